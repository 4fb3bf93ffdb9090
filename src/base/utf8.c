/*
 * UTF-8, with widths, compatibility forms and grapheme clusters from utf8proc.
 */
#include "base/utf8.h"

#include "base/buf.h"
#include "base/word.h"

#include <string.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

/* The length of the run of ASCII at the start of [p, end), eight bytes at a time. */
static size_t ascii_run(const char *p, const char *end)
{
	const char *from = p;
	for (; end - p >= 8; p += 8) {
		uint64_t high = word_at(p) & UINT64_C(0x8080808080808080);
		if (high)
			return (size_t)(p - from) + word_first(high);
	}
	while (p < end && (unsigned char)*p < 0x80)
		p++;
	return (size_t)(p - from);
}

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/*
 * The length of the well-formed sequence at `u`, of which `left` bytes are there; 0 when there is none.
 * Source: table 3-7 of the Unicode Standard, "Well-Formed UTF-8 Byte Sequences".
 */
static size_t sequence(const unsigned char *u, size_t left)
{
	unsigned char c = u[0];
	if (c < 0x80)
		return 1;
	if (c < 0xC2 || c > 0xF4)
		return 0;
	if (c < 0xE0)
		return left >= 2 && is_tail(u[1]) ? 2 : 0;
	if (c < 0xF0) {
		if (left < 3 || !is_tail(u[1]) || !is_tail(u[2]))
			return 0;
		return (c == 0xE0 && u[1] < 0xA0) || (c == 0xED && u[1] > 0x9F) ? 0 : 3;
	}
	if (left < 4 || !is_tail(u[1]) || !is_tail(u[2]) || !is_tail(u[3]))
		return 0;
	return (c == 0xF0 && u[1] < 0x90) || (c == 0xF4 && u[1] > 0x8F) ? 0 : 4;
}

size_t utf8_check(struct str s)
{
	const unsigned char *u = (const unsigned char *)s.p;
	size_t at = 0;
	while (at < s.n) {
		if (u[at] < 0x80) {
			at += ascii_run(s.p + at, s.p + s.n);
			continue;
		}
		/* Kana and ideographs come in runs of three bytes each, two of which lie in a word. */
		while (s.n - at >= 8) {
			uint64_t w = word_at(s.p + at);
			bool shaped = (w & UINT64_C(0xC0C0F0C0C0F0)) == UINT64_C(0x8080E08080E0);
			if (!shaped || (w & 0xFF) - 0xE1 >= 0x0C || ((w >> 24) & 0xFF) - 0xE1 >= 0x0C)
				break;
			at += 6;
		}
		while (s.n - at >= 3 && u[at] > 0xE0 && u[at] < 0xED && is_tail(u[at + 1]) && is_tail(u[at + 2]))
			at += 3;
		if (at == s.n)
			break;
		size_t n = sequence(u + at, s.n - at);
		if (!n)
			break;
		at += n;
	}
	return at;
}

uint32_t utf8_next_rare(struct str s, size_t *at)
{
	const unsigned char *u = (const unsigned char *)s.p + *at;
	size_t n = sequence(u, s.n - *at);
	*at += n ? n : 1;
	switch (n) {
	case 2:
		return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
	case 3:
		return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
	case 4:
		return (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 | (u[3] & 0x3Fu);
	default:
		return REPLACEMENT;
	}
}

size_t utf8_encode(uint32_t cp, char out[4])
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return 0;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (cp & 0x3F));
		cp >>= 6;
	}
	out[0] = (char)(lead[n] | cp);
	return n;
}

/* Of ASCII, what has a cell and may go to a terminal. */
static bool is_printable(char c)
{
	return c >= 0x20 && c < 0x7F;
}

size_t utf8_length(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += !is_tail((unsigned char)s.p[i]);
	return n;
}

int utf8_cell_width(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return 1;
	if (cp == '\t')
		return 1;
	/* What Japanese text is made of, without a look at the table. */
	if ((cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30A1 && cp <= 0x30FE) || (cp >= 0x4E00 && cp <= 0x9FEF))
		return 2;
	return utf8proc_charwidth((utf8proc_int32_t)cp);
}

size_t utf8_width(struct str s)
{
	size_t width = 0;
	for (size_t at = 0; at < s.n;) {
		if (is_printable(s.p[at])) {
			at++;
			width++;
		} else {
			width += (size_t)utf8_cell_width(utf8_next(s, &at));
		}
	}
	return width;
}

struct str utf8_prefix(struct str s, size_t cells)
{
	size_t width = 0, cut = 0;
	utf8proc_int32_t before = 0, state = 0;
	/* No character is wider than it has bytes. */
	if (s.n <= cells || utf8_width(s) <= cells)
		return s;
	for (size_t at = 0; at < s.n;) {
		size_t here = at;
		utf8proc_int32_t cp = (utf8proc_int32_t)utf8_next(s, &at);
		if (here == 0 || utf8proc_grapheme_break_stateful(before, cp, &state))
			cut = here;
		width += (size_t)utf8_cell_width((uint32_t)cp);
		if (width > cells)
			return str_slice(s, 0, cut);
		before = cp;
	}
	return s;
}

/* Kana, brackets and unified ideographs: with ASCII, what Japanese text is made of, and unchanged by NFKC wherever they
 * stand. */
static bool is_plain(uint32_t cp)
{
	return cp < 0x80 || (cp >= 0x3001 && cp <= 0x3011) || (cp >= 0x3041 && cp <= 0x3096) ||
	       (cp >= 0x30A1 && cp <= 0x30FE) || (cp >= 0x4E00 && cp <= 0x9FFF);
}

/* The ASCII character that a full-width form or the ideographic space becomes wherever it stands; 0 for others. */
static char narrow(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E ? (char)(cp - 0xFEE0) : cp == 0x3000 ? ' ' : '\0';
}

/* `s` mapped by utf8proc; `s` itself when nothing changes or it is not well-formed. */
static struct str transform(struct arena *a, struct str s, utf8proc_option_t options)
{
	/* Titles and words fit; utf8proc_reencode() writes UTF-8 and a NUL over the code points. */
	utf8proc_int32_t room[128], *cps = room;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)s.p;
	utf8proc_ssize_t size = sizeof room / sizeof *room - 1;
	struct arena_mark mark = arena_mark(a);
	if (s.n > PTRDIFF_MAX)
		return s;
	utf8proc_ssize_t need = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.n, cps, size, options);
	if (need > size) {
		cps = ARENA_ARRAY(a, utf8proc_int32_t, (size_t)need + 1);
		need = utf8proc_decompose(bytes, (utf8proc_ssize_t)s.n, cps, need, options);
	}
	utf8proc_ssize_t n = need < 0 ? need : utf8proc_reencode(cps, need, options);
	struct str mapped = {(const char *)cps, n < 0 ? 0 : (size_t)n};
	if (n < 0 || str_eq(mapped, s)) {
		arena_rewind(a, mark);
		return s;
	}
	return cps == room ? str_dup(a, mapped) : mapped;
}

/* `s` with full-width forms made narrow; false when it holds what only utf8proc knows. */
static bool nfkc_plain(struct arena *a, struct str s, struct str *out)
{
	size_t forms = 0;
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		bool form = narrow(cp) != '\0';
		if (!form && !is_plain(cp))
			return false;
		forms += form;
	}
	*out = s;
	if (!forms)
		return true;
	char *p = arena_alloc(a, s.n - 2 * forms, 1, 1);
	*out = (struct str){p, s.n - 2 * forms};
	for (size_t at = 0; at < s.n;) {
		size_t here = at;
		char form = narrow(utf8_next(s, &at));
		if (form) {
			*p++ = form;
		} else {
			memcpy(p, s.p + here, at - here);
			p += at - here;
		}
	}
	return true;
}

struct str utf8_nfkc(struct arena *a, struct str s)
{
	struct str out;
	return nfkc_plain(a, s, &out) ? out : transform(a, s, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
}

static struct str fold_ascii(struct arena *a, struct str s)
{
	size_t i = 0;
	while (i < s.n && !(s.p[i] >= 'A' && s.p[i] <= 'Z'))
		i++;
	if (i == s.n)
		return s;
	char *p = arena_alloc(a, s.n, 1, 1);
	for (i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i];
	return (struct str){p, s.n};
}

struct str utf8_fold(struct arena *a, struct str s)
{
	struct str plain;
	if (nfkc_plain(a, s, &plain))
		return fold_ascii(a, plain);
	return transform(a, s, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

bool utf8_is_word(uint32_t cp)
{
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
		return true;
	default:
		return false;
	}
}

bool utf8_is_unsafe(uint32_t cp)
{
	if (cp < 0x20)
		return cp != '\t' && cp != '\n';
	return (cp >= 0x7F && cp <= 0x9F) || cp == 0x061C || cp == 0x200E || cp == 0x200F ||
	       (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF;
}

/* Whether the character that utf8_next() found at `here` and left at `at` may go to a terminal as it is. */
static bool is_inert(struct str s, uint32_t cp, size_t here, size_t at)
{
	if (cp >= 0x3000 && cp < 0xA000)
		return true;
	bool broken = at - here == 1 && (unsigned char)s.p[here] >= 0x80;
	return !broken && cp != '\t' && cp != '\n' && !utf8_is_unsafe(cp);
}

struct str utf8_inert(struct arena *a, struct str s)
{
	struct buf out = buf_new(a);
	size_t kept = 0; /* what lies before is in `out` */
	for (size_t at = 0; at < s.n;) {
		if (is_printable(s.p[at])) {
			at++;
			continue;
		}
		size_t here = at;
		uint32_t cp = utf8_next(s, &at);
		if (is_inert(s, cp, here, at))
			continue;
		buf_add(&out, str_slice(s, kept, here - kept));
		if (cp == '\t' || cp == '\n')
			buf_add_c(&out, ' ');
		else if (cp == REPLACEMENT)
			buf_printf(&out, "<%02X>", (unsigned)(unsigned char)s.p[here]);
		else
			buf_printf(&out, "<U+%04X>", (unsigned)cp);
		kept = at;
	}
	if (!kept)
		return s;
	buf_add(&out, str_slice(s, kept, s.n - kept));
	return buf_str(&out);
}
