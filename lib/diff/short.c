/* SPDX-License-Identifier: MIT */
#include "diff/short.h"

#include "base/alloc.h"
#include "base/partition.h"
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
short_clauses_add(short_clauses *list, uint32_t row, const wording *words, tvx_range range,
		  const uint8_t *kinds)
{
	const uint32_t *const ids = words->ids + range.begin;
	const uint32_t length = range.end - range.begin;
	uint32_t count = 0;

	if (length > MOST_WORDS)
		return;
	for (uint32_t i = 0; i < length; i++)
		count += kinds[ids[i]] & KIND_COUNTS;
	if (count < LEAST_WORDS || count >= MOVED_WORDS)
		return;
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = (short_clause){
		ids, length, row, range.begin, length == words->count, hash_of(ids, length)
	};
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
	size_t at = 0;

	PARTITION_POINT(at, list->count, list->items[at].hash < hash);
	return at;
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

/*
 * Is what the item says said nowhere else: a whole clause by no other of its draft,
 * words of one by no clause, and by no other item?
 */
static bool
is_alone(const short_clauses *list, size_t at, const uint32_t *counts)
{
	const short_clause *const item = &list->items[at];
	const size_t first = find_hash(list, item->hash);

	return counts[first] == item->whole &&
	       (at == 0 || list->items[at - 1].hash != item->hash) &&
	       (at + 1 == list->count || list->items[at + 1].hash != item->hash);
}

static stretch
stretch_of(const short_clause *item, const short_clause *other)
{
	return (stretch){ item->row,
			  { item->begin, item->begin + item->count },
			  other->row,
			  other->begin };
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

		if (at == set->count || !(one->whole || other->whole) ||
		    !same_words(one, other->ids, other->count) ||
		    !is_alone(struck, i, was) || !is_alone(set, at, is))
			continue;
		push(from, stretch_of(one, other));
		push(to, stretch_of(other, one));
	}
	free(was);
	free(is);
}
