/* Labels of metrics. */
#include "render/metrics_label.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_label(const char *value, const char *want)
{
	struct arena *a = arena_new(NULL, NULL);
	struct buf out = buf_new(a);

	metrics_label(&out, "l", str_of(value));
	assert_string_equal(str_z(a, buf_str(&out)), want);
	arena_free(a);
}

static void test_labels(void **state)
{
	(void)state;
	assert_label("", "l=\"\"");
	assert_label("登録の数", "l=\"登録の数\"");
	assert_label("a\\b", "l=\"a\\\\b\"");
	assert_label("a\"b", "l=\"a\\\"b\"");
	assert_label("a\nb\n", "l=\"a\\nb\\n\"");
	assert_label("a\\n", "l=\"a\\\\n\"");
	assert_label("a\r\x1b", "l=\"a<U+000D><U+001B>\"");
	assert_label("\xff", "l=\"<FF>\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_labels),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
