/*
 * Text made safe to stand in HTML: between tags, in a quoted attribute, as an
 * id.  What comes in is hostile: it holds markup, control characters, bytes
 * that are no text.
 */
#ifndef RENDER_HTML_ESCAPE_H
#define RENDER_HTML_ESCAPE_H

#include "base/buf.h"

/*
 * Adds `text`, fit for content and for attributes in either quotes: & < > " ' as references; control and bidirectional
 * characters, noncharacters (U+FFFE) and broken bytes as <U+XXXX> and <XX> that can be read; line feeds as spaces.
 */
void html_text(struct buf *out, struct str text);

/*
 * Adds `text` as part of an id that CSS and URLs take as it is: letters, digits and "-" of ASCII stay, every other
 * byte becomes "_" and two hexadecimal digits, so that different texts stay different.
 */
void html_id(struct buf *out, struct str text);

/* Whether `tag` has the form of a language tag (BCP 47): letters and digits in groups of one to eight. */
bool html_is_language(struct str tag);

#endif
