/* SPDX-License-Identifier: MIT */
#include "diff/hunks.h"

#include "base/alloc.h"

#include <stdlib.h>

static bool
touches(const hunk *last, const hunk *item)
{
	return last->before.end == item->before.begin &&
	       last->after.end == item->after.begin;
}

void
hunks_add(hunks *list, hunk item)
{
	if (range_is_empty(item.before) && range_is_empty(item.after))
		return;
	if (list->count && touches(&list->items[list->count - 1], &item)) {
		list->items[list->count - 1].before.end = item.before.end;
		list->items[list->count - 1].after.end = item.after.end;
		return;
	}
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = item;
}

void
hunks_release(hunks *list)
{
	free(list->items);
	*list = (hunks){ 0 };
}
