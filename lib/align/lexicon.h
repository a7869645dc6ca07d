/* SPDX-License-Identifier: MIT */
/*
 * align/lexicon.h - the words of two drafts, each known by one number.
 *
 *	before:  "The Parties shall"   ->  7 3 9
 *	after:   "THE parties  may"    ->  7 3 12
 *
 * Every word of either draft is looked up once; from then on two words are
 * the same, folded, exactly when their numbers are equal, and comparing
 * clauses is comparing integers.  A number says nothing but identity: it is
 * given in the order in which forms are met, before first, so it is the same
 * on every machine.
 *
 * A word weighs by its rarity in the two drafts together: a shared
 * "hydrography" says more than a shared "shall", and a mark of punctuation
 * says nothing.
 */
#ifndef ALIGN_LEXICON_H
#define ALIGN_LEXICON_H

#include "text/words.h"

#include <travaux/align.h>

typedef struct lexicon_word {
	const char *ptr; /* as it was first met, without the space after it */
	uint32_t length;
	uint32_t before, after; /* how often in the texts; headings are not counted */
	uint8_t class;          /* word_class */
	bool counts;            /* holds a letter or a digit */
} lexicon_word;

typedef struct lexicon_side {
	/* The number of each word of the instrument: folded[w] for w in
	 * [clause->words.begin, clause->words.end) of any clause. */
	const uint32_t *folded;
	/* The same for headings: heading word h of clause c, for h in
	 * [heading_starts[c], heading_starts[c + 1]). */
	const uint32_t *headings;
	const uint32_t *heading_starts;
} lexicon_side;

typedef struct lexicon {
	lexicon_side before, after;
	const lexicon_word *words; /* by number */
	const uint16_t *weights;   /* by number: rarity in sixteenths of a bit */
	uint32_t size;
} lexicon;

/* What it takes to name one of so many, at least 1, as words are weighed: log2, in
 * sixteenths. */
uint32_t lexicon_bits(uint64_t number);

/* Each draft by a thread of its own, if there may be two. */
lexicon *lexicon_new(const tvx_instrument *before, const tvx_instrument *after,
		     uint32_t threads);
void lexicon_free(lexicon *words);

/* The lexicon that the alignment was made with; it lives as long. */
const lexicon *alignment_lexicon(const tvx_alignment *alignment);

#endif
