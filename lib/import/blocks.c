/* SPDX-License-Identifier: MIT */
#include "import/blocks.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

void
blocks_release(blocks *list)
{
	free(list->items);
	arena_release(&list->pool);
	memset(list, 0, sizeof *list);
}

block *
blocks_push(blocks *list)
{
	PUSH_ROOM(list->items, list->count, list->room);

	block *const made = &list->items[list->count++];

	memset(made, 0, sizeof *made);
	return made;
}
