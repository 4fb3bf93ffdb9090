/*
 * Messages into words.
 */
#include "base/msg.h"

#include "base/buf.h"

/* A directive of a format: where it ends, and which argument it takes. */
struct directive {
	size_t length;
	size_t arg;
};

/* Reads the directive at s.p[at], which is a percent sign; length 0 when it is none. `next` is what %s takes. */
static struct directive read_directive(struct str s, size_t at, size_t next)
{
	char one = at + 1 < s.n ? s.p[at + 1] : '\0';
	if (one == 's')
		return (struct directive){.length = 2, .arg = next};
	if (one >= '1' && one <= '0' + MSG_ARGS_MAX && str_has_prefix(str_slice(s, at + 2, 2), STR("$s")))
		return (struct directive){.length = 4, .arg = (size_t)(one - '1')};
	return (struct directive){0};
}

static const char *format_of(struct msg m, msg_translate_fn *translate)
{
	if (translate)
		return translate(m.id, m.plural, m.count);
	return m.plural && m.count != 1 ? m.plural : m.id;
}

static struct str argument(struct arena *a, const struct msg *m, size_t i, msg_translate_fn *translate)
{
	if (translate && (m->translated >> i & 1u))
		return str_of(translate(str_z(a, m->arg[i]), NULL, 0));
	return m->arg[i];
}

struct str msg_text(struct arena *a, struct msg m, msg_translate_fn *translate)
{
	if (!m.id)
		return STR("");
	struct str format = str_of(format_of(m, translate));
	if (str_find(format, STR("%")) == SIZE_MAX)
		return format;
	struct buf out = buf_new(a);
	size_t next = 0;
	for (size_t at = 0; at < format.n;) {
		size_t literal = str_find(str_slice(format, at, format.n), STR("%"));
		if (literal) {
			struct str run = str_slice(format, at, literal);
			buf_add(&out, run);
			at += run.n;
			continue;
		}
		struct directive d = read_directive(format, at, next);
		if (d.length && d.arg < m.n) {
			buf_add(&out, argument(a, &m, d.arg, translate));
			next += d.length == 2;
			at += d.length;
		} else {
			/* A mistake in a catalogue shows itself as it is written, and does no harm. */
			buf_add_c(&out, '%');
			at += str_has_prefix(str_slice(format, at, 2), STR("%%")) ? 2 : 1;
		}
	}
	return buf_str(&out);
}
