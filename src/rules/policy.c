/*
 * Which rules count, and how much: profiles, the plan's own section, options.
 */
#include "rules/lint.h"

#include "rules/names.h"

struct lint_policy lint_policy_default(void)
{
	struct lint_policy p = {0};

	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		p.level[r] = rules[r].level;
	return p;
}

static bool starts_code(enum rule_id r, struct str word)
{
	struct str code = str_of(rules[r].code);

	return word.n >= 3 && word.n <= code.n && (word.p[0] | 0x20) == 'p' && (word.p[1] | 0x20) == 'l' &&
	       str_eq(str_slice(word, 2, word.n), str_slice(code, 2, word.n - 2));
}

bool rule_matches(enum rule_id r, struct str word)
{
	return str_eq(word, STR("all")) || str_eq(word, str_of(rules[r].name)) || starts_code(r, word) ||
	       str_eq(word, str_of(rule_category_names[rule_category(r)]));
}

bool rule_is_known(struct str word)
{
	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		if (rule_matches(r, word))
			return true;
	return false;
}

struct diag *rule_report_unknown(struct arena *a, struct diag_list *diags, struct span at, struct str word)
{
	const char *like = rule_suggest(a, word);
	struct diag *d = diag_add(diags, DIAG_ERROR, str_of(rules[RULE_UNKNOWN_RULE].name), at,
				  MSG(N_("no rule is called \"%s\""), word));

	if (like)
		diag_help(d, MSG(N_("did you mean \"%s\"?"), str_of(like)));
	else
		diag_help(d, MSG(N_("\"plan-lint --list-rules\" lists them")));
	return d;
}

static void choose(struct lint_policy *p, enum rule_id r, enum lint_level level)
{
	/* Rules that are off have no level of their own. */
	enum lint_level own = rules[r].level == LINT_OFF ? LINT_WARNING : rules[r].level;

	p->chosen[r] = level != LINT_LEVEL_COUNT;
	if (p->chosen[r])
		p->level[r] = level;
	else if (p->level[r] == LINT_OFF)
		p->level[r] = own;
}

static size_t breadth(struct str word)
{
	size_t n = 0;

	for (enum rule_id r = 1; r < RULE_COUNT; r++)
		n += rule_matches(r, word);
	return n;
}

void lint_policy_apply(struct lint_policy *p, struct lint_wish *wish, size_t n)
{
	for (size_t i = 0; i < n; i++)
		wish[i].breadth = breadth(wish[i].rule);
	/* The widest first, so that "all but" and "none but" both work. */
	for (size_t width = RULE_COUNT; width > 0; width--)
		for (size_t i = 0; i < n; i++)
			for (enum rule_id r = 1; wish[i].breadth == width && r < RULE_COUNT; r++)
				if (rule_matches(r, wish[i].rule))
					choose(p, r, wish[i].level);
}

void lint_policy_profile(struct lint_policy *p, int profile)
{
	/* The second one is for tables that machines can read. */
	struct lint_wish wish = {.rule = str_of(rule_category_names[CATEGORY_TABLE]), .level = LINT_LEVEL_COUNT};

	if (profile == 1)
		lint_policy_apply(p, &wish, 1);
}

void lint_policy_plan(struct arena *a, struct lint_policy *p, const struct plan *plan, struct diag_list *diags)
{
	const struct lint_section *l = &plan->lint;
	struct lint_wish *wish = ARENA_ARRAY(a, struct lint_wish, l->enable.n + l->disable.n + l->choice_count);
	size_t n = 0;

	lint_policy_profile(p, l->profile);
	for (size_t i = 0; i < l->enable.n; i++)
		wish[n++] = (struct lint_wish){l->enable.v[i].s, LINT_LEVEL_COUNT, l->enable.v[i].at, 0};
	for (size_t i = 0; i < l->choice_count; i++)
		wish[n++] = (struct lint_wish){l->choice[i].rule.s, l->choice[i].level, l->choice[i].rule.at, 0};
	for (size_t i = 0; i < l->disable.n; i++)
		wish[n++] = (struct lint_wish){l->disable.v[i].s, LINT_OFF, l->disable.v[i].at, 0};
	lint_policy_apply(p, wish, n);
	for (size_t i = 0; i < n; i++)
		if (wish[i].breadth == 0)
			rule_report_unknown(a, diags, wish[i].at, wish[i].rule);
}
