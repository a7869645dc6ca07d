/* SPDX-License-Identifier: MIT */
#include "import/ordinal.h"

#include "import/languages.h"
#include "text/utf8.h"

#include "base/str.h"

#include <string.h>

#define LARGEST 100000000U

static bool
digit_of(uint32_t c, uint32_t *digit)
{
	static const uint32_t zeros[] = { '0', 0x660, 0x6F0, 0xFF10 };

	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (c >= zeros[i] && c < zeros[i] + 10) {
			*digit = c - zeros[i];
			return true;
		}
	return false;
}

uint32_t
digits_read(tvx_str text, size_t *at)
{
	uint32_t value = 0, digit;
	size_t end = *at;

	while (end < text.len) {
		size_t next = end;

		if (!digit_of(utf8_next(text, &next), &digit))
			break;
		if (value >= LARGEST / 10)
			return 0;
		value = value * 10 + digit;
		end = next;
	}
	*at = end;
	return value;
}

static uint32_t
roman_digit(char letter)
{
	static const char letters[] = "IVXLCDM";
	static const uint32_t values[] = { 1, 5, 10, 50, 100, 500, 1000 };

	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		if (letters[i] == letter || letters[i] + 32 == letter)
			return values[i];
	return 0;
}

uint32_t
numeral_value(tvx_str text)
{
	uint32_t value = 0, run = 0;

	if (text.len == 0 || text.len > 12)
		return 0;
	for (size_t i = 0; i < text.len; i++) {
		const uint32_t this = roman_digit(text.ptr[i]);
		const uint32_t next = i + 1 < text.len ? roman_digit(text.ptr[i + 1]) : 0;

		if (this == 0 || ((text.ptr[i] ^ text.ptr[0]) & 32) != 0)
			return 0;
		run = i > 0 && text.ptr[i] == text.ptr[i - 1] ? run + 1 : 1;
		if (run > 4 || (next > this && (run > 1 || next > this * 10)))
			return 0;
		value = next > this ? value - this : value + this;
	}
	return value < 4000 ? value : 0;
}

static int
han_digit(uint32_t c)
{
	static const uint32_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
					   0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };

	if (c == 0x96F6)
		return 0;
	for (int i = 0; i < 10; i++)
		if (digits[i] == c)
			return i;
	return -1;
}

uint32_t
han_read(tvx_str text, size_t *at)
{
	uint32_t value = 0, unit = 0;
	size_t end = *at;

	while (end < text.len) {
		size_t next = end;
		const uint32_t c = utf8_next(text, &next);
		const int digit = han_digit(c);

		if (digit >= 0)
			unit = (uint32_t)digit;
		else if (c == 0x5341 || c == 0x767E) {
			value += (unit == 0 ? 1 : unit) * (c == 0x5341 ? 10 : 100);
			unit = 0;
		} else
			break;
		if (value > LARGEST)
			return 0;
		end = next;
	}
	*at = end;
	return value + unit;
}

static bool
letter_at(tvx_str text, size_t at)
{
	return at < text.len && char_is_letter(utf8_next(text, &at));
}

/* Past the sign that makes an ordinal of a number: "1.º". */
static void
skip_sign(tvx_str text, size_t *at)
{
	static const char *const signs[] = { ".º", "º", "ª", "°" };

	if (*at + 1 >= text.len || (text.ptr[*at] != '.' && (text.ptr[*at] & 0x80) == 0))
		return;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_begins(str_slice(text, *at, text.len), str_of(signs[i]))) {
			*at += strlen(signs[i]);
			return;
		}
}

/* "Ier", "Ire", "IIe": what is written behind a Roman numeral; "Ce" is a word. */
static size_t
numeral_ending(tvx_str letters, size_t numeral)
{
	static const char *const first[] = { "er", "re", "ère", "º", "ª" };
	static const char *const others[] = { "e", "ème", "º", "ª" };
	const bool one = numeral == 1 && letters.ptr[0] == 'I';
	const char *const *const endings = one ? first : others;
	const size_t count =
		one ? sizeof first / sizeof *first : sizeof others / sizeof *others;

	if (!one && numeral < 2 && strchr("VX", letters.ptr[0]) == NULL)
		return 0;
	for (size_t i = 0; i < count; i++)
		if (str_equal(str_slice(letters, numeral, letters.len), str_of(endings[i])))
			return strlen(endings[i]);
	return 0;
}

/* "4¹": an article put in after the fourth. */
static void
read_raised(tvx_str text, size_t *at, uint32_t *suffix)
{
	static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴",
					      "⁵", "⁶", "⁷", "⁸", "⁹" };
	uint32_t value = 0;

	if (*at >= text.len || (text.ptr[*at] & 0x80) == 0)
		return;
	for (size_t i = 0; i < 10 && value < 100; i++)
		if (str_begins(str_slice(text, *at, text.len), str_of(digits[i]))) {
			value = value * 10 + (uint32_t)i;
			*at += strlen(digits[i]);
			i = SIZE_MAX;
		}
	if (value != 0)
		*suffix = value;
}

/* "a", "A", "aa", "ab" right after a number; "5th" is not one, "1er" says nothing. */
static bool
letter_suffix(tvx_str text, size_t *at, uint32_t *suffix)
{
	static const char *const endings[] = { "th", "st", "nd", "rd",
					       "er", "re", "ro", "do" };
	const size_t from = *at;
	const size_t length = leading_letters(str_slice(text, from, text.len));
	const tvx_str letters = str_slice(text, from, from + length);
	uint32_t value = 0;

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_equal(letters, str_of(endings[i]))) {
			*at = from + length;
			return true;
		}
	if (length == 0 || length > 2)
		return false;
	for (size_t i = 0; i < length; i++) {
		const char lower = (char)(letters.ptr[i] | 32);

		if (lower < 'a' || lower > 'z')
			return false;
		value = value * 27 + (uint32_t)(lower - 'a' + 1);
	}
	*suffix = value;
	*at = from + length;
	return true;
}

/* "–1a" after "1973aa": sections put in between sections.  'unit' is what one of them
 * counts for; false if there is none. */
static bool
read_dashed(tvx_str text, size_t *at, uint32_t *suffix, uint32_t unit)
{
	const tvx_str rest = str_slice(text, *at, text.len);
	size_t from = str_begins(rest, TVX_STR("–")) || str_begins(rest, TVX_STR("‑"))
			      ? *at + 3
		      : str_begins(rest, TVX_STR("-")) ? *at + 1
						       : *at;
	const size_t begin = from;
	const uint32_t value = from == *at ? 0 : digits_read(text, &from);
	uint32_t letter = 0;

	if (value == 0 || from == begin || value > 999)
		return false;
	(void)letter_suffix(text, &from, &letter);
	*suffix += value * unit + letter * (unit / 100);
	*at = from;
	return true;
}

/* "5bis", "5 bis", "5-bis", "5a", "5-A", "5 A" at the end of the text. */
static void
read_suffix(tvx_str text, size_t *at, uint32_t *suffix)
{
	size_t from = *at;
	bool apart = false;

	if (from < text.len && text.ptr[from] == '-')
		from++;
	else
		while (from < text.len &&
		       (text.ptr[from] == ' ' || text.ptr[from] == '\t')) {
			from++;
			apart = true;
		}

	const tvx_str rest = str_slice(text, from, text.len);
	const size_t length = leading_letters(rest);
	const uint32_t value = length == 0 ? 0 : suffix_of_word(str_slice(rest, 0, length));

	if (value != 0) {
		*suffix = value;
		*at = from + length;
	} else if ((!apart || from + 1 == text.len) && letter_suffix(text, &from, suffix)) {
		*at = from;
	}
	/* "222-18-1" was put in behind 222-18, which was put in behind 222. */
	if (read_dashed(text, at, suffix, 100000))
		(void)read_dashed(text, at, suffix, 1);
}

/* "1.2.3": what follows the first number. */
static void
read_minor(tvx_str text, size_t *at, uint32_t *minor)
{
	bool first = true;

	while (*at < text.len && text.ptr[*at] == '.') {
		size_t next = *at + 1;
		const size_t begin = next;
		const uint32_t value = digits_read(text, &next);

		if (next == begin)
			return;
		if (first)
			*minor = value;
		first = false;
		*at = next;
	}
}

/* Capitals that look like a Latin "I" or "X" are what a Cyrillic keyboard gives. */
static size_t
roman_letters(tvx_str text, char *out, size_t size)
{
	size_t at = 0, len = 0;

	while (at < text.len && len + 1 < size) {
		size_t next = at;
		const uint32_t c = utf8_next(text, &next);
		const char letter = c == 0x406   ? 'I'
				    : c == 0x425 ? 'X'
				    : c < 0x80   ? (char)c
						 : '\0';

		if (roman_digit(letter) == 0)
			break;
		out[len++] = letter;
		at = next;
	}
	out[len] = '\0';
	return at;
}

static bool
read_letters(tvx_str text, ordinal *out)
{
	char roman[16];
	const size_t length = leading_letters(text);
	const size_t numeral = roman_letters(text, roman, sizeof roman);
	const uint32_t value = numeral_value(str_of(roman));

	out->spelled = true;
	const size_t end =
		numeral +
		(value == 0 ? 0 : numeral_ending(str_slice(text, 0, length), numeral));

	if (value != 0 && (end == length || text.ptr[end] == '-')) {
		out->value = value;
		out->length = end;
		return true;
	}
	if (length == 1 && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z') {
		out->value = (uint32_t)(text.ptr[0] - 'A' + 1);
		out->length = 1;
		return true;
	}
	return false;
}

/* What stands behind the unit: "عشرة" for eleven to nineteen, "والعشرون" for twenty-one. */
static void
read_arabic_more(tvx_str text, ordinal *out)
{
	const tvx_str rest = str_slice(text, out->length + 1, text.len);
	size_t length = 0;

	if (out->value >= 10 || out->length >= text.len || text.ptr[out->length] != ' ')
		return;
	while (letter_at(rest, length))
		(void)utf8_next(rest, &length);

	const tvx_str word = str_slice(rest, 0, length);
	const uint32_t tens = str_begins(word, TVX_STR("و"))
				      ? number_of_word(str_slice(word, 2, word.len))
				      : 0;

	if (str_equal(word, TVX_STR("عشرة")) || str_equal(word, TVX_STR("عشر")))
		out->value += 10;
	else if (tens >= 20 && tens % 10 == 0)
		out->value += tens;
	else
		return;
	out->length += 1 + length;
}

/* "Twenty-One", "TWENTY ONE". */
static bool
read_words(tvx_str text, ordinal *out)
{
	size_t length = 0;

	while (letter_at(text, length))
		(void)utf8_next(text, &length);
	/* An apostrophe inside, as in the Ukrainian for five. */
	if (length < text.len && leading_letters(text) <= length &&
	    str_begins(str_slice(text, length, text.len), TVX_STR("’"))) {
		size_t more = length + 3;

		while (letter_at(text, more))
			(void)utf8_next(text, &more);
		if (number_of_word(str_slice(text, 0, more)) != 0)
			length = more;
	}
	out->value = number_of_word(str_slice(text, 0, length));
	out->length = length;
	out->spelled = true;
	if (out->value == 0)
		return false;
	read_arabic_more(text, out);
	if (out->value >= 20 && out->value % 10 == 0 && length + 1 < text.len &&
	    (text.ptr[length] == '-' || text.ptr[length] == ' ')) {
		const tvx_str rest = str_slice(text, length + 1, text.len);
		const size_t more = leading_letters(rest);
		const uint32_t unit = number_of_word(str_slice(rest, 0, more));

		if (unit > 0 && unit < 10) {
			out->value += unit;
			out->length = length + 1 + more;
		}
	}
	return true;
}

/* "V bis", and "VII A" or "VII A (3)" where nothing else follows. */
static void
read_apart(tvx_str text, size_t *at, uint32_t *suffix)
{
	const tvx_str rest = str_slice(text, *at + 1, text.len);
	const size_t length = leading_letters(rest);
	const uint32_t value = suffix_of_word(str_slice(rest, 0, length));

	if (value != 0) {
		*suffix = value;
		*at += 1 + length;
	} else if (length == 1 && rest.ptr[0] >= 'A' && rest.ptr[0] <= 'Z' &&
		   (rest.len == 1 ||
		    str_begins(str_slice(rest, 1, rest.len), TVX_STR(" (")))) {
		*suffix = (uint32_t)(rest.ptr[0] - 'A' + 1);
		*at += 2;
	}
}

/*
 * "L1221-1", "L. 1221-3-1 A", "R*1233-3": the letter tells which part of a code; its
 * numbers jump from chapter to chapter.
 */
static bool
read_coded(tvx_str text, ordinal *out)
{
	static const char *const parts[] = { "LO", "L", "R", "D", "A" };
	size_t at = 0;

	if (text.len < 2 || strchr("LRDA", text.ptr[0]) == NULL)
		return false;
	for (size_t i = 0; i < sizeof parts / sizeof *parts && at == 0; i++)
		at = str_begins(text, str_of(parts[i])) ? strlen(parts[i]) : 0;
	if (at == 0)
		return false;
	for (const char *mark = "*."; *mark != '\0'; mark++)
		at += at < text.len && text.ptr[at] == *mark;
	const bool apart = at < text.len && text.ptr[at] == ' ';
	const size_t begin = at + apart;

	at = begin;
	out->value = digits_read(text, &at);
	if (at == begin || (apart && text.ptr[begin - 2] != '.' &&
			    (at >= text.len || text.ptr[at] != '-')))
		return false;
	while (at + 1 < text.len && text.ptr[at] == '-') {
		size_t next = at + 1;
		const uint32_t value = digits_read(text, &next);

		if (next == at + 1)
			break;
		if (out->minor == 0)
			out->minor = value;
		else
			out->suffix = out->suffix * 100 + value;
		at = next;
	}
	if (at < text.len && text.ptr[at] == ' ')
		read_apart(text, &at, &out->suffix);
	out->length = at;
	return true;
}

bool
ordinal_read(tvx_str text, ordinal *out)
{
	size_t at = 0;

	memset(out, 0, sizeof *out);
	if (read_coded(text, out))
		return true;
	memset(out, 0, sizeof *out);
	out->value = digits_read(text, &at);
	if (at > 0) {
		if (out->value == 0)
			return false;
		read_minor(text, &at, &out->minor);
		read_raised(text, &at, &out->suffix);
		skip_sign(text, &at);
		read_suffix(text, &at, &out->suffix);
		out->length = at;
		return true;
	}
	if (read_letters(text, out)) {
		at = out->length;
		if (at < text.len && text.ptr[at] == ' ')
			read_apart(text, &at, &out->suffix);
		else
			read_suffix(text, &at, &out->suffix);
		out->length = at;
		return true;
	}
	return read_words(text, out);
}

int
ordinal_compare(const ordinal *one, const ordinal *other)
{
	if (one->value != other->value)
		return one->value < other->value ? -1 : 1;
	if (one->minor != other->minor)
		return one->minor < other->minor ? -1 : 1;
	if (one->suffix != other->suffix)
		return one->suffix < other->suffix ? -1 : 1;
	return 0;
}
