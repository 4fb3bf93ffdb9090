#include "cli/git.h"

#include "base/buf.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static struct str read_to_end(struct arena *a, int fd)
{
	struct buf out = buf_new(a);
	char piece[1 << 14];
	for (;;) {
		ssize_t n = read(fd, piece, sizeof piece);
		if (n > 0)
			buf_add(&out, (struct str){piece, (size_t)n});
		else if (n == 0 || errno != EINTR)
			return buf_str(&out);
	}
}

static int wait_for(pid_t child)
{
	int status;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool spawn(pid_t *child, char *const argv[], int out, bool quiet)
{
	posix_spawn_file_actions_t actions;
	if (posix_spawn_file_actions_init(&actions) != 0)
		return false;
	bool good =
		posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO) == 0 &&
		posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) == 0 &&
		(!quiet || posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0) &&
		posix_spawnp(child, "git", &actions, NULL, argv, environ) == 0;
	posix_spawn_file_actions_destroy(&actions);
	return good;
}

struct git_output git_run(struct arena *a, const char *folder, const char *const argv[], bool quiet)
{
	VEC(char *) words = {0};
	const char *first[] = {"git", "-C", folder};
	int ends[2];
	pid_t child;
	for (size_t k = 0; k < 3; k++)
		*VEC_PUSH(a, &words) = (char *)(uintptr_t)first[k];
	for (size_t k = 0; argv[k]; k++)
		*VEC_PUSH(a, &words) = (char *)(uintptr_t)argv[k];
	*VEC_PUSH(a, &words) = NULL;
	if (pipe(ends) != 0)
		return (struct git_output){.status = -1};
	(void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	bool running = spawn(&child, words.v, ends[1], quiet);
	close(ends[1]);
	struct git_output r = {.status = -1};
	if (running) {
		r.bytes = read_to_end(a, ends[0]);
		r.status = wait_for(child);
	}
	close(ends[0]);
	return r;
}

/* A word that begins with a dash would be an option. */
static bool is_revision(struct arena *a, const char *folder, struct str rev)
{
	if (!rev.n)
		return true;
	if (rev.p[0] == '-')
		return false;
	struct str part[] = {rev, STR("^{tree}")};
	const char *argv[] = {"rev-parse", "--quiet", "--verify", str_z(a, str_join(a, part, 2, STR(""))), NULL};
	return git_run(a, folder, argv, true).status == 0;
}

enum git_found git_file(struct arena *a, const char *folder, struct str rev, struct str path, struct str *out)
{
	const char *inside[] = {"rev-parse", "--git-dir", NULL};
	struct str part[] = {rev, STR(":"), path};
	const char *argv[] = {"cat-file", "blob", str_z(a, str_join(a, part, 3, STR(""))), NULL};
	if (git_run(a, folder, inside, true).status != 0)
		return GIT_NOT_THERE;
	if (!is_revision(a, folder, rev))
		return GIT_NO_REVISION;
	struct git_output r = git_run(a, folder, argv, true);
	*out = r.bytes;
	return r.status == 0 ? GIT_FOUND : GIT_NO_FILE;
}

const char *git_folder(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	return slash == path ? "/" : str_z(a, (struct str){path, (size_t)(slash - path)});
}

static bool is_bare(struct arena *a, const char *folder)
{
	const char *argv[] = {"rev-parse", "--is-bare-repository", NULL};
	return str_eq(str_trim(git_run(a, folder, argv, true).bytes), STR("true"));
}

struct git_place git_place(struct arena *a, const char *path)
{
	struct git_place place = {git_folder(a, path), STR("")};
	/* A folder whose last file is deleted is gone with it. */
	while (access(place.folder, X_OK) != 0 && strcmp(place.folder, ".") != 0 && strcmp(place.folder, "/") != 0)
		place.folder = git_folder(a, place.folder);
	size_t n = strlen(place.folder), skip = 0;
	if (strncmp(path, place.folder, n) == 0 && (path[n] == '/' || place.folder[n - 1] == '/'))
		for (skip = n; path[skip] == '/';)
			skip++;
	struct str part[] = {is_bare(a, place.folder) ? STR("") : STR("./"), str_of(path + skip)};
	place.path = str_join(a, part, 2, STR(""));
	return place;
}
