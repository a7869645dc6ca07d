/* SPDX-License-Identifier: MIT */
#include "import/runon.h"

#include "base/str.h"
#include "import/languages.h"
#include "import/spaces.h"

#include <string.h>

/* "(xxviii)" */
#define LONGEST_MARK ((size_t)10)

bool
is_conjunction(tvx_str word)
{
	static const char *const words[] = { "and", "or", "et",  "ou",  "und", "oder",
					     "и",   "та", "или", "або", "y",   "o" };

	/* Whole lines are asked about. */
	if (word.len > sizeof "або" - 1)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(word, str_of(words[i])))
			return true;
	return false;
}

static bool
is_of_note(char c)
{
	return c == '-' || (c >= '0' && c <= '9');
}

tvx_str
without_notes(tvx_str text)
{
	size_t end = text.len;

	while (end > 0 && is_of_note(text.ptr[end - 1])) {
		while (end > 0 && is_of_note(text.ptr[end - 1]))
			end--;
		if (end > 0 && text.ptr[end - 1] == ' ')
			end--;
	}
	return end > 0 && strchr(";.", text.ptr[end - 1]) != NULL ? str_slice(text, 0, end)
								  : text;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Where the word that ends at 'end' begins, if it is no longer than a mark. */
static size_t
word_before(tvx_str text, size_t end)
{
	const size_t stop = end > LONGEST_MARK ? end - LONGEST_MARK : 0;

	while (end > stop && !is_blank(text.ptr[end - 1]))
		end--;
	return end;
}

static size_t
skip_back(tvx_str text, size_t end)
{
	while (end > 0 && is_blank(text.ptr[end - 1]))
		end--;
	return end;
}

static bool
begins_sentence(tvx_str text, size_t at)
{
	return begins_upper(str_slice(text, spaces_skip(text, at), text.len));
}

/*
 * Does an item end before 'at': "...; and (b)"?  After a full stop the next one
 * begins as a sentence: "... by that Party. (b) Each Party".
 */
static bool
ends_item(tvx_str text, size_t at, size_t after)
{
	size_t end = skip_back(text, at);
	const size_t word = word_before(text, end);

	if (end == at || end == 0)
		return false;
	if (text.ptr[end - 1] == '.')
		return begins_sentence(text, after);
	if (is_conjunction(str_slice(text, word, end)))
		end = skip_back(text, word);
	end = without_notes(str_slice(text, 0, end)).len;
	return end > 0 && strchr(";,:", text.ptr[end - 1]) != NULL;
}

/* Where the mark that ends in the ")" or "." at 'stop' begins; 'stop' if none does. */
static size_t
mark_before(tvx_str text, size_t stop, enumerator *mark)
{
	const size_t begin = word_before(text, stop);
	const size_t end = stop + 1;

	if (begin == stop || end >= text.len || !is_blank(text.ptr[end]))
		return stop;
	if (!ends_item(text, begin, end) ||
	    !enumerator_read(str_slice(text, begin, text.len), mark) ||
	    begin + mark->length != end)
		return stop;
	/* "2." is the number of a paragraph, and ends many a sentence. */
	if (text.ptr[stop] == '.' &&
	    ((STYLE_GLYPH(mark->as[0].style) != GLYPH_DIGIT &&
	      STYLE_GLYPH(mark->as[0].style) != GLYPH_DECIMAL) ||
	     text.ptr[skip_back(text, begin) - 1] != '.' || !begins_sentence(text, end)))
		return stop;
	return begin;
}

static size_t
find_byte(tvx_str text, size_t from, char byte)
{
	const char *const at =
		from < text.len ? memchr(text.ptr + from, byte, text.len - from) : NULL;

	return at == NULL ? text.len : (size_t)(at - text.ptr);
}

size_t
runon_find(tvx_str text, size_t from, enumerator *mark)
{
	size_t close = find_byte(text, from, ')'), stop = find_byte(text, from, '.');

	while (close < text.len || stop < text.len) {
		size_t *const next = close < stop ? &close : &stop;
		const size_t begin = mark_before(text, *next, mark);

		if (begin < *next)
			return begin;
		*next = find_byte(text, *next + 1, text.ptr[*next]);
	}
	return text.len;
}
