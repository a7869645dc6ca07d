/* SPDX-License-Identifier: MIT */
/*
 * render/runs.h - the walk, with what reads as one run joined into one.
 *
 * Edits end where a party's bracket begins, so that each can name its party;
 * for the eye a stretch that was set is one stretch.
 */
#ifndef RENDER_RUNS_H
#define RENDER_RUNS_H

#include <travaux/report.h>

/* As tvx_walk_next; 'text' may be of several edits, 'edit' is the first. */
bool runs_next(tvx_walk *walk, tvx_event *event);

/*
 * Was the clause of this ENTER event renumbered, and nothing else?  'walk'
 * stands just after the event, and stays there.
 */
bool row_is_bare(const tvx_walk *walk, const tvx_event *event);

/* Are the words of the row worth showing, or only its title? */
bool row_shows_text(const tvx_row *row, const tvx_walk_options *options);

/*
 * White space that went, or came, where one clause became two or two one:
 * the border of the clauses stands for it.
 */
bool run_is_border_space(const tvx_event *event);

/* Do these unchanged words begin the row's text after, or end it? */
bool run_is_first(const tvx_event *event);
bool run_is_last(const tvx_event *event);

/*
 * Does the place of these moved words need no saying, since a border shows it, or since
 * the moved words before them in this text went there, or came from there, too?
 */
bool run_place_is_told(const tvx_report *report, const tvx_event *event);

/* The white space that the run begins with: what is said of its words goes behind it. */
tvx_str run_space_before(const tvx_event *event);

#endif
