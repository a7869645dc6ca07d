/* SPDX-License-Identifier: MIT */
/*
 * align/features.h - which clauses could be like this one, without trying all.
 *
 * A feature is a hash of two or three neighbouring words that count, or of
 * the first.  Of a short clause all are kept; of a long one a sample, chosen by
 * the hash itself, so that two clauses that share a sequence keep or drop it
 * together (Manber 1994; Broder 1997).  An index lists, for each feature,
 * the clauses that have it; a clause asks it with its own features, the
 * rarest first, and those that come up most often are its candidates.  The
 * cost grows with what is shared and is bounded for each clause.
 */
#ifndef ALIGN_FEATURES_H
#define ALIGN_FEATURES_H

#include "align/matching.h"

#define CANDIDATES_MOST 12

typedef struct feature_index feature_index;

/* Clauses of the other side. */
typedef struct askers {
	const side *other;
	const uint32_t *clauses;
	uint32_t count;
} askers;

/*
 * An index of the clauses 'members' of a side: of their subtrees, or of their
 * own words alone.  If it is known who will ask, and that they are few beside
 * the members, it holds what they can ask for and no more; with NULL anyone may.
 */
feature_index *index_new(const side *one, const uint32_t *members, uint32_t count,
			 bool whole_trees, const askers *by);
/* A handle of the same index for another thread, freed before it. */
feature_index *index_share(const feature_index *of);
void index_free(feature_index *index);

/*
 * Positions in 'members' that share most with clause 'index' of the other
 * side, best first, with the votes of each; returns their number, at most
 * CANDIDATES_MOST.
 */
uint32_t index_ask(feature_index *index, const side *other, uint32_t clause,
		   uint32_t *positions, uint32_t *votes);

#endif
