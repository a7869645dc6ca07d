/* SPDX-License-Identifier: MIT */
/*
 * travaux/history.h - a line of drafts -> Lineage of one clause.
 *
 * The lineage of a clause is the chain of alignments from draft to draft,
 * oldest first: where it first stood, what became of it at each step.
 */
#ifndef TRAVAUX_HISTORY_H
#define TRAVAUX_HISTORY_H

#include <travaux/diff.h>
#include <travaux/store.h>

/*
 * The wIds that the clauses of 'after' get when it is stored as made from
 * 'before': a clause keeps that of the clause it was.  Where several became
 * one or one several, the first keeps it.  A new clause gets its eId, with
 * "-2", "-3" ... behind it where that names, or once named, another clause
 * in 'parent' or a draft before it; without a store (NULL) only 'before'
 * is looked at.  'before_wids' are those of 'before', by index; NULL for its
 * own, which are the right ones if it was read from a store.
 */
typedef struct tvx_wids tvx_wids;
TVX_API TVX_MUST_USE tvx_status tvx_inherit_wids(tvx_wids **out, tvx_store *store,
						 const char *parent,
						 const tvx_alignment *alignment,
						 const tvx_str *before_wids,
						 tvx_error *error);
/* One a clause of 'after', for tvx_save_options; dies with 'wids'. */
TVX_API const tvx_str *tvx_wids_array(const tvx_wids *wids);
TVX_API void tvx_wids_free(tvx_wids *wids);

typedef struct tvx_lineage tvx_lineage;

typedef struct tvx_step {
	const tvx_instrument *before, *after; /* NULL before for the first draft */
	const tvx_alignment *alignment;       /* NULL for the first draft */
	const tvx_changes *changes;
	const uint32_t
		*rows; /* the rows that the clause's subtree is in; none for the first */
	uint32_t row_count;
	uint32_t clause; /* where it stands in 'after'; TVX_NO_CLAUSE: not there */
} tvx_step;

/*
 * Follows the clause that 'name' means in the draft 'revision' (NULL for the
 * newest) back along its parents.  TVX_ENOTFOUND if there is no such clause.
 */
TVX_API TVX_MUST_USE tvx_status tvx_trace(tvx_lineage **out, tvx_store *store,
					  const char *revision, tvx_str name,
					  tvx_error *error);
TVX_API uint32_t tvx_lineage_size(const tvx_lineage *lineage);
TVX_API const tvx_step *tvx_lineage_step(const tvx_lineage *lineage, uint32_t index);
TVX_API void tvx_lineage_free(tvx_lineage *lineage);

#endif
