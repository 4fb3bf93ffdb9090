#include "cli/output.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LINKS_MAX = 40 };

void output_guard_streams(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) != -1 || errno != EBADF)
			continue;
		/* The lowest free descriptor is taken, and it is of the wrong direction: its use fails with EBADF. */
		int opened = open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
		if (opened > 2)
			(void)close(opened);
	}
}

bool output_all(int fd, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);
		if (n >= 0) {
			bytes = str_slice(bytes, (size_t)n, bytes.n);
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			struct pollfd ready = {.fd = fd, .events = POLLOUT};
			if (poll(&ready, 1, -1) < 0 && errno != EINTR)
				return false;
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}

/* The folder part of a path with its slash, empty for none. */
static struct str folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (struct str){path, (size_t)(slash - path) + 1} : STR("");
}

/* What `path` stands for when all symbolic links at its end are followed, also one that leads to nothing yet. */
static const char *follow_links(struct arena *a, const char *path)
{
	char target[4096];

	for (int i = 0; i < LINKS_MAX; i++) {
		ssize_t n = readlink(path, target, sizeof target);
		if (n < 0)
			return path;
		if ((size_t)n == sizeof target)
			break;
		struct str to = {target, (size_t)n};
		struct str folder = n > 0 && target[0] == '/' ? STR("") : folder_of(path);
		path = str_z(a, str_join(a, (struct str[]){folder, to}, 2, STR("")));
	}
	errno = ELOOP;
	return NULL;
}

static bool write_directly(const char *path, struct str bytes)
{
	int fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return false;
	bool written = output_all(fd, bytes);
	int error = errno;
	bool closed = close(fd) == 0 || errno == EINTR;
	if (!written)
		errno = error;
	return written && closed;
}

/* Gives a new file the mode and owner of the one it takes the place of, or those of any new file. */
static bool take_over(int fd, const struct stat *old)
{
	if (old == NULL) {
		mode_t mask = umask(0);
		umask(mask);
		return fchmod(fd, 0666 & ~mask) == 0;
	}
	/* Only root may give a file away, and a group only its members: then the file becomes the writer's. */
	bool same_group = fchown(fd, old->st_uid, old->st_gid) == 0 || fchown(fd, (uid_t)-1, old->st_gid) == 0;
	mode_t mode = old->st_mode & 0777;
	return fchmod(fd, same_group ? mode : (mode & ~(mode_t)070)) == 0;
}

/* Some file systems cannot sync; that is no failure to write. */
static bool sync_file(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
}

static void sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);

	if (fd >= 0) {
		(void)fsync(fd);
		(void)close(fd);
	}
}

/* Signals that end a run; held back while there is a temporary file. */
static const int endings[] = {SIGHUP, SIGINT, SIGTERM};

enum { ENDINGS = sizeof endings / sizeof *endings };

static void hold_endings(sigset_t *before)
{
	sigset_t held;

	sigemptyset(&held);
	for (size_t i = 0; i < ENDINGS; i++)
		sigaddset(&held, endings[i]);
	sigprocmask(SIG_BLOCK, &held, before);
}

/*
 * Makes a new file and puts its name behind the folder in `name`, which has room for it.  Opened for writing only,
 * unlike mkstemp(): a process that may read no more files may still make it.
 */
static int make_temporary(char *name, size_t folder, size_t room)
{
	enum { TRIES = 1000 };

	for (int i = 0; i < TRIES; i++) {
		snprintf(name + folder, room - folder, ".plan-tools-%ld-%d", (long)getpid(), i);
		int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

/* All names are made before the file is, so that want of memory leaves none behind. */
static bool replace(struct arena *a, const char *path, const struct stat *old, struct str bytes)
{
	struct str folder = folder_of(path);
	const char *folder_z = folder.n > 0 ? str_z(a, folder) : ".";
	enum { NAME = 64 };
	char *temporary = ARENA_ARRAY(a, char, folder.n + NAME);

	sigset_t before;

	memcpy(temporary, folder.p, folder.n);
	hold_endings(&before);
	int fd = make_temporary(temporary, folder.n, folder.n + NAME);
	if (fd < 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		return false;
	}
	bool ok = take_over(fd, old) && output_all(fd, bytes) && sync_file(fd);
	int error = errno;
	if (close(fd) != 0 && errno != EINTR && ok) {
		ok = false;
		error = errno;
	}
	if (ok && rename(temporary, path) != 0) {
		ok = false;
		error = errno;
	}
	if (ok)
		sync_folder(folder_z);
	else
		unlink(temporary);
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return ok;
}

bool output_file(struct arena *a, const char *path, struct str bytes)
{
	struct stat old;

	if (*path == '\0') {
		errno = ENOENT;
		return false;
	}
	bool exists = stat(path, &old) == 0;
	if (!exists && errno != ENOENT)
		return false;
	if (exists && S_ISDIR(old.st_mode)) {
		errno = EISDIR;
		return false;
	}
	if (exists && !S_ISREG(old.st_mode))
		return write_directly(path, bytes);
	if (exists && access(path, W_OK) != 0)
		return false;
	const char *target = follow_links(a, path);
	return target != NULL && replace(a, target, exists ? &old : NULL, bytes);
}

bool output_folder(const char *path)
{
	struct stat s;

	if (mkdir(path, 0777) == 0)
		return true;
	if (errno != EEXIST || stat(path, &s) != 0)
		return false;
	errno = ENOTDIR;
	return S_ISDIR(s.st_mode);
}

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

struct str output_file_name(struct arena *a, struct str id, struct str ending, struct str taken)
{
	/* File systems take 255 bytes. */
	enum { NAME_MAX_BYTES = 200 };
	struct buf out = buf_new(a);

	for (size_t i = 0; i < id.n; i++) {
		if (is_plain(id.p[i]))
			buf_add_c(&out, id.p[i]);
		else
			buf_printf(&out, "_%02x", (unsigned)(unsigned char)id.p[i]);
	}
	if (out.n > NAME_MAX_BYTES) {
		out.n = NAME_MAX_BYTES;
		buf_printf(&out, "_%016llx", (unsigned long long)str_hash(id));
	}
	buf_add(&out, ending);
	struct str name = buf_str(&out);
	if (name.n > ending.n && !str_eq(name, taken))
		return name;
	/* No id becomes this. */
	return str_join(a, (struct str[]){STR("_"), name}, 2, STR(""));
}

/* --- Locks -------------------------------------------------------------------- */

struct held_lock {
	int fd;
	const char *path;
	dev_t device;
	ino_t inode;
};

/* Of the process, for its signal handlers.  More files than these are written without a lock. */
static struct held_lock locks[16];
static volatile sig_atomic_t lock_count;

void output_unlock(void)
{
	while (lock_count > 0) {
		lock_count--;
		/* Still locked: who waits for it sees that its file is gone. */
		(void)unlink(locks[lock_count].path);
		(void)close(locks[lock_count].fd);
	}
}

static void end_by_signal(int number)
{
	output_unlock();
	(void)raise(number);
}

/* What the caller ignores (nohup) stays ignored. */
static void unlock_at_endings(void)
{
	struct sigaction act = {.sa_handler = end_by_signal, .sa_flags = (int)SA_RESETHAND}, before;

	for (size_t i = 0; i < ENDINGS; i++)
		if (sigaction(endings[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
			(void)sigaction(endings[i], &act, NULL);
}

static bool is_held(const struct stat *s)
{
	for (sig_atomic_t i = 0; i < lock_count; i++)
		if (locks[i].device == s->st_dev && locks[i].inode == s->st_ino)
			return true;
	return false;
}

enum lock_result { LOCK_TAKEN, LOCK_NOT_NEEDED, LOCK_BUSY, LOCK_AGAIN };

/* One attempt: whoever had the lock before may have taken its file away meanwhile. */
static enum lock_result try_lock(const char *path)
{
	struct stat mine, there;
	/* For writing: a process that may read no more files may still lock one. */
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	if (fd < 0)
		return LOCK_NOT_NEEDED;
	if (fstat(fd, &mine) != 0 || is_held(&mine)) {
		(void)close(fd);
		return LOCK_NOT_NEEDED;
	}
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		bool busy = errno == EWOULDBLOCK;
		(void)close(fd);
		return busy ? LOCK_BUSY : errno == EINTR ? LOCK_AGAIN : LOCK_NOT_NEEDED;
	}
	if (stat(path, &there) != 0 || there.st_dev != mine.st_dev || there.st_ino != mine.st_ino) {
		(void)close(fd);
		return LOCK_AGAIN;
	}
	locks[lock_count] = (struct held_lock){fd, path, mine.st_dev, mine.st_ino};
	lock_count++;
	return LOCK_TAKEN;
}

bool output_lock(struct arena *a, const char *path)
{
	enum { STEPS_A_SECOND = 20, STEP = 1000000000 / STEPS_A_SECOND };
	const struct timespec pause = {.tv_nsec = STEP};
	struct stat old;
	bool exists = stat(path, &old) == 0;
	const char *target = *path != '\0' && !(exists && !S_ISREG(old.st_mode)) ? follow_links(a, path) : NULL;

	if (target == NULL || lock_count == sizeof locks / sizeof *locks)
		return true;
	struct str folder = folder_of(target);
	struct str part[] = {folder, STR("."), str_of(target + folder.n), STR(".lock")};
	const char *lock = str_z(a, str_join(a, part, 4, STR("")));
	unlock_at_endings();
	for (int step = 0; step < OUTPUT_PATIENCE * STEPS_A_SECOND; step++) {
		enum lock_result result = try_lock(lock);
		if (result == LOCK_TAKEN || result == LOCK_NOT_NEEDED)
			return true;
		if (result == LOCK_BUSY)
			(void)nanosleep(&pause, NULL);
	}
	errno = EWOULDBLOCK;
	return false;
}
