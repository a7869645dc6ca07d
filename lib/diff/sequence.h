/* SPDX-License-Identifier: MIT */
/*
 * diff/sequence.h - two sequences of word ids -> the hunks in which they differ.
 *
 * Exact wherever that can be paid for, and it can be for every text a person
 * wrote:
 *
 *	1. the common beginning and end are set aside;
 *	2. words that the other side has not at all are struck or set at once
 *	   and left out: no script can keep them, so nothing is lost, and two
 *	   texts with nothing in common cost nothing;
 *	3. the rest is solved by Myers' middle snake (diff/snake.h);
 *	4. a rectangle that passes its budget is cut at anchors, runs of 8,
 *	   then 3, then 1 words that are unique on both sides, and its pieces
 *	   are solved exactly;
 *	5. where not even a word is unique (two letters at random, a word
 *	   repeated) it is cut where the frontier got furthest.
 *
 * The budget of a rectangle of n words is some times n log n steps, with a
 * floor below which everything is exact, and each of the steps above is at
 * most that: hence the whole is near linear for any input.
 */
#ifndef DIFF_SEQUENCE_H
#define DIFF_SEQUENCE_H

#include "diff/hunks.h"
#include "diff/snake.h"

#include <stddef.h>

typedef struct segment segment;

/* Kept between calls, one a thread. */
typedef struct sequencer {
	const uint8_t *kinds;           /* see diff/anchors.h */
	uint32_t *in_before, *in_after; /* by word id: the last call that saw it */
	uint32_t call;
	frontier edge;
	segment *stack;
	size_t stack_count, stack_room;
	uint32_t *ids[2];    /* what is left of each side after step 2, ... */
	uint32_t *places[2]; /* ... where those words stand, ... */
	uint8_t *changed[2]; /* ... and for each word whether it is struck or set */
	size_t room[2];
} sequencer;

/* Every id must be less than 'vocabulary'. */
void sequencer_init(sequencer *engine, uint32_t vocabulary, const uint8_t *kinds);
void sequencer_release(sequencer *engine);

/* Replaces 'out' with the hunks of the two. */
void sequence_diff(sequencer *engine, span before, span after, hunks *out);

#endif
