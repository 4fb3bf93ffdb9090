/*
 * The exit status of plan-eval, and in its place that of a monitoring plugin
 * where --format is one.
 */
#ifndef CLI_EVAL_PLUGIN_H
#define CLI_EVAL_PLUGIN_H

#include "cli/run.h"
#include "cli/tools.h"
#include "render/render.h"

/* What a report that can be printed comes to, before anything is taken out of it. */
enum status eval_status(const struct eval_settings *s, const struct report *report);

/* The same of several plans, of which `worst` is the usual status. */
enum status eval_plans_status(const struct eval_settings *s, const struct view_plans *v, enum status worst);

/*
 * The status to end with.  A plugin that could not do its work says so on standard output as well, where monitors
 * look, and ends with 3.
 */
enum status eval_exit_status(const struct run *run, const struct eval_settings *s, enum status status);

#endif
