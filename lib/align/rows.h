/* SPDX-License-Identifier: MIT */
/*
 * align/rows.h - from the matching to the rows that the caller sees.
 */
#ifndef ALIGN_ROWS_H
#define ALIGN_ROWS_H

#include "align/matching.h"

typedef struct rows {
	tvx_row *at;
	uint32_t count;
	uint32_t *clauses;              /* what the rows point into */
	uint32_t *of_before, *of_after; /* row of each clause, or TVX_NO_CLAUSE */
} rows;

void rows_make(rows *made, const matching *match);
void rows_release(rows *made);

#endif
