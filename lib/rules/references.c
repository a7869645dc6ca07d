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
	const uint32_t annex = reference_clause(in, name, true);
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

static void
find_annexes(finder *in, const view *row)
{
	ranges before = { 0 }, after = { 0 };
	const tvx_range was = { 0, (uint32_t)row->change->before_text.len };
	const tvx_range is = { 0, (uint32_t)row->change->after_text.len };

	/* A text cut out of its annexes refers to them all the same. */
	if (!in->has_annexes)
		return;
	finder_words(in, LEXEME_REFERENCE_ANNEX, row->change->after_text, is, &after);
	if (after.count)
		finder_words(in, LEXEME_REFERENCE_ANNEX, row->change->before_text, was,
			     &before);
	fresh_after(in, row, &after, &before);
	if (after.count)
		judge(in, row, after.ptr[0]);
	free(before.ptr);
	free(after.ptr);
}

static void
report_elsewhere(finder *in, const view *row, tvx_range was, tvx_range is)
{
	const tvx_str before = text_of(row->change->before_text, was);
	const tvx_str after = text_of(row->change->after_text, is);
	const sighting seen = {
		.rule = "reference.elsewhere",
		.before = was,
		.after = is,
		.message = arena_format(
			&in->found->pool,
			"the reference to %.*s now points to another clause, "
			"%.*s",
			(int)before.len, before.ptr, (int)after.len, after.ptr),
	};

	finder_report(in, row, &seen);
}

/* "5" and "(1)" of "Article 5(1)". */
static tvx_str
tail_of(tvx_str reference, tvx_str *head)
{
	const size_t open = str_find(reference, TVX_STR("("), 0);

	*head = str_slice(reference, 0, open);
	return open == SIZE_MAX ? TVX_STR("") : str_slice(reference, open, reference.len);
}

/*
 * The same clause; or the same paragraph of the same article, which a split
 * or a merge has put into another row.
 */
static bool
same_target(const finder *in, tvx_str was, tvx_str is)
{
	const uint32_t before = reference_row(in, was, false);
	const uint32_t after = reference_row(in, is, true);
	tvx_str was_head, is_head;

	if (before == after || before == TVX_NO_CLAUSE || after == TVX_NO_CLAUSE)
		return true;
	return str_equal(tail_of(was, &was_head), tail_of(is, &is_head)) &&
	       was_head.len < was.len &&
	       reference_row(in, was_head, false) == reference_row(in, is_head, true);
}

/*
 * References of one passage, set against each other in their order where
 * there are as many on both sides: the clauses they lead to are compared,
 * not their numbers.
 */
static void
compare_targets(finder *in, const view *row, const passage *where)
{
	ranges before = { 0 }, after = { 0 };

	finder_words(in, LEXEME_REFERENCE_CLAUSE, row->change->after_text, where->after,
		     &after);
	if (after.count)
		finder_words(in, LEXEME_REFERENCE_CLAUSE, row->change->before_text,
			     where->before, &before);
	for (size_t i = 0; before.count == after.count && i < after.count; i++) {
		const tvx_str was = text_of(row->change->before_text, before.ptr[i]);
		const tvx_str is = text_of(row->change->after_text, after.ptr[i]);

		if (view_inserted(row, after.ptr[i]) && view_deleted(row, before.ptr[i]) &&
		    !same_target(in, was, is))
			report_elsewhere(in, row, before.ptr[i], after.ptr[i]);
	}
	free(before.ptr);
	free(after.ptr);
}

void
find_references(finder *in, const view *row)
{
	find_annexes(in, row);
	for (size_t i = 0; i < row->count && in->status == TVX_OK; i++)
		if (row->passages[i].changed)
			compare_targets(in, row, &row->passages[i]);
}
