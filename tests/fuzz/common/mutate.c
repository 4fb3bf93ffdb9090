#include "mutate.h"

#include "grow.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* libFuzzer's own changes; other fuzzers have none. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most) __attribute__((weak));

/* Bytes [from, to) of a text. */
struct part {
	size_t from, to;
};

struct text {
	const char *p;
	size_t n;
};

static size_t line_end(struct text t, size_t at)
{
	const char *end = at < t.n ? memchr(t.p + at, '\n', t.n - at) : NULL;

	return end ? (size_t)(end - t.p) + 1 : t.n;
}

static size_t indent_of(struct text t, size_t at)
{
	size_t n = 0;

	while (at + n < t.n && t.p[at + n] == ' ')
		n++;
	return n;
}

static size_t line_start(struct text t, size_t at)
{
	while (at > 0 && t.p[at - 1] != '\n')
		at--;
	return at;
}

static struct part some_part(struct text t, struct dice *d)
{
	struct part part = {line_start(t, t.n > 0 ? dice_roll(d, t.n) : 0), 0};
	size_t indent = indent_of(t, part.from);

	part.to = line_end(t, part.from);
	while (part.to < t.n && (indent_of(t, part.to) > indent || t.p[part.to] == '\n'))
		part.to = line_end(t, part.to);
	return part;
}

static void add(struct page *out, struct text t, size_t from, size_t to)
{
	if (from < to)
		page_add(out, t.p + from, to - from);
}

/* The part at another indent: each line is moved as its first is. */
static void add_indented(struct page *out, struct text t, struct part part, size_t indent)
{
	size_t was = indent_of(t, part.from);

	for (size_t at = part.from, end; at < part.to; at = end) {
		size_t has = indent_of(t, at);
		end = line_end(t, at);
		for (size_t i = 0; i < indent + (has > was ? has - was : 0); i++)
			page_add(out, " ", 1);
		add(out, t, at + has, end);
	}
}

static void repeat(struct page *out, struct text t, struct dice *d)
{
	struct part what = some_part(t, d), where = some_part(t, d);

	add(out, t, 0, where.from);
	add_indented(out, t, what, indent_of(t, where.from));
	add(out, t, where.from, t.n);
}

static void take_out(struct page *out, struct text t, struct dice *d)
{
	struct part what = some_part(t, d);

	add(out, t, 0, what.from);
	add(out, t, what.to, t.n);
}

static void exchange(struct page *out, struct text t, struct dice *d)
{
	struct part x = some_part(t, d), y = some_part(t, d);

	if (x.from > y.from) {
		struct part first = y;
		y = x;
		x = first;
	}
	if (x.to > y.from)
		y.from = y.to = x.to;
	add(out, t, 0, x.from);
	add_indented(out, t, y, indent_of(t, x.from));
	add(out, t, x.to, y.from);
	add_indented(out, t, x, indent_of(t, y.from));
	add(out, t, y.to, t.n);
}

/* Another value behind the colon of a line. */
static void replace_value(struct page *out, struct text t, struct dice *d)
{
	struct part what = some_part(t, d);
	size_t key = what.from + indent_of(t, what.from), colon;

	if (key + 1 < t.n && t.p[key] == '-' && t.p[key + 1] == ' ')
		key += 2;
	for (colon = key; colon < what.to && t.p[colon] != ':' && t.p[colon] != '\n';)
		colon++;
	add(out, t, 0, colon);
	if (colon < what.to && t.p[colon] == ':') {
		page_add(out, ":", 1);
		grow_value(out, d, t.p + key, colon - key, indent_of(t, what.from));
	}
	add(out, t, what.to, t.n);
}

static void insert_key(struct page *out, struct text t, struct dice *d)
{
	struct part where = some_part(t, d);

	add(out, t, 0, where.from);
	grow_key(out, d, indent_of(t, where.from));
	add(out, t, where.from, t.n);
}

/* An anchor on one line and an alias to it on another. */
static void alias(struct page *out, struct text t, struct dice *d)
{
	struct part x = some_part(t, d);
	const char *colon = x.from < x.to ? memchr(t.p + x.from, ':', x.to - x.from) : NULL;
	size_t at = colon ? (size_t)(colon - t.p) + 1 : x.to;

	add(out, t, 0, at);
	page_add(out, dice_roll(d, 2) ? " &a" : " *a", 3);
	add(out, t, at, t.n);
}

static void change(struct page *out, struct text t, struct dice *d)
{
	static void (*const ways[])(struct page *, struct text, struct dice *) = {
		repeat, take_out, exchange, replace_value, replace_value, insert_key, insert_key, alias};

	ways[dice_roll(d, sizeof ways / sizeof *ways)](out, t, d);
}

/* One of the files in `t`, the last one up to its end. */
static struct part some_file(struct text t, struct dice *d)
{
	static const char parting[] = FUZZ_PARTING;
	struct part files[8] = {{0, t.n}};
	size_t n = 1;

	for (size_t at = 0; at + sizeof parting - 1 <= t.n && n < 8; at++)
		if (memcmp(t.p + at, parting, sizeof parting - 1) == 0) {
			files[n - 1].to = at + 1;
			files[n++] = (struct part){at + sizeof parting - 1, t.n};
		}
	return files[dice_roll(d, n)];
}

size_t mutate_plans(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	struct dice d = {seed};
	struct text all = {(char *)data, size};
	struct page out = {malloc(most), 0, most};

	if (!out.p || (LLVMFuzzerMutate && dice_roll(&d, 4) == 0)) {
		free(out.p);
		return LLVMFuzzerMutate ? LLVMFuzzerMutate(data, size, most) : size;
	}
	struct part file = some_file(all, &d);
	struct text inside = {all.p + file.from, file.to - file.from};
	add(&out, all, 0, file.from);
	if (dice_roll(&d, 24) == 0)
		grow_plan(&out, &d);
	else
		change(&out, inside, &d);
	add(&out, all, file.to, all.n);
	size = out.n;
	memcpy(data, out.p, size);
	free(out.p);
	return size;
}
