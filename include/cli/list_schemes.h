/*
 * plan-eval --list-schemes.
 */
#ifndef CLI_LIST_SCHEMES_H
#define CLI_LIST_SCHEMES_H

#include "cli/run.h"

/* Prints the presets: name, title, grades from best to worst, source. */
enum status list_schemes(const struct run *run);

#endif
