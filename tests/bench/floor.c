/*
 * What the libraries alone need: a libcsv pass over each file that ends in .csv and a libyaml event pass over each
 * other one, with callbacks that only count.  An argument @FILE names a file that lists more files, one a line.
 */
#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static size_t fields, records, events;

static void count_field(void *value, size_t n, void *arg)
{
	(void)value;
	(void)n;
	(void)arg;
	fields++;
}

static void count_record(int end, void *arg)
{
	(void)end;
	(void)arg;
	records++;
}

static void fail(const char *path)
{
	fprintf(stderr, "floor: cannot read %s\n", path);
	exit(2);
}

static void csv(FILE *f, const char *path)
{
	static char piece[1 << 16];
	struct csv_parser p;

	csv_init(&p, CSV_STRICT | CSV_STRICT_FINI);
	for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
		if (csv_parse(&p, piece, n, count_field, count_record, NULL) != n)
			fail(path);
	csv_fini(&p, count_field, count_record, NULL);
	csv_free(&p);
}

static void yaml(FILE *f, const char *path)
{
	yaml_parser_t p;
	bool more = true;

	yaml_parser_initialize(&p);
	yaml_parser_set_input_file(&p, f);
	while (more) {
		yaml_event_t e;
		if (!yaml_parser_parse(&p, &e))
			fail(path);
		more = e.type != YAML_STREAM_END_EVENT;
		events++;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&p);
}

static void pass(const char *path)
{
	FILE *f = fopen(path, "r");
	size_t n = strlen(path);

	if (f == NULL)
		fail(path);
	if (n > 4 && strcmp(path + n - 4, ".csv") == 0)
		csv(f, path);
	else
		yaml(f, path);
	if (ferror(f))
		fail(path);
	fclose(f);
}

static void pass_list(const char *list)
{
	FILE *f = fopen(list, "r");
	char path[4096];

	if (f == NULL)
		fail(list);
	while (fgets(path, sizeof path, f) != NULL) {
		path[strcspn(path, "\n")] = '\0';
		pass(path);
	}
	fclose(f);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (argv[i][0] == '@')
			pass_list(argv[i] + 1);
		else
			pass(argv[i]);
	printf("%zu fields, %zu records, %zu events\n", fields, records, events);
	return 0;
}
