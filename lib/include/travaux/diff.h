/* SPDX-License-Identifier: MIT */
/*
 * travaux/diff.h - Alignment -> Changes: what became of the words of each clause.
 *
 * One change a row, in the order of the rows.  The edits of a change replay
 * exactly: its equals and deletes, in order, spell the text before; its
 * equals and inserts spell the text after, byte for byte.  tvx_diff checks
 * that itself by a second, simple path before it returns, and gives
 * TVX_EINTERNAL rather than changes that do not replay.
 *
 *	before:  "shall provide assistance to Ukraine"
 *	after:   "shall, on the basis of a decision, provide aid to Ukraine"
 *	edits:   =shall  +, on the basis of a decision,  = provide  -assistance  +aid
 *	         = to Ukraine
 */
#ifndef TRAVAUX_DIFF_H
#define TRAVAUX_DIFF_H

#include <travaux/align.h>

typedef struct tvx_changes tvx_changes;

typedef enum tvx_edit_op { TVX_EDIT_EQUAL, TVX_EDIT_DELETE, TVX_EDIT_INSERT } tvx_edit_op;

typedef struct tvx_edit {
	tvx_edit_op op;
	bool typographic; /* a delete or insert of the same words written otherwise */
	tvx_range before, after; /* bytes in the texts of the change; one is empty
				    (at its place) unless op is EQUAL */
	uint32_t moved;          /* DELETE: the clause of 'after' where these words now
				    stand; INSERT: the clause of 'before' where they
				    stood; TVX_NO_CLAUSE if they did not move */
	tvx_str party;           /* whose bracket the words stand in; may be empty */
} tvx_edit;

typedef struct tvx_change {
	uint32_t row;        /* index in the alignment */
	tvx_str before_text; /* the texts of the row's clauses, joined without a gap */
	tvx_str after_text;
	const tvx_edit *edits;
	uint32_t edit_count; /* 0 only if both texts are empty */
	/* Words with a letter or digit, typographic edits left out. */
	uint32_t words_deleted, words_inserted, words_moved;
} tvx_change;

/* A replacement that recurs through the whole draft; said once. */
typedef struct tvx_systematic {
	tvx_str before, after;
	uint32_t count;
} tvx_systematic;

typedef struct tvx_diff_options {
	uint32_t threads; /* 0 for 1; the result does not depend on it */
} tvx_diff_options;

TVX_API TVX_MUST_USE tvx_status tvx_diff(tvx_changes **out, const tvx_alignment *alignment,
					 const tvx_diff_options *options, tvx_error *error);

TVX_API const tvx_alignment *tvx_changes_alignment(const tvx_changes *changes);

/* As many as the alignment has rows; change i is of row i. */
TVX_API uint32_t tvx_changes_size(const tvx_changes *changes);
TVX_API const tvx_change *tvx_changes_at(const tvx_changes *changes, uint32_t index);

/* Most frequent first; returns their number. */
TVX_API uint32_t tvx_changes_systematic(const tvx_changes *changes,
					const tvx_systematic **systematic);

TVX_API void tvx_changes_free(tvx_changes *changes);

#endif
