#include "plans.h"

#include "findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct plan *plans_read(struct arena *a, struct str yaml, struct diag_list *diags)
{
	struct source *source = source_new(a, STR("folder/plan.yaml"), yaml);
	struct node *root;

	*diags = diag_list_new(a);
	root = read_yaml(a, source, NULL, diags);
	return root ? plan_read(a, source, root, diags) : NULL;
}

/* `rest` below the head of a plan, each line moved to the right. */
static struct str whole(struct arena *a, struct str rest)
{
	struct buf b = buf_new(a);
	size_t i;

	buf_add_z(&b, "title: t\n"
		      "period: {from: 2019, to: 2022}\n"
		      "policies:\n"
		      "- title: p\n"
		      "  measures:\n"
		      "  - id: m\n"
		      "    title: t\n");
	for (i = 0; i < rest.n; i++) {
		if (i == 0 || rest.p[i - 1] == '\n')
			buf_fill(&b, ' ', PLANS_INDENT);
		buf_add_c(&b, rest.p[i]);
	}
	return buf_str(&b);
}

struct plan *plans_with(struct arena *a, struct str rest)
{
	struct diag_list diags;
	struct plan *p = plans_read(a, whole(a, rest), &diags);

	plans_assert_str(findings_text(a, &diags), STR(""));
	assert_non_null(p);
	return p;
}

struct str plans_findings(struct arena *a, struct str rest)
{
	struct diag_list diags;

	plans_read(a, whole(a, rest), &diags);
	diag_sort(&diags);
	return findings_text(a, &diags);
}

void plans_assert_str(struct str have, struct str want)
{
	if (!str_eq(have, want))
		fail_msg("have \"%.*s\"\nwant \"%.*s\"", STR_ARG(have), STR_ARG(want));
}
