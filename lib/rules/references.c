/* SPDX-License-Identifier: MIT */
/*
 * rules/references.c - references to what is not there, to another clause than
 * before, and those that only follow a clause to its new number.
 *
 * The last are as many as a treaty has references behind an inserted article,
 * so they are counted while the rows are walked, and told once.
 */
#include "rules/analysers.h"

#include "base/buffer.h"
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

/* "Article 5" and "(1)" of "Article 5(1)"; ", paragraph 1" is a tail, too. */
static tvx_str
tail_of(tvx_str reference, tvx_str *head)
{
	size_t end = str_find(reference, TVX_STR("("), 0);
	const size_t comma = str_find(reference, TVX_STR(","), 0);
	const size_t word = str_find(reference, TVX_STR(" para"), 0);

	end = comma < end ? comma : end;
	end = word < end ? word : end;
	*head = str_slice(reference, 0, end);
	return end == SIZE_MAX ? TVX_STR("") : str_slice(reference, end, reference.len);
}

/*
 * The same clause; or the same paragraph of the same article, which a split
 * or a merge has put into another row.  Where a paragraph is not there, the
 * articles are compared.
 */
static bool
same_target(const finder *in, tvx_str was, tvx_str is)
{
	const uint32_t before = reference_row(in, was, false);
	const uint32_t after = reference_row(in, is, true);
	tvx_str was_head, is_head;
	const tvx_str was_tail = tail_of(was, &was_head);
	const tvx_str is_tail = tail_of(is, &is_head);
	const uint32_t head_before = reference_row(in, was_head, false);
	const uint32_t head_after = reference_row(in, is_head, true);

	if (before == TVX_NO_CLAUSE || after == TVX_NO_CLAUSE)
		return head_before == head_after || head_before == TVX_NO_CLAUSE ||
		       head_after == TVX_NO_CLAUSE;
	return before == after || (was_tail.len > 0 && str_equal(was_tail, is_tail) &&
				   head_before == head_after);
}

/* One clause on each side: of several, a number does not say which is meant. */
static bool
is_one_clause(const finder *in, uint32_t row)
{
	const tvx_row *const found =
		row == TVX_NO_CLAUSE ? NULL : tvx_alignment_row(in->alignment, row);

	return found && found->before_count == 1 && found->after_count == 1;
}

/* Both lead to the clause of one row, under another number. */
static bool
follows(const finder *in, tvx_str was, tvx_str is)
{
	const uint32_t row = reference_row(in, was, false);

	return row == reference_row(in, is, true) && is_one_clause(in, row) &&
	       !str_equal_ascii_case(was, is);
}

void
followed_put_pair(followed *to, reference_pair pair)
{
	for (uint32_t i = 0; i < to->told; i++)
		if (str_equal(to->pairs[i].was, pair.was))
			return;
	if (to->told < FOLLOWED_TOLD)
		to->pairs[to->told++] = pair;
}

static void
count_followed(finder *in, const view *row, tvx_range was, tvx_range is)
{
	followed *const to = &in->followed;

	if (to->count++ == 0) {
		to->change = row->change->row;
		to->before = was;
		to->after = is;
	}
	followed_put_pair(to, (reference_pair){ text_of(row->change->before_text, was),
						text_of(row->change->after_text, is) });
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

		if (!view_inserted(row, after.ptr[i]) || !view_deleted(row, before.ptr[i]))
			continue;
		if (!same_target(in, was, is))
			report_elsewhere(in, row, before.ptr[i], after.ptr[i]);
		else if (follows(in, was, is))
			count_followed(in, row, before.ptr[i], after.ptr[i]);
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

/* "Article 5 is now Article 6, Article 7 is now Article 8, and so on". */
static void
put_pairs(buffer *out, const followed *seen)
{
	for (uint32_t i = 0; i < seen->told; i++) {
		const reference_pair *const pair = &seen->pairs[i];

		buffer_printf(out, "%s%.*s is now %.*s", i > 0 ? ", " : "",
			      (int)pair->was.len, pair->was.ptr, (int)pair->is.len,
			      pair->is.ptr);
	}
	if (seen->told == FOLLOWED_TOLD && seen->count > FOLLOWED_TOLD)
		buffer_puts(out, ", and so on");
}

void
find_followed(finder *in)
{
	const followed *const seen = &in->followed;
	buffer pairs = { 0 };
	view row = { 0 };

	if (seen->count == 0)
		return;
	put_pairs(&pairs, seen);
	view_cut(&row, in->changes, seen->change);
	const sighting told = {
		.rule = "reference.follows",
		.before = seen->before,
		.after = seen->after,
		.joint = true,
		.message =
			seen->count == 1
				? arena_format(&in->found->pool,
					       "a reference follows the clause it points "
					       "to, which was renumbered: %.*s",
					       (int)pairs.len, pairs.ptr)
				: arena_format(&in->found->pool,
					       "%u references follow the clauses they "
					       "point to, which were renumbered: %.*s",
					       seen->count, (int)pairs.len, pairs.ptr),
	};
	finder_report(in, &row, &told);
	buffer_release(&pairs);
	view_release(&row);
}
