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

static name_entry *
place_of(const names *table, tvx_str name, uint32_t hash)
{
	const size_t mask = table->room - 1;
	size_t at = hash & mask;

	while (table->entries[at].name.ptr != NULL &&
	       !(table->entries[at].hash == hash &&
		 str_equal(table->entries[at].name, name)))
		at = (at + 1) & mask;
	return &table->entries[at];
}

name_entry *
names_find(const names *table, tvx_str name)
{
	name_entry *entry;

	if (table->count == 0)
		return NULL;
	entry = place_of(table, name, hash_of(name));
	return entry->name.ptr ? entry : NULL;
}

void
names_reserve(names *table, size_t count)
{
	const names old = *table;
	size_t room = old.room ? old.room : 64;

	while (room / 2 < count)
		room = mul_size(room, 2);
	if (room == old.room)
		return;
	table->room = room;
	table->entries = NEW_ARRAY(name_entry, room);
	for (size_t i = 0; i < old.room; i++) {
		const name_entry *const entry = &old.entries[i];

		if (entry->name.ptr != NULL)
			*place_of(table, entry->name, entry->hash) = *entry;
	}
	free(old.entries);
}

void
names_add(names *table, tvx_str name, uint32_t clause)
{
	const uint32_t hash = hash_of(name);

	names_reserve(table, table->count + 1);
	*place_of(table, name, hash) = (name_entry){ name, hash, clause, 2 };
	table->count++;
}

void
names_release(names *table)
{
	free(table->entries);
	*table = (names){ 0 };
}
