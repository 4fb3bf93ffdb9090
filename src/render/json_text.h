/*
 * JSON (RFC 8259) written as it comes, indented by two blanks: for documents
 * too large to be built in memory first.  Invalid UTF-8 is not for it.
 */
#ifndef RENDER_JSON_TEXT_H
#define RENDER_JSON_TEXT_H

#include "base/buf.h"

struct json_text {
	struct buf *out;
	size_t depth;
	bool filled; /* the innermost object or array has an element already */
};

/* Begins an object '{' or array '['; `key` NULL inside of an array and at the top. */
void json_open(struct json_text *j, const char *key, char bracket);
/* Ends it, by its closing bracket. */
void json_close(struct json_text *j, char bracket);

/*
 * Appends a string in its quotes (RFC 8259, section 7).  DEL, C1 and bidirectional controls, which terminals or readers
 * would act upon, are escaped too.
 */
void json_quoted(struct buf *out, struct str s);

void json_string(struct json_text *j, const char *key, struct str s);
/* Nothing for an empty string. */
void json_string_if(struct json_text *j, const char *key, struct str s);
void json_integer(struct json_text *j, const char *key, size_t n);
/* A number that has its digits already: 74.90, -37.8. */
void json_number(struct json_text *j, const char *key, struct str digits);
/* A value that is JSON already, such as an object; it is indented to stand here. */
void json_value(struct json_text *j, const char *key, struct str value);
void json_null(struct json_text *j, const char *key);
void json_boolean(struct json_text *j, const char *key, bool b);

#endif
