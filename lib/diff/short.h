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
 * "Each Party shall:" heads many a list, and has not.  One of the two may be the
 * beginning or the end of another clause: a border was put between, or taken away.
 */
#ifndef DIFF_SHORT_H
#define DIFF_SHORT_H

#include "diff/moved.h"
#include "diff/wording.h"

/* A clause with which no other is paired, or words with which one begins or ends. */
typedef struct short_clause {
	const uint32_t *ids;
	uint32_t count, row, begin; /* 'begin' is its first word in the row */
	bool whole;
	uint64_t hash;
} short_clause;

typedef struct short_clauses {
	short_clause *items;
	size_t count, room;
} short_clauses;

/*
 * Adds words of the one clause of a row if they are few, but say something.  They
 * stay where they are until the list is released.
 */
void short_clauses_add(short_clauses *list, uint32_t row, const wording *words,
		       tvx_range range, const uint8_t *kinds);
void short_clauses_release(short_clauses *list);

/* Adds to both lists what moved; they are in no order afterwards. */
void find_moved_short(short_clauses *struck, short_clauses *set, const draft_words *before,
		      const draft_words *after, stretches *from, stretches *to);

#endif
