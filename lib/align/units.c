/* SPDX-License-Identifier: MIT */
/*
 * Which article became which: units are paired over the whole draft, whatever
 * chapters they stand in.
 */
#include "align/family.h"

/*
 * An unrelated clause of the same draft shares a sixth of its weight; a clause
 * of which half the words were replaced keeps more than a third.  A heading
 * that is kept makes up for words that were not.
 */
static const leaning units_lean = {
	.threshold = 300, .heading = 200, .number = 20, .neighbour = 25, .words_least = 1
};

void
units_pair(matching *match)
{
	const family kin = { match->before.units,
			     match->after.units,
			     match->before.unit_count,
			     match->after.unit_count,
			     0,
			     0 };

	family_pair_equal(match, &kin, 0);
	family_pair_alike(match, &kin, &units_lean);
}
