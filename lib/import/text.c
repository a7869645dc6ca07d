/* SPDX-License-Identifier: MIT */
/*
 * Plain text -> blocks.
 *
 * Two ways of writing are met: one paragraph a line, and paragraphs wrapped
 * at a column.  Which, is told by the line breaks that cannot end a
 * paragraph: a line that ends in a word and one after it that begins in
 * lower case.  Where they are frequent and no line is long, the text is
 * wrapped.
 *
 * In wrapped text an empty line ends a paragraph, and so does a line that
 * stops short: if the first word of the next line had fitted, the writer
 * broke there on purpose.  That is believed only of text whose certain soft
 * breaks keep the rule (a program filled the lines).  Elsewhere, and where
 * the last line of a paragraph is just full, a number or a heading after a
 * sentence's end begins a block.
 */
#include "import/blocks.h"

#include "base/alloc.h"
#include "base/str.h"
#include "import/enumerator.h"
#include "import/heading.h"
#include "import/languages.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* No one fills lines wider than this. */
#define WIDEST 130

/* Shorter lines are not continued in text that is one paragraph a line. */
#define JOIN_FROM 40

typedef struct line {
	size_t begin, end; /* trimmed; equal for an empty line */
	uint32_t number;
	uint16_t indent, columns, first; /* columns of the line and of its first word */
	bool open, lower;                /* ends in a word; begins in lower case */
	bool full_stop;                  /* ends as a sentence or an item does */
} line;

typedef struct page {
	tvx_str text;
	line *lines;
	size_t count, room;
	bool wrapped, exact;
	uint16_t width;
} page;

static uint16_t
columns_of(tvx_str text)
{
	size_t columns = 0;

	for (size_t i = 0; i < text.len; i++)
		columns += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
	return columns > UINT16_MAX ? UINT16_MAX : (uint16_t)columns;
}

static bool
is_wide(uint32_t c)
{
	return c >= 0x2E80 && c < 0xFFE0;
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
	static const char *const ends[] = { "and", "or", "et",  "ou",  "und", "oder",
					    "и",   "та", "или", "або", "y",   "o" };
	size_t at = text.len;
	const uint32_t c = utf8_previous(text, &at);

	if (c < 0x80 ? strchr(".;:,!?)]\"", (int)c) != NULL
		     : c == 0x2014 || c == 0x2013 || c == 0x201D || c == 0xBB ||
			       (c >= 0x3001 && c <= 0x3002) || c == 0xFF1B || c == 0xFF1A ||
			       c == 0x61B)
		return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t length = strlen(ends[i]);

		if (text.len > length + 2 &&
		    memcmp(text.ptr + text.len - length, ends[i], length) == 0 &&
		    text.ptr[text.len - length - 1] == ' ')
			return strchr(";,", text.ptr[text.len - length - 2]) != NULL;
	}
	return false;
}

static bool
begins_soft(tvx_str text)
{
	size_t at = 0;
	const uint32_t c = utf8_next(text, &at);

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
	size_t indent = 0;

	memset(made, 0, sizeof *made);
	made->number = number;
	for (; begin < end && (unsigned char)of->text.ptr[begin] <= ' '; begin++)
		indent += of->text.ptr[begin] == '\t' ? 8 : 1;
	while (end > begin && (unsigned char)of->text.ptr[end - 1] <= ' ')
		end--;
	made->begin = begin;
	made->end = end;
	made->indent = indent > 1000 ? 1000 : (uint16_t)indent;
	if (begin < end)
		measure(of, made);
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

static bool
is_empty(const line *this)
{
	return this->begin == this->end;
}

/* A break that cannot end a paragraph. */
static bool
is_soft(const line *this, const line *next)
{
	return this->open && next->lower;
}

static bool
fits(const page *of, const line *this, const line *next)
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
		if (!is_empty(&of->lines[i])) {
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
		if (is_empty(this) || i + 1 == of->count || is_empty(this + 1))
			continue;
		breaks++;
		if (is_soft(this, this + 1)) {
			soft++;
			kept += !fits(of, this, this + 1);
		}
	}
	of->wrapped = wide * 10 < bytes && soft * 6 >= breaks && soft >= 3;
	of->exact = of->wrapped && kept * 100 >= soft * 97;
}

static tvx_str
text_of(const page *of, const line *this)
{
	return str_slice(of->text, this->begin, this->end);
}

/* Is the line a heading whole, such as "Article 5"? */
static bool
is_heading_alone(const page *of, const line *this)
{
	heading head;
	const tvx_str text = text_of(of, this);

	return heading_read(text, &head) && head.rest == text.len;
}

static bool
begins_block(const page *of, const line *next)
{
	const tvx_str text = text_of(of, next);
	enumerator mark;
	heading head;

	if (heading_read(text, &head))
		return head.rest == text.len || head.separated ||
		       (begins_upper(str_slice(text, head.rest, text.len)) &&
			text.ptr[head.rest] != '(');
	return enumerator_read(text, &mark);
}

/* Does a block end after 'this'?  'length' is the columns of the block so far. */
static bool
ends_block(const page *of, const line *this, const line *next, size_t length)
{
	if (is_empty(next))
		return true;
	const bool joins =
		is_soft(this, next) && length >= JOIN_FROM && !is_heading_alone(of, this);

	if (!of->wrapped)
		return !joins || begins_block(of, next);
	if (of->exact && fits(of, this, next))
		return !joins || begins_block(of, next);
	if (this->full_stop && begins_block(of, next))
		return true;
	return is_heading_alone(of, this) || (is_heading_alone(of, next) && !next->lower);
}

/* Lines of a script without spaces are joined without one. */
static tvx_str
join_wide(blocks *out, const page *of, size_t first, size_t last)
{
	const size_t size = of->lines[last].end - of->lines[first].begin;
	char *const joined = ARENA_NEW(&out->pool, char, size + 1);
	size_t len = 0;

	for (size_t i = first; i <= last; i++) {
		const tvx_str text = text_of(of, &of->lines[i]);
		size_t end = len, begin = 0;

		if (len > 0 && !(is_wide(utf8_previous((tvx_str){ joined, len }, &end)) &&
				 is_wide(utf8_next(text, &begin))))
			joined[len++] = '\n';
		memcpy(joined + len, text.ptr, text.len);
		len += text.len;
	}
	return (tvx_str){ joined, len };
}

static void
add_block(blocks *out, const page *of, size_t first, size_t last, size_t base)
{
	const line *const from = &of->lines[first], *const to = &of->lines[last];
	block *const made = blocks_push(out);

	made->text = str_slice(of->text, from->begin, to->end);
	made->source =
		(tvx_range){ (uint32_t)(base + from->begin), (uint32_t)(base + to->end) };
	made->line = from->number;
	made->indent = from->indent;
	for (size_t i = first; i < last; i++) {
		size_t at = of->lines[i].end;

		if (is_wide(utf8_previous(of->text, &at))) {
			made->text = join_wide(out, of, first, last);
			break;
		}
	}
}

/* Does indentation show the nesting?  Not in wrapped text, nor if it is rare. */
static bool
is_indented(const page *of)
{
	size_t seen = 0, deep = 0;
	uint64_t depths = 0;

	if (of->wrapped)
		return false;
	for (size_t i = 0; i < of->count; i++) {
		if (is_empty(&of->lines[i]))
			continue;
		seen++;
		deep += of->lines[i].indent > 0;
		if (of->lines[i].indent < 64)
			depths |= (uint64_t)1 << of->lines[i].indent;
	}
	return deep * 2 > seen && __builtin_popcountll(depths) >= 4;
}

void
text_read(blocks *out, tvx_str text, size_t base, uint32_t number)
{
	page of = { .text = text };

	cut_lines(&of, number);
	decide(&of);
	out->indented = is_indented(&of);
	for (size_t i = 0; i < of.count;) {
		size_t last = i, length = of.lines[i].columns;

		if (is_empty(&of.lines[i])) {
			i++;
			continue;
		}
		while (last + 1 < of.count &&
		       !ends_block(&of, &of.lines[last], &of.lines[last + 1], length))
			length += of.lines[++last].columns;
		add_block(out, &of, i, last, base);
		i = last + 1;
	}
	free(of.lines);
}
