#include "cli/lint.h"

#include "cli/failure.h"
#include "cli/output.h"
#include "render/patch.h"

#include <errno.h>

/* The edits of a source as they are in its file, a byte order mark counted; none where it cannot be mended. */
static struct edits edits_in_file(const struct run *run, const struct lint_gathered *g, struct source *s,
				  struct str *bytes)
{
	static const struct str bom = STR_INIT("\xEF\xBB\xBF");
	struct edits edits = edits_of(run->arena, &g->found, s);

	*bytes = s->bytes;
	if (edits.n == 0)
		return edits;
	if (s->converted || str_eq(s->name, STR("-"))) {
		run_complain(run, MSG(N_("\"%s\" is left as it is"), s->name),
			     s->converted ? MSG(N_("only files in UTF-8 are mended: save it so first"))
					  : MSG(N_("standard input cannot be mended")));
		return (struct edits){0};
	}
	if (s->skipped > 0)
		*bytes = str_join(run->arena, (struct str[]){bom, s->bytes}, 2, STR(""));
	for (size_t i = 0; i < edits.n; i++) {
		edits.v[i].start += s->skipped;
		edits.v[i].end += s->skipped;
	}
	return edits;
}

static bool write_mended(const struct run *run, struct source *s, struct str bytes, const struct edits *edits)
{
	if (output_file(run->arena, str_z(run->arena, s->name), edits_apply(run->arena, bytes, edits)))
		return true;
	struct msg m = MSG(N_("cannot write \"%s\": %s"), s->name, str_of(failure_words(errno)));
	m.translated = 1u << 1;
	run_complain(run, m, (struct msg){0});
	return false;
}

enum status lint_fix(const struct run *run, const struct lint_settings *s, const struct lint_gathered *g)
{
	struct buf patch = buf_new(run->arena);
	size_t mended = 0;

	for (size_t i = 0; i < g->sources.n; i++) {
		struct source *source = g->sources.v[i];
		struct str bytes;
		struct edits edits = edits_in_file(run, g, source, &bytes);

		if (s->dry_run)
			render_patch(&patch, source->name, bytes, &edits);
		else if (edits.n > 0 && !write_mended(run, source, bytes, &edits))
			return STATUS_TROUBLE;
		mended += edits.n;
	}
	if (s->dry_run)
		return run_print(run, buf_str(&patch), false, mended > 0 ? STATUS_FOUND : STATUS_OK);
	if (mended > 0) {
		struct msg m = {NP_("%s place mended", "%s places mended"), .count = mended, .n = 1};

		m.arg[0] = str_format(run->arena, "%zu", mended);
		run_complain(run, m, (struct msg){0});
	}
	return STATUS_OK;
}
