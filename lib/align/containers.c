/* SPDX-License-Identifier: MIT */
/*
 * Chapters, parts and the like say little themselves: they are paired by what
 * they hold.  Each pair of units is a vote for every pair of containers that
 * they stand in; what two containers have in common, against what both hold,
 * picks the right storey of a nest by itself.
 */
#include "align/assign.h"
#include "align/family.h"
#include "align/likeness.h"
#include "base/alloc.h"

#include <stdlib.h>

/* Containers around a unit that its vote reaches. */
#define NEST_MOST 8

typedef struct ballot {
	uint32_t before, after;
	uint32_t words;
} ballot;

typedef struct ballots {
	ballot *at;
	size_t count, room;
} ballots;

static int
by_pair(const void *one, const void *other)
{
	const ballot *const a = one, *const b = other;

	if (a->before != b->before)
		return a->before < b->before ? -1 : 1;
	return a->after < b->after ? -1 : a->after > b->after;
}

static void
cast(ballots *box, uint32_t before, uint32_t after, uint32_t words)
{
	PUSH_ROOM(box->at, box->count, box->room);
	box->at[box->count++] = (ballot){ before, after, words };
}

/* The root holds all and tells nothing. */
static void
vote_above(const matching *match, ballots *box, uint32_t before, uint32_t after)
{
	const node *const one = match->before.nodes, *const other = match->after.nodes;
	const uint32_t words =
		tree_length(&match->before, before) + tree_length(&match->after, after) + 1;
	uint32_t p = one[before].parent;

	for (int i = 0; i < NEST_MOST && p != 0 && p != NO_NODE; i++, p = one[p].parent) {
		uint32_t q = other[after].parent;

		for (int k = 0; k < NEST_MOST && q != 0 && q != NO_NODE;
		     k++, q = other[q].parent)
			if (is_free(&match->before, p) && is_free(&match->after, q))
				cast(box, p, q, words);
	}
}

static void
vote_all(const matching *match, ballots *box)
{
	for (uint32_t u = 0; u < match->before.unit_count; u++) {
		const uint32_t unit = match->before.units[u];
		const uint32_t partner = match->before.nodes[unit].partner;

		if (partner != NO_NODE && match->after.nodes[partner].storey == STOREY_UNIT)
			vote_above(match, box, unit, partner);
	}
}

typedef struct heading_key {
	uint64_t hash;
	uint32_t index;
} heading_key;

static int
by_heading(const void *one, const void *other)
{
	const heading_key *const a = one, *const b = other;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static heading_key *
headings_of(const side *one, uint32_t *count)
{
	const uint32_t *const starts = one->words->heading_starts;
	heading_key *const keys = NEW_ARRAY(heading_key, one->size);

	*count = 0;
	for (uint32_t i = 0; i < one->size; i++) {
		uint64_t hash = one->nodes[i].kind;

		if (one->nodes[i].storey != STOREY_CONTAINER || !is_free(one, i) ||
		    starts[i] == starts[i + 1])
			continue;
		for (uint32_t h = starts[i]; h < starts[i + 1]; h++)
			hash = (hash ^ one->words->headings[h]) * 0xff51afd7ed558ccdU;
		keys[(*count)++] = (heading_key){ hash, i };
	}
	qsort(keys, *count, sizeof *keys, by_heading);
	return keys;
}

/* Equal headings are candidates even where nothing below was paired. */
static void
vote_by_heading(const matching *match, ballots *box)
{
	uint32_t n, m;
	heading_key *const one = headings_of(&match->before, &n);
	heading_key *const other = headings_of(&match->after, &m);

	for (uint32_t i = 0, k = 0; i < n && k < m;) {
		if (one[i].hash == other[k].hash)
			cast(box, one[i++].index, other[k++].index, 0);
		else if (one[i].hash < other[k].hash)
			i++;
		else
			k++;
	}
	free(one);
	free(other);
}

static uint32_t
score_of(matching *match, const ballot *sum)
{
	const uint64_t held = (uint64_t)tree_length(&match->before, sum->before) +
			      tree_length(&match->after, sum->after) + 1;
	const uint64_t common = (uint64_t)sum->words * 1000 / held;
	uint32_t score = common > 1000 ? 1000 : (uint32_t)common;

	score += heading_likeness(match, sum->before, sum->after) * 3 / 10;
	if (match->before.nodes[sum->before].kind == match->after.nodes[sum->after].kind)
		score += same_number(match, sum->before, sum->after) ? 100 : 50;
	return score;
}

static void
elect(matching *match, ballots *box)
{
	const uint32_t threshold = 300;
	assign_edge *const edges = NEW_ARRAY(assign_edge, box->count);
	uint32_t *const taken = NEW_ARRAY(uint32_t, match->before.size);
	size_t count = 0;

	qsort(box->at, box->count, sizeof *box->at, by_pair);
	for (size_t i = 0; i < box->count;) {
		ballot sum = box->at[i++];
		uint32_t score;

		while (i < box->count && by_pair(&sum, &box->at[i]) == 0)
			sum.words += box->at[i++].words;
		score = score_of(match, &sum);
		if (score > threshold && !are_apart(match, sum.before, sum.after))
			edges[count++] = (assign_edge){ sum.before, sum.after,
							score - threshold, score };
	}
	assign(edges, count, match->before.size, match->after.size, taken);
	for (uint32_t i = 0; i < match->before.size; i++)
		if (taken[i] != ASSIGN_ALONE)
			pair_nodes(match, i, edges[taken[i]].column, TVX_REASON_CONTEXT,
				   edges[taken[i]].note);
	free(edges);
	free(taken);
}

/* The only one of its kind is that in the other draft, whatever it says. */
static void
pair_only(matching *match, tvx_clause_kind kind)
{
	uint32_t before = NO_NODE, after = NO_NODE;

	for (uint32_t i = match->before.size; i-- > 0;)
		if (match->before.nodes[i].kind == kind)
			before = i;
	for (uint32_t i = match->after.size; i-- > 0;)
		if (match->after.nodes[i].kind == kind)
			after = i;
	if (before != NO_NODE && after != NO_NODE && is_free(&match->before, before) &&
	    is_free(&match->after, after) && !are_apart(match, before, after))
		pair_nodes(match, before, after, TVX_REASON_CONTEXT, 0);
}

/* Paragraphs of a text that has no articles, or stand beside them. */
static bool
is_flat(const side *one, uint32_t index)
{
	const node *const at = &one->nodes[index];

	return at->storey == STOREY_UNIT &&
	       (at->kind == TVX_CLAUSE_PARAGRAPH || at->kind == TVX_CLAUSE_SUBPARAGRAPH ||
		at->kind == TVX_CLAUSE_POINT);
}

/*
 * Such a paragraph that is alone between two that are paired is what stands there in the
 * other draft, as it would be inside an article: "Term", "24 months", "Law", "Texas".
 */
static void
pair_flat(matching *match, uint32_t before)
{
	const uint32_t after = match->before.nodes[before].partner;
	family kin = { 0 };

	for (uint32_t i = before + 1; i < match->before.nodes[before].end;
	     i = match->before.nodes[i].end)
		if (is_flat(&match->before, i))
			family_add_before(&kin, i);
	for (uint32_t i = after + 1; i < match->after.nodes[after].end;
	     i = match->after.nodes[i].end)
		if (is_flat(&match->after, i))
			family_add_after(&kin, i);
	if (kin.before_count && kin.after_count)
		family_pair_gaps(match, &kin);
	family_release(&kin);
}

void
containers_pair(matching *match)
{
	ballots box = { 0 };

	pair_only(match, TVX_CLAUSE_ROOT);
	pair_only(match, TVX_CLAUSE_PREAMBLE);
	pair_only(match, TVX_CLAUSE_SIGNATURES);
	vote_all(match, &box);
	vote_by_heading(match, &box);
	if (box.count)
		elect(match, &box);
	free(box.at);
	for (uint32_t i = 0; i < match->before.size; i++)
		if (match->before.nodes[i].storey == STOREY_CONTAINER &&
		    match->before.nodes[i].partner != NO_NODE)
			pair_flat(match, i);
}
