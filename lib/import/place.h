/* SPDX-License-Identifier: MIT */
/*
 * import/place.h - where an enumerator goes in the stack of those that are open.
 *
 * Of the meanings a mark has, the one that continues an open sequence wins,
 * the innermost first; else one that begins a list; else one whose style is
 * open.  Where the page shows the nesting by indentation, that decides.
 */
#ifndef IMPORT_PLACE_H
#define IMPORT_PLACE_H

#include "import/reader.h"

/* Blocks looked ahead to tell "(i)" the letter from "(i)" the numeral. */
#define AHEAD ((size_t)40)

typedef struct body {
	reader *at;
	size_t base; /* frames open when the body began: its owner is the last */
	size_t next, end;
	bool paragraphs; /* unnumbered blocks are paragraphs, not the owner's own text */
	bool recitals;   /* the owner is a preamble */
} body;

/* Where a mark goes: as what, and how many frames stay open below it. */
typedef struct place {
	meaning as;
	size_t depth;
} place;

/* "1." and "(1)" and "一、", which number paragraphs; "1." does wherever it stands. */
bool style_counts_paragraphs(uint16_t style);
bool style_is_paragraph(uint16_t style);

bool meaning_continues(const meaning *last, const meaning *next);

/* The meaning with which a list begins: "(a)", "(i)", "1."; NULL for none. */
const meaning *enumerator_first(const enumerator *mark);

/* The frame of the numbered paragraph that is open, or NULL. */
const frame *body_paragraph(const body *of);

place place_find(const body *of, const enumerator *mark);
place place_find_indented(const body *of, const enumerator *mark, const block *this);

#endif
