/* SPDX-License-Identifier: MIT */
/*
 * diff/short.h - clauses of few words that stand elsewhere: rows -> moved stretches.
 *
 * Eight words in a row tell a moved text (moved.h).  A clause of fewer, which was
 * left out whole here and put in whole there, has moved if nothing else in either
 * draft says the same:
 *
 *	before   Article 3  (c) acceptance of test data.
 *	after    Article 44 (f) acceptance of test data.
 *
 * "Each Party shall:" heads many a list, and has not.
 */
#ifndef DIFF_SHORT_H
#define DIFF_SHORT_H

#include "diff/moved.h"
#include "diff/wording.h"

/* A clause with which no other is paired. */
typedef struct short_clause {
	const uint32_t *ids;
	uint32_t count, row;
	uint64_t hash;
} short_clause;

typedef struct short_clauses {
	short_clause *items;
	size_t count, room;
} short_clauses;

/* Adds the one clause of a row if its words are few, but say something. */
void short_clauses_add(short_clauses *list, uint32_t row, const wording *words,
		       const uint8_t *kinds);
void short_clauses_release(short_clauses *list);

/* Adds to both lists what moved; they are in no order afterwards. */
void find_moved_short(short_clauses *struck, short_clauses *set, const draft_words *before,
		      const draft_words *after, stretches *from, stretches *to);

#endif
