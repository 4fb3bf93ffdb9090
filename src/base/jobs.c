/*
 * Threads that take the next task until there is none.
 */
#include "base/jobs.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

enum { JOBS_MOST = 64 };

struct pool {
	jobs_fn *fn;
	void *arg;
	size_t n;
	atomic_size_t next;
};

struct worker {
	struct pool *pool;
	size_t index;
	pthread_t thread;
};

static void *work(void *arg)
{
	struct worker *w = arg;
	struct pool *p = w->pool;
	for (size_t task; (task = atomic_fetch_add(&p->next, 1)) < p->n;)
		p->fn(p->arg, task, w->index);
	return NULL;
}

/* Signals to the process go to the thread that began; those of a thread's own faults cannot be held back. */
static void hold_signals(sigset_t *before)
{
	sigset_t all;
	sigfillset(&all);
	sigdelset(&all, SIGBUS);
	sigdelset(&all, SIGSEGV);
	sigdelset(&all, SIGFPE);
	sigdelset(&all, SIGILL);
	(void)pthread_sigmask(SIG_BLOCK, &all, before);
}

void jobs_run(size_t jobs, size_t n, jobs_fn *fn, void *arg)
{
	struct pool pool = {.fn = fn, .arg = arg, .n = n};
	struct worker worker[JOBS_MOST];
	size_t begun = 1;
	jobs = jobs < n ? jobs : n;
	jobs = jobs < JOBS_MOST ? jobs : JOBS_MOST;
	atomic_init(&pool.next, 0);
	worker[0] = (struct worker){.pool = &pool};
	sigset_t before;
	hold_signals(&before);
	for (; begun < jobs; begun++) {
		worker[begun] = (struct worker){.pool = &pool, .index = begun};
		if (pthread_create(&worker[begun].thread, NULL, work, &worker[begun]) != 0)
			break;
	}
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	(void)work(&worker[0]);
	while (begun > 1)
		(void)pthread_join(worker[--begun].thread, NULL);
}

size_t jobs_default(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n > 0 ? (size_t)n : 1;
}
