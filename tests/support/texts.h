/* Texts for tests. */
#ifndef SUPPORT_TEXTS_H
#define SUPPORT_TEXTS_H

#include "base/arena.h"
#include "base/str.h"

/* `s` as often as said, in memory of the arena. */
struct str texts_repeated(struct arena *a, struct str s, size_t times);

#endif
