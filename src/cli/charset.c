#include "cli/charset.h"

#include "base/buf.h"
#include "base/converter.h"
#include "base/utf8.h"

static const char *const names[CHARSET_COUNT + 1] = {"utf-8", "cp932", NULL};

const char *charset_choice(size_t i)
{
	return names[i];
}

/* CP932 has its own of these signs, on other code points than the usual ones. */
static const struct {
	uint32_t from, to;
} likes[] = {
	{0x2265, 0x2267}, /* ≥ ≧ */
	{0x2264, 0x2266}, /* ≤ ≦ */
	{0x301C, 0xFF5E}, /* 〜 ～ */
	{0x2212, 0xFF0D}, /* − － */
	{0x2014, 0x2015}, /* — ― */
	{0x2013, 0xFF0D}, /* – － */
	{0x2016, 0x2225}, /* ‖ ∥ */
	{0x00A5, 0xFFE5}, /* ¥ ￥ */
	{0x00A2, 0xFFE0}, /* ¢ ￠ */
	{0x00A3, 0xFFE1}, /* £ ￡ */
	{0x00AC, 0xFFE2}, /* ¬ ￢ */
	{0x00A0, 0x0020}, /* a blank that does not break */
	{0x2022, 0x30FB}, /* • ・ */
	{0x2715, 0x00D7}, /* ✕ × */
};

enum { GETA = 0x3013 };

/* One code point through iconv; false when the set lacks it. */
static bool put(iconv_t cd, struct buf *out, uint32_t cp)
{
	char from[4], to[16];
	char *in = from, *end = to;
	size_t n = utf8_encode(cp, from), left = sizeof to;

	if (iconv(cd, &in, &n, &end, &left) == (size_t)-1)
		return false;
	buf_add(out, (struct str){to, sizeof to - left});
	return true;
}

static uint32_t like_of(uint32_t cp)
{
	for (size_t k = 0; k < sizeof likes / sizeof *likes; k++)
		if (likes[k].from == cp)
			return likes[k].to;
	return cp;
}

static void note_lost(struct buf *lost, struct str character)
{
	if (str_find(buf_str(lost), character) != SIZE_MAX)
		return;
	if (lost->n > 0)
		buf_add_c(lost, ' ');
	buf_add(lost, character);
}

static bool to_cp932(struct arena *a, struct str text, struct str *out, struct str *lost)
{
	struct buf bytes = buf_new(a), missing = buf_new(a);
	iconv_t cd = converter_open(a, "CP932", "UTF-8");

	if (cd == (iconv_t)-1)
		return false;
	for (size_t at = 0; at < text.n;) {
		size_t start = at;
		uint32_t cp = utf8_next(text, &at);
		if (put(cd, &bytes, like_of(cp)))
			continue;
		note_lost(&missing, str_slice(text, start, at - start));
		(void)put(cd, &bytes, GETA);
	}
	iconv_close(cd);
	*out = buf_str(&bytes);
	*lost = buf_str(&missing);
	return true;
}

bool charset_encode(struct arena *a, enum charset to, struct str text, struct str *out, struct str *lost)
{
	struct str marked[] = {STR("\xEF\xBB\xBF"), text};

	*lost = STR("");
	if (to == CHARSET_CP932)
		return to_cp932(a, text, out, lost);
	*out = str_join(a, marked, 2, STR(""));
	return true;
}

void charset_load(enum charset to)
{
	/* Kept open, so that the module stays loaded; the process ends with it. */
	static iconv_t kept = (iconv_t)-1;

	if (to == CHARSET_CP932 && kept == (iconv_t)-1)
		kept = iconv_open("CP932", "UTF-8");
}
