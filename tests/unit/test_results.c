/* Results tables: what rows become, what is reported and where, revisions, repeats and contradictions. */
#include "model/results.h"

#include "../support/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

static const char plan_yaml[] =
	"id: town\n"
	"title: 計画\n"
	"period: {from: 2019, to: 2022}\n"
	"scales:\n"
	"  access:\n"
	"    levels: [非準拠, 一部準拠, {name: 準拠, also: [適合]}]\n"
	"results:\n"
	"  files: x.csv\n"
	"  missing: {\"－\": none, 欠測: not-surveyed}\n"
	"policies:\n"
	"  - title: 方針\n"
	"    measures:\n"
	"      - title: 施策\n"
	"        actions:\n"
	"          - {id: drill, title: 訓練, milestones: {2022: 実施}}\n"
	"        indicators:\n"
	"          - {id: line-registrations, title: 登録数, unit: 人, formerly: [line-users],\n"
	"             targets: {2022: 4500}, baseline: {year: 2017, value: 84}}\n"
	"          - {id: rate, title: 交付率, unit: \"%\", targets: {2022: 80}}\n"
	"          - {id: cost, title: 経費, unit: 千円, targets: {2022: 5}}\n"
	"          - {id: access, title: 適合レベル, scale: access, targets: {2022: 準拠}}\n"
	"          - {id: incidents, title: 事故, unit: 件, aggregate: sum, direction: lower,\n"
	"             targets: {2022: 0}}\n"
	"          - {id: calls, title: 呼出, aggregate: count, direction: lower,\n"
	"             targets: {2022: 3}}\n"
	"        figures:\n"
	"          - {id: places, title: 箇所数, unit: 箇所}\n"
	"          - {id: twin-1, title: 双子}\n"
	"          - {id: twin-2, title: 双子}\n";

struct fixture {
	struct arena *a;
	struct plan *plan;
	struct results *r;
	struct diag_list diags;
	bool ok;
};

static struct plan *read_plan(struct arena *a, const char *yaml)
{
	struct diag_list diags = diag_list_new(a);
	struct source *s = source_new(a, STR("town.yaml"), str_of(yaml));
	struct plan *p = plan_read(a, s, read_yaml(a, s, NULL, &diags), &diags);
	assert_non_null(p);
	assert_string_equal(str_z(a, findings_text(a, &diags)), "");
	return p;
}

static struct fixture begin(void)
{
	struct fixture f = {.a = arena_new(NULL, NULL)};
	f.plan = read_plan(f.a, plan_yaml);
	f.r = results_new(f.a, f.plan);
	f.diags = diag_list_new(f.a);
	return f;
}

static void add(struct fixture *f, const char *csv)
{
	struct source *s = source_new(f->a, STR("x.csv"), str_dup(f->a, str_of(csv)));
	f->ok = results_read(f->r, s, NULL, &f->diags);
}

static struct fixture read_csv_text(const char *csv)
{
	struct fixture f = begin();
	add(&f, csv);
	results_finish(f.r, &f.diags);
	return f;
}

static const struct observation *only(const struct fixture *f)
{
	assert_int_equal(f->r->all.n, 1);
	return f->r->all.v[0];
}

static void assert_str(struct str s, const char *expected)
{
	if (!str_eq(s, str_of(expected)))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), expected);
}

static void assert_value(struct fixture *f, const struct observation *o, const char *expected)
{
	assert_int_equal(o->quantity.kind, QUANTITY_NUMBER);
	assert_str(rat_exact(f->a, o->quantity.value, o->quantity.scale > 0 ? o->quantity.scale : 0), expected);
}

/* That reading `csv` gives exactly these findings. */
static void check(const char *csv, const char *expected)
{
	struct fixture f = read_csv_text(csv);
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), expected);
	arena_free(f.a);
}

/* The fate of the first row. */
static void check_fate(const char *csv, enum row_fate fate)
{
	struct fixture f = read_csv_text(csv);
	assert_int_equal(f.r->files.n, 1);
	assert_int_equal(f.r->files.v[0]->fate[fate], 1);
	assert_int_equal(f.r->files.v[0]->rows, 1);
	arena_free(f.a);
}

static void a_row_becomes_an_observation(void **state)
{
	(void)state;
	struct fixture f =
		read_csv_text("id,period,value,unit,qualifier,comparison,department,note,source\n"
			      "line-registrations,2023-03,\"2,800\",人,約 速報,全国,政策課,移行あり,報告書\n");
	assert_true(f.ok);
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	const struct observation *o = only(&f);
	assert_ptr_equal(o->item, plan_item(f.plan, STR("line-registrations")));
	assert_value(&f, o, "2800");
	assert_int_equal(o->quantity.marks, QUANTITY_ABOUT | QUANTITY_PROVISIONAL);
	assert_int_equal(o->year, 2022);
	assert_int_equal(o->period.unit, PERIOD_MONTH);
	assert_int_equal(o->period.last.day, 31);
	assert_int_equal(o->level, SIZE_MAX);
	assert_str(o->comparison, "全国");
	assert_str(o->remark->department, "政策課");
	assert_str(o->remark->note, "移行あり");
	assert_str(o->remark->origin, "報告書");
	assert_int_equal(o->line, 2);
	assert_string_equal(str_z(f.a, findings_span(f.a, observation_value_at(o))), "2:28-2:35");
	assert_string_equal(str_z(f.a, findings_span(f.a, observation_row(o))), "2:1-2:58");
	arena_free(f.a);
}

static void headers_come_in_any_order_and_language(void **state)
{
	(void)state;
	static const char *const v[] = {
		"指標ID,年度,実績値\nrate,2022,74.9\n",
		"実績,年月日,ID\n74.9%,2023-03-31,rate\n",
		"項目;時点;値\nrate;R5.3.31;74.9\n",
		"Fiscal Year\tID\tValue\nFY2022\trate\t74.9\n",
		"ｉｄ,fiscal_year,ＶＡＬＵＥ\nrate,令和4年度,７４．９％\n",
		"指標,年度,実 績\n交付率,R4,74.9パーセント\n",
		"id,title,fiscal-year,target,value,,\nrate,交付率,2022,80,74.9,,\n",
	};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct fixture f = read_csv_text(v[i]);
		assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
		assert_true(f.ok);
		assert_value(&f, only(&f), "74.9");
		assert_int_equal(only(&f)->year, 2022);
		assert_str(only(&f)->item->id.s, "rate");
		assert_str(only(&f)->quantity.unit, "%");
		assert_int_equal(only(&f)->remark->note.n, 0);
		arena_free(f.a);
	}
}

static void the_plan_may_name_columns(void **state)
{
	(void)state;
	struct fixture f = begin();
	char *yaml = (char *)(uintptr_t)str_z(f.a, STR("title: 計画\n"
						       "period: {from: 2019, to: 2022}\n"
						       "results: {files: x.csv, columns: {value: 数量, id: コード}}\n"
						       "policies: [{title: 方針, measures: [{title: 施策, figures: [\n"
						       "  {id: rate, title: 率}]}]}]\n"));
	f.plan = read_plan(f.a, yaml);
	f.r = results_new(f.a, f.plan);
	add(&f, "コード,年度,値,数量\nrate,2022,1,74.9\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_value(&f, only(&f), "74.9");
	assert_str(only(&f)->remark->note, "値: 1");
	add(&f, "コード,年度,値\nrate,2022,1\n");
	assert_false(f.ok);
	assert_string_equal(
		str_z(f.a, findings_text(f.a, &f.diags)),
		"1:1 missing-column: no column for the value; the columns are: コード, 年度, 値\n"
		"  3:42 note: the plan says that the column is called \"数量\"\n"
		"  help: call one of them \"value\" (値, 実績, 実績値), have one for each fiscal year, or say in "
		"the plan which it is: results: {columns: {value: …}}");
	arena_free(f.a);
}

static void missing_columns_are_named(void **state)
{
	(void)state;
	check("id,note\nrate,x\n",
	      "1:1 missing-column: no column for the date or the fiscal year; the columns are: id, note\n"
	      "  help: call one of them \"period\" (date, 時点, 年月日) or \"fiscal-year\" (年度), or say in the "
	      "plan which it is: results: {columns: {period: …}}\n"
	      "1:1 missing-column: no column for the value; the columns are: id, note\n"
	      "  help: call one of them \"value\" (値, 実績, 実績値), have one for each fiscal year, or say in "
	      "the plan which it is: results: {columns: {value: …}}");
	check("コード,年度,値\nrate,2022,1\n",
	      "1:1 missing-column: no column for the id of what was measured; the columns are: コード, 年度, 値\n"
	      "  help: call one of them \"id\" (ID, 指標ID) or \"title\" (項目), or say in the plan which it is: "
	      "results: "
	      "{columns: {id: …}}");
	check("id,値\nrate,1\n",
	      "1:1 missing-column: no column for the date or the fiscal year; the columns are: id, 値\n"
	      "  help: call one of them \"period\" (date, 時点, 年月日) or \"fiscal-year\" (年度), or say in the "
	      "plan which it is: results: {columns: {period: …}}");
	check("id,年度,値,実績\nrate,2022,1,2\n",
	      "1:9 duplicate-column: a second column for the value\n"
	      "  1:7 note: the first is here\n"
	      "  help: rename one of them, or say in the plan's \"results: columns:\" which one counts");
	check("", "1:1 empty-results: the file has no rows");
}

static void unknown_columns_are_notes(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("id,年度,値,評価,備考,理由\nrate,2022,1,Ａ,速い,なし\nrate,2021,1,,,\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_str(f.r->all.v[0]->remark->note, "速い; 評価: Ａ; 理由: なし");
	assert_str(f.r->all.v[1]->remark->note, "");
	arena_free(f.a);
	check("id,年度,値,qualifer\nrate,2022,1,約\n",
	      "1:9 unknown-column: no column is called \"qualifer\"; it is kept as a note\n"
	      "  help: did you mean \"qualifier\"?");
}

static void titles_and_footnotes_are_no_rows(void **state)
{
	(void)state;
	struct fixture f =
		read_csv_text("柴田町 実績一覧\n令和5年3月現在,,\nid,年度,値\nrate,2022,74.9\n※ 速報値である\n"
			      "(注) 全国は別,,\n");
	assert_true(f.ok);
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	const struct results_file *file = f.r->files.v[0];
	assert_int_equal(file->rows, 5);
	assert_int_equal(file->read, 1);
	assert_int_equal(file->ignored, 4);
	assert_int_equal(file->refused, 0);
	assert_int_equal(file->fate[ROW_TITLE], 2);
	assert_int_equal(file->fate[ROW_FOOTNOTE], 2);
	assert_value(&f, only(&f), "74.9");
	arena_free(f.a);
}

static void wide_tables_have_a_column_for_each_year(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("指標,単位,R3年度実績,令和4年度,R4年度目標,FY2020,備考\n"
					 "rate,%,45.5,74.9,80,－,注意\n"
					 "交付率,%,,,80,,\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_int_equal(f.r->all.n, 3);
	assert_value(&f, f.r->all.v[0], "45.5");
	assert_int_equal(f.r->all.v[0]->year, 2021);
	assert_value(&f, f.r->all.v[1], "74.9");
	assert_int_equal(f.r->all.v[1]->year, 2022);
	assert_string_equal(str_z(f.a, findings_span(f.a, observation_value_at(f.r->all.v[1]))), "2:13-2:17");
	assert_value(&f, f.r->all.v[2], "0");
	assert_int_equal(f.r->all.v[2]->year, 2020);
	assert_str(f.r->all.v[0]->remark->note, "注意; R4年度目標: 80");
	assert_int_equal(f.r->files.v[0]->fate[ROW_READ], 1);
	assert_int_equal(f.r->files.v[0]->fate[ROW_EMPTY], 1);
	arena_free(f.a);
	check("id,FY2021,FY2022\nrate,1,x1\nrat,1,2\n",
	      "2:8 bad-number: \"x1\" is no number\n"
	      "  help: write a number, or leave the field empty where there is none\n"
	      "3:1 unknown-id: the plan has nothing with the id \"rat\"\n"
	      "  help: did you mean \"rate\"?");
}

static void periods_are_found_in_headers(void **state)
{
	(void)state;
	static const struct {
		const char *header;
		int year; /* 0: no period */
	} v[] = {
		{"2019年度 (平成31年度)", 2019},
		{"令和4年度実績", 2022},
		{"R4年度（実績値）", 2022},
		{"実績値（R4）", 2022},
		{"ＦＹ２０２２", 2022},
		{"2022", 2022},
		{"令和4年3月", 2021},
		{"2019年度(令和2年度)", 0},
		{"R4年度目標", 0},
		{"R4（目標）", 0},
		{"目標値（R4）", 0},
		{"(R4)", 2022},
		{"R4()", 2022},
		{"実績()", 0},
	};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct fixture f = begin();
		add(&f, str_z(f.a, str_format(f.a, "id,%s\nrate,1\n", v[i].header)));
		if (f.r->all.n != (v[i].year != 0) || (v[i].year && f.r->all.v[0]->year != v[i].year))
			fail_msg("\"%s\" gives %zu observations", v[i].header, f.r->all.n);
		arena_free(f.a);
	}
}

static void ids_are_found_or_guessed(void **state)
{
	(void)state;
	check("id,年度,値\nline-registratons,2022,1\n",
	      "2:1 unknown-id: the plan has nothing with the id \"line-registratons\"\n"
	      "  help: did you mean \"line-registrations\"?");
	check("id,年度,値\nwholly-different,2022,1\n",
	      "2:1 unknown-id: the plan has nothing with the id \"wholly-different\"");
	check("id,年度,値\nｒａｔｅ,2022,1\n", "2:1 unknown-id: the plan has nothing with the id \"ｒａｔｅ\"\n"
					       "  help: did you mean \"rate\"?");
	check("id,年度,値\n,2022,1\n", "2:1 missing-id: the row does not say what was measured");
	check("指標,年度,値\n双子,2022,1\n",
	      "2:1 unknown-id: \"双子\" is the title of more than one item: give the id");
	check_fate("id,年度,値\nx,2022,1\n", ROW_UNKNOWN_ID);
	check_fate("id,年度,値\n,2022,1\n", ROW_NO_ID);
	struct fixture f = read_csv_text("id,年度,値\nline-users,2022,1\n");
	assert_str(only(&f)->item->id.s, "line-registrations");
	arena_free(f.a);
}

static void dates_are_checked(void **state)
{
	(void)state;
	check("id,時点,値\nrate,2022,1\n", "2:6 ambiguous-year: \"2022\" may be a fiscal year or a calendar year\n"
					   "  help: write FY2022 (2022年度) or 2022年");
	check("id,時点,値\nrate,R4,1\n", "2:6 ambiguous-year: \"R4\" may be a fiscal year or a calendar year\n"
					 "  help: write FY2022 (2022年度) or 2022年");
	check("id,年度,値\nrate,令和4年,1\n",
	      "2:6 ambiguous-year: \"令和4年\" is a calendar year in a column of fiscal years\n"
	      "  help: write FY2022 (2022年度)");
	check("id,時点,値\nrate,2023-02-30,1\n",
	      "2:6 bad-date: there is no such day, month or quarter: \"2023-02-30\"");
	check("id,時点,値\nrate,昨年,1\n", "2:6 bad-date: cannot read a date or a fiscal year: \"昨年\"\n"
					   "  help: write 2023-03-31, 2023-03, FY2022, 令和5年3月31日 or 令和4年度");
	check("id,時点,値\nrate,45016,1\n", "2:6 bad-date: cannot read a date or a fiscal year: \"45016\"\n"
					    "  help: this may be a spreadsheet's number for 2023-03-31");
	check("id,時点,値\nrate,令和0年4月1日,1\n", "2:6 bad-date: the era had not begun: \"令和0年4月1日\"");
	check("id,時点,値\nrate,,1\n", "2:6 bad-date: the row has no date");
	check("id,時点,値\nrate,平成34年4月,1\n", "2:6 era-over: the era was over: \"平成34年4月\" is read as 2022-04");
	check("id,年度,時点,値\nrate,2021,2022-04,1\n",
	      "2:11 bad-date: \"2022-04\" lies in FY2022, but the row is said to be of FY2021");
	check_fate("id,時点,値\nrate,2022,1\n", ROW_BAD_PERIOD);
	struct fixture f = read_csv_text("id,年度,時点,値\nrate,2021,2022-01,1\n");
	assert_int_equal(only(&f)->period.unit, PERIOD_MONTH);
	assert_int_equal(only(&f)->year, 2021);
	arena_free(f.a);
	f = read_csv_text("id,時点,値\nrate,令和2年,1\n");
	assert_int_equal(only(&f)->period.unit, PERIOD_CALENDAR_YEAR);
	assert_int_equal(only(&f)->year, 2020);
	arena_free(f.a);
}

static void years_outside_of_the_plan_are_kept_with_a_warning(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("id,年度,値\nrate,2018,1\nrate,2019,1\nrate,2022,1\nrate,2023,1\n"
					 "line-registrations,2017,84\nplaces,2017,6\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)),
			    "2:6 outside-period: FY2018 is not among the years of \"rate\", FY2019 to FY2022\n"
			    "5:6 outside-period: FY2023 is not among the years of \"rate\", FY2019 to FY2022");
	assert_int_equal(f.diags.count[DIAG_WARNING], 2);
	assert_int_equal(f.r->all.n, 6);
	assert_int_equal(f.r->files.v[0]->read, 6);
	arena_free(f.a);
}

static void numbers_are_checked(void **state)
{
	(void)state;
	check("id,年度,値\nrate,2022,\"1,23\"\n",
	      "2:11 bad-number: cannot tell which number is meant by \"1,23\"\n"
	      "  help: write one number such as 1234.5 or \"1,234.5\", and what is to be said of it in the column for "
	      "notes");
	check("id,年度,値\nrate,2022,多い\n", "2:11 bad-number: \"多い\" is no number\n"
					      "  help: write a number, or leave the field empty where there is none");
	check("id,年度,値\nrate,2022,1,234\n",
	      "2:13 field-count: the row has 4 fields, the header 3\n"
	      "  help: a text or a number with a comma in it must stand in quotes: \"1,234\"");
	check("id,年度,値\nrate,2022\n", "2:1 field-count: the row has 2 fields, the header 3");
	check_fate("id,年度,値\nrate,2022,多い\n", ROW_BAD_VALUE);
	check_fate("id,年度,値\nrate,2022\n", ROW_FIELDS);
}

static void one_row_can_have_several_findings(void **state)
{
	(void)state;
	check("id,時点,値,区分\nrate,2022,多い,見当\n",
	      "2:6 ambiguous-year: \"2022\" may be a fiscal year or a calendar year\n"
	      "  help: write FY2022 (2022年度) or 2022年\n"
	      "2:14 unknown-qualifier: \"見当\" is no qualifier and is ignored\n"
	      "  help: known are 約 about, 速報 provisional, 確報 final, 訂正 revised, 累計 total, 以上, 以下, 超 and "
	      "未満\n"
	      "2:11 bad-number: \"多い\" is no number\n"
	      "  help: write a number, or leave the field empty where there is none");
}

static void units_are_compared(void **state)
{
	(void)state;
	check("id,年度,値,単位\nrate,2022,74.9,人\n",
	      "2:16 unit-mismatch: the unit is \"人\", but \"rate\" is measured in \"%\"\n"
	      "  19:42 note: the unit is given here");
	check("id,年度,値\nline-registrations,2022,2800件\n",
	      "2:25 unit-mismatch: the unit is \"件\", but \"line-registrations\" is measured in \"人\"\n"
	      "  17:56 note: the unit is given here");
	check_fate("id,年度,値,単位\nrate,2022,74.9,人\n", ROW_BAD_UNIT);
	static const char *const same[] = {"74.9,％", "74.9%,％", "74.9％,", "74.9パーセント,percent"};
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		struct fixture f = begin();
		add(&f, str_z(f.a, str_format(f.a, "id,年度,値,単位\nrate,2022,%s\n", same[i])));
		assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
		assert_value(&f, only(&f), "74.9");
		arena_free(f.a);
	}
}

static void a_multiplier_may_be_part_of_the_unit(void **state)
{
	(void)state;
	static const struct {
		const char *cell, *value;
	} v[] = {{"3千円", "3"}, {"3.5千円", "3.5"}, {"3", "3"}, {"\"1,200千円\"", "1200"}};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct fixture f = begin();
		add(&f, str_z(f.a, str_format(f.a, "id,年度,値\ncost,2022,%s\n", v[i].cell)));
		assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
		assert_value(&f, only(&f), v[i].value);
		arena_free(f.a);
	}
	check("id,年度,値\ncost,2022,3000円\n",
	      "2:11 unit-mismatch: the unit is \"円\", but \"cost\" is measured in \"千円\"\n"
	      "  20:41 note: the unit is given here");
}

static void levels_are_found(void **state)
{
	(void)state;
	struct fixture f =
		read_csv_text("id,年度,値,区分\naccess,2022,一部準拠,速報\naccess,2021,適合,\ndrill,2022,実施,\n"
			      "access,2020,未調査,\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_int_equal(f.r->all.v[0]->level, 1);
	assert_int_equal(f.r->all.v[0]->quantity.kind, QUANTITY_WORD);
	assert_int_equal(f.r->all.v[0]->quantity.marks, QUANTITY_PROVISIONAL);
	assert_str(f.r->all.v[0]->quantity.word, "一部準拠");
	assert_int_equal(f.r->all.v[1]->level, 2);
	assert_int_equal(f.r->all.v[2]->level, f.r->all.v[2]->item->scale->n - 1);
	assert_int_equal(f.r->all.v[3]->level, SIZE_MAX);
	assert_int_equal(f.r->all.v[3]->quantity.kind, QUANTITY_MISSING);
	assert_int_equal(f.r->all.v[3]->quantity.reason, REASON_NOT_SURVEYED);
	arena_free(f.a);
	check("id,年度,値\naccess,2022,準拠かも\naccess,2021,3\n",
	      "2:13 bad-level: \"準拠かも\" is not a level that \"access\" can have\n"
	      "  help: the levels are, the lowest first: 非準拠, 一部準拠, 準拠; other words go under \"also\" in a "
	      "scale of the plan\n"
	      "3:13 bad-level: \"3\" is not a level that \"access\" can have\n"
	      "  help: the levels are, the lowest first: 非準拠, 一部準拠, 準拠; other words go under \"also\" in a "
	      "scale of the plan");
}

static void missing_figures_are_observations(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("id,年度,値\nrate,2019,－\nrate,2020,欠測\nrate,2021,集計中\nrate,2022,\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_int_equal(f.r->all.n, 4);
	assert_value(&f, f.r->all.v[0], "0");
	assert_str(f.r->all.v[0]->quantity.word, "－");
	static const struct {
		const char *word;
		enum quantity_reason reason;
	} rest[] = {{"欠測", REASON_NOT_SURVEYED}, {"集計中", REASON_NOT_YET}, {"", REASON_UNSTATED}};
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(f.r->all.v[i + 1]->quantity.kind, QUANTITY_MISSING);
		assert_str(f.r->all.v[i + 1]->quantity.word, rest[i].word);
		assert_int_equal(f.r->all.v[i + 1]->quantity.reason, rest[i].reason);
	}
	arena_free(f.a);
}

static void rows_of_other_plans_are_passed_over(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("plan,id,年度,値\ntown,rate,2022,1\ncity,strange,いつか,多い\n,rate,2021,2\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_int_equal(f.r->all.n, 2);
	assert_int_equal(f.r->files.v[0]->fate[ROW_OTHER_PLAN], 1);
	assert_int_equal(f.r->files.v[0]->ignored, 1);
	arena_free(f.a);
}

static void observations_are_sorted_by_item_and_time(void **state)
{
	(void)state;
	struct fixture f = begin();
	add(&f, "id,時点,値\nrate,FY2022,3\nplaces,FY2020,9\nrate,2020-05,1\n");
	add(&f, "id,時点,値\nrate,2023-03-31,2\nrate,FY2019,0\n");
	results_finish(f.r, &f.diags);
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	size_t i = plan_item(f.plan, STR("rate"))->index;
	assert_int_equal(f.r->by_item_count[i], 4);
	static const char *const order[] = {"0", "1", "2", "3"};
	for (size_t k = 0; k < 4; k++)
		assert_value(&f, f.r->by_item[i][k], order[k]);
	assert_int_equal(f.r->by_item_count[plan_item(f.plan, STR("places"))->index], 1);
	assert_int_equal(f.r->by_item_count[plan_item(f.plan, STR("access"))->index], 0);
	arena_free(f.a);
}

static void revisions_replace(void **state)
{
	(void)state;
	static const char *const v[] = {
		"rate,FY2022,74.0,速報\nrate,FY2022,74.9,確報\n", "rate,FY2022,74.0,\nrate,FY2022,74.9,訂正\n",
		"rate,FY2022,74.9,revised\nrate,FY2022,74.0,\n",  "rate,FY2022,集計中,\nrate,FY2022,74.9,\n",
		"rate,FY2022,74.0,確報\nrate,FY2022,74.9,訂正\n", "rate,FY2022,74.9,速報\nrate,FY2022,74.9,確報\n",
	};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct fixture f = begin();
		add(&f, str_z(f.a, str_format(f.a, "id,時点,値,区分\n%s", v[i])));
		results_finish(f.r, &f.diags);
		assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
		size_t now = i == 2 ? 0 : 1;
		const struct observation *o = f.r->all.v[now], *old = f.r->all.v[1 - now];
		assert_value(&f, o, "74.9");
		assert_false(o->superseded);
		assert_true(old->superseded);
		assert_ptr_equal(o->replaced, old);
		assert_null(old->replaced);
		arena_free(f.a);
	}
	struct fixture f =
		read_csv_text("id,時点,値,区分,比較\nrate,FY2022,1,,\nrate,FY2022,2,訂正,全国\nrate,2023-03,3,訂正,\n"
			      "rate,FY2022,4,訂正 累計,\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	for (size_t i = 0; i < 4; i++)
		assert_false(f.r->all.v[i]->superseded);
	arena_free(f.a);
}

static void repeats_count_once(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("id,時点,値\nincidents,2022-05,2\nincidents,2022-05,2.0\n");
	assert_string_equal(
		str_z(f.a, findings_text(f.a, &f.diags)),
		"3:19 duplicate-row: the figure of \"incidents\" for 2022-05 stands there already; it counts once\n"
		"  2:19 note: first given here");
	assert_int_equal(f.diags.count[DIAG_WARNING], 1);
	assert_false(f.r->all.v[0]->superseded);
	assert_true(f.r->all.v[1]->superseded);
	arena_free(f.a);
	/* Two departments that report the same level do not repeat one another. */
	f = read_csv_text("id,時点,値,担当課\ndrill,2022-05,実施,総務課\ndrill,2022-05,実施,財政課\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	arena_free(f.a);
	/* Where rows are counted, each is one. */
	f = read_csv_text("id,時点,値\ncalls,2022-05-01,1\ncalls,2022-05-01,1\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_false(f.r->all.v[1]->superseded);
	arena_free(f.a);
}

static void contradictions_are_errors(void **state)
{
	(void)state;
	check("id,時点,値\nrate,2022-05,2\nrate,FY2022,1\nrate,令和4年5月,3\n",
	      "4:13 contradictory-rows: another figure of \"rate\" for 2022-05\n"
	      "  2:14 note: the first is here\n"
	      "  help: remove the wrong one, or mark the one that counts as 訂正 (revised) or 確報 (final)");
	check("id,時点,値\naccess,2022-05,準拠\naccess,2022-05,非準拠\n",
	      "3:16 contradictory-rows: another figure of \"access\" for 2022-05\n"
	      "  2:16 note: the first is here\n"
	      "  help: remove the wrong one, or mark the one that counts as 訂正 (revised) or 確報 (final)");
	struct fixture f = begin();
	add(&f, "id,時点,値\nrate,2022-05,2\n");
	add(&f, "id,時点,値\nrate,2022-05,3\n");
	results_finish(f.r, &f.diags);
	assert_int_equal(f.diags.count[DIAG_ERROR], 1);
	assert_ptr_equal(f.diags.items.v[0]->at.source, f.r->files.v[1]->source);
	assert_ptr_equal(f.diags.items.v[0]->notes.v[0].at.source, f.r->files.v[0]->source);
	arena_free(f.a);
}

static void faults_beyond_count_are_only_counted(void **state)
{
	(void)state;
	struct fixture f = begin();
	struct buf b = buf_new(f.a);
	buf_add_z(&b, "id,年度,値\n");
	for (int i = 0; i < 1500; i++)
		buf_add_z(&b, "nothing,2022,1\n");
	results_read(f.r, source_new(f.a, STR("x.csv"), buf_str(&b)), NULL, &f.diags);
	assert_int_equal(f.diags.items.n, 1001);
	assert_string_equal(str_z(f.a, msg_text(f.a, f.diags.items.v[1000]->text, NULL)),
			    "500 more rows of this file have the same fault");
	assert_int_equal(f.r->files.v[0]->refused, 1500);
	arena_free(f.a);
}

static void a_broken_file_is_no_table(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("id,年度,値\nrate,2022,1\nrate,2021,\"1\n");
	assert_false(f.ok);
	assert_int_equal(f.diags.count[DIAG_ERROR], 1);
	assert_int_equal(f.r->files.v[0]->rows, 2);
	assert_int_equal(f.r->files.v[0]->fate[ROW_BROKEN], 1);
	arena_free(f.a);
}

static void no_line_is_unaccounted_for(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("表題,,\n,,\n\nid,年度,値\nrate,2022,1\n,,\n\n※注,,\n,,\r\n,,");
	const struct results_file *file = f.r->files.v[0];
	assert_int_equal(file->rows, 7);
	assert_int_equal(file->fate[ROW_TITLE], 1);
	assert_int_equal(file->fate[ROW_BLANK], 4);
	assert_int_equal(file->fate[ROW_FOOTNOTE], 1);
	assert_int_equal(file->read, 1);
	arena_free(f.a);
	f = read_csv_text("あれ,これ\n1,2\n3,4\n");
	assert_int_equal(f.r->files.v[0]->fate[ROW_NO_HEADER], 3);
	assert_int_equal(f.r->files.v[0]->refused, 3);
	arena_free(f.a);
	f = read_csv_text("id,年度,値,値\nrate,2022,1,2\nrate,2021,1,2\n");
	assert_int_equal(f.r->files.v[0]->fate[ROW_NO_HEADER], 2);
	arena_free(f.a);
}

static void check_two_lines(const char *csv)
{
	struct fixture f = read_csv_text(csv);
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_int_equal(f.r->all.n, 2);
	assert_int_equal(f.r->all.v[0]->year, 2021);
	assert_value(&f, f.r->all.v[0], "7");
	assert_int_equal(f.r->all.v[1]->year, 2022);
	assert_value(&f, f.r->all.v[1], "9");
	assert_str(f.r->all.v[1]->remark->note, "令和3年度 目標: 8; 令和4年度 目標: 10");
	assert_int_equal(f.r->files.v[0]->read, 1);
	arena_free(f.a);
}

static void years_may_stand_above_targets_and_actuals(void **state)
{
	(void)state;
	check_two_lines("ID,令和3年度,,令和4年度,\n,目標,実績,目標,実績\nrate,8,7,10,9\n");
	check_two_lines(",令和3年度,,令和4年度,\nID,目標,実績,目標,実績\nrate,8,7,10,9\n");
	check_two_lines("一覧,,,,\n,令和3年度,,令和4年度,\nID,目標,実績,目標,実績\nrate,8,7,10,9\n");
}

static void headers_say_how_figures_are_to_be_taken(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("ID,R3年度(確報),R4年度速報値,令和5年度の実績\nrate,1,2,3\n");
	assert_int_equal(f.r->all.n, 3);
	assert_int_equal(f.r->all.v[0]->quantity.marks, QUANTITY_FINAL);
	assert_int_equal(f.r->all.v[1]->quantity.marks, QUANTITY_PROVISIONAL);
	assert_int_equal(f.r->all.v[2]->quantity.marks, 0);
	arena_free(f.a);
}

static void periods_may_be_said_with_more(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("id,時点,値\nrate,R2年度実績,1\nrate,令和3年度（速報値）,2\nrate,20230331,3\n"
					 "rate,2022年12月調査,4\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_int_equal(f.r->all.n, 4);
	assert_int_equal(f.r->all.v[0]->year, 2020);
	assert_int_equal(f.r->all.v[1]->year, 2021);
	assert_int_equal(f.r->all.v[1]->quantity.marks, QUANTITY_PROVISIONAL);
	assert_int_equal(f.r->all.v[2]->year, 2022);
	assert_int_equal(f.r->all.v[2]->period.last.day, 31);
	assert_int_equal(f.r->all.v[3]->period.unit, PERIOD_MONTH);
	arena_free(f.a);
}

/* A small generator of its own, so that a failure comes back: Marsaglia's xorshift. */
static uint32_t next_random(uint32_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 17;
	*x ^= *x << 5;
	return *x;
}

/* Tables put together from pieces, and of any bytes: nothing breaks, and every row has a fate. */
static void any_table_can_be_read(void **state)
{
	(void)state;
	static const char *const piece[] = {
		"id",	"年度",	 "時点", "値",	 "区分",    "比較",	"備考",	     "plan",	   "R4年度",
		"rate", "drill", "cost", "実施", "2022",    "FY2021",	"令和4年",   "2022-05",	   "45016",
		"1",	"3千円", "－",	 "訂正", "確報 約", "\"\"\"\"", "\"1,200\"", "※",	   "全国",
		"town", "",	 " ",	 "%",	 "\xE5",    "\"",	"集計中",    "平成35年度", "O"};
	uint32_t seed = 20230331;
	for (int round = 0; round < 3000; round++) {
		struct fixture f = begin();
		struct buf b = buf_new(f.a);
		if (round % 4)
			buf_add_z(&b, round % 4 == 1 ? "id,時点,年度,値,区分\n" : "指標,FY2020,令和4年度,備考\n");
		uint32_t want = next_random(&seed) % 60;
		for (uint32_t k = 0; k < want; k++) {
			if (round % 16 == 0)
				buf_add_c(&b, (char)(next_random(&seed) % 255 + 1));
			else
				buf_add_z(&b, piece[next_random(&seed) % (sizeof piece / sizeof *piece)]);
			buf_add_c(&b, ",,,,\n\t"[next_random(&seed) % 6]);
		}
		results_read(f.r, source_new(f.a, STR("x.csv"), str_dup(f.a, buf_str(&b))), NULL, &f.diags);
		results_finish(f.r, &f.diags);
		const struct results_file *file = f.r->files.v[0];
		size_t fates = 0;
		for (size_t i = 0; i < ROW_FATE_COUNT; i++)
			fates += file->fate[i];
		assert_int_equal(fates, file->rows);
		assert_int_equal(file->read + file->ignored + file->refused, file->rows);
		for (size_t i = 0; i < f.r->all.n; i++) {
			struct span at = observation_value_at(f.r->all.v[i]), row = observation_row(f.r->all.v[i]);
			assert_true(row.start <= at.start && at.end <= row.end);
		}
		findings_text(f.a, &f.diags);
		arena_free(f.a);
	}
}

/* Marks stand in one cell with whatever people put between them. */
static void qualifiers_are_told_apart(void **state)
{
	(void)state;
	static const char *const v[] = {"約 速報",  "約;速報",	"約　速報",    "約、速報",
					"約・速報", "約，速報", "\"約\n速報\""};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct fixture f = begin();
		add(&f, str_z(f.a, str_format(f.a, "id,年度,値,区分\nrate,2022,1,%s\n", v[i])));
		assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
		assert_int_equal(only(&f)->quantity.marks, QUANTITY_ABOUT | QUANTITY_PROVISIONAL);
		arena_free(f.a);
	}
}

static void titles_of_others_are_told(void **state)
{
	(void)state;
	/* Only a title that is another item's alone says that rows were moved. */
	check("id,項目,年度,値\nrate,双子,2019,1\nrate,旧名,2020,1\nrate,旧名,2021,1\nrate,cost,2022,1\ncost,cost,2022,"
	      "1\n",
	      "");
	check("id,項目,年度,値\nrate,経費,2022,1\n",
	      "2:6 title-disagrees: the row is of \"rate\", but this is the title of \"cost\"\n"
	      "  19:31 note: the title of \"rate\" is here\n"
	      "  help: the id counts: check whether the rows were moved in one column alone");
}

static void what_is_no_date_is_told(void **state)
{
	(void)state;
	static const char *const v[] = {"450.1", "00450", "2022年度(速報", "令和4年度(抜粋)", "(速報)", "実績"};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct arena *a = arena_new(NULL, NULL);
		check(str_z(a, str_format(a, "id,時点,値\nrate,%s,1\n", v[i])),
		      str_z(a, str_format(a,
					  "2:6 bad-date: cannot read a date or a fiscal year: \"%s\"\n"
					  "  help: write 2023-03-31, 2023-03, FY2022, 令和5年3月31日 or 令和4年度",
					  v[i])));
		arena_free(a);
	}
	check("id,年度,値\nrate,,1\n", "2:6 bad-date: the row has no date");
	check("id,時点,値\nrate,H34,1\n", "2:6 ambiguous-year: \"H34\" may be a fiscal year or a calendar year\n"
					  "  help: write FY2022 (2022年度) or 2022年");
	/* Quotes help against commas only. */
	check("id\t年度\t値\nrate\t2022\t1\t234\n", "2:13 field-count: the row has 4 fields, the header 3");
}

static void what_has_no_unit_keeps_that_of_its_figures(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("id,年度,値,単位\ncalls,2021,3回,\ncalls,2022,4,件\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_str(f.r->all.v[0]->quantity.unit, "回");
	assert_str(f.r->all.v[1]->quantity.unit, "件");
	arena_free(f.a);
}

static void sources_are_kept_for_each_row(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("id,年度,値,出典\nrate,2021,1,白書\nrate,2022,2,調査\n");
	assert_str(f.r->all.v[0]->remark->origin, "白書");
	assert_str(f.r->all.v[1]->remark->origin, "調査");
	arena_free(f.a);
}

#define REMOVE "remove the wrong one, or mark the one that counts as 訂正 (revised) or 確報 (final)"

static void rows_of_one_period_are_settled(void **state)
{
	(void)state;
	static const char head[] = "id,時点,値,担当課,備考,出典,区分\n";
	static const struct {
		const char *rows, *expected;
		const char *superseded; /* y, n: row by row */
	} v[] = {
		{"rate,FY2022,未集計,,,,\nrate,FY2022,未集計,,,,\n",
		 "3:13 duplicate-row: the figure of \"rate\" for FY2022 stands there already; it counts once\n"
		 "  2:13 note: first given here",
		 "ny"},
		{"rate,FY2022,未集計,,,,\nrate,FY2022,欠測,,,,\n", "", "ny"},
		{"rate,FY2022,7,,,,\nrate,FY2022,欠測,,,,\n", "", "ny"},
		/* What departments say alike is no repeat, and nor is another source; where figures are added up it is.
		 */
		{"rate,FY2022,7,,,甲,\nrate,FY2022,7,,,乙,\n", "", "ny"},
		{"rate,FY2022,7,,甲,,\nrate,FY2022,7,,乙,,\n", "", "ny"},
		{"incidents,2022-05,7,,甲,,\nincidents,2022-05,7,,乙,,\n",
		 "3:19 duplicate-row: the figure of \"incidents\" for 2022-05 stands there already; it counts once\n"
		 "  2:19 note: first given here",
		 "ny"},
		{"rate,FY2022,7,甲課,,,\nrate,FY2022,8,乙課,,,\n",
		 "3:13 contradictory-rows: another figure of \"rate\" for FY2022\n"
		 "  2:13 note: the first is here\n"
		 "  help: if each department reports its own part, say \"per-department: sum\" in the plan; "
		 "otherwise " REMOVE,
		 "nn"},
		{"rate,FY2022,7,甲課,,,\nrate,FY2022,8,,,,\n",
		 "3:13 contradictory-rows: another figure of \"rate\" for FY2022\n"
		 "  2:13 note: the first is here\n"
		 "  help: " REMOVE,
		 "nn"},
		/* Where a revision has taken a place already, a third figure takes none. */
		{"rate,FY2022,7,,,,\nrate,FY2022,8,,,,訂正\nrate,FY2022,9,,,,\n", "", "yny"},
	};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct fixture f = begin();
		add(&f, str_z(f.a, str_format(f.a, "%s%s", head, v[i].rows)));
		results_finish(f.r, &f.diags);
		assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), v[i].expected);
		assert_int_equal(f.r->all.n, strlen(v[i].superseded));
		for (size_t k = 0; k < f.r->all.n; k++)
			assert_int_equal(f.r->all.v[k]->superseded, v[i].superseded[k] == 'y');
		arena_free(f.a);
	}
}

static void what_stands_twice_is_a_note(void **state)
{
	(void)state;
	struct fixture f =
		read_csv_text("id,年度,値,担当課,担当課,出典,出典,項目,項目\nrate,2022,1,甲,乙,丙,丁,交付率,戊\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_str(only(&f)->remark->department, "甲");
	assert_str(only(&f)->remark->origin, "丙");
	assert_str(only(&f)->remark->note, "担当課: 乙; 出典: 丁; 項目: 戊");
	arena_free(f.a);
}

/* Fields of the lower line reach behind the upper one. */
static void lines_of_a_header_differ_in_length(void **state)
{
	(void)state;
	struct fixture f = read_csv_text("ID,令和3年度\n,目標,実績,,備考\nrate,8,7,,x\n");
	assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), "");
	assert_value(&f, only(&f), "7");
	assert_int_equal(only(&f)->year, 2021);
	arena_free(f.a);
}

static void a_header_is_looked_for_near_the_top(void **state)
{
	(void)state;
	for (size_t titles = 10; titles <= 1000; titles *= 100) {
		struct fixture f = begin();
		struct buf b = buf_new(f.a);
		for (size_t i = 0; i < titles; i++)
			buf_add_z(&b, "一覧\n");
		buf_add_z(&b, "id,年度,値\nrate,2022,1\n");
		add(&f, str_z(f.a, buf_str(&b)));
		assert_int_equal(f.r->all.n, titles == 10);
		assert_int_equal(f.diags.count[DIAG_ERROR] == 0, titles == 10);
		arena_free(f.a);
	}
}

#define UNREAD "the column \"%s\" is kept as a note: 1 cell in it is not read as a figure"

static void columns_that_name_years_are_told(void **state)
{
	(void)state;
	static const struct {
		const char *header, *help; /* NULL: no word of it */
	} v[] = {
		{"R3年度見込",
		 "what is expected has not been reached; if these are figures that are not final yet, call the "
		 "column 令和4年度（速報）"},
		{"見込(R3)",
		 "what is expected has not been reached; if these are figures that are not final yet, call the "
		 "column 令和4年度（速報）"},
		{"R3年度評価",
		 "grades given by hand stand in a column \"given-grade\" (評定), in rows with their fiscal year"},
		{"R3年度登録者数",
		 "if these are figures that were reached, call the column by its year alone, or 令和4年度実績"},
		{"R3年度達成率", NULL},
		{"R3年度備考", NULL},
		{"1800年度登録者数", NULL},
		{"2300年度登録者数", NULL},
	};
	for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
		struct fixture f = begin();
		add(&f, str_z(f.a, str_format(f.a, "id,R4年度,%s\nrate,1,2\n", v[i].header)));
		struct str want = STR("");
		if (v[i].help) {
			struct str text = str_format(f.a, UNREAD, v[i].header);
			want = str_format(f.a, "1:9 year-column-unread: %.*s\n  help: %s", STR_ARG(text), v[i].help);
		}
		assert_string_equal(str_z(f.a, findings_text(f.a, &f.diags)), str_z(f.a, want));
		assert_value(&f, only(&f), "1");
		arena_free(f.a);
	}
}

/* Of each kind of fault so many are told of, and the rest is counted. */
static void each_kind_of_fault_is_counted_beyond(void **state)
{
	(void)state;
	static const char *const rows[] = {
		"rate,,2022,1,,\n",	"rate,,平成34年4月,1,,\n", "rate,,FY2022,1,見当,\n",   "rate,経費,FY2022,1,,\n",
		"rate,,FY2022,1人,,\n", "cost,,FY2022,3千,,\n",	   "rank,,FY2022,東北3位,,\n",
	};
	static const char yaml[] = "title: 計画\nperiod: {from: 2019, to: 2022}\nresults: {files: x.csv}\n"
				   "policies: [{title: 方針, measures: [{title: 施策, indicators: [\n"
				   "  {id: rate, title: 率, unit: '%', targets: {2022: 5}},\n"
				   "  {id: cost, title: 経費, unit: 千円, targets: {2022: 5}},\n"
				   "  {id: rank, title: 順位, unit: 位, targets: {2022: 全国1位}}]}]}]\n";
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fixture f = begin();
		struct buf b = buf_new(f.a);
		f.plan = read_plan(f.a, yaml);
		f.r = results_new(f.a, f.plan);
		buf_add_z(&b, "id,項目,時点,値,区分,備考\n");
		for (int k = 0; k < 1003; k++)
			buf_add_z(&b, rows[i]);
		add(&f, str_z(f.a, buf_str(&b)));
		if (f.diags.items.n != 1001)
			fail_msg("%zu findings for %s", f.diags.items.n, rows[i]);
		assert_string_equal(str_z(f.a, msg_text(f.a, f.diags.items.v[1000]->text, NULL)),
				    "3 more rows of this file have the same fault");
		arena_free(f.a);
	}
}

static void check_grades(const char *csv, const char *grades, const char *expected)
{
	static const char yaml[] = "id: town\ntitle: 計画\nperiod: {from: 2019, to: 2022}\nresults: {files: x.csv}\n"
				   "policies: [{id: p, title: 方針, measures: [{title: 施策, indicators: [\n"
				   "  {id: rate, title: 率, unit: '%', targets: {2022: 5}}]}]}]\n";
	struct fixture f = begin();
	f.plan = read_plan(f.a, yaml);
	f.r = results_new(f.a, f.plan);
	add(&f, csv);
	results_finish(f.r, &f.diags);
	struct buf b = buf_new(f.a);
	static const char *const ids[] = {"rate", "p", ""};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		for (const struct given_grade *g = results_given(f.r, str_of(ids[i])); g; g = g->next)
			buf_printf(&b, "%s %d %.*s;", ids[i], g->year, STR_ARG(g->grade));
	assert_string_equal(str_z(f.a, buf_str(&b)), grades);
	struct buf found = buf_new(f.a);
	for (size_t i = 0; i < f.diags.items.n; i++)
		if (!str_eq(f.diags.items.v[i]->rule, STR("unknown-given-grade")))
			buf_printf(&found, "%.*s;", STR_ARG(f.diags.items.v[i]->rule));
	assert_string_equal(str_z(f.a, buf_str(&found)), expected);
	arena_free(f.a);
}

static void grades_given_by_hand_are_read(void **state)
{
	(void)state;
	check_grades("id,年度,評定,理由\nrate,2022,A,x\nrate,2022,A,x\nrate,2021,,\n", "rate 2022 A;", "");
	check_grades("id,年度,評定,理由\nrate,2022,A,x\nrate,2022,B,x\n", "rate 2022 A;", "contradictory-rows;");
	check_grades("id,年度,評定,評価体系,理由\nrate,2022,A,,x\nrate,2021,B,,x\n", "rate 2022 A;rate 2021 B;", "");
	check_grades("id,年度,評定,理由\nrate,いつか,A,x\n", "", "bad-date;");
	/* What others reached has no grade of ours. */
	check_grades("id,年度,評定,理由,比較\nrate,2022,A,x,全国\n", "", "");
	check_grades("項目,年度,評定,理由\np,2022,A,x\n計画,2022,A,x\n", "p 2022 A;", "unknown-id;");
	check_grades("id,年度,評定,理由\ntown,2022,B,x\nelse,2022,A,x\n", " 2022 B;", "unknown-id;");
	/* With a column for each year, the last of them is meant where the row says none. */
	check_grades("id,R4年度,R3年度,評定,理由\nrate,1,2,A,x\nrate,,,,\n", "rate 2022 A;", "");
	check_grades("id,R4年度,R3年度,年度,評定,理由\nrate,1,2,2021,A,x\n", "rate 2021 A;", "");
	check_grades("id,R4年度,時点,評定,理由\nrate,,2021-05,A,x\n", "rate 2021 A;", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_becomes_an_observation),
		cmocka_unit_test(headers_come_in_any_order_and_language),
		cmocka_unit_test(the_plan_may_name_columns),
		cmocka_unit_test(missing_columns_are_named),
		cmocka_unit_test(unknown_columns_are_notes),
		cmocka_unit_test(titles_and_footnotes_are_no_rows),
		cmocka_unit_test(wide_tables_have_a_column_for_each_year),
		cmocka_unit_test(periods_are_found_in_headers),
		cmocka_unit_test(ids_are_found_or_guessed),
		cmocka_unit_test(dates_are_checked),
		cmocka_unit_test(years_outside_of_the_plan_are_kept_with_a_warning),
		cmocka_unit_test(numbers_are_checked),
		cmocka_unit_test(one_row_can_have_several_findings),
		cmocka_unit_test(units_are_compared),
		cmocka_unit_test(a_multiplier_may_be_part_of_the_unit),
		cmocka_unit_test(levels_are_found),
		cmocka_unit_test(missing_figures_are_observations),
		cmocka_unit_test(rows_of_other_plans_are_passed_over),
		cmocka_unit_test(observations_are_sorted_by_item_and_time),
		cmocka_unit_test(revisions_replace),
		cmocka_unit_test(repeats_count_once),
		cmocka_unit_test(contradictions_are_errors),
		cmocka_unit_test(faults_beyond_count_are_only_counted),
		cmocka_unit_test(a_broken_file_is_no_table),
		cmocka_unit_test(no_line_is_unaccounted_for),
		cmocka_unit_test(periods_may_be_said_with_more),
		cmocka_unit_test(years_may_stand_above_targets_and_actuals),
		cmocka_unit_test(headers_say_how_figures_are_to_be_taken),
		cmocka_unit_test(qualifiers_are_told_apart),
		cmocka_unit_test(titles_of_others_are_told),
		cmocka_unit_test(what_is_no_date_is_told),
		cmocka_unit_test(what_has_no_unit_keeps_that_of_its_figures),
		cmocka_unit_test(sources_are_kept_for_each_row),
		cmocka_unit_test(rows_of_one_period_are_settled),
		cmocka_unit_test(each_kind_of_fault_is_counted_beyond),
		cmocka_unit_test(grades_given_by_hand_are_read),
		cmocka_unit_test(what_stands_twice_is_a_note),
		cmocka_unit_test(lines_of_a_header_differ_in_length),
		cmocka_unit_test(a_header_is_looked_for_near_the_top),
		cmocka_unit_test(columns_that_name_years_are_told),
		cmocka_unit_test(any_table_can_be_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
