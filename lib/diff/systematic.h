/* SPDX-License-Identifier: MIT */
/*
 * diff/systematic.h - replacements that recur: Peru -> Colombia, 400 times.
 *
 * A few words against a few words, as the shortest script has them before
 * it is tidied: what a reader is shown may have a neighbour's change in the
 * same stretch, but what recurs is the pair.  A pair counts as systematic
 * from five times in three rows on, if both its sides say something: a number
 * for a number is the renumbering of something else, and "and" for "or" is a
 * new change each time.
 */
#ifndef DIFF_SYSTEMATIC_H
#define DIFF_SYSTEMATIC_H

#include "base/arena.h"
#include "diff/hunks.h"
#include "diff/wording.h"

#include <travaux/diff.h>

#include <stddef.h>

typedef struct replacement {
	uint32_t row;
	uint32_t before_count, after_count; /* words, marks included */
	const uint32_t *ids;                /* of both, before first */
	tvx_str before, after;
} replacement;

typedef struct replacements {
	replacement *items;
	size_t count, room;
} replacements;

/* Adds those of a row's hunks that could recur; ids are kept in 'pool'. */
void replacements_add(replacements *list, uint32_t row, const hunks *changed,
		      const wording *before, const wording *after, const uint8_t *kinds,
		      arena *pool);

/* Most frequent first, then first met first; carved from 'pool'. */
uint32_t find_systematic(const replacements *list, arena *pool, tvx_systematic **out);

#endif
