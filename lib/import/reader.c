/* SPDX-License-Identifier: MIT */
#include "import/reader.h"

#include "base/alloc.h"
#include "base/str.h"

#include <string.h>

frame *
reader_top(reader *at)
{
	return &at->frames[at->depth - 1];
}

frame *
reader_open(reader *at, tvx_clause_kind kind, tvx_str num, tvx_str heading,
	    tvx_range source)
{
	const uint32_t clause = builder_open(at->made, kind, num, heading);

	builder_set_source(at->made, clause, source);
	reader_top(at)->parents = true;
	PUSH_ROOM(at->frames, at->depth, at->room);

	frame *const made = &at->frames[at->depth++];

	memset(made, 0, sizeof *made);
	made->kind = kind;
	made->clause = clause;
	made->source = source;
	return made;
}

void
reader_close_to(reader *at, size_t depth)
{
	while (at->depth > depth) {
		builder_close(at->made);
		at->depth--;
	}
}

static tvx_range
cover(tvx_range one, tvx_range other)
{
	if (one.begin == one.end)
		return other;
	return (tvx_range){ one.begin < other.begin ? one.begin : other.begin,
			    one.end > other.end ? one.end : other.end };
}

static bool
ends_in(tvx_str text, const char *mark)
{
	const size_t length = strlen(mark);

	return text.len >= length &&
	       memcmp(text.ptr + text.len - length, mark, length) == 0;
}

void
reader_put(reader *at, tvx_str text, tvx_range source)
{
	frame *const top = reader_top(at);
	const uint32_t clause = builder_text(at->made, text);

	at->colon = ends_in(text, ":") || ends_in(text, "—") || ends_in(text, "：") ||
		    ends_in(text, "–");
	at->finished = ends_in(text, ".") || ends_in(text, "。");
	if (clause == top->clause) {
		top->texts = true;
		top->waiting = false;
		top->chapeau = at->colon;
		top->source = cover(top->source, source);
		builder_set_source(at->made, clause, top->source);
		return;
	}
	at->tail_source = clause == at->tail ? cover(at->tail_source, source) : source;
	at->tail = clause;
	builder_set_source(at->made, clause, at->tail_source);
}

tvx_range
reader_place(const block *of, tvx_str part)
{
	const size_t length = of->source.end - of->source.begin;

	if (of->text.len != length || part.ptr < of->text.ptr ||
	    part.ptr + part.len > of->text.ptr + of->text.len)
		return of->source;
	const uint32_t begin = of->source.begin + (uint32_t)(part.ptr - of->text.ptr);

	return (tvx_range){ begin, begin + (uint32_t)part.len };
}
