#include "view/changes.h"

#include "base/utf8.h"

/* Characters of context, and of what differs, that are shown. */
enum { CONTEXT = 8, DIFFERENCE_MAX = 60 };

static bool continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Back over whole characters. */
static size_t step_back(struct str s, size_t at, size_t characters)
{
	while (at > 0 && characters > 0) {
		at--;
		while (at > 0 && continues(s.p[at]))
			at--;
		characters--;
	}
	return at;
}

static size_t step_on(struct str s, size_t at, size_t characters)
{
	while (at < s.n && characters-- > 0)
		utf8_next(s, &at);
	return at;
}

static size_t common_prefix(struct str x, struct str y)
{
	size_t n = 0;
	while (n < x.n && n < y.n && x.p[n] == y.p[n])
		n++;
	while (n > 0 && ((n < x.n && continues(x.p[n])) || (n < y.n && continues(y.p[n]))))
		n--;
	return n;
}

static size_t common_suffix(struct str x, struct str y, size_t prefix)
{
	size_t n = 0;
	while (n < x.n - prefix && n < y.n - prefix && x.p[x.n - 1 - n] == y.p[y.n - 1 - n])
		n++;
	while (n > 0 && continues(x.p[x.n - n]))
		n--;
	return n;
}

static struct str cut(struct arena *a, struct str s, size_t from, size_t to)
{
	size_t start = step_back(s, from, CONTEXT);
	size_t end = step_on(s, to, CONTEXT);
	size_t most = step_on(s, from, DIFFERENCE_MAX);
	bool shortened = to > most;
	struct str part[] = {
		start > 0 ? STR("…") : STR(""),
		str_slice(s, start, (shortened ? most : end) - start),
		shortened || end < s.n ? STR("…") : STR(""),
	};
	return str_trim(str_join(a, part, 3, STR("")));
}

void view_excerpt(struct arena *a, struct str old, struct str new, struct str out[DIFF_SIDES])
{
	size_t prefix = common_prefix(old, new), suffix = common_suffix(old, new, prefix);
	out[DIFF_OLD] = cut(a, old, prefix, old.n - suffix);
	out[DIFF_NEW] = cut(a, new, prefix, new.n - suffix);
}
