/* SPDX-License-Identifier: MIT */
/*
 * diff/tidy.h - the shortest script -> the script a person would have written.
 *
 * Seven passes, none of which can break replay, because all they do is to
 * move the borders of hunks over words that are equal:
 *
 *	slide     an insertion or deletion that could stand at several places
 *		  stands where a sentence, a part of one or a group of words
 *		  begins and ends: "[and the Chair] and", not "and [the Chair and]"
 *	join      hunks that can slide together are one
 *	settle	  of several equal words that could be the kept one, the one is
 *		  that leaves the best phrases
 *	absorb    fewer than three equal words between two replacements
 *		  belong to neither: "[a the b -> c the d]"
 *	whole	  numbers that are written as one are replaced as one:
 *		  "[2006-04-12 -> 2006-05-12]"
 *	rewrite   a sentence of which less than a quarter is left, or what is left
 *		  in scraps, keeps no scraps; in a draft that was reworked from
 *		  end to end it is struck and set whole, and sooner (rewrite.c)
 *	close	  a bracket goes with what it closes: "[Article 5(1) -> point (b)
 *		  of Article 6(2)]"
 *
 * Where to cut is scored as git's xdiff scores blank lines and indents, on
 * punctuation and common words instead.
 */
#ifndef DIFF_TIDY_H
#define DIFF_TIDY_H

#include "diff/hunks.h"
#include "diff/wording.h"

#include <stdint.h>

void hunks_slide(hunks *list, const wording *before, const wording *after,
		 const uint8_t *kinds);
void hunks_settle(hunks *list, const wording *before, const wording *after,
		  const uint8_t *kinds);
void hunks_absorb(hunks *list, const wording *before, const wording *after,
		  const uint8_t *kinds);
void hunks_whole(hunks *list, const wording *before, const wording *after,
		 const uint8_t *kinds);
void hunks_rewrite(hunks *list, const wording *before, const wording *after,
		   const uint8_t *kinds, bool reworked);

void hunks_close(hunks *list, const wording *before, const wording *after);

/* Words of the range that a reader counts. */
uint32_t count_words(const wording *words, tvx_range range, const uint8_t *kinds);

#endif
