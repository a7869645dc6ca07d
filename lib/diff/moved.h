/* SPDX-License-Identifier: MIT */
/*
 * diff/moved.h - words struck here and set there: hunks of all rows -> moved stretches.
 *
 * A run of at least eight words that one hunk strikes and another sets, in
 * whatever rows, is one text that went elsewhere, unless it is short and a
 * manner of speaking: within a sentence, or struck in many places.  Runs of
 * eight struck words go into a table by their hash; set words are looked up
 * in it from the beginning to the end of the draft, and where one is found
 * the longest of the candidates is taken and its words are spent.  A few
 * places are tried for each, so a sentence that occurs a thousand times costs
 * no more than one that occurs twenty times.
 *
 * Where a moved text was changed, it is followed over the change if three
 * words or more of it come soon after: the changed words stay struck and set
 * on their own, so that what moved and what was edited are both shown.
 */
#ifndef DIFF_MOVED_H
#define DIFF_MOVED_H

#include "diff/hunks.h"

#include <stddef.h>
#include <stdint.h>

/* Words [begin, end) of a row that stand elsewhere in the other draft. */
typedef struct stretch {
	uint32_t row;
	tvx_range words;
	uint32_t other_row, other_word; /* where: its first word in that row */
} stretch;

typedef struct stretches {
	stretch *items; /* by row, then by word */
	size_t count, room;
} stretches;

/* Struck or set words of one hunk, side by side with those of others. */
typedef struct loose {
	uint32_t row, begin; /* its first word in the row */
	bool rewritten;      /* most of it stands where it stood */
	uint32_t place;      /* of the row: what was struck and set in one did not move */
	size_t offset;       /* and in the ids below */
	uint32_t count;
} loose;

/* All that was struck, or all that was set. */
typedef struct looses {
	loose *items;
	size_t count, room;
	uint32_t *ids;
	size_t id_count, id_room;
} looses;

/* Fewer words in a row than this are a coincidence. */
#define MOVED_WORDS 8

/* Adds 'run' if its words are enough to have moved; 'ids' are those of all its row. */
void looses_add(looses *list, loose run, const uint32_t *ids);
void looses_release(looses *list);

/* Adds to both lists, and puts each in the order of its rows and words. */
void find_moved(const looses *struck, const looses *set, const uint8_t *kinds,
		stretches *from, stretches *to);

#endif
