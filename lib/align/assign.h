/* SPDX-License-Identifier: MIT */
/*
 * align/assign.h - who goes with whom, at the greatest gain together.
 *
 * A sparse assignment: each row may take one column, each column goes to one
 * row, and only the listed edges may be used.  An edge has a gain above
 * zero, which is what it is better than leaving both alone; so a row that is
 * not worth pairing stays alone, and never takes what another needs more.
 *
 * This is the shortest augmenting path method of Jonker and Volgenant, "A
 * Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment
 * Problems", Computing 38 (1987), with a column of its own for each row to
 * be alone in.
 */
#ifndef ALIGN_ASSIGN_H
#define ALIGN_ASSIGN_H

#include <stddef.h>
#include <stdint.h>

#define ASSIGN_ALONE UINT32_MAX

typedef struct assign_edge {
	uint32_t row, column;
	uint32_t gain; /* at least 1 */
	uint32_t note; /* the caller's */
} assign_edge;

/*
 * Sorts the edges by row and writes to taken[row] the index of the edge taken,
 * or ASSIGN_ALONE.  Optimal, but where a search for one row has looked at so
 * much that the whole would no longer be near linear: then that row stays
 * alone.
 */
void assign(assign_edge *edges, size_t count, uint32_t row_count, uint32_t column_count,
	    uint32_t *taken);

#endif
