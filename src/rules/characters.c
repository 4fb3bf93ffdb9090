/*
 * Rules on single characters of plans and results.
 */
#include "rules/check.h"

#include "base/utf8.h"

static struct span span_of(const struct check *c, const struct suspect *x)
{
	return (struct span){c->source, x->start, x->end};
}

static struct str code_point(struct check *c, uint32_t cp)
{
	return str_format(c->a, "U+%04X", (unsigned)cp);
}

static struct str character(struct check *c, uint32_t cp)
{
	char p[4];
	size_t n = utf8_encode(cp, p);

	return str_dup(c->a, (struct str){p, n});
}

/* Reports each character of a kind; `replacement` mends it. */
static void report_each(struct check *c, enum suspect_kind kind, const char *text, const char *help,
			struct str replacement)
{
	for (size_t i = 0; i < c->suspect_count; i++) {
		const struct suspect *x = &c->suspect[i];
		struct diag *d;

		if (x->kind != kind)
			continue;
		d = check_report(c, span_of(c, x), MSG(text, code_point(c, x->cp)));
		diag_help(d, MSG(help));
		diag_fix(c->diags, d, span_of(c, x), x->cp == 0xA0 ? STR(" ") : replacement, true);
	}
}

void check_control(struct check *c)
{
	report_each(c, SUSPECT_CONTROL, N_("a control character, %s"), N_("delete it: no program shows it"), STR(""));
}

void check_bidi(struct check *c)
{
	report_each(c, SUSPECT_BIDI, N_("%s turns the order in which the text behind it is shown"),
		    N_("delete it: what is read here may not be what is shown"), STR(""));
}

void check_invisible(struct check *c)
{
	report_each(c, SUSPECT_INVISIBLE, N_("%s, which is not to be seen"),
		    N_("delete it: words with it are not found by those who search for them"), STR(""));
}

void check_private(struct check *c)
{
	for (size_t i = 0; i < c->suspect_count; i++) {
		const struct suspect *x = &c->suspect[i];

		if (x->kind == SUSPECT_PRIVATE)
			diag_help(check_report(c, span_of(c, x),
					       MSG(N_("%s is a character that some machines have and others have not"),
						   code_point(c, x->cp))),
				  MSG(N_("write the character of Unicode that it stands for, or the word in kana")));
	}
}

void check_lost(struct check *c)
{
	for (size_t i = 0; i < c->suspect_count; i++) {
		const struct suspect *x = &c->suspect[i];

		if (x->kind == SUSPECT_LOST)
			diag_help(check_report(c, span_of(c, x),
					       MSG(N_("a character was lost here when the text was converted"))),
				  MSG(N_("take the word from the original again")));
	}
}

void check_garbled(struct check *c)
{
	size_t told = 0;

	for (size_t i = 0; i < c->suspect_count; i++) {
		const struct suspect *x = &c->suspect[i];
		size_t next = i + 1;

		if (x->kind != SUSPECT_GARBLED || x->start < told)
			continue;
		while (next < c->suspect_count && c->suspect[next].kind != SUSPECT_GARBLED)
			next++;
		/* One alone may be the word もつれ; in garbled text they stand every few characters. */
		if (next == c->suspect_count || c->suspect[next].start - x->end > 24)
			continue;
		told = source_line_around(c->source, x->start).end;
		diag_help(check_report(c, span_of(c, x), MSG(N_("this text was read in the wrong character set"))),
			  MSG(N_("it is UTF-8 that a program took for Shift_JIS: open the original again as UTF-8")));
	}
}

void check_split(struct check *c)
{
	for (size_t i = 0; i < c->suspect_count; i++) {
		const struct suspect *x = &c->suspect[i];
		struct span at = span_of(c, x);

		if (x->kind != SUSPECT_MARK)
			continue;
		if (at.start >= 3 && (unsigned char)c->source->bytes.p[at.start - 3] == 0xE3)
			at.start -= 3;
		struct str two = str_slice(c->source->bytes, at.start, at.end - at.start);
		struct str one = utf8_nfkc(c->a, two);
		struct diag *d = check_report(c, at, MSG(N_("a kana and its sound mark are two characters here")));

		/* Not every letter has one with the mark. */
		if (str_eq(one, two) || utf8_length(one) != 1)
			continue;
		diag_help(d, MSG(N_("write \"%s\", which searches find"), one));
		diag_fix(c->diags, d, at, one, true);
	}
}

void check_look_alike(struct check *c)
{
	for (size_t i = 0; i < c->suspect_count; i++) {
		const struct suspect *x = &c->suspect[i];
		struct diag *d;

		if (x->kind != SUSPECT_LOOK_ALIKE)
			continue;
		d = check_report(c, span_of(c, x),
				 MSG(N_("\"%s\" (%s) amid katakana"), character(c, x->cp), code_point(c, x->cp)));
		diag_help(d, MSG(N_("did you mean \"%s\"?"), character(c, x->meant)));
		diag_fix(c->diags, d, span_of(c, x), character(c, x->meant), false);
	}
}
