#include "model/plan_reader.h"

#include "base/utf8.h"
#include "model/unit.h"
#include "model/value.h"
#include "read/quantity.h"

/* What a plan puts in a year without a target, after NFKC, which makes - of － and ー of ｰ. */
static const struct str dashes[] = {STR_INIT("—"), STR_INIT("―"), STR_INIT("-"), STR_INIT("ー"),
				    STR_INIT("–"), STR_INIT("−"), STR_INIT("‐"), STR_INIT("─")};

static const struct {
	struct str sign;
	enum target_op op;
} signs[] = {
	{STR_INIT(">="), TARGET_AT_LEAST}, {STR_INIT("≧"), TARGET_AT_LEAST}, {STR_INIT("≥"), TARGET_AT_LEAST},
	{STR_INIT("<="), TARGET_AT_MOST},  {STR_INIT("≦"), TARGET_AT_MOST},  {STR_INIT("≤"), TARGET_AT_MOST},
	{STR_INIT("="), TARGET_EXACTLY},   {STR_INIT(">"), TARGET_ABOVE},    {STR_INIT("<"), TARGET_BELOW},
};

static const struct {
	struct str word;
	enum target_op op;
} trends[] = {
	{STR_INIT("増加"), TARGET_INCREASE},	  {STR_INIT("増"), TARGET_INCREASE},
	{STR_INIT("上昇"), TARGET_INCREASE},	  {STR_INIT("向上"), TARGET_INCREASE},
	{STR_INIT("increase"), TARGET_INCREASE},  {STR_INIT("減少"), TARGET_DECREASE},
	{STR_INIT("減"), TARGET_DECREASE},	  {STR_INIT("低下"), TARGET_DECREASE},
	{STR_INIT("decrease"), TARGET_DECREASE},  {STR_INIT("reduce"), TARGET_DECREASE},
	{STR_INIT("reduction"), TARGET_DECREASE},
};

static const struct str range_signs[] = {STR_INIT(".."), STR_INIT("〜"), STR_INIT("~"), STR_INIT("–")};

/* A target or milestone as a map. */
struct condition_draft {
	struct node *value, *at_least, *at_most, *exactly, *above, *below, *between, *level;
	bool increase, decrease, standing;
	struct span standing_at;
	struct field text, note;
};

#define MEMBER(m) .offset = offsetof(struct condition_draft, m)
#define COUNT(t)  (sizeof(t) / sizeof *(t))

static const struct schema_key words_keys[] = {
	{.name = "text", .type = SCHEMA_TEXT, MEMBER(text), .doc = "The words of the plan's own table."},
	{.name = "level",
	 .type = SCHEMA_VALUE,
	 MEMBER(level),
	 .doc = "Level of the scale that it asks for; other words for the level will do."},
	{.name = "standing",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(standing),
	 .at = offsetof(struct condition_draft, standing_at),
	 .doc = "Whether it holds until the next one, or to the end of the plan."},
	{.name = "note", .type = SCHEMA_TEXT, MEMBER(note), .doc = "Remark on it."},
};

const struct schema schema_milestone = {
	.name = N_("a milestone"),
	.doc = "What an action shall have reached, where its text does not say the level.",
	.key = words_keys,
	.n = COUNT(words_keys)};

static const struct schema_key target_keys[] = {
	{.name = "value",
	 .type = SCHEMA_VALUE,
	 MEMBER(value),
	 .doc = "The value, met as the indicator's direction says: reached by higher, not passed by lower, kept by "
		"keep. "
		"A condition such as \">= 3000\", \"5以下\" or \"10..20\" will do."},
	{.name = "at-least", .type = SCHEMA_VALUE, MEMBER(at_least), .doc = "Met by this value and above."},
	{.name = "at-most", .type = SCHEMA_VALUE, MEMBER(at_most), .doc = "Met by this value and below."},
	{.name = "exactly", .type = SCHEMA_VALUE, MEMBER(exactly), .doc = "Met by this value alone."},
	{.name = "above", .type = SCHEMA_VALUE, MEMBER(above), .doc = "Met above this value."},
	{.name = "below", .type = SCHEMA_VALUE, MEMBER(below), .doc = "Met below this value."},
	{.name = "between",
	 .type = SCHEMA_VALUE_PAIR,
	 MEMBER(between),
	 .doc = "Met from the first value to the second, both inside."},
	{.name = "increase",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(increase),
	 .doc = "Met by more than the baseline, or than the year before where there is none."},
	{.name = "decrease",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(decrease),
	 .doc = "Met by less than the baseline, or than the year before where there is none."},
};

const struct schema schema_target = {.name = N_("a target"),
				     .doc = "A target that says more than its value; it has exactly one condition.",
				     .base = &schema_milestone,
				     .key = target_keys,
				     .n = COUNT(target_keys)};

static struct str plain(struct arena *a, struct str s)
{
	return str_trim(utf8_nfkc(a, s));
}

static bool is_dash(struct arena *a, struct str s)
{
	/* Three of the longest in bytes. */
	enum { DASH_BYTES_MAX = 9 };
	size_t i, n;

	if (s.n == 0 || s.n > DASH_BYTES_MAX || (s.p[0] >= '0' && s.p[0] <= '9'))
		return false;
	s = plain(a, s);
	for (i = 0; i < COUNT(dashes); i++) {
		if (!str_has_prefix(s, dashes[i]))
			continue;
		for (n = 0; n < s.n; n += dashes[i].n)
			if (!str_has_prefix(str_slice(s, n, SIZE_MAX), dashes[i]))
				return false;
		return true;
	}
	return false;
}

/* What tables have in the years behind the one in which an action was finished. */
static bool is_none(struct arena *a, struct str s)
{
	static const struct str words[] = {STR_INIT("なし"), STR_INIT("無し"), STR_INIT("無"), STR_INIT("該当なし")};
	struct str word = plain(a, s);
	size_t i;

	for (i = 0; i < COUNT(words); i++)
		if (str_eq(word, words[i]))
			return true;
	return false;
}

/* What tables have where a target is still to be set. */
static bool is_unset(struct arena *a, struct str s)
{
	static const struct str words[] = {STR_INIT("未定"), STR_INIT("未設定"), STR_INIT("設定なし"),
					   STR_INIT("TBC"),  STR_INIT("TBD"),	 STR_INIT("N/A"),
					   STR_INIT("n/a"),  STR_INIT("not set")};
	struct str word = plain(a, s);

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(word, words[i]))
			return true;
	return false;
}

struct str condition_uncapitalised(struct arena *a, struct str s)
{
	if (s.n < 2 || s.p[0] < 'A' || s.p[0] > 'Z' || s.p[1] < 'a' || s.p[1] > 'z')
		return s;
	char first = (char)(s.p[0] - 'A' + 'a');
	struct str part[] = {{&first, 1}, str_slice(s, 1, SIZE_MAX)};
	return str_join(a, part, 2, STR(""));
}

enum target_op condition_default_op(const struct item *i)
{
	static const enum target_op by_direction[DIRECTION_COUNT] = {[DIRECTION_HIGHER] = TARGET_AT_LEAST,
								     [DIRECTION_LOWER] = TARGET_AT_MOST,
								     [DIRECTION_KEEP] = TARGET_EXACTLY};

	return by_direction[i->direction];
}

bool condition_take_sign(struct str *s, enum target_op *op)
{
	size_t i;

	for (i = 0; i < COUNT(signs); i++)
		if (str_has_prefix(*s, signs[i].sign)) {
			*s = str_trim(str_slice(*s, signs[i].sign.n, SIZE_MAX));
			*op = signs[i].op;
			return true;
		}
	return false;
}

bool condition_report(struct plan_reader *r, struct span at, struct msg text, struct msg help)
{
	diag_help(diag_add(r->b.diags, DIAG_ERROR, STR("bad-target"), at, text), help);
	return false;
}

static bool report_text(struct plan_reader *r, struct str s, struct span at)
{
	return condition_report(
		r, at, MSG(N_("\"%s\" cannot be compared with a number"), s),
		MSG(N_("write a number and put the plan's words under \"text\", or give the indicator a "
		       "\"scale\"")));
}

/* Makes *q, read from s, a number in the item's unit. */
static bool fit_unit(struct plan_reader *r, const struct item *i, struct quantity *q, struct str s, struct span at)
{
	struct diag *d;

	if (q->unit.n == 0 || (i->unit.s.n > 0 && unit_fit(r->b.arena, i->unit.s, s, q)))
		return true;
	if (i->unit.s.n == 0) {
		d = diag_add(r->b.diags, DIAG_ERROR, STR("bad-target"), at,
			     MSG(N_("\"%s\" has the unit \"%s\", and \"%s\" has none"), s, q->unit, i->id.s));
		diag_help(d, MSG(N_("add \"unit: %s\" to it, or leave the unit out here"), q->unit));
		return false;
	}
	d = diag_add(r->b.diags, DIAG_ERROR, STR("bad-target"), at,
		     MSG(N_("\"%s\" has the unit \"%s\", and \"%s\" has \"%s\""), s, q->unit, i->id.s, i->unit.s));
	diag_help(d, MSG(N_("write the number in that unit, or change the unit")));
	return false;
}

/* A number with the item's unit or none; *marks takes what says how it is to be met. */
static bool read_amount(struct plan_reader *r, const struct item *i, struct str s, struct span at, struct number *out,
			unsigned *marks)
{
	struct quantity q;
	bool almost = false;

	*marks = 0;
	if (value_decimal(r->b.arena, s, out))
		return true;
	if (value_is_slip(r->b.arena, s)) {
		value_report_number(&r->b, STR("bad-target"), at, s);
		return false;
	}
	q = quantity_parse(r->b.arena, s, &almost);
	if (q.kind != QUANTITY_NUMBER) {
		if (!almost)
			return report_text(r, s, at);
		value_report_number(&r->b, STR("bad-target"), at, s);
		return false;
	}
	if (!fit_unit(r, i, &q, s, at))
		return false;
	*marks = q.marks;
	*out = (struct number){.value = q.value, .scale = q.scale > 0 ? q.scale : 0};
	return true;
}

/* A number and nothing that would say how it is to be met. */
static bool read_bare_amount(struct plan_reader *r, const struct item *i, struct str s, struct span at,
			     struct number *out)
{
	unsigned marks;

	if (!read_amount(r, i, s, at, out, &marks))
		return false;
	if (marks == 0)
		return true;
	return condition_report(r, at, MSG(N_("\"%s\" says more than a number"), s),
				MSG(N_("write the number alone, and the plan's words under \"text\"")));
}

/* Sets t->op by 以上 and its like; false, with a finding, for 約 and others that make no target. */
static bool apply_marks(struct plan_reader *r, unsigned marks, bool signed_already, struct str s, struct target *t)
{
	static const struct {
		unsigned mark;
		enum target_op op;
	} ops[] = {{QUANTITY_OR_MORE, TARGET_AT_LEAST},
		   {QUANTITY_OR_LESS, TARGET_AT_MOST},
		   {QUANTITY_OVER, TARGET_ABOVE},
		   {QUANTITY_UNDER, TARGET_BELOW}};
	size_t n;

	if (marks == 0)
		return true;
	for (n = 0; n < COUNT(ops) && !signed_already; n++)
		if (marks == ops[n].mark) {
			t->op = ops[n].op;
			return true;
		}
	return condition_report(
		r, t->at, MSG(N_("\"%s\" is not one condition"), s),
		MSG(N_("write one of: 3000, \">= 3000\", \"3000以上\", \"10..20\"; the plan's words go under "
		       "\"text\"")));
}

static bool check_range(struct plan_reader *r, const struct target *t)
{
	if (rat_cmp(t->value.value, t->upper.value) <= 0)
		return true;
	return condition_report(r, t->at, MSG(N_("no value is in this range")),
				MSG(N_("write the smaller bound first")));
}

/* "between 10 and 20", "10 to 20". */
static bool split_words(struct str s, struct str *low, struct str *high)
{
	static const struct str between = STR_INIT("between "), joint[] = {STR_INIT(" to "), STR_INIT(" and ")};
	bool named = str_has_prefix(s, between);
	size_t at;

	if (!named && !(s.n > 0 && ((s.p[0] >= '0' && s.p[0] <= '9') || s.p[0] == '-')))
		return false;
	s = named ? str_slice(s, between.n, SIZE_MAX) : s;
	at = str_find(s, joint[named]);
	if (at == SIZE_MAX)
		return false;
	*low = str_trim(str_slice(s, 0, at));
	*high = str_trim(str_slice(s, at + joint[named].n, SIZE_MAX));
	return low->n > 0 && high->n > 0;
}

/* Finds a range's sign with something on both sides; false: none. */
static bool split_range(struct str s, struct str *low, struct str *high)
{
	size_t i, at;

	for (i = 0; i < COUNT(range_signs); i++) {
		at = str_find(s, range_signs[i]);
		if (at == SIZE_MAX)
			continue;
		*low = str_trim(str_slice(s, 0, at));
		*high = str_trim(str_slice(s, at + range_signs[i].n, SIZE_MAX));
		if (low->n > 0 && high->n > 0)
			return true;
	}
	return false;
}

static bool read_number_condition(struct plan_reader *r, const struct item *i, struct str text, struct target *t)
{
	struct str s = plain(r->b.arena, text), low, high, word;
	unsigned marks;
	bool sign, ok;
	size_t n;

	/* Bare digits, as most targets are, say nothing else. */
	if (value_decimal(r->b.arena, s, &t->value)) {
		t->op = condition_default_op(i);
		t->has_number = true;
		return true;
	}
	word = condition_uncapitalised(r->b.arena, s);
	for (n = 0; n < COUNT(trends); n++)
		if (str_eq(word, trends[n].word)) {
			t->op = trends[n].op;
			return true;
		}
	if (relative_read(r, i, s, t, &ok)) {
		if (t->text.s.n == 0)
			t->text = (struct field){text, t->at};
		return ok;
	}
	t->op = condition_default_op(i);
	t->has_number = true;
	sign = condition_take_sign(&s, &t->op);
	if (!sign && (split_range(s, &low, &high) || split_words(word, &low, &high))) {
		t->op = TARGET_BETWEEN;
		return read_bare_amount(r, i, low, t->at, &t->value) &&
		       read_bare_amount(r, i, high, t->at, &t->upper) && check_range(r, t);
	}
	return read_amount(r, i, s, t->at, &t->value, &marks) && apply_marks(r, marks, sign, s, t);
}

static bool read_level_condition(struct plan_reader *r, const struct item *i, struct str text, struct target *t)
{
	static const struct str or_above = STR_INIT("以上"), or_below = STR_INIT("以下");
	struct str s = text;

	t->op = condition_default_op(i);
	t->level = scale_find(r->b.arena, i->scale, s);
	if (t->level == SIZE_MAX) {
		s = plain(r->b.arena, s);
		if (!condition_take_sign(&s, &t->op) && (str_has_suffix(s, or_above) || str_has_suffix(s, or_below))) {
			t->op = str_has_suffix(s, or_above) ? TARGET_AT_LEAST : TARGET_AT_MOST;
			s = str_trim(str_slice(s, 0, s.n - or_above.n));
		}
		if (!scale_read_level(r, i->scale, s, t->at, &t->level))
			return false;
	}
	if (!str_eq(s, i->scale->level[t->level].name.s) && t->text.s.n == 0)
		t->text = (struct field){text, t->at};
	return true;
}

/* What the plan's words ask for: the level of that name, or else that all is done. */
static void set_milestone(struct plan_reader *r, const struct item *i, struct field text, struct target *t)
{
	t->text = text;
	t->op = TARGET_AT_LEAST;
	t->level = scale_find(r->b.arena, i->scale, text.s);
	if (t->level == SIZE_MAX)
		t->level = i->scale->n - 1;
}

static bool read_scalar(struct plan_reader *r, const struct item *i, const struct node *n, struct target *t)
{
	struct field text = value_text(n);

	t->at = n->span;
	if (str_trim(text.s).n == 0 || node_is_null(n))
		return condition_report(r, n->span.start < n->span.end ? n->span : t->key,
					MSG(N_("no target is written here")),
					MSG(N_("write — when there is none for the year")));
	bool number = i->kind != ITEM_ACTION && !i->scale;
	if (is_dash(r->b.arena, text.s) || (i->kind == ITEM_ACTION && is_none(r->b.arena, text.s)) ||
	    (number && is_unset(r->b.arena, text.s))) {
		t->op = TARGET_NONE;
		t->standing = false;
		if (t->text.s.n == 0)
			t->text = text;
		return true;
	}
	if (i->kind == ITEM_ACTION) {
		set_milestone(r, i, text, t);
		return true;
	}
	return i->scale ? read_level_condition(r, i, text.s, t) : read_number_condition(r, i, text.s, t);
}

static bool read_milestone_map(struct plan_reader *r, const struct item *i, const struct condition_draft *d,
			       const struct node *node, struct target *t)
{
	t->at = node->span;
	if (!d->level && d->text.s.n == 0)
		return condition_report(r, node->span, MSG(N_("a milestone without \"text\" and \"level\"")),
					MSG(N_("write the words of the plan's table under \"text\"")));
	if (!d->level) {
		t->at = d->text.at;
		if (is_dash(r->b.arena, d->text.s) || is_none(r->b.arena, d->text.s)) {
			t->op = TARGET_NONE;
			t->standing = false;
			return true;
		}
		set_milestone(r, i, d->text, t);
		return true;
	}
	t->at = d->level->span;
	t->op = TARGET_AT_LEAST;
	return scale_read_level(r, i->scale, d->level->text, t->at, &t->level);
}

/* A bound that says itself how it is to be met. */
static bool read_bound(struct plan_reader *r, const struct item *i, const struct node *n, struct target *t)
{
	t->at = n->span;
	if (i->scale)
		return scale_read_level(r, i->scale, n->text, n->span, &t->level);
	t->has_number = true;
	return read_bare_amount(r, i, plain(r->b.arena, n->text), n->span, &t->value);
}

static bool read_between(struct plan_reader *r, const struct item *i, const struct node *n, struct target *t)
{
	t->at = n->span;
	if (i->scale)
		return condition_report(r, n->span, MSG(N_("levels of a scale have no range")),
					MSG(N_("write the level under \"at-least\", \"at-most\" or \"exactly\"")));
	if (n->n != 2 || n->item[0]->kind != NODE_SCALAR || n->item[1]->kind != NODE_SCALAR)
		return condition_report(r, n->span, MSG(N_("\"between\" takes two numbers")),
					MSG(N_("write [10, 20]")));
	t->has_number = true;
	return read_bare_amount(r, i, plain(r->b.arena, n->item[0]->text), n->item[0]->span, &t->value) &&
	       read_bare_amount(r, i, plain(r->b.arena, n->item[1]->text), n->item[1]->span, &t->upper) &&
	       check_range(r, t);
}

static bool read_trend(struct plan_reader *r, const struct item *i, const struct node *node, struct target *t)
{
	t->at = node->span;
	if (!i->scale)
		return true;
	return condition_report(r, node->span, MSG(N_("a scale has levels to reach, not a trend")),
				MSG(N_("write the level under \"level\"")));
}

static bool read_target_map(struct plan_reader *r, const struct item *i, const struct condition_draft *d,
			    const struct node *node, struct target *t)
{
	const struct {
		const struct node *bound;
		enum target_op op;
	} bounds[] = {{d->level, condition_default_op(i)}, {d->at_least, TARGET_AT_LEAST}, {d->at_most, TARGET_AT_MOST},
		      {d->exactly, TARGET_EXACTLY},	   {d->above, TARGET_ABOVE},	   {d->below, TARGET_BELOW},
		      {d->between, TARGET_BETWEEN}};
	const struct node *bound = NULL;
	size_t n, given = (size_t)(d->value != NULL) + d->increase + d->decrease;

	for (n = 0; n < COUNT(bounds); n++)
		if (bounds[n].bound) {
			bound = bounds[n].bound;
			t->op = bounds[n].op;
			given++;
		}
	if (given == 0)
		return condition_report(
			r, node->span, MSG(N_("a target without a value to compare with")),
			MSG(N_("add one of: value, at-least, at-most, exactly, above, below, between, increase, "
			       "decrease, level")));
	if (given > 1)
		return condition_report(r, node->span, MSG(N_("a target with more than one condition")),
					MSG(N_("keep one; for a range write \"between: [10, 20]\"")));
	if (d->value)
		return read_scalar(r, i, d->value, t);
	if (d->level && !i->scale)
		return condition_report(r, d->level->span, MSG(N_("a level for an indicator without a scale")),
					MSG(N_("give the indicator a \"scale\", or write a number under \"value\"")));
	if (!bound) {
		t->op = d->increase ? TARGET_INCREASE : TARGET_DECREASE;
		return read_trend(r, i, node, t);
	}
	return bound == d->between ? read_between(r, i, bound, t) : read_bound(r, i, bound, t);
}

bool condition_read(struct plan_reader *r, struct item *i, struct node *node, struct target *t)
{
	struct condition_draft d = {.standing = t->standing};
	bool action = i->kind == ITEM_ACTION;

	if (node->kind == NODE_LIST) {
		value_report_type(&r->b, NULL, node, action ? N_("a milestone") : N_("a target"));
		return false;
	}
	if (node->kind == NODE_SCALAR)
		return read_scalar(r, i, node, t);
	schema_bind(&r->b, action ? &schema_milestone : &schema_target, node, &d);
	t->text = d.text;
	t->note = d.note;
	t->standing = d.standing;
	return action ? read_milestone_map(r, i, &d, node, t) : read_target_map(r, i, &d, node, t);
}

bool condition_read_value(struct plan_reader *r, struct item *i, const struct node *node, struct number *number,
			  size_t *level)
{
	struct str s = plain(r->b.arena, node->text);

	if (is_dash(r->b.arena, s))
		return false;
	if (i->scale)
		return scale_read_level(r, i->scale, s, node->span, level);
	return read_bare_amount(r, i, s, node->span, number);
}

bool condition_read_text(struct arena *a, struct diag_list *diags, const struct item *i, struct field text,
			 struct target *t)
{
	struct plan_reader r = {.b = {.arena = a, .diags = diags}};
	struct node n = {.kind = NODE_SCALAR, .text = text.s, .span = text.at, .quoted = true};

	return read_scalar(&r, i, &n, t);
}
