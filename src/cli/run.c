#include "cli/run.h"

#include "cli/clock.h"
#include "cli/confine.h"
#include "cli/failure.h"
#include "cli/help.h"
#include "cli/language.h"
#include "cli/limits.h"
#include "cli/memory.h"
#include "cli/output.h"
#include "cli/pager.h"
#include "cli/progress.h"
#include "cli/terminal.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct run run_begin(const struct command *c)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	memory_begin(c->name);
	output_guard_streams();
	/* A reader that goes away is a failed write, which is handled. */
	(void)sigaction(SIGPIPE, &ignore, NULL);
	language_begin();
	return (struct run){.command = c, .arena = run_arena()};
}

struct arena *run_arena(void)
{
	return arena_new(memory_exhausted, NULL);
}

int run_end(struct run *r, enum status status)
{
	progress_end();
	output_unlock();
	if (r->pager != NULL)
		pager_end(r->pager);
	arena_free(r->arena);
	r->arena = NULL;
	return (int)status;
}

void run_say(const struct run *r, struct str text)
{
	/* Nothing can be done about an error stream that takes nothing. */
	if (r->aside != NULL) {
		buf_add(r->aside, text);
		return;
	}
	progress_hide();
	(void)!output_all(STDERR_FILENO, language_encode(r->arena, text));
}

void run_complain(const struct run *r, struct msg text, struct msg help)
{
	struct buf out = buf_new(r->arena);

	buf_add_z(&out, r->command->name);
	buf_add_z(&out, ": ");
	buf_add(&out, msg_text(r->arena, text, language_translate));
	buf_add_c(&out, '\n');
	if (help.id != NULL) {
		buf_add_z(&out, r->command->name);
		buf_add_z(&out, ": ");
		buf_add(&out, msg_text(r->arena, help, language_translate));
		buf_add_c(&out, '\n');
	}
	run_say(r, buf_str(&out));
}

enum status run_usage(const struct run *r, struct msg text, struct msg help)
{
	run_complain(r, text, help);
	run_complain(r, MSG(N_("\"%s --help\" lists the options"), str_of(r->command->name)), (struct msg){0});
	return STATUS_TROUBLE;
}

static bool bad_clock(const struct run *r)
{
	run_complain(r, MSG(N_("SOURCE_DATE_EPOCH is not a number of seconds since 1970")), (struct msg){0});
	return false;
}

bool run_as_of(const struct run *r, struct date given, struct date *out)
{
	*out = given;
	return date_valid(given) || clock_today(out) || bad_clock(r);
}

bool run_now(const struct run *r, int64_t *out)
{
	return clock_now(out) || bad_clock(r);
}

void run_report(const struct run *r, struct diag_list *l, enum diag_severity least)
{
	struct buf out = buf_new(r->arena);
	struct diag_style style = {
		.translate = language_translate,
		.colour = terminal_colour((enum color_when)r->common->color, STDERR_FILENO),
		.excerpt = true,
	};

	diag_sort(l);
	for (size_t i = 0; i < l->items.n; i++)
		if (l->items.v[i]->severity >= least)
			diag_print(&out, r->arena, l->items.v[i], &style);
	run_say(r, buf_str(&out));
}

/* The descriptor that the output goes to; -1: a file. */
static int output_descriptor(const struct run *r)
{
	const char *path = r->common->output;

	return path == NULL || strcmp(path, "-") == 0 ? STDOUT_FILENO : -1;
}

static void begin_pager(struct run *r)
{
	const char *command = !r->common->no_pager && output_descriptor(r) >= 0 ? pager_command() : NULL;
	struct pager *p = ARENA_NEW(r->arena, struct pager);

	/* Without a pager, the text itself is still there. */
	if (command != NULL && pager_begin(p, command))
		r->pager = p;
}

bool run_colour(const struct run *r)
{
	return terminal_colour((enum color_when)r->common->color, output_descriptor(r));
}

bool run_on_terminal(const struct run *r)
{
	return output_descriptor(r) >= 0 && isatty(output_descriptor(r));
}

size_t run_width(const struct run *r)
{
	return terminal_width(output_descriptor(r));
}

enum status run_cannot_write(const struct run *r, const char *path)
{
	const char *why = errno == ENOENT ? N_("there is no such folder") : failure_words(errno);
	struct msg m = MSG(N_("cannot write \"%s\": %s"), argument_text(r->arena, path), str_of(why));

	m.translated = 1u << 1;
	run_complain(r, m, (struct msg){0});
	return STATUS_TROUBLE;
}

bool run_write(const struct run *r, const char *path, struct str bytes)
{
	if (output_file(r->arena, path, bytes))
		return true;
	(void)run_cannot_write(r, path);
	return false;
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

bool run_lock(const struct run *r, const char *const *path, size_t n)
{
	const char **all = ARENA_ARRAY(r->arena, const char *, n + 1);
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		all[count++] = path[i];
	if (output_descriptor(r) < 0)
		all[count++] = r->common->output;
	/* All runs take their locks in the same order, so that none waits for another that waits for it. */
	if (count > 1)
		qsort(all, count, sizeof *all, by_name);
	for (size_t i = 0; i < count; i++) {
		if (output_lock(r->arena, all[i]))
			continue;
		run_complain(
			r, MSG(N_("another run has been writing \"%s\" for a minute"), argument_text(r->arena, all[i])),
			MSG(N_("let it end, or stop it")));
		return false;
	}
	return true;
}

void run_confine(const struct run *r, enum run_need need, const struct text_list *more)
{
	size_t n = more != NULL ? more->n : 0;
	struct text_list outputs = {ARENA_ARRAY(r->arena, const char *, n + 1), n};

	for (size_t i = 0; i < n; i++)
		outputs.v[i] = more->v[i];
	if (output_descriptor(r) < 0)
		outputs.v[outputs.n++] = r->common->output;
	if (need != RUN_NEEDS_OUTPUTS) {
		confine_to_files(need == RUN_NEEDS_FILES ? &outputs : NULL);
		return;
	}
	/* Converters and the time zone are files, which are opened at their first use. */
	language_load();
	tzset();
	confine_to_outputs(&outputs);
}

enum status run_print(const struct run *r, struct str bytes, bool text, enum status status)
{
	progress_end();
	/* Unless it is held already. */
	if (output_descriptor(r) < 0 && !run_lock(r, NULL, 0))
		return STATUS_TROUBLE;
	if (output_descriptor(r) < 0)
		return run_write(r, r->common->output, bytes) ? status : STATUS_TROUBLE;
	if (text)
		bytes = language_encode(r->arena, bytes);
	if (r->pager != NULL && text && bytes.n > 0 && pager_show(r->pager, bytes))
		return status;
	/* A full disk behind a network may show only when the stream is closed. */
	if (bytes.n == 0 || (output_all(STDOUT_FILENO, bytes) && (close(STDOUT_FILENO) == 0 || errno == EINTR)))
		return status;
	if (errno != EPIPE) {
		struct msg m = MSG(N_("cannot write to standard output: %s"), str_of(failure_words(errno)));
		m.translated = 1u << 0;
		run_complain(r, m, (struct msg){0});
	}
	return STATUS_TROUBLE;
}

static enum status print_about(struct run *r)
{
	struct buf out = buf_new(r->arena);
	const struct common_settings *given = r->common;
	struct common_settings standard_output = *given;

	standard_output.output = NULL;
	r->common = &standard_output;
	if (given->help)
		help_text(&out, r->command, language_translate, run_width(r));
	else
		version_text(&out, r->command);
	enum status status = run_print(r, buf_str(&out), true, STATUS_OK);
	r->common = given;
	return status;
}

bool run_options(struct run *r, int argc, char **argv, void *settings, struct text_list *operands, enum status *status)
{
	struct usage_error error;
	bool good = options_parse(r->arena, r->command, argc, argv, settings, operands, &error);

	r->common = settings;
	if (r->common->lang > 0)
		language_set(language_choice(r->common->lang));
	memory_translate(r->arena);
	if (!good) {
		*status = run_usage(r, error.text, error.help);
		return false;
	}
	struct read_limits limits;
	struct str bad;
	if (!limits_from_environment(&limits, &bad)) {
		run_complain(r,
			     MSG(N_("PLAN_TOOLS_LIMITS takes NAME=NUMBER,..., not \"%s\""),
				 argument_text(r->arena, str_z(r->arena, bad))),
			     MSG(N_("NAME is bytes, depth (up to 1000), nodes, field-bytes or fields; the number may "
				    "end in K, M or G")));
		*status = STATUS_TROUBLE;
		return false;
	}
	if (!r->common->help && !r->common->version) {
		begin_pager(r);
		progress_begin();
		return true;
	}
	*status = print_about(r);
	return false;
}
