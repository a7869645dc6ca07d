/* SPDX-License-Identifier: MIT */
/*
 * align/likeness.h - how much two clauses say the same.
 *
 * Dice's coefficient over words and pairs of neighbouring words, each
 * weighted by its rarity: twice the shared weight over the sum of both, in
 * thousandths.  Neighbours tell apart what has the same words in another
 * order.
 *
 * One clause is loaded and any number are held against it, each at the cost
 * of its own length.
 */
#ifndef ALIGN_LIKENESS_H
#define ALIGN_LIKENESS_H

#include "align/matching.h"

/* So many words that count, from here on; what weighs nothing stands among them. */
typedef struct stretch {
	const uint32_t *ids;
	uint32_t count;
} stretch;

/* Weights of what two texts share, and of each. */
typedef struct overlap {
	uint64_t shared, loaded, held;
} overlap;

scales *likeness_new(const lexicon *words);
void likeness_free(scales *like);

void likeness_load(scales *like, stretch text);
overlap likeness_hold(scales *like, stretch text);
/* As one text, but for the pairs across the seams. */
overlap likeness_hold_all(scales *like, const stretch *texts, uint32_t count);

/* Thousandths: of both; of the one that was held; of the one that was loaded. */
uint32_t overlap_dice(overlap shared);
uint32_t overlap_of_held(overlap shared);
uint32_t overlap_of_loaded(overlap shared);

stretch own_words(const side *one, uint32_t index);
/* The first eight thousand. */
stretch tree_words(const side *one, uint32_t index);

/* Of the words of two headings; 0 if either is empty.  Does not touch what is loaded. */
uint32_t heading_likeness(const matching *match, uint32_t before, uint32_t after);

/*
 * Do both begin with the same words, and are these rare enough to be what the items of
 * a list are known by: "in Lithuania", "'worker' means"?
 */
bool clauses_begin_alike(const matching *match, uint32_t before, uint32_t after);

#endif
