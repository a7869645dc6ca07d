/* SPDX-License-Identifier: MIT */
/*
 * diff/snake.h - the middle of the shortest edit script, within a budget.
 *
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986),
 * section 4b.  Two frontiers of furthest reaching paths, one from each end,
 * grow by one difference a round; where they meet is a point on a shortest
 * script, and the two rectangles it leaves are solved in the same way.
 *
 * It departs from the paper in one thing: it counts its steps.  Past the
 * budget it gives up and says how far it got, so that the caller can find a
 * coarser way to cut the rectangle; nothing is decided here.
 */
#ifndef DIFF_SNAKE_H
#define DIFF_SNAKE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct point {
	int32_t before, after;
} point;

/* The words of one rectangle. */
typedef struct span {
	const uint32_t *ids;
	int32_t count;
} span;

/* The two frontiers, kept between calls; zero is empty. */
typedef struct frontier {
	int32_t *forward, *backward; /* by diagonal, 'reach' is diagonal 0 */
	int32_t reach;
} frontier;

void frontier_release(frontier *edge);

/*
 * Both spans are not empty, and differ in their first and last words.  True
 * with '*middle' on a shortest script; false past 'budget' steps, with
 * '*middle' the furthest point that a shortest beginning or a shortest end
 * reached.
 */
bool find_middle(span before, span after, int64_t budget, frontier *edge, point *middle);

#endif
