/* SPDX-License-Identifier: MIT */
/*
 * diff/anchors.h - where two long sequences surely belong together.
 *
 * A run of 'width' words that occurs once in each sequence is a candidate;
 * the longest chain of candidates in the same order on both sides are the
 * anchors.  The idea is patience diff's (B. Cohen), which takes single
 * unique lines; runs of words are asked for here because a single one may be
 * a stale number, and a number alone is never an anchor.
 *
 * Of very long sequences only the runs whose hash ends in some zero bits are
 * looked at: the same ones on both sides, at a sixteenth of the memory.
 */
#ifndef DIFF_ANCHORS_H
#define DIFF_ANCHORS_H

#include "diff/snake.h"

#include <stddef.h>

typedef struct anchors {
	point *items; /* rising on both sides */
	size_t count;
} anchors;

/*
 * 'kinds' (diff/kinds.h) says which words are numbers or marks; NULL for
 * none.  The caller frees 'items'.
 */
anchors find_anchors(span before, span after, int32_t width, const uint8_t *kinds);

#endif
