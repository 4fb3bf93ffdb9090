/*
 * Limits of what is read, so that no input can exhaust memory or the stack.
 * A zeroed struct, or NULL where a pointer is taken, means the defaults.
 */
#ifndef READ_LIMITS_H
#define READ_LIMITS_H

#include <stddef.h>

/* Zero fields take the defaults given here. */
struct read_limits {
	size_t depth;	    /* nesting of lists and maps, aliases followed; 64 */
	size_t bytes;	    /* of one input; 1 GiB */
	size_t nodes;	    /* of one tree after aliases are followed; 10,000,000 */
	size_t field_bytes; /* of one CSV field as written, quotes included; 1 MiB */
	size_t fields;	    /* of one CSV record; 10,000 */
};

/* The limits with each zero replaced by its default; NULL gives the defaults. */
struct read_limits read_limits_or_default(const struct read_limits *limits);

/* What to do about a limit, a msgid whose argument is "depth=N" or the like; what sets it is in cli/limits.h. */
extern const char *const limits_help;

#endif
