#include "eval/rounding.h"

bool rounding_gives(struct arena *a, const struct rounding_case *c, int digits, enum rat_round mode)
{
	return rat_cmp(rat_round(a, c->exact, digits, mode), c->printed) == 0;
}

bool rounding_explains(struct arena *a, const struct rounding_case *c, int digits, enum rat_round *mode)
{
	const int tried[] = {digits, c->digits};
	for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
		for (int m = 0; m < RAT_ROUND_COUNT; m++) {
			if (!rounding_gives(a, c, tried[k], (enum rat_round)m))
				continue;
			if (mode)
				*mode = (enum rat_round)m;
			return true;
		}
	}
	return false;
}

static int most_digits(const struct rounding_case *v, size_t n)
{
	int most = 0;
	for (size_t k = 0; k < n; k++)
		if (v[k].digits > most)
			most = v[k].digits;
	return most < ROUNDING_DIGITS_MAX ? most : ROUNDING_DIGITS_MAX;
}

static size_t best_of(const struct rounding_fit *f)
{
	size_t most = 0;
	for (int m = 0; m < RAT_ROUND_COUNT; m++)
		if (f->fits[m] > most)
			most = f->fits[m];
	return most;
}

/* Cases that some mode explains and another does not; half to even is like half up but for halves. */
static size_t count_telling(struct arena *a, const struct rounding_case *v, size_t n, int digits)
{
	size_t telling = 0;
	for (size_t k = 0; k < n; k++) {
		bool down = rounding_gives(a, &v[k], digits, RAT_DOWN), up = rounding_gives(a, &v[k], digits, RAT_UP);
		telling += down != up;
	}
	return telling;
}

static void decide(struct rounding_guess *g, const struct rounding *usual)
{
	const size_t *fits = g->best->fits;
	size_t most = best_of(g->best), equals = 0;
	enum rat_round first = RAT_ROUND_COUNT;
	for (int m = 0; m < RAT_ROUND_COUNT; m++) {
		if (fits[m] < most || (m == RAT_HALF_EVEN && fits[RAT_HALF_UP] == most))
			continue;
		g->equal[m] = true;
		equals++;
		first = first == RAT_ROUND_COUNT || (enum rat_round)m == usual->mode ? (enum rat_round)m : first;
	}
	g->rounding = (struct rounding){g->best->digits, first};
	g->decided = equals == 1;
}

struct rounding_guess rounding_infer(struct arena *a, const struct rounding_case *v, size_t n,
				     const struct rounding *usual)
{
	struct rounding_guess g = {.n = n, .rounding = *usual};
	if (!n)
		return g;
	g.fit_count = (size_t)most_digits(v, n) + 1;
	g.fit = ARENA_ARRAY(a, struct rounding_fit, g.fit_count);
	for (size_t d = 0; d < g.fit_count; d++) {
		g.fit[d].digits = (int)d;
		for (size_t k = 0; k < n; k++)
			for (int m = 0; m < RAT_ROUND_COUNT; m++)
				g.fit[d].fits[m] += rounding_gives(a, &v[k], (int)d, (enum rat_round)m);
		if (!g.best || best_of(&g.fit[d]) >= best_of(g.best))
			g.best = &g.fit[d];
	}
	g.telling = count_telling(a, v, n, g.best->digits);
	decide(&g, usual);
	return g;
}
