#include "model/scheme_draft.h"
#include "model/value.h"

#include <assert.h>

enum { DIGITS_MAX = 20 };

const char *const denominator_names[DENOMINATOR_COUNT] = {
	[DENOMINATOR_RATED] = N_("rated"),
	[DENOMINATOR_WITH_TARGET] = N_("with-target"),
	[DENOMINATOR_ALL] = N_("all"),
};

const char *const counted_names[COUNTED_COUNT] = {
	[COUNTED_COMPUTED] = "computed",
	[COUNTED_GIVEN] = "given",
};

const char *const targets_counted_names[TARGETS_COUNTED_COUNT] = {
	[TARGETS_DUE] = "due",
	[TARGETS_EACH] = "each",
};

static const char *const time_from_words[TIME_FROM_COUNT] = {
	[TIME_FROM_PLAN] = "plan",
	[TIME_FROM_BASELINE] = "baseline",
};

static_assert(sizeof(enum expected) == sizeof(int) && sizeof(enum denominator) == sizeof(int) &&
		      sizeof(enum time_from) == sizeof(int) && sizeof(enum counted) == sizeof(int) &&
		      sizeof(enum targets_counted) == sizeof(int),
	      "a word's index is stored as an int");

#define COUNT(t)  (sizeof(t) / sizeof *(t))
#define MEMBER(m) .offset = offsetof(struct grade_draft, m)

static const struct schema_key grade_keys[] = {
	{.name = "id",
	 .type = SCHEMA_TITLE,
	 MEMBER(grade.id),
	 .required = true,
	 .doc = "What rules and reports call it: A, B+, 1; its case counts."},
	{.name = "symbol", .type = SCHEMA_TEXT, MEMBER(grade.symbol), .doc = "What is printed instead of the id: ◎."},
	{.name = "label", .type = SCHEMA_ANY, MEMBER(label), .doc = "What it means, as text or as {ja: …, en: …}."},
	{.name = "points",
	 .type = SCHEMA_NUMBER,
	 MEMBER(grade.points),
	 .at = offsetof(struct grade_draft, grade.points_at),
	 .doc = "Points that a roll-up adds up."},
	{.name = "achieved",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(grade.achieved),
	 .doc = "Whether it counts as achieved in a roll-up; false unless given."},
	{.name = "fails",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(grade.fails),
	 .doc = "Whether --fail-on=grade makes plan-eval end with status 1 on it; false unless given."},
	{.name = "note", .type = SCHEMA_TEXT, MEMBER(grade.note), .doc = "Remark on the grade."},
};

static const struct schema_hint grade_hints[] = {
	{"title", N_("what a grade means is its \"label\"")},
	{"name", N_("what a grade means is its \"label\"")},
};

const struct schema schema_grade = {.name = N_("a grade"),
				    .doc = "One of a scheme's grades.",
				    .key = grade_keys,
				    .n = COUNT(grade_keys),
				    .hint = grade_hints,
				    .hint_count = COUNT(grade_hints)};

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct rule_draft, m)

static const struct schema_key rule_keys[] = {
	{.name = "grade", .type = SCHEMA_TITLE, MEMBER(grade), .required = true, .doc = "Id of the grade it gives."},
	{.name = "when",
	 .type = SCHEMA_TEXT,
	 MEMBER(when),
	 .doc = "The condition; without it the rule holds for all that is left."},
	{.name = "remark",
	 .type = SCHEMA_TEXT,
	 MEMBER(remark),
	 .doc = "What is printed behind the grade: the * of B*."},
	{.name = "note", .type = SCHEMA_TEXT, MEMBER(note), .doc = "Remark on the rule."},
};

static const struct schema_hint rule_hints[] = {
	{"if", N_("the condition of a rule is its \"when\"")},
	{"condition", N_("the condition of a rule is its \"when\"")},
};

const struct schema schema_scheme_rule = {.name = N_("a rule"),
					  .doc = "Gives a grade when its condition holds; the first that does counts.",
					  .key = rule_keys,
					  .n = COUNT(rule_keys),
					  .hint = rule_hints,
					  .hint_count = COUNT(rule_hints)};

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct class_draft, m)

static const struct schema_key class_rules_keys[] = {
	{.name = "class",
	 .type = SCHEMA_TEXTS,
	 MEMBER(classes),
	 .required = true,
	 .doc = "The classes of indicators that they are for."},
	{.name = "rules",
	 .type = SCHEMA_MAPS,
	 MEMBER(rules),
	 .required = true,
	 .map = &schema_scheme_rule,
	 .doc = "The rules, in order."},
	{.name = "final-rules",
	 .type = SCHEMA_MAPS,
	 MEMBER(final_rules),
	 .map = &schema_scheme_rule,
	 .doc = "The rules in the final year, when they are others."},
};

const struct schema schema_class_rules = {.name = N_("rules of a class"),
					  .doc = "Rules that indicators of some classes are rated by instead.",
					  .key = class_rules_keys,
					  .n = COUNT(class_rules_keys)};

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct remark_draft, m)

static const struct schema_key remark_keys[] = {
	{.name = "remark",
	 .type = SCHEMA_TEXT,
	 MEMBER(remark),
	 .required = true,
	 .doc = "What is printed behind the grade: ↑."},
	{.name = "when",
	 .type = SCHEMA_TEXT,
	 MEMBER(when),
	 .doc = "The condition; without it, whenever none before holds."},
};

const struct schema schema_remark_rule = {.name = N_("a remark"),
					  .doc = "What goes behind a grade when its condition holds.",
					  .key = remark_keys,
					  .n = COUNT(remark_keys)};

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct roll_up_draft, m)

static const struct schema_key roll_up_keys[] = {
	{.name = "denominator",
	 .type = SCHEMA_WORD,
	 MEMBER(roll_up.denominator),
	 .words = denominator_names,
	 .word_count = DENOMINATOR_COUNT,
	 .doc = "What shares are taken of: the items rated (the default), with a target, or all."},
	{.name = "counts",
	 .type = SCHEMA_WORD,
	 MEMBER(roll_up.counts),
	 .words = counted_names,
	 .word_count = COUNTED_COUNT,
	 .doc = "Which grades are counted: those computed (the default), or those given by hand where there are any."},
	{.name = "targets",
	 .type = SCHEMA_WORD,
	 MEMBER(roll_up.targets),
	 .words = targets_counted_names,
	 .word_count = TARGETS_COUNTED_COUNT,
	 .doc = "Of several targets of a year, by quarter, say: due counts the one that the year is judged by (the "
		"default), each counts every one that was due."},
	{.name = "weights",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(roll_up.weights),
	 .doc = "Whether points and rates count as often as the weights in the plan say, of indicators or, above, of "
		"measures and policies; false unless given."},
	{.name = "cap",
	 .type = SCHEMA_NUMBER,
	 MEMBER(roll_up.cap),
	 .at = offsetof(struct roll_up_draft, roll_up.cap_at),
	 .doc = "Rates above it count as it where they are averaged, in percent."},
	{.name = "define",
	 .type = SCHEMA_ANY,
	 MEMBER(define),
	 .doc = "Names for numbers and conditions, by which its rules can call them."},
	{.name = "grades",
	 .type = SCHEMA_MAPS,
	 MEMBER(grades),
	 .map = &schema_grade,
	 .doc = "Grades of a policy, a measure or the plan, the best first."},
	{.name = "rules",
	 .type = SCHEMA_MAPS,
	 MEMBER(rules),
	 .map = &schema_scheme_rule,
	 .doc = "Rules that give them."},
	{.name = "above",
	 .type = SCHEMA_ANY,
	 MEMBER(above),
	 .doc = "A roll-up of the grades that this one gives to measures, for policies and the plan; above it, one of "
		"those of policies for the plan."},
};

const struct schema schema_roll_up = {.name = N_("a roll-up"),
				      .doc = "How the grades below a policy, a measure or the plan are summed up.",
				      .key = roll_up_keys,
				      .n = COUNT(roll_up_keys)};

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct scheme_draft, m)

static const struct schema_key round_keys[] = {
	{.name = "digits",
	 .type = SCHEMA_INTEGER,
	 MEMBER(scheme.rounding.digits),
	 .bounded = true,
	 .max = DIGITS_MAX,
	 .doc = "Digits behind the point; 1 unless given."},
	{.name = "mode",
	 .type = SCHEMA_WORD,
	 MEMBER(scheme.rounding.mode),
	 .words = rounding_names,
	 .word_count = RAT_ROUND_COUNT,
	 .doc = "half-up (四捨五入, the default), down (切り捨て), up (切り上げ) or half-even."},
};

static const struct schema schema_scheme_round = {
	.name = N_("a rounding"), .doc = "How rates are rounded.", .key = round_keys, .n = COUNT(round_keys)};

static const struct schema_key settings_keys[] = {
	{.name = "applies-to",
	 .type = SCHEMA_TEXTS,
	 MEMBER(applies_to),
	 .doc = "indicators, actions or both; both unless given."},
	{.name = "formula",
	 .type = SCHEMA_ANY,
	 MEMBER(formula),
	 .doc = "The formula of rates, or one each for higher, lower and keep."},
	{.name = "cap",
	 .type = SCHEMA_NUMBER,
	 MEMBER(scheme.cap),
	 .at = offsetof(struct scheme_draft, scheme.cap_at),
	 .doc = "Rates above it count as it, in percent."},
	{.name = "floor",
	 .type = SCHEMA_NUMBER,
	 MEMBER(scheme.floor),
	 .at = offsetof(struct scheme_draft, scheme.floor_at),
	 .doc = "Rates below it count as it, in percent."},
	{.name = "round",
	 .type = SCHEMA_MAP,
	 .at = offsetof(struct scheme_draft, round_at),
	 .map = &schema_scheme_round,
	 .doc = "How rates are rounded; as the plan says unless given."},
	{.name = "grade-rounded",
	 .type = SCHEMA_BOOLEAN,
	 MEMBER(scheme.grade_rounded),
	 .doc = "Whether conditions see percentages rounded; false unless given."},
	{.name = "expected",
	 .type = SCHEMA_WORD,
	 MEMBER(scheme.expected),
	 .words = expected_names,
	 .word_count = EXPECTED_COUNT,
	 .doc = "Where the value expected by the end of a year comes from."},
	{.name = "time-from",
	 .type = SCHEMA_WORD,
	 MEMBER(scheme.time_from),
	 .words = time_from_words,
	 .word_count = TIME_FROM_COUNT,
	 .doc = "Where time is counted from: the plan's first year (the default) or the year after the baseline's."},
	{.name = "tolerance",
	 .type = SCHEMA_ANY,
	 MEMBER(tolerance),
	 .doc = "What counts as the same: 2, 5% or 2 points, or a map from classes to these."},
};

const struct schema schema_scheme_settings = {.name = N_("the settings of a scheme"),
					      .doc = "What the numbers in a scheme's conditions are.",
					      .key = settings_keys,
					      .n = COUNT(settings_keys)};

static const struct schema_key scheme_keys[] = {
	{.name = "format",
	 .type = SCHEMA_INTEGER,
	 MEMBER(format),
	 .bounded = true,
	 .min = 1,
	 .max = FORMAT_NEWEST,
	 .doc = "Version of the format; 1 unless given."},
	{.name = "scheme", .type = SCHEMA_ID, MEMBER(scheme.id), .doc = "Id of the scheme."},
	{.name = "title", .type = SCHEMA_ANY, MEMBER(title), .doc = "Its title, as text or as {ja: …, en: …}."},
	{.name = "source", .type = SCHEMA_TEXT, MEMBER(scheme.origin), .doc = "Where it was read."},
	{.name = "note", .type = SCHEMA_TEXT, MEMBER(scheme.note), .doc = "Remark on the scheme."},
	{.name = "settings",
	 .type = SCHEMA_MAP,
	 .map = &schema_scheme_settings,
	 .doc = "What the numbers in its conditions are."},
	{.name = "define",
	 .type = SCHEMA_ANY,
	 MEMBER(define),
	 .doc = "Names for numbers and conditions, by which its rules can call them."},
	{.name = "grades",
	 .type = SCHEMA_MAPS,
	 MEMBER(grades),
	 .required = true,
	 .map = &schema_grade,
	 .doc = "Its grades, the best first."},
	{.name = "rules",
	 .type = SCHEMA_MAPS,
	 MEMBER(rules),
	 .required = true,
	 .map = &schema_scheme_rule,
	 .doc = "Its rules; the first that holds gives the grade."},
	{.name = "final-rules",
	 .type = SCHEMA_MAPS,
	 MEMBER(final_rules),
	 .map = &schema_scheme_rule,
	 .doc = "The rules in the last year that has a target, when they are others."},
	{.name = "milestone-rules",
	 .type = SCHEMA_MAPS,
	 MEMBER(milestone_rules),
	 .map = &schema_scheme_rule,
	 .doc = "The rules for actions, when they are others."},
	{.name = "remarks",
	 .type = SCHEMA_MAPS,
	 MEMBER(remarks),
	 .map = &schema_remark_rule,
	 .doc = "Remarks behind grades whose rule has none; the first whose condition holds counts."},
	{.name = "class-rules",
	 .type = SCHEMA_MAPS,
	 MEMBER(class_rules),
	 .map = &schema_class_rules,
	 .doc = "Rules for indicators of some classes."},
	{.name = "roll-up", .type = SCHEMA_ANY, MEMBER(roll_up), .map = &schema_roll_up, .doc = "How grades sum up."},
	{.name = "in-force",
	 .type = SCHEMA_ANY,
	 MEMBER(in_force),
	 .doc = "The fiscal years it is in force: {from: 2021}."},
};

const struct schema schema_scheme = {.name = N_("a rating scheme"),
				     .doc = "What a government calls its results, as rules over numbers.",
				     .key = scheme_keys,
				     .n = COUNT(scheme_keys)};

#undef MEMBER
#define MEMBER(m) .offset = offsetof(struct use_draft, m)

static const struct schema_key in_force_keys[] = {
	{.name = "from", .type = SCHEMA_YEAR, MEMBER(from), .doc = "First fiscal year; open unless given."},
	{.name = "to", .type = SCHEMA_YEAR, MEMBER(to), .doc = "Last fiscal year; open unless given."},
};

const struct schema schema_in_force = {.name = N_("the years a scheme is in force"),
				       .doc = "Fiscal years, the first and the last inside.",
				       .key = in_force_keys,
				       .n = COUNT(in_force_keys)};

static const struct schema_key use_keys[] = {
	{.name = "use",
	 .type = SCHEMA_TITLE,
	 MEMBER(name),
	 .required = true,
	 .doc = "A preset's name, or a scheme file from the plan's own folder."},
	{.name = "in-force",
	 .type = SCHEMA_MAP,
	 .map = &schema_in_force,
	 .doc = "The fiscal years it is in force; all unless given."},
};

const struct schema schema_rating_use = {.name = N_("the use of a rating scheme"),
					 .doc = "A scheme that is written elsewhere, and when it is in force.",
					 .key = use_keys,
					 .n = COUNT(use_keys)};
