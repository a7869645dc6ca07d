/* SPDX-License-Identifier: MIT */
#include "rules/redefined.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "base/str.h"

#include <stdlib.h>

/* Findings of one row that are looked at: no sentence has more. */
#define FINDINGS_MOST 50

/* Edits side by side that are taken for one change. */
#define HUNK_MOST 100

/* Replacements made throughout the draft that are looked at. */
#define SYSTEMATIC_MOST 100

told_findings
told_of(const finder *in)
{
	const tvx_findings *const found = in->found;
	const told_findings made = { .in = in,
				     .first = NEW_ARRAY(uint32_t,
							tvx_alignment_size(in->alignment)),
				     .next = NEW_ARRAY(uint32_t, found->count) };

	for (size_t i = found->count; i-- > 0;) {
		uint32_t *const first = &made.first[found->ptr[i].row];

		made.next[i] = *first;
		*first = (uint32_t)i + 1;
	}
	return made;
}

void
told_release(told_findings *made)
{
	free(made->first);
	free(made->next);
	*made = (told_findings){ 0 };
}

static bool
meet(tvx_range one, tvx_range other)
{
	return one.begin < other.end && other.begin < one.end;
}

static bool
is_told(const told_findings *in, uint32_t row, const tvx_edit *edit)
{
	uint32_t left = FINDINGS_MOST;

	for (uint32_t i = in->first[row]; i != 0 && left > 0; i = in->next[i - 1], left--) {
		const tvx_finding *const found = &in->in->found->ptr[i - 1];

		if (found->severity > TVX_SEVERITY_INFO &&
		    (meet(found->before_span, edit->before) ||
		     meet(found->after_span, edit->after)))
			return true;
	}
	return false;
}

/* The words of a replacement that is made throughout the draft. */
static bool
is_systematic(const finder *in, const tvx_edit *edit, tvx_str words)
{
	const tvx_systematic *all;
	const uint32_t count = tvx_changes_systematic(in->changes, &all);

	for (uint32_t i = 0; i < count && i < SYSTEMATIC_MOST; i++)
		if (str_equal(str_trim(words),
			      str_trim(edit->op == TVX_EDIT_INSERT ? all[i].after
								   : all[i].before)))
			return true;
	return false;
}

/*
 * A word of so many letters at least.  One letter is the number of a clause,
 * and with the number of a footnote behind it a word is only a footnote's.
 */
static bool
has_word(tvx_str text, size_t least)
{
	size_t letters = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (sieve_is_letter(text.ptr[i])) {
			letters++;
			continue;
		}
		if (letters >= least && (text.ptr[i] < '0' || text.ptr[i] > '9'))
			return true;
		letters = 0;
	}
	return letters >= least;
}

/* A text without a mark at its end was cut by the end of a page. */
static bool
breaks_off(tvx_str text)
{
	return text.len > 0 && sieve_is_letter(text.ptr[text.len - 1]);
}

/* The edits are all that differs at the end of two texts, and one breaks off. */
static bool
is_broken(const tvx_change *change, uint32_t end)
{
	return end == change->edit_count &&
	       breaks_off(change->before_text) != breaks_off(change->after_text);
}

/* Do the edits from 'first' to before 'end' change words that nobody spoke of? */
static bool
is_change(const told_findings *in, const tvx_change *change, tvx_range edits, size_t least)
{
	bool any = false;

	if (is_broken(change, edits.end))
		return false;
	for (uint32_t i = edits.begin; i < edits.end; i++) {
		const tvx_edit *const edit = &change->edits[i];
		const tvx_str words = edit->op == TVX_EDIT_INSERT
					      ? text_of(change->after_text, edit->after)
					      : text_of(change->before_text, edit->before);

		if (edit->typographic)
			continue;
		if (is_told(in, change->row, edit))
			return false;
		any |= edit->moved == TVX_NO_CLAUSE && has_word(words, least) &&
		       !is_systematic(in->in, edit, words);
	}
	return any;
}

/* In that part of a row's text, the byte at which such a change begins. */
static bool
find_change(const told_findings *in, uint32_t row, bool is_after, tvx_range within,
	    size_t least, uint32_t *at)
{
	const tvx_change *const change = tvx_changes_at(in->in->changes, row);
	const view there = { .change = change };
	uint32_t i = is_after ? view_edit_after(&there, within.begin)
			      : view_edit_before(&there, within.begin);

	while (i < change->edit_count) {
		const tvx_edit *const edit = &change->edits[i];
		const tvx_range range = is_after ? edit->after : edit->before;
		uint32_t first = i, end = i + 1;

		if (range.begin >= within.end)
			break;
		if (edit->op == TVX_EDIT_EQUAL || range.begin == range.end) {
			i++;
			continue;
		}
		while (first > 0 && i - first < HUNK_MOST &&
		       change->edits[first - 1].op != TVX_EDIT_EQUAL)
			first--;
		while (end < change->edit_count && end - i < HUNK_MOST &&
		       change->edits[end].op != TVX_EDIT_EQUAL)
			end++;
		if (is_change(in, change, (tvx_range){ first, end }, least)) {
			*at = range.begin > within.begin ? range.begin : within.begin;
			return true;
		}
		i = end;
	}
	return false;
}

tvx_range
redefined_bytes(const finder *in, uint32_t clause, bool is_after, tvx_range words)
{
	const uint32_t *const starts = finder_numbered(in, is_after)->starts;
	const tvx_clause *const found =
		tvx_instrument_clause(finder_draft(in, is_after), clause);
	const uint32_t from = starts[found->words.begin];
	const uint32_t base = finder_base(in, clause, is_after);
	const uint32_t begin =
		words.begin > found->words.begin ? words.begin : found->words.begin;
	const uint32_t end = words.end < found->words.end ? words.end : found->words.end;

	return (tvx_range){ base + starts[begin] - from, base + starts[end] - from };
}

static uint32_t
word_of_byte(const finder *in, uint32_t clause, bool is_after, uint32_t at)
{
	const tvx_range words =
		tvx_instrument_clause(finder_draft(in, is_after), clause)->words;
	const uint32_t *const starts = finder_numbered(in, is_after)->starts;
	const uint32_t byte = at - finder_base(in, clause, is_after) + starts[words.begin];
	uint32_t next = words.begin + 1;

	PARTITION_POINT(next, words.end, starts[next] <= byte);
	return next - 1;
}

bool
redefined_find(const told_findings *in, const definition *of, bool is_after, size_t least,
	       change_place *out)
{
	const tvx_instrument *const draft = finder_draft(in->in, is_after);

	for (uint32_t i = of->clause; i < tvx_instrument_size(draft); i++) {
		const tvx_range words = tvx_instrument_clause(draft, i)->words;
		const uint32_t row = finder_row(in->in, i, is_after);
		tvx_range body = of->body;
		uint32_t at;

		if (words.begin >= of->body.end)
			break;
		if (i > of->clause)
			body.end = definition_end(finder_numbered(in->in, is_after),
						  of->by_quotes, words.begin, words.end);
		if (words.begin == words.end || row == TVX_NO_CLAUSE ||
		    !find_change(in, row, is_after,
				 redefined_bytes(in->in, i, is_after, body), least, &at))
			continue;
		*out = (change_place){ is_after, i, word_of_byte(in->in, i, is_after, at) };
		return true;
	}
	return false;
}
