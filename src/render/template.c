#include "render/template.h"

#include "render/csv_cell.h"
#include "render/words.h"
#include "view/value.h"

/* Names of the columns that plan-results.5 knows. */
static const char *const japanese[] = {"ID", "項目", "年度", "目標", "実績", "単位", "区分", "担当課", "備考"};
static const char *const english[] = {"id",   "title",	   "fiscal-year", "target", "value",
				      "unit", "qualifier", "department",  "note"};

enum { COLUMNS = sizeof japanese / sizeof *japanese };

static void add_row(struct buf *out, const struct str *cells)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		if (i > 0)
			buf_add_c(out, ',');
		csv_cell(out, cells[i]);
	}
	buf_add_z(out, "\r\n");
}

static void add_header(struct buf *out, const struct plan *p)
{
	bool in_english = str_has_prefix(p->language.s, STR("en"));
	struct str cells[COLUMNS];

	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = str_of(in_english ? english[i] : japanese[i]);
	add_row(out, cells);
}

/* The milestone in the plan's words, or the target as it is said. */
static struct str target_text(struct arena *a, const struct result *r, const struct render_style *style)
{
	struct view_value v;

	if (!r->target || r->target->op == TARGET_NONE)
		return STR("");
	if (r->target->text.s.n > 0)
		return r->target->text.s;
	v = view_target(a, r);
	return words_target(a, &v, style);
}

static bool is_asked_for(const struct result *r)
{
	if (r->item->kind == ITEM_ACTION)
		return r->target && r->target->op != TARGET_NONE;
	return r->item->ratio_of.s.n == 0;
}

static void add_item(struct buf *out, const struct plan *p, const struct result *r, const struct render_style *style)
{
	const struct item *item = r->item;
	struct str when = r->deadline.unit == PERIOD_NONE ? str_format(out->arena, "%d", r->year)
							  : period_format(out->arena, r->deadline, p->start_month);

	if (!is_asked_for(r))
		return;
	add_row(out,
		(struct str[]){item->id.s, item->title.s, when, target_text(out->arena, r, style), STR(""),
			       item->unit.s, STR(""), words_join(out->arena, &item->departments, STR("、")), STR("")});
}

void render_template(struct buf *out, const struct evaluation *e, const struct render_style *style)
{
	const struct plan *p = e->plan;

	add_header(out, p);
	for (size_t i = 0; i < p->item_count; i++)
		for (int year = e->from; year <= e->to; year++) {
			const struct item *item = p->item[i];
			const struct result *r = evaluation_result(e, item, year);

			for (size_t k = 0; k < r->period_count; k++)
				add_item(out, p, &r->period[k], style);
			if (r->period_count == 0)
				add_item(out, p, r, style);
		}
}
