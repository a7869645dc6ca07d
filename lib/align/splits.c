/* SPDX-License-Identifier: MIT */
/*
 * The third pass: one clause that became several, and several that became one.
 *
 *	before   A = [ the first half | the second half ]
 *	after    B = [ the first half ]   C = [ the second half ]
 *
 * A and B are paired already, for B is the larger piece; C is alone.  C is a
 * piece of A if most of C is in that part of A which B leaves over: what A
 * shares with B and C together, less what it shares with B alone, is most of
 * C.  A merge is the same with the drafts exchanged, so everything here is
 * written once, for a whole on one side and its pieces on the other.
 */
#include "align/features.h"
#include "align/likeness.h"
#include "base/alloc.h"

#include <stdlib.h>

/* Of what may be expected of a piece, in thousandths, must be in the part left over. */
#define PIECE_LEAST 1000
/* Of the whole the pieces together must cover. */
#define UNIT_COVERED_LEAST 380
#define COVERED_LEAST      500
#define PIECE_WORDS        5
/* An article's own words and the one paragraph that they became. */
#define LIKE_LEAST       380
#define UNIT_PIECE_WORDS 8
/* Fewer are a formula as soon as a piece, but beside its other pieces. */
#define FAR_PIECE_WORDS 20
/* A pairing of units below this likeness yields to a split that explains more. */
#define WEAK_PAIR    450
#define PARTNER_KEPT 600
/* Pieces of one whole; more is a table of contents, not a split. */
#define PIECES_MOST 24

/* The drafts as the pass sees them: pieces may be of either. */
typedef struct direction {
	side *whole, *pieces;
	bool merging; /* the pieces are before */
	bool matter;  /* a unit is its own words, without what stands below it */
} direction;

static uint32_t
one_partner(const direction *way, uint32_t whole)
{
	return way->whole->nodes[whole].partner;
}

static uint32_t
whole_of(const matching *match, const direction *way, uint32_t piece)
{
	const node *const at = &way->pieces->nodes[piece];
	const group *many;

	if (at->partner != NO_NODE)
		return at->partner;
	if (at->group == NO_GROUP)
		return NO_NODE;
	many = &match->groups[at->group];
	if (way->merging)
		return many->after_count == 1 ? many->after[0] : NO_NODE;
	return many->before_count == 1 ? many->before[0] : NO_NODE;
}

static uint32_t
pieces_of(const matching *match, const direction *way, uint32_t whole, uint32_t *pieces)
{
	const uint32_t index = way->whole->nodes[whole].group;
	const group *many;
	uint32_t count = 0;

	if (one_partner(way, whole) != NO_NODE) {
		pieces[0] = one_partner(way, whole);
		return 1;
	}
	if (index == NO_GROUP)
		return 0;
	many = &match->groups[index];
	/* A piece of something else is no whole. */
	if ((way->merging ? many->after_count : many->before_count) != 1)
		return 0;
	for (; count < (way->merging ? many->before_count : many->after_count) &&
	       count < PIECES_MOST;
	     count++)
		pieces[count] = way->merging ? many->before[count] : many->after[count];
	return count;
}

static stretch
words_of(const direction *way, const side *one, uint32_t index)
{
	return one->nodes[index].storey == STOREY_UNIT && !way->matter
		       ? tree_words(one, index)
		       : own_words(one, index);
}

/*
 * A text of which much was reworded is reworded in all its pieces: what the
 * other pieces kept says what to expect of this one.
 */
static uint32_t
expected_share(uint32_t kept)
{
	const uint32_t most = 500, least = 420;

	return kept * 3 / 4 > most ? most : kept * 3 / 4 < least ? least : kept * 3 / 4;
}

/*
 * How much of the piece is in what the others leave over of the whole, in
 * thousandths of what may be expected; and how much of the whole they cover
 * with it.
 */
static uint32_t
explained(matching *match, const direction *way, uint32_t whole, uint32_t piece,
	  uint32_t *covered)
{
	uint32_t pieces[PIECES_MOST + 1];
	stretch texts[PIECES_MOST + 1];
	const uint32_t count = pieces_of(match, way, whole, pieces);
	overlap without, with;
	uint32_t share;

	*covered = 0;
	if (count == 0 || count >= PIECES_MOST)
		return 0;
	for (uint32_t i = 0; i < count; i++)
		texts[i] = words_of(way, way->pieces, pieces[i]);
	texts[count] = words_of(way, way->pieces, piece);
	likeness_load(match->like, words_of(way, way->whole, whole));
	without = likeness_hold_all(match->like, texts, count);
	with = likeness_hold_all(match->like, texts, count + 1);
	*covered = overlap_of_loaded(with);
	share = overlap_of_held((overlap){ .shared = with.shared - without.shared,
					   .held = with.held - without.held });
	return share * 1000 / expected_share(overlap_of_held(without));
}

static void
insert_sorted(uint32_t *list, size_t count, uint32_t value)
{
	for (; count > 0 && list[count - 1] > value; count--)
		list[count] = list[count - 1];
	list[count] = value;
}

static group *
group_of(matching *match, const direction *way, uint32_t whole)
{
	node *const at = &way->whole->nodes[whole];
	node *other;
	group *made;

	if (at->group != NO_GROUP)
		return &match->groups[at->group];
	PUSH_ROOM(match->groups, match->group_count, match->group_room);
	made = &match->groups[match->group_count];
	*made = (group){ .before = NEW_ARRAY(uint32_t, 2),
			 .after = NEW_ARRAY(uint32_t, 2),
			 .before_count = 1,
			 .after_count = 1,
			 .before_room = 2,
			 .after_room = 2 };
	other = &way->pieces->nodes[at->partner];
	made->before[0] = way->merging ? at->partner : whole;
	made->after[0] = way->merging ? whole : at->partner;
	other->group = at->group = (uint32_t)match->group_count++;
	other->partner = at->partner = NO_NODE;
	return made;
}

static void
add_piece(matching *match, const direction *way, uint32_t whole, uint32_t piece,
	  uint32_t covered)
{
	group *const many = group_of(match, way, whole);

	if (way->merging) {
		PUSH_ROOM(many->before, many->before_count, many->before_room);
		insert_sorted(many->before, many->before_count++, piece);
	} else {
		PUSH_ROOM(many->after, many->after_count, many->after_room);
		insert_sorted(many->after, many->after_count++, piece);
	}
	many->likeness = (uint16_t)covered;
	way->pieces->nodes[piece].group = way->whole->nodes[whole].group;
}

/*
 * An article's own words may become its first paragraph, or its opening words
 * and points: then the article is the whole, and what stands right below its
 * partner the pieces.
 */
static bool
holds_words_of(const matching *match, const direction *way, uint32_t whole, uint32_t piece)
{
	return way->matter && way->whole->nodes[whole].storey == STOREY_UNIT &&
	       own_length(way->whole, whole) >= PIECE_WORDS &&
	       whole_of(match, way, way->pieces->nodes[piece].parent) == whole;
}

static bool
may_be_whole(const matching *match, const direction *way, uint32_t whole, uint32_t piece)
{
	const node *const at = &way->whole->nodes[whole];

	if ((at->storey != way->pieces->nodes[piece].storey &&
	     !holds_words_of(match, way, whole, piece)) ||
	    (at->kind == TVX_CLAUSE_RECITAL) !=
		    (way->pieces->nodes[piece].kind == TVX_CLAUSE_RECITAL) ||
	    at->partner == piece || at->reason == TVX_REASON_PINNED)
		return false;
	if (at->partner != NO_NODE &&
	    way->pieces->nodes[at->partner].reason == TVX_REASON_PINNED)
		return false;
	return way->merging ? !are_apart(match, piece, whole)
			    : !are_apart(match, whole, piece);
}

/* Tries a free piece against a whole; joins them if it fits best so far. */
typedef struct fit {
	uint32_t whole, share, covered;
} fit;

static void
try_whole(matching *match, const direction *way, uint32_t whole, uint32_t piece, fit *best)
{
	uint32_t covered, share;

	if (whole == NO_NODE || whole == best->whole ||
	    !may_be_whole(match, way, whole, piece))
		return;
	share = explained(match, way, whole, piece, &covered);
	if (share > best->share)
		*best = (fit){ whole, share, covered };
}

/*
 * Is the unit alone, or paired so weakly that being a piece may explain it
 * better?  Then '*least' is the share above which it is one.  But what holds
 * most of its partner is its partner, however much else it took in.
 */
static bool
is_loose(const matching *match, const direction *way, uint32_t piece, uint32_t *least)
{
	const node *const at = &way->pieces->nodes[piece];
	const node *pair = at;

	*least = PIECE_LEAST - 1;
	if (at->group != NO_GROUP)
		return false;
	if (at->partner == NO_NODE)
		return true;
	if (!way->merging)
		pair = &match->before.nodes[at->partner];
	*least = PIECE_LEAST + 200;
	if (pair->likeness >= WEAK_PAIR || pair->reason != TVX_REASON_WORDS)
		return false;
	likeness_load(match->like, words_of(way, way->pieces, piece));
	return overlap_of_held(likeness_hold(
		       match->like, words_of(way, way->whole, at->partner))) < PARTNER_KEPT;
}

static void
loosen(matching *match, const direction *way, uint32_t piece)
{
	const uint32_t partner = way->pieces->nodes[piece].partner;

	if (partner != NO_NODE)
		unpair_before(match, way->merging ? piece : partner);
}

/* The wholes that share most with the unit, and those of its neighbours: a small
 * piece has few features of a large whole's sample. */
static void
try_wholes(matching *match, const direction *way, feature_index *index, uint32_t unit,
	   fit *best)
{
	const uint32_t *const units = way->pieces->units;
	uint32_t positions[CANDIDATES_MOST], votes[CANDIDATES_MOST];
	const uint32_t found =
		tree_length(way->pieces, units[unit]) < FAR_PIECE_WORDS
			? 0
			: index_ask(index, way->pieces, units[unit], positions, votes);

	for (uint32_t p = 0; p < found; p++)
		try_whole(match, way, way->whole->units[positions[p]], units[unit], best);
	if (unit > 0)
		try_whole(match, way, whole_of(match, way, units[unit - 1]), units[unit],
			  best);
	if (unit + 1 < way->pieces->unit_count)
		try_whole(match, way, whole_of(match, way, units[unit + 1]), units[unit],
			  best);
}

static void
split_units(matching *match, const direction *way)
{
	feature_index *index = NULL;

	for (uint32_t u = 0; u < way->pieces->unit_count; u++) {
		const uint32_t piece = way->pieces->units[u];
		fit best = { NO_NODE, 0, 0 };

		if (tree_length(way->pieces, piece) < UNIT_PIECE_WORDS ||
		    !is_loose(match, way, piece, &best.share))
			continue;
		if (index == NULL)
			index = index_new(way->whole, way->whole->units,
					  way->whole->unit_count, true, NULL);
		try_wholes(match, way, index, u, &best);
		if (best.whole == NO_NODE || best.covered < UNIT_COVERED_LEAST)
			continue;
		loosen(match, way, piece);
		add_piece(match, way, best.whole, piece, best.covered);
	}
	index_free(index);
}

/*
 * The article's partner has no words of its own left, and here they are, with
 * more: in whichever paragraph is most like them, which need not be the first.
 */
static void
give_own_words(matching *match, const direction *way, uint32_t parent)
{
	const node *const nodes = way->pieces->nodes;
	const uint32_t whole = whole_of(match, way, parent);
	uint32_t best = NO_NODE, most = 0, covered;

	if (whole == NO_NODE || own_length(way->pieces, parent) > 0 ||
	    one_partner(way, whole) == NO_NODE ||
	    way->whole->nodes[whole].storey != STOREY_UNIT ||
	    own_length(way->whole, whole) < PIECE_WORDS)
		return;
	likeness_load(match->like, words_of(way, way->whole, whole));
	for (uint32_t i = parent + 1; i < nodes[parent].end; i = nodes[i].end) {
		uint32_t like;

		if (nodes[i].storey != STOREY_MATTER || !is_free(way->pieces, i) ||
		    own_length(way->pieces, i) < PIECE_WORDS ||
		    !holds_words_of(match, way, whole, i) ||
		    !may_be_whole(match, way, whole, i))
			continue;
		like = overlap_dice(
			likeness_hold(match->like, words_of(way, way->pieces, i)));
		if (like > most) {
			most = like;
			best = i;
		}
	}
	if (best == NO_NODE || explained(match, way, whole, best, &covered) == 0 ||
	    (covered < COVERED_LEAST && most < LIKE_LEAST))
		return;
	add_piece(match, way, whole, best, covered);
}

static void
split_matter(matching *match, const direction *way)
{
	const node *const nodes = way->pieces->nodes;
	uint32_t *const previous = NEW_ARRAY(uint32_t, way->pieces->size);

	for (uint32_t i = 0; i < way->pieces->size; i++) {
		const uint32_t next = nodes[i].end;

		if (next < way->pieces->size && nodes[next].parent == nodes[i].parent)
			previous[next] = i;
	}
	for (uint32_t u = 0; u < way->pieces->unit_count; u++)
		give_own_words(match, way, way->pieces->units[u]);
	for (uint32_t i = 1; i < way->pieces->size; i++) {
		const uint32_t next = nodes[i].end;
		fit best = { NO_NODE, PIECE_LEAST + 199, 0 };

		if (nodes[i].storey != STOREY_MATTER || !is_free(way->pieces, i) ||
		    own_length(way->pieces, i) < PIECE_WORDS)
			continue;
		if (previous[i])
			try_whole(match, way, whole_of(match, way, previous[i]), i, &best);
		try_whole(match, way, whole_of(match, way, nodes[i].parent), i, &best);
		if (next < way->pieces->size)
			try_whole(match, way, whole_of(match, way, next), i, &best);
		if (best.whole != NO_NODE && best.covered >= COVERED_LEAST)
			add_piece(match, way, best.whole, i, best.covered);
	}
	free(previous);
}

static void
find_both_ways(matching *match, bool matter, void (*find)(matching *, const direction *))
{
	const direction ways[2] = { { &match->before, &match->after, false, matter },
				    { &match->after, &match->before, true, matter } };

	for (int i = 0; i < 2; i++)
		find(match, &ways[i]);
}

void
splits_find_units(matching *match)
{
	find_both_ways(match, false, split_units);
}

void
splits_find_matter(matching *match)
{
	find_both_ways(match, true, split_matter);
}
