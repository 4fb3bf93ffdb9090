/*
 * measure FILE COMMAND…: runs the command and appends a line "seconds kilobytes status" to FILE: the time by the clock,
 * and the most memory that it held at once.  POSIX has no wait4(), which alone tells the memory of one child.
 */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct timespec from, to;
	struct rusage used;
	int status;

	if (argc < 3)
		return fputs("usage: measure FILE COMMAND...\n", stderr), 2;
	clock_gettime(CLOCK_MONOTONIC, &from);
	pid_t child = vfork();
	if (child == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child)
		return perror("measure"), 2;
	clock_gettime(CLOCK_MONOTONIC, &to);
	FILE *f = fopen(argv[1], "a");
	if (f == NULL)
		return perror(argv[1]), 2;
	double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	fprintf(f, "%.6f %ld %d\n", seconds, used.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 255);
	return fclose(f) == 0 ? 0 : 2;
}
