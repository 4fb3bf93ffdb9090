/*
 * How alike texts are: Dice's coefficient over pairs of neighbouring characters.
 */
#ifndef DIFF_LIKENESS_H
#define DIFF_LIKENESS_H

#include "base/str.h"

/* A text as its pairs of neighbouring characters, sorted. */
struct profile {
	uint64_t *pair;
	size_t n;
};

struct profile profile_of(struct arena *a, struct str text);

/* In percent; two empty texts are not alike. */
int profile_likeness(const struct profile *a, const struct profile *b);

/* The text in NFKC without case and white space: texts that differ only in layout have the same. */
struct str text_skeleton(struct arena *a, struct str text);

#endif
