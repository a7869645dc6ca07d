/* SPDX-License-Identifier: MIT */
/*
 * What says nothing, or next to nothing: an annex of which only the title is left, the
 * rule between the head of a table and its rows, a row with a name and marks.  It has too
 * few words to be known by, so it is known by where it stands: right behind, or right
 * before, what is paired; with the same words, and with the same number if it has none.
 */
#include "align/family.h"

/* From so many words on a clause is looked for wherever it may be (matter.c). */
#define KNOWN_WORDS 5

static bool
is_left(const side *one, uint32_t index)
{
	const uint32_t *const starts = one->words->heading_starts;
	const node *const at = &one->nodes[index];

	return at->row && is_free(one, index) && at->end == index + 1 &&
	       own_length(one, index) < KNOWN_WORDS && starts[index + 1] == starts[index];
}

/* The next word that counts from 'at' on, which is moved past it; NO_NODE at the end. */
static uint32_t
next_word(const side *one, uint32_t index, uint32_t *at)
{
	const uint32_t end = one->nodes[index + 1].first;

	while (*at < end) {
		const uint32_t word = one->words->folded[(*at)++];

		if (one->weights[word] != 0)
			return word;
	}
	return NO_NODE;
}

/* Of two with as many words that count. */
static bool
say_the_same(const matching *match, uint32_t before, uint32_t after)
{
	uint32_t b = match->before.nodes[before].first;
	uint32_t a = match->after.nodes[after].first;

	for (uint32_t i = own_length(&match->before, before); i > 0; i--)
		if (next_word(&match->before, before, &b) !=
		    next_word(&match->after, after, &a))
			return false;
	return true;
}

static bool
are_the_same(const matching *match, uint32_t before, uint32_t after)
{
	const node *const one = &match->before.nodes[before];
	const node *const other = &match->after.nodes[after];
	const uint32_t words = own_length(&match->before, before);

	if (!is_left(&match->before, before) || !is_left(&match->after, after) ||
	    one->kind != other->kind || words != own_length(&match->after, after) ||
	    are_apart(match, before, after))
		return false;
	return words > 0 ? say_the_same(match, before, after)
			 : one->own == other->own && same_number(match, before, after);
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
