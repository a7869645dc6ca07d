/* SPDX-License-Identifier: MIT */
/*
 * import/runon.h - items of a list that run on in one paragraph.
 *
 *	(ii) the total value of transactions; (iii) the total number of operations
 *	                                      ^
 * Only the mark of the item, and what the sentence before it ends in, are looked
 * at here; whether it is a point is told by the numbers around it.
 */
#ifndef IMPORT_RUNON_H
#define IMPORT_RUNON_H

#include "import/blocks.h"
#include "import/enumerator.h"

/*
 * The next place from 'from' on where an item begins with its number: "(b)" or "b)"
 * behind ";", "," or ":", or one of these and "and"; or, with a capital after it,
 * that or "2." behind a full stop.  The length of the text if there is none.
 */
size_t runon_find(tvx_str text, size_t from, enumerator *mark);

/*
 * Did the text lose its line breaks?  It did where to every twenty numbers that
 * begin a block there is one within a block that goes on with them; in any other text
 * such a number is left where it is written.
 */
bool runon_is_usual(const blocks *in);

/* "and", "or", "und": what stands before the last item of a list. */
bool is_conjunction(tvx_str word);

/* Without the numbers of footnotes: "a product;3", "a test; 1", "networks. 15-34". */
tvx_str without_notes(tvx_str text);

#endif
