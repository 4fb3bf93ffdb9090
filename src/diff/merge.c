#include "merge.h"

#include "base/map.h"

/* An element of a map or list, known by its key, id or text. */
struct element {
	struct str name;
	const struct node *key; /* of a map; NULL in a list */
	const struct node *value;
	size_t start; /* where it begins: its key, or the dash or value of a list's element */
};

struct elements {
	struct element *v;
	size_t n;
	struct map by_name;
	bool flow;
	bool shared; /* an alias stands for one of them: its text is elsewhere */
};

static struct str raw(const struct node *n)
{
	return str_slice(n->span.source->bytes, n->span.start, n->span.end - n->span.start);
}

static bool is_flow(const struct node *n)
{
	char c = n->span.end > n->span.start ? n->span.source->bytes.p[n->span.start] : ' ';
	return n->kind != NODE_SCALAR && (c == '{' || c == '[');
}

/* The id of an element of a list, or what else names it; NULL: nothing does. */
static const struct node *named_by(const struct node *n)
{
	static const struct str keys[] = {STR_INIT("id"), STR_INIT("name"), STR_INIT("title")};
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		const struct node *name = node_get(n, keys[k]);
		if (name && name->kind == NODE_SCALAR && name->text.n)
			return name;
	}
	return NULL;
}

/* What an element of a list goes by: its name, else its text. */
static struct str name_of(const struct node *n)
{
	const struct node *name = named_by(n);
	return name ? name->text : n->kind == NODE_SCALAR ? n->text : raw(n);
}

/* A list in which what is changed is another element, such as the rules of a scheme: only its order tells which. */
static bool goes_by_order(const struct node *list)
{
	for (size_t k = 0; list->kind == NODE_LIST && k < list->n; k++)
		if (!named_by(list->item[k]))
			return true;
	return false;
}

/* The dash before an element of a block list. */
static size_t dash_before(const struct node *n)
{
	const char *p = n->span.source->bytes.p;
	size_t at = n->span.start;
	while (at > 0 && (p[at - 1] == ' ' || p[at - 1] == '\n'))
		at--;
	return at > 0 && p[at - 1] == '-' ? at - 1 : n->span.start;
}

static bool inside(const struct node *child, const struct node *parent)
{
	return child->span.source == parent->span.source && child->span.start >= parent->span.start &&
	       child->span.end <= parent->span.end;
}

static struct elements elements_of(struct arena *a, const struct node *n)
{
	struct elements e = {.flow = n && is_flow(n)};
	e.v = ARENA_ARRAY(a, struct element, n ? n->n : 0);
	size_t last = 0;
	for (size_t k = 0; n && n->kind != NODE_SCALAR && k < n->n; k++) {
		struct element *x = &e.v[e.n];
		if (n->kind == NODE_MAP)
			*x = (struct element){n->pair[k].key->text, n->pair[k].key, n->pair[k].value,
					      n->pair[k].key->span.start};
		else
			*x = (struct element){name_of(n->item[k]), NULL, n->item[k],
					      e.flow ? n->item[k]->span.start : dash_before(n->item[k])};
		e.shared = e.shared || x->value->span.start < last || !inside(x->value, n);
		last = x->value->span.end;
		e.n += map_put(a, &e.by_name, x->name, x) == x;
	}
	return e;
}

bool merge_same(struct arena *scratch, const struct node *x, const struct node *y)
{
	if (x == y)
		return true;
	if (!x || !y || x->kind != y->kind || x->n != y->n)
		return false;
	if (x->kind == NODE_SCALAR)
		return str_eq(x->text, y->text);
	if (x->kind == NODE_LIST) {
		for (size_t k = 0; k < x->n; k++)
			if (!merge_same(scratch, x->item[k], y->item[k]))
				return false;
		return true;
	}
	struct elements in_y = elements_of(scratch, y);
	for (size_t k = 0; k < x->n; k++) {
		const struct element *other = map_get(&in_y.by_name, x->pair[k].key->text);
		if (!other || !merge_same(scratch, x->pair[k].value, other->value))
			return false;
	}
	return true;
}

static void add_edit(struct merge *m, size_t start, size_t end, struct str text, bool conflict, struct str place)
{
	size_t order = m->edits.n;
	*VEC_PUSH(m->arena, &m->edits) = (struct edit){start, end, text, conflict, place, order};
}

static size_t end_of(const struct element *e)
{
	return e->value->span.end > e->start ? e->value->span.end : e->key ? e->key->span.end + 1 : e->start;
}

static struct span lines_of(const struct element *e)
{
	return merge_lines(e->value->span.source, e->start, end_of(e));
}

/* Whether an element of a block stands on lines of its own: the first of a list's map shares its line with the dash. */
static bool owns_lines(const struct element *e)
{
	const struct source *s = e->value->span.source;
	struct span l = lines_of(e);
	for (size_t k = l.start; k < e->start; k++)
		if (s->bytes.p[k] != ' ')
			return false;
	return true;
}

/* An element of theirs as it stands in a line of a flow collection, or as lines with our indentation. */
static struct str carried_over(struct merge *m, const struct element *theirs, size_t column, bool flow)
{
	const struct source *s = theirs->value->span.source;
	if (flow) {
		struct str text = str_slice(s->bytes, theirs->start, end_of(theirs) - theirs->start);
		m->possible = m->possible && str_find(text, STR("\n")) == SIZE_MAX;
		return text;
	}
	struct span l = lines_of(theirs);
	m->possible = m->possible && owns_lines(theirs);
	long by = (long)column - (long)merge_column(s, theirs->start);
	struct str text = str_slice(s->bytes, l.start, l.end - l.start);
	return merge_indent(m->arena, text, by);
}

/* Where a new element goes in ours: behind the one that stands before it in theirs, if that is there. */
static const struct element *predecessor(const struct elements *ours, const struct elements *theirs, size_t index)
{
	while (index-- > 0) {
		const struct element *e = map_get(&ours->by_name, theirs->v[index].name);
		if (e)
			return e;
	}
	return NULL;
}

static void insert(struct merge *m, const struct node *ours_node, const struct elements *ours,
		   const struct elements *theirs, size_t index, bool conflict, struct str place)
{
	const struct element *before = predecessor(ours, theirs, index), *added = &theirs->v[index];
	if (!ours->n || (theirs->flow && !ours->flow)) {
		m->possible = false;
		return;
	}
	/* Without one before it, it goes to the end: the first element of a block shares its line with others. */
	if (!before && goes_by_order(ours_node)) {
		m->possible = false;
		return;
	}
	if (!before)
		before = &ours->v[ours->n - 1];
	if (ours->flow) {
		struct str part[] = {STR(", "), carried_over(m, added, 0, true)};
		size_t at = end_of(before);
		add_edit(m, at, at, str_join(m->arena, part, 2, STR("")), conflict, place);
		return;
	}
	size_t at = lines_of(before).end;
	struct str text = carried_over(m, added, merge_column(ours_node->span.source, before->start), false);
	struct str line_feed[] = {STR("\n"), text};
	const struct str bytes = ours_node->span.source->bytes;
	bool unfinished = bytes.p[at - 1] != '\n';
	add_edit(m, at, at, unfinished ? str_join(m->arena, line_feed, 2, STR("")) : text, conflict, place);
}

/* The element and the comma that goes with it, or its lines. */
static void cut_out(struct merge *m, const struct elements *ours, const struct element *e, bool conflict,
		    struct str place)
{
	size_t index = (size_t)(e - ours->v);
	if (ours->flow && ours->n > 1) {
		size_t start = index ? end_of(&ours->v[index - 1]) : e->start;
		size_t end = index ? end_of(e) : ours->v[1].start;
		add_edit(m, start, end, STR(""), conflict, place);
	} else if (!ours->flow && ours->n > 1 && owns_lines(e)) {
		struct span l = lines_of(e);
		add_edit(m, l.start, l.end, STR(""), conflict, place);
	} else {
		m->possible = false;
	}
}

static void replace(struct merge *m, const struct element *ours, const struct node *parent, bool flow,
		    const struct element *theirs, bool conflict, struct str place)
{
	bool short_texts = str_find(raw(ours->value), STR("\n")) == SIZE_MAX &&
			   str_find(raw(theirs->value), STR("\n")) == SIZE_MAX &&
			   ours->value->span.end > ours->value->span.start &&
			   (ours->value->kind == NODE_SCALAR || is_flow(ours->value)) &&
			   (theirs->value->kind == NODE_SCALAR || is_flow(theirs->value));
	if (short_texts) {
		add_edit(m, ours->value->span.start, ours->value->span.end, raw(theirs->value), conflict, place);
	} else if (!flow && owns_lines(ours)) {
		struct span l = lines_of(ours);
		add_edit(m, l.start, l.end,
			 carried_over(m, theirs, merge_column(parent->span.source, ours->start), false), conflict,
			 place);
	} else {
		m->possible = false;
	}
}

static struct str below(struct merge *m, struct str place, struct str name)
{
	enum { NAME_MAX = 60 };
	struct str part[] = {place, name};
	if (name.n >= NAME_MAX)
		return place;
	return place.n ? str_join(m->arena, part, 2, STR(" › ")) : name;
}

static void merge_collections(struct merge *m, const struct node *base, const struct node *ours,
			      const struct node *theirs, struct str place);

static bool same(struct merge *m, const struct node *x, const struct node *y)
{
	struct arena_mark mark = arena_mark(m->arena);
	bool equal = merge_same(m->arena, x, y);
	arena_rewind(m->arena, mark);
	return equal;
}

/* An element that both sides have. */
static void merge_both(struct merge *m, const struct node *base, const struct element *ours, const struct node *parent,
		       bool flow, const struct element *theirs, struct str place)
{
	if (same(m, ours->value, theirs->value) || same(m, base, theirs->value))
		return;
	bool collections = ours->value->kind == theirs->value->kind && ours->value->kind != NODE_SCALAR &&
			   (!base || base->kind == ours->value->kind);
	bool untouched = same(m, base, ours->value);
	bool whole = untouched && (goes_by_order(ours->value) || goes_by_order(theirs->value)) &&
		     !elements_of(m->arena, theirs->value).shared;
	if (collections && ours->value->n && !whole)
		merge_collections(m, base, ours->value, theirs->value, place);
	else
		replace(m, ours, parent, flow, theirs, !untouched, place);
}

/* An element that theirs no longer has. */
static void merge_gone(struct merge *m, const struct element *base, const struct element *ours,
		       const struct elements *all, struct str place)
{
	if (base)
		cut_out(m, all, ours, !same(m, base->value, ours->value), place);
}

static bool same_order(const struct elements *base, const struct elements *other)
{
	size_t last = 0;
	for (size_t k = 0; k < other->n; k++) {
		const struct element *e = map_get(&base->by_name, other->v[k].name);
		size_t place = e ? (size_t)(e - base->v) + 1 : last;
		if (place < last)
			return false;
		last = place;
	}
	return true;
}

static void merge_collections(struct merge *m, const struct node *base, const struct node *ours,
			      const struct node *theirs, struct str place)
{
	struct elements b = elements_of(m->arena, base), o = elements_of(m->arena, ours),
			t = elements_of(m->arena, theirs);
	/* Levels of a scale mean something by their order: elements without keys are merged only where it is kept. */
	if (o.shared || t.shared || (ours->kind == NODE_LIST && (!same_order(&b, &t) || !same_order(&b, &o)))) {
		m->possible = false;
		return;
	}
	for (size_t k = 0; k < o.n; k++) {
		const struct element *x = map_get(&b.by_name, o.v[k].name), *y = map_get(&t.by_name, o.v[k].name);
		struct str here = below(m, place, o.v[k].name);
		if (y)
			merge_both(m, x ? x->value : NULL, &o.v[k], ours, o.flow, y, here);
		else
			merge_gone(m, x, &o.v[k], &o, here);
	}
	for (size_t k = 0; k < t.n; k++) {
		const struct element *x = map_get(&b.by_name, t.v[k].name);
		if (map_get(&o.by_name, t.v[k].name) || (x && same(m, x->value, t.v[k].value)))
			continue;
		insert(m, ours, &o, &t, k, x != NULL, below(m, place, t.v[k].name));
	}
}

struct merged merge_plans(struct arena *a, const struct merge_side *base, const struct merge_side *ours,
			  const struct merge_side *theirs, size_t marker_size)
{
	struct merge m = {.arena = a, .ours = ours, .theirs = theirs, .possible = true};
	struct merged r = {.possible = false};
	if (ours->root->kind != NODE_MAP || theirs->root->kind != NODE_MAP)
		return r;
	merge_collections(&m, base->root, ours->root, theirs->root, STR(""));
	if (m.possible)
		r.text = merge_write(&m, marker_size, &r.conflicts);
	r.possible = m.possible;
	return r;
}
