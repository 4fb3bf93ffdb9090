/*
 * One cell of a results table, read without loss: value, precision, marks,
 * unit, or the reason why there is no figure.
 */
#ifndef READ_QUANTITY_H
#define READ_QUANTITY_H

#include "base/rat.h"

enum quantity_kind {
	QUANTITY_NUMBER,
	QUANTITY_WORD,	  /* text that is no number: a level's name, for a scale to judge */
	QUANTITY_MISSING, /* a word or sign for "no figure", or an empty cell: `word` holds it */
	QUANTITY_KIND_COUNT
};

/* Marks, as bits. */
enum quantity_mark {
	QUANTITY_ABOUT = 1 << 0,       /* 約 およそ 程度 */
	QUANTITY_PROVISIONAL = 1 << 1, /* 速報 p */
	QUANTITY_FINAL = 1 << 2,       /* 確報 確定 */
	QUANTITY_REVISED = 1 << 3,     /* 訂正 r */
	QUANTITY_TOTAL = 1 << 4,       /* 累計 */
	QUANTITY_OR_MORE = 1 << 5,     /* 以上 */
	QUANTITY_OR_LESS = 1 << 6,     /* 以下 */
	QUANTITY_OVER = 1 << 7,	       /* 超 */
	QUANTITY_UNDER = 1 << 8	       /* 未満 */
};

struct quantity {
	enum quantity_kind kind;
	struct rat value;
	int scale; /* digits after the point as written; negative for 3千 (-3), 1.2万 (-3) */
	unsigned marks;
	struct str unit; /* glued to the number: "人", "%"; empty: none */
	struct str word;
};

/*
 * Reads a cell.  Full-width forms, thousands separators in groups of three, ▲ △ and minus signs for negatives, 千 万
 * 億, marks before or behind, a unit behind.  Never fails: what is no number is QUANTITY_WORD with the trimmed text in
 * `word`; *almost (NULL: not wanted) is set when it looks like a number that went wrong (1,23, 12..5, 3O), which a
 * caller should report rather than take for a word.
 */
struct quantity quantity_parse(struct arena *a, struct str cell, bool *almost);

/* The mark that a word in a qualifier column stands for (約 about 速報 provisional …), 0 if none. */
unsigned quantity_mark(struct str word);

#endif
