/* SPDX-License-Identifier: MIT */
#include "import/runon.h"

#include "base/str.h"
#include "import/languages.h"
#include "import/place.h"
#include "import/spaces.h"

#include <string.h>

/* Numbers within blocks: so many, and one to so many of those that begin one. */
#define LEAST_RUNS ((size_t)10)
#define ONE_IN     ((size_t)20)

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

/* Bytes that are looked through for one end of a mark, then for the other. */
#define WINDOW ((size_t)128)

/* The next ")" or ".", from 'at' on; the length if there is none. */
static size_t
next_stop(tvx_str text, size_t at)
{
	while (at < text.len) {
		const size_t length = text.len - at < WINDOW ? text.len - at : WINDOW;
		const char *const close = memchr(text.ptr + at, ')', length);
		const size_t before =
			close == NULL ? length : (size_t)(close - (text.ptr + at));
		const char *const stop = memchr(text.ptr + at, '.', before);

		if (stop != NULL)
			return (size_t)(stop - text.ptr);
		if (close != NULL)
			return at + before;
		at += length;
	}
	return text.len;
}

size_t
runon_find(tvx_str text, size_t from, enumerator *mark)
{
	for (size_t stop = next_stop(text, from); stop < text.len;
	     stop = next_stop(text, stop + 1)) {
		const size_t begin = mark_before(text, stop, mark);

		if (begin < stop)
			return begin;
	}
	return text.len;
}

static bool
any_continues(const enumerator *last, const enumerator *next)
{
	for (uint32_t l = 0; l < last->count; l++)
		for (uint32_t n = 0; n < next->count; n++)
			if (meaning_continues(&last->as[l], &next->as[n]))
				return true;
	return false;
}

/* How many numbers the text holds that go on with its own or with the paragraphs. */
static size_t
count_next(tvx_str text, enumerator own, enumerator *paragraph)
{
	enumerator next;
	size_t count = 0;

	for (size_t at = runon_find(text, own.length, &next); at < text.len;
	     at = runon_find(text, at + next.length, &next)) {
		const bool goes_on = any_continues(&own, &next);
		const bool begins = any_continues(paragraph, &next);

		count += goes_on || begins;
		if (goes_on)
			own = next;
		if (begins)
			*paragraph = next;
	}
	return count;
}

bool
runon_is_usual(const blocks *in)
{
	size_t numbered = 0, held = 0;
	enumerator paragraph = { 0 };

	for (size_t i = 0; i < in->count; i++) {
		enumerator mark;

		if (!enumerator_read(in->items[i].text, &mark) ||
		    STYLE_GLYPH(mark.as[0].style) >= GLYPH_DASH)
			continue;
		if (STYLE_GLYPH(mark.as[0].style) == GLYPH_DIGIT)
			paragraph = mark;
		numbered++;
		held += count_next(in->items[i].text, mark, &paragraph);
	}
	return held >= LEAST_RUNS && held * ONE_IN >= numbered;
}
