/*
 * Rules on single cells of results files.
 */
#include "rules/check.h"

#include "base/utf8.h"

#include <string.h>

static struct span cell_span(const struct check *c)
{
	return record_field_span(c->cell->record, c->cell->field);
}

void check_formula(struct check *c)
{
	struct str text = c->cell->text;
	char first = text.n > 0 ? text.p[0] : '\0';
	bool formula =
		first == '=' || first == '@' || str_has_prefix(text, STR("＝")) || str_has_prefix(text, STR("＠"));

	/* +81-3…, -5 and - are no formulas, +A1 and -SUM(…) are. */
	if ((first == '+' || first == '-') && text.n > 1)
		formula = (text.p[1] | 0x20) >= 'a' && (text.p[1] | 0x20) <= 'z';
	if (!formula)
		return;
	diag_help(check_report(c, cell_span(c),
			       MSG(N_("a spreadsheet takes \"%s\" for a formula"), utf8_prefix(text, 40))),
		  MSG(N_("write what it comes to, or put a word in front of it")));
}

void check_spreadsheet_error(struct check *c)
{
	static const struct str errors[] = {STR_INIT("#REF!"),	STR_INIT("#VALUE!"), STR_INIT("#DIV/0!"),
					    STR_INIT("#NAME?"), STR_INIT("#NUM!"),   STR_INIT("#NULL!"),
					    STR_INIT("#N/A")};
	struct str text = c->cell->text;
	bool narrow = text.n >= 3;

	for (size_t i = 0; i < text.n && narrow; i++)
		narrow = text.p[i] == '#';
	if (narrow) {
		diag_help(check_report(c, cell_span(c), MSG(N_("\"%s\": the column was too narrow"), text)),
			  MSG(N_("widen the column in the spreadsheet and save the file again")));
		return;
	}
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (str_eq(text, errors[i]))
			diag_help(check_report(c, cell_span(c), MSG(N_("\"%s\" is the error of a formula"), text)),
				  MSG(N_("mend the formula in the spreadsheet, or leave the cell empty")));
}

void check_ditto(struct check *c)
{
	static const struct str dittos[] = {STR_INIT("〃"), STR_INIT("同上"), STR_INIT("々"),
					    STR_INIT("″"),  STR_INIT("\""),   STR_INIT("同じ")};

	for (size_t i = 0; i < sizeof dittos / sizeof *dittos; i++)
		if (str_eq(c->cell->text, dittos[i]))
			diag_help(
				check_report(c, cell_span(c), MSG(N_("\"%s\" points to the row above"), c->cell->text)),
				MSG(N_("write it out: rows get sorted and taken apart")));
}
