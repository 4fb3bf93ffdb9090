/*
 * Work in parts, done side by side.  What comes of a part must not depend on
 * which thread does it or when, so that all is the same whatever the number
 * of jobs.
 */
#ifndef BASE_JOBS_H
#define BASE_JOBS_H

#include <stddef.h>

/* Does task `task`; `worker` is less than the number of jobs, and no two tasks of one worker run at once. */
typedef void jobs_fn(void *arg, size_t task, size_t worker);

/*
 * Does tasks 0 to n - 1, by `jobs` threads at most, this one among them, and returns when all are done.  Where the
 * system has no room for another thread there are fewer.
 */
void jobs_run(size_t jobs, size_t n, jobs_fn *fn, void *arg);

/* The number of processors that are running. */
size_t jobs_default(void);

#endif
