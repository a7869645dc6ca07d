/* SPDX-License-Identifier: MIT */
/*
 * What says nothing: an annex of which only the title is left, the rule between
 * the head of a table and its rows.  It has no word to be known by, so it is
 * known by where it stands: right behind, or right before, what is paired, and
 * with the same number.
 */
#include "align/family.h"

static bool
is_wordless(const side *one, uint32_t index)
{
	const uint32_t *const starts = one->words->heading_starts;
	const node *const at = &one->nodes[index];

	return at->row && is_free(one, index) && at->end == index + 1 &&
	       own_length(one, index) == 0 && starts[index + 1] == starts[index];
}

static bool
are_the_same(const matching *match, uint32_t before, uint32_t after)
{
	const node *const one = &match->before.nodes[before];
	const node *const other = &match->after.nodes[after];

	return is_wordless(&match->before, before) && is_wordless(&match->after, after) &&
	       one->kind == other->kind && one->own == other->own &&
	       same_number(match, before, after) && !are_apart(match, before, after);
}

/* The clause of 'after' that stands where the one of this index does, or NO_NODE. */
static uint32_t
place_behind(const matching *match, uint32_t before)
{
	const uint32_t partner = match->before.nodes[before - 1].partner;

	return partner == NO_NODE || partner + 1 >= match->after.size ? NO_NODE
								      : partner + 1;
}

static uint32_t
place_before(const matching *match, uint32_t before)
{
	const uint32_t partner = before + 1 < match->before.size
					 ? match->before.nodes[before + 1].partner
					 : NO_NODE;

	return partner == NO_NODE || partner == 0 ? NO_NODE : partner - 1;
}

static void
pair_if_same(matching *match, uint32_t before, uint32_t after)
{
	if (after != NO_NODE && are_the_same(match, before, after))
		pair_nodes(match, before, after, TVX_REASON_CONTEXT, 1000);
}

void
wordless_pair(matching *match)
{
	for (uint32_t i = 1; i < match->before.size; i++)
		pair_if_same(match, i, place_behind(match, i));
	for (uint32_t i = match->before.size; i-- > 1;)
		pair_if_same(match, i, place_before(match, i));
}
