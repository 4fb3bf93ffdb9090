#include "base/glob.h"

#include "base/utf8.h"

/* Reads the next character of a set at *at, a `\` before it taken away. */
static uint32_t set_character(struct str p, size_t *at)
{
	uint32_t cp = utf8_next(p, at);

	return cp == '\\' && *at < p.n ? utf8_next(p, at) : cp;
}

/* The offset behind the `]` of the set that begins at `at`, behind its `[`; SIZE_MAX: it is not closed. */
static size_t set_end(struct str p, size_t at)
{
	if (at < p.n && p.p[at] == '!')
		at++;
	/* A `]` that comes first is one of the set. */
	for (bool first = true; at < p.n; first = false) {
		if (p.p[at] == ']' && !first)
			return at + 1;
		(void)set_character(p, &at);
	}
	return SIZE_MAX;
}

/* Whether `cp` is in the set between `at` and `end`. */
static bool set_has(struct str p, size_t at, size_t end, uint32_t cp)
{
	bool negated = p.p[at] == '!', found = false;

	at += negated;
	while (at < end - 1) {
		uint32_t low = set_character(p, &at), high = low;
		if (at + 1 < end - 1 && p.p[at] == '-') {
			at++;
			high = set_character(p, &at);
		}
		found = found || (low <= cp && cp <= high);
	}
	return found != negated;
}

/* Takes one character of `text` at *t by one of the pattern's at *at, which is no `*`. */
static bool match_one(struct str p, size_t *at, struct str text, size_t *t)
{
	uint32_t cp = utf8_next(text, t);
	size_t next = *at;
	uint32_t want = utf8_next(p, &next);
	size_t end = want == '[' ? set_end(p, next) : SIZE_MAX;
	bool same;

	if (end != SIZE_MAX) {
		same = set_has(p, next, end, cp);
		next = end;
	} else if (want == '\\' && next < p.n) {
		same = utf8_next(p, &next) == cp;
	} else {
		same = want == '?' || want == cp;
	}
	*at = next;
	return same;
}

bool glob_match(struct str pattern, struct str text)
{
	size_t at = 0, t = 0;
	/* Where the last `*` may take one character more; what stands before it fits already, so no earlier one need.
	 */
	size_t star = SIZE_MAX, star_text = 0;

	while (t < text.n || at < pattern.n) {
		if (at < pattern.n && pattern.p[at] == '*') {
			star = ++at;
			star_text = t;
			continue;
		}
		if (at < pattern.n && t < text.n && match_one(pattern, &at, text, &t))
			continue;
		if (star == SIZE_MAX || star_text == text.n)
			return false;
		(void)utf8_next(text, &star_text);
		at = star;
		t = star_text;
	}
	return true;
}
