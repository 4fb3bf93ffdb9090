#include "model/earlier.h"

#include "base/utf8.h"
#include "model/plan.h"

#include <json-c/json.h>
#include <limits.h>

/* Ours nests less than half as deep. */
enum { DEPTH_MAX = 64 };

typedef struct json_object json;

struct reader {
	struct arena *arena;
	struct source *source;
	struct diag_list *diags;
	struct earlier *out; /* of the plan at hand */
	bool failed;	     /* one complaint is enough: what is wrong in one place is in all */
};

static void refuse(struct reader *r, size_t offset, struct msg text, struct msg help)
{
	struct diag *d;

	if (r->failed)
		return;
	r->failed = true;
	d = diag_add(r->diags, DIAG_ERROR, STR("unreadable-file"), (struct span){r->source, offset, offset}, text);
	if (help.id)
		diag_help(d, help);
}

static const struct msg no_help;

static void refuse_shape(struct reader *r, const char *key)
{
	refuse(r, 0, MSG(N_("this is no whole report of plan-eval: \"%s\" is missing or wrong"), str_of(key)),
	       MSG(N_("write it anew with --report json:FILE")));
}

/* The value of a key of that type; NULL: it is not there, or null, or after a complaint of another type. */
static json *get(struct reader *r, json *object, const char *key, enum json_type type)
{
	json *value = NULL;

	if (!json_object_is_type(object, json_type_object))
		return NULL;
	if (!json_object_object_get_ex(object, key, &value) || !value)
		return NULL;
	if (json_object_is_type(value, type))
		return value;
	refuse_shape(r, key);
	return NULL;
}

static json *need(struct reader *r, json *object, const char *key, enum json_type type)
{
	json *value = get(r, object, key, type);

	if (!value)
		refuse_shape(r, key);
	return value;
}

static struct str text_of(struct reader *r, json *value)
{
	struct str s = {json_object_get_string(value), 0};

	s.n = (size_t)json_object_get_string_len(value);
	return str_dup(r->arena, s);
}

static struct str get_text(struct reader *r, json *object, const char *key)
{
	json *value = get(r, object, key, json_type_string);

	return value ? text_of(r, value) : STR("");
}

static struct str need_text(struct reader *r, json *object, const char *key)
{
	json *value = need(r, object, key, json_type_string);

	return value ? text_of(r, value) : STR("");
}

static int need_year(struct reader *r, json *object, const char *key)
{
	json *value = need(r, object, key, json_type_int);
	int64_t year = value ? json_object_get_int64(value) : 0;

	if (year >= 1 && year <= 9999)
		return (int)year;
	refuse_shape(r, key);
	return 0;
}

static bool need_flag(struct reader *r, json *object, const char *key)
{
	json *value = need(r, object, key, json_type_boolean);

	return value && json_object_get_boolean(value);
}

/* A number or a word.  json-c keeps the digits of a number, but for those of an integer that no 64 bits hold. */
static struct earlier_value get_value(struct reader *r, json *object, const char *key)
{
	struct earlier_value out = {{"", 0}, false, false};
	json *value = NULL;

	if (!json_object_object_get_ex(object, key, &value) || !value)
		return out;
	switch (json_object_get_type(value)) {
	case json_type_string:
		out.text = text_of(r, value);
		out.word = true;
		break;
	case json_type_int:
		out.vague = json_object_get_int64(value) == INT64_MAX || json_object_get_int64(value) == INT64_MIN;
		out.text = str_dup(r->arena, str_of(json_object_to_json_string(value)));
		break;
	case json_type_double:
		out.text = str_dup(r->arena, str_of(json_object_to_json_string(value)));
		break;
	default:
		refuse_shape(r, key);
	}
	return out;
}

static void read_grades(struct reader *r, json *object, struct earlier_item *item)
{
	json *list = get(r, object, "ratings", json_type_array);
	size_t n = list ? json_object_array_length(list) : 0;

	item->grade = ARENA_ARRAY(r->arena, struct earlier_grade, n);
	for (size_t i = 0; i < n; i++) {
		json *one = json_object_array_get_idx(list, i);
		json *fails = get(r, one, "fails", json_type_boolean);
		item->grade[item->grade_count++] = (struct earlier_grade){
			.scheme = need_text(r, one, "scheme"),
			.grade = get_text(r, one, "grade"),
			.fails = fails && json_object_get_boolean(fails),
		};
	}
}

/* No id has a blank. */
static struct str key_of(struct arena *a, struct str id, struct str period)
{
	struct str part[] = {id, period};

	return period.n ? str_join(a, part, 2, STR(" ")) : id;
}

static void read_item(struct reader *r, struct earlier_year *y, json *object, enum item_kind kind)
{
	struct earlier_item *item = ARENA_NEW(r->arena, struct earlier_item);

	*item = (struct earlier_item){
		.id = need_text(r, object, "id"),
		.title = need_text(r, object, "title"),
		.kind = str_of(item_kind_names[kind]),
		.year = y->year,
		.period = get_text(r, object, "target_period"),
		.outcome = need_text(r, object, "outcome"),
		.has_state = json_object_object_get_ex(object, "state", NULL),
		.state = get_text(r, object, "state"),
		.op = get_text(r, object, "target_operator"),
	};
	if (r->failed)
		return;
	item->target = get_value(r, object, "target");
	item->upper = get_value(r, object, "target_upper");
	item->actual = get_value(r, object, "actual");
	read_grades(r, object, item);
	(void)map_put(r->arena, &y->items, key_of(r->arena, item->id, item->period), item);
}

static void read_section(struct reader *r, struct earlier_year *y, json *object)
{
	static const char *const lists[ITEM_KIND_COUNT] = {"actions", "indicators", "figures"};
	static const char *const below[] = {"measures", "parts"};

	for (size_t k = 0; k < ITEM_KIND_COUNT; k++) {
		json *list = need(r, object, lists[k], json_type_array);
		for (size_t i = 0; !r->failed && i < json_object_array_length(list); i++)
			read_item(r, y, json_object_array_get_idx(list, i), (enum item_kind)k);
	}
	for (size_t k = 0; !r->failed && k < sizeof below / sizeof *below; k++) {
		json *list = get(r, object, below[k], json_type_array);
		for (size_t i = 0; list && !r->failed && i < json_object_array_length(list); i++)
			read_section(r, y, json_object_array_get_idx(list, i));
	}
}

static void read_years(struct reader *r, json *document)
{
	json *years = need(r, document, "years", json_type_array);

	for (size_t i = 0; !r->failed && i < json_object_array_length(years); i++) {
		json *one = json_object_array_get_idx(years, i);
		struct earlier_year *y = VEC_PUSH(r->arena, &r->out->years);
		y->year = need_year(r, one, "fiscal_year");
		y->running = need_flag(r, one, "running");
		json *policies = need(r, one, "policies", json_type_array);
		for (size_t k = 0; !r->failed && k < json_object_array_length(policies); k++)
			read_section(r, y, json_object_array_get_idx(policies, k));
	}
}

static void read_selection(struct reader *r, json *document)
{
	static const char *const kinds[EARLIER_PATTERN_KINDS] = {"policy", "measure", "indicator", "department"};
	json *selection = get(r, document, "selection", json_type_object);

	for (size_t k = 0; selection && k < EARLIER_PATTERN_KINDS; k++) {
		json *list = get(r, selection, kinds[k], json_type_array);
		for (size_t i = 0; list && i < json_object_array_length(list); i++) {
			json *pattern = json_object_array_get_idx(list, i);
			if (json_object_is_type(pattern, json_type_string))
				*VEC_PUSH(r->arena, &r->out->pattern[k]) = text_of(r, pattern);
			else
				refuse_shape(r, kinds[k]);
		}
	}
	r->out->partial = selection && get(r, selection, "only", json_type_array);
}

static void read_day(struct reader *r, json *document)
{
	struct str day = need_text(r, document, "as_of");
	struct period p;

	if (r->failed)
		return;
	if (period_parse(r->arena, day, PERIOD_NONE, 4, &p) == PERIOD_OK && p.unit == PERIOD_DAY)
		r->out->as_of = p.first;
	else
		refuse_shape(r, "as_of");
}

static const struct str of_one = STR_INIT("plan-eval"), of_several = STR_INIT("plan-eval-plans");

/* What kind of document it is, and of which version: says no to all but our own. */
static void check_head(struct reader *r, json *document, struct str wanted)
{
	struct str format = get_text(r, document, "format");
	json *version = get(r, document, "version", json_type_int);

	if (!str_eq(format, wanted)) {
		refuse(r, 0,
		       format.n ? MSG(N_("this is no report of plan-eval, but \"%s\""), format)
				: MSG(N_("this is no report of plan-eval")),
		       MSG(N_("plan-eval --format=json writes one")));
		return;
	}
	if (!version || json_object_get_int64(version) < 1)
		refuse_shape(r, "version");
	else if (json_object_get_int64(version) > EARLIER_VERSION)
		refuse(r, 0,
		       MSG(N_("the report is of version %1$s; this plan-eval reads version %2$s"),
			   str_format(r->arena, "%lld", (long long)json_object_get_int64(version)),
			   str_format(r->arena, "%d", EARLIER_VERSION)),
		       MSG(N_("a newer plan-eval wrote it: use that one, or write the report anew")));
	else if (get(r, document, "explained", json_type_array) || get(r, document, "changes", json_type_array) ||
		 get(r, document, "summary", json_type_string))
		refuse(r, 0, MSG(N_("this is no whole report, but one of --explain or --previous")),
		       MSG(N_("plan-eval --format=json alone, or --report json:FILE, writes one")));
}

static void read_report(struct reader *r, struct earlier_plans *all, json *document, struct str file)
{
	check_head(r, document, of_one);
	if (r->failed)
		return;
	r->out = ARENA_NEW(r->arena, struct earlier);
	*r->out = (struct earlier){.source = r->source, .file = file};
	*VEC_PUSH(r->arena, &all->plans) = r->out;
	json *plan = need(r, document, "plan", json_type_object);
	r->out->plan_id = need_text(r, plan, "id");
	r->out->plan_title = need_text(r, plan, "title");
	r->out->plan_organization = get_text(r, plan, "organization");
	read_day(r, document);
	read_selection(r, document);
	if (!r->failed)
		read_years(r, document);
}

/* A plan that was not evaluated has no report. */
static void read_document(struct reader *r, struct earlier_plans *all, json *document)
{
	all->several = str_eq(get_text(r, document, "format"), of_several);
	if (!all->several) {
		read_report(r, all, document, STR(""));
		return;
	}
	check_head(r, document, of_several);
	json *plans = r->failed ? NULL : need(r, document, "plans", json_type_array);
	for (size_t i = 0; plans && !r->failed && i < json_object_array_length(plans); i++) {
		json *one = json_object_array_get_idx(plans, i);
		struct str file = need_text(r, one, "file");
		json *report = get(r, one, "report", json_type_object);
		if (report)
			read_report(r, all, report, file);
	}
}

/* The bytes as json-c's tree, to be put back by the caller; NULL after a complaint. */
static json *parse(struct reader *r)
{
	struct str bytes = r->source->bytes;
	size_t bad = utf8_check(bytes);
	json *document = NULL;

	if (bad < bytes.n) {
		refuse(r, bad, MSG(N_("this is not UTF-8, as JSON has to be")), no_help);
		return NULL;
	}
	if (bytes.n > INT_MAX) {
		refuse(r, 0, MSG(N_("this is too long for a report")), no_help);
		return NULL;
	}
	struct json_tokener *tokener = json_tokener_new_ex(DEPTH_MAX);
	if (!tokener)
		arena_exhausted(r->arena);
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
	document = json_tokener_parse_ex(tokener, bytes.p, (int)bytes.n);
	enum json_tokener_error error = json_tokener_get_error(tokener);
	size_t end = json_tokener_get_parse_end(tokener);
	json_tokener_free(tokener);
	while (end < bytes.n &&
	       (bytes.p[end] == ' ' || bytes.p[end] == '\n' || bytes.p[end] == '\r' || bytes.p[end] == '\t'))
		end++;
	if (error == json_tokener_success && end == bytes.n)
		return document;
	json_object_put(document);
	if (error == json_tokener_continue)
		refuse(r, bytes.n, MSG(N_("the report ends in the middle")),
		       MSG(N_("write it anew with --report json:FILE")));
	else
		refuse(r, end, MSG(N_("this is not JSON")), MSG(N_("plan-eval --format=json writes one")));
	return NULL;
}

struct earlier_plans *earlier_read(struct arena *a, struct source *source, struct diag_list *diags)
{
	struct reader r = {.arena = a, .source = source, .diags = diags};
	struct earlier_plans *all = ARENA_NEW(a, struct earlier_plans);
	json *document = parse(&r);

	*all = (struct earlier_plans){.source = source};
	if (document || !r.failed)
		read_document(&r, all, document);
	json_object_put(document);
	return r.failed ? NULL : all;
}

struct earlier *earlier_plan(const struct earlier_plans *all, struct str id)
{
	for (size_t i = 0; i < all->plans.n; i++)
		if (str_eq(all->plans.v[i]->plan_id, id))
			return all->plans.v[i];
	return NULL;
}

const struct earlier_year *earlier_year_of(const struct earlier *e, int year)
{
	for (size_t i = 0; i < e->years.n; i++)
		if (e->years.v[i].year == year)
			return &e->years.v[i];
	return NULL;
}

const struct earlier_item *earlier_item_of(struct arena *scratch, const struct earlier *e, struct str id, int year,
					   struct str period)
{
	const struct earlier_year *y = earlier_year_of(e, year);

	return y ? map_get(&y->items, key_of(scratch, id, period)) : NULL;
}
