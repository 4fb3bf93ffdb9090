/*
 * What happens when memory runs out: the process ends, with nothing half done behind it.
 */
#ifndef CLI_MEMORY_H
#define CLI_MEMORY_H

#include "base/arena.h"

/* To be called once, first: `name` is the tool's, for what is said; GMP, which knows no failure, is told.
 * A mapped file that becomes shorter while it is read ends the process with STATUS_TROUBLE, too. */
void memory_begin(const char *name);

/*
 * Keeps what is said at the end in the reader's language and character set, as it can be said then without memory; `a`
 * is for the work.  Without it, and before, it is said in English.
 */
void memory_translate(struct arena *a);

/*
 * Says "out of memory" on standard error and ends the process with STATUS_TROUBLE.  Nothing is to be removed: an output
 * file is begun only when all memory for it is there.  `arg` is not used; the type is that of arena_exhausted_fn.
 */
_Noreturn void memory_exhausted(void *arg);

/* What gettext needs at most to load a catalogue, and to look up a message in it. */
enum { MEMORY_FOR_CATALOGUE = 65537, MEMORY_FOR_MESSAGE = 4097 };

/*
 * Ends the process so unless `bytes` more can be had, and leaves them to whoever asks next.  For gettext, which does
 * not say that it lacks memory: it leaves a message untranslated, or (glibc 2.36) reads through a null pointer.
 */
void memory_ensure(size_t bytes);

#endif
