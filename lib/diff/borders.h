/* SPDX-License-Identifier: MIT */
/*
 * diff/borders.h - how good a place between two words is to begin or end an edit.
 */
#ifndef DIFF_BORDERS_H
#define DIFF_BORDERS_H

#include "diff/wording.h"

#include <stdint.h>

enum {
	BORDER_BAD = -4,      /* between a word and the comma after it */
	BORDER_DANGLING = -1, /* "the | Party" */
	BORDER_PLAIN = 0,
	BORDER_GROUP = 1, /* "Party | of the" */
	BORDER_ASIDE = 2, /* before "(", after ")" */
	BORDER_COMMA = 3,
	BORDER_BREAK = 4,    /* after ";" or ":" */
	BORDER_SENTENCE = 6, /* after a sentence */
	BORDER_TEXT = 7      /* the ends of a clause or of a paragraph */
};

/* Is the place before word 'at' within "2006-04-12", "2016/679" or "2-B"? */
bool is_in_number(const wording *words, uint32_t at, const uint8_t *kinds);

/* Of the place before word 'at'; 'at' may be the number of words. */
int border_before(const wording *words, uint32_t at, const uint8_t *kinds);

#endif
