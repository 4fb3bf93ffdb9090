#include "cli/memory.h"

#include "cli/output.h"
#include "cli/run.h"

#include <gmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* For GMP's allocation functions, which take no argument to know the run by. */
static const char *program;

static _Noreturn void give_up(const char *says)
{
	output_unlock();
	(void)!write(STDERR_FILENO, program, strlen(program));
	(void)!write(STDERR_FILENO, says, strlen(says));
	_exit(STATUS_TROUBLE);
}

_Noreturn void memory_exhausted(void *arg)
{
	(void)arg;
	give_up(": out of memory\n");
}

/* A large file is read where it is mapped; there is nothing to be read where it was cut off meanwhile. */
static void file_shrank(int signal)
{
	(void)signal;
	give_up(": a file became shorter while it was read\n");
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
