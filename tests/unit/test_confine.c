/*
 * What a confined process is refused, where the kernel can refuse it.  The library of the tests is built without, so
 * this is the file itself.
 */
#undef UNCONFINED
#include "../../src/cli/confine.c"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cmocka.h>

static char folder[] = "/tmp/plan-tools-test-XXXXXX";

static int begin(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL || chdir(folder) != 0 || mkdir("out", 0700) != 0;
}

static int end(void **state)
{
	(void)state;
	return system("cd / && rm -rf \"$OLDPWD\"") != 0;
}

static bool opens(const char *path, int flags)
{
	int fd = open(path, flags, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static void *nothing(void *arg)
{
	return arg;
}

static bool starts_thread(void)
{
	pthread_t thread;

	return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

/* Each is true of a process that was not confined. */
static bool starts_process(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	return child > 0 && waitpid(child, NULL, 0) == child;
}

static bool starts_program(void)
{
	char *argv[] = {(char *)(uintptr_t) "true", NULL};

	execv("/bin/true", argv);
	return errno != EPERM && errno != EACCES;
}

static bool uses_network(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool signals_others(void)
{
	return kill(getppid(), 0) == 0;
}

static bool reads_file(void)
{
	return opens("/etc/passwd", O_RDONLY);
}

static bool reads_here(void)
{
	return opens("secret", O_RDONLY);
}

static bool writes_elsewhere(void)
{
	return opens("elsewhere", O_WRONLY | O_CREAT);
}

static bool replaces_output(void)
{
	return opens("out/.new", O_WRONLY | O_CREAT | O_EXCL) && rename("out/.new", "out/report") == 0;
}

static bool writes_behind(void)
{
	return opens("behind/.new", O_WRONLY | O_CREAT | O_EXCL) && rename("behind/.new", "behind/report") == 0;
}

/* In a process of its own, which ends without the checks of the sanitizers. */
static bool confined_can(void (*confine)(const struct text_list *), bool (*act)(void))
{
	const char *path = "out/report";
	struct text_list outputs = {&path, 1};
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		confine(&outputs);
		_exit(act() ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	/* A program that was started after all ends with 0, too. */
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status) == 0;
}

static bool has_seccomp(void)
{
#ifdef ARCHITECTURE
	return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
#else
	return false;
#endif
}

static void processes_and_network(void **state)
{
	(void)state;
	if (!has_seccomp())
		skip();
	assert_false(confined_can(confine_to_files, starts_process));
	assert_false(confined_can(confine_to_files, starts_program));
	assert_false(confined_can(confine_to_files, uses_network));
	assert_false(confined_can(confine_to_files, signals_others));
	assert_true(confined_can(confine_to_files, starts_thread));
	/* A run that goes straight to its outputs gives up as much. */
	assert_false(confined_can(confine_to_outputs, starts_process));
	assert_false(confined_can(confine_to_outputs, starts_program));
	assert_false(confined_can(confine_to_outputs, uses_network));
	assert_false(confined_can(confine_to_outputs, signals_others));
	assert_true(confined_can(confine_to_outputs, starts_thread));
}

static void files(void **state)
{
	(void)state;
	if (landlock_version() < 1)
		skip();
	assert_true(opens("secret", O_WRONLY | O_CREAT));
	assert_true(confined_can(confine_to_files, reads_file));
	assert_false(confined_can(confine_to_files, writes_elsewhere));
	assert_true(confined_can(confine_to_files, replaces_output));
	assert_false(confined_can(confine_to_outputs, reads_file));
	assert_false(confined_can(confine_to_outputs, reads_here));
	assert_false(confined_can(confine_to_outputs, writes_elsewhere));
	assert_true(confined_can(confine_to_outputs, replaces_output));
}

static void no_outputs(const struct text_list *outputs)
{
	struct text_list none = {outputs->v, 0};

	confine_to_outputs(&none);
}

/* What does without Landlock. */
static void no_opening(const struct text_list *outputs)
{
	(void)outputs;
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	restrict_opening();
}

static void anywhere(const struct text_list *outputs)
{
	(void)outputs;
	confine_to_files(NULL);
}

static void without_outputs(void **state)
{
	(void)state;
	if (!has_seccomp() && landlock_version() < 1)
		skip();
	assert_false(confined_can(no_outputs, reads_file));
	assert_false(confined_can(no_outputs, replaces_output));
	assert_true(confined_can(anywhere, reads_file));
	assert_true(confined_can(anywhere, writes_elsewhere));
	if (has_seccomp())
		assert_false(confined_can(no_opening, reads_file));
}

/* A report that is a symbolic link is made beside what it leads to. */
static void links(void **state)
{
	(void)state;
	if (landlock_version() < 1)
		skip();
	(void)unlink("out/report");
	assert_int_equal(mkdir("behind", 0700), 0);
	assert_int_equal(symlink("../behind/report", "out/report"), 0);
	assert_false(confined_can(confine_to_outputs, writes_elsewhere));
	assert_false(confined_can(confine_to_outputs, replaces_output));
	assert_true(confined_can(confine_to_outputs, writes_behind));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(processes_and_network),
		cmocka_unit_test(files),
		cmocka_unit_test(without_outputs),
		cmocka_unit_test(links),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
