# plan-tools: build, test, install.  `make help` lists the targets.
#
# VARIANT picks how the code is compiled and where it goes: release (the tools land in build/ itself), sanitize (what the
# tests run on), coverage, fuzz and analyse.  CC, CFLAGS, CPPFLAGS, LDFLAGS and LDLIBS of the caller come last and win.

MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:

ifeq ($(origin CC),default)
CC := gcc
endif
PREFIX ?= /usr/local
bindir ?= $(PREFIX)/bin
mandir ?= $(PREFIX)/share/man
localedir ?= $(PREFIX)/share/locale
docdir ?= $(PREFIX)/share/doc/plan-tools
INSTALL ?= install
VARIANT ?= release
FUZZ_SECONDS ?= 60

VERSION := $(shell sed -n 's/^## *\[*\([0-9][0-9.]*\).*/\1/p' CHANGELOG.md 2>/dev/null | head -n 1)
VERSION := $(or $(VERSION),0.1.0)

# --- What there is -----------------------------------------------------------

mains := $(wildcard src/plan-*.c)
tools := $(mains:src/%.c=%)
room_sources := $(sort $(wildcard src/*/*.c))
unit_sources := $(sort $(wildcard tests/unit/test_*.c))
support_sources := $(sort $(wildcard tests/support/*.c))
fuzz_sources := $(sort $(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c)))
c_files := $(mains) $(room_sources) $(unit_sources) $(support_sources) $(wildcard tests/fuzz/*.c)
h_files := $(wildcard include/*/*.h src/*/*.h tests/*/*.h)
man_pages := $(sort $(wildcard man/*.[1-9]))
man_pages_ja := $(sort $(wildcard man/ja/*.[1-9]))
languages := $(patsubst po/%.po,%,$(sort $(wildcard po/*.po)))
catalogues := $(languages:%=build/locale/%/LC_MESSAGES/plan-tools.mo)

# --- How it is compiled ------------------------------------------------------

packages := yaml-0.1 gmp libutf8proc json-c xlsxwriter
package_cflags := $(shell pkg-config --cflags $(packages) 2>/dev/null)
# libcsv comes without a .pc file.
package_libs := $(shell pkg-config --libs $(packages) 2>/dev/null) -lcsv

warnings := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
ifeq ($(WERROR),1)
warnings += -Werror
endif

# Control-flow protection is the processor's; elsewhere the flag is an error.
machine := $(shell uname -m)
hardening_x86_64 := -fcf-protection
hardening_aarch64 := -mbranch-protection=standard

cflags_release := -O2 -g -fPIE -fstack-protector-strong -fstack-clash-protection $(hardening_$(machine))
cppflags_release := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
ldflags_release := -pie -Wl,-z,relro,-z,now
sanitizers := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
cflags_sanitize := -O1 -g $(sanitizers)
ldflags_sanitize := $(sanitizers)
cflags_coverage := -O0 -g -fprofile-instr-generate -fcoverage-mapping
ldflags_coverage := -fprofile-instr-generate
cflags_fuzz := -O1 -g $(sanitizers) -fsanitize=fuzzer-no-link
ldflags_fuzz := $(sanitizers) -fsanitize=fuzzer
cflags_analyse := -O1 -g -fanalyzer

all_cppflags = -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc $(package_cflags) $(cppflags_$(VARIANT)) $(CPPFLAGS)
all_cflags = -std=c11 $(warnings) $(cflags_$(VARIANT)) $(CFLAGS)
all_ldflags = -Wl,--as-needed $(ldflags_$(VARIANT)) $(LDFLAGS)
compile = $(CC) $(all_cppflags) $(all_cflags) -MMD -MP -c -o $@ $<
link = $(CC) $(all_cflags) $(all_ldflags) -o $@ $(filter %.o %.a,$^)

objects := build/$(VARIANT)
bin := $(if $(filter release,$(VARIANT)),build,build/$(VARIANT))
library := $(bin)/libplantools.a
unit_programs := $(unit_sources:tests/unit/%.c=$(objects)/unit/%)
replay_programs := $(if $(wildcard tests/fuzz/replay.c),$(fuzz_sources:tests/fuzz/%.c=$(objects)/replay/%))
fuzz_programs := $(fuzz_sources:tests/fuzz/%.c=$(objects)/fuzz/%)

.PHONY: all
all: $(library) $(tools:%=$(bin)/%) $(bin)/locale

$(library): $(room_sources:%.c=$(objects)/%.o)
	rm -f $@ && $(AR) rcs $@ $^

$(tools:%=$(bin)/%): $(bin)/%: $(objects)/src/%.o $(library)
	$(link) $(package_libs) $(LDLIBS)

# Objects depend on the flags they were made with, so that another CC or CFLAGS needs no `make clean`.
$(objects)/%.o: %.c $(objects)/flags
	@mkdir -p $(@D)
	$(compile)

$(objects)/src/cli/%.o $(objects)/src/plan-%.o: all_cppflags += -DPLAN_TOOLS_VERSION='"$(VERSION)"'

flags_now = $(CC) $(VERSION) $(all_cppflags) $(all_cflags) $(all_ldflags)
.PHONY: force
$(objects)/flags: force
	@mkdir -p $(@D)
	@echo '$(flags_now)' | cmp -s - $@ || echo '$(flags_now)' >$@

-include $(shell find $(objects) -name '*.d' 2>/dev/null)

# --- Test programs -----------------------------------------------------------

.PHONY: test-programs fuzz-programs
test-programs: all $(unit_programs) $(replay_programs)
fuzz-programs: $(fuzz_programs)
.SECONDARY:

$(unit_programs): $(objects)/unit/%: $(objects)/tests/unit/%.o $(support_sources:%.c=$(objects)/%.o) $(library)
	@mkdir -p $(@D)
	$(link) -lcmocka $(package_libs) $(LDLIBS)

$(replay_programs): $(objects)/replay/%: $(objects)/tests/fuzz/%.o $(objects)/tests/fuzz/replay.o $(library)
	@mkdir -p $(@D)
	$(link) $(package_libs) $(LDLIBS)

$(fuzz_programs): $(objects)/fuzz/%: $(objects)/tests/fuzz/%.o $(library)
	@mkdir -p $(@D)
	$(link) $(package_libs) $(LDLIBS)

.PHONY: print-unit-programs
print-unit-programs:
	@printf '%s\n' $(unit_programs)

# --- The two commands of a new user ------------------------------------------

.PHONY: demo check golden-update
demo:
	@CC='$(CC)' tests/install-dependencies build
	@$(MAKE) all
	build/plan-eval plans/shibata-ict.yaml

check:
	@CC='$(CC)' tests/install-dependencies build test
	+@MAKE='$(MAKE)' tests/run-all

golden-update:
	@$(MAKE) VARIANT=sanitize all
	@tests/run-golden --update build/sanitize
	@git --no-pager diff --stat --patch -- tests/cli
	@git status --short -- tests/cli

# --- Messages ----------------------------------------------------------------

# No line numbers or dates: they would make every change of the source a change of the catalogues.
build/plan-tools.pot: $(mains) $(room_sources) $(h_files) $(wildcard src/*/*.def include/*/*.def)
	@mkdir -p $(@D)
	@xgettext --language=C --from-code=UTF-8 --force-po --sort-by-file --add-location=file --add-comments=Translators: \
		--keyword --keyword=N_ --keyword=NP_:1,2 --flag=N_:1:c-format --flag=NP_:1:c-format --flag=NP_:2:c-format \
		--package-name=plan-tools --package-version='' --copyright-holder='The plan-tools authors' -o $@.new $^
	@sed '/^"POT-Creation-Date:/d; s/=CHARSET/=UTF-8/' $@.new >$@ && rm $@.new

.PHONY: po-update
po-update: build/plan-tools.pot
	@for po in po/*.po; do \
		msgmerge --quiet --update --backup=none --sort-by-file --add-location=file $$po $< && \
		echo "$$po: $$(msgfmt --statistics -o /dev/null $$po 2>&1)"; \
	done

build/locale/%/LC_MESSAGES/plan-tools.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<

# A tool looks for its catalogues in the folder `locale` beside itself.
$(bin)/locale: $(catalogues)
	@mkdir -p $@
	@$(if $(filter build/locale,$@),touch $@,rmdir $@ && ln -sfn ../locale $@)

.PHONY: clean
clean:
	rm -rf build
