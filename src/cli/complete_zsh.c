#include "cli/complete.h"
#include "cli/language.h"

#include <string.h>

/* Text inside '…[here]…' of an _arguments specification. */
static void add_escaped(struct buf *out, struct str text, const char *special)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'') {
			buf_add_z(out, "'\\''");
			continue;
		}
		if (strchr(special, text.p[i]) != NULL)
			buf_add_c(out, '\\');
		buf_add_c(out, text.p[i]);
	}
}

/* What stands behind the description: ":FORMAT:(text json)". */
static void add_action(struct buf *out, const struct option_row *row)
{
	struct arena *a = out->arena;
	enum complete_value value = complete_value(row);

	if (value == COMPLETE_NONE)
		return;
	buf_add_c(out, ':');
	add_escaped(out, str_of(language_translate(row->argument, NULL, 0)), ":\\");
	buf_add_c(out, ':');
	if (value == COMPLETE_ONE)
		buf_printf(out, "(%s)", str_z(a, complete_words(a, row)));
	else if (value == COMPLETE_SET)
		buf_printf(out, "_sequence compadd - %s", str_z(a, complete_words(a, row)));
	else if (value == COMPLETE_FILE)
		buf_add_z(out, "_files");
	else if (value == COMPLETE_FORM)
		buf_add_z(out, "{compset -P \"*\\:\" && _files}");
}

static void add_option(struct buf *out, const struct option_row *row)
{
	bool again = row->kind == OPTION_LIST;
	const char *equals = row->argument != NULL ? "=" : "";

	buf_add_z(out, "\t\t\t");
	if (row->letter != '\0' && !again)
		buf_printf(out, "'(-%c --%s)'", row->letter, row->name);
	if (again)
		buf_add_z(out, "'*'");
	if (row->letter != '\0')
		buf_printf(out, "{-%c%s,--%s%s}", row->letter, row->argument != NULL ? "+" : "", row->name, equals);
	else
		buf_printf(out, "--%s%s", row->name, equals);
	buf_add_z(out, "'[");
	add_escaped(out, complete_summary(row, language_translate), "[]:\\");
	buf_add_c(out, ']');
	add_action(out, row);
	buf_add_z(out, "' \\\n");
}

static void add_operands(struct buf *out, const struct command *c)
{
	struct str rest = complete_endings(c);

	buf_add_z(out, "\t\t\t'*:");
	add_escaped(out, str_of(language_translate(c->operands, NULL, 0)), ":\\");
	buf_add_z(out, ":_files -g \"*.(");
	for (size_t i = 0; i < rest.n; i++)
		buf_add_c(out, rest.p[i] == ' ' ? '|' : rest.p[i]);
	buf_add_z(out, ")(-.)\"'\n\t\t;;\n");
}

void complete_zsh(struct buf *out, const struct command *c)
{
	buf_printf(out, "#compdef %s\n\n", c->name);
	buf_add_z(out, "case ${LC_ALL:-${LC_MESSAGES:-$LANG}} in\n");
	/* Language 0 is "auto"; the first one named is English, which is for everybody else and goes last. */
	for (size_t i = 2; language_choice(i) != NULL; i++) {
		language_set(language_choice(i));
		buf_printf(out, "\t%s*)\n\t\t_arguments -s -S \\\n", language_choice(i));
		for (size_t k = 0; k < c->option_count; k++)
			add_option(out, &c->option[k]);
		add_operands(out, c);
	}
	language_set(language_choice(1));
	buf_add_z(out, "\t*)\n\t\t_arguments -s -S \\\n");
	for (size_t k = 0; k < c->option_count; k++)
		add_option(out, &c->option[k]);
	add_operands(out, c);
	buf_add_z(out, "esac\n");
}
