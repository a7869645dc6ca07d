/* SPDX-License-Identifier: MIT */
#include "render/runs.h"

#include "base/str.h"

#include <string.h>

static bool
continues(const tvx_event *one, const tvx_event *next)
{
	return next->kind == TVX_EVENT_RUN && next->edit->op == one->edit->op &&
	       next->edit->typographic == one->edit->typographic &&
	       next->edit->moved == one->edit->moved &&
	       next->text.ptr == one->text.ptr + one->text.len;
}

bool
runs_next(tvx_walk *walk, tvx_event *event)
{
	tvx_walk ahead;
	tvx_event next;

	if (!tvx_walk_next(walk, event))
		return false;
	if (event->kind != TVX_EVENT_RUN)
		return true;
	for (;;) {
		ahead = *walk;
		if (!tvx_walk_next(&ahead, &next) || !continues(event, &next))
			return true;
		event->text.len += next.text.len;
		*walk = ahead;
	}
}

bool
row_is_bare(const tvx_walk *walk, const tvx_event *event)
{
	const tvx_row *row = event->row;
	tvx_walk ahead = *walk;
	tvx_event next = *event;

	if (event->context || row->relation != TVX_RELATION_IDENTICAL || row->moved ||
	    row->reheaded || row->typographic)
		return false;
	while (next.kind != TVX_EVENT_FINDING && next.kind != TVX_EVENT_EXIT &&
	       tvx_walk_next(&ahead, &next))
		continue;
	return next.kind == TVX_EVENT_EXIT;
}

bool
row_shows_text(const tvx_row *row, const tvx_walk_options *options)
{
	return row->relation != TVX_RELATION_IDENTICAL || row->typographic || row->moved ||
	       options->unchanged;
}

bool
run_is_border_space(const tvx_event *event)
{
	return (event->row->relation == TVX_RELATION_SPLIT ||
		event->row->relation == TVX_RELATION_MERGED) &&
	       str_trim(event->text).len == 0;
}

bool
run_is_first(const tvx_event *event)
{
	return event->text.ptr == event->change->after_text.ptr &&
	       event->edit->before.begin == 0;
}

bool
run_is_last(const tvx_event *event)
{
	const tvx_change *change = event->change;

	return event->edit == change->edits + change->edit_count - 1 &&
	       event->text.ptr + event->text.len ==
		       change->after_text.ptr + change->after_text.len;
}

tvx_str
run_space_before(const tvx_event *event)
{
	const tvx_str words = str_trim(event->text);

	return str_slice(event->text, 0,
			 words.len ? (size_t)(words.ptr - event->text.ptr) : 0);
}

/* "(xxviii)" */
#define LONGEST_NUMBER 10

/*
 * Is it a number in the text that became that of a clause of the same row?  The
 * border shows that clause, so where the number went needs no saying.
 */
static bool
is_border_number(const tvx_report *report, const tvx_event *event)
{
	const tvx_edit *edit = event->edit;
	const tvx_str words = str_trim(event->text);

	if (edit->moved == TVX_NO_CLAUSE || words.len > LONGEST_NUMBER ||
	    memchr(words.ptr, ' ', words.len) != NULL)
		return false;
	return event->row ==
	       tvx_alignment_row(
		       report->alignment,
		       edit->op == TVX_EDIT_DELETE
			       ? tvx_alignment_row_of_after(report->alignment, edit->moved)
			       : tvx_alignment_row_of_before(report->alignment,
							     edit->moved));
}

static tvx_str
text_of_moved(const tvx_change *change, const tvx_edit *edit)
{
	return edit->op == TVX_EDIT_DELETE
		       ? str_slice(change->before_text, edit->before.begin,
				   edit->before.end)
		       : str_slice(change->after_text, edit->after.begin, edit->after.end);
}

bool
run_place_is_told(const tvx_report *report, const tvx_event *event)
{
	const tvx_change *const change = event->change;
	tvx_event last = *event;

	if (is_border_number(report, event))
		return true;
	/* Words that read like a place have one said before them. */
	if (str_begins(str_trim(event->text), TVX_STR("moved ")))
		return false;
	for (size_t i = (size_t)(event->edit - change->edits); i-- > 0;) {
		last.edit = &change->edits[i];
		if (last.edit->op != event->edit->op || last.edit->moved == TVX_NO_CLAUSE)
			continue;
		last.text = text_of_moved(change, last.edit);
		return last.edit->moved == event->edit->moved &&
		       !is_border_number(report, &last);
	}
	return false;
}
