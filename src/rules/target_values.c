/*
 * Rules on single targets: values that cannot be, and those that say nothing.
 */
#include "rules/measure.h"

static const struct rat hundred = {100, 1, NULL}, zero = {0, 1, NULL};

void check_over_100(struct check *c)
{
	const struct item *i = c->item;
	const char *help = N_("a share of a whole is 100 %% at most");
	struct target_list l;

	if (!measure_is_share(c, i))
		return;
	l = measure_targets(c, i);
	if (i->baseline.given && rat_cmp(i->baseline.value.value, hundred) > 0)
		diag_help(check_report(c, i->baseline.at,
				       MSG(N_("the baseline is %s %%"), check_number(c, i->baseline.value))),
			  MSG(help));
	for (size_t k = 0; k < l.n; k++) {
		const struct number *most = l.v[k]->op == TARGET_BETWEEN ? &l.v[k]->upper : &l.v[k]->value;

		if (rat_cmp(most->value, hundred) > 0)
			diag_help(check_report(c, l.v[k]->at,
					       MSG(N_("the target for %s is %s %%"), check_when(c, l.v[k]),
						   check_number(c, *most))),
				  MSG(help));
	}
}

void check_negative_count(struct check *c)
{
	const struct item *i = c->item;
	bool counted = measure_is_count(c, i) && !measure_is_balance(i);
	struct target_list l = counted ? measure_targets(c, i) : (struct target_list){0};

	for (size_t k = 0; k < l.n; k++)
		if (rat_sign(l.v[k]->value.value) < 0)
			check_report(c, l.v[k]->at,
				     MSG(N_("the target for %s is %s %s"), check_when(c, l.v[k]),
					 check_number(c, l.v[k]->value), i->unit.s));
}

void check_fractional_count(struct check *c)
{
	const struct item *i = c->item;
	struct target_list l = measure_is_count(c, i) ? measure_targets(c, i) : (struct target_list){0};

	for (size_t k = 0; k < l.n; k++)
		if (!rat_is_integer(l.v[k]->value.value))
			diag_help(check_report(c, l.v[k]->at,
					       MSG(N_("the target for %s is %s %s"), check_when(c, l.v[k]),
						   check_number(c, l.v[k]->value), i->unit.s)),
				  MSG(N_("if it is a mean, say so: \"aggregate: mean\" or a unit such as 人/日")));
}

static bool cannot_be_met(struct check *c, const struct item *i, const struct target *t)
{
	if (i->scale)
		return (t->op == TARGET_ABOVE && t->level + 1 == i->scale->n) ||
		       (t->op == TARGET_BELOW && t->level == 0);
	if (t->op == TARGET_ABOVE)
		return measure_is_share(c, i) && rat_cmp(t->value.value, hundred) >= 0;
	if (t->op == TARGET_BELOW)
		return (measure_is_count(c, i) || measure_is_share(c, i)) && rat_cmp(t->value.value, zero) <= 0;
	return false;
}

void check_unreachable(struct check *c)
{
	const struct item *i = c->item;
	struct target_list l = measure_targets(c, i);

	for (size_t k = 0; k < l.n; k++) {
		struct diag *d;

		if (!cannot_be_met(c, i, l.v[k]))
			continue;
		d = check_report(c, l.v[k]->at,
				 MSG(N_("the target for %s cannot be met: nothing is beyond %s"), check_when(c, l.v[k]),
				     check_target_text(c, i, l.v[k])));
		diag_help(d, l.v[k]->op == TARGET_ABOVE ? MSG(N_("write at least (>=) instead of more than (>)"))
							: MSG(N_("write at most (<=) instead of less than (<)")));
	}
}

static bool is_always_met(struct check *c, const struct item *i, const struct target *t)
{
	if (i->scale)
		return (t->op == TARGET_AT_LEAST && t->level == 0) ||
		       (t->op == TARGET_AT_MOST && t->level + 1 == i->scale->n);
	if (t->op == TARGET_AT_LEAST)
		return (measure_is_count(c, i) || measure_is_share(c, i)) && rat_sign(t->value.value) == 0;
	if (t->op == TARGET_AT_MOST)
		return measure_is_share(c, i) && rat_cmp(t->value.value, hundred) == 0;
	return false;
}

void check_trivial(struct check *c)
{
	const struct item *i = c->item;
	struct target_list l = measure_targets(c, i);

	for (size_t k = 0; k < l.n; k++) {
		struct diag *d;

		if (!is_always_met(c, i, l.v[k]))
			continue;
		d = check_report(c, l.v[k]->at, MSG(N_("every value meets the target for %s"), check_when(c, l.v[k])));
		if (i->kind == ITEM_ACTION)
			diag_help(d, MSG(N_("write \"—\" for a year in which nothing is scheduled")));
		else if (l.v[k]->op == TARGET_AT_LEAST)
			diag_help(d, MSG(N_("did you mean \"direction: lower\"?")));
		else
			diag_help(d, MSG(N_("did you mean \"direction: higher\"?")));
		/* The same mistake, once for each year, is one. */
		return;
	}
}

/* What nobody wants more of, and what makes of it something that one may want more of. */
static const struct str harms[] = {
	STR_INIT("インシデント"), STR_INIT("事故"),	  STR_INIT("苦情"),	 STR_INIT("待機児童"),
	STR_INIT("滞納"),	  STR_INIT("未収"),	  STR_INIT("排出量"),	 STR_INIT("ごみ量"),
	STR_INIT("死亡"),	  STR_INIT("自殺"),	  STR_INIT("犯罪"),	 STR_INIT("離職"),
	STR_INIT("漏水"),	  STR_INIT("故障"),	  STR_INIT("不登校"),	 STR_INIT("incidents"),
	STR_INIT("accidents"),	  STR_INIT("complaints"), STR_INIT("emissions"),
};
static const struct str remedies[] = {
	STR_INIT("削減"),  STR_INIT("減少"),	STR_INIT("対策"),     STR_INIT("防止"), STR_INIT("予防"),
	STR_INIT("解消"),  STR_INIT("対応"),	STR_INIT("研修"),     STR_INIT("訓練"), STR_INIT("相談"),
	STR_INIT("支援"),  STR_INIT("改善"),	STR_INIT("低減"),     STR_INIT("解決"), STR_INIT("収納"),
	STR_INIT("検挙"),  STR_INIT("抑制"),	STR_INIT("検診"),     STR_INIT("教室"), STR_INIT("保険"),
	STR_INIT("reduc"), STR_INIT("prevent"), STR_INIT("resolved"),
};

static const struct str *find_word(struct str title, const struct str *words, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (str_find(title, words[k]) != SIZE_MAX)
			return &words[k];
	return NULL;
}

void check_direction_title(struct check *c)
{
	const struct item *i = c->item;
	int pull;
	struct target_list l = i->kind == ITEM_INDICATOR && !i->scale && !i->direction_at.source
				       ? measure_pulling(c, i, &pull)
				       : (struct target_list){0};
	const struct str *harm =
		l.n > 0 && pull > 0 ? find_word(i->title.s, harms, sizeof harms / sizeof *harms) : NULL;

	if (!harm || find_word(i->title.s, remedies, sizeof remedies / sizeof *remedies))
		return;
	diag_help(check_report(c, i->title.at, MSG(N_("\"%s\" in the title, and more of it meets the targets"), *harm)),
		  MSG(N_("did you mean \"direction: lower\"?")));
}

void check_increments(struct check *c)
{
	const struct item *i = c->item;

	if (!i->increments || i->target_count < 2 || i->aggregate == AGGREGATE_LAST ||
	    i->aggregate == AGGREGATE_SUM_TO_DATE)
		return;
	diag_help(check_report(
			  c, i->aggregate_at,
			  MSG(N_("the targets of \"%s\" add up over the years, its actual is of one year"), i->id.s)),
		  MSG(N_("write \"aggregate: sum-to-date\", or leave out \"targets-are: increments\"")));
}
