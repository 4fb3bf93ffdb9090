/*
 * To be preloaded into a tool: makes calls of the C library fail, one at a time.
 *
 *     FAULT_CALL    the calls that are counted: alloc (malloc, calloc, realloc ...), or one of read, write, open,
 * close, stat, fsync, rename, chmod, chown, opendir, readdir, poll, mkstemp FAULT_AT      the number, from 1, of the
 * call that fails; 0: none, they are only counted FAULT_HOW     once, always (from that call on), short (one byte is
 * read or written, at each call from that one on) or kill (the process ends there and then) FAULT_ERROR   the number of
 * the error; not wanted for alloc FAULT_COUNT   a file that the number of calls is written to at the end
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* glibc's own, so that counting needs no allocation itself. */
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);
extern void *__libc_memalign(size_t align, size_t n);

enum how { ONCE, ALWAYS, SHORT, KILL };

static struct {
	bool ready;
	char call[16];
	unsigned long at;
	enum how how;
	int error;
	int count_fd;
	unsigned long *seen; /* shared with what reads it after the process was ended */
} plan;

static unsigned long number(const char *name)
{
	const char *text = getenv(name);

	return text ? strtoul(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void begin(void)
{
	const char *call = getenv("FAULT_CALL"), *how = getenv("FAULT_HOW"), *count = getenv("FAULT_COUNT");
	static unsigned long alone;

	plan.seen = &alone;
	plan.count_fd = -1;
	if (!call || strlen(call) >= sizeof plan.call)
		return;
	strcpy(plan.call, call);
	plan.at = number("FAULT_AT");
	plan.error = (int)number("FAULT_ERROR");
	plan.how = !how			    ? ONCE
		   : !strcmp(how, "always") ? ALWAYS
		   : !strcmp(how, "short")  ? SHORT
		   : !strcmp(how, "kill")   ? KILL
					    : ONCE;
	if (count) {
		int fd = (int)syscall(SYS_openat, AT_FDCWD, count, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		if (fd >= 0 && syscall(SYS_ftruncate, fd, (long)sizeof alone) == 0) {
			void *p = mmap(NULL, sizeof alone, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
			if (p != MAP_FAILED)
				plan.seen = p;
		}
		if (fd >= 0)
			syscall(SYS_close, fd);
	}
	plan.ready = true;
}

/* Whether this call is one that goes wrong; *cut: it does, by a short count. */
static bool strikes(const char *call, bool *cut)
{
	if (cut)
		*cut = false;
	if (!plan.ready || strcmp(plan.call, call) != 0)
		return false;
	unsigned long n = __atomic_add_fetch(plan.seen, 1, __ATOMIC_RELAXED);
	if (plan.at == 0 || n < plan.at || (plan.how == ONCE && n > plan.at))
		return false;
	if (plan.how == KILL)
		/* Not kill(), which a confined tool may not call. */
		syscall(SYS_tgkill, syscall(SYS_getpid), syscall(SYS_gettid), SIGKILL);
	if (plan.how == SHORT) {
		if (cut)
			*cut = true;
		return false;
	}
	errno = plan.error;
	return true;
}

/*
 * Blocks of these sizes are taken and given back at once by a tool that makes sure of memory for gettext (cli/memory.h):
 * what the C library takes next is cut from them and does not fail.
 */
static const struct {
	size_t bytes;
	int calls;
} ensured[] = {{65537, 80}, {4097, 4}};
static int granted;

static bool of_libc(const void *caller)
{
	Dl_info at;

	return dladdr(caller, &at) != 0 && at.dli_fname && strstr(at.dli_fname, "/libc.so");
}

static bool no_memory(size_t n, const void *caller)
{
	int grant = 0;

	if (granted > 0 && of_libc(caller)) {
		granted--;
		return false;
	}
	for (size_t i = 0; i < sizeof ensured / sizeof *ensured; i++)
		if (n == ensured[i].bytes)
			grant = ensured[i].calls;
	granted = grant;
	if (!strikes("alloc", NULL))
		return false;
	errno = ENOMEM;
	return true;
}

#define CALLER __builtin_return_address(0)

void *malloc(size_t n)
{
	return no_memory(n, CALLER) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return no_memory(n * size, CALLER) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return no_memory(n, CALLER) ? NULL : __libc_realloc(p, n);
}

void *memalign(size_t align, size_t n)
{
	return no_memory(n, CALLER) ? NULL : __libc_memalign(align, n);
}

void *aligned_alloc(size_t align, size_t n)
{
	return no_memory(n, CALLER) ? NULL : __libc_memalign(align, n);
}

int posix_memalign(void **out, size_t align, size_t n)
{
	if (no_memory(n, CALLER))
		return ENOMEM;
	*out = __libc_memalign(align, n);
	return *out ? 0 : ENOMEM;
}

ssize_t read(int fd, void *p, size_t n)
{
	bool cut;

	if (strikes("read", &cut))
		return -1;
	return syscall(SYS_read, fd, p, cut && n > 1 ? 1 : n);
}

ssize_t write(int fd, const void *p, size_t n)
{
	bool cut;

	if (strikes("write", &cut))
		return -1;
	return syscall(SYS_write, fd, p, cut && n > 1 ? 1 : n);
}

static int open_at(const char *path, int flags, mode_t mode)
{
	return strikes("open", NULL) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	va_list list;
	mode_t mode = 0;

	va_start(list, flags);
	if (flags & (O_CREAT | O_TMPFILE))
		mode = va_arg(list, mode_t);
	va_end(list);
	return open_at(path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

int mkstemp(char *name)
{
	int (*real)(char *) = (int (*)(char *))dlsym(RTLD_NEXT, "mkstemp");

	return strikes("mkstemp", NULL) ? -1 : real(name);
}

int mkstemp64(char *name) __attribute__((alias("mkstemp")));

/* The descriptor is closed all the same, as on Linux. */
int close(int fd)
{
	bool bad = strikes("close", NULL);
	int error = errno;
	int r = (int)syscall(SYS_close, fd);

	if (!bad)
		return r;
	errno = error;
	return -1;
}

int stat(const char *restrict path, struct stat *restrict s)
{
	return strikes("stat", NULL) ? -1 : fstatat(AT_FDCWD, path, s, 0);
}

int fstat(int fd, struct stat *s)
{
	return strikes("stat", NULL) ? -1 : fstatat(fd, "", s, AT_EMPTY_PATH);
}

int fsync(int fd)
{
	return strikes("fsync", NULL) ? -1 : (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
	return strikes("rename", NULL) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int fchmod(int fd, mode_t mode)
{
	return strikes("chmod", NULL) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int fchown(int fd, uid_t user, gid_t group)
{
	return strikes("chown", NULL) ? -1 : (int)syscall(SYS_fchown, fd, user, group);
}

DIR *opendir(const char *path)
{
	DIR *(*real)(const char *) = (DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir");

	return strikes("opendir", NULL) ? NULL : real(path);
}

struct dirent *readdir(DIR *d)
{
	struct dirent *(*real)(DIR *) = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir");

	return strikes("readdir", NULL) ? NULL : real(d);
}

struct dirent64 *readdir64(DIR *d) __attribute__((alias("readdir")));

int poll(struct pollfd *list, nfds_t n, int timeout)
{
	int (*real)(struct pollfd *, nfds_t, int) = (int (*)(struct pollfd *, nfds_t, int))dlsym(RTLD_NEXT, "poll");

	return strikes("poll", NULL) ? -1 : real(list, n, timeout);
}
