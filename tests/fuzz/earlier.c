/* Any bytes as an earlier report; what is read is compared with a report of today, and what changed is printed. */
#include "common/require.h"

#include "model/results.h"
#include "read/text.h"
#include "render/render.h"
#include "view/news.h"

static const char plan_yaml[] =
	"id: plan\n"
	"title: 計画\n"
	"period: {from: 2021, to: 2022}\n"
	"policies:\n"
	"  - title: 方針\n"
	"    measures:\n"
	"      - title: 施策\n"
	"        actions:\n"
	"          - {id: app, title: 運用, milestones: {2022: 実施}}\n"
	"        indicators:\n"
	"          - {id: missed, title: 登録数, unit: 人, targets: {2022: 100}}\n"
	"          - {id: moved, title: 件数, unit: 件, targets: {2022: 1..5}, formerly: [old]}\n";

static struct report *today(struct arena *a)
{
	struct diag_list diags = diag_list_new(a);
	struct source *town = source_new(a, STR("plan.yaml"), str_of(plan_yaml));
	struct source *rows = source_new(a, STR("r.csv"), STR("id,fiscal-year,value\napp,2022,実施\nmissed,2022,80\n"));
	struct plan *p = plan_read(a, town, read_yaml(a, town, NULL, &diags), &diags);
	struct results *r = results_new(a, p);
	(void)!results_read(r, rows, NULL, &diags);
	results_finish(r, &diags);
	return view_report(a, evaluate(a, p, r, 2021, 2022, (struct date){2023, 4, 30}));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct render_style style = {.width = 80, .tool = STR_INIT("fuzz"), .version = STR_INIT("0")};
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *s = source_new(a, STR("last.json"), (struct str){(const char *)data, size});
	struct earlier_plans *earlier = earlier_read(a, s, &diags);
	struct buf out = buf_new(a);

	require((earlier == NULL) == (diags.items.n > 0));
	require_findings(a, s, &diags);
	for (size_t i = 0; earlier && i < earlier->plans.n; i++) {
		struct view_news *news = view_news(a, today(a), earlier->plans.v[i]);
		size_t told = 0;
		for (int kind = 0; kind < NEWS_KIND_COUNT; kind++)
			told += news->count[kind];
		require(told == news->n);
		render_news_text(&out, news, &style);
		render_news_json(&out, news, &style);
		render_news_markdown(&out, news, &style);
	}
	arena_free(a);
	return 0;
}
