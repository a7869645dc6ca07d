/* SPDX-License-Identifier: MIT */
#include "report/beside.h"

#include "base/alloc.h"
#include "base/str.h"
#include "report/wanted.h"

#include <stdlib.h>

static void
put(beside *out, const char *what, tvx_str before, tvx_str after)
{
	PUSH_ROOM(out->ptr, out->count, out->room);
	out->ptr[out->count++] = (beside_entry){ what, before, after };
}

static void
put_field(beside *out, const char *what, tvx_str before, tvx_str after)
{
	if (!str_equal(before, after))
		put(out, what, before, after);
}

/* A title that stands on the page as well is a heading, and told as one. */
static bool
is_heading(const tvx_instrument *draft)
{
	return str_equal(tvx_instrument_draft(draft)->title,
			 tvx_instrument_clause(draft, 0)->heading);
}

typedef struct passage_line {
	tvx_str text;
	size_t order;
	bool is_shared; /* with a line of the other side, one with one */
} passage_line;

typedef struct lines {
	passage_line *ptr;
	size_t count, room;
} lines;

static lines
cut(tvx_str text)
{
	lines made = { 0 };

	for (size_t at = 0; at < text.len;) {
		const size_t stop = str_find(text, TVX_STR("\n"), at);
		const size_t end = stop < text.len ? stop : text.len;

		PUSH_ROOM(made.ptr, made.count, made.room);
		made.ptr[made.count] = (passage_line){ .text = str_slice(text, at, end),
						       .order = made.count };
		made.count++;
		at = end + 1;
	}
	return made;
}

static int
by_text(const void *one, const void *other)
{
	const passage_line *const a = one, *const b = other;
	const int compared = str_compare(a->text, b->text);

	if (compared != 0)
		return compared;
	return a->order < b->order ? -1 : a->order > b->order;
}

static int
by_order(const void *one, const void *other)
{
	const passage_line *const a = one, *const b = other;

	return a->order < b->order ? -1 : a->order > b->order;
}

static void
sort(lines *of, int (*by)(const void *, const void *))
{
	if (of->count > 1)
		qsort(of->ptr, of->count, sizeof *of->ptr, by);
}

static void
share(lines *before, lines *after)
{
	size_t i = 0, j = 0;

	while (i < before->count && j < after->count) {
		const int compared = str_compare(before->ptr[i].text, after->ptr[j].text);

		if (compared == 0)
			before->ptr[i].is_shared = after->ptr[j].is_shared = true;
		i += compared <= 0;
		j += compared >= 0;
	}
}

static void
put_passages(beside *out, tvx_str was, tvx_str is)
{
	lines before = cut(was), after = cut(is);

	sort(&before, by_text);
	sort(&after, by_text);
	share(&before, &after);
	sort(&before, by_order);
	sort(&after, by_order);
	for (size_t i = 0; i < before.count; i++)
		if (!before.ptr[i].is_shared)
			put(out, "passage", before.ptr[i].text, TVX_STR(""));
	for (size_t i = 0; i < after.count; i++)
		if (!after.ptr[i].is_shared)
			put(out, "passage", TVX_STR(""), after.ptr[i].text);
	free(before.ptr);
	free(after.ptr);
}

beside
beside_of(const tvx_report *report, const tvx_walk_options *options)
{
	const tvx_draft *const before = tvx_instrument_draft(report->before);
	const tvx_draft *const after = tvx_instrument_draft(report->after);
	beside made = { 0 };

	if (!walk_is_whole(options))
		return made;
	if (!is_heading(report->before) || !is_heading(report->after))
		put_field(&made, "title", before->title, after->title);
	put_field(&made, "status", before->status, after->status);
	put_field(&made, "source", before->source, after->source);
	if (!str_equal(before->beside, after->beside))
		put_passages(&made, before->beside, after->beside);
	return made;
}

void
beside_release(beside *made)
{
	free(made->ptr);
	*made = (beside){ 0 };
}
