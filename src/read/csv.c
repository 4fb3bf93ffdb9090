#include "read/csv.h"

#include "base/word.h"

#include <csv.h>
#include <string.h>

/* How far the separator is looked for, and how much libcsv is given at once. */
enum { SNIFF_BYTES = 1 << 16, SNIFF_LINES = 32, PIECE_BYTES = 1 << 16, AHEAD_BYTES = 1 << 14 };

/* The next place of a byte, remembered so that looking for it stays linear. */
struct finder {
	size_t hit;   /* the last place found */
	size_t clean; /* there is none from there to here */
	bool found;
	char byte;
};

struct reader {
	struct arena *a;
	struct source *source;
	struct str bytes;
	struct read_limits limits;
	record_fn *each;
	void *arg;
	struct diag_list *diags;
	struct finder lf, cr, quote;
	struct csv_parser csv;
	VEC(struct str) fields;
	struct buf unescaped; /* what stands differently in the source: fields with doubled quotes */
	struct record record;
	size_t wanted;	 /* fields of a record */
	size_t line;	 /* of the next physical line */
	size_t field_at; /* where the field that is being read begins */
	bool row_done;	 /* libcsv saw the record's end */
	bool stopped;	 /* by `each` */
	bool failed;
};

static size_t look(const struct reader *r, struct finder *f, size_t start, size_t to)
{
	size_t ahead = r->bytes.n - start < AHEAD_BYTES ? r->bytes.n : start + AHEAD_BYTES;
	size_t end = to > ahead ? to : ahead;
	const char *p = memchr(r->bytes.p + start, f->byte, end - start);
	f->found = p != NULL;
	f->hit = p != NULL ? (size_t)(p - r->bytes.p) : 0;
	f->clean = p != NULL ? f->hit + 1 : end;
	return f->found && f->hit < to ? f->hit : SIZE_MAX;
}

/* The first such byte in [from, to), SIZE_MAX for none; looks a little ahead, but not over all of a large file. */
static inline size_t find(const struct reader *r, struct finder *f, size_t from, size_t to)
{
	if (f->found && f->hit >= from)
		return f->hit < to ? f->hit : SIZE_MAX;
	size_t start = from < f->clean ? f->clean : from;
	return start < to ? look(r, f, start, to) : SIZE_MAX;
}

static struct diag *fail(struct reader *r, struct str rule, size_t start, size_t end, struct msg text)
{
	r->failed = true;
	return diag_add(r->diags, DIAG_ERROR, rule, (struct span){r->source, start, end}, text);
}

static struct str number(struct reader *r, size_t n)
{
	return str_format(r->a, "%zu", n);
}

static void fail_limit_of_field(struct reader *r)
{
	struct diag *d = fail(r, STR("csv-limit"), r->field_at, r->field_at + 1,
			      MSG(N_("a field of more than %s bytes"), number(r, r->limits.field_bytes)));

	if (r->bytes.p[r->field_at] == '"')
		diag_help(d, MSG(N_("its closing quotation mark may be missing")));
	else
		diag_help(d, MSG(limits_help, STR("field-bytes=N")));
}

/* Adds a field as written from field_at to `end`; false when a limit is passed. */
static bool add_field(struct reader *r, struct str value, size_t end)
{
	if (end - r->field_at > r->limits.field_bytes) {
		fail_limit_of_field(r);
		return false;
	}
	if (r->fields.n == r->limits.fields) {
		struct diag *d = fail(r, STR("csv-limit"), r->field_at, end,
				      MSG(N_("a record of more than %s fields"), number(r, r->limits.fields)));
		diag_help(d, MSG(limits_help, STR("fields=N")));
		return false;
	}
	*VEC_PUSH(r->a, &r->fields) = value;
	r->field_at = end + 1;
	return true;
}

static bool is_blank_record(const struct reader *r)
{
	for (size_t i = 0; i < r->fields.n; i++)
		if (str_trim(r->fields.v[i]).n > 0)
			return false;
	return record_rest_is_blank(&r->record);
}

/* Delivers what was read from record.start to `end`. */
static void deliver(struct reader *r, size_t end)
{
	r->record.end = end;
	r->record.n = r->fields.n;
	r->record.field = r->fields.v;
	if (is_blank_record(r)) {
		r->record.blank += end > r->record.start;
		return;
	}
	if (!r->each(r->arg, &r->record))
		r->stopped = true;
	r->record.blank = 0;
}

/* Eight bytes from `at` on, zeros behind the end. */
static inline uint64_t eight_at(struct str s, size_t at)
{
	char last[8] = {0};

	if (s.n - at >= sizeof last)
		return word_at(s.p + at);
	memcpy(last, s.p + at, s.n - at);
	return word_at(last);
}

/* Adds the field that ends at `stop`, in a line that breaks no limit. */
static inline void add_short_field(struct reader *r, size_t stop)
{
	struct str field = {r->bytes.p + r->field_at, stop - r->field_at};

	if (r->fields.n == r->fields.cap)
		*VEC_PUSH(r->a, &r->fields) = field;
	else
		r->fields.v[r->fields.n++] = field;
	r->field_at = stop + 1;
}

/* The fields of a line without quotes are what lies between the separators, which are found eight bytes at a time. */
static void split_short_line(struct reader *r, size_t end)
{
	const uint64_t separators = word_of(r->record.separator);

	for (size_t at = r->field_at; at < end; at += 8) {
		uint64_t hit = word_matches(eight_at(r->bytes, at), separators);
		if (end - at < 8)
			hit &= (UINT64_C(1) << 8 * (end - at)) - 1;
		for (; hit != 0; hit &= hit - 1) {
			add_short_field(r, at + word_first(hit));
			if (r->fields.n == r->wanted) {
				r->record.rest = str_slice(r->bytes, r->field_at, end - r->field_at);
				return;
			}
		}
	}
	add_short_field(r, end);
}

/* A line without quotes needs no parser. */
static void split_line(struct reader *r, size_t end)
{
	size_t n = end - r->field_at;

	/* No field is longer than its line, and no line has more fields than bytes but for one. */
	if (n <= r->limits.field_bytes && n < r->limits.fields) {
		split_short_line(r, end);
		deliver(r, end);
		return;
	}
	while (r->field_at <= end) {
		const char *from = r->bytes.p + r->field_at;
		const char *s = memchr(from, r->record.separator, end - r->field_at);
		size_t length = s != NULL ? (size_t)(s - from) : end - r->field_at;

		if (!add_field(r, (struct str){from, length}, r->field_at + length))
			return;
	}
	deliver(r, end);
}

/*
 * The same with quotes, where each field in quotes ends in this line and has no quote in it.  False, with nothing
 * delivered, for all else: libcsv knows what to make of it.
 */
static bool split_quoted_line(struct reader *r, size_t end)
{
	const char *p = r->bytes.p;

	if (end - r->field_at > r->limits.field_bytes || end - r->field_at >= r->limits.fields)
		return false;
	while (r->field_at <= end) {
		size_t from = r->field_at, n = end - from;
		bool quoted = n > 0 && p[from] == '"';
		const char *quote = memchr(p + from + quoted, '"', n - quoted);
		const char *separator = quoted ? NULL : memchr(p + from, r->record.separator, n);

		size_t stop = separator != NULL ? (size_t)(separator - p) : end;
		if (quoted) {
			if (quote == NULL)
				return false;
			stop = (size_t)(quote - p) + 1;
			if (stop < end && p[stop] != r->record.separator)
				return false;
		} else if (quote != NULL && quote < p + stop) {
			return false;
		}
		add_short_field(r, stop);
		if (quoted)
			r->fields.v[r->fields.n - 1] = (struct str){p + from + 1, stop - from - 2};
	}
	deliver(r, end);
	return true;
}

/* libcsv trims what this takes for a blank; a table's blanks are kept. */
static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

/*
 * One field, from libcsv.  It gives no positions, but in strict mode its value tells how long it is in the source:
 * two quotes more if it begins with one, and one more for each quote in it.
 */
static void take_field(void *value, size_t n, void *arg)
{
	struct reader *r = arg;
	struct str v = {value, n};
	size_t escapes = 0;

	if (r->failed)
		return;
	if (r->field_at >= r->bytes.n || r->bytes.p[r->field_at] != '"') {
		add_field(r, (struct str){r->bytes.p + r->field_at, n}, r->field_at + n);
		return;
	}
	for (const char *q = v.p; n > 0 && (q = memchr(q, '"', (size_t)(v.p + n - q))) != NULL; q++)
		escapes++;
	if (escapes > 0) {
		/* When it grows, what it had stays where it was in the arena: earlier fields hold. */
		buf_add(&r->unescaped, v);
		v.p = r->unescaped.p + r->unescaped.n - n;
	} else {
		v.p = r->bytes.p + r->field_at + 1;
	}
	add_field(r, v, r->field_at + n + escapes + 2);
}

static void take_row(int terminator, void *arg)
{
	struct reader *r = arg;

	(void)terminator;
	r->row_done = true;
}

/* libcsv refused the byte at `at`. */
static void fail_quote(struct reader *r, size_t at)
{
	struct diag *d;

	if (r->bytes.p[r->field_at] == '"') {
		d = fail(r, STR("csv-quote"), r->field_at, r->field_at + 1,
			 MSG(N_("this quotation mark is closed in the middle of the field")));
		diag_note(r->diags, d, (struct span){r->source, at, at}, MSG(N_("the field goes on here")));
		diag_help(d, MSG(N_("write \"\" for a quotation mark inside of a field in quotes")));
	} else {
		d = fail(r, STR("csv-quote"), at, at + 1,
			 MSG(N_("a quotation mark inside of a field that does not begin with one")));
		diag_help(d, MSG(N_("put all of the field in quotes, and write \"\" for one inside of it")));
	}
}

/* Gives libcsv the bytes of one physical line with its end. */
static void feed(struct reader *r, size_t from, size_t next)
{
	while (from < next && !r->failed) {
		size_t n = next - from < PIECE_BYTES ? next - from : PIECE_BYTES;
		size_t taken = csv_parse(&r->csv, r->bytes.p + from, n, take_field, take_row, r);

		from += taken;
		if (r->failed)
			return;
		if (taken < n) {
			if (csv_error(&r->csv) != CSV_EPARSE)
				arena_exhausted(r->a);
			fail_quote(r, from);
		} else if (!r->row_done && from > r->field_at && from - r->field_at > r->limits.field_bytes) {
			fail_limit_of_field(r);
		}
	}
}

/* The end of the physical line that `from` lies in; returns where the next one begins. */
static inline size_t find_line_end(struct reader *r, size_t from, size_t *end)
{
	size_t lf = find(r, &r->lf, from, r->bytes.n);
	size_t cr = find(r, &r->cr, from, lf < SIZE_MAX ? lf : r->bytes.n);

	*end = lf < cr ? lf : cr;
	if (*end == SIZE_MAX)
		return *end = r->bytes.n;
	return cr < SIZE_MAX && lf == cr + 1 ? cr + 2 : *end + 1;
}

/* Reads a record that has quotes, and may thus go over several lines; returns where the next one begins. */
static size_t parse_record(struct reader *r, size_t end, size_t next)
{
	size_t from = r->record.start;

	r->row_done = false;
	r->unescaped.n = 0;
	for (;;) {
		feed(r, from, next);
		if (r->failed || r->row_done || next == r->bytes.n)
			break;
		from = next;
		next = find_line_end(r, from, &end);
		r->line++;
	}
	if (!r->failed && !r->row_done && csv_fini(&r->csv, take_field, take_row, r) != 0)
		diag_help(fail(r, STR("csv-quote"), r->field_at, r->field_at + 1,
			       MSG(N_("this quotation mark is never closed"))),
			  MSG(N_("end the field with a quotation mark, and write \"\" for one inside of it")));
	if (!r->failed)
		deliver(r, end);
	return next;
}

static void read_records(struct reader *r, size_t start)
{
	while (start < r->bytes.n && !r->failed && !r->stopped) {
		size_t end, next = find_line_end(r, start, &end);

		r->record.start = r->field_at = start;
		r->record.line = r->line;
		r->fields.n = 0;
		r->record.rest.n = 0;
		if (find(r, &r->quote, start, end) == SIZE_MAX) {
			split_line(r, end);
		} else if (!split_quoted_line(r, end)) {
			r->field_at = start;
			r->fields.n = 0;
			next = parse_record(r, end, next);
		}
		r->line++;
		start = next;
	}
}

/* The candidates in their order, and what else counts when they are told apart. */
enum sign { SIGN_COMMA, SIGN_TAB, SIGN_SEMICOLON, CANDIDATES, SIGN_QUOTE = CANDIDATES, SIGN_END };

static const char candidates[CANDIDATES] = {',', '\t', ';'};

/* How often each candidate stands outside quotes in the line at *at, which goes to the next one. */
static void count_in_line(struct str s, size_t *at, size_t *count)
{
	/* What is more than a semicolon, or less than a comma, is none of them: one comparison for most bytes. */
	static const unsigned char signs[';' + 1] = {
		[','] = 1 + SIGN_COMMA, ['\t'] = 1 + SIGN_TAB, [';'] = 1 + SIGN_SEMICOLON,
		['"'] = 1 + SIGN_QUOTE, ['\n'] = 1 + SIGN_END, ['\r'] = 1 + SIGN_END,
	};
	size_t i = *at;
	bool quoted = false;

	for (; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= sizeof signs || signs[c] == 0)
			continue;
		enum sign sign = (enum sign)(signs[c] - 1);
		if (sign == SIGN_QUOTE)
			quoted = !quoted;
		else if (sign == SIGN_END && !quoted)
			break;
		else if (!quoted)
			count[sign]++;
	}
	while (i < s.n && (s.p[i] == '\n' || s.p[i] == '\r'))
		i++;
	*at = i;
}

char csv_separator(struct str s)
{
	struct {
		size_t lines;	   /* that hold it */
		size_t count, run; /* how often it stands in the last line, in how many lines in a row */
		size_t longest, most;
	} of[CANDIDATES] = {{0}};
	size_t best = 0;

	s = str_slice(s, 0, SNIFF_BYTES);
	for (size_t at = 0, line = 0; at < s.n && line < SNIFF_LINES; line++) {
		size_t count[CANDIDATES] = {0};

		count_in_line(s, &at, count);
		for (size_t k = 0; k < CANDIDATES; k++) {
			of[k].lines += count[k] > 0;
			of[k].run = count[k] > 0 && count[k] == of[k].count ? of[k].run + 1 : count[k] > 0;
			of[k].count = count[k];
			of[k].longest = of[k].run > of[k].longest ? of[k].run : of[k].longest;
			of[k].most = count[k] > of[k].most ? count[k] : of[k].most;
		}
	}
	for (size_t k = 1; k < CANDIDATES; k++) {
		size_t this[] = {of[k].lines, of[k].longest, of[k].most};
		size_t that[] = {of[best].lines, of[best].longest, of[best].most};
		size_t i = 0;

		while (i < 2 && this[i] == that[i])
			i++;
		best = this[i] > that[i] ? k : best;
	}
	return candidates[best];
}

bool read_csv_part(struct arena *a, struct source *source, const struct csv_part *part,
		   const struct read_limits *limits, record_fn *each, void *arg, struct diag_list *diags)
{
	struct reader r = {.a = a,
			   .source = source,
			   .bytes = str_slice(source->bytes, 0, part->end),
			   .limits = read_limits_or_default(limits),
			   .each = each,
			   .arg = arg,
			   .diags = diags,
			   .lf = {.byte = '\n'},
			   .cr = {.byte = '\r'},
			   .quote = {.byte = '"'},
			   .unescaped = buf_new(a),
			   .record = {.source = source, .separator = part->separator},
			   .wanted = part->fields > 0 ? part->fields : SIZE_MAX,
			   .line = part->line};

	if (source->bytes.n > r.limits.bytes) {
		fail(&r, STR("csv-limit"), 0, 0,
		     MSG(N_("the file is larger than %s bytes"), number(&r, r.limits.bytes)));
		return false;
	}
	csv_init(&r.csv, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&r.csv, (unsigned char)part->separator);
	csv_set_space_func(&r.csv, no_space);
	csv_set_blk_size(&r.csv, PIECE_BYTES);
	read_records(&r, part->start);
	csv_free(&r.csv);
	return !r.failed;
}

bool read_csv(struct arena *a, struct source *source, const struct read_limits *limits, record_fn *each, void *arg,
	      struct diag_list *diags)
{
	struct csv_part all = {.end = source->bytes.n, .line = 1, .separator = csv_separator(source->bytes)};

	return read_csv_part(a, source, &all, limits, each, arg, diags);
}

bool record_rest_is_blank(const struct record *r)
{
	for (size_t at = 0; at < r->rest.n;) {
		const char *from = r->rest.p + at, *s = memchr(from, r->separator, r->rest.n - at);
		size_t n = s != NULL ? (size_t)(s - from) : r->rest.n - at;

		if (str_trim((struct str){from, n}).n > 0)
			return false;
		at += n + 1;
	}
	return true;
}

struct span record_field_span(const struct record *r, size_t i)
{
	const char *p = r->source->bytes.p;
	size_t start = r->start, end;

	for (size_t k = 0; start <= r->end; k++) {
		bool quoted = start < r->end && p[start] == '"';

		for (end = start + quoted; end < r->end; end++) {
			if (p[end] == '"')
				quoted = !quoted;
			else if (p[end] == r->separator && !quoted)
				break;
		}
		if (k == i)
			return (struct span){r->source, start, end};
		start = end + 1;
	}
	return (struct span){r->source, r->end, r->end};
}
