/*
 * Changes of a plan that keep it YAML, mostly: parts of it are moved, repeated, taken out, given another value, or
 * grown anew.  A part is a line with all that is indented deeper below it.
 */
#ifndef FUZZ_MUTATE_H
#define FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>

/* How inputs of several files are parted. */
#define FUZZ_PARTING "\n%%\n"

/*
 * Changes `data`, of `size` bytes in a room of `most`, and returns its new size.  Of several files parted by
 * FUZZ_PARTING one is changed.  A quarter of the changes are libFuzzer's own.
 */
size_t mutate_plans(uint8_t *data, size_t size, size_t most, unsigned seed);

#endif
