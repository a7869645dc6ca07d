/* SPDX-License-Identifier: MIT */
#include "diff/compounds.h"

#include "base/str.h"
#include "text/utf8.h"

/* Parts of a compound: "well-being", "state-of-the-art" is beyond it. */
#define MOST_PARTS 3

static bool
is_hyphen(uint32_t c)
{
	return c == '-' || c == 0x2010 || c == 0x2011;
}

uint32_t
joint_length(tvx_str text, uint32_t from)
{
	size_t at = from;

	while (at < text.len) {
		size_t next = at;
		const uint32_t c = utf8_next(text, &next);

		if (!is_hyphen(c) && !char_is_space(c))
			break;
		at = next;
	}
	return (uint32_t)at - from;
}

/* What is neither a letter nor a joint. */
#define OTHER UINT32_MAX

/* The next letter past joints; 0 at the end. */
static uint32_t
next_letter(tvx_str text, size_t *at, bool *hyphened)
{
	while (*at < text.len) {
		const uint32_t c = utf8_next(text, at);

		if (char_is_letter(c))
			return c;
		if (!is_hyphen(c) && !char_is_space(c))
			return OTHER;
		*hyphened |= is_hyphen(c);
	}
	return 0;
}

/*
 * Are both all letters and joints, the letters the same, the joints not, and a
 * hyphen among them?  "-B" of "2-B" is no word.
 */
static bool
are_one_compound(tvx_str one, tvx_str other)
{
	size_t at = 0, other_at = 0;
	bool hyphened = false;

	if (str_equal(one, other) || joint_length(one, 0) > 0 || joint_length(other, 0) > 0)
		return false;
	for (;;) {
		const uint32_t c = next_letter(one, &at, &hyphened);

		if (c != next_letter(other, &other_at, &hyphened) || c == OTHER)
			return false;
		if (c == 0)
			return hyphened;
	}
}

static tvx_str
core_of_words(const wording *words, uint32_t begin, uint32_t end)
{
	const uint32_t from = word_begin(words, begin);

	return (tvx_str){ words->text.ptr + from, word_core_end(words, end - 1) - from };
}

static uint32_t
least(uint32_t count)
{
	return count < MOST_PARTS ? count : MOST_PARTS;
}

compound
compound_at_begin(const hunk *item, const wording *before, const wording *after)
{
	const uint32_t was = least(item->before.end - item->before.begin);
	const uint32_t is = least(item->after.end - item->after.begin);

	for (uint32_t b = 1; b <= was; b++)
		for (uint32_t a = 1; a <= is; a++)
			if (are_one_compound(core_of_words(before, item->before.begin,
							   item->before.begin + b),
					     core_of_words(after, item->after.begin,
							   item->after.begin + a)))
				return (compound){ b, a };
	return (compound){ 0, 0 };
}

compound
compound_at_end(const hunk *item, compound first, const wording *before,
		const wording *after)
{
	const uint32_t was = least(item->before.end - item->before.begin - first.before);
	const uint32_t is = least(item->after.end - item->after.begin - first.after);

	for (uint32_t b = 1; b <= was; b++)
		for (uint32_t a = 1; a <= is; a++)
			if (are_one_compound(core_of_words(before, item->before.end - b,
							   item->before.end),
					     core_of_words(after, item->after.end - a,
							   item->after.end)))
				return (compound){ b, a };
	return (compound){ 0, 0 };
}
