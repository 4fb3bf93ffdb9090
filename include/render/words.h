/*
 * Words that several renderers put around values in the reader's language.
 * The strings live in the buffer's arena.
 */
#ifndef RENDER_WORDS_H
#define RENDER_WORDS_H

#include "render/render.h"

/* "令和4年度（2022年度）", "FY2022". */
struct str words_fiscal_year(struct arena *a, const struct view_year *y, const struct render_style *style);
/* A year in the midst of a sentence: "FY2022"; "令和4年度" where only eras are to be used. */
struct str words_year(struct arena *a, int year, const struct render_style *style);
/* The same where room is short: "令和4年度", "FY2022". */
struct str words_year_short(struct arena *a, const struct view_year *y, const struct render_style *style);
/* By when a target is due inside its year: "FY2023 Q1", "by 2023-09-30"; empty: at its end. */
struct str words_deadline(struct arena *a, const struct view_entry *e, const struct render_style *style);
/* An entry's title with that behind it. */
struct str words_title(struct arena *a, const struct view_entry *e, const struct render_style *style);
/* "interim target", "final target"; empty: it is the only one. */
struct str words_stage(enum target_stage stage, const struct render_style *style);
/* The value with what qualifies it: "約2,800人", "about 2,800人"; in English a blank before a Latin unit: "605 g". */
struct str words_value(struct arena *a, const struct view_value *v, const struct render_style *style);
/* A target for a table: an operator is said unless it is the usual one (at least; zero at most). */
struct str words_target(struct arena *a, const struct view_value *v, const struct render_style *style);
/* A target in full: "4,500人以上". */
struct str words_target_full(struct arena *a, const struct view_value *v, const struct render_style *style);
/* "達成", "met". */
struct str words_outcome(enum outcome o, const struct render_style *style);
/* "stale: the last figure is older than 2 years"; empty: there is no state to tell. */
struct str words_state(struct arena *a, const struct view_entry *e, const struct render_style *style);
/* The rate, with a mark before it where it reaches 100 % by rounding alone; empty: none. */
struct str words_rate(struct arena *a, const struct view_entry *e);
/* A text of a scheme in the reader's language, or in what there is. */
struct str words_wording(const struct wording *w, const struct render_style *style);
/* A scheme's title, or its id. */
struct str words_scheme(const struct scheme *s, const struct render_style *style);
/* The grade as printed; a dash for what is unrated. */
struct str words_rating(const struct view_rating *r);
/* "by hand S: the reason". */
struct str words_given(struct arena *a, const struct view_given *g, const struct render_style *style);
/* The sign that stands before the word: 〇 ✕ … ？ －. */
struct str words_sign(enum outcome o);
/* What a step of a chain says, but for its label and its place: "2,800人  2023-03 …". */
struct str words_step(struct arena *a, const struct view_step *s, const struct render_style *style);
/* A difference with its sign. */
struct str words_signed(struct arena *a, const struct view_value *v, const struct render_style *style);
/*
 * What of the plan a year of a report tells and what its counts are over, a line each; empty where that is everything.
 */
struct words_lines {
	struct str chosen; /* "chosen: 7 of 51, by department 税務課" */
	struct str listed; /* "listed: missed; the counts are of all" */
};
struct words_lines words_selection(struct arena *a, const struct report *r, const struct view_year *y,
				   const struct render_style *style);
struct str words_join(struct arena *a, const struct field_list *list, struct str sep);

#endif
