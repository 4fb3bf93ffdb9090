#include "rules/suspect.h"

#include "base/utf8.h"

/* Whether a character that begins with this byte may be one of those. */
static const unsigned char worth[256] = {
	[0x00] = 1, 1,		1,	    1, 1, 1, 1, 1, 1, [0x0B] = 1, 1, [0x0E] = 1, 1, 1, 1,
	1,	    1,		1,	    1, 1, 1, 1, 1, 1, 1,	  1, 1,		 1, 1, [0x7F] = 1,
	[0xC2] = 1, [0xD8] = 1, [0xE1] = 1, 1, 1, 1, 1, 1, 1, [0xEE] = 1, 1, [0xF3] = 1, 1,
};

static bool in(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

/* A letter of katakana, or the mark that lengthens it; not the small ヵ and ヶ, which count things. */
static bool is_katakana(uint32_t cp)
{
	return in(cp, 0x30A1, 0x30F4) || in(cp, 0x30F7, 0x30FA) || cp == 0x30FC;
}

/* The kana that a kanji or a dash looks like, 0 for none. */
static uint32_t look_alike(uint32_t cp)
{
	switch (cp) {
	case 0x4E00: /* 一 */
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
	case 0x2500:
	case 0xFF0D:
		return 0x30FC;
	case 0x4E8C: /* 二 */
		return 0x30CB;
	case 0x53E3: /* 口 */
		return 0x30ED;
	case 0x529B: /* 力 */
		return 0x30AB;
	case 0x5915: /* 夕 */
		return 0x30BF;
	case 0x5DE5: /* 工 */
		return 0x30A8;
	case 0x535C: /* 卜 */
		return 0x30C8;
	case 0x516B: /* 八 */
		return 0x30CF;
	case 0x624D: /* 才 */
		return 0x30AA;
	default:
		return 0;
	}
}

static enum suspect_kind classify(uint32_t cp)
{
	if (cp < 0x20 || in(cp, 0x7F, 0x9F))
		return SUSPECT_CONTROL;
	if (in(cp, 0x202A, 0x202E) || in(cp, 0x2066, 0x2069) || cp == 0x200E || cp == 0x200F || cp == 0x061C)
		return SUSPECT_BIDI;
	if (cp == 0xA0 || cp == 0xAD || cp == 0x115F || cp == 0x1160 || cp == 0x180E || cp == 0x200B ||
	    in(cp, 0x2028, 0x2029) || in(cp, 0x2060, 0x2064) || cp == 0x3164 || cp == 0xFEFF || cp == 0xFFA0 ||
	    in(cp, 0xFFF9, 0xFFFB) || in(cp, 0xE0000, 0xE007F))
		return SUSPECT_INVISIBLE;
	if (in(cp, 0xE000, 0xF8FF) || in(cp, 0xF0000, 0x10FFFF))
		return SUSPECT_PRIVATE;
	if (cp == 0xFFFD)
		return SUSPECT_LOST;
	if (cp == 0x3099 || cp == 0x309A)
		return SUSPECT_MARK;
	if (cp == 0x7E3A || cp == 0x7E67 || cp == 0x7E5D) /* 縺 繧 繝 */
		return SUSPECT_GARBLED;
	return look_alike(cp) ? SUSPECT_LOOK_ALIKE : SUSPECT_KIND_COUNT;
}

/* The character before `at`, 0 at the start; of three bytes as all kana are, or none of interest. */
static uint32_t before(struct str s, size_t at)
{
	size_t start = at - 3;

	return at >= 3 && (unsigned char)s.p[start] == 0xE3 ? utf8_next(s, &start) : 0;
}

static uint32_t after(struct str s, size_t at)
{
	return at < s.n ? utf8_next(s, &at) : 0;
}

/* How many katakana stand in front of `at`, three at most. */
static size_t run_before(struct str s, size_t at)
{
	size_t n = 0;

	while (n < 3 && is_katakana(before(s, at - 3 * n)))
		n++;
	return n;
}

static size_t run_after(struct str s, size_t at)
{
	size_t n = 0;

	while (n < 3 && is_katakana(after(s, at + 3 * n)))
		n++;
	return n;
}

/* Amid katakana; a dash between two long words may well be one. */
static bool is_amid_katakana(struct str s, const struct suspect *x)
{
	size_t left = run_before(s, x->start), right = run_after(s, x->end);

	if (left == 0 || right == 0)
		return false;
	return x->meant != 0x30FC || x->cp == 0x4E00 || left < 3 || right < 3;
}

struct suspects suspects_find(struct arena *a, struct str bytes)
{
	struct suspects found = {0};
	const unsigned char *p = (const unsigned char *)bytes.p;

	for (size_t at = 0; at < bytes.n;) {
		if (!worth[p[at]]) {
			at++;
			continue;
		}
		/* Nearly all kana begin with this byte. */
		if (p[at] == 0xE3 && bytes.n - at >= 3 && p[at + 1] != 0x85 &&
		    (p[at + 1] != 0x82 || p[at + 2] < 0x99)) {
			at += 3;
			continue;
		}
		struct suspect x = {.start = at};
		x.cp = utf8_next(bytes, &at);
		x.end = at;
		x.kind = classify(x.cp);
		x.meant = look_alike(x.cp);
		if (x.kind == SUSPECT_KIND_COUNT || (x.kind == SUSPECT_LOOK_ALIKE && !is_amid_katakana(bytes, &x)))
			continue;
		*VEC_PUSH(a, &found.items) = x;
	}
	return found;
}
