/* SPDX-License-Identifier: MIT */
/*
 * report/wanted.h - which rows a walk was narrowed to, and a walk of some.
 */
#ifndef REPORT_WANTED_H
#define REPORT_WANTED_H

#include <travaux/report.h>

/* True of every row if the options name no clauses. */
bool row_is_wanted(const tvx_report *report, const tvx_walk_options *options,
		   const tvx_row *row);

/* Do they name no clauses? NULL names none. */
bool walk_is_whole(const tvx_walk_options *options);

/* How many findings are of such rows. */
uint32_t wanted_findings(const tvx_report *report, const tvx_walk_options *options);

/* A walk whose first row is the first that is shown from 'row' on. */
tvx_walk walk_begin_at(const tvx_report *report, const tvx_walk_options *options,
		       uint32_t row);

#endif
