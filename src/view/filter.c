#include "view/filter.h"

static bool fails(const struct view_entry *e)
{
	for (size_t i = 0; i < e->rating_count; i++)
		if (e->rating[i].fails)
			return true;
	return false;
}

static bool is_wanted(const struct view_entry *e, unsigned outcomes)
{
	return (outcomes & 1u << e->outcome) || (outcomes & REPORT_FAILING_GRADE && fails(e));
}

static bool section_fails(const struct view_section *s)
{
	for (size_t i = 0; i < s->entry_count; i++)
		if (fails(&s->entry[i]))
			return true;
	for (size_t i = 0; i < s->child_count; i++)
		if (section_fails(&s->child[i]))
			return true;
	return false;
}

static bool year_fails(const struct view_year *y)
{
	for (size_t i = 0; i < y->policy_count; i++)
		if (section_fails(&y->policy[i]))
			return true;
	return false;
}

bool report_has(const struct report *r, unsigned outcomes)
{
	for (size_t i = 0; i < r->year_count && outcomes & REPORT_FAILING_GRADE; i++)
		if (year_fails(&r->year[i]))
			return true;
	for (size_t i = 0; i < r->year_count; i++)
		for (unsigned o = 0; o < OUTCOME_COUNT; o++)
			if (outcomes & 1u << o && r->year[i].tally.count[o] > 0)
				return true;
	return false;
}

static bool filter_section(struct view_section *s, unsigned outcomes)
{
	size_t entries = 0, children = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		if (is_wanted(&s->entry[i], outcomes))
			s->entry[entries++] = s->entry[i];
	s->entry_count = entries;
	for (size_t i = 0; i < s->child_count; i++)
		if (filter_section(&s->child[i], outcomes))
			s->child[children++] = s->child[i];
	s->child_count = children;
	return entries + children > 0;
}

void report_only(struct report *r, unsigned outcomes)
{
	for (size_t i = 0; i < r->year_count; i++) {
		struct view_year *y = &r->year[i];
		size_t policies = 0;
		for (size_t k = 0; k < y->policy_count; k++)
			if (filter_section(&y->policy[k], outcomes))
				y->policy[policies++] = y->policy[k];
		y->policy_count = policies;
	}
}

void report_drop_empty_years(struct report *r)
{
	size_t years = 0;

	for (size_t i = 0; i < r->year_count; i++)
		if (r->year[i].policy_count > 0)
			r->year[years++] = r->year[i];
	r->year_count = years;
}
