#include "model/token.h"

#include "base/utf8.h"

static const struct {
	struct str text;
	enum token_kind kind;
	enum compare_op op;
} signs[] = {
	/* Longer ones first. */
	{STR_INIT("<="), TOKEN_COMPARE, COMPARE_LE},
	{STR_INIT(">="), TOKEN_COMPARE, COMPARE_GE},
	{STR_INIT("!="), TOKEN_COMPARE, COMPARE_NE},
	{STR_INIT("<>"), TOKEN_COMPARE, COMPARE_NE},
	{STR_INIT("=="), TOKEN_COMPARE, COMPARE_EQ},
	{STR_INIT("≤"), TOKEN_COMPARE, COMPARE_LE},
	{STR_INIT("≦"), TOKEN_COMPARE, COMPARE_LE},
	{STR_INIT("≥"), TOKEN_COMPARE, COMPARE_GE},
	{STR_INIT("≧"), TOKEN_COMPARE, COMPARE_GE},
	{STR_INIT("≠"), TOKEN_COMPARE, COMPARE_NE},
	{STR_INIT("<"), TOKEN_COMPARE, COMPARE_LT},
	{STR_INIT(">"), TOKEN_COMPARE, COMPARE_GT},
	{STR_INIT("="), TOKEN_COMPARE, COMPARE_EQ},
	{STR_INIT("+"), TOKEN_PLUS, COMPARE_EQ},
	{STR_INIT("-"), TOKEN_MINUS, COMPARE_EQ},
	{STR_INIT("−"), TOKEN_MINUS, COMPARE_EQ},
	{STR_INIT("*"), TOKEN_TIMES, COMPARE_EQ},
	{STR_INIT("×"), TOKEN_TIMES, COMPARE_EQ},
	{STR_INIT("/"), TOKEN_OVER, COMPARE_EQ},
	{STR_INIT("÷"), TOKEN_OVER, COMPARE_EQ},
	{STR_INIT("%"), TOKEN_PERCENT, COMPARE_EQ},
	{STR_INIT("％"), TOKEN_PERCENT, COMPARE_EQ},
	{STR_INIT("("), TOKEN_OPEN, COMPARE_EQ},
	{STR_INIT(")"), TOKEN_CLOSE, COMPARE_EQ},
	{STR_INIT(","), TOKEN_COMMA, COMPARE_EQ},
	/* As Japanese keyboards give them. */
	{STR_INIT("＜＝"), TOKEN_COMPARE, COMPARE_LE},
	{STR_INIT("＞＝"), TOKEN_COMPARE, COMPARE_GE},
	{STR_INIT("＜"), TOKEN_COMPARE, COMPARE_LT},
	{STR_INIT("＞"), TOKEN_COMPARE, COMPARE_GT},
	{STR_INIT("＝"), TOKEN_COMPARE, COMPARE_EQ},
	{STR_INIT("＋"), TOKEN_PLUS, COMPARE_EQ},
	{STR_INIT("－"), TOKEN_MINUS, COMPARE_EQ},
	{STR_INIT("＊"), TOKEN_TIMES, COMPARE_EQ},
	{STR_INIT("／"), TOKEN_OVER, COMPARE_EQ},
	{STR_INIT("（"), TOKEN_OPEN, COMPARE_EQ},
	{STR_INIT("）"), TOKEN_CLOSE, COMPARE_EQ},
	{STR_INIT("，"), TOKEN_COMMA, COMPARE_EQ},
	{STR_INIT("、"), TOKEN_COMMA, COMPARE_EQ},
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

/* The bytes of a blank that stands there, of either width; 0: none. */
static size_t blank(struct str text, size_t at)
{
	char c = text.p[at];
	if (c == ' ' || c == '\t' || c == '\n')
		return 1;
	struct str wide = STR("　");
	return str_has_prefix(str_slice(text, at, SIZE_MAX), wide) ? wide.n : 0;
}

/* The bytes of a digit or a point of a number, of either width; 0: none. */
static size_t digit(struct str text, size_t at, bool point)
{
	char c = text.p[at];
	if (is_digit(c) || (point && c == '.'))
		return 1;
	if ((unsigned char)c < 0x80)
		return 0;
	size_t end = at;
	uint32_t rune = utf8_next(text, &end);
	bool wide = (rune >= 0xFF10 && rune <= 0xFF19) || (point && rune == 0xFF0E);
	return wide ? end - at : 0;
}

static bool find_sign(struct str rest, struct token *t)
{
	for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
		if (!str_has_prefix(rest, signs[k].text))
			continue;
		t->kind = signs[k].kind;
		t->op = signs[k].op;
		t->end = t->start + signs[k].text.n;
		return true;
	}
	return false;
}

/* A hyphen is of the name where a letter or digit follows it at once. */
static size_t name_end(struct str text, size_t at)
{
	struct token sign = {0};
	for (; at < text.n; at++) {
		char c = text.p[at];
		bool hyphen = c == '-' && at + 1 < text.n && (is_digit(text.p[at + 1]) || is_name_char(text.p[at + 1]));
		bool wide = (unsigned char)c >= 0x80 &&
			    (blank(text, at) || find_sign(str_slice(text, at, SIZE_MAX), &sign));
		if (wide || !(is_name_char(c) || is_digit(c) || hyphen))
			break;
	}
	return at;
}

static void take_string(struct str text, struct token *t)
{
	char quote = text.p[t->start];
	size_t end = t->start + 1;
	while (end < text.n && text.p[end] != quote)
		end++;
	t->kind = end < text.n ? TOKEN_STRING : TOKEN_WRONG;
	t->end = end < text.n ? end + 1 : text.n;
	t->text = str_slice(text, t->start + 1, end - t->start - 1);
}

struct token token_next(struct str text, size_t at)
{
	while (at < text.n && blank(text, at))
		at += blank(text, at);
	struct token t = {.kind = TOKEN_END, .start = at, .end = at};
	if (at == text.n)
		return t;
	char c = text.p[at];
	if (c == '"' || c == '\'') {
		take_string(text, &t);
		return t;
	}
	if (!find_sign(str_slice(text, at, SIZE_MAX), &t)) {
		if (digit(text, at, false)) {
			t.kind = TOKEN_NUMBER;
			for (size_t n = 1; t.end < text.n && n > 0; t.end += n)
				n = digit(text, t.end, true);
		} else if (is_name_char(c)) {
			t.kind = TOKEN_NAME;
			t.end = name_end(text, at);
		} else {
			t.kind = TOKEN_WRONG;
			t.end = at + 1;
		}
	}
	t.text = str_slice(text, t.start, t.end - t.start);
	return t;
}
