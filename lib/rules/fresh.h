/* SPDX-License-Identifier: MIT */
/*
 * rules/fresh.h - of the matches on one side, those that the edit brought.
 *
 * A match is fresh if an edit stands in it and the other side of the passage
 * does not have the same words to spare: a condition that moved from one end
 * of a sentence to the other was deleted and inserted, and is not fresh.
 */
#ifndef RULES_FRESH_H
#define RULES_FRESH_H

#include "rules/finder.h"

/* Keep in the first list what is fresh; 'before' and 'after' as they are named. */
void fresh_after(finder *in, const view *row, ranges *after, const ranges *before);
void fresh_before(finder *in, const view *row, ranges *before, const ranges *after);

/*
 * The words as a number: the same for the same words folded.  A reference
 * counts as the clause it leads to, so that one that merely follows a
 * renumbering is the same reference.
 */
uint64_t words_number(finder *in, tvx_str words, bool is_after);

/* The clause that a reference leads to; TVX_NO_CLAUSE if to none. */
uint32_t reference_clause(const finder *in, tvx_str reference, bool is_after);

/* The row of the clause that a reference leads to; TVX_NO_CLAUSE if to none. */
uint32_t reference_row(const finder *in, tvx_str reference, bool is_after);

#endif
