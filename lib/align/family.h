/* SPDX-License-Identifier: MIT */
/*
 * align/family.h - two rows of clauses that belong together, to be paired.
 *
 * The children of two paired clauses, say, or the units of both drafts, in
 * reading order, those that are paired already among them: they are the
 * neighbours by which the others are known.
 */
#ifndef ALIGN_FAMILY_H
#define ALIGN_FAMILY_H

#include "align/matching.h"

typedef struct family {
	uint32_t *before, *after;
	uint32_t before_count, after_count;
	size_t before_room, after_room;
} family;

void family_release(family *kin);
void family_clear(family *kin);
void family_add_before(family *kin, uint32_t clause);
void family_add_after(family *kin, uint32_t clause);
void family_add_children_before(family *kin, const matching *match, uint32_t before);
void family_add_children_after(family *kin, const matching *match, uint32_t after);

/*
 * Writes match->place[a], for each clause of the after row, where in the row it
 * stands; everywhere else it is NO_PLACE, before and after.
 */
#define NO_PLACE UINT32_MAX
void family_mark(matching *match, const family *kin);
void family_unmark(matching *match, const family *kin);

/* Equal subtrees of so many words: by their neighbours, then in order. */
void family_pair_equal(matching *match, const family *kin, uint32_t words_least);

typedef struct leaning {
	uint32_t threshold; /* a score below is not worth pairing, in thousandths */
	uint32_t heading;   /* what an equal heading adds */
	uint32_t number;    /* what an equal number adds */
	uint32_t neighbour; /* what each neighbour that is paired alike adds */
	uint32_t words_least;
	bool own_words; /* not those of the subtree */
	bool distinct;  /* no clause that is paired already may be nearly as like */
} leaning;

/* By likeness, at the greatest gain together. */
void family_pair_alike(matching *match, const family *kin, const leaning *lean);

/* What lies between the same two neighbours, by whatever there is. */
void family_pair_gaps(matching *match, const family *kin);

/* Is the number the same, but for how it is written? */
bool same_number(const matching *match, uint32_t before, uint32_t after);
/* Pairs the two subtrees if they are equal in words and shape. */
bool same_pair_trees(matching *match, uint32_t before, uint32_t after, tvx_reason reason);

#endif
