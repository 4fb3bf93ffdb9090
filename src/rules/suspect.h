/*
 * Characters worth a second look, found in one pass over a source.
 */
#ifndef RULES_SUSPECT_H
#define RULES_SUSPECT_H

#include "base/str.h"
#include "base/vec.h"

enum suspect_kind {
	SUSPECT_CONTROL,
	SUSPECT_BIDI,
	SUSPECT_INVISIBLE,
	SUSPECT_PRIVATE,
	SUSPECT_LOST,	    /* U+FFFD */
	SUSPECT_GARBLED,    /* kanji that UTF-8 read as CP932 is full of */
	SUSPECT_MARK,	    /* a combining sound mark of kana */
	SUSPECT_LOOK_ALIKE, /* `meant` is what it looks like */
	SUSPECT_KIND_COUNT
};

struct suspect {
	enum suspect_kind kind;
	size_t start, end; /* bytes */
	uint32_t cp, meant;
};

struct suspects {
	VEC(struct suspect) items;
};

/* All of them, in order; `bytes` is well-formed UTF-8. */
struct suspects suspects_find(struct arena *a, struct str bytes);

#endif
