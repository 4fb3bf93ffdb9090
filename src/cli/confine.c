/* System calls that no standard names: syscall(), O_PATH, CLONE_THREAD. */
#define _GNU_SOURCE
#include "cli/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define COUNT(t) (sizeof(t) / sizeof *(t))

/* --- Landlock: landlock(7), and the kernel's userspace-api/landlock.rst ---- */

/* What kernels newer than the headers know. */
enum {
	RIGHT_REFER = 1 << 13,	   /* from version 2 on */
	RIGHT_TRUNCATE = 1 << 14,  /* 3 */
	RIGHT_IOCTL_DEV = 1 << 15, /* 5 */
	RIGHTS_NET = 3,		   /* 4: bind and connect over TCP */
	SCOPES = 3		   /* 6: abstract sockets and signals to processes outside */
};

enum {
	RIGHTS_FIRST = (1 << 13) - 1, /* those of version 1 */
	RIGHTS_READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
	RIGHTS_FILE = LANDLOCK_ACCESS_FS_WRITE_FILE | RIGHT_TRUNCATE,
	/* A temporary file is made and takes the place of the old one; the folder is opened to be synced. */
	RIGHTS_FOLDER = RIGHTS_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE |
			LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_READ_DIR
};

/* As the kernel has it since version 6; a kernel that knows less is given the first members only. */
struct ruleset {
	uint64_t files, net, scopes;
};

static long landlock_version(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* The rights that this version knows of. */
static struct ruleset known_rights(long version)
{
	struct ruleset r = {.files = RIGHTS_FIRST};

	r.files |= version >= 2 ? RIGHT_REFER : 0;
	r.files |= version >= 3 ? RIGHT_TRUNCATE : 0;
	r.files |= version >= 5 ? RIGHT_IOCTL_DEV : 0;
	r.net = version >= 4 ? RIGHTS_NET : 0;
	r.scopes = version >= 6 ? SCOPES : 0;
	return r;
}

static void allow(int rules, const char *path, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = {.allowed_access = rights};

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	(void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	(void)close(rule.parent_fd);
}

/* The folder that a file of this name lies in, symbolic links at its end followed as output_file() follows them. */
static void allow_folder_of(int rules, const char *path, uint64_t rights)
{
	char folder[4096], target[4096];
	const char *slash;

	for (int links = 0;; links++) {
		slash = strrchr(path, '/');
		size_t n = slash != NULL ? (size_t)(slash - path) + 1 : 0;
		if (n + 1 >= sizeof folder)
			return;
		memmove(folder, path, n);
		folder[n] = '\0';
		ssize_t to = links < 8 ? readlink(path, target, sizeof target) : -1;
		if (to <= 0 || (size_t)to + n >= sizeof target)
			break;
		if (target[0] == '/') {
			target[to] = '\0';
		} else {
			memmove(target + n, target, (size_t)to);
			memcpy(target, folder, n);
			target[n + (size_t)to] = '\0';
		}
		path = target;
	}
	allow(rules, *folder != '\0' ? folder : ".", rights);
}

static void allow_output(int rules, const char *output, uint64_t known)
{
	char path[4096];
	size_t n = strlen(output);
	struct stat s;

	/* A folder that is yet to be made may have slashes behind it. */
	while (n > 1 && output[n - 1] == '/')
		n--;
	if (n >= sizeof path)
		return;
	memcpy(path, output, n);
	path[n] = '\0';
	if (stat(path, &s) == 0 && !S_ISREG(s.st_mode))
		allow(rules, path, known & (S_ISDIR(s.st_mode) ? RIGHTS_FOLDER | RIGHTS_READ : RIGHTS_FILE));
	else
		allow_folder_of(rules, path, known & RIGHTS_FOLDER);
}

/* False where the kernel has no Landlock. */
static bool restrict_files(const struct text_list *outputs, bool read)
{
	long version = landlock_version();

	if (version < 1)
		return false;
	struct ruleset all = known_rights(version);
	size_t size = version >= 6 ? sizeof all : version >= 4 ? offsetof(struct ruleset, scopes) : sizeof all.files;
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
	if (rules < 0)
		return false;
	if (read)
		allow(rules, "/", RIGHTS_READ);
	if (outputs == NULL)
		allow(rules, "/", all.files & ~(uint64_t)LANDLOCK_ACCESS_FS_EXECUTE);
	for (size_t i = 0; outputs != NULL && i < outputs->n; i++)
		allow_output(rules, outputs->v[i], all.files);
	bool done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	(void)close(rules);
	return done;
}

/* --- seccomp: seccomp(2) ---------------------------------------------------- */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

#ifdef ARCHITECTURE

/* Programs, sockets, other processes, and the ways around these. */
static const uint32_t refused[] = {
	SYS_execve,
	SYS_execveat,
#ifdef SYS_fork
	SYS_fork,
	SYS_vfork,
#endif
	SYS_socket,
	SYS_socketpair,
	SYS_connect,
	SYS_bind,
	SYS_listen,
	SYS_accept,
	SYS_accept4,
	SYS_sendto,
	SYS_sendmsg,
	SYS_sendmmsg,
	SYS_ptrace,
	SYS_process_vm_readv,
	SYS_process_vm_writev,
	SYS_kill,
	SYS_pidfd_open,
	SYS_pidfd_getfd,
	SYS_pidfd_send_signal,
	SYS_io_uring_setup,
	SYS_io_uring_enter,
	SYS_io_uring_register,
	SYS_bpf,
	SYS_perf_event_open,
	SYS_userfaultfd,
	SYS_open_by_handle_at,
	SYS_mount,
	SYS_umount2,
	SYS_pivot_root,
	SYS_chroot,
	SYS_unshare,
	SYS_setns,
	SYS_keyctl,
	SYS_add_key,
	SYS_request_key,
	SYS_init_module,
	SYS_finit_module,
	SYS_kexec_load,
	SYS_reboot,
	SYS_mknodat,
	SYS_linkat,
	SYS_symlinkat,
#ifdef SYS_mknod
	SYS_mknod,
	SYS_link,
	SYS_symlink,
#endif
};

/* The ways to open a file, where there is no Landlock to judge paths. */
static const uint32_t opening[] = {
	SYS_openat,
	SYS_openat2,
#ifdef SYS_open
	SYS_open,
	SYS_creat,
#endif
};

/* SYS_kexec_load and the like are 32 bits wide, as in struct seccomp_data. */
#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define GIVE(what)   BPF_STMT(BPF_RET | BPF_K, what)
#define REFUSE(e)    GIVE(SECCOMP_RET_ERRNO | (e))
enum { X32 = 0x40000000, HEAD = 13 };

/* How many numbers are compared in a row before a filter branches. */
enum { ROW = 4 };

/*
 * Refuses the `n` numbers, which are in order, and allows all others: a row of comparisons, or a branch to the lower
 * half and the upper one.  The kernel runs a filter once for each number there is when it is installed, so a row of all
 * would take longer than a small evaluation leaves for it.  Returns how many instructions that are.
 */
static size_t search(struct sock_filter *out, const uint32_t *numbers, size_t n)
{
	if (n > ROW) {
		size_t low = search(out + 1, numbers, n / 2);
		out[0] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, numbers[n / 2], (uint8_t)low, 0);
		return 1 + low + search(out + 1 + low, numbers + n / 2, n - n / 2);
	}
	for (size_t i = 0; i < n; i++)
		out[i] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, numbers[i], (uint8_t)(n - i), 0);
	out[n] = (struct sock_filter)GIVE(SECCOMP_RET_ALLOW);
	out[n + 1] = (struct sock_filter)REFUSE(EPERM);
	return n + 2;
}

static void sort(const uint32_t *from, size_t n, uint32_t *to)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = i;
		for (; k > 0 && to[k - 1] > from[i]; k--)
			to[k] = to[k - 1];
		to[k] = from[i];
	}
}

static void install(const uint32_t *numbers, size_t n)
{
	uint32_t sorted[COUNT(refused)];
	/* A thread is no process.  glibc asks clone3 first, whose flags lie in memory, and falls back on clone. */
	struct sock_filter program[HEAD + 3 * COUNT(refused)] = {
		LOAD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
		REFUSE(EPERM),
		LOAD(nr),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32, 0, 1),
		REFUSE(EPERM),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
		REFUSE(ENOSYS),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4),
		LOAD(args[0]),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1),
		GIVE(SECCOMP_RET_ALLOW),
		REFUSE(EPERM),
	};

	sort(numbers, n, sorted);
	size_t size = HEAD + search(program + HEAD, sorted, n);
	struct sock_fprog all = {(unsigned short)size, program};
	(void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all, 0, 0);
}

/* Once: to install a filter takes longer than much of a small evaluation. */
static void restrict_calls(void)
{
	static bool restricted;

	if (!restricted)
		install(refused, COUNT(refused));
	restricted = true;
}

static void restrict_opening(void)
{
	install(opening, COUNT(opening));
}

#else

static void restrict_calls(void)
{
}

static void restrict_opening(void)
{
}

#endif

#ifdef UNCONFINED
static const bool confined = false;
#else
static const bool confined = true;
#endif

void confine_to_files(const struct text_list *outputs)
{
	if (!confined || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	(void)restrict_files(outputs, true);
	restrict_calls();
}

void confine_to_outputs(const struct text_list *outputs)
{
	if (!confined || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return;
	if (!restrict_files(outputs, false) && outputs != NULL && outputs->n == 0)
		restrict_opening();
	restrict_calls();
}
