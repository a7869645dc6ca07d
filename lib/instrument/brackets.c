/* SPDX-License-Identifier: MIT */
/*
 * Bracketed text: matched over the whole instrument, so that a proposal may
 * span clauses.  The stack holds the brackets that are open; those that
 * never close are let go of at the end, with a note.
 */
#include "instrument/made.h"

#include "base/alloc.h"
#include "base/str.h"
#include "instrument/notes.h"
#include "text/utf8.h"

#include <stdlib.h>

typedef struct matcher {
	tvx_instrument *made;
	size_t count, room;
	uint32_t *open; /* the brackets that wait for their end, innermost last */
	size_t open_count, open_room;
} matcher;

enum { PARTY_LETTERS_LEAST = 2, PARTY_LETTERS_MOST = 12, PARTIES_MOST = 3 };

/*
 * The end of "RU" or "UA/RU" at 'from', if a colon follows; else 'from'.
 * One to three groups of capitals, in any script that has them.
 */
static size_t
party_end(tvx_str text, size_t from)
{
	size_t at = from, letters = 0, groups = 1;

	while (at < text.len) {
		size_t next = at;
		const uint32_t c = utf8_next(text, &next);

		if (char_is_upper(c)) {
			if (++letters > PARTY_LETTERS_MOST)
				return from;
		} else if (letters < PARTY_LETTERS_LEAST) {
			return from;
		} else if (c == ':') {
			return at;
		} else if (c == '/' && groups++ < PARTIES_MOST) {
			letters = 0;
		} else {
			return from;
		}
		at = next;
	}
	return from;
}

/* Past white space, but not past a line break: that is a paragraph's end. */
static size_t
past_spaces(tvx_str text, size_t at)
{
	size_t next = at;

	while (at < text.len) {
		const uint32_t c = utf8_next(text, &next);

		if (c == '\n' || !char_is_space(c))
			break;
		at = next;
	}
	return at;
}

static void
open_bracket(matcher *match, uint32_t clause, size_t at)
{
	tvx_instrument *const made = match->made;
	const tvx_str text = made->clauses[clause].text;
	const size_t from = past_spaces(text, at + 1);
	const size_t end = party_end(text, from);
	const bool named = end > from;

	PUSH_ROOM(made->brackets, match->count, match->room);
	PUSH_ROOM(match->open, match->open_count, match->open_room);
	made->brackets[match->count] = (tvx_bracket){
		.clause = clause,
		.end_clause = TVX_NO_CLAUSE,
		.open = (uint32_t)at,
		.inner = (uint32_t)(named ? past_spaces(text, end + 1) : at + 1),
		.depth = (uint32_t)match->open_count,
		.party = named ? str_slice(text, from, end) : TVX_STR(""),
	};
	match->open[match->open_count++] = (uint32_t)match->count++;
}

static void
close_bracket(matcher *match, uint32_t clause, size_t at)
{
	tvx_bracket *bracket;

	if (match->open_count == 0) {
		instrument_note_add(match->made, NOTE_LONE_CLOSE_BRACKET, clause, 0,
				    note_meaning(NOTE_LONE_CLOSE_BRACKET));
		return;
	}
	bracket = &match->made->brackets[match->open[--match->open_count]];
	bracket->end_clause = clause;
	bracket->close = (uint32_t)at;
}

/* Most clauses have none: one pass that compilers make wide. */
static bool
holds_brackets(tvx_str text)
{
	unsigned found = 0;

	for (size_t i = 0; i < text.len; i++)
		found |= (unsigned)(text.ptr[i] == '[') | (unsigned)(text.ptr[i] == ']');
	return found != 0;
}

static void
match_in_clause(matcher *match, uint32_t clause)
{
	const tvx_str text = match->made->clauses[clause].text;

	if (!holds_brackets(text))
		return;
	for (size_t at = 0; at < text.len; at++) {
		if (text.ptr[at] == '[')
			open_bracket(match, clause, at);
		else if (text.ptr[at] == ']')
			close_bracket(match, clause, at);
	}
}

/* Drops those that never closed; they gave depth to all that came after. */
static void
drop_lone(matcher *match)
{
	tvx_instrument *const made = match->made;
	uint32_t kept = 0, lone = 0;

	for (size_t i = 0; i < match->count; i++) {
		tvx_bracket *const bracket = &made->brackets[i];

		if (bracket->end_clause == TVX_NO_CLAUSE) {
			lone++;
			instrument_note_add(made, NOTE_LONE_OPEN_BRACKET, bracket->clause,
					    0, note_meaning(NOTE_LONE_OPEN_BRACKET));
			continue;
		}
		bracket->depth -= lone;
		made->brackets[kept++] = *bracket;
	}
	made->bracket_count = kept;
}

void
instrument_match_brackets(tvx_instrument *instrument)
{
	matcher match = { .made = instrument };

	for (uint32_t i = 0; i < instrument->size; i++)
		match_in_clause(&match, i);
	drop_lone(&match);
	free(match.open);
}
