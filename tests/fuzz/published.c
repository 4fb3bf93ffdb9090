/* Any bytes as a table of published figures, of a plan and of none; what is read is audited. */
#include "common/require.h"

#include "eval/audit.h"
#include "model/published.h"
#include "read/text.h"

static const char plan_yaml[] =
	"id: town\n"
	"title: 計画\n"
	"period: {from: 2019, to: 2022}\n"
	"policies:\n"
	"  - title: 方針\n"
	"    measures:\n"
	"      - title: 施策\n"
	"        actions:\n"
	"          - {id: drill, title: 訓練, milestones: {2022: 実施}}\n"
	"        indicators:\n"
	"          - {id: line, title: 登録数, unit: 人, targets: {2022: 4500}, baseline: {year: 2017, value: 84}}\n"
	"          - {id: waste, title: ごみ, unit: g, direction: lower, targets: {2022: 580}}\n";

static void read(const uint8_t *data, size_t size, bool with_plan)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *town = source_new(a, STR("town.yaml"), str_of(plan_yaml));
	struct plan *p = with_plan ? plan_read(a, town, read_yaml(a, town, NULL, &diags), &diags) : NULL;
	struct source *s = read_text(a, STR("x.csv"), (struct str){(const char *)data, size}, TEXT_AUTO, NULL, &diags);
	struct published *t = s ? published_read(a, s, p, 2022, NULL, &diags) : NULL;

	for (size_t i = 0; t && i < t->rows.n; i++) {
		const struct published_row *row = t->rows.v[i];
		require_span(s, row->at);
		for (int k = 0; k < PUBLISHED_PART_COUNT; k++)
			require(row->part[k].text.n == 0 || row->part[k].at.source == s);
	}
	if (s)
		require_findings(a, s, &diags);
	arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read(data, size, true);
	read(data, size, false);
	return 0;
}
