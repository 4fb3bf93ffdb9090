/*
 * Prints the completion script of a tool for a shell; the build runs it, nobody else: completions bash plan-eval
 */
#include "cli/complete.h"
#include "cli/diff.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/run.h"
#include "cli/tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
	const char *shell;
	void (*script)(struct buf *out, const struct command *c);
} scripts[] = {{"bash", complete_bash}, {"zsh", complete_zsh}, {"fish", complete_fish}};

static const struct command *const commands[] = {&plan_eval_command, &plan_lint_command, &plan_diff_command};

static void print(struct buf *out, const char *shell, const char *tool)
{
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		for (size_t k = 0; k < sizeof commands / sizeof *commands; k++)
			if (strcmp(scripts[i].shell, shell) == 0 && strcmp(commands[k]->name, tool) == 0)
				scripts[i].script(out, commands[k]);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new(NULL, NULL);
	struct buf out = buf_new(a);
	bool good = false;

	language_begin();
	if (argc == 3)
		print(&out, argv[1], argv[2]);
	if (buf_str(&out).n > 0)
		good = output_all(STDOUT_FILENO, buf_str(&out));
	else
		fputs("usage: completions bash|zsh|fish TOOL\n", stderr);
	arena_free(a);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
