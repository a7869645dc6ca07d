/* SPDX-License-Identifier: MIT */
#include "diff/systematic.h"

#include "base/alloc.h"
#include "diff/kinds.h"
#include "diff/tidy.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WORDS  4
#define MOST_MARKS  8 /* words and marks together */
#define LEAST_TIMES 5
#define LEAST_ROWS  3

/* A replacement and how often it was met. */
typedef struct tally {
	const replacement *first;
	uint32_t count, rows, last_row;
} tally;

static bool
is_short(const wording *words, tvx_range range, const uint8_t *kinds)
{
	const uint32_t count = range.end - range.begin;

	if (count == 0 || count > MOST_MARKS)
		return false;
	return count_words(words, range, kinds) - 1u < MOST_WORDS;
}

/* A word that says something: not a number, and not "and" or "the". */
static bool
has_matter(const wording *words, tvx_range range, const uint8_t *kinds)
{
	const uint8_t aspects = KIND_COUNTS | KIND_NUMBER | KIND_COMMON;

	for (uint32_t i = range.begin; i < range.end; i++)
		if ((kinds[words->ids[i]] & aspects) == KIND_COUNTS)
			return true;
	return false;
}

static tvx_str
text_of(const wording *words, tvx_range range)
{
	const uint32_t begin = word_begin(words, range.begin);

	return (tvx_str){ words->text.ptr + begin,
			  word_core_end(words, range.end - 1) - begin };
}

static void
add(replacements *list, uint32_t row, const hunk *item, const wording *before,
    const wording *after, arena *pool)
{
	const uint32_t before_count = item->before.end - item->before.begin;
	const uint32_t after_count = item->after.end - item->after.begin;
	uint32_t *const ids = ARENA_NEW(pool, uint32_t, before_count + after_count);

	memcpy(ids, before->ids + item->before.begin, before_count * sizeof *ids);
	memcpy(ids + before_count, after->ids + item->after.begin,
	       after_count * sizeof *ids);
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = (replacement){ row,
						    before_count,
						    after_count,
						    ids,
						    text_of(before, item->before),
						    text_of(after, item->after) };
}

void
replacements_add(replacements *list, uint32_t row, const hunks *changed,
		 const wording *before, const wording *after, const uint8_t *kinds,
		 arena *pool)
{
	for (size_t i = 0; i < changed->count; i++) {
		const hunk *const item = &changed->items[i];

		if (is_short(before, item->before, kinds) &&
		    is_short(after, item->after, kinds) &&
		    has_matter(before, item->before, kinds) &&
		    has_matter(after, item->after, kinds))
			add(list, row, item, before, after, pool);
	}
}

static bool
same_replacement(const replacement *one, const replacement *other)
{
	const size_t count = (size_t)one->before_count + one->after_count;

	return one->before_count == other->before_count &&
	       one->after_count == other->after_count &&
	       memcmp(one->ids, other->ids, count * sizeof *one->ids) == 0;
}

static uint64_t
hash_of(const replacement *item)
{
	uint64_t hash = item->before_count;

	for (uint32_t i = 0; i < item->before_count + item->after_count; i++) {
		hash = (hash ^ item->ids[i]) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 29;
	}
	return hash;
}

static tally *
tally_of(tally *slots, size_t mask, const replacement *item)
{
	size_t at = (size_t)hash_of(item) & mask;

	while (slots[at].first != NULL && !same_replacement(slots[at].first, item))
		at = (at + 1) & mask;
	return &slots[at];
}

static void
count_one(tally *slots, size_t mask, const replacement *item)
{
	tally *const it = tally_of(slots, mask, item);

	if (it->first == NULL)
		*it = (tally){ item, 1, 1, item->row };
	else {
		it->count++;
		it->rows += it->last_row != item->row;
		it->last_row = item->row;
	}
}

static int
most_frequent_first(const void *one, const void *other)
{
	const tally *const a = one, *const b = other;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

uint32_t
find_systematic(const replacements *list, arena *pool, tvx_systematic **out)
{
	size_t room = 64, found = 0;
	tally *slots;

	while (room < 2 * list->count)
		room *= 2;
	slots = NEW_ARRAY(tally, room);
	for (size_t i = 0; i < list->count; i++)
		count_one(slots, room - 1, &list->items[i]);
	for (size_t i = 0; i < room; i++)
		if (slots[i].count >= LEAST_TIMES && slots[i].rows >= LEAST_ROWS)
			slots[found++] = slots[i];
	qsort(slots, found, sizeof *slots, most_frequent_first);
	*out = ARENA_NEW(pool, tvx_systematic, found);
	for (size_t i = 0; i < found; i++)
		(*out)[i] = (tvx_systematic){ slots[i].first->before, slots[i].first->after,
					      slots[i].count };
	free(slots);
	return (uint32_t)found;
}
