/* Tasks are done once each, by no more workers than asked for. */
#include "base/jobs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { TASKS = 1000 };

struct tally {
	atomic_int done[TASKS];
	atomic_size_t most_worker;
};

static void do_task(void *arg, size_t task, size_t worker)
{
	struct tally *t = arg;
	size_t most = atomic_load(&t->most_worker);

	atomic_fetch_add(&t->done[task], 1);
	while (worker > most && !atomic_compare_exchange_weak(&t->most_worker, &most, worker))
		;
}

static void each_task_is_done_once(void **state)
{
	(void)state;
	static const size_t asked[] = {0, 1, 2, 3, 4, TASKS};
	for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
		static struct tally t;
		size_t jobs = asked[k];
		for (size_t i = 0; i < TASKS; i++)
			atomic_init(&t.done[i], 0);
		atomic_init(&t.most_worker, 0);
		jobs_run(jobs, TASKS, do_task, &t);
		for (size_t i = 0; i < TASKS; i++)
			assert_int_equal(atomic_load(&t.done[i]), 1);
		assert_true(atomic_load(&t.most_worker) < (jobs > 0 ? jobs : 1));
	}
	jobs_run(4, 0, do_task, NULL);
	assert_true(jobs_default() > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(each_task_is_done_once)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
