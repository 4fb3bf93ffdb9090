#include "cli/complete.h"

/* plan-eval as part of the name of a function. */
static struct str function_name(struct arena *a, const char *tool)
{
	struct buf out = buf_new(a);

	buf_add_c(&out, '_');
	for (; *tool != '\0'; tool++)
		buf_add_c(&out, *tool == '-' ? '_' : *tool);
	return buf_str(&out);
}

/* "	-f | --format)", as a pattern of `case`. */
static void add_pattern(struct buf *out, const struct option_row *row)
{
	if (row->letter != '\0')
		buf_printf(out, "\t-%c | ", row->letter);
	else
		buf_add_c(out, '\t');
	buf_printf(out, "--%s)\n", row->name);
}

static void add_value(struct buf *out, const struct option_row *row)
{
	switch (complete_value(row)) {
	case COMPLETE_ONE:
		add_pattern(out, row);
		buf_add_z(out, "\t\tCOMPREPLY=($(compgen -P \"$before\" -W '");
		buf_add(out, complete_words(out->arena, row));
		buf_add_z(out, "' -- \"$cur\"))\n\t\treturn\n\t\t;;\n");
		break;
	case COMPLETE_SET:
		add_pattern(out, row);
		buf_add_z(out,
			  "\t\t[[ $cur != *,* ]] || before+=${cur%,*},\n\t\tCOMPREPLY=($(compgen -P \"$before\" -W '");
		buf_add(out, complete_words(out->arena, row));
		buf_add_z(out, "' -- \"${cur##*,}\"))\n\t\tcompopt -o nospace\n\t\treturn\n\t\t;;\n");
		break;
	case COMPLETE_FILE:
		add_pattern(out, row);
		buf_add_z(out, "\t\treturn\n\t\t;;\n");
		break;
	/* Behind the colon, readline begins another word. */
	case COMPLETE_FORM:
	case COMPLETE_OTHER:
		add_pattern(out, row);
		buf_add_z(out, "\t\tcompopt +o default +o bashdefault\n\t\treturn\n\t\t;;\n");
		break;
	case COMPLETE_NONE:
	case COMPLETE_VALUE_COUNT:
		break;
	}
}

static void add_names(struct buf *out, const struct command *c)
{
	for (size_t i = 0; i < c->option_count; i++)
		buf_printf(out, "%s--%s%s", i > 0 ? " " : "", c->option[i].name,
			   c->option[i].argument != NULL ? "=" : "");
}

/* Files come from readline itself (-o default) where nothing fits: it knows all about quoting. */
static const char head[] =
	"{\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} before= ending i\n"
	"\n"
	"\tCOMPREPLY=()\n"
	"\t# Readline takes --format=text for three words, unless COMP_WORDBREAKS has lost its \"=\".\n"
	"\tif [[ $cur == = ]]; then\n"
	"\t\tcur=\n"
	"\telif [[ $option == = ]]; then\n"
	"\t\toption=${COMP_WORDS[COMP_CWORD - 2]}\n"
	"\telif [[ $cur == --*=* ]]; then\n"
	"\t\toption=${cur%%=*} before=${cur%%=*}= cur=${cur#*=}\n"
	"\tfi\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\t[[ ${COMP_WORDS[i]} != -- ]] || option=--\n"
	"\tdone\n"
	"\tcase $option in\n";

static const char tail[] = "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
			   "\t\t[[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace\n"
			   "\t\treturn\n"
			   "\tfi\n"
			   "\tcompopt -o filenames\n"
			   "\tmapfile -t COMPREPLY < <(\n"
			   "\t\tcompgen -d -- \"$cur\"\n"
			   "\t\tfor ending in $endings; do\n"
			   "\t\t\tcompgen -f -X \"!*.$ending\" -- \"$cur\"\n"
			   "\t\tdone\n"
			   "\t)\n"
			   "}\n";

void complete_bash(struct buf *out, const struct command *c)
{
	struct arena *a = out->arena;
	const char *name = str_z(a, function_name(a, c->name));

	buf_printf(out, "# bash completion for %s(1)\n\n%s()\n", c->name, name);
	buf_add_z(out, head);
	for (size_t i = 0; i < c->option_count; i++)
		add_value(out, &c->option[i]);
	buf_add_z(out, "\tesac\n\tlocal endings='");
	buf_add(out, complete_endings(c));
	buf_add_z(out, "' options='");
	add_names(out, c);
	buf_add_z(out, "'\n\tif [[ $cur == -* && $option != -- ]]; then\n");
	buf_add_z(out, tail);
	buf_printf(out, "\ncomplete -o bashdefault -o default -F %s %s\n", name, c->name);
}
