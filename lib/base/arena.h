/* SPDX-License-Identifier: MIT */
/*
 * base/arena.h - memory that dies together.
 *
 * One arena a product of the road: its clauses, strings and tables are
 * carved from blocks, and go in one call.  Nothing is freed singly.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <travaux/str.h>

typedef struct arena_block arena_block;

/* Zero is an empty arena. */
typedef struct arena {
	arena_block *blocks;
	size_t used, room; /* of the newest block */
} arena;

void arena_release(arena *pool);

/* What 'from' holds dies with 'pool' from now on; 'from' is empty. */
void arena_join(arena *pool, arena *from);

/* Zeroed, aligned for any type. */
void *arena_alloc(arena *pool, size_t count, size_t size);
#define ARENA_NEW(pool, type, count) ((type *)arena_alloc((pool), (count), sizeof(type)))

/* A copy, with a NUL behind it that is not counted; strings stand without a gap. */
tvx_str arena_str(arena *pool, tvx_str string);

/* As printf; the result borrows from the arena, NUL behind it. */
__attribute__((format(printf, 2, 3))) tvx_str arena_format(arena *pool, const char *format,
							   ...);

#endif
