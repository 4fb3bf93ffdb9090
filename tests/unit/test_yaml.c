/* YAML: where nodes stand, what they hold, and what is said of files that are no YAML. */
#include "read/yaml.h"

#include "../support/findings.h"
#include "../support/texts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena *a;

static int begin(void **state)
{
	(void)state;
	a = arena_new(NULL, NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

/* Nodes with their places: text or "text" if quoted, [items], {key: value}, each with @LINE:COLUMN-LINE:COLUMN. */
static void add_outline(struct buf *b, const struct node *n)
{
	if (n->kind == NODE_SCALAR) {
		buf_add_z(b, n->quoted ? "\"" : "");
		buf_add(b, n->text);
		buf_add_z(b, n->quoted ? "\"" : "");
	} else {
		buf_add_c(b, n->kind == NODE_LIST ? '[' : '{');
		for (size_t i = 0; i < n->n; i++) {
			buf_add_z(b, i > 0 ? ", " : "");
			add_outline(b, n->kind == NODE_LIST ? n->item[i] : n->pair[i].key);
			if (n->kind == NODE_MAP) {
				buf_add_z(b, ": ");
				add_outline(b, n->pair[i].value);
			}
		}
		buf_add_c(b, n->kind == NODE_LIST ? ']' : '}');
	}
	buf_add_c(b, '@');
	buf_add(b, findings_span(a, n->span));
}

static void assert_str(struct str have, struct str want)
{
	if (!str_eq(have, want))
		fail_msg("have \"%.*s\"\nwant \"%.*s\"", STR_ARG(have), STR_ARG(want));
}

static struct node *parse(struct str yaml, const struct read_limits *limits, struct diag_list *diags)
{
	*diags = diag_list_new(a);
	return read_yaml(a, source_new(a, STR("x.yaml"), yaml), limits, diags);
}

static struct node *parsed(struct str yaml)
{
	struct diag_list diags;
	struct node *root = parse(yaml, NULL, &diags);

	assert_str(findings_text(a, &diags), STR(""));
	assert_non_null(root);
	return root;
}

static void assert_outline(struct str yaml, struct str want)
{
	struct buf b = buf_new(a);

	add_outline(&b, parsed(yaml));
	assert_str(buf_str(&b), want);
}

/* The first line of each finding; its help is only for reading. */
static void assert_findings(struct str yaml, const struct read_limits *limits, bool tree, struct str want)
{
	struct diag_list diags;
	struct node *root = parse(yaml, limits, &diags);
	struct buf b = buf_new(a);

	for (size_t i = 0; i < diags.items.n; i++) {
		struct diag *d = diags.items.v[i];

		assert_int_equal(d->severity, DIAG_ERROR);
		d->help = (struct msg){0};
	}
	buf_add(&b, findings_text(a, &diags));
	if (!str_eq(buf_str(&b), want))
		fail_msg("of \"%.*s\"\nhave \"%.*s\"\nwant \"%.*s\"", STR_ARG(str_slice(yaml, 0, 60)),
			 STR_ARG(buf_str(&b)), STR_ARG(want));
	assert_int_equal(root != NULL, tree);
}

static void places_count_characters(void **state)
{
	(void)state;

	assert_outline(STR("計画: \"柴田町\"   # 注\n目標: # 値\n  - 値: 4500\n    単位: 人\n"),
		       STR("{計画@1:1-1:3: \"柴田町\"@1:5-1:10, 目標@2:1-2:3: "
			   "[{値@3:5-3:6: 4500@3:8-3:12, 単位@4:5-4:7: 人@4:9-4:10}@3:5-4:10]@3:3-4:10}@1:1-4:10"));
	assert_outline(
		STR("目標: {令和: [１, '二', \"😀\" , 三], 空: }"),
		STR("{目標@1:1-1:3: {令和@1:6-1:8: [１@1:11-1:12, \"二\"@1:14-1:17, \"😀\"@1:19-1:22, 三@1:25-1:26]"
		    "@1:10-1:27, 空@1:29-1:30: @1:32-1:32}@1:5-1:33}@1:1-1:33"));
	assert_outline(STR("[a: b, ? c]"),
		       STR("[{a@1:2-1:3: b@1:5-1:6}@1:2-1:6, {c@1:10-1:11: @1:11-1:11}@1:8-1:11]@1:1-1:12"));
}

static void blocks_end_with_their_last_value(void **state)
{
	(void)state;

	assert_outline(
		STR("文: |\n  一行目\n  二行目\n\n# 注\n次: >-\n  a\n  b\n複: 一\n  二\n空:\n\n\n終: x\n"),
		STR("{文@1:1-1:2: \"一行目\n二行目\n\"@1:4-3:6, 次@6:1-6:2: \"a b\"@6:4-8:4, "
		    "複@9:1-9:2: 一 二@9:4-10:4, 空@11:1-11:2: @11:3-11:3, 終@14:1-14:2: x@14:4-14:5}@1:1-14:5"));
	assert_outline(STR("- a:\n    b: 1\n\n# c\n- -\n"),
		       STR("[{a@1:3-1:4: {b@2:5-2:6: 1@2:8-2:9}@2:5-2:9}@1:3-2:9, [@5:4-5:4]@5:3-5:4]@1:1-5:4"));
}

static void lines_end_as_a_source_has_them(void **state)
{
	(void)state;

	/* libyaml counts NEL, LS and PS as line ends; columns are ours. */
	assert_outline(STR("ab: 1\r\ncd: 2\rあ: '\xC2\x85い'\nう: \"\xE2\x80\xA8\" # \xE2\x80\xA9\nえ: お\n"),
		       STR("{ab@1:1-1:3: 1@1:5-1:6, cd@2:1-2:3: 2@2:5-2:6, あ@3:1-3:2: \" い\"@3:4-3:8, "
			   "う@4:1-4:2: \"\xE2\x80\xA8\"@4:4-4:7, え@5:1-5:2: お@5:4-5:5}@1:1-5:5"));
	/* A zero-width no-break space is no byte order mark by now. */
	assert_outline(STR("a: \xEF\xBB\xBF"
			   "b\n"),
		       STR("{a@1:1-1:2: \xEF\xBB\xBF"
			   "b@1:4-1:6}@1:1-1:6"));
}

static void places_hold_over_every_width(void **state)
{
	(void)state;
	static const char *const pieces[] = {"a", "é", "あ", "😀", "xyz", "令和四年度", "0123456789", ""};
	struct buf b = buf_new(a);
	VEC(struct span) want = {0};
	struct node *root;
	unsigned step = 1;

	for (size_t i = 0; i < 500; i++) {
		struct span *s = VEC_PUSH(a, &want);

		buf_add_z(&b, "- \"");
		s->start = b.n - 1;
		for (size_t k = 0; k < i % 13; k++) {
			step = step * 1103515245U + 12345U;
			buf_add_z(&b, pieces[step >> 16 & 7]);
		}
		buf_add_z(&b, "\"");
		s->end = b.n;
		buf_add_z(&b, "  # 注\n");
	}
	root = parsed(buf_str(&b));
	assert_int_equal(root->n, want.n);
	for (size_t i = 0; i < want.n; i++) {
		const struct node *n = root->item[i];

		assert_int_equal(n->span.start, want.v[i].start);
		assert_int_equal(n->span.end, want.v[i].end);
		assert_str(n->text, str_slice(buf_str(&b), want.v[i].start + 1, want.v[i].end - want.v[i].start - 2));
	}
}

static void quotes_and_escapes_are_read(void **state)
{
	(void)state;

	assert_outline(STR("- 'it''s'\n- \"a\\tb\\u3042\"\n- \"a\n  b\"\n- ~\n- 'no'\n- no\n"),
		       STR("[\"it's\"@1:3-1:10, \"a\tbあ\"@2:3-2:15, \"a b\"@3:3-4:5, ~@5:3-5:4, \"no\"@6:3-6:7, "
			   "no@7:3-7:5]@1:1-7:5"));
	assert_findings(STR("a: \"x\\0y\"\n"), NULL, true, STR("1:4 nul-byte: \\0, which no text contains"));
	assert_findings(STR("a: \"\\0\"\n"), NULL, true, STR("1:4 nul-byte: \\0, which no text contains"));
}

static void an_alias_is_the_node_it_names(void **state)
{
	(void)state;
	struct node *root = parsed(STR("- &x {a: 1}\n- *x\n- &x 2\n- *x\n- &y !!str 3\n- &z\n  k: v\n- &e\n"));

	assert_ptr_equal(root->item[0], root->item[1]);
	assert_ptr_equal(root->item[2], root->item[3]);
	assert_str(root->item[0]->anchor, STR("x"));
	assert_str(root->anchor, STR(""));
	assert_outline(STR("- &y  !!str 3\n- !!map # c\n  &z\n  k: v\n- &e\n"),
		       STR("[\"3\"@1:13-1:14, {k@4:3-4:4: v@4:6-4:7}@4:3-4:7, @5:5-5:5]@1:1-5:5"));
	/* An anchor given again inside of itself is another one. */
	root = parsed(STR("x: &a [&a 1, *a]\ny: *a\n"));
	assert_ptr_equal(node_get(root, STR("y")), node_get(root, STR("x"))->item[0]);
}

static void aliases_to_nowhere_and_to_parents_are_refused(void **state)
{
	(void)state;

	assert_findings(STR("a: *none\nb: *nil\n"), NULL, true,
			STR("1:4 yaml-alias: \"*none\" refers to nothing: no \"&none\" stands before it\n"
			    "2:4 yaml-alias: \"*nil\" refers to nothing: no \"&nil\" stands before it"));
	assert_findings(STR("計画: &p\n  親: {x: [*p]}\n"), NULL, true,
			STR("2:11 yaml-alias: \"*p\" stands inside of what it refers to\n"
			    "  2:3 note: \"&p\" begins here"));
	assert_findings(STR("*x"), NULL, true,
			STR("1:1 yaml-alias: \"*x\" refers to nothing: no \"&x\" stands before it"));
	assert_findings(STR("<<: &m {a: 1}\n\"<<\": 2\n'b': *m\n"), NULL, true,
			STR("2:1 duplicate-key: \"<<\" is given again\n  1:1 note: first given here\n"
			    "1:1 yaml-merge: merge keys (<<) are not supported"));
}

static void limits_hold_with_aliases_followed(void **state)
{
	(void)state;
	struct buf bomb = buf_new(a), chain = buf_new(a);
	struct read_limits small = {.nodes = 7, .depth = 3};

	buf_add_z(&bomb, "- &b0 [x, x]\n");
	buf_add_z(&chain, "- &b0 [x]\n");
	for (int i = 1; i < 70; i++) {
		buf_printf(&bomb, "- &b%d [*b%d, *b%d]\n", i, i - 1, i - 1);
		buf_printf(&chain, "- &b%d [*b%d]\n", i, i - 1);
	}
	assert_findings(buf_str(&bomb), NULL, false,
			STR("22:9 yaml-limit: more than 10000000 values, with aliases followed"));
	assert_findings(buf_str(&chain), NULL, false, STR("64:9 yaml-limit: nested deeper than 64 levels"));

	/* At the limit and one above: 1 list, 3 values, 3 by alias. */
	assert_findings(STR("- &a [x, y]\n- *a\n"), &small, true, STR(""));
	assert_findings(STR("- &a [x, y]\n- *a\n- z\n"), &small, false,
			STR("3:3 yaml-limit: more than 7 values, with aliases followed"));
	assert_findings(STR("- &a [x, y]\n- z\n- *a\n"), &small, false,
			STR("3:3 yaml-limit: more than 7 values, with aliases followed"));
	assert_findings(STR("[[[x]]]"), &small, true, STR(""));
	assert_findings(STR("[[[[x]]]]"), &small, false, STR("1:4 yaml-limit: nested deeper than 3 levels"));
	assert_findings(STR("- &a [[x]]\n- [*a]\n"), &small, false, STR("2:4 yaml-limit: nested deeper than 3 levels"));
	assert_findings(STR("[[x]]"), &(struct read_limits){.nodes = 1}, false,
			STR("1:2 yaml-limit: more than 1 values, with aliases followed"));
	assert_findings(STR("[*x, y]"), &(struct read_limits){.nodes = 1}, false,
			STR("1:2 yaml-alias: \"*x\" refers to nothing: no \"&x\" stands before it\n"
			    "1:2 yaml-limit: more than 1 values, with aliases followed"));
	assert_findings(STR("a: b\n"), &(struct read_limits){.bytes = 5}, true, STR(""));
	assert_findings(STR("a: bc\n"), &(struct read_limits){.bytes = 5}, false,
			STR("1:1 yaml-limit: the file is larger than 5 bytes"));
}

static void deep_nesting_is_a_finding(void **state)
{
	(void)state;
	struct buf nested = buf_new(a);

	assert_findings(texts_repeated(a, STR("["), 1000000), NULL, false,
			STR("1:65 yaml-limit: nested deeper than 64 levels"));
	assert_findings(texts_repeated(a, STR("{a: "), 1000000), NULL, false,
			STR("1:257 yaml-limit: nested deeper than 64 levels"));
	assert_findings(texts_repeated(a, STR("- "), 1000000), NULL, false,
			STR("1:129 yaml-limit: nested deeper than 64 levels"));
	buf_fill(&nested, '[', 64);
	buf_fill(&nested, ']', 64);
	assert_findings(buf_str(&nested), NULL, true, STR(""));
}

static void core_tags_are_taken_and_others_refused(void **state)
{
	(void)state;

	assert_outline(STR("- !!str 5\n- ! 5\n- !!int '5'\n- !!float 1.5\n- !!null ''\n- !!bool yes\n- !!seq [a]\n"
			   "- !!map {}\n- !<tag:yaml.org,2002:str> x\n"),
		       STR("[\"5\"@1:9-1:10, \"5\"@2:5-2:6, 5@3:9-3:12, 1.5@4:11-4:14, @5:10-5:12, yes@6:10-6:13, "
			   "[a@7:10-7:11]@7:9-7:12, {}@8:9-8:11, \"x\"@9:28-9:29]@1:1-9:29"));
	assert_findings(STR("a: !foo b\nb: !!int [1]\nc: !!timestamp 2023-03-31\n"), NULL, true,
			STR("1:4 yaml-tag: the tag \"!foo\" is unknown or does not fit here\n"
			    "2:4 yaml-tag: the tag \"!!int\" is unknown or does not fit here\n"
			    "3:4 yaml-tag: the tag \"!!timestamp\" is unknown or does not fit here"));
}

static void duplicate_keys_point_at_the_first(void **state)
{
	(void)state;
	struct buf large = buf_new(a);
	struct diag_list diags;
	struct node *root;

	assert_findings(STR("目標: 1\nb: {x: 1, x: 2}\n\"目標\": 2\n目標: 3\n"), NULL, true,
			STR("2:11 duplicate-key: \"x\" is given again\n  2:5 note: first given here\n"
			    "3:1 duplicate-key: \"目標\" is given again\n  1:1 note: first given here\n"
			    "4:1 duplicate-key: \"目標\" is given again\n  1:1 note: first given here"));
	assert_findings(STR("[a, b]: 1\n[a, b]: 2\n? {}\n"), NULL, true, STR(""));
	assert_findings(STR("&k a: 1\n*k : 2\n"), NULL, true, STR(""));
	for (int i = 0; i < 5000; i++)
		buf_printf(&large, "key%d: %d\n", i, i);
	assert_findings(buf_str(&large), NULL, true, STR(""));
	buf_add_z(&large, "key4999: x\n[key1]: y\nkey17: z\n");
	assert_findings(buf_str(&large), NULL, true,
			STR("5001:1 duplicate-key: \"key4999\" is given again\n  5000:1 note: first given here\n"
			    "5003:1 duplicate-key: \"key17\" is given again\n  18:1 note: first given here"));
	root = parse(buf_str(&large), NULL, &diags);
	assert_int_equal(root->n, 5003);
	assert_str(node_get(root, STR("key17"))->text, STR("17"));
}

static void one_document_is_read(void **state)
{
	(void)state;

	assert_outline(STR("%YAML 1.1\n--- # 計画\na: 1\n...\n# end\n"), STR("{a@3:1-3:2: 1@3:4-3:5}@3:1-3:5"));
	assert_findings(STR("a: 1\n---\nb: 1\n---\nc: ["), NULL, true,
			STR("2:1 yaml-documents: a second document begins here\n"
			    "  1:1 note: the first document begins here"));
	assert_findings(STR(""), NULL, false, STR("1:1 yaml-empty: the file is empty"));
	assert_findings(STR("\n# 注\n\n"), NULL, false,
			STR("1:1 yaml-empty: the file holds nothing but comments and blank lines"));
	assert_findings(STR("---\n"), NULL, false,
			STR("1:1 yaml-empty: the file holds nothing but comments and blank lines"));
	assert_outline(STR("~"), STR("~@1:1-1:2"));
	assert_outline(STR("''"), STR("\"\"@1:1-1:3"));
}

/* A file that is no YAML, and what is said of it. */
struct broken {
	struct str yaml, finding;
};

static void assert_broken(const struct broken *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str finding = b[i].finding;
		size_t place = str_find(finding, STR(" ")) + 1;
		const struct str pieces[] = {str_slice(finding, 0, place), STR("yaml-syntax: "),
					     str_slice(finding, place, SIZE_MAX)};

		assert_findings(b[i].yaml, NULL, false, str_join(a, pieces, 3, STR("")));
	}
}

#define ASSERT_BROKEN(table) assert_broken(table, sizeof(table) / sizeof *(table))

static void indentation_errors_are_explained(void **state)
{
	(void)state;
	static const struct broken table[] = {
		{STR_INIT("a: 1\n\tb: 2\n"), STR_INIT("2:1 a tab in the indentation")},
		{STR_INIT("a:\n\tb: 2\n"), STR_INIT("2:1 a tab in the indentation")},
		{STR_INIT("a: |\n  x\n \ty\n"), STR_INIT("3:2 a tab in the indentation")},
		{STR_INIT("- -\tx: 1\n"), STR_INIT("1:4 a tab in the indentation")},
		{STR_INIT("あ:\n  い: 1\n　　う\nd: 2\n"), STR_INIT("3:1 a full-width space in the indentation")},
		{STR_INIT("あ:\n    い: 1\n  う: 2\n"),
		 STR_INIT("3:3 this does not fit the lines above it\n  1:1 note: the map begins here")},
		{STR_INIT("- あ\nい: 1\n"),
		 STR_INIT("2:1 this does not fit the list above it\n  1:1 note: the list begins here")},
		{STR_INIT("あ:\n  い: 1\n   う: 2\n"),
		 STR_INIT("3:5 a colon cannot stand here: this line is read as part of the text above it")},
		{STR_INIT("あ:\n   い: 1\n 　う: 2\n"), STR_INIT("3:2 a full-width space in the indentation")},
		{STR_INIT("  あ: 1\n　い: 2\n"), STR_INIT("2:1 a full-width space in the indentation")},
		{STR_INIT("  あ:\nい: 1\n"), STR_INIT("2:1 text after the end of the document")},
		{STR_INIT("\"あ\" い\n"), STR_INIT("1:5 text after the end of the document")},
		{STR_INIT("[1]\nあ: 2\n"), STR_INIT("2:1 text after the end of the document")},
		{STR_INIT("[1]\n\tb: 2\n"), STR_INIT("2:1 a tab in the indentation")},
		{STR_INIT("a: {\n\tb: 1\n\tc\n"), STR_INIT("3:1 a tab in the indentation")},
		{STR_INIT("'x'\n 　b: 2\n"), STR_INIT("2:2 a full-width space in the indentation")},
		{STR_INIT("a: 1\r\rb: 2\r  c: 3"),
		 STR_INIT("4:4 a colon cannot stand here: this line is read as part of the text above it")},
	};

	ASSERT_BROKEN(table);
}

static void colon_errors_are_explained(void **state)
{
	(void)state;
	static const struct broken table[] = {
		{STR_INIT("題: あ: い\n"), STR_INIT("1:5 a second colon in one line")},
		{STR_INIT("a: \"b\": c\n"), STR_INIT("1:7 a second colon in one line")},
		{STR_INIT("計画\n  題: x\n"),
		 STR_INIT("2:4 a colon cannot stand here: this line is read as part of the text above it")},
		{STR_INIT("a: 1\n題:2\nc: 3\n"), STR_INIT("2:2 a space is missing behind the colon")},
		{STR_INIT("- a:\n  b:1\n  c: 2\n"), STR_INIT("2:4 a space is missing behind the colon")},
		{STR_INIT("a: 1\n題名：foo\nc: 3\n"),
		 STR_INIT("2:3 a full-width colon does not part a key from its value")},
		{STR_INIT("題名：foo\n\n# 注\nc: 3\n"),
		 STR_INIT("1:3 a full-width colon does not part a key from its value")},
		{STR_INIT("a: 1\nただの文\nc: 3\n"), STR_INIT("2:1 a key without its colon")},
		{STR_INIT("a: 1\n題"), STR_INIT("2:1 a key without its colon")},
		{STR_INIT("a: 1\n\"題:名\"\nc: 3\n"), STR_INIT("2:1 a key without its colon")},
		{STR_INIT("a: 1\n'題:名'\nc: 3\n"), STR_INIT("2:1 a key without its colon")},
		{STR_INIT("a: 1\n題 # 注:意\nc: 3\n"), STR_INIT("2:1 a key without its colon")},
		{STR_INIT("a: 1\nhttp://example.jp/\nc: 3\n"), STR_INIT("2:1 a key without its colon")},
	};

	ASSERT_BROKEN(table);
}

static void quote_errors_are_explained(void **state)
{
	(void)state;
	static const struct broken table[] = {
		{STR_INIT("あ: \"abc\nb: 1\n"), STR_INIT("1:4 this quotation mark is never closed")},
		{STR_INIT("a: [1, 'b\n"), STR_INIT("1:8 this quotation mark is never closed")},
		{STR_INIT("a: 'abc\n---\nb: 1\n"), STR_INIT("1:4 this quotation mark is never closed")},
		{STR_INIT("あ: \"い\" う\n"), STR_INIT("1:8 text behind the end of the value")},
		{STR_INIT("- 'it's'\n"), STR_INIT("1:7 text behind the end of the value")},
		{STR_INIT("a: \"C:\\data\"\n"),
		 STR_INIT("1:7 a backslash in double quotes, and no known escape behind it")},
		{STR_INIT("a: \"\\x"), STR_INIT("1:7 the escape is not complete")},
		{STR_INIT("a: \"\\x4\"\n"), STR_INIT("1:7 the escape is not complete")},
		{STR_INIT("a: \"\\ud800\"\n"), STR_INIT("1:7 the escape stands for no character")},
	};

	ASSERT_BROKEN(table);
}

static void bracket_errors_are_explained(void **state)
{
	(void)state;
	static const struct broken table[] = {
		{STR_INIT("あ: [1, 2\n"), STR_INIT("1:4 this \"[\" is never closed")},
		{STR_INIT("あ: [{b: 1\n"), STR_INIT("1:5 this \"{\" is never closed")},
		{STR_INIT("a: [1,"), STR_INIT("1:4 this \"[\" is never closed")},
		{STR_INIT("a: [\n  {b: 1},\n  {b: 2}\nc: 3\n"),
		 STR_INIT("1:4 this list has no \"]\" where it should end")},
		{STR_INIT("x:\n  a: {b: 1,\n    c: 2\n  d: 3\n"),
		 STR_INIT("2:6 this map has no \"}\" where it should end")},
		{STR_INIT("a: [\n  \"1\"\n  \"2\"\n]\n"),
		 STR_INIT("3:3 \",\" or \"]\" should stand here\n  1:4 note: the list begins here")},
		{STR_INIT("あ: {い: 1 \"う\": 2}\n"),
		 STR_INIT("1:13 \",\" or \"}\" should stand here\n  1:4 note: the map begins here")},
		{STR_INIT("a: [1, ,2]\n"), STR_INIT("1:8 a value is missing before this")},
		{STR_INIT("a: ]\n"), STR_INIT("1:4 a value cannot begin with \"]\"")},
	};

	ASSERT_BROKEN(table);
}

static void values_that_need_quotes_are_explained(void **state)
{
	(void)state;
	static const struct broken table[] = {
		{STR_INIT("あ: @x\n"), STR_INIT("1:4 a value cannot begin with \"@\"")},
		{STR_INIT("a: `x`\n"), STR_INIT("1:4 a value cannot begin with \"`\"")},
		{STR_INIT("a: %5\n"), STR_INIT("1:4 a value cannot begin with \"%\"")},
		{STR_INIT("a: *東京\n"), STR_INIT("1:4 a value cannot begin with \"*\"")},
		{STR_INIT("a: & b\n"), STR_INIT("1:4 a value cannot begin with \"&\"")},
		{STR_INIT("a: !x!y b\n"), STR_INIT("1:4 a value cannot begin with \"!\"")},
		{STR_INIT("a: !<x b\n"), STR_INIT("1:4 a value cannot begin with \"!\"")},
		{STR_INIT("a: ? b\n"), STR_INIT("1:4 a value cannot begin with \"?\"")},
		{STR_INIT("%達成\na: 1\n"), STR_INIT("1:1 a line cannot begin with \"%\"")},
		{STR_INIT("%YAML x\na: 1\n"), STR_INIT("1:1 a line cannot begin with \"%\"")},
		{STR_INIT("a: - b\n"), STR_INIT("1:4 a list cannot begin here")},
		{STR_INIT("a: | b\n  c\n"), STR_INIT("1:6 text behind the \"|\" or \">\" that begins a block of text")},
		{STR_INIT("a: |0\n  c\n"), STR_INIT("1:5 this is not YAML: while scanning a block scalar, found an "
						    "indentation indicator equal to 0")},
		{STR_INIT("あ: x\x7Fy\n"), STR_INIT("1:5 the control character U+007F in the text")},
		{STR_INIT("あ: \n\xC2\x9F"), STR_INIT("2:1 the control character U+009F in the text")},
	};

	ASSERT_BROKEN(table);
}

static void likely_fixes_are_offered(void **state)
{
	(void)state;
	struct diag_list diags;
	const struct diag_fix *fix;

	parse(STR("a: 1\n題名：foo\nc: 3\n"), NULL, &diags);
	fix = diags.items.v[0]->fixes.v;
	assert_int_equal(diags.items.v[0]->fixes.n, 1);
	assert_str(findings_span(a, fix->at), STR("2:3-2:4"));
	assert_str(fix->replacement, STR(": "));
	parse(STR("a: 1\nb:2\nc: 3\n"), NULL, &diags);
	fix = diags.items.v[0]->fixes.v;
	assert_str(findings_span(a, fix->at), STR("2:3-2:3"));
	assert_str(fix->replacement, STR(" "));
}

static void a_merge_that_is_not_finished_is_named(void **state)
{
	(void)state;
	static const struct broken table[] = {
		{STR_INIT("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n"),
		 STR_INIT("1:1 a merge left both sides here, and is not finished")},
		{STR_INIT("x: 0\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n"),
		 STR_INIT("2:1 a merge left both sides here, and is not finished")},
	};

	ASSERT_BROKEN(table);
}

static void what_was_found_before_the_fault_is_kept(void **state)
{
	(void)state;

	assert_findings(STR("a: {x: 1, x: 2}\nb: *c\nd: [\n"), NULL, false,
			STR("1:11 duplicate-key: \"x\" is given again\n  1:5 note: first given here\n"
			    "2:4 yaml-alias: \"*c\" refers to nothing: no \"&c\" stands before it\n"
			    "3:4 yaml-syntax: this \"[\" is never closed"));
}

static void nodes_are_found_and_nulls_known(void **state)
{
	(void)state;
	struct node *root = parsed(STR("a: 1\nb: ~\nc:\nd: null\ne: ''\nf: 'null'\n[g]: 2\ng: []\nh: Null\ni: NULL\n"
				       "j: nULL\n"));

	assert_str(node_get(root, STR("a"))->text, STR("1"));
	assert_null(node_get(root, STR("z")));
	assert_null(node_get(NULL, STR("a")));
	assert_null(node_get(node_get(root, STR("g")), STR("a")));
	assert_int_equal(node_get(root, STR("g"))->kind, NODE_LIST);
	for (const char *key = "abcdefghij"; *key != '\0'; key++) {
		bool null = strchr("bcdhi", *key) != NULL;

		assert_int_equal(node_is_null(node_get(root, (struct str){key, 1})), null);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(places_count_characters, begin, end),
		cmocka_unit_test_setup_teardown(blocks_end_with_their_last_value, begin, end),
		cmocka_unit_test_setup_teardown(lines_end_as_a_source_has_them, begin, end),
		cmocka_unit_test_setup_teardown(places_hold_over_every_width, begin, end),
		cmocka_unit_test_setup_teardown(quotes_and_escapes_are_read, begin, end),
		cmocka_unit_test_setup_teardown(an_alias_is_the_node_it_names, begin, end),
		cmocka_unit_test_setup_teardown(aliases_to_nowhere_and_to_parents_are_refused, begin, end),
		cmocka_unit_test_setup_teardown(limits_hold_with_aliases_followed, begin, end),
		cmocka_unit_test_setup_teardown(deep_nesting_is_a_finding, begin, end),
		cmocka_unit_test_setup_teardown(core_tags_are_taken_and_others_refused, begin, end),
		cmocka_unit_test_setup_teardown(duplicate_keys_point_at_the_first, begin, end),
		cmocka_unit_test_setup_teardown(one_document_is_read, begin, end),
		cmocka_unit_test_setup_teardown(indentation_errors_are_explained, begin, end),
		cmocka_unit_test_setup_teardown(colon_errors_are_explained, begin, end),
		cmocka_unit_test_setup_teardown(quote_errors_are_explained, begin, end),
		cmocka_unit_test_setup_teardown(bracket_errors_are_explained, begin, end),
		cmocka_unit_test_setup_teardown(values_that_need_quotes_are_explained, begin, end),
		cmocka_unit_test_setup_teardown(likely_fixes_are_offered, begin, end),
		cmocka_unit_test_setup_teardown(a_merge_that_is_not_finished_is_named, begin, end),
		cmocka_unit_test_setup_teardown(what_was_found_before_the_fault_is_kept, begin, end),
		cmocka_unit_test_setup_teardown(nodes_are_found_and_nulls_known, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
