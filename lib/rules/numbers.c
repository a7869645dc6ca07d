/* SPDX-License-Identifier: MIT */
/*
 * rules/numbers.c - what became of the numbers of a sentence.
 *
 * A number that an edit took away is set against the next that an edit
 * brought in the same dimension.  The same value in another unit is no
 * change; a value that is near says so; what is left over was added or
 * dropped.  Limits of time go by their own name, since they bind otherwise.
 */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "rules/fresh.h"
#include "rules/language.h"
#include "rules/quantity.h"

#include <stdlib.h>

/* Of a label before a colon: "Personnel of the armed forces". */
#define LABEL 80

/* How far before a number the words may begin that say what it measures. */
#define REACH 300

static bool
is_time(const quantity *seen)
{
	return seen->dimension == DIMENSION_TIME || seen->dimension == DIMENSION_WORKDAYS ||
	       seen->dimension == DIMENSION_MONTHS;
}

/* What a pack says is measured by numbers in such words. */
static tvx_str
measure_of(finder *in, tvx_str text, tvx_range sentence, const quantity *seen)
{
	tvx_str what = TVX_STR("");

	/* What is measured stands before the number, and not far. */
	if (seen->where.begin - sentence.begin > REACH)
		sentence.begin = seen->where.begin - REACH;
	while (((unsigned char)text.ptr[sentence.begin] & 0xC0) == 0x80)
		sentence.begin++;
	sentence.end = seen->where.end;
	for (size_t i = 0; i < in->rules->measure_count && what.len == 0; i++) {
		const measure *const known = &in->rules->measures[i];
		ranges found = { 0 };

		if (!language_fits(known->language, in->language))
			continue;
		finder_match(in, known->pattern, known->what, text, sentence, &found);
		for (size_t j = 0; j < found.count; j++)
			if (found.ptr[j].begin <= seen->where.begin &&
			    found.ptr[j].end + 40 >= seen->where.begin)
				what = known->what;
		free(found.ptr);
	}
	return what;
}

/* "Tanks: not more than 342" -> "Tanks"; else what a pack knows. */
static tvx_str
label_of(finder *in, tvx_str text, tvx_range sentence, const quantity *seen)
{
	const tvx_str head =
		text_of(text, (tvx_range){ sentence.begin, seen->where.begin });
	const size_t colon = str_find(str_slice(head, 0, LABEL), TVX_STR(":"), 0);
	tvx_str label;

	if (colon != SIZE_MAX) {
		label = str_trim(str_slice(head, 0, colon));
		if (label.len > 0 && str_find(label, TVX_STR("["), 0) == SIZE_MAX)
			return label;
	}
	return measure_of(in, text, sentence, seen);
}

static const char *
bound_words(bound side)
{
	switch (side) {
	case BOUND_NONE:
		return "";
	case BOUND_AT_MOST:
		return "at most ";
	case BOUND_AT_LEAST:
		return "at least ";
	}
	return "";
}

static tvx_str
say_pair(finder *in, tvx_str label, tvx_str was, tvx_str is, tvx_str tail)
{
	return arena_format(&in->found->pool, "%.*s%s%.*s -> %.*s%s%.*s", (int)label.len,
			    label.ptr, label.len ? " " : "", (int)was.len, was.ptr,
			    (int)is.len, is.ptr, tail.len ? ", " : "", (int)tail.len,
			    tail.ptr);
}

static void
report_change(finder *in, const view *row, const passage *where, const quantity *was,
	      const quantity *is)
{
	const tvx_str before = row->change->before_text, after = row->change->after_text;
	tvx_str label = label_of(in, after, where->after, is);
	sighting seen = { .before = was->where, .after = is->where };
	tvx_str tail;

	if (label.len == 0)
		label = label_of(in, before, where->before, was);
	if (quantity_same(was, is)) {
		if (was->bound == is->bound || was->bound == BOUND_NONE ||
		    is->bound == BOUND_NONE)
			return;
		seen.rule = "number.bound";
		tail = arena_format(&in->found->pool, "%sinstead of %s",
				    bound_words(is->bound), bound_words(was->bound));
		tail = str_trim(tail);
	} else if (quantity_near(was, is)) {
		seen.rule = "number.near";
		tail = TVX_STR("near, and not the same");
	} else {
		seen.rule = is_time(is) ? "deadline.changed" : "number.changed";
		tail = was->currency == is->currency
			       ? quantity_ratio(&in->found->pool, was->value, is->value)
			       : TVX_STR("in another currency");
	}
	seen.message = say_pair(in, label, text_of(before, was->amount),
				text_of(after, is->amount), tail);
	finder_report(in, row, &seen);
}

static void
report_alone(finder *in, const view *row, const passage *where, const quantity *seen,
	     bool is_after)
{
	const tvx_str text = is_after ? row->change->after_text : row->change->before_text;
	const tvx_range sentence = is_after ? where->after : where->before;
	const tvx_str label = label_of(in, text, sentence, seen);
	const tvx_str words = text_of(text, seen->where);
	const char *const id = is_time(seen)
				       ? (is_after ? "deadline.added" : "deadline.dropped")
				       : (is_after ? "number.added" : "number.dropped");
	const uint32_t place =
		is_after ? view_place_before(row, seen->where.begin) : where->after.begin;
	const sighting made = {
		.rule = id,
		.before = is_after ? (tvx_range){ place, place } : seen->where,
		.after = is_after ? seen->where : (tvx_range){ place, place },
		.message = arena_format(&in->found->pool, "%s %s%.*s%s%.*s",
					is_time(seen) ? "a limit of time" : "a number",
					is_after ? "is new: " : "is gone: ", (int)label.len,
					label.ptr, label.len ? " " : "", (int)words.len,
					words.ptr),
	};

	finder_report(in, row, &made);
}

/* Keeps the quantities that stand at one of the ranges; both lists rise. */
static void
keep_at(quantities *list, const ranges *at)
{
	size_t kept = 0, j = 0;

	for (size_t i = 0; i < list->count && j < at->count; i++)
		if (list->ptr[i].where.begin == at->ptr[j].begin) {
			list->ptr[kept++] = list->ptr[i];
			j++;
		}
	list->count = kept;
}

static void
keep_fresh(finder *in, const view *row, quantities *before, quantities *after)
{
	ranges was = { 0 }, is = { 0 }, all;

	for (size_t i = 0; i < before->count; i++)
		ranges_put(&was, before->ptr[i].where);
	for (size_t i = 0; i < after->count; i++)
		ranges_put(&is, after->ptr[i].where);
	all = ranges_copy(&was);
	fresh_before(in, row, &was, &is);
	fresh_after(in, row, &is, &all);
	keep_at(before, &was);
	keep_at(after, &is);
	free(was.ptr);
	free(is.ptr);
	free(all.ptr);
}

/* The next after, from '*from' on, of the same dimension; rejected ones stay. */
static size_t
next_like(const quantities *after, const bool *used, size_t from, const quantity *was)
{
	for (size_t i = from; i < after->count && i < from + 16; i++)
		if (!used[i] && after->ptr[i].dimension == was->dimension)
			return i;
	return SIZE_MAX;
}

static void
compare(finder *in, const view *row, const passage *where, const quantities *before,
	const quantities *after)
{
	bool *const used = NEW_ARRAY(bool, after->count);
	size_t from = 0;

	for (size_t i = 0; i < before->count; i++) {
		const size_t match = next_like(after, used, from, &before->ptr[i]);

		if (match == SIZE_MAX) {
			report_alone(in, row, where, &before->ptr[i], false);
			continue;
		}
		used[match] = true;
		report_change(in, row, where, &before->ptr[i], &after->ptr[match]);
		while (from < after->count && used[from])
			from++;
	}
	for (size_t i = 0; i < after->count; i++)
		if (!used[i])
			report_alone(in, row, where, &after->ptr[i], true);
	free(used);
}

/* A title page and the notes below the signatures count nothing. */
static bool
is_outside(const finder *in, const view *row)
{
	const tvx_instrument *const draft = row->row->after_count ? in->after : in->before;
	const uint32_t at =
		row->row->after_count ? row->row->after[0] : row->row->before[0];
	const tvx_clause_kind kind = tvx_instrument_clause(draft, at)->kind;

	return kind == TVX_CLAUSE_ROOT || kind == TVX_CLAUSE_SIGNATURES;
}

/* Do the two say the same numbers of the same units, in the same order? */
static bool
same_values(const quantities *before, const quantities *after)
{
	if (before->count != after->count)
		return false;
	for (size_t i = 0; i < before->count; i++)
		if (!quantity_same(&before->ptr[i], &after->ptr[i]))
			return false;
	return true;
}

static bool
same_bounds(const quantities *before, const quantities *after)
{
	for (size_t i = 0; i < before->count; i++)
		if (before->ptr[i].bound != after->ptr[i].bound)
			return false;
	return true;
}

/*
 * Most sentences that were edited keep their numbers.  Telling a number from
 * a label is the dear part, and needless where nothing changed.
 */
static bool
nothing_counts_otherwise(finder *in, const view *row, const passage *where,
			 quantities *before, quantities *after)
{
	if (!same_values(before, after))
		return false;
	if (before->count == 0)
		return true;
	quantities_bound(in, row->change->before_text, where->before, before, 0);
	quantities_bound(in, row->change->after_text, where->after, after, 0);
	return same_bounds(before, after);
}

static void
compare_kept(finder *in, const view *row, const passage *where, quantities *before,
	     quantities *after)
{
	if (nothing_counts_otherwise(in, row, where, before, after))
		return;
	quantities_weigh(in, row->change->before_text, where->before, before, 0);
	quantities_weigh(in, row->change->after_text, where->after, after, 0);
	keep_fresh(in, row, before, after);
	compare(in, row, where, before, after);
}

/*
 * In a sentence that is wholly new a number is one of its words, and the
 * sentence was weighed as a whole: only limits of time that one side alone
 * proposes are told.
 */
static void
compare_new(finder *in, const view *row, const passage *where, quantities *after)
{
	bool any = false;

	for (size_t i = 0; i < after->count; i++)
		any |= is_time(&after->ptr[i]);
	if (!any || in->after_brackets.count == 0)
		return;
	quantities_weigh(in, row->change->after_text, where->after, after, 0);
	for (size_t i = 0; i < after->count; i++)
		if (is_time(&after->ptr[i]) &&
		    finder_party_after(in, row, after->ptr[i].where.begin).len > 0)
			report_alone(in, row, where, &after->ptr[i], true);
}

/* Of a sentence that is gone nothing is told. */
static void
compare_passage(finder *in, const view *row, const passage *where)
{
	const bool is_new = where->before.begin == where->before.end;
	quantities before = { 0 }, after = { 0 };

	if (where->after.begin == where->after.end)
		return;
	quantities_spot(in, row->change->before_text, where->before, &before);
	quantities_spot(in, row->change->after_text, where->after, &after);
	if (is_new)
		compare_new(in, row, where, &after);
	else
		compare_kept(in, row, where, &before, &after);
	free(before.ptr);
	free(after.ptr);
}

void
find_numbers(finder *in, const view *row)
{
	if (is_outside(in, row))
		return;
	for (size_t i = 0; i < row->count && in->status == TVX_OK; i++)
		if (row->passages[i].changed)
			compare_passage(in, row, &row->passages[i]);
}
