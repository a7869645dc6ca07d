/* SPDX-License-Identifier: MIT */
#include "import/endnotes.h"

#include "base/str.h"
#include "import/enumerator.h"
#include "import/spaces.h"

/* One note alone is any "(1)". */
#define NOTES_LEAST 2

/* A number in brackets, at 'at'; with or without white space inside them. */
typedef struct bracketed {
	uint32_t number;
	bool spaced;
	size_t end;
} bracketed;

static bool
read_bracketed(tvx_str text, size_t at, bracketed *out)
{
	const size_t digits = spaces_skip(text, at + 1);
	size_t i = digits;
	uint32_t number = 0;

	for (; i < text.len && i < digits + 4 && text.ptr[i] >= '0' && text.ptr[i] <= '9';
	     i++)
		number = number * 10 + (uint32_t)(text.ptr[i] - '0');
	*out = (bracketed){ number, digits > at + 1, spaces_skip(text, i) + 1 };
	return i > digits && out->end <= text.len && text.ptr[out->end - 1] == ')';
}

/* The number with which a block begins, "(5)" or "( 5 )"; 0 if with another. */
static bool
read_label(tvx_str text, bracketed *out)
{
	return text.len > 0 && text.ptr[0] == '(' && read_bracketed(text, 0, out);
}

/*
 * The first of the blocks before 'end' that count from one upwards without a gap.
 * A block between that counts otherwise ends them; one that does not count is a
 * line more of the note above it.
 */
static size_t
find_run(const blocks *in, size_t last, size_t end, uint32_t *count, bool *spaced)
{
	uint32_t next = 0;

	for (size_t i = end; i-- > last + 1;) {
		enumerator mark;
		bracketed label;

		if (!read_label(in->items[i].text, &label)) {
			if (enumerator_read(in->items[i].text, &mark) &&
			    STYLE_GLYPH(mark.as[0].style) != GLYPH_DASH)
				return end;
			continue;
		}
		if (next != 0 && (label.number + 1 != next || label.spaced != *spaced))
			return end;
		if (next == 0)
			*count = label.number;
		next = label.number;
		*spaced = label.spaced;
		if (next == 1)
			return i;
	}
	return end;
}

/*
 * Raises '*found', the number of the last mark that was met, by those in the text;
 * counts them.  "Article 3(6)" is no mark: white space stands before one.
 */
static uint32_t
count_marks(tvx_str text, bool spaced, uint32_t most, uint32_t *found)
{
	uint32_t count = 0;

	for (size_t at = str_find(text, TVX_STR("("), 1); at != SIZE_MAX;
	     at = str_find(text, TVX_STR("("), at + 1)) {
		const size_t trimmed = spaces_trim(str_slice(text, 0, at)).len;
		bracketed mark;

		if (trimmed == at || !read_bracketed(text, at, &mark) ||
		    mark.spaced != spaced || mark.number <= *found || mark.number > most)
			continue;
		*found = mark.number;
		count++;
	}
	return count;
}

static uint32_t
marks_between(const blocks *in, size_t from, size_t to, bool spaced, uint32_t most)
{
	uint32_t found = 0, count = 0;

	for (size_t i = from; i < to; i++)
		count += count_marks(in->items[i].text, spaced, most, &found);
	return count;
}

size_t
endnotes_find(const blocks *in, size_t last, size_t end)
{
	uint32_t count = 0;
	bool spaced = false;
	const size_t first = find_run(in, last, end, &count, &spaced);

	if (first == end || count < NOTES_LEAST || end - first > 2 * count)
		return end;
	/* Its own first note: they are the notes of that annex alone. */
	if (marks_between(in, last, first, spaced, 1) > 0)
		return end;
	return marks_between(in, 0, last, spaced, count) * 2 > count ? first : end;
}
