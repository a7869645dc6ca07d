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

/* FNV-1a over the folded words, white space left out. */
static uint64_t
number_of(buffer *folded, tvx_str words)
{
	uint64_t number = 14695981039346656037U;

	buffer_clear(folded);
	text_casefold(words, folded);
	for (size_t i = 0; i < folded->len; i++) {
		if (folded->ptr[i] == ' ' || folded->ptr[i] == '\n')
			continue;
		number = (number ^ (unsigned char)folded->ptr[i]) * 1099511628211U;
	}
	return number;
}

/* Equal words together, those that no edit touched first, then as they stand. */
static int
by_words(const void *before, const void *after)
{
	const seen *one = before, *other = after;

	if (one->words != other->words)
		return one->words < other->words ? -1 : 1;
	if (one->edited != other->edited)
		return one->edited ? 1 : -1;
	return (one->index > other->index) - (one->index < other->index);
}

static seen *
number_all(const view *row, const ranges *list, bool is_after)
{
	const tvx_str text = is_after ? row->change->after_text : row->change->before_text;
	seen *const made = NEW_ARRAY(seen, list->count);
	buffer folded = { 0 };

	for (size_t i = 0; i < list->count; i++) {
		made[i].words = number_of(&folded, text_of(text, list->ptr[i]));
		made[i].index = i;
		made[i].edited = is_after ? view_inserted(row, list->ptr[i])
					  : view_deleted(row, list->ptr[i]);
	}
	if (list->count > 1)
		qsort(made, list->count, sizeof *made, by_words);
	buffer_release(&folded);
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
fresh_of(const view *row, ranges *list, const ranges *others, bool is_after)
{
	seen *const here = number_all(row, list, is_after);
	seen *const there = number_all(row, others, !is_after);
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
fresh_after(const view *row, ranges *after, const ranges *before)
{
	fresh_of(row, after, before, true);
}

void
fresh_before(const view *row, ranges *before, const ranges *after)
{
	fresh_of(row, before, after, false);
}
