/* SPDX-License-Identifier: MIT */
/*
 * rules/carried.c - words that moved to another clause, and changed on the way.
 *
 * No row holds both sides of such a change: in one row the old words stand
 * struck between two stretches that moved away, in another the new ones stand
 * set between the same two that came:
 *
 *	[moved: Each Party shall pay] [100] [moved: euros into the fund]
 *	{moved: Each Party shall pay} {1000} {moved: euros into the fund}
 *
 * It is told where the words stand now.
 */
#include "rules/analysers.h"

#include "base/str.h"
#include "rules/language.h"
#include "text/utf8.h"
#include "text/words.h"

#include <stdlib.h>

/* Edits of a row that are searched for what moved away: of a longer one nothing
 * is said past them, so that a row of moves alone costs no square of it. */
#define SEARCHED 1024

static tvx_str
struck(const tvx_change *change, uint32_t edit)
{
	return str_trim(text_of(change->before_text, change->edits[edit].before));
}

static tvx_str
set(const tvx_change *change, uint32_t edit)
{
	return str_trim(text_of(change->after_text, change->edits[edit].after));
}

static bool
came_from(const tvx_change *change, uint32_t edit, uint32_t clause)
{
	return edit < change->edit_count && change->edits[edit].op == TVX_EDIT_INSERT &&
	       change->edits[edit].moved == clause && clause != TVX_NO_CLAUSE;
}

static bool
is_plain(const tvx_edit *edit, tvx_edit_op op)
{
	return edit->op == op && edit->moved == TVX_NO_CLAUSE && !edit->typographic;
}

/* The edit of 'from' whose words, struck there, are these; edit_count if none is. */
static uint32_t
find_struck(const tvx_change *from, tvx_str words, uint32_t first)
{
	const uint32_t end =
		from->edit_count - first < SEARCHED ? from->edit_count : first + SEARCHED;

	for (uint32_t i = first; i < end; i++)
		if (from->edits[i].op == TVX_EDIT_DELETE &&
		    from->edits[i].moved != TVX_NO_CLAUSE &&
		    str_equal(struck(from, i), words))
			return i;
	return from->edit_count;
}

/* What stood between the two stretches before they moved; false if they stood apart. */
static bool
stood_between(const tvx_change *from, tvx_str one, tvx_str other, tvx_str *out)
{
	const uint32_t first = find_struck(from, one, 0);
	uint32_t next = first + 1;

	*out = TVX_STR("");
	if (first == from->edit_count)
		return false;
	if (next < from->edit_count && is_plain(&from->edits[next], TVX_EDIT_DELETE))
		*out = struck(from, next++);
	return next < from->edit_count && from->edits[next].op == TVX_EDIT_DELETE &&
	       from->edits[next].moved != TVX_NO_CLAUSE &&
	       str_equal(struck(from, next), other);
}

typedef struct carried {
	uint32_t count, clause;
	tvx_range place;
	tvx_str was, is; /* of the first, or of the first that is grave */
	bool is_grave;
} carried;

static bool
has_digit(tvx_str text)
{
	for (size_t at = 0; at < text.len;)
		if (char_is_digit(utf8_next(text, &at)))
			return true;
	return false;
}

/* Does a rule of negation find its word in the text? */
static bool
is_negated(finder *in, tvx_str text)
{
	bool any = false;

	for (size_t i = 0; i < in->rules->count && !any; i++) {
		const rule *const known = &in->rules->rules[i];
		ranges found = { 0 };

		if (known->pattern == NULL || known->when != RULE_ADDED ||
		    !str_equal(known->shown.id, TVX_STR("negation.added")) ||
		    !language_fits(known->shown.language, in->language))
			continue;
		finder_match(in, known->pattern, known->shown.id, text,
			     (tvx_range){ 0, (uint32_t)text.len }, &found);
		any = found.count > 0;
		free(found.ptr);
	}
	return any;
}

/* A number, a word that binds, a 'not': what no reader may miss. */
static bool
is_grave(finder *in, tvx_str text)
{
	const tvx_range all = { 0, (uint32_t)text.len };
	tvx_range found;

	if (text.len == 0)
		return false;
	for (int id = LEXEME_MODALITY_MAY; id <= LEXEME_MODALITY_DUTY; id++)
		if (finder_word(in, (lexeme)id, text, all, &found))
			return true;
	return has_digit(text) || is_negated(in, text);
}

/* At the stretch 'edit', which came from elsewhere: is it followed by another word than
 * it was? */
static void
look_behind(finder *in, const tvx_change *change, uint32_t edit, carried *out)
{
	const uint32_t clause = change->edits[edit].moved;
	const bool is_set = edit + 1 < change->edit_count &&
			    is_plain(&change->edits[edit + 1], TVX_EDIT_INSERT);
	const uint32_t next = edit + 1 + is_set;
	const uint32_t row = tvx_alignment_row_of_before(in->alignment, clause);
	tvx_str was, is;

	if (!came_from(change, next, clause) || row == TVX_NO_CLAUSE ||
	    !stood_between(tvx_changes_at(in->changes, row), set(change, edit),
			   set(change, next), &was))
		return;
	is = is_set ? set(change, edit + 1) : TVX_STR("");
	if (str_equal(was, is) || !(text_has_words(was) || text_has_words(is)))
		return;
	const bool grave = is_grave(in, was) || is_grave(in, is);

	if (out->count++ > 0 && (out->is_grave || !grave))
		return;
	out->is_grave = grave;
	out->was = was;
	out->is = is;
	out->clause = clause;
	out->place = is_set ? change->edits[edit + 1].after
			    : (tvx_range){ change->edits[next].after.begin,
					   change->edits[next].after.begin };
}

void
find_carried(finder *in, const view *row)
{
	const tvx_change *const change = row->change;
	carried seen = { 0 };
	char from[160];

	for (uint32_t i = 0; i < change->edit_count; i++)
		if (came_from(change, i, change->edits[i].moved))
			look_behind(in, change, i, &seen);
	if (seen.count == 0)
		return;
	tvx_instrument_cite(in->before, seen.clause, from, sizeof from);
	sighting made = { .rule = "moved.altered",
			  .severity =
				  seen.is_grave ? TVX_SEVERITY_MAJOR : TVX_SEVERITY_MINOR,
			  .after = seen.place };

	made.message =
		arena_format(&in->found->pool,
			     "words that came from %s are not the same: '%.*s'%s%.*s%s",
			     from, (int)(seen.is.len ? seen.is : seen.was).len,
			     (seen.is.len ? seen.is : seen.was).ptr,
			     seen.is.len == 0    ? " is gone"
			     : seen.was.len == 0 ? " is new"
						 : " instead of '",
			     seen.is.len && seen.was.len ? (int)seen.was.len : 0,
			     seen.was.ptr, seen.is.len && seen.was.len ? "'" : "");
	if (seen.count > 1)
		made.explanation =
			arena_format(&in->found->pool, "So in %u places of it", seen.count);
	finder_report(in, row, &made);
}
