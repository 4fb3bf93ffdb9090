/*
 * Rules on ids: former ones, and those that only look different.
 */
#include "rules/check.h"

#include "base/utf8.h"

/* An id and where it was given. */
struct owner {
	struct field id;
	const struct item *item; /* NULL: a group */
};

static void check_former(struct check *c, struct map *claimed, const struct field_list *former, struct field now)
{
	const struct plan *p = c->s->plan;

	for (size_t i = 0; i < former->n; i++) {
		const struct field *f = &former->v[i], *first;
		const struct item *item = plan_item(p, f->s);
		const struct group *group = plan_group(p, f->s);
		struct diag *d;

		if (item || (group && !group->id_derived)) {
			d = check_report(c, f->at, MSG(N_("\"%s\" was never given up: it is in use"), f->s));
			diag_note(c->diags, d, item ? item->id.at : group->id.at, MSG(N_("given here")));
			continue;
		}
		first = map_put(c->a, claimed, f->s, (void *)(uintptr_t)f);
		if (first == f)
			continue;
		d = check_report(c, f->at, MSG(N_("\"%s\" and another were both called \"%s\""), now.s, f->s));
		diag_note(c->diags, d, first->at, MSG(N_("given here too")));
	}
}

static void check_former_groups(struct check *c, struct map *claimed, const struct group *g, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		check_former(c, claimed, &g[i].formerly, g[i].id);
		check_former_groups(c, claimed, g[i].child, g[i].child_count);
	}
}

void check_former_id(struct check *c)
{
	const struct plan *p = c->s->plan;
	struct map claimed = {0};

	for (size_t i = 0; i < p->item_count; i++)
		check_former(c, &claimed, &p->item[i]->formerly, p->item[i]->id);
	check_former_groups(c, &claimed, p->policy, p->policy_count);
}

/* The Latin letter that a Cyrillic or Greek one looks like, or the character itself. */
static uint32_t latin_of(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		char like;
	} alike[] = {
		{0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'},
		{0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x04BB, 'h'}, {0x0501, 'd'},
		{0x051B, 'q'}, {0x051D, 'w'}, {0x03B1, 'a'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03BD, 'v'},
		{0x03B9, 'i'}, {0x03BA, 'k'}, {0x03C5, 'u'}, {0x0131, 'i'},
	};

	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if (alike[i].cp == cp)
			return (uint32_t)alike[i].like;
	return cp;
}

/* What is left of an id when all that looks alike is the same: case, width, 0 and o, 1 and l, - _ and ー. */
static struct str skeleton(struct arena *a, struct str id)
{
	struct buf out = buf_new(a);
	struct str folded = utf8_fold(a, id);

	for (size_t at = 0; at < folded.n;) {
		uint32_t cp = latin_of(utf8_next(folded, &at));
		char p[4];

		if (cp == '0')
			cp = 'o';
		else if (cp == '1')
			cp = 'l';
		else if (cp == '_' || cp == 0x30FC || cp == 0x4E00)
			cp = '-';
		buf_add(&out, (struct str){p, utf8_encode(cp, p)});
	}
	return buf_str(&out);
}

static void compare_id(struct check *c, struct map *seen, const struct field *id)
{
	const struct field *first;
	struct diag *d;

	if (id->s.n == 0)
		return;
	first = map_put(c->a, seen, skeleton(c->a, id->s), (void *)(uintptr_t)id);
	if (first == id || str_eq(first->s, id->s))
		return;
	d = check_report(c, id->at, MSG(N_("\"%s\" looks like the id \"%s\""), id->s, first->s));
	diag_note(c->diags, d, first->at, MSG(N_("given here")));
}

static void compare_groups(struct check *c, struct map *seen, const struct group *g, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!g[i].id_derived)
			compare_id(c, seen, &g[i].id);
		compare_groups(c, seen, g[i].child, g[i].child_count);
	}
}

void check_look_alike_ids(struct check *c)
{
	const struct plan *p = c->s->plan;
	struct arena_mark mark = arena_mark(c->a);
	size_t before = c->reported[c->rule];
	struct map seen = {0};

	for (size_t i = 0; i < p->item_count; i++)
		compare_id(c, &seen, &p->item[i]->id);
	compare_groups(c, &seen, p->policy, p->policy_count);
	if (c->reported[c->rule] == before)
		arena_rewind(c->a, mark);
}

void check_mixed_script(struct check *c)
{
	const struct plan *p = c->s->plan;

	for (size_t i = 0; i < p->item_count; i++) {
		const struct field *id = &p->item[i]->id;
		bool latin = false, other = false;

		for (size_t at = 0; at < id->s.n;) {
			uint32_t cp = utf8_next(id->s, &at);

			latin = latin || (cp < 0x80 && (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
			other = other || (cp >= 0x370 && cp < 0x530);
		}
		if (latin && other)
			diag_help(
				check_report(c, id->at,
					     MSG(N_("\"%s\" mixes Latin letters with Greek or Cyrillic ones"), id->s)),
				MSG(N_("type it again: nobody else can guess which of its letters is which")));
	}
}
