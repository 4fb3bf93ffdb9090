/*
 * What every harness needs: a check that ends the program, and where findings may point.
 */
#ifndef FUZZ_REQUIRE_H
#define FUZZ_REQUIRE_H

#include "base/utf8.h"
#include "diag/diag.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Each harness is one of these: gives the bytes to what it tests.  Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* Changes an input in its own way; harnesses of plans have one. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

static inline void require(bool holds)
{
	if (!holds)
		abort();
}

static inline void require_span(const struct source *s, struct span at)
{
	require(at.source == s && at.start <= at.end && at.end <= s->bytes.n);
}

/* The bytes as text that a reader of text may be given: what is no UTF-8, and NUL, becomes a question mark. */
static inline struct str as_text(struct arena *a, const uint8_t *data, size_t size)
{
	char *text = arena_alloc(a, size, 1, 1);

	for (size_t at = 0; at < size;) {
		struct str rest = {(const char *)data + at, size - at};
		size_t good = utf8_check(rest);
		memcpy(text + at, rest.p, good);
		at += good;
		if (at < size)
			text[at++] = '?';
	}
	for (size_t i = 0; i < size; i++)
		if (text[i] == '\0')
			text[i] = '?';
	return (struct str){text, size};
}

/* Each finding lies inside of the source, and can be printed. */
static inline void require_findings(struct arena *a, const struct source *s, struct diag_list *diags)
{
	struct diag_style style = {.excerpt = true};
	struct buf out = buf_new(a);

	for (size_t i = 0; i < diags->items.n; i++)
		require_span(s, diags->items.v[i]->at);
	diag_sort(diags);
	for (size_t i = 0; i < diags->items.n && i < 20; i++)
		diag_print(&out, a, diags->items.v[i], &style);
}

#endif
