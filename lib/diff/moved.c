/* SPDX-License-Identifier: MIT */
#include "diff/moved.h"

#include "base/alloc.h"
#include "diff/kinds.h"

#include <stdlib.h>
#include <string.h>

/* Places that are tried for one run of words. */
#define CANDIDATES 16
#define NOWHERE    UINT32_MAX

/* Runs of struck words by hash: heads of chains through 'next'. */
typedef struct run_index {
	uint32_t *heads;
	uint32_t *next; /* by place of the run's first word */
	uint64_t mask;
	const looses *struck, *set;
	const uint8_t *kinds;
	uint32_t *owner; /* by place: the loose run it belongs to */
	uint8_t *spent;  /* by place: already moved */
} run_index;

void
looses_add(looses *list, uint32_t row, tvx_range words, const uint32_t *ids)
{
	const uint32_t count = words.end - words.begin;

	if (count < MOVED_WORDS)
		return;
	while (list->id_room < list->id_count + count) {
		list->id_room = list->id_room ? mul_size(list->id_room, 2) : 4096;
		list->ids = grow_array(list->ids, list->id_room, sizeof *list->ids);
	}
	memcpy(list->ids + list->id_count, ids + words.begin, count * sizeof *ids);
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = (loose){ row, words.begin, list->id_count, count };
	list->id_count += count;
}

void
looses_release(looses *list)
{
	free(list->items);
	free(list->ids);
	*list = (looses){ 0 };
}

static uint64_t
hash_of(const uint32_t *ids)
{
	uint64_t hash = 0x13198a2e03707344u;

	for (size_t i = 0; i < MOVED_WORDS; i++) {
		hash = (hash ^ ids[i]) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 29;
	}
	return hash ^ hash >> 32;
}

static void
index_init(run_index *index, const looses *struck, const looses *set, const uint8_t *kinds)
{
	size_t room = 1024;

	while (room < 2 * struck->id_count)
		room *= 2;
	*index = (run_index){
		.mask = room - 1, .struck = struck, .set = set, .kinds = kinds
	};
	index->heads = NEW_ARRAY(uint32_t, room);
	memset(index->heads, 0xff, room * sizeof *index->heads);
	index->next = NEW_ARRAY(uint32_t, struck->id_count);
	index->owner = NEW_ARRAY(uint32_t, struck->id_count);
	index->spent = NEW_ARRAY(uint8_t, struck->id_count);
	/* From the end, so that chains begin with the first place. */
	for (size_t i = struck->count; i-- > 0;) {
		const loose *const run = &struck->items[i];

		for (size_t j = run->count; j-- > 0;) {
			const size_t place = run->offset + j;
			uint32_t *head;

			index->owner[place] = (uint32_t)i;
			if (j + MOVED_WORDS > run->count)
				continue;
			head = &index->heads[hash_of(struck->ids + place) & index->mask];
			index->next[place] = *head;
			*head = (uint32_t)place;
		}
	}
}

static void
index_release(run_index *index)
{
	free(index->heads);
	free(index->next);
	free(index->owner);
	free(index->spent);
}

/* How many words from 'place' on are those of 'ids', and not yet spent. */
static uint32_t
common_length(const run_index *index, size_t place, const uint32_t *ids, uint32_t most)
{
	const loose *const run = &index->struck->items[index->owner[place]];
	const size_t left = run->offset + run->count - place;
	uint32_t length = 0;

	while (length < most && length < left && !index->spent[place + length] &&
	       index->struck->ids[place + length] == ids[length])
		length++;
	return length;
}

static uint32_t
longest_at(run_index *index, const uint32_t *ids, uint32_t most, uint32_t *from)
{
	uint32_t *const head = &index->heads[hash_of(ids) & index->mask];
	uint32_t longest = 0, place;

	while (*head != NOWHERE && index->spent[*head])
		*head = index->next[*head];
	place = *head;
	for (int i = 0; i < CANDIDATES && place != NOWHERE;
	     i++, place = index->next[place]) {
		const uint32_t length = common_length(index, place, ids, most);

		if (length > longest) {
			longest = length;
			*from = place;
		}
	}
	return longest;
}

static bool
enough_words(const run_index *index, const uint32_t *ids, uint32_t length)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < length && count < MOVED_WORDS; i++)
		count += index->kinds[ids[i]] & KIND_COUNTS;
	return count >= MOVED_WORDS;
}

static void
push(stretches *list, stretch item)
{
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = item;
}

/* Looks up one run of set words, spending what it finds. */
static void
match_run(run_index *index, const loose *run, stretches *from, stretches *to)
{
	const uint32_t *const ids = index->set->ids + run->offset;
	uint32_t at = 0;

	while (at + MOVED_WORDS <= run->count) {
		uint32_t place = 0;
		const uint32_t length =
			longest_at(index, ids + at, run->count - at, &place);
		const loose *source;
		uint32_t was, is;

		if (length < MOVED_WORDS) {
			at++;
			continue;
		}
		if (!enough_words(index, ids + at, length)) {
			at += length - MOVED_WORDS + 1;
			continue;
		}
		source = &index->struck->items[index->owner[place]];
		was = source->begin + (uint32_t)(place - source->offset);
		is = run->begin + at;
		memset(index->spent + place, 1, length);
		push(from, (stretch){ source->row, { was, was + length }, run->row, is });
		push(to, (stretch){ run->row, { is, is + length }, source->row, was });
		at += length;
	}
}

static int
by_place(const void *one, const void *other)
{
	const stretch *const a = one, *const b = other;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->words.begin > b->words.begin) - (a->words.begin < b->words.begin);
}

void
find_moved(const looses *struck, const looses *set, const uint8_t *kinds, stretches *from,
	   stretches *to)
{
	run_index index;

	if (struck->count == 0 || set->count == 0)
		return;
	index_init(&index, struck, set, kinds);
	for (size_t i = 0; i < set->count; i++)
		match_run(&index, &set->items[i], from, to);
	index_release(&index);
	if (from->count)
		qsort(from->items, from->count, sizeof *from->items, by_place);
}
