#include "view/rows.h"

typedef VEC(struct view_row) row_list;

/* `row` says where `s` stands. */
static void add_section(struct arena *a, row_list *rows, struct view_row row, const struct view_section *s)
{
	if (s->kind == GROUP_POLICY)
		row.policy = s;
	else if (s->kind == GROUP_MEASURE)
		row.measure = s;
	row.section = s;
	for (size_t k = 0; k < s->entry_count; k++) {
		if (s->entry[k].reference)
			continue;
		row.entry = &s->entry[k];
		*VEC_PUSH(a, rows) = row;
	}
	for (size_t k = 0; k < s->child_count; k++)
		add_section(a, rows, row, &s->child[k]);
}

struct view_rows view_rows(struct arena *a, const struct report *r)
{
	row_list rows = {0};
	for (size_t k = 0; k < r->year_count; k++)
		for (size_t j = 0; j < r->year[k].policy_count; j++)
			add_section(a, &rows, (struct view_row){.year = &r->year[k]}, &r->year[k].policy[j]);
	return (struct view_rows){rows.v, rows.n};
}
