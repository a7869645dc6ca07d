/* SPDX-License-Identifier: MIT */
#include "rules/analysers.h"

#include "base/str.h"
#include "text/sentences.h"
#include "text/utf8.h"

#include <stdlib.h>

/* Are the two the same but for their first letter, a capital in one of them? */
static bool
differ_in_capital(tvx_str one, tvx_str other)
{
	size_t past = 0, beyond = 0;
	const uint32_t first = one.len ? utf8_next(one, &past) : 0;
	const uint32_t second = other.len ? utf8_next(other, &beyond) : 0;

	return char_is_letter(first) && char_is_letter(second) &&
	       char_is_upper(first) != char_is_upper(second) &&
	       str_equal(str_slice(one, past, one.len),
			 str_slice(other, beyond, other.len));
}

static bool
begins_sentence(tvx_str text, uint32_t at)
{
	uint32_t *ends = NULL;
	size_t count = 0, room = 0;
	bool found = at == 0;

	sentences_cut(text, &ends, &count, &room);
	for (size_t i = 0; i < count && !found; i++)
		found = ends[i] == at;
	free(ends);
	return found;
}

/*
 * "{By 21 May, }[The]{the} Commission": the word is written otherwise since what stands
 * before it was put there, or struck, and begins the sentence now or did.  Whoever reads
 * of that edit has been told; at 'at' stands the deletion of the pair.
 */
static bool
follows_an_edit(const tvx_change *change, uint32_t at)
{
	const tvx_edit *const edit = &change->edits[at];

	if (at == 0 || at + 1 >= change->edit_count || edit->op != TVX_EDIT_DELETE ||
	    edit[1].op != TVX_EDIT_INSERT || !edit[1].typographic ||
	    edit[-1].op == TVX_EDIT_EQUAL || edit[-1].typographic)
		return false;
	return differ_in_capital(
		       str_slice(change->before_text, edit->before.begin, edit->before.end),
		       str_slice(change->after_text, edit[1].after.begin,
				 edit[1].after.end)) &&
	       begins_sentence(change->before_text, edit->before.begin) !=
		       begins_sentence(change->after_text, edit[1].after.begin);
}

/* One finding a row: they are counted, never listed one by one. */
void
find_typography(finder *in, const view *row)
{
	sighting seen = { .rule = "typography.only" };
	uint32_t count = 0;

	for (uint32_t i = 0; i < row->change->edit_count; i++) {
		const tvx_edit *const edit = &row->change->edits[i];

		if (edit->op == TVX_EDIT_EQUAL || !edit->typographic)
			continue;
		if (follows_an_edit(row->change, i)) {
			i++;
			continue;
		}
		if (count == 0 || edit->op == TVX_EDIT_INSERT) {
			if (seen.before.begin == seen.before.end)
				seen.before = edit->before;
			if (seen.after.begin == seen.after.end)
				seen.after = edit->after;
		}
		/* A replacement is a delete and an insert: it counts once. */
		if (edit->op == TVX_EDIT_INSERT || i + 1 == row->change->edit_count ||
		    row->change->edits[i + 1].op != TVX_EDIT_INSERT ||
		    !row->change->edits[i + 1].typographic)
			count++;
	}
	if (count == 0)
		return;
	seen.message =
		arena_format(&in->found->pool,
			     "%u %s in quotes, dashes, spaces, case or Unicode form, "
			     "with no change of words",
			     count, count == 1 ? "difference" : "differences");
	finder_report(in, row, &seen);
}
