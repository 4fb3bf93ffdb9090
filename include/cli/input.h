/*
 * Inputs: from what the user named to the bytes of files.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "base/vec.h"
#include "diag/diag.h"
#include "read/limits.h"

#include <sys/types.h>

/* One file that was read. */
struct input {
	struct str name; /* to be shown */
	struct str bytes;
};

struct input_id {
	dev_t device;
	ino_t inode;
};

/* The reading of one run: limits, and what was read already. */
struct inputs {
	struct arena *arena;
	struct read_limits limits;
	bool stdin_taken;
	VEC(struct input_id) seen;
	struct diag_list *trouble; /* of the environment: missing, unreadable, too large (rule unreadable-file) */
};

struct inputs inputs_new(struct arena *a, const struct read_limits *limits, struct diag_list *trouble);

/*
 * Reads the file at `path`, or standard input for "-" (once in a run), to its end, whatever it is: files that grow
 * or shrink meanwhile, pipes, devices.  `at` is where a plan names the path (source NULL: the command line did).
 * False with a diagnostic in `trouble`.  The bytes are of the arena; those
 * of a large file are mapped, see arena_map().
 */
bool input_read(struct inputs *in, const char *path, struct span at, struct input *out)
	__attribute__((warn_unused_result));

/* Adds the diagnostic that a plan names at `at` a file that it may not reach; see cli/reach.h. */
void input_refuse_reach(struct inputs *in, const char *path, struct span at);

/* Paths of files, in the order they are to be read. */
struct path_list {
	VEC(const char *) items;
};

/*
 * Adds what `path` stands for: itself, or for a folder its files *.csv (in either case, none that begins with a dot)
 * in byte order.  A file that was added before, under whatever name, is passed over.  False with a diagnostic when
 * there is no such file, or no CSV file in the folder.
 */
bool input_expand(struct inputs *in, const char *path, struct span at, struct path_list *out)
	__attribute__((warn_unused_result));

/* The same for plans: of a folder its files *.yaml and *.yml. */
bool input_expand_plans(struct inputs *in, const char *path, struct span at, struct path_list *out)
	__attribute__((warn_unused_result));

/* Whether there is a folder of that name; "-" is standard input. */
bool input_is_folder(const char *path);

/* Whether a file's name ends as those of plans do: .yaml or .yml, in either case. */
bool input_is_plan_name(const char *path);

/*
 * `path` as written in the file `base`: relative to its folder ("-": to the working directory).  "a/../b" is
 * shortened to "b" where that is the same file.
 */
const char *input_relative(struct arena *a, const char *base, struct str path);

#endif
