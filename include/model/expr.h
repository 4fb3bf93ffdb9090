/*
 * Conditions of a rating scheme: `80 <= rate < 100 and not provisional`,
 * read into a tree whose words and units are checked.  The language is in
 * plan-scheme.5; the tree is valued in eval.
 */
#ifndef MODEL_EXPR_H
#define MODEL_EXPR_H

#include "base/rat.h"
#include "diag/diag.h"
#include "model/metric.h"

enum expr_kind {
	EXPR_NUMBER,
	EXPR_METRIC,
	EXPR_STATE,
	EXPR_WORD, /* only as an argument of a function that takes one */
	EXPR_CALL,
	EXPR_TERM, /* what the scheme defines: arg[0], under the name `text` */
	EXPR_NEGATE,
	EXPR_ADD,
	EXPR_SUBTRACT,
	EXPR_MULTIPLY,
	EXPR_DIVIDE,
	EXPR_COMPARE, /* arg[0] op[0] arg[1] op[1] arg[2] … */
	EXPR_NOT,
	EXPR_AND,
	EXPR_OR,
	EXPR_KIND_COUNT
};

enum compare_op { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GE, COMPARE_GT, COMPARE_OP_COUNT };

/* Nested deeper, or longer, is refused. */
enum { EXPR_DEPTH_MAX = 32, EXPR_ARGS_MAX = 64 };

struct expr {
	enum expr_kind kind;
	enum metric_unit unit;
	struct span at;
	struct str text; /* as written */
	struct rat number;
	enum metric metric;	 /* EXPR_METRIC */
	enum metric_state state; /* EXPR_STATE */
	enum metric_call call;	 /* EXPR_CALL */
	struct str word;	 /* EXPR_WORD */
	struct expr **arg;
	enum compare_op *op; /* EXPR_COMPARE: n - 1 of them */
	size_t n;
};

/* What a scheme defines, a number or a truth, under names of its own. */
struct expr_term {
	struct str name;
	struct expr *e;
};

struct expr_terms {
	struct expr_term *v;
	size_t n;
};

/*
 * Reads a condition (a truth) from `text`, which stands at `at`; when `text` is a view into the source's bytes,
 * findings point at the very word.  `place`: PLACE_ITEM or PLACE_ROLL_UP; `terms` (NULL: none) are known besides its
 * words.  NULL after a finding in `diags` (rules bad-condition, unknown-metric, mixed-units).
 *
 * A percent sign makes a number a percentage; products and quotients of percentages are scaled so that 80% * target is
 * what it says.  What is compared or added must be of one unit; a bare number takes that of its neighbour.
 */
struct expr *expr_read(struct arena *a, struct str text, struct span at, enum metric_place place,
		       const struct expr_terms *terms, struct diag_list *diags);

/* The same of anything that has a value: a number or a truth. */
struct expr *expr_read_value(struct arena *a, struct str text, struct span at, enum metric_place place,
			     const struct expr_terms *terms, struct diag_list *diags);

/* Whether a name is a word of conditions already, in whatever place. */
bool expr_is_word(struct str name);

/* "<", "≤", "=" … as they are printed. */
extern const char *const compare_signs[COMPARE_OP_COUNT];

#endif
