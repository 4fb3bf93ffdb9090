#include "cli/clock.h"
#include "cli/diff.h"
#include "read/text.h"

static const struct msg no_help;

/* What is wrong in the files. A row of what one plan does not know is no trouble: the other may. */
static void report_findings(struct run *run, struct loader *l)
{
	struct diag_list wrong = diag_list_new(run->arena);
	for (size_t k = 0; k < l->findings.items.n; k++)
		if (!str_eq(l->findings.items.v[k]->rule, STR("unknown-id")))
			*VEC_PUSH(run->arena, &wrong.items) = l->findings.items.v[k];
	run_report(run, &l->trouble, DIAG_ERROR);
	run_report(run, &wrong, DIAG_ERROR);
}

/* Reads the results for one plan; NULL when a file is none. */
static const struct results *read_results(struct run *run, const struct plan *plan, const struct text_list *paths,
					  bool report)
{
	struct arena *a = run->arena;
	struct loader l;
	struct path_list files = {0};
	struct results *results = results_new(a, plan);
	bool good = true;
	loader_init(&l, a, NULL);
	for (size_t k = 0; k < paths->n; k++)
		good = input_expand(&l.inputs, paths->v[k], (struct span){0}, &files) && good;
	for (size_t k = 0; k < files.items.n; k++) {
		struct input input;
		struct source *source = NULL;
		if (input_read(&l.inputs, files.items.v[k], (struct span){0}, &input))
			source = read_text(a, input.name, input.bytes, TEXT_AUTO, NULL, &l.findings);
		good = source && results_read(results, source, &l.inputs.limits, &l.findings) && good;
	}
	results_finish(results, &l.findings);
	if (report || !good)
		report_findings(run, &l);
	return good ? results : NULL;
}

static bool choose_day(struct run *run, const struct diff_settings *s, struct date *as_of)
{
	*as_of = s->as_of;
	if (date_valid(*as_of) || clock_today(as_of))
		return true;
	run_complain(run, MSG(N_("SOURCE_DATE_EPOCH is not a number of seconds since 1970")), no_help);
	return false;
}

static bool add_two_sets(struct run *run, const struct diff_settings *s, struct diff *d, struct date as_of)
{
	struct diff_results r;
	for (int plan = DIFF_OLD; plan < DIFF_SIDES; plan++) {
		for (int data = DIFF_OLD; data < DIFF_SIDES; data++) {
			const struct text_list *paths = data == DIFF_OLD ? &s->old_results : &s->new_results;
			r.of[plan][data] = read_results(run, d->plan[plan], paths, plan == DIFF_NEW);
			if (!r.of[plan][data])
				return false;
		}
	}
	diff_flips_with_data(d, &r, as_of);
	return true;
}

static bool add_one_set(struct run *run, const struct diff_settings *s, struct diff *d, struct date as_of)
{
	const struct results *results[DIFF_SIDES];
	for (int plan = DIFF_OLD; plan < DIFF_SIDES; plan++) {
		results[plan] = read_results(run, d->plan[plan], &s->results, plan == DIFF_NEW);
		if (!results[plan])
			return false;
	}
	diff_flips(d, results, as_of);
	return true;
}

bool diff_add_results(struct run *run, const struct diff_settings *s, struct diff_request *r, struct diff *d)
{
	bool two = s->old_results.n || s->new_results.n;
	struct date as_of;
	if (!two && !s->results.n)
		return true;
	if (two && (s->results.n || !s->old_results.n || !s->new_results.n)) {
		run_usage(run, MSG(N_("--old-results and --new-results go together, without --results")), no_help);
		return false;
	}
	/* A plan that comes or goes has no verdict to compare with. */
	if (!d->plan[DIFF_OLD] || !d->plan[DIFF_NEW])
		return true;
	diff_share_ids(d, r->side[DIFF_OLD].plan, r->side[DIFF_NEW].plan);
	return choose_day(run, s, &as_of) && (two ? add_two_sets(run, s, d, as_of) : add_one_set(run, s, d, as_of));
}
