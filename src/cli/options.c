#include "cli/options.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <getopt.h>
#include <string.h>

/* What getopt_long returns for row i: apart from all characters and from -1. */
enum { ROW_BASE = 0x100 };

static const char *const color_names[] = {"auto", "always", "never", NULL};
static const char *const language_names[] = {"auto", "en", "ja", NULL};

const char *color_choice(size_t i)
{
	return color_names[i];
}

const char *language_choice(size_t i)
{
	return language_names[i];
}

struct str argument_text(struct arena *a, const char *argument)
{
	struct str rest = str_of(argument);
	struct buf out = buf_new(a);

	for (size_t good = utf8_check(rest); good < rest.n; good = utf8_check(rest)) {
		buf_add(&out, str_slice(rest, 0, good));
		buf_add_z(&out, "\xEF\xBF\xBD");
		rest = str_slice(rest, good + 1, rest.n);
	}
	buf_add(&out, rest);
	return buf_str(&out);
}

struct str nearest_name(struct arena *a, struct str word, const struct str *names, size_t n)
{
	size_t length = utf8_length(word);
	size_t best = length / 3 + 1;
	struct str found = {"", 0};

	for (size_t i = 0; i < n; i++) {
		size_t distance = str_distance(a, word, names[i], best);
		if (distance <= best && distance * 2 <= length && (found.n == 0 || distance < best)) {
			best = distance;
			found = names[i];
		}
	}
	return found;
}

/* All names of a choice, as they stand in a list for people. */
static struct str choice_list(struct arena *a, option_choice_fn *choice)
{
	struct buf out = buf_new(a);

	for (size_t i = 0; choice(i) != NULL; i++) {
		buf_add_z(&out, i > 0 ? ", " : "");
		buf_add_z(&out, choice(i));
	}
	return buf_str(&out);
}

static struct msg did_you_mean(struct str name)
{
	return name.n > 0 ? MSG(N_("did you mean \"%s\"?"), name) : (struct msg){0};
}

/* The index of `word` among the choices, or SIZE_MAX with *error set. */
static size_t find_choice(struct arena *a, const struct option_row *row, struct str word, struct usage_error *error)
{
	VEC(struct str) names = {0};

	for (size_t i = 0; row->choice(i) != NULL; i++) {
		*VEC_PUSH(a, &names) = str_of(row->choice(i));
		if (str_eq(word, names.v[i]))
			return i;
	}
	error->text = MSG(N_("--%s takes one of %s, not \"%s\""), str_of(row->name), choice_list(a, row->choice), word);
	error->help = did_you_mean(nearest_name(a, word, names.v, names.n));
	return SIZE_MAX;
}

static bool set_choice(struct arena *a, const struct option_row *row, const char *value, void *to,
		       struct usage_error *error)
{
	size_t i = find_choice(a, row, argument_text(a, value), error);

	if (i != SIZE_MAX)
		*(size_t *)to = i;
	return i != SIZE_MAX;
}

/* The choices that a value names, separated by commas, in its order; of "none" there are none. */
static bool read_choices(struct arena *a, const struct option_row *row, const char *value, struct choice_list *out,
			 struct usage_error *error)
{
	struct str rest = argument_text(a, value);
	VEC(size_t) list = {0};

	for (bool more = !str_eq(rest, STR("none")); more;) {
		size_t comma = str_find(rest, STR(","));
		size_t i = find_choice(a, row, str_trim(str_slice(rest, 0, comma)), error);
		if (i == SIZE_MAX)
			return false;
		*VEC_PUSH(a, &list) = i;
		more = comma != SIZE_MAX;
		if (more)
			rest = str_slice(rest, comma + 1, rest.n);
	}
	*out = (struct choice_list){list.v, list.n, true};
	return true;
}

static bool set_set(struct arena *a, const struct option_row *row, const char *value, void *to,
		    struct usage_error *error)
{
	struct choice_list list;
	unsigned bits = 0;

	if (!read_choices(a, row, value, &list, error))
		return false;
	for (size_t i = 0; i < list.n; i++)
		bits |= 1u << list.v[i];
	*(unsigned *)to = bits;
	return true;
}

static bool set_year(struct arena *a, const struct option_row *row, const char *value, void *to,
		     struct usage_error *error)
{
	/* Which year a name means does not depend on the month, but for a name of two years on which of them counts. */
	static const int any_start = 4;
	const int ending = fiscal_start(any_start, true);
	struct str text = argument_text(a, value);
	struct period p, q;
	enum period_result read = period_parse(a, text, PERIOD_FISCAL_YEAR, any_start, &p);

	if ((read == PERIOD_OK || read == PERIOD_ERA_OVER) && p.unit == PERIOD_FISCAL_YEAR) {
		struct asked_year *asked = to;
		asked->year = period_fiscal_year(p, any_start);
		read = period_parse(a, text, PERIOD_FISCAL_YEAR, ending, &q);
		asked->begins =
			(read == PERIOD_OK || read == PERIOD_ERA_OVER) && period_fiscal_year(q, ending) != asked->year;
		return true;
	}
	error->text = MSG(N_("--%s: \"%s\" is not a fiscal year"), str_of(row->name), text);
	error->help = MSG(N_("write it as 2022, FY2022, 2022/23 or 令和4年度"));
	return false;
}

int asked_year(const struct asked_year *y, int start_month)
{
	return y->begins ? fiscal_year_of((struct date){y->year, 12, 31}, start_month) : y->year;
}

static bool set_date(struct arena *a, const struct option_row *row, const char *value, void *to,
		     struct usage_error *error)
{
	struct str text = argument_text(a, value);
	struct period p;
	enum period_result read = period_parse(a, text, PERIOD_NONE, 4, &p);

	if ((read == PERIOD_OK || read == PERIOD_ERA_OVER) && p.unit == PERIOD_DAY) {
		*(struct date *)to = p.first;
		return true;
	}
	error->text = read == PERIOD_NO_SUCH_DAY ? MSG(N_("--%s: there is no day \"%s\""), str_of(row->name), text)
						 : MSG(N_("--%s: \"%s\" is not a day"), str_of(row->name), text);
	error->help = MSG(N_("write it as 2023-03-31 or 令和5年3月31日"));
	return false;
}

static bool set_number(struct arena *a, const struct option_row *row, const char *value, void *to,
		       struct usage_error *error)
{
	int n = 0;

	for (const char *p = value; *p >= '0' && *p <= '9' && n <= OPTION_NUMBER_MOST; p++) {
		n = n * 10 + (*p - '0');
		if (p[1] == '\0' && n > 0 && n <= OPTION_NUMBER_MOST) {
			*(int *)to = n;
			return true;
		}
	}
	error->text = MSG(N_("--%1$s takes a number from 1 to %2$s, not \"%3$s\""), str_of(row->name),
			  str_format(a, "%d", OPTION_NUMBER_MOST), argument_text(a, value));
	return false;
}

static void add_to_list(struct arena *a, struct text_list *list, const char *value)
{
	const char **grown = ARENA_ARRAY(a, const char *, list->n + 1);

	if (list->n > 0)
		memcpy(grown, list->v, list->n * sizeof *grown);
	grown[list->n++] = value;
	list->v = grown;
}

/* Sets the member of a row from a value (NULL for a switch). */
static bool set(struct arena *a, const struct option_row *row, const char *value, void *settings,
		struct usage_error *error)
{
	void *to = (char *)settings + row->offset;

	switch (row->kind) {
	case OPTION_SWITCH:
		*(bool *)to = true;
		return true;
	case OPTION_TEXT:
		*(const char **)to = value;
		return true;
	case OPTION_LIST:
		add_to_list(a, to, value);
		return true;
	case OPTION_CHOICE:
		return set_choice(a, row, value, to, error);
	case OPTION_SET:
		return set_set(a, row, value, to, error);
	case OPTION_ORDER:
		return read_choices(a, row, value, to, error);
	case OPTION_YEAR:
		return set_year(a, row, value, to, error);
	case OPTION_DATE:
		return set_date(a, row, value, to, error);
	case OPTION_NUMBER:
		return set_number(a, row, value, to, error);
	case OPTION_KIND_COUNT:
		break;
	}
	return false;
}

/* The two forms in which getopt_long wants the table. */
static struct option *long_options(struct arena *a, const struct command *c)
{
	struct option *o = ARENA_ARRAY(a, struct option, c->option_count + 1);

	for (size_t i = 0; i < c->option_count; i++)
		o[i] = (struct option){.name = c->option[i].name,
				       .has_arg = c->option[i].kind == OPTION_SWITCH ? no_argument : required_argument,
				       .val = ROW_BASE + (int)i};
	return o;
}

static const char *short_options(struct arena *a, const struct command *c)
{
	struct buf out = buf_new(a);

	buf_add_c(&out, ':');
	for (size_t i = 0; i < c->option_count; i++) {
		if (c->option[i].letter == '\0')
			continue;
		buf_add_c(&out, c->option[i].letter);
		if (c->option[i].kind != OPTION_SWITCH)
			buf_add_c(&out, ':');
	}
	return str_z(a, buf_str(&out));
}

/* The row that getopt_long's value (or optopt) stands for, or NULL. */
static const struct option_row *row_of(const struct command *c, int value)
{
	if (value >= ROW_BASE && (size_t)(value - ROW_BASE) < c->option_count)
		return &c->option[value - ROW_BASE];
	for (size_t i = 0; i < c->option_count; i++)
		if (c->option[i].letter != '\0' && c->option[i].letter == value)
			return &c->option[i];
	return NULL;
}

static void unknown_option(struct arena *a, const struct command *c, const char *given, struct usage_error *error)
{
	struct str text = argument_text(a, given);
	struct str word = str_slice(text, 0, str_find(text, STR("=")));
	struct str bare = str_slice(word, 2, word.n);
	struct str *names = ARENA_ARRAY(a, struct str, c->option_count);
	struct buf like = buf_new(a);
	size_t like_count = 0;

	for (size_t i = 0; i < c->option_count; i++) {
		names[i] = str_of(c->option[i].name);
		if (str_has_prefix(names[i], bare))
			buf_printf(&like, "%s--%s", like_count++ > 0 ? ", " : "", c->option[i].name);
	}
	if (like_count > 1) {
		error->text = MSG(N_("option \"%s\" may mean %s"), word, buf_str(&like));
		return;
	}
	struct str meant = nearest_name(a, bare, names, c->option_count);
	error->text = MSG(N_("there is no option \"%s\""), word);
	if (meant.n > 0)
		error->help = did_you_mean(str_format(a, "--%s", str_z(a, meant)));
}

/* Says what getopt_long refused with `code`. */
static void refuse(struct arena *a, const struct command *c, int code, char **argv, struct usage_error *error)
{
	const struct option_row *row = row_of(c, optopt);

	if (row != NULL && code == ':') {
		error->text = MSG(N_("--%s needs a value"), str_of(row->name));
	} else if (row != NULL) {
		error->text = MSG(N_("--%s takes no value"), str_of(row->name));
	} else if (optopt == 0) {
		unknown_option(a, c, argv[optind - 1], error);
	} else {
		char letter[3] = {'-', (char)optopt, '\0'};
		error->text = MSG(N_("there is no option \"%s\""), argument_text(a, letter));
	}
}

static bool set_presets(struct arena *a, const struct command *c, void *settings, struct usage_error *error)
{
	for (size_t i = 0; i < c->option_count; i++)
		if (c->option[i].preset != NULL && !set(a, &c->option[i], c->option[i].preset, settings, error))
			return false;
	return true;
}

static bool check_operands(struct arena *a, const struct command *c, const struct text_list *operands,
			   struct usage_error *error)
{
	if (operands->n < c->least) {
		error->text = operands->n == 0 ? MSG(N_("the plan is missing"))
					       : MSG(N_("a second plan to compare with is missing"));
		return false;
	}
	if (c->most > 0 && operands->n > c->most) {
		error->text = MSG(N_("there is nothing to do with \"%s\""), argument_text(a, operands->v[c->most]));
		return false;
	}
	return true;
}

bool options_parse(struct arena *a, const struct command *c, int argc, char **argv, void *settings,
		   struct text_list *operands, struct usage_error *error)
{
	const struct option *long_form = long_options(a, c);
	const char *short_form = short_options(a, c);
	const struct common_settings *common = settings;
	bool alone = false;
	int code;

	*error = (struct usage_error){0};
	*operands = (struct text_list){0};
	if (!set_presets(a, c, settings, error))
		return false;
	optind = 0; /* glibc: begin anew, whatever was parsed before */
	opterr = 0;
	while ((code = getopt_long(argc, argv, short_form, long_form, NULL)) != -1) {
		const struct option_row *row = row_of(c, code);
		if (row == NULL) {
			refuse(a, c, code, argv, error);
			return false;
		}
		if (!set(a, row, optarg, settings, error))
			return false;
		alone = alone || row->alone;
	}
	for (int i = optind; i < argc; i++)
		add_to_list(a, operands, argv[i]);
	return common->help || common->version || alone || check_operands(a, c, operands, error);
}
