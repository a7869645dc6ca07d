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
void fresh_after(const view *row, ranges *after, const ranges *before);
void fresh_before(const view *row, ranges *before, const ranges *after);

#endif
