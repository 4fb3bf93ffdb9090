#include "cli/diff.h"
#include "cli/failure.h"
#include "cli/git.h"
#include "cli/output.h"
#include "diff/merge.h"
#include "read/text.h"
#include "read/yaml.h"

#include <errno.h>

enum { MARKER_SIZE = 7 };

static const struct msg no_help;

struct versions {
	struct run *run;
	struct loader loader;
	const char *path[3]; /* base, ours, theirs */
	struct str bytes[3];
	struct str name; /* of the file, as people know it */
};

/* The tree of a text; NULL when it is no YAML or holds errors. */
static const struct node *tree_of(struct versions *v, struct str name, struct str bytes, struct source **source)
{
	struct diag_list findings = diag_list_new(v->run->arena);
	*source = read_text(v->run->arena, name, bytes, TEXT_UTF8, NULL, &findings);
	struct node *root = *source ? read_yaml(v->run->arena, *source, &v->loader.inputs.limits, &findings) : NULL;
	return findings.count[DIAG_ERROR] ? NULL : root;
}

static struct merged by_structure(struct versions *v)
{
	static const char *const labels[] = {"base", "ours", "theirs"};
	struct merge_side side[3];
	for (int k = 0; k < 3; k++) {
		side[k].label = str_of(labels[k]);
		side[k].root = tree_of(v, v->name, v->bytes[k], &side[k].source);
		if (!side[k].root)
			return (struct merged){.possible = false};
	}
	return merge_plans(v->run->arena, &side[0], &side[1], &side[2], MARKER_SIZE);
}

/* As git merges any text.  status: the number of conflicts, or over 127 (or negative) for trouble. */
static struct git_output by_lines(struct versions *v)
{
	const char *argv[] = {"merge-file", "-p",     "-q",	  "-L",	      "ours",	  "-L", "base",
			      "-L",	    "theirs", v->path[1], v->path[0], v->path[2], NULL};
	return git_run(v->run->arena, ".", argv, true);
}

static bool mean_the_same(struct versions *v, struct str x, struct str y)
{
	struct source *s, *t;
	const struct node *p = tree_of(v, v->name, x, &s), *q = tree_of(v, v->name, y, &t);
	return p && q && merge_same(v->run->arena, p, q);
}

/*
 * Lines merged by git keep the comments and the layout of both, but where that fails or means something else, the
 * structure knows better.
 */
static bool choose(struct versions *v, const struct git_output *lines, struct str *text, size_t *conflicts)
{
	struct merged structure = by_structure(v);
	struct source *source;
	bool clean = lines->status == 0 && tree_of(v, v->name, lines->bytes, &source);
	bool settled = structure.possible && !structure.conflicts;
	if (structure.possible && !(clean && !(settled && !mean_the_same(v, structure.text, lines->bytes)))) {
		*text = structure.text;
		*conflicts = structure.conflicts;
		return true;
	}
	*text = lines->bytes;
	/* Lines that merge cleanly into what is no YAML, such as a key twice, are a conflict all the same. */
	*conflicts = clean ? 0 : lines->status > 0 ? (size_t)lines->status : 1;
	return lines->status >= 0 && lines->status < 128;
}

/* Ids that a plan gives twice; what is no plan gives none. */
static struct diag_list twice(struct versions *v, struct str bytes)
{
	struct arena *a = v->run->arena;
	struct diag_list all = diag_list_new(a), found = diag_list_new(a);
	struct source *source;
	struct node *root = (struct node *)(uintptr_t)tree_of(v, v->name, bytes, &source);
	if (root)
		(void)plan_read(a, source, root, &all);
	for (size_t k = 0; k < all.items.n; k++)
		if (str_eq(all.items.v[k]->rule, STR("duplicate-id")))
			*VEC_PUSH(a, &found.items) = all.items.v[k];
	return found;
}

/* Each side may have added the same thing at another place: no line and no key tells, but the plan is none any more. */
static size_t report_twice(struct versions *v, struct str text)
{
	struct diag_list merged = twice(v, text);
	if (!merged.items.n || twice(v, v->bytes[1]).items.n || twice(v, v->bytes[2]).items.n)
		return 0;
	run_report(v->run, &merged, DIAG_ERROR);
	return merged.items.n;
}

static enum status write_result(struct versions *v, struct str text, enum status status)
{
	if (v->run->common->output)
		return run_print(v->run, text, false, status);
	if (output_file(v->run->arena, v->path[1], text))
		return status;
	struct msg m = MSG(N_("cannot write \"%s\": %s"), argument_text(v->run->arena, v->path[1]),
			   str_of(failure_words(errno)));
	m.translated = 1u << 1;
	run_complain(v->run, m, no_help);
	return STATUS_TROUBLE;
}

static void tell_conflicts(const struct versions *v, size_t conflicts)
{
	struct msg m = {NP_("%s conflict in %s: the same was changed on both sides",
			    "%s conflicts in %s: the same was changed on both sides"),
			.count = conflicts};
	m.arg[m.n++] = str_format(v->run->arena, "%zu", conflicts);
	m.arg[m.n++] = v->name;
	run_complain(v->run, m, no_help);
}

enum status diff_merge(struct run *run, const struct text_list *operands)
{
	struct versions v = {.run = run};
	struct str text;
	size_t conflicts;
	bool good = true;
	if (operands->n < 3 || operands->n > 4)
		return run_usage(run, MSG(N_("--merge takes the common base, ours and theirs, and may take a name")),
				 no_help);
	loader_init(&v.loader, run->arena, NULL);
	v.name = argument_text(run->arena, operands->v[operands->n == 4 ? 3 : 1]);
	for (int k = 0; k < 3; k++) {
		struct input input = {0};
		v.path[k] = operands->v[k];
		good = input_read(&v.loader.inputs, v.path[k], (struct span){0}, &input) && good;
		v.bytes[k] = input.bytes;
	}
	if (!good) {
		loader_report(&v.loader, run, DIAG_ERROR);
		return STATUS_TROUBLE;
	}
	struct git_output lines = by_lines(&v);
	struct text_list ours = {&v.path[1], run->common->output ? 0 : 1};
	run_confine(run, RUN_NEEDS_OUTPUTS, &ours);
	if (!choose(&v, &lines, &text, &conflicts)) {
		run_complain(run, MSG(N_("%s cannot be merged by structure, and git could not be run"), v.name),
			     no_help);
		return STATUS_TROUBLE;
	}
	if (!conflicts)
		conflicts = report_twice(&v, text);
	if (conflicts)
		tell_conflicts(&v, conflicts);
	return write_result(&v, text, conflicts ? STATUS_FOUND : STATUS_OK);
}
