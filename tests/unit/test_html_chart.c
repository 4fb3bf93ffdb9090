/* Pictures of series: which marks they hold, where values are said, that nothing of the plan acts as markup. */
#include "render/html.h"

#include "../support/findings.h"
#include "../support/plans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int set_up(void **state)
{
	*state = arena_new(NULL, NULL);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* The chart of the first indicator of a plan of 2019 to 2022, in a report of 2022. */
static struct str chart(struct arena *a, struct str rest, struct str csv)
{
	static const struct render_style style = {.tool = STR_INIT("plan-eval"), .version = STR_INIT("1")};
	struct plan *plan = plans_with(a, rest);
	struct results *results = results_new(a, plan);
	struct diag_list diags = diag_list_new(a);
	assert_true(results_read(results, source_new(a, STR("results.csv"), csv), NULL, &diags));
	results_finish(results, &diags);
	assert_string_equal(str_z(a, findings_text(a, &diags)), "");
	struct date as_of = {2024, 1, 1};
	struct report *r = view_report(a, evaluate(a, plan, results, 2022, 2022, as_of));
	r->history = view_history(a, r, evaluate(a, plan, results, 2019, 2022, as_of));
	struct buf out = buf_new(a);
	struct html_page p = {.out = &out, .arena = a, .style = &style, .report = r};
	html_chart(&p, &r->history->series[0]);
	return buf_str(&out);
}

static size_t count(struct str s, const char *needle)
{
	size_t n = 0, at;
	while ((at = str_find(s, str_of(needle))) != SIZE_MAX) {
		s = str_slice(s, at + 1, s.n);
		n++;
	}
	return n;
}

static const char users[] = "indicators:\n- {id: users, title: 数, unit: 人, baseline: {year: 2018, value: 10},\n"
			    "   targets: {2020: 20, 2021: 30, 2022: 40}}\n";

static void marks_of_targets_actuals_and_baseline(void **state)
{
	struct str svg =
		chart(*state, str_of(users),
		      STR("id,period,value,comparison\nusers,FY2020,25,\nusers,FY2022,5,\nusers,FY2022,7,全国\n"));
	/* One each more for the legend. */
	assert_int_equal(count(svg, "<path class=\"target\""), 3 + 1);
	assert_int_equal(count(svg, "<path class=\"target-line\""), 2 + 1);
	assert_int_equal(count(svg, "<path class=\"baseline\""), 1 + 1);
	assert_int_equal(count(svg, "<path class=\"elsewhere\""), 1 + 1);
	assert_int_equal(count(svg, "<rect class=\"fill-met\""), 1);
	assert_int_equal(count(svg, "<rect class=\"fill-missed\""), 1);
	assert_int_equal(count(svg, "<circle"), 0);
	assert_int_equal(count(svg, ">40人</text>"), 1);
	assert_int_equal(count(svg, ">5人</text>"), 1);
}

static void a_year_without_a_target_breaks_the_line(void **state)
{
	struct str svg =
		chart(*state,
		      STR("indicators:\n- {id: users, title: 数, unit: 人, targets: {2019: 20, 2021: 30, 2022: 40}}\n"),
		      STR("id,period,value\nusers,FY2022,5\n"));
	assert_int_equal(count(svg, "<path class=\"target-line\""), 1 + 1);
}

static void bars_begin_at_zero_or_are_not_bars(void **state)
{
	struct str svg = chart(*state, STR("indicators:\n- {id: up, title: 率, unit: \"%\", targets: {2022: 99.9}}\n"),
			       STR("id,period,value\nup,FY2021,99.5\nup,FY2022,99.95\n"));
	assert_int_equal(count(svg, "<rect class=\"fill-"), 0);
	assert_int_equal(count(svg, "<circle class=\"actual\""), 2 + 1);
	assert_int_equal(count(svg, "<path class=\"actual-line\""), 1);
}

static void zero_is_seen(void **state)
{
	struct str svg =
		chart(*state, STR("indicators:\n- {id: n, title: 件, direction: lower, targets: {2021: 5, 2022: 0}}\n"),
		      STR("id,period,value\nn,FY2022,0\n"));
	assert_int_equal(count(svg, "height=\"2\"/>"), 1);
}

static void it_is_said_in_words_and_in_a_table(void **state)
{
	struct str html = chart(*state, str_of(users), STR("id,period,value\nusers,FY2022,5\n"));
	assert_int_equal(count(html, "role=\"img\" aria-labelledby=\"t-users\" aria-describedby=\"d-users\""), 1);
	assert_int_equal(count(html, "<title id=\"t-users\">"), 1);
	assert_int_equal(count(html, "Baseline 10人. FY2019: target none, actual none. "
				     "FY2020: target 20人 or more, actual none, no-data. "),
			 1);
	assert_int_equal(count(html, "FY2022: target 40人 or more, actual 5人, missed. </desc>"), 1);
	assert_int_equal(count(html, "<tr><th scope=\"row\">"), 1 + 4);
	assert_int_equal(count(html, "<caption>"), 1);
}

static void hostile_words_are_text(void **state)
{
	struct str html =
		chart(*state,
		      STR("indicators:\n- {id: \"x\", title: \"</svg><script>\", unit: \"<b>\", targets: {2022: 1}}\n"),
		      STR("id,period,value,comparison\nx,FY2022,1,\nx,FY2022,2,\"</text><script>\"\n"));
	assert_int_equal(count(html, "<script>"), 0);
	assert_int_equal(count(html, "</svg>"), 1);
	assert_int_equal(count(html, "<b>"), 0);
	assert_int_equal(count(html, "</text>&lt;"), 0);
	assert_true(count(html, "&lt;/svg&gt;&lt;script&gt;") >= 3);
}

static void values_too_long_for_their_column_are_left_to_the_table(void **state)
{
	struct str html = chart(
		*state,
		STR("indicators:\n- {id: n, title: 数, unit: 人, targets: {2022: 123456789012345678901234567890}}\n"),
		STR("id,period,value\nn,FY2022,1\n"));
	assert_int_equal(count(html, "人</text>"), 2);
	assert_int_equal(count(html, ">1人</text>"), 1);
	assert_int_equal(count(html, ">unit: 人</text>"), 1);
	assert_int_equal(count(html, "class=\"tick\""), 1);
	assert_int_equal(count(html, "123,456,789,012,345,678,901,234,567,890人 or more</td>"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(marks_of_targets_actuals_and_baseline, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_year_without_a_target_breaks_the_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bars_begin_at_zero_or_are_not_bars, set_up, tear_down),
		cmocka_unit_test_setup_teardown(zero_is_seen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(it_is_said_in_words_and_in_a_table, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_words_are_text, set_up, tear_down),
		cmocka_unit_test_setup_teardown(values_too_long_for_their_column_are_left_to_the_table, set_up,
						tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
