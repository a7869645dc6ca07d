/* SPDX-License-Identifier: MIT */
/*
 * What is inside the units: the children of each pair are paired with each
 * other, and theirs in turn; then what is left in a unit with what is left in
 * its partner, at any depth; then what is left anywhere with anything.
 */
#include "align/family.h"

#include "base/alloc.h"

#include <stdlib.h>

static const leaning children_lean = { .threshold = 380, .number = 40, .neighbour = 25 };
static const leaning unit_lean = { .threshold = 420, .number = 20, .words_least = 5 };
static const leaning draft_lean = { .threshold = 450, .words_least = 8 };

static void
pair_children(matching *match, family *kin, uint32_t before)
{
	family_of_children(kin, match, before, match->before.nodes[before].partner);
	if (kin->before_count == 0 || kin->after_count == 0)
		return;
	family_pair_equal(match, kin);
	family_pair_alike(match, kin, &children_lean);
}

/*
 * Reading order is top down, so when a clause is come to, its parents have
 * been; one walk pairs all the children of all pairs.
 */
static void
pair_all_children(matching *match, bool gaps)
{
	family kin = { 0 };

	for (uint32_t i = 0; i < match->before.size; i++) {
		const node *const at = &match->before.nodes[i];

		if (at->partner == NO_NODE || at->storey == STOREY_CONTAINER ||
		    at->end == i + 1)
			continue;
		pair_children(match, &kin, i);
		if (gaps)
			family_pair_gaps(match, &kin);
	}
	family_release(&kin);
}

static void
pair_left_in_unit(matching *match, family *kin, uint32_t unit)
{
	const uint32_t partner = match->before.nodes[unit].partner;

	family_clear(kin);
	for (uint32_t i = unit + 1; i < match->before.nodes[unit].end; i++) {
		if (is_free(&match->before, i))
			family_add_before(kin, i);
	}
	if (kin->before_count == 0)
		return;
	for (uint32_t i = partner + 1; i < match->after.nodes[partner].end; i++) {
		if (is_free(&match->after, i))
			family_add_after(kin, i);
	}
	if (kin->after_count)
		family_pair_alike(match, kin, &unit_lean);
}

static void
pair_left_in_units(matching *match)
{
	family kin = { 0 };

	for (uint32_t u = 0; u < match->before.unit_count; u++) {
		const uint32_t unit = match->before.units[u];
		const uint32_t partner = match->before.nodes[unit].partner;

		if (partner != NO_NODE && match->after.nodes[partner].storey == STOREY_UNIT)
			pair_left_in_unit(match, &kin, unit);
	}
	family_release(&kin);
}

static void
pair_left_in_draft(matching *match)
{
	family kin = { 0 };

	for (uint32_t i = 0; i < match->before.size; i++) {
		if (is_free(&match->before, i) &&
		    match->before.nodes[i].storey != STOREY_CONTAINER)
			family_add_before(&kin, i);
	}
	for (uint32_t i = 0; i < match->after.size; i++) {
		if (is_free(&match->after, i) &&
		    match->after.nodes[i].storey != STOREY_CONTAINER)
			family_add_after(&kin, i);
	}
	if (kin.before_count && kin.after_count) {
		family_pair_equal(match, &kin);
		family_pair_alike(match, &kin, &draft_lean);
	}
	family_release(&kin);
}

void
matter_pair(matching *match)
{
	pair_all_children(match, false);
	pair_left_in_units(match);
	pair_left_in_draft(match);
	pair_all_children(match, true);
}
