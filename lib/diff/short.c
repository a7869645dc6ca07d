/* SPDX-License-Identifier: MIT */
#include "diff/short.h"

#include "base/alloc.h"
#include "diff/kinds.h"

#include <stdlib.h>
#include <string.h>

/* Marks are words too, but do not count. */
#define MOST_WORDS  ((uint32_t)3 * MOVED_WORDS)
#define LEAST_WORDS 2

static uint64_t
hash_of(const uint32_t *ids, uint32_t count)
{
	uint64_t hash = 0x13198a2e03707344u;

	for (uint32_t i = 0; i < count; i++) {
		hash = (hash ^ ids[i]) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 29;
	}
	return hash ^ hash >> 32;
}

void
short_clauses_add(short_clauses *list, uint32_t row, const wording *words,
		  const uint8_t *kinds)
{
	uint32_t count = 0;

	if (words->count > MOST_WORDS)
		return;
	for (uint32_t i = 0; i < words->count; i++)
		count += kinds[words->ids[i]] & KIND_COUNTS;
	if (count < LEAST_WORDS || count >= MOVED_WORDS)
		return;
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = (short_clause){ words->ids, words->count, row,
						     hash_of(words->ids, words->count) };
}

void
short_clauses_release(short_clauses *list)
{
	free(list->items);
	*list = (short_clauses){ 0 };
}

static bool
same_words(const short_clause *one, const uint32_t *ids, uint32_t count)
{
	return one->count == count && memcmp(one->ids, ids, count * sizeof *ids) == 0;
}

static int
by_hash(const void *one, const void *other)
{
	const short_clause *const a = one, *const b = other;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

/* The first at or after 'from' with this hash or a greater one. */
static size_t
find_hash(const short_clauses *list, uint64_t hash)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (list->items[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How often the draft says what one of the clauses says, by its place in the list. */
static uint32_t *
count_all(const short_clauses *list, const draft_words *draft)
{
	uint32_t *const counts = NEW_ARRAY(uint32_t, list->count);
	const uint32_t size = tvx_instrument_size(draft->instrument);

	for (uint32_t i = 0; i < size; i++) {
		const tvx_range range = tvx_instrument_clause(draft->instrument, i)->words;
		const uint32_t count = range.end - range.begin;
		const uint32_t *const ids = draft->folded + range.begin;
		size_t at;

		if (count == 0 || count > MOST_WORDS)
			continue;
		at = find_hash(list, hash_of(ids, count));
		if (at < list->count && same_words(&list->items[at], ids, count))
			counts[at]++;
	}
	return counts;
}

static void
push(stretches *list, stretch item)
{
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = item;
}

void
find_moved_short(short_clauses *struck, short_clauses *set, const draft_words *before,
		 const draft_words *after, stretches *from, stretches *to)
{
	uint32_t *was, *is;

	if (struck->count == 0 || set->count == 0)
		return;
	qsort(struck->items, struck->count, sizeof *struck->items, by_hash);
	qsort(set->items, set->count, sizeof *set->items, by_hash);
	was = count_all(struck, before);
	is = count_all(set, after);
	for (size_t i = 0; i < struck->count; i++) {
		const short_clause *const one = &struck->items[i];
		const size_t at = find_hash(set, one->hash);
		const short_clause *const other = &set->items[at];

		if (was[i] != 1 || at == set->count || is[at] != 1 ||
		    !same_words(one, other->ids, other->count))
			continue;
		push(from, (stretch){ one->row, { 0, one->count }, other->row, 0 });
		push(to, (stretch){ other->row, { 0, other->count }, one->row, 0 });
	}
	free(was);
	free(is);
}
