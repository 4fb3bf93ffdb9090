#include "model/partial.h"

#include "base/utf8.h"

#include <assert.h>
#include <inttypes.h>

/* What is written of a figure is all that there is of it: whoever adds to these adds to the format, too. */
static_assert(sizeof(void *) != 8 || (sizeof(struct observation) == 184 && sizeof(struct quantity) == 72 &&
				      sizeof(struct remark) == 48),
	      "a member that partials do not keep");

/* Texts that rows share are written once and referred to by number; 0 is the empty text. */
struct writer {
	struct buf *out;
	struct arena *arena;
	struct map texts;
};

/* A field: a tab, a line end or a backslash in it stands as \t, \n, \r or \\. */
static void add_text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		char escaped = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\\' ? '\\' : '\0';
		if (escaped)
			buf_add_c(out, '\\');
		buf_add_c(out, escaped ? escaped : c);
	}
}

static void add_line(struct buf *out, const char *word, struct str text)
{
	buf_add_z(out, word);
	buf_add_c(out, '\t');
	add_text(out, text);
	buf_add_c(out, '\n');
}

void partial_begin(struct buf *out, struct str tool, struct str version, bool several)
{
	buf_printf(out, "plan-eval-partial\t%d\t%s\t", PARTIAL_VERSION, several ? "several" : "one");
	add_text(out, tool);
	buf_add_c(out, ' ');
	add_text(out, version);
	buf_add_c(out, '\n');
}

/* The number of a text, which is written first where it is new. */
static size_t text_number(struct writer *w, struct str s)
{
	if (!s.n)
		return 0;
	uintptr_t known = (uintptr_t)map_get(&w->texts, s);
	if (known)
		return known;
	add_line(w->out, "t", s);
	map_put(w->arena, &w->texts, s, (void *)(uintptr_t)(w->texts.n + 1));
	return w->texts.n;
}

static void add_value(struct writer *w, const struct quantity *q)
{
	if (q->kind != QUANTITY_NUMBER)
		buf_add_c(w->out, '-');
	else
		/* Never cut off: what is no short decimal is a fraction. */
		buf_add(w->out, rat_exact(w->arena, q->value, 0));
}

static void add_number(struct buf *out, uint64_t n)
{
	char digits[20];
	size_t at = sizeof digits;
	do
		digits[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add(out, (struct str){digits + at, sizeof digits - at});
}

static void add_int(struct buf *out, int n)
{
	if (n < 0)
		buf_add_c(out, '-');
	add_number(out, n < 0 ? -(uint64_t)n : (uint64_t)n);
}

/* Numbers with a tab before each. */
static void add_numbers(struct buf *out, const size_t *n, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_add_c(out, '\t');
		add_number(out, n[i]);
	}
}

static void add_date(struct buf *out, struct date d)
{
	add_int(out, d.year);
	buf_add_c(out, '-');
	add_int(out, d.month);
	buf_add_c(out, '-');
	add_int(out, d.day);
}

/* The place of a byte in the row's record: as source_place() has it, without a look at what is before the record. */
static struct place place_in(const struct observation *o, size_t at)
{
	struct str bytes = o->file->source->bytes;
	size_t line = o->line, start = o->start;
	if (o->file->source->known)
		return source_place(o->file->source, at);
	for (size_t i = o->start; i < at; i++) {
		if (bytes.p[i] != '\n' && (bytes.p[i] != '\r' || (i + 1 < at && bytes.p[i + 1] == '\n')))
			continue;
		line++;
		start = i + 1;
	}
	return (struct place){.line = line, .column = utf8_length(str_slice(bytes, start, at - start)) + 1};
}

static void add_row(struct writer *w, const struct observation *o)
{
	const struct quantity *q = &o->quantity;
	struct span at = observation_value_at(o);
	struct place place = place_in(o, at.start);
	size_t comparison = text_number(w, o->comparison), unit = text_number(w, q->unit),
	       word = text_number(w, q->word);
	size_t department = text_number(w, o->remark->department), note = text_number(w, o->remark->note);
	size_t origin = text_number(w, o->remark->origin), text = text_number(w, observation_text(w->arena, at));
	buf_add_c(w->out, 'r');
	add_numbers(w->out, (size_t[]){o->item->index, place.line, place.column, o->field, o->period.unit}, 5);
	buf_add_c(w->out, '\t');
	add_date(w->out, o->period.first);
	buf_add_c(w->out, '\t');
	add_date(w->out, o->period.last);
	add_numbers(w->out, (size_t[]){q->kind, q->reason, q->marks}, 3);
	buf_add_c(w->out, '\t');
	add_int(w->out, q->scale);
	buf_add_c(w->out, '\t');
	add_value(w, q);
	if (o->level == SIZE_MAX)
		buf_add_z(w->out, "\t-");
	else
		buf_printf(w->out, "\t%zu", o->level);
	add_numbers(w->out, (size_t[]){comparison, unit, word, department, note, origin, text}, 7);
	buf_add_c(w->out, '\n');
}

static void add_file(struct writer *w, const struct results *r, const struct results_file *f)
{
	buf_printf(w->out, "f\t%016" PRIx64 "\t%zu\t%zu\t%zu", source_hash(f->source), r->part.k, r->part.n, f->rows);
	for (size_t k = 0; k < ROW_FATE_COUNT; k++)
		buf_printf(w->out, "\t%zu", f->fate[k]);
	buf_add_c(w->out, '\t');
	add_text(w->out, f->source->name);
	buf_add_c(w->out, '\n');
}

void partial_plan(struct buf *out, struct str file, const struct plan *plan, const struct results *results)
{
	struct writer w = {.out = out, .arena = out->arena};
	const struct results_file *last = NULL;
	buf_printf(out, "plan\t%s\t", !plan ? "unreadable" : results ? "read" : "faulty");
	buf_printf(out, "%016" PRIx64 "\t", plan ? source_hash(plan->source) : 0);
	add_text(out, plan ? plan->id.s : STR(""));
	buf_add_c(out, '\t');
	add_text(out, file);
	buf_add_c(out, '\n');
	/* Each file, those without rows too, and behind it its rows. */
	for (size_t i = 0, k = 0; results && i < results->files.n; i++) {
		last = results->files.v[i];
		add_file(&w, results, last);
		for (; k < results->all.n && results->all.v[k]->file == last; k++)
			add_row(&w, results->all.v[k]);
	}
}

void partial_table(struct buf *out, const struct deal *deal)
{
	buf_printf(out, "table\t%016" PRIx64 "\t%zu\t%zu\t", source_hash(deal->source), deal->part.k, deal->part.n);
	add_text(out, deal->source->name);
	buf_add_c(out, '\n');
	for (size_t i = 0; i < deal->hands.n; i++) {
		buf_printf(out, "h\t%zu\t", deal->hands.v[i]->rows);
		add_text(out, deal->hands.v[i]->plan);
		buf_add_c(out, '\n');
	}
}

void partial_end(struct buf *out)
{
	uint64_t sum = str_hash(buf_str(out));
	buf_printf(out, "end\t%016" PRIx64 "\n", sum);
}
