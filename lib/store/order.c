/* SPDX-License-Identifier: MIT */
#include "store/order.h"

#include "base/alloc.h"
#include "base/str.h"

#include <stdlib.h>

typedef struct placed {
	tvx_stored_draft draft;
	uint32_t depth; /* drafts that it was made from, one from another; 0: not known yet
			 */
} placed;

static int
by_name(const void *one, const void *other)
{
	const placed *const first = one, *const second = other;

	return str_compare(first->draft.name, second->draft.name);
}

/* "3 May 2025" would stand after all years by its first figure: it is as no date. */
static tvx_str
sortable(tvx_str date)
{
	static const char shape[] = "0000-00-00";

	if (date.len > sizeof shape - 1)
		return TVX_STR("");
	for (size_t i = 0; i < date.len; i++) {
		const char byte = date.ptr[i];

		if (shape[i] == '-' ? byte != '-' : byte < '0' || byte > '9')
			return TVX_STR("");
	}
	return date;
}

static int
by_place(const void *one, const void *other)
{
	const placed *const first = one, *const second = other;
	const int date =
		str_compare(sortable(first->draft.date), sortable(second->draft.date));

	if (date != 0)
		return date;
	if (first->depth != second->depth)
		return first->depth < second->depth ? -1 : 1;
	return by_name(one, other);
}

static placed *
parent_of(placed *list, uint32_t count, const placed *child)
{
	const placed key = { .draft.name = child->draft.parent };

	return key.draft.name.len ? bsearch(&key, list, count, sizeof *list, by_name)
				  : NULL;
}

/*
 * Counts up to the first ancestor of known depth, and down again.  What
 * outlines say of parents may be anything, a ring too: no chain is longer
 * than the list.
 */
static void
set_depth(placed *list, uint32_t count, uint32_t at, placed **chain)
{
	uint32_t length = 0;

	for (placed *next = &list[at]; next != NULL && next->depth == 0 && length < count;
	     next = parent_of(list, count, next))
		chain[length++] = next;
	for (uint32_t i = length; i-- > 0;) {
		const placed *const above = parent_of(list, count, chain[i]);

		chain[i]->depth = above != NULL ? above->depth + 1 : 1;
	}
}

void
order_drafts(tvx_stored_draft *drafts, uint32_t count)
{
	placed *const list = NEW_ARRAY(placed, count);
	placed **const chain = NEW_ARRAY(placed *, count);

	for (uint32_t i = 0; i < count; i++)
		list[i] = (placed){ .draft = drafts[i] };
	if (count > 1)
		qsort(list, count, sizeof *list, by_name);
	for (uint32_t i = 0; i < count; i++)
		set_depth(list, count, i, chain);
	if (count > 1)
		qsort(list, count, sizeof *list, by_place);
	for (uint32_t i = 0; i < count; i++)
		drafts[i] = list[i].draft;
	free(chain);
	free(list);
}
