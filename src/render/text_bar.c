#include "base/buf.h"
#include "render/text.h"

struct str text_bar(struct arena *a, const struct view_entry *e)
{
	enum { EIGHTHS = 8, FULL = TEXT_BAR_WIDTH * EIGHTHS };
	static const struct str part[EIGHTHS] = {STR_INIT(""),	STR_INIT("▏"), STR_INIT("▎"), STR_INIT("▍"),
						 STR_INIT("▌"), STR_INIT("▋"), STR_INIT("▊"), STR_INIT("▉")};
	struct buf out = buf_new(a);
	int64_t length = 0;
	if (!e->result->rate.defined)
		return STR("");
	struct rat rate = e->result->rate.value;
	bool over = rat_cmp(rate, rat_of(100)) > 0;
	/* Cut off, so that what falls short of 100 % is never full. */
	struct rat eighths = rat_round(a, rat_div(a, rat_mul(a, rate, rat_of(FULL)), rat_of(100)), 0, RAT_DOWN);
	if (over)
		length = FULL - EIGHTHS;
	else if (rat_sign(rate) > 0)
		rat_to_int(eighths, &length);
	for (int64_t k = 0; k < length / EIGHTHS; k++)
		buf_add_z(&out, "█");
	buf_add(&out, part[length % EIGHTHS]);
	if (over)
		buf_add_c(&out, '+');
	return buf_str(&out);
}
