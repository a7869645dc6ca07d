/* SPDX-License-Identifier: MIT */
#include "align/family.h"

#include "base/alloc.h"

#include <stdlib.h>

void
family_release(family *kin)
{
	free(kin->before);
	free(kin->after);
	*kin = (family){ 0 };
}

void
family_clear(family *kin)
{
	kin->before_count = 0;
	kin->after_count = 0;
}

void
family_add_before(family *kin, uint32_t clause)
{
	PUSH_ROOM(kin->before, kin->before_count, kin->before_room);
	kin->before[kin->before_count++] = clause;
}

void
family_add_after(family *kin, uint32_t clause)
{
	PUSH_ROOM(kin->after, kin->after_count, kin->after_room);
	kin->after[kin->after_count++] = clause;
}

void
family_add_children_before(family *kin, const matching *match, uint32_t before)
{
	const node *const nodes = match->before.nodes;

	for (uint32_t i = before + 1; i < nodes[before].end; i = nodes[i].end)
		family_add_before(kin, i);
}

void
family_add_children_after(family *kin, const matching *match, uint32_t after)
{
	const node *const nodes = match->after.nodes;

	for (uint32_t i = after + 1; i < nodes[after].end; i = nodes[i].end)
		family_add_after(kin, i);
}

void
family_mark(matching *match, const family *kin)
{
	for (uint32_t i = 0; i < kin->after_count; i++)
		match->place[kin->after[i]] = i;
}

void
family_unmark(matching *match, const family *kin)
{
	for (uint32_t i = 0; i < kin->after_count; i++)
		match->place[kin->after[i]] = NO_PLACE;
}

typedef struct keyed {
	uint64_t tree;
	uint32_t index;
} keyed;

static int
by_tree(const void *one, const void *other)
{
	const keyed *const a = one, *const b = other;

	if (a->tree != b->tree)
		return a->tree < b->tree ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static bool
has_substance(const side *one, uint32_t index)
{
	const uint32_t *const starts = one->words->heading_starts;

	return tree_length(one, index) > 0 || starts[index + 1] > starts[index];
}

static bool
pair_if_equal(matching *match, uint32_t before, uint32_t after, uint32_t words_least)
{
	return is_free(&match->before, before) && is_free(&match->after, after) &&
	       match->before.nodes[before].tree == match->after.nodes[after].tree &&
	       has_substance(&match->before, before) &&
	       tree_length(&match->before, before) >= words_least &&
	       same_pair_trees(match, before, after, TVX_REASON_ORDER);
}

/* The place in the after row of what clause i of the before row is paired with. */
static uint32_t
place_of(const matching *match, const family *kin, uint32_t i)
{
	const uint32_t partner = match->before.nodes[kin->before[i]].partner;

	return partner == NO_NODE ? NO_PLACE : match->place[partner];
}

/* Each pair draws in its neighbours on one side, and they theirs. */
static void
pair_neighbours(matching *match, const family *kin, uint32_t words_least)
{
	const uint32_t n = kin->before_count, m = kin->after_count;

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t left = i ? place_of(match, kin, i - 1) : NO_PLACE;
		const uint32_t at = i && left == NO_PLACE ? m : left + 1;

		if (at < m)
			pair_if_equal(match, kin->before[i], kin->after[at], words_least);
	}
	for (uint32_t i = n; i-- > 0;) {
		const uint32_t right = i + 1 < n ? place_of(match, kin, i + 1) : m;

		if (right != NO_PLACE && right > 0)
			pair_if_equal(match, kin->before[i], kin->after[right - 1],
				      words_least);
	}
}

static uint32_t
collect_free(const side *one, const uint32_t *row, uint32_t count, keyed *out)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (is_free(one, row[i]) && has_substance(one, row[i]))
			out[found++] = (keyed){ one->nodes[row[i]].tree, row[i] };
	}
	qsort(out, found, sizeof *out, by_tree);
	return found;
}

static void
pair_in_order(matching *match, const family *kin, uint32_t words_least)
{
	keyed *const one = NEW_ARRAY(keyed, kin->before_count);
	keyed *const other = NEW_ARRAY(keyed, kin->after_count);
	const uint32_t n =
		collect_free(&match->before, kin->before, kin->before_count, one);
	const uint32_t m = collect_free(&match->after, kin->after, kin->after_count, other);

	for (uint32_t i = 0, k = 0; i < n && k < m;) {
		if (one[i].tree == other[k].tree)
			pair_if_equal(match, one[i++].index, other[k++].index, words_least);
		else if (one[i].tree < other[k].tree)
			i++;
		else
			k++;
	}
	free(one);
	free(other);
}

void
family_pair_equal(matching *match, const family *kin, uint32_t words_least)
{
	family_mark(match, kin);
	pair_neighbours(match, kin, words_least);
	family_unmark(match, kin);
	pair_in_order(match, kin, words_least);
}
