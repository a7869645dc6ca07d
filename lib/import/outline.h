/* SPDX-License-Identifier: MIT */
/*
 * import/outline.h - Blocks -> Outline: which blocks head a part of the text.
 *
 * Headings are found over the whole document before the tree is built,
 * because a line alone does not tell: "Article 5 Assistance" heads an article
 * where number five is next, a list of such lines is a table of contents,
 * and sections are articles in a text that has no articles.
 */
#ifndef IMPORT_OUTLINE_H
#define IMPORT_OUTLINE_H

#include "import/blocks.h"
#include "import/heading.h"

/*
 * PREAMBLE and SIGNATURES are heads too, and PARAGRAPH is one of what follows a
 * preamble, or of the notes at the end; the words that show them are text.
 */
typedef struct head {
	size_t block;
	heading as;
} head;

typedef struct outline {
	head *heads;
	size_t count, room;
	size_t contents, contents_end; /* blocks of a table of contents; equal if none */
	bool running;                  /* headings of articles run on into the text */
} outline;

void outline_find(outline *out, const blocks *in);
void outline_release(outline *out);

/* Does the block stand in the table of contents? */
static inline bool
outline_lists(const outline *of, size_t at)
{
	return at >= of->contents && at < of->contents_end;
}

/* Heads that were added go to their places; of two of one block the outer one stays. */
void outline_sort(outline *out);

#endif
