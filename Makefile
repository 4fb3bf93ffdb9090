# plan-tools.  `make help` prints the lines that begin with "#:".
#
#: make              builds the tools into build/
#: make demo         installs what the build needs, builds, evaluates the plan in plans/
#: make check        installs what the tests need, builds, runs every test; WERROR=1 makes warnings errors
#: make install      installs into PREFIX (/usr/local), under DESTDIR; make uninstall takes it away
#: make deb          builds the Debian packages into build/deb/; make deb-check installs, runs and purges them on a new Debian
#:                   (takes minutes, root and a mirror: not a part of make check)
#: make clean        removes build/
#: make po-update    brings the messages of the source into po/*.po, to be translated
#: make golden-update  takes what the tools print now as expected and shows the difference; CASES picks some
#: make generated    writes what is made from the tables in the tools: the manual of the rules, the schema of plans
#: make format       lays out the source; make lint checks it with clang-format, clang-tidy, cppcheck, shellcheck and the
#:                   analyzers of gcc and clang
#: make compilers    builds with gcc and with clang, warnings as errors
#: make coverage     prints which lines and branches of src the tests reach, and which lines they do not
#: make mutants      changes src/eval and src/read in MUTANTS (300) places, one at a time, and looks whether a test notices
#: make fuzz         runs each fuzzer for FUZZ_SECONDS (60); make fuzz-goal until all have tried the millions that the README
#:                   promises (hours); make fuzz-afl runs the same harnesses under AFL++
#: make faults       makes each allocation, read, write ... of every tool fail in turn; FAULT_EVERY=N each N-th only
#: make valgrind     runs the golden cases under valgrind
#: make reproducible builds twice, in two folders, and compares what is installed byte for byte
#: make exact        compares EXACT_COUNT (100000) random indicators with an independent exact evaluation
#: make bench        runs the benchmarks; make bench-counts counts instructions and fails where there are more than were kept
#
# LINK=shared links the tools with shared libraries alone.
#
# VARIANT picks how the code is compiled and where it goes: release (the tools land in build/ itself), sanitize (what the
# tests run on), coverage, fuzz and analyse.  CC, CFLAGS, CPPFLAGS, LDFLAGS and LDLIBS of the caller come last and win.

MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all demo check exact install uninstall clean help po-update golden-update format lint compilers coverage fuzz fuzz-goal fuzz-afl faults valgrind reproducible bench bench-counts \
	mutants test-objects test-programs fuzz-programs print-test-programs name-what-is-missing force

ifeq ($(origin CC),default)
CC := gcc
endif
# The directories of the GNU coding standards, and those that shells, pkg-config and systemd look in.
PREFIX ?= /usr/local
prefix ?= $(PREFIX)
exec_prefix ?= $(prefix)
bindir ?= $(exec_prefix)/bin
libdir ?= $(exec_prefix)/lib
includedir ?= $(prefix)/include
datarootdir ?= $(prefix)/share
datadir ?= $(datarootdir)
mandir ?= $(datarootdir)/man
localedir ?= $(datarootdir)/locale
docdir ?= $(datarootdir)/doc/plan-tools
pkgconfigdir ?= $(libdir)/pkgconfig
systemdunitdir ?= $(prefix)/lib/systemd/system
INSTALL ?= install
VARIANT ?= release
FUZZ_SECONDS ?= 60
FAULT_EVERY ?= 1
MUTANTS ?= 300
MUTANT_SEED ?= 1
EXACT_COUNT ?= 100000
EXACT_SEED ?= 1

# The newest entry of the changelog; its first number is that of the library's interface.
VERSION := $(shell sed -n 's/^\#\# \([0-9][0-9.]*\).*/\1/p' CHANGELOG.md | head -n 1)

# --- What there is -----------------------------------------------------------

mains := $(wildcard src/plan-*.c)
tools := $(mains:src/%.c=%)
room_sources := $(sort $(wildcard src/*/*.c))
unit_sources := $(sort $(wildcard tests/unit/test_*.c))
support_sources := $(sort $(wildcard tests/support/*.c))
fuzz_sources := $(sort $(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c)))
fuzz_common := $(sort $(wildcard tests/fuzz/common/*.c))
c_files := $(mains) src/completions.c $(wildcard tests/client/*.c tests/bench/*.c) $(room_sources) $(unit_sources) $(support_sources) \
	$(wildcard tests/fuzz/*.c) $(fuzz_common)
h_files := $(wildcard include/*/*.h src/*/*.h tests/*/*.h tests/fuzz/common/*.h)
man_pages := $(sort $(wildcard man/*.[1-9] man/ja/*.[1-9]))
languages := $(patsubst po/%.po,%,$(sort $(wildcard po/*.po)))
mo := LC_MESSAGES/plan-tools.mo
headers := $(sort $(wildcard include/*/*.h include/*/*.def))
shared := $(sort $(shell find share -type f 2>/dev/null))
scripts := $(shell find share -type f -perm -u+x 2>/dev/null)
examples := $(sort $(shell find plans results -type f 2>/dev/null))
documents := $(wildcard README.md CHANGELOG.md LICENSE)
catalogues := $(languages:%=build/locale/%/$(mo))

# --- How it is compiled ------------------------------------------------------

packages := yaml-0.1 gmp libutf8proc json-c
package_cflags := $(shell pkg-config --cflags $(packages) xlsxwriter 2>/dev/null)
# libcsv comes without a .pc file.
package_libs := $(shell pkg-config --libs $(packages) 2>/dev/null) -lcsv
# libxlsxwriter is not linked but loaded when a workbook is asked for (src/render/xlsx_library.h): the one whose headers
# these are, by the name that the linker would have noted.
xlsx_soname := $(shell readelf -d "$$($(CC) -print-file-name=libxlsxwriter.so)" 2>/dev/null | sed -n 's/.*SONAME.*\[\(.*\)\].*/\1/p')

# To find and load five small shared libraries takes as long as to evaluate a small plan, so the tools take the archives
# of those that have one; LINK=shared leaves all to the loader, as distributions want it.
archive = $(if $(findstring /,$(shell $(CC) -print-file-name=lib$(1:-l%=%).a)),-l:lib$(1:-l%=%).a,$1)
tool_libs_profile = $(tool_libs_release)
tool_libs_release = $(if $(filter shared,$(LINK)),$(package_libs),$(foreach l,$(package_libs),$(call archive,$l)))
tool_libs = $(or $(tool_libs_$(VARIANT)),$(package_libs))

warnings := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
ifeq ($(WERROR),1)
warnings += -Werror
endif

# Control-flow protection is the processor's; elsewhere the flag is an error.
machine := $(shell uname -m)
hardening_x86_64 := -fcf-protection
hardening_aarch64 := -mbranch-protection=standard

# The same objects make the tools, the static and the shared library.
cflags_release := -O2 -g -fPIC -fno-semantic-interposition -fstack-protector-strong -fstack-clash-protection $(hardening_$(machine))
cppflags_release := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
# Relative relocations packed: there are thousands, of tables that hold strings, and each start goes through all of them.
ldflags_release := -pie -Wl,-z,relro,-z,now -Wl,-z,pack-relative-relocs
sanitizers := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
cflags_sanitize := -O1 -g $(sanitizers)
ldflags_sanitize := $(sanitizers)
# %m: a file a program, %c: counted in the file itself, so that a tool that is killed or confined has counted too.
profile := -fprofile-instr-generate=$(CURDIR)/build/coverage/profile/%4m%c.profraw
cflags_coverage := -O0 -g $(profile) -fprofile-update=atomic -fcoverage-mapping -mllvm -runtime-counter-relocation
# An assertion that fails is a fault of the program, and no test can make one.
cppflags_coverage := -DNDEBUG
ldflags_coverage := $(profile) -Wno-unused-command-line-argument
cflags_fuzz := -O1 -g $(sanitizers) -fsanitize=fuzzer-no-link
ldflags_fuzz := $(sanitizers) -fsanitize=fuzzer
# Without the sanitizers, and without the tracing of comparisons, a fuzzer tries many times as many inputs.
cflags_fuzz-fast := -O2 -g -fsanitize-coverage=inline-8bit-counters,pc-table
ldflags_fuzz-fast := -fsanitize=fuzzer
# Sanitizers open files and start processes when a program ends, and fuzzers go on.
cflags_valgrind := -O1 -g
# What is released, but unconfined: what a profiler is to look at.
cflags_profile := $(cflags_release)
cppflags_profile := $(cppflags_release)
ldflags_profile := $(ldflags_release)
unconfined := valgrind profile sanitize fuzz fuzz-fast afl
cppflags_unconfined := $(if $(filter $(VARIANT),$(unconfined)),-DUNCONFINED)
# Tests change what they link with, so that a mutant is one object and one shared library.
cflags_mutants := -O0 -g -fPIC
# With CC=afl-clang-fast: the same harnesses under AFL++.
cflags_afl := -O2 -g
ldflags_afl := -fsanitize=fuzzer
# gcc 12 takes the (iconv_t)-1 of a failed iconv_open() for a leak; the sanitizers of the tests look for leaks.
cflags_analyse := -O1 -g -fanalyzer -Wno-analyzer-malloc-leak

all_cppflags = -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc $(package_cflags) $(cppflags_$(VARIANT)) $(cppflags_unconfined) $(CPPFLAGS)
all_cflags = -std=c11 -ffile-prefix-map=$(CURDIR)=. $(warnings) $(cflags_$(VARIANT)) $(CFLAGS)
all_ldflags = -Wl,--as-needed $(ldflags_$(VARIANT)) $(LDFLAGS)
link = $(CC) $(all_cflags) $(all_ldflags) -o $@ $(filter %.o %.a,$^)

objects := build/$(VARIANT)
bin := $(if $(filter release,$(VARIANT)),build,build/$(VARIANT))
library := $(bin)/libplantools.a
soname := libplantools.so.$(firstword $(subst ., ,$(VERSION)))
shared_library := build/libplantools.so.$(VERSION)
completions := $(tools:%=build/share/bash-completion/completions/%) $(tools:%=build/share/zsh/site-functions/_%) \
	$(tools:%=build/share/fish/vendor_completions.d/%.fish)
unit_programs := $(unit_sources:tests/unit/%.c=$(objects)/unit/%)
replay_programs := $(fuzz_sources:tests/fuzz/%.c=$(objects)/replay/%)
fuzz_programs := $(fuzz_sources:tests/fuzz/%.c=$(objects)/fuzz/%)

all: $(library) $(tools:%=$(bin)/%) $(bin)/locale
ifeq ($(bin),build)
all: $(shared_library) $(completions)
endif

# What a target was made from, as text that is rewritten only when it differs: another CC or CFLAGS, or a source that
# is gone, then needs no `make clean`.
define remember
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(1))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(1))' >$@
endef

$(objects)/flags: force
	$(call remember,$(CC) $(all_cppflags) $(all_cflags) $(all_ldflags) $(package_libs) $(LDLIBS) $(LINK) $(xlsx_soname))
$(objects)/members: force
	$(call remember,$(room_sources))
$(objects)/names: force
	$(call remember,$(VERSION) $(localedir))

# pkg-config says nothing when it lacks one of the packages: better to name them than to fail at the first header.
ifeq ($(and $(filter-out -lcsv,$(package_libs)),$(xlsx_soname)),)
$(objects)/flags: name-what-is-missing
name-what-is-missing:
	@CC='$(CC)' tests/install-dependencies --dry-run build
endif

$(objects)/%.o: %.c $(objects)/flags
	@mkdir -p $(@D)
	$(CC) $(all_cppflags) $(names) $(all_cflags) -MMD -MP -c -o $@ $<

$(objects)/src/render/%.o: private names = -DXLSX_SONAME='"$(xlsx_soname)"'

# Only the command line knows names and places, so that `make install PREFIX=...` recompiles no more than that.
cli_objects := $(filter $(objects)/src/cli/%,$(room_sources:%.c=$(objects)/%.o))
$(cli_objects): private names = -DPLAN_TOOLS_VERSION='"$(VERSION)"' -DLOCALEDIR='"$(localedir)"'
$(cli_objects): $(objects)/names

# The rating schemes of share/schemes, in the library as bytes, so that they are there before anything is installed.
scheme_files := $(sort $(wildcard share/schemes/*.yaml))
build/presets.c: $(scheme_files) src/make-presets Makefile
	@mkdir -p $(@D)
	src/make-presets $(scheme_files) >$@

$(objects)/build/presets.o: build/presets.c $(objects)/flags

# The style sheet of HTML reports as bytes, since ISO C limits how long a string may be.
build/report_css.c: src/render/report.css
	@mkdir -p $(@D)
	@{ echo '#include "render/html.h"'; \
	echo 'const unsigned char html_style_sheet[] = {'; od -An -v -tx1 $< | sed 's/ \(..\)/0x\1,/g'; \
	echo '};'; echo 'const size_t html_style_sheet_size = sizeof html_style_sheet;'; } >$@

$(library): $(room_sources:%.c=$(objects)/%.o) $(objects)/build/presets.o $(objects)/build/report_css.o $(objects)/members
	@rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

$(tools:%=$(bin)/%): $(bin)/%: $(objects)/src/%.o $(library)
	$(link) $(tool_libs) $(LDLIBS)

$(shared_library): $(library)
	$(CC) $(all_cflags) $(filter-out -pie,$(all_ldflags)) -shared -Wl,-z,defs -Wl,-soname,$(soname) -o $@ \
		-Wl,--whole-archive $(library) -Wl,--no-whole-archive $(package_libs) $(LDLIBS)

# Completions come from the option tables, in all languages.
$(objects)/completions: $(objects)/src/completions.o $(library)
	$(link) $(package_libs) $(LDLIBS)

complete = @mkdir -p $(@D) && PLAN_TOOLS_LOCALEDIR=build/locale $(objects)/completions
$(completions): $(objects)/completions $(catalogues)
build/share/bash-completion/completions/%:
	$(complete) bash $* >$@
build/share/zsh/site-functions/_%:
	$(complete) zsh $* >$@
build/share/fish/vendor_completions.d/%.fish:
	$(complete) fish $* >$@

-include $(shell find $(objects) -name '*.d' 2>/dev/null)

# --- Test programs -----------------------------------------------------------

test-objects: $(unit_sources:%.c=$(objects)/%.o) $(support_sources:%.c=$(objects)/%.o)
test-programs: all $(objects)/completions $(unit_programs) $(replay_programs)
fuzz-programs: $(fuzz_programs)

$(unit_programs): $(objects)/unit/%: $(objects)/tests/unit/%.o $(support_sources:%.c=$(objects)/%.o) $(library)
	@mkdir -p $(@D)
	$(link) -lcmocka $(package_libs) $(LDLIBS)

# What harnesses share, and the tools' own main() under another name for those that run a tool as a whole.
fuzz_library := $(objects)/tests/fuzz/common.a
tool_mains := $(tools:%=$(objects)/tests/fuzz/%.o)
$(tool_mains): $(objects)/tests/fuzz/%.o: src/%.c $(objects)/flags
	@mkdir -p $(@D)
	$(CC) $(all_cppflags) -Dmain=$(subst -,_,$*)_main $(all_cflags) -Wno-missing-prototypes -MMD -MP -c -o $@ $<

$(fuzz_library): $(fuzz_common:%.c=$(objects)/%.o) $(tool_mains)
	@rm -f $@
	$(AR) rcs $@ $^

$(replay_programs): $(objects)/replay/%: $(objects)/tests/fuzz/%.o $(objects)/tests/fuzz/replay.o $(fuzz_library) $(library)
	@mkdir -p $(@D)
	$(link) $(package_libs) $(LDLIBS)

$(fuzz_programs): $(objects)/fuzz/%: $(objects)/tests/fuzz/%.o $(fuzz_library) $(library)
	@mkdir -p $(@D)
	$(link) $(package_libs) $(LDLIBS)

# --- The two commands of a new user ------------------------------------------

# A user who says nothing gets all processors; under `make -jN` the job server counts already.
jobs = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc))

demo:
	@CC='$(CC)' tests/install-dependencies build
	@$(MAKE) --silent $(jobs) all
	@echo '$$ build/plan-eval plans/shibata-ict.yaml'
	@# Status 1 says that a target was missed, which is no failure of the demonstration.
	@build/plan-eval plans/shibata-ict.yaml || [ $$? -eq 1 ]

check:
	@CC='$(CC)' tests/install-dependencies build test
	@# Where a browser cannot be had, its tests say so and the others are run.
	@tests/install-dependencies browser || true
	@MAKE='$(MAKE)' tests/run-all

golden-update:
	@$(MAKE) --silent $(jobs) VARIANT=sanitize all
	@tests/run-golden --update build/sanitize $(CASES)
	@git add --intent-to-add tests/cli && git --no-pager diff -- tests/cli

.PHONY: generated
generated: all
	tests/generate build

# --- For developers ----------------------------------------------------------

# Each compiler warns of what the other does not.
compilers:
	@CC=gcc tests/install-dependencies build test clang
	@for cc in gcc clang; do \
		$(MAKE) --silent $(jobs) CC=$$cc WERROR=1 objects=build/$$cc bin=build/$$cc all test-programs || exit 1; \
	done

clang_analyze = clang --analyze --analyzer-output text -Xclang -analyzer-werror -std=c11 $(all_cppflags)
lint:
	@CC='$(CC)' tests/install-dependencies build test clang lint
	clang-format --dry-run -Werror $(c_files) $(h_files)
	@printf '%s\n' $(mains) $(room_sources) | xargs -P $$(nproc) -n 4 sh -c \
		'clang-tidy --quiet "$$@" -- -std=c11 $(all_cppflags) 2>/dev/null' clang-tidy
	@printf '%s\n' $(mains) $(room_sources) | xargs -P $$(nproc) -n 8 $(clang_analyze)
	@# A compound literal in a call (MSG) is taken for a side effect of unknown order.
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -j 2 \
		--suppress=missingIncludeSystem --suppress=unknownEvaluationOrder -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc src
	@$(MAKE) --silent $(jobs) CC=gcc WERROR=1 VARIANT=analyse build/analyse/libplantools.a $(tools:%=build/analyse/%)
	grep -lE '^#!/bin/(ba)?sh' .ci/run src/make-* tests/* tests/*/* share/*/* 2>/dev/null | xargs shellcheck

format:
	clang-format -i $(c_files) $(h_files)

mutants:
	@CC='$(CC)' tests/install-dependencies build test
	tests/mutants/run --count $(MUTANTS) --seed $(MUTANT_SEED)

coverage:
	@CC=clang tests/install-dependencies build test clang lint
	@CC=clang MAKE='$(MAKE)' tests/run-coverage

fuzz:
	@CC=clang tests/install-dependencies build clang
	@$(MAKE) --silent $(jobs) CC=clang VARIANT=fuzz fuzz-programs
	tests/run-fuzz --once --slice=$(FUZZ_SECONDS)

fuzz-goal:
	@CC=clang tests/install-dependencies build clang
	@$(MAKE) --silent $(jobs) CC=clang VARIANT=fuzz fuzz-programs
	@$(MAKE) --silent $(jobs) CC=clang VARIANT=fuzz-fast fuzz-programs
	tests/run-fuzz --variant=fuzz-fast --slice=$(FUZZ_SECONDS) & tests/run-fuzz --slice=$(FUZZ_SECONDS); wait

fuzz-afl:
	@CC=clang tests/install-dependencies build clang afl
	@$(MAKE) --silent $(jobs) CC=afl-clang-fast VARIANT=afl fuzz-programs
	@for program in $(fuzz_sources:tests/fuzz/%.c=%); do \
		mkdir -p build/afl/found; \
		echo "AFL++ on $$program for $(FUZZ_SECONDS) s"; \
		AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1 AFL_BENCH_UNTIL_CRASH=1 \
			afl-fuzz -V $(FUZZ_SECONDS) -t 10000 -m 2048 -x tests/fuzz/words.dict -i tests/fuzz/corpus/$$program \
			-o build/afl/found/$$program -- build/afl/fuzz/$$program >build/afl/$$program.log 2>&1 || \
			{ tail -n 20 build/afl/$$program.log; exit 1; }; \
		sed -n 's/^\(execs_done\|saved_crashes\|saved_hangs\) *: */\1 /p' build/afl/found/$$program/default/fuzzer_stats; \
		[ -z "$$(ls build/afl/found/$$program/default/crashes build/afl/found/$$program/default/hangs | grep ^id)" ] || exit 1; \
	done

bench:
	@test -x tests/bench/run || { echo 'There are no benchmarks: tests/bench/run is not there.' >&2; exit 1; }
	@$(MAKE) --silent $(jobs) all
	tests/bench/run

bench-counts:
	@CC='$(CC)' tests/install-dependencies build valgrind
	@$(MAKE) --silent $(jobs) VARIANT=profile all
	tests/bench/instructions $(if $(UPDATE),--update) build/profile

# Fails the calls of the C library one by one.
build/inject.so: tests/faults/inject.c
	@mkdir -p $(@D)
	$(CC) -shared -fPIC -O1 -Wall -Wextra -o $@ $< -ldl

faults:
	@CC='$(CC)' tests/install-dependencies build test
	@$(MAKE) --silent $(jobs) all build/inject.so
	tests/faults/check build build/inject.so --every $(FAULT_EVERY)

# Built in a copy of what git knows, or of all there is, so that nothing of it stays in the tree.
source_files = git ls-files -z --cached --others --exclude-standard 2>/dev/null || find . -path ./build -prune -o -type f -print0

# The same sources give the same bytes, wherever they lie.
reproducible:
	@CC='$(CC)' tests/install-dependencies build
	@rm -rf build/reproducible
	@for n in 1 22; do \
		mkdir -p build/reproducible/$$n/tree && { $(source_files); } | xargs -0 cp -P --parents -t build/reproducible/$$n/tree && \
		$(MAKE) --silent $(jobs) -C build/reproducible/$$n/tree CC='$(CC)' VARIANT=release all && \
		$(MAKE) --silent -C build/reproducible/$$n/tree CC='$(CC)' install DESTDIR="$(CURDIR)/build/reproducible/$$n/root" >build/reproducible/log || exit 1; \
	done
	diff -r build/reproducible/1/root build/reproducible/22/root
	@rm -rf build/reproducible
	@echo 'PASS reproducible: two builds in two folders, the same bytes'

# Memory errors that the sanitizers do not see: what was never set.
valgrind:
	@CC='$(CC)' tests/install-dependencies build test valgrind
	@$(MAKE) --silent $(jobs) VARIANT=valgrind all
	tests/run-valgrind build/valgrind

exact:
	@CC='$(CC)' tests/install-dependencies build test
	@$(MAKE) --silent $(jobs) all
	tests/exact/check build/plan-eval $(EXACT_COUNT) $(EXACT_SEED)

print-test-programs:
	@printf '%s\n' $(unit_programs)

# --- Messages ----------------------------------------------------------------

# No line numbers or dates: they would make every change of the source a change of the catalogues.
build/plan-tools.pot: $(mains) $(room_sources) $(h_files) $(wildcard src/*/*.def include/*/*.def) force
	@mkdir -p $(@D)
	@xgettext --language=C --from-code=UTF-8 --force-po --sort-by-file --no-wrap --add-location=file --add-comments=Translators: \
		--keyword --keyword=N_ --keyword=NP_:1,2 --flag=N_:1:c-format --flag=NP_:1:c-format --flag=NP_:2:c-format \
		--package-name=plan-tools --package-version='' --copyright-holder='The plan-tools authors' -o $@.new $(filter-out force,$^)
	@sed '/^"POT-Creation-Date:/d; s/=CHARSET/=UTF-8/' $@.new >$@ && rm $@.new

po-update: build/plan-tools.pot
	@for po in po/*.po; do \
		msgmerge --quiet --update --backup=none --sort-by-file --no-wrap --add-location=file $$po $< && \
		msgattrib --no-obsolete --no-wrap --sort-by-file -o $$po $$po && \
		echo "$$po: $$(msgfmt --statistics -o /dev/null $$po 2>&1)"; \
	done

build/locale/%/$(mo): po/%.po
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<

# A tool looks for its catalogues in the folder `locale` beside itself.
$(bin)/locale: $(catalogues)
	@mkdir -p $(@D) build/locale && touch build/locale
	@$(if $(filter build/locale,$@),,ln -sfn ../locale $@)

# --- Installing --------------------------------------------------------------

# man/ja/plan.5 goes to ja/man5/plan.5.
man_place = $(mandir)/$(if $(filter man/ja/%,$1),ja/)man$(subst .,,$(suffix $1))/$(notdir $1)
# Units go where systemd finds them, all else of share/ to our own folder.
share_place = $(if $(filter share/systemd/%,$1),$(systemdunitdir)/$(notdir $1),$(datadir)/plan-tools/$(1:share/%=%))

# MODE:FILE:PLACE of everything that is installed, so that `make uninstall` takes away neither more nor less.
installed = $(foreach t,$(tools),755:build/$t:$(bindir)/$t) \
	$(foreach p,$(man_pages),644:$p:$(call man_place,$p)) \
	$(foreach l,$(languages),644:build/locale/$l/$(mo):$(localedir)/$l/$(mo)) \
	$(foreach c,$(completions),644:$c:$(datadir)/$(c:build/share/%=%)) \
	$(foreach f,$(shared),$(if $(filter $f,$(scripts)),755,644):$f:$(call share_place,$f)) \
	$(foreach d,$(documents),644:$d:$(docdir)/$d) \
	$(foreach e,$(examples),644:$e:$(docdir)/examples/$e) \
	$(foreach h,$(headers),644:$h:$(includedir)/plan-tools/$(h:include/%=%)) \
	644:$(library):$(libdir)/libplantools.a \
	644:$(shared_library):$(libdir)/libplantools.so.$(VERSION) \
	644:build/plan-tools.pc:$(pkgconfigdir)/plan-tools.pc
library_links = $(libdir)/$(soname) $(libdir)/libplantools.so
# Folders that hold nothing of anybody else.
own_folders = $(datadir)/plan-tools $(docdir) $(includedir)/plan-tools

# What the libraries need stands in Libs.private by name: some of them have no .pc file.
build/plan-tools.pc: force
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(prefix)' 'libdir=$(libdir)' 'includedir=$(includedir)' '' 'Name: plan-tools' \
		'Description: reads public plans and their results, compares targets with actuals' 'Version: $(VERSION)' \
		'Cflags: -I$${includedir}/plan-tools' 'Libs: -L$${libdir} -lplantools' 'Libs.private: $(package_libs)' >$@

# What names a place of /usr/local in the sources names, once installed, that of this installation.
naming_places := share/cron/plan-tools $(shell grep -l /usr/local/share/plan-tools $(man_pages))
own_places = sed -i -e 's,/usr/local/share/plan-tools,$(datadir)/plan-tools,g' \
	-e 's,^PATH=/usr/local/bin:,PATH=$(if $(filter /usr/bin /bin,$(bindir)),,$(bindir):),'

install: all build/plan-tools.pc
	@for entry in $(installed); do \
		mode=$${entry%%:*}; file=$${entry#*:}; place=$${file#*:}; file=$${file%%:*}; \
		echo "$(INSTALL) -D -m $$mode $$file $(DESTDIR)$$place"; \
		$(INSTALL) -D -m "$$mode" "$$file" "$(DESTDIR)$$place" || exit 1; \
		case ' $(naming_places) ' in *" $$file "*) $(own_places) "$(DESTDIR)$$place" || exit 1;; esac; \
	done
	ln -sf libplantools.so.$(VERSION) "$(DESTDIR)$(libdir)/$(soname)"
	ln -sf $(soname) "$(DESTDIR)$(libdir)/libplantools.so"

uninstall:
	@for place in $(foreach e,$(installed),$(lastword $(subst :, ,$e))) $(library_links); do \
		echo "rm -f $(DESTDIR)$$place"; \
		rm -f "$(DESTDIR)$$place" || exit 1; \
	done
	@for folder in $(own_folders); do \
		[ ! -d "$(DESTDIR)$$folder" ] || find "$(DESTDIR)$$folder" -depth -type d -empty -delete || exit 1; \
	done

deb:
	@CC='$(CC)' tests/install-dependencies build deb
	@rm -rf build/deb && mkdir -p build/deb/plan-tools-$(VERSION)
	@{ $(source_files); } | xargs -0 cp --parents -t build/deb/plan-tools-$(VERSION)
	cd build/deb/plan-tools-$(VERSION) && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL dpkg-buildpackage -us -uc -b
	@rm -rf build/deb/plan-tools-$(VERSION)
	@ls build/deb/*.deb

deb-check: deb
	tests/run-deb build/deb

clean:
	rm -rf build

help:
	@sed -n 's/^#: //p' $(firstword $(MAKEFILE_LIST))
