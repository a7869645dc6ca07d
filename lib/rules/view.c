/* SPDX-License-Identifier: MIT */
#include "rules/view.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "text/sentences.h"

#include <stdlib.h>

/* The ends of sentences in one text of a change, and how far the walk is. */
typedef struct ends {
	uint32_t *ptr;
	size_t count, room, next;
} ends;

/* Each clause of a row is cut alone: no sentence runs from one into the next. */
static void
cut_side(const tvx_instrument *instrument, const uint32_t *clauses, uint32_t count,
	 ends *out)
{
	uint32_t base = 0;

	for (uint32_t i = 0; i < count; i++) {
		const tvx_str text = tvx_instrument_clause(instrument, clauses[i])->text;
		const size_t first = out->count;

		sentences_cut(text, &out->ptr, &out->count, &out->room);
		for (size_t j = first; j < out->count; j++)
			out->ptr[j] += base;
		base += (uint32_t)text.len;
	}
}

/* Places are asked for in rising order, so the whole walk is linear. */
static bool
is_end(ends *from, uint32_t at)
{
	while (from->next < from->count && from->ptr[from->next] < at)
		from->next++;
	return at == 0 || (from->next < from->count && from->ptr[from->next] == at);
}

static void
add_passage(view *made, uint32_t before, uint32_t after, bool *changed)
{
	const passage *const last = made->count ? &made->passages[made->count - 1] : NULL;
	const passage next = { { last ? last->before.end : 0, before },
			       { last ? last->after.end : 0, after },
			       *changed };

	if (next.before.begin == before && next.after.begin == after)
		return;
	PUSH_ROOM(made->passages, made->count, made->room);
	made->passages[made->count++] = next;
	*changed = false;
}

static bool
is_change(const tvx_edit *edit)
{
	return edit->op != TVX_EDIT_EQUAL && !edit->typographic;
}

static void
cut_equal(view *made, const tvx_edit *edit, ends *before, ends *after, bool *changed)
{
	const uint32_t shift = edit->after.begin - edit->before.begin;

	is_end(before, edit->before.begin + 1);
	for (size_t i = before->next;
	     i < before->count && before->ptr[i] <= edit->before.end; i++)
		if (is_end(after, before->ptr[i] + shift))
			add_passage(made, before->ptr[i], before->ptr[i] + shift, changed);
}

/*
 * Edits that only add, or only take away: each sentence in them is a passage
 * with nothing on the other side.
 */
static void
cut_one_sided(view *made, tvx_range side, uint32_t fixed, bool inserts, bool real,
	      ends *moving, bool *changed)
{
	uint32_t reached = side.begin;

	is_end(moving, side.begin + 1);
	for (size_t i = moving->next; i < moving->count && moving->ptr[i] <= side.end;
	     i++) {
		reached = moving->ptr[i];
		*changed |= real;
		add_passage(made, inserts ? fixed : reached, inserts ? reached : fixed,
			    changed);
	}
	*changed |= real && reached < side.end;
}

/* A run of edits that are not EQUAL; returns the index past it. */
static uint32_t
cut_hunk(view *made, uint32_t first, ends *before, ends *after, bool *changed)
{
	const tvx_edit *const edits = made->change->edits;
	uint32_t end = first;
	bool real = false;

	while (end < made->change->edit_count && edits[end].op != TVX_EDIT_EQUAL)
		real |= is_change(&edits[end++]);
	const tvx_range was = { edits[first].before.begin, edits[end - 1].before.end };
	const tvx_range is = { edits[first].after.begin, edits[end - 1].after.end };

	if (was.begin == was.end && is_end(before, was.end)) {
		cut_one_sided(made, is, was.end, true, real, after, changed);
	} else if (is.begin == is.end && is_end(after, is.end)) {
		cut_one_sided(made, was, is.end, false, real, before, changed);
	} else {
		*changed |= real;
		if (is_end(before, was.end) && is_end(after, is.end))
			add_passage(made, was.end, is.end, changed);
	}
	return end;
}

void
view_cut(view *made, const tvx_changes *changes, uint32_t index)
{
	const tvx_alignment *const alignment = tvx_changes_alignment(changes);
	ends before = { 0 }, after = { 0 };
	bool changed = false;

	made->count = 0;
	made->change = tvx_changes_at(changes, index);
	made->row = tvx_alignment_row(alignment, made->change->row);
	cut_side(tvx_alignment_before(alignment), made->row->before,
		 made->row->before_count, &before);
	cut_side(tvx_alignment_after(alignment), made->row->after, made->row->after_count,
		 &after);
	for (uint32_t i = 0; i < made->change->edit_count;) {
		if (made->change->edits[i].op == TVX_EDIT_EQUAL)
			cut_equal(made, &made->change->edits[i++], &before, &after,
				  &changed);
		else
			i = cut_hunk(made, i, &before, &after, &changed);
	}
	add_passage(made, (uint32_t)made->change->before_text.len,
		    (uint32_t)made->change->after_text.len, &changed);
	free(before.ptr);
	free(after.ptr);
}

void
view_release(view *made)
{
	free(made->passages);
	*made = (view){ 0 };
}

bool
view_is_whole(const view *made)
{
	return made->row->before_count == 0 || made->row->after_count == 0;
}

uint32_t
view_edit_after(const view *made, uint32_t at)
{
	const tvx_change *const change = made->change;
	uint32_t i = 0;

	PARTITION_POINT(i, change->edit_count, change->edits[i].after.end <= at);
	return i;
}

uint32_t
view_edit_before(const view *made, uint32_t at)
{
	const tvx_change *const change = made->change;
	uint32_t i = 0;

	PARTITION_POINT(i, change->edit_count, change->edits[i].before.end <= at);
	return i;
}

bool
view_inserted(const view *made, tvx_range after)
{
	for (uint32_t i = view_edit_after(made, after.begin); i < made->change->edit_count;
	     i++) {
		const tvx_edit *const edit = &made->change->edits[i];

		if (edit->after.begin >= after.end)
			break;
		if (edit->op == TVX_EDIT_INSERT && is_change(edit) &&
		    edit->moved == TVX_NO_CLAUSE)
			return true;
	}
	return false;
}

bool
view_deleted(const view *made, tvx_range before)
{
	for (uint32_t i = view_edit_before(made, before.begin);
	     i < made->change->edit_count; i++) {
		const tvx_edit *const edit = &made->change->edits[i];

		if (edit->before.begin >= before.end)
			break;
		if (edit->op == TVX_EDIT_DELETE && is_change(edit) &&
		    edit->moved == TVX_NO_CLAUSE)
			return true;
	}
	return false;
}

uint32_t
view_place_before(const view *made, uint32_t after)
{
	const uint32_t index = view_edit_after(made, after);

	if (index == made->change->edit_count)
		return (uint32_t)made->change->before_text.len;
	const tvx_edit *const edit = &made->change->edits[index];
	return edit->op == TVX_EDIT_EQUAL && after > edit->after.begin
		       ? edit->before.begin + (after - edit->after.begin)
		       : edit->before.begin;
}

static uint32_t
clause_of(const tvx_instrument *instrument, const uint32_t *clauses, uint32_t count,
	  uint32_t at, uint32_t *offset)
{
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t size =
			(uint32_t)tvx_instrument_clause(instrument, clauses[i])->text.len;

		if (at < size || i + 1 == count) {
			*offset = at;
			return clauses[i];
		}
		at -= size;
	}
	*offset = 0;
	return TVX_NO_CLAUSE;
}

uint32_t
view_clause_after(const view *made, const tvx_instrument *after, uint32_t at,
		  uint32_t *offset)
{
	return clause_of(after, made->row->after, made->row->after_count, at, offset);
}

uint32_t
view_clause_before(const view *made, const tvx_instrument *before, uint32_t at,
		   uint32_t *offset)
{
	return clause_of(before, made->row->before, made->row->before_count, at, offset);
}
