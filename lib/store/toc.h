/* SPDX-License-Identifier: MIT */
/*
 * store/toc.h - the outline of a stored draft: its table of contents.
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
#ifndef STORE_TOC_H
#define STORE_TOC_H

#include "base/arena.h"
#include "base/buffer.h"

#include <travaux/instrument.h>

typedef struct toc_clause {
	tvx_clause_kind kind;
	uint32_t depth, parent;
	uint32_t unit; /* the clause whose file holds the text of this one */
	bool has_text; /* its text has been read from the file */
	tvx_str wid, num, heading, eid, text;
} toc_clause;

/* For finding a clause by its wId. */
typedef struct toc_wid {
	tvx_str wid;
	uint32_t clause;
} toc_wid;

/* Zero is empty; what it points to is in its pool or borrowed. */
typedef struct toc {
	arena pool;
	tvx_draft draft;
	tvx_str parent;          /* name of the draft it was made from */
	uint32_t clauses, words; /* as counted when it was stored */
	toc_clause *list;        /* the root first */
	uint32_t count;
	toc_wid *by_wid; /* sorted */
} toc;

void toc_release(toc *made);

/*
 * Borrows from 'instrument' and 'wids' (NULL for the instrument's own).
 * TVX_EINPUT if two clauses have one wId.
 */
TVX_MUST_USE tvx_status toc_of(toc *made, const tvx_instrument *instrument,
			       const tvx_str *wids, tvx_error *error);

void toc_put(buffer *out, const toc *made);

/* The headers alone, which is quick. 'source' says where the bytes are from. */
TVX_MUST_USE tvx_status toc_read_headers(toc *made, tvx_str bytes, const char *source,
					 tvx_error *error);
TVX_MUST_USE tvx_status toc_read(toc *made, tvx_str bytes, const char *source,
				 tvx_error *error);

/* An Instrument of the outline and of the texts that it has by now. */
TVX_MUST_USE tvx_status toc_build(tvx_instrument **out, const toc *made, tvx_error *error);

/* The clause with that wId, or TVX_NO_CLAUSE. */
uint32_t toc_find(const toc *made, tvx_str wid);

/* One past the last clause whose text is in the file of 'unit'. */
uint32_t toc_unit_end(const toc *made, uint32_t unit);

#endif
