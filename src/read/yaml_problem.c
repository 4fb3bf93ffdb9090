#include "read/yaml_problem.h"

#include "base/utf8.h"

#include <string.h>

typedef bool look_fn(struct source *source, const struct yaml_problem *p, struct diag_list *diags);

/* Said of more than one problem. */
#define TAB	    N_("a tab in the indentation")
#define SPACES_ONLY N_("indent with spaces only")
#define QUOTE_IT    N_("put the value in quotes")

/* Which places an explanation points at. */
enum problem_place {
	AT_PROBLEM,
	AT_CONTEXT,
	AT_CONTEXT_IF_OUTDENTED /* if the problem stands on a later line that is not indented more */
};

/* Lines end with LF, CRLF or CR. */
static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static size_t line_start(struct str s, size_t at)
{
	while (at > 0 && !is_break(s.p[at - 1]))
		at--;
	return at;
}

static size_t line_end(struct str s, size_t at)
{
	while (at < s.n && !is_break(s.p[at]))
		at++;
	return at;
}

static size_t skip_blanks(struct str s, size_t at)
{
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t'))
		at++;
	return at;
}

/* The start of the last line before `at`'s that holds more than blanks or a comment; SIZE_MAX: none. */
static size_t line_above(struct str s, size_t at)
{
	at = line_start(s, at);
	while (at > 0) {
		size_t text;

		at = line_start(s, at - 1);
		text = skip_blanks(s, at);
		if (text < s.n && !is_break(s.p[text]) && s.p[text] != '#')
			return at;
	}
	return SIZE_MAX;
}

static struct diag *add(struct source *source, struct diag_list *diags, size_t start, size_t end, struct msg text,
			const char *help)
{
	struct diag *d = diag_add(diags, DIAG_ERROR, STR("yaml-syntax"), (struct span){source, start, end}, text);

	if (help != NULL)
		diag_help(d, MSG(help));
	return d;
}

/* A tab or a full-width space among the blanks that a line begins with. */
static bool report_indentation(struct source *source, size_t at, struct diag_list *diags)
{
	static const struct str wide = STR_INIT("\xE3\x80\x80");
	struct str s = source->bytes;

	for (size_t i = line_start(s, at); i < s.n; i++) {
		struct diag *d;

		if (s.p[i] == '\t') {
			add(source, diags, i, i + 1, MSG(N_("a tab in the indentation")),
			    N_("indent with spaces only"));
			return true;
		}
		if (str_has_prefix(str_slice(s, i, wide.n), wide)) {
			d = add(source, diags, i, i + wide.n, MSG(N_("a full-width space in the indentation")),
				N_("indent with ASCII spaces only"));
			diag_fix(diags, d, d->at, STR("  "), false);
			return true;
		}
		if (s.p[i] != ' ')
			return false;
	}
	return false;
}

/* A key in the line from `start` whose colon is none to YAML: full-width, or without a space behind it. */
static bool report_colon(struct source *source, size_t start, struct diag_list *diags)
{
	static const struct str wide = STR_INIT("\xEF\xBC\x9A");
	struct str s = source->bytes;
	size_t end = line_end(s, start);
	struct diag *d;

	for (size_t i = start; i < end; i++) {
		if (s.p[i] == '#' || s.p[i] == '"' || s.p[i] == '\'')
			return false;
		if (s.p[i] == ':') {
			if (i + 1 == end || strchr(" \t/", s.p[i + 1]) != NULL)
				return false;
			d = add(source, diags, i, i + 1, MSG(N_("a space is missing behind the colon")), NULL);
			diag_fix(diags, d, (struct span){source, i + 1, i + 1}, STR(" "), false);
			return true;
		}
		if (str_has_prefix(str_slice(s, i, wide.n), wide)) {
			d = add(source, diags, i, i + wide.n,
				MSG(N_("a full-width colon does not part a key from its value")),
				N_("write an ASCII colon and a space"));
			diag_fix(diags, d, d->at, STR(": "), false);
			return true;
		}
	}
	return false;
}

/* "title: a: b": YAML takes one pair a line. */
static bool report_second_colon(struct source *source, size_t at, struct diag_list *diags)
{
	struct str s = source->bytes, before;
	size_t start = line_start(s, at);

	before = str_slice(s, start, at - start);
	if (str_find(before, STR(": ")) == SIZE_MAX)
		return false;
	add(source, diags, at, at + 1, MSG(N_("a second colon in one line")),
	    N_("put a value that contains a colon and a space in quotes"));
	return true;
}

/* Text behind a value that has ended: the problem is not the first thing on its line. */
static bool report_text_behind(struct source *source, size_t at, struct diag_list *diags)
{
	struct str s = source->bytes;
	size_t first = skip_blanks(s, line_start(s, at));

	if (at >= s.n || at <= first)
		return false;
	add(source, diags, at, at, MSG(N_("text behind the end of the value")),
	    N_("put all of the value in one pair of quotes"));
	return true;
}

/* The end of the file inside of brackets. */
static bool look_for_bracket(struct source *source, const struct yaml_problem *p, struct diag_list *diags)
{
	struct str bracket;

	if (p->at < source->bytes.n || p->open_at >= source->bytes.n)
		return false;
	bracket = str_slice(source->bytes, p->open_at, 1);
	add(source, diags, p->open_at, p->open_at + 1, MSG(N_("this \"%s\" is never closed"), bracket),
	    N_("put the closing bracket at the end of the list or map"));
	return true;
}

/* The functions below tell more than libyaml's words do, where they find the usual cause; false: they did not. */

static bool look_at_token(struct source *source, const struct yaml_problem *p, struct diag_list *diags)
{
	if (p->at < source->bytes.n && source->bytes.p[p->at] == '\t') {
		add(source, diags, p->at, p->at + 1, MSG(TAB), SPACES_ONLY);
		return true;
	}
	return report_indentation(source, p->at, diags);
}

static bool look_at_line_above(struct source *source, const struct yaml_problem *p, struct diag_list *diags)
{
	size_t above;

	if (report_indentation(source, p->at, diags))
		return true;
	above = line_above(source->bytes, p->at);
	return above != SIZE_MAX && report_colon(source, skip_blanks(source->bytes, above), diags);
}

static bool look_at_second_colon(struct source *source, const struct yaml_problem *p, struct diag_list *diags)
{
	return report_second_colon(source, p->at, diags) || look_at_line_above(source, p, diags);
}

static bool look_for_colon(struct source *source, const struct yaml_problem *p, struct diag_list *diags)
{
	return report_indentation(source, p->context_at, diags) || report_colon(source, p->context_at, diags);
}

static bool look_at_fit(struct source *source, const struct yaml_problem *p, struct diag_list *diags)
{
	return report_indentation(source, p->at, diags) || report_text_behind(source, p->at, diags);
}

/* libyaml's words, and ours.  Rows are tried in order; NULL matches anything. */
static const struct explanation {
	const char *problem;
	const char *context; /* the beginning of it */
	enum problem_place place;
	const char *text; /* may take the character that stands at the place */
	const char *help;
	const char *note; /* for the place of the context; NULL: none */
	look_fn *look;	  /* tried first; NULL: none */
} explanations[] = {
	{"found a tab character that violates indentation", NULL, AT_PROBLEM, TAB, SPACES_ONLY, NULL, NULL},
	{"found a tab character where an indentation space is expected", NULL, AT_PROBLEM, TAB, SPACES_ONLY, NULL,
	 NULL},
	{"found character that cannot start any token", NULL, AT_PROBLEM, N_("a value cannot begin with \"%s\""),
	 QUOTE_IT, NULL, look_at_token},
	{"did not find expected alphabetic or numeric character", NULL, AT_CONTEXT,
	 N_("a value cannot begin with \"%s\""), QUOTE_IT, NULL, NULL},
	{NULL, "while scanning a tag", AT_CONTEXT, N_("a value cannot begin with \"%s\""), QUOTE_IT, NULL, NULL},
	{NULL, "while parsing a tag", AT_CONTEXT, N_("a value cannot begin with \"%s\""), QUOTE_IT, NULL, NULL},
	{"found undefined tag handle", NULL, AT_PROBLEM, N_("a value cannot begin with \"%s\""), QUOTE_IT, NULL, NULL},
	{NULL, "while scanning a directive", AT_CONTEXT, N_("a line cannot begin with \"%s\""), QUOTE_IT, NULL, NULL},
	{NULL, "while scanning a %", AT_CONTEXT, N_("a line cannot begin with \"%s\""), QUOTE_IT, NULL, NULL},
	{"found unexpected end of stream", "while scanning a quoted scalar", AT_CONTEXT,
	 N_("this quotation mark is never closed"), N_("end the text with the same quotation mark"), NULL, NULL},
	{"found unexpected document indicator", "while scanning a quoted scalar", AT_CONTEXT,
	 N_("this quotation mark is never closed"), N_("end the text with the same quotation mark"), NULL, NULL},
	{"found unknown escape character", NULL, AT_PROBLEM,
	 N_("a backslash in double quotes, and no known escape behind it"),
	 N_("write \\\\ for a backslash, or use single quotes"), NULL, NULL},
	{"did not find expected hexdecimal number", NULL, AT_PROBLEM, N_("the escape is not complete"),
	 N_("write \\\\ for a backslash, or use single quotes"), NULL, NULL},
	{"found invalid Unicode character escape code", NULL, AT_PROBLEM, N_("the escape stands for no character"),
	 N_("write \\\\ for a backslash, or use single quotes"), NULL, NULL},
	{"did not find expected comment or line break", "while scanning a block scalar", AT_PROBLEM,
	 N_("text behind the \"|\" or \">\" that begins a block of text"),
	 N_("begin the text on the next line, or put the value in quotes"), NULL, NULL},
	{"did not find expected ',' or ']'", NULL, AT_CONTEXT_IF_OUTDENTED,
	 N_("this list has no \"]\" where it should end"), N_("put \",\" between the items and \"]\" at the end"), NULL,
	 look_for_bracket},
	{"did not find expected ',' or '}'", NULL, AT_CONTEXT_IF_OUTDENTED,
	 N_("this map has no \"}\" where it should end"), N_("put \",\" between the keys and \"}\" at the end"), NULL,
	 look_for_bracket},
	{"did not find expected ',' or ']'", NULL, AT_PROBLEM, N_("\",\" or \"]\" should stand here"),
	 N_("put \",\" between the items and \"]\" at the end"), N_("the list begins here"), look_for_bracket},
	{"did not find expected ',' or '}'", NULL, AT_PROBLEM, N_("\",\" or \"}\" should stand here"),
	 N_("put \",\" between the keys and \"}\" at the end"), N_("the map begins here"), look_for_bracket},
	{"block sequence entries are not allowed in this context", NULL, AT_PROBLEM, N_("a list cannot begin here"),
	 N_("begin the list on a line of its own, or put the value in quotes"), NULL, NULL},
	{"mapping keys are not allowed in this context", NULL, AT_PROBLEM, N_("a value cannot begin with \"%s\""),
	 QUOTE_IT, NULL, NULL},
	{"found unexpected ':'", NULL, AT_PROBLEM, N_("a colon cannot stand here"), QUOTE_IT, NULL, NULL},
	{"mapping values are not allowed in this context", NULL, AT_PROBLEM,
	 N_("a colon cannot stand here: this line is read as part of the text above it"),
	 N_("check the indentation, and that the key above has its colon"), NULL, look_at_second_colon},
	{"could not find expected ':'", NULL, AT_CONTEXT, N_("a key without its colon"),
	 N_("write KEY: VALUE, or indent text that goes on from the line above"), NULL, look_for_colon},
	{"did not find expected key", NULL, AT_PROBLEM, N_("this does not fit the lines above it"),
	 N_("check the indentation: the keys of one map begin in the same column"), N_("the map begins here"),
	 look_at_fit},
	{"did not find expected '-' indicator", NULL, AT_PROBLEM, N_("this does not fit the list above it"),
	 N_("check the indentation: the items of one list begin with \"- \" in the same column"),
	 N_("the list begins here"), look_at_fit},
	{"did not find expected <document start>", NULL, AT_PROBLEM, N_("text after the end of the document"),
	 N_("check the indentation: the keys of one map begin in the same column"), NULL, look_at_line_above},
	{"did not find expected node content", "while parsing a block node", AT_PROBLEM,
	 N_("a value cannot begin with \"%s\""), QUOTE_IT, NULL, look_for_bracket},
	{"did not find expected node content", NULL, AT_PROBLEM, N_("a value is missing before this"),
	 N_("write the value, or put it in quotes"), NULL, look_for_bracket},
};

static void report_control(struct source *source, const struct yaml_problem *p, struct diag_list *diags)
{
	size_t end = p->at;
	struct str code = str_format(diags->arena, "%04X", (unsigned)p->value);

	if (end < source->bytes.n)
		utf8_next(source->bytes, &end);
	add(source, diags, p->at, end, MSG(N_("the control character U+%s in the text"), code), N_("delete it"));
}

static size_t indentation(struct str s, size_t at)
{
	size_t start = line_start(s, at);

	return skip_blanks(s, start) - start;
}

static bool outdented(struct str s, const struct yaml_problem *p)
{
	return line_end(s, p->context_at) < p->at && indentation(s, p->at) <= indentation(s, p->context_at);
}

static bool explains(const struct explanation *e, struct str s, const struct yaml_problem *p)
{
	if (e->problem != NULL && strcmp(e->problem, p->problem) != 0)
		return false;
	if (e->context != NULL && (p->context == NULL || !str_has_prefix(str_of(p->context), str_of(e->context))))
		return false;
	return e->place != AT_CONTEXT_IF_OUTDENTED || outdented(s, p);
}

static void report_explained(struct source *source, const struct yaml_problem *p, const struct explanation *e,
			     struct diag_list *diags)
{
	struct str s = source->bytes;
	size_t at = e->place == AT_PROBLEM ? p->at : p->context_at, end = at;
	struct diag *d;

	if (at < s.n)
		utf8_next(s, &end);
	d = add(source, diags, at, end, MSG(e->text, str_dup(diags->arena, str_slice(s, at, end - at))), e->help);
	if (e->note != NULL && p->context_at != at)
		diag_note(diags, d, (struct span){source, p->context_at, p->context_at}, MSG(e->note));
}

/* Lines that git leaves where both sides of a merge changed the same. */
static bool report_conflict(struct source *source, struct diag_list *diags)
{
	static const struct str mark = STR_INIT("<<<<<<<");
	struct str s = source->bytes;
	size_t at = 0;
	if (!str_has_prefix(s, mark)) {
		at = str_find(s, STR("\n<<<<<<<"));
		if (at == SIZE_MAX)
			return false;
		at++;
	}
	add(source, diags, at, at + mark.n, MSG(N_("a merge left both sides here, and is not finished")),
	    N_("keep one of them, or what belongs together, and delete the lines <<<<<<<, ======= and >>>>>>>"));
	return true;
}

void yaml_problem_report(struct source *source, const struct yaml_problem *p, struct diag_list *diags)
{
	struct str words;

	if (report_conflict(source, diags))
		return;
	if (strcmp(p->problem, "control characters are not allowed") == 0) {
		report_control(source, p, diags);
		return;
	}
	for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++) {
		const struct explanation *e = &explanations[i];

		if (!explains(e, source->bytes, p))
			continue;
		if (e->look == NULL || !e->look(source, p, diags))
			report_explained(source, p, e, diags);
		return;
	}
	words = p->context != NULL ? str_format(diags->arena, "%s, %s", p->context, p->problem) : str_of(p->problem);
	add(source, diags, p->at, p->at, MSG(N_("this is not YAML: %s"), words), NULL);
}
