/* SPDX-License-Identifier: MIT */
/*
 * rules/view.h - one change, cut into passages that can be compared.
 *
 * A passage is a sentence, or a few, before and after, that became each
 * other.  The edits of a change are a path through the two texts; where the
 * path passes a place that ends a sentence on both sides, a passage ends:
 *
 *	before  S1. | S2 with a word.  | S3.        |
 *	after   S1. | S2 with another. | S3. | New. |
 *	               changed               ^ a passage with nothing before
 *
 * so passages cost one walk, and they cover both texts without a gap.
 */
#ifndef RULES_VIEW_H
#define RULES_VIEW_H

#include <travaux/diff.h>

typedef struct passage {
	tvx_range before, after; /* bytes in the texts of the change */
	bool changed;            /* an edit that is not typographic stands in it */
} passage;

typedef struct view {
	const tvx_change *change;
	const tvx_row *row;
	passage *passages;
	size_t count, room;
} view;

/* Cuts 'change' anew; the view keeps its memory from one change to the next. */
void view_cut(view *made, const tvx_changes *changes, uint32_t index);
void view_release(view *made);

/* Is the whole clause new, or gone? */
bool view_is_whole(const view *made);

/* Does a word of the range stand in an edit (not typographic, not moved)? */
bool view_inserted(const view *made, tvx_range after);
bool view_deleted(const view *made, tvx_range before);

/* The place before at which the path stands when it reaches 'after'. */
uint32_t view_place_before(const view *made, uint32_t after);

/* The clause of a place in a text of the change, and the offset in it. */
uint32_t view_clause_after(const view *made, const tvx_instrument *after, uint32_t at,
			   uint32_t *offset);
uint32_t view_clause_before(const view *made, const tvx_instrument *before, uint32_t at,
			    uint32_t *offset);

/* The first edit whose 'after' ends past 'at'; edit_count if there is none. */
uint32_t view_edit_after(const view *made, uint32_t at);
uint32_t view_edit_before(const view *made, uint32_t at);

#endif
