/* SPDX-License-Identifier: MIT */
#include "instrument/names.h"

#include "base/alloc.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

/* Multiply and fold, eight bytes a step; bytes are compared after it. */
static uint64_t
mix(uint64_t state, uint64_t word)
{
	const unsigned __int128 product =
		(unsigned __int128)(state ^ word) * 0x9e3779b97f4a7c15u;

	return (uint64_t)product ^ (uint64_t)(product >> 64) ^ state << 23;
}

static uint32_t
hash_of(tvx_str bytes)
{
	uint64_t state = mix(0xa0761d6478bd642fu, bytes.len);
	uint64_t word = 0;
	size_t at = 0;

	for (; bytes.len - at >= sizeof word; at += sizeof word) {
		memcpy(&word, bytes.ptr + at, sizeof word);
		state = mix(state, word);
	}
	word = 0;
	if (bytes.len > at)
		memcpy(&word, bytes.ptr + at, bytes.len - at);
	return (uint32_t)(mix(mix(state, word), 0xe7037ed1a0b428dbu) >> 16);
}

/* The slot of the name, or the free one in which it would stand. */
static uint32_t *
slot_of(const names *table, tvx_str name, uint32_t hash)
{
	const size_t mask = table->room - 1;
	size_t at = hash & mask;

	for (; table->slots[at] != 0; at = (at + 1) & mask) {
		const name_entry *const entry = &table->entries[table->slots[at] - 1];

		if (entry->hash == hash &&
		    str_equal((tvx_str){ entry->ptr, entry->length }, name))
			break;
	}
	return &table->slots[at];
}

name_entry *
names_find(const names *table, tvx_str name)
{
	uint32_t slot;

	if (table->count == 0)
		return NULL;
	slot = *slot_of(table, name, hash_of(name));
	return slot != 0 ? &table->entries[slot - 1] : NULL;
}

static void
place_all(names *table)
{
	const size_t mask = table->room - 1;

	for (size_t i = 0; i < table->count; i++) {
		size_t at = table->entries[i].hash & mask;

		while (table->slots[at] != 0)
			at = (at + 1) & mask;
		table->slots[at] = (uint32_t)i + 1;
	}
}

void
names_reserve(names *table, size_t count)
{
	size_t room = table->room ? table->room : 64;

	if (count > table->entry_room) {
		const size_t twice = mul_size(table->entry_room, 2);

		table->entry_room = count > twice ? count : twice;
		table->entries = grow_array(table->entries, table->entry_room,
					    sizeof *table->entries);
	}
	while (room / 2 < count)
		room = mul_size(room, 2);
	if (room == table->room)
		return;
	free(table->slots);
	table->room = room;
	table->slots = NEW_ARRAY(uint32_t, room);
	place_all(table);
}

void
names_add(names *table, tvx_str name, uint32_t clause)
{
	const uint32_t hash = hash_of(name);

	names_reserve(table, table->count + 1);
	table->entries[table->count++] = (name_entry){
		name.ptr, (uint32_t)name.len, hash, clause, 2,
	};
	*slot_of(table, name, hash) = (uint32_t)table->count;
}

void
names_release(names *table)
{
	free(table->entries);
	free(table->slots);
	*table = (names){ 0 };
}
