#include "view/rows.h"

#include "eval/roll_up.h"

#include <stdlib.h>

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

bool view_is_told(const struct view_entry *e)
{
	return e->kind != ITEM_FIGURE || e->actual.kind != VIEW_NONE;
}

const char *const view_order_names[VIEW_ORDER_COUNT] = {"plan", "outcome", "rate", "title", "id", "department"};

/* A row with what it is sorted by. */
struct keyed {
	struct view_row row;
	size_t place;	/* in the plan's order */
	bool none;	/* there is nothing to sort by */
	int64_t number; /* of an outcome, a department */
	struct rat rate;
	struct str text;
	enum view_order order;
	bool reverse;
};

static int64_t badness(enum outcome o)
{
	static const int64_t order[OUTCOME_COUNT] = {
		[OUTCOME_MISSED] = 1, [OUTCOME_NO_DATA] = 2,   [OUTCOME_PENDING] = 3,
		[OUTCOME_MET] = 4,    [OUTCOME_NO_TARGET] = 5,
	};
	return order[o];
}

/* The place of an entry's first department among all of the plan; -1: nobody is in charge. */
static int64_t department_place(const struct field_list *all, const struct view_entry *e)
{
	for (size_t k = 0; e->departments.n && k < all->n; k++)
		if (str_eq(all->v[k].s, e->departments.v[0].s))
			return (int64_t)k;
	return -1;
}

static struct keyed key_of(const struct report *r, const struct field_list *departments, const struct view_row *row,
			   size_t place)
{
	const struct view_entry *e = row->entry;
	struct keyed k = {.row = *row, .place = place, .order = r->order, .reverse = r->reverse};
	if (r->order == ORDER_OUTCOME)
		k.number = badness(e->outcome);
	if (r->order == ORDER_DEPARTMENT)
		k.number = department_place(departments, e);
	if (r->order == ORDER_RATE)
		k.rate = e->result->rate.value;
	if (r->order == ORDER_TITLE)
		k.text = e->title;
	if (r->order == ORDER_ID)
		k.text = e->id;
	k.none = (r->order == ORDER_RATE && !e->result->rate.defined) || k.number < 0;
	return k;
}

static int in_order(const struct keyed *x, const struct keyed *y)
{
	if (x->order == ORDER_RATE)
		return rat_cmp(x->rate, y->rate);
	if (x->order == ORDER_TITLE || x->order == ORDER_ID)
		return str_cmp(x->text, y->text);
	return (x->number > y->number) - (x->number < y->number);
}

static int compare(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int by_year = (x->row.year > y->row.year) - (x->row.year < y->row.year);
	int by_place = (x->place > y->place) - (x->place < y->place);
	if (by_year)
		return by_year;
	if (x->none != y->none)
		return x->none - y->none;
	int by_key = x->none ? 0 : in_order(x, y);
	if (by_key)
		return x->reverse ? -by_key : by_key;
	return x->reverse && x->order == ORDER_PLAN ? -by_place : by_place;
}

static void sort(struct arena *a, const struct report *r, row_list *rows)
{
	struct keyed *list = ARENA_ARRAY(a, struct keyed, rows->n);
	struct field_list departments = {0};
	if (r->order == ORDER_DEPARTMENT)
		departments = roll_up_departments(a, r->evaluation->plan);
	for (size_t k = 0; k < rows->n; k++)
		list[k] = key_of(r, &departments, &rows->v[k], k);
	if (rows->n > 1)
		qsort(list, rows->n, sizeof *list, compare);
	for (size_t k = 0; k < rows->n; k++)
		rows->v[k] = list[k].row;
}

struct view_rows view_rows(struct arena *a, const struct report *r)
{
	row_list rows = {0};
	for (size_t k = 0; k < r->year_count; k++)
		for (size_t j = 0; j < r->year[k].policy_count; j++)
			add_section(a, &rows, (struct view_row){.year = &r->year[k]}, &r->year[k].policy[j]);
	if (r->order != ORDER_PLAN || r->reverse)
		sort(a, r, &rows);
	return (struct view_rows){rows.v, rows.n};
}
