/* SPDX-License-Identifier: MIT */
/*
 * diff/nums.h - a number in the text that became the number of a clause.
 *
 *	before   (ii) the total value; (iii) the total number
 *	after    (ii) the total value;
 *		 (iii) the total number
 *
 * "(iii)" is a word of the one draft and none of the other, but nobody struck it:
 * it went to where it stands now, and is said to.  The number may be another, as
 * that of any clause, but is written as one.
 */
#ifndef DIFF_NUMS_H
#define DIFF_NUMS_H

#include "diff/wording.h"

/*
 * Of the words [floor, end), how many of the last are a number written as 'num'
 * is; 0 for none.
 */
uint32_t words_of_num(const wording *words, uint32_t floor, uint32_t end, tvx_str num);

#endif
