#include "model/plan.h"

const char *const direction_names[DIRECTION_COUNT] = {
	[DIRECTION_HIGHER] = "higher", [DIRECTION_LOWER] = "lower", [DIRECTION_KEEP] = "keep"};

const char *const aggregate_names[AGGREGATE_KIND_COUNT] = {
	[AGGREGATE_LAST] = "last",  [AGGREGATE_SUM] = "sum", [AGGREGATE_SUM_TO_DATE] = "sum-to-date",
	[AGGREGATE_MEAN] = "mean",  [AGGREGATE_MIN] = "min", [AGGREGATE_MAX] = "max",
	[AGGREGATE_COUNT] = "count"};

const char *const item_kind_names[ITEM_KIND_COUNT] = {
	[ITEM_ACTION] = "action", [ITEM_INDICATOR] = "indicator", [ITEM_FIGURE] = "figure"};

const char *const group_kind_names[GROUP_KIND_COUNT] = {
	[GROUP_POLICY] = "policy", [GROUP_MEASURE] = "measure", [GROUP_PART] = "part"};

const char *const rounding_names[RAT_ROUND_COUNT] = {
	[RAT_HALF_UP] = "half-up", [RAT_DOWN] = "down", [RAT_UP] = "up", [RAT_HALF_EVEN] = "half-even"};

const char *const department_rule_names[DEPARTMENTS_COUNT] = {[DEPARTMENTS_ONE] = "none",
							      [DEPARTMENTS_SUM] = "sum",
							      [DEPARTMENTS_MEAN] = "mean",
							      [DEPARTMENTS_MIN] = "min",
							      [DEPARTMENTS_MAX] = "max"};

const char *const item_status_names[STATUS_COUNT] = {
	[STATUS_NOT_STARTED] = "not-started", [STATUS_SUSPENDED] = "suspended", [STATUS_CANCELLED] = "cancelled",
	[STATUS_COMPLETED] = "completed",     [STATUS_MERGED] = "merged",	[STATUS_EXCLUDED] = "excluded"};

const char *const expected_names[EXPECTED_COUNT] = {
	[EXPECTED_EXPLICIT] = "explicit", [EXPECTED_STRAIGHT_LINE] = "straight-line",
	[EXPECTED_SHARE] = "share",	  [EXPECTED_FINAL] = "final",
	[EXPECTED_INTERIM] = "interim",
};
