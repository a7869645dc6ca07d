/* SPDX-License-Identifier: MIT */
#include "import/title.h"

#include "base/str.h"
#include "import/enumerator.h"
#include "import/languages.h"
#include "import/spaces.h"
#include "text/utf8.h"

#include <string.h>

#define HEADING_LONGEST ((size_t)400)

bool
all_capitals(tvx_str text)
{
	uint32_t capitals = 0;

	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if (letter_is_lower(c))
			return false;
		capitals += letter_is_upper(c);
	}
	return capitals >= 2;
}

/* "Definitions For Purposes Of This Section": every long word has a capital. */
static bool
title_case(tvx_str text)
{
	size_t words = 0;

	for (size_t at = 0; at < text.len;) {
		const tvx_str rest = str_slice(text, at, text.len);
		const size_t length = leading_letters(rest);

		if (length == 0) {
			(void)utf8_next(text, &at);
			continue;
		}
		if (length > 3 && !begins_upper(rest))
			return false;
		words += length > 3;
		at += length;
	}
	return words >= 2;
}

/* Ends in a mark that no heading ends in, or begins with that of an item. */
static bool
stops_or_counts(tvx_str text)
{
	static const char *const ends[] = { ".",  ";",  ":",  ",", "。",
					    "；", "：", "，", "؛", "۔" };
	enumerator mark;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t length = strlen(ends[i]);

		if (text.len >= length &&
		    memcmp(text.ptr + text.len - length, ends[i], length) == 0)
			return true;
	}
	return enumerator_read(text, &mark) && STYLE_GLYPH(mark.as[0].style) != GLYPH_DASH;
}

/* What is soon said is asked first: most texts are sentences. */
bool
looks_like_heading(tvx_str text)
{
	if (text.len == 0 || text.len > HEADING_LONGEST || begins_lower(text))
		return false;
	if (!all_capitals(text) && !(text.ptr[text.len - 1] == ':' && title_case(text)) &&
	    stops_or_counts(text))
		return false;
	return str_find(text, TVX_STR(" shall "), 0) == SIZE_MAX &&
	       str_find(text, TVX_STR(" 1. "), 0) == SIZE_MAX &&
	       memchr(text.ptr, '|', text.len) == NULL;
}

/* " 1. ", "(a) ": scanners read "1." as "l.". */
static bool
begins_with_first(tvx_str text)
{
	static const char *const firsts[] = { " 1. ", " (a) ", " (1) ",
					      " 1) ", " a) ",  " l. " };

	if (text.len < 4)
		return false;
	for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
		if (text.ptr[1] == firsts[i][1] && str_begins(text, str_of(firsts[i])))
			return true;
	return false;
}

/* " 1. For the purposes": the first paragraph begins on the heading's line. */
static size_t
split_at_enumerator(tvx_str text)
{
	const tvx_str front = str_slice(text, 0, HEADING_LONGEST);
	size_t best = SIZE_MAX;

	if (text.len > 3 && memcmp(text.ptr + text.len - 3, " 1.", 3) == 0)
		best = text.len - 3;
	for (size_t at = 0; at < front.len && at < best; at++)
		if (front.ptr[at] == ' ' &&
		    begins_with_first(str_slice(front, at, front.len)))
			best = at;
	return best == SIZE_MAX || !looks_like_heading(str_slice(text, 0, best)) ? 0
										 : best + 1;
}

/* "the", "of": no heading ends so. */
static bool
leads_on(tvx_str word)
{
	static const char *const words[] = {
		"the",        "of",        "a",          "an",        "and",      "to",
		"in",         "by",        "for",        "or",        "on",       "with",
		"from",       "between",   "under",      "at",        "into",     "than",
		"other",      "its",       "their",      "this",      "these",    "such",
		"non",        "as",        "all",        "de",        "du",       "des",
		"la",         "le",        "les",        "et",        "à",        "aux",
		"au",         "par",       "pour",       "présent",   "présente", "ce",
		"cette",      "entre",     "del",        "el",        "los",      "las",
		"y",          "presente",  "и",          "в",         "на",       "по",
		"с",          "о",         "об",         "к",         "или",      "между",
		"настоящего", "настоящим", "настоящему", "настоящей", "der",      "die",
		"das",        "dieses",    "dieser",     "und",       "van",      "het",
		"en",         "dit",       "do",         "da",        "dos",      "das",
		"em",         "no",        "na",         "o",         "e",        "ou",
		"il",         "lo",        "gli",        "di",        "della",    "dei",
		"delle",      "nel",       "che",        "per",       "con"
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(word, str_of(words[i])))
			return true;
	return false;
}

/* "Safety zones Safety zones of a reasonable breadth": the heading again. */
static bool
repeats(tvx_str text, size_t at)
{
	const tvx_str before = spaces_trim(str_slice(text, 0, at));

	return before.len >= 4 && str_begins(str_slice(text, at, text.len), before);
}

/* Can a sentence begin with the word at 'at'? */
static bool
begins_text(tvx_str text, size_t at, size_t length)
{
	const tvx_str rest = str_slice(text, at, text.len);

	return begins_upper(rest) &&
	       !(length > 1 && all_capitals(str_slice(rest, 0, length)));
}

size_t
heading_split(tvx_str text)
{
	const size_t numbered = split_at_enumerator(text);
	const tvx_str first = str_slice(text, 0, leading_letters(text));
	tvx_str last = { "", 0 };
	size_t fallback = 0;

	for (size_t at = 0; at < text.len && at < HEADING_LONGEST;) {
		const tvx_str rest = str_slice(text, at, text.len);
		const size_t length = leading_letters(rest);
		const tvx_str word = str_slice(rest, 0, length);

		if (length == 0) {
			/* A sentence has ended: what came before was text. */
			if (strchr(".;:", text.ptr[at]) != NULL)
				break;
			(void)utf8_next(text, &at);
			continue;
		}
		if (at > 0 && begins_text(text, at, length) && !leads_on(last)) {
			if (begins_with_phrase(rest, PHRASE_SENTENCE) > 0 ||
			    repeats(text, at))
				return numbered != 0 && numbered < at ? numbered : at;
			if (fallback == 0 &&
			    (begins_lower(last) || (length >= 5 && str_equal(word, first))))
				fallback = at;
		}
		last = word;
		at += length;
	}
	return numbered != 0 ? numbered : fallback;
}

static bool
holds_any(tvx_str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(text, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

bool
is_verbless(tvx_str text)
{
	static const char *const verbs[] = {
		" shall ",  " is ",    " are ",     " has ",     " have ",  " may ",
		" must ",   " will ",  " was ",     " were ",    " est ",   " sont ",
		" a le ",   " ont ",   " peut ",    " peuvent ", " doit ",  " doivent ",
		" имеет ",  " имеют ", " является", " являются", " обязан", " должн",
		" ist ",    " sind ",  " wird ",    " werden ",  " kann ",  " heeft ",
		" hebben ", " wordt ", " kan ",     " es ",      " podrá",  " deberá"
	};

	static const char *const relatives[] = { " which ", " whose ", " who ", " where " };

	return !holds_any(text, verbs, sizeof verbs / sizeof *verbs) ||
	       holds_any(text, relatives, sizeof relatives / sizeof *relatives);
}

#define BEFORE_STOP_LONGEST ((size_t)100)

/* "No.", "U.S.", " 1.": what is so short ends no heading, nor does a number. */
static bool
may_be_abbreviation(tvx_str text)
{
	size_t word = text.len;

	while (word > 0 &&
	       (is_ascii_letter(text.ptr[word - 1]) || (text.ptr[word - 1] & 0x80)))
		word--;
	return (text.len - word < 3 && text.len > word) ||
	       (text.len > 0 && text.ptr[text.len - 1] >= '0' &&
		text.ptr[text.len - 1] <= '9') ||
	       (word > 0 && text.ptr[word - 1] == '.');
}

size_t
heading_before_stop(tvx_str text)
{
	const tvx_str front = str_slice(text, 0, BEFORE_STOP_LONGEST);
	const size_t stop = str_find(front, TVX_STR("."), 0);
	const tvx_str words = str_slice(text, 0, stop == SIZE_MAX ? 0 : stop);
	tvx_str rest;

	if (words.len == 0 || !looks_like_heading(words) || !is_verbless(words) ||
	    begins_with_phrase(words, PHRASE_SENTENCE) > 0 || may_be_abbreviation(words))
		return 0;
	rest = str_slice(text, stop + 1, text.len);
	if (rest.len == 0 || str_begins(rest, TVX_STR("—")) ||
	    str_begins(rest, TVX_STR("–")))
		return stop + 1;
	rest = str_slice(rest, spaces_skip(rest, 0), rest.len);
	return rest.ptr > text.ptr + stop + 1 && (begins_upper(rest) || rest.ptr[0] == '(')
		       ? stop + 1
		       : 0;
}
