#include "model/partial.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { FIELDS_MAX = 32 };

/* A line of a partial, taken apart. */
struct line {
	struct str field[FIELDS_MAX];
	size_t n;
	size_t start, next; /* bytes of the source */
};

struct reader {
	struct arena *a;
	struct source *source;
	struct diag_list *diags;
	bool failed;
};

/* What stands in a partial is nothing for people to look at: its name says enough. */
static struct span whole_file(struct arena *a, const struct source *s)
{
	return (struct span){source_new(a, s->name, STR("")), 0, 0};
}

static void fail(struct reader *r, struct msg text, struct msg help)
{
	struct diag *d;
	if (r->failed)
		return;
	r->failed = true;
	d = diag_add(r->diags, DIAG_ERROR, STR(""), whole_file(r->diags->arena, r->source), text);
	if (help.id)
		diag_help(d, help);
}

static void fail_altered(struct reader *r)
{
	fail(r, MSG(N_("the partial evaluation was cut off or altered")), MSG(N_("make it again")));
}

/* The line at `at`; false at the end. */
static bool take_line(const struct source *s, size_t at, size_t end, struct line *out)
{
	struct str rest = str_slice(s->bytes, at, end > at ? end - at : 0);
	if (!rest.n)
		return false;
	size_t stop = str_find(rest, STR("\n"));
	struct str line = str_slice(rest, 0, stop);
	*out = (struct line){.start = at, .next = stop == SIZE_MAX ? end : at + stop + 1};
	for (bool more = true; more && out->n < FIELDS_MAX;) {
		size_t tab = str_find(line, STR("\t"));
		out->field[out->n++] = str_slice(line, 0, tab);
		more = tab != SIZE_MAX;
		line = more ? str_slice(line, tab + 1, line.n) : STR("");
	}
	return true;
}

static bool is(const struct line *l, const char *word, size_t fields)
{
	return l->n == fields && str_eq(l->field[0], str_of(word));
}

static bool read_number(struct str s, uint64_t *out, unsigned base)
{
	uint64_t n = 0;
	if (!s.n || s.n > 19)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		unsigned digit = c >= '0' && c <= '9'	? (unsigned)(c - '0')
				 : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10)
							: base;
		if (digit >= base)
			return false;
		n = n * base + digit;
	}
	*out = n;
	return true;
}

static bool read_size(struct str s, size_t *out)
{
	uint64_t n;
	if (!read_number(s, &n, 10) || n > SIZE_MAX)
		return false;
	*out = (size_t)n;
	return true;
}

static bool read_int(struct str s, int *out)
{
	uint64_t n;
	bool minus = s.n && s.p[0] == '-';
	if (!read_number(minus ? str_slice(s, 1, s.n) : s, &n, 10) || n > INT32_MAX)
		return false;
	*out = minus ? -(int)n : (int)n;
	return true;
}

static struct str unescape(struct arena *a, struct str s)
{
	if (str_find(s, STR("\\")) == SIZE_MAX)
		return s;
	struct buf out = buf_new(a);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\\' || i + 1 == s.n) {
			buf_add_c(&out, s.p[i]);
			continue;
		}
		char c = s.p[++i];
		buf_add_c(&out, c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c);
	}
	return buf_str(&out);
}

/* --- What it says of itself --------------------------------------------------- */

/* The first line; returns where the next begins. */
static size_t read_head(struct reader *r, struct partial *p)
{
	struct line l;
	size_t version;
	if (!take_line(r->source, 0, r->source->bytes.n, &l) || !str_eq(l.field[0], STR("plan-eval-partial")) ||
	    l.n < 3 || !read_size(l.field[1], &version)) {
		fail(r, MSG(N_("this is no partial evaluation")),
		     MSG(N_("plan-eval --partial makes one from a plan and its results")));
		return 0;
	}
	if (version > PARTIAL_VERSION)
		fail(r, MSG(N_("the partial evaluation is of version %s, which is newer than this tool"), l.field[1]),
		     MSG(N_("join it by a version of plan-eval as new as the one that made it")));
	p->several = str_eq(l.field[2], STR("several"));
	return l.next;
}

/* The end must be there, and fit what is before it; returns where it begins. */
static size_t check_end(struct reader *r)
{
	struct str all = r->source->bytes;
	enum { END_BYTES = 4 + 16 + 1 };
	uint64_t sum;
	size_t end = all.n > END_BYTES ? all.n - END_BYTES : 0;
	struct line l;
	if (!take_line(r->source, end, all.n, &l) || !is(&l, "end", 2) || l.next != all.n ||
	    !read_number(l.field[1], &sum, 16) || sum != str_hash(str_slice(all, 0, end)) || utf8_check(all) < all.n ||
	    memchr(all.p, '\0', all.n) != NULL)
		fail_altered(r);
	return end;
}

static void read_section(struct reader *r, struct partial *p, const struct line *l, struct partial_section *s)
{
	*s = (struct partial_section){.partial = p, .start = l->next, .end = l->next};
	s->unreadable = str_eq(l->field[1], STR("unreadable"));
	s->faulty = !str_eq(l->field[1], STR("read"));
	s->id = unescape(r->a, l->field[3]);
	s->file = unescape(r->a, l->field[4]);
	if (!read_number(l->field[2], &s->hash, 16))
		fail_altered(r);
}

static void read_table(struct reader *r, const struct line *l, struct partial_table *t)
{
	t->file = unescape(r->a, l->field[4]);
	if (!read_number(l->field[1], &t->hash, 16) || !read_size(l->field[2], &t->part) ||
	    !read_size(l->field[3], &t->parts) || t->part < 1 || t->part > t->parts)
		fail_altered(r);
}

typedef VEC(struct partial_hand) hand_list;

struct partial *partial_read(struct arena *a, struct source *source, struct diag_list *diags)
{
	struct reader r = {.a = a, .source = source, .diags = diags};
	struct partial *p = ARENA_NEW(a, struct partial);
	VEC(struct partial_section) sections = {0};
	VEC(struct partial_table) tables = {0};
	hand_list hands = {0};
	p->source = source;
	size_t at = read_head(&r, p), end = r.failed ? 0 : check_end(&r);
	for (struct line l; !r.failed && take_line(source, at, end, &l); at = l.next) {
		if (is(&l, "plan", 5)) {
			read_section(&r, p, &l, VEC_PUSH(a, &sections));
		} else if (is(&l, "table", 5)) {
			hands = (hand_list){0};
			read_table(&r, &l, VEC_PUSH(a, &tables));
		} else if (is(&l, "h", 3) && tables.n) {
			struct partial_hand *h = VEC_PUSH(a, &hands);
			h->plan = unescape(a, l.field[2]);
			if (!read_size(l.field[1], &h->rows))
				fail_altered(&r);
			tables.v[tables.n - 1].hand = hands.v;
			tables.v[tables.n - 1].hand_count = hands.n;
		} else if (sections.n && !tables.n) {
			sections.v[sections.n - 1].end = l.next;
		} else {
			fail_altered(&r);
		}
	}
	p->section = sections.v;
	p->section_count = sections.n;
	p->table = tables.v;
	p->table_count = tables.n;
	return r.failed ? NULL : p;
}

/* --- Results ------------------------------------------------------------------ */

/* A file, or a part of one, of one section. */
struct piece {
	struct str name;
	uint64_t hash;
	size_t part, parts;
	struct results_file counts;
	VEC(struct observation *) rows;
	VEC(struct known_place) places;
	const struct partial *partial;
};

typedef VEC(struct str) text_list;
typedef VEC(struct piece *) piece_list;

static bool read_date(struct str s, struct date *out)
{
	size_t first = str_find(s, STR("-"));
	struct str rest = first == SIZE_MAX ? STR("") : str_slice(s, first + 1, s.n);
	size_t second = str_find(rest, STR("-"));
	return second != SIZE_MAX && read_int(str_slice(s, 0, first), &out->year) &&
	       read_int(str_slice(rest, 0, second), &out->month) &&
	       read_int(str_slice(rest, second + 1, rest.n), &out->day) && date_valid(*out);
}

static bool read_value(struct arena *a, struct str s, struct rat *out)
{
	size_t slash = str_find(s, STR("/"));
	struct rat below;
	if (slash == SIZE_MAX)
		return rat_parse(a, s, out, NULL);
	if (!rat_parse(a, str_slice(s, 0, slash), out, NULL) ||
	    !rat_parse(a, str_slice(s, slash + 1, s.n), &below, NULL) || rat_sign(below) == 0)
		return false;
	*out = rat_div(a, *out, below);
	return true;
}

static bool read_text_number(struct str s, const text_list *texts, struct str *out)
{
	size_t n;
	if (!read_size(s, &n) || n > texts->n)
		return false;
	*out = n ? texts->v[n - 1] : STR("");
	return true;
}

static bool read_quantity(struct arena *a, const struct str *f, struct quantity *q)
{
	int kind, reason;
	size_t marks;
	if (!read_int(f[0], &kind) || kind < 0 || kind >= QUANTITY_KIND_COUNT || !read_int(f[1], &reason) ||
	    reason < 0 || reason >= REASON_COUNT || !read_size(f[2], &marks) || !read_int(f[3], &q->scale))
		return false;
	q->kind = (enum quantity_kind)kind;
	q->reason = (enum quantity_reason)reason;
	q->marks = (unsigned)marks;
	return q->kind == QUANTITY_NUMBER ? read_value(a, f[4], &q->value) : str_eq(f[4], STR("-"));
}

static bool read_remark(struct arena *a, const struct str *f, const text_list *texts, const struct remark **last)
{
	struct remark m;
	if (!read_text_number(f[0], texts, &m.department) || !read_text_number(f[1], texts, &m.note) ||
	    !read_text_number(f[2], texts, &m.origin))
		return false;
	/* Equal texts are one text here. */
	if (*last && (*last)->department.p == m.department.p && (*last)->note.p == m.note.p &&
	    (*last)->origin.p == m.origin.p)
		return true;
	struct remark *kept = ARENA_NEW(a, struct remark);
	*kept = m;
	*last = kept;
	return true;
}

static bool read_row(struct results *r, struct piece *piece, const struct line *l, const text_list *texts,
		     const struct remark **remark)
{
	struct arena *a = r->arena;
	const struct str *f = l->field;
	struct observation *o = ARENA_NEW(a, struct observation);
	struct known_place place;
	size_t item, field;
	int unit;
	if (l->n != 21 || !read_size(f[1], &item) || item >= r->plan->item_count || !read_size(f[2], &place.at.line) ||
	    !read_size(f[3], &place.at.column) || !read_size(f[4], &field) || !read_int(f[5], &unit) || unit < 0 ||
	    unit >= PERIOD_UNIT_COUNT || !read_date(f[6], &o->period.first) || !read_date(f[7], &o->period.last) ||
	    !read_quantity(a, f + 8, &o->quantity))
		return false;
	o->item = r->plan->item[item];
	o->period.unit = (enum period_unit)unit;
	o->year = period_fiscal_year(o->period, r->plan->start_month);
	o->level = SIZE_MAX;
	bool has_level = !str_eq(f[13], STR("-"));
	if (has_level && (!o->item->scale || !read_size(f[13], &o->level) || o->level >= o->item->scale->n))
		return false;
	if (!read_text_number(f[14], texts, &o->comparison) || !read_text_number(f[15], texts, &o->quantity.unit) ||
	    !read_text_number(f[16], texts, &o->quantity.word) || !read_remark(a, f + 17, texts, remark) ||
	    !read_text_number(f[20], texts, &place.text))
		return false;
	o->remark = *remark;
	o->line = (uint32_t)place.at.line;
	o->field = (uint32_t)field;
	*VEC_PUSH(a, &piece->places) = place;
	*VEC_PUSH(a, &piece->rows) = o;
	return true;
}

static bool read_piece(struct results *r, const struct line *l, const struct partial *partial, struct piece *piece)
{
	enum { BEFORE = 5, FIELDS = BEFORE + ROW_FATE_COUNT + 1 };
	*piece = (struct piece){.partial = partial};
	if (!is(l, "f", FIELDS) || !read_number(l->field[1], &piece->hash, 16) ||
	    !read_size(l->field[2], &piece->part) || !read_size(l->field[3], &piece->parts) ||
	    !read_size(l->field[4], &piece->counts.rows))
		return false;
	for (size_t k = 0; k < ROW_FATE_COUNT; k++)
		if (!read_size(l->field[BEFORE + k], &piece->counts.fate[k]))
			return false;
	piece->name = unescape(r->arena, l->field[FIELDS - 1]);
	return piece->part >= 1 && piece->part <= piece->parts;
}

static void read_body(struct results *r, const struct partial_section *s, piece_list *pieces, struct diag_list *diags)
{
	struct reader reader = {.a = r->arena, .source = s->partial->source, .diags = diags};
	const struct remark *remark = NULL;
	text_list texts = {0};
	struct piece *piece = NULL;
	size_t at = s->start;
	for (struct line l; !reader.failed && take_line(reader.source, at, s->end, &l); at = l.next) {
		bool good = true;
		if (is(&l, "t", 2)) {
			*VEC_PUSH(r->arena, &texts) = unescape(r->arena, l.field[1]);
		} else if (str_eq(l.field[0], STR("f"))) {
			piece = ARENA_NEW(r->arena, struct piece);
			good = read_piece(r, &l, s->partial, piece);
			*VEC_PUSH(r->arena, pieces) = piece;
		} else {
			good = piece && str_eq(l.field[0], STR("r")) && read_row(r, piece, &l, &texts, &remark);
		}
		if (!good)
			fail_altered(&reader);
	}
}

/* By name, then text, then part: the order in which they would be read from a folder. */
static int by_file(const void *x, const void *y)
{
	const struct piece *a = *(struct piece *const *)x, *b = *(struct piece *const *)y;
	int o = str_cmp(a->name, b->name);
	o = o ? o : (a->hash > b->hash) - (a->hash < b->hash);
	o = o ? o : (a->parts > b->parts) - (a->parts < b->parts);
	return o ? o : (a->part > b->part) - (a->part < b->part);
}

static bool same_file(const struct piece *x, const struct piece *y)
{
	return x->hash == y->hash && str_eq(x->name, y->name);
}

static void report_piece(const struct piece *p, struct msg text, struct diag_list *diags)
{
	diag_add(diags, DIAG_ERROR, STR(""), whole_file(diags->arena, p->partial->source), text);
}

static struct str number(struct arena *a, size_t n)
{
	return str_format(a, "%zu", n);
}

static bool same_table(const struct partial_table *t, struct str file, uint64_t hash)
{
	return t->hash == hash && str_eq(t->file, file);
}

static bool has_part(const struct partial *p, struct str file, uint64_t hash, size_t part)
{
	for (size_t i = 0; i < p->table_count; i++)
		if (same_table(&p->table[i], file, hash) && (part == 0 || p->table[i].part == part))
			return true;
	return false;
}

static bool report_missing(const struct partial *p, struct str file, size_t part, size_t parts, struct diag_list *diags)
{
	struct arena *a = diags->arena;
	diag_add(diags, DIAG_ERROR, STR(""), whole_file(a, p->source),
		 MSG(N_("part %1$s of %2$s of \"%3$s\" is in no partial evaluation"), number(a, part), number(a, parts),
		     file));
	return false;
}

/* Whether the pieces of one file, which are n, are all of it and each once. */
static bool check_file(struct piece *const *v, size_t n, struct diag_list *diags)
{
	const struct piece *first = v[0];
	/* Of a table that plans share, a plan may have no rows in some part: check_tables() sees to these. */
	bool shared = has_part(first->partial, first->name, first->hash, 0);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && (v[i]->parts != first->parts || v[i]->part == v[i - 1]->part)) {
			report_piece(v[i],
				     MSG(N_("the rows of \"%s\" are in another partial evaluation too"), v[i]->name),
				     diags);
			return false;
		}
		if (v[i]->part != i + 1 && !shared)
			return report_missing(v[i]->partial, v[i]->name, i + 1, first->parts, diags);
	}
	return shared || n == first->parts || report_missing(first->partial, first->name, n + 1, first->parts, diags);
}

/* Whether of each table that the plans share all parts are there: to each there must be the next. */
static bool check_tables(const struct partial_section *const *section, size_t n, struct diag_list *diags)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < section[i]->partial->table_count; k++) {
			const struct partial_table *t = &section[i]->partial->table[k];
			size_t next = t->part % t->parts + 1, j = 0;
			while (j < n && !has_part(section[j]->partial, t->file, t->hash, next))
				j++;
			if (j == n)
				return report_missing(section[i]->partial, t->file, next, t->parts, diags);
		}
	}
	return true;
}

/* Joins the pieces of one file. */
static void add_file(struct results *r, struct piece *const *v, size_t n)
{
	struct arena *a = r->arena;
	struct results_file *f = ARENA_NEW(a, struct results_file);
	size_t rows = 0, k = 0;
	for (size_t i = 0; i < n; i++)
		rows += v[i]->rows.n;
	struct known_place *places = ARENA_ARRAY(a, struct known_place, rows);
	f->index = r->files.n;
	for (size_t i = 0; i < n; i++) {
		for (size_t c = 0; c < ROW_FATE_COUNT; c++)
			f->fate[c] += v[i]->counts.fate[c];
		f->rows += v[i]->counts.rows;
		for (size_t j = 0; j < v[i]->rows.n; j++, k++) {
			struct observation *o = v[i]->rows.v[j];
			places[k] = v[i]->places.v[j];
			o->file = f;
			o->start = k;
			r->missing += o->quantity.kind == QUANTITY_MISSING;
			*VEC_PUSH(a, &r->all) = o;
		}
	}
	f->source = source_new_known(a, v[0]->name, places, rows);
	results_count_fates(f);
	*VEC_PUSH(a, &r->files) = f;
}

bool partial_results(struct results *r, const struct partial_section *const *section, size_t n, struct diag_list *diags)
{
	piece_list pieces = {0};
	size_t before = diags->count[DIAG_ERROR];
	for (size_t i = 0; i < n; i++)
		read_body(r, section[i], &pieces, diags);
	if (diags->count[DIAG_ERROR] > before || !check_tables(section, n, diags))
		return false;
	if (pieces.n > 1)
		qsort(pieces.v, pieces.n, sizeof *pieces.v, by_file);
	for (size_t from = 0, to; from < pieces.n; from = to) {
		for (to = from + 1; to < pieces.n && same_file(pieces.v[from], pieces.v[to]);)
			to++;
		if (!check_file(pieces.v + from, to - from, diags))
			return false;
		add_file(r, pieces.v + from, to - from);
	}
	return true;
}
