/* SPDX-License-Identifier: MIT */
/*
 * rules/duties.c - clauses that are wholly new, or gone.
 *
 * An article of ten sentences that is new is one thing to know, not ten.  So
 * it is told once, by the clause under which all is new; and what one party
 * alone has written into it is told as its proposal.
 */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"

#include <stdlib.h>

static bool
is_alone(const finder *in, uint32_t clause, bool is_after)
{
	const uint32_t index = finder_row(in, clause, is_after);
	const tvx_row *const row =
		index == TVX_NO_CLAUSE ? NULL : tvx_alignment_row(in->alignment, index);

	return !row || (is_after ? row->before_count : row->after_count) == 0;
}

/*
 * For each clause, whether its whole subtree is alone: one pass from the last
 * clause to the first, each telling its parent.
 */
static bool *
mark_alone(const finder *in, bool is_after)
{
	const tvx_instrument *const draft = finder_draft(in, is_after);
	const uint32_t count = tvx_instrument_size(draft);
	bool *const alone = NEW_ARRAY(bool, count);

	for (uint32_t i = 0; i < count; i++)
		alone[i] = true;
	for (uint32_t i = count; i-- > 0;) {
		const tvx_clause *const clause = tvx_instrument_clause(draft, i);

		alone[i] = alone[i] && is_alone(in, i, is_after) && i > 0;
		if (clause->parent != TVX_NO_CLAUSE && !alone[i])
			alone[clause->parent] = false;
	}
	return alone;
}

/* More parties than these do not write into one clause. */
#define PARTIES_MOST 8

typedef struct proposers {
	tvx_str parties[PARTIES_MOST];
	uint32_t count; /* 0 if a word of the subtree is common ground */
} proposers;

static bool
proposers_put(proposers *list, tvx_str party)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (str_equal(list->parties[i], party))
			return true;
	if (list->count == PARTIES_MOST)
		return false;
	list->parties[list->count++] = party;
	return true;
}

/*
 * The parties in whose brackets all the words of a subtree stand; a clause
 * that one proposes and another comments on is nobody's common ground.
 */
static proposers
proposers_of(const finder *in, uint32_t clause, bool is_after)
{
	const tvx_instrument *const draft = finder_draft(in, is_after);
	const bracket_index *const index =
		is_after ? &in->after_brackets : &in->before_brackets;
	const uint32_t end = tvx_instrument_clause(draft, clause)->end;
	const proposers none = { .count = 0 };
	proposers list = { .count = 0 };

	for (uint32_t i = clause; i < end; i++) {
		const tvx_str text = tvx_instrument_clause(draft, i)->text;
		tvx_str first, last;

		if (text.len == 0)
			continue;
		first = bracket_party(index, i, 0);
		last = bracket_party(index, i, (uint32_t)text.len - 1);
		if (first.len == 0 || !str_equal(first, last) ||
		    !proposers_put(&list, first))
			return none;
	}
	return list;
}

/* "RU", "RU and UA", "RU, UA and BY". */
static tvx_str
list_proposers(arena *pool, const proposers *list)
{
	buffer out = { 0 };
	tvx_str made;

	for (uint32_t i = 0; i < list->count; i++) {
		if (i > 0)
			buffer_puts(&out, i + 1 == list->count ? " and " : ", ");
		buffer_put(&out, list->parties[i]);
	}
	made = arena_str(pool, buffer_str(&out));
	buffer_release(&out);
	return made;
}

static uint32_t
count_duties(finder *in, uint32_t clause, bool is_after)
{
	const tvx_instrument *const draft = finder_draft(in, is_after);
	const uint32_t end = tvx_instrument_clause(draft, clause)->end;
	ranges found = { 0 };

	for (uint32_t i = clause; i < end && in->status == TVX_OK; i++) {
		const tvx_str text = tvx_instrument_clause(draft, i)->text;

		finder_words(in, LEXEME_MODALITY_DUTY, text,
			     (tvx_range){ 0, (uint32_t)text.len }, &found);
	}
	const uint32_t count = (uint32_t)found.count;
	free(found.ptr);
	return count;
}

/* The clause's heading without the brackets that propose it. */
static tvx_str
heading_of(const tvx_clause *clause)
{
	tvx_str heading = clause->heading;
	const size_t colon = str_find(heading, TVX_STR(": "), 0);

	if (heading.len > 2 && heading.ptr[0] == '[' && colon != SIZE_MAX &&
	    heading.ptr[heading.len - 1] == ']')
		heading = str_slice(heading, colon + 2, heading.len - 1);
	return heading;
}

static tvx_str
say(finder *in, uint32_t clause, bool is_after, tvx_str party, uint32_t duties)
{
	const tvx_instrument *const draft = finder_draft(in, is_after);
	const tvx_str heading = heading_of(tvx_instrument_clause(draft, clause));
	arena *const pool = &in->found->pool;
	char cite[120];
	tvx_str name, tail = TVX_STR("");

	tvx_instrument_cite(draft, clause, cite, sizeof cite);
	name = heading.len ? arena_format(pool, "%s (%.*s)", cite, (int)heading.len,
					  heading.ptr)
			   : arena_format(pool, "%s", cite);
	if (party.len > 0)
		tail = arena_format(pool, ", proposed by %.*s and not agreed",
				    (int)party.len, party.ptr);
	else if (duties > 0)
		tail = arena_format(pool, ", with %u %s", duties,
				    duties == 1 ? "duty" : "duties");
	return arena_format(pool, "%.*s is %s%.*s", (int)name.len, name.ptr,
			    is_after ? "new" : "gone", (int)tail.len, tail.ptr);
}

static bool
is_annexed(const finder *in, uint32_t clause, bool is_after)
{
	const tvx_instrument *const draft = finder_draft(in, is_after);

	for (uint32_t i = clause; i != TVX_NO_CLAUSE;
	     i = tvx_instrument_clause(draft, i)->parent)
		if (tvx_instrument_clause(draft, i)->kind == TVX_CLAUSE_ANNEX)
			return true;
	return false;
}

static void
report(finder *in, uint32_t clause, bool is_after)
{
	const uint32_t index = finder_row(in, clause, is_after);
	const proposers by = proposers_of(in, clause, is_after);
	const tvx_str party = list_proposers(&in->found->pool, &by);
	const uint32_t duties = by.count ? 0 : count_duties(in, clause, is_after);
	sighting seen = { .joint = true };
	view row = { 0 };

	if (index == TVX_NO_CLAUSE || (party.len == 0 && duties == 0))
		return;
	view_cut(&row, in->changes, index);
	if (party.len > 0)
		seen.rule = is_after ? "bracket.proposed" : "bracket.withdrawn";
	else
		seen.rule = is_after ? "duty.added" : "duty.dropped";
	if (is_annexed(in, clause, is_after))
		seen.severity = TVX_SEVERITY_MINOR;
	seen.message = say(in, clause, is_after, party, duties);
	if (is_after)
		seen.after.end = (uint32_t)row.change->after_text.len;
	else
		seen.before.end = (uint32_t)row.change->before_text.len;
	seen.excerpt =
		heading_of(tvx_instrument_clause(finder_draft(in, is_after), clause));
	finder_report(in, &row, &seen);
	if (by.count == 1 && finder_holds(in, seen.rule))
		in->found->ptr[in->found->count - 1].party = party;
	view_release(&row);
}

/* Wholly new chapters are told by their articles: a chapter has no words. */
static bool
is_container(tvx_clause_kind kind)
{
	return kind == TVX_CLAUSE_ROOT || kind == TVX_CLAUSE_BOOK ||
	       kind == TVX_CLAUSE_PART || kind == TVX_CLAUSE_TITLE ||
	       kind == TVX_CLAUSE_CHAPTER || kind == TVX_CLAUSE_SECTION ||
	       kind == TVX_CLAUSE_SUBSECTION || kind == TVX_CLAUSE_PREAMBLE;
}

/* A clause of an article that was there before counts only as a proposal. */
static bool
is_told(const finder *in, uint32_t clause, bool is_after)
{
	const tvx_instrument *const draft = finder_draft(in, is_after);
	const tvx_clause *const found = tvx_instrument_clause(draft, clause);

	return (found->parent != TVX_NO_CLAUSE &&
		is_container(tvx_instrument_clause(draft, found->parent)->kind)) ||
	       proposers_of(in, clause, is_after).count > 0;
}

static void
find_side(finder *in, bool is_after)
{
	const tvx_instrument *const draft = finder_draft(in, is_after);
	const uint32_t count = tvx_instrument_size(draft);
	bool *const alone = mark_alone(in, is_after);

	for (uint32_t i = 1; i < count && in->status == TVX_OK;) {
		const tvx_clause *const clause = tvx_instrument_clause(draft, i);

		if (!alone[i] || is_container(clause->kind)) {
			i++;
			continue;
		}
		if (is_told(in, i, is_after))
			report(in, i, is_after);
		i = clause->end;
	}
	free(alone);
}

void
find_duties(finder *in)
{
	find_side(in, true);
	find_side(in, false);
}
