#include "model/value.h"

#include "base/utf8.h"

static const char *const kind_words[NODE_KIND_COUNT] = {
	[NODE_SCALAR] = N_("text"), [NODE_LIST] = N_("a list"), [NODE_MAP] = N_("a map")};

static const char *kind_word(const struct node *n)
{
	return node_is_null(n) ? N_("nothing") : kind_words[n->kind];
}

struct diag *value_report_type(struct binder *b, const char *name, const struct node *n, const char *due)
{
	struct msg m;

	if (name) {
		m = MSG(N_("\"%s\" takes %s, not %s"), str_of(name), str_of(due), str_of(kind_word(n)));
		m.translated = 6;
	} else {
		m = MSG(N_("expected %s, not %s"), str_of(due), str_of(kind_word(n)));
		m.translated = 3;
	}
	return diag_add(b->diags, DIAG_ERROR, STR("wrong-type"), n->span, m);
}

struct field value_text(const struct node *n)
{
	struct field f = {n->text, n->span};

	while (n->quoted && f.s.n > 0 && f.s.p[f.s.n - 1] == '\n')
		f.s.n--;
	return f;
}

static bool is_id(struct str s)
{
	size_t at = 0;

	if (s.n == 0)
		return false;
	while (at < s.n) {
		char c = s.p[at];

		if (c == '-' || c == '_' || c == '.')
			at++;
		else if (!utf8_is_word(utf8_next(s, &at)))
			return false;
	}
	return true;
}

bool value_id(struct binder *b, const struct node *n, struct field *out)
{
	struct diag *d;

	if (n->kind != NODE_SCALAR) {
		value_report_type(b, NULL, n, N_("an id"));
		return false;
	}
	*out = value_text(n);
	if (is_id(out->s))
		return true;
	d = diag_add(b->diags, DIAG_ERROR, STR("bad-id"), n->span, MSG(N_("\"%s\" cannot be an id"), n->text));
	diag_help(d, MSG(N_("make it of letters, digits, \"-\", \"_\" and \".\", without spaces")));
	return false;
}

static bool read_text(struct binder *b, const char *name, const struct node *n, bool id, struct field *out)
{
	if (n->kind != NODE_SCALAR || node_is_null(n)) {
		value_report_type(b, name, n, N_("text"));
		return false;
	}
	if (id)
		return value_id(b, n, out);
	*out = value_text(n);
	return true;
}

bool value_texts(struct binder *b, const char *name, const struct node *n, bool ids, struct field_list *out)
{
	struct field_list l = {0};
	size_t i, count = n->kind == NODE_LIST ? n->n : 1;

	if (n->kind == NODE_MAP) {
		value_report_type(b, name, n, N_("text or a list of texts"));
		return false;
	}
	l.v = ARENA_ARRAY(b->arena, struct field, count);
	for (i = 0; i < count; i++)
		if (read_text(b, name, n->kind == NODE_LIST ? n->item[i] : n, ids, &l.v[l.n]))
			l.n++;
	*out = l;
	return true;
}

/* yes and no are what older YAML and people take for true and false. */
static void fix_boolean(struct binder *b, struct diag *d, const struct node *n)
{
	static const struct str yes[] = {STR_INIT("yes"), STR_INIT("on"), STR_INIT("true")},
				no[] = {STR_INIT("no"), STR_INIT("off"), STR_INIT("false")};
	struct str word = str_trim(utf8_fold(b->arena, n->text));
	size_t i;

	for (i = 0; i < sizeof yes / sizeof *yes; i++) {
		if (str_eq(word, yes[i]))
			diag_fix(b->diags, d, n->span, STR("true"), true);
		if (str_eq(word, no[i]))
			diag_fix(b->diags, d, n->span, STR("false"), true);
	}
}

bool value_boolean(struct binder *b, const struct node *n, bool *out)
{
	bool yes = str_eq(n->text, STR("true")) || str_eq(n->text, STR("True")) || str_eq(n->text, STR("TRUE"));
	bool no = str_eq(n->text, STR("false")) || str_eq(n->text, STR("False")) || str_eq(n->text, STR("FALSE"));

	if (n->quoted || (!yes && !no)) {
		struct diag *d = diag_add(b->diags, DIAG_ERROR, STR("unknown-value"), n->span,
					  MSG(N_("\"%s\" is neither true nor false"), n->text));
		diag_help(d, MSG(N_("write true or false, without quotes")));
		fix_boolean(b, d, n);
		return false;
	}
	*out = yes;
	return true;
}

static size_t digits_at(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
		n++;
	return n;
}

bool value_is_decimal(struct str s)
{
	size_t at = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+');
	size_t whole = digits_at(s, at), part;

	if (whole == 0 || (whole > 1 && s.p[at] == '0'))
		return false;
	at += whole;
	if (at == s.n)
		return true;
	if (s.p[at++] != '.')
		return false;
	part = digits_at(s, at);
	return part > 0 && at + part == s.n;
}

bool value_decimal(struct arena *a, struct str s, struct number *out)
{
	return value_is_decimal(s) && rat_parse(a, s, &out->value, &out->scale);
}

static bool has_underscore(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] == '_')
			return true;
	return false;
}

/* What to do about a number as YAML or a programming language may have it, and others may not; no message: it is none.
 */
static struct msg slip_help(struct arena *a, struct str s)
{
	size_t sign = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+');
	size_t whole = digits_at(s, sign);
	char second = s.n > sign + 1 ? s.p[sign + 1] : '\0';
	struct rat r;

	if (whole == 0)
		return (struct msg){.id = NULL};
	if (s.p[sign] == '0' && (second == 'x' || second == 'X' || second == 'o' || second == 'b'))
		return MSG(N_("write it in decimal digits"));
	if (s.p[sign] == '0' && whole > 1)
		return MSG(N_("leave out the zero in front, which may be read as an octal number"));
	if (has_underscore(s))
		return MSG(N_("leave out the underscores"));
	if (whole > RAT_DIGITS_MAX)
		return MSG(N_("a number has at most 1000 digits"));
	if (!value_is_decimal(s) && rat_parse(a, s, &r, NULL))
		return MSG(N_("write all its digits instead of an exponent"));
	return (struct msg){.id = NULL};
}

bool value_is_slip(struct arena *a, struct str s)
{
	return slip_help(a, s).id != NULL;
}

void value_report_number(struct binder *b, struct str rule, struct span at, struct str text)
{
	struct diag *d = diag_add(b->diags, DIAG_ERROR, rule, at, MSG(N_("\"%s\" is not a number here"), text));
	struct msg help = slip_help(b->arena, text);

	diag_help(d, help.id ? help : MSG(N_("write digits, with a point before decimals: 1234.5")));
}

static void report_bounds(struct binder *b, const struct schema_key *k, const struct node *n)
{
	struct str low = str_format(b->arena, "%d", k->min), high = str_format(b->arena, "%d", k->max);

	if (k->type == SCHEMA_INTEGER)
		diag_add(
			b->diags, DIAG_ERROR, STR("bad-number"), n->span,
			MSG(N_("\"%s\" is a whole number from %s to %s, not %s"), str_of(k->name), low, high, n->text));
	else
		diag_add(b->diags, DIAG_ERROR, STR("bad-number"), n->span,
			 MSG(N_("\"%s\" is at least %s, not %s"), str_of(k->name), low, n->text));
}

static bool unquoted_number(struct binder *b, const struct node *n, struct number *out)
{
	struct diag *d;

	if (!n->quoted && value_decimal(b->arena, n->text, out))
		return true;
	if (!n->quoted || !value_is_decimal(n->text)) {
		value_report_number(b, STR("bad-number"), n->span, n->text);
		return false;
	}
	d = diag_add(b->diags, DIAG_ERROR, STR("bad-number"), n->span,
		     MSG(N_("\"%s\" is text because of its quotes"), n->text));
	diag_help(d, MSG(N_("write it without quotes")));
	diag_fix(b->diags, d, n->span, n->text, true);
	return false;
}

bool value_number(struct binder *b, const struct schema_key *k, const struct node *n, struct number *out)
{
	struct number x;

	if (!unquoted_number(b, n, &x))
		return false;
	if (k->bounded && rat_cmp(x.value, rat_of(k->min)) < 0) {
		report_bounds(b, k, n);
		return false;
	}
	*out = x;
	return true;
}

bool value_integer(struct binder *b, const struct schema_key *k, const struct node *n, int *out)
{
	struct number x;
	int64_t whole;

	if (!unquoted_number(b, n, &x))
		return false;
	if (!rat_to_int(x.value, &whole) || whole < k->min || whole > k->max) {
		report_bounds(b, k, n);
		return false;
	}
	*out = (int)whole;
	return true;
}

bool value_date(struct binder *b, const struct node *n, struct date *out)
{
	struct period p;
	struct diag *d;
	enum period_result result = period_parse(b->arena, n->text, PERIOD_NONE, b->start_month, &p);

	if ((result == PERIOD_OK || result == PERIOD_ERA_OVER) && p.unit == PERIOD_DAY) {
		*out = p.first;
		return true;
	}
	d = diag_add(b->diags, DIAG_ERROR, STR("bad-date"), n->span,
		     result == PERIOD_NO_SUCH_DAY ? MSG(N_("there is no day \"%s\""), n->text)
						  : MSG(N_("\"%s\" is not a day"), n->text));
	diag_help(d, MSG(N_("write it as 2023-03-31 or 令和5年3月31日")));
	return false;
}

struct str value_choices(struct arena *a, const char *const *words, size_t n)
{
	struct str *pieces = ARENA_ARRAY(a, struct str, n);
	size_t i;

	for (i = 0; i < n; i++)
		pieces[i] = str_of(words[i]);
	return str_join(a, pieces, n, STR(", "));
}

bool value_choose(struct binder *b, const struct node *n, const char *const *words, size_t count, struct str rule,
		  struct msg text, int *out)
{
	const char *like;
	struct diag *d;
	size_t i;

	for (i = 0; i < count; i++)
		if (str_eq(n->text, str_of(words[i]))) {
			*out = (int)i;
			return true;
		}
	d = diag_add(b->diags, DIAG_ERROR, rule, n->span, text);
	like = schema_closest(b->arena, n->text, words, count);
	if (!like) {
		diag_help(d, MSG(N_("choose one of: %s"), value_choices(b->arena, words, count)));
		return false;
	}
	diag_help(d,
		  MSG(N_("did you mean \"%s\"? There are: %s"), str_of(like), value_choices(b->arena, words, count)));
	diag_fix(b->diags, d, n->span, str_of(like), str_eq(str_trim(utf8_fold(b->arena, n->text)), str_of(like)));
	return false;
}

bool value_word(struct binder *b, const char *name, const struct node *n, const char *const *words, size_t count,
		int *out)
{
	return value_choose(b, n, words, count, STR("unknown-value"),
			    MSG(N_("\"%s\" is not a value of \"%s\""), n->text, str_of(name)), out);
}

bool value_newer_format(struct binder *b, const struct node *root, const char *says)
{
	const struct node *n = node_get(root, STR("format"));
	struct number format;

	if (!n || n->kind != NODE_SCALAR || n->quoted || !value_decimal(b->arena, n->text, &format) ||
	    rat_cmp(format.value, rat_of(FORMAT_NEWEST)) <= 0)
		return false;
	struct diag *d = diag_add(b->diags, DIAG_ERROR, STR("unsupported-format"), n->span,
				  MSG(says, n->text, str_format(b->arena, "%d", FORMAT_NEWEST)));
	diag_help(d, MSG(N_("use a newer version of the program")));
	return true;
}
