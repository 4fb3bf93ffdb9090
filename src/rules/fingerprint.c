/*
 * Names of findings that last: FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv)
 * with 128 bits over what does not change when lines move.
 */
#include "base/map.h"
#include "rules/lint.h"

/* 128 bits as four words, the lowest first. */
struct wide {
	uint32_t word[4];
};

/* The offset basis 0x6c62272e07bb014262b821756295c58d. */
static const struct wide basis = {{0x6295c58d, 0x62b82175, 0x07bb0142, 0x6c62272e}};

/* Times the prime 2^88 + 0x13b. */
static struct wide times_prime(struct wide x)
{
	struct wide y;
	uint64_t carry = 0;

	for (int i = 0; i < 4; i++) {
		carry += (uint64_t)x.word[i] * 0x13b;
		/* 2^88 moves two words and 24 bits up. */
		if (i >= 2)
			carry += (uint64_t)(uint32_t)(x.word[i - 2] << 24) + (i == 3 ? x.word[0] >> 8 : 0);
		y.word[i] = (uint32_t)carry;
		carry >>= 32;
	}
	return y;
}

static struct wide add_bytes(struct wide h, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		h.word[0] ^= (unsigned char)s.p[i];
		h = times_prime(h);
	}
	/* No two fields run together. */
	return times_prime(h);
}

static struct str base_name(struct str path)
{
	size_t from = path.n;

	while (from > 0 && path.p[from - 1] != '/')
		from--;
	return str_slice(path, from, path.n);
}

static struct str hexadecimal(struct arena *a, struct wide h)
{
	return str_format(a, "%08x%08x%08x%08x", (unsigned)h.word[3], (unsigned)h.word[2], (unsigned)h.word[1],
			  (unsigned)h.word[0]);
}

struct str *lint_fingerprints(struct arena *a, const struct diag_list *diags)
{
	struct str *out = ARENA_ARRAY(a, struct str, diags->items.n);
	struct map seen = {0};

	for (size_t i = 0; i < diags->items.n; i++) {
		const struct diag *d = diags->items.v[i];
		struct wide h = add_bytes(basis, d->rule);
		size_t *count = ARENA_NEW(a, size_t);

		if (d->at.source)
			h = add_bytes(h, base_name(d->at.source->name));
		h = add_bytes(h, msg_text(a, d->text, NULL));
		count = map_put(a, &seen, hexadecimal(a, h), count);
		out[i] = hexadecimal(a, add_bytes(h, str_format(a, "%zu", ++*count)));
	}
	return out;
}
