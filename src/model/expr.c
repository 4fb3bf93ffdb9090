#include "model/expr.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "model/expr_words.h"
#include "model/token.h"
#include "model/units.h"

const char *const compare_signs[COMPARE_OP_COUNT] = {
	[COMPARE_LT] = "<", [COMPARE_LE] = "≤", [COMPARE_EQ] = "=",
	[COMPARE_NE] = "≠", [COMPARE_GE] = "≥", [COMPARE_GT] = ">",
};

struct parser {
	struct arena *arena;
	struct str text;
	struct span at;
	bool exact; /* offsets in `text` are offsets in the source, from at.start or text.p */
	size_t base;
	enum metric_place place;
	const struct expr_terms *terms; /* NULL: none */
	struct diag_list *diags;
	struct token token; /* the next one */
	size_t depth;
};

/* All readers return NULL after a finding. */
static struct expr *read_or(struct parser *p);

static void advance(struct parser *p)
{
	p->token = token_next(p->text, p->token.end);
}

static struct span span_of(const struct parser *p, size_t start, size_t end)
{
	if (!p->exact)
		return p->at;
	return (struct span){p->at.source, p->base + start, p->base + end};
}

static struct span token_span(const struct parser *p)
{
	return span_of(p, p->token.start, p->token.end);
}

static struct diag *fault(struct parser *p, struct span at, struct msg m)
{
	return diag_add(p->diags, DIAG_ERROR, STR("bad-condition"), at, m);
}

static struct expr *fail_here(struct parser *p, struct msg m)
{
	struct diag *d = fault(p, token_span(p), m);
	if (p->token.kind == TOKEN_END)
		diag_help(d, MSG(N_("in a map in { } a condition with a comma stands in quotes")));
	return NULL;
}

static struct str token_text(const struct parser *p)
{
	return str_slice(p->text, p->token.start, p->token.end - p->token.start);
}

/* Where it cannot stand; what to write instead is known by the sign with its neighbours, too. */
static struct expr *fail_misplaced(struct parser *p)
{
	size_t from = p->token.start, to = p->token.end;
	struct msg slip = {0};
	for (size_t k = 0; k < 4 && !slip.id; k++) {
		size_t first = from - (k / 2 && from > 0), last = to + (k % 2 == 0 && to < p->text.n);
		slip = expr_slip_help(str_slice(p->text, first, last - first));
	}
	struct diag *d = fault(p, token_span(p), MSG(N_("\"%s\" cannot stand here"), token_text(p)));
	if (slip.id)
		diag_help(d, slip);
	return NULL;
}

static bool is_word(const struct parser *p, const char *word)
{
	return p->token.kind == TOKEN_NAME && str_eq(p->token.text, str_of(word));
}

static struct expr *node(struct parser *p, enum expr_kind kind, enum metric_unit unit, size_t start, size_t end)
{
	struct expr *e = ARENA_NEW(p->arena, struct expr);
	e->kind = kind;
	e->unit = unit;
	e->at = span_of(p, start, end);
	e->text = str_slice(p->text, start, end - start);
	return e;
}

static void set_args(struct parser *p, struct expr *e, struct expr *const *arg, size_t n)
{
	e->arg = ARENA_ARRAY(p->arena, struct expr *, n);
	e->n = n;
	for (size_t k = 0; k < n; k++)
		e->arg[k] = arg[k];
}

static size_t start_of(const struct parser *p, const struct expr *e)
{
	return (size_t)(e->text.p - p->text.p);
}

static size_t end_of(const struct parser *p, const struct expr *e)
{
	return start_of(p, e) + e->text.n;
}

static struct expr *join(struct parser *p, enum expr_kind kind, enum metric_unit unit, struct expr *const *arg,
			 size_t n)
{
	struct expr *e = node(p, kind, unit, start_of(p, arg[0]), end_of(p, arg[n - 1]));
	set_args(p, e, arg, n);
	return e;
}

static bool want_truth(struct parser *p, const struct expr *e)
{
	if (e->unit == UNIT_TRUTH)
		return true;
	struct diag *d = fault(p, e->at, MSG(N_("\"%s\" is a number, not something true or false"), e->text));
	diag_help(d, MSG(N_("compare it with something: %s >= 80"), e->text));
	return false;
}

static bool want_number(struct parser *p, const struct expr *e)
{
	if (e->unit != UNIT_TRUTH && e->unit != UNIT_WORD)
		return true;
	fault(p, e->at, MSG(N_("\"%s\" is not a number"), e->text));
	return false;
}

/* --- Words ---------------------------------------------------------------- */

static bool is_here(const struct parser *p, enum metric_place where)
{
	return where == PLACE_ANY || where == p->place;
}

static struct expr *unknown_word(struct parser *p)
{
	struct str word = p->token.text;
	struct diag *d = diag_add(p->diags, DIAG_ERROR, STR("unknown-metric"), token_span(p),
				  MSG(N_("a condition does not know the word \"%s\""), word));
	struct str like = expr_likely_word(p->arena, p->place, p->terms, word);
	struct msg slip = expr_slip_help(word);
	if (slip.id) {
		diag_help(d, slip);
	} else if (like.n) {
		diag_help(d, MSG(N_("did you mean \"%s\"?"), like));
		if (p->exact)
			diag_fix(p->diags, d, token_span(p), like, false);
	} else if (str_find(word, STR("-")) != SIZE_MAX) {
		diag_help(d, MSG(N_("a minus sign has a space on both sides; without, it is part of the word")));
	}
	return NULL;
}

static struct expr *read_name(struct parser *p)
{
	struct str word = p->token.text;
	for (size_t k = 0; k < METRIC_COUNT; k++) {
		if (!is_here(p, metric_table[k].where) || !str_eq(word, str_of(metric_table[k].name)))
			continue;
		struct expr *e = node(p, EXPR_METRIC, metric_table[k].unit, p->token.start, p->token.end);
		e->metric = (enum metric)k;
		advance(p);
		return e;
	}
	for (size_t k = 0; k < STATE_COUNT; k++) {
		if (!is_here(p, state_table[k].where) || !str_eq(word, str_of(state_table[k].name)))
			continue;
		struct expr *e = node(p, EXPR_STATE, UNIT_TRUTH, p->token.start, p->token.end);
		e->state = (enum metric_state)k;
		advance(p);
		return e;
	}
	for (size_t k = 0; p->terms && k < p->terms->n; k++) {
		if (!str_eq(word, p->terms->v[k].name))
			continue;
		struct expr *e = node(p, EXPR_TERM, p->terms->v[k].e->unit, p->token.start, p->token.end);
		set_args(p, e, &p->terms->v[k].e, 1);
		advance(p);
		return e;
	}
	return unknown_word(p);
}

/* --- Calls ---------------------------------------------------------------- */

static bool takes_word(enum metric_call call)
{
	switch (call) {
	case CALL_COMPARISON:
	case CALL_LEVEL:
	case CALL_CLASS:
	case CALL_THRESHOLD:
	case CALL_GIVEN:
	case CALL_COUNT:
	case CALL_SHARE:
		return true;
	default:
		return call_class_metric(call) != METRIC_COUNT;
	}
}

static struct expr *read_word_argument(struct parser *p)
{
	if (p->token.kind != TOKEN_STRING && p->token.kind != TOKEN_NAME)
		return fail_here(p, MSG(N_("a name is due here, in quotes if it is not one word")));
	struct expr *e = node(p, EXPR_WORD, UNIT_WORD, p->token.start, p->token.end);
	e->word = p->token.text;
	advance(p);
	return e;
}

/* All but the condition of if() are numbers; what was so years ago is either. */
static bool want_argument(struct parser *p, const struct expr *call, size_t k, const struct expr *e)
{
	if (call->call == CALL_IF && k == 0)
		return want_truth(p, e);
	if (call->call == CALL_AGO && k == 1)
		return true;
	return e->unit == UNIT_WORD || want_number(p, e);
}

static bool read_arguments(struct parser *p, struct expr *call)
{
	struct expr *arg[EXPR_ARGS_MAX];
	size_t n = 0;
	do {
		advance(p);
		if (n == EXPR_ARGS_MAX)
			break;
		arg[n] = takes_word(call->call) ? read_word_argument(p) : read_or(p);
		if (!arg[n] || !want_argument(p, call, n, arg[n]))
			return false;
		n++;
	} while (p->token.kind == TOKEN_COMMA);
	if (p->token.kind != TOKEN_CLOSE) {
		fail_here(p, MSG(N_("a \")\" is due here")));
		return false;
	}
	call->text = str_slice(p->text, start_of(p, call), p->token.end - start_of(p, call));
	call->at = span_of(p, start_of(p, call), p->token.end);
	advance(p);
	set_args(p, call, arg, n);
	const struct call_entry *c = &call_table[call->call];
	if (n >= c->least && n <= c->most)
		return true;
	struct str least = str_format(p->arena, "%zu", c->least), most = str_format(p->arena, "%zu", c->most);
	fault(p, call->at,
	      c->least == c->most ? MSG(N_("\"%1$s\" takes %2$s values"), str_of(c->name), least)
				  : MSG(N_("\"%1$s\" takes %2$s to %3$s values"), str_of(c->name), least, most));
	return false;
}

static bool is_whole(const struct expr *e, int64_t least, int64_t most)
{
	int64_t n;
	return e->kind == EXPR_NUMBER && e->unit == UNIT_LITERAL && rat_to_int(e->number, &n) && n >= least &&
	       n <= most;
}

static const struct expr *given_in(const struct expr *e)
{
	const struct expr *found = e->kind == EXPR_CALL && e->call == CALL_GIVEN ? e : NULL;
	for (size_t k = 0; k < e->n && !found; k++)
		found = given_in(e->arg[k]);
	return found;
}

/* What must stand there as a number, since it is no quantity: digits to round to, how many years, how many grades. */
static bool check_whole(struct parser *p, const struct expr *e)
{
	if (e->call == CALL_ROUND && !is_whole(e->arg[1], 0, 20)) {
		fault(p, e->arg[1]->at, MSG(N_("the digits to round to are a number from 0 to 20")));
		return false;
	}
	const struct expr *given = e->call == CALL_AGO && e->n > 1 ? given_in(e->arg[1]) : NULL;
	if (given) {
		fault(p, given->at, MSG(N_("grades given by hand cannot be asked for of an earlier year")));
		return false;
	}
	bool counts = e->call == CALL_AGO || e->call == CALL_AVERAGE || e->call == CALL_LOWEST;
	if (counts && !is_whole(e->arg[0], 1, 50)) {
		fault(p, e->arg[0]->at, MSG(N_("a whole number from 1 to 50 is due here")));
		return false;
	}
	return true;
}

static struct expr *read_call(struct parser *p)
{
	struct str word = p->token.text;
	size_t k = 0;
	while (k < CALL_KIND_COUNT && !(is_here(p, call_table[k].where) && str_eq(word, str_of(call_table[k].name))))
		k++;
	if (k == CALL_KIND_COUNT)
		return unknown_word(p);
	struct expr *e = node(p, EXPR_CALL, UNIT_TRUTH, p->token.start, p->token.end);
	e->call = (enum metric_call)k;
	advance(p);
	if (!read_arguments(p, e))
		return NULL;
	if (!check_whole(p, e))
		return NULL;
	return units_of_call(p->arena, e, p->diags) ? e : NULL;
}

/* --- From the tightest binding to the loosest ----------------------------- */

static struct expr *read_number(struct parser *p)
{
	struct expr *e = node(p, EXPR_NUMBER, UNIT_LITERAL, p->token.start, p->token.end);
	if (!rat_parse(p->arena, utf8_nfkc(p->arena, p->token.text), &e->number, NULL))
		return fail_here(p, MSG(N_("\"%s\" is not a number"), token_text(p)));
	advance(p);
	if (p->token.kind != TOKEN_PERCENT)
		return e;
	struct expr *percent = node(p, EXPR_NUMBER, UNIT_PERCENT, start_of(p, e), p->token.end);
	percent->number = e->number;
	advance(p);
	return percent;
}

static struct expr *read_parenthesis(struct parser *p)
{
	advance(p);
	struct expr *e = read_or(p);
	if (!e)
		return NULL;
	if (p->token.kind != TOKEN_CLOSE)
		return fail_here(p, MSG(N_("a \")\" is due here")));
	/* The node's text takes in its parentheses, so that what contains it is cut from the source in one piece. */
	return e;
}

static struct expr *read_primary(struct parser *p)
{
	size_t open = p->token.start;
	struct expr *e;
	switch (p->token.kind) {
	case TOKEN_NUMBER:
		return read_number(p);
	case TOKEN_NAME:
		return token_next(p->text, p->token.end).kind == TOKEN_OPEN ? read_call(p) : read_name(p);
	case TOKEN_OPEN:
		e = read_parenthesis(p);
		if (!e)
			return NULL;
		e->text = str_slice(p->text, open, p->token.end - open);
		e->at = span_of(p, open, p->token.end);
		advance(p);
		return e;
	case TOKEN_END:
		return fail_here(p, MSG(N_("the condition ends too early")));
	default:
		return fail_misplaced(p);
	}
}

static struct expr *read_unary(struct parser *p)
{
	if (p->token.kind != TOKEN_MINUS)
		return read_primary(p);
	size_t start = p->token.start;
	advance(p);
	struct expr *arg = read_primary(p);
	if (!arg || !want_number(p, arg))
		return NULL;
	struct expr *e = node(p, EXPR_NEGATE, arg->unit, start, end_of(p, arg));
	set_args(p, e, &arg, 1);
	return e;
}

static struct expr *read_product(struct parser *p)
{
	struct expr *left = read_unary(p);
	for (size_t n = 0; left && (p->token.kind == TOKEN_TIMES || p->token.kind == TOKEN_OVER); n++) {
		if (n == EXPR_ARGS_MAX)
			return fail_here(p, MSG(N_("the condition is too long")));
		enum expr_kind kind = p->token.kind == TOKEN_TIMES ? EXPR_MULTIPLY : EXPR_DIVIDE;
		advance(p);
		struct expr *right = read_unary(p);
		if (!right || !want_number(p, left) || !want_number(p, right))
			return NULL;
		struct expr *arg[] = {left, right};
		left = join(p, kind, UNIT_NUMBER, arg, 2);
		left = units_of_product(p->arena, left);
	}
	return left;
}

static struct expr *read_sum(struct parser *p)
{
	struct expr *left = read_product(p);
	for (size_t n = 0; left && (p->token.kind == TOKEN_PLUS || p->token.kind == TOKEN_MINUS); n++) {
		if (n == EXPR_ARGS_MAX)
			return fail_here(p, MSG(N_("the condition is too long")));
		enum expr_kind kind = p->token.kind == TOKEN_PLUS ? EXPR_ADD : EXPR_SUBTRACT;
		advance(p);
		struct expr *right = read_product(p);
		if (!right || !want_number(p, left) || !want_number(p, right))
			return NULL;
		struct expr *arg[] = {left, right};
		left = join(p, kind, UNIT_NUMBER, arg, 2);
		if (!units_unify(p->arena, left, p->diags))
			return NULL;
	}
	return left;
}

static int way_of(enum compare_op op)
{
	if (op == COMPARE_LT || op == COMPARE_LE)
		return 1;
	return op == COMPARE_GT || op == COMPARE_GE ? -1 : 0;
}

/* 80 <= rate < 100: all links of a chain point one way, or somebody meant something else. */
static bool chain_goes_one_way(struct parser *p, const struct expr *e)
{
	for (size_t k = 2; k < e->n; k++) {
		if (way_of(e->op[k - 1]) == way_of(e->op[0]) && way_of(e->op[0]) != 0)
			continue;
		fault(p, e->at, MSG(N_("a chain of comparisons uses < and ≤ alone, or > and ≥ alone")));
		return false;
	}
	return true;
}

static struct expr *read_comparison(struct parser *p)
{
	struct expr *arg[EXPR_ARGS_MAX];
	enum compare_op op[EXPR_ARGS_MAX];
	size_t n = 0;
	arg[n++] = read_sum(p);
	if (!arg[0] || p->token.kind != TOKEN_COMPARE)
		return arg[0];
	while (p->token.kind == TOKEN_COMPARE) {
		if (n == EXPR_ARGS_MAX)
			return fail_here(p, MSG(N_("the chain of comparisons is too long")));
		op[n - 1] = p->token.op;
		advance(p);
		arg[n] = read_sum(p);
		if (!arg[n] || !want_number(p, arg[n - 1]) || !want_number(p, arg[n]))
			return NULL;
		n++;
	}
	struct expr *e = join(p, EXPR_COMPARE, UNIT_TRUTH, arg, n);
	e->op = ARENA_ARRAY(p->arena, enum compare_op, n - 1);
	for (size_t k = 0; k + 1 < n; k++)
		e->op[k] = op[k];
	if (!chain_goes_one_way(p, e) || !units_unify(p->arena, e, p->diags))
		return NULL;
	e->unit = UNIT_TRUTH;
	return e;
}

static struct expr *read_not(struct parser *p)
{
	size_t start = p->token.start, negations = 0;
	while (is_word(p, "not")) {
		negations++;
		advance(p);
	}
	struct expr *e = read_comparison(p);
	if (!e || negations == 0)
		return e;
	if (!want_truth(p, e))
		return NULL;
	if (negations % 2 == 0)
		return e;
	struct expr *no = node(p, EXPR_NOT, UNIT_TRUTH, start, end_of(p, e));
	set_args(p, no, &e, 1);
	return no;
}

static struct expr *read_list(struct parser *p, const char *word, enum expr_kind kind,
			      struct expr *(*read)(struct parser *))
{
	struct expr *arg[EXPR_ARGS_MAX];
	size_t n = 0;
	arg[n++] = read(p);
	if (!arg[0] || !is_word(p, word))
		return arg[0];
	if (!want_truth(p, arg[0]))
		return NULL;
	while (is_word(p, word)) {
		if (n == EXPR_ARGS_MAX)
			return fail_here(p, MSG(N_("the condition is too long")));
		advance(p);
		arg[n] = read(p);
		if (!arg[n] || !want_truth(p, arg[n]))
			return NULL;
		n++;
	}
	return join(p, kind, UNIT_TRUTH, arg, n);
}

static struct expr *read_and(struct parser *p)
{
	return read_list(p, "and", EXPR_AND, read_not);
}

static struct expr *read_or(struct parser *p)
{
	if (p->depth == EXPR_DEPTH_MAX)
		return fail_here(p, MSG(N_("the condition is nested too deeply")));
	p->depth++;
	struct expr *e = read_list(p, "or", EXPR_OR, read_and);
	p->depth--;
	return e;
}

/* Whether the text is the source's own bytes, so that each word has a place of its own. */
static void locate(struct parser *p)
{
	if (!p->at.source || p->text.n == 0)
		return;
	struct str bytes = p->at.source->bytes;
	uintptr_t first = (uintptr_t)bytes.p, here = (uintptr_t)p->text.p;
	p->exact = here >= first && here + p->text.n <= first + bytes.n;
	if (p->exact)
		p->base = here - first;
}

static struct expr *read_all(struct parser *p)
{
	locate(p);
	advance(p);
	struct expr *e = read_or(p);
	if (e && p->token.kind != TOKEN_END)
		return fail_misplaced(p);
	return e;
}

struct expr *expr_read(struct arena *a, struct str text, struct span at, enum metric_place place,
		       const struct expr_terms *terms, struct diag_list *diags)
{
	struct parser p = {.arena = a, .text = text, .at = at, .place = place, .terms = terms, .diags = diags};
	struct expr *e = read_all(&p);
	return e && want_truth(&p, e) ? e : NULL;
}

struct expr *expr_read_value(struct arena *a, struct str text, struct span at, enum metric_place place,
			     const struct expr_terms *terms, struct diag_list *diags)
{
	struct parser p = {.arena = a, .text = text, .at = at, .place = place, .terms = terms, .diags = diags};
	return read_all(&p);
}

bool expr_is_word(struct str name)
{
	static const char *const reserved[] = {"and", "or", "not"};
	bool found = false;
	for (size_t k = 0; k < METRIC_COUNT; k++)
		found = found || str_eq(name, str_of(metric_table[k].name));
	for (size_t k = 0; k < STATE_COUNT; k++)
		found = found || str_eq(name, str_of(state_table[k].name));
	for (size_t k = 0; k < CALL_KIND_COUNT; k++)
		found = found || str_eq(name, str_of(call_table[k].name));
	for (size_t k = 0; k < sizeof reserved / sizeof *reserved; k++)
		found = found || str_eq(name, str_of(reserved[k]));
	return found;
}
