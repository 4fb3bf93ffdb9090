/* Inputs: files, folders, pipes, and what is said of those that cannot be read. */
#include "cli/input.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena *a;
static struct diag_list trouble;
static struct inputs in;
static char folder[64];

static int begin_all(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/plan-tools-test-XXXXXX");
	return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int end_all(void **state)
{
	(void)state;
	return system("cd / && rm -rf \"$OLDPWD\"") != 0;
}

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	trouble = diag_list_new(a);
	in = inputs_new(a, NULL, &trouble);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* What was complained of, the first time. */
static const char *complaint(void)
{
	struct diag_style plain = {0};
	struct buf out = buf_new(a);
	assert_true(trouble.items.n > 0);
	diag_print(&out, a, trouble.items.v[0], &plain);
	return str_z(a, buf_str(&out));
}

static void assert_read(const char *path, struct str want)
{
	struct input got;
	assert_true(input_read(&in, path, (struct span){0}, &got));
	assert_int_equal(got.bytes.n, want.n);
	assert_memory_equal(got.bytes.p, want.p, want.n);
	assert_string_equal(str_z(a, got.name), path);
	assert_int_equal(trouble.items.n, 0);
}

static void assert_not_read(const char *path, const char *want)
{
	struct input got;
	assert_false(input_read(&in, path, (struct span){0}, &got));
	assert_string_equal(complaint(), want);
}

/* The paths that a list holds, a space between. */
static const char *paths(const struct path_list *l)
{
	struct buf out = buf_new(a);
	for (size_t i = 0; i < l->items.n; i++)
		buf_printf(&out, "%s%s", i > 0 ? " " : "", l->items.v[i]);
	return str_z(a, buf_str(&out));
}

static void test_a_file_is_read_whole(void **state)
{
	(void)state;
	put("file", "one\ntwo");
	assert_read("file", STR("one\ntwo"));
	put("empty", "");
	assert_read("empty", STR(""));
}

static void test_a_file_that_claims_no_size(void **state)
{
	(void)state;
	struct input got;
	assert_true(input_read(&in, "/proc/self/status", (struct span){0}, &got));
	assert_true(str_has_prefix(got.bytes, STR("Name:")));
}

static void test_a_pipe_of_many_pieces(void **state)
{
	(void)state;
	enum { SIZE = 300000 };
	assert_int_equal(mkfifo("fifo", 0600), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		int fd = open("fifo", O_WRONLY);
		for (int i = 0; i < SIZE; i += 100)
			if (write(fd,
				  "0123456789012345678901234567890123456789012345678901234567890123456789"
				  "012345678901234567890123456789",
				  100) != 100)
				_exit(1);
		_exit(0);
	}
	struct input got;
	assert_true(input_read(&in, "fifo", (struct span){0}, &got));
	assert_int_equal(got.bytes.n, SIZE);
	for (size_t i = 0; i < SIZE; i++)
		assert_int_equal(got.bytes.p[i], '0' + i % 10);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void test_standard_input_once(void **state)
{
	(void)state;
	int ends[2];
	int kept = dup(0);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "text", 4), 4);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], 0), 0);
	assert_read("-", STR("text"));
	assert_not_read("-", "-: error: cannot be read: standard input can be read only once [unreadable-file]\n");
	assert_int_equal(dup2(kept, 0), 0);
	close(kept);
	close(ends[0]);
}

static void test_a_missing_file_and_one_like_it(void **state)
{
	(void)state;
	put("shibata-ict.yaml", "x");
	assert_not_read("shibata-itc.yaml",
			"shibata-itc.yaml: error: cannot be read: there is no such file [unreadable-file]\n");
	struct msg help = trouble.items.v[0]->help;
	assert_string_equal(str_z(a, msg_text(a, help, NULL)), "did you mean \"shibata-ict.yaml\"?");
}

static void test_files_of_one_kind_are_not_alike(void **state)
{
	(void)state;
	put("list.yaml", "x");
	assert_not_read("missing.yaml",
			"missing.yaml: error: cannot be read: there is no such file [unreadable-file]\n");
	assert_null(trouble.items.v[0]->help.id);
}

static void test_a_missing_file_is_shown_where_a_plan_names_it(void **state)
{
	(void)state;
	struct source *plan = source_new(a, STR("plan.yaml"), STR("results: gone.csv\n"));
	struct path_list files = {0};
	assert_false(input_expand(&in, "gone.csv", (struct span){plan, 9, 17}, &files));
	assert_string_equal(complaint(), "plan.yaml:1:10: error: \"gone.csv\" cannot be read: there is no such file "
					 "[unreadable-file]\n");
}

static void test_a_folder_is_no_file(void **state)
{
	(void)state;
	assert_int_equal(mkdir("folder", 0755), 0);
	assert_not_read("folder", "folder: error: cannot be read: it is a folder [unreadable-file]\n");
}

static void test_a_name_that_is_not_utf8(void **state)
{
	(void)state;
	assert_not_read("\xFFzzzzzzzzzzzzzzzz", "\xEF\xBF\xBDzzzzzzzzzzzzzzzz: error: cannot be read: there is no such "
						"file [unreadable-file]\n");
}

static void test_the_limit_holds_for_files_and_for_devices(void **state)
{
	(void)state;
	struct read_limits limits = {.bytes = 10};
	in = inputs_new(a, &limits, &trouble);
	put("ten", "0123456789");
	put("eleven", "0123456789x");
	assert_read("ten", STR("0123456789"));
	assert_not_read("eleven", "eleven: error: cannot be read: the file is too large [unreadable-file]\n");
	trouble = diag_list_new(a);
	assert_not_read("/dev/zero", "/dev/zero: error: cannot be read: the file is too large [unreadable-file]\n");
}

static void test_a_folder_gives_its_csv_files(void **state)
{
	(void)state;
	struct path_list files = {0};
	assert_int_equal(mkdir("results", 0755), 0);
	assert_int_equal(mkdir("results/folder.csv", 0755), 0);
	put("results/b.csv", "");
	put("results/a.csv", "");
	put("results/B.CSV", "");
	put("results/c.csv~", "");
	put("results/.hidden.csv", "");
	put("results/note.txt", "");
	put("results/csv", "");
	assert_true(input_expand(&in, "results", (struct span){0}, &files));
	assert_string_equal(paths(&files), "results/B.CSV results/a.csv results/b.csv");
}

static void test_a_file_is_listed_once(void **state)
{
	(void)state;
	struct path_list files = {0};
	assert_int_equal(mkdir("twice", 0755), 0);
	put("twice/a.csv", "");
	assert_int_equal(symlink("a.csv", "twice/b.csv"), 0);
	assert_true(input_expand(&in, "twice/a.csv", (struct span){0}, &files));
	assert_true(input_expand(&in, "twice/", (struct span){0}, &files));
	assert_string_equal(paths(&files), "twice/a.csv");
}

static void test_a_folder_without_csv_files(void **state)
{
	(void)state;
	struct path_list files = {0};
	assert_int_equal(mkdir("bare", 0755), 0);
	assert_false(input_expand(&in, "bare", (struct span){0}, &files));
	assert_string_equal(complaint(),
			    "bare: error: cannot be read: the folder holds no CSV file [unreadable-file]\n");
}

static void test_paths_relative_to_a_plan(void **state)
{
	(void)state;
	assert_int_equal(mkdir("plans", 0755), 0);
	put("here.csv", "");
	put("plans/there.csv", "");
	assert_string_equal(input_relative(a, "plans/x.yaml", STR("there.csv")), "plans/there.csv");
	assert_string_equal(input_relative(a, "plans/x.yaml", STR("../here.csv")), "here.csv");
	assert_string_equal(input_relative(a, "./x.yaml", STR("here.csv")), "here.csv");
	assert_string_equal(input_relative(a, "x.yaml", STR("here.csv")), "here.csv");
	assert_string_equal(input_relative(a, "-", STR("here.csv")), "here.csv");
	assert_string_equal(input_relative(a, "plans/x.yaml", STR("/dev/null")), "/dev/null");
	assert_string_equal(input_relative(a, "x.yaml", STR("-")), "./-");
	assert_string_equal(input_relative(a, "plans/x.yaml", STR("../gone.csv")), "plans/../gone.csv");
}

/* In "link/..", ".." is the parent of where the link leads. */
static void test_a_path_through_a_link_is_not_shortened(void **state)
{
	(void)state;
	assert_int_equal(mkdir("deep", 0755), 0);
	assert_int_equal(mkdir("deep/plans", 0755), 0);
	put("deep/far.csv", "");
	assert_int_equal(symlink("deep/plans", "link"), 0);
	assert_string_equal(input_relative(a, "link/x.yaml", STR("../far.csv")), "link/../far.csv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_file_is_read_whole, begin, end),
		cmocka_unit_test_setup_teardown(test_a_file_that_claims_no_size, begin, end),
		cmocka_unit_test_setup_teardown(test_a_pipe_of_many_pieces, begin, end),
		cmocka_unit_test_setup_teardown(test_standard_input_once, begin, end),
		cmocka_unit_test_setup_teardown(test_a_missing_file_and_one_like_it, begin, end),
		cmocka_unit_test_setup_teardown(test_files_of_one_kind_are_not_alike, begin, end),
		cmocka_unit_test_setup_teardown(test_a_missing_file_is_shown_where_a_plan_names_it, begin, end),
		cmocka_unit_test_setup_teardown(test_a_folder_is_no_file, begin, end),
		cmocka_unit_test_setup_teardown(test_a_name_that_is_not_utf8, begin, end),
		cmocka_unit_test_setup_teardown(test_the_limit_holds_for_files_and_for_devices, begin, end),
		cmocka_unit_test_setup_teardown(test_a_folder_gives_its_csv_files, begin, end),
		cmocka_unit_test_setup_teardown(test_a_file_is_listed_once, begin, end),
		cmocka_unit_test_setup_teardown(test_a_folder_without_csv_files, begin, end),
		cmocka_unit_test_setup_teardown(test_paths_relative_to_a_plan, begin, end),
		cmocka_unit_test_setup_teardown(test_a_path_through_a_link_is_not_shortened, begin, end),
	};
	return cmocka_run_group_tests(tests, begin_all, end_all);
}
