/* SPDX-License-Identifier: MIT */
/*
 * instrument/index.h - the clauses by kind and number.
 *
 * "Article 5, paragraph 2" is sought under the root and then under article 5.
 * A draft may cite ten thousand clauses, and some of them are not there, so
 * no search may be a walk over the draft:
 *
 *	kind                   all clauses of it
 *	kind, number           those in a bucket of a table of hashes
 *	kind, number, parent   likewise
 *
 * Each list is in reading order, so that a subtree is a stretch of it.
 */
#ifndef INSTRUMENT_INDEX_H
#define INSTRUMENT_INDEX_H

#include <travaux/instrument.h>

/* Zero is empty: nothing is found in it. */
typedef struct clause_index {
	uint32_t *of_kind; /* clauses, kind by kind */
	uint32_t kinds[TVX_CLAUSE_KIND_COUNT + 1];
	uint32_t *buckets; /* where each begins in 'entries', and the end */
	uint32_t *entries;
	uint32_t mask;
} clause_index;

/* The clauses and their eIds must stay as they are. */
void index_make(clause_index *out, const tvx_clause *clauses, uint32_t size);
void index_release(clause_index *made);

/*
 * The first clause of the kind below 'under', with the number if one is given
 * (letter case and Roman numerals aside); 'child': of its children alone.
 */
uint32_t index_find(const clause_index *made, const tvx_clause *clauses, uint32_t under,
		    tvx_clause_kind kind, tvx_str number, bool child);

#endif
