/* SPDX-License-Identifier: MIT */
/*
 * diff/edits.h - hunks of words -> edits of bytes.
 *
 * Every byte of either text ends up in one edit.  Equal words whose bytes
 * differ become a typographic delete and insert, of the word and of the
 * white space after it separately.  White space that differs next to a hunk
 * joins it without a word, and what a hunk's two sides end in alike is left
 * out of it:
 *
 *	"to the State party"  ->  "to the State, party or not."
 *	=to the State  +,  = party  + or not.
 *
 * Then the edits are cut where moved words begin and end, and where the
 * bracket of a party does.
 */
#ifndef DIFF_EDITS_H
#define DIFF_EDITS_H

#include "base/arena.h"
#include "diff/hunks.h"
#include "diff/moved.h"
#include "diff/parties.h"
#include "diff/wording.h"

#include <travaux/diff.h>

/* One side of a row, and what is known of its words. */
typedef struct edit_side {
	wording words;
	const uint32_t *clauses;
	uint32_t clause_count;
	const draft_words *draft;
	const parties *parties;
	const stretch *moved; /* of this row, in order */
	size_t moved_count;
} edit_side;

/* Kept between rows; zero is empty. */
typedef struct edit_list {
	tvx_edit *items;
	size_t count, room;
	uint32_t kept_before, kept_after; /* words of hunks, but written otherwise alone */
} edit_list;

/* Replaces 'out'.  The 'moved' of an edit is left as an index of the side's
 * moved stretches, TVX_NO_CLAUSE for none. */
void edits_make(edit_list *out, const edit_side *before, const edit_side *after,
		const hunk *items, size_t count);

#endif
