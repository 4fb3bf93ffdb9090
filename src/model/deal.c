#include "model/deal.h"

#include "model/results_reader.h"

struct dealer {
	struct arena *a;
	struct deal *deal;
	size_t field; /* of the column `plan` */
	size_t item;  /* of the first column that names an item; SIZE_MAX: none */
	size_t lines; /* without a header so far */
	struct deal_hand *last;
};

/* Whether the record is a header with a column for the plan, which is then d->field. */
static bool find_header(struct dealer *d, const struct record *record)
{
	bool others = false;
	size_t field = SIZE_MAX;
	d->item = SIZE_MAX;
	for (size_t i = 0; i < record->n; i++) {
		enum column c = column_find(d->a, str_trim(record->field[i]));
		if (c == COLUMN_PLAN && field == SIZE_MAX)
			field = i;
		if ((c == COLUMN_ID || c == COLUMN_TITLE) && d->item == SIZE_MAX)
			d->item = i;
		others = others || c <= COLUMN_VALUE;
	}
	d->field = field;
	return field != SIZE_MAX && others;
}

static struct deal_hand *hand_of(struct dealer *d, const struct record *record)
{
	struct deal *deal = d->deal;
	struct str plan = d->field < record->n ? str_trim(record->field[d->field]) : STR("");
	if (d->last && str_eq(d->last->plan, plan))
		return d->last;
	struct deal_hand *hand = map_get(&deal->by_id, plan);
	if (!hand) {
		hand = ARENA_NEW(d->a, struct deal_hand);
		hand->plan = str_dup(d->a, plan);
		hand->first = plan.n ? record_field_span(record, d->field)
				     : (struct span){record->source, record->start, record->end};
		map_put(d->a, &deal->by_id, hand->plan, hand);
		*VEC_PUSH(d->a, &deal->hands) = hand;
	}
	return hand;
}

static void deal_record(struct dealer *d, const struct record *record)
{
	struct deal_hand *hand = hand_of(d, record);
	hand->rows++;
	if (hand == d->last) {
		hand->stretches.v[hand->stretches.n - 1].end = record->end;
		return;
	}
	*VEC_PUSH(d->a, &hand->stretches) = (struct deal_stretch){record->start, record->end, record->line};
	d->last = hand;
}

static bool is_blank(const struct record *record, size_t field)
{
	return field >= record->n || str_trim(record->field[field]).n == 0;
}

/* A second line of the header names no plan and no item. */
static bool is_second_line(const struct dealer *d, const struct record *record)
{
	return d->deal->hands.n == 0 && d->deal->footnotes == 0 && is_blank(record, d->field) &&
	       is_blank(record, d->item);
}

static bool take_record(void *arg, const struct record *record)
{
	struct dealer *d = arg;
	struct deal *deal = d->deal;
	if (!deal->by_plan) {
		deal->by_plan = find_header(d, record);
		deal->body = record->end;
		if (!deal->by_plan)
			deal->titles++;
		return deal->by_plan || ++d->lines < TITLE_LINES_MAX;
	}
	if (is_second_line(d, record)) {
		deal->body = record->end;
		return true;
	}
	if (!results_in_part(deal->part, record->start, deal->source->bytes.n)) {
		d->last = NULL;
		return true;
	}
	if (row_is_footnote(record)) {
		deal->footnotes++;
		d->last = NULL;
		return true;
	}
	deal_record(d, record);
	return true;
}

struct deal *results_deal(struct arena *a, struct source *source, struct results_part part,
			  const struct read_limits *limits, struct diag_list *diags)
{
	struct deal *deal = ARENA_NEW(a, struct deal);
	*deal = (struct deal){.source = source, .part = part, .separator = csv_separator(source->bytes)};
	struct dealer d = {.a = a, .deal = deal};
	if (!read_csv(a, source, limits, take_record, &d, diags))
		return NULL;
	/* The table of lines is made at first use, which must not be by two at once. */
	(void)source_place(source, 0);
	return deal;
}

const struct deal_hand *deal_hand(const struct deal *d, struct str plan)
{
	return map_get(&d->by_id, plan);
}
