#include "model/item_index.h"

#include "base/utf8.h"

const struct item ambiguous_item = {0};

static void index_title(struct arena *a, struct item_index *x, struct item *i)
{
	struct str title = str_trim(utf8_nfkc(a, i->title.s));
	struct item *first = title.n ? map_put(a, &x->titles, title, i) : i;
	if (first == i)
		return;
	/* A map keeps what was put first: the entry itself says that there are two. */
	for (size_t k = 0; k < x->titles.n; k++) {
		if (x->titles.entries[k].value == first && str_eq(x->titles.entries[k].key, title))
			x->titles.entries[k].value = (void *)(uintptr_t)&ambiguous_item;
	}
}

struct item_index item_index_new(struct arena *a, const struct plan *plan)
{
	struct item_index x = {.plan = plan};
	for (size_t i = 0; i < plan->item_count; i++)
		map_put(a, &x.items, plan->item[i]->id.s, plan->item[i]);
	for (size_t i = 0; i < plan->item_count; i++) {
		const struct field_list *formerly = &plan->item[i]->formerly;
		for (size_t k = 0; k < formerly->n; k++)
			map_put(a, &x.items, formerly->v[k].s, plan->item[i]);
	}
	return x;
}

const struct item *item_index_find(struct arena *a, struct item_index *x, struct str name)
{
	const struct item *found = map_get(&x->items, name);
	if (found)
		return found;
	for (size_t i = 0; !x->has_titles && i < x->plan->item_count; i++)
		index_title(a, x, x->plan->item[i]);
	x->has_titles = true;
	struct arena_mark mark = arena_mark(a);
	found = map_get(&x->titles, str_trim(utf8_nfkc(a, name)));
	arena_rewind(a, mark);
	return found;
}
