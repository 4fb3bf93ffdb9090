#include "view/changes.h"

#include "eval/rating.h"
#include "eval/verdict.h"
#include "view/rating.h"
#include "view/value.h"

#include <assert.h>
#include <string.h>

const char *const subject_kind_names[SUBJECT_KIND_COUNT] = {
	[SUBJECT_PLAN] = N_("plan"),	 [SUBJECT_POLICY] = N_("policy"), [SUBJECT_MEASURE] = N_("measure"),
	[SUBJECT_PART] = N_("part"),	 [SUBJECT_ACTION] = N_("action"), [SUBJECT_INDICATOR] = N_("indicator"),
	[SUBJECT_FIGURE] = N_("figure"), [SUBJECT_SCALE] = N_("scale"),
};

/* Words of the format that a value may be; the reader's language has its own for them. */
static const char *const words[] = {N_("higher"),      N_("lower"),  N_("keep"),   N_("last"),	    N_("sum"),
				    N_("sum-to-date"), N_("mean"),   N_("min"),	   N_("max"),	    N_("count"),
				    N_("increments"),  N_("totals"), N_("action"), N_("indicator"), N_("figure"),
				    N_("year"),	       N_("period")};

static bool is_named(enum change_kind kind)
{
	return kind == CHANGE_DIRECTION || kind == CHANGE_AGGREGATE || kind == CHANGE_ROWS ||
	       kind == CHANGE_TARGETS_COVER || kind == CHANGE_PER_DEPARTMENT || kind == CHANGE_ITEM_KIND;
}

static const char *word_of(struct str s)
{
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (str_eq(s, str_of(words[k])))
			return words[k];
	return NULL;
}

static struct view_value plain(struct str text, struct span at)
{
	return (struct view_value){.kind = text.n ? VIEW_TEXT : VIEW_NONE, .text = text, .at = at};
}

static struct str group_text(struct arena *a, const struct group *g)
{
	struct str part[] = {g->number.s, g->title.s};
	return g->number.s.n ? str_join(a, part, 2, STR(" ")) : g->title.s;
}

static struct str list_text(struct arena *a, const struct field_list *l)
{
	struct str *part = ARENA_ARRAY(a, struct str, l->n);
	for (size_t k = 0; k < l->n; k++)
		part[k] = l->v[k].s;
	return str_join(a, part, l->n, STR("、"));
}

/* As a target is read off the plan: a milestone in its words, a number with its unit. */
static struct view_value target_value(struct arena *a, const struct diff_value *v)
{
	struct result r = {.item = v->item, .target = v->target, .target_value = v->number};
	return view_target(a, &r);
}

struct str view_when(struct arena *a, struct period p, int start_month)
{
	bool inside = p.unit != PERIOD_NONE && p.unit != PERIOD_FISCAL_YEAR;
	return inside ? period_format(a, p, start_month) : STR("");
}

static struct view_side side(struct arena *a, const struct plan *p, const struct diff_value *v, enum change_kind kind)
{
	struct view_side s = {.from = v->from, .to = v->to, .at = v->at};
	switch (v->kind) {
	case DIFF_VALUE_TARGET:
		s.value = target_value(a, v);
		s.when = p ? view_when(a, v->target->due, p->start_month) : STR("");
		break;
	case DIFF_VALUE_NUMBER:
		s.value = view_number(a, v->number, v->item ? v->item->unit.s : STR(""), 0, v->at);
		break;
	case DIFF_VALUE_TEXT:
		s.value = plain(v->text, v->at);
		s.word = is_named(kind) ? word_of(v->text) : NULL;
		break;
	case DIFF_VALUE_LIST:
		s.value = plain(list_text(a, &v->list), v->at);
		break;
	case DIFF_VALUE_GROUP:
		s.value = plain(v->group ? group_text(a, v->group) : STR(""), v->at);
		break;
	case DIFF_VALUE_YEARS:
	case DIFF_VALUE_NONE:
	case DIFF_VALUE_KIND_COUNT:
		break;
	}
	return s;
}

static enum subject_kind kind_of_item(const struct item *i)
{
	static const enum subject_kind kinds[ITEM_KIND_COUNT] = {
		[ITEM_ACTION] = SUBJECT_ACTION, [ITEM_INDICATOR] = SUBJECT_INDICATOR, [ITEM_FIGURE] = SUBJECT_FIGURE};
	return kinds[i->kind];
}

static enum subject_kind kind_of_group(const struct group *g)
{
	static const enum subject_kind kinds[GROUP_KIND_COUNT] = {
		[GROUP_POLICY] = SUBJECT_POLICY, [GROUP_MEASURE] = SUBJECT_MEASURE, [GROUP_PART] = SUBJECT_PART};
	return kinds[g->kind];
}

static void name_subject(struct view_change *v, const struct change *c)
{
	const struct diff_subject *new = &c->subject[DIFF_NEW], *old = &c->subject[DIFF_OLD];
	bool gone = !new->item && !new->group && !new->scale;
	const struct diff_subject *s = gone ? old : new;
	if (s->item) {
		v->subject = kind_of_item(s->item);
		v->id = s->item->id.s;
		v->title = s->item->title.s;
		if (!gone && old->item && !str_eq(old->item->id.s, v->id))
			v->former_id = old->item->id.s;
		v->at = s->item->span;
	} else if (s->group) {
		v->subject = kind_of_group(s->group);
		v->id = s->group->id.s;
		v->number = s->group->number.s;
		v->title = s->group->title.s;
		v->at = s->group->span;
	} else if (s->scale) {
		v->subject = SUBJECT_SCALE;
		v->id = s->scale->id.s;
		v->title = s->scale->title.s;
		v->at = s->scale->id.at;
	}
}

/* Of which of the year's targets, as the plan that has it says. */
static struct str flip_when(struct arena *a, const struct diff *d, const struct flip *f)
{
	for (int side = DIFF_NEW; date_valid(f->day) && side >= DIFF_OLD; side--) {
		size_t n = 0;
		const struct plan *p = d->plan[side];
		const struct target *t = p && f->item[side] ? item_targets(f->item[side], f->year, &n) : NULL;
		for (size_t k = 0; k < n; k++)
			if (date_cmp(target_last_day(&t[k], p->start_month), f->day) == 0)
				return view_when(a, t[k].due, p->start_month);
	}
	return STR("");
}

static struct view_flip flip_view(struct arena *a, const struct diff *d, const struct flip *f)
{
	const struct item *i = f->item[DIFF_NEW] ? f->item[DIFF_NEW] : f->item[DIFF_OLD];
	struct view_flip v = {.id = i->id.s,
			      .title = i->title.s,
			      .year = f->year,
			      .outcome = {f->outcome[DIFF_OLD], f->outcome[DIFF_NEW]},
			      .gone = !f->item[DIFF_NEW],
			      .cause = f->cause,
			      .because_count = f->because_count};
	v.when = flip_when(a, d, f);
	if (!f->rating[DIFF_NEW])
		return v;
	v.scheme = f->rating[DIFF_NEW]->scheme->id.s;
	v.several = rating_scheme(d->plan[DIFF_NEW], f->year, 1) != NULL;
	for (int k = DIFF_OLD; k < DIFF_SIDES; k++) {
		const struct rating *r = f->rating[k];
		struct str part[] = {r->grade ? view_grade_text(r->grade) : STR(""),
				     r->rule ? r->rule->remark.s : STR("")};
		v.grade[k] = str_join(a, part, 2, STR(""));
		v.grade_id[k] = r->grade ? r->grade->id.s : STR("");
	}
	return v;
}

static struct view_flip *flip_views(struct arena *a, const struct diff *d, const struct flip *const *f, size_t n)
{
	struct view_flip *v = ARENA_ARRAY(a, struct view_flip, n);
	for (size_t k = 0; k < n; k++)
		v[k] = flip_view(a, d, f[k]);
	return v;
}

static struct view_change change_view(struct arena *a, const struct diff *d, const struct change *c)
{
	struct view_change v = {.change = c, .from = c->from, .to = c->to, .flip_count = c->flips.n};
	const struct plan *p = d->plan[DIFF_NEW] ? d->plan[DIFF_NEW] : d->plan[DIFF_OLD];
	v.when = view_when(a, c->when, p ? p->start_month : 4);
	name_subject(&v, c);
	v.side[DIFF_OLD] = side(a, d->plan[DIFF_OLD], &c->value[DIFF_OLD], c->kind);
	v.side[DIFF_NEW] = side(a, d->plan[DIFF_NEW], &c->value[DIFF_NEW], c->kind);
	struct str excerpt[DIFF_SIDES];
	if (v.side[DIFF_OLD].value.text.n > VIEW_LONG_TEXT || v.side[DIFF_NEW].value.text.n > VIEW_LONG_TEXT) {
		view_excerpt(a, v.side[DIFF_OLD].value.text, v.side[DIFF_NEW].value.text, excerpt);
		v.side[DIFF_OLD].excerpt = excerpt[DIFF_OLD];
		v.side[DIFF_NEW].excerpt = excerpt[DIFF_NEW];
	}
	if (c->has_percent)
		v.percent = rat_format(a, c->percent, 1, RAT_HALF_UP, false);
	if (c->amendment) {
		v.amended = date_format(a, c->amendment->date);
		v.reason = c->amendment->reason.s;
	}
	/* Figures are compared where there are both plans. */
	assert(c->period.unit == PERIOD_NONE || d->plan[DIFF_NEW]);
	if (c->period.unit != PERIOD_NONE)
		v.period = period_format(a, c->period, d->plan[DIFF_NEW]->start_month);
	/* What was split off stands where it is now. */
	for (int k = DIFF_OLD; k < DIFF_SIDES && c->kind != CHANGE_GROUP_SPLIT; k++)
		v.at = v.side[k].at.source ? v.side[k].at : v.at;
	v.flip = flip_views(a, d, c->flips.v, c->flips.n);
	return v;
}

struct view_changes *view_changes(struct arena *a, const struct diff *d, unsigned show)
{
	struct view_changes *v = ARENA_NEW(a, struct view_changes);
	const struct plan *p = d->plan[DIFF_NEW] ? d->plan[DIFF_NEW] : d->plan[DIFF_OLD];
	v->diff = d;
	v->title = p ? p->title.s : STR("");
	for (int k = 0; k < DIFF_SIDES; k++) {
		v->complete[k] = true;
		v->name[k] = d->plan[k] ? d->plan[k]->source->name : STR("");
	}
	v->change = ARENA_ARRAY(a, struct view_change, d->changes.n);
	for (size_t k = 0; k < d->changes.n; k++)
		if (show & 1u << d->changes.v[k]->class)
			v->change[v->change_count++] = change_view(a, d, d->changes.v[k]);
	v->flip_count = d->flips.n;
	v->flip = flip_views(a, d, (const struct flip *const *)d->flips.v, d->flips.n);
	return v;
}
