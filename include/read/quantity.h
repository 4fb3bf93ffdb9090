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
	QUANTITY_PROVISIONAL = 1 << 1, /* 速報 暫定 p; 見込 */
	QUANTITY_FINAL = 1 << 2,       /* 確報 確定 */
	QUANTITY_REVISED = 1 << 3,     /* 訂正 r */
	QUANTITY_TOTAL = 1 << 4,       /* 累計 */
	QUANTITY_OR_MORE = 1 << 5,     /* 以上 */
	QUANTITY_OR_LESS = 1 << 6,     /* 以下 */
	QUANTITY_OVER = 1 << 7,	       /* 超 */
	QUANTITY_UNDER = 1 << 8,       /* 未満 */
	QUANTITY_EXPECTED = 1 << 9     /* 見込: with QUANTITY_PROVISIONAL */
};

/* Why there is no figure, as far as the word for it says. */
enum quantity_reason {
	REASON_UNSTATED,       /* a dash or an empty cell */
	REASON_NONE,	       /* none, that is zero: only where the plan says that its word means that */
	REASON_UNKNOWN,	       /* … 不明 */
	REASON_NOT_YET,	       /* 未集計 集計中 未確定 */
	REASON_NOT_SURVEYED,   /* 未調査 調査なし 未実施 */
	REASON_WITHHELD,       /* 非公表 秘匿 X */
	REASON_NOT_APPLICABLE, /* 該当なし N/A */
	REASON_ENDED,	       /* 廃止 終了 中止 */
	REASON_COUNT
};

struct quantity {
	enum quantity_kind kind;
	enum quantity_reason reason; /* QUANTITY_MISSING */
	struct rat value;
	int scale; /* digits after the point as written; negative for 3千 (-3), 1.2万 (-3) */
	unsigned marks;
	struct str unit; /* glued to the number, as written: "人", "％"; 円 for ¥; empty: none */
	struct str word; /* of a rank that was read, among what: 東北 */
};

/*
 * Reads a cell.  Full-width forms, thousands separators in groups of three, ▲ △ and minus signs for negatives, 十 百 千
 * 万 億 兆, marks before or behind, in brackets or not, a unit behind.  Never fails: what is no number is QUANTITY_WORD
 * with the trimmed text in `word`; *almost (NULL: not wanted) is set when it looks like a number that went wrong (1,23,
 * 12..5, 3O, 1/2), which a caller should report rather than take for a word.  `unit` and `word` are views of `cell`;
 * the bytes before `unit` are the number, so 3千円 has the unit 円 behind 千.
 */
struct quantity quantity_parse(struct arena *a, struct str cell, bool *almost);

/* The mark that a word in a qualifier column stands for (約 about 速報 provisional …), 0 if none. */
unsigned quantity_mark(struct str word);

/* Whether a cell that is no number is a word or sign for "no figure", and why. */
bool quantity_is_missing(struct str cell, enum quantity_reason *reason);

/* "unstated", "none", "unknown", "not-yet", "not-surveyed", "withheld", "not-applicable", "ended". */
extern const char *const quantity_reason_names[REASON_COUNT];

#endif
