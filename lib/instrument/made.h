/* SPDX-License-Identifier: MIT */
/*
 * instrument/made.h - what an instrument is made of; for this folder alone.
 */
#ifndef INSTRUMENT_MADE_H
#define INSTRUMENT_MADE_H

#include "base/arena.h"
#include "instrument/index.h"
#include "instrument/names.h"

#include <travaux/instrument.h>

struct tvx_instrument {
	arena pool; /* strings and notes */
	tvx_draft draft;
	tvx_clause *clauses;
	uint32_t size;
	char *text; /* the texts of all clauses, in order, joined without a gap */
	size_t text_len;
	uint32_t *words; /* starts, and after them the end of the text */
	size_t word_count;
	uint32_t counted; /* of the words, those that hold a letter or a digit */
	tvx_bracket *brackets;
	uint32_t bracket_count;
	tvx_note *notes;
	uint32_t note_count;
	size_t note_room;
	names eids, wids;
	clause_index index;
};

void instrument_note_add(tvx_instrument *instrument, uint16_t code, uint32_t clause,
			 uint32_t line, tvx_str text);

/* Fill in the eIds and wIds; one already set is kept if it is unique. */
void instrument_make_ids(tvx_instrument *instrument);

/* Cut the words, and match the brackets, of all texts. */
void instrument_cut_words(tvx_instrument *instrument);
void instrument_match_brackets(tvx_instrument *instrument);

#endif
