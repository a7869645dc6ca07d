/* SPDX-License-Identifier: MIT */
/*
 * report/wanted.h - which rows a walk was narrowed to.
 */
#ifndef REPORT_WANTED_H
#define REPORT_WANTED_H

#include <travaux/report.h>

/* True of every row if the options name no clauses. */
bool row_is_wanted(const tvx_report *report, const tvx_walk_options *options,
		   const tvx_row *row);

#endif
