#include "render/steps.h"

#include "base/utf8.h"
#include "render/layout.h"
#include "render/words.h"

struct sheet {
	struct buf *out;
	struct arena *arena;
	const struct render_style *style;
};

static struct str say(const struct sheet *p, struct msg m)
{
	return msg_text(p->arena, m, p->style->translate);
}

static size_t label_width(const struct sheet *p, const struct view_steps *steps)
{
	size_t width = 0;
	for (size_t k = 0; k < steps->n; k++) {
		size_t w = steps->v[k].label[0] ? utf8_width(say(p, (struct msg){.id = steps->v[k].label})) : 0;
		width = w > width ? w : width;
	}
	return width;
}

static void print_step(const struct sheet *p, const struct view_step *s, size_t label_cells)
{
	struct str label = s->label[0] ? say(p, (struct msg){.id = s->label}) : STR("");
	buf_add_z(p->out, "  ");
	layout_colour(p->out, p->style->colour ? "1" : NULL, label);
	buf_fill(p->out, ' ', label_cells - utf8_width(label) + 2);
	buf_add(p->out, utf8_inert(p->arena, words_step(p->arena, s, p->style)));
	if (s->at.source) {
		buf_add_z(p->out, "  ");
		layout_colour(p->out, p->style->colour ? "2" : NULL, utf8_inert(p->arena, span_text(p->arena, s->at)));
	}
	buf_add_c(p->out, '\n');
}

void render_steps(struct buf *out, const struct view_steps *steps, const struct render_style *style)
{
	struct sheet p = {out, out->arena, style};
	size_t cells = label_width(&p, steps);
	for (size_t k = 0; k < steps->n; k++)
		print_step(&p, &steps->v[k], cells);
}
