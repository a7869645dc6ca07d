/* SPDX-License-Identifier: MIT */
#include "rules/fresh.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "text/utf8.h"

#include <stdlib.h>

typedef struct seen {
	uint64_t words; /* folded, as a number */
	size_t index;
	bool edited;
} seen;

/* A treaty cites the same articles over and over, and each search is a walk. */
uint32_t
reference_clause(const finder *in, tvx_str reference, bool is_after)
{
	names *const known = is_after ? in->targets_after : in->targets_before;
	const name_entry *const entry = names_find(known, reference);
	uint32_t clause;

	if (entry != NULL)
		return entry->clause;
	clause = tvx_instrument_find(finder_draft(in, is_after), reference);
	if (reference.len > 0)
		names_add(known, reference, clause);
	return clause;
}

uint32_t
reference_row(const finder *in, tvx_str reference, bool is_after)
{
	const uint32_t clause = reference_clause(in, reference, is_after);

	return clause == TVX_NO_CLAUSE ? TVX_NO_CLAUSE : finder_row(in, clause, is_after);
}

/* FNV-1a, white space left out. */
static uint64_t
add_bytes(uint64_t number, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i] != ' ' && bytes[i] != '\n')
			number = (number ^ (unsigned char)bytes[i]) * 1099511628211U;
	return number;
}

static uint64_t
add_words(uint64_t number, tvx_str words)
{
	buffer folded = { 0 };

	text_casefold(words, &folded);
	number = add_bytes(number, folded.ptr, folded.len);
	buffer_release(&folded);
	return number;
}

uint64_t
words_number(finder *in, tvx_str words, bool is_after)
{
	uint64_t number = 14695981039346656037U;
	ranges found = { 0 };
	uint32_t from = 0;

	finder_words(in, LEXEME_REFERENCE_CLAUSE, words,
		     (tvx_range){ 0, (uint32_t)words.len }, &found);
	for (size_t i = 0; i < found.count; i++) {
		const uint32_t row =
			reference_row(in, text_of(words, found.ptr[i]), is_after);
		const char bytes[] = { '#', (char)(row & 127), (char)(row >> 7 & 127),
				       (char)(row >> 14 & 127), (char)(row >> 21 & 127) };

		if (row == TVX_NO_CLAUSE || found.ptr[i].begin < from)
			continue;
		number = add_words(number,
				   text_of(words, (tvx_range){ from, found.ptr[i].begin }));
		for (size_t j = 0; j < sizeof bytes; j++)
			number = (number ^ (unsigned char)bytes[j]) * 1099511628211U;
		from = found.ptr[i].end;
	}
	free(found.ptr);
	return add_words(number, text_of(words, (tvx_range){ from, (uint32_t)words.len }));
}

/* Equal words together, those that no edit touched first, then as they stand. */
static int
by_words(const void *one, const void *other)
{
	const seen *const a = one, *const b = other;

	if (a->words != b->words)
		return a->words < b->words ? -1 : 1;
	if (a->edited != b->edited)
		return a->edited ? 1 : -1;
	return (a->index > b->index) - (a->index < b->index);
}

static seen *
number_all(finder *in, const view *row, const ranges *list, bool is_after)
{
	const tvx_str text = is_after ? row->change->after_text : row->change->before_text;
	seen *const made = NEW_ARRAY(seen, list->count);

	for (size_t i = 0; i < list->count; i++) {
		made[i].words = words_number(in, text_of(text, list->ptr[i]), is_after);
		made[i].index = i;
		made[i].edited = is_after ? view_inserted(row, list->ptr[i])
					  : view_deleted(row, list->ptr[i]);
	}
	if (list->count > 1)
		qsort(made, list->count, sizeof *made, by_words);
	return made;
}

static void
keep(ranges *list, const bool *fresh)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (fresh[i])
			list->ptr[kept++] = list->ptr[i];
	list->count = kept;
}

/* Both lists are sorted, so each match meets its like in one pass. */
static void
fresh_of(finder *in, const view *row, ranges *list, const ranges *others, bool is_after)
{
	if (list->count == 0)
		return;
	seen *const here = number_all(in, row, list, is_after);
	seen *const there = number_all(in, row, others, !is_after);
	bool *const fresh = NEW_ARRAY(bool, list->count);

	for (size_t i = 0, j = 0; i < list->count; i++) {
		while (j < others->count && there[j].words < here[i].words)
			j++;
		if (j < others->count && there[j].words == here[i].words)
			j++;
		else
			fresh[here[i].index] = here[i].edited;
	}
	keep(list, fresh);
	free(here);
	free(there);
	free(fresh);
}

void
fresh_after(finder *in, const view *row, ranges *after, const ranges *before)
{
	fresh_of(in, row, after, before, true);
}

void
fresh_before(finder *in, const view *row, ranges *before, const ranges *after)
{
	fresh_of(in, row, before, after, false);
}
