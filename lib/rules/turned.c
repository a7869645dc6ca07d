/* SPDX-License-Identifier: MIT */
/*
 * rules/turned.c - one small word for another, and the sentence says the opposite.
 *
 * "and" for "or", "after" for "before", "some" for "all": a reader passes over
 * them, and no longer rule looks at a single word.  Which words turn which is
 * for the pack to say, of the two as they stand beside each other: "before after".
 */
#include "rules/analysers.h"

#include "base/buffer.h"
#include "text/words.h"

/* Longer than this no such word is. */
#define LONGEST 24

static bool
is_replaced(const tvx_edit *gone, const tvx_edit *set)
{
	return gone->op == TVX_EDIT_DELETE && set->op == TVX_EDIT_INSERT &&
	       gone->moved == TVX_NO_CLAUSE && set->moved == TVX_NO_CLAUSE &&
	       !gone->typographic && !set->typographic &&
	       gone->before.end - gone->before.begin <= LONGEST &&
	       set->after.end - set->after.begin <= LONGEST;
}

static bool
is_pair(finder *in, lexeme id, tvx_str pair)
{
	tvx_range found;

	return finder_word(in, id, pair, (tvx_range){ 0, (uint32_t)pair.len }, &found);
}

static void
look_at(finder *in, const view *row, const tvx_edit *gone, const tvx_edit *set,
	buffer *pair)
{
	const tvx_str was = word_core(text_of(row->change->before_text, gone->before));
	const tvx_str is = word_core(text_of(row->change->after_text, set->after));
	sighting seen = { .rule = "scope.turned",
			  .before = gone->before,
			  .after = set->after };

	buffer_clear(pair);
	buffer_put(pair, was);
	buffer_put_byte(pair, ' ');
	buffer_put(pair, is);
	if (is_pair(in, LEXEME_WORD_JOINED, buffer_str(pair)))
		seen.severity = TVX_SEVERITY_MINOR;
	else if (!is_pair(in, LEXEME_WORD_TURNED, buffer_str(pair)))
		return;
	seen.message = arena_format(&in->found->pool, "'%.*s' stands where '%.*s' stood",
				    (int)is.len, is.ptr, (int)was.len, was.ptr);
	finder_report(in, row, &seen);
}

void
find_turned(finder *in, const view *row)
{
	const tvx_change *const change = row->change;
	buffer pair = { 0 };

	for (uint32_t i = 1; i < change->edit_count; i++)
		if (is_replaced(&change->edits[i - 1], &change->edits[i]))
			look_at(in, row, &change->edits[i - 1], &change->edits[i], &pair);
	buffer_release(&pair);
}
