#include "diffs.h"

#include "plans.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct str subject(const struct change *c)
{
	for (int side = DIFF_NEW; side >= DIFF_OLD; side--) {
		const struct diff_subject *s = &c->subject[side];
		if (s->item)
			return s->item->id.s;
		if (s->group)
			return s->group->id.s;
		if (s->scale)
			return s->scale->id.s;
	}
	return STR("plan");
}

static void add_years(struct buf *out, const struct change *c)
{
	if (c->from && c->from == c->to)
		buf_printf(out, " %d", c->from);
	else if (c->from)
		buf_printf(out, " %d-%d", c->from, c->to);
}

struct str diffs_text(struct arena *a, const struct diff *d)
{
	struct buf out = buf_new(a);
	for (size_t k = 0; k < d->changes.n; k++) {
		const struct change *c = d->changes.v[k];
		buf_printf(&out, "%s %s ", diff_class_names[c->class], change_kinds[c->kind].name);
		buf_add(&out, subject(c));
		add_years(&out, c);
		if (c->part.n)
			buf_printf(&out, " part:%.*s", STR_ARG(c->part));
		if (c->likeness)
			buf_printf(&out, " like:%d", c->likeness);
		if (c->affected)
			buf_printf(&out, " affected:%zu", c->affected);
		if (c->amendment)
			buf_printf(&out, " because:%.*s", STR_ARG(c->amendment->reason.s));
		if (c->behind)
			buf_add_z(&out, " behind");
		for (size_t j = 0; j < c->flips.n; j++)
			buf_printf(&out, " %d:%s->%s", c->flips.v[j]->year, outcome_names[c->flips.v[j]->outcome[0]],
				   outcome_names[c->flips.v[j]->outcome[1]]);
		buf_add_c(&out, '\n');
	}
	return buf_str(&out);
}

struct diff *diffs_read(struct arena *a, struct str old, struct str new)
{
	struct diag_list diags;
	struct plan *x = plans_read(a, old, &diags), *y = plans_read(a, new, &diags);
	return diff_plans(a, x, y);
}

struct str diffs_of(struct arena *a, struct str old, struct str new)
{
	return diffs_text(a, diff_plans(a, plans_with(a, old), plans_with(a, new)));
}

const struct results *diffs_results(struct arena *a, const struct plan *p, struct str csv)
{
	struct diag_list diags = diag_list_new(a);
	struct results *r = results_new(a, p);
	assert_true(results_read(r, source_new(a, STR("r.csv"), csv), NULL, &diags));
	results_finish(r, &diags);
	return r;
}
