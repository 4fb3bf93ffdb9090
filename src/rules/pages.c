#include "base/buf.h"
#include "base/msg.h"
#include "rules/page.h"

/*
 * The examples are of a plan of FY2019 to FY2022 whose one measure has the indicator `users`; what of it an example
 * says itself stands in its place.
 */
const struct rule_page rule_pages[RULE_COUNT] = {
#define PAGE(id, why, ...)	    [RULE_##id] = {why, NULL, __VA_ARGS__},
#define OPTED(id, option, why, ...) [RULE_##id] = {why, option, __VA_ARGS__},
#define PLAN(text)                                                                                                     \
	{                                                                                                              \
		.frame = FRAME_PLAN, .plan = text                                                                      \
	}
#define POLICY(text)                                                                                                   \
	{                                                                                                              \
		.frame = FRAME_POLICY, .plan = text                                                                    \
	}
#define MEASURE(text)                                                                                                  \
	{                                                                                                              \
		.frame = FRAME_MEASURE, .plan = text                                                                   \
	}
#define INDICATOR(text)                                                                                                \
	{                                                                                                              \
		.frame = FRAME_INDICATOR, .plan = text                                                                 \
	}
#define RESULTS(text)                                                                                                  \
	{                                                                                                              \
		.frame = FRAME_PLAN, .plan = "", .results = text                                                       \
	}
#include "rules/pages_file.def"
#include "rules/pages_results.def"
#include "rules/pages_safety.def"
#include "rules/pages_scheme.def"
#include "rules/pages_structure.def"
#include "rules/pages_target.def"
};

static const char plan_head[] = "title: 情報化計画\n"
				"period: {from: 2019, to: 2022}\n";
static const char policy_head[] = "policies:\n"
				  "  - title: 暮らしを便利にする\n";
static const char measure_head[] = "    measures:\n"
				   "      - title: 手続きのオンライン化\n"
				   "        departments: [企画課]\n";
static const char indicator_head[] = "        indicators:\n"
				     "          - id: users\n";
static const char indicator_title[] = "            title: 利用者数\n";
static const char indicator_rest[] = "            unit: 人\n"
				     "            targets: {2022: 300}\n";

enum { POLICY_INDENT = 4, MEASURE_INDENT = 8, INDICATOR_INDENT = 12 };

/* Whether a line of `text` begins with `key`. */
static bool has_key(struct str text, struct str key)
{
	for (size_t at = 0; at < text.n;) {
		struct str rest = str_slice(text, at, text.n);
		size_t end = str_find(rest, STR("\n"));

		if (str_has_prefix(rest, key))
			return true;
		at = end == SIZE_MAX ? text.n : at + end + 1;
	}
	return false;
}

static struct str indented(struct arena *a, struct str text, size_t indent)
{
	struct buf out = buf_new(a);

	for (size_t at = 0; at < text.n;) {
		struct str rest = str_slice(text, at, text.n);
		size_t end = str_find(rest, STR("\n"));
		size_t n = end == SIZE_MAX ? rest.n : end + 1;

		buf_fill(&out, ' ', n > 1 ? indent : 0);
		buf_add(&out, str_slice(rest, 0, n));
		at += n;
	}
	return buf_str(&out);
}

/* The text with the ellipsis on a line of its own replaced by the filler. */
static struct str filled(struct arena *a, const struct example *e, const char *text)
{
	static const struct str dots = STR_INIT("…\n");
	struct str all = str_of(text);
	size_t at = e->filler ? str_find(all, dots) : SIZE_MAX;
	struct buf out = buf_new(a);

	if (at == SIZE_MAX)
		return all;
	buf_add(&out, str_slice(all, 0, at));
	for (size_t i = 0; i < e->times; i++)
		buf_add_z(&out, e->filler);
	buf_add(&out, str_slice(all, at + dots.n, all.n));
	return buf_str(&out);
}

struct str example_plan(struct arena *a, const struct example *e)
{
	struct str text = e->plan ? filled(a, e, e->plan) : STR("");
	struct buf out = buf_new(a);

	if (e->frame == FRAME_WHOLE)
		return text;
	buf_add_z(&out, plan_head);
	if (e->frame == FRAME_PLAN) {
		buf_add(&out, text);
		if (has_key(text, STR("policies:")))
			return buf_str(&out);
		text = STR("");
	}
	buf_add_z(&out, policy_head);
	if (e->frame == FRAME_POLICY) {
		buf_add(&out, indented(a, text, POLICY_INDENT));
		return buf_str(&out);
	}
	buf_add_z(&out, measure_head);
	if (e->frame == FRAME_MEASURE) {
		buf_add(&out, indented(a, text, MEASURE_INDENT));
		return buf_str(&out);
	}
	buf_add_z(&out, indicator_head);
	if (!has_key(text, STR("title:")))
		buf_add_z(&out, indicator_title);
	if (e->frame == FRAME_PLAN)
		buf_add_z(&out, indicator_rest);
	buf_add(&out, indented(a, text, INDICATOR_INDENT));
	return buf_str(&out);
}

struct str example_results(struct arena *a, const struct example *e)
{
	return e->results ? filled(a, e, e->results) : STR("");
}

struct str example_later(struct arena *a, const struct example *e)
{
	(void)a;
	return str_of(e->later);
}
