/*
 * Least privilege: a run gives up what it no longer needs, so that an input that takes over the process finds nothing
 * to use.  Landlock for files and TCP, seccomp for processes and other sockets; where the kernel has not the one or the
 * other, that part is not given up, and nothing is said.  What is given up never comes back.
 *
 * A build with -DUNCONFINED gives up nothing: the run-time of sanitizers opens files and starts processes at the end.
 */
#ifndef CLI_CONFINE_H
#define CLI_CONFINE_H

#include "cli/options.h"

/*
 * From now on no program is started, no socket opened and no other process touched, and files are written only at
 * `outputs` (NULL: anywhere): a file that is there, one that is to be made, with a temporary one beside it, or a folder
 * with all below it.  Every file can be read.  For a run that has all options and has started all programs.
 */
void confine_to_files(const struct text_list *outputs);

/*
 * The same, and no file is opened any more, but to be written as above.  For a run that has read all its inputs,
 * whether or not it was confined to files before.
 */
void confine_to_outputs(const struct text_list *outputs);

#endif
