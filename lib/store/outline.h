/* SPDX-License-Identifier: MIT */
/*
 * store/outline.h - the table of contents of a stored draft.
 *
 *	Travaux: 1				the version of this format
 *	Title: Treaty on ...
 *	Draft: 2022-04-15
 *	...
 *						a blank line
 *	0		instrument		Treaty on ...
 *	1	art_5	article	Article 5	Assistance
 *	2	art_5__para_1	paragraph	1.
 *
 * A line a clause, in reading order: depth, wId, kind, num, heading, and the
 * eId where it is not the one that kind and num give by themselves.  Fields
 * are set apart by tabs and escaped (store/escape.h); empty ones at the end
 * are left out.  Headers that this version does not know are passed over.
 *
 * The same structure serves both ways: an Instrument becomes an outline and
 * then bytes, bytes become an outline and then an Instrument.
 */
#ifndef STORE_OUTLINE_H
#define STORE_OUTLINE_H

#include "base/arena.h"
#include "base/buffer.h"

#include <travaux/instrument.h>

typedef struct outline_clause {
	tvx_clause_kind kind;
	uint32_t depth, parent;
	uint32_t unit; /* the clause whose file holds the text of this one */
	bool has_text; /* its text has been read from the file */
	tvx_str wid, num, heading, eid, text;
} outline_clause;

/* For finding a clause by its wId. */
typedef struct outline_wid {
	tvx_str wid;
	uint32_t clause;
} outline_wid;

/* Zero is empty; what it points to is in its pool or borrowed. */
typedef struct outline {
	arena pool;
	tvx_draft draft;
	tvx_str parent;          /* name of the draft it was made from */
	uint32_t clauses, words; /* as counted when it was stored */
	outline_clause *list;    /* the root first */
	uint32_t count;
	outline_wid *by_wid; /* sorted */
} outline;

void outline_release(outline *made);

/*
 * Borrows from 'instrument' and 'wids' (NULL for the instrument's own).
 * TVX_EINPUT if two clauses have one wId.
 */
TVX_MUST_USE tvx_status outline_of(outline *made, const tvx_instrument *instrument,
				   const tvx_str *wids, tvx_error *error);

void outline_put(buffer *out, const outline *made);

/* The headers alone, which is quick. 'source' says where the bytes are from. */
TVX_MUST_USE tvx_status outline_read_headers(outline *made, tvx_str bytes,
					     const char *source, tvx_error *error);
TVX_MUST_USE tvx_status outline_read(outline *made, tvx_str bytes, const char *source,
				     tvx_error *error);

/* An Instrument of the outline and of the texts that it has by now. */
TVX_MUST_USE tvx_status outline_build(tvx_instrument **out, const outline *made,
				      tvx_error *error);

/* The clause with that wId, or TVX_NO_CLAUSE. */
uint32_t outline_find(const outline *made, tvx_str wid);

/* One past the last clause whose text is in the file of 'unit'. */
uint32_t outline_unit_end(const outline *made, uint32_t unit);

#endif
