#include "read/text.h"

#include "base/converter.h"
#include "base/jobs.h"
#include "base/utf8.h"

#include <string.h>

static const struct {
	const char *name;  /* for people */
	const char *iconv; /* for iconv_open() */
	struct str bom;
} charsets[TEXT_CHARSET_COUNT] = {
	[TEXT_AUTO] = {"", "", {"", 0}},
	[TEXT_UTF8] = {"UTF-8", "UTF-8", {"\xEF\xBB\xBF", 3}},
	[TEXT_CP932] = {"CP932 (Shift_JIS)", "CP932", {"", 0}},
	[TEXT_UTF16LE] = {"UTF-16LE", "UTF-16LE", {"\xFF\xFE", 2}},
	[TEXT_UTF16BE] = {"UTF-16BE", "UTF-16BE", {"\xFE\xFF", 2}},
};

/* How far a file is looked into for what it seems to be. */
enum { HEAD_BYTES = 4096 };

/* What people take for a text file: how it begins, and what it is. */
static const struct {
	struct str magic;
	const char *what;
} strangers[] = {
	{{"PK\x03\x04", 4}, N_("an Excel workbook, a Word document or a ZIP archive")},
	{{"\xD0\xCF\x11\xE0", 4}, N_("an old Excel workbook or Word document")},
	{{"%PDF-", 5}, N_("a PDF document")},
	{{"\x1F\x8B", 2}, N_("a gzip archive")},
	{{"\x89PNG", 4}, N_("an image")},
	{{"\xFF\xD8\xFF", 3}, N_("an image")},
};

static const char *const save_as_utf8 = N_("save it as UTF-8: in Notepad with \"Save as\" and the encoding UTF-8, "
					   "in Excel as \"CSV UTF-8\"");

/* The outcome of a conversion: the text as far as it went. */
struct decoded {
	struct str text;
	bool whole;
	bool no_converter; /* the C library lacks it */
	size_t bad;	   /* offset in the raw bytes of what could not be read */
	const char *nul;   /* the first NUL in the text; NULL: none */
};

const char *text_charset_name(enum text_charset c)
{
	return charsets[c].name;
}

/* Bytes that the UTF-8 form of `raw` can take at most. */
static size_t room_for(struct str raw, enum text_charset charset)
{
	size_t room = 0;

	if (charset != TEXT_CP932)
		return raw.n / 2 * 3; /* two bytes become three at most, four become four */
	/* Two bytes become three at most, a half-width katakana (A1 to DF) becomes three on its own. */
	for (size_t i = 0; i < raw.n; i++) {
		unsigned char c = (unsigned char)raw.p[i];

		room += c < 0x80 ? 1 : c >= 0xA1 && c <= 0xDF ? 3 : 2;
	}
	return room;
}

static struct decoded convert_from(struct arena *a, struct str raw, const char *charset, size_t room)
{
	struct decoded d = {.whole = false};
	size_t in_left = raw.n, out_left = room;
	char *text = ARENA_ARRAY(a, char, room + 1), *out = text;
	char *in = (char *)raw.p; /* iconv() takes no const, and writes nothing there */
	iconv_t cd = converter_open(a, "UTF-8", charset);

	if (cd == (iconv_t)-1) {
		d.no_converter = true;
		return d;
	}
	d.whole = iconv(cd, &in, &in_left, &out, &out_left) != (size_t)-1;
	iconv_close(cd);
	d.bad = raw.n - in_left;
	d.text = (struct str){text, room - out_left};
	return d;
}

static struct decoded convert(struct arena *a, struct str raw, enum text_charset charset)
{
	return convert_from(a, raw, charsets[charset].iconv, room_for(raw, charset));
}

/* UTF-8 as it stands, in pieces that are looked at side by side and let go of, so that few are in memory at once. */
enum { PIECE = 4 << 20 };

struct pieces {
	const struct arena *a;
	struct str raw;
	size_t *good;	  /* of each piece: how far it is well-formed */
	const char **nul; /* the first NUL before that */
};

/* Where the n-th piece begins: at the bound of a character, if there is one near. */
static size_t piece_start(struct str raw, size_t n)
{
	enum { TAILS = 3 };
	size_t at = n * PIECE < raw.n ? n * PIECE : raw.n;

	for (size_t k = 0; n > 0 && k < TAILS && at < raw.n && ((unsigned char)raw.p[at] & 0xC0) == 0x80; k++)
		at++;
	return at;
}

static void check_piece(void *arg, size_t n, size_t worker)
{
	struct pieces *p = arg;
	size_t from = piece_start(p->raw, n);
	struct str piece = str_slice(p->raw, from, piece_start(p->raw, n + 1) - from);
	size_t good = utf8_check(piece);

	(void)worker;
	p->good[n] = good;
	p->nul[n] = good > 0 ? memchr(piece.p, '\0', good) : NULL;
	if (piece.n >= PIECE / 2)
		arena_release(p->a, piece.p, piece.n);
}

static struct decoded check(struct arena *a, struct str raw, size_t jobs)
{
	size_t n = raw.n / PIECE + 1;
	struct pieces p = {a, raw, ARENA_ARRAY(a, size_t, n), ARENA_ARRAY(a, const char *, n)};
	struct decoded d = {.whole = true};

	jobs_run(jobs, n, check_piece, &p);
	for (size_t k = 0; k < n && d.whole; k++) {
		d.nul = d.nul != NULL ? d.nul : p.nul[k];
		d.bad = piece_start(raw, k) + p.good[k];
		d.whole = d.bad == piece_start(raw, k + 1);
	}
	d.text = str_slice(raw, 0, d.bad);
	return d;
}

static struct decoded decode(struct arena *a, struct str raw, enum text_charset charset, size_t jobs)
{
	struct decoded d;

	if (charset == TEXT_UTF8)
		return check(a, raw, jobs);
	d = convert(a, raw, charset);
	d.nul = d.text.n > 0 ? memchr(d.text.p, '\0', d.text.n) : NULL;
	return d;
}

static enum text_charset charset_of_bom(struct str raw)
{
	for (int c = 0; c < TEXT_CHARSET_COUNT; c++)
		if (charsets[c].bom.n > 0 && str_has_prefix(raw, charsets[c].bom))
			return (enum text_charset)c;
	return TEXT_AUTO;
}

static const char *stranger(struct str raw)
{
	for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
		if (str_has_prefix(raw, strangers[i].magic))
			return strangers[i].what;
	return NULL;
}

/* Reports at an offset of `text`, which becomes the source's bytes so that the line can be shown. */
static void refuse(struct arena *a, struct str name, struct str text, size_t at, struct str rule, struct msg what,
		   const char *help, struct diag_list *diags)
{
	struct span span = {source_new(a, name, text), at, at};
	struct diag *d = diag_add(diags, DIAG_ERROR, rule, span, what);

	diag_help(d, MSG(help));
}

static void refuse_stranger(struct arena *a, struct str name, const char *what, enum text_charset want,
			    struct diag_list *diags)
{
	struct msg text = MSG(N_("this is %s, not a text file"), str_of(what));

	text.translated = 1;
	refuse(a, name, STR(""), 0, want == TEXT_UTF8 ? STR("not-utf8") : STR("not-text"), text,
	       want == TEXT_UTF8 ? N_("give the YAML file of the plan")
				 : N_("open it in its program and save the table as CSV (UTF-8)"),
	       diags);
}

/* The bytes that could not be read, for the reader to find in a hex dump. */
static struct str hex_at(struct arena *a, struct str raw, size_t at, size_t n)
{
	struct buf b = buf_new(a);

	for (size_t i = at; i < raw.n && i < at + n; i++)
		buf_printf(&b, i == at ? "%02X" : " %02X", (unsigned)(unsigned char)raw.p[i]);
	return buf_str(&b);
}

/* 7 bits, with escape sequences before and behind Japanese; as UTF-8 it is all valid. */
static bool is_iso_2022_jp(struct str raw)
{
	struct str head = str_slice(raw, 0, HEAD_BYTES);

	return str_find(head, STR("\x1B$B")) != SIZE_MAX || str_find(head, STR("\x1B$@")) != SIZE_MAX;
}

/* The first lines, up to a line end. */
static struct str head_of(struct str raw)
{
	struct str head = str_slice(raw, 0, HEAD_BYTES);

	while (head.n < raw.n && head.n > 0 && head.p[head.n - 1] != '\n')
		head.n--;
	return head;
}

struct counts {
	size_t beyond;	 /* ASCII */
	size_t narrow;	 /* katakana of half width */
	size_t japanese; /* kana and kanji of full width */
};

static struct counts count(struct str text)
{
	struct counts n = {0};

	for (size_t at = 0; at < text.n;) {
		uint32_t cp = utf8_next(text, &at);
		n.beyond += cp >= 0x80;
		n.narrow += cp >= 0xFF61 && cp <= 0xFF9F;
		n.japanese += cp >= 0x3041 && cp < 0xA000;
	}
	return n;
}

/*
 * Read as CP932, most characters of EUC-JP are katakana of half width, which fill no table; some bytes are none at all.
 * `cp932` is the file read as that, whole or not.
 */
static bool is_euc_jp(struct arena *a, struct str raw, const struct decoded *cp932)
{
	struct str head = head_of(raw);
	struct counts wrong = count(str_slice(cp932->text, 0, HEAD_BYTES));

	if (cp932->whole && (wrong.beyond < 4 || 2 * wrong.narrow < wrong.beyond))
		return false;
	if (head.n == 0 || utf8_check(head) == head.n)
		return false;
	struct decoded euc = convert_from(a, head, "EUC-JP", head.n / 2 * 3 + 3);
	return euc.whole && count(euc.text).japanese >= 2;
}

/* Sets of old systems are told by name, since other tools convert them. */
static void refuse_old(struct arena *a, struct str name, enum text_charset want, struct msg what, const char *help,
		       struct diag_list *diags)
{
	refuse(a, name, STR(""), 0, want == TEXT_UTF8 ? STR("not-utf8") : STR("not-text"), what, help, diags);
}

/* A file that should be UTF-8 and is not: people need to know what it is instead. */
static void refuse_not_utf8(struct arena *a, struct str name, struct str raw, struct decoded got,
			    struct diag_list *diags)
{
	enum text_charset bom = charset_of_bom(raw);
	struct decoded cp932;
	size_t ascii = 0;

	if (bom == TEXT_UTF16LE || bom == TEXT_UTF16BE) {
		refuse(a, name, STR(""), 0, STR("not-utf8"), MSG(N_("the file is UTF-16, not UTF-8")), save_as_utf8,
		       diags);
		return;
	}
	cp932 = convert(a, raw, TEXT_CP932);
	if (is_euc_jp(a, raw, &cp932)) {
		refuse(a, name, STR(""), 0, STR("not-utf8"), MSG(N_("the file is EUC-JP, not UTF-8")),
		       N_("save it as UTF-8, or convert it with iconv -f EUC-JP -t UTF-8"), diags);
		return;
	}
	if (!cp932.whole) {
		refuse(a, name, got.text, got.text.n, STR("not-utf8"),
		       MSG(N_("the byte %s is not UTF-8"), hex_at(a, raw, got.bad, 1)), save_as_utf8, diags);
		return;
	}
	while (ascii < cp932.text.n && (unsigned char)cp932.text.p[ascii] < 0x80)
		ascii++;
	refuse(a, name, cp932.text, ascii, STR("not-utf8"), MSG(N_("the file is CP932 (Shift_JIS), not UTF-8")),
	       N_("save it as UTF-8: in Notepad with \"Save as\" and the encoding UTF-8, or with "
		  "iconv -f CP932 -t UTF-8"),
	       diags);
}

static void refuse_bytes(struct arena *a, struct str name, struct str raw, struct decoded got,
			 enum text_charset charset, bool guessed, struct diag_list *diags)
{
	bool wide = charset == TEXT_UTF16LE || charset == TEXT_UTF16BE;
	struct str bytes = hex_at(a, raw, got.bad, wide ? 2 : 1), set = str_of(charsets[charset].name);
	struct msg what = MSG(N_("the byte %s is not %s"), bytes, set);

	if (got.no_converter)
		what = MSG(N_("this system cannot convert from %s"), set);
	else if (wide)
		what = MSG(N_("the bytes %s are not %s: half of a character is missing"), bytes, set);
	else if (guessed)
		what = MSG(N_("the byte %s is neither UTF-8 nor CP932 (Shift_JIS)"), bytes);
	refuse(a, name, got.text, got.text.n, STR("not-text"), what, save_as_utf8, diags);
}

struct source *read_text_by(size_t jobs, struct arena *a, struct str name, struct str raw, enum text_charset want,
			    enum text_charset *found, struct diag_list *diags)
{
	enum text_charset charset = want == TEXT_AUTO ? charset_of_bom(raw) : want;
	bool guessed = charset == TEXT_AUTO;
	struct decoded got;
	size_t skipped = 0;
	const char *nul, *what;

	if (guessed)
		charset = TEXT_UTF8;
	if (str_has_prefix(raw, charsets[charset].bom))
		skipped = charsets[charset].bom.n;
	raw = str_slice(raw, skipped, SIZE_MAX);
	got = decode(a, raw, charset, jobs);
	if (guessed && !got.whole) {
		struct decoded other = decode(a, raw, TEXT_CP932, jobs);

		/* Of two sets that fail, the one that went further is the likelier. */
		if (other.whole || other.bad > got.bad) {
			got = other;
			charset = TEXT_CP932;
		}
	}
	nul = got.nul;
	/* A PDF or an archive may begin with bytes that some character set has. */
	bool is_stranger = str_has_prefix(raw, STR("%PDF-1.")) || str_has_prefix(raw, STR("%PDF-2.")) ||
			   str_has_prefix(raw, strangers[0].magic);
	bool is_jis = charset == TEXT_UTF8 && is_iso_2022_jp(raw);
	bool is_euc = guessed && charset == TEXT_CP932 && is_euc_jp(a, raw, &got);
	if (got.whole && nul == NULL && !is_stranger && !is_jis && !is_euc) {
		if (found != NULL)
			*found = charset;
		struct source *source = source_new(a, name, got.text);
		source->skipped = skipped;
		source->converted = charset != TEXT_UTF8;
		return source;
	}
	what = stranger(raw);
	if (what != NULL)
		refuse_stranger(a, name, what, want, diags);
	else if (nul != NULL)
		refuse(a, name, got.text, (size_t)(nul - got.text.p), STR("nul-byte"),
		       MSG(N_("a NUL, which no text contains")),
		       N_("the file is damaged, no text, or UTF-16 without a byte order mark: save it as UTF-8"),
		       diags);
	else if (is_jis)
		refuse_old(a, name, want, MSG(N_("the file is ISO-2022-JP (JIS), not UTF-8")),
			   N_("save it as UTF-8, or convert it with iconv -f ISO-2022-JP -t UTF-8"), diags);
	else if (is_euc)
		refuse_old(a, name, want, MSG(N_("the file is EUC-JP, not UTF-8")),
			   N_("save it as UTF-8, or convert it with iconv -f EUC-JP -t UTF-8"), diags);
	else if (want == TEXT_UTF8)
		refuse_not_utf8(a, name, raw, got, diags);
	else
		refuse_bytes(a, name, raw, got, charset, guessed, diags);
	return NULL;
}

struct source *read_text(struct arena *a, struct str name, struct str raw, enum text_charset want,
			 enum text_charset *found, struct diag_list *diags)
{
	return read_text_by(1, a, name, raw, want, found, diags);
}
