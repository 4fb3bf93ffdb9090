/*
 * How far a plan may reach: the files that it names.
 */
#ifndef CLI_REACH_H
#define CLI_REACH_H

#include "base/arena.h"

#include <stdbool.h>

/*
 * Whether the plan at `plan_path` ("-": in the working directory) may have `path` read, which it names: a file or
 * folder below the folder that holds the plan's own folder, or below the one that PLAN_TOOLS_ROOT names; symbolic links
 * are followed first.  A path that leads to nothing is allowed: that it is not there is another complaint.
 */
bool reach_allows(struct arena *a, const char *plan_path, const char *path);

#endif
