#include "cli/failure.h"

#include "base/msg.h"

#include <errno.h>
#include <stddef.h>

static const struct {
	int error;
	const char *words;
} failures[] = {
	{ENOENT, N_("there is no such file")},
	{ENOTDIR, N_("a part of the path is not a folder")},
	{EISDIR, N_("it is a folder")},
	{EACCES, N_("permission denied")},
	{EPERM, N_("operation not permitted")},
	{EROFS, N_("the file system is read-only")},
	{ENOSPC, N_("no space left on the device")},
	{EDQUOT, N_("disk quota exceeded")},
	{EFBIG, N_("the file is too large")},
	{EIO, N_("input/output error")},
	{EBADF, N_("the stream is closed")},
	{EPIPE, N_("nobody reads it any more")},
	{ELOOP, N_("too many symbolic links")},
	{ENAMETOOLONG, N_("the name is too long")},
	{EMFILE, N_("too many open files")},
	{ENFILE, N_("too many open files")},
	{ENXIO, N_("there is no such device")},
	{ENODEV, N_("there is no such device")},
	{ETXTBSY, N_("the file is in use")},
	{EBUSY, N_("the file is in use")},
	{ELIBACC, N_("a library that it needs cannot be loaded")},
	{EINVAL, N_("the system does not allow it")},
};

const char *failure_words(int error)
{
	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++)
		if (failures[i].error == error)
			return failures[i].words;
	return N_("the system refused it");
}
