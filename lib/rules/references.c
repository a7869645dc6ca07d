/* SPDX-License-Identifier: MIT */
/*
 * rules/references.c - new references to what is not there.
 */
#include "rules/analysers.h"

#include "base/str.h"
#include "rules/fresh.h"

#include <stdlib.h>

/* Words in an annex beyond these are its contents, whatever is still open. */
#define EMPTY_WORDS 40

/* Nothing in it but "to be determined". */
static bool
is_open(finder *in, uint32_t annex)
{
	const uint32_t end = tvx_instrument_clause(in->after, annex)->end;
	uint32_t words = 0;
	bool open = false;

	for (uint32_t i = annex; i < end && words <= EMPTY_WORDS; i++) {
		const tvx_clause *const clause = tvx_instrument_clause(in->after, i);
		tvx_range found;

		words += clause->words.end - clause->words.begin;
		open |= finder_word(in, LEXEME_TERM_OPEN, clause->text,
				    (tvx_range){ 0, (uint32_t)clause->text.len }, &found);
	}
	return open && words <= EMPTY_WORDS;
}

static void
judge(finder *in, const view *row, tvx_range at)
{
	const tvx_str name = text_of(row->change->after_text, at);
	const uint32_t annex = tvx_instrument_find(in->after, name);
	const uint32_t place = view_place_before(row, at.begin);
	sighting seen = { .before = { place, place }, .after = at };

	if (annex == TVX_NO_CLAUSE) {
		seen.rule = "reference.nowhere";
		seen.message = arena_format(&in->found->pool,
					    "the clause refers to %.*s, which is not there",
					    (int)name.len, name.ptr);
	} else if (is_open(in, annex)) {
		seen.rule = "reference.undetermined";
		seen.message =
			arena_format(&in->found->pool,
				     "the clause refers to %.*s, the content of which "
				     "is still to be determined",
				     (int)name.len, name.ptr);
	} else {
		return;
	}
	finder_report(in, row, &seen);
}

void
find_references(finder *in, const view *row)
{
	ranges before = { 0 }, after = { 0 };
	const tvx_range was = { 0, (uint32_t)row->change->before_text.len };
	const tvx_range is = { 0, (uint32_t)row->change->after_text.len };

	/* A text cut out of its annexes refers to them all the same. */
	if (!in->has_annexes)
		return;
	finder_words(in, LEXEME_REFERENCE_ANNEX, row->change->after_text, is, &after);
	finder_words(in, LEXEME_REFERENCE_ANNEX, row->change->before_text, was, &before);
	fresh_after(row, &after, &before);
	if (after.count)
		judge(in, row, after.ptr[0]);
	free(before.ptr);
	free(after.ptr);
}
