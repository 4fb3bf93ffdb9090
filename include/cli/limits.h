/*
 * The limits of what is read, as the environment sets them: PLAN_TOOLS_LIMITS=depth=100,bytes=2G.
 */
#ifndef CLI_LIMITS_H
#define CLI_LIMITS_H

#include "base/str.h"
#include "read/limits.h"

/*
 * Sets in *out what the variable names; other members become zero.  False when it is not of its form: *bad is then the
 * part that is not.
 */
bool limits_from_environment(struct read_limits *out, struct str *bad) __attribute__((warn_unused_result));

#endif
