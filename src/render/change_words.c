#include "render/change_words.h"

#include "render/words.h"

static struct str say(struct arena *a, const struct render_style *style, struct msg m)
{
	return msg_text(a, m, style->translate);
}

struct str words_msgid(const struct render_style *style, const char *msgid)
{
	return str_of(style->translate ? style->translate(msgid, NULL, 0) : msgid);
}

struct str words_class(enum diff_class c, const struct render_style *style)
{
	return words_msgid(style, diff_class_names[c]);
}

static const struct {
	const char *sign;
	const char *colour;
} looks[DIFF_CLASS_COUNT] = {
	[DIFF_LOOSER] = {"▼", "31"},	  [DIFF_PUT_OFF] = {"»", "31"},	       [DIFF_SCOPE_CUT] = {"−", "31"},
	[DIFF_DEFINITION] = {"≠", "33"},  [DIFF_STRICTER] = {"▲", "32"},       [DIFF_BROUGHT_FORWARD] = {"«", "32"},
	[DIFF_SCOPE_ADDED] = {"+", "32"}, [DIFF_RESPONSIBILITY] = {"@", "36"}, [DIFF_MOVED] = {"↷", "36"},
	[DIFF_REWORDED] = {"~", "2"},	  [DIFF_DATA] = {"*", "35"},	       [DIFF_FORMATTING] = {".", "2"},
};

const char *class_sign(enum diff_class c)
{
	return looks[c].sign;
}

const char *class_colour(enum diff_class c)
{
	return looks[c].colour;
}

static struct str year_text(struct arena *a, int year)
{
	return str_number(a, (size_t)year);
}

struct str words_years(struct arena *a, int from, int to, const struct render_style *style)
{
	if (!from)
		return STR("");
	if (from == to)
		return say(a, style, MSG(N_("FY%s"), year_text(a, from)));
	/* TRANSLATORS: two fiscal years, such as 2020 and 2022. */
	return say(a, style, MSG(N_("FY%1$s–%2$s"), year_text(a, from), year_text(a, to)));
}

struct str words_when(struct arena *a, int from, int to, struct str when, const struct render_style *style)
{
	struct str years = words_years(a, from, to, style);
	if (!when.n)
		return years;
	if (str_has_prefix(when, STR("FY")))
		return say(a, style, MSG(N_("%1$s Q%2$s"), years, str_slice(when, when.n - 1, when.n)));
	struct str part[] = {years, say(a, style, MSG(N_("by %s"), when))};
	return str_join(a, part, 2, STR(" "));
}

static bool is_shift(const struct view_change *v)
{
	return v->change->kind == CHANGE_TARGET_PUT_OFF || v->change->kind == CHANGE_TARGET_BROUGHT_FORWARD;
}

static bool is_years(const struct view_change *v)
{
	return v->change->kind == CHANGE_PERIOD || v->change->kind == CHANGE_ITEM_PERIOD ||
	       v->change->kind == CHANGE_BASELINE_YEAR;
}

/* An operator is said unless it is what the direction makes of a plain number on both sides. */
static struct str with_operator(struct arena *a, const struct view_change *v, int side, struct str text)
{
	static const char *const signs[TARGET_OP_COUNT] = {
		[TARGET_AT_LEAST] = "≥ ", [TARGET_AT_MOST] = "≤ ", [TARGET_EXACTLY] = "= ",
		[TARGET_ABOVE] = "> ",	  [TARGET_BELOW] = "< ",
	};
	static const enum target_op usual[DIRECTION_COUNT] = {[DIRECTION_HIGHER] = TARGET_AT_LEAST,
							      [DIRECTION_LOWER] = TARGET_AT_MOST,
							      [DIRECTION_KEEP] = TARGET_EXACTLY};
	bool said = false;
	for (int k = 0; k < DIFF_SIDES; k++) {
		const struct diff_value *d = &v->change->value[k];
		said = said || (d->kind == DIFF_VALUE_TARGET && d->target->op != usual[d->item->direction] &&
				d->item->kind != ITEM_ACTION);
	}
	enum target_op op = v->side[side].value.op;
	struct str part[] = {str_of(signs[op]), text};
	return said && signs[op] ? str_join(a, part, 2, STR("")) : text;
}

struct str words_side(struct arena *a, const struct view_change *v, int side, const struct render_style *style)
{
	const struct view_side *s = &v->side[side];
	if (s->word)
		return words_msgid(style, s->word);
	if (is_years(v))
		return words_years(a, s->from, s->to, style);
	return with_operator(a, v, side, words_value(a, &s->value, style));
}

/* Long texts are shown around what differs. */
static struct str short_side(struct arena *a, const struct view_change *v, int side, const struct render_style *style)
{
	struct str text = words_side(a, v, side, style);
	if (text.n > VIEW_LONG_TEXT && v->side[side].excerpt.n)
		return v->side[side].excerpt;
	return text;
}

/* "4,500 → 2,800人": a unit that both share is said once. */
static struct str without_unit(struct str text, const struct view_change *v)
{
	const struct diff_value *x = &v->change->value[DIFF_OLD], *y = &v->change->value[DIFF_NEW];
	bool numbers = v->side[DIFF_OLD].value.kind == VIEW_NUMBER && v->side[DIFF_NEW].value.kind == VIEW_NUMBER;
	if (numbers && x->item && y->item && str_eq(x->item->unit.s, y->item->unit.s) &&
	    str_has_suffix(text, x->item->unit.s))
		text.n -= x->item->unit.s.n;
	return str_trim(text);
}

static struct str arrow(struct arena *a, struct str old, struct str new, const struct render_style *style)
{
	struct str part[] = {old.n ? old : say(a, style, MSG(N_("none"))), STR("→"),
			     new.n ? new : say(a, style, MSG(N_("none")))};
	return str_join(a, part, 3, STR(" "));
}

static struct str percent_text(struct arena *a, struct str percent)
{
	bool minus = percent.p[0] == '-';
	struct str part[] = {minus ? STR("(−") : STR("(+"), str_slice(percent, minus, SIZE_MAX), STR(" %)")};
	return str_join(a, part, 3, STR(""));
}

static struct str shifted(struct arena *a, const struct view_side *s, const struct render_style *style)
{
	return words_when(a, s->to, s->to, s->when, style);
}

/* What became of the value, or of the thing itself. */
static struct str movement(struct arena *a, const struct view_change *v, const struct render_style *style)
{
	struct str old = short_side(a, v, DIFF_OLD, style), new = short_side(a, v, DIFF_NEW, style);
	switch (v->change->kind) {
	case CHANGE_TARGET_PUT_OFF:
	case CHANGE_TARGET_BROUGHT_FORWARD: {
		struct str part[] = {new, arrow(a, shifted(a, &v->side[DIFF_OLD], style),
						shifted(a, &v->side[DIFF_NEW], style), style)};
		return str_join(a, part, 2, STR(" "));
	}
	case CHANGE_TARGET_SET:
	case CHANGE_AMENDMENT_ADDED:
		return new;
	case CHANGE_TARGET_DROPPED:
	case CHANGE_AMENDMENT_REMOVED:
		return old;
	case CHANGE_GROUP_SPLIT:
		return say(a, style, MSG(N_("from %s"), old));
	case CHANGE_GROUP_MERGED:
		return say(a, style, MSG(N_("into %s"), new));
	case CHANGE_SHOWN_ADDED:
	case CHANGE_SHOWN_REMOVED:
		if (!old.n)
			return new;
		return old;
	case CHANGE_ITEM_REMOVED:
	case CHANGE_ITEM_ADDED: {
		const struct view_side *s = &v->side[v->change->kind == CHANGE_ITEM_ADDED];
		const struct str *value = old.n ? &old : &new;
		struct str years = words_years(a, s->from, s->to, style);
		if (!value->n)
			return STR("");
		return v->subject == SUBJECT_ACTION ? say(a, style, MSG(N_("(milestone %1$s %2$s)"), years, *value))
						    : say(a, style, MSG(N_("(target %1$s %2$s)"), years, *value));
	}
	default:
		break;
	}
	return old.n || new.n ? arrow(a, without_unit(old, v), new, style) : STR("");
}

/* The milestones of an action, the targets of an indicator. */
static struct str kind_words(struct arena *a, const struct view_change *v, const struct render_style *style)
{
	static const char *const milestone[] = {
		[CHANGE_TARGET_RAISED] = N_("milestone"),
		[CHANGE_TARGET_LOWERED] = N_("milestone"),
		[CHANGE_TARGET_CHANGED] = N_("milestone"),
		[CHANGE_TARGET_SET] = N_("milestone set"),
		[CHANGE_TARGET_DROPPED] = N_("milestone dropped"),
		[CHANGE_TARGET_PUT_OFF] = N_("milestone put off"),
		[CHANGE_TARGET_BROUGHT_FORWARD] = N_("milestone brought forward"),
		[CHANGE_TARGET_RESTATED] = N_("milestone"),
		[CHANGE_TARGET_WORDS] = N_("words of the milestone"),
		[CHANGE_TARGET_NOTE] = N_("note on the milestone"),
	};
	enum change_kind kind = v->change->kind;
	bool action = v->subject == SUBJECT_ACTION && (size_t)kind < sizeof milestone / sizeof *milestone;
	struct str what = words_msgid(style, action ? milestone[kind] : change_kinds[kind].words);
	struct str subject = words_msgid(style, subject_kind_names[v->subject]);
	switch (kind) {
	case CHANGE_ITEM_REMOVED:
	case CHANGE_ITEM_ADDED:
	case CHANGE_ITEM_MOVED:
	case CHANGE_GROUP_REMOVED:
	case CHANGE_GROUP_ADDED:
	case CHANGE_GROUP_MOVED:
	case CHANGE_GROUP_SPLIT:
	case CHANGE_GROUP_MERGED:
		/* TRANSLATORS: "indicator removed", "measure split off". */
		return say(a, style, MSG(N_("%1$s %2$s"), subject, what));
	default:
		return what;
	}
}

struct str words_change(struct arena *a, const struct view_change *v, const struct render_style *style)
{
	VEC(struct str) part = {0};
	bool figure = v->change->class == DIFF_DATA;
	struct str years =
		is_shift(v) || is_years(v) || figure ? STR("") : words_when(a, v->from, v->to, v->when, style);
	if (v->period.n)
		*VEC_PUSH(a, &part) = v->period;
	if (years.n)
		*VEC_PUSH(a, &part) = years;
	if (v->change->part.n)
		*VEC_PUSH(a, &part) = v->change->part;
	*VEC_PUSH(a, &part) = kind_words(a, v, style);
	struct str moved = movement(a, v, style);
	if (moved.n)
		*VEC_PUSH(a, &part) = moved;
	if (v->percent.n)
		*VEC_PUSH(a, &part) = percent_text(a, v->percent);
	return str_join(a, part.v, part.n, STR(" "));
}

struct str words_subject(struct arena *a, const struct view_change *v, const struct render_style *style)
{
	(void)a;
	if (v->subject == SUBJECT_PLAN)
		return words_msgid(style, N_("plan"));
	if (v->subject >= SUBJECT_POLICY && v->subject <= SUBJECT_PART && v->number.n)
		return v->number;
	return v->id.n ? v->id : v->title;
}

static struct str flip_side(const struct view_flip *f, int side, const struct render_style *style)
{
	if (f->scheme.n)
		return f->grade[side].n ? f->grade[side] : words_msgid(style, N_("unrated"));
	return f->gone && side == DIFF_NEW ? words_msgid(style, N_("removed")) : words_outcome(f->outcome[side], style);
}

/* The year, and the scheme where there are several. */
static struct str flip_when(struct arena *a, const struct view_flip *f, const struct render_style *style)
{
	struct str part[] = {words_when(a, f->year, f->year, f->when, style), f->scheme};
	return str_join(a, part, f->several ? 2 : 1, STR(" "));
}

struct str words_flip(struct arena *a, const struct view_flip *f, const struct render_style *style)
{
	static const char *const alone[] = {N_("verdict %1$s: %2$s → %3$s, because of this change"),
					    N_("grade %1$s: %2$s → %3$s, because of this change")};
	static const char *const others[] = {N_("verdict %1$s: %2$s → %3$s, because of this change and others"),
					     N_("grade %1$s: %2$s → %3$s, because of this change and others")};
	const char *id = f->because_count > 1 ? others[f->scheme.n > 0] : alone[f->scheme.n > 0];
	return say(a, style,
		   MSG(id, flip_when(a, f, style), flip_side(f, DIFF_OLD, style), flip_side(f, DIFF_NEW, style)));
}

struct str words_flip_alone(struct arena *a, const struct view_flip *f, const struct render_style *style)
{
	static const char *const causes[][FLIP_CAUSE_COUNT] = {
		{
			[FLIP_PLAN] = N_("%1$s: verdict %2$s: %3$s → %4$s, because the plan changed"),
			[FLIP_DATA] = N_("%1$s: verdict %2$s: %3$s → %4$s, because the results changed"),
			[FLIP_BOTH] =
				N_("%1$s: verdict %2$s: %3$s → %4$s, because both the plan and the results changed"),
		},
		{
			[FLIP_PLAN] = N_("%1$s: grade %2$s: %3$s → %4$s, because the plan changed"),
			[FLIP_DATA] = N_("%1$s: grade %2$s: %3$s → %4$s, because the results changed"),
			[FLIP_BOTH] =
				N_("%1$s: grade %2$s: %3$s → %4$s, because both the plan and the results changed"),
		},
	};
	return say(a, style,
		   MSG(causes[f->scheme.n > 0][f->cause], f->id, flip_when(a, f, style), flip_side(f, DIFF_OLD, style),
		       flip_side(f, DIFF_NEW, style)));
}

/* A flip under the change that made it, with its subject where that is another one. */
static struct str flip_note(struct arena *a, const struct view_change *v, const struct view_flip *f,
			    const struct render_style *style)
{
	bool own = f->cause == FLIP_PLAN || v->change->class == DIFF_DATA;
	struct str text = own ? words_flip(a, f, style) : words_flip_alone(a, f, style);
	return own && !str_eq(f->id, v->id) ? say(a, style, MSG(N_("%1$s: %2$s"), f->id, text)) : text;
}

static struct msg affected_words(enum change_kind kind)
{
	switch (kind) {
	case CHANGE_RATING:
	case CHANGE_SCALE_LEVELS:
	case CHANGE_ACTION_SCALE:
		return (struct msg){NP_("concerns %s indicator or action", "concerns %s indicators and actions")};
	case CHANGE_RENUMBERED:
		return (struct msg){NP_("and %s more beside it", "and %s more beside it")};
	case CHANGE_GROUP_SPLIT:
	case CHANGE_GROUP_MERGED:
		return (struct msg){NP_("%s action, indicator or figure went with it",
					"%s actions, indicators and figures went with it")};
	default:
		return (struct msg){
			NP_("with %s action, indicator or figure", "with %s actions, indicators and figures")};
	}
}

static struct str affected(struct arena *a, const struct view_change *v, const struct render_style *style)
{
	struct msg m = affected_words(v->change->kind);
	m.count = v->change->affected;
	m.arg[m.n++] = str_format(a, "%zu", v->change->affected);
	return say(a, style, m);
}

struct words_notes words_notes(struct arena *a, const struct view_change *v, const struct render_style *style)
{
	VEC(struct str) note = {0};
	const struct change *c = v->change;
	if (c->behind)
		*VEC_PUSH(a, &note) =
			c->kind == CHANGE_ITEM_REMOVED
				? say(a, style, MSG(N_("it was behind its target when it was removed")))
				: say(a, style, MSG(N_("it was behind its target when that was given up")));
	for (size_t k = 0; k < v->flip_count; k++)
		*VEC_PUSH(a, &note) = flip_note(a, v, &v->flip[k], style);
	if (v->amended.n)
		*VEC_PUSH(a, &note) = say(a, style, MSG(N_("reason, %1$s: %2$s"), v->amended, v->reason));
	else if (c->needs_reason)
		*VEC_PUSH(a, &note) = say(a, style, MSG(N_("unexplained: no amendment gives a reason")));
	if (c->affected)
		*VEC_PUSH(a, &note) = affected(a, v, style);
	if (c->likeness)
		*VEC_PUSH(a, &note) =
			say(a, style,
			    MSG(N_("taken for the same thing by likeness, %s %%"), str_format(a, "%d", c->likeness)));
	return (struct words_notes){note.v, note.n};
}

struct words_notes words_alarms(struct arena *a, const struct view_changes *v, const struct render_style *style)
{
	const struct diff *d = v->diff;
	const struct {
		size_t count;
		const char *words;
	} alarm[] = {
		{d->unexplained, N_("%s without a reason")},
		{d->behind, N_("%s removed while behind")},
		{v->flip_count, N_("%s verdicts flipped")},
	};
	VEC(struct str) said = {0};
	for (size_t k = 0; k < sizeof alarm / sizeof *alarm; k++)
		if (alarm[k].count)
			*VEC_PUSH(a, &said) = say(a, style, MSG(alarm[k].words, str_format(a, "%zu", alarm[k].count)));
	return (struct words_notes){said.v, said.n};
}
