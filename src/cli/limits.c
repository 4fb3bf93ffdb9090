#include "cli/limits.h"

#include <stdlib.h>
#include <string.h>

/* Trees are walked by recursion: deeper ones would be a danger to the stack. */
enum { DEPTH_MAX = 1000 };

static const struct {
	const char *name;
	size_t offset;
	size_t most;
} limits[] = {
	{"depth", offsetof(struct read_limits, depth), DEPTH_MAX},
	{"bytes", offsetof(struct read_limits, bytes), PTRDIFF_MAX},
	{"nodes", offsetof(struct read_limits, nodes), PTRDIFF_MAX},
	{"field-bytes", offsetof(struct read_limits, field_bytes), PTRDIFF_MAX},
	{"fields", offsetof(struct read_limits, fields), PTRDIFF_MAX},
};

/* 4096, 64K, 100M, 2G. */
static bool read_size(struct str s, size_t most, size_t *out)
{
	static const char units[] = "KMG";
	size_t n = 0, digits = s.n;

	if (s.n > 0 && strchr(units, s.p[s.n - 1]) != NULL)
		digits--;
	for (size_t i = 0; i < digits; i++) {
		size_t digit = (size_t)s.p[i] - '0';
		if (digit > 9 || n > (most - digit) / 10)
			return false;
		n = n * 10 + digit;
	}
	for (const char *unit = digits < s.n ? strchr(units, s.p[digits]) : NULL; unit != NULL && unit >= units;
	     unit--) {
		if (n > most / 1024)
			return false;
		n *= 1024;
	}
	*out = n;
	return digits > 0 && n > 0;
}

static bool set_limit(struct read_limits *out, struct str part)
{
	size_t equals = str_find(part, STR("="));
	struct str name = str_slice(part, 0, equals);

	for (size_t i = 0; equals != SIZE_MAX && i < sizeof limits / sizeof *limits; i++)
		if (str_eq(name, str_of(limits[i].name)))
			return read_size(str_slice(part, equals + 1, part.n), limits[i].most,
					 (size_t *)(void *)((char *)out + limits[i].offset));
	return false;
}

bool limits_from_environment(struct read_limits *out, struct str *bad)
{
	const char *given = getenv("PLAN_TOOLS_LIMITS");
	struct str rest = given != NULL ? str_of(given) : STR("");

	*out = (struct read_limits){0};
	while (rest.n > 0) {
		size_t comma = str_find(rest, STR(","));
		*bad = str_slice(rest, 0, comma);
		rest = comma == SIZE_MAX ? STR("") : str_slice(rest, comma + 1, rest.n);
		if (!set_limit(out, *bad))
			return false;
	}
	return true;
}
