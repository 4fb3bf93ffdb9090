/*
 * The collector of diagnostics.
 */
#include "diag/diag.h"

#include "base/map.h"

#include <stdlib.h>

struct diag_list diag_list_new(struct arena *a)
{
	return (struct diag_list){.arena = a};
}

struct diag *diag_add(struct diag_list *l, enum diag_severity severity, struct str rule, struct span at,
		      struct msg text)
{
	struct diag *d = ARENA_NEW(l->arena, struct diag);
	d->severity = severity;
	d->rule = rule;
	d->at = at;
	d->text = text;
	*VEC_PUSH(l->arena, &l->items) = d;
	l->count[severity]++;
	return d;
}

void diag_help(struct diag *d, struct msg help)
{
	d->help = help;
}

void diag_note(struct diag_list *l, struct diag *d, struct span at, struct msg text)
{
	*VEC_PUSH(l->arena, &d->notes) = (struct diag_note){.at = at, .text = text};
}

void diag_fix(struct diag_list *l, struct diag *d, struct span at, struct str replacement, bool safe)
{
	*VEC_PUSH(l->arena, &d->fixes) = (struct diag_fix){.at = at, .replacement = replacement, .safe = safe};
}

/* What a diagnostic is sorted by; `added`, its place in the list, keeps the order of equals. */
struct sort_key {
	struct diag *diag;
	size_t source, added;
	struct str text;
};

static int compare_sizes(size_t x, size_t y)
{
	return (x > y) - (x < y);
}

/* The order of two keys but for when they were added: zero for exact repeats. */
static int compare_content(const struct sort_key *x, const struct sort_key *y)
{
	int order = compare_sizes(x->source, y->source);
	if (!order)
		order = compare_sizes(x->diag->at.start, y->diag->at.start);
	if (!order)
		order = str_cmp(x->diag->rule, y->diag->rule);
	if (!order)
		order = str_cmp(x->text, y->text);
	if (!order)
		order = compare_sizes(x->diag->at.end, y->diag->at.end);
	if (!order)
		order = (x->diag->severity < y->diag->severity) - (x->diag->severity > y->diag->severity);
	return order;
}

static int compare_keys(const void *x, const void *y)
{
	const struct sort_key *a = x, *b = y;
	int order = compare_content(a, b);
	return order ? order : compare_sizes(a->added, b->added);
}

static struct sort_key *make_keys(struct diag_list *l)
{
	struct sort_key *keys = ARENA_ARRAY(l->arena, struct sort_key, l->items.n);
	struct map sources = {0};
	for (size_t i = 0; i < l->items.n; i++) {
		struct diag *d = l->items.v[i];
		/* A source is known by its address: two inputs may have one name. */
		struct str address = {(const char *)&d->at.source, sizeof d->at.source};
		keys[i] = (struct sort_key){.diag = d, .added = i, .text = msg_text(l->arena, d->text, NULL)};
		if (i && d->at.source == l->items.v[i - 1]->at.source) {
			keys[i].source = keys[i - 1].source;
			continue;
		}
		const struct sort_key *first = map_put(l->arena, &sources, address, &keys[i]);
		keys[i].source = first->added;
	}
	return keys;
}

void diag_sort(struct diag_list *l)
{
	if (!l->items.n)
		return;
	struct arena_mark mark = arena_mark(l->arena);
	struct sort_key *keys = make_keys(l);
	qsort(keys, l->items.n, sizeof *keys, compare_keys);
	size_t kept = 0;
	for (size_t i = 0; i < l->items.n; i++) {
		struct diag *d = keys[i].diag;
		if (i && compare_content(&keys[i - 1], &keys[i]) == 0)
			l->count[d->severity]--;
		else
			l->items.v[kept++] = d;
	}
	l->items.n = kept;
	arena_rewind(l->arena, mark);
}
