/* SPDX-License-Identifier: MIT */
#include "rules/cut.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/words.h"

#include <stdlib.h>

/* The first entry of the rising array that is not less; 'count' if all are. */
static size_t
first_from(const uint32_t *starts, size_t count, uint32_t at)
{
	size_t low = 0, high = count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (starts[middle] < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Takes the words of the draft, if the passage is made of them. */
static bool
take(cut *out, const sieve_draft *draft)
{
	const tvx_str all = draft->text;
	const uint32_t *const starts = draft->starts;
	const size_t count = draft->count + 1;
	size_t first, end;

	if (all.len == 0 || out->text.ptr < all.ptr ||
	    out->text.ptr + out->text.len > all.ptr + all.len)
		return false;
	out->base = (uint32_t)(out->text.ptr - all.ptr);
	first = first_from(starts, count, out->base);
	end = first_from(starts, count, out->base + (uint32_t)out->text.len);
	if (first == count || end == count || starts[first] != out->base ||
	    starts[end] != out->base + out->text.len)
		return false;
	out->starts = starts + first;
	out->numbers = draft->numbers + first;
	out->count = end - first;
	return true;
}

void
cut_make(cut *out, const finder *in, tvx_str text, tvx_range within)
{
	size_t room = 0;

	*out = (cut){ .text = text_of(text, within) };
	if (out->text.len == 0 || take(out, &in->numbered_before) ||
	    take(out, &in->numbered_after))
		return;
	out->base = 0;
	words_cut(out->text, 0, &out->own, &out->count, &room);
	PUSH_ROOM(out->own, out->count, room);
	out->own[out->count] = (uint32_t)out->text.len;
	out->starts = out->own;
}

void
cut_release(cut *made)
{
	free(made->own);
	*made = (cut){ 0 };
}

uint32_t
cut_begin(const cut *in, size_t index)
{
	return in->starts[index] - in->base;
}

tvx_str
cut_words(const cut *in, size_t first, size_t end)
{
	return str_slice(in->text, cut_begin(in, first), cut_begin(in, end));
}
