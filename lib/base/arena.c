/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include "base/alloc.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Blocks double from the first to the last of these: an arena that lives for
 * one sentence costs little, one that holds a draft has few blocks.  The first
 * is just small enough to stay, once freed, with the thread that will want it
 * again.
 */
#define BLOCK_FIRST ((size_t)1000)
#define BLOCK_LAST  ((size_t)64 << 10)

struct arena_block {
	arena_block *next;
	alignas(max_align_t) unsigned char bytes[];
};

void
arena_release(arena *pool)
{
	arena_block *block = pool->blocks;

	while (block != NULL) {
		arena_block *const next = block->next;

		free(block);
		block = next;
	}
	*pool = (struct arena){ 0 };
}

void
arena_join(arena *pool, arena *from)
{
	arena_block *last = from->blocks;

	if (pool->blocks == NULL) {
		*pool = *from;
	} else if (last != NULL) {
		while (last->next != NULL)
			last = last->next;
		last->next = pool->blocks->next;
		pool->blocks->next = from->blocks;
	}
	*from = (struct arena){ 0 };
}

static void
add_block(arena *pool, arena_block *block, size_t room)
{
	block->next = pool->blocks;
	pool->blocks = block;
	pool->used = 0;
	pool->room = room;
}

static size_t
next_room(const arena *pool)
{
	if (pool->room == 0)
		return BLOCK_FIRST;
	return pool->room < BLOCK_LAST / 2 ? pool->room * 2 : BLOCK_LAST;
}

/* The next 'size' bytes, not cleared; 'align' is a power of two. */
static void *
carve(arena *pool, size_t size, size_t align)
{
	size_t from = (pool->used + align - 1) & ~(align - 1);

	if (pool->blocks == NULL || from > pool->room || size > pool->room - from) {
		const size_t next = next_room(pool), room = size > next ? size : next;

		add_block(pool, grow_array(NULL, add_size(sizeof(arena_block), room), 1),
			  room);
		from = 0;
	}
	pool->used = from + size;
	return pool->blocks->bytes + from;
}

void *
arena_alloc(arena *pool, size_t count, size_t size)
{
	const size_t want = mul_size(count, size);

	/* What is large the system hands out cleared, and page by page. */
	if (want > BLOCK_LAST) {
		add_block(pool, alloc_array(1, add_size(sizeof(arena_block), want)), want);
		pool->used = want;
		return pool->blocks->bytes;
	}
	return memset(carve(pool, want, alignof(max_align_t)), 0, want);
}

tvx_str
arena_str(arena *pool, tvx_str string)
{
	char *const copy = carve(pool, add_size(string.len, 1), 1);

	if (string.len)
		memcpy(copy, string.ptr, string.len);
	copy[string.len] = '\0';
	return (tvx_str){ copy, string.len };
}

tvx_str
arena_format(arena *pool, const char *format, ...)
{
	va_list args;
	int length;
	char *text;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		return (tvx_str){ "", 0 };
	text = carve(pool, (size_t)length + 1, 1);
	va_start(args, format);
	vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return (tvx_str){ text, (size_t)length };
}
