/* SPDX-License-Identifier: MIT */
/*
 * rules/cut.h - a passage as words.
 *
 * The words of a draft were cut when it was read.  A passage of one clause is
 * a range of those; only words that stand elsewhere (several clauses joined, a
 * part of a word) are cut anew.
 */
#ifndef RULES_CUT_H
#define RULES_CUT_H

#include "rules/finder.h"

typedef struct cut {
	tvx_str text;           /* the passage */
	const uint32_t *starts; /* of each word, and the end; in 'base' more */
	uint32_t base;
	const uint32_t *numbers; /* of each word; NULL where they were cut anew */
	size_t count;
	uint32_t *own; /* what is to be freed */
} cut;

void cut_make(cut *out, const finder *in, tvx_str text, tvx_range within);
void cut_release(cut *made);

/* Where word 'index' begins in the passage; its length for 'count'. */
uint32_t cut_begin(const cut *in, size_t index);

/* The words from 'first' to before 'end', white space behind them included. */
tvx_str cut_words(const cut *in, size_t first, size_t end);

#endif
