#include "cli/complete.h"

#include <string.h>

enum complete_value complete_value(const struct option_row *row)
{
	if (row->argument == NULL)
		return COMPLETE_NONE;
	if (row->choice != NULL)
		return row->kind == OPTION_CHOICE ? COMPLETE_ONE : COMPLETE_SET;
	if (strcmp(row->argument, "FORMAT:FILE") == 0)
		return COMPLETE_FORM;
	return strcmp(row->argument, "FILE") == 0 ? COMPLETE_FILE : COMPLETE_OTHER;
}

struct str complete_words(struct arena *a, const struct option_row *row)
{
	struct buf out = buf_new(a);

	for (size_t i = 0; row->choice(i) != NULL; i++) {
		buf_add_z(&out, i > 0 ? " " : "");
		buf_add_z(&out, row->choice(i));
	}
	if (row->kind != OPTION_CHOICE)
		buf_add_z(&out, " none");
	return buf_str(&out);
}

struct str complete_endings(const struct command *c)
{
	bool results = str_find(str_of(c->operands), STR("RESULTS")) != SIZE_MAX;

	return results ? STR("yaml yml csv") : STR("yaml yml");
}

struct str complete_summary(const struct option_row *row, msg_translate_fn *translate)
{
	static const struct str ends[] = {STR_INIT("; "), STR_INIT(": "), STR_INIT(". "),
					  STR_INIT("。"), STR_INIT("；"), STR_INIT("：")};
	struct str text = str_of(translate(row->help, NULL, 0));

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		text = str_slice(text, 0, str_find(text, ends[i]));
	return str_has_suffix(text, STR(".")) ? str_slice(text, 0, text.n - 1) : text;
}
