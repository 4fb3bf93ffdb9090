#include "tool.h"

#include "mutate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 40, OPTIONS_MAX = 12 };

static char folder[64];

static void must(int holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	abort();
}

static void remove_folder(void)
{
	char command[96];

	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	(void)!system(command);
}

/* A folder in memory. */
static void make_folder(void)
{
	snprintf(folder, sizeof folder, "/dev/shm/plan-fuzz-%ld", (long)getpid());
	if (mkdir(folder, 0700) != 0) {
		snprintf(folder, sizeof folder, "/tmp/plan-fuzz-%ld", (long)getpid());
		must(mkdir(folder, 0700) == 0, folder);
	}
	atexit(remove_folder);
	/* The same whoever runs it. */
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("SOURCE_DATE_EPOCH", "1680000000", 1);
	setenv("PATH", "/nonexistent", 1);
	unsetenv("LANGUAGE");
	unsetenv("GITHUB_ACTIONS");
}

/* A word of the table with the folder in the place of its "@". */
static char *placed(const char *word)
{
	const char *at = strchr(word, '@');
	size_t room = strlen(word) + sizeof folder + 1;
	char *p = malloc(room);

	must(p != NULL, word);
	if (at)
		snprintf(p, room, "%.*s%s/%s", (int)(at - word), word, folder, at + 1);
	else
		snprintf(p, room, "%s", word);
	return p;
}

static void write_file(const char *word, const char *bytes, size_t n)
{
	char *name = placed(word);
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	must(fd >= 0, name);
	for (size_t done = 0; done < n;) {
		ssize_t wrote = write(fd, bytes + done, n - done);
		must(wrote > 0, name);
		done += (size_t)wrote;
	}
	close(fd);
	free(name);
}

static const char *find(const char *p, size_t n, const char *what)
{
	size_t length = strlen(what);

	for (size_t i = 0; i + length <= n; i++)
		if (memcmp(p + i, what, length) == 0)
			return p + i;
	return NULL;
}

static void write_files(const struct tool *t, const char *p, size_t n)
{
	for (size_t i = 0; i < t->files; i++) {
		const char *end = find(p, n, FUZZ_PARTING);
		size_t length = end ? (size_t)(end - p) + 1 : n;
		write_file(t->file[i], p, length);
		n = end ? n - length - (strlen(FUZZ_PARTING) - 1) : 0;
		p = end ? end + strlen(FUZZ_PARTING) : p;
	}
}

void tool_run(const struct tool *t, const uint8_t *data, size_t size)
{
	char *word[ARGUMENTS_MAX], *argv[ARGUMENTS_MAX] = {NULL};
	const char *all = (const char *)data;
	const char *line = size > 0 ? memchr(all, '\n', size) : NULL;
	size_t letters = line ? (size_t)(line - all) : 0;
	int argc = 0;

	if (folder[0] == '\0')
		make_folder();
	word[argc++] = placed(t->name);
	word[argc++] = placed("--output=/dev/null");
	for (size_t i = 0; i < letters && i < OPTIONS_MAX; i++)
		word[argc++] = placed(t->option[(unsigned char)all[i] % t->options]);
	for (size_t i = 0; t->operand[i]; i++)
		word[argc++] = placed(t->operand[i]);
	write_files(t, line ? line + 1 : all, line ? size - letters - 1 : size);
	/* The tool reorders its arguments. */
	memcpy(argv, word, (size_t)argc * sizeof *word);
	int status = t->run(argc, argv);
	must(status >= 0 && status <= 3, "exit status");
	for (int i = 0; i < argc; i++)
		free(word[i]);
}
