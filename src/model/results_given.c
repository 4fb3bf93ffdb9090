/*
 * Grades given by hand, with the reasons that were recorded.
 */
#include "model/results_reader.h"
#include "model/scheme.h"

const struct given_grade *results_given(const struct results *r, struct str id)
{
	return map_get(&r->given, id);
}

static bool is_same(const struct given_grade *x, const struct given_grade *y)
{
	return str_eq(x->grade, y->grade) && str_eq(x->reason, y->reason);
}

static void report_contradiction(struct table *t, const struct given_grade *now, const struct given_grade *other)
{
	struct diag *d = results_report(
		t, RULE_GRADE_CONTRADICTED, DIAG_ERROR, t->header.at[COLUMN_GIVEN_GRADE],
		MSG(N_("another grade for the same year: \"%1$s\", not \"%2$s\""), other->grade, now->grade));
	if (!d)
		return;
	diag_note(t->diags, d, now->at, MSG(N_("the first is here")));
	diag_help(d, MSG(N_("remove the wrong one, or mark the one that counts as 訂正 (revised)")));
}

/* One grade for each year and scheme; a later row takes its place only when it says so. */
static void add(struct table *t, struct given_grade *g)
{
	struct map *all = &t->r->given;
	struct given_grade *now = map_get(all, g->id), *last = NULL;
	for (; now; last = now, now = now->next) {
		if (now->year != g->year || !str_eq(now->scheme, g->scheme))
			continue;
		if (g->revised) {
			struct given_grade *old = ARENA_NEW(t->r->arena, struct given_grade);
			struct given_grade *next = now->next;
			*old = *now;
			*now = *g;
			now->next = next;
			now->replaced = old;
		} else if (!is_same(now, g)) {
			report_contradiction(t, now, g);
		}
		return;
	}
	if (last)
		last->next = g;
	else
		map_put(t->r->arena, all, g->id, g);
	t->r->given_count++;
}

/* Whether a scheme that is in force in the year has the grade; those that nobody read are not asked. */
static bool is_known(struct table *t, const struct given_grade *g)
{
	const struct plan *p = t->r->plan;
	bool known = !p->schemes && p->rating;
	for (size_t k = 0; p->schemes && k < p->schemes->n && !known; k++) {
		const struct scheme_use *u = &p->schemes->use[k];
		bool meant = !g->scheme.n || str_eq(g->scheme, u->scheme->id.s);
		known = meant && g->year >= u->from && g->year <= u->to &&
			scheme_knows_grade(t->r->arena, u->scheme, g->grade);
	}
	return known;
}

void given_read(struct table *t, struct str id, int year, unsigned marks)
{
	struct given_grade *g = ARENA_NEW(t->r->arena, struct given_grade);
	size_t field = t->header.at[COLUMN_GIVEN_GRADE];
	*g = (struct given_grade){
		.id = results_keep(t, id),
		.year = year,
		.grade = results_keep(t, results_cell(t, COLUMN_GIVEN_GRADE)),
		.scheme = results_keep(t, results_cell(t, COLUMN_SCHEME)),
		.reason = results_keep(t, results_cell(t, COLUMN_REASON)),
		.department = results_keep(t, results_cell(t, COLUMN_DEPARTMENT)),
		.at = record_field_span(t->record, field),
		.revised = (marks & (QUANTITY_FINAL | QUANTITY_REVISED)) != 0,
	};
	if (!g->reason.n)
		results_report(t, RULE_GRADE_WITHOUT_REASON, DIAG_WARNING, field,
			       MSG(N_("the grade \"%s\" is given by hand without a reason"), g->grade));
	if (!is_known(t, g))
		results_report(t, RULE_UNKNOWN_GIVEN_GRADE, DIAG_WARNING, field,
			       MSG(N_("no rating scheme of the year has a grade \"%s\""), g->grade));
	add(t, g);
}
