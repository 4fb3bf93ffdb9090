#include "model/scheme.h"

#include "base/utf8.h"
#include "model/scheme_draft.h"
#include "model/value.h"

#include <limits.h>

/* More are no scheme of people, and a rule list is searched for each grade. */
enum { GRADES_MAX = 100, RULES_MAX = 1000, CLASSES_MAX = 100 };

/* The elements of a list of maps that are maps, in *out; false after a finding when there are too many. */
static size_t maps_of(struct binder *b, const struct node *list, const struct schema *s, size_t most)
{
	size_t n = list ? list->n : 0;
	if (n <= most)
		return n;
	struct msg m = MSG(N_("more than %1$s times %2$s"), str_format(b->arena, "%zu", most), str_of(s->name));
	m.translated = 2;
	diag_add(b->diags, DIAG_ERROR, STR("bad-scheme"), list->item[most]->span, m);
	return most;
}

/* --- Grades --------------------------------------------------------------- */

static void check_grade(struct binder *b, const struct grade *grades, size_t n, const struct grade *g)
{
	for (size_t k = 0; k < n; k++) {
		if (!str_eq(grades[k].id.s, g->id.s))
			continue;
		struct diag *d = diag_add(b->diags, DIAG_ERROR, STR("duplicate-grade"), g->id.at,
					  MSG(N_("there are two grades \"%s\""), g->id.s));
		diag_note(b->diags, d, grades[k].id.at, MSG(N_("first given here")));
		return;
	}
}

/* *whole: none of them was left out after a finding. */
static struct grade *grades_read(struct binder *b, const struct node *list, size_t *count, bool *whole)
{
	size_t n = maps_of(b, list, &schema_grade, GRADES_MAX);
	struct grade *grades = ARENA_ARRAY(b->arena, struct grade, n);
	*count = 0;
	for (size_t k = 0; k < n; k++) {
		struct grade_draft d = {0};
		if (!schema_bind(b, &schema_grade, list->item[k], &d) || !d.grade.id.s.n)
			continue;
		d.grade.label = scheme_wording(b, "label", d.label);
		d.grade.at = list->item[k]->span;
		check_grade(b, grades, *count, &d.grade);
		grades[(*count)++] = d.grade;
	}
	*whole = *count == n;
	return grades;
}

static bool same_word(struct arena *a, struct str x, struct str y)
{
	return x.n && str_eq(str_trim(utf8_nfkc(a, x)), str_trim(utf8_nfkc(a, y)));
}

const struct grade *scheme_grade_named(struct arena *scratch, const struct grade *grades, size_t n, struct str word)
{
	for (size_t k = 0; k < n; k++)
		if (str_eq(grades[k].id.s, word) || same_word(scratch, grades[k].id.s, word))
			return &grades[k];
	for (size_t k = 0; k < n; k++)
		if (same_word(scratch, grades[k].symbol.s, word))
			return &grades[k];
	return NULL;
}

bool scheme_knows_grade(struct arena *scratch, const struct scheme *s, struct str word)
{
	bool known = scheme_grade_named(scratch, s->grade, s->grade_count, word) != NULL;
	for (const struct roll_up *u = &s->roll_up; u && !known; u = u->above)
		known = scheme_grade_named(scratch, u->grade, u->grade_count, word) != NULL;
	return known;
}

/* --- Rules ---------------------------------------------------------------- */

struct rule_reader {
	struct binder *b;
	const struct grade *grade;
	size_t grade_count;
	bool whole; /* all grades could be read */
	enum metric_place place;
	const struct expr_terms *terms;
};

static bool find_grade(const struct rule_reader *r, const struct field *id, size_t *out)
{
	for (*out = 0; *out < r->grade_count; (*out)++)
		if (str_eq(r->grade[*out].id.s, id->s))
			return true;
	if (!r->whole)
		return false;
	struct diag *d = diag_add(r->b->diags, DIAG_ERROR, STR("unknown-grade"), id->at,
				  MSG(N_("there is no grade \"%s\""), id->s));
	struct str *names = ARENA_ARRAY(r->b->arena, struct str, r->grade_count);
	for (size_t k = 0; k < r->grade_count; k++)
		names[k] = r->grade[k].id.s;
	if (r->grade_count)
		diag_help(d, MSG(N_("the grades are %s"), str_join(r->b->arena, names, r->grade_count, STR(", "))));
	return false;
}

/* The grades that count(A) and share(A) name must be there. */
static void check_words(const struct rule_reader *r, const struct expr *e)
{
	size_t index;
	if (e->kind == EXPR_TERM)
		return;
	if (e->kind == EXPR_CALL && (e->call == CALL_COUNT || e->call == CALL_SHARE)) {
		struct field f = {e->arg[0]->word, e->arg[0]->at};
		find_grade(r, &f, &index);
	}
	for (size_t k = 0; k < e->n; k++)
		check_words(r, e->arg[k]);
}

static bool rule_read(const struct rule_reader *r, struct node *n, struct scheme_rule *out)
{
	struct rule_draft d = {0};
	size_t before = r->b->diags->count[DIAG_ERROR];
	if (!schema_bind(r->b, &schema_scheme_rule, n, &d))
		return false;
	*out = (struct scheme_rule){.remark = d.remark, .note = d.note, .at = n->span};
	bool ok = d.grade.s.n && find_grade(r, &d.grade, &out->grade);
	if (d.when.at.source) {
		out->when = expr_read(r->b->arena, d.when.s, d.when.at, r->place, r->terms, r->b->diags);
		ok = ok && out->when;
	}
	/* A condition under another name is no rule for all that is left. */
	return ok && (out->when || r->b->diags->count[DIAG_ERROR] == before);
}

static struct rule_list rules_read(const struct rule_reader *r, const struct node *list)
{
	struct rule_list l = {0};
	if (!list)
		return l;
	size_t n = maps_of(r->b, list, &schema_scheme_rule, RULES_MAX);
	l.rule = ARENA_ARRAY(r->b->arena, struct scheme_rule, n);
	l.at = list->span;
	for (size_t k = 0; k < n; k++)
		if (rule_read(r, list->item[k], &l.rule[l.n]))
			l.n++;
	l.broken = l.n < list->n;
	return l;
}

static void class_rules_read(const struct rule_reader *r, const struct node *list, struct scheme *s)
{
	size_t n = maps_of(r->b, list, &schema_class_rules, CLASSES_MAX);
	s->class_rules = ARENA_ARRAY(r->b->arena, struct class_rules, n);
	for (size_t k = 0; k < n; k++) {
		struct class_draft d = {0};
		if (!schema_bind(r->b, &schema_class_rules, list->item[k], &d))
			continue;
		s->class_rules[s->class_rules_count++] = (struct class_rules){
			.classes = d.classes,
			.rules = rules_read(r, d.rules),
			.final_rules = rules_read(r, d.final_rules),
		};
	}
}

static void remarks_read(const struct rule_reader *r, const struct node *list, struct scheme *s)
{
	size_t n = maps_of(r->b, list, &schema_remark_rule, GRADES_MAX);
	s->remark = ARENA_ARRAY(r->b->arena, struct remark_rule, n);
	for (size_t k = 0; k < n; k++) {
		struct remark_draft d = {0};
		struct remark_rule *out = &s->remark[s->remark_count];
		if (!schema_bind(r->b, &schema_remark_rule, list->item[k], &d))
			continue;
		*out = (struct remark_rule){.remark = d.remark, .at = list->item[k]->span};
		if (d.when.at.source)
			out->when = expr_read(r->b->arena, d.when.s, d.when.at, r->place, r->terms, r->b->diags);
		if (!d.when.at.source || out->when)
			s->remark_count++;
	}
}

/* Above the roll-up of measures stands one of policies, and above that the plan. */
enum { ABOVE_MAX = 2 };

/* A roll-up's conditions name the grades of what it counts; its rules give its own. */
static bool roll_up_read(struct binder *b, struct node *n, const struct grade *counted, size_t count, int depth,
			 struct roll_up *out)
{
	struct roll_up_draft d = {0};
	if (!n || !schema_bind(b, &schema_roll_up, n, &d))
		return false;
	*out = d.roll_up;
	out->at = n->span;
	out->terms = scheme_terms(b, d.define, PLACE_ROLL_UP);
	bool whole;
	out->grade = grades_read(b, d.grades, &out->grade_count, &whole);
	struct rule_reader r = {b, out->grade, out->grade_count, whole, PLACE_ROLL_UP, &out->terms};
	out->rules = rules_read(&r, d.rules);
	struct rule_reader items = {b, counted, count, true, PLACE_ROLL_UP, NULL};
	for (size_t k = 0; k < out->terms.n; k++)
		check_words(&items, out->terms.v[k].e);
	for (size_t k = 0; k < out->rules.n; k++)
		if (out->rules.rule[k].when)
			check_words(&items, out->rules.rule[k].when);
	if (!d.above)
		return true;
	if (depth == ABOVE_MAX) {
		diag_add(b->diags, DIAG_ERROR, STR("bad-scheme"), d.above->span,
			 MSG(N_("above the plan there is nothing to roll up")));
		return true;
	}
	struct roll_up *above = ARENA_NEW(b->arena, struct roll_up);
	if (roll_up_read(b, d.above, out->grade, out->grade_count, depth + 1, above))
		out->above = above;
	return true;
}

/* --- A scheme ------------------------------------------------------------- */

static struct scheme *finish(struct binder *b, struct scheme_draft *d)
{
	struct scheme *s = ARENA_NEW(b->arena, struct scheme);
	d->scheme.title = scheme_wording(b, "title", d->title);
	scheme_settings_finish(b, d);
	*s = d->scheme;
	bool whole;
	s->grade = grades_read(b, d->grades, &s->grade_count, &whole);
	struct rule_reader r = {b, s->grade, s->grade_count, whole, PLACE_ITEM, &s->terms};
	s->rules = rules_read(&r, d->rules);
	s->final_rules = rules_read(&r, d->final_rules);
	s->milestone_rules = rules_read(&r, d->milestone_rules);
	class_rules_read(&r, d->class_rules, s);
	remarks_read(&r, d->remarks, s);
	roll_up_read(b, d->roll_up, s->grade, s->grade_count, 0, &s->roll_up);
	return s;
}

/* Without an id a scheme is called after its file. */
static struct str id_of_source(const struct source *source)
{
	struct str name = source->name;
	for (size_t k = name.n; k > 0; k--)
		if (name.p[k - 1] == '/') {
			name = str_slice(name, k, SIZE_MAX);
			break;
		}
	size_t dot = str_find(name, STR("."));
	return dot == SIZE_MAX || dot == 0 ? name : str_slice(name, 0, dot);
}

static void check_years(struct binder *b, int from, int to, struct span at)
{
	if (from > to)
		diag_add(b->diags, DIAG_ERROR, STR("bad-period"), at, MSG(N_("the years end before they begin")));
}

static void in_force_read(struct binder *b, struct node *n, struct scheme *s)
{
	struct use_draft d = {.from = INT_MIN, .to = INT_MAX};
	if (n && schema_bind(b, &schema_in_force, n, &d))
		check_years(b, d.from, d.to, n->span);
	s->from = d.from;
	s->to = d.to;
}

static bool draft_read(struct binder *b, struct source *source, struct node *node, struct scheme_draft *d)
{
	*d = (struct scheme_draft){.scheme.source = source, .scheme.rounding = {1, RAT_HALF_UP}};
	d->scheme.at = node->span;
	d->scheme.node = node;
	if (node->kind == NODE_MAP &&
	    value_newer_format(b, node, N_("the rating scheme is of format %s; this program knows up to %s")))
		return false;
	if (!schema_bind(b, &schema_scheme, node, d))
		return false;
	if (!d->scheme.id.s.n)
		d->scheme.id = (struct field){id_of_source(source), node->span};
	in_force_read(b, d->in_force, &d->scheme);
	return true;
}

struct scheme *scheme_read(struct binder *b, struct source *source, struct node *node)
{
	struct scheme_draft d;
	return draft_read(b, source, node, &d) ? finish(b, &d) : NULL;
}

/* --- The schemes of a plan ------------------------------------------------ */

static bool is_path(struct str name)
{
	return str_find(name, STR("/")) != SIZE_MAX || str_has_suffix(name, STR(".yaml")) ||
	       str_has_suffix(name, STR(".yml"));
}

static const struct scheme *scheme_file(struct binder *b, const struct scheme_files *files, struct str path,
					struct span at)
{
	if (!files || !files->open) {
		diag_add(b->diags, DIAG_ERROR, STR("unreadable-file"), at,
			 MSG(N_("the scheme file \"%s\" cannot be opened from here"), path));
		return NULL;
	}
	struct source *source = files->open(files->arg, path, at);
	struct node *root = source ? read_yaml(b->arena, source, NULL, b->diags) : NULL;
	return root ? scheme_read(b, source, root) : NULL;
}

static void report_unknown_preset(struct binder *b, struct str name, struct span at)
{
	struct diag *d = diag_add(b->diags, DIAG_ERROR, STR("unknown-scheme"), at,
				  MSG(N_("there is no rating scheme \"%s\""), name));
	size_t n = 0;
	while (scheme_preset_name(n))
		n++;
	const char **names = ARENA_ARRAY(b->arena, const char *, n);
	for (size_t k = 0; k < n; k++)
		names[k] = scheme_preset_name(k);
	const char *like = schema_closest(b->arena, name, names, n);
	if (like)
		diag_help(d, MSG(N_("did you mean \"%s\"?"), str_of(like)));
	else
		diag_help(d, MSG(N_("plan-eval --list-schemes lists the presets; a file's name ends in .yaml")));
}

const struct scheme *scheme_named(struct binder *b, const struct scheme_files *files, struct str name, struct span at)
{
	if (is_path(name))
		return scheme_file(b, files, name, at);
	const struct scheme *s = scheme_preset(b, name);
	if (!s)
		report_unknown_preset(b, name, at);
	return s;
}

static void use_read(struct binder *b, const struct scheme_files *files, struct node *n, struct scheme_use *use)
{
	struct use_draft d = {.from = INT_MIN, .to = INT_MAX};
	if (!schema_bind(b, &schema_rating_use, n, &d))
		return;
	check_years(b, d.from, d.to, use->at);
	use->from = d.from;
	use->to = d.to;
	if (d.name.s.n)
		use->scheme = scheme_named(b, files, d.name.s, d.name.at);
}

/* The years that both the entry and the scheme itself allow. */
static void set_in_force(struct binder *b, struct scheme_use *use)
{
	const struct scheme *s = use->scheme;
	bool told = s->from > s->to || use->from > use->to;
	if (use->from < s->from)
		use->from = s->from;
	if (use->to > s->to)
		use->to = s->to;
	if (!told && use->from > use->to)
		diag_add(
			b->diags, DIAG_ERROR, STR("bad-period"), use->at,
			MSG(N_("the years that it is used in are none of those that it is in force by its own words")));
}

static void entry_read(struct binder *b, const struct plan *plan, const struct scheme_files *files, struct node *n,
		       struct scheme_use *use)
{
	*use = (struct scheme_use){.from = INT_MIN, .to = INT_MAX, .at = n->span};
	if (n->kind == NODE_SCALAR)
		use->scheme = scheme_named(b, files, n->text, n->span);
	else if (n->kind == NODE_MAP && node_get(n, STR("use")))
		use_read(b, files, n, use);
	else if (n->kind == NODE_MAP)
		use->scheme = scheme_read(b, plan->source, n);
	else
		value_report_type(b, "rating", n, N_("a scheme's name or a map"));
	if (use->scheme)
		set_in_force(b, use);
}

static void report_same_id(struct binder *b, const struct scheme_set *set)
{
	for (size_t k = 1; k < set->n; k++)
		for (size_t j = 0; j < k; j++) {
			const struct scheme_use *x = &set->use[j], *y = &set->use[k];
			if (!str_eq(x->scheme->id.s, y->scheme->id.s) || x->to < y->from || y->to < x->from)
				continue;
			struct diag *d = diag_add(
				b->diags, DIAG_ERROR, STR("duplicate-scheme"), y->at,
				MSG(N_("two schemes called \"%s\" are in force in the same year"), y->scheme->id.s));
			diag_note(b->diags, d, x->at, MSG(N_("first given here")));
			return;
		}
}

struct scheme_set scheme_set_read(struct binder *b, const struct plan *plan, const struct scheme_files *files)
{
	enum { SCHEMES_MAX = 32 };
	struct scheme_set set = {0};
	struct node *n = plan->rating;
	if (!n || node_is_null(n))
		return set;
	size_t count = n->kind == NODE_LIST ? n->n : 1;
	if (count > SCHEMES_MAX) {
		diag_add(b->diags, DIAG_ERROR, STR("bad-scheme"), n->span,
			 MSG(N_("a plan has at most %s rating schemes"), str_format(b->arena, "%d", SCHEMES_MAX)));
		count = SCHEMES_MAX;
	}
	set.use = ARENA_ARRAY(b->arena, struct scheme_use, count);
	for (size_t k = 0; k < count; k++) {
		entry_read(b, plan, files, n->kind == NODE_LIST ? n->item[k] : n, &set.use[set.n]);
		if (set.use[set.n].scheme)
			set.n++;
	}
	report_same_id(b, &set);
	return set;
}
