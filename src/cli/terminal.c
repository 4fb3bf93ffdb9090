#include "cli/terminal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_LEAST = 20, WIDTH_USUAL = 80, WIDTH_MOST = 1000 };

bool terminal_colour(enum color_when when, int fd)
{
	const char *no = getenv("NO_COLOR");
	const char *force = getenv("CLICOLOR_FORCE");
	const char *term = getenv("TERM");

	if (when != COLOR_AUTO)
		return when == COLOR_ALWAYS;
	if (no != NULL && *no != '\0')
		return false;
	if (force != NULL && *force != '\0' && strcmp(force, "0") != 0)
		return true;
	return fd >= 0 && isatty(fd) && term != NULL && strcmp(term, "dumb") != 0;
}

static size_t clamp(unsigned long width)
{
	return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
}

size_t terminal_width(int fd)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;

	if (columns != NULL && *columns >= '1' && *columns <= '9') {
		char *end;
		errno = 0;
		unsigned long width = strtoul(columns, &end, 10);
		if (errno == 0 && *end == '\0')
			return clamp(width);
	}
	if (fd >= 0 && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return clamp(size.ws_col);
	return WIDTH_USUAL;
}
