/* SPDX-License-Identifier: MIT */
#include "diff/parties.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "text/utf8.h"

#include <stdlib.h>

/* A bracket that is open, and whose words within it are. */
typedef struct opened {
	const tvx_bracket *bracket;
	tvx_str party;
} opened;

/* The brackets that are open, outermost first. */
typedef struct nesting {
	opened *open;
	size_t depth, room;
} nesting;

static int
compare_places(uint32_t clause, uint32_t offset, uint32_t other_clause,
	       uint32_t other_offset)
{
	if (clause != other_clause)
		return clause < other_clause ? -1 : 1;
	return (offset > other_offset) - (offset < other_offset);
}

static tvx_str
innermost(const nesting *at)
{
	return at->depth ? at->open[at->depth - 1].party : (tvx_str){ "", 0 };
}

static void
open_one(nesting *at, const tvx_bracket *bracket)
{
	const tvx_str around = innermost(at);

	PUSH_ROOM(at->open, at->depth, at->room);
	at->open[at->depth++] =
		(opened){ bracket, bracket->party.len ? bracket->party : around };
}

/* Past the closing mark and the white space behind it. */
static uint32_t
past(const tvx_instrument *instrument, const tvx_bracket *bracket)
{
	const tvx_str text = tvx_instrument_clause(instrument, bracket->end_clause)->text;
	size_t at = bracket->close + 1;

	for (size_t next = at; at < text.len; at = next)
		if (!char_is_space(utf8_next(text, &next)))
			break;
	return (uint32_t)at;
}

static void
add(parties *list, size_t *room, uint32_t clause, uint32_t offset, tvx_str party)
{
	PUSH_ROOM(list->items, list->count, *room);
	list->items[list->count++] = (party_change){ clause, offset, party };
}

static void
close_one(parties *list, size_t *room, nesting *at, const tvx_instrument *instrument)
{
	const tvx_bracket *const bracket = at->open[--at->depth].bracket;

	add(list, room, bracket->end_clause, past(instrument, bracket), innermost(at));
}

parties
parties_of(const tvx_instrument *instrument)
{
	const tvx_bracket *brackets;
	const uint32_t count = tvx_instrument_brackets(instrument, &brackets);
	nesting at = { 0 };
	parties list = { 0 };
	size_t room = 0;
	bool named = false;

	for (uint32_t i = 0; i < count; i++)
		named |= brackets[i].party.len != 0;
	for (uint32_t i = 0; named && i < count; i++) {
		const tvx_bracket *const next = &brackets[i];

		while (at.depth && compare_places(at.open[at.depth - 1].bracket->end_clause,
						  at.open[at.depth - 1].bracket->close,
						  next->clause, next->open) < 0)
			close_one(&list, &room, &at, instrument);
		open_one(&at, next);
		add(&list, &room, next->clause, next->open, innermost(&at));
	}
	while (at.depth)
		close_one(&list, &room, &at, instrument);
	free(at.open);
	return list;
}

void
parties_release(parties *list)
{
	free(list->items);
	*list = (parties){ 0 };
}

tvx_str
party_at(const parties *list, uint32_t clause, uint32_t offset, uint32_t *until)
{
	const party_change *const items = list->items;
	size_t at = 0;

	PARTITION_POINT(
		at, list->count,
		compare_places(items[at].clause, items[at].offset, clause, offset) <= 0);
	*until = at < list->count && items[at].clause == clause ? items[at].offset
								: UINT32_MAX;
	return at ? items[at - 1].party : (tvx_str){ "", 0 };
}
