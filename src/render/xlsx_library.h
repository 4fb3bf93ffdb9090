/*
 * libxlsxwriter, loaded when the first workbook is made and not when a tool
 * starts: it brings two more libraries, and all three together take longer
 * to load than a small plan takes to evaluate.
 */
#ifndef RENDER_XLSX_LIBRARY_H
#define RENDER_XLSX_LIBRARY_H

#include "base/arena.h"

#include <xlsxwriter.h>

/* What the loader calls it; the makefile says which version. */
#ifndef XLSX_SONAME
#define XLSX_SONAME "libxlsxwriter.so"
#endif

/* The functions that are used, each once. */
#define XLSX_FUNCTIONS(F)                                                                                              \
	F(chart_add_series)                                                                                            \
	F(chart_axis_major_gridlines_set_line)                                                                         \
	F(chart_axis_major_gridlines_set_visible)                                                                      \
	F(chart_axis_set_label_position)                                                                               \
	F(chart_axis_set_num_font)                                                                                     \
	F(chart_axis_set_num_format)                                                                                   \
	F(chart_axis_set_reverse)                                                                                      \
	F(chart_legend_set_font)                                                                                       \
	F(chart_legend_set_position)                                                                                   \
	F(chart_series_set_categories)                                                                                 \
	F(chart_series_set_fill)                                                                                       \
	F(chart_series_set_labels)                                                                                     \
	F(chart_series_set_labels_position)                                                                            \
	F(chart_series_set_line)                                                                                       \
	F(chart_series_set_marker_fill)                                                                                \
	F(chart_series_set_marker_line)                                                                                \
	F(chart_series_set_marker_size)                                                                                \
	F(chart_series_set_marker_type)                                                                                \
	F(chart_series_set_name_range)                                                                                 \
	F(chart_series_set_pattern)                                                                                    \
	F(chart_series_set_values)                                                                                     \
	F(chart_show_blanks_as)                                                                                        \
	F(chart_show_hidden_data)                                                                                      \
	F(chart_title_set_name)                                                                                        \
	F(chart_title_set_name_font)                                                                                   \
	F(format_set_align)                                                                                            \
	F(format_set_bg_color)                                                                                         \
	F(format_set_bold)                                                                                             \
	F(format_set_border)                                                                                           \
	F(format_set_border_color)                                                                                     \
	F(format_set_font_color)                                                                                       \
	F(format_set_font_name)                                                                                        \
	F(format_set_font_size)                                                                                        \
	F(format_set_num_format)                                                                                       \
	F(format_set_text_wrap)                                                                                        \
	F(format_set_top)                                                                                              \
	F(format_set_underline)                                                                                        \
	F(lxw_rowcol_to_cell)                                                                                          \
	F(lxw_workbook_free)                                                                                           \
	F(workbook_add_chart)                                                                                          \
	F(workbook_add_format)                                                                                         \
	F(workbook_add_worksheet)                                                                                      \
	F(workbook_close)                                                                                              \
	F(workbook_new)                                                                                                \
	F(workbook_set_properties)                                                                                     \
	F(worksheet_autofilter)                                                                                        \
	F(worksheet_conditional_format_range)                                                                          \
	F(worksheet_fit_to_pages)                                                                                      \
	F(worksheet_freeze_panes)                                                                                      \
	F(worksheet_gridlines)                                                                                         \
	F(worksheet_insert_chart_opt)                                                                                  \
	F(worksheet_print_area)                                                                                        \
	F(worksheet_repeat_rows)                                                                                       \
	F(worksheet_set_column)                                                                                        \
	F(worksheet_set_footer)                                                                                        \
	F(worksheet_set_h_pagebreaks)                                                                                  \
	F(worksheet_set_header)                                                                                        \
	F(worksheet_set_landscape)                                                                                     \
	F(worksheet_set_margins)                                                                                       \
	F(worksheet_set_paper)                                                                                         \
	F(worksheet_set_print_scale)                                                                                   \
	F(worksheet_set_row_pixels)                                                                                    \
	F(worksheet_write_blank)                                                                                       \
	F(worksheet_write_number)                                                                                      \
	F(worksheet_write_string)                                                                                      \
	F(worksheet_write_url_opt)

/* Pointers to them, of the types that the library's headers give them. */
struct xlsx_library {
#define XLSX_MEMBER(f) __typeof__(f) *f;
	XLSX_FUNCTIONS(XLSX_MEMBER)
#undef XLSX_MEMBER
};

/*
 * The library, in the arena; it stays loaded as long as the process lives, so that a later call opens no file.  NULL:
 * it cannot be loaded, or lacks a function.
 */
const struct xlsx_library *xlsx_library(struct arena *a);

#endif
