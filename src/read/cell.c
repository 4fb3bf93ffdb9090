/*
 * Cells in folded form; words for marks and for missing figures.
 */
#include "read/cell.h"

#include "base/utf8.h"

#include <string.h>

/* Where a mark may stand; in brackets and in a column of its own they all may. */
enum place { ALONE = 0, BEFORE = 1, BEHIND = 2, AROUND = 3 };

struct mark_word {
	struct str word;
	unsigned marks;
	enum place place;
};

/* Longer words before those that they begin or end with. */
static const struct mark_word mark_words[] = {
	{STR_INIT("約"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("おおよそ"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("およそ"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("凡そ"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("おおむね"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("概ね"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("ほぼ"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("≒"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("≈"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("approximately"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("approx."), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("approx"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("about"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("around"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("roughly"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("circa"), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("c."), QUANTITY_ABOUT, BEFORE},
	{STR_INIT("程度"), QUANTITY_ABOUT, BEHIND},
	{STR_INIT("前後"), QUANTITY_ABOUT, BEHIND},
	{STR_INIT("くらい"), QUANTITY_ABOUT, BEHIND},
	{STR_INIT("ぐらい"), QUANTITY_ABOUT, BEHIND},
	{STR_INIT("ほど"), QUANTITY_ABOUT, BEHIND},
	{STR_INIT("強"), QUANTITY_ABOUT | QUANTITY_OVER, BEHIND},
	{STR_INIT("弱"), QUANTITY_ABOUT | QUANTITY_UNDER, BEHIND},
	{STR_INIT("速報値"), QUANTITY_PROVISIONAL, AROUND},
	{STR_INIT("速報"), QUANTITY_PROVISIONAL, AROUND},
	{STR_INIT("暫定値"), QUANTITY_PROVISIONAL, AROUND},
	{STR_INIT("暫定"), QUANTITY_PROVISIONAL, AROUND},
	{STR_INIT("見込値"), QUANTITY_PROVISIONAL | QUANTITY_EXPECTED, AROUND},
	{STR_INIT("見込み"), QUANTITY_PROVISIONAL | QUANTITY_EXPECTED, AROUND},
	{STR_INIT("見込"), QUANTITY_PROVISIONAL | QUANTITY_EXPECTED, AROUND},
	{STR_INIT("provisional"), QUANTITY_PROVISIONAL, AROUND},
	{STR_INIT("preliminary"), QUANTITY_PROVISIONAL, AROUND},
	{STR_INIT("p"), QUANTITY_PROVISIONAL, AROUND},
	{STR_INIT("確報値"), QUANTITY_FINAL, AROUND},
	{STR_INIT("確報"), QUANTITY_FINAL, AROUND},
	{STR_INIT("確定値"), QUANTITY_FINAL, AROUND},
	{STR_INIT("確定"), QUANTITY_FINAL, AROUND},
	{STR_INIT("final"), QUANTITY_FINAL, AROUND},
	{STR_INIT("訂正値"), QUANTITY_REVISED, AROUND},
	{STR_INIT("訂正後"), QUANTITY_REVISED, AROUND},
	{STR_INIT("訂正"), QUANTITY_REVISED, AROUND},
	{STR_INIT("修正値"), QUANTITY_REVISED, AROUND},
	{STR_INIT("修正"), QUANTITY_REVISED, AROUND},
	{STR_INIT("改訂"), QUANTITY_REVISED, AROUND},
	{STR_INIT("改定"), QUANTITY_REVISED, AROUND},
	{STR_INIT("revised"), QUANTITY_REVISED, AROUND},
	{STR_INIT("corrected"), QUANTITY_REVISED, AROUND},
	{STR_INIT("r"), QUANTITY_REVISED, AROUND},
	{STR_INIT("累計値"), QUANTITY_TOTAL, AROUND},
	{STR_INIT("累計"), QUANTITY_TOTAL, AROUND},
	{STR_INIT("累積"), QUANTITY_TOTAL, AROUND},
	{STR_INIT("通算"), QUANTITY_TOTAL, AROUND},
	{STR_INIT("running total"), QUANTITY_TOTAL, AROUND},
	{STR_INIT("cumulative"), QUANTITY_TOTAL, AROUND},
	{STR_INIT("total"), QUANTITY_TOTAL, AROUND},
	{STR_INIT("以上"), QUANTITY_OR_MORE, BEHIND},
	{STR_INIT(">="), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("≥"), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("≧"), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("at least"), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("+"), QUANTITY_OR_MORE, BEHIND},
	{STR_INIT("no less than"), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("not less than"), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("no fewer than"), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("not fewer than"), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("minimum"), QUANTITY_OR_MORE, BEFORE},
	{STR_INIT("or more"), QUANTITY_OR_MORE, BEHIND},
	{STR_INIT("or above"), QUANTITY_OR_MORE, BEHIND},
	{STR_INIT("or higher"), QUANTITY_OR_MORE, BEHIND},
	{STR_INIT("or over"), QUANTITY_OR_MORE, BEHIND},
	{STR_INIT("以下"), QUANTITY_OR_LESS, BEHIND},
	{STR_INIT("以内"), QUANTITY_OR_LESS, BEHIND},
	{STR_INIT("<="), QUANTITY_OR_LESS, BEFORE},
	{STR_INIT("≤"), QUANTITY_OR_LESS, BEFORE},
	{STR_INIT("≦"), QUANTITY_OR_LESS, BEFORE},
	{STR_INIT("at most"), QUANTITY_OR_LESS, BEFORE},
	{STR_INIT("no more than"), QUANTITY_OR_LESS, BEFORE},
	{STR_INIT("not more than"), QUANTITY_OR_LESS, BEFORE},
	{STR_INIT("up to"), QUANTITY_OR_LESS, BEFORE},
	{STR_INIT("maximum"), QUANTITY_OR_LESS, BEFORE},
	{STR_INIT("or less"), QUANTITY_OR_LESS, BEHIND},
	{STR_INIT("or fewer"), QUANTITY_OR_LESS, BEHIND},
	{STR_INIT("or below"), QUANTITY_OR_LESS, BEHIND},
	{STR_INIT("or lower"), QUANTITY_OR_LESS, BEHIND},
	{STR_INIT("or under"), QUANTITY_OR_LESS, BEHIND},
	{STR_INIT("超え"), QUANTITY_OVER, BEHIND},
	{STR_INIT("超"), QUANTITY_OVER, AROUND},
	{STR_INIT("余り"), QUANTITY_OVER, BEHIND},
	{STR_INIT("余"), QUANTITY_OVER, BEHIND},
	{STR_INIT(">"), QUANTITY_OVER, BEFORE},
	{STR_INIT("more than"), QUANTITY_OVER, BEFORE},
	{STR_INIT("over"), QUANTITY_OVER, BEFORE},
	{STR_INIT("above"), QUANTITY_OVER, BEFORE},
	{STR_INIT("未満"), QUANTITY_UNDER, BEHIND},
	{STR_INIT("<"), QUANTITY_UNDER, BEFORE},
	{STR_INIT("less than"), QUANTITY_UNDER, BEFORE},
	{STR_INIT("fewer than"), QUANTITY_UNDER, BEFORE},
	{STR_INIT("under"), QUANTITY_UNDER, BEFORE},
	{STR_INIT("below"), QUANTITY_UNDER, BEFORE},
	/* A head count over several days: the figure means no less or more for it. */
	{STR_INIT("延べ"), 0, BEFORE},
	{STR_INIT("のべ"), 0, BEFORE},
};

enum { MARK_WORDS = sizeof mark_words / sizeof *mark_words };

static const struct {
	struct str word;
	enum quantity_reason reason;
} missing_words[] = {
	{STR_INIT("n/a"), REASON_NOT_APPLICABLE},
	{STR_INIT("#n/a"), REASON_NOT_APPLICABLE},
	{STR_INIT("n.a."), REASON_NOT_APPLICABLE},
	{STR_INIT("na"), REASON_NOT_APPLICABLE},
	{STR_INIT("not applicable"), REASON_NOT_APPLICABLE},
	/* The letters of tables of British government statistics: [z], and below [c]. */
	{STR_INIT("z"), REASON_NOT_APPLICABLE},
	{STR_INIT("該当なし"), REASON_NOT_APPLICABLE},
	{STR_INIT("該当無し"), REASON_NOT_APPLICABLE},
	{STR_INIT("対象外"), REASON_NOT_APPLICABLE},
	{STR_INIT("未集計"), REASON_NOT_YET},
	{STR_INIT("集計中"), REASON_NOT_YET},
	{STR_INIT("算定中"), REASON_NOT_YET},
	{STR_INIT("精査中"), REASON_NOT_YET},
	{STR_INIT("確認中"), REASON_NOT_YET},
	{STR_INIT("調査中"), REASON_NOT_YET},
	{STR_INIT("未確定"), REASON_NOT_YET},
	{STR_INIT("未定"), REASON_NOT_YET},
	{STR_INIT("未公表"), REASON_NOT_YET},
	{STR_INIT("未報告"), REASON_NOT_YET},
	{STR_INIT("未把握"), REASON_NOT_YET},
	{STR_INIT("not yet"), REASON_NOT_YET},
	{STR_INIT("not yet available"), REASON_NOT_YET},
	{STR_INIT("pending"), REASON_NOT_YET},
	{STR_INIT("tbd"), REASON_NOT_YET},
	{STR_INIT("tbc"), REASON_NOT_YET},
	{STR_INIT("未調査"), REASON_NOT_SURVEYED},
	{STR_INIT("調査なし"), REASON_NOT_SURVEYED},
	{STR_INIT("調査無し"), REASON_NOT_SURVEYED},
	{STR_INIT("調査せず"), REASON_NOT_SURVEYED},
	{STR_INIT("調査未実施"), REASON_NOT_SURVEYED},
	{STR_INIT("未実施"), REASON_NOT_SURVEYED},
	{STR_INIT("not surveyed"), REASON_NOT_SURVEYED},
	{STR_INIT("not collected"), REASON_NOT_SURVEYED},
	{STR_INIT("非公表"), REASON_WITHHELD},
	{STR_INIT("非公開"), REASON_WITHHELD},
	{STR_INIT("秘匿"), REASON_WITHHELD},
	{STR_INIT("x"), REASON_WITHHELD},
	{STR_INIT("χ"), REASON_WITHHELD},
	{STR_INIT("c"), REASON_WITHHELD},
	{STR_INIT("confidential"), REASON_WITHHELD},
	{STR_INIT("withheld"), REASON_WITHHELD},
	{STR_INIT("suppressed"), REASON_WITHHELD},
	{STR_INIT("不明"), REASON_UNKNOWN},
	{STR_INIT("不詳"), REASON_UNKNOWN},
	{STR_INIT("データなし"), REASON_UNKNOWN},
	{STR_INIT("データ無し"), REASON_UNKNOWN},
	{STR_INIT("回答なし"), REASON_UNKNOWN},
	{STR_INIT("未回答"), REASON_UNKNOWN},
	{STR_INIT("unknown"), REASON_UNKNOWN},
	{STR_INIT("missing"), REASON_UNKNOWN},
	{STR_INIT("not available"), REASON_UNKNOWN},
	{STR_INIT("not known"), REASON_UNKNOWN},
	{STR_INIT("no data"), REASON_UNKNOWN},
	/* Eurostat's tables. */
	{STR_INIT(":"), REASON_UNKNOWN},
	{STR_INIT("廃止"), REASON_ENDED},
	{STR_INIT("終了"), REASON_ENDED},
	{STR_INIT("中止"), REASON_ENDED},
	{STR_INIT("休止"), REASON_ENDED},
	{STR_INIT("ended"), REASON_ENDED},
	{STR_INIT("cancelled"), REASON_ENDED},
	{STR_INIT("discontinued"), REASON_ENDED},
	{STR_INIT("なし"), REASON_UNSTATED},
	{STR_INIT("無し"), REASON_UNSTATED},
	{STR_INIT("無"), REASON_UNSTATED},
	{STR_INIT("nan"), REASON_UNSTATED},
	{STR_INIT("null"), REASON_UNSTATED},
	{STR_INIT("nil"), REASON_UNSTATED},
};

enum { MISSING_WORDS = sizeof missing_words / sizeof *missing_words };

const char *const quantity_reason_names[REASON_COUNT] = {
	"unstated", "none", "unknown", "not-yet", "not-surveyed", "withheld", "not-applicable", "ended",
};

static uint32_t fold_rune(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A')
		       : cp == '['	      ? '('
		       : cp == ']'	      ? ')'
		       : cp == '\t'	      ? ' '
					      : cp;
	switch (cp) {
	case 0x00A0: /* spaces */
	case 0x2007:
	case 0x2009:
	case 0x202F:
	case 0x3000:
	case 0x200B: /* of no width: a rule on characters reports them */
	case 0x2060:
	case 0xFEFF:
		return ' ';
	case 0x2010: /* hyphens, dashes of a figure's width and minus signs */
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2212:
	case 0xFE63:
		return '-';
	case 0x3008: /* brackets */
	case 0x300A:
	case 0x3010:
	case 0x3014:
		return '(';
	case 0x3009:
	case 0x300B:
	case 0x3011:
	case 0x3015:
		return ')';
	case 0xFE6A:
		return '%';
	case 0xFFE5:
		return 0xA5;
	default:
		return cp;
	}
}

bool cell_fold(struct cell *c, struct str s)
{
	c->n = 0;
	if (s.n > CELL_BYTES)
		return false;
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t cp = utf8_next(s, &at);
		uint32_t folded = fold_rune(cp);
		char bytes[4];
		size_t n = utf8_encode(folded, bytes);
		/* A form longer than what it stands for: a broken byte, or nothing that a number is made of. */
		if (n > at - from) {
			n = at - from;
			memcpy(bytes, s.p + from, n);
		}
		for (size_t i = 0; i < n; i++) {
			c->at[c->n] = (uint16_t)from;
			c->text[c->n++] = bytes[i];
		}
	}
	c->at[c->n] = (uint16_t)s.n;
	return true;
}

static struct str part(const struct cell *c, size_t from, size_t to)
{
	return (struct str){c->text + from, to - from};
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Whether `word` stands at `p`, and is not torn out of a longer one that goes on with the byte `beside` it. */
static bool stands(const char *p, struct str word, char beside, bool before)
{
	char edge = before ? p[word.n - 1] : p[0];
	return p[0] == word.p[0] && memcmp(p, word.p, word.n) == 0 && !(is_letter(edge) && is_letter(beside));
}

static const struct mark_word *mark_before(const struct cell *c, size_t from, size_t to)
{
	for (size_t i = 0; i < MARK_WORDS; i++) {
		const struct mark_word *m = &mark_words[i];
		if ((m->place & BEFORE) && m->word.n < to - from &&
		    stands(c->text + from, m->word, c->text[from + m->word.n], true))
			return m;
	}
	return NULL;
}

static const struct mark_word *mark_behind(const struct cell *c, size_t from, size_t to)
{
	for (size_t i = 0; i < MARK_WORDS; i++) {
		const struct mark_word *m = &mark_words[i];
		if ((m->place & BEHIND) && m->word.n < to - from &&
		    stands(c->text + to - m->word.n, m->word, c->text[to - m->word.n - 1], false))
			return m;
	}
	return NULL;
}

static const struct mark_word *mark_named(struct str s)
{
	for (size_t i = 0; i < MARK_WORDS; i++) {
		if (mark_words[i].marks && str_eq(s, mark_words[i].word))
			return &mark_words[i];
	}
	return NULL;
}

/* The mark in brackets at the start, and where the closing one is. */
static const struct mark_word *mark_in_brackets(const struct cell *c, size_t from, size_t to)
{
	return to - from > 2 && c->text[from] == '(' && c->text[to - 1] == ')'
		       ? mark_named(str_trim(part(c, from + 1, to - 1)))
		       : NULL;
}

static bool strip_first(const struct cell *c, size_t *from, size_t to, unsigned *marks)
{
	char first = c->text[*from];
	if (first == ' ') {
		++*from;
		return true;
	}
	if ((first >= '0' && first <= '9') || first == '-')
		return false;
	if (first == '(') {
		size_t n = str_find(part(c, *from, to), STR(")"));
		const struct mark_word *m = n < to - *from ? mark_in_brackets(c, *from, *from + n + 1) : NULL;
		if (!m)
			return false;
		*marks |= m->marks;
		*from += n + 1;
		return true;
	}
	const struct mark_word *m = mark_before(c, *from, to);
	if (!m)
		return false;
	*marks |= m->marks;
	*from += m->word.n;
	return true;
}

static bool strip_last(const struct cell *c, size_t from, size_t *to, unsigned *marks)
{
	char last = c->text[*to - 1];
	if (last == ' ') {
		--*to;
		return true;
	}
	if ((last >= '0' && last <= '9') || last == '%')
		return false;
	if (last == ')') {
		size_t open = *to - 1;
		while (open > from && c->text[open] != '(')
			open--;
		const struct mark_word *m = mark_in_brackets(c, open, *to);
		if (!m)
			return false;
		*marks |= m->marks;
		*to = open;
		return true;
	}
	const struct mark_word *m = mark_behind(c, from, *to);
	if (!m)
		return false;
	*marks |= m->marks;
	*to -= m->word.n;
	return true;
}

unsigned cell_strip_marks(const struct cell *c, size_t *from, size_t *to)
{
	unsigned marks = 0;
	while (*from < *to && strip_first(c, from, *to, &marks))
		;
	while (*from < *to && strip_last(c, *from, to, &marks))
		;
	return marks;
}

unsigned quantity_mark(struct str word)
{
	struct cell c;
	if (!cell_fold(&c, str_trim(word)))
		return 0;
	const struct mark_word *m = mark_named(part(&c, 0, c.n));
	if (!m)
		m = mark_in_brackets(&c, 0, c.n);
	return m ? m->marks : 0;
}

static bool is_dash(uint32_t cp)
{
	return fold_rune(cp) == '-' || cp == 0x2014 || cp == 0x2015 || cp == 0x2500 || cp == 0x2501 || cp == 0x30FC ||
	       cp == 0xFF70 || cp == 0xFE58;
}

/* Dots that stand for "and so on": one of them, or several full stops or middle dots. */
static bool is_ellipsis(struct str s)
{
	size_t weight = 0;
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		if (cp == 0x2025 || cp == 0x2026 || cp == 0x22EF)
			weight += 2;
		else if (cp == '.' || cp == 0x30FB || cp == 0xFF65 || cp == 0xFF0E)
			weight++;
		else
			return false;
	}
	return weight >= 2;
}

static bool is_dashes(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		if (!is_dash(utf8_next(s, &at)))
			return false;
	}
	return true;
}

static bool is_stars(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '*')
			return false;
	}
	return s.n >= 2;
}

bool quantity_is_missing(struct str cell, enum quantity_reason *reason)
{
	struct str s = str_trim(cell);
	*reason = REASON_UNSTATED;
	if (is_dashes(s))
		return true;
	if (is_ellipsis(s)) {
		*reason = REASON_UNKNOWN;
		return true;
	}
	if (is_stars(s)) {
		*reason = REASON_WITHHELD;
		return true;
	}
	struct cell c;
	if (s.n > 64 || (s.p[0] >= '0' && s.p[0] <= '9') || !cell_fold(&c, s))
		return false;
	struct str folded = part(&c, 0, c.n);
	if (folded.n > 2 && folded.p[0] == '(' && folded.p[folded.n - 1] == ')')
		folded = str_trim(str_slice(folded, 1, folded.n - 2));
	for (size_t i = 0; i < MISSING_WORDS; i++) {
		if (str_eq(folded, missing_words[i].word)) {
			*reason = missing_words[i].reason;
			return true;
		}
	}
	return false;
}
