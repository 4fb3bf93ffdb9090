#include "cli/complete.h"
#include "cli/language.h"

static void add_quoted(struct buf *out, struct str text)
{
	buf_add_c(out, '\'');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\'' || text.p[i] == '\\')
			buf_add_c(out, '\\');
		buf_add_c(out, text.p[i]);
	}
	buf_add_c(out, '\'');
}

static void add_option(struct buf *out, const struct command *c, const struct option_row *row)
{
	struct arena *a = out->arena;

	buf_printf(out, "\tcomplete -c %s", c->name);
	if (row->letter != '\0')
		buf_printf(out, " -s %c", row->letter);
	buf_printf(out, " -l %s", row->name);
	switch (complete_value(row)) {
	case COMPLETE_ONE:
		buf_add_z(out, " -x -a ");
		add_quoted(out, complete_words(a, row));
		break;
	case COMPLETE_SET:
		/* The list is completed at its end: each word that it lacks, behind what stands there already. */
		buf_printf(out, " -x -a '(__fish_append , %s)'", str_z(a, complete_words(a, row)));
		break;
	case COMPLETE_FILE:
	case COMPLETE_FORM:
		buf_add_z(out, " -r -F");
		break;
	case COMPLETE_OTHER:
		buf_add_z(out, " -x");
		break;
	case COMPLETE_NONE:
	case COMPLETE_VALUE_COUNT:
		break;
	}
	buf_add_z(out, " -d ");
	add_quoted(out, complete_summary(row, language_translate));
	buf_add_c(out, '\n');
}

static void add_options(struct buf *out, const struct command *c, const char *language)
{
	language_set(language);
	for (size_t i = 0; i < c->option_count; i++)
		add_option(out, c, &c->option[i]);
}

void complete_fish(struct buf *out, const struct command *c)
{
	buf_printf(out, "# fish completion for %s(1)\n\n", c->name);
	buf_add_z(out, "set -l locale (string match -r .+ -- $LC_ALL $LC_MESSAGES $LANG C)\n\nswitch $locale[1]\n");
	/* Language 0 is "auto"; the first one named is English, which is for everybody else and goes last. */
	for (size_t i = 2; language_choice(i) != NULL; i++) {
		buf_printf(out, "case '%s*'\n", language_choice(i));
		add_options(out, c, language_choice(i));
	}
	buf_add_z(out, "case '*'\n");
	add_options(out, c, language_choice(1));
	buf_add_z(out, "end\n\n");
	/* Files of the first ending come first, then all others. */
	struct str endings = complete_endings(c);
	struct str first = str_slice(endings, 0, str_find(endings, STR(" ")));
	buf_printf(out, "complete -c %s -f -k -a '(__fish_complete_suffix .%s)'\n", c->name, str_z(out->arena, first));
}
