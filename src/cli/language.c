#include "cli/language.h"

#include "base/buf.h"
#include "base/converter.h"
#include "base/utf8.h"
#include "cli/memory.h"

#include <errno.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

#define DOMAIN "plan-tools"

enum { CODESET_MAX = 40 };

/* The character set of the locale; empty: UTF-8. */
static char codeset[CODESET_MAX];

/* Messages stay as they are in the source. */
static bool untranslated;

/* The name of the locale that the environment asks for in `category`, as setlocale() finds it. */
static const char *wanted_locale(const char *category)
{
	const char *const names[] = {"LC_ALL", category, "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && *value != '\0')
			return value;
	}
	return "C";
}

static void keep_codeset(const char *name, size_t n)
{
	codeset[0] = '\0';
	if (n == 0 || n >= CODESET_MAX)
		return;
	memcpy(codeset, name, n);
	codeset[n] = '\0';
	if (strcasecmp(codeset, "UTF-8") == 0 || strcasecmp(codeset, "UTF8") == 0 ||
	    strcmp(codeset, "ANSI_X3.4-1968") == 0) {
		codeset[0] = '\0';
		return;
	}
	memory_ensure(MEMORY_FOR_CATALOGUE);
	iconv_t known = iconv_open(codeset, "UTF-8");
	if (known == (iconv_t)-1)
		codeset[0] = '\0';
	else
		iconv_close(known);
}

/* ja_JP.eucJP@modifier says eucJP, whether the system has that locale or not. */
static void codeset_by_name(const char *locale)
{
	const char *dot = strchr(locale, '.');

	keep_codeset(dot != NULL ? dot + 1 : "", dot != NULL ? strcspn(dot + 1, "@") : 0);
}

/*
 * gettext translates nothing in the locales C and POSIX; C.UTF-8 leaves the language to LANGUAGE.  What it has looked
 * up before is forgotten when the locale changes.
 */
static void messages_in(const char *language)
{
	if (setenv("LANGUAGE", language, 1) != 0)
		memory_exhausted(NULL);
	(void)setlocale(LC_MESSAGES, "C");
	if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL && setlocale(LC_MESSAGES, "en_US.UTF-8") == NULL)
		(void)setlocale(LC_MESSAGES, "ja_JP.UTF-8");
}

/* The locales that the C library has without loading anything, which takes longer than a small plan. */
static bool is_built_in(const char *locale)
{
	return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* Whether a locale's name says UTF-8. */
static bool says_utf8(const char *locale)
{
	const char *dot = strchr(locale, '.');

	return dot != NULL && (strcasecmp(dot, ".UTF-8") == 0 || strcasecmp(dot, ".UTF8") == 0);
}

/* Whether gettext would look for no catalogue: LANGUAGE says nothing in the locale C. */
static bool needs_no_catalogue(const char *locale)
{
	const char *language = getenv("LANGUAGE");
	bool chosen = language != NULL && *language != '\0';

	return is_built_in(locale) || (!chosen && strncmp(locale, "C.", 2) == 0 && says_utf8(locale));
}

static bool is_folder(const char *path)
{
	struct stat s;

	/* What cannot be looked at is there. */
	return stat(path, &s) == 0 ? S_ISDIR(s.st_mode) : errno != ENOENT && errno != ENOTDIR;
}

static void find_catalogues(void)
{
	static const char beside[] = "/locale";
	const char *given = getenv("PLAN_TOOLS_LOCALEDIR");
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - sizeof beside);
	const char *folder = LOCALEDIR;

	if (given != NULL && *given != '\0') {
		folder = given;
	} else if (n > 0) {
		path[n] = '\0';
		char *slash = strrchr(path, '/');
		if (slash != NULL) {
			memcpy(slash, beside, sizeof beside);
			if (is_folder(path))
				folder = path;
		}
	}
	if (bindtextdomain(DOMAIN, folder) == NULL || bind_textdomain_codeset(DOMAIN, "UTF-8") == NULL)
		memory_exhausted(NULL);
}

/* Loads the catalogue.  Its header is the translation of the empty text, which nothing else has. */
static void find_translations(void)
{
	memory_ensure(MEMORY_FOR_CATALOGUE);
	untranslated = *dgettext(DOMAIN, "") == '\0';
}

static void find_codeset(const char *locale)
{
	if (is_built_in(locale) || says_utf8(locale))
		return;
	memory_ensure(MEMORY_FOR_CATALOGUE);
	if (setlocale(LC_CTYPE, "") != NULL) {
		const char *name = nl_langinfo(CODESET);
		keep_codeset(name, strlen(name));
	} else {
		codeset_by_name(locale);
	}
}

void language_begin(void)
{
	const char *messages = wanted_locale("LC_MESSAGES");

	find_codeset(wanted_locale("LC_CTYPE"));
	untranslated = needs_no_catalogue(messages);
	if (untranslated)
		return;
	memory_ensure(MEMORY_FOR_CATALOGUE);
	if (setlocale(LC_MESSAGES, "") == NULL) {
		const char *language = getenv("LANGUAGE");
		char wanted[CODESET_MAX] = "";
		size_t n = strcspn(messages, ".@");
		if (n < sizeof wanted)
			memcpy(wanted, messages, n);
		messages_in(language != NULL && *language != '\0' ? language : wanted);
	}
	find_catalogues();
	find_translations();
}

void language_set(const char *language)
{
	find_catalogues();
	memory_ensure(MEMORY_FOR_CATALOGUE);
	messages_in(language);
	find_translations();
}

const char *language_translate(const char *msgid, const char *plural, unsigned long count)
{
	if (*msgid == '\0')
		return msgid;
	if (untranslated)
		return plural != NULL && count != 1 ? plural : msgid;
	memory_ensure(MEMORY_FOR_MESSAGE);
	return plural != NULL ? dngettext(DOMAIN, msgid, plural, count) : dgettext(DOMAIN, msgid);
}

bool language_has_blocks(void)
{
	return codeset[0] == '\0';
}

/* Converts one character, or a longer run of them; false when the set lacks it. */
static bool convert(iconv_t cd, struct buf *out, struct str s)
{
	char room[256];
	char *in = (char *)(uintptr_t)s.p; /* iconv does not write to its input */

	while (s.n > 0) {
		char *to = room;
		size_t left = sizeof room;
		size_t done = iconv(cd, &in, &s.n, &to, &left);
		int error = errno;
		buf_add(out, (struct str){room, sizeof room - left});
		if (done == (size_t)-1 && error != E2BIG)
			return false;
	}
	return true;
}

void language_load(void)
{
	/* Kept open, so that the module stays loaded; the process ends with it. */
	static iconv_t kept = (iconv_t)-1;
	char name[CODESET_MAX + sizeof "//TRANSLIT"];

	if (codeset[0] == '\0' || kept != (iconv_t)-1)
		return;
	snprintf(name, sizeof name, "%s//TRANSLIT", codeset);
	memory_ensure(MEMORY_FOR_CATALOGUE);
	kept = iconv_open(name, "UTF-8");
}

/* Signs of ours that a Japanese set has on another code point, or another like them; iconv itself makes them "?". */
static const struct {
	struct str from, to;
} alike[] = {
	{STR_INIT("✕"), STR_INIT("×")}, {STR_INIT("－"), STR_INIT("−")},  {STR_INIT("−"), STR_INIT("－")},
	{STR_INIT("—"), STR_INIT("―")}, {STR_INIT("–"), STR_INIT("−")},	  {STR_INIT("≥"), STR_INIT("≧")},
	{STR_INIT("≤"), STR_INIT("≦")}, {STR_INIT("〜"), STR_INIT("～")},
};

/* Whether the set has a character itself.  A converter of its own, for the sets with shift states. */
static bool has_character(struct arena *a, struct str c)
{
	struct buf ignored = buf_new(a);
	iconv_t cd = converter_open(a, codeset, "UTF-8");

	if (cd == (iconv_t)-1)
		return true;
	bool has = convert(cd, &ignored, c);
	iconv_close(cd);
	return has;
}

/* What stands for each of these signs: itself, or one like it that the set has. */
static void choose_signs(struct arena *a, struct str *sign)
{
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		sign[i] =
			!has_character(a, alike[i].from) && has_character(a, alike[i].to) ? alike[i].to : alike[i].from;
}

static struct str sign_for(struct str c, const struct str *sign)
{
	for (size_t i = 0; c.n > 1 && i < sizeof alike / sizeof *alike; i++)
		if (str_eq(c, alike[i].from))
			return sign[i];
	return c;
}

struct str language_encode(struct arena *a, struct str text)
{
	struct buf out = buf_new(a);
	struct str sign[sizeof alike / sizeof *alike];

	if (codeset[0] == '\0')
		return text;
	choose_signs(a, sign);
	iconv_t cd = converter_open(a, str_z(a, str_format(a, "%s//TRANSLIT", codeset)), "UTF-8");
	if (cd == (iconv_t)-1)
		return text;
	for (size_t at = 0; at < text.n;) {
		size_t start = at;
		(void)utf8_next(text, &at);
		if (!convert(cd, &out, sign_for((struct str){text.p + start, at - start}, sign)))
			buf_add_c(&out, '?');
	}
	/* Sets with shift states, such as ISO-2022-JP, end in their first one. */
	char room[16];
	char *end = room;
	size_t left = sizeof room;
	if (iconv(cd, NULL, NULL, &end, &left) != (size_t)-1)
		buf_add(&out, (struct str){room, sizeof room - left});
	iconv_close(cd);
	return buf_str(&out);
}
