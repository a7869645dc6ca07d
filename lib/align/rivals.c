/* SPDX-License-Identifier: MIT */
#include "align/rivals.h"

#include "align/features.h"
#include "align/likeness.h"
#include "base/alloc.h"

#include <stdlib.h>

#define RIVAL_WORDS 5
#define UNKNOWN     UINT16_MAX

/* Those of one draft who may be rivals of clauses of the other. */
typedef struct taken_side {
	const side *one, *other;
	uint32_t *members;
	uint32_t count;
	feature_index *index; /* made when first asked */
	uint16_t *known;      /* by clause of the other side */
} taken_side;

struct rivals {
	matching *match;
	taken_side before, after;
};

static void
taken_init(taken_side *taken, const side *one, const side *other)
{
	*taken = (taken_side){ .one = one,
			       .other = other,
			       .members = NEW_ARRAY(uint32_t, one->size),
			       .known = NEW_ARRAY(uint16_t, other->size) };
	for (uint32_t i = 0; i < one->size; i++) {
		if (!is_free(one, i) && own_length(one, i) >= RIVAL_WORDS)
			taken->members[taken->count++] = i;
	}
	for (uint32_t i = 0; i < other->size; i++)
		taken->known[i] = UNKNOWN;
}

rivals *
rivals_new(matching *match)
{
	rivals *const all = NEW(rivals);

	all->match = match;
	taken_init(&all->before, &match->before, &match->after);
	taken_init(&all->after, &match->after, &match->before);
	return all;
}

void
rivals_free(rivals *all)
{
	if (all == NULL)
		return;
	index_free(all->before.index);
	index_free(all->after.index);
	free(all->before.members);
	free(all->after.members);
	free(all->before.known);
	free(all->after.known);
	free(all);
}

static uint32_t
strongest(scales *like, taken_side *taken, uint32_t clause)
{
	uint32_t positions[CANDIDATES_MOST], votes[CANDIDATES_MOST];
	uint32_t best = 0, found;

	if (taken->known[clause] != UNKNOWN)
		return taken->known[clause];
	if (taken->index == NULL)
		taken->index = index_new(taken->one, taken->members, taken->count, false);
	found = index_ask(taken->index, taken->other, clause, positions, votes);
	likeness_load(like, own_words(taken->other, clause));
	for (uint32_t p = 0; p < found; p++) {
		const stretch rival = own_words(taken->one, taken->members[positions[p]]);
		const uint32_t dice = overlap_dice(likeness_hold(like, rival));

		best = dice > best ? dice : best;
	}
	taken->known[clause] = (uint16_t)best;
	return best;
}

uint32_t
rivals_of_before(rivals *all, uint32_t before)
{
	return strongest(all->match->like, &all->after, before);
}

uint32_t
rivals_of_after(rivals *all, uint32_t after)
{
	return strongest(all->match->like, &all->before, after);
}
