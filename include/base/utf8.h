/*
 * UTF-8: validity, code points, display cells and compatibility forms.
 * Three units that are never mixed: bytes, code points, display cells.
 * Widths and forms come from utf8proc.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/*
 * Offset of the first byte that is not well-formed UTF-8 (overlong forms,
 * surrogates and values over U+10FFFF included), or s.n when all is well.
 */
size_t utf8_check(struct str s);

uint32_t utf8_next_rare(struct str s, size_t *at);

/* Decodes the code point at s.p[*at] and moves *at behind it; a byte that is part of none gives U+FFFD, alone. */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
	const unsigned char *u = (const unsigned char *)s.p + *at;
	if (u[0] < 0x80) {
		++*at;
		return u[0];
	}
	/* Kana and ideographs, of three bytes each. */
	if (u[0] > 0xE0 && u[0] < 0xED && s.n - *at >= 3 && (u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80) {
		*at += 3;
		return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
	}
	return utf8_next_rare(s, at);
}

/* Appends the UTF-8 form of `cp` to `out` (4 bytes of room) and returns its length; 0 for what is no scalar value. */
size_t utf8_encode(uint32_t cp, char out[4]);

/* Number of code points in well-formed UTF-8. */
size_t utf8_length(struct str s);

/* Display cells of one code point (0, 1 or 2) and of a string; a tab counts as 1; East Asian ambiguous is narrow. */
int utf8_cell_width(uint32_t cp);
size_t utf8_width(struct str s);

/* The longest prefix, cut between grapheme clusters, that takes at most `cells` display cells. */
struct str utf8_prefix(struct str s, size_t cells);

/* NFKC, in the arena: full-width digits and letters become ASCII, ㈱ becomes (株).  Equal input is returned as it is.
 */
struct str utf8_nfkc(struct arena *a, struct str s);

/* NFKC with case folded: for finding look-alikes, never for display. */
struct str utf8_fold(struct arena *a, struct str s);

/* A letter of any script, a mark on one, a digit or a letter that stands for a number (Ⅳ): what words are made of. */
bool utf8_is_word(uint32_t cp);

/* A control character (C0 but tab and line feed, DEL, C1) or a bidirectional control: shown escaped, never raw. */
bool utf8_is_unsafe(uint32_t cp);

/*
 * `s` with each unsafe code point written as <U+XXXX>; line feeds and tabs become a space.  Bytes that are not
 * UTF-8 are written as <XX>.  Inert in any terminal.
 */
struct str utf8_inert(struct arena *a, struct str s);

#endif
