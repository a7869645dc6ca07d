/* SPDX-License-Identifier: MIT */
/*
 * rules/brackets.c - wording that is not agreed.
 *
 * What stood without brackets and now stands in those of one party is no
 * longer common ground, although not a word of it changed; the other way
 * round, a proposal is printed as if agreed.  And where two parties put two
 * numbers into one place, that is worth more than either number.
 */
#include "rules/analysers.h"

#include "base/partition.h"
#include "base/str.h"
#include "rules/language.h"
#include "rules/quantity.h"

#include <stdlib.h>

/* Fewer letters than these are an "and" that the bracket drew in. */
#define ENOUGH 12

/* The first bracket of the clause; its brackets follow each other. */
static uint32_t
first_bracket(const bracket_index *in, uint32_t clause)
{
	uint32_t at = 0;

	PARTITION_POINT(at, in->count, in->brackets[at].clause < clause);
	return at;
}

/* Bytes that stand on both sides, and outside any party's brackets on the other. */
static tvx_range
shared_within(finder *in, const view *row, tvx_range at, bool is_after, uint32_t *bytes)
{
	const tvx_change *const change = row->change;
	tvx_range other = { 0, 0 };

	*bytes = 0;
	for (uint32_t i = is_after ? view_edit_after(row, at.begin)
				   : view_edit_before(row, at.begin);
	     i < change->edit_count; i++) {
		const tvx_edit *const edit = &change->edits[i];
		const tvx_range here = is_after ? edit->after : edit->before;
		const tvx_range there = is_after ? edit->before : edit->after;
		const uint32_t begin = here.begin > at.begin ? here.begin : at.begin;
		const uint32_t end = here.end < at.end ? here.end : at.end;

		if (here.begin >= at.end)
			break;
		if (edit->op != TVX_EDIT_EQUAL || begin >= end)
			continue;
		const uint32_t place = there.begin + (begin - here.begin);
		const tvx_str party = is_after ? finder_party_before(in, row, place)
					       : finder_party_after(in, row, place);
		if (party.len > 0)
			continue;
		if (*bytes == 0)
			other.begin = place;
		other.end = place + (end - begin);
		*bytes += end - begin;
	}
	return other;
}

static void
judge(finder *in, const view *row, const tvx_bracket *bracket, uint32_t base, bool is_after)
{
	const tvx_range at = { base + bracket->inner, base + bracket->close };
	uint32_t bytes;
	const tvx_range other = shared_within(in, row, at, is_after, &bytes);
	sighting seen = {
		.rule = is_after ? "bracket.contested" : "bracket.lifted",
		.before = is_after ? other : at,
		.after = is_after ? at : other,
	};

	if (bytes < ENOUGH)
		return;
	seen.message =
		is_after
			? TVX_STR("what stood without brackets is no longer common ground")
			: arena_format(&in->found->pool,
				       "what was proposed by %.*s alone now stands without "
				       "its brackets",
				       (int)bracket->party.len, bracket->party.ptr);
	finder_report(in, row, &seen);
}

/* Letters and all else of 'at' that still stand after. */
static uint32_t
kept_of(const view *row, tvx_range at)
{
	const tvx_change *const change = row->change;
	uint32_t kept = 0;

	for (uint32_t i = view_edit_before(row, at.begin);
	     i < change->edit_count && change->edits[i].before.begin < at.end; i++) {
		const tvx_range here = change->edits[i].before;
		const uint32_t begin = here.begin > at.begin ? here.begin : at.begin;
		const uint32_t end = here.end < at.end ? here.end : at.end;

		if (change->edits[i].op == TVX_EDIT_EQUAL && begin < end)
			kept += end - begin;
	}
	return kept;
}

static bool
proposes_after(const finder *in, const view *row, tvx_str party)
{
	for (uint32_t c = 0; c < row->row->after_count; c++) {
		const uint32_t clause = row->row->after[c];
		const bracket_index *const index = &in->after_brackets;

		for (uint32_t i = first_bracket(index, clause);
		     i < index->count && index->brackets[i].clause == clause; i++)
			if (str_equal(index->brackets[i].party, party))
				return true;
	}
	return false;
}

/*
 * The clause is still there, and the proposal in it is not: other words took
 * its place.  A party that now proposes something else there has not withdrawn.
 */
static void
judge_replaced(finder *in, const view *row, const tvx_bracket *bracket, uint32_t base)
{
	const tvx_range at = { base + bracket->inner, base + bracket->close };
	sighting seen = { .rule = "bracket.withdrawn", .before = at };

	if (at.end - at.begin < ENOUGH || kept_of(row, at) > (at.end - at.begin) / 2 ||
	    proposes_after(in, row, bracket->party))
		return;
	seen.after.begin = seen.after.end =
		row->change->edits[view_edit_before(row, at.end - 1)].after.end;
	seen.message = arena_format(&in->found->pool,
				    "what %.*s proposed here is gone; what stands here now "
				    "has other words",
				    (int)bracket->party.len, bracket->party.ptr);
	finder_report(in, row, &seen);
}

static bool
first_quantity(finder *in, const view *row, uint32_t base, const tvx_bracket *bracket,
	       quantity *out)
{
	quantities found = { 0 };
	bool any;

	quantities_read(in, row->change->after_text,
			(tvx_range){ base + bracket->inner, base + bracket->close },
			&found);
	any = found.count > 0;
	if (any)
		*out = found.ptr[0];
	free(found.ptr);
	return any;
}

static tvx_str
label_before(finder *in, const view *row, uint32_t base, uint32_t open)
{
	const tvx_str text =
		str_trim(str_slice(row->change->after_text, base, base + open));

	for (size_t i = 0; i < in->rules->measure_count; i++) {
		const measure *const known = &in->rules->measures[i];
		ranges found = { 0 };
		bool any;

		if (!language_fits(known->language, in->language))
			continue;
		finder_match(in, known->pattern, known->what, text,
			     (tvx_range){ 0, (uint32_t)text.len }, &found);
		any = found.count > 0;
		free(found.ptr);
		if (any)
			return known->what;
	}
	if (text.len > 1 && text.len < 80 && text.ptr[text.len - 1] == ':')
		return str_slice(text, 0, text.len - 1);
	return TVX_STR("a number");
}

/* "[RU: 40 km][UA: 280 km]" */
static void
judge_pair(finder *in, const view *row, const tvx_bracket *one, const tvx_bracket *other,
	   uint32_t base)
{
	const tvx_str text = row->change->after_text;
	const tvx_range at = { base + one->open, base + other->close + 1 };
	quantity first, second;
	tvx_str what, ratio;

	if (one->party.len == 0 || other->party.len == 0 ||
	    str_equal(one->party, other->party) || one->clause != one->end_clause ||
	    other->clause != one->clause || other->end_clause != one->clause ||
	    other->open != one->close + 1 || !view_inserted(row, at) ||
	    !first_quantity(in, row, base, one, &first) ||
	    !first_quantity(in, row, base, other, &second) ||
	    first.dimension != second.dimension || quantity_same(&first, &second))
		return;
	what = label_before(in, row, base, one->open);
	ratio = quantity_ratio(&in->found->pool, first.value, second.value);
	const tvx_str a = text_of(text, first.amount), b = text_of(text, second.amount);
	const sighting seen = {
		.rule = "number.contested",
		.before = { view_place_before(row, at.begin),
			    view_place_before(row, at.begin) },
		.after = at,
		.joint = true,
		.message = arena_format(
			&in->found->pool,
			"%.*s is contested: %.*s by %.*s, %.*s by %.*s, %.*s",
			(int)what.len, what.ptr, (int)a.len, a.ptr, (int)one->party.len,
			one->party.ptr, (int)b.len, b.ptr, (int)other->party.len,
			other->party.ptr, (int)ratio.len, ratio.ptr),
	};
	finder_report(in, row, &seen);
}

static void
judge_clause(finder *in, const view *row, const bracket_index *index, uint32_t clause,
	     uint32_t base, bool is_after)
{
	for (uint32_t i = first_bracket(index, clause);
	     i < index->count && index->brackets[i].clause == clause &&
	     in->status == TVX_OK;
	     i++) {
		const tvx_bracket *const bracket = &index->brackets[i];

		if (bracket->party.len > 0 && bracket->end_clause == clause &&
		    !view_is_whole(row)) {
			judge(in, row, bracket, base, is_after);
			if (!is_after)
				judge_replaced(in, row, bracket, base);
		}
		if (is_after && i + 1 < index->count)
			judge_pair(in, row, bracket, bracket + 1, base);
	}
}

void
find_brackets(finder *in, const view *row)
{
	uint32_t base = 0;

	for (uint32_t i = 0; i < row->row->after_count; i++) {
		judge_clause(in, row, &in->after_brackets, row->row->after[i], base, true);
		base += (uint32_t)tvx_instrument_clause(in->after, row->row->after[i])
				->text.len;
	}
	base = 0;
	for (uint32_t i = 0; i < row->row->before_count; i++) {
		judge_clause(in, row, &in->before_brackets, row->row->before[i], base,
			     false);
		base += (uint32_t)tvx_instrument_clause(in->before, row->row->before[i])
				->text.len;
	}
}
