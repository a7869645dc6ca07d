/* SPDX-License-Identifier: MIT */
/*
 * rules/parties.c - which states a list or a definition names.
 */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/partition.h"
#include "base/str.h"
#include "rules/terms.h"

#include <stdio.h>
#include <stdlib.h>

/* States in the first list that are not in the second, or only as a proposal. */
typedef struct difference {
	tvx_str *gone;
	size_t gone_count;
	const member **proposed;
	size_t proposed_count;
} difference;

static const member *
find_member(const member *members, size_t count, tvx_str state)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(members[i].state, state))
			return &members[i];
	return NULL;
}

static bool
is_listed(const tvx_str *listed, size_t count, tvx_str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(listed[i], name))
			return true;
	return false;
}

/* There are two hundred states, so lists of the different ones are short. */
static difference
subtract(const member *from, size_t count, const member *others, size_t other_count)
{
	difference made = { NEW_ARRAY(tvx_str, count), 0, NEW_ARRAY(const member *, count),
			    0 };

	for (size_t i = 0; i < count && made.gone_count < 200; i++) {
		const member *const other = find_member(others, other_count, from[i].state);

		if (!other && !is_listed(made.gone, made.gone_count, from[i].written))
			made.gone[made.gone_count++] = from[i].written;
		else if (other && other->party.len > 0 && from[i].party.len == 0)
			made.proposed[made.proposed_count++] = other;
	}
	return made;
}

static void
difference_release(difference *made)
{
	free(made->gone);
	free(made->proposed);
}

static void
put_proposed(buffer *out, const difference *seen)
{
	for (size_t i = 0; i < seen->proposed_count; i++)
		buffer_printf(
			out, "%s%.*s only as proposed by %.*s", out->len ? "; " : "",
			(int)seen->proposed[i]->written.len, seen->proposed[i]->written.ptr,
			(int)seen->proposed[i]->party.len, seen->proposed[i]->party.ptr);
}

static size_t
count_agreed(const member *members, size_t count)
{
	size_t agreed = 0;

	for (size_t i = 0; i < count; i++)
		agreed += members[i].party.len == 0;
	return agreed;
}

static void
report_dropped(finder *in, const view *row, sighting *seen, const difference *lost,
	       const char *whose)
{
	buffer out = { 0 };

	if (lost->gone_count + lost->proposed_count == 0)
		return;
	put_list(&out, lost->gone, lost->gone_count);
	if (lost->gone_count)
		buffer_puts(&out, " no longer named");
	put_proposed(&out, lost);
	seen->rule = "party.dropped";
	seen->message =
		arena_format(&in->found->pool, "%s: %.*s", whose, (int)out.len, out.ptr);
	buffer_release(&out);
	finder_report(in, row, seen);
}

static void
report_added(finder *in, const view *row, sighting *seen, const member *after, size_t count,
	     const difference *won, const char *whose)
{
	buffer out = { 0 };
	size_t told = 0;

	if (won->gone_count == 0)
		return;
	for (size_t i = 0; i < won->gone_count; i++) {
		const member *is = NULL;

		for (size_t j = 0; j < count && !is; j++)
			if (str_equal(after[j].written, won->gone[i]))
				is = &after[j];
		buffer_printf(&out, "%s%.*s", told++ ? ", " : "", (int)won->gone[i].len,
			      won->gone[i].ptr);
		if (is && is->party.len)
			buffer_printf(&out, " (proposed by %.*s)", (int)is->party.len,
				      is->party.ptr);
	}
	seen->rule = "party.added";
	seen->message = arena_format(&in->found->pool, "%s: %.*s newly named", whose,
				     (int)out.len, out.ptr);
	buffer_release(&out);
	finder_report(in, row, seen);
}

/* Does a term that both drafts define stand in this clause?  Terms rise by clause. */
static bool
defines(const finder *in, uint32_t clause)
{
	const terms *const all = &in->after_terms;
	size_t at = 0;

	PARTITION_POINT(at, all->count, all->ptr[at].clause < clause);
	for (; at < all->count && all->ptr[at].clause == clause; at++)
		if (terms_find(&in->before_terms, all->ptr[at].name))
			return true;
	return false;
}

/* A clause that find_definitions speaks of. */
static bool
is_definition(const finder *in, const view *row)
{
	for (uint32_t i = 0; i < row->row->after_count; i++)
		if (defines(in, row->row->after[i]))
			return true;
	return false;
}

/* The replacement of the whole draft that this one is part of; UINT32_MAX if none. */
static uint32_t
systematic_of(const finder *in, tvx_str was, tvx_str is)
{
	const tvx_systematic *all;
	const uint32_t count = tvx_changes_systematic(in->changes, &all);

	for (uint32_t i = 0; i < count; i++)
		if (str_find(was, str_trim(all[i].before), 0) != SIZE_MAX &&
		    str_find(is, str_trim(all[i].after), 0) != SIZE_MAX)
			return i;
	return UINT32_MAX;
}

/* One name for another; through the whole draft it is told once. */
static void
report_replaced(finder *in, const view *row, sighting *seen, tvx_str was, tvx_str is)
{
	const uint32_t index = systematic_of(in, was, is);

	if (index != UINT32_MAX) {
		if (in->told_systematic[index].is_told)
			return;
		in->told_systematic[index] = (telling){ true, in->found->count };
		seen->explanation = TVX_STR("So throughout the draft");
	}
	seen->rule = "party.replaced";
	seen->message = arena_format(&in->found->pool, "%.*s stands where %.*s stood",
				     (int)is.len, is.ptr, (int)was.len, was.ptr);
	finder_report(in, row, seen);
}

static void
compare_lists(finder *in, const view *row, const passage *where, const terms *was,
	      const terms *is)
{
	difference lost =
		subtract(was->members, was->member_count, is->members, is->member_count);
	difference won =
		subtract(is->members, is->member_count, was->members, was->member_count);
	sighting seen = { .before = where->before, .after = where->after, .joint = true };

	if (lost.gone_count == 1 && won.gone_count == 1) {
		report_replaced(in, row, &seen, lost.gone[0], won.gone[0]);
	} else {
		report_dropped(in, row, &seen, &lost, "in this clause");
		report_added(in, row, &seen, is->members, is->member_count, &won,
			     "in this clause");
	}
	difference_release(&lost);
	difference_release(&won);
}

static void
read_side(finder *in, const view *row, bool is_after, tvx_range within, terms *out)
{
	const tvx_str text = is_after ? row->change->after_text : row->change->before_text;
	const bracket_index none = { 0 };
	const size_t first = out->member_count;

	states_read(in, text, within, &none, 0, out);
	for (size_t i = first; i < out->member_count; i++) {
		const uint32_t at = (uint32_t)(out->members[i].written.ptr - text.ptr);

		out->members[i].party = is_after ? finder_party_after(in, row, at)
						 : finder_party_before(in, row, at);
	}
}

/*
 * One state in a sentence is its subject or its object, and another rule's
 * business; two and more are a list.
 */
void
find_parties(finder *in, const view *row)
{
	if (view_is_whole(row) || is_definition(in, row))
		return;
	for (size_t i = 0; i < row->count; i++) {
		const passage *const where = &row->passages[i];
		terms was = { 0 }, is = { 0 };

		if (!where->changed || where->before.begin == where->before.end ||
		    where->after.begin == where->after.end)
			continue;
		read_side(in, row, false, where->before, &was);
		read_side(in, row, true, where->after, &is);
		if (was.member_count > 1 || is.member_count > 1)
			compare_lists(in, row, where, &was, &is);
		terms_release(&was);
		terms_release(&is);
	}
}

static void
compare_definitions(finder *in, const term *was, const term *is)
{
	const member *const before = in->before_terms.members + was->first;
	const member *const after = in->after_terms.members + is->first;
	const size_t before_count = was->end - was->first,
		     after_count = is->end - is->first;
	const uint32_t index = tvx_alignment_row_of_after(in->alignment, is->clause);
	difference lost = subtract(before, before_count, after, after_count);
	difference won = subtract(after, after_count, before, before_count);
	sighting seen = { .after = is->where, .joint = true };
	char whose[160];
	view row = { 0 };

	snprintf(whose, sizeof whose, "who '%.*s' are",
		 (int)(is->name.len < 120 ? is->name.len : 120), is->name.ptr);
	seen.explanation = arena_format(
		&in->found->pool,
		"%zu states stood in the definition before; %zu stand in "
		"it now without brackets",
		count_agreed(before, before_count), count_agreed(after, after_count));
	if (index != TVX_NO_CLAUSE) {
		view_cut(&row, in->changes, index);
		report_dropped(in, &row, &seen, &lost, whose);
		report_added(in, &row, &seen, after, after_count, &won, whose);
		view_release(&row);
	}
	difference_release(&lost);
	difference_release(&won);
}

void
find_definitions(finder *in)
{
	for (size_t i = 0; i < in->before_terms.count; i++) {
		const term *const was = &in->before_terms.ptr[i];
		const term *const is = terms_find(&in->after_terms, was->name);

		if (is && was->first < was->end && is->first < is->end)
			compare_definitions(in, was, is);
	}
}
