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
	uint32_t index, at; /* the clause, and where in its row it stands */
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
			out[found++] = (keyed){ one->nodes[row[i]].tree, row[i], i };
	}
	qsort(out, found, sizeof *out, by_tree);
	return found;
}

/* The free clauses of both rows, by their words. */
typedef struct keyed_rows {
	keyed *one, *other;
	uint32_t n, m;
} keyed_rows;

static keyed_rows
keyed_rows_of(const matching *match, const family *kin)
{
	keyed_rows all = { NEW_ARRAY(keyed, kin->before_count),
			   NEW_ARRAY(keyed, kin->after_count), 0, 0 };

	all.n = collect_free(&match->before, kin->before, kin->before_count, all.one);
	all.m = collect_free(&match->after, kin->after, kin->after_count, all.other);
	return all;
}

static void
keyed_rows_release(keyed_rows *all)
{
	free(all->one);
	free(all->other);
}

static uint32_t
run_length(const keyed *list, uint32_t at, uint32_t count)
{
	uint32_t length = 1;

	while (at + length < count && list[at + length].tree == list[at].tree)
		length++;
	return length;
}

/* The next words that both rows have, past '*i' and '*k'; how often each has them. */
static bool
next_shared(const keyed_rows *all, uint32_t *i, uint32_t *k, uint32_t *run,
	    uint32_t *other_run)
{
	while (*i < all->n && *k < all->m) {
		*run = run_length(all->one, *i, all->n);
		*other_run = run_length(all->other, *k, all->m);
		if (all->one[*i].tree == all->other[*k].tree)
			return true;
		if (all->one[*i].tree < all->other[*k].tree)
			*i += *run;
		else
			*k += *other_run;
	}
	return false;
}

/* What each row says once. */
static void
pair_unique(matching *match, const family *kin, uint32_t words_least)
{
	keyed_rows all = keyed_rows_of(match, kin);
	uint32_t i = 0, k = 0, run = 0, other_run = 0;

	for (; next_shared(&all, &i, &k, &run, &other_run); i += run, k += other_run)
		if (run == 1 && other_run == 1)
			pair_if_equal(match, all.one[i].index, all.other[k].index,
				      words_least);
	keyed_rows_release(&all);
}

/* Of fewer words than this the same are too often said by chance. */
#define SHORT_BELOW 8

/* For each clause of the before row, between which places its neighbours' partners are. */
static tvx_range *
openings(const matching *match, const family *kin)
{
	tvx_range *const made = NEW_ARRAY(tvx_range, kin->before_count);
	uint32_t begin = 0, end = kin->after_count;

	for (uint32_t i = 0; i < kin->before_count; i++) {
		const uint32_t place = place_of(match, kin, i);

		made[i].begin = begin;
		begin = place == NO_PLACE ? begin : place + 1;
	}
	for (uint32_t i = kin->before_count; i-- > 0;) {
		const uint32_t place = place_of(match, kin, i);

		made[i].end = end;
		end = place == NO_PLACE ? end : place;
	}
	return made;
}

/*
 * What is said several times, first with first; but what is short, "24 months", only
 * where the neighbours leave room for it: it is said too often to have moved.
 */
static void
pair_in_order(matching *match, const family *kin, uint32_t words_least)
{
	keyed_rows all = keyed_rows_of(match, kin);
	tvx_range *const open = openings(match, kin);
	uint32_t i = 0, k = 0, run = 0, other_run = 0;

	for (; next_shared(&all, &i, &k, &run, &other_run); i += run, k += other_run) {
		const bool brief =
			tree_length(&match->before, all.one[i].index) < SHORT_BELOW;

		for (uint32_t p = i, q = k; p < i + run && q < k + other_run;) {
			const tvx_range room = open[all.one[p].at];

			if (brief && all.other[q].at < room.begin)
				q++;
			else if (brief && all.other[q].at >= room.end)
				p++;
			else
				pair_if_equal(match, all.one[p++].index,
					      all.other[q++].index, words_least);
		}
	}
	free(open);
	keyed_rows_release(&all);
}

void
family_pair_equal(matching *match, const family *kin, uint32_t words_least)
{
	family_mark(match, kin);
	pair_neighbours(match, kin, words_least);
	pair_unique(match, kin, words_least);
	pair_neighbours(match, kin, words_least);
	pair_in_order(match, kin, words_least);
	family_unmark(match, kin);
}
