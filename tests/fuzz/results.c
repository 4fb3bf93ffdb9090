/* Any bytes as a table of results: every row has a fate, every observation and finding lies inside of the source. */
#include "model/results.h"
#include "common/require.h"
#include "read/text.h"

static const char plan_yaml[] =
	"id: town\n"
	"title: 計画\n"
	"period: {from: 2019, to: 2022}\n"
	"scales: {access: {levels: [非準拠, 一部準拠, {name: 準拠, also: [適合]}]}}\n"
	"results: {files: x.csv, columns: {note: ことば}, missing: {\"－\": none, 欠測: not-surveyed}}\n"
	"policies:\n"
	"  - title: 方針\n"
	"    measures:\n"
	"      - title: 施策\n"
	"        actions:\n"
	"          - {id: drill, title: 訓練, milestones: {2022: 実施}}\n"
	"        indicators:\n"
	"          - {id: line, title: 登録数, unit: 人, targets: {2022: 4500}, baseline: {year: 2017, value: 84}}\n"
	"          - {id: rate, title: 交付率, unit: \"%\", targets: {2022: 80}}\n"
	"          - {id: cost, title: 経費, unit: 千円, aggregate: sum, targets: {2022: 5}}\n"
	"          - {id: access, title: 適合, scale: access, targets: {2022: 準拠}, formerly: [wa]}\n"
	"        figures:\n"
	"          - {id: twin-1, title: 双子}\n"
	"          - {id: twin-2, title: 双子}\n";

static void check_file(const struct results_file *f)
{
	size_t rows = 0;
	for (size_t i = 0; i < ROW_FATE_COUNT; i++)
		rows += f->fate[i];
	require(rows == f->rows && f->read + f->ignored + f->refused == f->rows);
}

static void check_observation(const struct source *s, const struct observation *o)
{
	struct span row = observation_row(o), value = observation_value_at(o);
	require_span(s, row);
	require_span(s, value);
	require(row.start <= value.start && value.end <= row.end && o->remark && o->line > 0);
	require(o->period.unit != PERIOD_NONE && date_cmp(o->period.first, o->period.last) <= 0);
	require(o->quantity.kind < QUANTITY_KIND_COUNT && o->quantity.reason < REASON_COUNT);
	require(o->item->scale ? o->level == SIZE_MAX || o->level < o->item->scale->n : o->level == SIZE_MAX);
	require(o->item->scale || o->quantity.kind != QUANTITY_WORD);
	require(!o->replaced || (o->replaced->superseded && o->replaced->item == o->item));
}

static void check_order(const struct results *r)
{
	size_t n = 0;
	for (size_t i = 0; i < r->plan->item_count; i++) {
		struct observation *const *v = r->by_item[i];
		for (size_t k = 0; k < r->by_item_count[i]; k++, n++) {
			require(v[k]->item->index == i);
			require(k == 0 || date_cmp(v[k - 1]->period.last, v[k]->period.last) <= 0);
		}
	}
	require(n == r->all.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *town = source_new(a, STR("town.yaml"), str_of(plan_yaml));
	struct plan *p = plan_read(a, town, read_yaml(a, town, NULL, &diags), &diags);
	require(p && !diags.items.n);
	struct source *s = read_text(a, STR("x.csv"), (struct str){(const char *)data, size}, TEXT_AUTO, NULL, &diags);
	if (s) {
		struct results *r = results_new(a, p);
		(void)results_read(r, s, NULL, &diags);
		results_finish(r, &diags);
		check_file(r->files.v[0]);
		for (size_t i = 0; i < r->all.n; i++)
			check_observation(s, r->all.v[i]);
		check_order(r);
		for (size_t i = 0; i < diags.items.n; i++)
			require_span(s, diags.items.v[i]->at);
	}
	arena_free(a);
	return 0;
}
