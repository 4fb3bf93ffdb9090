#include "render/facing.h"

#include "render/words.h"

struct str facing_status(const struct facing_row *r, const struct render_style *style)
{
	return words_msgid(style, facing_status_names[r->status]);
}

struct str facing_heading(struct arena *a, const struct facing_row *r, int side)
{
	struct str part[] = {r->number[side], r->title[side]};
	return r->number[side].n ? str_join(a, part, 2, STR(" ")) : r->title[side];
}

struct str facing_text(struct arena *a, const struct facing_line *l, int side, const struct render_style *style)
{
	const struct view_side *s = &l->side[side];
	struct str value = s->word ? words_msgid(style, s->word) : words_target_full(a, &s->value, style);
	if (!value.n && s->from && !l->from)
		value = words_years(a, s->from, s->to, style);
	if (!value.n)
		return value;
	struct str part[] = {l->label ? words_msgid(style, l->label) : words_when(a, l->from, l->to, l->when, style),
			     value};
	return part[0].n ? str_join(a, part, 2, STR(" ")) : value;
}

struct str facing_cell(struct arena *a, const struct facing_row *r, int side, const struct render_style *style)
{
	VEC(struct str) part = {0};
	if (r->title[side].n)
		*VEC_PUSH(a, &part) = facing_heading(a, r, side);
	for (size_t k = 0; k < r->line_count; k++) {
		struct str text = facing_text(a, &r->line[k], side, style);
		if (text.n)
			*VEC_PUSH(a, &part) = text;
	}
	return str_join(a, part.v, part.n, STR("\n"));
}
