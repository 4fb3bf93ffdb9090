#include "cli/progress.h"

#include "base/utf8.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/terminal.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

enum { TEXT_MAX = 4 * 1000, FIRST_SECONDS = 1, NEXT_MICROSECONDS = 200000 };

/* Of the process, as the timer and its signal are. */
static bool on;
static atomic_bool shown;
static atomic_size_t count_done, count_total;
/* The thread that says what is being done, and that the timer interrupts; others only count. */
static pthread_t owner;
/* The handler reads the one that is not being written. */
static char text[2][TEXT_MAX + 1];
static atomic_int current;

static const char wipe[] = "\r\033[K";

static size_t add_number(char *to, size_t n)
{
	char digits[24];
	size_t length = 0;

	do
		digits[length++] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	for (size_t i = 0; i < length; i++)
		to[i] = digits[length - 1 - i];
	return length;
}

/* Only what POSIX lets a signal handler do. */
static void draw(int number)
{
	char line[sizeof wipe + TEXT_MAX + 64];
	const char *now = text[current];
	size_t n = sizeof wipe - 1, total = count_total;
	int error = errno;

	(void)number;
	for (size_t i = 0; i < n; i++)
		line[i] = wipe[i];
	for (; *now != '\0'; now++)
		line[n++] = *now;
	if (total > 0) {
		line[n++] = ' ';
		n += add_number(line + n, count_done);
		line[n++] = '/';
		n += add_number(line + n, total);
	}
	shown = true;
	(void)!write(STDERR_FILENO, line, n);
	errno = error;
}

void progress_begin(void)
{
	const char *term = getenv("TERM");
	struct sigaction act = {.sa_handler = draw, .sa_flags = SA_RESTART};
	struct itimerval often = {.it_interval = {.tv_usec = NEXT_MICROSECONDS}, .it_value = {.tv_sec = FIRST_SECONDS}};

	if (!isatty(STDERR_FILENO) || term == NULL || strcmp(term, "dumb") == 0)
		return;
	owner = pthread_self();
	on = sigaction(SIGALRM, &act, NULL) == 0 && setitimer(ITIMER_REAL, &often, NULL) == 0;
}

void progress_say(struct arena *a, struct msg m)
{
	enum { COUNT_WIDTH = 16 };
	int next = 1 - current;

	if (!on || !pthread_equal(owner, pthread_self()))
		return;
	struct str words = utf8_inert(a, msg_text(a, m, language_translate));
	words = language_encode(a, utf8_prefix(words, terminal_width(STDERR_FILENO) - COUNT_WIDTH));
	size_t n = words.n < TEXT_MAX ? words.n : TEXT_MAX;
	memcpy(text[next], words.p, n);
	text[next][n] = '\0';
	current = next;
}

void progress_count(size_t done, size_t total)
{
	count_done = done;
	count_total = total;
}

/* Wipes with the signal held back, so that it cannot draw in between. */
void progress_hide(void)
{
	sigset_t alarm, before;

	if (!shown)
		return;
	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	sigprocmask(SIG_BLOCK, &alarm, &before);
	(void)!output_all(STDERR_FILENO, STR("\r\033[K"));
	shown = false;
	sigprocmask(SIG_SETMASK, &before, NULL);
}

void progress_end(void)
{
	struct itimerval never = {0};

	if (!on)
		return;
	(void)setitimer(ITIMER_REAL, &never, NULL);
	progress_hide();
	on = false;
}
