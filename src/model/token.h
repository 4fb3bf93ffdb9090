/*
 * The tokens of a condition.
 */
#ifndef MODEL_TOKEN_H
#define MODEL_TOKEN_H

#include "model/expr.h"

enum token_kind {
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_NAME,
	TOKEN_STRING,
	TOKEN_COMPARE,
	TOKEN_PLUS,
	TOKEN_MINUS,
	TOKEN_TIMES,
	TOKEN_OVER,
	TOKEN_PERCENT,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_WRONG /* a character that is none of the language, or a string without its end */
};

struct token {
	enum token_kind kind;
	size_t start, end;  /* in the condition's text */
	struct str text;    /* of a string: what stands between its quotes */
	enum compare_op op; /* TOKEN_COMPARE */
};

/* The token at or after offset `at`. */
struct token token_next(struct str text, size_t at);

#endif
