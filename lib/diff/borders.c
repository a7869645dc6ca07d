/* SPDX-License-Identifier: MIT */
#include "diff/borders.h"

#include "base/str.h"
#include "diff/kinds.h"
#include "text/utf8.h"

#include <string.h>

#define KIND_MARKS (KIND_STOP | KIND_BREAK | KIND_COMMA | KIND_CLOSES)

/* Small letters; a script without capitals has none that we know of. */
static bool
is_small_letter(uint32_t character)
{
	static const char *const with_case[] = { "Latin", "Cyrillic", "Greek", "Armenian" };

	if (!char_is_letter(character) || char_is_upper(character))
		return false;
	for (size_t i = 0; i < sizeof with_case / sizeof *with_case; i++)
		if (strcmp(char_script(character), with_case[i]) == 0)
			return true;
	return false;
}

/* A stop ends a sentence if what follows does not go on in small letters. */
static bool
goes_on(const wording *words, uint32_t at)
{
	size_t from = 0;
	const uint32_t first = utf8_next(word_bytes(words, at), &from);

	return char_is_digit(first) || is_small_letter(first);
}

static bool
ends_line(const wording *words, uint32_t at)
{
	const tvx_str word = word_bytes(words, at);

	return word.len > 1 && memchr(word.ptr, '\n', word.len) != NULL;
}

static bool
has_space(const wording *words, uint32_t at)
{
	return word_core_end(words, at) < word_begin(words, at + 1);
}

/* A mark goes with the word that it touches: "(", a straight quote, a slash. */
static bool
is_torn(const wording *words, uint32_t at, uint8_t last, uint8_t next)
{
	if ((last & KIND_OPENS) != 0)
		return true;
	if ((next & KIND_MARKS) == 0 && (last & KIND_CLOSES) == 0)
		return false;
	return !has_space(words, at - 1);
}

static bool
is_joint(tvx_str core)
{
	static const char *const joints[] = { "-", "/", "\xe2\x80\x90", "\xe2\x80\x91",
					      "\xe2\x80\x93" };

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
		if (str_equal(core, str_of(joints[i])))
			return true;
	return false;
}

/* Does a joint at 'at' hold a number and a word together, without white space? */
static bool
joins_number(const wording *words, uint32_t at, const uint8_t *kinds)
{
	uint8_t last, next;

	if (at == 0 || at + 1 >= words->count || (kinds[words->ids[at]] & KIND_COUNTS))
		return false;
	last = kinds[words->ids[at - 1]];
	next = kinds[words->ids[at + 1]];
	return (last & next & KIND_COUNTS) != 0 && ((last | next) & KIND_NUMBER) != 0 &&
	       !has_space(words, at - 1) && !has_space(words, at) &&
	       is_joint(word_bytes(words, at));
}

bool
is_in_number(const wording *words, uint32_t at, const uint8_t *kinds)
{
	return at > 0 && at < words->count &&
	       (joins_number(words, at, kinds) || joins_number(words, at - 1, kinds));
}

int
border_before(const wording *words, uint32_t at, const uint8_t *kinds)
{
	uint8_t last, next;

	if (at == 0 || at >= words->count || wording_ends_clause(words, at - 1) ||
	    ends_line(words, at - 1))
		return BORDER_TEXT;
	last = kinds[words->ids[at - 1]];
	next = kinds[words->ids[at]];
	if (is_torn(words, at, last, next))
		return BORDER_BAD;
	if ((last & KIND_STOP) != 0)
		return goes_on(words, at) ? BORDER_PLAIN : BORDER_SENTENCE;
	if ((last & KIND_BREAK) != 0) /* "XI:2" is one, and a wide mark takes no space */
		return word_bytes(words, at - 1).len == 1 ? BORDER_BAD : BORDER_BREAK;
	if ((last & KIND_COMMA) != 0)
		return BORDER_COMMA;
	if ((next & (KIND_OPENS | KIND_MARKS)) != 0 || (last & KIND_CLOSES) != 0)
		return BORDER_ASIDE;
	return BORDER_PLAIN + ((next & KIND_COMMON) != 0) - ((last & KIND_COMMON) != 0);
}
