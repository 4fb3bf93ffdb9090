#include "read/limits.h"

#include "base/msg.h"

const char *const limits_help = N_("PLAN_TOOLS_LIMITS=%s in the environment allows more");

static size_t or_default(size_t given, size_t otherwise)
{
	return given != 0 ? given : otherwise;
}

struct read_limits read_limits_or_default(const struct read_limits *limits)
{
	struct read_limits l = limits != NULL ? *limits : (struct read_limits){0};

	l.depth = or_default(l.depth, 64);
	l.bytes = or_default(l.bytes, (size_t)1 << 30);
	l.nodes = or_default(l.nodes, 10000000);
	l.field_bytes = or_default(l.field_bytes, (size_t)1 << 20);
	l.fields = or_default(l.fields, 10000);
	return l;
}
