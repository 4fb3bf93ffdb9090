#include "view/filter.h"

#include <assert.h>

static_assert(OUTCOME_COUNT + RESULT_STATE_COUNT <= 32, "all outcomes and states have a bit in an unsigned");

static bool fails(const struct view_entry *e)
{
	for (size_t i = 0; i < e->rating_count; i++)
		if (e->rating[i].fails)
			return true;
	return false;
}

unsigned report_bits(const struct view_entry *e)
{
	unsigned states = result_states(e->result) << OUTCOME_COUNT;

	return 1u << e->outcome | states | (fails(e) ? (unsigned)REPORT_FAILING_GRADE : 0);
}

static bool section_has(const struct view_section *s, unsigned bits)
{
	for (size_t i = 0; i < s->entry_count; i++)
		if (s->entry[i].kind != ITEM_FIGURE && report_bits(&s->entry[i]) & bits)
			return true;
	for (size_t i = 0; i < s->child_count; i++)
		if (section_has(&s->child[i], bits))
			return true;
	return false;
}

static bool year_has(const struct view_year *y, unsigned bits)
{
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		if (bits & 1u << o && y->tally.count[o] > 0)
			return true;
	/* What is known to entries alone. */
	for (size_t i = 0; bits >> OUTCOME_COUNT && i < y->policy_count; i++)
		if (section_has(&y->policy[i], bits >> OUTCOME_COUNT << OUTCOME_COUNT))
			return true;
	return false;
}

bool report_has(const struct report *r, unsigned bits)
{
	for (size_t i = 0; i < r->year_count; i++)
		if (year_has(&r->year[i], bits))
			return true;
	return false;
}

static bool filter_section(struct view_section *s, unsigned bits)
{
	size_t entries = 0, children = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		if (report_bits(&s->entry[i]) & bits)
			s->entry[entries++] = s->entry[i];
	s->entry_count = entries;
	for (size_t i = 0; i < s->child_count; i++)
		if (filter_section(&s->child[i], bits))
			s->child[children++] = s->child[i];
	s->child_count = children;
	return entries + children > 0;
}

void report_only(struct report *r, unsigned bits)
{
	for (size_t i = 0; i < r->year_count; i++) {
		struct view_year *y = &r->year[i];
		size_t policies = 0;
		for (size_t k = 0; k < y->policy_count; k++)
			if (filter_section(&y->policy[k], bits))
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
