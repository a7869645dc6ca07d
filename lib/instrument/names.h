/* SPDX-License-Identifier: MIT */
/*
 * instrument/names.h - which clause a name belongs to: a table of hashes.
 *
 * The strings are the caller's; the table holds the number of a clause, and
 * asks for its name again to compare it.
 */
#ifndef INSTRUMENT_NAMES_H
#define INSTRUMENT_NAMES_H

#include <travaux/str.h>

#include <stdbool.h>

typedef struct name_entry {
	tvx_str name; /* ptr is NULL in an empty place */
	uint32_t hash;
	uint32_t clause;
	uint32_t next_suffix; /* to try when the name is wanted again */
} name_entry;

/* Zero is empty. */
typedef struct names {
	name_entry *entries;
	size_t count, room; /* room is a power of two */
} names;

void names_release(names *table);

/* NULL if the name is not there; valid until the next names_add. */
name_entry *names_find(const names *table, tvx_str name);

/* Makes room for so many names, so that adding them does not. */
void names_reserve(names *table, size_t count);

/* The name must not be there. */
void names_add(names *table, tvx_str name, uint32_t clause);

#endif
