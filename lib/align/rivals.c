/* SPDX-License-Identifier: MIT */
#include "align/rivals.h"

#include "align/features.h"
#include "align/likeness.h"
#include "base/alloc.h"
#include "base/together.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#define RIVAL_WORDS 5
/* Fewer members are in an index before a thread has started. */
#define MEMBERS_PER_THREAD 500
#define UNKNOWN            UINT16_MAX

/* Those of one draft who may be rivals of clauses of the other. */
typedef struct taken_side {
	const side *one, *other;
	uint32_t *members;
	uint32_t count;
	uint32_t *askers; /* who is free on the other side */
	uint32_t asker_count;
	pthread_mutex_t lock;
	feature_index *index;    /* made when first asked */
	_Atomic uint16_t *known; /* by clause of the other side */
} taken_side;

enum { BEFORE, AFTER };

typedef struct both_sides {
	taken_side of[2];
} both_sides;

struct rivals {
	matching *match;
	both_sides *sides;
	bool is_shared;
	feature_index *before, *after; /* handles of this thread */
};

static void
taken_init(taken_side *taken, const side *one, const side *other)
{
	*taken = (taken_side){ .one = one,
			       .other = other,
			       .members = NEW_ARRAY(uint32_t, one->size),
			       .askers = NEW_ARRAY(uint32_t, other->size),
			       .known = NEW_ARRAY(_Atomic uint16_t, other->size) };
	pthread_mutex_init(&taken->lock, NULL);
	for (uint32_t i = 0; i < one->size; i++) {
		if (!is_free(one, i) && own_length(one, i) >= RIVAL_WORDS)
			taken->members[taken->count++] = i;
	}
	for (uint32_t i = 0; i < other->size; i++) {
		if (is_free(other, i))
			taken->askers[taken->asker_count++] = i;
		atomic_store_explicit(&taken->known[i], UNKNOWN, memory_order_relaxed);
	}
}

static void
taken_release(taken_side *taken)
{
	index_free(taken->index);
	pthread_mutex_destroy(&taken->lock);
	free(taken->members);
	free(taken->askers);
	free(taken->known);
}

rivals *
rivals_new(matching *match)
{
	rivals *const all = NEW(rivals);

	all->match = match;
	all->sides = NEW(both_sides);
	taken_init(&all->sides->of[BEFORE], &match->before, &match->after);
	taken_init(&all->sides->of[AFTER], &match->after, &match->before);
	return all;
}

rivals *
rivals_share(rivals *of, matching *match)
{
	rivals *const all = NEW(rivals);

	all->match = match;
	all->sides = of->sides;
	all->is_shared = true;
	return all;
}

void
rivals_free(rivals *all)
{
	if (all == NULL)
		return;
	index_free(all->before);
	index_free(all->after);
	if (!all->is_shared) {
		taken_release(&all->sides->of[BEFORE]);
		taken_release(&all->sides->of[AFTER]);
		free(all->sides);
	}
	free(all);
}

static void
make_index(void *of)
{
	taken_side *const taken = of;
	const askers by = { taken->other, taken->askers, taken->asker_count };

	pthread_mutex_lock(&taken->lock);
	if (taken->index == NULL)
		taken->index =
			index_new(taken->one, taken->members, taken->count, false, &by);
	pthread_mutex_unlock(&taken->lock);
}

void
rivals_expect(rivals *all)
{
	together(all->sides->of, sizeof *all->sides->of, 2, make_index);
}

/* Who asks one side asks the other next, if the answer is not enough. */
static feature_index *
share_index(rivals *all, taken_side *taken)
{
	if (!all->is_shared && all->match->threads > 1 && taken->index == NULL &&
	    taken->count > MEMBERS_PER_THREAD)
		rivals_expect(all);
	make_index(taken);
	return index_share(taken->index);
}

static uint32_t
strongest(rivals *all, taken_side *taken, feature_index **index, uint32_t clause)
{
	scales *const like = all->match->like;
	const uint16_t known =
		atomic_load_explicit(&taken->known[clause], memory_order_relaxed);
	uint32_t positions[CANDIDATES_MOST], votes[CANDIDATES_MOST];
	uint32_t best = 0, found;

	if (known != UNKNOWN)
		return known;
	if (*index == NULL)
		*index = share_index(all, taken);
	found = index_ask(*index, taken->other, clause, positions, votes);
	likeness_load(like, own_words(taken->other, clause));
	for (uint32_t p = 0; p < found; p++) {
		const uint32_t member = taken->members[positions[p]];
		const stretch rival = own_words(taken->one, member);
		uint32_t dice;

		if (feet_apart(taken->one->nodes[member].foot,
			       taken->other->nodes[clause].foot))
			continue;
		dice = overlap_dice(likeness_hold(like, rival));
		best = dice > best ? dice : best;
	}
	/* Two threads that work it out come to the same. */
	atomic_store_explicit(&taken->known[clause], (uint16_t)best, memory_order_relaxed);
	return best;
}

uint32_t
rivals_of_before(rivals *all, uint32_t before)
{
	return strongest(all, &all->sides->of[AFTER], &all->after, before);
}

uint32_t
rivals_of_after(rivals *all, uint32_t after)
{
	return strongest(all, &all->sides->of[BEFORE], &all->before, after);
}
