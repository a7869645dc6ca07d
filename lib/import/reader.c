/* SPDX-License-Identifier: MIT */
#include "import/reader.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/utf8.h"

#include <string.h>

frame *
reader_top(reader *at)
{
	return &at->frames[at->depth - 1];
}

/* Line breaks in a num or heading are the page's. */
static tvx_str
in_one_line(reader *at, tvx_str text)
{
	size_t from = str_find(text, TVX_STR("\n"), 0), len = 0;

	if (from == SIZE_MAX)
		return text;
	char *const joined = ARENA_NEW(&at->pool, char, text.len + 1);

	for (size_t i = 0; i < text.len; i++) {
		const bool space = (unsigned char)text.ptr[i] <= ' ';

		if (!space || len == 0 || joined[len - 1] != ' ')
			joined[len++] = space ? ' ' : text.ptr[i];
	}
	return (tvx_str){ joined, len };
}

void
reader_title(reader *at, tvx_str heading, tvx_range source)
{
	at->frames[0].source = source;
	buffer_put(at->title, in_one_line(at, heading));
	builder_set_heading(at->made, 0, buffer_str(at->title));
	builder_set_source(at->made, 0, source);
}

frame *
reader_open(reader *at, tvx_clause_kind kind, tvx_str num, tvx_str heading,
	    tvx_range source)
{
	const uint32_t clause = builder_open(at->made, kind, in_one_line(at, num),
					     in_one_line(at, heading));

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

/* Ends in a letter: the sentence goes on. */
static bool
ends_open(tvx_str text)
{
	size_t at = text.len;
	const uint32_t last = at == 0 ? 0 : utf8_previous(text, &at);

	return char_is_letter(last);
}

void
reader_put(reader *at, tvx_str text, tvx_range source)
{
	frame *const top = reader_top(at);
	const uint32_t clause = builder_text(at->made, text);

	at->colon = ends_in(text, ":") || ends_in(text, "—") || ends_in(text, "：") ||
		    ends_in(text, "–");
	at->finished = ends_in(text, ".") || ends_in(text, "。");
	at->open = ends_open(text);
	at->comma = ends_in(text, ",") || ends_in(text, "，") || ends_in(text, "،");
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

void
reader_head(reader *at, tvx_str heading, tvx_range source)
{
	frame *const top = reader_top(at);

	builder_set_heading(at->made, top->clause, in_one_line(at, heading));
	top->source = cover(top->source, source);
	builder_set_source(at->made, top->clause, top->source);
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
