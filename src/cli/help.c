#include "cli/help.h"

#include "base/utf8.h"

#include <string.h>

#ifndef PLAN_TOOLS_VERSION
#define PLAN_TOOLS_VERSION "0.1.0"
#endif

const char tools_version[] = PLAN_TOOLS_VERSION;

enum { WIDTH_MOST = 100, HELP_INDENT = 26 };

static bool may_not_begin_a_line(uint32_t cp)
{
	static const uint32_t marks[] = {0x3001, 0x3002, 0xFF0C, 0xFF0E, 0x300D, 0x300F, 0xFF09,
					 0x3011, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF01, 0x30FC, 0x2026};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == cp)
			return true;
	return false;
}

static bool is_opening(uint32_t cp)
{
	return cp == 0x300C || cp == 0x300E || cp == 0xFF08 || cp == 0x3010;
}

/* The end of the piece at `at` that must stay on one line: a word, or a wide character with the marks after it. */
static size_t piece_end(struct str s, size_t at)
{
	uint32_t before = utf8_next(s, &at);

	while (at < s.n && s.p[at] != ' ') {
		size_t next = at;
		uint32_t cp = utf8_next(s, &next);
		bool wide = utf8_cell_width(cp) == 2 || utf8_cell_width(before) == 2;
		if (wide && !may_not_begin_a_line(cp) && !is_opening(before))
			break;
		before = cp;
		at = next;
	}
	return at;
}

void wrap_text(struct buf *out, struct str text, size_t column, size_t indent, size_t width)
{
	for (size_t at = 0; at < text.n;) {
		size_t start = at;
		while (at < text.n && text.p[at] == ' ')
			at++;
		if (at == text.n)
			break;
		size_t end = piece_end(text, at);
		struct str piece = str_slice(text, at, end - at);
		size_t blanks = at - start;
		if (column > indent && column + blanks + utf8_width(piece) > width) {
			buf_add_c(out, '\n');
			buf_fill(out, ' ', indent);
			column = indent;
			blanks = 0;
		}
		buf_fill(out, ' ', blanks);
		buf_add(out, piece);
		column += blanks + utf8_width(piece);
		at = end;
	}
}

static void add_paragraphs(struct buf *out, const char *text, size_t indent, size_t width)
{
	for (struct str rest = str_of(text); rest.n > 0;) {
		size_t end = str_find(rest, STR("\n"));
		buf_fill(out, ' ', indent);
		/* An exit status stands by itself; what it means hangs beside it. */
		wrap_text(out, str_slice(rest, 0, end), indent, indent > 0 ? indent + 3 : 0, width);
		buf_add_c(out, '\n');
		rest = end == SIZE_MAX ? STR("") : str_slice(rest, end + 1, rest.n);
	}
}

/* A set as it is read best: with blanks, where a line can break. */
static struct str preset_text(struct arena *a, const struct option_row *row)
{
	struct buf out = buf_new(a);

	for (const char *p = row->preset; *p != '\0'; p++) {
		buf_add_c(&out, *p);
		if (*p == ',' && row->kind != OPTION_CHOICE)
			buf_add_c(&out, ' ');
	}
	return buf_str(&out);
}

/* What the option does, what it takes and what holds without it. */
static struct str describe(struct arena *a, const struct option_row *row, msg_translate_fn *translate)
{
	struct buf out = buf_new(a);
	struct buf choices = buf_new(a);

	buf_add_z(&out, translate(row->help, NULL, 0));
	for (size_t i = 0; row->choice != NULL && row->choice(i) != NULL; i++) {
		buf_add_z(&choices, i > 0 ? ", " : "");
		buf_add_z(&choices, row->choice(i));
	}
	if (row->choice != NULL) {
		struct str list = buf_str(&choices);
		struct msg takes = row->kind == OPTION_CHOICE ? MSG(N_(" One of: %s."), list)
							      : MSG(N_(" Several of: %s; or none."), list);
		buf_add(&out, msg_text(a, takes, translate));
	}
	if (row->preset != NULL)
		buf_add(&out, msg_text(a, MSG(N_(" Default: %s."), preset_text(a, row)), translate));
	return buf_str(&out);
}

static void add_option(struct buf *out, const struct option_row *row, msg_translate_fn *translate, size_t width)
{
	struct arena *a = out->arena;
	struct str letter = row->letter != '\0' ? str_format(a, "  -%c, ", row->letter) : STR("      ");
	struct str name = row->argument != NULL ? str_format(a, "--%s=%s", row->name, translate(row->argument, NULL, 0))
						: str_format(a, "--%s", row->name);
	size_t column = letter.n + utf8_width(name);

	buf_add(out, letter);
	buf_add(out, name);
	if (column + 2 > HELP_INDENT) {
		buf_add_c(out, '\n');
		column = 0;
	}
	buf_fill(out, ' ', HELP_INDENT - column);
	wrap_text(out, describe(a, row, translate), HELP_INDENT, HELP_INDENT, width);
	buf_add_c(out, '\n');
}

void help_text(struct buf *out, const struct command *c, msg_translate_fn *translate, size_t width)
{
	if (width > WIDTH_MOST)
		width = WIDTH_MOST;
	buf_add(out,
		msg_text(out->arena,
			 MSG(N_("Usage: %s [OPTION]... %s"), str_of(c->name), str_of(translate(c->operands, NULL, 0))),
			 translate));
	buf_add_z(out, "\n\n");
	add_paragraphs(out, translate(c->summary, NULL, 0), 0, width);
	buf_add_c(out, '\n');
	buf_add_z(out, translate(N_("Options:"), NULL, 0));
	buf_add_c(out, '\n');
	for (size_t i = 0; i < c->option_count; i++)
		add_option(out, &c->option[i], translate, width);
	buf_add_c(out, '\n');
	buf_add_z(out, translate(N_("Exit status:"), NULL, 0));
	buf_add_c(out, '\n');
	add_paragraphs(out, translate(c->status, NULL, 0), 2, width);
	buf_add_c(out, '\n');
	struct msg manual = MSG(N_("The manual: man %s, man 5 plan, man 5 plan-results"), str_of(c->name));
	wrap_text(out, msg_text(out->arena, manual, translate), 0, 0, width);
	buf_add_c(out, '\n');
}

void version_text(struct buf *out, const struct command *c)
{
	buf_add_z(out, c->name);
	buf_add_z(out, " (plan-tools) ");
	buf_add_z(out, tools_version);
	buf_add_c(out, '\n');
}
