/* SPDX-License-Identifier: MIT */
#include "import/heading.h"

#include "base/str.h"
#include "import/enumerator.h"
#include "import/languages.h"
#include "import/spaces.h"
#include "text/utf8.h"

#include <string.h>

#define HEADING_LONGEST ((size_t)400)

/* Past ".", ":", a dash, between the number and what follows. */
static size_t
skip_separator(tvx_str text, size_t at)
{
	static const char *const separators[] = { ".-", ".–", ".—", ".",  ":",  "—", "–",
						  "-",  "：", "．", "、", " —", " –" };
	const size_t from = spaces_skip(text, at);

	/* Most often a letter follows: none of these begins so. */
	if (from == text.len || is_ascii_letter(text.ptr[from]))
		return at;
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		const tvx_str mark = str_of(separators[i]);

		if (str_begins(str_slice(text, from, text.len), mark))
			return from + mark.len;
	}
	return at;
}

static void
finish(tvx_str text, size_t end, heading *out)
{
	out->num_end = skip_separator(text, end);
	out->separated = out->num_end != end;
	out->rest = spaces_skip(text, out->num_end);
	if (out->rest == text.len && !out->separated)
		out->num_end = end;
}

/* "第五条", "第二章". */
static bool
read_chinese(tvx_str text, heading *out)
{
	size_t at = 3;

	if (!str_begins(text, TVX_STR("第")))
		return false;
	at = spaces_skip(text, at);
	const size_t begin = at;

	out->number.value = han_read(text, &at);
	if (at == begin)
		out->number.value = digits_read(text, &at);
	if (at == begin || out->number.value == 0)
		return false;
	at = spaces_skip(text, at);
	for (size_t length = 6; length >= 3; length -= 3) {
		const structure_word *const word =
			structure_word_of(str_slice(text, at, at + length));

		if (word == NULL || at + length > text.len)
			continue;
		out->kind = word->kind;
		out->numbered = true;
		finish(text, at + length, out);
		/* "第五条所述": a mention runs on. */
		return out->separated || out->rest != at + length || out->rest == text.len;
	}
	return false;
}

/* "附件一", "附件". */
static bool
read_chinese_annex(tvx_str text, heading *out)
{
	size_t at = 6;
	const structure_word *const word =
		text.len < 6 ? NULL : structure_word_of(str_slice(text, 0, 6));

	if (word == NULL || word->kind != TVX_CLAUSE_ANNEX ||
	    (unsigned char)text.ptr[0] < 0xE4)
		return false;
	at = spaces_skip(text, at);
	const size_t begin = at;

	out->number.value = han_read(text, &at);
	if (at == begin)
		out->number.value = digits_read(text, &at);
	out->kind = word->kind;
	out->numbered = at > begin;
	finish(text, at > begin ? at : 6, out);
	return out->rest == text.len || out->separated || out->rest != out->num_end;
}

/* "§ 20101.", "§§" is a mention. */
static bool
read_sign(tvx_str text, heading *out)
{
	if (!str_begins(text, TVX_STR("§")))
		return false;
	const size_t from = spaces_skip(text, 2);

	if (!ordinal_read(str_slice(text, from, text.len), &out->number) ||
	    out->number.spelled)
		return false;
	out->kind = TVX_CLAUSE_ARTICLE;
	out->numbered = out->sign = true;
	finish(text, from + out->number.length, out);
	return true;
}

/* "Article 5", "Art. 5", "Annex", "Chapter ONE". */
static bool
read_word_first(tvx_str text, size_t length, heading *out)
{
	const structure_word *const word = structure_word_of(str_slice(text, 0, length));

	if (word == NULL)
		return false;
	size_t at = length;

	if (word->abbreviation) {
		if (at >= text.len || text.ptr[at] != '.')
			return false;
		at++;
	}
	size_t number = spaces_skip(text, at);

	/* "ANNEX -I" was put in before the first. */
	if (word->bare && number > at && number + 1 < text.len && text.ptr[number] == '-' &&
	    text.ptr[number + 1] != ' ')
		number++;
	out->kind = word->kind;
	/* "Title I" needs the space; "Статья5" does not exist. */
	if (number > at && ordinal_read(str_slice(text, number, text.len), &out->number)) {
		const size_t end = number + out->number.length;
		size_t next = end;

		out->numbered = end >= text.len || !char_is_letter(utf8_next(text, &next));
		if (out->numbered) {
			finish(text, end, out);
			return true;
		}
	}
	if (!word->bare)
		return false;
	memset(&out->number, 0, sizeof out->number);
	out->numbered = false;
	finish(text, length, out);
	return true;
}

/* "EERSTE DEEL", "Erster Teil", "1. Kapitel". */
static bool
read_number_first(tvx_str text, heading *out)
{
	if (!ordinal_read(text, &out->number) || out->number.length >= text.len)
		return false;
	size_t at = out->number.length;

	if (text.ptr[at] == '.')
		at++;
	else if (number_of_word(str_slice(text, 0, at)) == 0)
		return false;
	at = spaces_skip(text, at);
	const size_t length = leading_letters(str_slice(text, at, text.len));
	const size_t next = spaces_skip(text, at + length);

	/* "1. Each Party": what heads a clause ends there, or is set off. */
	if (length == 0 || (next < text.len && is_ascii_letter(text.ptr[next])))
		return false;
	const structure_word *const word =
		structure_word_of(str_slice(text, at, at + length));

	if (word == NULL || word->kind == TVX_CLAUSE_ARTICLE ||
	    word->kind == TVX_CLAUSE_POINT)
		return false;
	out->kind = word->kind;
	out->numbered = true;
	finish(text, at + length, out);
	return out->rest == text.len || out->separated;
}

bool
heading_read(tvx_str text, heading *out)
{
	memset(out, 0, sizeof *out);
	if (text.len < 3)
		return false;
	const size_t length = leading_letters(str_slice(text, 0, 64));

	if (length == 0 && (unsigned char)text.ptr[0] != 0xC2 &&
	    !(text.ptr[0] >= '0' && text.ptr[0] <= '9'))
		return false;
	if (length >= 2 && begins_lower(text))
		return false;
	return read_chinese(text, out) || read_chinese_annex(text, out) ||
	       read_sign(text, out) || (length > 0 && read_word_first(text, length, out)) ||
	       read_number_first(text, out);
}

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
		"en",         "dit"
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

/* "No.", "U.S.": what is so short ends no heading. */
static bool
may_be_abbreviation(tvx_str text)
{
	size_t word = text.len;

	while (word > 0 && is_ascii_letter(text.ptr[word - 1]))
		word--;
	return (text.len - word < 3 && text.len > word) ||
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
