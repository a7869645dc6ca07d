/* SPDX-License-Identifier: MIT */
#include "rules/cut.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/words.h"

#include <stdlib.h>

void
cut_make(cut *out, const finder *in, tvx_str text, tvx_range within)
{
	const tvx_str part = text_of(text, within);
	size_t first, end, room = 0;
	const sieve_draft *const draft =
		part.len > 0 ? matcher_words(in->matcher, part, &first, &end) : NULL;

	*out = (cut){ .text = part };
	if (draft != NULL) {
		out->base = draft->starts[first];
		out->starts = draft->starts + first;
		out->numbers = draft->numbers + first;
		out->count = end - first;
	} else if (part.len > 0) {
		words_cut(part, 0, &out->own, &out->count, &room);
		PUSH_ROOM(out->own, out->count, room);
		out->own[out->count] = (uint32_t)part.len;
		out->starts = out->own;
	}
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
