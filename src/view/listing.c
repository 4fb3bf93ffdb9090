#include "view/listing.h"

#include "base/utf8.h"
#include "eval/verdict.h"
#include "view/value.h"

#include <assert.h>

struct lines {
	struct buf out;
	struct arena *arena;
	int start_month;
};

/* "id  what  value": nothing for an empty value; texts of several lines are several lines. */
static void add(struct lines *l, struct str id, struct str what, struct str value)
{
	for (size_t at = 0; at < value.n;) {
		struct str rest = str_slice(value, at, SIZE_MAX);
		size_t end = str_find(rest, STR("\n"));
		struct str line = str_trim(str_slice(rest, 0, end));
		at += end == SIZE_MAX ? rest.n : end + 1;
		if (!line.n)
			continue;
		struct str part[] = {id, what, line};
		buf_add(&l->out, utf8_inert(l->arena, str_join(l->arena, part, 3, STR("  "))));
		buf_add_c(&l->out, '\n');
	}
}

static struct str years(struct arena *a, int from, int to)
{
	return from == to ? str_format(a, "FY%d", from) : str_format(a, "FY%d-%d", from, to);
}

static void add_list(struct lines *l, struct str id, struct str what, const struct field_list *list)
{
	struct str *part = ARENA_ARRAY(l->arena, struct str, list->n);
	for (size_t k = 0; k < list->n; k++)
		part[k] = list->v[k].s;
	add(l, id, what, str_join(l->arena, part, list->n, STR(", ")));
}

static void add_target(struct lines *l, const struct item *i, const struct target *t)
{
	struct result r = {.item = i, .target = t, .target_value = t->value};
	struct view_value v = view_target(l->arena, &r);
	bool plain = t->op == TARGET_NONE || i->kind == ITEM_ACTION;
	struct str part[] = {
		str_of(plain ? "" : target_op_sign(t->op)),
		v.text,
		str_of(t->standing ? "standing" : ""),
	};
	struct str what[] = {t->due.unit == PERIOD_NONE ? years(l->arena, t->from, t->to)
							: period_format(l->arena, t->due, l->start_month),
			     i->kind == ITEM_ACTION ? STR("milestone") : STR("target")};
	add(l, i->id.s, str_join(l->arena, what, 2, STR("  ")),
	    str_trim(str_join(l->arena, part, sizeof part / sizeof *part, STR(" "))));
	struct str level = i->scale && t->op != TARGET_NONE ? i->scale->level[t->level].name.s : STR("");
	if (i->kind == ITEM_ACTION && !str_eq(level, v.text))
		add(l, i->id.s, STR("  level"), level);
	else if (i->kind != ITEM_ACTION && t->text.s.n && !str_eq(t->text.s, v.text))
		add(l, i->id.s, STR("  words"), t->text.s);
	add(l, i->id.s, STR("  note"), t->note.s);
}

static void add_definition(struct lines *l, const struct item *i)
{
	struct str id = i->id.s;
	add(l, id, STR("unit"), i->unit.s);
	if (i->kind != ITEM_ACTION)
		add(l, id, STR("direction"), str_of(direction_names[i->direction]));
	add(l, id, STR("scale"), i->scale && i->kind != ITEM_ACTION ? i->scale->id.s : STR(""));
	if (i->kind != ITEM_ACTION)
		add(l, id, STR("aggregate"), str_of(aggregate_names[i->aggregate]));
	add(l, id, STR("rows"), i->rows_are_totals ? STR("totals") : STR(""));
	add(l, id, STR("surveyed"), survey_text(l->arena, &i->survey));
	add(l, id, STR("report-due"),
	    i->report_due.text.at.start >= i->span.start ? duration_text(l->arena, &i->report_due) : STR(""));
	add(l, id, STR("max-age"), duration_text(l->arena, &i->max_age));
	add(l, id, STR("status"), status_text(l->arena, i));
	add(l, id, STR("whole"), i->whole_id.s);
	if (i->per_department != DEPARTMENTS_ONE)
		add(l, id, STR("per-department"), str_of(department_rule_names[i->per_department]));
	add(l, id, STR("ratio of"), i->ratio_of.s);
	add(l, id, STR("ratio to"), i->ratio_to.s);
	add_list(l, id, STR("parts"), &i->parts);
	add(l, id, STR("formula"), i->formula.s);
	add(l, id, STR("class"), i->class_name.s);
	if (i->has_weight)
		add(l, id, STR("weight"), rat_exact(l->arena, i->weight.value, 0));
	for (size_t k = 0; k < i->threshold_count; k++) {
		struct str part[] = {i->threshold[k].name.s, rat_exact(l->arena, i->threshold[k].value.value, 0)};
		add(l, id, STR("threshold"), str_join(l->arena, part, 2, STR(" ")));
	}
	if (i->own_period)
		add(l, id, STR("period"), years(l->arena, i->from, i->to));
	add(l, id, STR("targets-are"), i->increments ? STR("increments") : STR(""));
	add(l, id, STR("expected"), expected_text(l->arena, i, l->start_month));
	add(l, id, STR("targets-cover"), i->by_period ? STR("period") : STR(""));
	if (!i->baseline.given)
		return;
	assert(i->baseline.has_number || i->scale);
	struct str value = i->baseline.has_number
				   ? view_number(l->arena, i->baseline.value, i->unit.s, 0, i->baseline.at).text
				   : i->scale->level[i->baseline.level].name.s;
	struct str part[] = {years(l->arena, i->baseline.year, i->baseline.year), STR(" "), value};
	add(l, id, STR("baseline"), str_join(l->arena, part, 3, STR("")));
}

static void add_item(struct lines *l, const struct item *i)
{
	add(l, i->id.s, str_of(item_kind_names[i->kind]), i->title.s);
	if (i->group && i->departments.v != i->group->departments.v)
		add_list(l, i->id.s, STR("departments"), &i->departments);
	add_definition(l, i);
	for (size_t k = 0; k < i->target_count; k++)
		add_target(l, i, &i->target[k]);
	add_list(l, i->id.s, STR("comparisons"), &i->comparisons);
	add(l, i->id.s, STR("note"), i->note.s);
}

static void add_group(struct lines *l, const struct group *g)
{
	struct str title[] = {g->number.s, g->title.s};
	add(l, g->id.s, str_of(group_kind_names[g->kind]),
	    str_join(l->arena, title + (g->number.s.n == 0), g->number.s.n ? 2 : 1, STR(" ")));
	add_list(l, g->id.s, STR("departments"), &g->departments);
	add(l, g->id.s, STR("description"), g->description.s);
	if (g->has_weight)
		add(l, g->id.s, STR("weight"), rat_exact(l->arena, g->weight.value, 0));
	add(l, g->id.s, STR("note"), g->note.s);
	for (size_t k = 0; k < g->member_count; k++) {
		if (g->member[k].reference)
			add(l, g->id.s, STR("serves"), g->member[k].item->id.s);
		else
			add_item(l, g->member[k].item);
	}
	for (size_t k = 0; k < g->child_count; k++)
		add_group(l, &g->child[k]);
}

static void add_scale(struct lines *l, const struct scale *s)
{
	if (!s->id.at.source)
		return;
	for (size_t k = 0; k < s->n; k++) {
		add(l, s->id.s, STR("level"), s->level[k].name.s);
		add_list(l, s->id.s, STR("  also"), &s->level[k].also);
	}
}

static void add_amendment(struct lines *l, const struct amendment *m)
{
	struct str part[] = {date_format(l->arena, m->date),
			     m->due.unit != PERIOD_NONE ? period_format(l->arena, m->due, l->start_month)
			     : m->year			? years(l->arena, m->year, m->year)
							: STR(""),
			     m->from.s,
			     m->to.s.n ? STR("→") : STR(""),
			     m->to.s,
			     m->reason.s};
	add(l, m->indicator.s, STR("amendment"), str_join(l->arena, part, sizeof part / sizeof *part, STR(" ")));
}

struct str view_listing(struct arena *a, const struct plan *p)
{
	struct lines l = {buf_new(a), a, p->start_month};
	struct str plan = STR("plan");
	add(&l, plan, STR("id"), p->id.s);
	add(&l, plan, STR("title"), p->title.s);
	add(&l, plan, STR("organization"), p->organization.s);
	add(&l, plan, STR("source"), p->origin.s);
	add(&l, plan, STR("note"), p->note.s);
	add(&l, plan, STR("period"), years(a, p->from, p->to));
	add(&l, plan, STR("fiscal-year-start"), str_format(a, "%d", fiscal_start_month(p->start_month)));
	if (fiscal_named_after_end(p->start_month))
		add(&l, plan, STR("fiscal-year-named-after"), str_of(year_name_words[1]));
	if (p->rating)
		add(&l, plan, STR("rating"),
		    str_slice(p->source->bytes, p->rating->span.start, p->rating->span.end - p->rating->span.start));
	for (size_t k = 0; k < p->scale_count; k++)
		add_scale(&l, &p->scale[k]);
	for (size_t k = 0; k < p->amendment_count; k++)
		add_amendment(&l, &p->amendment[k]);
	for (size_t k = 0; k < p->policy_count; k++)
		add_group(&l, &p->policy[k]);
	return buf_str(&l.out);
}
