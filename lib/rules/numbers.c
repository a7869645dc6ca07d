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
#include <string.h>

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

/* Times are, however they are counted. */
static bool
are_alike(const quantity *one, const quantity *other)
{
	return one->dimension == other->dimension || (is_time(one) && is_time(other));
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

	/* "60:40" is a share, and what stands before it no label. */
	if (colon != SIZE_MAX && !parts_figures(text, sentence.begin + colon)) {
		label = str_trim(str_slice(head, 0, colon));
		if (label.len > 0 && str_find(label, TVX_STR("["), 0) == SIZE_MAX)
			return label;
	}
	return measure_of(in, text, sentence, seen);
}

static const char *
bound_words(bound side)
{
	static const char *const words[] = {
		[BOUND_NONE] = "",
		[BOUND_AT_MOST] = "at most",
		[BOUND_AT_LEAST] = "at least",
	};

	return words[side];
}

static tvx_str
say_pair(finder *in, tvx_str label, tvx_str was, tvx_str is, tvx_str tail)
{
	return arena_format(&in->found->pool, "%.*s%s%.*s -> %.*s%s%.*s", (int)label.len,
			    label.ptr, label.len ? " " : "", (int)was.len, was.ptr,
			    (int)is.len, is.ptr, tail.len ? ", " : "", (int)tail.len,
			    tail.ptr);
}

static tvx_str
bound_change(finder *in, bound was, bound is)
{
	const bound side = is == BOUND_NONE ? was : is;

	if (was != BOUND_NONE && is != BOUND_NONE)
		return arena_format(&in->found->pool, "%s instead of %s", bound_words(is),
				    bound_words(was));
	return arena_format(&in->found->pool, "%s %s limit",
			    was == BOUND_NONE ? "now" : "no longer",
			    side == BOUND_AT_MOST ? "an upper" : "a lower");
}

static tvx_str
how_other(finder *in, const quantity *was, const quantity *is)
{
	if (was->currency != is->currency)
		return TVX_STR("in another currency");
	if (was->dimension != is->dimension)
		return quantity_days(is) < quantity_days(was) ? TVX_STR("shorter")
							      : TVX_STR("longer");
	return quantity_ratio(&in->found->pool, was->value, is->value);
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
		if (was->bound == is->bound)
			return;
		seen.rule = "number.bound";
		/* There are more words that bind than a pack can hold. */
		if (was->bound == BOUND_NONE || is->bound == BOUND_NONE)
			seen.severity = TVX_SEVERITY_MINOR;
		tail = bound_change(in, was->bound, is->bound);
	} else if (quantity_near(was, is)) {
		seen.rule = "number.near";
		tail = TVX_STR("near, and not the same");
	} else {
		seen.rule = is_time(is) ? "deadline.changed" : "number.changed";
		tail = how_other(in, was, is);
	}
	/* Where it is the bound that changed, it is shown as it is written. */
	seen.message = quantity_same(was, is)
			       ? say_pair(in, label, text_of(before, was->where),
					  text_of(after, is->where), tail)
			       : say_pair(in, label, text_of(before, was->amount),
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

/*
 * A number that stayed while the words went that bound it, or the other way
 * round, is fresh on one side alone; its like on the other is the one to which
 * the path of the edits leads.  Who asks in the order of the text keeps '*from'.
 */
static const quantity *
kept_before(const view *row, const quantity *is, const quantities *all, size_t *from)
{
	const uint32_t begin = view_place_before(row, is->amount.begin);
	const uint32_t end = view_place_before(row, is->amount.end);

	while (*from < all->count && all->ptr[*from].amount.end <= begin)
		(*from)++;
	return *from < all->count && all->ptr[*from].amount.begin < end &&
			       are_alike(&all->ptr[*from], is)
		       ? &all->ptr[*from]
		       : NULL;
}

static const quantity *
kept_after(const view *row, const quantity *was, const quantities *all, size_t *from)
{
	while (*from < all->count &&
	       view_place_before(row, all->ptr[*from].amount.end) <= was->amount.begin)
		(*from)++;
	return *from < all->count &&
			       view_place_before(row, all->ptr[*from].amount.begin) <
				       was->amount.end &&
			       are_alike(&all->ptr[*from], was)
		       ? &all->ptr[*from]
		       : NULL;
}

/*
 * The next after, from '*from' on, of the same dimension, or else a time for a
 * time, however counted; rejected ones stay.
 */
static size_t
next_like(const quantities *after, const bool *used, size_t from, const quantity *was)
{
	size_t time = SIZE_MAX;

	for (size_t i = from; i < after->count && i < from + 16; i++) {
		if (!used[i] && after->ptr[i].dimension == was->dimension)
			return i;
		if (!used[i] && time == SIZE_MAX && are_alike(was, &after->ptr[i]))
			time = i;
	}
	return time;
}

static void
compare(finder *in, const view *row, const passage *where, const quantities *before,
	const quantities *after, const quantities *all_before, const quantities *all_after)
{
	size_t at_before = 0, at_after = 0;
	const quantity *kept;
	bool *const used = NEW_ARRAY(bool, after->count);
	size_t from = 0;

	for (size_t i = 0; i < before->count; i++) {
		const size_t match = next_like(after, used, from, &before->ptr[i]);

		if (match == SIZE_MAX) {
			kept = kept_after(row, &before->ptr[i], all_after, &at_after);
			if (kept != NULL)
				report_change(in, row, where, &before->ptr[i], kept);
			else
				report_alone(in, row, where, &before->ptr[i], false);
			continue;
		}
		used[match] = true;
		report_change(in, row, where, &before->ptr[i], &after->ptr[match]);
		while (from < after->count && used[from])
			from++;
	}
	for (size_t i = 0; i < after->count; i++) {
		if (used[i])
			continue;
		kept = kept_before(row, &after->ptr[i], all_before, &at_before);
		if (kept != NULL)
			report_change(in, row, where, kept, &after->ptr[i]);
		else
			report_alone(in, row, where, &after->ptr[i], true);
	}
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

static quantities
quantities_copy(const quantities *from)
{
	quantities made = { NEW_ARRAY(quantity, from->count), from->count, from->count };

	if (from->count > 0)
		memcpy(made.ptr, from->ptr, from->count * sizeof *from->ptr);
	return made;
}

static void
compare_kept(finder *in, const view *row, const passage *where, quantities *before,
	     quantities *after)
{
	if (nothing_counts_otherwise(in, row, where, before, after))
		return;
	quantities_weigh(in, row->change->before_text, where->before, before, 0);
	quantities_weigh(in, row->change->after_text, where->after, after, 0);
	const quantities all_before = quantities_copy(before);
	const quantities all_after = quantities_copy(after);

	keep_fresh(in, row, before, after);
	compare(in, row, where, before, after, &all_before, &all_after);
	free(all_before.ptr);
	free(all_after.ptr);
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
