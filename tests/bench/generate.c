/*
 * Makes the plans and results that the benchmarks read: the same bytes on every machine, from a seed.
 *
 *     generate country FOLDER TOWNS ROWS   plans/town-0001.yaml …, results.csv with the rows of all,
 * towns/town-0001.csv … with each town's own, and targets.csv for contenders that read no YAML; each of 60 indicators
 * has ROWS rows in each of the fiscal years 2019 to 2022 generate plan FILE INDICATORS EVERY  one plan; each EVERY-th
 * target is ten more (0: none is)
 *
 * Figures are whole or end in .25, .5 or .75, so that contenders that reckon in binary come to the same verdicts.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { INDICATORS = 60, FIRST_YEAR = 2019, YEARS = 4, PER_MEASURE = 5, PER_POLICY = 15 };

enum aggregate { LAST, SUM, MEAN, MIN, MAX, AGGREGATES };

static const char *const aggregate_names[AGGREGATES] = {"last", "sum", "mean", "min", "max"};
static const char *const units[] = {"時間", "点", "千円", "ha", "kWh"};
static const char *const departments[] = {"企画政策課", "健康福祉課", "子育て支援課", "産業振興課",
					  "生涯学習課", "都市建設課", "町民環境課"};
static const char *const subjects[] = {"健診の受診者",	   "移住の相談",       "図書館の貸出し",   "子育て広場の利用者",
				       "防災訓練の参加者", "空き家の登録",     "電子申請の利用",   "公共交通の利用者",
				       "就農支援の相談",   "観光案内所の来訪", "地域活動の参加者", "省エネ診断の件数"};

enum { UNITS = sizeof units / sizeof *units, DEPARTMENTS = sizeof departments / sizeof *departments };
enum { SUBJECTS = sizeof subjects / sizeof *subjects };

struct indicator {
	enum aggregate aggregate;
	bool lower;
	const char *unit, *subject, *department;
	int64_t quarters[YEARS]; /* the targets, in quarters of one */
};

/* Numbers of one town come from its own seed, so that a town is the same however many there are. */
static uint64_t next(uint64_t *state)
{
	uint64_t x = *state += UINT64_C(0x9E3779B97F4A7C15);

	x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
	return x ^ (x >> 31);
}

static int64_t below(uint64_t *state, int64_t n)
{
	return (int64_t)(next(state) % (uint64_t)n);
}

static void fail(const char *what)
{
	fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
	exit(2);
}

static FILE *create(const char *path)
{
	FILE *f = fopen(path, "w");

	if (f == NULL)
		fail(path);
	return f;
}

static void finish(FILE *f, const char *path)
{
	if (ferror(f) || fclose(f) != 0)
		fail(path);
}

static const char *in_quarters(int64_t n, char *room, size_t size)
{
	static const char *const ends[] = {"", ".25", ".5", ".75"};

	snprintf(room, size, "%" PRId64 "%s", n / 4, ends[n % 4]);
	return room;
}

static struct indicator invent(uint64_t *state)
{
	struct indicator i = {.aggregate = (enum aggregate)below(state, AGGREGATES),
			      .lower = below(state, 4) == 0,
			      .unit = units[below(state, UNITS)],
			      .subject = subjects[below(state, SUBJECTS)],
			      .department = departments[below(state, DEPARTMENTS)]};
	int64_t first = 4 * (200 + below(state, 20000));

	for (int y = 0; y < YEARS; y++)
		i.quarters[y] = i.lower ? first - first / 16 * y : first + first / 16 * y;
	return i;
}

static void print_indicator(FILE *f, const struct indicator *i, int number)
{
	char room[32];

	fprintf(f, "          - id: indicator-%02d\n            title: %s（%d）\n            unit: %s\n", number,
		i->subject, number, i->unit);
	fprintf(f, "            departments: [%s]\n            direction: %s\n", i->department,
		i->lower ? "lower" : "higher");
	fprintf(f, "            aggregate: %s\n            targets:\n", aggregate_names[i->aggregate]);
	for (int y = 0; y < YEARS; y++)
		fprintf(f, "              %d: %s\n", FIRST_YEAR + y, in_quarters(i->quarters[y], room, sizeof room));
}

static void print_plan(FILE *f, const char *id, const struct indicator *i, int n)
{
	fprintf(f, "format: 1\nid: %s\ntitle: %s 総合計画\norganization: %s\n", id, id, id);
	fprintf(f, "period: {from: %d, to: %d}\n\npolicies:\n", FIRST_YEAR, FIRST_YEAR + YEARS - 1);
	for (int k = 0; k < n; k++) {
		int policy = k / PER_POLICY + 1, measure = k / PER_MEASURE + 1;

		if (k % PER_POLICY == 0)
			fprintf(f,
				"  - id: policy-%d\n    number: %d\n    title: 安心して暮らせるまち（%d）\n    "
				"measures:\n",
				policy, policy, policy);
		if (k % PER_MEASURE == 0)
			fprintf(f,
				"      - id: measure-%d\n        number: %d-%d\n        title: "
				"地域で支え合う取り組み（%d）\n"
				"        description: 住民、団体、事業者と町が力を合わせて進めます。\n        "
				"indicators:\n",
				measure, policy, measure, measure);
		print_indicator(f, &i[k], k + 1);
	}
}

/* The last day of the n-th of `rows` parts of the fiscal year, as months of 30 days and a rest. */
static void print_day(char *room, size_t size, int year, int n, int rows)
{
	static const int days[] = {30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31};
	int day = 365 * (n + 1) / rows, month = 0;

	while (day > days[month])
		day -= days[month++];
	snprintf(room, size, "%d-%02d-%02d", year + (month > 8), (month + 3) % 12 + 1, day);
}

/* A figure about what brings the indicator to its target. */
static int64_t figure(uint64_t *state, const struct indicator *i, int year, int rows)
{
	int64_t goal = i->aggregate == SUM ? i->quarters[year] / rows : i->quarters[year];

	return goal * (70 + below(state, 61)) / 100;
}

static void print_rows(FILE *all, FILE *own, const char *id, uint64_t *state, const struct indicator *i, int rows)
{
	bool silent[INDICATORS][YEARS];

	for (int k = 0; k < INDICATORS; k++)
		for (int y = 0; y < YEARS; y++)
			silent[k][y] = below(state, 40) == 0;
	for (int n = 0; n < YEARS * rows; n++) {
		char day[40];
		int y = n / rows;

		print_day(day, sizeof day, FIRST_YEAR + y, n % rows, rows);
		for (int k = 0; k < INDICATORS; k++) {
			char line[256], value[32];
			const char *note = below(state, 50) == 0 ? "\"対象者の減による, 前年と比べて\"" : "";

			in_quarters(figure(state, &i[k], y, rows), value, sizeof value);
			if (silent[k][y])
				continue;
			snprintf(line, sizeof line, "indicator-%02d,%s,%s,%s,%s,%s\n", k + 1, day, value, i[k].unit,
				 i[k].department, note);
			fprintf(all, "%s,%s", id, line);
			fputs(line, own);
		}
	}
}

static void print_targets(FILE *f, const char *id, const struct indicator *i)
{
	char room[32];

	for (int k = 0; k < INDICATORS; k++)
		for (int y = 0; y < YEARS; y++)
			fprintf(f, "%s,indicator-%02d,%d,%s,%s,%s\n", id, k + 1, FIRST_YEAR + y,
				aggregate_names[i[k].aggregate], i[k].lower ? "lower" : "higher",
				in_quarters(i[k].quarters[y], room, sizeof room));
}

static FILE *create_in(const char *folder, const char *name, const char *end, char *path, size_t size)
{
	snprintf(path, size, "%s/%s%s", folder, name, end);
	return create(path);
}

static void make_folder(const char *folder, const char *name)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		fail(path);
}

static void country(const char *folder, int towns, int rows)
{
	static const char columns[] = "id,period,value,unit,department,note\n";
	char path[4096];
	FILE *all = create_in(folder, "results", ".csv", path, sizeof path);
	FILE *targets = create_in(folder, "targets", ".csv", path, sizeof path);

	make_folder(folder, "plans");
	make_folder(folder, "towns");
	fprintf(all, "plan,%s", columns);
	fputs("plan,id,year,aggregate,direction,target\n", targets);
	for (int town = 1; town <= towns; town++) {
		struct indicator i[INDICATORS];
		uint64_t state = (uint64_t)town;
		char id[32], name[64];

		snprintf(id, sizeof id, "town-%04d", town);
		for (int k = 0; k < INDICATORS; k++)
			i[k] = invent(&state);
		snprintf(name, sizeof name, "plans/%s", id);
		FILE *plan = create_in(folder, name, ".yaml", path, sizeof path);
		print_plan(plan, id, i, INDICATORS);
		finish(plan, path);
		print_targets(targets, id, i);
		snprintf(name, sizeof name, "towns/%s", id);
		FILE *own = create_in(folder, name, ".csv", path, sizeof path);
		fputs(columns, own);
		print_rows(all, own, id, &state, i, rows);
		finish(own, path);
	}
	finish(all, "results.csv");
	finish(targets, "targets.csv");
}

static void one_plan(const char *path, int n, int every)
{
	struct indicator *i = calloc((size_t)n, sizeof *i);
	FILE *f = create(path);
	uint64_t state = 1;

	if (i == NULL)
		fail(path);
	for (int k = 0, t = 0; k < n; k++) {
		i[k] = invent(&state);
		for (int y = 0; y < YEARS; y++)
			if (every > 0 && ++t % every == 0)
				i[k].quarters[y] += 40;
	}
	print_plan(f, "large", i, n);
	finish(f, path);
	free(i);
}

int main(int argc, char **argv)
{
	int x = argc == 5 ? atoi(argv[3]) : -1, y = argc == 5 ? atoi(argv[4]) : -1;

	if (x > 0 && y > 0 && y <= 64 && x <= 9999 && strcmp(argv[1], "country") == 0)
		country(argv[2], x, y);
	else if (x > 0 && y >= 0 && strcmp(argv[1], "plan") == 0)
		one_plan(argv[2], x, y);
	else
		return fputs("usage: generate country FOLDER TOWNS ROWS | plan FILE INDICATORS EVERY\n", stderr), 2;
	return 0;
}
