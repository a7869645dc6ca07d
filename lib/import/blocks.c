/* SPDX-License-Identifier: MIT */
#include "import/blocks.h"

#include "base/alloc.h"
#include "import/spaces.h"

#include <stdlib.h>
#include <string.h>

void
blocks_release(blocks *list)
{
	free(list->items);
	arena_release(&list->pool);
	buffer_release(&list->beside);
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

void
blocks_put_beside(blocks *list, tvx_str passage)
{
	passage = spaces_trim(passage);
	if (passage.len == 0)
		return;
	if (list->beside.len > 0)
		buffer_put_byte(&list->beside, '\n');
	for (size_t i = 0; i < passage.len; i++)
		if (passage.ptr[i] == '\n' || passage.ptr[i] == '\r')
			buffer_put_byte(&list->beside, ' ');
		else
			buffer_put_byte(&list->beside, passage.ptr[i]);
}
