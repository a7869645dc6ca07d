/* SPDX-License-Identifier: MIT */
/*
 * diff/elsewhere.h - hunks of all rows -> what stands elsewhere in the other draft.
 *
 * Four things do: eight words or more that were struck here and set there
 * (moved.h), a whole clause of fewer that nothing else resembles (short.h), a number
 * in the text that became the number of a clause (nums.h), and words that end a
 * clause here and begin the next one there.
 */
#ifndef DIFF_ELSEWHERE_H
#define DIFF_ELSEWHERE_H

#include "diff/moved.h"
#include "diff/wording.h"

#include <travaux/diff.h>

/* The hunks of a row, between finding them and making edits of them. */
typedef struct row_hunks {
	hunk *items;
	size_t count;
	bool same; /* byte for byte */
} row_hunks;

/* The rows of a comparison, when their hunks are found. */
typedef struct compared {
	const tvx_alignment *alignment;
	const tvx_change *changes; /* with their texts */
	const row_hunks *rows;
	uint32_t count;
	const draft_words *before, *after;
	const uint8_t *kinds;
} compared;

/* Fills both lists, each in the order of its rows and words. */
void find_elsewhere(const compared *all, stretches *from, stretches *to);

/* The stretches of one row; 'list' is in the order of rows. */
const stretch *stretches_of(const stretches *list, uint32_t row, size_t *count);

/* The clause that word 'word' of the joined clauses belongs to. */
uint32_t clause_of_word(const draft_words *draft, const uint32_t *clauses, uint32_t count,
			uint32_t word);

#endif
