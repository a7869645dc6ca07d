/* SPDX-License-Identifier: MIT */
/*
 * What stands where it stood.
 *
 *	Art. 7              Art. 7
 *	Art. 8  a b c  ──▶  Art. 8  a b d        edited, and
 *	Art. 9              Art. 9
 *	                    Art. 30 a b c        a copy of it, put in elsewhere
 *
 * Equal words make Article 30 the partner of Article 8: it has moved, and Article 8 is
 * another.  No reader would say so.  Between the same two neighbours stands what is
 * nearly as like it, and that has the better claim; the copy is new.
 */
#include "align/family.h"
#include "align/likeness.h"

/* A clause of which a third was replaced is still plainly the same. */
#define HOME_LIKE 500U
/* By how much what is elsewhere may be more like. */
#define HOME_MARGIN 500U
/* By how much what stands there must be less like the partner it has. */
#define TENANT_MARGIN 150U

/* The unit after that stands between the partners of the neighbours, or NO_NODE. */
static uint32_t
home_of(const matching *match, const uint32_t *place, uint32_t u)
{
	const uint32_t *const units = match->before.units;
	const uint32_t left = match->before.nodes[units[u - 1]].partner;
	const uint32_t right = match->before.nodes[units[u + 1]].partner;
	uint32_t at;

	if (left == NO_NODE || right == NO_NODE)
		return NO_NODE;
	at = place[left];
	return at != NO_PLACE && at + 2 < match->after.unit_count &&
			       match->after.units[at + 2] == right
		       ? match->after.units[at + 1]
		       : NO_NODE;
}

/* Undoes the pair and whatever was paired with it, but for what has come home. */
static void
loosen(matching *match, uint32_t before, uint32_t home)
{
	const node *const one = match->before.nodes, *const other = match->after.nodes;
	const uint32_t after = one[before].partner;

	for (uint32_t i = before; i < one[before].end; i++) {
		const uint32_t partner = one[i].partner;

		if (i == before || (partner >= after && partner < other[after].end &&
				    (partner < home || partner >= other[home].end)))
			unpair_before(match, i);
	}
}

/* Has what stands there a partner that it is more like, or one that a person gave it? */
static bool
is_let(const matching *match, uint32_t home, uint32_t like)
{
	const node *const at = &match->after.nodes[home];
	const node *const partner =
		at->partner == NO_NODE ? NULL : &match->before.nodes[at->partner];

	return at->group != NO_GROUP ||
	       (partner != NULL && (partner->reason == TVX_REASON_PINNED ||
				    partner->likeness + TENANT_MARGIN > like));
}

static void
take_home(matching *match, uint32_t before, uint32_t home)
{
	const node *const one = &match->before.nodes[before];
	const node *const other = &match->after.nodes[home];
	uint32_t like;

	if (one->kind != other->kind || one->group != NO_GROUP ||
	    one->reason == TVX_REASON_PINNED || are_apart(match, before, home))
		return;
	likeness_load(match->like, tree_words(&match->after, home));
	like = overlap_dice(likeness_hold(match->like, tree_words(&match->before, before)));
	if (like < HOME_LIKE || like + HOME_MARGIN < one->likeness ||
	    is_let(match, home, like))
		return;
	if (one->partner != NO_NODE)
		loosen(match, before, home);
	if (other->partner != NO_NODE)
		loosen(match, other->partner, NO_NODE);
	pair_nodes(match, before, home, TVX_REASON_CONTEXT, like);
}

void
home_pair(matching *match)
{
	const side *const one = &match->before, *const other = &match->after;
	uint32_t *const place = match->place;

	for (uint32_t a = 0; a < other->unit_count; a++)
		place[other->units[a]] = a;
	for (uint32_t u = 1; u + 1 < one->unit_count; u++) {
		const uint32_t before = one->units[u];
		const uint32_t home = home_of(match, place, u);

		if (home != NO_NODE && home != one->nodes[before].partner)
			take_home(match, before, home);
	}
	for (uint32_t a = 0; a < other->unit_count; a++)
		place[other->units[a]] = NO_PLACE;
}
