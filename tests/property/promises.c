/* SPDX-License-Identifier: MIT */
#include "promises.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((format(printf, 2, 3))) static bool
broken(fault *why, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(why->text, sizeof why->text, format, args);
	va_end(args);
	return false;
}

static bool
same(tvx_str one, tvx_str other)
{
	return one.len == other.len &&
	       (one.len == 0 || memcmp(one.ptr, other.ptr, one.len) == 0);
}

static bool
is_tree(const tvx_instrument *instrument, uint32_t index, fault *why)
{
	const tvx_clause *const clause = tvx_instrument_clause(instrument, index);
	const tvx_clause *parent;

	if (clause->end <= index || clause->end > tvx_instrument_size(instrument))
		return broken(why, "clause %u ends at %u", index, clause->end);
	if (index == 0)
		return clause->parent == TVX_NO_CLAUSE && clause->depth == 0
			       ? true
			       : broken(why, "the root is no root");
	if (clause->parent >= index)
		return broken(why, "clause %u stands before its parent", index);
	parent = tvx_instrument_clause(instrument, clause->parent);
	if (clause->end > parent->end || clause->depth != parent->depth + 1)
		return broken(why, "clause %u does not fit in its parent", index);
	return true;
}

/* Each word begins where the last ended, the first where the text does. */
static bool
words_partition(const tvx_instrument *instrument, uint32_t index, uint32_t first,
		fault *why)
{
	const tvx_clause *const clause = tvx_instrument_clause(instrument, index);
	const uint32_t *const starts = tvx_instrument_words(instrument);
	const tvx_range words = clause->words;
	const char *const text = tvx_instrument_text(instrument).ptr;

	if (words.begin != first || words.end < words.begin)
		return broken(why, "the words of clause %u begin at %u", index,
			      words.begin);
	if ((words.end == words.begin) != (clause->text.len == 0))
		return broken(why, "clause %u has words and no text, or text and no words",
			      index);
	if (clause->text.len == 0)
		return true;
	if (text + starts[words.begin] != clause->text.ptr ||
	    text + starts[words.end] != clause->text.ptr + clause->text.len)
		return broken(why, "the words of clause %u are not its text", index);
	for (uint32_t i = words.begin; i < words.end; i++)
		if (starts[i + 1] <= starts[i])
			return broken(why, "word %u of clause %u is empty", i, index);
	return true;
}

static bool
has_its_name(const tvx_instrument *instrument, uint32_t index, fault *why)
{
	const tvx_clause *const clause = tvx_instrument_clause(instrument, index);
	char cited[128];

	if (index == 0)
		return true;
	if (clause->eid.len == 0 || clause->wid.len == 0)
		return broken(why, "clause %u has no name", index);
	if (tvx_instrument_find(instrument, clause->eid) != index)
		return broken(why, "eId %.*s is not found as clause %u",
			      (int)clause->eid.len, clause->eid.ptr, index);
	if (tvx_instrument_cite(instrument, index, cited, sizeof cited) != strlen(cited))
		return broken(why, "the citation of clause %u has another length", index);
	return true;
}

static bool
brackets_nest(const tvx_instrument *instrument, fault *why)
{
	const tvx_bracket *brackets;
	const uint32_t count = tvx_instrument_brackets(instrument, &brackets);

	for (uint32_t i = 0; i < count; i++) {
		const tvx_bracket *const is = &brackets[i];
		const tvx_str from = tvx_instrument_clause(instrument, is->clause)->text;
		const tvx_str to = tvx_instrument_clause(instrument, is->end_clause)->text;

		if (is->open >= from.len || from.ptr[is->open] != '[' ||
		    is->close >= to.len || to.ptr[is->close] != ']')
			return broken(why, "bracket %u is not one", i);
		if (is->inner <= is->open || is->inner > from.len)
			return broken(why, "bracket %u has its words outside", i);
		if (is->end_clause < is->clause ||
		    (is->end_clause == is->clause && is->close < is->inner))
			return broken(why, "bracket %u closes before it opens", i);
		if (i > 0 && is->depth > brackets[i - 1].depth + 1)
			return broken(why, "bracket %u is too deep", i);
	}
	return true;
}

bool
outline_holds(const tvx_instrument *instrument, fault *why)
{
	const uint32_t size = tvx_instrument_size(instrument);
	const tvx_str text = tvx_instrument_text(instrument);
	uint32_t word = 0;

	if (size == 0 || tvx_instrument_clause(instrument, 0)->end != size)
		return broken(why, "the root does not hold all clauses");
	for (uint32_t i = 0; i < size; i++) {
		if (!is_tree(instrument, i, why) ||
		    !words_partition(instrument, i, word, why) ||
		    !has_its_name(instrument, i, why))
			return false;
		word = tvx_instrument_clause(instrument, i)->words.end;
	}
	if (tvx_instrument_words(instrument)[word] != text.len)
		return broken(why, "the last word does not end the text");
	if (tvx_instrument_count_words(instrument) > word)
		return broken(why, "more words are counted than there are");
	return brackets_nest(instrument, why);
}

typedef struct side {
	const char *name;
	const tvx_instrument *instrument;
	uint32_t *rows_of; /* how many rows each clause is in */
	uint32_t *row_of;  /* the last of them */
} side;

static bool
count_rows(const side *of, uint32_t row, const uint32_t *clauses, uint32_t count,
	   fault *why)
{
	for (uint32_t i = 0; i < count; i++) {
		if (clauses[i] >= tvx_instrument_size(of->instrument))
			return broken(why, "row %u has a clause %s that is not there", row,
				      of->name);
		if (i > 0 && clauses[i] <= clauses[i - 1])
			return broken(why, "row %u has clauses %s out of order", row,
				      of->name);
		of->rows_of[clauses[i]]++;
		of->row_of[clauses[i]] = row;
	}
	return true;
}

static bool
relation_fits(const tvx_row *row)
{
	const uint32_t before = row->before_count, after = row->after_count;

	switch (row->relation) {
	case TVX_RELATION_IDENTICAL:
	case TVX_RELATION_EDITED:
		return before == 1 && after == 1;
	case TVX_RELATION_SPLIT:
		return before == 1 && after > 1;
	case TVX_RELATION_MERGED:
		return before > 1 && after == 1;
	case TVX_RELATION_INSERTED:
		return before == 0 && after == 1;
	case TVX_RELATION_DELETED:
		return before == 1 && after == 0;
	}
	return false;
}

static bool
side_is_total(const side *of, const tvx_alignment *alignment,
	      uint32_t (*row_of)(const tvx_alignment *, uint32_t), fault *why)
{
	for (uint32_t i = 0; i < tvx_instrument_size(of->instrument); i++) {
		const bool is_row =
			tvx_clause_is_row(tvx_instrument_clause(of->instrument, i));
		const uint32_t row = row_of(alignment, i);

		if (of->rows_of[i] > 1 || (is_row && of->rows_of[i] != 1))
			return broken(why, "clause %u %s is in %u rows", i, of->name,
				      of->rows_of[i]);
		if (row != (of->rows_of[i] ? of->row_of[i] : TVX_NO_CLAUSE))
			return broken(why, "clause %u %s is said to be in row %u", i,
				      of->name, row);
	}
	return true;
}

static bool
rows_hold(const tvx_alignment *alignment, const side *before, const side *after, fault *why)
{
	for (uint32_t i = 0; i < tvx_alignment_size(alignment); i++) {
		const tvx_row *const row = tvx_alignment_row(alignment, i);

		if (!count_rows(before, i, row->before, row->before_count, why) ||
		    !count_rows(after, i, row->after, row->after_count, why))
			return false;
		if (!relation_fits(row))
			return broken(why, "row %u has %u and %u clauses and is %.*s", i,
				      row->before_count, row->after_count,
				      (int)tvx_relation_name(row->relation).len,
				      tvx_relation_name(row->relation).ptr);
	}
	return side_is_total(before, alignment, tvx_alignment_row_of_before, why) &&
	       side_is_total(after, alignment, tvx_alignment_row_of_after, why);
}

static side
side_of(const char *name, const tvx_instrument *instrument)
{
	const size_t size = tvx_instrument_size(instrument);

	return (side){ name, instrument, calloc(size, sizeof(uint32_t)),
		       calloc(size, sizeof(uint32_t)) };
}

bool
totality_holds(const tvx_alignment *alignment, fault *why)
{
	const side before = side_of("before", tvx_alignment_before(alignment));
	const side after = side_of("after", tvx_alignment_after(alignment));
	bool holds = false;

	if (before.rows_of && before.row_of && after.rows_of && after.row_of)
		holds = rows_hold(alignment, &before, &after, why);
	free(before.rows_of);
	free(before.row_of);
	free(after.rows_of);
	free(after.row_of);
	return holds;
}

/* The change's text is that of the row's clauses, one behind the other. */
static bool
spells(const tvx_instrument *instrument, const uint32_t *clauses, uint32_t count,
       tvx_str text)
{
	size_t at = 0;

	for (uint32_t i = 0; i < count; i++) {
		const tvx_str part = tvx_instrument_clause(instrument, clauses[i])->text;

		if (part.len > text.len - at ||
		    !same(part, (tvx_str){ text.ptr + at, part.len }))
			return false;
		at += part.len;
	}
	return at == text.len;
}

static bool
edit_fits(const tvx_edit *edit, const tvx_change *change, size_t before, size_t after)
{
	const tvx_str struck = { change->before_text.ptr + edit->before.begin,
				 edit->before.end - edit->before.begin };
	const tvx_str set = { change->after_text.ptr + edit->after.begin,
			      edit->after.end - edit->after.begin };

	if (edit->before.begin != before || edit->after.begin != after ||
	    edit->before.end < before || edit->after.end < after ||
	    edit->before.end > change->before_text.len ||
	    edit->after.end > change->after_text.len)
		return false;
	switch (edit->op) {
	case TVX_EDIT_EQUAL:
		return struck.len > 0 && same(struck, set);
	case TVX_EDIT_DELETE:
		return struck.len > 0 && set.len == 0;
	case TVX_EDIT_INSERT:
		return struck.len == 0 && set.len > 0;
	}
	return false;
}

static bool
change_replays(const tvx_changes *changes, uint32_t index, fault *why)
{
	const tvx_alignment *const alignment = tvx_changes_alignment(changes);
	const tvx_change *const change = tvx_changes_at(changes, index);
	const tvx_row *const row = tvx_alignment_row(alignment, index);
	size_t before = 0, after = 0;

	if (change->row != index ||
	    !spells(tvx_alignment_before(alignment), row->before, row->before_count,
		    change->before_text) ||
	    !spells(tvx_alignment_after(alignment), row->after, row->after_count,
		    change->after_text))
		return broken(why, "change %u is not of the texts of its row", index);
	for (uint32_t i = 0; i < change->edit_count; i++) {
		if (!edit_fits(&change->edits[i], change, before, after))
			return broken(why, "edit %u of change %u does not follow", i,
				      index);
		before = change->edits[i].before.end;
		after = change->edits[i].after.end;
	}
	if (before != change->before_text.len || after != change->after_text.len)
		return broken(why, "the edits of change %u end early", index);
	return true;
}

bool
replay_holds(const tvx_changes *changes, fault *why)
{
	if (tvx_changes_size(changes) != tvx_alignment_size(tvx_changes_alignment(changes)))
		return broken(why, "there is not one change a row");
	for (uint32_t i = 0; i < tvx_changes_size(changes); i++)
		if (!change_replays(changes, i, why))
			return false;
	return true;
}

bool
all_hold(const tvx_report *report, fault *why)
{
	return outline_holds(report->before, why) && outline_holds(report->after, why) &&
	       totality_holds(report->alignment, why) && replay_holds(report->changes, why);
}

static tvx_status
append(void *ctx, tvx_str more)
{
	bytes *const into = ctx;

	if (more.len > into->room - into->len) {
		const size_t room = (into->len + more.len) * 2;
		char *const grown = realloc(into->ptr, room);

		if (grown == NULL)
			return TVX_ESYSTEM;
		into->ptr = grown;
		into->room = room;
	}
	if (more.len)
		memcpy(into->ptr + into->len, more.ptr, more.len);
	into->len += more.len;
	return TVX_OK;
}

tvx_sink
bytes_sink(bytes *into)
{
	return (tvx_sink){ append, into };
}

void
bytes_free(bytes *into)
{
	free(into->ptr);
	*into = (bytes){ 0 };
}
