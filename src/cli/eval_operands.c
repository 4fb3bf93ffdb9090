#include "cli/eval_operands.h"

#include <string.h>
#include <sys/stat.h>

/* Adds the plans that a file lists, a path a line. */
static void add_listed(struct inputs *in, const char *list, struct path_list *out)
{
	struct input input;

	if (!input_read(in, list, (struct span){0}, &input))
		return;
	struct source *source = source_new(in->arena, input.name, input.bytes);
	for (size_t from = 0; from < input.bytes.n;) {
		struct str rest = str_slice(input.bytes, from, input.bytes.n);
		struct str line = str_slice(rest, 0, str_find(rest, STR("\n")));
		struct span at = {source, from, from + line.n};
		from += line.n + 1;
		if (str_has_suffix(line, STR("\r")))
			line.n--;
		if (line.n > 0)
			(void)!input_expand_plans(in, str_z(in->arena, line), at, out);
	}
}

static bool is_stdin(const char *path)
{
	return strcmp(path, "-") == 0;
}

/* How often standard input is to be read. */
static size_t count_stdin(const struct eval_settings *s, const struct text_list *operands)
{
	size_t n = 0;

	for (size_t i = 0; i < s->plans.n; i++)
		n += is_stdin(s->plans.v[i]);
	for (size_t i = 0; i < operands->n; i++)
		n += is_stdin(operands->v[i]);
	return n;
}

/* A plan that is not there is kept: it is missed when it is opened. */
static void add_plan(struct inputs *in, const char *path, struct path_list *out)
{
	struct stat s;

	if (is_stdin(path) || stat(path, &s) == 0)
		(void)!input_expand_plans(in, path, (struct span){0}, out);
	else
		*VEC_PUSH(in->arena, &out->items) = path;
}

static void sort_operands(struct inputs *in, const struct eval_settings *s, const struct text_list *operands,
			  struct eval_operands *out)
{
	size_t given = 0;

	out->several = s->plans.n > 0;
	out->results.v = ARENA_ARRAY(in->arena, const char *, operands->n);
	for (size_t i = 0; i < s->plans.n; i++) {
		if (input_is_plan_name(s->plans.v[i]) || input_is_folder(s->plans.v[i]))
			add_plan(in, s->plans.v[i], &out->plans);
		else
			add_listed(in, s->plans.v[i], &out->plans);
	}
	for (size_t i = 0; i < operands->n; i++) {
		const char *path = operands->v[i];
		if ((i > 0 || s->plans.n > 0) && !input_is_plan_name(path)) {
			out->results.v[out->results.n++] = path;
			continue;
		}
		out->several = out->several || input_is_folder(path) || given > 0;
		given++;
		add_plan(in, path, &out->plans);
	}
}

bool eval_operands(const struct run *run, const struct eval_settings *s, const struct text_list *operands,
		   struct eval_operands *out)
{
	struct diag_list trouble = diag_list_new(run->arena);
	struct inputs in = inputs_new(run->arena, NULL, &trouble);

	*out = (struct eval_operands){0};
	sort_operands(&in, s, operands, out);
	run_report(run, &trouble, DIAG_ERROR);
	if (trouble.count[DIAG_ERROR] > 0)
		return false;
	if (out->several && count_stdin(s, operands) > 1) {
		run_complain(run, MSG(N_("standard input can be read only once")), (struct msg){0});
		return false;
	}
	if (out->plans.items.n == 0)
		run_complain(run, MSG(N_("no plans were given")), (struct msg){0});
	return out->plans.items.n > 0;
}
