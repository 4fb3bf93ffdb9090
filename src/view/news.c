#include "view/news.h"

#include "eval/verdict.h"
#include "view/filter.h"
#include "view/rating.h"
#include "view/rows.h"
#include "view/selection.h"

const char *const news_kind_names[NEWS_KIND_COUNT] = {
	N_("newly-missed"),   N_("newly-without-data"), N_("removed"),	       N_("target-changed"), N_("restated"),
	N_("state-changed"),  N_("grade-worse"),	N_("outcome-changed"), N_("recovered"),	     N_("newly-met"),
	N_("newly-reported"), N_("grade-better"),	N_("added"),
};

struct finder {
	struct arena *arena;
	struct view_news *news;
	VEC(struct view_news_item) list[NEWS_KIND_COUNT];
};

static void add(struct finder *f, struct view_news_item item)
{
	*VEC_PUSH(f->arena, &f->list[item.kind]) = item;
}

static enum outcome outcome_named(struct str name)
{
	for (unsigned o = 0; o < OUTCOME_COUNT; o++)
		if (str_eq(name, str_of(outcome_names[o])))
			return (enum outcome)o;
	return OUTCOME_COUNT;
}

/* What the earlier report said of an item, under its id or a former one. */
static const struct earlier_item *find_earlier(const struct finder *f, const struct view_entry *e)
{
	const struct field_list *former = &e->result->item->formerly;
	const struct earlier *all = f->news->earlier;
	const struct earlier_item *found = earlier_item_of(f->arena, all, e->id, e->year, e->period);
	for (size_t k = 0; !found && k < former->n; k++)
		found = earlier_item_of(f->arena, all, former->v[k].s, e->year, e->period);
	return found;
}

/* An outcome that there was not before; NEWS_KIND_COUNT: no news. */
static enum news_kind kind_of(const struct view_entry *e, const struct earlier_item *before)
{
	enum outcome old = before ? outcome_named(before->outcome) : OUTCOME_COUNT;
	if (e->outcome == old)
		return old == OUTCOME_PENDING && !before->actual.text.n && e->actual.kind != VIEW_NONE
			       ? NEWS_REPORTED
			       : NEWS_KIND_COUNT;
	if (e->outcome == OUTCOME_MISSED)
		return NEWS_MISSED;
	if (e->outcome == OUTCOME_NO_DATA)
		return NEWS_NO_DATA;
	if (old == OUTCOME_NO_DATA)
		return e->actual.kind != VIEW_NONE ? NEWS_REPORTED : NEWS_OUTCOME;
	if (e->outcome == OUTCOME_MET)
		return old == OUTCOME_MISSED ? NEWS_RECOVERED : NEWS_MET;
	return before ? NEWS_OUTCOME : NEWS_KIND_COUNT;
}

/* What is printed of a value differs in form; what is compared is the data: 28.0 is 28.00. */
static bool same_value(struct arena *a, const struct earlier_value *old, struct str number, struct str word)
{
	struct rat x, y;
	if (old->vague)
		return true;
	if (old->word || !number.n)
		return str_eq(old->text, word.n ? word : number);
	return rat_parse(a, old->text, &x, NULL) && rat_parse(a, number, &y, NULL) && rat_cmp(x, y) == 0;
}

static bool same_target(struct arena *a, const struct view_entry *e, const struct earlier_item *old)
{
	bool has = e->target.kind != VIEW_NONE && e->target.op != TARGET_NONE;
	if (!has || !old->op.n)
		return has == (old->op.n > 0);
	return str_eq(old->op, str_of(target_op_names[e->target.op])) &&
	       same_value(a, &old->target, e->target.number, e->target.text) &&
	       (!e->target.upper.n || same_value(a, &old->upper, e->target.upper, STR("")));
}

static bool same_actual(struct arena *a, const struct view_entry *e, const struct earlier_item *old)
{
	return e->actual.kind == VIEW_NONE || !old->actual.text.n ||
	       same_value(a, &old->actual, e->actual.number, e->actual.kind == VIEW_TEXT ? e->actual.text : STR(""));
}

static const struct earlier_grade *earlier_grade_of(const struct earlier_item *old, const struct scheme *s)
{
	for (size_t k = 0; old && k < old->grade_count; k++)
		if (str_eq(old->grade[k].scheme, s->id.s))
			return &old->grade[k];
	return NULL;
}

/* From best to worst; behind all for one that the scheme does not have. */
static size_t grade_place(const struct scheme *s, struct str id)
{
	size_t k = 0;
	while (k < s->grade_count && !str_eq(s->grade[k].id.s, id))
		k++;
	return k;
}

static struct str grade_text(const struct scheme *s, struct str id)
{
	size_t k = grade_place(s, id);
	return k < s->grade_count ? view_grade_text(&s->grade[k]) : id;
}

/* Bit of a grade that fails now and did not before. */
static unsigned failing_grade(const struct view_entry *e, const struct earlier_item *old)
{
	for (size_t k = 0; k < e->rating_count; k++) {
		const struct earlier_grade *g = earlier_grade_of(old, e->rating[k].scheme);
		if (e->rating[k].fails && !(g && g->fails))
			return REPORT_FAILING_GRADE;
	}
	return 0;
}

static bool same_state(const struct view_entry *e, const struct earlier_item *old)
{
	return str_eq(old->state, str_of(result_state_names[e->result->state]));
}

/* Bits of the states that it was not in before. */
static unsigned new_states(const struct view_entry *e, const struct earlier_item *old)
{
	unsigned states = report_bits(e) >> (OUTCOME_COUNT + 1) << (OUTCOME_COUNT + 1);
	for (unsigned s = RESULT_PLAIN + 1; old && s < RESULT_STATE_COUNT; s++)
		if (str_eq(old->state, str_of(result_state_names[s])))
			states &= ~REPORT_STATE(s);
	return old && !old->has_state ? 0 : states;
}

/* Whether there was any. */
static bool add_grades(struct finder *f, struct view_news_item item, unsigned states)
{
	bool any = false;
	const struct view_entry *e = item.entry;
	for (size_t k = 0; k < e->rating_count; k++) {
		const struct scheme *s = e->rating[k].scheme;
		const struct earlier_grade *g = earlier_grade_of(item.earlier, s);
		if (!g || !g->grade.n || !e->rating[k].grade.n || str_eq(g->grade, e->rating[k].grade))
			continue;
		item.scheme = s;
		item.grade_before = grade_text(s, g->grade);
		item.grade = e->rating[k].text;
		item.fails = e->rating[k].fails && !g->fails ? (unsigned)REPORT_FAILING_GRADE : 0;
		item.fails |= states;
		any = true;
		item.kind = grade_place(s, g->grade) < grade_place(s, e->rating[k].grade) ? NEWS_GRADE_WORSE
											  : NEWS_GRADE_BETTER;
		add(f, item);
	}
	return any;
}

/* Whether the year told of the item at all. */
static bool is_told(const struct earlier_year *y, const struct view_entry *e)
{
	const struct field_list *former = &e->result->item->formerly;
	for (size_t k = 0; k < y->items.n; k++) {
		const struct earlier_item *old = y->items.entries[k].value;
		bool same = str_eq(old->id, e->id);
		for (size_t j = 0; !same && j < former->n; j++)
			same = str_eq(old->id, former->v[j].s);
		if (same)
			return true;
	}
	return false;
}

static void compare(struct finder *f, const struct view_entry *e)
{
	const struct earlier *earlier = f->news->earlier;
	const struct earlier_year *y = earlier ? earlier_year_of(earlier, e->year) : NULL;
	const struct earlier_item *old = earlier ? find_earlier(f, e) : NULL;
	struct view_news_item item = {.id = e->id, .title = e->title, .year = e->year, .entry = e, .earlier = old};
	unsigned bad = failing_grade(e, old);
	item.kind = kind_of(e, old);
	if (!earlier && item.kind == NEWS_MET)
		item.kind = NEWS_KIND_COUNT;
	/* A new item of which there is nothing else to say; another period of a known one is none. */
	if (y && !old && item.kind == NEWS_KIND_COUNT && !is_told(y, e))
		item.kind = NEWS_ADDED;
	unsigned states = new_states(e, old);
	if (item.kind < NEWS_KIND_COUNT) {
		item.fails = bad | states | (old && outcome_named(old->outcome) == e->outcome ? 0 : 1u << e->outcome);
		add(f, item);
	} else if (!add_grades(f, item, states) && old && old->has_state && !same_state(e, old)) {
		item.kind = NEWS_STATE;
		item.fails = states;
		add(f, item);
	}
	bool told = item.kind < NEWS_KIND_COUNT;
	item.fails = 0;
	if (old && !same_target(f->arena, e, old)) {
		item.kind = NEWS_TARGET;
		add(f, item);
	}
	/* A change of the outcome tells of the figure itself. */
	if (!told && old && y && !y->running && !same_actual(f->arena, e, old)) {
		item.kind = NEWS_RESTATED;
		add(f, item);
	}
}

/* Whether an item of the plan has that id, or had it formerly. */
static bool is_known(const struct plan *p, struct str id)
{
	if (plan_item(p, id))
		return true;
	for (size_t k = 0; k < p->item_count; k++)
		for (size_t j = 0; j < p->item[k]->formerly.n; j++)
			if (str_eq(p->item[k]->formerly.v[j].s, id))
				return true;
	return false;
}

/* Whether the earlier report may tell of what was not chosen now. */
static bool tells_of_more(const struct report *r, const struct earlier *e)
{
	size_t patterns = 0;
	for (size_t k = 0; k < EARLIER_PATTERN_KINDS; k++)
		patterns += e->pattern[k].n;
	return r->selection && selection_chooses(r->selection) && patterns == 0;
}

static void find_removed(struct finder *f, int year)
{
	const struct earlier_year *y = earlier_year_of(f->news->earlier, year);
	for (size_t k = 0; y && k < y->items.n; k++) {
		const struct earlier_item *old = y->items.entries[k].value;
		if (str_eq(old->kind, str_of(item_kind_names[ITEM_FIGURE])) ||
		    is_known(f->news->report->evaluation->plan, old->id))
			continue;
		add(f, (struct view_news_item){
			       .kind = NEWS_REMOVED, .id = old->id, .title = old->title, .year = year, .earlier = old});
	}
}

static void collect(struct finder *f)
{
	struct view_news *news = f->news;
	for (int kind = 0; kind < NEWS_KIND_COUNT; kind++)
		news->n += f->list[kind].n;
	news->item = ARENA_ARRAY(f->arena, struct view_news_item, news->n);
	news->n = 0;
	for (int kind = 0; kind < NEWS_KIND_COUNT; kind++) {
		news->count[kind] = f->list[kind].n;
		for (size_t k = 0; k < f->list[kind].n; k++)
			news->item[news->n++] = f->list[kind].v[k];
	}
}

struct view_news *view_news(struct arena *a, const struct report *r, const struct earlier *earlier)
{
	struct finder f = {.arena = a, .news = ARENA_NEW(a, struct view_news)};
	struct view_rows rows = view_rows(a, r);
	*f.news = (struct view_news){.report = r, .name = r->title, .earlier = earlier};
	for (size_t k = 0; k < rows.n; k++)
		if (rows.v[k].entry->kind != ITEM_FIGURE)
			compare(&f, rows.v[k].entry);
	for (size_t k = 0; earlier && !tells_of_more(r, earlier) && k < r->year_count; k++)
		find_removed(&f, r->year[k].year);
	collect(&f);
	return f.news;
}

void view_news_only(struct view_news *news, unsigned outcomes)
{
	size_t n = 0;
	for (size_t k = 0; k < news->n; k++) {
		if (news->item[k].fails & outcomes)
			news->item[n++] = news->item[k];
		else
			news->count[news->item[k].kind]--;
	}
	news->n = n;
}

bool view_news_has(const struct view_news *news, unsigned outcomes)
{
	for (size_t k = 0; k < news->n; k++)
		if (news->item[k].fails & outcomes)
			return true;
	return false;
}

void view_news_add(struct view_news_sum *sum, const struct view_news *news)
{
	sum->n += news->n;
	for (int kind = 0; kind < NEWS_KIND_COUNT; kind++)
		sum->count[kind] += news->count[kind];
}
