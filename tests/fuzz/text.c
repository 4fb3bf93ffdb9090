/* Any bytes as a file in each character set: what comes of it is UTF-8 without NUL, or nothing and a finding. */
#include "common/require.h"

#include "base/utf8.h"
#include "read/text.h"

#include <iconv.h>

static void check(struct str raw, enum text_charset want)
{
	struct arena *a = arena_new(NULL, NULL);
	struct diag_list diags = diag_list_new(a);
	enum text_charset found = TEXT_AUTO;
	struct source *s = read_text(a, STR("x"), raw, want, &found, &diags);

	require((s != NULL) == (diags.count[DIAG_ERROR] == 0));
	if (s) {
		require(utf8_check(s->bytes) == s->bytes.n);
		require(str_find(s->bytes, (struct str){"", 1}) == SIZE_MAX);
		require(found != TEXT_AUTO && (want == TEXT_AUTO || found == want));
		require(want != TEXT_UTF8 || s->bytes.n <= raw.n);
	}
	for (size_t i = 0; i < diags.items.n; i++) {
		struct diag_style style = {.excerpt = true};
		struct buf out = buf_new(a);
		diag_print(&out, a, diags.items.v[i], &style);
		require(utf8_check(buf_str(&out)) == out.n);
	}
	arena_free(a);
}

/* A converter that stays open keeps its module loaded, which takes longer than to convert an input. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	static const char *const charset[] = {"CP932", "EUC-JP", "ISO-2022-JP"};

	(void)argc;
	(void)argv;
	for (size_t i = 0; i < sizeof charset / sizeof *charset; i++)
		require(iconv_open("UTF-8", charset[i]) != (iconv_t)-1);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str raw = {(const char *)data, size};

	for (int want = 0; want < TEXT_CHARSET_COUNT; want++)
		check(raw, (enum text_charset)want);
	return 0;
}
