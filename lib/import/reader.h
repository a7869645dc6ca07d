/* SPDX-License-Identifier: MIT */
/*
 * import/reader.h - the stack of open clauses while a tree is built.
 *
 * Frames mirror the builder's open clauses one to one, and remember of each
 * what the next block is measured against: its enumerator, its indentation,
 * whether its words are still to come.
 */
#ifndef IMPORT_READER_H
#define IMPORT_READER_H

#include "base/buffer.h"
#include "import/blocks.h"
#include "import/enumerator.h"
#include "import/ordinal.h"
#include "instrument/builder.h"

typedef struct frame {
	tvx_clause_kind kind;
	uint32_t clause;
	meaning as;     /* style 0 where there is no enumerator */
	ordinal number; /* of a container or an article */
	uint16_t indent;
	uint8_t list;
	bool waiting; /* its number was read, its words were not */
	bool parents; /* a clause was opened in it */
	bool texts;   /* it has words of its own */
	bool chapeau; /* those end in ":" or a dash */
	tvx_range source;
} frame;

typedef struct reader {
	const blocks *in;
	builder *made;
	arena pool;    /* nums and headings put on one line */
	buffer *title; /* the heading of the root, for the caller */
	frame *frames; /* frames[0] is the root */
	size_t depth, room;
	uint32_t tail; /* the tail written to last, and its place */
	tvx_range tail_source;
	bool colon;    /* the block before ended in ":" or a dash */
	bool finished; /* it ended in a full stop */
	bool open;     /* it ended in a word */
	bool comma;    /* it ended in a comma */
	bool runs_on;  /* the text lost its line breaks */
} reader;

frame *reader_top(reader *at);
/* The heading of the root: the title of the document. */
void reader_title(reader *at, tvx_str heading, tvx_range source);
frame *reader_open(reader *at, tvx_clause_kind kind, tvx_str num, tvx_str heading,
		   tvx_range source);
/* Closes frames until 'depth' are open. */
void reader_close_to(reader *at, size_t depth);
/* Gives the clause on top a heading, after it was opened. */
void reader_head(reader *at, tvx_str heading, tvx_range source);
void reader_put(reader *at, tvx_str text, tvx_range source);

/* The place of 'part' of the block's text, or of the block where it was copied. */
tvx_range reader_place(const block *of, tvx_str part);

/*
 * Reads blocks [first, end) as the text of the clause on top: paragraphs,
 * points, tails.  'opening', which may be NULL, comes before them.
 */
void body_read(reader *at, const block *opening, size_t first, size_t end);

/* The same for the recitals of a preamble. */
void preamble_read(reader *at, const block *opening, size_t first, size_t end);

#endif
