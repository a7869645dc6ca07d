/* SPDX-License-Identifier: MIT */
/*
 * report/beside.h - where two documents differ beside their clauses.
 *
 * A header has a title, a status and a source; remarks, and what a page of
 * Markdown would not show, are passages.  None of it is a clause's, and the
 * redline has nothing of it, so it is told here: who reads the documents has
 * it before his eyes, or does not see it at all.
 */
#ifndef REPORT_BESIDE_H
#define REPORT_BESIDE_H

#include <travaux/report.h>

typedef struct beside_entry {
	const char *what;      /* "title", "status", "source", or "passage" */
	tvx_str before, after; /* of a passage that one side has, the other is empty */
} beside_entry;

typedef struct beside {
	beside_entry *ptr;
	size_t count, room;
} beside;

/* More than so many are counted rather than shown, but in JSON. */
#define BESIDE_TOLD 20

/*
 * Fields, then passages gone, then passages new, each in their own order.
 * None where the options name clauses: nothing of this is theirs.
 */
beside beside_of(const tvx_report *report, const tvx_walk_options *options);
void beside_release(beside *made);

#endif
