/* Output that is whole or not there. */
#include "cli/output.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena *a;
static char folder[64];

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	strcpy(folder, "/tmp/plan-tools-test-XXXXXX");
	return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return system("cd / && rm -rf \"$OLDPWD\"") != 0;
}

static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void assert_content(const char *path, const char *want)
{
	char got[100] = "";
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	size_t n = fread(got, 1, sizeof got - 1, f);
	got[n] = '\0';
	assert_int_equal(fclose(f), 0);
	assert_string_equal(got, want);
}

static mode_t mode_of(const char *path)
{
	struct stat s;
	assert_int_equal(stat(path, &s), 0);
	return s.st_mode & 07777;
}

static void assert_no_temporary_file(void)
{
	assert_int_equal(system("ls -A | grep -q plan-tools && exit 1; exit 0"), 0);
}

static void test_a_new_file_has_the_usual_mode(void **state)
{
	(void)state;
	mode_t old = umask(027);
	assert_true(output_file(a, "new", STR("one\n")));
	umask(old);
	assert_content("new", "one\n");
	assert_int_equal(mode_of("new"), 0640);
	assert_no_temporary_file();
}

static void test_an_old_file_keeps_its_mode(void **state)
{
	(void)state;
	put("old", "before");
	assert_int_equal(chmod("old", 0604), 0);
	assert_true(output_file(a, "old", STR("after")));
	assert_content("old", "after");
	assert_int_equal(mode_of("old"), 0604);
}

static void test_empty_output_empties_the_file(void **state)
{
	(void)state;
	put("emptied", "before");
	assert_true(output_file(a, "emptied", STR("")));
	assert_content("emptied", "");
}

static void test_a_link_stays_a_link(void **state)
{
	(void)state;
	struct stat s;
	assert_int_equal(mkdir("far", 0755), 0);
	put("far/target", "before");
	assert_int_equal(symlink("target", "far/inner"), 0);
	assert_int_equal(symlink("far/inner", "outer"), 0);
	assert_true(output_file(a, "outer", STR("after")));
	assert_content("far/target", "after");
	assert_int_equal(lstat("outer", &s), 0);
	assert_true(S_ISLNK(s.st_mode));
	assert_int_equal(lstat("far/inner", &s), 0);
	assert_true(S_ISLNK(s.st_mode));
}

static void test_a_link_to_nothing_makes_its_target(void **state)
{
	(void)state;
	assert_int_equal(symlink("made", "dangling"), 0);
	assert_true(output_file(a, "dangling", STR("text")));
	assert_content("made", "text");
}

static void test_links_in_a_circle(void **state)
{
	(void)state;
	assert_int_equal(symlink("circle2", "circle1"), 0);
	assert_int_equal(symlink("circle1", "circle2"), 0);
	assert_false(output_file(a, "circle1", STR("text")));
	assert_int_equal(errno, ELOOP);
}

static void test_what_cannot_be_a_file(void **state)
{
	(void)state;
	assert_int_equal(mkdir("directory", 0755), 0);
	assert_false(output_file(a, "directory", STR("text")));
	assert_int_equal(errno, EISDIR);
	assert_false(output_file(a, "missing/file", STR("text")));
	assert_int_equal(errno, ENOENT);
	assert_false(output_file(a, "", STR("text")));
	assert_int_equal(errno, ENOENT);
	assert_no_temporary_file();
}

static void test_a_device_is_written_directly(void **state)
{
	(void)state;
	assert_true(output_file(a, "/dev/null", STR("text")));
	assert_false(output_file(a, "/dev/full", STR("text")));
	assert_int_equal(errno, ENOSPC);
}

/* A limit on the size of files stands for a disk that fills up. */
static void test_a_failed_write_leaves_the_old_file(void **state)
{
	(void)state;
	put("kept", "before");
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		static char many[100000];
		struct rlimit limit = {4096, 4096};
		signal(SIGXFSZ, SIG_IGN);
		if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
			_exit(2);
		bool written = output_file(a, "kept", (struct str){many, sizeof many});
		_exit(!written && errno == EFBIG ? 0 : 1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_content("kept", "before");
	assert_no_temporary_file();
}

static void test_all_goes_through_a_slow_pipe(void **state)
{
	(void)state;
	enum { SIZE = 1 << 20 };
	char *many = malloc(SIZE);
	int ends[2];
	assert_non_null(many);
	memset(many, 'x', SIZE);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		static char room[777];
		size_t total = 0;
		close(ends[1]);
		for (ssize_t n; (n = read(ends[0], room, sizeof room)) > 0;)
			total += (size_t)n;
		_exit(total == SIZE ? 0 : 1);
	}
	close(ends[0]);
	assert_true(output_all(ends[1], (struct str){many, SIZE}));
	close(ends[1]);
	free(many);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void test_a_pipe_without_a_reader(void **state)
{
	(void)state;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	signal(SIGPIPE, SIG_IGN);
	assert_false(output_all(ends[1], STR("text")));
	assert_int_equal(errno, EPIPE);
	close(ends[1]);
}

static void test_closed_streams_are_not_reused(void **state)
{
	(void)state;
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(0);
		close(1);
		close(2);
		output_guard_streams();
		bool apart = open("kept", O_RDONLY) > 2;
		bool refused = !output_all(1, STR("text")) && errno == EBADF;
		bool silent = !output_all(2, STR("text")) && errno == EBADF;
		bool empty = read(0, (char[1]){0}, 1) == -1 && errno == EBADF;
		_exit(apart && refused && silent && empty ? 0 : 1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* --- Files in a folder --- */

static void names_lead_nowhere(void **state)
{
	(void)state;
	static const struct {
		struct str id, name;
	} cases[] = {
		{STR_INIT("shibata-ict"), STR_INIT("shibata-ict.html")},
		{STR_INIT("../../etc/x"), STR_INIT("_2e_2e_2f_2e_2e_2fetc_2fx.html")},
		{STR_INIT("柴"), STR_INIT("_e6_9f_b4.html")},
		{STR_INIT("a_2f"), STR_INIT("a_5f2f.html")},
		{STR_INIT("index"), STR_INIT("_index.html")},
		{STR_INIT("_index"), STR_INIT("_5findex.html")},
		{STR_INIT(""), STR_INIT("_.html")},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str name = output_file_name(a, cases[i].id, STR(".html"), STR("index.html"));
		if (!str_eq(name, cases[i].name))
			fail_msg("have \"%.*s\", want \"%.*s\"", STR_ARG(name), STR_ARG(cases[i].name));
	}
}

static void long_names_fit_and_differ(void **state)
{
	(void)state;
	struct buf id = buf_new(a);
	buf_fill(&id, 'x', 1000);
	struct str one = output_file_name(a, buf_str(&id), STR(".html"), STR(""));
	buf_add_c(&id, 'y');
	struct str other = output_file_name(a, buf_str(&id), STR(".html"), STR(""));
	assert_true(one.n < 255 && other.n < 255);
	assert_false(str_eq(one, other));
}

static const int endings[] = {SIGHUP, SIGINT, SIGTERM};

/* A child that locks `kept`, says so, and then does `rest`. */
static pid_t locking_child(void (*rest)(void))
{
	int ends[2];
	char ready;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		/* Nothing is to wait for ever, whatever goes wrong. */
		(void)alarm(60);
		bool locked = output_lock(a, "kept");
		(void)!write(ends[1], locked ? "y" : "n", 1);
		rest();
		_exit(0);
	}
	assert_int_equal(read(ends[0], &ready, 1), 1);
	assert_int_equal(ready, 'y');
	close(ends[0]);
	close(ends[1]);
	return child;
}

static void wait_for_end(void)
{
	for (;;)
		pause();
}

static void write_slowly(void)
{
	const struct timespec while_another_waits = {.tv_nsec = 200000000};
	(void)nanosleep(&while_another_waits, NULL);
	(void)!output_file(a, "kept", STR("by the child"));
	output_unlock();
}

static int end_of(pid_t child)
{
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void test_a_lock_is_waited_for(void **state)
{
	(void)state;
	put("kept", "before");
	pid_t child = locking_child(write_slowly);
	assert_true(output_lock(a, "kept"));
	assert_content("kept", "by the child");
	output_unlock();
	assert_int_equal(end_of(child), 0);
	assert_int_equal(access(".kept.lock", F_OK), -1);
}

static void test_a_lock_dies_with_its_run(void **state)
{
	(void)state;
	pid_t child = locking_child(wait_for_end);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_true(WIFSIGNALED(end_of(child)));
	assert_true(output_lock(a, "kept"));
	output_unlock();
	assert_int_equal(access(".kept.lock", F_OK), -1);
}

static void test_a_signal_takes_the_lock_away(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
		pid_t child = locking_child(wait_for_end);
		assert_int_equal(access(".kept.lock", F_OK), 0);
		assert_int_equal(kill(child, endings[k]), 0);
		int status = end_of(child);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), endings[k]);
		assert_int_equal(access(".kept.lock", F_OK), -1);
	}
}

static void test_what_needs_no_lock(void **state)
{
	(void)state;
	assert_true(output_lock(a, ""));
	assert_true(output_lock(a, "/dev/null"));
	assert_true(output_lock(a, "no-such-folder/file"));
	/* One file under two names is locked once. */
	put("file", "x");
	assert_int_equal(symlink("file", "link-to-file"), 0);
	assert_true(output_lock(a, "file"));
	assert_true(output_lock(a, "link-to-file"));
	assert_true(output_lock(a, "./file"));
	output_unlock();
	assert_int_equal(access(".file.lock", F_OK), -1);
}

/* Writes until it is killed: one letter or the other, all over. */
static void write_on(void)
{
	enum { SIZE = 1 << 16 };
	char *many = malloc(SIZE);
	if (many == NULL)
		_exit(1);
	for (int letter = 'a';; letter = letter == 'a' ? 'b' : 'a') {
		memset(many, letter, SIZE);
		if (!output_file(a, "kept", (struct str){many, SIZE}))
			_exit(1);
	}
}

static void test_a_signal_leaves_a_whole_file_and_no_other(void **state)
{
	(void)state;
	(void)unlink("kept");
	for (long k = 0; k < 20; k++) {
		const struct timespec pause = {.tv_nsec = 1000000 * k};
		pid_t child = locking_child(write_on);
		(void)nanosleep(&pause, NULL);
		assert_int_equal(kill(child, k % 2 ? SIGTERM : SIGINT), 0);
		assert_true(WIFSIGNALED(end_of(child)));
		assert_no_temporary_file();
		FILE *f = fopen("kept", "r");
		if (f == NULL)
			continue;
		int first = getc(f), c;
		size_t n = 1;
		while ((c = getc(f)) == first)
			n++;
		assert_int_equal(c, EOF);
		assert_int_equal(n, 1 << 16);
		assert_int_equal(fclose(f), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_lead_nowhere),
		cmocka_unit_test(long_names_fit_and_differ),
		cmocka_unit_test(test_a_new_file_has_the_usual_mode),
		cmocka_unit_test(test_an_old_file_keeps_its_mode),
		cmocka_unit_test(test_empty_output_empties_the_file),
		cmocka_unit_test(test_a_link_stays_a_link),
		cmocka_unit_test(test_a_link_to_nothing_makes_its_target),
		cmocka_unit_test(test_links_in_a_circle),
		cmocka_unit_test(test_what_cannot_be_a_file),
		cmocka_unit_test(test_a_device_is_written_directly),
		cmocka_unit_test(test_a_failed_write_leaves_the_old_file),
		cmocka_unit_test(test_all_goes_through_a_slow_pipe),
		cmocka_unit_test(test_a_pipe_without_a_reader),
		cmocka_unit_test(test_a_lock_is_waited_for),
		cmocka_unit_test(test_a_lock_dies_with_its_run),
		cmocka_unit_test(test_a_signal_takes_the_lock_away),
		cmocka_unit_test(test_what_needs_no_lock),
		cmocka_unit_test(test_a_signal_leaves_a_whole_file_and_no_other),
		cmocka_unit_test(test_closed_streams_are_not_reused),
	};

	/* What runs the tests in the background may ignore them, and children would too. */
	for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
		(void)signal(endings[k], SIG_DFL);
	return cmocka_run_group_tests(tests, begin, end);
}
