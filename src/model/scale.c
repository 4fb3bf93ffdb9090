#include "model/plan_reader.h"

#include "base/utf8.h"
#include "model/value.h"

enum { WORDS_MAX = 24 };

/* How many names a help line lists. */
enum { SHOWN_MAX = 20 };

/* A level of the built-in scale; the first word of each language is its name in plans of that language. */
struct progress_level {
	const char *japanese[WORDS_MAX];
	const char *english[WORDS_MAX];
};

/* Lowest first.  Words that some would take for one level and some for another (実施中, 準備) are left out. */
static const struct progress_level progress[] = {
	{{"未着手", "未実施", "未開始", "実施せず", "未策定", "未整備", "未導入", "未設置"},
	 {"not-started", "not started"}},
	{{"着手", "着手済", "着手済み", "一部実施", "一部着手", "検討中", "調査中", "調査検討中", "準備中", "作業中",
	  "試行中", "進行中"},
	 {"in-progress", "in progress", "started", "partly done"}},
	{{"実施", "実施済", "実施済み", "完了", "完了済", "完了済み", "達成", "達成済", "達成済み", "策定済",
	  "策定済み", "整備済", "整備済み", "導入済", "導入済み", "設置済", "設置済み"},
	 {"done", "completed", "complete", "achieved"}},
};

enum { PROGRESS_COUNT = sizeof progress / sizeof *progress };

/* What is there or not: 策定, 設置. */
static const struct progress_level yes_no[] = {
	{{"未", "いいえ", "なし", "無し", "無", "未策定", "未設置", "未制定", "未整備", "未導入", "未実施", "未開設",
	  "未作成", "×"},
	 {"no", "false"}},
	{{"済", "はい", "あり", "有り", "有", "策定", "設置", "制定", "整備", "導入", "実施", "開設", "作成", "○"},
	 {"yes", "true", "策定済", "設置済", "制定済", "整備済", "導入済", "実施済", "開設済", "作成済", "策定済み",
	  "設置済み", "済み", "〇"}},
};

#define MEMBER(m) .offset = offsetof(struct level, m)

static const struct schema_key level_keys[] = {
	{.name = "name", .type = SCHEMA_TITLE, MEMBER(name), .required = true, .doc = "The level's name."},
	{.name = "also",
	 .type = SCHEMA_TEXTS,
	 MEMBER(also),
	 .doc = "Other words of the plan or the results that mean this level."},
};

#undef MEMBER

const struct schema schema_level = {.name = N_("a level"),
				    .doc = "A level of a scale that has more words than its name.",
				    .key = level_keys,
				    .n = sizeof level_keys / sizeof *level_keys};

struct scale_draft {
	struct scale scale;
	struct node *levels;
};

static const struct schema_key scale_keys[] = {
	{.name = "title",
	 .type = SCHEMA_TEXT,
	 .offset = offsetof(struct scale_draft, scale.title),
	 .doc = "What the scale measures."},
	{.name = "levels",
	 .type = SCHEMA_TEXT_OR_MAP,
	 .offset = offsetof(struct scale_draft, levels),
	 .required = true,
	 .map = &schema_level,
	 .doc = "Its levels, the lowest first: names, or maps of a name and other words for it."},
};

const struct schema schema_scale = {.name = N_("a scale"),
				    .doc = "An ordered scale, for what is reached in stages and not counted.",
				    .key = scale_keys,
				    .n = sizeof scale_keys / sizeof *scale_keys};

size_t scale_find(struct arena *scratch, const struct scale *s, struct str word)
{
	struct arena_mark mark = arena_mark(scratch);
	const struct level *l = map_get(&s->words, str_trim(utf8_nfkc(scratch, word)));

	arena_rewind(scratch, mark);
	return l ? (size_t)(l - s->level) : SIZE_MAX;
}

/* The level that stands for the word afterwards: an earlier one wins. */
static struct level *put_word(struct arena *a, struct scale *s, struct level *l, struct str word)
{
	return map_put(a, &s->words, str_trim(utf8_nfkc(a, word)), l);
}

static void fill_progress(struct arena *a, struct level *l, const char *const *name, const char *const *other)
{
	size_t i;

	l->name.s = str_of(name[0]);
	l->also.v = ARENA_ARRAY(a, struct field, (size_t)2 * WORDS_MAX);
	for (i = 1; i < WORDS_MAX && name[i]; i++)
		l->also.v[l->also.n++].s = str_of(name[i]);
	for (i = 0; i < WORDS_MAX && other[i]; i++)
		l->also.v[l->also.n++].s = str_of(other[i]);
}

static struct scale *built_in_scale(struct arena *a, const char *id, const struct progress_level *level, size_t n,
				    bool japanese)
{
	struct scale *s = ARENA_NEW(a, struct scale);
	size_t i, w;

	s->id.s = str_of(id);
	s->level = ARENA_ARRAY(a, struct level, n);
	s->n = n;
	for (i = 0; i < n; i++) {
		const struct progress_level *p = &level[i];

		fill_progress(a, &s->level[i], japanese ? p->japanese : p->english,
			      japanese ? p->english : p->japanese);
		put_word(a, s, &s->level[i], s->level[i].name.s);
		for (w = 0; w < s->level[i].also.n; w++)
			put_word(a, s, &s->level[i], s->level[i].also.v[w].s);
	}
	return s;
}

static void add_word(struct plan_reader *r, struct scale *s, struct level *l, const struct field *word)
{
	const struct level *first = put_word(r->b.arena, s, l, word->s);
	struct diag *d;

	if (first == l)
		return;
	d = diag_add(r->b.diags, DIAG_ERROR, STR("bad-level"), word->at,
		     MSG(N_("\"%s\" names another level of the scale already"), word->s));
	diag_note(r->b.diags, d, first->name.at, MSG(N_("the level \"%s\""), first->name.s));
}

static bool read_level(struct plan_reader *r, struct node *node, struct level *l)
{
	if (node->kind == NODE_LIST || node_is_null(node)) {
		value_report_type(&r->b, NULL, node, N_("a level"));
		return false;
	}
	if (node->kind == NODE_MAP)
		schema_bind(&r->b, &schema_level, node, l);
	else
		l->name = value_text(node);
	return l->name.s.n > 0;
}

static void read_levels(struct plan_reader *r, struct node *list, struct scale *s)
{
	size_t i, w;

	s->level = ARENA_ARRAY(r->b.arena, struct level, list->n);
	for (i = 0; i < list->n; i++) {
		struct level *l = &s->level[s->n];

		if (!read_level(r, list->item[i], l))
			continue;
		s->n++;
		add_word(r, s, l, &l->name);
		for (w = 0; w < l->also.n; w++)
			add_word(r, s, l, &l->also.v[w]);
	}
	if (list->n == 0)
		diag_add(r->b.diags, DIAG_ERROR, STR("bad-level"), list->span, MSG(N_("a scale without levels")));
}

static void read_scale(struct plan_reader *r, struct node *key, struct node *value)
{
	struct scale_draft draft = {.scale.n = 0};
	struct scale *s;

	if (!value_id(&r->b, key, &draft.scale.id))
		return;
	s = &r->plan->scale[r->plan->scale_count];
	/* A key given twice has been reported with the tree. */
	if (map_put(r->b.arena, &r->scales, draft.scale.id.s, s) != s)
		return;
	r->plan->scale_count++;
	if (schema_bind(&r->b, &schema_scale, value, &draft) && draft.levels)
		read_levels(r, draft.levels, &draft.scale);
	*s = draft.scale;
}

void scales_read(struct plan_reader *r, struct node *node)
{
	bool english = str_has_prefix(r->plan->language.s, STR("en"));
	struct scale *built_in = built_in_scale(r->b.arena, "progress", progress, PROGRESS_COUNT, !english);
	struct scale *second = built_in_scale(r->b.arena, "yes-no", yes_no, sizeof yes_no / sizeof *yes_no, !english);
	size_t i;

	if (node) {
		r->plan->scale = ARENA_ARRAY(r->b.arena, struct scale, node->n);
		for (i = 0; i < node->n; i++)
			read_scale(r, node->pair[i].key, node->pair[i].value);
	}
	/* After the plan's own, so that one of them may be called the same. */
	map_put(r->b.arena, &r->scales, built_in->id.s, built_in);
	map_put(r->b.arena, &r->scales, second->id.s, second);
	r->plan->action_scale = built_in;
}

const struct scale *scale_named(struct plan_reader *r, const struct field *id)
{
	const struct scale *s = map_get(&r->scales, id->s);
	const char **names;
	const char *like;
	struct diag *d;
	size_t i;

	if (s)
		return s;
	d = diag_add(r->b.diags, DIAG_ERROR, STR("unknown-reference"), id->at,
		     MSG(N_("no scale is called \"%s\""), id->s));
	if (r->guesses++ >= GUESSES_MAX)
		return NULL;
	names = ARENA_ARRAY(r->b.arena, const char *, r->scales.n);
	for (i = 0; i < r->scales.n; i++)
		names[i] = str_z(r->b.arena, r->scales.entries[i].key);
	like = schema_closest(r->b.arena, id->s, names, r->scales.n);
	if (like) {
		diag_help(d, MSG(N_("did you mean \"%s\"?"), str_of(like)));
		diag_fix(r->b.diags, d, id->at, str_of(like), false);
	} else {
		diag_help(d, MSG(N_("define it under \"scales\"; there are: %s"),
				 value_choices(r->b.arena, names, r->scales.n < SHOWN_MAX ? r->scales.n : SHOWN_MAX)));
	}
	return NULL;
}

bool scale_read_level(struct plan_reader *r, const struct scale *s, struct str word, struct span at, size_t *out)
{
	struct str names[SHOWN_MAX];
	struct diag *d;
	size_t n;

	*out = scale_find(r->b.arena, s, word);
	if (*out != SIZE_MAX)
		return true;
	*out = 0;
	for (n = 0; n < s->n && n < SHOWN_MAX; n++)
		names[n] = s->level[n].name.s;
	if (n < s->n)
		names[n - 1] = STR("…");
	d = diag_add(r->b.diags, DIAG_ERROR, STR("bad-level"), at,
		     MSG(N_("\"%s\" is not a level of the scale \"%s\""), word, s->id.s));
	diag_help(d, MSG(N_("the levels are, the lowest first: %s"), str_join(r->b.arena, names, n, STR(", "))));
	return false;
}
