/* SPDX-License-Identifier: MIT */
/*
 * instrument/builder.h - how an Instrument is made.
 *
 *	made = builder_new();
 *	a = builder_open(made, TVX_CLAUSE_ARTICLE, num, heading);
 *	builder_text(made, text);
 *	  p = builder_open(made, TVX_CLAUSE_PARAGRAPH, num, heading);
 *	  builder_text(...);
 *	  builder_close(made);
 *	builder_close(made);
 *	builder_finish(&instrument, made, error);
 *
 * The builder starts inside the root.  finish numbers, cuts words, finds
 * brackets, makes eIds.  Text given to a clause after it has had children
 * becomes a TAIL of its own.  Clauses past TVX_LIMIT_DEPTH are set side by
 * side at that depth, in reading order and with a note, so that nesting
 * without end is read all the same.
 */
#ifndef INSTRUMENT_BUILDER_H
#define INSTRUMENT_BUILDER_H

#include <travaux/instrument.h>

typedef struct builder builder;

builder *builder_new(void);
void builder_free(builder *made);

/* Makes room for so many clauses and bytes of text; there may be more, or fewer. */
void builder_expect(builder *made, size_t clauses, size_t bytes);

/* Opens a child of the innermost open clause; strings are copied. */
uint32_t builder_open(builder *made, tvx_clause_kind kind, tvx_str num, tvx_str heading);
void builder_close(builder *made);

/* How many clauses are open; 0 when only the root is. */
uint32_t builder_depth(const builder *made);

/*
 * Appends a paragraph to the innermost open clause's own text: surrounding
 * white space goes, a run of white space that holds a line break becomes one
 * space; a second paragraph is set off by "\n".  Returns the clause that got
 * it (the TAIL, if one was opened for it).
 */
uint32_t builder_text(builder *made, tvx_str text);
/* As builder_text, byte for byte, for a store that kept the text as it was. */
uint32_t builder_exact_text(builder *made, tvx_str text);

/* These set what was unknown at open; the clause must have been made. */
void builder_set_heading(builder *made, uint32_t clause, tvx_str heading);
void builder_set_wid(builder *made, uint32_t clause, tvx_str wid);
/* Overrules the eId that finish would make from kind and num. */
void builder_set_eid(builder *made, uint32_t clause, tvx_str eid);
void builder_set_source(builder *made, uint32_t clause, tvx_range source);
void builder_set_draft(builder *made, const tvx_draft *draft);
void builder_note(builder *made, uint16_t code, uint32_t clause, uint32_t line,
		  tvx_str text);

/* Takes the builder in any case. TVX_ELIMIT past clauses or bytes of text. */
TVX_MUST_USE tvx_status builder_finish(tvx_instrument **out, builder *made,
				       tvx_error *error);

#endif
