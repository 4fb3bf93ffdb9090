/*
 * Rating schemes, compared as they are written, wherever they stand: a limit
 * that is easier to reach is looser for all that is rated by it; anything
 * else is another definition.
 */
#include "change.h"
#include "rated.h"
#include "threshold.h"

#include "model/scheme.h"

struct rating_diff {
	struct diff *d;
	const struct scheme *scheme; /* of the new side; NULL: it could not be read */
	const struct node *root[DIFF_SIDES];
	const struct node *define[DIFF_SIDES]; /* names that the rules at hand may use */
	bool defining;			       /* what is compared stands in that */
	struct threshold_list rules;	       /* those that are compared */
	size_t affected;
	struct str prefix; /* which of several schemes; empty: there is but one */
};

/* One entry of the key `rating`. */
struct entry {
	const struct node *node; /* as the plan has it */
	struct str name;	 /* of a preset or a file; empty: it is written out */
	const struct scheme *scheme;
	bool taken;
};

struct entries {
	struct entry *v;
	size_t n;
};

/* --- Walking both trees -------------------------------------------------- */

static struct diff_value value_node(const struct node *n)
{
	if (!n)
		return (struct diff_value){0};
	if (n->kind == NODE_SCALAR)
		return diff_text(n->text, n->span);
	struct source *s = n->span.source;
	return diff_text(str_trim(str_slice(s->bytes, n->span.start, n->span.end - n->span.start)), n->span);
}

static bool is_wording(struct str key)
{
	static const struct str keys[] = {STR_INIT("title"), STR_INIT("label"), STR_INIT("note"),  STR_INIT("source"),
					  STR_INIT("ja"),    STR_INIT("en"),	STR_INIT("scheme")};
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
		if (str_eq(key, keys[k]))
			return true;
	return false;
}

static struct str below(struct rating_diff *r, struct str path, struct str key)
{
	struct str part[] = {path, key};
	return path.n && key.n ? str_join(r->d->arena, part, 2, STR(" › ")) : path.n ? path : key;
}

/* A name that the scheme defines means what it does in the rules that use it. */
static void judge_term(const struct rating_diff *r, struct change *c, struct str name, const struct node *x,
		       const struct node *y)
{
	struct threshold_term t = {name, x, y, r->define[DIFF_NEW]};
	struct rated_lists lists = rated_lists(r->d->arena, r->root[DIFF_NEW]);
	struct threshold_change found = threshold_of_term(r->d->arena, r->root[DIFF_NEW], &lists, &t);
	c->class = found.class;
	if (found.used && r->scheme)
		c->affected = count_rated_by(r->d->plan[DIFF_NEW], r->scheme, &lists);
}

static struct change *add(struct rating_diff *r, struct str path, struct str key, const struct node *x,
			  const struct node *y)
{
	struct diff_subject none = {0};
	struct change *c = change_add(r->d, CHANGE_RATING, none, none);
	c->class = DIFF_DEFINITION;
	if (is_wording(key))
		c->class = DIFF_REWORDED;
	else if (str_eq(key, STR("when")) && x && y)
		c->class = threshold_class(r->d->arena, x, y, &r->rules);
	c->value[DIFF_OLD] = value_node(x);
	c->value[DIFF_NEW] = value_node(y);
	c->part = below(r, r->prefix, path);
	c->affected = r->affected;
	if (r->defining && x && y)
		judge_term(r, c, key, x, y);
	return c;
}

static void compare(struct rating_diff *r, struct str path, struct str key, const struct node *x, const struct node *y);

/* Keys that say where a scheme comes from, not what it is. */
static bool is_outside(struct str key)
{
	return str_eq(key, STR("use")) || str_eq(key, STR("in-force")) || str_eq(key, STR("format"));
}

static void compare_maps(struct rating_diff *r, struct str path, const struct node *x, const struct node *y)
{
	struct map in_x = {0}, in_y = {0};
	for (size_t k = 0; k < x->n; k++)
		map_put(r->d->arena, &in_x, x->pair[k].key->text, x->pair[k].value);
	for (size_t k = 0; k < y->n; k++)
		map_put(r->d->arena, &in_y, y->pair[k].key->text, y->pair[k].value);
	const struct node *define[] = {r->define[DIFF_OLD], r->define[DIFF_NEW]};
	if (map_get(&in_x, STR("define")) || map_get(&in_y, STR("define"))) {
		r->define[DIFF_OLD] = map_get(&in_x, STR("define"));
		r->define[DIFF_NEW] = map_get(&in_y, STR("define"));
	}
	bool outer = r->defining;
	for (size_t k = 0; k < in_x.n; k++) {
		struct str key = in_x.entries[k].key;
		r->defining = outer || (!path.n && str_eq(key, STR("define")));
		if (path.n || !is_outside(key))
			compare(r, below(r, path, key), key, in_x.entries[k].value, map_get(&in_y, key));
	}
	r->defining = outer;
	for (size_t k = 0; k < in_y.n; k++) {
		struct str key = in_y.entries[k].key;
		if (!map_get(&in_x, key) && (path.n || !is_outside(key)))
			add(r, below(r, path, key), key, NULL, in_y.entries[k].value);
	}
	r->define[DIFF_OLD] = define[DIFF_OLD];
	r->define[DIFF_NEW] = define[DIFF_NEW];
}

/* For each of x the one of y that goes by the same name, SIZE_MAX: none; each once. */
static size_t *pair_up(struct arena *a, const struct node *x, const struct node *y)
{
	size_t *other = ARENA_ARRAY(a, size_t, x->n);
	bool *taken = ARENA_ARRAY(a, bool, y->n);
	for (size_t k = 0; k < x->n; k++) {
		struct str name = rule_name(a, x->item[k], k);
		other[k] = SIZE_MAX;
		for (size_t j = 0; j < y->n && other[k] == SIZE_MAX; j++)
			if (!taken[j] && str_eq(name, rule_name(a, y->item[j], j)))
				other[k] = j;
		if (other[k] != SIZE_MAX)
			taken[other[k]] = true;
	}
	return other;
}

static bool contains(const size_t *v, size_t n, size_t what)
{
	for (size_t k = 0; k < n; k++)
		if (v[k] == what)
			return true;
	return false;
}

static void report_order(struct rating_diff *r, struct str path, const struct node *x, const struct node *y,
			 const size_t *other)
{
	size_t last = 0;
	bool broken = false;
	for (size_t k = 0; k < x->n; k++) {
		broken = broken || (other[k] != SIZE_MAX && other[k] < last);
		last = other[k] != SIZE_MAX ? other[k] : last;
	}
	if (broken)
		add(r, path, STR(""), x, y);
}

static void compare_lists(struct rating_diff *r, struct str path, struct str key, const struct node *x,
			  const struct node *y)
{
	struct arena *a = r->d->arena;
	const size_t *other = pair_up(a, x, y);
	struct threshold_list outer = r->rules;
	r->rules = threshold_rules(a, r->root[DIFF_NEW], y);
	r->rules.define[DIFF_OLD] = r->define[DIFF_OLD];
	r->rules.define[DIFF_NEW] = r->define[DIFF_NEW];
	for (size_t k = 0; k < x->n; k++)
		compare(r, below(r, path, rule_name(a, x->item[k], k)), key, x->item[k],
			other[k] != SIZE_MAX ? y->item[other[k]] : NULL);
	for (size_t k = 0; k < y->n; k++)
		if (!contains(other, x->n, k))
			compare(r, below(r, path, rule_name(a, y->item[k], k)), key, NULL, y->item[k]);
	report_order(r, path, x, y, other);
	r->rules = outer;
}

/* How many are rated by what stands, or stood, at `path`. */
static size_t concerned(const struct rating_diff *r, struct str path, struct str key, const struct node *n)
{
	const struct plan *p = r->d->plan[DIFF_NEW];
	if (str_eq(path, key) && (str_eq(key, STR("rules")) || str_eq(key, STR("final-rules"))))
		return count_rated(p, r->scheme, RATED_BY_RULES, NULL);
	if (str_eq(key, STR("milestone-rules")))
		return count_rated(p, r->scheme, RATED_BY_MILESTONE_RULES, NULL);
	if (str_eq(key, STR("class-rules")) && n->kind == NODE_MAP)
		return count_rated(p, r->scheme, RATED_BY_CLASS, node_get(n, STR("class")));
	return r->affected;
}

static void compare(struct rating_diff *r, struct str path, struct str key, const struct node *x, const struct node *y)
{
	size_t before = r->affected;
	if (x == y)
		return;
	r->affected = concerned(r, path, key, y ? y : x);
	if (!x || !y || x->kind != y->kind)
		add(r, path, key, x, y);
	else if (x->kind == NODE_MAP)
		compare_maps(r, path, x, y);
	else if (x->kind == NODE_LIST)
		compare_lists(r, path, key, x, y);
	else if (!str_eq(x->text, y->text))
		add(r, path, key, x, y);
	r->affected = before;
}

/* --- The key `rating` ---------------------------------------------------- */

static const struct scheme *scheme_at(const struct plan *p, const struct node *n)
{
	for (size_t k = 0; p->schemes && k < p->schemes->n; k++)
		if (p->schemes->use[k].at.start == n->span.start)
			return p->schemes->use[k].scheme;
	return NULL;
}

static struct entry entry_of(const struct plan *p, const struct node *n)
{
	struct entry e = {.node = n};
	const struct node *use = n->kind == NODE_MAP ? node_get(n, STR("use")) : n->kind == NODE_SCALAR ? n : NULL;
	if (use && use->kind == NODE_SCALAR)
		e.name = use->text;
	e.scheme = scheme_at(p, n);
	return e;
}

static struct entries entries_of(struct arena *a, const struct plan *p)
{
	const struct node *n = p->rating;
	bool list = n && n->kind == NODE_LIST;
	size_t count = !n ? 0 : list ? n->n : 1;
	struct entries e = {ARENA_ARRAY(a, struct entry, count), count};
	for (size_t k = 0; k < count; k++)
		e.v[k] = entry_of(p, list ? n->item[k] : n);
	return e;
}

static const struct node *tree_of(const struct entry *e)
{
	return e->scheme ? e->scheme->node : e->name.n ? NULL : e->node;
}

static struct str id_of(const struct entry *e)
{
	return e->scheme ? e->scheme->id.s : e->name;
}

static bool is_counterpart(const struct entry *x, const struct entry *y)
{
	return !y->taken && ((x->name.n && str_eq(x->name, y->name)) || str_eq(id_of(x), id_of(y)));
}

/* What is called the same first, then what is left, in order. */
static struct entry *find_counterpart(const struct entry *x, struct entries *l, bool any)
{
	for (size_t k = 0; k < l->n; k++)
		if (is_counterpart(x, &l->v[k]) || (any && !l->v[k].taken))
			return &l->v[k];
	return NULL;
}

static void compare_entries(struct rating_diff *r, struct entry *x, struct entry *y)
{
	const struct node *old = tree_of(x), *new = tree_of(y);
	const struct node *since = node_get(x->node, STR("in-force")), *now = node_get(y->node, STR("in-force"));
	bool other = x->scheme && y->scheme && !str_eq(x->name, y->name) && !str_eq(id_of(x), id_of(y));
	x->taken = y->taken = true;
	r->scheme = y->scheme;
	r->root[DIFF_OLD] = old;
	r->root[DIFF_NEW] = new;
	r->affected = count_rated(r->d->plan[DIFF_NEW], y->scheme, RATED_AT_ALL, NULL);
	if (since || now)
		compare(r, STR("in-force"), STR("in-force"), since, now);
	if (other || !old || !new) {
		struct change *c = str_eq(x->name, y->name) ? NULL : add(r, STR(""), STR(""), x->node, y->node);
		if (c && x->name.n && y->name.n) {
			c->value[DIFF_OLD] = diff_text(x->name, x->node->span);
			c->value[DIFF_NEW] = diff_text(y->name, y->node->span);
		}
		return;
	}
	compare(r, STR(""), STR(""), old, new);
}

/* Entries of one side that have no counterpart. */
static void report_rest(struct rating_diff *r, const struct entries *l, int side, bool several)
{
	for (size_t k = 0; k < l->n; k++) {
		const struct entry *e = &l->v[k];
		if (e->taken)
			continue;
		r->affected = count_rated(r->d->plan[side], e->scheme, RATED_AT_ALL, NULL);
		r->prefix = several ? id_of(e) : STR("");
		add(r, STR(""), STR(""), side == DIFF_OLD ? e->node : NULL, side == DIFF_NEW ? e->node : NULL);
	}
}

void diff_rating(struct diff *d)
{
	struct rating_diff r = {.d = d};
	struct entries old = entries_of(d->arena, d->plan[DIFF_OLD]), new = entries_of(d->arena, d->plan[DIFF_NEW]);
	bool several = old.n > 1 || new.n > 1;
	for (int any = 0; any < 2; any++)
		for (size_t k = 0; k < old.n; k++) {
			struct entry *y = old.v[k].taken ? NULL : find_counterpart(&old.v[k], &new, any);
			if (!y)
				continue;
			r.prefix = several ? id_of(y) : STR("");
			compare_entries(&r, &old.v[k], y);
		}
	report_rest(&r, &old, DIFF_OLD, several);
	report_rest(&r, &new, DIFF_NEW, several);
}
