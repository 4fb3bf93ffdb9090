#include "cli/memory.h"

#include "cli/language.h"
#include "cli/output.h"
#include "cli/run.h"

#include <gmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* For GMP's allocation functions, which take no argument to know the run by. */
static const char *program;

enum last_word { OUT_OF_MEMORY, FILE_SHRANK, LAST_WORDS };

static const char *const last_words[LAST_WORDS] = {
	N_("out of memory"),
	N_("a file became shorter while it was read"),
};

/* The same in the reader's language and character set, made while there is memory; empty: not yet. */
enum { WORDS_MAX = 200 };
static char translated[LAST_WORDS][WORDS_MAX];

static _Noreturn void give_up(enum last_word w)
{
	const char *said = translated[w][0] != '\0' ? translated[w] : last_words[w];

	output_unlock();
	(void)!write(STDERR_FILENO, program, strlen(program));
	(void)!write(STDERR_FILENO, ": ", 2);
	(void)!write(STDERR_FILENO, said, strlen(said));
	(void)!write(STDERR_FILENO, "\n", 1);
	_exit(STATUS_TROUBLE);
}

void memory_translate(struct arena *a)
{
	for (int w = 0; w < LAST_WORDS; w++) {
		struct str said =
			language_encode(a, msg_text(a, (struct msg){.id = last_words[w]}, language_translate));
		if (said.n >= WORDS_MAX)
			continue;
		memcpy(translated[w], said.p, said.n);
		translated[w][said.n] = '\0';
	}
}

_Noreturn void memory_exhausted(void *arg)
{
	(void)arg;
	give_up(OUT_OF_MEMORY);
}

/* A large file is read where it is mapped; there is nothing to be read where it was cut off meanwhile. */
static void file_shrank(int signal)
{
	(void)signal;
	give_up(FILE_SHRANK);
}

static void *gmp_new(size_t size)
{
	void *p = malloc(size);

	if (p == NULL)
		memory_exhausted(NULL);
	return p;
}

static void *gmp_resize(void *old, size_t old_size, size_t size)
{
	void *p = realloc(old, size);

	(void)old_size;
	if (p == NULL)
		memory_exhausted(NULL);
	return p;
}

static void gmp_free(void *p, size_t size)
{
	(void)size;
	free(p);
}

void memory_begin(const char *name)
{
	struct sigaction shrank = {.sa_handler = file_shrank};

	program = name;
	(void)sigaction(SIGBUS, &shrank, NULL);
	mp_set_memory_functions(gmp_new, gmp_resize, gmp_free);
}

void memory_ensure(size_t bytes)
{
	/* Through a volatile: compilers may leave out an allocation that is only freed. */
	void *volatile p = malloc(bytes);

	if (p == NULL)
		memory_exhausted(NULL);
	free(p);
}
