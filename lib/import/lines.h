/* SPDX-License-Identifier: MIT */
/*
 * import/lines.h - plain text -> its lines, and whether a program filled them.
 *
 * Two ways of writing are met: one paragraph a line, and paragraphs wrapped
 * at a column.  Which, is told by the line breaks that cannot end a
 * paragraph: a line that ends in a word and one after it that begins in
 * lower case.  Where they are frequent and no line is long, the text is
 * wrapped; where nearly all of them are where the next word did not fit, it
 * was wrapped exactly, by a program.
 */
#ifndef IMPORT_LINES_H
#define IMPORT_LINES_H

#include <travaux/str.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No one fills lines wider than this. */
#define WIDEST 130

typedef struct line {
	size_t begin, end; /* trimmed; equal for an empty line */
	uint32_t number;
	uint16_t indent, columns, first; /* columns of the line and of its first word */
	bool open, lower;                /* ends in a word; begins in lower case */
	bool full_stop;                  /* ends as a sentence or an item does */
} line;

/* The lines of a text; the caller frees them. */
typedef struct page {
	tvx_str text;
	line *lines;
	size_t count, room;
	bool wrapped, exact;
	uint16_t width;
} page;

page page_of(tvx_str text, uint32_t first_number);

bool line_is_empty(const line *this);
/* A break that cannot end a paragraph. */
bool line_breaks_softly(const line *this, const line *next);
/* Would the first word of 'next' have had room on 'this'? */
bool line_has_room(const page *of, const line *this, const line *next);

#endif
