/* SPDX-License-Identifier: MIT */
/*
 * What is inside the units: the children of each pair are paired with each
 * other, and theirs in turn; then what is left in a unit with what is left in
 * its partner, at any depth; then what is left anywhere with anything.
 *
 * Children are paired by all that hangs below them.  A paragraph may so get a
 * partner whose own words are quite others, while its words stand in a point, in
 * the next paragraph or in the next article:
 *
 *	2. In open procedures, the time       2. Only those invited may submit
 *	   limit shall be 52 days                a tender
 *	   (a) ...                               (a) ...
 *
 * So a pair whose own words are not alike is loosened while own words are
 * compared, and is made again where neither found what is far more like it.
 */
#include "align/family.h"

#include "align/likeness.h"
#include "base/alloc.h"
#include "base/partition.h"
#include "base/together.h"

#include <stdlib.h>

static const leaning children_lean = { .threshold = 380, .number = 40, .neighbour = 25 };
static const leaning unit_lean = {
	.threshold = 420, .number = 20, .words_least = 5, .own_words = true
};
static const leaning draft_lean = {
	.threshold = 300, .words_least = 8, .own_words = true, .distinct = true
};

/* Is it paired, or the first of a group, so that its children have where to go? */
static bool
leads(const matching *match, uint32_t before)
{
	const node *const at = &match->before.nodes[before];

	if (at->storey == STOREY_CONTAINER || at->end == before + 1)
		return false;
	return at->partner != NO_NODE ||
	       (at->group != NO_GROUP && match->groups[at->group].before[0] == before);
}

/* The children of a clause and of its partner, or of all in its group. */
static void
gather_children(family *kin, const matching *match, uint32_t before)
{
	const node *const at = &match->before.nodes[before];

	family_clear(kin);
	if (at->partner != NO_NODE) {
		family_add_children_before(kin, match, before);
		family_add_children_after(kin, match, at->partner);
		return;
	}
	for (size_t i = 0; i < match->groups[at->group].before_count; i++)
		family_add_children_before(kin, match, match->groups[at->group].before[i]);
	for (size_t i = 0; i < match->groups[at->group].after_count; i++)
		family_add_children_after(kin, match, match->groups[at->group].after[i]);
}

static void
pair_children(matching *match, family *kin, uint32_t before, bool gaps)
{
	gather_children(kin, match, before);
	if (kin->before_count == 0 || kin->after_count == 0)
		return;
	family_pair_equal(match, kin, 0);
	family_pair_alike(match, kin, &children_lean);
	if (gaps)
		family_pair_gaps(match, kin);
}

/* Does its partner stand in the unit that its own unit became? */
static bool
is_at_home(const matching *match, uint32_t before)
{
	const node *const at = &match->before.nodes[before];

	return at->partner != NO_NODE && at->unit != NO_NODE &&
	       match->before.nodes[at->unit].partner != NO_NODE &&
	       match->after.nodes[at->partner].unit ==
		       match->before.nodes[at->unit].partner;
}

/* The units of one thread, and what it needs. */
typedef struct household {
	matching match; /* as the others', but for its scales */
	uint32_t begin, end;
	bool gaps;
	bool *done; /* by clause before; each thread writes those of its units */
} household;

/*
 * Reading order is top down, so when a clause is come to, its parents have
 * been; one walk pairs all the children of all pairs.  What is at home is
 * paired within two units that no other thread touches.
 */
static void
pair_at_home(void *part)
{
	household *const it = part;
	matching *const match = &it->match;
	family kin = { 0 };

	for (uint32_t u = it->begin; u < it->end; u++) {
		const uint32_t unit = match->before.units[u];

		for (uint32_t i = unit; i < match->before.nodes[unit].end; i++) {
			if (!leads(match, i) || !is_at_home(match, i))
				continue;
			pair_children(match, &kin, i, it->gaps);
			it->done[i] = true;
		}
	}
	family_release(&kin);
}

/* Fewer words than this are paired before a thread has started. */
#define WORDS_PER_THREAD 16384

static uint64_t
words_of_unit(const void *of, uint32_t unit)
{
	const side *const one = of;

	return 8 + tree_length(one, one->units[unit]);
}

/* First what is at home, unit by unit; then what went elsewhere, in one walk. */
static void
pair_all_children(matching *match, bool gaps)
{
	bool *const done = NEW_ARRAY(bool, match->before.size);
	household *const homes = NEW_ARRAY(household, match->threads);
	const shares runs = together_share(match->before.unit_count, match->threads,
					   WORDS_PER_THREAD, words_of_unit, &match->before);
	family kin = { 0 };

	for (uint32_t h = 0; h < runs.count; h++) {
		homes[h].match = matching_of_thread(match, h);
		homes[h].match.threads = 1;
		homes[h].begin = h ? runs.ends[h - 1] : 0;
		homes[h].end = runs.ends[h];
		homes[h].gaps = gaps;
		homes[h].done = done;
	}
	together(homes, sizeof *homes, runs.count, pair_at_home);
	for (uint32_t i = 0; i < match->before.size; i++)
		if (!done[i] && leads(match, i))
			pair_children(match, &kin, i, gaps);
	family_release(&kin);
	free(homes);
	free(done);
}

static void
add_free_below(family *kin, const matching *match, uint32_t unit, bool after)
{
	const side *const one = after ? &match->after : &match->before;

	for (uint32_t i = unit + 1; i < one->nodes[unit].end; i++) {
		if (!is_free(one, i))
			continue;
		if (after)
			family_add_after(kin, i);
		else
			family_add_before(kin, i);
	}
}

static void
gather_left(family *kin, const matching *match, uint32_t unit)
{
	const node *const at = &match->before.nodes[unit];

	family_clear(kin);
	if (at->partner != NO_NODE) {
		add_free_below(kin, match, unit, false);
		if (kin->before_count)
			add_free_below(kin, match, at->partner, true);
		return;
	}
	for (size_t i = 0; i < match->groups[at->group].before_count; i++)
		add_free_below(kin, match, match->groups[at->group].before[i], false);
	for (size_t i = 0; i < match->groups[at->group].after_count; i++)
		add_free_below(kin, match, match->groups[at->group].after[i], true);
}

static void
pair_left_in_units(matching *match)
{
	family kin = { 0 };

	for (uint32_t u = 0; u < match->before.unit_count; u++) {
		if (!leads(match, match->before.units[u]))
			continue;
		gather_left(&kin, match, match->before.units[u]);
		if (kin.before_count && kin.after_count)
			family_pair_alike(match, &kin, &unit_lean);
	}
	family_release(&kin);
}

/* The words of a free clause; does a clause that has its partner say them too? */
typedef struct saying {
	uint64_t tree;
	bool elsewhere;
} saying;

static int
by_tree(const void *one, const void *other)
{
	const saying *const a = one, *const b = other;

	return a->tree < b->tree ? -1 : a->tree > b->tree;
}

/* The first with these words, or NULL. */
static saying *
find_saying(saying *list, uint32_t count, uint64_t tree)
{
	uint32_t at = 0;

	PARTITION_POINT(at, count, list[at].tree < tree);
	return at < count && list[at].tree == tree ? &list[at] : NULL;
}

static void
mark_elsewhere(saying *list, uint32_t count, const side *one)
{
	for (uint32_t i = 0; i < one->size; i++) {
		saying *const same = is_free(one, i)
					     ? NULL
					     : find_saying(list, count, one->nodes[i].tree);

		if (same != NULL)
			same->elsewhere = true;
	}
}

/*
 * Those of a family whose words no paired clause has: "Power is delegated to the
 * Commission to adopt the standards" is said in ten articles, and that it was left
 * out of one and put into another does not make it a clause that moved.
 */
static family
distinct_of(const matching *match, const family *kin)
{
	saying *const list = NEW_ARRAY(saying, kin->before_count);
	family made = { 0 };

	for (uint32_t i = 0; i < kin->before_count; i++)
		list[i].tree = match->before.nodes[kin->before[i]].tree;
	qsort(list, kin->before_count, sizeof *list, by_tree);
	mark_elsewhere(list, kin->before_count, &match->before);
	mark_elsewhere(list, kin->before_count, &match->after);
	for (uint32_t i = 0; i < kin->before_count; i++)
		if (!find_saying(list, kin->before_count,
				 match->before.nodes[kin->before[i]].tree)
			     ->elsewhere)
			family_add_before(&made, kin->before[i]);
	for (uint32_t i = 0; i < kin->after_count; i++)
		family_add_after(&made, kin->after[i]);
	free(list);
	return made;
}

static void
pair_left_in_draft(matching *match, storey highest)
{
	family kin = { 0 };

	for (uint32_t i = 0; i < match->before.size; i++) {
		if (is_free(&match->before, i) && match->before.nodes[i].storey >= highest)
			family_add_before(&kin, i);
	}
	for (uint32_t i = 0; i < match->after.size; i++) {
		if (is_free(&match->after, i) && match->after.nodes[i].storey >= highest)
			family_add_after(&kin, i);
	}
	if (kin.before_count && kin.after_count) {
		family distinct = distinct_of(match, &kin);

		family_pair_equal(match, &distinct, draft_lean.words_least);
		family_release(&distinct);
		family_pair_alike(match, &kin, &draft_lean);
	}
	family_release(&kin);
}

/* Own words less alike than this did not make the pair. */
#define LOOSE_BELOW 400

typedef struct loose_pair {
	uint32_t before, after;
	uint16_t likeness; /* of the pairing; that of their own words is in the nodes */
	bool doubtful;
} loose_pair;

typedef struct loose_pairs {
	loose_pair *at;
	size_t count, room;
} loose_pairs;

static uint32_t
likeness_of_own(matching *match, uint32_t before, uint32_t after)
{
	const node *const one = &match->before.nodes[before];
	const node *const other = &match->after.nodes[after];

	if (one->own == other->own)
		return 1000;
	if (one->end == before + 1 && other->end == after + 1)
		return one->likeness;
	likeness_load(match->like, own_words(&match->after, after));
	return overlap_dice(likeness_hold(match->like, own_words(&match->before, before)));
}

static bool
may_be_loosened(const matching *match, uint32_t before)
{
	const node *const at = &match->before.nodes[before];

	return at->storey == STOREY_MATTER && at->partner != NO_NODE &&
	       at->reason == TVX_REASON_WORDS &&
	       (own_length(&match->before, before) >= unit_lean.words_least ||
		own_length(&match->after, at->partner) >= unit_lean.words_least);
}

static loose_pairs
loosen(matching *match)
{
	loose_pairs list = { 0 };

	for (uint32_t i = 0; i < match->before.size; i++) {
		node *const at = &match->before.nodes[i];
		const uint32_t after = at->partner;
		uint32_t like;

		if (!may_be_loosened(match, i))
			continue;
		like = likeness_of_own(match, i, after);
		if (like >= LOOSE_BELOW)
			continue;
		PUSH_ROOM(list.at, list.count, list.room);
		list.at[list.count++] =
			(loose_pair){ i, after, at->likeness, at->doubtful };
		unpair_before(match, i);
		at->likeness = match->after.nodes[after].likeness = (uint16_t)like;
	}
	return list;
}

static void
make_again(matching *match, loose_pairs *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const loose_pair *const pair = &list->at[i];

		match->after.nodes[pair->after].likeness = 0;
		if (!is_free(&match->before, pair->before))
			continue;
		match->before.nodes[pair->before].likeness = 0;
		if (!is_free(&match->after, pair->after))
			continue;
		pair_nodes(match, pair->before, pair->after, TVX_REASON_WORDS,
			   pair->likeness);
		match->before.nodes[pair->before].doubtful = pair->doubtful;
	}
	free(list->at);
}

void
matter_pair(matching *match)
{
	loose_pairs loose;

	pair_all_children(match, false);
	loose = loosen(match);
	pair_left_in_units(match);
	pair_left_in_draft(match, STOREY_MATTER);
	pair_left_in_draft(match, STOREY_UNIT);
	make_again(match, &loose);
	pair_all_children(match, true);
}

void
matter_pair_in_groups(matching *match)
{
	family kin = { 0 };

	for (size_t g = 0; g < match->group_count; g++)
		pair_children(match, &kin, match->groups[g].before[0], true);
	family_release(&kin);
}
