/* SPDX-License-Identifier: MIT */
/*
 * align/rivals.h - is this clause known by its words, or are they everyone's?
 *
 * A clause that leaves its article must be recognised by its words alone.
 * "The Commission shall adopt implementing acts in accordance with the
 * procedure referred to in ..." stands in twenty articles; that one copy went
 * here and one came there does not make them one clause.  The rivals of a
 * free clause are the clauses of the other draft that have their partner
 * already: if one of them is nearly as like it, likeness decides nothing.
 */
#ifndef ALIGN_RIVALS_H
#define ALIGN_RIVALS_H

#include "align/matching.h"

typedef struct rivals rivals;

/* Of the clauses that are free now, and of no others. */
rivals *rivals_new(matching *match);
/* A handle of the same for another thread, freed before it. */
rivals *rivals_share(rivals *of, matching *match);
void rivals_free(rivals *all);

/* Makes now, in two threads, what the first question of either kind would. */
void rivals_expect(rivals *all);

/* The greatest likeness of the clause with one of its rivals, in thousandths. */
uint32_t rivals_of_before(rivals *all, uint32_t before);
uint32_t rivals_of_after(rivals *all, uint32_t after);

#endif
