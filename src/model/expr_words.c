#include "model/expr_words.h"

#include "base/utf8.h"

/* What people call the numbers and states, in a condition's words. */
static const struct {
	struct str said, meant;
} names[] = {
	{STR_INIT("達成率"), STR_INIT("rate")},
	{STR_INIT("達成度"), STR_INIT("rate")},
	{STR_INIT("achievement"), STR_INIT("rate")},
	{STR_INIT("実績"), STR_INIT("actual")},
	{STR_INIT("実績値"), STR_INIT("actual")},
	{STR_INIT("値"), STR_INIT("actual")},
	{STR_INIT("value"), STR_INIT("actual")},
	{STR_INIT("result"), STR_INIT("actual")},
	{STR_INIT("目標"), STR_INIT("target")},
	{STR_INIT("目標値"), STR_INIT("target")},
	{STR_INIT("goal"), STR_INIT("target")},
	{STR_INIT("基準値"), STR_INIT("baseline")},
	{STR_INIT("現状値"), STR_INIT("baseline")},
	{STR_INIT("当初値"), STR_INIT("baseline")},
	{STR_INIT("前年度"), STR_INIT("previous")},
	{STR_INIT("前年"), STR_INIT("previous")},
	{STR_INIT("前年度実績"), STR_INIT("previous")},
	{STR_INIT("前回"), STR_INIT("previous")},
	{STR_INIT("進捗率"), STR_INIT("progress")},
	{STR_INIT("進捗"), STR_INIT("progress")},
	{STR_INIT("最終目標"), STR_INIT("final-target")},
	{STR_INIT("最終目標値"), STR_INIT("final-target")},
	{STR_INIT("期待値"), STR_INIT("expected")},
	{STR_INIT("増減"), STR_INIT("change")},
	{STR_INIT("前年度比"), STR_INIT("change-rate")},
	{STR_INIT("前年比"), STR_INIT("change-rate")},
	{STR_INIT("増減率"), STR_INIT("change-rate")},
	{STR_INIT("達成"), STR_INIT("met")},
	{STR_INIT("achieved"), STR_INIT("met")},
	{STR_INIT("未達成"), STR_INIT("missed")},
	{STR_INIT("報告なし"), STR_INIT("no-data")},
	{STR_INIT("未報告"), STR_INIT("no-data")},
	{STR_INIT("目標なし"), STR_INIT("no-target")},
	{STR_INIT("改善"), STR_INIT("better")},
	{STR_INIT("improved"), STR_INIT("better")},
	{STR_INIT("悪化"), STR_INIT("worse")},
	{STR_INIT("worsened"), STR_INIT("worse")},
	{STR_INIT("横ばい"), STR_INIT("same")},
	{STR_INIT("維持"), STR_INIT("same")},
	{STR_INIT("着手"), STR_INIT("begun")},
	{STR_INIT("未着手"), STR_INIT("not-started")},
	{STR_INIT("中止"), STR_INIT("cancelled")},
	{STR_INIT("終了"), STR_INIT("ended")},
	{STR_INIT("速報"), STR_INIT("provisional")},
	{STR_INIT("平均"), STR_INIT("mean")},
	{STR_INIT("件数"), STR_INIT("count")},
	{STR_INIT("割合"), STR_INIT("share")},
	{STR_INIT("点数"), STR_INIT("points")},
	{STR_INIT("平均達成率"), STR_INIT("mean-rate")},
};

static const struct {
	struct str said;
	const char *help;
} slips[] = {
	{STR_INIT("=>"), N_("\"at least\" is written >=")},
	{STR_INIT("=<"), N_("\"at most\" is written <=")},
	{STR_INIT("&&"), N_("write \"and\"")},
	{STR_INIT("&"), N_("write \"and\"")},
	{STR_INIT("かつ"), N_("write \"and\"")},
	{STR_INIT("||"), N_("write \"or\"")},
	{STR_INIT("|"), N_("write \"or\"")},
	{STR_INIT("または"), N_("write \"or\"")},
	{STR_INIT("又は"), N_("write \"or\"")},
	{STR_INIT("!"), N_("write \"not\"")},
	{STR_INIT("else"), N_("leave \"when\" out: a rule without it takes all that is left")},
	{STR_INIT("otherwise"), N_("leave \"when\" out: a rule without it takes all that is left")},
	{STR_INIT("default"), N_("leave \"when\" out: a rule without it takes all that is left")},
	{STR_INIT("それ以外"), N_("leave \"when\" out: a rule without it takes all that is left")},
	{STR_INIT("上記以外"), N_("leave \"when\" out: a rule without it takes all that is left")},
	{STR_INIT("その他"), N_("leave \"when\" out: a rule without it takes all that is left")},
};

struct search {
	struct arena *arena;
	struct str word, best;
	size_t length, limit, least;
};

static void try(struct search *s, struct str name)
{
	size_t distance = str_distance(s->arena, s->word, name, s->limit);
	if (distance >= s->least || distance * 2 > s->length)
		return;
	s->least = distance;
	s->best = name;
}

/* Whether words of that name can be asked here. */
static bool is_here(enum metric_place place, struct str name)
{
#define HERE(where) ((where) == PLACE_ANY || (where) == place)
	for (size_t k = 0; k < METRIC_COUNT; k++)
		if (str_eq(name, str_of(metric_table[k].name)) && HERE(metric_table[k].where))
			return true;
	for (size_t k = 0; k < STATE_COUNT; k++)
		if (str_eq(name, str_of(state_table[k].name)) && HERE(state_table[k].where))
			return true;
	for (size_t k = 0; k < CALL_KIND_COUNT; k++)
		if (str_eq(name, str_of(call_table[k].name)) && HERE(call_table[k].where))
			return true;
	return false;
}

struct str expr_likely_word(struct arena *a, enum metric_place place, const struct expr_terms *terms, struct str word)
{
	enum { WORD_MAX = 40 };
	size_t length = utf8_length(word), limit = length / 3 > 2 ? length / 3 : 2;
	struct search s = {.arena = a, .word = word, .length = length, .limit = limit, .least = limit + 1};
	if (word.n > WORD_MAX)
		return STR("");
	for (size_t k = 0; k < sizeof names / sizeof *names; k++)
		if (str_eq(word, names[k].said) && is_here(place, names[k].meant))
			return names[k].meant;
	for (size_t k = 0; terms && k < terms->n; k++)
		try(&s, terms->v[k].name);
	for (size_t k = 0; k < METRIC_COUNT; k++)
		if (HERE(metric_table[k].where))
			try(&s, str_of(metric_table[k].name));
	for (size_t k = 0; k < STATE_COUNT; k++)
		if (HERE(state_table[k].where))
			try(&s, str_of(state_table[k].name));
	for (size_t k = 0; k < CALL_KIND_COUNT; k++)
		if (HERE(call_table[k].where))
			try(&s, str_of(call_table[k].name));
	return s.best;
}

struct msg expr_slip_help(struct str text)
{
	for (size_t k = 0; k < sizeof slips / sizeof *slips; k++)
		if (str_eq(text, slips[k].said))
			return MSG(slips[k].help);
	return (struct msg){0};
}
