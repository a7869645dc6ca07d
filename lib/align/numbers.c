/* SPDX-License-Identifier: MIT */
/*
 * When two labels are the same number: "Article 5" and "ARTICLE 5.", "(a)"
 * and "a)".  What is compared is letters and digits, folded, without a word
 * in front of the number.
 */
#include "align/family.h"

#include "base/str.h"
#include "text/utf8.h"

static bool
is_label_char(uint32_t character)
{
	return char_is_letter(character) || char_is_digit(character);
}

/* Past a leading word of three letters or more that something follows. */
static size_t
skip_word(tvx_str num)
{
	size_t at = 0, letters = 0;

	while (at < num.len) {
		size_t next = at;
		const uint32_t character = utf8_next(num, &next);

		if (char_is_letter(character))
			letters++;
		else if (letters >= 3 && !char_is_digit(character))
			break;
		else if (letters > 0)
			return 0;
		at = next;
	}
	for (size_t rest = at; rest < num.len;) {
		if (is_label_char(utf8_next(num, &rest)))
			return at;
	}
	return 0;
}

static uint32_t
next_label_char(tvx_str num, size_t *at)
{
	while (*at < num.len) {
		const uint32_t character = utf8_next(num, at);

		if (character >= 'A' && character <= 'Z')
			return character | 0x20;
		if (is_label_char(character))
			return character;
	}
	return 0;
}

bool
same_number(const matching *match, uint32_t before, uint32_t after)
{
	const tvx_str one = tvx_instrument_clause(match->before.instrument, before)->num;
	const tvx_str other = tvx_instrument_clause(match->after.instrument, after)->num;
	size_t at, other_at;

	if (str_equal(one, other))
		return true;
	at = skip_word(one);
	other_at = skip_word(other);
	for (;;) {
		const uint32_t character = next_label_char(one, &at);

		if (character != next_label_char(other, &other_at))
			return false;
		if (character == 0)
			return true;
	}
}
