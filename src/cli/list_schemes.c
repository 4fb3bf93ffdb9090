#include "cli/list_schemes.h"

#include "base/utf8.h"
#include "cli/help.h"
#include "cli/language.h"
#include "model/scheme.h"
#include "render/words.h"
#include "view/rating.h"

static size_t widest_name(void)
{
	size_t width = 0;

	for (size_t i = 0; scheme_preset_name(i) != NULL; i++) {
		size_t w = utf8_width(str_of(scheme_preset_name(i)));
		width = w > width ? w : width;
	}
	return width;
}

static struct str grade_texts(struct arena *a, const struct scheme *s)
{
	struct str *text = ARENA_ARRAY(a, struct str, s->grade_count);

	for (size_t i = 0; i < s->grade_count; i++)
		text[i] = view_grade_text(&s->grade[i]);
	return str_join(a, text, s->grade_count, STR(" "));
}

static void add_scheme(struct buf *out, const struct run *run, const struct scheme *s, size_t column)
{
	struct render_style style = {.translate = language_translate};
	size_t width = run_width(run);

	buf_add(out, s->id.s);
	buf_fill(out, ' ', column - utf8_width(s->id.s));
	wrap_text(out, words_scheme(s, &style), column, column, width);
	buf_add_c(out, '\n');
	buf_fill(out, ' ', column);
	wrap_text(out, grade_texts(run->arena, s), column, column, width);
	buf_add_c(out, '\n');
	buf_fill(out, ' ', column);
	wrap_text(out, s->origin.s, column, column, width);
	buf_add_c(out, '\n');
}

enum status list_schemes(const struct run *run)
{
	struct diag_list faults = diag_list_new(run->arena);
	struct binder b = {.arena = run->arena, .diags = &faults, .start_month = 4};
	struct buf out = buf_new(run->arena);
	size_t column = widest_name() + 2;

	for (size_t i = 0; scheme_preset_name(i) != NULL; i++) {
		const struct scheme *s = scheme_preset(&b, str_of(scheme_preset_name(i)));
		if (s != NULL)
			add_scheme(&out, run, s, column);
	}
	run_report(run, &faults, DIAG_WARNING);
	return run_print(run, buf_str(&out), true, STATUS_OK);
}
