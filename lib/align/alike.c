/* SPDX-License-Identifier: MIT */
/*
 * The second pass: what is like.
 *
 * Each free clause is held against its candidates; a pair that scores above the
 * threshold is an edge, its gain what it scores above it; the assignment takes
 * the edges of greatest gain together.  So the threshold is the price of
 * leaving both alone.
 */
#include "align/assign.h"
#include "align/family.h"
#include "align/features.h"
#include "align/likeness.h"
#include "align/rivals.h"
#include "base/alloc.h"
#include "base/together.h"

#include <stdlib.h>
#include <string.h>

/* Below so many pairs all are tried; above, only candidates of the index. */
#define ALL_PAIRS_MOST 64
/* A pair within so much of a rival's is said to be doubtful. */
#define DOUBT_MARGIN 40
/* So few words that neighbours must speak for them. */
#define FEW_WORDS 4
/* What a recital paired with an article must make up for. */
#define RECITAL_PRICE 200
/* By how much it must be more like than what has its partner already. */
#define RIVAL_MARGIN 60
#define PLAIN_WINNER 900
/* By how much a clause that was loosened must be more like another than it was. */
#define LOOSE_MARGIN 150U

typedef struct edges {
	assign_edge *at;
	size_t count, room;
	rivals *others; /* where words alone must tell */
	uint32_t pick;
} edges;

typedef struct row {
	uint32_t *nodes; /* the free ones of one side of the family */
	uint32_t count;
} row;

static row
free_row(const side *one, const uint32_t *nodes, uint32_t count, const leaning *lean)
{
	row made = { NEW_ARRAY(uint32_t, count), 0 };

	for (uint32_t i = 0; i < count; i++) {
		const uint32_t length = lean->own_words ? own_length(one, nodes[i])
							: tree_length(one, nodes[i]);

		if (is_free(one, nodes[i]) && length >= lean->words_least)
			made.nodes[made.count++] = nodes[i];
	}
	return made;
}

static void
add_edge(edges *list, uint32_t before, uint32_t after, uint32_t gain, uint32_t likeness)
{
	PUSH_ROOM(list->at, list->count, list->room);
	list->at[list->count++] = (assign_edge){ before, after, gain, likeness };
}

static bool
has_children(const side *one, uint32_t index)
{
	return one->nodes[index].end > index + 1;
}

static overlap
overlap_of_own(matching *match, uint32_t before)
{
	return likeness_hold(match->like, own_words(&match->before, before));
}

static void
load_after(matching *match, uint32_t after, bool own)
{
	likeness_load(match->like, own ? own_words(&match->after, after)
				       : tree_words(&match->after, after));
}

/*
 * Of the subtrees, that of 'after' being loaded; but where the chapeaux are as good as
 * equal and what hangs below was replaced, it is still the same clause.
 */
static uint32_t
likeness_of_trees(matching *match, uint32_t before, uint32_t after)
{
	const side *const one = &match->before, *const other = &match->after;
	uint32_t tree, own;

	tree = overlap_dice(likeness_hold(match->like, tree_words(one, before)));
	if ((!has_children(one, before) && !has_children(other, after)) || tree >= 700 ||
	    own_length(one, before) <= FEW_WORDS || own_length(other, after) <= FEW_WORDS)
		return tree;
	load_after(match, after, true);
	own = overlap_dice(overlap_of_own(match, before));
	load_after(match, after, false);
	return own * 3 / 4 > tree ? own * 3 / 4 : tree;
}

/* Are the clauses before these paired with each other; and those behind? */
static uint32_t
paired_neighbours(const matching *match, uint32_t before, uint32_t after)
{
	const node *const one = match->before.nodes, *const other = match->after.nodes;
	const uint32_t next = one[before].end, other_next = other[after].end;
	uint32_t count = 0;

	if (next < match->before.size && other_next < match->after.size)
		count += one[next].partner == other_next;
	if (before > 0 && after > 0 && one[before - 1].partner != NO_NODE) {
		const uint32_t partner = one[before - 1].partner;

		count += partner == after - 1 ||
			 (one[before - 1].unit != NO_NODE &&
			  other[after - 1].unit != NO_NODE &&
			  one[one[before - 1].unit].partner == other[after - 1].unit &&
			  one[before].storey == STOREY_UNIT);
	}
	return count;
}

/* A heading that many have ("Definitions") tells none of them from another. */
static uint32_t
namesakes(const matching *match, uint32_t before, uint32_t after)
{
	const uint32_t one = match->before.nodes[before].namesakes;
	const uint32_t other = match->after.nodes[after].namesakes;

	return one > other ? one : other > 0 ? other : 1;
}

static bool
is_everyones(matching *match, rivals *others, uint32_t like, uint32_t before,
	     uint32_t after)
{
	const bool rivalled = rivals_of_before(others, before) + RIVAL_MARGIN > like ||
			      rivals_of_after(others, after) + RIVAL_MARGIN > like;

	load_after(match, after, true);
	return rivalled;
}

/* A recital says why, and is not the rule that says the same. */
static bool
is_reason_given(const node *at)
{
	return at->kind == TVX_CLAUSE_RECITAL || at->kind == TVX_CLAUSE_PREAMBLE;
}

/*
 * Where any clause may go to any other, many pairs are tried, and some share words
 * by chance.  What is shared must be more than that: twice the bits that name one
 * pair of so many; twice, since a word that returns beside its neighbour is counted
 * two times.  This is much of a short clause ("For the purposes of this
 * paragraph, the following shall apply") and little of a long one.
 */
static uint32_t
pick_of(const matching *match)
{
	return 2 * (lexicon_bits(match->before.size) + lexicon_bits(match->after.size));
}

/* The threshold, with the pick as a share of both clauses. */
static uint32_t
price_of(const leaning *lean, const edges *list, overlap shared)
{
	const uint64_t both = shared.held + shared.loaded;

	return lean->threshold + (uint32_t)(2000 * (uint64_t)list->pick / (both + 1));
}

/* Is either loosened (matter.c), and nearly as like what it was paired with? */
static bool
stays_home(const matching *match, uint32_t like, uint32_t before, uint32_t after)
{
	return like < match->before.nodes[before].likeness + LOOSE_MARGIN ||
	       like < match->after.nodes[after].likeness + LOOSE_MARGIN;
}

/* "24 months" has no number and no heading, and so few words that its place must tell. */
static bool
is_nameless(const side *one, uint32_t index)
{
	const uint32_t *const starts = one->words->heading_starts;

	return tree_length(one, index) <= FEW_WORDS && starts[index + 1] == starts[index] &&
	       tvx_instrument_clause(one->instrument, index)->num.len == 0;
}

/* Adds the edge, if it is one; returns the likeness. */
static uint32_t
try_pair(matching *match, const leaning *lean, edges *list, row one, uint32_t i, row other,
	 uint32_t k)
{
	const uint32_t before = one.nodes[i], after = other.nodes[k];
	uint32_t like, score, price = lean->threshold;

	if (are_apart(match, before, after) ||
	    (is_nameless(&match->before, before) && is_nameless(&match->after, after) &&
	     paired_neighbours(match, before, after) == 0))
		return 0;
	if (lean->own_words) {
		const overlap shared = overlap_of_own(match, before);

		like = overlap_dice(shared);
		price = price_of(lean, list, shared);
		if (stays_home(match, like, before, after))
			return like;
	} else {
		like = likeness_of_trees(match, before, after);
	}
	score = like;
	if (lean->distinct && like > price &&
	    is_everyones(match, list->others, like, before, after))
		return 0;
	if (lean->heading)
		score += heading_likeness(match, before, after) * lean->heading / 1000 /
			 namesakes(match, before, after);
	if (lean->number && same_number(match, before, after))
		score += lean->number;
	score += lean->neighbour * paired_neighbours(match, before, after);
	if (is_reason_given(&match->before.nodes[before]) !=
	    is_reason_given(&match->after.nodes[after]))
		score -= score < RECITAL_PRICE ? score : RECITAL_PRICE;
	if (score > price)
		add_edge(list, i, k, score - price, like);
	return like;
}

/* The clauses after of one thread, [begin, end) of 'other', and what it needs. */
typedef struct trial {
	matching match; /* as the others', but for its scales */
	const leaning *lean;
	edges list;
	row one, other;
	feature_index *index;
	uint32_t begin, end;
} trial;

static void
try_candidates(void *part)
{
	trial *const it = part;
	matching *const match = &it->match;
	uint32_t positions[CANDIDATES_MOST], votes[CANDIDATES_MOST];

	for (uint32_t k = it->begin; k < it->end; k++) {
		const uint32_t after = it->other.nodes[k];
		const uint32_t found =
			index_ask(it->index, &match->after, after, positions, votes);
		uint32_t best = 0;

		load_after(match, after, it->lean->own_words);
		/* Past a plain winner, those with far fewer votes are not asked. */
		for (uint32_t p = 0; p < found; p++) {
			uint32_t like;

			if (best >= PLAIN_WINNER && votes[p] * 2 < votes[0])
				break;
			like = try_pair(match, it->lean, &it->list, it->one, positions[p],
					it->other, k);
			best = like > best ? like : best;
		}
	}
}

/* Fewer words than this are tried before a thread has started. */
#define WORDS_PER_THREAD 8192

/* The clauses after that are to be shared out. */
typedef struct asked {
	const matching *match;
	row other;
	bool own_words;
} asked;

static uint64_t
words_asked(const void *of, uint32_t k)
{
	const asked *const it = of;
	const uint32_t clause = it->other.nodes[k];

	return 8 + (it->own_words ? own_length(&it->match->after, clause)
				  : tree_length(&it->match->after, clause));
}

/* What each thread found, in the order of one; the first one's is grown for the others. */
static void
take_edges_found(edges *list, trial *trials, uint32_t threads)
{
	size_t all = 0;

	for (uint32_t t = 0; t < threads; t++)
		all += trials[t].list.count;
	list->at = grow_array(trials[0].list.at, all, sizeof *list->at);
	list->count = trials[0].list.count;
	list->room = all;
	for (uint32_t t = 1; t < threads; t++) {
		const edges *const from = &trials[t].list;

		if (from->count > 0)
			memcpy(list->at + list->count, from->at,
			       from->count * sizeof *from->at);
		list->count += from->count;
		free(from->at);
	}
}

static void
try_all_candidates(matching *match, const leaning *lean, edges *list, row one, row other)
{
	trial *const trials = NEW_ARRAY(trial, match->threads);
	const asked all = { match, other, lean->own_words };
	const shares runs = together_share(other.count, match->threads, WORDS_PER_THREAD,
					   words_asked, &all);
	feature_index *const index =
		index_new(&match->before, one.nodes, one.count, !lean->own_words, NULL);

	if (runs.count > 1 && list->others != NULL)
		rivals_expect(list->others);
	for (uint32_t t = 0; t < runs.count; t++) {
		trial *const it = &trials[t];

		it->match = t ? matching_of_thread(match, t) : *match;
		it->begin = t ? runs.ends[t - 1] : 0;
		it->end = runs.ends[t];
		it->lean = lean;
		it->one = one;
		it->other = other;
		it->index = t ? index_share(index) : index;
		it->list = (edges){ .pick = list->pick, .others = list->others };
		if (t > 0) {
			it->list.others = list->others
						  ? rivals_share(list->others, &it->match)
						  : NULL;
		}
	}
	together(trials, sizeof *trials, runs.count, try_candidates);
	for (uint32_t t = 1; t < runs.count; t++) {
		index_free(trials[t].index);
		rivals_free(trials[t].list.others);
	}
	index_free(index);
	take_edges_found(list, trials, runs.count);
	free(trials);
}

/* The two greatest gains among the edges of one clause. */
typedef struct suit {
	uint32_t best, next;
} suit;

static void
note_gain(suit *of, uint32_t gain)
{
	if (gain > of->best)
		*of = (suit){ gain, of->best };
	else if (gain > of->next)
		of->next = gain;
}

/* Is another pairing of the clause nearly as good as the one of this gain? */
static bool
is_rivalled(suit of, uint32_t gain)
{
	const uint32_t rival = gain == of.best ? of.next : of.best;

	return rival > 0 && rival + DOUBT_MARGIN >= gain;
}

static void
take_edges(matching *match, edges *list, row one, row other, tvx_reason reason)
{
	uint32_t *const taken = NEW_ARRAY(uint32_t, one.count);
	suit *const befores = NEW_ARRAY(suit, one.count);
	suit *const afters = NEW_ARRAY(suit, other.count);

	assign(list->at, list->count, one.count, other.count, taken);
	for (size_t e = 0; e < list->count; e++) {
		note_gain(&befores[list->at[e].row], list->at[e].gain);
		note_gain(&afters[list->at[e].column], list->at[e].gain);
	}
	for (uint32_t i = 0; i < one.count; i++) {
		const assign_edge *edge;

		if (taken[i] == ASSIGN_ALONE)
			continue;
		edge = &list->at[taken[i]];
		pair_nodes(match, one.nodes[i], other.nodes[edge->column], reason,
			   edge->note);
		match->before.nodes[one.nodes[i]].doubtful =
			edge->gain < DOUBT_MARGIN || is_rivalled(befores[i], edge->gain) ||
			is_rivalled(afters[edge->column], edge->gain);
	}
	free(taken);
	free(befores);
	free(afters);
	free(list->at);
}

void
family_pair_alike(matching *match, const family *kin, const leaning *lean)
{
	row one = free_row(&match->before, kin->before, kin->before_count, lean);
	row other = free_row(&match->after, kin->after, kin->after_count, lean);
	edges list = { .others = lean->distinct ? rivals_new(match) : NULL,
		       .pick = lean->distinct ? pick_of(match) : 0 };

	if ((uint64_t)one.count * other.count > ALL_PAIRS_MOST) {
		try_all_candidates(match, lean, &list, one, other);
	} else {
		for (uint32_t k = 0; k < other.count; k++) {
			load_after(match, other.nodes[k], lean->own_words);
			for (uint32_t i = 0; i < one.count; i++)
				try_pair(match, lean, &list, one, i, other, k);
		}
	}
	if (list.count)
		take_edges(match, &list, one, other, TVX_REASON_WORDS);
	else
		free(list.at);
	rivals_free(list.others);
	free(one.nodes);
	free(other.nodes);
}

/* A run of free clauses of each side, between the same neighbours. */
typedef struct gap {
	row before, after;
} gap;

/*
 * In a gap the price of being alone is low, for the neighbours have spoken;
 * clauses of few words, which likeness cannot tell, must have the same number
 * or be the only ones there.  The items of a list are known by how they begin.
 */
static uint32_t
gap_gain(matching *match, const gap *between, uint32_t before, uint32_t after,
	 uint32_t *likeness)
{
	const uint32_t threshold = 260;
	const bool numbered = same_number(match, before, after);
	const bool lone = between->before.count == 1 && between->after.count == 1;
	const bool few = tree_length(&match->before, before) <= FEW_WORDS ||
			 tree_length(&match->after, after) <= FEW_WORDS;
	uint32_t like, score;

	load_after(match, after, false);
	like = likeness_of_trees(match, before, after);
	score = few ? like + (numbered ? 200 : 0) + (lone ? 150 : 0)
		    : like + (numbered ? 80 : 0) + (lone ? 60 : 0);
	if (clauses_begin_alike(match, before, after))
		score += 100;
	*likeness = like;
	return score > threshold ? score - threshold : 0;
}

/* All pairs of a small gap; of a large one those about as far along it. */
static void
pair_gap(matching *match, const gap *between)
{
	const uint32_t n = between->before.count, m = between->after.count;
	const uint32_t reach = (uint64_t)n * m <= ALL_PAIRS_MOST * 4 ? m : 4;
	edges list = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t middle = (uint32_t)((uint64_t)i * m / n);
		const uint32_t from = middle > reach ? middle - reach : 0;
		const uint32_t to = m - middle > reach ? middle + reach : m;

		for (uint32_t k = from; k < to; k++) {
			const uint32_t before = between->before.nodes[i];
			const uint32_t after = between->after.nodes[k];
			uint32_t like, gain;

			if (are_apart(match, before, after))
				continue;
			gain = gap_gain(match, between, before, after, &like);
			if (gain)
				add_edge(&list, i, k, gain, like);
		}
	}
	if (list.count)
		take_edges(match, &list, between->before, between->after,
			   TVX_REASON_CONTEXT);
}

static uint32_t
run_length(const side *one, const uint32_t *nodes, uint32_t from, uint32_t count)
{
	uint32_t length = 0;

	while (from + length < count && is_free(one, nodes[from + length]))
		length++;
	return length;
}

void
family_pair_gaps(matching *match, const family *kin)
{
	uint32_t i = 0;

	family_mark(match, kin);
	while (i < kin->before_count) {
		const uint32_t run =
			run_length(&match->before, kin->before, i, kin->before_count);
		const uint32_t left =
			i ? match->before.nodes[kin->before[i - 1]].partner : NO_NODE;
		uint32_t at = 0;
		gap between;

		if (run == 0) {
			i++;
			continue;
		}
		if (i > 0)
			at = left == NO_NODE || match->place[left] == NO_PLACE
				     ? kin->after_count
				     : match->place[left] + 1;
		between = (gap){ { kin->before + i, run },
				 { kin->after + at, run_length(&match->after, kin->after,
							       at, kin->after_count) } };
		if (between.after.count)
			pair_gap(match, &between);
		i += run;
	}
	family_unmark(match, kin);
}
