/* SPDX-License-Identifier: MIT */
/*
 * diff/hunks.h - where two sequences of words differ.
 *
 * A hunk is a range of words of 'before' that became a range of words of
 * 'after'; one of the two may be empty.  Between two hunks, before the first
 * and after the last, the words are the same, one for one:
 *
 *	before   0 1 2 3 4 5 6        hunks  { [2,4) -> [2,3) }
 *	after    0 1 x 4 5 6 y               { [7,7) -> [6,7) }
 *
 * Invariant: hunks are in order and none is empty on both sides.  Two hunks
 * have an equal word between them, unless each is a sentence rewritten whole.
 */
#ifndef DIFF_HUNKS_H
#define DIFF_HUNKS_H

#include <travaux/str.h>

#include <stdbool.h>

typedef struct hunk {
	tvx_range before, after;
	bool rewritten; /* holds equal words: a sentence struck and set whole */
} hunk;

static inline bool
range_is_empty(tvx_range range)
{
	return range.begin == range.end;
}

/* Zero is empty. */
typedef struct hunks {
	hunk *items;
	size_t count, room;
} hunks;

/* Appends; a hunk that touches the last one joins it, an empty one is nothing. */
void hunks_add(hunks *list, hunk item);
void hunks_release(hunks *list);

#endif
