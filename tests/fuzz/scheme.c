/* Any bytes as the rating scheme of a plan: read, and where it is one, a plan with results is rated by it. */
#include "common/require.h"

#include "common/mutate.h"
#include "eval/eval.h"
#include "eval/roll_up.h"
#include "read/text.h"
#include "render/render.h"

static const char plan_yaml[] =
	"id: town\n"
	"title: 計画\n"
	"period: {from: 2020, to: 2022}\n"
	"policies:\n"
	"  - title: 方針\n"
	"    measures:\n"
	"      - title: 施策\n"
	"        actions:\n"
	"          - {id: drill, title: 訓練, milestones: {2021: 検討, 2022: 実施}}\n"
	"        indicators:\n"
	"          - {id: line, title: 登録数, unit: 人, targets: {2021: 3000, 2022: 4500}, baseline: {year: 2019, "
	"value: 84}}\n"
	"          - {id: rate, title: 交付率, unit: \"%\", class: a, weight: 2, targets: {2022: 80}}\n"
	"          - {id: cost, title: 経費, unit: 千円, direction: lower, aggregate: sum, targets: {2022: 5}}\n";

static const char results_csv[] = "id,date,value,note\n"
				  "line,2021-03-31,900,\n"
				  "line,2022-03-31,約2800,\n"
				  "line,2023-03-31,4400,\n"
				  "rate,2023-03-31,79.95,速報\n"
				  "cost,2022-06-01,3,\n"
				  "cost,2022-09-01,2,\n"
				  "drill,2022-03-31,実施,\n";

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	return mutate_plans(data, size, most, seed);
}

static void rate(struct arena *a, struct plan *p)
{
	struct diag_list diags = diag_list_new(a);
	struct results *r = results_new(a, p);
	struct render_style style = {.width = 80, .tool = STR("x"), .version = STR("0")};
	struct buf out = buf_new(a);

	require(results_read(r, source_new(a, STR("r.csv"), str_of(results_csv)), NULL, &diags));
	results_finish(r, &diags);
	struct evaluation *e = evaluate(a, p, r, 2020, 2022, (struct date){2023, 4, 1});
	struct report *report = view_report(a, e);
	report->input_count = 0;
	render_text(&out, report, &style);
	render_json(&out, report, &style);
	require(utf8_check(buf_str(&out)) == out.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct read_limits limits = {.nodes = 20000};
	static const struct scheme_files no_files;
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *town = source_new(a, STR("town.yaml"), str_of(plan_yaml));
	struct plan *p = plan_read(a, town, read_yaml(a, town, NULL, &diags), &diags);
	require(p && !diags.items.n);
	struct source *s = read_text(a, STR("s.yaml"), (struct str){(const char *)data, size}, TEXT_UTF8, NULL, &diags);

	p->rating = s ? read_yaml(a, s, &limits, &diags) : NULL;
	if (p->rating) {
		struct binder b = {a, &diags, p->start_month};
		struct scheme_set set = scheme_set_read(&b, p, &no_files);
		require_findings(a, s, &diags);
		p->schemes = &set;
		if (diags.count[DIAG_ERROR] == 0)
			rate(a, p);
	}
	arena_free(a);
	return 0;
}
