#include "eval/audit_verdict.h"

#include "base/utf8.h"
#include "eval/audit_rate.h"

/* In NFKC and lower case, without blanks around. */
static const struct {
	struct str word;
	enum outcome outcome;
} outcome_words[] = {
	{STR_INIT("達成"), OUTCOME_MET},	  {STR_INIT("目標達成"), OUTCOME_MET},
	{STR_INIT("達成済"), OUTCOME_MET},	  {STR_INIT("達成済み"), OUTCOME_MET},
	{STR_INIT("met"), OUTCOME_MET},		  {STR_INIT("achieved"), OUTCOME_MET},
	{STR_INIT("未達成"), OUTCOME_MISSED},	  {STR_INIT("未達"), OUTCOME_MISSED},
	{STR_INIT("目標未達成"), OUTCOME_MISSED}, {STR_INIT("missed"), OUTCOME_MISSED},
	{STR_INIT("not met"), OUTCOME_MISSED},	  {STR_INIT("not achieved"), OUTCOME_MISSED},
};

enum outcome audit_outcome_word(struct arena *scratch, struct str word)
{
	struct str folded = str_trim(utf8_fold(scratch, word));
	for (size_t k = 0; k < sizeof outcome_words / sizeof *outcome_words; k++)
		if (str_eq(folded, outcome_words[k].word))
			return outcome_words[k].outcome;
	return OUTCOME_COUNT;
}

static struct str plain(struct arena *a, struct str s)
{
	return str_trim(utf8_nfkc(a, s));
}

/* Case counts: some schemes tell a from A. */
static bool is_called(struct arena *a, const struct grade *g, struct str word)
{
	const struct field *name[] = {&g->id, &g->symbol, &g->label.any, &g->label.ja, &g->label.en};
	for (size_t k = 0; k < sizeof name / sizeof *name; k++)
		if (name[k]->s.n && str_eq(plain(a, name[k]->s), word))
			return true;
	return false;
}

static bool knows(struct arena *a, const struct scheme *s, struct str word)
{
	for (size_t k = 0; k < s->grade_count; k++)
		if (is_called(a, &s->grade[k], word))
			return true;
	return false;
}

/* The grade as printed, with or without the remark that the rule puts behind it: B, B*. */
static bool is_given(struct arena *a, const struct rating *r, struct str word)
{
	if (!r->grade)
		return false;
	struct str remark = r->remark ? plain(a, r->remark->s) : STR("");
	return is_called(a, r->grade, word) ||
	       (remark.n && str_has_suffix(word, remark) &&
		is_called(a, r->grade, str_trim(str_slice(word, 0, word.n - remark.n))));
}

static void judge(struct arena *a, struct audit_verdict *v, const struct result *res, struct str text)
{
	struct str word = plain(a, text);
	v->result = res;
	for (size_t k = 0; k < res->rating_count; k++) {
		const struct rating *r = &res->rating[k];
		if (!knows(a, r->scheme, word) && !is_given(a, r, word))
			continue;
		v->rating = r;
		v->why_not = r->why_not;
		if (r->grade)
			v->why_not = (struct msg){0};
		v->agrees = is_given(a, r, word);
		return;
	}
	enum outcome said = audit_outcome_word(a, text);
	if (said == OUTCOME_COUNT) {
		v->why_not = MSG(N_("no scheme says what \"%s\" means"), text);
		v->unknown_word = true;
	} else if (res->outcome != OUTCOME_MET && res->outcome != OUTCOME_MISSED) {
		v->why_not = res->reason;
	} else {
		v->agrees = res->outcome == said;
	}
}

struct audit_verdict audit_verdict_of(struct arena *a, const struct published_row *row, const struct evaluation *own,
				      const struct evaluation *plan)
{
	const struct result *res = audit_result(own, row, true), *other = audit_result(plan, row, false);
	struct audit_verdict v = {0};
	v.by_plan = other && (!res->actual.known || !res->target) && other->actual.known && other->target;
	judge(a, &v, v.by_plan ? other : res, row->part[PUBLISHED_VERDICT].text);
	return v;
}

void audit_word_note(struct arena *a, struct audit *audit, const struct published_row *row)
{
	const struct published_cell *rate = &row->part[PUBLISHED_RATE];
	struct str word = row->part[PUBLISHED_VERDICT].text;
	struct audit_word *w = NULL;
	for (size_t k = 0; k < audit->words.n && !w; k++)
		w = str_eq(audit->words.v[k].word, word) ? &audit->words.v[k] : NULL;
	if (!w) {
		w = VEC_PUSH(a, &audit->words);
		*w = (struct audit_word){.word = word};
	}
	w->count++;
	if (!rate->text.n || rate->quantity.kind != QUANTITY_NUMBER)
		return;
	if (!w->rated || rat_cmp(rate->quantity.value, w->low) < 0)
		w->low = rate->quantity.value;
	if (!w->rated || rat_cmp(rate->quantity.value, w->high) > 0)
		w->high = rate->quantity.value;
	w->rated++;
}
