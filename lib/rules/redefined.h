/* SPDX-License-Identifier: MIT */
/*
 * rules/redefined.h - where the words of a definition changed.
 *
 * They did if words in it were struck or set that no other finding speaks of:
 * not those of a replacement made throughout the draft, nor the number of a
 * clause, nor words that only moved.
 */
#ifndef RULES_REDEFINED_H
#define RULES_REDEFINED_H

#include "rules/definitions.h"

/* What has been found so far, by row. */
typedef struct told_findings {
	const finder *in;
	uint32_t *first; /* finding of each row; numbers are 1 and up */
	uint32_t *next;  /* of each finding, in its row */
} told_findings;

told_findings told_of(const finder *in);
void told_release(told_findings *made);

typedef struct change_place {
	bool is_after;
	uint32_t clause, word;
} change_place;

/*
 * The first place in the definition's body, in the clauses below it too, where a word
 * of 'least' letters changed; false if there is none.
 */
bool redefined_find(const told_findings *in, const definition *of, bool is_after,
		    size_t least, change_place *out);

/* Words, as far as they are of the clause, as bytes in the text of its row. */
tvx_range redefined_bytes(const finder *in, uint32_t clause, bool is_after,
			  tvx_range words);

#endif
