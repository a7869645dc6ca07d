/* SPDX-License-Identifier: MIT */
/*
 * The eIds, made in the manner of Akoma Ntoso's naming convention:
 *
 *	art_5__para_1__point_a      the number stands in the num
 *	art_5__para_2               unnumbered: its place among its like
 *	annex_1__art_2              an annex begins a numbering of its own
 *	chp_2__section_1            a section's number means nothing alone
 *	art_1, chp_2__art_1         a number that recurs takes its container
 *	art_1-2                     and what is taken even so, a suffix
 *	hcontainer_4                a heading without a number, which no article 4 is
 *	disp_final_1                provisions behind a Spanish law count by sort
 *	x_1203                      what would be too long
 *
 * One pass in reading order: a parent's eId stands before its children's.
 */
#include "instrument/made.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "instrument/notes.h"
#include "instrument/numbers.h"

#include <travaux/limits.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A name of a file in a store ends in it, and file systems stop at 255. */
#define EID_MOST 200

typedef uint32_t kind_counts[TVX_CLAUSE_KIND_COUNT];

typedef struct maker {
	tvx_instrument *made;
	kind_counts *places; /* for each depth, how many of each kind so far */
	uint32_t *annex_of;  /* for each clause the innermost annex, or 0 */
	names claimed;       /* numbers that are printed: parent, kind, number */
	buffer number, eid;
} maker;

/* Kinds whose numbers run through the whole instrument, or its annex. */
static bool
runs_through(tvx_clause_kind kind)
{
	return kind == TVX_CLAUSE_ARTICLE || kind == TVX_CLAUSE_BOOK ||
	       kind == TVX_CLAUSE_PART || kind == TVX_CLAUSE_TITLE ||
	       kind == TVX_CLAUSE_CHAPTER || kind == TVX_CLAUSE_PREAMBLE ||
	       kind == TVX_CLAUSE_SIGNATURES;
}

/* The clause whose eId begins this one's; 0 for none. */
static uint32_t
scope_of(const maker *make, const tvx_clause *clause)
{
	return runs_through(clause->kind) ? make->annex_of[clause->parent] : clause->parent;
}

static bool
is_section_number(const tvx_clause *clause)
{
	return clause->kind == TVX_CLAUSE_ARTICLE &&
	       (str_begins(clause->num, TVX_STR("\u00a7")) ||
		str_equal_ascii_case(str_slice(clause->num, 0, 3), TVX_STR("sec")));
}

/* Regulations and rules of procedure number rules, beside a treaty's articles. */
static bool
is_rule_number(const tvx_clause *clause)
{
	static const tvx_str words[] = { { "rule", 4 },
					 { "r\u00e8gle", 6 },
					 { "regel", 5 } };
	bool is_rule = false;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		is_rule |= str_equal_ascii_case(str_slice(clause->num, 0, words[i].len),
						words[i]);
	return is_rule && clause->kind == TVX_CLAUSE_ARTICLE;
}

/*
 * "Disposición adicional primera": which sort of the provisions that a Spanish law
 * has behind its articles; empty for any other number.
 */
static tvx_str
provision_sort(const tvx_clause *clause)
{
	static const tvx_str sorts[] = { { "adicional", 9 },
					 { "transitoria", 11 },
					 { "derogatoria", 11 },
					 { "final", 5 } };
	const size_t space = str_find(clause->num, TVX_STR(" "), 0);

	if (clause->kind != TVX_CLAUSE_ARTICLE || space == SIZE_MAX ||
	    !str_equal_ascii_case(str_slice(clause->num, 0, 8), TVX_STR("disposic")))
		return (tvx_str){ "", 0 };
	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
		if (str_equal_ascii_case(
			    str_slice(clause->num, space + 1, space + 1 + sorts[i].len),
			    sorts[i]))
			return sorts[i];
	return (tvx_str){ "", 0 };
}

static bool
is_alone_of_kind(tvx_clause_kind kind)
{
	return kind == TVX_CLAUSE_PREAMBLE || kind == TVX_CLAUSE_SIGNATURES;
}

/* "art_5", in make->eid after whatever stands there. */
static void
put_last_step(maker *make, const tvx_clause *clause, uint32_t place)
{
	const tvx_str number = buffer_str(&make->number);

	const tvx_str sort = provision_sort(clause);

	if (sort.len > 0) {
		buffer_puts(&make->eid, "disp_");
		buffer_put(&make->eid, sort);
	} else if (clause->kind == TVX_CLAUSE_ARTICLE && clause->num.len == 0)
		buffer_puts(&make->eid, "hcontainer");
	else if (is_section_number(clause))
		buffer_puts(&make->eid, "sec");
	else if (is_rule_number(clause))
		buffer_puts(&make->eid, "rule");
	else
		buffer_put(&make->eid, tvx_clause_kind_prefix(clause->kind));
	if (number.len) {
		buffer_put_byte(&make->eid, '_');
		buffer_put(&make->eid, number);
	} else if (!is_alone_of_kind(clause->kind)) {
		buffer_printf(&make->eid, "_%u", (unsigned)place);
	}
}

static void
compose(maker *make, uint32_t scope, const tvx_clause *clause, uint32_t place)
{
	buffer_clear(&make->eid);
	if (scope != 0) {
		buffer_put(&make->eid, make->made->clauses[scope].eid);
		buffer_puts(&make->eid, "__");
	}
	put_last_step(make, clause, place);
}

/*
 * Makes the name in 'candidate' one that no clause has: "-2", "-3" behind it.
 * The last suffix tried is kept, so that a million repeats are a million steps.
 */
static void
add_suffix(const names *table, buffer *candidate)
{
	const size_t length = candidate->len;
	name_entry *const taken = names_find(table, buffer_str(candidate));

	while (taken != NULL) {
		candidate->len = length;
		buffer_printf(candidate, "-%u", (unsigned)taken->next_suffix++);
		if (names_find(table, buffer_str(candidate)) == NULL)
			break;
	}
}

static tvx_str
settle(tvx_instrument *made, names *table, buffer *candidate, uint32_t clause)
{
	tvx_str name;

	if (candidate->len > EID_MOST) {
		instrument_note_add(made, NOTE_LONG_EID, clause, 0,
				    note_meaning(NOTE_LONG_EID));
		buffer_clear(candidate);
		buffer_printf(candidate, "x_%u", (unsigned)clause);
	}
	add_suffix(table, candidate);
	name = arena_str(&made->pool, buffer_str(candidate));
	names_add(table, name, clause);
	return name;
}

/* Names given from outside come first: what is made must not take them. */
static void
register_given(tvx_instrument *made, names *table, bool eids)
{
	buffer candidate = { 0 };

	for (uint32_t i = 1; i < made->size; i++) {
		tvx_str *const name = eids ? &made->clauses[i].eid : &made->clauses[i].wid;

		if (name->len == 0)
			continue;
		if (names_find(table, *name) != NULL)
			instrument_note_add(made, NOTE_REPEATED_EID, i, 0,
					    note_meaning(NOTE_REPEATED_EID));
		buffer_clear(&candidate);
		buffer_put(&candidate, *name);
		*name = settle(made, table, &candidate, i);
	}
	buffer_release(&candidate);
}

/* One printed number of one kind under one parent, as a name for a table. */
static tvx_str
claim_of(maker *make, const tvx_clause *clause, tvx_str number)
{
	buffer_clear(&make->eid);
	buffer_printf(&make->eid, "%u %d ", (unsigned)clause->parent, (int)clause->kind);
	buffer_put(&make->eid, number);
	return buffer_str(&make->eid);
}

/*
 * A clause without a number is named for its place, and leaves a name that
 * a sibling prints to that sibling.  Only families that have a clause
 * without a number need to know what their others print.
 */
static void
claim_numbers(maker *make)
{
	tvx_instrument *const made = make->made;
	bool *const mixed = NEW_ARRAY(bool, made->size);

	for (uint32_t i = 1; i < made->size; i++)
		if (made->clauses[i].num.len == 0)
			mixed[made->clauses[i].parent] = true;
	for (uint32_t i = 1; i < made->size; i++) {
		const tvx_clause *const clause = &made->clauses[i];
		tvx_str claim;

		buffer_clear(&make->number);
		if (!mixed[clause->parent] ||
		    !number_of(clause->kind, clause->num, &make->number))
			continue;
		claim = claim_of(make, clause, buffer_str(&make->number));
		if (names_find(&make->claimed, claim) == NULL)
			names_add(&make->claimed, arena_str(&made->pool, claim), i);
	}
	free(mixed);
}

static bool
place_is_claimed(maker *make, const tvx_clause *clause, uint32_t place)
{
	char digits[16];
	const int length = snprintf(digits, sizeof digits, "%u", (unsigned)place);
	const tvx_str number = { digits, (size_t)length };

	return names_find(&make->claimed, claim_of(make, clause, number)) != NULL;
}

static void
make_eid(maker *make, uint32_t index, uint32_t place)
{
	tvx_instrument *const made = make->made;
	tvx_clause *const clause = &made->clauses[index];
	const uint32_t scope = scope_of(make, clause);
	bool claimed = false;

	if (clause->eid.len)
		return;
	buffer_clear(&make->number);
	if (is_alone_of_kind(clause->kind) ||
	    !number_of(clause->kind, clause->num, &make->number))
		claimed = place_is_claimed(make, clause, place);
	compose(make, scope, clause, place);
	if (clause->parent != 0 && scope != clause->parent &&
	    names_find(&made->eids, buffer_str(&make->eid)) != NULL)
		compose(make, clause->parent, clause, place);
	if (claimed)
		buffer_puts(&make->eid, "-2");
	clause->eid = settle(made, &made->eids, &make->eid, index);
}

static void
make_eids(maker *make)
{
	tvx_instrument *const made = make->made;

	for (uint32_t i = 1; i < made->size; i++) {
		const tvx_clause *const clause = &made->clauses[i];
		const uint32_t place = ++make->places[clause->depth][clause->kind];

		make->annex_of[i] = clause->kind == TVX_CLAUSE_ANNEX
					    ? i
					    : make->annex_of[clause->parent];
		memset(make->places[clause->depth + 1], 0, sizeof *make->places);
		make_eid(make, i, place);
	}
}

/* What an earlier draft did not name is named as it is here. */
static void
make_wids(tvx_instrument *made)
{
	buffer candidate = { 0 };

	register_given(made, &made->wids, false);
	if (made->wids.count == 0) {
		/* Then every wId is an eId, and one table serves for both. */
		for (uint32_t i = 1; i < made->size; i++)
			made->clauses[i].wid = made->clauses[i].eid;
		return;
	}
	names_reserve(&made->wids, made->size);
	for (uint32_t i = 1; i < made->size; i++) {
		tvx_clause *const clause = &made->clauses[i];

		if (clause->wid.len)
			continue;
		buffer_clear(&candidate);
		buffer_put(&candidate, clause->eid);
		add_suffix(&made->wids, &candidate);
		clause->wid = candidate.len == clause->eid.len
				      ? clause->eid
				      : arena_str(&made->pool, buffer_str(&candidate));
		names_add(&made->wids, clause->wid, i);
	}
	buffer_release(&candidate);
}

void
instrument_make_ids(tvx_instrument *instrument)
{
	maker make = {
		.made = instrument,
		.places = NEW_ARRAY(kind_counts, TVX_LIMIT_DEPTH + 2),
		.annex_of = NEW_ARRAY(uint32_t, instrument->size),
	};

	names_reserve(&instrument->eids, instrument->size);
	register_given(instrument, &instrument->eids, true);
	claim_numbers(&make);
	make_eids(&make);
	make_wids(instrument);
	free(make.places);
	free(make.annex_of);
	names_release(&make.claimed);
	buffer_release(&make.number);
	buffer_release(&make.eid);
}
