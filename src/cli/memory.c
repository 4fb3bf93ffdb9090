#include "cli/memory.h"

#include "cli/output.h"
#include "cli/run.h"

#include <gmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* For GMP's allocation functions, which take no argument to know the run by. */
static const char *program;

_Noreturn void memory_exhausted(void *arg)
{
	static const char says[] = ": out of memory\n";

	(void)arg;
	output_unlock();
	(void)!write(STDERR_FILENO, program, strlen(program));
	(void)!write(STDERR_FILENO, says, sizeof says - 1);
	_exit(STATUS_TROUBLE);
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
	program = name;
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
