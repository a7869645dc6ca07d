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

uint64_t
hash_bytes(uint64_t seed, tvx_str bytes)
{
	uint64_t state = mix(seed ^ 0xa0761d6478bd642fu, bytes.len);
	uint64_t word;

	for (; bytes.len >= sizeof word; bytes = str_slice(bytes, sizeof word, bytes.len)) {
		memcpy(&word, bytes.ptr, sizeof word);
		state = mix(state, word);
	}
	word = 0;
	if (bytes.len)
		memcpy(&word, bytes.ptr, bytes.len);
	return mix(mix(state, word), 0xe7037ed1a0b428dbu);
}

static name_entry *
place_of(const names *table, tvx_str name)
{
	const size_t mask = table->room - 1;
	size_t at = (size_t)hash_bytes(0, name) & mask;

	while (table->entries[at].name.ptr != NULL &&
	       !str_equal(table->entries[at].name, name))
		at = (at + 1) & mask;
	return &table->entries[at];
}

name_entry *
names_find(const names *table, tvx_str name)
{
	name_entry *entry;

	if (table->count == 0)
		return NULL;
	entry = place_of(table, name);
	return entry->name.ptr ? entry : NULL;
}

static void
grow(names *table)
{
	const names old = *table;

	table->room = old.room ? mul_size(old.room, 2) : 64;
	table->entries = NEW_ARRAY(name_entry, table->room);
	for (size_t i = 0; i < old.room; i++)
		if (old.entries[i].name.ptr != NULL)
			*place_of(table, old.entries[i].name) = old.entries[i];
	free(old.entries);
}

void
names_add(names *table, tvx_str name, uint32_t clause)
{
	if (table->count >= table->room / 2)
		grow(table);
	*place_of(table, name) = (name_entry){ name, clause, 2 };
	table->count++;
}

void
names_release(names *table)
{
	free(table->entries);
	*table = (names){ 0 };
}
