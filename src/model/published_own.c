/*
 * A published table as a plan with results of its own.
 */
#include "model/published_reader.h"

#include "base/utf8.h"
#include "model/plan_reader.h"

/* Words for a direction, in NFKC and lower case. */
static const struct {
	struct str word;
	enum direction direction;
} direction_words[] = {
	{STR_INIT("higher"), DIRECTION_HIGHER}, {STR_INIT("up"), DIRECTION_HIGHER},
	{STR_INIT("増加"), DIRECTION_HIGHER},	{STR_INIT("増"), DIRECTION_HIGHER},
	{STR_INIT("向上"), DIRECTION_HIGHER},	{STR_INIT("上昇"), DIRECTION_HIGHER},
	{STR_INIT("↑"), DIRECTION_HIGHER},	{STR_INIT("↗"), DIRECTION_HIGHER},
	{STR_INIT("lower"), DIRECTION_LOWER},	{STR_INIT("down"), DIRECTION_LOWER},
	{STR_INIT("減少"), DIRECTION_LOWER},	{STR_INIT("減"), DIRECTION_LOWER},
	{STR_INIT("削減"), DIRECTION_LOWER},	{STR_INIT("低下"), DIRECTION_LOWER},
	{STR_INIT("抑制"), DIRECTION_LOWER},	{STR_INIT("↓"), DIRECTION_LOWER},
	{STR_INIT("↘"), DIRECTION_LOWER},	{STR_INIT("keep"), DIRECTION_KEEP},
	{STR_INIT("維持"), DIRECTION_KEEP},	{STR_INIT("→"), DIRECTION_KEEP},
};

struct making {
	struct arena *arena;
	struct published *table;
	VEC(struct item *) items;
	struct map names; /* published_name() -> struct item */
};

static bool is_number(const struct published_cell *c)
{
	return c->text.n && c->quantity.kind == QUANTITY_NUMBER;
}

static struct number number_of(const struct quantity *q)
{
	return (struct number){q->value, q->scale > 0 ? q->scale : 0};
}

/* A target of the row, as `i` has them; false when it is none or cannot be judged. */
static bool read_target(struct making *m, const struct published_row *row, const struct item *i, struct target *t)
{
	struct diag_list unheard = diag_list_new(m->arena);
	const struct published_cell *c = &row->part[PUBLISHED_TARGET];
	*t = (struct target){.key = c->at, .from = published_year(row), .to = published_year(row)};
	return c->text.n && condition_read_text(m->arena, &unheard, i, (struct field){c->text, c->at}, t);
}

/* A rate above 100 % short of the target, or below it beyond: less is better.  What may be a ratio, 0.95, tells
 * nothing. */
static bool rate_falls(const struct published_row *row, struct rat target)
{
	const struct published_cell *actual = &row->part[PUBLISHED_ACTUAL], *rate = &row->part[PUBLISHED_RATE];
	enum { RATIO_MAX = 10 };
	if (!is_number(actual) || !is_number(rate) || rat_cmp(rate->quantity.value, rat_of(RATIO_MAX)) < 0)
		return false;
	int beyond = rat_cmp(actual->quantity.value, target), above = rat_cmp(rate->quantity.value, rat_of(100));
	return (beyond < 0 && above > 0) || (beyond > 0 && above < 0);
}

/*
 * By the word in the table.  Without one, a target below the baseline is to be fallen to, one of zero too, for what is
 * counted cannot be less; else the printed rate tells.  Where nothing does, *assumed is set.
 */
static enum direction direction_of(struct making *m, const struct published_row *row, bool *assumed)
{
	struct str word = str_trim(utf8_fold(m->arena, row->direction));
	for (size_t k = 0; k < sizeof direction_words / sizeof *direction_words; k++)
		if (str_eq(word, direction_words[k].word))
			return direction_words[k].direction;
	const struct published_cell *base = &row->part[PUBLISHED_BASELINE];
	struct quantity target = quantity_parse(m->arena, row->part[PUBLISHED_TARGET].text, NULL);
	if (target.kind != QUANTITY_NUMBER)
		return DIRECTION_HIGHER;
	bool falls = is_number(base) ? rat_cmp(target.value, base->quantity.value) < 0
				     : rat_sign(target.value) == 0 || rate_falls(row, target.value);
	*assumed = !falls && !target.marks && !is_number(base) && !is_number(&row->part[PUBLISHED_RATE]);
	return falls ? DIRECTION_LOWER : DIRECTION_HIGHER;
}

/* The table's word for the unit, or what is glued to its figures. */
static struct str unit_of(struct making *m, const struct published_row *row)
{
	if (row->unit.n)
		return row->unit;
	struct quantity target = quantity_parse(m->arena, row->part[PUBLISHED_TARGET].text, NULL);
	return target.unit.n ? target.unit : row->part[PUBLISHED_ACTUAL].quantity.unit;
}

static struct item *make_item(struct making *m, const struct published_row *row)
{
	struct item *i = ARENA_NEW(m->arena, struct item);
	if (row->item) {
		*i = *row->item;
		i->ratio_of = i->ratio_to = (struct field){0};
		i->numerator = i->denominator = NULL;
		i->parts = (struct field_list){0};
	} else {
		struct str id = row->id.n ? row->id : row->title;
		bool assumed = false;
		enum direction direction = direction_of(m, row, &assumed);
		struct span said = row->at;
		if (assumed)
			said = (struct span){0};
		*i = (struct item){.kind = ITEM_INDICATOR,
				   .id = {id, row->at},
				   .title = {row->title.n ? row->title : row->id, row->at},
				   .unit = {unit_of(m, row), row->at},
				   .weight = {rat_of(1), 0},
				   .direction = direction,
				   .direction_at = said};
	}
	/* What is published is the year's figure, however it came to be. */
	i->aggregate = AGGREGATE_LAST;
	i->rows_are_totals = false;
	i->index = m->items.n;
	*VEC_PUSH(m->arena, &m->items) = i;
	return i;
}

static struct item *own_item(struct making *m, const struct published_row *row)
{
	struct str name = published_name(m->arena, row);
	struct item *known = map_get(&m->names, name);
	if (known)
		return known;
	struct item *made = make_item(m, row);
	map_put(m->arena, &m->names, name, made);
	return made;
}

/* Where the table gives an item any target, its targets are those alone, as they are. */
static void set_target(struct making *m, const struct published_row *row)
{
	struct item *i = row->own;
	struct target t;
	if (!read_target(m, row, i, &t))
		return;
	if (!i->target || (row->item && i->target == row->item->target)) {
		i->target = NULL;
		i->target_count = 0;
		i->increments = false;
	}
	struct target *list = ARENA_ARRAY(m->arena, struct target, i->target_count + 1);
	size_t at = i->target_count++;
	for (; at > 0 && i->target[at - 1].from > t.from; at--)
		list[at] = i->target[at - 1];
	list[at] = t;
	while (at-- > 0)
		list[at] = i->target[at];
	i->target = list;
}

static void set_baseline(const struct published_row *row)
{
	const struct published_cell *c = &row->part[PUBLISHED_BASELINE];
	if (row->own->scale || !is_number(c) || row->own->baseline.at.source == c->at.source)
		return;
	row->own->baseline =
		(struct baseline){.given = true, .has_number = true, .value = number_of(&c->quantity), .at = c->at};
}

static void make_plan(struct making *m)
{
	struct published *p = m->table;
	struct plan *own = ARENA_NEW(m->arena, struct plan);
	if (p->plan)
		*own = *p->plan;
	else
		*own = (struct plan){.start_month = FISCAL_START_USUAL, .rounding = {1, RAT_HALF_UP}};
	own->source = p->source;
	own->item = m->items.v;
	own->item_count = m->items.n;
	own->items = (struct map){0};
	for (size_t k = 0; k < m->items.n; k++)
		map_put(m->arena, &own->items, m->items.v[k]->id.s, m->items.v[k]);
	for (size_t k = 0; k < p->rows.n; k++) {
		int year = published_year(p->rows.v[k]);
		own->from = !k || year < own->from ? year : own->from;
		own->to = !k || year > own->to ? year : own->to;
	}
	for (size_t k = 0; k < m->items.n && !p->plan; k++) {
		m->items.v[k]->from = own->from;
		m->items.v[k]->to = own->to;
	}
	p->own = own;
}

static void observe(struct making *m, const struct results_file *file, const struct published_row *row)
{
	const struct published_cell *c = &row->part[PUBLISHED_ACTUAL];
	if (!c->text.n)
		return;
	struct observation *o = ARENA_NEW(m->arena, struct observation);
	*o = (struct observation){.item = row->own,
				  .period = fiscal_year(published_year(row), m->table->own->start_month),
				  .year = published_year(row),
				  .quantity = c->quantity,
				  .level = SIZE_MAX,
				  .file = file,
				  .start = row->at.start,
				  .length = (uint32_t)(row->at.end - row->at.start),
				  .line = (uint32_t)row->line,
				  .field = (uint32_t)c->field};
	if (row->own->scale)
		o->level = scale_find(m->arena, row->own->scale, c->text);
	*VEC_PUSH(m->arena, &m->table->results->all) = o;
}

void published_own(struct arena *a, struct published *p, struct diag_list *diags)
{
	struct making m = {.arena = a, .table = p};
	for (size_t k = 0; k < p->rows.n; k++)
		p->rows.v[k]->own = own_item(&m, p->rows.v[k]);
	for (size_t k = 0; k < p->rows.n; k++) {
		set_target(&m, p->rows.v[k]);
		set_baseline(p->rows.v[k]);
	}
	make_plan(&m);
	p->results = results_new(a, p->own);
	struct results_file *file = ARENA_NEW(a, struct results_file);
	*file = (struct results_file){.source = p->source, .separator = p->separator};
	*VEC_PUSH(a, &p->results->files) = file;
	for (size_t k = 0; k < p->rows.n; k++)
		observe(&m, file, p->rows.v[k]);
	results_finish(p->results, diags);
}
