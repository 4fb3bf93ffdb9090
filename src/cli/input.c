#include "cli/input.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "cli/failure.h"
#include "cli/options.h"
#include "cli/progress.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files that are smaller are copied, which takes no longer. */
enum { CHUNK = 1 << 16, MAP_FROM = 1 << 15 };

struct inputs inputs_new(struct arena *a, const struct read_limits *limits, struct diag_list *trouble)
{
	return (struct inputs){.arena = a, .limits = read_limits_or_default(limits), .trouble = trouble};
}

static bool is_stdin(const char *path)
{
	return strcmp(path, "-") == 0;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static struct str folder_part(const char *path)
{
	return (struct str){path, (size_t)(last_part(path) - path)};
}

/* A file beside the one that is not there whose name is much like it; empty: none. */
static struct str similar_file(struct arena *a, const char *path)
{
	struct str folder = folder_part(path);
	DIR *d = opendir(folder.n > 0 ? str_z(a, folder) : ".");
	VEC(struct str) names = {0};

	if (d == NULL)
		return (struct str){0};
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		if (e->d_name[0] != '.')
			*VEC_PUSH(a, &names) = argument_text(a, e->d_name);
	closedir(d);
	struct str word = argument_text(a, last_part(path));
	struct str found = nearest_name(a, word, names.v, names.n);
	/* What all files end with makes no two of them alike. */
	size_t stem = utf8_length(str_slice(word, 0, str_find(word, STR("."))));
	size_t most = stem / 3 > 2 ? stem / 3 : 2;
	if (found.n == 0 || str_distance(a, word, found, most) > most)
		return (struct str){0};
	return str_join(a, (struct str[]){argument_text(a, str_z(a, folder)), found}, 2, STR(""));
}

/* Adds the diagnostic "this file cannot be read: why", at the file or where the plan names it. */
static struct diag *refuse(struct inputs *in, const char *path, struct span at, struct msg why)
{
	struct str name = argument_text(in->arena, path);
	struct msg text;

	if (at.source == NULL) {
		at.source = source_new(in->arena, name, STR(""));
		text = MSG(N_("cannot be read: %s"), (struct str){0});
	} else {
		text = MSG(N_("\"%s\" cannot be read: %s"), name, (struct str){0});
	}
	text.arg[text.n - 1] = str_of(why.id);
	text.translated = 1u << (text.n - 1);
	return diag_add(in->trouble, DIAG_ERROR, STR("unreadable-file"), at, text);
}

static void refuse_for_error(struct inputs *in, const char *path, struct span at, int error)
{
	/* Opening a folder takes memory. */
	if (error == ENOMEM)
		arena_exhausted(in->arena);
	struct diag *d = refuse(in, path, at, MSG(failure_words(error)));

	if (error == EFBIG)
		diag_help(d, MSG(N_("PLAN_TOOLS_LIMITS=%s in the environment allows more than %s"), STR("bytes=N"),
				 str_format(in->arena, "%zu", in->limits.bytes)));
	if (error != ENOENT || is_stdin(path))
		return;
	struct str meant = similar_file(in->arena, path);
	if (meant.n > 0)
		diag_help(d, MSG(N_("did you mean \"%s\"?"), meant));
}

void input_refuse_reach(struct inputs *in, const char *path, struct span at)
{
	struct diag *d = refuse(in, path, at, MSG(N_("it lies outside of what the plan may read")));

	diag_help(d, MSG(N_("a plan reads below the folder above its own; PLAN_TOOLS_ROOT=FOLDER in the environment "
			    "allows another, and files named on the command line are always read")));
}

/* Reads on from `fd` into `p` until `n` bytes are there or the end is; SIZE_MAX for an error in errno. */
static size_t read_some(int fd, char *p, size_t n)
{
	size_t done = 0;

	while (done < n) {
		ssize_t got = read(fd, p + done, n - done);
		if (got == 0)
			break;
		if (got > 0)
			done += (size_t)got;
		else if (errno != EINTR)
			return SIZE_MAX;
	}
	return done;
}

/*
 * Reads to the end in pieces that grow, kept aside until the length is known.  errno is EFBIG when there is more
 * than `most`.
 */
static bool read_pieces(struct arena *a, struct arena *aside, int fd, size_t expected, size_t most, struct str *out)
{
	VEC(struct str) pieces = {0};
	size_t total = 0;

	for (size_t size = expected;; size = size < CHUNK ? CHUNK : size * 2) {
		/* One byte more than is allowed tells that there is too much. */
		if (size > most - total)
			size = most - total + 1;
		char *p = arena_alloc(pieces.n == 0 ? a : aside, size, 1, 1);
		size_t got = read_some(fd, p, size);
		if (got == SIZE_MAX)
			return false;
		*VEC_PUSH(aside, &pieces) = (struct str){p, got};
		total += got;
		if (total > most) {
			errno = EFBIG;
			return false;
		}
		if (got < size)
			break;
	}
	*out = pieces.n == 1 ? pieces.v[0] : str_join(a, pieces.v, pieces.n, STR(""));
	return true;
}

/* One byte more than a regular file seems to hold, so that a file that has not grown is read in one piece. */
static size_t expected_size(const struct stat *s)
{
	return S_ISREG(s->st_mode) && s->st_size > 0 ? (size_t)s->st_size + 1 : CHUNK;
}

/* Memory runs out for the whole run at once. */
static void exhausted(void *arg)
{
	arena_exhausted(arg);
}

static bool read_all(struct inputs *in, int fd, struct str *out)
{
	struct stat s;

	if (fstat(fd, &s) != 0)
		return false;
	if (S_ISDIR(s.st_mode)) {
		errno = EISDIR;
		return false;
	}
	if (S_ISREG(s.st_mode) && s.st_size > 0 && (uintmax_t)s.st_size > in->limits.bytes) {
		errno = EFBIG;
		return false;
	}
	if (S_ISREG(s.st_mode) && s.st_size >= MAP_FROM) {
		*out = (struct str){arena_map(in->arena, fd, (size_t)s.st_size), (size_t)s.st_size};
		if (out->p != NULL)
			return true;
	}
	/* A regular file is read in one piece, unless it grows meanwhile. */
	if (S_ISREG(s.st_mode) && s.st_size > 0) {
		size_t size = expected_size(&s);
		char *p = arena_alloc(in->arena, size, 1, 1);
		size_t got = read_some(fd, p, size);
		if (got < size)
			*out = (struct str){p, got};
		if (got < size || got == SIZE_MAX)
			return got != SIZE_MAX;
		if (lseek(fd, 0, SEEK_SET) != 0)
			return false;
	}
	struct arena *aside = arena_new(exhausted, in->arena);
	bool good = read_pieces(in->arena, aside, fd, expected_size(&s), in->limits.bytes, out);
	int error = errno;
	arena_free(aside);
	errno = error;
	return good;
}

bool input_read(struct inputs *in, const char *path, struct span at, struct input *out)
{
	if (is_stdin(path) && in->stdin_taken) {
		refuse(in, path, at, MSG(N_("standard input can be read only once")));
		return false;
	}
	in->stdin_taken |= is_stdin(path);
	out->name = argument_text(in->arena, path);
	progress_say(in->arena, MSG(N_("reading %s"), out->name));
	int fd = is_stdin(path) ? STDIN_FILENO : open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) {
		refuse_for_error(in, path, at, errno);
		return false;
	}
	bool good = read_all(in, fd, &out->bytes);
	int error = errno;
	if (fd != STDIN_FILENO)
		(void)close(fd);
	if (!good)
		refuse_for_error(in, path, at, error);
	return good;
}

/* Adds a path unless its file was added before; pipes and devices may come again. */
static void add_file(struct inputs *in, const char *path, const struct stat *s, struct path_list *out)
{
	if (S_ISREG(s->st_mode)) {
		for (size_t i = 0; i < in->seen.n; i++)
			if (in->seen.v[i].device == s->st_dev && in->seen.v[i].inode == s->st_ino)
				return;
		*VEC_PUSH(in->arena, &in->seen) = (struct input_id){s->st_dev, s->st_ino};
	}
	*VEC_PUSH(in->arena, &out->items) = path;
}

/* Whether a name ends in `end`, which is in lower case, in either case, and has more before it. */
static bool ends_in(const char *name, const char *end)
{
	size_t n = strlen(name), k = strlen(end);

	return n > k && strncasecmp(name + n - k, end, k) == 0;
}

static bool is_csv_name(const char *name)
{
	return ends_in(name, ".csv");
}

bool input_is_plan_name(const char *path)
{
	return ends_in(path, ".yaml") || ends_in(path, ".yml");
}

/* What a folder is looked through for. */
struct wanted {
	bool (*is_name)(const char *name);
	const char *none; /* msgid: there is none */
};

static const struct wanted wanted_tables = {is_csv_name, N_("the folder holds no CSV file")};
static const struct wanted wanted_plans = {input_is_plan_name, N_("the folder holds no YAML file")};

static int by_bytes(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The files wanted of a folder with its path before them, in byte order.  False: see errno. */
static bool list_folder(struct arena *a, const char *path, const struct wanted *want, struct path_list *out)
{
	DIR *d = opendir(path);
	size_t n = strlen(path);
	struct str slash = n > 0 && path[n - 1] == '/' ? STR("") : STR("/");

	if (d == NULL)
		return false;
	errno = 0;
	for (struct dirent *e; (e = readdir(d)) != NULL; errno = 0) {
		if (e->d_name[0] == '.' || !want->is_name(e->d_name))
			continue;
		struct str whole = str_join(a, (struct str[]){str_of(path), slash, str_of(e->d_name)}, 3, STR(""));
		*VEC_PUSH(a, &out->items) = str_z(a, whole);
	}
	int error = errno;
	closedir(d);
	errno = error;
	if (error != 0)
		return false;
	if (out->items.n > 1)
		qsort(out->items.v, out->items.n, sizeof *out->items.v, by_bytes);
	return true;
}

static bool expand_folder(struct inputs *in, const char *path, struct span at, const struct wanted *want,
			  struct path_list *out)
{
	struct path_list files = {0};
	bool any = false;
	struct stat s;

	if (!list_folder(in->arena, path, want, &files)) {
		refuse_for_error(in, path, at, errno);
		return false;
	}
	for (size_t i = 0; i < files.items.n; i++) {
		if (stat(files.items.v[i], &s) == 0 && S_ISDIR(s.st_mode))
			continue;
		any = true;
		add_file(in, files.items.v[i], &s, out);
	}
	if (!any)
		refuse(in, path, at, MSG(want->none));
	return any;
}

static bool expand(struct inputs *in, const char *path, struct span at, const struct wanted *want,
		   struct path_list *out)
{
	struct stat s = {0};

	if (!is_stdin(path) && stat(path, &s) != 0) {
		refuse_for_error(in, path, at, errno);
		return false;
	}
	if (S_ISDIR(s.st_mode))
		return expand_folder(in, path, at, want, out);
	add_file(in, path, &s, out);
	return true;
}

bool input_is_folder(const char *path)
{
	struct stat s;

	return !is_stdin(path) && stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

bool input_expand(struct inputs *in, const char *path, struct span at, struct path_list *out)
{
	return expand(in, path, at, &wanted_tables, out);
}

bool input_expand_plans(struct inputs *in, const char *path, struct span at, struct path_list *out)
{
	return expand(in, path, at, &wanted_plans, out);
}

/* Whether both paths lead to one file; links may stand between. */
static bool same_file(const char *x, const char *y)
{
	struct stat a, b;

	return stat(x, &a) == 0 && stat(y, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* The path without "." parts and with each "name/.." taken out. */
static const char *shorten(struct arena *a, const char *path)
{
	VEC(struct str) parts = {0};
	struct str rest = str_of(path);
	bool absolute = path[0] == '/';

	while (rest.n > 0) {
		size_t slash = str_find(rest, STR("/"));
		struct str part = str_slice(rest, 0, slash);
		rest = slash == SIZE_MAX ? STR("") : str_slice(rest, slash + 1, rest.n);
		if (part.n == 0 || str_eq(part, STR(".")))
			continue;
		if (str_eq(part, STR("..")) && parts.n > 0 && !str_eq(parts.v[parts.n - 1], STR("..")))
			parts.n--;
		else
			*VEC_PUSH(a, &parts) = part;
	}
	struct str joined = str_join(a, parts.v, parts.n, STR("/"));
	return str_z(a, str_join(a, (struct str[]){absolute ? STR("/") : STR(""), joined}, 2, STR("")));
}

const char *input_relative(struct arena *a, const char *base, struct str path)
{
	struct str folder = is_stdin(base) || str_has_prefix(path, STR("/")) ? STR("") : folder_part(base);
	const char *whole = str_z(a, str_join(a, (struct str[]){folder, path}, 2, STR("")));
	const char *shorter = shorten(a, whole);

	if (same_file(whole, shorter))
		whole = shorter;
	/* A plan does not read standard input. */
	return is_stdin(whole) ? "./-" : whole;
}
