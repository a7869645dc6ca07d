/* SPDX-License-Identifier: MIT */
/*
 * align/matching.h - what the passes of the alignment write, each a little more.
 *
 * A side is one draft as the passes see it: for each clause a node.  The words
 * that count (letters and numbers, no punctuation) are those of the lexicon
 * that weigh something; the others stand among them and are stepped over:
 *
 *	folded    3  9  .  4  ,  7        '.' and ',' weigh nothing
 *	clause i  first = 0, counted = 0; clause i + 1  first = 3, counted = 2
 *
 * so that clause i has nodes[i + 1].counted - nodes[i].counted of them, from
 * folded[nodes[i].first] on, and its subtree those up to nodes[nodes[i].end].
 *
 * The tree has three storeys.  Containers (the instrument, chapters, the
 * preamble, an annex that has articles) hold units; a unit is an article, a
 * recital, a plain annex; whatever is inside a unit is matter.  Units are
 * paired first, over the whole draft, then the matter inside paired units,
 * then what is left anywhere, and containers last, by what they hold.
 *
 * Invariant: partner is symmetric.  A node in a group (a split or a merge) is
 * in exactly one, and has no partner.
 */
#ifndef ALIGN_MATCHING_H
#define ALIGN_MATCHING_H

#include "align/lexicon.h"

#define NO_NODE  TVX_NO_CLAUSE
#define NO_GROUP UINT32_MAX

typedef enum storey { STOREY_CONTAINER, STOREY_UNIT, STOREY_MATTER } storey;

/* A note at the foot of the document is never a clause of its text; where no notes were
 * found they are of the last annex, or of the signatures. */
enum { FOOT_NONE, FOOT_PERHAPS, FOOT_NOTE };

static inline bool
feet_apart(uint8_t one, uint8_t other)
{
	return one != FOOT_PERHAPS && other != FOOT_PERHAPS && one != other;
}

typedef struct node {
	uint64_t own;  /* identity of its own words, in order */
	uint64_t tree; /* and of all below it, with headings */
	uint32_t parent, end;
	uint32_t first;   /* of its own words, among all of the draft */
	uint32_t counted; /* words that count, before that */
	uint32_t unit;    /* the unit it stands in, or is; NO_NODE above units */
	uint32_t partner;
	uint32_t group;
	uint32_t namesakes; /* units of the draft with its heading, itself included */
	uint16_t likeness;  /* thousandths, of the pairing; 0 of what has none, but see
			       matter.c */
	uint8_t kind;       /* tvx_clause_kind */
	uint8_t storey;
	uint8_t reason; /* tvx_reason */
	bool row;
	uint8_t foot; /* see below */
	bool doubtful;
	bool moved;
} node;

typedef struct side {
	const tvx_instrument *instrument;
	const lexicon_side *words;
	node *nodes;             /* size + 1: the last is a sentinel */
	const uint16_t *weights; /* of words, by number */
	uint32_t *units;         /* in reading order */
	uint32_t size, unit_count;
} side;

/* One before and several after, or several before and one after; in reading order. */
typedef struct group {
	uint32_t *before, *after;
	size_t before_count, after_count;
	size_t before_room, after_room;
	uint16_t likeness;
	bool moved;
} group;

typedef struct apart {
	uint32_t before, after;
} apart;

typedef struct scales scales;

typedef struct scratch {
	scales *like;
	uint32_t *place;
} scratch;

typedef struct matching {
	const lexicon *words;
	side before, after;
	/* What one thread writes as it goes, and every other has its own of. */
	scales *like;
	uint32_t *place; /* by clause of after: scratch of family.h */
	uint32_t threads;
	scratch *scratches; /* of each thread; the first is what stands above */
	group *groups;
	size_t group_count, group_room;
	apart *aparts; /* sorted */
	size_t apart_count, apart_room;
} matching;

void matching_init(matching *match, const lexicon *words, const tvx_instrument *before,
		   const tvx_instrument *after, uint32_t threads);
void matching_release(matching *match);

/* The matching as a thread has it: what it writes as it goes is its own. */
matching matching_of_thread(matching *match, uint32_t thread);

/* Pairs two nodes that have no partner yet. */
void pair_nodes(matching *match, uint32_t before, uint32_t after, tvx_reason reason,
		uint32_t likeness);
void unpair_before(matching *match, uint32_t before);
/* Has a person said that these two are not one clause?  Or is one a note? */
bool are_apart(const matching *match, uint32_t before, uint32_t after);

/* Partners, or in one group. */
bool are_aligned(const matching *match, uint32_t before, uint32_t after);

/* Neither partner nor group. */
static inline bool
is_free(const side *one, uint32_t index)
{
	return one->nodes[index].partner == NO_NODE && one->nodes[index].group == NO_GROUP;
}

/* Words that count: of the clause alone; of its subtree. */
static inline uint32_t
own_length(const side *one, uint32_t index)
{
	return one->nodes[index + 1].counted - one->nodes[index].counted;
}

static inline uint32_t
tree_length(const side *one, uint32_t index)
{
	return one->nodes[one->nodes[index].end].counted - one->nodes[index].counted;
}

/* The passes, in order; each in the file of its name. */
tvx_status pins_apply(matching *match, const tvx_align_options *options, tvx_error *error);
void same_pair(matching *match);
void units_pair(matching *match);
void home_pair(matching *match);
void splits_find_units(matching *match);
void leftover_pair(matching *match);
void matter_pair(matching *match);
void splits_find_matter(matching *match);
/* The children of what was split or merged, which had no place to go before. */
void matter_pair_in_groups(matching *match);
void containers_pair(matching *match);
void wordless_pair(matching *match);
void moves_find(matching *match);

#endif
