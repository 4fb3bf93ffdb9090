/* realpath() is of XSI. */
#define _XOPEN_SOURCE 700
#include "cli/reach.h"

#include "base/str.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

/* The folder above the one that holds the plan. */
static const char *above(struct arena *a, const char *plan_path)
{
	const char *slash = strrchr(plan_path, '/');
	struct str folder = slash != NULL ? (struct str){plan_path, (size_t)(slash - plan_path) + 1} : STR("");

	return str_z(a, str_join(a, (struct str[]){folder, STR("..")}, 2, STR("")));
}

static bool is_below(const char *path, const char *root)
{
	size_t n = strlen(root);

	while (n > 0 && root[n - 1] == '/')
		n--;
	return strncmp(path, root, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

bool reach_allows(struct arena *a, const char *plan_path, const char *path)
{
	const char *given = getenv("PLAN_TOOLS_ROOT");
	const char *root = given != NULL && *given != '\0' ? given : above(a, plan_path);
	char there[PATH_MAX], limit[PATH_MAX];

	if (realpath(path, there) == NULL)
		return true;
	return realpath(root, limit) != NULL && is_below(there, limit);
}
