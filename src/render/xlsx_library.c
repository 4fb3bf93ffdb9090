#include "render/xlsx_library.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Names in place, not pointers to them, which the loader would have to relocate at each start. */
static const struct {
	char name[40];
	size_t member;
} functions[] = {
#define XLSX_FUNCTION(f) {#f, offsetof(struct xlsx_library, f)},
	XLSX_FUNCTIONS(XLSX_FUNCTION)
#undef XLSX_FUNCTION
};

static bool find_all(void *loaded, struct xlsx_library *out)
{
	for (size_t k = 0; k < sizeof functions / sizeof *functions; k++) {
		void *function = dlsym(loaded, functions[k].name);
		if (!function)
			return false;
		/* ISO C has no cast from an object's address to a function's; POSIX says that they look the same. */
		memcpy((char *)out + functions[k].member, &function, sizeof function);
	}
	return true;
}

const struct xlsx_library *xlsx_library(struct arena *a)
{
	struct xlsx_library *library = ARENA_NEW(a, struct xlsx_library);

	errno = 0;
	void *loaded = dlopen(XLSX_SONAME, RTLD_NOW | RTLD_LOCAL);
	if (!loaded && errno == ENOMEM)
		arena_exhausted(a);
	return loaded && find_all(loaded, library) ? library : NULL;
}
