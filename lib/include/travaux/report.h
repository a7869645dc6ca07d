/* SPDX-License-Identifier: MIT */
/*
 * travaux/report.h - all that is known of two drafts, and the one way to read it.
 *
 * A report owns nothing.  A renderer takes one, walks it, and prints what it
 * is told: the order of the clauses, what is struck and what is set, which
 * findings belong where are settled here, once, for every format.
 *
 *	tvx_walk walk = tvx_walk_begin(report, NULL);
 *	tvx_event event;
 *
 *	while (tvx_walk_next(&walk, &event))
 *		switch (event.kind) ...
 */
#ifndef TRAVAUX_REPORT_H
#define TRAVAUX_REPORT_H

#include <travaux/rules.h>

typedef struct tvx_report {
	const tvx_instrument *before, *after;
	const tvx_alignment *alignment;
	const tvx_changes *changes;
	const tvx_findings *findings; /* NULL: none were sought */
} tvx_report;

typedef struct tvx_summary {
	uint32_t identical, edited, split, merged, inserted, deleted;
	uint32_t renumbered, moved, reheaded, typographic;
	uint32_t words_inserted, words_deleted, words_moved;
	uint32_t beside; /* passages of the documents that are no clause's */
	uint32_t findings[TVX_SEVERITY_CRITICAL + 1]; /* by severity; [0] is 0 */
} tvx_summary;

typedef enum tvx_event_kind {
	TVX_EVENT_ENTER,   /* a row begins */
	TVX_EVENT_RUN,     /* words kept, struck or set, of the row's text */
	TVX_EVENT_BORDER,  /* split or merged: the row's next clause begins here */
	TVX_EVENT_FINDING, /* after the last run of its row */
	TVX_EVENT_EXIT     /* the row ends */
} tvx_event_kind;

typedef struct tvx_event {
	tvx_event_kind kind;
	uint32_t index; /* of the row */
	uint32_t depth; /* of the row's first clause */
	const tvx_row *row;
	const tvx_change *change;
	const tvx_clause *before, *after; /* the row's first; one may be NULL;
					     BORDER: the clause that begins */
	bool context; /* unchanged, shown because a clause in it is; has no runs */
	const tvx_finding *finding; /* FINDING only */
	const tvx_edit *edit;       /* RUN only */
	tvx_str text;               /* RUN only */
} tvx_event;

typedef struct tvx_walk_options {
	bool unchanged; /* also rows in which nothing changed and nothing was found */
	/* Only rows that touch the subtrees of these clauses; empty for all. */
	const uint32_t *before_only, *after_only;
	uint32_t before_only_count, after_only_count;
} tvx_walk_options;

/* Of the rows that a walk with these options is narrowed to; NULL for all rows. */
TVX_API tvx_summary tvx_summarise(const tvx_report *report,
				  const tvx_walk_options *options);

/* Does anything differ, words, numbers, places, typography or what stands beside? */
TVX_API bool tvx_summary_differs(const tvx_summary *summary);

/* On the caller's stack; nothing to free.  Fields are the walk's own. */
typedef struct tvx_walk {
	const tvx_report *report;
	const tvx_walk_options *options;
	uint32_t row, edit, at;               /* where it is: the next byte of an edit */
	uint32_t before_clause, after_clause; /* of the row, those begun */
	uint32_t before_border, after_border; /* where in the row's texts they end */
	uint32_t next_after, next_deleted;    /* the next rows to show, by side */
	uint32_t severity, finding;           /* the next finding of the row */
	uint32_t finding_end[TVX_SEVERITY_CRITICAL + 2]; /* findings of at least it */
	int state;
} tvx_walk;

/* 'options' is borrowed by the walk; NULL for all zero. */
TVX_API tvx_walk tvx_walk_begin(const tvx_report *report, const tvx_walk_options *options);
TVX_API bool tvx_walk_next(tvx_walk *walk, tvx_event *event);

#endif
