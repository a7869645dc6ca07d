/* SPDX-License-Identifier: MIT */
#include "instrument/made.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/utf8.h"
#include "text/words.h"

#include <stdlib.h>

const tvx_draft *
tvx_instrument_draft(const tvx_instrument *instrument)
{
	return &instrument->draft;
}

uint32_t
tvx_instrument_size(const tvx_instrument *instrument)
{
	return instrument->size;
}

const tvx_clause *
tvx_instrument_clause(const tvx_instrument *instrument, uint32_t index)
{
	return &instrument->clauses[index];
}

const uint32_t *
tvx_instrument_words(const tvx_instrument *instrument)
{
	return instrument->words;
}

tvx_str
tvx_instrument_text(const tvx_instrument *instrument)
{
	return (tvx_str){ instrument->text ? instrument->text : "", instrument->text_len };
}

uint32_t
tvx_instrument_brackets(const tvx_instrument *instrument, const tvx_bracket **brackets)
{
	*brackets = instrument->brackets;
	return instrument->bracket_count;
}

uint32_t
tvx_instrument_notes(const tvx_instrument *instrument, const tvx_note **notes)
{
	*notes = instrument->notes;
	return instrument->note_count;
}

uint32_t
tvx_instrument_count_words(const tvx_instrument *instrument)
{
	return instrument->counted;
}

bool
tvx_clause_is_row(const tvx_clause *clause)
{
	return clause->num.len || clause->heading.len || clause->text.len;
}

static const struct {
	tvx_str name, prefix;
} kinds[] = {
#define KIND_ROW(id, name, prefix)                                                         \
	{ { name, sizeof(name) - 1 }, { prefix, sizeof(prefix) - 1 } },
	TVX_CLAUSE_KINDS(KIND_ROW)
#undef KIND_ROW
};

tvx_str
tvx_clause_kind_name(tvx_clause_kind kind)
{
	return kinds[kind].name;
}

tvx_str
tvx_clause_kind_prefix(tvx_clause_kind kind)
{
	return kinds[kind].prefix;
}

void
tvx_instrument_free(tvx_instrument *instrument)
{
	if (instrument == NULL)
		return;
	arena_release(&instrument->pool);
	names_release(&instrument->eids);
	names_release(&instrument->wids);
	index_release(&instrument->index);
	free(instrument->clauses);
	free(instrument->text);
	free(instrument->words);
	free(instrument->brackets);
	free(instrument->notes);
	free(instrument);
}

void
instrument_note_add(tvx_instrument *instrument, uint16_t code, uint32_t clause,
		    uint32_t line, tvx_str text)
{
	PUSH_ROOM(instrument->notes, instrument->note_count, instrument->note_room);
	instrument->notes[instrument->note_count++] = (tvx_note){
		.code = code,
		.clause = clause,
		.line = line,
		.text = text,
	};
}

/* Texts stand one behind the other, so that the start of the next clause's
 * first word is the end of this one's last. */
/* How many words hold a letter or a digit. */
static uint32_t
count_words(const tvx_instrument *instrument)
{
	const tvx_str text = tvx_instrument_text(instrument);
	uint32_t count = 0;

	/* What begins as plain words do need not be cut out to be counted. */
	for (size_t i = 0; i < instrument->word_count; i++) {
		const unsigned char first = (unsigned char)text.ptr[instrument->words[i]];

		if (first < 0x80 && (char_is_letter(first) || char_is_digit(first)))
			count++;
		else
			count += word_counts(str_slice(text, instrument->words[i],
						       instrument->words[i + 1]));
	}
	return count;
}

void
instrument_cut_words(tvx_instrument *instrument)
{
	/* Few words have fewer bytes; what is not needed goes back. */
	size_t count = 0, room = instrument->text_len / 4 + 1;

	instrument->words = grow_array(NULL, room, sizeof *instrument->words);
	for (uint32_t i = 0; i < instrument->size; i++) {
		tvx_clause *const clause = &instrument->clauses[i];
		const uint32_t base = clause->words.begin;

		clause->words.begin = (uint32_t)count;
		words_cut(clause->text, base, &instrument->words, &count, &room);
		clause->words.end = (uint32_t)count;
	}
	instrument->words =
		grow_array(instrument->words, count + 1, sizeof *instrument->words);
	instrument->words[count] = (uint32_t)instrument->text_len;
	instrument->word_count = count;
	instrument->counted = count_words(instrument);
}
