/* A program of somebody else: reads a plan and results that it has in memory, and prints one outcome. */
#include "eval/eval.h"
#include "read/text.h"
#include "read/yaml.h"

#include <stdio.h>
#include <stdlib.h>

static const char yaml[] = "title: a plan\n"
			   "period: {from: 2023, to: 2024}\n"
			   "policies:\n"
			   "- title: a policy\n"
			   "  measures:\n"
			   "  - title: a measure\n"
			   "    indicators:\n"
			   "    - id: population\n"
			   "      title: population\n"
			   "      unit: 人\n"
			   "      targets: {2024: 37000}\n";

static const char csv[] = "id,date,value\n"
			  "population,令和7年3月31日,\"37,598人\"\n";

int main(void)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	struct source *plan_text = read_text(a, STR("plan.yaml"), str_of(yaml), TEXT_AUTO, NULL, &diags);
	struct source *rows = read_text(a, STR("results.csv"), str_of(csv), TEXT_AUTO, NULL, &diags);
	struct node *root = read_yaml(a, plan_text, NULL, &diags);
	struct plan *plan = root != NULL ? plan_read(a, plan_text, root, &diags) : NULL;
	struct buf out = buf_new(a);

	if (plan != NULL) {
		struct results *results = results_new(a, plan);
		if (!results_read(results, rows, NULL, &diags))
			fputs("no results\n", stderr);
		results_finish(results, &diags);
		struct evaluation *e = evaluate(a, plan, results, 2024, 2024, (struct date){2025, 4, 1});
		const struct result *r = evaluation_result(e, plan_item(plan, STR("population")), 2024);
		printf("%s FY%d: %s\n", str_z(a, r->item->id.s), r->year, outcome_names[r->outcome]);
	}
	diag_sort(&diags);
	diag_print_all(&out, a, &diags, &(struct diag_style){.excerpt = true});
	fputs(str_z(a, buf_str(&out)), stderr);
	size_t errors = diags.count[DIAG_ERROR];
	arena_free(a);
	return errors == 0 && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
