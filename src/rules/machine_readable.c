/*
 * Rules of the Ministry of Internal Affairs and Communications for statistical
 * tables that machines can read (統計表における機械判読可能なデータの表記方法の
 * 統一ルール, 18 December 2020): one datum a cell, numbers as numbers.
 */
#include "rules/check.h"

#include "base/utf8.h"

static struct span cell_span(const struct check *c)
{
	return record_field_span(c->cell->record, c->cell->field);
}

static bool is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

/* [-]digits[.digits] */
static bool is_plain_number(struct str s)
{
	size_t at = s.n > 0 && s.p[0] == '-', digits = 0;

	for (; at < s.n && is_digit(s.p[at]); at++)
		digits++;
	if (digits > 0 && at < s.n && s.p[at] == '.')
		for (at++, digits = 0; at < s.n && is_digit(s.p[at]); at++)
			digits++;
	return digits > 0 && at == s.n;
}

static bool has_wide_digit(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);

		if (cp >= 0xFF10 && cp <= 0xFF19)
			return true;
	}
	return false;
}

void check_marked_number(struct check *c)
{
	struct str plain;
	struct quantity q;
	struct diag *d;

	if (!c->cell->is_figure || is_plain_number(c->cell->text))
		return;
	q = quantity_parse(c->a, c->cell->text, NULL);
	if (q.kind != QUANTITY_NUMBER || is_plain_number(utf8_nfkc(c->a, c->cell->text)))
		return;
	plain = rat_exact(c->a, q.value, q.scale > 0 ? q.scale : 0);
	d = check_report(c, cell_span(c), MSG(N_("\"%s\" is more than a number"), c->cell->text));
	diag_help(d, MSG(N_("write %s; units and remarks have columns of their own"), plain));
	if (q.unit.n == 0 && q.marks == 0)
		diag_fix(c->diags, d, cell_span(c), plain, true);
}

void check_full_width(struct check *c)
{
	struct str plain;
	struct diag *d;

	if (!c->cell->is_figure || !has_wide_digit(c->cell->text))
		return;
	plain = utf8_nfkc(c->a, c->cell->text);
	d = check_report(c, cell_span(c), MSG(N_("\"%s\" is in full-width digits"), c->cell->text));
	diag_help(d, MSG(N_("write %s"), plain));
	if (is_plain_number(plain))
		diag_fix(c->diags, d, cell_span(c), plain, true);
}

/* A blank between every two characters, as in 合　計, of a text that has none around it. */
static bool is_spread(struct str s)
{
	size_t letters = 0, blanks = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);

		if (cp == ' ' || cp == 0x3000)
			blanks++;
		else if (cp < 0x2E80)
			return false;
		else
			letters++;
	}
	return blanks > 0 && letters <= blanks + 1;
}

void check_layout_space(struct check *c)
{
	struct str whole = c->cell->record->field[c->cell->field], text = c->cell->text;
	bool prose = c->cell->column == COLUMN_NOTE || c->cell->column == COLUMN_SOURCE;
	bool breaks = !prose && (str_find(text, STR("\n")) != SIZE_MAX || str_find(text, STR("\r")) != SIZE_MAX);

	if (breaks)
		diag_help(check_report(c, cell_span(c), MSG(N_("a line break stands in the cell"))),
			  MSG(N_("write it in one line, or as rows of their own")));
	else if (is_spread(text) || str_find(text, STR("   ")) != SIZE_MAX || str_find(text, STR("　　")) != SIZE_MAX)
		diag_help(check_report(c, cell_span(c), MSG(N_("blanks spread the text of the cell"))),
			  MSG(N_("write the word as it is: searches do not find it otherwise")));
	else if (text.n > 0 && text.n < whole.n)
		diag_help(check_report(c, cell_span(c), MSG(N_("blanks stand around the text of the cell"))),
			  MSG(N_("delete them")));
}

/* How many numbers stand in a text: 1,234.5 is one. */
static size_t count_numbers(struct str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		if (!is_digit(s.p[at])) {
			at++;
			continue;
		}
		n++;
		while (at < s.n && (is_digit(s.p[at]) ||
				    ((s.p[at] == ',' || s.p[at] == '.') && at + 1 < s.n && is_digit(s.p[at + 1]))))
			at++;
	}
	return n;
}

void check_several_values(struct check *c)
{
	if (!c->cell->is_figure || c->cell->text.n < 3)
		return;
	if (count_numbers(utf8_nfkc(c->a, c->cell->text)) > 1)
		diag_help(check_report(c, cell_span(c), MSG(N_("\"%s\" is more than one figure"), c->cell->text)),
			  MSG(N_("give each a row of its own")));
}

void check_machine_dependent(struct check *c)
{
	struct str s = c->cell->text;

	for (size_t at = 0; at < s.n;) {
		size_t start = at;
		uint32_t cp = utf8_next(s, &at);
		struct str one = str_slice(s, start, at - start);

		if ((cp >= 0x2460 && cp <= 0x24FF) || (cp >= 0x2160 && cp <= 0x217F) ||
		    (cp >= 0x3200 && cp <= 0x33FF) || cp == 0x2116 || cp == 0x2121) {
			diag_help(
				check_report(c, cell_span(c), MSG(N_("\"%s\" is not the same on every machine"), one)),
				MSG(N_("write %s"), utf8_nfkc(c->a, one)));
			return;
		}
	}
}

void check_western_year(struct check *c)
{
	struct str text = c->cell->text, iso;
	struct period p;
	enum period_result read;
	struct diag *d;

	if (c->cell->is_header || (c->cell->column != COLUMN_PERIOD && c->cell->column != COLUMN_FISCAL_YEAR))
		return;
	enum period_unit bare = c->cell->column == COLUMN_FISCAL_YEAR ? PERIOD_FISCAL_YEAR : PERIOD_NONE;
	int start = c->s->plan->start_month;
	read = period_parse(c->a, text, bare, start, &p);
	if (read != PERIOD_OK && read != PERIOD_ERA_OVER)
		return;
	struct str western = str_format(c->a, "%d", p.last.year), before = str_format(c->a, "%d", p.first.year);
	struct str narrow = utf8_nfkc(c->a, text);
	if (str_find(narrow, western) != SIZE_MAX || str_find(narrow, before) != SIZE_MAX)
		return;
	iso = period_format(c->a, p, start);
	d = check_report(c, cell_span(c), MSG(N_("\"%s\" does not say the Western year"), text));
	diag_help(d, MSG(N_("write %s"), iso));
	if (p.unit != PERIOD_CALENDAR_YEAR)
		diag_fix(c->diags, d, cell_span(c), iso, true);
}

void check_blank_header(struct check *c)
{
	if (c->cell->is_header && c->cell->text.n == 0)
		diag_help(check_report(c, cell_span(c), MSG(N_("the column has no name"))),
			  MSG(N_("name it, or delete the column")));
}

void check_outside_table(struct check *c)
{
	const size_t *fate = c->file->fate;

	if (fate[ROW_TITLE] + fate[ROW_FOOTNOTE] > 0)
		diag_help(check_report(c, (struct span){c->file->source, 0, 0},
				       MSG(N_("%s lines stand above or below the table"),
					   str_format(c->a, "%zu", fate[ROW_TITLE] + fate[ROW_FOOTNOTE]))),
			  MSG(N_("keep the table alone in the file; notes have a column of their own")));
}

void check_unit_column(struct check *c)
{
	if (c->columns && !(c->columns & (1u << COLUMN_UNIT)))
		diag_help(check_report(c, (struct span){c->file->source, 0, 0}, MSG(N_("no column states the units"))),
			  MSG(N_("add a column called 単位 (unit)")));
}
