#include "model/token.h"

#include "base/utf8.h"

static const struct {
	struct str text;
	enum token_kind kind;
	enum compare_op op;
} signs[] = {
	/* Longer ones first. */
	{STR_INIT("<="), TOKEN_COMPARE, COMPARE_LE}, {STR_INIT(">="), TOKEN_COMPARE, COMPARE_GE},
	{STR_INIT("!="), TOKEN_COMPARE, COMPARE_NE}, {STR_INIT("<>"), TOKEN_COMPARE, COMPARE_NE},
	{STR_INIT("=="), TOKEN_COMPARE, COMPARE_EQ}, {STR_INIT("≤"), TOKEN_COMPARE, COMPARE_LE},
	{STR_INIT("≦"), TOKEN_COMPARE, COMPARE_LE},  {STR_INIT("≥"), TOKEN_COMPARE, COMPARE_GE},
	{STR_INIT("≧"), TOKEN_COMPARE, COMPARE_GE},  {STR_INIT("≠"), TOKEN_COMPARE, COMPARE_NE},
	{STR_INIT("<"), TOKEN_COMPARE, COMPARE_LT},  {STR_INIT(">"), TOKEN_COMPARE, COMPARE_GT},
	{STR_INIT("="), TOKEN_COMPARE, COMPARE_EQ},  {STR_INIT("+"), TOKEN_PLUS, COMPARE_EQ},
	{STR_INIT("-"), TOKEN_MINUS, COMPARE_EQ},    {STR_INIT("−"), TOKEN_MINUS, COMPARE_EQ},
	{STR_INIT("*"), TOKEN_TIMES, COMPARE_EQ},    {STR_INIT("×"), TOKEN_TIMES, COMPARE_EQ},
	{STR_INIT("/"), TOKEN_OVER, COMPARE_EQ},     {STR_INIT("÷"), TOKEN_OVER, COMPARE_EQ},
	{STR_INIT("%"), TOKEN_PERCENT, COMPARE_EQ},  {STR_INIT("％"), TOKEN_PERCENT, COMPARE_EQ},
	{STR_INIT("("), TOKEN_OPEN, COMPARE_EQ},     {STR_INIT(")"), TOKEN_CLOSE, COMPARE_EQ},
	{STR_INIT(","), TOKEN_COMMA, COMPARE_EQ},
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
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
		bool wide = (unsigned char)c >= 0x80 && find_sign(str_slice(text, at, SIZE_MAX), &sign);
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
	while (at < text.n && (text.p[at] == ' ' || text.p[at] == '\t' || text.p[at] == '\n'))
		at++;
	struct token t = {.kind = TOKEN_END, .start = at, .end = at};
	if (at == text.n)
		return t;
	char c = text.p[at];
	if (c == '"' || c == '\'') {
		take_string(text, &t);
		return t;
	}
	if (!find_sign(str_slice(text, at, SIZE_MAX), &t)) {
		if (is_digit(c)) {
			t.kind = TOKEN_NUMBER;
			for (t.end = at; t.end < text.n && (is_digit(text.p[t.end]) || text.p[t.end] == '.');)
				t.end++;
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
