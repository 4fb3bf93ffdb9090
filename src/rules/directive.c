#include "rules/directive.h"

#include "rules/names.h"

#include <stdlib.h>
#include <string.h>

/* A stretch of the source that a comment can be about. */
struct stretch {
	size_t start, end;
};

/* The tree as stretches in the order of the file, the wider first. */
struct tree {
	struct arena *a;
	VEC(struct stretch) part;   /* pairs and list items */
	VEC(struct stretch) scalar; /* where a # is none of a comment */
};

struct scanner {
	struct arena *a;
	struct source *source;
	struct tree tree;
	int start_month;
	struct diag_list *diags;
	struct directives found;
};

static void add_part(struct tree *t, size_t start, size_t end)
{
	*VEC_PUSH(t->a, &t->part) = (struct stretch){start, end};
}

/* As deep as the tree, which its reader limits; what an alias names was walked where it stands. */
static void walk(struct tree *t, const struct node *n, size_t from)
{
	if (n->span.start < from)
		return;
	if (n->kind == NODE_SCALAR)
		*VEC_PUSH(t->a, &t->scalar) = (struct stretch){n->span.start, n->span.end};
	for (size_t i = 0; n->kind == NODE_LIST && i < n->n; i++) {
		if (n->item[i]->span.start < from)
			continue;
		add_part(t, n->item[i]->span.start, n->item[i]->span.end);
		walk(t, n->item[i], from);
		from = n->item[i]->span.end;
	}
	for (size_t i = 0; n->kind == NODE_MAP && i < n->n; i++) {
		const struct node *key = n->pair[i].key, *value = n->pair[i].value;
		size_t end = value->span.start >= key->span.end ? value->span.end : key->span.end;

		if (key->span.start < from)
			continue;
		add_part(t, key->span.start, end);
		walk(t, key, from);
		walk(t, value, key->span.end);
		from = end;
	}
}

static int by_start(const void *x, const void *y)
{
	const struct stretch *a = x, *b = y;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->end < b->end) - (a->end > b->end);
}

/* The first of those that begin at `from` or later. */
static const struct stretch *first_from(const struct stretch *v, size_t n, size_t from)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (v[middle].start < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n ? &v[low] : NULL;
}

static bool is_in_scalar(const struct tree *t, size_t at)
{
	size_t low = 0, high = t->scalar.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (t->scalar.v[middle].start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && at < t->scalar.v[low - 1].end;
}

static struct diag *complain(struct scanner *s, enum rule_id r, enum diag_severity severity, struct span at,
			     struct msg text)
{
	return diag_add(s->diags, severity, str_of(rules[r].name), at, text);
}

static struct diag *bad(struct scanner *s, struct span at, struct msg text)
{
	struct diag *d = complain(s, RULE_BAD_DIRECTIVE, DIAG_ERROR, at, text);

	diag_help(d, MSG(N_("write \"# plan-lint: disable=RULE reason=… until=2026-03-31\"")));
	return d;
}

static void check_rules(struct scanner *s, const struct directive *d)
{
	size_t from = 0;

	while (from <= d->rules.n) {
		struct str rest = str_slice(d->rules, from, d->rules.n);
		struct str word = str_slice(rest, 0, str_find(rest, STR(",")));
		struct span at = {s->source, d->rules_at.start + from, d->rules_at.start + from + word.n};

		if (!rule_is_known(word))
			rule_report_unknown(s->a, s->diags, at, word);
		from += word.n + 1;
	}
}

static bool set_until(struct scanner *s, struct directive *d, struct str word, struct span at)
{
	struct period p;
	enum period_result read = period_parse(s->a, word, PERIOD_NONE, s->start_month, &p);

	if ((read != PERIOD_OK && read != PERIOD_ERA_OVER) || p.unit != PERIOD_DAY) {
		bad(s, at, MSG(N_("\"%s\" is not a day"), word));
		return false;
	}
	d->until = p.last;
	return true;
}

/* The text of a reason: in quotes, or all up to " until=". */
static struct str take_reason(struct str rest)
{
	if (rest.n > 1 && rest.p[0] == '"') {
		size_t end = str_find(str_slice(rest, 1, rest.n), STR("\""));
		return end == SIZE_MAX ? rest : str_slice(rest, 0, end + 2);
	}
	return str_slice(rest, 0, str_find(rest, STR(" until=")));
}

/* Reads what stands behind "plan-lint:"; false after a complaint. */
static bool read_words(struct scanner *s, struct directive *d, bool *whole_file)
{
	static const struct str file = STR_INIT("disable-file="), node = STR_INIT("disable="),
				reason = STR_INIT("reason="), until = STR_INIT("until=");
	size_t at = str_find(str_slice(s->source->bytes, d->at.start, SIZE_MAX), STR(":")) + d->at.start + 1;

	*whole_file = false;
	for (;;) {
		struct str rest = str_slice(s->source->bytes, at, d->at.end - at);
		struct str word = str_slice(rest, 0, str_find(rest, STR(" ")));
		struct span here = {s->source, at, at + word.n};

		if (rest.n == 0)
			break;
		if (word.n == 0) {
			at++;
			continue;
		}
		if (str_has_prefix(word, file) || str_has_prefix(word, node)) {
			size_t skip = str_has_prefix(word, file) ? file.n : node.n;
			*whole_file = str_has_prefix(word, file);
			d->rules = str_slice(word, skip, word.n);
			d->rules_at = (struct span){s->source, at + skip, at + word.n};
		} else if (str_has_prefix(word, reason)) {
			d->reason = take_reason(str_slice(rest, reason.n, rest.n));
			word.n = reason.n + d->reason.n;
		} else if (str_has_prefix(word, until)) {
			if (!set_until(s, d, str_slice(word, until.n, word.n), here))
				return false;
		} else {
			bad(s, here, MSG(N_("\"%s\" is none of disable=, disable-file=, reason= and until="), word));
			return false;
		}
		at += word.n;
	}
	if (d->rules.n > 0)
		return true;
	bad(s, d->at, MSG(N_("the comment does not say which rule")));
	return false;
}

/* What a comment at `at`, whose line begins at `line` and ends at `end`, is about. */
static struct span bind(struct scanner *s, size_t line, size_t at, size_t end)
{
	const struct stretch *v = s->tree.part.v, *found = first_from(v, s->tree.part.n, line);

	if (!found || found->start >= at)
		found = first_from(v, s->tree.part.n, end);
	/* Behind the end of all: about nothing. */
	return found ? (struct span){s->source, found->start, found->end} : (struct span){s->source, at, at};
}

static void take_comment(struct scanner *s, size_t line, size_t hash, size_t end)
{
	struct directive d = {.at = {s->source, hash, end}};
	bool whole_file;

	if (!read_words(s, &d, &whole_file))
		return;
	if (!whole_file)
		d.bound = bind(s, line, hash, end);
	check_rules(s, &d);
	if (str_trim(d.reason).n == 0)
		diag_help(complain(s, RULE_DIRECTIVE_REASON, DIAG_NOTE, d.at, MSG(N_("the comment does not say why"))),
			  MSG(N_("add reason=…, for whoever comes after you")));
	*VEC_PUSH(s->a, &s->found.items) = d;
}

/* The # of a comment that begins with "plan-lint:", or SIZE_MAX. */
static size_t find_hash(struct str bytes, size_t word)
{
	size_t at = word;

	while (at > 0 && (bytes.p[at - 1] == ' ' || bytes.p[at - 1] == '\t'))
		at--;
	if (at == 0 || bytes.p[at - 1] != '#')
		return SIZE_MAX;
	at--;
	return at == 0 || strchr(" \t\n\r", bytes.p[at - 1]) ? at : SIZE_MAX;
}

struct directives directives_find(struct arena *a, struct source *source, const struct node *root, int start_month,
				  struct diag_list *diags)
{
	static const struct str word = STR_INIT("plan-lint:");
	struct scanner s = {.a = a, .source = source, .tree.a = a, .start_month = start_month, .diags = diags};
	bool walked = false;

	for (size_t from = 0;;) {
		size_t found = str_find(str_slice(source->bytes, from, SIZE_MAX), word);
		if (found == SIZE_MAX)
			break;
		size_t at = from + found;
		size_t hash = find_hash(source->bytes, at);

		from = at + word.n;
		if (!walked && root) {
			walk(&s.tree, root, 0);
			if (s.tree.part.n)
				qsort(s.tree.part.v, s.tree.part.n, sizeof *s.tree.part.v, by_start);
			walked = true;
		}
		if (hash == SIZE_MAX || is_in_scalar(&s.tree, hash))
			continue;
		struct span line = source_line_around(source, hash);
		size_t end = line.end;
		while (source->bytes.p[end - 1] == ' ' || source->bytes.p[end - 1] == '\t')
			end--;
		take_comment(&s, line.start, hash, end);
		from = end;
	}
	return s.found;
}
