/*
 * One row of a results table into observations.
 */
#include "model/results_reader.h"

#include "base/utf8.h"
#include "model/unit.h"

/* Searches for what an unknown id was meant to be go through all ids of the plan. */
enum { GUESSES_MAX = 100, LEVELS_SHOWN = 12 };

/* What a row says, apart from its figure. */
struct row {
	const struct item *item; /* NULL: none */
	struct period period;
	int year;
	unsigned marks;
	struct str comparison;
	const struct remark *remark;
	enum row_fate fate;
};

static void refuse(struct row *row, enum row_fate fate)
{
	if (row->fate == ROW_READ)
		row->fate = fate;
}

static struct str number(struct table *t, size_t n)
{
	return str_format(t->r->arena, "%zu", n);
}

static struct str year_text(struct table *t, int year)
{
	return str_format(t->r->arena, "%d", year);
}

bool row_is_footnote(const struct record *record)
{
	static const struct str sign[] = {STR_INIT("※"),    STR_INIT("*"),     STR_INIT("＊"),	   STR_INIT("注"),
					  STR_INIT("(注"),  STR_INIT("（注"),  STR_INIT("出典"),   STR_INIT("資料"),
					  STR_INIT("備考"), STR_INIT("Note:"), STR_INIT("Source:")};
	struct str first = str_trim(record->field[0]);
	bool signed_ = false;
	if (first.n && ((first.p[0] >= 'a' && first.p[0] <= 'z') || (first.p[0] >= '0' && first.p[0] <= '9')))
		return false;
	for (size_t i = 0; i < sizeof sign / sizeof *sign && !signed_; i++)
		signed_ = str_has_prefix(first, sign[i]);
	if (!signed_)
		return false;
	for (size_t i = 1; i < record->n; i++) {
		if (str_trim(record->field[i]).n)
			return false;
	}
	return record_rest_is_blank(record);
}

static bool has_right_width(struct table *t)
{
	const struct record *record = t->record;
	size_t n = record->n, due = t->header.n;
	while (n > due && !str_trim(record->field[n - 1]).n)
		n--;
	if (n == due)
		return true;
	if (!results_may_report(t, RULE_FIELD_COUNT)) {
		t->reported[RULE_FIELD_COUNT]++;
		return false;
	}
	struct diag *d = results_report(t, RULE_FIELD_COUNT, DIAG_ERROR, n > due ? due : SIZE_MAX,
					MSG(N_("the row has %s fields, the header %s"), number(t, n), number(t, due)));
	if (n > due && record->separator == ',')
		diag_help(d, MSG(N_("a text or a number with a comma in it must stand in quotes: \"1,234\"")));
	return false;
}

static struct str nearest_id(struct table *t, struct str id)
{
	struct arena *a = t->r->arena;
	const struct plan *p = t->r->plan;
	struct str best = STR("");
	size_t limit = utf8_length(id) / 3 + 1;
	for (size_t i = 0; i < p->item_count && limit; i++) {
		size_t d = str_distance(a, id, p->item[i]->id.s, limit);
		if (d <= limit) {
			best = p->item[i]->id.s;
			limit = d ? d - 1 : 0;
		}
	}
	return best;
}

static void report_unknown(struct table *t, size_t field, struct str id)
{
	struct diag *d = results_report(t, RULE_UNKNOWN_ID, DIAG_ERROR, field,
					MSG(N_("the plan has nothing with the id \"%s\""), id));
	if (!d || t->reported[RULE_UNKNOWN_ID] > GUESSES_MAX)
		return;
	struct str meant = nearest_id(t, str_trim(utf8_nfkc(t->r->arena, id)));
	if (!meant.n)
		return;
	diag_help(d, MSG(N_("did you mean \"%s\"?"), meant));
	diag_fix(t->diags, d, d->at, meant, false);
}

/* Rows whose ids were sorted and whose titles were not. */
static void check_title(struct table *t, const struct item *i)
{
	struct results_index *x = t->r->index;
	struct str title = results_cell(t, COLUMN_TITLE);
	if (!title.n || t->header.at[COLUMN_ID] == SIZE_MAX || str_eq(title, i->title.s) ||
	    str_eq(title, x->last_title))
		return;
	const struct item *other = item_index_find(t->r->arena, &x->names, title);
	if (!other || other == i || other == &ambiguous_item || !str_eq(str_trim(other->title.s), title)) {
		x->last_title = results_keep(t, title);
		return;
	}
	struct diag *d = results_report(
		t, RULE_TITLE_DISAGREES, DIAG_WARNING, t->header.at[COLUMN_TITLE],
		MSG(N_("the row is of \"%1$s\", but this is the title of \"%2$s\""), i->id.s, other->id.s));
	if (d) {
		diag_note(t->diags, d, i->title.at, MSG(N_("the title of \"%s\" is here"), i->id.s));
		diag_help(d, MSG(N_("the id counts: check whether the rows were moved in one column alone")));
	}
}

/* The item after that of the row before, if the id is its: tables go through the items in the plan's order. */
static const struct item *follower(const struct table *t, struct str id)
{
	const struct item *before = t->r->index->last_item;
	const struct plan *p = t->r->plan;
	size_t next = before && before->index + 1 < p->item_count ? before->index + 1 : 0;
	return next < p->item_count && str_eq(p->item[next]->id.s, id) ? p->item[next] : NULL;
}

static void find_item(struct table *t, struct row *row)
{
	struct results_index *x = t->r->index;
	enum column c = t->header.at[COLUMN_ID] != SIZE_MAX ? COLUMN_ID : COLUMN_TITLE;
	size_t field = t->header.at[c];
	struct str id = results_cell(t, c);
	if (id.n && str_eq(id, x->last_id)) {
		row->item = x->last_item;
		check_title(t, row->item);
		return;
	}
	if (!id.n) {
		results_report(t, RULE_MISSING_ID, DIAG_ERROR, field,
			       MSG(N_("the row does not say what was measured")));
		refuse(row, ROW_NO_ID);
		return;
	}
	const struct item *found = follower(t, id);
	if (!found)
		found = item_index_find(t->r->arena, &x->names, id);
	if (!found || found == &ambiguous_item) {
		if (!found)
			report_unknown(t, field, id);
		else
			results_report(t, RULE_UNKNOWN_ID, DIAG_ERROR, field,
				       MSG(N_("\"%s\" is the title of more than one item: give the id"), id));
		refuse(row, ROW_UNKNOWN_ID);
		return;
	}
	x->last_id = results_keep(t, id);
	row->item = x->last_item = found;
	x->last_title = STR("");
	check_title(t, found);
}

/* 45016: what a spreadsheet keeps for 2023-03-31, counted from the last day but one of 1899. */
static bool is_spreadsheet_day(struct table *t, struct str text, struct date *day)
{
	struct rat value;
	int64_t n;
	if (text.n != 5 || !rat_parse(t->r->arena, text, &value, NULL) || !rat_to_int(value, &n) || n < 10000)
		return false;
	*day = date_from_serial(date_serial((struct date){1899, 12, 30}) + (long)n);
	return date_valid(*day);
}

static void report_bad_date(struct table *t, size_t field, struct str text, enum period_result result)
{
	struct msg m = result == PERIOD_NO_SUCH_DAY ? MSG(N_("there is no such day, month or quarter: \"%s\""), text)
		       : result == PERIOD_ERA_NOT_BEGUN ? MSG(N_("the era had not begun: \"%s\""), text)
							: MSG(N_("cannot read a date or a fiscal year: \"%s\""), text);
	struct diag *d = results_report(t, RULE_BAD_DATE, DIAG_ERROR, field, m);
	struct date day;
	if (!d || result != PERIOD_UNREADABLE)
		return;
	if (is_spreadsheet_day(t, text, &day))
		diag_help(d, MSG(N_("this may be a spreadsheet's number for %s"), date_format(t->r->arena, day)));
	else
		diag_help(d, MSG(N_("write 2023-03-31, 2023-03, FY2022, 令和5年3月31日 or 令和4年度")));
}

/* A bare year where dates stand, or a calendar year where fiscal years stand. */
static void report_ambiguous(struct table *t, size_t field, struct str text, int year, bool bare)
{
	struct msg m = bare ? MSG(N_("\"%s\" may be a fiscal year or a calendar year"), text)
			    : MSG(N_("\"%s\" is a calendar year in a column of fiscal years"), text);
	struct diag *d = results_report(t, RULE_AMBIGUOUS_YEAR, DIAG_ERROR, field, m);
	struct str y = year_text(t, year);
	if (!d)
		return;
	diag_help(d, bare ? MSG(N_("write FY%1$s (%1$s年度) or %1$s年"), y) : MSG(N_("write FY%1$s (%1$s年度)"), y));
}

/* 20230331: eight digits and nothing else. */
static struct str with_hyphens(struct arena *a, struct str s)
{
	for (size_t k = 0; k < s.n; k++)
		if (s.p[k] < '0' || s.p[k] > '9')
			return s;
	if (s.n != 8)
		return s;
	struct str part[] = {str_slice(s, 0, 4), str_slice(s, 4, 2), str_slice(s, 6, 2)};
	return str_join(a, part, 3, STR("-"));
}

/* What a cell says of its period besides: 令和4年度実績, 令和4年度（速報）, 20230331. */
static struct str plain_period(struct table *t, struct str text, struct row *row)
{
	struct arena *a = t->r->arena;
	struct str name = str_trim(utf8_nfkc(a, text));
	size_t open = str_find(name, STR("("));
	unsigned marks = 0;
	if (open != SIZE_MAX && str_has_suffix(name, STR(")"))) {
		marks = quantity_mark(str_slice(name, open + 1, name.n - open - 2));
		name = marks ? str_trim(str_slice(name, 0, open)) : name;
	}
	name = results_bare_period(name, &marks);
	row->marks |= marks;
	return with_hyphens(a, name);
}

/* Reads the period in a column, for fiscal years or for any; false when what is wrong is reported. */
static bool read_period(struct table *t, enum column c, struct row *row)
{
	struct str text = results_cell(t, c);
	size_t field = t->header.at[c];
	bool fiscal = c == COLUMN_FISCAL_YEAR;
	const struct period_memory *known = results_period(t, text, fiscal ? PERIOD_FISCAL_YEAR : PERIOD_NONE);
	if (known->result == PERIOD_OK && !fiscal) {
		row->period = known->period;
		row->year = known->year;
		return true;
	}
	struct period_memory m = *known;
	if (m.result == PERIOD_UNREADABLE) {
		struct str plain = plain_period(t, text, row);
		if (plain.n && !str_eq(plain, text))
			m = *results_period(t, plain, fiscal ? PERIOD_FISCAL_YEAR : PERIOD_NONE);
	}
	if (m.result == PERIOD_UNREADABLE && !fiscal) {
		struct period_memory as_year = *results_period(t, text, PERIOD_FISCAL_YEAR);
		if (as_year.result == PERIOD_OK || as_year.result == PERIOD_ERA_OVER) {
			report_ambiguous(t, field, text, as_year.period.first.year, true);
			return false;
		}
	}
	if (m.result != PERIOD_OK && m.result != PERIOD_ERA_OVER) {
		report_bad_date(t, field, text, m.result);
		return false;
	}
	if (fiscal && m.period.unit == PERIOD_CALENDAR_YEAR) {
		report_ambiguous(t, field, text, m.period.first.year, false);
		return false;
	}
	if (m.result == PERIOD_ERA_OVER) {
		struct str read_as = period_format(t->r->arena, m.period, t->r->plan->start_month);
		struct diag *d = results_report(t, RULE_ERA_OVER, DIAG_WARNING, field,
						MSG(N_("the era was over: \"%s\" is read as %s"), text, read_as));
		if (d)
			diag_fix(t->diags, d, d->at, read_as, false);
	}
	row->period = m.period;
	row->year = m.year;
	return true;
}

static void find_period(struct table *t, struct row *row)
{
	bool has_date = results_cell(t, COLUMN_PERIOD).n > 0, has_year = results_cell(t, COLUMN_FISCAL_YEAR).n > 0;
	struct row by_year = {0};
	bool ok = has_date || has_year;
	if (!ok) {
		size_t field = t->header.at[COLUMN_PERIOD];
		results_report(t, RULE_BAD_DATE, DIAG_ERROR,
			       field != SIZE_MAX ? field : t->header.at[COLUMN_FISCAL_YEAR],
			       MSG(N_("the row has no date")));
	}
	if (has_year)
		ok = read_period(t, COLUMN_FISCAL_YEAR, &by_year);
	row->marks |= by_year.marks;
	if (has_date)
		ok = read_period(t, COLUMN_PERIOD, row) && ok;
	if (ok && has_date && has_year && row->year != by_year.year) {
		results_report(t, RULE_BAD_DATE, DIAG_ERROR, t->header.at[COLUMN_PERIOD],
			       MSG(N_("\"%s\" lies in FY%s, but the row is said to be of FY%s"),
				   results_cell(t, COLUMN_PERIOD), year_text(t, row->year),
				   year_text(t, by_year.year)));
		ok = false;
	} else if (ok && !has_date) {
		row->period = by_year.period;
		row->year = by_year.year;
	}
	if (!ok)
		refuse(row, ROW_BAD_PERIOD);
}

/* Figures are background: they may be older than the plan. */
static void check_year(struct table *t, const struct row *row, size_t field)
{
	const struct item *i = row->item;
	bool early = row->year < i->from && i->kind != ITEM_FIGURE;
	if ((!early && row->year <= i->to) || (i->baseline.given && row->year == i->baseline.year))
		return;
	results_report(t, RULE_OUTSIDE_PERIOD, DIAG_WARNING, field,
		       MSG(N_("FY%s is not among the years of \"%s\", FY%s to FY%s"), year_text(t, row->year), i->id.s,
			   year_text(t, i->from), year_text(t, i->to)));
}

static bool is_separator(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == ',' || cp == ';' || cp == '\n' || cp == 0x3000 || cp == 0x3001 ||
	       cp == 0x30FB || cp == 0xFF0C;
}

static void report_qualifier(struct table *t, struct str word)
{
	struct diag *d = results_report(t, RULE_UNKNOWN_QUALIFIER, DIAG_WARNING, t->header.at[COLUMN_QUALIFIER],
					MSG(N_("\"%s\" is no qualifier and is ignored"), word));
	if (d)
		diag_help(d, MSG(N_("known are 約 about, 速報 provisional, 確報 final, 訂正 revised, 累計 total, 以上, "
				    "以下, 超 and 未満")));
}

/* Marks, one or several with blanks or commas between them. */
static unsigned read_qualifier(struct table *t, struct str text)
{
	unsigned marks = quantity_mark(text);
	if (marks)
		return marks;
	for (size_t at = 0; at < text.n;) {
		size_t from = at, to = at;
		while (at < text.n && !is_separator(utf8_next(text, &at)))
			to = at;
		struct str word = str_slice(text, from, to - from);
		unsigned m = quantity_mark(word);
		if (word.n && !m)
			report_qualifier(t, word);
		marks |= m;
	}
	return marks;
}

static void find_marks(struct table *t, struct row *row)
{
	struct results_index *x = t->r->index;
	struct str text = results_cell(t, COLUMN_QUALIFIER);
	if (!text.n)
		return;
	if (str_eq(text, x->last_qualifier) && x->last_marks) {
		row->marks |= x->last_marks;
		return;
	}
	size_t before = t->reported[RULE_UNKNOWN_QUALIFIER];
	unsigned marks = read_qualifier(t, text);
	x->last_qualifier = results_keep(t, text);
	x->last_marks = t->reported[RULE_UNKNOWN_QUALIFIER] == before ? marks : 0;
	row->marks |= marks;
}

static bool has_grade(const struct table *t)
{
	return results_cell(t, COLUMN_GIVEN_GRADE).n > 0;
}

static void count_unread(struct table *t, struct noted_column *c, struct str text)
{
	c->filled++;
	c->figures += quantity_parse(t->r->arena, text, NULL).kind == QUANTITY_NUMBER;
}

/* The note, with the columns of other names behind it: "note; header: text". */
static struct str make_note(struct table *t)
{
	struct str note = results_cell(t, COLUMN_NOTE);
	struct buf b = buf_new(t->r->arena);
	for (size_t i = 0; i < t->header.noted.n; i++) {
		struct noted_column *c = &t->header.noted.v[i];
		struct str text = c->field < t->record->n ? str_trim(t->record->field[c->field]) : STR("");
		if (c->year != YEAR_NOTE_NONE && text.n)
			count_unread(t, c, text);
		bool of_grade = c->field == t->header.at[COLUMN_REASON] || c->field == t->header.at[COLUMN_SCHEME];
		if (!text.n || (of_grade && has_grade(t)))
			continue;
		if (!b.n)
			buf_add(&b, note);
		if (b.n)
			buf_add_z(&b, "; ");
		buf_add(&b, c->header);
		buf_add_z(&b, ": ");
		buf_add(&b, text);
	}
	return b.n ? buf_str(&b) : results_keep(t, note);
}

static const struct remark *find_remark(struct table *t, const struct row *row)
{
	const struct plan *p = t->r->plan;
	const struct remark **of = &t->r->index->remark[row->item ? row->item->index : p->item_count], *last = *of;
	struct arena_mark mark = arena_mark(t->r->arena);
	struct remark said = {results_cell(t, COLUMN_DEPARTMENT), make_note(t), results_cell(t, COLUMN_SOURCE)};
	if (last && str_eq(last->department, said.department) && str_eq(last->note, said.note) &&
	    str_eq(last->origin, said.origin)) {
		arena_rewind(t->r->arena, mark);
		return last;
	}
	struct remark *remark = ARENA_NEW(t->r->arena, struct remark);
	*remark = (struct remark){results_keep(t, said.department), said.note, results_keep(t, said.origin)};
	return *of = remark;
}

static struct str find_comparison(struct table *t)
{
	struct results_index *x = t->r->index;
	struct str text = results_cell(t, COLUMN_COMPARISON);
	if (!text.n)
		return STR("");
	if (!str_eq(text, x->last_comparison))
		x->last_comparison = results_keep(t, text);
	return x->last_comparison;
}

/* What the plan says of a word for a missing figure; false when it says nothing. */
static bool missing_by_plan(struct table *t, struct str text, struct quantity *q)
{
	const struct plan *p = t->r->plan;
	struct arena *a = t->r->arena;
	struct arena_mark mark = arena_mark(a);
	struct str word = p->missing_count ? str_trim(utf8_nfkc(a, text)) : STR("");
	const struct missing_word *found = NULL;
	for (size_t i = 0; i < p->missing_count && !found; i++) {
		if (str_eq(word, str_trim(utf8_nfkc(a, p->missing[i].word.s))))
			found = &p->missing[i];
	}
	arena_rewind(a, mark);
	if (!found)
		return false;
	*q = (struct quantity){.kind = QUANTITY_MISSING, .word = text};
	for (int i = 0; i < REASON_COUNT; i++) {
		if (str_eq(found->meaning.s, str_of(quantity_reason_names[i])))
			q->reason = (enum quantity_reason)i;
	}
	if (q->reason == REASON_NONE) {
		q->kind = QUANTITY_NUMBER;
		q->value = rat_of(0);
	}
	return true;
}

static void report_bad_level(struct table *t, const struct item *i, size_t field, struct str text)
{
	if (!results_may_report(t, RULE_BAD_LEVEL)) {
		t->reported[RULE_BAD_LEVEL]++;
		return;
	}
	struct str name[LEVELS_SHOWN + 1];
	size_t n = 0;
	for (; n < i->scale->n && n < LEVELS_SHOWN; n++)
		name[n] = i->scale->level[n].name.s;
	if (n < i->scale->n)
		name[n++] = STR("…");
	struct diag *d = results_report(t, RULE_BAD_LEVEL, DIAG_ERROR, field,
					MSG(N_("\"%s\" is not a level that \"%s\" can have"), text, i->id.s));
	diag_help(d,
		  MSG(N_("the levels are, the lowest first: %s; other words go under \"also\" in a scale of the plan"),
		      str_join(t->r->arena, name, n, STR(", "))));
}

static size_t find_level(struct table *t, const struct scale *s, struct str text)
{
	struct results_index *x = t->r->index;
	struct level_memory *m = &x->level[(str_hash(text) + (uintptr_t)s / sizeof *s) % LEVEL_SLOTS];
	if (m->scale == s && str_eq(m->text, text))
		return m->level;
	*m = (struct level_memory){s, results_keep(t, text), scale_find(t->r->arena, s, text)};
	return m->level;
}

/* The figure of an item on a scale: a level, or a word for none. */
static bool read_level(struct table *t, struct row *row, size_t field, struct str text, struct observation *o)
{
	o->level = text.n ? find_level(t, row->item->scale, text) : SIZE_MAX;
	o->quantity = (struct quantity){.kind = QUANTITY_WORD, .word = text};
	if (o->level != SIZE_MAX)
		return true;
	if (missing_by_plan(t, text, &o->quantity)) {
		/* "None" is a number; here it is a word like another. */
		o->quantity.kind = QUANTITY_MISSING;
		return true;
	}
	o->quantity.kind = QUANTITY_MISSING;
	if (quantity_is_missing(text, &o->quantity.reason))
		return true;
	report_bad_level(t, row->item, field, text);
	refuse(row, ROW_BAD_VALUE);
	return false;
}

static void report_bad_number(struct table *t, size_t field, struct str text, bool almost)
{
	struct msg m = almost ? MSG(N_("cannot tell which number is meant by \"%s\""), text)
			      : MSG(N_("\"%s\" is no number"), text);
	struct diag *d = results_report(t, RULE_BAD_NUMBER, DIAG_ERROR, field, m);
	if (!d)
		return;
	if (almost)
		diag_help(d,
			  MSG(N_("write one number such as 1234.5 or \"1,234.5\", and what is to be said of it in the "
				 "column for notes")));
	else
		diag_help(d, MSG(N_("write a number, or leave the field empty where there is none")));
}

static void report_unit(struct table *t, struct row *row, size_t field, struct str unit)
{
	struct diag *d = results_report(t, RULE_UNIT_MISMATCH, DIAG_ERROR, field,
					MSG(N_("the unit is \"%s\", but \"%s\" is measured in \"%s\""), unit,
					    row->item->id.s, row->item->unit.s));
	if (d)
		diag_note(t->diags, d, row->item->unit.at, MSG(N_("the unit is given here")));
	refuse(row, ROW_BAD_UNIT);
}

static void report_multiplier(struct table *t, struct row *row, size_t field, struct str text)
{
	struct str unit = row->item->unit.s;
	struct diag *d = results_report(
		t, RULE_UNIT_MISMATCH, DIAG_ERROR, field,
		MSG(N_("\"%1$s\" has a multiplier and so has the unit \"%2$s\": it may mean either"), text, unit));
	if (d) {
		diag_help(d, MSG(N_("write the unit behind it, or the bare number of \"%s\""), unit));
		diag_note(t->diags, d, row->item->unit.at, MSG(N_("the unit is given here")));
	}
	refuse(row, ROW_BAD_UNIT);
}

static bool check_unit(struct table *t, struct row *row, size_t field, struct str text, struct quantity *q)
{
	const struct item *i = row->item;
	struct str column = results_cell(t, COLUMN_UNIT);
	if (unit_may_be_counted_twice(i->unit.s, text, q)) {
		report_multiplier(t, row, field, text);
		return false;
	}
	if (!unit_fit(t->r->arena, i->unit.s, text, q)) {
		report_unit(t, row, field, q->unit);
		return false;
	}
	if (column.n && i->unit.s.n && !unit_same(t->r->arena, column, i->unit.s)) {
		report_unit(t, row, t->header.at[COLUMN_UNIT], column);
		return false;
	}
	q->unit = i->unit.s.n ? i->unit.s : results_keep(t, q->unit.n ? q->unit : column);
	return true;
}

/* A rank among others than the target's says nothing of it. */
static void check_among(struct table *t, const struct row *row, size_t field, struct str among)
{
	const struct target *target = item_target(row->item, row->year, NULL);
	if (row->comparison.n || !target || !target->among.n ||
	    str_eq(target->among, str_trim(utf8_nfkc(t->r->arena, among))))
		return;
	struct diag *d = results_report(t, RULE_UNIT_MISMATCH, DIAG_WARNING, field,
					MSG(N_("the rank is among \"%1$s\", the target of \"%2$s\" among \"%3$s\""),
					    among, row->item->id.s, target->among));
	if (d)
		diag_note(t->diags, d, target->at, MSG(N_("the target is given here")));
}

/* 東北3位: a rank, and among what, which is kept as the quantity's word. */
static bool read_rank(struct table *t, const struct row *row, size_t field, struct str text, struct observation *o)
{
	struct str among, rank;
	struct quantity q;
	if (!unit_is_rank(row->item->unit.s) || !rank_split(text, &among, &rank))
		return false;
	q = quantity_parse(t->r->arena, rank, NULL);
	if (q.kind != QUANTITY_NUMBER || !unit_is_rank(q.unit))
		return false;
	o->quantity = q;
	o->quantity.word = among;
	check_among(t, row, field, among);
	return true;
}

static bool read_figure(struct table *t, struct row *row, size_t field, struct str text, struct observation *o)
{
	bool almost;
	o->level = SIZE_MAX;
	o->quantity = quantity_parse(t->r->arena, text, &almost);
	if (o->quantity.kind == QUANTITY_NUMBER)
		return check_unit(t, row, field, text, &o->quantity);
	if (o->quantity.kind == QUANTITY_WORD && read_rank(t, row, field, text, o))
		return check_unit(t, row, field, text, &o->quantity);
	if (missing_by_plan(t, text, &o->quantity) || o->quantity.kind == QUANTITY_MISSING)
		return true;
	report_bad_number(t, field, text, almost);
	refuse(row, ROW_BAD_VALUE);
	return false;
}

/* Adds the figure in field `field` to the results, unless something is wrong with it. */
static void observe(struct table *t, struct row *row, size_t field)
{
	struct observation made = {0};
	struct str text = field < t->record->n ? str_trim(t->record->field[field]) : STR("");
	bool ok = row->item->scale ? read_level(t, row, field, text, &made) : read_figure(t, row, field, text, &made);
	if (!ok)
		return;
	struct observation *o = ARENA_NEW(t->r->arena, struct observation);
	*o = made;
	o->item = row->item;
	o->comparison = row->comparison;
	o->period = row->period;
	o->year = row->year;
	o->quantity.marks |= row->marks;
	o->quantity.word = results_keep(t, o->quantity.word);
	o->remark = row->remark;
	o->file = t->file;
	o->start = t->record->start;
	o->length = (uint32_t)(t->record->end - t->record->start);
	o->line = (uint32_t)t->record->line;
	o->field = (uint32_t)field;
	t->r->missing += made.quantity.kind == QUANTITY_MISSING;
	*VEC_PUSH(t->r->arena, &t->r->all) = o;
}

/* A grade given by hand; a row may have nothing else to say. */
static void grade(struct table *t, const struct row *row)
{
	if (row->item && row->fate == ROW_READ && !row->comparison.n)
		given_read(t, row->item->id.s, row->year, row->marks);
}

static void read_long(struct table *t, struct row *row)
{
	find_period(t, row);
	find_marks(t, row);
	if (!row->item)
		return;
	if (has_grade(t))
		grade(t, row);
	if (!results_cell(t, COLUMN_VALUE).n && (has_grade(t) || t->header.at[COLUMN_VALUE] == SIZE_MAX))
		return;
	/* An unreadable figure is worth a word even where the date is unreadable too. */
	size_t n = t->r->all.n, missing = t->r->missing, field = t->header.at[COLUMN_VALUE];
	enum column when = results_cell(t, COLUMN_PERIOD).n ? COLUMN_PERIOD : COLUMN_FISCAL_YEAR;
	bool dated = row->fate == ROW_READ;
	observe(t, row, field);
	if (dated) {
		t->file->figure[row->fate]++;
		check_year(t, row, t->header.at[when]);
	} else {
		t->r->all.n = n;
		t->r->missing = missing;
	}
}

/* In a table with a column for each year, the year of a grade is the last of them, where no column says it. */
static int last_year(const struct table *t)
{
	int year = 0;
	for (size_t i = 0; i < t->header.periods.n; i++)
		if (t->header.periods.v[i].year > year)
			year = t->header.periods.v[i].year;
	return year;
}

static void grade_wide(struct table *t, struct row *row)
{
	if (results_cell(t, COLUMN_PERIOD).n || results_cell(t, COLUMN_FISCAL_YEAR).n)
		find_period(t, row);
	else
		row->year = last_year(t);
	grade(t, row);
}

/* Reads one figure of a wide table; what became of it. */
static enum row_fate read_wide_figure(struct table *t, struct row *row, const struct period_column *c)
{
	if (c->field >= t->record->n || !str_trim(t->record->field[c->field]).n)
		return ROW_EMPTY;
	size_t before = t->r->all.n;
	row->fate = ROW_READ;
	row->period = c->period;
	row->year = c->year;
	observe(t, row, c->field);
	if (row->fate != ROW_READ)
		return row->fate;
	t->r->all.v[before]->quantity.marks |= c->marks;
	check_year(t, row, c->field);
	return ROW_READ;
}

/* A figure that cannot be read says nothing of the others in its row, nor of a grade. */
static void read_wide(struct table *t, struct row *row)
{
	enum row_fate fate = ROW_EMPTY;
	find_marks(t, row);
	if (!row->item)
		return;
	for (size_t i = 0; i < t->header.periods.n; i++) {
		enum row_fate of = read_wide_figure(t, row, &t->header.periods.v[i]);
		t->file->figure[of]++;
		if (of == ROW_READ || fate == ROW_EMPTY)
			fate = of;
	}
	row->fate = ROW_READ;
	if (has_grade(t))
		grade_wide(t, row);
	if (fate != ROW_EMPTY)
		row->fate = fate;
	else if (!has_grade(t))
		row->fate = ROW_EMPTY;
}

/* The id of a policy, a measure or the plan, none of which can have a figure. */
static bool is_of_group(struct table *t, struct str *id)
{
	const struct plan *p = t->r->plan;
	if (!has_grade(t))
		return false;
	struct str name = results_cell(t, t->header.at[COLUMN_ID] != SIZE_MAX ? COLUMN_ID : COLUMN_TITLE);
	*id = str_trim(utf8_nfkc(t->r->arena, name));
	if (plan_item(p, *id))
		return false;
	if (plan_group(p, *id))
		return true;
	bool whole = str_eq(*id, p->id.s);
	if (whole)
		*id = STR("");
	return whole;
}

static void read_group(struct table *t, struct row *row, struct str id)
{
	size_t field = t->header.at[COLUMN_VALUE];
	find_marks(t, row);
	if (t->header.periods.n)
		row->year = last_year(t);
	else
		find_period(t, row);
	if (results_cell(t, COLUMN_VALUE).n) {
		results_report(
			t, RULE_UNKNOWN_ID, DIAG_ERROR, field,
			MSG(N_("\"%s\" is a policy, a measure or the plan, which has a grade but no figure"), id));
		refuse(row, ROW_UNKNOWN_ID);
	}
	if (row->fate == ROW_READ)
		given_read(t, id, row->year, row->marks);
}

static bool is_of_other_plan(const struct table *t)
{
	struct str plan = results_cell(t, COLUMN_PLAN);
	return plan.n && !str_eq(plan, t->r->plan->id.s);
}

void row_read(struct table *t, const struct record *record)
{
	struct row row = {.fate = ROW_READ};
	struct str group;
	t->record = record;
	t->file->separator = record->separator;
	t->file->rows++;
	if (row_is_footnote(record)) {
		row.fate = ROW_FOOTNOTE;
	} else if (!has_right_width(t)) {
		row.fate = ROW_FIELDS;
	} else if (is_of_other_plan(t)) {
		row.fate = ROW_OTHER_PLAN;
	} else if (is_of_group(t, &group)) {
		read_group(t, &row, group);
	} else {
		find_item(t, &row);
		row.comparison = find_comparison(t);
		row.remark = find_remark(t, &row);
		if (t->header.periods.n)
			read_wide(t, &row);
		else
			read_long(t, &row);
	}
	t->file->fate[row.fate]++;
}
