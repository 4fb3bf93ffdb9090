#include "cli/eval_choose.h"

#include "cli/charset.h"
#include "cli/eval_reports.h"
#include "cli/eval_select.h"
#include "cli/failure.h"

#include <stdlib.h>

static const struct msg no_help;

typedef VEC(struct view_subject) subject_list;

/* The last year that has results, but none that had not begun on the day to judge as of. */
static int usual_year(const struct plan *plan, const struct results *results, struct date as_of)
{
	int year = eval_default_year(plan, results);
	int then = fiscal_year_of(as_of, plan->start_month);

	return then >= year ? year : then > plan->from ? then : plan->from;
}

/* The fiscal years to evaluate; false after a complaint. */
static bool choose_years(const struct run *run, const struct eval_settings *s, const struct plan *plan,
			 const struct results *results, struct eval_choice *out)
{
	int asked = asked_year(&s->year, plan->start_month);

	if (s->all_years && asked != 0) {
		run_usage(run, MSG(N_("--year and --all-years exclude each other")), no_help);
		return false;
	}
	if (asked != 0 && (asked < plan->from || asked > plan->to)) {
		struct str year = str_format(run->arena, "FY%d", asked);
		struct str first = str_format(run->arena, "FY%d", plan->from);
		struct str last = str_format(run->arena, "FY%d", plan->to);
		run_complain(run, MSG(N_("%1$s is outside the plan, which runs from %2$s to %3$s"), year, first, last),
			     no_help);
		return false;
	}
	int one = asked != 0 ? asked : usual_year(plan, results, out->as_of);
	out->from = s->all_years ? plan->from : one;
	out->to = s->all_years ? plan->to : one;
	return true;
}

/* Complains of an id that --explain does not know. */
static void unknown_id(const struct run *run, const struct plan *plan, struct str id)
{
	struct str *names = ARENA_ARRAY(run->arena, struct str, plan->item_count);
	struct msg help = {0};

	for (size_t i = 0; i < plan->item_count; i++)
		names[i] = plan->item[i]->id.s;
	struct str meant = nearest_name(run->arena, id, names, plan->item_count);
	if (meant.n > 0)
		help = MSG(N_("did you mean \"%s\"?"), meant);
	run_complain(run, MSG(N_("nothing in the plan has the id \"%s\""), id), help);
}

bool eval_choose(const struct run *run, const struct eval_settings *s, const struct plan *plan,
		 const struct results *results, struct eval_choice *out)
{
	return run_as_of(run, s->as_of, &out->as_of) && choose_years(run, s, plan, results, out);
}

static bool is_table(const struct eval_settings *s)
{
	return s->columns.given || s->sort != ORDER_PLAN || s->reverse;
}

bool eval_form_ready(const struct run *run, const struct renderer *form)
{
	struct str what;

	if (form->ready == NULL || form->ready(run->arena, &what))
		return true;
	run_complain(run, MSG(N_("the form \"%s\" needs %s, which cannot be loaded"), str_of(form->name), what),
		     MSG(N_("install it, or choose another form")));
	return false;
}

bool eval_form_fits(const struct run *run, const struct eval_settings *s)
{
	const struct renderer *renderer = &renderers[s->format];

	if (s->explain.n > 0 && renderer->explain == NULL) {
		run_usage(run, MSG(N_("--explain has no form \"%s\""), str_of(renderer->name)), no_help);
		return false;
	}
	if (renderer->whole && eval_is_chosen(s)) {
		run_usage(run, MSG(N_("--format=%s is always of the whole plan"), str_of(renderer->name)),
			  MSG(N_("choose by its labels where it is read")));
		return false;
	}
	if (s->explain.n > 0 && eval_is_chosen(s)) {
		run_usage(run, MSG(N_("--explain names what it prints; nothing else is to be chosen")), no_help);
		return false;
	}
	if (is_table(s) && (!renderer->columns || s->explain.n > 0)) {
		run_usage(run, MSG(N_("--columns, --sort and --reverse go with --format=text, markdown or csv")),
			  no_help);
		return false;
	}
	if (s->columns.given && s->columns.n == 0) {
		run_usage(run, MSG(N_("--columns takes at least one column")), no_help);
		return false;
	}
	if (renderer->file && run_on_terminal(run)) {
		run_usage(run, MSG(N_("--format=%s is nothing for a terminal"), str_of(renderer->name)),
			  MSG(N_("--output=FILE writes it to a file")));
		return false;
	}
	if (s->charset != CHARSET_UTF8 && !renderer->table) {
		run_usage(run, MSG(N_("--format=%s is always in UTF-8"), str_of(renderer->name)),
			  MSG(N_("--charset goes with --format=csv")));
		return false;
	}
	return eval_form_ready(run, renderer);
}

enum status eval_not_made(const struct run *run, int error)
{
	struct msg m = MSG(N_("the report could not be made: %s"), str_of(failure_words(error)));

	m.translated = 1u << 0;
	run_complain(run, m, MSG(N_("it needs room for temporary files; TMPDIR names the folder for them")));
	return STATUS_TROUBLE;
}

void eval_confine(const struct run *run, const struct eval_settings *s, enum run_need need)
{
	const char *folder = getenv("TMPDIR");
	struct text_list more = {ARENA_ARRAY(run->arena, const char *, s->report.n + 1), 0};
	bool temporary = renderers[s->format].file;

	for (size_t i = 0; i < s->report.n; i++) {
		const struct renderer *form = eval_report_form(s->report.v[i], &more.v[more.n]);
		temporary = temporary || (form != NULL && form->file);
		more.n += form != NULL;
	}
	if (temporary)
		more.v[more.n++] = folder != NULL && *folder != '\0' ? folder : "/tmp";
	charset_load((enum charset)s->charset);
	run_confine(run, need, &more);
}

bool eval_encode(const struct run *run, const struct eval_settings *s, struct str *bytes)
{
	struct str lost;

	if (!renderers[s->format].table || bytes->n == 0)
		return true;
	if (!charset_encode(run->arena, (enum charset)s->charset, *bytes, bytes, &lost)) {
		run_complain(run, MSG(N_("this system cannot write the character set %s"), STR("CP932")), no_help);
		return false;
	}
	if (lost.n > 0)
		run_complain(run, MSG(N_("CP932 lacks these characters; 〓 stands for them: %s"), lost),
			     MSG(N_("--charset=utf-8 has them all")));
	return true;
}

/* What an id stands for in a year, for each target of the year that is told apart. */
static bool add_subjects(const struct run *run, const struct report *report, struct str id, int year,
			 subject_list *list)
{
	struct view_subject found;
	size_t n, after;

	if (!view_subject_find(run->arena, report, id, year, &found))
		return false;
	struct view_subject *others = view_subject_periods(run->arena, report, &found, &n, &after);
	for (size_t i = 0; i < n - after; i++)
		*VEC_PUSH(run->arena, list) = others[i];
	*VEC_PUSH(run->arena, list) = found;
	for (size_t i = n - after; i < n; i++)
		*VEC_PUSH(run->arena, list) = others[i];
	return true;
}

bool eval_explained(const struct run *run, const struct eval_settings *s, const struct plan *plan,
		    const struct report *report, struct explain_request *want, bool *any)
{
	subject_list list = {0};

	for (size_t i = 0; i < s->explain.n; i++) {
		struct str id = argument_text(run->arena, s->explain.v[i]);
		bool known = plan_item(plan, id) != NULL;
		for (size_t k = 0; k < report->year_count; k++)
			known = add_subjects(run, report, id, report->year[k].year, &list) || known;
		if (!known && any == NULL) {
			unknown_id(run, plan, id);
			return false;
		}
		if (any != NULL)
			*any = *any || known;
	}
	want->v = list.v;
	want->n = list.n;
	return true;
}
