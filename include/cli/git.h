/*
 * Git, run as a program: what it holds and what it knows.
 */
#ifndef CLI_GIT_H
#define CLI_GIT_H

#include "base/str.h"

/* What a run of git printed, and how it ended. */
struct git_output {
	struct str bytes;
	int status; /* -1: it could not be run, or was killed */
};

/* Runs `git -C folder` with the words of `argv` (NULL at the end); its complaints go to /dev/null where `quiet`. */
struct git_output git_run(struct arena *a, const char *folder, const char *const argv[], bool quiet);

enum git_found { GIT_FOUND, GIT_NO_FILE, GIT_NO_REVISION, GIT_NOT_THERE };

/*
 * The file at `path` in revision `rev` (the index for an empty `rev`), run in `folder`; a path that begins with "./"
 * or "../" is relative to that, another one to the top of the repository.  GIT_NO_FILE: the
 * revision does not have it; GIT_NO_REVISION: there is no such revision; GIT_NOT_THERE: no git, or no repository.
 */
enum git_found git_file(struct arena *a, const char *folder, struct str rev, struct str path, struct str *out);

/* A file's place for git: the nearest folder above it that is there now, and its path from there as git_file() takes
 * it. */
struct git_place {
	const char *folder;
	struct str path;
};

/* A path that people give: relative to the working directory, or in a bare repository to its top. */
struct git_place git_place(struct arena *a, const char *path);

/* The folder of a path, "." for none. */
const char *git_folder(struct arena *a, const char *path);

#endif
