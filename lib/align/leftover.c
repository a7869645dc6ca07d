/* SPDX-License-Identifier: MIT */
/*
 * Units that are left when likeness and splits have spoken: an article rewritten
 * so far that it lies below any threshold that would keep strangers apart.
 *
 * How like strangers are depends on the drafts: in one of ten articles on one
 * matter each has a fifth of every other's words.  So here nothing is held
 * against a fixed measure but a low one; two units are one if each is, of all
 * units of the other draft, taken ones included, the one most like the other,
 * and no other comes near.  And what stands alone between two articles is likely
 * what stands alone between their partners, if it has anything of it:
 *
 *	Art. 68  ---------  Art. 68
 *	Art. 69             Art. 69     rewritten
 *	Art. 70  ---------  Art. 70
 */
#include "align/family.h"
#include "align/features.h"
#include "align/likeness.h"
#include "base/alloc.h"

#include <stdlib.h>

/* Below this the best of the strangers is a stranger still. */
#define LIKE_LEAST 150
/* By so much, in hundredths, must it be more like than the next. */
#define AHEAD 105
/* What an equal heading adds, divided by the number of units that have it. */
#define HEADING     200
#define WORDS_LEAST 8
/* So many pairs are all tried; of more, those that the index names. */
#define ALL_PAIRS_MOST 8192

/* Units of one side that are no recitals: a recital says why, and rivals nothing. */
typedef struct pool {
	const side *one, *other; /* whom is asked about; who asks */
	uint32_t *units;
	uint32_t count, free_count;
	feature_index *index; /* NULL where all are tried */
} pool;

typedef struct favourite {
	uint32_t unit;
	uint32_t like, next;
} favourite;

static bool
may_be_left(const side *one, uint32_t unit)
{
	return is_free(one, unit) && tree_length(one, unit) >= WORDS_LEAST;
}

static pool
pool_of(const side *one, const side *other)
{
	pool made = { one, other, NEW_ARRAY(uint32_t, one->unit_count), 0, 0, NULL };

	for (uint32_t u = 0; u < one->unit_count; u++) {
		const uint32_t unit = one->units[u];

		if (one->nodes[unit].kind == TVX_CLAUSE_RECITAL)
			continue;
		made.units[made.count++] = unit;
		made.free_count += may_be_left(one, unit);
	}
	return made;
}

static void
pool_release(pool *of)
{
	index_free(of->index);
	free(of->units);
}

static void
weigh(matching *match, const pool *asked, uint32_t unit, uint32_t asking, favourite *best)
{
	const bool after = asked->one == &match->after;
	const uint32_t before_unit = after ? asking : unit;
	const uint32_t after_unit = after ? unit : asking;
	const uint32_t one = match->before.nodes[before_unit].namesakes;
	const uint32_t other = match->after.nodes[after_unit].namesakes;
	const uint32_t namesakes = one > other ? one : other > 0 ? other : 1;
	const uint32_t score =
		overlap_dice(likeness_hold(match->like, tree_words(asked->one, unit))) +
		heading_likeness(match, before_unit, after_unit) * HEADING / 1000 /
			namesakes;

	if (score > best->like)
		*best = (favourite){ unit, score, best->like };
	else if (score > best->next)
		best->next = score;
}

/* The unit of the pool that is most like 'asking', and how like the next one is. */
static favourite
find_favourite(matching *match, const pool *asked, uint32_t asking)
{
	uint32_t positions[CANDIDATES_MOST], votes[CANDIDATES_MOST];
	favourite best = { NO_NODE, 0, 0 };

	likeness_load(match->like, tree_words(asked->other, asking));
	if (asked->index == NULL) {
		for (uint32_t u = 0; u < asked->count; u++)
			weigh(match, asked, asked->units[u], asking, &best);
	} else {
		const uint32_t found =
			index_ask(asked->index, asked->other, asking, positions, votes);

		for (uint32_t p = 0; p < found; p++)
			weigh(match, asked, asked->units[positions[p]], asking, &best);
	}
	return best;
}

static void
pair_if_mutual(matching *match, const pool *befores, const pool *afters, uint32_t before)
{
	const favourite one = find_favourite(match, afters, before);
	favourite other;

	if (one.unit == NO_NODE || one.like < LIKE_LEAST ||
	    one.like * 100 < one.next * AHEAD || !may_be_left(&match->after, one.unit) ||
	    are_apart(match, before, one.unit) ||
	    match->before.nodes[before].kind != match->after.nodes[one.unit].kind)
		return;
	other = find_favourite(match, befores, one.unit);
	if (other.unit != before || other.like * 100 < other.next * AHEAD)
		return;
	pair_nodes(match, before, one.unit, TVX_REASON_WORDS, one.like);
	match->before.nodes[before].doubtful = true;
}

/* The unit after that stands where this one does, between the same two. */
static uint32_t
alone_between(const matching *match, uint32_t place)
{
	const uint32_t *const units = match->before.units;
	const uint32_t left = match->before.nodes[units[place - 1]].partner;
	const uint32_t right = match->before.nodes[units[place + 1]].partner;
	uint32_t at, after;

	if (left == NO_NODE || right == NO_NODE ||
	    !may_be_left(&match->before, units[place]))
		return NO_NODE;
	at = match->place[left];
	if (at == NO_PLACE || at + 2 >= match->after.unit_count ||
	    match->after.units[at + 2] != right)
		return NO_NODE;
	after = match->after.units[at + 1];
	return may_be_left(&match->after, after) &&
			       match->before.nodes[units[place]].kind ==
				       match->after.nodes[after].kind
		       ? after
		       : NO_NODE;
}

static void
pair_between(matching *match)
{
	const family all = { .after = match->after.units,
			     .after_count = match->after.unit_count };
	family alone = { 0 };

	family_mark(match, &all);
	for (uint32_t u = 1; u + 1 < match->before.unit_count; u++) {
		const uint32_t after = alone_between(match, u);

		if (after == NO_NODE)
			continue;
		family_add_before(&alone, match->before.units[u]);
		family_add_after(&alone, after);
	}
	family_unmark(match, &all);
	for (uint32_t i = 0; i < alone.before_count; i++) {
		const family two = { alone.before + i, alone.after + i, 1, 1, 0, 0 };

		family_pair_gaps(match, &two);
		match->before.nodes[alone.before[i]].doubtful =
			!is_free(&match->before, alone.before[i]);
	}
	family_release(&alone);
}

static void
pair_favourites(matching *match)
{
	pool befores = pool_of(&match->before, &match->after);
	pool afters = pool_of(&match->after, &match->before);

	if ((uint64_t)befores.free_count * afters.count > ALL_PAIRS_MOST ||
	    (uint64_t)afters.free_count * befores.count > ALL_PAIRS_MOST) {
		befores.index =
			index_new(befores.one, befores.units, befores.count, true, NULL);
		afters.index =
			index_new(afters.one, afters.units, afters.count, true, NULL);
	}
	for (uint32_t u = 0; u < befores.count && afters.free_count; u++)
		if (may_be_left(befores.one, befores.units[u]))
			pair_if_mutual(match, &befores, &afters, befores.units[u]);
	pool_release(&befores);
	pool_release(&afters);
}

void
leftover_pair(matching *match)
{
	pair_favourites(match);
	pair_between(match);
}
