/* SPDX-License-Identifier: MIT */
#include "diff/wording.h"

#include "base/alloc.h"
#include "base/partition.h"

#include <stdlib.h>
#include <string.h>

void
joint_release(joint *room)
{
	free(room->ids);
	free(room->starts);
	free(room->seams);
	*room = (joint){ 0 };
}

draft_words
draft_words_of(const tvx_instrument *instrument, const lexicon_side *side)
{
	return (draft_words){ instrument, side->folded, tvx_instrument_words(instrument),
			      tvx_instrument_text(instrument).ptr };
}

tvx_str
wording_text(const draft_words *draft, const uint32_t *clauses, uint32_t count, arena *pool)
{
	size_t length = 0, at = 0;
	char *text;

	if (count == 0)
		return TVX_STR("");
	if (count == 1)
		return tvx_instrument_clause(draft->instrument, clauses[0])->text;
	for (uint32_t i = 0; i < count; i++)
		length += tvx_instrument_clause(draft->instrument, clauses[i])->text.len;
	text = arena_alloc(pool, add_size(length, 1), 1);
	for (uint32_t i = 0; i < count; i++) {
		const tvx_str part =
			tvx_instrument_clause(draft->instrument, clauses[i])->text;

		if (part.len)
			memcpy(text + at, part.ptr, part.len);
		at += part.len;
	}
	return (tvx_str){ text, length };
}

static void
make_room(joint *room, size_t words, size_t clauses)
{
	if (room->room < words) {
		room->room = words + words / 2;
		room->ids = grow_array(room->ids, room->room, sizeof *room->ids);
		room->starts = grow_array(room->starts, room->room, sizeof *room->starts);
	}
	if (room->seam_room < clauses) {
		room->seam_room = 2 * clauses;
		room->seams = grow_array(room->seams, room->seam_room, sizeof *room->seams);
	}
}

static void
append_clause(const draft_words *draft, const tvx_clause *clause, joint *room,
	      wording *made, uint32_t offset)
{
	const uint32_t count = clause->words.end - clause->words.begin;
	const uint32_t *const starts = draft->starts + clause->words.begin;

	if (count == 0)
		return;
	if (made->count)
		room->seams[made->seam_count++] = made->count;
	memcpy(room->ids + made->count, draft->folded + clause->words.begin,
	       count * sizeof *room->ids);
	for (uint32_t i = 0; i < count; i++)
		room->starts[made->count + i] = starts[i] - starts[0] + offset;
	made->count += count;
}

static wording
joined(const draft_words *draft, const uint32_t *clauses, uint32_t count, tvx_str text,
       joint *room)
{
	wording made = { .text = text };
	size_t words = 1;
	uint32_t offset = 0;

	for (uint32_t i = 0; i < count; i++) {
		const tvx_range range =
			tvx_instrument_clause(draft->instrument, clauses[i])->words;

		words += range.end - range.begin;
	}
	make_room(room, words, count);
	for (uint32_t i = 0; i < count; i++) {
		const tvx_clause *const clause =
			tvx_instrument_clause(draft->instrument, clauses[i]);

		append_clause(draft, clause, room, &made, offset);
		offset += (uint32_t)clause->text.len;
	}
	room->starts[made.count] = offset;
	made.ids = room->ids;
	made.starts = room->starts;
	made.seams = room->seams;
	return made;
}

wording
wording_of(const draft_words *draft, const uint32_t *clauses, uint32_t count, tvx_str text,
	   joint *room)
{
	const tvx_clause *clause;

	if (text.len == 0)
		return (wording){ .text = text };
	if (count > 1)
		return joined(draft, clauses, count, text, room);
	clause = tvx_instrument_clause(draft->instrument, clauses[0]);
	return (wording){ .text = text,
			  .ids = draft->folded + clause->words.begin,
			  .starts = draft->starts + clause->words.begin,
			  .base = (uint32_t)(text.ptr - draft->bytes),
			  .count = clause->words.end - clause->words.begin };
}

uint32_t
word_begin(const wording *words, uint32_t at)
{
	return words->count ? words->starts[at] - words->base : 0;
}

tvx_str
word_bytes(const wording *words, uint32_t at)
{
	const uint32_t begin = word_begin(words, at);

	return (tvx_str){ words->text.ptr + begin, word_begin(words, at + 1) - begin };
}

uint32_t
word_core_end(const wording *words, uint32_t at)
{
	return word_begin(words, at) + (uint32_t)word_core(word_bytes(words, at)).len;
}

/* The place of 'at' among the seams: how many are at or before it. */
static uint32_t
seams_up_to(const wording *words, uint32_t at)
{
	uint32_t place = 0;

	PARTITION_POINT(place, words->seam_count, words->seams[place] <= at);
	return place;
}

bool
wording_ends_clause(const wording *words, uint32_t at)
{
	const uint32_t next = at + 1;
	const uint32_t place = seams_up_to(words, next);

	return next == words->count || (place > 0 && words->seams[place - 1] == next);
}
