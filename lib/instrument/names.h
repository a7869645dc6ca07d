/* SPDX-License-Identifier: MIT */
/*
 * instrument/names.h - which clause a name belongs to: a table of hashes.
 *
 * The strings are the caller's.  Entries stand one behind the other in the
 * order in which they were added; the table beside them holds their numbers:
 *
 *	slots     0  2  0  0  1  0  3  0      1 and up, by hash; 0 is free
 *	entries   art_1  art_2  art_2__para_1
 */
#ifndef INSTRUMENT_NAMES_H
#define INSTRUMENT_NAMES_H

#include <travaux/str.h>

#include <stdbool.h>

/* A name has fewer than 2^32 bytes, as a draft has. */
typedef struct name_entry {
	const char *ptr;
	uint32_t length;
	uint32_t hash;
	uint32_t clause;
	uint32_t next_suffix; /* to try when the name is wanted again */
} name_entry;

/* Zero is empty. */
typedef struct names {
	name_entry *entries;
	size_t count, entry_room;
	uint32_t *slots;
	size_t room; /* of the slots: a power of two */
} names;

void names_release(names *table);

/* NULL if the name is not there; valid until the next names_add. */
name_entry *names_find(const names *table, tvx_str name);

/* Makes room for so many names, so that adding them does not. */
void names_reserve(names *table, size_t count);

/* The name must not be there. */
void names_add(names *table, tvx_str name, uint32_t clause);

#endif
