/*
 * Names of columns, ours and those that tables come with.
 */
#include "model/columns.h"

#include "base/utf8.h"

#include <string.h>

const char *const column_names[COLUMN_COUNT] = {
	[COLUMN_ID] = "id",
	[COLUMN_TITLE] = "title",
	[COLUMN_PERIOD] = "period",
	[COLUMN_FISCAL_YEAR] = "fiscal-year",
	[COLUMN_VALUE] = "value",
	[COLUMN_UNIT] = "unit",
	[COLUMN_QUALIFIER] = "qualifier",
	[COLUMN_COMPARISON] = "comparison",
	[COLUMN_DEPARTMENT] = "department",
	[COLUMN_NOTE] = "note",
	[COLUMN_SOURCE] = "source",
	[COLUMN_PLAN] = "plan",
	[COLUMN_GIVEN_GRADE] = "given-grade",
	[COLUMN_REASON] = "reason",
	[COLUMN_SCHEME] = "scheme",
	[COLUMN_TARGET] = "target",
	[COLUMN_BASELINE] = "baseline",
	[COLUMN_DIRECTION] = "direction",
	[COLUMN_RATE] = "rate",
	[COLUMN_VERDICT] = "verdict",
};

/* In NFKC and lower case, without spaces, hyphens and underlines. */
static const struct {
	struct str header;
	enum column column;
} aliases[] = {
	{STR_INIT("id"), COLUMN_ID},
	{STR_INIT("指標id"), COLUMN_ID},
	{STR_INIT("項目id"), COLUMN_ID},
	{STR_INIT("識別子"), COLUMN_ID},
	{STR_INIT("kpiid"), COLUMN_ID},
	{STR_INIT("kpi番号"), COLUMN_ID},
	{STR_INIT("指標番号"), COLUMN_ID},
	{STR_INIT("指標コード"), COLUMN_ID},
	{STR_INIT("indicatorid"), COLUMN_ID},
	{STR_INIT("itemid"), COLUMN_ID},
	{STR_INIT("title"), COLUMN_TITLE},
	{STR_INIT("name"), COLUMN_TITLE},
	{STR_INIT("item"), COLUMN_TITLE},
	{STR_INIT("indicator"), COLUMN_TITLE},
	{STR_INIT("項目"), COLUMN_TITLE},
	{STR_INIT("項目名"), COLUMN_TITLE},
	{STR_INIT("名称"), COLUMN_TITLE},
	{STR_INIT("指標"), COLUMN_TITLE},
	{STR_INIT("指標名"), COLUMN_TITLE},
	{STR_INIT("取り組む内容"), COLUMN_TITLE},
	{STR_INIT("取組内容"), COLUMN_TITLE},
	{STR_INIT("kpi"), COLUMN_TITLE},
	{STR_INIT("kpi名"), COLUMN_TITLE},
	{STR_INIT("重要業績評価指標"), COLUMN_TITLE},
	{STR_INIT("重要業績評価指標(kpi)"), COLUMN_TITLE},
	{STR_INIT("成果指標"), COLUMN_TITLE},
	{STR_INIT("評価指標"), COLUMN_TITLE},
	{STR_INIT("指標名称"), COLUMN_TITLE},
	{STR_INIT("項目名称"), COLUMN_TITLE},
	{STR_INIT("period"), COLUMN_PERIOD},
	{STR_INIT("date"), COLUMN_PERIOD},
	{STR_INIT("時点"), COLUMN_PERIOD},
	{STR_INIT("年月日"), COLUMN_PERIOD},
	{STR_INIT("年月"), COLUMN_PERIOD},
	{STR_INIT("日付"), COLUMN_PERIOD},
	{STR_INIT("期日"), COLUMN_PERIOD},
	{STR_INIT("期間"), COLUMN_PERIOD},
	{STR_INIT("基準日"), COLUMN_PERIOD},
	{STR_INIT("調査時点"), COLUMN_PERIOD},
	{STR_INIT("集計時点"), COLUMN_PERIOD},
	{STR_INIT("調査日"), COLUMN_PERIOD},
	{STR_INIT("fiscalyear"), COLUMN_FISCAL_YEAR},
	{STR_INIT("fy"), COLUMN_FISCAL_YEAR},
	{STR_INIT("年度"), COLUMN_FISCAL_YEAR},
	{STR_INIT("会計年度"), COLUMN_FISCAL_YEAR},
	{STR_INIT("実績年度"), COLUMN_FISCAL_YEAR},
	{STR_INIT("対象年度"), COLUMN_FISCAL_YEAR},
	{STR_INIT("評価年度"), COLUMN_FISCAL_YEAR},
	{STR_INIT("value"), COLUMN_VALUE},
	{STR_INIT("actual"), COLUMN_VALUE},
	{STR_INIT("値"), COLUMN_VALUE},
	{STR_INIT("数値"), COLUMN_VALUE},
	{STR_INIT("実績"), COLUMN_VALUE},
	{STR_INIT("実績値"), COLUMN_VALUE},
	{STR_INIT("実績(値)"), COLUMN_VALUE},
	{STR_INIT("実績数"), COLUMN_VALUE},
	{STR_INIT("測定値"), COLUMN_VALUE},
	{STR_INIT("最新値"), COLUMN_VALUE},
	{STR_INIT("直近値"), COLUMN_VALUE},
	{STR_INIT("現在値"), COLUMN_VALUE},
	{STR_INIT("現況値"), COLUMN_VALUE},
	{STR_INIT("達成値"), COLUMN_VALUE},
	{STR_INIT("unit"), COLUMN_UNIT},
	{STR_INIT("単位"), COLUMN_UNIT},
	{STR_INIT("qualifier"), COLUMN_QUALIFIER},
	{STR_INIT("区分"), COLUMN_QUALIFIER},
	{STR_INIT("注記記号"), COLUMN_QUALIFIER},
	{STR_INIT("comparison"), COLUMN_COMPARISON},
	{STR_INIT("比較"), COLUMN_COMPARISON},
	{STR_INIT("比較対象"), COLUMN_COMPARISON},
	{STR_INIT("department"), COLUMN_DEPARTMENT},
	{STR_INIT("担当課"), COLUMN_DEPARTMENT},
	{STR_INIT("担当"), COLUMN_DEPARTMENT},
	{STR_INIT("担当部署"), COLUMN_DEPARTMENT},
	{STR_INIT("所管課"), COLUMN_DEPARTMENT},
	{STR_INIT("所管"), COLUMN_DEPARTMENT},
	{STR_INIT("所管部署"), COLUMN_DEPARTMENT},
	{STR_INIT("主管課"), COLUMN_DEPARTMENT},
	{STR_INIT("担当課名"), COLUMN_DEPARTMENT},
	{STR_INIT("担当部課"), COLUMN_DEPARTMENT},
	{STR_INIT("note"), COLUMN_NOTE},
	{STR_INIT("notes"), COLUMN_NOTE},
	{STR_INIT("remarks"), COLUMN_NOTE},
	{STR_INIT("備考"), COLUMN_NOTE},
	{STR_INIT("注記"), COLUMN_NOTE},
	{STR_INIT("摘要"), COLUMN_NOTE},
	{STR_INIT("特記事項"), COLUMN_NOTE},
	{STR_INIT("source"), COLUMN_SOURCE},
	{STR_INIT("出典"), COLUMN_SOURCE},
	{STR_INIT("資料"), COLUMN_SOURCE},
	{STR_INIT("データ出典"), COLUMN_SOURCE},
	{STR_INIT("plan"), COLUMN_PLAN},
	{STR_INIT("計画"), COLUMN_PLAN},
	{STR_INIT("計画id"), COLUMN_PLAN},
	{STR_INIT("planid"), COLUMN_PLAN},
	{STR_INIT("givengrade"), COLUMN_GIVEN_GRADE},
	{STR_INIT("評定"), COLUMN_GIVEN_GRADE},
	{STR_INIT("総合評価"), COLUMN_GIVEN_GRADE},
	{STR_INIT("担当課評価"), COLUMN_GIVEN_GRADE},
	{STR_INIT("所管課評価"), COLUMN_GIVEN_GRADE},
	{STR_INIT("reason"), COLUMN_REASON},
	{STR_INIT("理由"), COLUMN_REASON},
	{STR_INIT("評定理由"), COLUMN_REASON},
	{STR_INIT("評価理由"), COLUMN_REASON},
	{STR_INIT("判定理由"), COLUMN_REASON},
	{STR_INIT("scheme"), COLUMN_SCHEME},
	{STR_INIT("評価方式"), COLUMN_SCHEME},
	{STR_INIT("target"), COLUMN_TARGET},
	{STR_INIT("目標"), COLUMN_TARGET},
	{STR_INIT("目標値"), COLUMN_TARGET},
	{STR_INIT("数値目標"), COLUMN_TARGET},
	{STR_INIT("期待値"), COLUMN_TARGET},
	{STR_INIT("計画値"), COLUMN_TARGET},
	{STR_INIT("baseline"), COLUMN_BASELINE},
	{STR_INIT("基準値"), COLUMN_BASELINE},
	{STR_INIT("基準"), COLUMN_BASELINE},
	{STR_INIT("現状値"), COLUMN_BASELINE},
	{STR_INIT("現状"), COLUMN_BASELINE},
	{STR_INIT("策定時"), COLUMN_BASELINE},
	{STR_INIT("計画策定時"), COLUMN_BASELINE},
	{STR_INIT("当初値"), COLUMN_BASELINE},
	{STR_INIT("direction"), COLUMN_DIRECTION},
	{STR_INIT("方向"), COLUMN_DIRECTION},
	{STR_INIT("方向性"), COLUMN_DIRECTION},
	{STR_INIT("目指す方向"), COLUMN_DIRECTION},
	{STR_INIT("rate"), COLUMN_RATE},
	{STR_INIT("achievementrate"), COLUMN_RATE},
	{STR_INIT("achievement"), COLUMN_RATE},
	{STR_INIT("達成率"), COLUMN_RATE},
	{STR_INIT("達成度"), COLUMN_RATE},
	{STR_INIT("達成割合"), COLUMN_RATE},
	{STR_INIT("目標達成率"), COLUMN_RATE},
	{STR_INIT("目標達成度"), COLUMN_RATE},
	{STR_INIT("目標達成状況"), COLUMN_RATE},
	{STR_INIT("進捗率"), COLUMN_RATE},
	{STR_INIT("進捗度"), COLUMN_RATE},
	{STR_INIT("対目標比"), COLUMN_RATE},
	{STR_INIT("目標比"), COLUMN_RATE},
	{STR_INIT("目標対比"), COLUMN_RATE},
	{STR_INIT("到達率"), COLUMN_RATE},
	{STR_INIT("達成割合"), COLUMN_RATE},
	{STR_INIT("verdict"), COLUMN_VERDICT},
	{STR_INIT("outcome"), COLUMN_VERDICT},
	{STR_INIT("grade"), COLUMN_VERDICT},
	{STR_INIT("rating"), COLUMN_VERDICT},
	{STR_INIT("評価"), COLUMN_VERDICT},
	{STR_INIT("判定"), COLUMN_VERDICT},
	{STR_INIT("評価結果"), COLUMN_VERDICT},
	{STR_INIT("評価区分"), COLUMN_VERDICT},
	{STR_INIT("達成状況"), COLUMN_VERDICT},
	{STR_INIT("達成区分"), COLUMN_VERDICT},
	{STR_INIT("進捗状況"), COLUMN_VERDICT},
	{STR_INIT("自己評価"), COLUMN_VERDICT},
	{STR_INIT("ランク"), COLUMN_VERDICT},
	{STR_INIT("判定結果"), COLUMN_VERDICT},
	{STR_INIT("判定区分"), COLUMN_VERDICT},
	{STR_INIT("達成評価"), COLUMN_VERDICT},
	{STR_INIT("達成度評価"), COLUMN_VERDICT},
	{STR_INIT("進捗評価"), COLUMN_VERDICT},
	{STR_INIT("進捗区分"), COLUMN_VERDICT},
	{STR_INIT("進捗度区分"), COLUMN_VERDICT},
	{STR_INIT("実績評価"), COLUMN_VERDICT},
	{STR_INIT("status"), COLUMN_VERDICT},
	{STR_INIT("rag"), COLUMN_VERDICT},
	{STR_INIT("ragrating"), COLUMN_VERDICT},
	{STR_INIT("ragstatus"), COLUMN_VERDICT},
};

enum { ALIASES = sizeof aliases / sizeof *aliases };

static struct str without_gaps(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n, 1, 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!strchr(" \t\r\n-_", s.p[i]) || !s.p[i])
			p[n++] = s.p[i];
	}
	return (struct str){p, n};
}

static struct str fold(struct arena *a, struct str header)
{
	return without_gaps(a, utf8_fold(a, header));
}

enum column column_find(struct arena *scratch, struct str header)
{
	struct arena_mark mark = arena_mark(scratch);
	struct str folded = fold(scratch, header);
	enum column found = COLUMN_COUNT;
	for (size_t i = 0; i < ALIASES && found == COLUMN_COUNT; i++) {
		if (str_eq(folded, aliases[i].header))
			found = aliases[i].column;
	}
	arena_rewind(scratch, mark);
	return found;
}

enum column column_named(struct str name)
{
	int i = 0;
	while (i < COLUMN_COUNT && !str_eq(name, str_of(column_names[i])))
		i++;
	return (enum column)i;
}

/* The column that the plan says has this header; COLUMN_COUNT: it says nothing. */
static enum column column_of_plan(struct arena *scratch, const struct plan *p, struct str header)
{
	struct arena_mark mark = arena_mark(scratch);
	enum column found = COLUMN_COUNT;
	struct str folded = str_trim(utf8_fold(scratch, header));
	for (size_t i = 0; i < p->column_count && found == COLUMN_COUNT; i++) {
		if (str_eq(folded, str_trim(utf8_fold(scratch, p->column[i].header.s))))
			found = column_named(p->column[i].column.s);
	}
	arena_rewind(scratch, mark);
	return found;
}

static bool plan_names(const struct plan *p, enum column column)
{
	for (size_t i = 0; i < p->column_count; i++) {
		if (column_named(p->column[i].column.s) == column)
			return true;
	}
	return false;
}

enum column column_for(struct arena *scratch, const struct plan *plan, struct str header)
{
	enum column c = plan ? column_of_plan(scratch, plan, header) : COLUMN_COUNT;
	if (c != COLUMN_COUNT)
		return c;
	c = column_find(scratch, header);
	return plan && c != COLUMN_COUNT && plan_names(plan, c) ? COLUMN_COUNT : c;
}

struct str column_suggest(struct arena *scratch, struct str header)
{
	struct arena_mark mark = arena_mark(scratch);
	struct str folded = fold(scratch, header), best = STR("");
	/* One slip in a short word, two in a long one; a word of two letters is near everything. */
	size_t length = utf8_length(folded), limit = length >= 7 ? 2 : length >= 4 ? 1 : 0;
	for (size_t i = 0; i < ALIASES && limit; i++) {
		if (aliases[i].column >= COLUMN_RESULTS_COUNT)
			continue;
		size_t d = str_distance(scratch, folded, aliases[i].header, limit);
		if (d <= limit) {
			best = aliases[i].header;
			limit = d - (d > 0);
		}
	}
	arena_rewind(scratch, mark);
	return best;
}
