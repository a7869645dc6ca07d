/* SPDX-License-Identifier: MIT */
#include "diff/anchors.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "diff/kinds.h"

#include <stdlib.h>
#include <string.h>

/* From this many words on, runs are sampled. */
#define MANY_WORDS 1000000

#define NOWHERE (-1)
#define TWICE   (-2)

/* A run that was seen: its first place on each side, NOWHERE or TWICE. */
typedef struct seen {
	uint64_t hash;
	int32_t before, after;
} seen;

typedef struct run_table {
	seen *slots;
	uint64_t mask;
	uint64_t sample; /* bits of the hash that must be zero */
	int32_t width;
	const uint8_t *kinds;
} run_table;

static uint64_t
mix(uint64_t value)
{
	value = (value ^ (value >> 31)) * 0x9e3779b97f4a7c15u;
	return value ^ (value >> 29);
}

static uint64_t
run_hash(const uint32_t *ids, int32_t width)
{
	uint64_t hash = 0x243f6a8885a308d3u;

	for (int32_t i = 0; i < width; i++)
		hash = mix(hash ^ ids[i]) + 0x452821e638d01377u;
	return hash | 1u << 31; /* a slot with hash 0 is free */
}

static bool
may_anchor(const run_table *table, const uint32_t *ids)
{
	for (int32_t i = 0; table->kinds != NULL && i < table->width; i++)
		if ((table->kinds[ids[i]] & (KIND_COUNTS | KIND_NUMBER)) == KIND_COUNTS)
			return true;
	return table->kinds == NULL;
}

static seen *
slot_of(const run_table *table, uint64_t hash)
{
	uint64_t at = (hash >> 8) & table->mask;

	while (table->slots[at].hash != 0 && table->slots[at].hash != hash)
		at = (at + 1) & table->mask;
	return &table->slots[at];
}

static void
enter_runs(run_table *table, span words, bool is_after)
{
	for (int32_t i = 0; i + table->width <= words.count; i++) {
		const uint64_t hash = run_hash(words.ids + i, table->width);
		seen *slot;
		int32_t *place;

		if ((hash & table->sample) != 0 || !may_anchor(table, words.ids + i))
			continue;
		slot = slot_of(table, hash);
		if (slot->hash == 0) {
			if (is_after) /* not in 'before': cannot anchor */
				continue;
			*slot = (seen){ hash, NOWHERE, NOWHERE };
		}
		place = is_after ? &slot->after : &slot->before;
		*place = *place == NOWHERE ? i : TWICE;
	}
}

static bool
same_run(span before, span after, const seen *slot, int32_t width)
{
	return memcmp(before.ids + slot->before, after.ids + slot->after,
		      (size_t)width * sizeof *before.ids) == 0;
}

static int
by_before(const void *one, const void *other)
{
	const point *const a = one, *const b = other;

	return (a->before > b->before) - (a->before < b->before);
}

static size_t
collect(const run_table *table, span before, span after, point *found)
{
	size_t count = 0;

	for (uint64_t i = 0; i <= table->mask; i++) {
		const seen *const slot = &table->slots[i];

		if (slot->hash != 0 && slot->before >= 0 && slot->after >= 0 &&
		    same_run(before, after, slot, table->width))
			found[count++] = (point){ slot->before, slot->after };
	}
	qsort(found, count, sizeof *found, by_before);
	return count;
}

/* How many of tails[0, count) end before 'after'. */
static size_t
tails_below(const point *found, const size_t *tails, size_t count, int32_t after)
{
	size_t at = 0;

	PARTITION_POINT(at, count, found[tails[at]].after < after);
	return at;
}

/* Keeps the longest chain that also rises in 'after' (Fredman, 1975). */
static size_t
longest_chain(point *found, size_t count)
{
	size_t *const tails = NEW_ARRAY(size_t, count);
	size_t *const previous = NEW_ARRAY(size_t, count);
	size_t length = 0, at;

	for (size_t i = 0; i < count; i++) {
		const size_t place = tails_below(found, tails, length, found[i].after);

		previous[i] = place ? tails[place - 1] : SIZE_MAX;
		tails[place] = i;
		if (place == length)
			length++;
	}
	at = length ? tails[length - 1] : SIZE_MAX;
	for (size_t i = length; i-- > 0; at = previous[at])
		tails[i] = at;
	for (size_t i = 0; i < length; i++) /* tails[i] >= i: no item is lost */
		found[i] = found[tails[i]];
	free(tails);
	free(previous);
	return length;
}

anchors
find_anchors(span before, span after, int32_t width, const uint8_t *kinds)
{
	const bool many = before.count > MANY_WORDS;
	run_table table = { .sample = many ? 15 : 0, .width = width, .kinds = kinds };
	const size_t runs = (size_t)before.count / (many ? 16 : 1) + 16;
	size_t room = 64;
	anchors chain;

	while (room < 2 * runs)
		room *= 2;
	table.mask = room - 1;
	table.slots = NEW_ARRAY(seen, room);
	enter_runs(&table, before, false);
	enter_runs(&table, after, true);
	chain.items = NEW_ARRAY(point, 2 * runs);
	chain.count = collect(&table, before, after, chain.items);
	free(table.slots);
	chain.count = longest_chain(chain.items, chain.count);
	return chain;
}
