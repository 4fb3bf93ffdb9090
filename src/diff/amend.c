/*
 * Amendments: the dated reasons that a plan gives for changed targets.
 */
#include "change.h"

#include "base/map.h"
#include "diff/likeness.h"
#include "read/quantity.h"

struct entry {
	const struct amendment *amendment;
	struct entry *next; /* of the same indicator */
	bool used;
};

struct amendments {
	struct map new_by_indicator; /* id -> struct entry: those that only the new plan has */
	VEC(struct entry *) entries;
	VEC(const struct amendment *) removed;
};

static struct str key_of(struct arena *a, const struct amendment *m)
{
	struct str when = m->due.unit == PERIOD_NONE ? str_format(a, "%d", m->year) : date_format(a, m->due.last);
	struct str part[] = {date_format(a, m->date), when, m->indicator.s, m->from.s, m->to.s, m->reason.s};
	return str_join(a, part, sizeof part / sizeof *part, STR("\x1f"));
}

static struct map keys_of(struct arena *a, const struct plan *p)
{
	struct map m = {0};
	for (size_t k = 0; p && k < p->amendment_count; k++)
		map_put(a, &m, key_of(a, &p->amendment[k]), &p->amendment[k]);
	return m;
}

static struct amendments *read_amendments(struct diff *d)
{
	struct amendments *list = ARENA_NEW(d->arena, struct amendments);
	struct map old = keys_of(d->arena, d->plan[DIFF_OLD]), new = keys_of(d->arena, d->plan[DIFF_NEW]);
	for (size_t k = 0; k < new.n; k++) {
		if (map_get(&old, new.entries[k].key))
			continue;
		struct entry *e = ARENA_NEW(d->arena, struct entry);
		e->amendment = new.entries[k].value;
		struct entry *first = map_put(d->arena, &list->new_by_indicator, e->amendment->indicator.s, e);
		if (first != e) {
			e->next = first->next;
			first->next = e;
		}
		*VEC_PUSH(d->arena, &list->entries) = e;
	}
	for (size_t k = 0; k < old.n; k++)
		if (!map_get(&new, old.entries[k].key))
			*VEC_PUSH(d->arena, &list->removed) = old.entries[k].value;
	return list;
}

/* A target as the plan writes it, without quotes. */
static struct str words_of(const struct target *t)
{
	const struct source *s = t->at.source;
	struct str words = s ? str_slice(s->bytes, t->at.start, t->at.end - t->at.start) : STR("");
	bool quoted = words.n > 1 && (words.p[0] == '"' || words.p[0] == '\'');
	return quoted ? str_slice(words, 1, words.n - 2) : words;
}

/* Whether a value as an amendment writes it is the value of a target; what it does not say agrees with anything. */
static bool agrees(struct arena *a, const struct field *written, const struct diff_value *v)
{
	if (!written->s.n)
		return true;
	if (v->kind != DIFF_VALUE_TARGET)
		return quantity_is_missing(written->s, &(enum quantity_reason){0});
	struct str words = text_skeleton(a, written->s);
	if (str_eq(words, text_skeleton(a, words_of(v->target))))
		return true;
	struct quantity q = quantity_parse(a, written->s, NULL);
	if (v->target->has_number)
		return q.kind == QUANTITY_NUMBER &&
		       (rat_cmp(q.value, v->number.value) == 0 || rat_cmp(q.value, v->target->value.value) == 0);
	return str_eq(words, text_skeleton(a, v->target->text.s)) ||
	       (v->item->scale && scale_find(a, v->item->scale, written->s) == v->target->level);
}

static bool explains(struct arena *a, const struct amendment *m, const struct change *c)
{
	bool shift = c->kind == CHANGE_TARGET_PUT_OFF || c->kind == CHANGE_TARGET_BROUGHT_FORWARD;
	if (m->year && c->from && (m->year < c->from || m->year > c->to))
		return false;
	if (m->due.unit != PERIOD_NONE && c->when.unit != PERIOD_NONE && date_cmp(m->due.last, c->when.last) != 0)
		return false;
	return shift || c->kind == CHANGE_ITEM_REMOVED || c->kind == CHANGE_ITEM_KIND ||
	       (agrees(a, &m->from, &c->value[DIFF_OLD]) && agrees(a, &m->to, &c->value[DIFF_NEW]));
}

static void look_up(struct diff *d, struct change *c, const struct item *i)
{
	struct entry *e = i && !c->amendment ? map_get(&d->amendments->new_by_indicator, i->id.s) : NULL;
	for (; e && !c->amendment; e = e->next) {
		if (!explains(d->arena, e->amendment, c))
			continue;
		c->amendment = e->amendment;
		e->used = true;
	}
}

void amend_change(struct diff *d, struct change *c)
{
	if (!d->amendments)
		d->amendments = read_amendments(d);
	bool promise = c->subject[DIFF_OLD].item->kind != ITEM_FIGURE;
	c->needs_reason =
		promise && (c->class == DIFF_LOOSER || c->class == DIFF_PUT_OFF || c->class == DIFF_SCOPE_CUT);
	look_up(d, c, c->subject[DIFF_NEW].item);
	look_up(d, c, c->subject[DIFF_OLD].item);
}

static void add(struct diff *d, enum change_kind kind, int side, const struct amendment *m)
{
	const struct item *i = m->indicator.s.n ? plan_item(d->plan[side], m->indicator.s) : NULL;
	struct diff_subject subject[DIFF_SIDES] = {{0}, {0}};
	subject[side] = subject_item(i);
	struct change *c = change_add(d, kind, subject[DIFF_OLD], subject[DIFF_NEW]);
	c->from = c->to = m->year;
	c->when = m->due;
	c->value[side] = diff_text(m->reason.s, m->at);
}

void diff_amendments(struct diff *d)
{
	if (!d->amendments)
		d->amendments = read_amendments(d);
	for (size_t k = 0; k < d->amendments->entries.n; k++)
		if (!d->amendments->entries.v[k]->used)
			add(d, CHANGE_AMENDMENT_ADDED, DIFF_NEW, d->amendments->entries.v[k]->amendment);
	for (size_t k = 0; k < d->amendments->removed.n; k++)
		add(d, CHANGE_AMENDMENT_REMOVED, DIFF_OLD, d->amendments->removed.v[k]);
}
