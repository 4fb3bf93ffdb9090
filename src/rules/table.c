#include "base/map.h"
#include "rules/check.h"

#include <string.h>

#define NEEDS(...)                                                                                                     \
	{                                                                                                              \
		__VA_ARGS__                                                                                            \
	}

const struct rule rules[RULE_COUNT] = {
#define RULE(code, id, name, level, scope, function, needs, summary)                                                   \
	[RULE_##id] = {code, name, sizeof(name) - 1, level, scope, function, needs, summary},
#include "rules/rules.def"
#undef RULE
};

const char *const rule_category_names[CATEGORY_COUNT] = {
	[CATEGORY_FILE] = "file",     [CATEGORY_STRUCTURE] = "structure", [CATEGORY_TARGET] = "target",
	[CATEGORY_SCHEME] = "scheme", [CATEGORY_RESULTS] = "results",	  [CATEGORY_EVALUATION] = "evaluation",
	[CATEGORY_SAFETY] = "safety", [CATEGORY_TABLE] = "table",	  [CATEGORY_DIRECTIVE] = "directive",
};

const char *const rule_category_titles[CATEGORY_COUNT] = {
	[CATEGORY_FILE] = N_("Files, YAML and CSV as such"),
	[CATEGORY_STRUCTURE] = N_("The structure of a plan, and what refers to what"),
	[CATEGORY_TARGET] = N_("Targets and milestones"),
	[CATEGORY_SCHEME] = N_("Rating schemes"),
	[CATEGORY_RESULTS] = N_("Results"),
	[CATEGORY_EVALUATION] = N_("Evaluation"),
	[CATEGORY_SAFETY] = N_("Characters that deceive or get lost"),
	[CATEGORY_TABLE] = N_("The ministry's rules for tables that machines can read"),
	[CATEGORY_DIRECTIVE] = N_("Comments and settings for plan-lint itself"),
};

enum { CODE_LENGTH = 5 };

enum rule_category rule_category(enum rule_id r)
{
	return (enum rule_category)(rules[r].code[2] - '0');
}

/* `word` is as long as a code. */
static bool same_code(struct str word, const char *code)
{
	struct str c = str_of(code);

	return (word.p[0] | 0x20) == 'p' && (word.p[1] | 0x20) == 'l' &&
	       str_eq(str_slice(word, 2, word.n), str_slice(c, 2, c.n));
}

enum rule_id rule_find(struct str word)
{
	/* Asked for each finding: most names are told apart by their lengths. */
	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		if (word.n == rules[r].name_length && memcmp(word.p, rules[r].name, word.n) == 0)
			return r;
	for (enum rule_id r = 1; r < RULE_COUNT && word.n == CODE_LENGTH; r++)
		if (same_code(word, rules[r].code))
			return r;
	return RULE_NONE;
}

const char *rule_suggest(struct arena *scratch, struct str word)
{
	size_t best = word.n / 3 + 1;
	const char *found = NULL;

	for (enum rule_id r = 1; r < RULE_COUNT; r++) {
		size_t distance = str_distance(scratch, word, str_of(rules[r].name), best);

		if (distance <= best && (found == NULL || distance < best)) {
			best = distance;
			found = rules[r].name;
		}
	}
	return found;
}
