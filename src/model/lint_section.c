#include "model/plan_reader.h"
#include "model/value.h"

#include <assert.h>

const char *const lint_level_names[LINT_LEVEL_COUNT] = {
	[LINT_OFF] = "off", [LINT_NOTE] = "note", [LINT_WARNING] = "warning", [LINT_ERROR] = "error"};
const char *const lint_profile_names[LINT_PROFILE_COUNT] = {"default", "soumu"};
const char *const lint_shown_names[LINT_SHOWN_COUNT] = {"note", "warning", "error"};
const char *const lint_fail_names[LINT_FAIL_COUNT] = {"note", "warning", "error", "never"};

static_assert(sizeof(enum lint_level) == sizeof(int), "a word's index is stored as an int");

#define MEMBER(m) .offset = offsetof(struct lint_section, m)

static const struct schema_key lint_keys[] = {
	{.name = "enable",
	 .type = SCHEMA_TEXTS,
	 MEMBER(enable),
	 .doc = "Rules to turn on, by name or code, or a category of them."},
	{.name = "disable",
	 .type = SCHEMA_TEXTS,
	 MEMBER(disable),
	 .doc = "Rules to turn off, by name or code, or a category of them."},
	{.name = "severity",
	 .type = SCHEMA_WORD_TABLE,
	 MEMBER(severity),
	 .words = lint_level_names,
	 .word_count = LINT_LEVEL_COUNT,
	 .doc = "Severities of rules, by name or code, other than their own."},
	{.name = "profile",
	 .type = SCHEMA_WORD,
	 MEMBER(profile),
	 .words = lint_profile_names,
	 .word_count = LINT_PROFILE_COUNT,
	 .doc = "Set of rules: default, or soumu for those of the ministry on tables that machines can read too."},
	{.name = "min-severity",
	 .type = SCHEMA_WORD,
	 MEMBER(shown),
	 .words = lint_shown_names,
	 .word_count = LINT_SHOWN_COUNT,
	 .doc = "Least severity that is shown; note unless given."},
	{.name = "fail-on",
	 .type = SCHEMA_WORD,
	 MEMBER(fail_on),
	 .words = lint_fail_names,
	 .word_count = LINT_FAIL_COUNT,
	 .doc = "Least severity that makes plan-lint exit with 1; note unless given."},
};

const struct schema schema_lint = {.name = N_("settings of plan-lint"),
				   .doc = "What plan-lint is to find, and how much it matters.",
				   .key = lint_keys,
				   .n = sizeof lint_keys / sizeof *lint_keys};

void lint_section_read(struct plan_reader *r)
{
	struct lint_section *l = &r->plan->lint;
	const struct node *table = l->severity;
	size_t i;

	if (!table)
		return;
	l->choice = ARENA_ARRAY(r->b.arena, struct lint_choice, table->n);
	for (i = 0; i < table->n; i++) {
		const struct node *key = table->pair[i].key, *value = table->pair[i].value;
		int level;

		if (key->kind != NODE_SCALAR || value->kind != NODE_SCALAR) {
			value_report_type(&r->b, "severity", key->kind != NODE_SCALAR ? key : value, N_("a word"));
			continue;
		}
		if (value_word(&r->b, "severity", value, lint_level_names, LINT_LEVEL_COUNT, &level))
			l->choice[l->choice_count++] = (struct lint_choice){value_text(key), (enum lint_level)level};
	}
}
