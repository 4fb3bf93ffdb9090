/*
 * Targets that count from another number: from the baseline, from the year
 * before, or from the whole that an item is counted out of; and ranks.
 */
#include "base/utf8.h"
#include "model/plan_reader.h"
#include "model/value.h"

#define COUNT(t) (sizeof(t) / sizeof *(t))

static const struct {
	struct str word;
	enum target_base base;
} bases[] = {
	{STR_INIT("計画策定時"), TARGET_OF_BASELINE}, {STR_INIT("策定時"), TARGET_OF_BASELINE},
	{STR_INIT("基準値"), TARGET_OF_BASELINE},     {STR_INIT("基準年度"), TARGET_OF_BASELINE},
	{STR_INIT("基準年"), TARGET_OF_BASELINE},     {STR_INIT("現状値"), TARGET_OF_BASELINE},
	{STR_INIT("現状"), TARGET_OF_BASELINE},	      {STR_INIT("baseline"), TARGET_OF_BASELINE},
	{STR_INIT("前年度実績"), TARGET_OF_PREVIOUS}, {STR_INIT("前年度"), TARGET_OF_PREVIOUS},
	{STR_INIT("前年"), TARGET_OF_PREVIOUS},	      {STR_INIT("昨年度"), TARGET_OF_PREVIOUS},
	{STR_INIT("previous"), TARGET_OF_PREVIOUS},   {STR_INIT("whole"), TARGET_OF_WHOLE},
};

static const struct str joints[] = {STR_INIT("に対して"), STR_INIT("と比べて"), STR_INIT("比で"), STR_INIT("比"),
				    STR_INIT("より"),	  STR_INIT("から"),	STR_INIT("の"),	  STR_INIT("を")};

static const struct {
	struct str word;
	int way;
} changes[] = {
	{STR_INIT("増加"), 1},	 {STR_INIT("増"), 1},	 {STR_INIT("上昇"), 1},	 {STR_INIT("向上"), 1},
	{STR_INIT("アップ"), 1}, {STR_INIT("減少"), -1}, {STR_INIT("削減"), -1}, {STR_INIT("低減"), -1},
	{STR_INIT("縮減"), -1},	 {STR_INIT("低下"), -1}, {STR_INIT("抑制"), -1}, {STR_INIT("ダウン"), -1},
	{STR_INIT("減"), -1},
};

static const struct {
	struct str word;
	enum target_op op;
} bounds[] = {{STR_INIT("以上"), TARGET_AT_LEAST},
	      {STR_INIT("以下"), TARGET_AT_MOST},
	      {STR_INIT("超"), TARGET_ABOVE},
	      {STR_INIT("未満"), TARGET_BELOW}};

bool target_is_open(const struct target *t)
{
	return t->op == TARGET_INCREASE || t->op == TARGET_DECREASE || t->base == TARGET_OF_PREVIOUS ||
	       t->base == TARGET_OF_WHOLE;
}

bool unit_is_rank(struct str unit)
{
	return str_eq(str_trim(unit), STR("位"));
}

struct parser {
	struct plan_reader *r;
	const struct item *item;
	struct target *t;
	struct str text, s; /* all of it, and what is left */
	bool named;	    /* what it counts from is said */
};

static bool take(struct str *s, struct str word)
{
	if (!str_has_prefix(*s, word))
		return false;
	*s = str_trim(str_slice(*s, word.n, SIZE_MAX));
	return true;
}

static bool take_end(struct str *s, struct str word)
{
	if (!str_has_suffix(*s, word))
		return false;
	*s = str_trim(str_slice(*s, 0, s->n - word.n));
	return true;
}

static bool take_base(struct parser *p)
{
	size_t i;

	for (i = 0; i < COUNT(bases); i++)
		if (take(&p->s, bases[i].word)) {
			p->t->base = bases[i].base;
			for (i = 0; i < COUNT(joints) && !take(&p->s, joints[i]); i++)
				;
			return p->named = true;
		}
	return false;
}

static bool take_change(struct str *s, int *way)
{
	size_t i;

	for (i = 0; i < COUNT(changes); i++)
		if (take_end(s, changes[i].word)) {
			*way = changes[i].way;
			return true;
		}
	return false;
}

/* Digits with a point, at the front; false: none. */
static bool take_number(struct arena *a, struct str *s, struct rat *out)
{
	size_t n = 0;
	struct number x;

	while (n < s->n && ((s->p[n] >= '0' && s->p[n] <= '9') || s->p[n] == '.'))
		n++;
	if (!value_decimal(a, str_slice(*s, 0, n), &x))
		return false;
	*out = x.value;
	*s = str_trim(str_slice(*s, n, SIZE_MAX));
	return true;
}

static bool is_points(struct str s)
{
	static const struct str words[] = {STR_INIT("ポイント"), STR_INIT("%ポイント"), STR_INIT("points"),
					   STR_INIT("point"),	 STR_INIT("pt"),	STR_INIT("percentage points"),
					   STR_INIT("pp")};
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(s, words[i]))
			return true;
	return false;
}

enum amount_kind { AMOUNT_NONE, AMOUNT_SHARE, AMOUNT_POINTS, AMOUNT_UNITS, AMOUNT_TIMES };

/* 8%, 8割, 1割5分, 5ポイント, 500人, 1.2倍: all of `s`. */
static enum amount_kind read_amount(struct parser *p, struct str s, struct rat *out)
{
	struct arena *a = p->r->b.arena;
	struct rat more;

	if (!take_number(a, &s, out))
		return AMOUNT_NONE;
	if (str_eq(s, STR("%")) || str_eq(s, STR("パーセント"))) {
		*out = rat_div(a, *out, rat_of(100));
		return AMOUNT_SHARE;
	}
	if (take(&s, STR("割"))) {
		*out = rat_div(a, *out, rat_of(10));
		if (s.n == 0)
			return AMOUNT_SHARE;
		if (!take_number(a, &s, &more) || !str_eq(s, STR("分")))
			return AMOUNT_NONE;
		*out = rat_add(a, *out, rat_div(a, more, rat_of(100)));
		return AMOUNT_SHARE;
	}
	if (str_eq(s, STR("倍")))
		return AMOUNT_TIMES;
	if (is_points(s))
		return AMOUNT_POINTS;
	return s.n == 0 || unit_same(a, s, p->item->unit.s) ? AMOUNT_UNITS : AMOUNT_NONE;
}

static bool is_percent(const struct parser *p)
{
	return unit_same(p->r->b.arena, p->item->unit.s, STR("%"));
}

static void set(struct parser *p, enum target_op op, struct rat factor, struct rat offset)
{
	p->t->op = op;
	p->t->factor = factor;
	p->t->offset = offset;
	if (p->t->base == TARGET_ABSOLUTE)
		p->t->base = TARGET_OF_BASELINE;
}

/* The number, where the plan itself tells it; what it is counted from must be there. */
static bool settle(struct parser *p)
{
	struct arena *a = p->r->b.arena;
	struct target *t = p->t;
	const struct baseline *b = &p->item->baseline;
	int scale = b->value.scale > 0 ? b->value.scale : 0;

	t->has_number = t->base == TARGET_OF_BASELINE;
	t->value = (struct number){rat_of(0), 0};
	if (t->base == TARGET_OF_WHOLE && p->item->whole_id.s.n == 0)
		return condition_report(p->r, t->at,
					MSG(N_("\"%s\" is a share of a whole, and none is given"), p->text),
					MSG(N_("name the figure that it is counted out of under \"whole\"")));
	if (t->base != TARGET_OF_BASELINE)
		return true;
	if (!b->given || !b->has_number)
		return condition_report(p->r, t->at,
					MSG(N_("\"%s\" counts from a baseline, and none is given"), p->text),
					MSG(N_("add \"baseline: {year: …, value: …}\"")));
	t->value.value = rat_add(a, rat_mul(a, b->value.value, t->factor), t->offset);
	while (scale < 3 && !rat_is_integer(rat_mul(a, t->value.value, rat_pow(a, rat_of(10), scale))))
		scale++;
	t->value.scale = scale;
	return true;
}

/* A change by so much: 8割減, 500人増, 5ポイント増. */
static bool read_change(struct parser *p, struct str s, int way, bool *ok)
{
	struct arena *a = p->r->b.arena;
	enum target_op op = way > 0 ? TARGET_AT_LEAST : TARGET_AT_MOST;
	struct rat amount, sign = rat_of(way), one = rat_of(1);

	take_end(&s, STR("以上"));
	if (str_eq(s, STR("倍")) && way > 0) {
		set(p, op, rat_of(2), rat_of(0));
	} else if (str_eq(s, STR("半")) && way < 0) {
		set(p, op, rat_ratio(a, 1, 2), rat_of(0));
	} else if (s.n == 0 && p->named) {
		set(p, way > 0 ? TARGET_ABOVE : TARGET_BELOW, one, rat_of(0));
	} else {
		switch (read_amount(p, s, &amount)) {
		case AMOUNT_SHARE:
			if (is_percent(p)) {
				*ok = condition_report(
					p->r, p->t->at,
					MSG(N_("\"%s\" may mean points or a share of the value"), p->text),
					MSG(N_("write 5ポイント増, 5 points more, or baseline × 1.05")));
				return true;
			}
			set(p, op, rat_add(a, one, rat_mul(a, sign, amount)), rat_of(0));
			break;
		case AMOUNT_POINTS:
			if (!is_percent(p))
				return false;
			set(p, op, one, rat_mul(a, sign, amount));
			break;
		case AMOUNT_UNITS:
			set(p, op, one, rat_mul(a, sign, amount));
			break;
		case AMOUNT_TIMES:
		case AMOUNT_NONE:
			return false;
		}
	}
	*ok = settle(p);
	return true;
}

/* 基準値以上, 現状維持, 前年度の1.2倍, 1.5倍. */
static bool read_level_of(struct parser *p, enum target_op op, bool signed_already, bool *ok)
{
	struct str s = p->s;
	struct rat factor = rat_of(1);
	enum amount_kind kind = AMOUNT_NONE;
	size_t i;
	bool bounded = signed_already;

	for (i = 0; i < COUNT(bounds) && !bounded; i++)
		if (take_end(&s, bounds[i].word)) {
			op = bounds[i].op;
			bounded = true;
		}
	if (s.n > 0 && (kind = read_amount(p, s, &factor)) == AMOUNT_NONE)
		return false;
	if (kind == AMOUNT_UNITS || kind == AMOUNT_POINTS || (kind == AMOUNT_SHARE && !p->named))
		return false;
	if (!p->named && kind != AMOUNT_TIMES)
		return false;
	set(p, op, factor, rat_of(0));
	*ok = settle(p);
	return true;
}

/* baseline × 1.2, previous + 500, whole × 80%. */
static bool read_formula(struct parser *p, enum target_op op, bool *ok)
{
	struct arena *a = p->r->b.arena;
	struct rat amount;
	struct str s = p->s;
	bool plus = take(&s, STR("+")), minus = !plus && (take(&s, STR("-")) || take(&s, STR("−")));
	bool times = !plus && !minus && (take(&s, STR("×")) || take(&s, STR("*")) || take(&s, STR("x")));
	struct rat sign = rat_of(minus ? -1 : 1), one = rat_of(1);

	if (!plus && !minus && !times)
		return false;
	switch (read_amount(p, s, &amount)) {
	case AMOUNT_SHARE:
		set(p, op, times ? amount : rat_add(a, one, rat_mul(a, sign, amount)), rat_of(0));
		if (!times && is_percent(p)) {
			*ok = condition_report(p->r, p->t->at,
					       MSG(N_("\"%s\" may mean points or a share of the value"), p->text),
					       MSG(N_("write 5ポイント増, 5 points more, or baseline × 1.05")));
			return true;
		}
		break;
	case AMOUNT_POINTS:
	case AMOUNT_UNITS:
		set(p, op, times ? amount : one, times ? rat_of(0) : rat_mul(a, sign, amount));
		break;
	case AMOUNT_TIMES:
		if (!times)
			return false;
		set(p, op, amount, rat_of(0));
		break;
	case AMOUNT_NONE:
		return false;
	}
	*ok = settle(p);
	return true;
}

static bool is_all(struct str s)
{
	static const struct str words[] = {STR_INIT("全員"), STR_INIT("全校"),	 STR_INIT("全て"),   STR_INIT("すべて"),
					   STR_INIT("全数"), STR_INIT("全件"),	 STR_INIT("全部"),   STR_INIT("全施設"),
					   STR_INIT("全戸"), STR_INIT("全地区"), STR_INIT("全世帯"), STR_INIT("all")};
	size_t i;

	for (i = 0; i < COUNT(words); i++)
		if (str_eq(s, words[i]))
			return true;
	return false;
}

/* 全員: every one of the whole, or of a percentage 100. */
static bool read_all(struct parser *p, bool *ok)
{
	*ok = true;
	if (is_percent(p) && p->item->whole_id.s.n == 0) {
		p->t->op = TARGET_AT_LEAST;
		p->t->has_number = true;
		p->t->value = (struct number){rat_of(100), 0};
		return true;
	}
	p->t->base = TARGET_OF_WHOLE;
	set(p, TARGET_AT_LEAST, rat_of(1), rat_of(0));
	*ok = settle(p);
	return true;
}

/* The length of a digit, or of 第 before one, at the start of a text; 0: there is none. */
static bool begins_rank(struct str s)
{
	static const struct str ordinal = STR_INIT("第"), wide = STR_INIT("\xef\xbc"); /* ０ to ９: EF BC 90 to 99 */
	if (str_has_prefix(s, ordinal))
		s = str_slice(s, ordinal.n, SIZE_MAX);
	if (s.n && s.p[0] >= '0' && s.p[0] <= '9')
		return true;
	return s.n > wide.n && str_has_prefix(s, wide) && (unsigned char)s.p[2] >= 0x90 &&
	       (unsigned char)s.p[2] <= 0x99;
}

bool rank_split(struct str text, struct str *among, struct str *rank)
{
	enum { AMONG_BYTES_MAX = 60 };
	size_t at = 0;
	while (at < text.n && at <= AMONG_BYTES_MAX && !begins_rank(str_slice(text, at, SIZE_MAX)))
		at++;
	*among = str_trim(str_slice(text, 0, at));
	*rank = str_slice(text, at, SIZE_MAX);
	return among->n > 0 && at < text.n && at <= AMONG_BYTES_MAX;
}

/* 東北1位, 3位以内: that rank or a better one. */
static bool read_rank(struct parser *p, bool *ok)
{
	struct str s = p->s;
	size_t at = 0;
	struct number x;

	if (!unit_is_rank(p->item->unit.s) || (!take_end(&s, STR("位以内")) && !take_end(&s, STR("位"))))
		return false;
	while (at < s.n && !(s.p[at] >= '0' && s.p[at] <= '9'))
		at++;
	p->t->among = str_trim(str_slice(s, 0, at));
	if (str_has_suffix(p->t->among, STR("第")))
		p->t->among = str_trim(str_slice(p->t->among, 0, p->t->among.n - STR("第").n));
	if (!value_decimal(p->r->b.arena, str_slice(s, at, SIZE_MAX), &x))
		return false;
	p->t->op = TARGET_AT_MOST;
	p->t->has_number = true;
	p->t->value = x;
	*ok = true;
	return true;
}

/* --- In English ----------------------------------------------------------------- */

/* As take() and take_end(), of a whole word. */
static bool take_word(struct str *s, struct str word)
{
	struct str left = *s;
	if (!take(&left, word) || (left.n > 0 && s->p[word.n] != ' '))
		return false;
	*s = left;
	return true;
}

static bool take_last(struct str *s, struct str word)
{
	struct str left = *s;
	if (!take_end(&left, word) || (left.n > 0 && s->p[s->n - word.n - 1] != ' '))
		return false;
	*s = left;
	return true;
}

/* "on the baseline", "from last year": what a change counts from, behind it. */
static void take_english_base(struct parser *p, struct str *s)
{
	static const struct {
		struct str word;
		enum target_base base;
	} from[] = {{STR_INIT("baseline"), TARGET_OF_BASELINE},
		    {STR_INIT("previous year"), TARGET_OF_PREVIOUS},
		    {STR_INIT("year before"), TARGET_OF_PREVIOUS},
		    {STR_INIT("last year"), TARGET_OF_PREVIOUS}};
	static const struct str joint[] = {STR_INIT("from"),	STR_INIT("on"),	  STR_INIT("over"),
					   STR_INIT("against"), STR_INIT("than"), STR_INIT("at")};
	for (size_t i = 0; i < COUNT(from); i++) {
		struct str left = *s;
		if (!take_last(&left, from[i].word) || left.n == 0)
			continue;
		take_last(&left, STR("the"));
		/* "5 points below baseline": the joint says which way. */
		bool joined = str_has_suffix(left, STR(" below")) || str_has_suffix(left, STR(" above"));
		for (size_t j = 0; j < COUNT(joint) && !joined; j++)
			joined = take_last(&left, joint[j]);
		if (!joined)
			continue;
		p->t->base = from[i].base;
		p->named = true;
		*s = left;
		return;
	}
}

/* "reduce by 8%", "a 10% increase on last year", "5 points above baseline", "maintain". */
static bool read_english(struct parser *p, bool *ok)
{
	static const struct {
		struct str word;
		int way;
	} verbs[] = {{STR_INIT("increase by"), 1},  {STR_INIT("increase of"), 1},  {STR_INIT("raise by"), 1},
		     {STR_INIT("rise by"), 1},	    {STR_INIT("grow by"), 1},	   {STR_INIT("decrease by"), -1},
		     {STR_INIT("reduce by"), -1},   {STR_INIT("cut by"), -1},	   {STR_INIT("fall by"), -1},
		     {STR_INIT("decrease of"), -1}, {STR_INIT("reduction of"), -1}},
	  nouns[] = {{STR_INIT("increase"), 1},	  {STR_INIT("rise"), 1},  {STR_INIT("growth"), 1},
		     {STR_INIT("above"), 1},	  {STR_INIT("more"), 1},  {STR_INIT("decrease"), -1},
		     {STR_INIT("reduction"), -1}, {STR_INIT("fall"), -1}, {STR_INIT("cut"), -1},
		     {STR_INIT("below"), -1},	  {STR_INIT("fewer"), -1}};
	static const struct str kept[] = {STR_INIT("maintain"), STR_INIT("maintained"), STR_INIT("no change")};
	struct str s = p->s;

	take_word(&s, STR("a"));
	take_word(&s, STR("an"));
	take_english_base(p, &s);
	for (size_t i = 0; i < COUNT(kept); i++)
		if (str_eq(s, kept[i])) {
			set(p, condition_default_op(p->item), rat_of(1), rat_of(0));
			*ok = settle(p);
			return true;
		}
	if (str_eq(s, STR("halve")))
		return read_change(p, STR("半"), -1, ok);
	if (str_eq(s, STR("double")))
		return read_change(p, STR("倍"), 1, ok);
	for (size_t i = 0; i < COUNT(verbs); i++)
		if (take_word(&s, verbs[i].word))
			return read_change(p, s, verbs[i].way, ok);
	for (size_t i = 0; i < COUNT(nouns); i++)
		if (take_last(&s, nouns[i].word))
			return (s.n > 0 || p->named) && read_change(p, s, nouns[i].way, ok);
	return false;
}

bool relative_read(struct plan_reader *r, const struct item *i, struct str text, struct target *t, bool *ok)
{
	struct parser p = {.r = r, .item = i, .t = t, .text = text, .s = text};
	struct target before = *t;
	enum target_op op = condition_default_op(i);
	bool sign, found;
	struct str rest;
	int way;

	if (is_all(text))
		return read_all(&p, ok);
	if (read_rank(&p, ok))
		return true;
	p.s = condition_uncapitalised(r->b.arena, text);
	if (read_english(&p, ok))
		return true;
	*t = before;
	p.named = false;
	p.s = text;
	sign = condition_take_sign(&p.s, &op);
	take_base(&p);
	rest = p.s;
	if (!p.named && str_eq(p.s, STR("維持")))
		p.named = true;
	if (p.named && (str_eq(p.s, STR("維持")) || str_eq(p.s, STR("維持する")) || str_eq(p.s, STR("並み")))) {
		set(&p, op, rat_of(1), rat_of(0));
		*ok = settle(&p);
		return true;
	}
	if (!sign && take_change(&rest, &way))
		found = read_change(&p, rest, way, ok);
	else
		found = (p.named && read_formula(&p, op, ok)) || read_level_of(&p, op, sign, ok);
	if (!found)
		*t = before;
	return found;
}
