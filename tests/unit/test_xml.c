/* XML: escapes, and elements that come out balanced. */
#include "render/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

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

static void assert_escaped(const char *text, const char *want)
{
	struct buf out = buf_new(a);

	xml_escape(&out, str_of(text));
	assert_string_equal(str_z(a, buf_str(&out)), want);
}

static void test_escapes(void **state)
{
	(void)state;
	assert_escaped("", "");
	assert_escaped("目標 <a b=\"c\"> & 'd'", "目標 &lt;a b=&quot;c&quot;&gt; &amp; 'd'");
	assert_escaped("]]>", "]]&gt;");
	assert_escaped("&amp;", "&amp;amp;");
}

static void test_what_xml_lacks_is_shown(void **state)
{
	(void)state;
	assert_escaped("a\x01z", "a&lt;U+0001&gt;z");
	assert_escaped("a\nb", "a b");
	assert_escaped("\xEF\xBF\xBE", "&lt;U+FFFE&gt;");
	assert_escaped("\xEF\xBF\xBF", "&lt;U+FFFF&gt;");
	assert_escaped("\xFF", "&lt;FF&gt;");
	assert_escaped("\xED\xA0\x80", "&lt;ED&gt;&lt;A0&gt;&lt;80&gt;");
}

static void test_elements(void **state)
{
	(void)state;
	struct buf out = buf_new(a);
	struct xml x = xml_begin(&out);

	xml_open(&x, "a");
	xml_attribute(&x, "b", STR("1 \" 2"));
	xml_attribute_number(&x, "c", 3);
	xml_open(&x, "d");
	xml_close(&x);
	xml_element(&x, "e", STR("f < g"));
	xml_element(&x, "h", STR(""));
	xml_element_if(&x, "i", STR(""));
	xml_open(&x, "j");
	xml_element_if(&x, "k", STR("l"));
	xml_close(&x);
	xml_close(&x);
	assert_string_equal(str_z(a, buf_str(&out)), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
						     "<a b=\"1 &quot; 2\" c=\"3\">\n"
						     "  <d/>\n"
						     "  <e>f &lt; g</e>\n"
						     "  <h/>\n"
						     "  <j>\n"
						     "    <k>l</k>\n"
						     "  </j>\n"
						     "</a>\n");
	assert_int_equal(x.depth, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_what_xml_lacks_is_shown),
		cmocka_unit_test(test_elements),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
