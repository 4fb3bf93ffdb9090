/*
 * Eight bytes at a time: what is looked for in long texts is looked for in numbers of 64 bits.
 */
#ifndef BASE_WORD_H
#define BASE_WORD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The eight bytes at `p` as a number whose lowest byte is the first of them. */
static inline uint64_t word_at(const char *p)
{
	unsigned char b[8];
	memcpy(b, p, sizeof b);
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
	       (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* A word of that byte alone. */
static inline uint64_t word_of(char c)
{
	return UINT64_C(0x0101010101010101) * (unsigned char)c;
}

/* The highest bit of each byte that is the same in both words. */
static inline uint64_t word_matches(uint64_t x, uint64_t y)
{
	const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);
	uint64_t z = x ^ y;
	return ~(((z & low) + low) | z | low);
}

/* The place of the first byte whose highest bit is set; `bits` is not 0. */
static inline size_t word_first(uint64_t bits)
{
	return (size_t)__builtin_ctzll(bits) / 8;
}

#endif
