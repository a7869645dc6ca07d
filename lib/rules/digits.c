/* SPDX-License-Identifier: MIT */
#include "rules/digits.h"

#include "base/buffer.h"
#include "base/str.h"
#include "text/utf8.h"

#define ARABIC_DECIMAL   0x066B
#define ARABIC_THOUSANDS 0x066C
#define WIDE_COMMA       0xFF0C
#define WIDE_POINT       0xFF0E

/* Digits in groups of three behind each separator: thousands. */
static bool
is_grouped(tvx_str digits, char separator)
{
	size_t run = 0, groups = 0;

	for (size_t i = 0; i <= digits.len; i++) {
		if (i < digits.len && digits.ptr[i] != separator) {
			run++;
			continue;
		}
		if (groups == 0 ? run == 0 || run > 3 : run != 3)
			return false;
		groups++;
		run = 0;
	}
	return groups > 1;
}

/* "١٥" and "１５" as "15"; false if the word is no number in any script. */
static bool
put_plain_digits(tvx_str word, buffer *out)
{
	for (size_t at = 0; at < word.len;) {
		const uint32_t c = utf8_next(word, &at);
		const int value = char_digit_value(c);

		if (value >= 0)
			buffer_put_byte(out, (char)('0' + value));
		else if (c < 0x80)
			buffer_put_byte(out, (char)c);
		else if (c == ARABIC_DECIMAL || c == WIDE_POINT)
			buffer_put_byte(out, '.');
		else if (c == ARABIC_THOUSANDS || c == WIDE_COMMA)
			buffer_put_byte(out, ',');
		else
			return false;
	}
	return true;
}

/* "1,029" "1.029,5" "10.5": what is a decimal mark is seen from the groups. */
static bool
parse_plain(tvx_str digits, bool english, double *out)
{
	const size_t comma_at = str_find(digits, TVX_STR(","), 0);
	const size_t point_at = str_find(digits, TVX_STR("."), 0);
	const bool comma = comma_at != SIZE_MAX, point = point_at != SIZE_MAX;
	char decimal = '\0';
	double value = 0, scale = 1;
	bool fraction = false;

	if (comma && point)
		decimal = comma_at > point_at ? ',' : '.';
	else if (comma && !is_grouped(digits, ','))
		decimal = ',';
	else if (point && (english || !is_grouped(digits, '.')))
		decimal = '.';
	for (size_t i = 0; i < digits.len; i++) {
		const char digit = digits.ptr[i];

		if (decimal != '\0' && digit == decimal) {
			fraction = true;
			continue;
		}
		if (digit < '0' || digit > '9') {
			if (digit == ',' || digit == '.' || digit == '\'')
				continue;
			return false;
		}
		if (fraction)
			scale /= 10;
		value = fraction ? value + scale * (digit - '0')
				 : value * 10 + (digit - '0');
	}
	*out = value;
	return value < 1e15;
}

bool
digits_value(tvx_str word, bool english, double *out)
{
	buffer digits = { 0 };
	bool is_number;

	if (str_is_ascii(word))
		return parse_plain(word, english, out);
	is_number = put_plain_digits(word, &digits) &&
		    parse_plain(buffer_str(&digits), english, out);
	buffer_release(&digits);
	return is_number;
}
