/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include "base/alloc.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Small enough that a short draft is cheap, large enough that blocks are few. */
#define BLOCK_SIZE ((size_t)64 << 10)

struct arena_block {
	arena_block *next;
	alignas(max_align_t) unsigned char bytes[];
};

void
arena_release(arena *arena)
{
	arena_block *block = arena->blocks;

	while (block != NULL) {
		arena_block *const next = block->next;

		free(block);
		block = next;
	}
	*arena = (struct arena){ 0 };
}

static void
add_block(arena *arena, size_t room)
{
	arena_block *const block = alloc_array(1, add_size(sizeof *block, room));

	block->next = arena->blocks;
	arena->blocks = block;
	arena->used = 0;
	arena->room = room;
}

void *
arena_alloc(arena *arena, size_t count, size_t size)
{
	const size_t align = alignof(max_align_t);
	const size_t want = add_size(mul_size(count, size), align - 1) / align * align;
	void *bytes;

	if (want > arena->room - arena->used)
		add_block(arena, want > BLOCK_SIZE ? want : BLOCK_SIZE);
	bytes = arena->blocks->bytes + arena->used;
	arena->used += want;
	return bytes;
}

tvx_str
arena_str(arena *arena, tvx_str string)
{
	char *const copy = arena_alloc(arena, add_size(string.len, 1), 1);

	if (string.len)
		memcpy(copy, string.ptr, string.len);
	return (tvx_str){ copy, string.len };
}

tvx_str
arena_format(arena *arena, const char *format, ...)
{
	va_list args;
	int length;
	char *text;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		return (tvx_str){ "", 0 };
	text = arena_alloc(arena, (size_t)length + 1, 1);
	va_start(args, format);
	vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return (tvx_str){ text, (size_t)length };
}
