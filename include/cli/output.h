/*
 * Output, written whole or not at all.  What is printed is first rendered in
 * memory, so an error before the end leaves nothing behind.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/str.h"

/*
 * Makes sure that descriptors 0, 1 and 2 are open, so that no file that is opened later is taken for one of them.  A
 * stream that the caller had closed fails when it is used.
 */
void output_guard_streams(void);

/* Writes all of `bytes` to `fd`, through short writes, EINTR and EAGAIN.  False: see errno. */
bool output_all(int fd, struct str bytes) __attribute__((warn_unused_result));

/*
 * Makes `bytes` the content of the file `path`: a temporary file beside it is written, synced and renamed, so that
 * there is the old content or the new at any time.  A symbolic link stays and what it points to is replaced; mode
 * and, where allowed, owner of an old file are kept, and one that may not be written to is refused.  What is no
 * regular file (a terminal, a FIFO) is written to directly.  False: see errno; no temporary file is left.
 */
bool output_file(struct arena *a, const char *path, struct str bytes) __attribute__((warn_unused_result));

/* Makes the folder `path` unless it is there.  False: see errno. */
bool output_folder(const char *path) __attribute__((warn_unused_result));

/*
 * The name of a file for what has the id `id`: letters, digits and "-" of ASCII stay, each other byte becomes "_" and
 * two hexadecimal digits, so that it leads nowhere else and different ids have different names; what grows too long for
 * a file system ends in a number made of all of it.  Never `taken` (a name with its ending).  In `a`.
 */
struct str output_file_name(struct arena *a, struct str id, struct str ending, struct str taken);

/*
 * Keeps other runs from writing the file `path` until output_unlock(): waits for one that does, but no longer than
 * OUTPUT_PATIENCE seconds.  The lock is of a file ".NAME.lock" beside, which goes away with it, also when a signal ends
 * the run; what a killed one leaves behind locks nothing.  What is no regular file, and folders that no lock can be
 * made in, need none: writing will say why.  False: it is still locked, errno is EWOULDBLOCK.
 */
bool output_lock(struct arena *a, const char *path) __attribute__((warn_unused_result));
void output_unlock(void);

enum { OUTPUT_PATIENCE = 60 };

#endif
