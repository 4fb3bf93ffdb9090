/*
 * A message that is translated when it is printed, not when it is made, so
 * that the rooms that judge know no locale.  It holds an English format,
 * which is the gettext msgid, and its arguments as strings.
 *
 * In a format, %s takes the next argument, %1$s to %8$s a given one, %% is a
 * percent sign; nothing else is special.  Arguments live as long as the arena they came from.
 */
#ifndef BASE_MSG_H
#define BASE_MSG_H

#include "base/str.h"

/* Marks a literal for xgettext. */
#define N_(msgid) (msgid)
/* Marks a literal with its plural, as members of a struct msg: {NP_("%s error", "%s errors"), .count = n, ...}. */
#define NP_(singular, many) .id = (singular), .plural = (many)

enum { MSG_ARGS_MAX = 8 };

struct msg {
	const char *id;	    /* NULL: no message */
	const char *plural; /* with `count`, as ngettext takes them; NULL: no plural form */
	unsigned long count;
	size_t n;
	struct str arg[MSG_ARGS_MAX];
	/* Bit i set: argument i is itself a msgid (the name of an outcome, say), to be translated. */
	unsigned translated;
};

/* Turns a msgid into the reader's language; plural NULL or as ngettext. Never NULL. */
typedef const char *msg_translate_fn(const char *msgid, const char *plural, unsigned long count);

/* MSG(N_("unknown key \"%s\""), key): up to MSG_ARGS_MAX struct str arguments. */
#define MSG(...)						MSG_PICK(__VA_ARGS__, MSG_N, MSG_N, MSG_N, MSG_N, MSG_N, MSG_N, MSG_N, MSG_N, MSG_0, )(__VA_ARGS__)
#define MSG_PICK(a0, a1, a2, a3, a4, a5, a6, a7, a8, pick, ...) pick
#define MSG_0(f)						((struct msg){.id = (f)})
#define MSG_N(f, ...)                                                                                                  \
	((struct msg){.id = (f), .n = sizeof((struct str[]){__VA_ARGS__}) / sizeof(struct str), .arg = {__VA_ARGS__}})

/* The message in words; `translate` NULL: in English. Singular or plural is chosen by `count`. */
struct str msg_text(struct arena *a, struct msg m, msg_translate_fn *translate);

#endif
