/*
 * Gives every file of the folders named to one fuzz harness, with any compiler: what a fuzzer once found stays found.
 * A harness that goes wrong ends the program; the last line printed names the input.
 */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* All bytes of a file, exactly as long as they are so that a read past the end is seen; NULL and errno on failure. */
static uint8_t *file_bytes(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	uint8_t *bytes = NULL;
	long end = -1;

	if (f && fseek(f, 0, SEEK_END) == 0 && (end = ftell(f)) >= 0 && fseek(f, 0, SEEK_SET) == 0) {
		*size = (size_t)end;
		bytes = malloc(*size ? *size : 1);
		if (bytes && fread(bytes, 1, *size, f) != *size) {
			free(bytes);
			bytes = NULL;
		}
	}
	if (f && fclose(f) != 0)
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
	return bytes;
}

/* Replays the files of one folder; how many, or -1. */
static int replay_folder(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *entry;
	int n = 0;

	if (!d) {
		fprintf(stderr, "%s: %s\n", folder, strerror(errno));
		return -1;
	}
	while ((entry = readdir(d))) {
		char path[4096];
		uint8_t *bytes;
		size_t size = 0;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		fprintf(stderr, "%s\n", path);
		bytes = file_bytes(path, &size);
		if (!bytes) {
			fprintf(stderr, "%s: %s\n", path, strerror(errno));
			closedir(d);
			return -1;
		}
		LLVMFuzzerTestOneInput(bytes, size);
		free(bytes);
		n++;
	}
	closedir(d);
	return n;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		int n = replay_folder(argv[i]);

		if (n < 0)
			return EXIT_FAILURE;
		if (n == 0) {
			fprintf(stderr, "%s: no inputs\n", argv[i]);
			return EXIT_FAILURE;
		}
	}
	return EXIT_SUCCESS;
}
