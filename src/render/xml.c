#include "render/xml.h"

#include "base/utf8.h"

#include <assert.h>

static const char *reference(uint32_t cp)
{
	switch (cp) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

void xml_escape(struct buf *out, struct str text)
{
	struct str s = utf8_inert(out->arena, text);
	size_t kept = 0;

	for (size_t at = 0; at < s.n;) {
		size_t here = at;
		uint32_t cp = utf8_next(s, &at);
		const char *ref = reference(cp);
		bool lacking = (cp & 0xFFFE) == 0xFFFE;
		if (ref == NULL && !lacking)
			continue;
		buf_add(out, str_slice(s, kept, here - kept));
		if (ref != NULL)
			buf_add_z(out, ref);
		else
			buf_printf(out, "&lt;U+%04X&gt;", (unsigned)cp);
		kept = at;
	}
	buf_add(out, str_slice(s, kept, s.n - kept));
}

struct xml xml_begin(struct buf *out)
{
	buf_add_z(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	return (struct xml){.out = out};
}

static void end_tag(struct xml *x, const char *end)
{
	if (x->in_tag)
		buf_add_z(x->out, end);
	x->in_tag = false;
}

struct xml xml_resume(struct buf *out, const char *name)
{
	return (struct xml){.out = out, .open = {name}, .depth = 1};
}

void xml_raw(struct xml *x, struct str written)
{
	if (written.n > 0)
		end_tag(x, ">\n");
	buf_add(x->out, written);
}

void xml_open(struct xml *x, const char *name)
{
	assert(x->depth < XML_DEPTH_MAX);
	end_tag(x, ">\n");
	buf_fill(x->out, ' ', 2 * x->depth);
	buf_printf(x->out, "<%s", name);
	x->open[x->depth++] = name;
	x->in_tag = true;
}

void xml_attribute(struct xml *x, const char *name, struct str value)
{
	assert(x->in_tag);
	buf_printf(x->out, " %s=\"", name);
	xml_escape(x->out, value);
	buf_add_c(x->out, '"');
}

void xml_attribute_number(struct xml *x, const char *name, size_t value)
{
	assert(x->in_tag);
	buf_printf(x->out, " %s=\"%zu\"", name, value);
}

void xml_text(struct xml *x, struct str text)
{
	assert(x->depth > 0);
	end_tag(x, ">");
	x->in_line = true;
	xml_escape(x->out, text);
}

void xml_close(struct xml *x)
{
	assert(x->depth > 0);
	const char *name = x->open[--x->depth];
	if (x->in_tag) {
		end_tag(x, "/>\n");
		return;
	}
	if (!x->in_line)
		buf_fill(x->out, ' ', 2 * x->depth);
	x->in_line = false;
	buf_printf(x->out, "</%s>\n", name);
}

void xml_element(struct xml *x, const char *name, struct str text)
{
	xml_open(x, name);
	if (text.n > 0)
		xml_text(x, text);
	xml_close(x);
}

void xml_element_if(struct xml *x, const char *name, struct str text)
{
	if (text.n > 0)
		xml_element(x, name, text);
}
