/* SPDX-License-Identifier: MIT */
/*
 * The fourth pass: what moved.
 *
 * Of clauses in their order before, each with its place after, the heaviest
 * increasing subsequence stayed; the others moved.  No smaller set of moves, by
 * words, explains the new order (Hunt and Szymanski 1977 for sequences;
 * the weights are sums in a Fenwick tree of maxima).  A number that changed
 * because something came before it says nothing about order, and is not asked.
 */
#include "align/matching.h"

#include "base/alloc.h"

#include <stdlib.h>

typedef struct item {
	uint32_t before, place;
	uint32_t rank;
	uint64_t weight;
} item;

typedef struct sequence {
	item *at;
	size_t count, room;
} sequence;

typedef struct peak {
	uint64_t sum;
	uint32_t item; /* 1-based; 0 for none */
} peak;

static int
by_place(const void *one, const void *other)
{
	const item *const a = *(const item *const *)one, *const b = *(
								 const item *const *)other;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return a < b ? -1 : a > b;
}

static bool
is_increasing(const sequence *list)
{
	for (size_t i = 1; i < list->count; i++)
		if (list->at[i].place < list->at[i - 1].place)
			return false;
	return true;
}

static void
rank_items(sequence *list)
{
	item **const sorted = NEW_ARRAY(item *, list->count);

	for (size_t i = 0; i < list->count; i++)
		sorted[i] = &list->at[i];
	qsort(sorted, list->count, sizeof *sorted, by_place);
	for (size_t i = 0; i < list->count; i++)
		sorted[i]->rank = (uint32_t)i + 1;
	free(sorted);
}

static peak
highest_below(const peak *tree, uint32_t rank)
{
	peak best = { 0, 0 };

	for (; rank > 0; rank &= rank - 1)
		if (tree[rank].sum > best.sum)
			best = tree[rank];
	return best;
}

static void
raise_to(peak *tree, size_t count, uint32_t rank, peak value)
{
	for (; rank <= count; rank += rank & -rank)
		if (value.sum > tree[rank].sum)
			tree[rank] = value;
}

/* Sets 'stays' of the items in the heaviest increasing subsequence. */
static void
find_stayers(sequence *list, bool *stays)
{
	peak *const tree = NEW_ARRAY(peak, list->count + 1);
	uint32_t *const link = NEW_ARRAY(uint32_t, list->count + 1);

	rank_items(list);
	for (size_t i = 0; i < list->count; i++) {
		const item *const at = &list->at[i];
		const peak below = highest_below(tree, at->rank);

		link[i + 1] = below.item;
		raise_to(tree, list->count, at->rank,
			 (peak){ below.sum + at->weight, (uint32_t)i + 1 });
	}
	for (uint32_t i = highest_below(tree, (uint32_t)list->count).item; i != 0;
	     i = link[i])
		stays[i - 1] = true;
	free(tree);
	free(link);
}

static void
set_moved(matching *match, uint32_t before)
{
	const uint32_t index = match->before.nodes[before].group;

	if (index == NO_GROUP)
		match->before.nodes[before].moved = true;
	else
		match->groups[index].moved = true;
}

static void
mark_movers(matching *match, sequence *list)
{
	bool *stays;

	if (is_increasing(list))
		return;
	stays = NEW_ARRAY(bool, list->count);
	find_stayers(list, stays);
	for (size_t i = 0; i < list->count; i++)
		if (!stays[i])
			set_moved(match, list->at[i].before);
	free(stays);
}

/* Where it stands after; NO_NODE if nowhere, or if told by another of its group. */
static uint32_t
place_after(const matching *match, uint32_t before)
{
	const node *const at = &match->before.nodes[before];
	const group *many;

	if (at->partner != NO_NODE)
		return at->partner;
	if (at->group == NO_GROUP)
		return NO_NODE;
	many = &match->groups[at->group];
	return many->before[0] == before ? many->after[0] : NO_NODE;
}

static void
add_item(const matching *match, sequence *list, uint32_t before, uint32_t place)
{
	PUSH_ROOM(list->at, list->count, list->room);
	list->at[list->count++] =
		(item){ .before = before,
			.place = place,
			.weight = (uint64_t)tree_length(&match->before, before) + 1 };
}

/* Units by their order in the whole draft: a chapter put above them moves none. */
static void
move_units(matching *match, sequence *list)
{
	list->count = 0;
	for (uint32_t u = 0; u < match->before.unit_count; u++) {
		const uint32_t unit = match->before.units[u];
		const uint32_t place = place_after(match, unit);

		if (place != NO_NODE && match->after.nodes[place].storey == STOREY_UNIT)
			add_item(match, list, unit, place);
	}
	mark_movers(match, list);
}

static bool
is_alone(const side *one, uint32_t index)
{
	return index == NO_NODE || is_free(one, index);
}

/*
 * Under other parents than its own parent's: moved, unless a level was merely
 * put in or taken out between it and its unit, or between it and its chapter.
 */
static bool
left_its_parent(const matching *match, uint32_t before, uint32_t after)
{
	const node *const one = &match->before.nodes[before];
	const node *const other = &match->after.nodes[after];

	if (one->parent == NO_NODE || other->parent == NO_NODE ||
	    are_aligned(match, one->parent, other->parent))
		return false;
	if (one->storey != other->storey)
		return true;
	if (one->storey == STOREY_MATTER && !are_aligned(match, one->unit, other->unit))
		return true;
	return !is_alone(&match->before, one->parent) &&
	       !is_alone(&match->after, other->parent);
}

static void
move_children(matching *match, sequence *list, uint32_t parent)
{
	const node *const nodes = match->before.nodes;

	list->count = 0;
	for (uint32_t i = parent + 1; i < nodes[parent].end; i = nodes[i].end) {
		const uint32_t place = place_after(match, i);

		if (place == NO_NODE)
			continue;
		if (left_its_parent(match, i, place))
			set_moved(match, i);
		else if (are_aligned(match, parent, match->after.nodes[place].parent) &&
			 nodes[i].storey != STOREY_UNIT)
			add_item(match, list, i, place);
	}
	mark_movers(match, list);
}

void
moves_find(matching *match)
{
	sequence list = { 0 };

	move_units(match, &list);
	for (uint32_t i = 0; i < match->before.size; i++)
		if (match->before.nodes[i].end > i + 1)
			move_children(match, &list, i);
	free(list.at);
}
