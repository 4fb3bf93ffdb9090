/*
 * The files of share/schemes as bytes; the build makes the definitions.
 */
#ifndef MODEL_PRESET_DATA_H
#define MODEL_PRESET_DATA_H

#include <stddef.h>

struct preset {
	const char *name; /* of the file, without .yaml */
	const unsigned char *bytes;
	size_t n;
};

extern const struct preset presets[]; /* in byte order of their names */
extern const size_t preset_count;

#endif
