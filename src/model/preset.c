#include "model/preset_data.h"
#include "model/scheme.h"

const char *scheme_preset_name(size_t i)
{
	return i < preset_count ? presets[i].name : NULL;
}

const struct scheme *scheme_preset(struct binder *b, struct str name)
{
	for (size_t k = 0; k < preset_count; k++) {
		if (!str_eq(name, str_of(presets[k].name)))
			continue;
		struct str file[] = {STR("share/schemes/"), name, STR(".yaml")};
		struct str text = {(const char *)presets[k].bytes, presets[k].n};
		struct source *source = source_new(b->arena, str_join(b->arena, file, 3, STR("")), text);
		struct node *root = read_yaml(b->arena, source, NULL, b->diags);
		return root ? scheme_read(b, source, root) : NULL;
	}
	return NULL;
}
