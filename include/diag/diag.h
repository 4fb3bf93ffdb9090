/*
 * Diagnostics: what is wrong, where, and what to do.  Whoever finds something
 * adds it to a collector; the collector is sorted and printed at the end, so
 * one run reports everything.  Nothing here prints to a stream.
 */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include "base/buf.h"
#include "base/msg.h"
#include "base/vec.h"
#include "diag/source.h"

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR, DIAG_SEVERITY_COUNT };

/* Another place that has to do with it: "first given here". */
struct diag_note {
	struct span at;
	struct msg text;
};

/* A change of the source that mends it. */
struct diag_fix {
	struct span at;
	struct str replacement;
	bool safe; /* keeps the meaning that was surely intended: --fix applies it */
};

struct diag {
	enum diag_severity severity;
	struct str rule; /* the rule's id, such as "unknown-key"; a literal */
	struct span at;
	struct span about; /* the part of the plan that it is about, where that is elsewhere; source NULL: `at` */
	struct msg text;
	struct msg help; /* id NULL: none */
	VEC(struct diag_note) notes;
	VEC(struct diag_fix) fixes;
};

struct diag_list {
	struct arena *arena;
	VEC(struct diag *) items;
	size_t count[DIAG_SEVERITY_COUNT];
};

struct diag_list diag_list_new(struct arena *a);

/* Adds one; the result may be given help, notes and fixes by the functions below until the list is sorted. */
struct diag *diag_add(struct diag_list *l, enum diag_severity severity, struct str rule, struct span at,
		      struct msg text);
void diag_help(struct diag *d, struct msg help);
void diag_note(struct diag_list *l, struct diag *d, struct span at, struct msg text);
void diag_fix(struct diag_list *l, struct diag *d, struct span at, struct str replacement, bool safe);

/* Sorts by source (in order of first mention), offset, rule, text; drops exact repeats. */
void diag_sort(struct diag_list *l);

struct diag_style {
	msg_translate_fn *translate;
	bool colour;
	bool excerpt; /* the source line with a caret, and help lines */
};

/*
 * "file:line:column: error: message [rule]", excerpt, notes, help.  Nothing of the input is printed raw: see
 * utf8_inert(). `scratch` grows; diag_print_all() rewinds it after each diagnostic unless `out` lives there.
 */
void diag_print(struct buf *out, struct arena *scratch, const struct diag *d, const struct diag_style *style);
void diag_print_all(struct buf *out, struct arena *scratch, const struct diag_list *l, const struct diag_style *style);

/*
 * The words of a diagnostic, its help or a note, in `a`; `translate` NULL: in English.  What it quotes of the input is
 * cut where that is longer than anyone would read: a cell may hold a megabyte.
 */
struct str diag_words(struct arena *a, struct msg m, msg_translate_fn *translate);

#endif
