/*
 * A whole tool in this process: its main() with arguments and files that come from one input.
 */
#ifndef FUZZ_TOOL_H
#define FUZZ_TOOL_H

#include "mutate.h"
#include "require.h"

#include <stddef.h>
#include <stdint.h>

typedef int tool_main_fn(int argc, char **argv);

/* In its words an "@" stands for the folder that the files lie in. */
struct tool {
	const char *name;
	tool_main_fn *run;
	const char *const *option; /* each letter of an input's first line picks one of these */
	size_t options;
	const char *const *file; /* names that the files of an input are written under, in order */
	size_t files;
	const char *const *operand; /* arguments behind the options; NULL ends them */
};

/*
 * Runs the tool on an input: a line of letters, then its files, parted by FUZZ_PARTING.  It is ended when the tool
 * returns no exit status that its manual knows.  The files lie in a folder of this process's own, in memory.
 */
void tool_run(const struct tool *t, const uint8_t *data, size_t size);

/*
 * The two functions of a harness for the tool `name_`, whose main() is `main_`, from arrays called options, files and
 * operands.
 */
#define TOOL_HARNESS(name_, main_)                                                                                     \
	static const struct tool harness_tool = {.name = (name_),                                                      \
						 .run = (main_),                                                       \
						 .option = options,                                                    \
						 .options = sizeof options / sizeof *options,                          \
						 .file = files,                                                        \
						 .files = sizeof files / sizeof *files,                                \
						 .operand = operands};                                                 \
	size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)                         \
	{                                                                                                              \
		return mutate_plans(data, size, most, seed);                                                           \
	}                                                                                                              \
	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)                                                   \
	{                                                                                                              \
		tool_run(&harness_tool, data, size);                                                                   \
		return 0;                                                                                              \
	}

#endif
