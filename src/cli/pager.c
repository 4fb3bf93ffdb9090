#include "cli/pager.h"

#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the shell says of a command that it cannot find or run. */
enum { NOT_EXECUTABLE = 126, NOT_FOUND = 127 };

const char *pager_command(void)
{
	const char *names[] = {"PLAN_TOOLS_PAGER", "PAGER"};
	const char *command = "less", *term = getenv("TERM");

	/* As git's external diff there is a run for each file; its own pager, if any, is there already. */
	if (!isatty(STDOUT_FILENO) || term == NULL || strcmp(term, "dumb") == 0 ||
	    getenv("GIT_DIFF_PATH_COUNTER") != NULL)
		return NULL;
	for (size_t i = sizeof names / sizeof *names; i-- > 0;) {
		const char *wanted = getenv(names[i]);
		if (wanted != NULL)
			command = wanted;
	}
	return *command == '\0' || strcmp(command, "cat") == 0 ? NULL : command;
}

/* The new process: waits for something to show, and becomes the pager. */
static _Noreturn void become(const char *command, int fd)
{
	struct sigaction usual = {.sa_handler = SIG_DFL};
	struct pollfd ready = {.fd = fd, .events = POLLIN};

	(void)sigaction(SIGPIPE, &usual, NULL);
	while (poll(&ready, 1, -1) < 0 && errno == EINTR)
		;
	if (!(ready.revents & POLLIN) || dup2(fd, STDIN_FILENO) < 0)
		_exit(EXIT_SUCCESS);
	(void)close(fd);
	(void)setenv("LESS", "FRX", 0);
	(void)setenv("LV", "-c", 0);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(NOT_FOUND);
}

bool pager_begin(struct pager *p, const char *command)
{
	int end[2];

	if (pipe(end) != 0)
		return false;
	/* What else is run must not keep the pager waiting for more. */
	(void)fcntl(end[1], F_SETFD, FD_CLOEXEC);
	p->pid = fork();
	if (p->pid == 0) {
		(void)close(end[1]);
		become(command, end[0]);
	}
	(void)close(end[0]);
	p->fd = end[1];
	if (p->pid > 0)
		return true;
	(void)close(end[1]);
	p->pid = 0;
	return false;
}

/* The exit status; 0 for one that a signal ended. */
static int wait_for(struct pager *p)
{
	int status = 0;

	(void)close(p->fd);
	while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
		;
	p->pid = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

bool pager_show(struct pager *p, struct str text)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;

	(void)sigaction(SIGINT, &ignore, &interrupt);
	(void)sigaction(SIGQUIT, &ignore, &quit);
	/* Whoever leaves the pager has seen enough. */
	(void)!output_all(p->fd, text);
	int status = wait_for(p);
	(void)sigaction(SIGINT, &interrupt, NULL);
	(void)sigaction(SIGQUIT, &quit, NULL);
	return status != NOT_FOUND && status != NOT_EXECUTABLE;
}

void pager_end(struct pager *p)
{
	if (p->pid > 0)
		(void)wait_for(p);
}
