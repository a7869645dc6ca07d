/* SPDX-License-Identifier: MIT */
#include "import/lines.h"

#include "base/alloc.h"
#include "base/str.h"
#include "import/languages.h"
#include "import/runon.h"
#include "import/spaces.h"
#include "text/utf8.h"

#include <string.h>

static uint16_t
columns_of(tvx_str text)
{
	size_t columns = 0;

	for (size_t i = 0; i < text.len; i++)
		columns += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
	return columns > UINT16_MAX ? UINT16_MAX : (uint16_t)columns;
}

static bool
ends_open(tvx_str text)
{
	size_t at = text.len;
	const uint32_t c = utf8_previous(text, &at);

	return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : char_is_letter(c);
}

static bool
ends_stopped(tvx_str text)
{
	text = without_notes(text);
	size_t at = text.len;
	const uint32_t c = utf8_previous(text, &at);

	if (c < 0x80 ? strchr(".;:,!?)]\"", (int)c) != NULL
		     : c == 0x2014 || c == 0x2013 || c == 0x201D || c == 0xBB ||
			       (c >= 0x3001 && c <= 0x3002) || c == 0xFF1B || c == 0xFF1A ||
			       c == 0x61B)
		return true;
	while (at > 0 && text.ptr[at - 1] != ' ')
		at--;
	if (at < 2 || !is_conjunction(str_slice(text, at, text.len)))
		return false;
	text = without_notes(str_slice(text, 0, at - 1));
	return strchr(";,", text.ptr[text.len - 1]) != NULL;
}

/* Begins in lower case, or in a script without cases; "a)" is a mark, not a word. */
static bool
begins_soft(tvx_str text)
{
	size_t at = 0;
	const uint32_t c = utf8_next(text, &at);
	const size_t stop = text.len < 6 ? text.len : 6;

	for (size_t i = 1; i < stop && text.ptr[i] != ' '; i++)
		if (text.ptr[i] == ')' || text.ptr[i] == '.')
			return false;
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return char_is_letter(c) && !letter_is_upper(c);
}

static void
measure(page *of, line *made)
{
	const tvx_str text = str_slice(of->text, made->begin, made->end);
	size_t first = 0;

	made->columns = (uint16_t)(columns_of(text) + made->indent);
	if (made->columns > WIDEST + 64)
		first = 0;
	else
		while (first < text.len && text.ptr[first] != ' ')
			first++;
	made->first = columns_of(str_slice(text, 0, first));
	made->open = ends_open(text);
	made->full_stop = ends_stopped(text);
	made->lower = begins_soft(text);
}

static void
add_line(page *of, size_t begin, size_t end, uint32_t number)
{
	PUSH_ROOM(of->lines, of->count, of->room);

	line *const made = &of->lines[of->count++];
	const tvx_str text = spaces_trim(str_slice(of->text, begin, end));
	size_t indent = 0;

	memset(made, 0, sizeof *made);
	made->number = number;
	made->begin = (size_t)(text.ptr - of->text.ptr);
	made->end = made->begin + text.len;
	for (; begin < made->begin; begin++)
		indent += of->text.ptr[begin] == '\t'
				  ? 8
				  : ((unsigned char)of->text.ptr[begin] & 0xC0) != 0x80;
	made->indent = indent > 1000 ? 1000 : (uint16_t)indent;
	if (text.len > 0)
		measure(of, made);
	/* "and" fell on a line of its own. */
	if (of->count > 1 && made[-1].full_stop && is_conjunction(text))
		made->full_stop = true;
}

static void
cut_lines(page *of, uint32_t number)
{
	for (size_t at = 0; at < of->text.len; number++) {
		const char *const stop = memchr(of->text.ptr + at, '\n', of->text.len - at);
		const size_t end =
			stop == NULL ? of->text.len : (size_t)(stop - of->text.ptr);

		add_line(of, at, end, number);
		at = end + 1;
	}
}

bool
line_is_empty(const line *this)
{
	return this->begin == this->end;
}

bool
line_breaks_softly(const line *this, const line *next)
{
	return this->open && next->lower;
}

bool
line_has_room(const page *of, const line *this, const line *next)
{
	return this->columns + 1 + next->first <= of->width;
}

/* The column at which lines were filled: all but stray lines end before it. */
static uint16_t
find_width(const page *of)
{
	uint32_t histogram[WIDEST + 1] = { 0 }, lines = 0, over = 0;
	uint16_t width = WIDEST;

	for (size_t i = 0; i < of->count; i++)
		if (!line_is_empty(&of->lines[i])) {
			lines++;
			if (of->lines[i].columns <= WIDEST)
				histogram[of->lines[i].columns]++;
			else
				over++;
		}
	while (width > 0 && over + histogram[width] <= lines / 500)
		over += histogram[width--];
	return width;
}

static void
decide(page *of)
{
	size_t bytes = 0, wide = 0, breaks = 0, soft = 0, kept = 0;

	of->width = find_width(of);
	for (size_t i = 0; i < of->count; i++) {
		const line *const this = &of->lines[i];

		bytes += this->end - this->begin;
		if (this->columns > WIDEST)
			wide += this->end - this->begin;
		if (line_is_empty(this) || i + 1 == of->count || line_is_empty(this + 1))
			continue;
		breaks++;
		if (line_breaks_softly(this, this + 1)) {
			soft++;
			kept += !line_has_room(of, this, this + 1);
		}
	}
	of->wrapped = wide * 10 < bytes && soft * 6 >= breaks && soft >= 3;
	of->exact = of->wrapped && kept * 100 >= soft * 97;
}

page
page_of(tvx_str text, uint32_t first_number)
{
	page made = { .text = text };

	cut_lines(&made, first_number);
	decide(&made);
	return made;
}
