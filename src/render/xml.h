/*
 * XML written piece by piece: what is inside of what is the writer's affair,
 * so that it cannot come out unbalanced.
 */
#ifndef RENDER_XML_H
#define RENDER_XML_H

#include "base/buf.h"

enum { XML_DEPTH_MAX = 32 };

struct xml {
	struct buf *out;
	const char *open[XML_DEPTH_MAX]; /* names of the elements that are open, outermost first */
	size_t depth;
	bool in_tag;  /* the start tag of the innermost still takes attributes */
	bool in_line; /* text stands in it: nothing may be indented */
};

/* Begins a document, with its declaration. */
struct xml xml_begin(struct buf *out);

/* Goes on inside an element of a document that is begun elsewhere: what is written is to be put there by xml_raw(). */
struct xml xml_resume(struct buf *out, const char *name);
void xml_raw(struct xml *x, struct str written);

/* Opens an element inside the innermost open one; `name` must outlive it.  No more than XML_DEPTH_MAX may be open. */
void xml_open(struct xml *x, const char *name);
/* An attribute of the element just opened. */
void xml_attribute(struct xml *x, const char *name, struct str value);
void xml_attribute_number(struct xml *x, const char *name, size_t value);
/* Text in the innermost open element. */
void xml_text(struct xml *x, struct str text);
/* Closes the innermost open element. */
void xml_close(struct xml *x);

/* An element that holds nothing but text; and the same left out where the text is empty. */
void xml_element(struct xml *x, const char *name, struct str text);
void xml_element_if(struct xml *x, const char *name, struct str text);

/*
 * Appends `text` fit for content and for attributes in double quotes: & < > " as references, characters that XML 1.0
 * (2.2) does not have, and all that utf8_inert() makes visible, in a form that can be read; line feeds as spaces.
 */
void xml_escape(struct buf *out, struct str text);

#endif
