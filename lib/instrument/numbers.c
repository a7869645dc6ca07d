/* SPDX-License-Identifier: MIT */
#include "instrument/numbers.h"

#include "base/str.h"
#include "text/utf8.h"

#include <string.h>

/* A number is a short thing; what follows the first few tokens is not part of it. */
#define TOKENS_MOST 8
#define NUMBER_MOST 32

/* A run of digits or of letters, and the one character before it. */
typedef struct token {
	tvx_str text;
	bool digits;
	bool glued;   /* nothing between the one before and this */
	char between; /* the one ASCII character between; 0 if more, or other */
} token;

typedef struct tokens {
	token at[TOKENS_MOST];
	size_t count;
} tokens;

static size_t
run_of(tvx_str num, size_t at, bool digits)
{
	size_t next = at;

	while (at < num.len) {
		const uint32_t c = utf8_next(num, &next);

		if (digits ? !char_is_digit(c) : !char_is_letter(c))
			break;
		at = next;
	}
	return at;
}

static tokens
cut(tvx_str num)
{
	tokens cut = { .count = 0 };
	size_t at = 0, last_end = 0;

	while (at < num.len && cut.count < TOKENS_MOST) {
		size_t next = at;
		const uint32_t c = utf8_next(num, &next);
		const bool digits = char_is_digit(c);

		if (digits || char_is_letter(c)) {
			next = run_of(num, at, digits);
			cut.at[cut.count++] = (token){
				.text = str_slice(num, at, next),
				.digits = digits,
				.glued = cut.count > 0 && at == last_end,
				.between = at == last_end + 1 ? num.ptr[last_end] : '\0',
			};
			last_end = next;
		}
		at = next;
	}
	return cut;
}

typedef struct numeral {
	tvx_str word;
	uint32_t value;
} numeral;

#define NUMERAL(text, number)                                                              \
	{                                                                                  \
		{ (text), sizeof(text) - 1 }, (number)                                     \
	}

static const numeral number_words[] = {
	NUMERAL("one", 1),
	NUMERAL("two", 2),
	NUMERAL("three", 3),
	NUMERAL("four", 4),
	NUMERAL("five", 5),
	NUMERAL("six", 6),
	NUMERAL("seven", 7),
	NUMERAL("eight", 8),
	NUMERAL("nine", 9),
	NUMERAL("ten", 10),
	NUMERAL("eleven", 11),
	NUMERAL("twelve", 12),
	NUMERAL("thirteen", 13),
	NUMERAL("fourteen", 14),
	NUMERAL("fifteen", 15),
	NUMERAL("sixteen", 16),
	NUMERAL("seventeen", 17),
	NUMERAL("eighteen", 18),
	NUMERAL("nineteen", 19),
	NUMERAL("twenty", 20),
	NUMERAL("first", 1),
	NUMERAL("second", 2),
	NUMERAL("third", 3),
	NUMERAL("fourth", 4),
	NUMERAL("fifth", 5),
	NUMERAL("sixth", 6),
	NUMERAL("seventh", 7),
	NUMERAL("eighth", 8),
	NUMERAL("ninth", 9),
	NUMERAL("tenth", 10),
	NUMERAL("eleventh", 11),
	NUMERAL("twelfth", 12),
	NUMERAL("thirteenth", 13),
	NUMERAL("fourteenth", 14),
	NUMERAL("fifteenth", 15),
	NUMERAL("sixteenth", 16),
	NUMERAL("seventeenth", 17),
	NUMERAL("eighteenth", 18),
	NUMERAL("nineteenth", 19),
	NUMERAL("twentieth", 20),
	NUMERAL("premier", 1),
	NUMERAL("premi\u00e8re", 1),
	NUMERAL("ier", 1),
	NUMERAL("deuxi\u00e8me", 2),
	NUMERAL("troisi\u00e8me", 3),
	NUMERAL("quatri\u00e8me", 4),
	NUMERAL("cinqui\u00e8me", 5),
	NUMERAL("primero", 1),
	NUMERAL("primera", 1),
	NUMERAL("segunda", 2),
	NUMERAL("segundo", 2),
	NUMERAL("tercera", 3),
	NUMERAL("tercero", 3),
	NUMERAL("cuarta", 4),
	NUMERAL("quinta", 5),
	NUMERAL("sexta", 6),
	NUMERAL("s\u00e9ptima", 7),
	NUMERAL("octava", 8),
	NUMERAL("novena", 9),
	NUMERAL("d\u00e9cima", 10),
	NUMERAL("\u00fanica", 1),
	NUMERAL("\u00fanico", 1),
	NUMERAL("erster", 1),
	NUMERAL("erste", 1),
	NUMERAL("zweiter", 2),
	NUMERAL("dritter", 3),
	NUMERAL("первый", 1),
	NUMERAL("первая", 1),
	NUMERAL("вторая", 2),
	NUMERAL("третья", 3),
	NUMERAL("четвертая", 4),
	NUMERAL("четвёртая", 4),
	NUMERAL("пятая", 5),
	NUMERAL("перша", 1),
	NUMERAL("друга", 2),
	NUMERAL("третя", 3),
};

/* What may stand behind a number and belong to it. */
static const tvx_str multiples[] = {
	{ "bis", 3 },       { "ter", 3 },     { "quater", 6 },   { "quinquies", 9 },
	{ "sexies", 6 },    { "septies", 7 }, { "octies", 6 },   { "novies", 6 },
	{ "nonies", 6 },    { "decies", 6 },  { "undecies", 8 }, { "duodecies", 9 },
	{ "terdecies", 9 },
};

/* What may be glued to a number and says nothing: "1st", "1er". */
static const tvx_str ordinals[] = {
	{ "st", 2 }, { "nd", 2 },       { "rd", 2 },       { "th", 2 },     { "er", 2 },
	{ "re", 2 }, { "\u00e8re", 4 }, { "\u00e8me", 4 }, { "\u00ba", 2 }, { "\u00aa", 2 },
};

static bool
listed(const tvx_str *list, size_t count, tvx_str word)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal_ascii_case(list[i], word))
			return true;
	return false;
}

#define LISTED(list, word) listed((list), sizeof(list) / sizeof *(list), (word))

uint32_t
number_word_value(tvx_str word)
{
	const size_t count = sizeof number_words / sizeof *number_words;
	buffer folded = { 0 };
	uint32_t value = 0;

	if (word.len > NUMBER_MOST)
		return 0;
	text_casefold(word, &folded);
	for (size_t i = 0; i < count && value == 0; i++)
		if (str_equal(number_words[i].word, buffer_str(&folded)))
			value = number_words[i].value;
	buffer_release(&folded);
	return value;
}

static uint32_t
roman_digit(char c)
{
	switch (c | 0x20) {
	case 'i':
		return 1;
	case 'v':
		return 5;
	case 'x':
		return 10;
	case 'l':
		return 50;
	case 'c':
		return 100;
	case 'd':
		return 500;
	case 'm':
		return 1000;
	default:
		return 0;
	}
}

/* Written back and compared, so that "iiv" and "ic" are no numerals. */
static bool
roman_spells(uint32_t value, tvx_str letters)
{
	static const struct {
		uint32_t value;
		const char *letters;
	} steps[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
		{ 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
		{ 5, "v" },    { 4, "iv" },   { 1, "i" },
	};
	size_t at = 0;

	for (size_t i = 0; i < sizeof steps / sizeof *steps;) {
		const tvx_str step = str_of(steps[i].letters);

		if (value < steps[i].value) {
			i++;
			continue;
		}
		if (!str_equal_ascii_case(str_slice(letters, at, at + step.len), step))
			return false;
		value -= steps[i].value;
		at += step.len;
	}
	return at == letters.len;
}

uint32_t
roman_value(tvx_str letters)
{
	uint32_t value = 0;

	if (letters.len == 0 || letters.len > 15)
		return 0;
	for (size_t i = 0; i < letters.len; i++) {
		const uint32_t digit = roman_digit(letters.ptr[i]);
		const uint32_t next =
			i + 1 < letters.len ? roman_digit(letters.ptr[i + 1]) : 0;

		if (digit == 0)
			return 0;
		value = digit < next ? value - digit : value + digit;
	}
	return value < 4000 && roman_spells(value, letters) ? value : 0;
}

static bool
one_letter(tvx_str word)
{
	size_t at = 0;

	if (word.len == 0)
		return false;
	utf8_next(word, &at);
	return at == word.len;
}

static void
put_digits(buffer *out, tvx_str digits)
{
	for (size_t at = 0; at < digits.len;)
		buffer_put_byte(out,
				(char)('0' + char_digit_value(utf8_next(digits, &at))));
}

/* "L. 123-4", "R*123-4": what a code writes between its letter and its digits. */
static bool
is_code_letter(const token *letters, const token *digits)
{
	const char *const from = letters->text.ptr + letters->text.len;
	const size_t gap = (size_t)(digits->text.ptr - from);

	return letters->text.len == 1 && strchr("LRDA", letters->text.ptr[0]) != NULL &&
	       gap > 0 && gap <= 3 && (from[0] == '.' || from[0] == '*') &&
	       strchr(". *", from[gap - 1]) != NULL;
}

/* "A1", "L123-4": capitals glued to the digits are part of the number. */
static bool
leads(const token *letters, const token *digits)
{
	if (is_code_letter(letters, digits))
		return true;
	if (letters->text.len > 3 || !(digits->glued || digits->between == '.'))
		return false;
	for (size_t i = 0; i < letters->text.len; i++)
		if (letters->text.ptr[i] < 'A' || letters->text.ptr[i] > 'Z')
			return false;
	return true;
}

/* Appends what belongs to the number after its first part; false at its end. */
static bool
put_following(buffer *out, const token *next)
{
	const bool joined =
		next->between == '.' || next->between == '-' || next->between == '/';

	if (next->digits) {
		if (!joined)
			return false;
		buffer_put_byte(out, next->between == '/' ? '-' : next->between);
		put_digits(out, next->text);
		return true;
	}
	if (LISTED(ordinals, next->text))
		return next->glued;
	if (LISTED(multiples, next->text) || one_letter(next->text) ||
	    (next->glued && next->text.len <= 3)) {
		size_t at = 0;

		/* An ideograph after the number counts something: no part of it. */
		if (next->text.len >= 3 && utf8_next(next->text, &at) >= 0x2e80)
			return false;
		for (at = 0; at < next->text.len; at++) {
			const char c = next->text.ptr[at];

			buffer_put_byte(out, LISTED(multiples, next->text) && c >= 'A' &&
							     c <= 'Z'
						     ? (char)(c + 32)
						     : c);
		}
		return true;
	}
	return false;
}

static bool
from_digits(const tokens *cut, size_t first, buffer *out)
{
	if (first > 0 && leads(&cut->at[first - 1], &cut->at[first]))
		buffer_put(out, cut->at[first - 1].text);
	put_digits(out, cut->at[first].text);
	for (size_t i = first + 1; i < cut->count; i++)
		if (!put_following(out, &cut->at[i]))
			break;
	return true;
}

static uint32_t
han_digit(uint32_t c)
{
	static const uint32_t digits[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
					   0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

	if (c == 0x96f6)
		return 0;
	for (uint32_t i = 0; i < 10; i++)
		if (digits[i] == c)
			return i;
	return c == 0x4e24 ? 2 : UINT32_MAX;
}

static uint32_t
han_unit(uint32_t c)
{
	return c == 0x5341 ? 10 : c == 0x767e ? 100 : c == 0x5343 ? 1000 : 0;
}

/* The first run of Chinese numerals: 一百二十 and 一二〇 are both 120. */
static bool
from_han(tvx_str num, buffer *out)
{
	uint64_t total = 0, digit = 0;
	bool any = false, waiting = false;

	for (size_t at = 0; at < num.len && total < 1000000 && digit < 1000000;) {
		const uint32_t c = utf8_next(num, &at);
		const uint32_t unit = han_unit(c), value = han_digit(c);

		if (unit) {
			total += (waiting ? digit : 1) * unit;
			digit = 0;
			waiting = false;
		} else if (value != UINT32_MAX) {
			digit = digit * 10 + value;
			waiting = true;
		} else if (any) {
			break;
		} else {
			continue;
		}
		any = true;
	}
	if (any)
		buffer_printf(out, "%u", (unsigned)(total + digit));
	return any;
}

/* A letter, a Roman numeral or a number word, with "bis" behind it. */
static bool
from_letters(const tokens *cut, size_t at, bool any_letters, buffer *out)
{
	const tvx_str word = cut->at[at].text;
	const uint32_t value = number_word_value(word);

	if (value)
		buffer_printf(out, "%u", (unsigned)value);
	else if (one_letter(word) || roman_value(word) || any_letters)
		buffer_put(out, word);
	else
		return false;
	if (at + 1 < cut->count && LISTED(multiples, cut->at[at + 1].text))
		put_following(out, &cut->at[at + 1]);
	return true;
}

static bool
is_list_kind(tvx_clause_kind kind)
{
	return kind == TVX_CLAUSE_PARAGRAPH || kind == TVX_CLAUSE_SUBPARAGRAPH ||
	       kind == TVX_CLAUSE_POINT || kind == TVX_CLAUSE_RECITAL;
}

/* In "Article V" the number follows a label; in "(a)" there is no label. */
static bool
from_words(tvx_clause_kind kind, const tokens *cut, buffer *out)
{
	if (cut->count == 0)
		return false;
	if (is_list_kind(kind) && cut->at[0].text.len <= (cut->count == 1 ? 12 : 3))
		return from_letters(cut, 0, true, out);
	for (size_t i = 1; i < cut->count; i++)
		if (from_letters(cut, i, false, out))
			return true;
	return from_letters(cut, 0, false, out);
}

bool
number_of(tvx_clause_kind kind, tvx_str num, buffer *out)
{
	const size_t mark = out->len;
	const tokens parts = cut(num);
	size_t digits = 0;
	bool found;

	while (digits < parts.count && !parts.at[digits].digits)
		digits++;
	if (digits < parts.count)
		found = from_digits(&parts, digits, out);
	else
		found = from_han(num, out) || from_words(kind, &parts, out);
	if (out->len - mark > NUMBER_MOST)
		found = false;
	if (!found)
		out->len = mark;
	return found;
}

static uint32_t
plain_value(tvx_str number)
{
	uint32_t value = 0;

	for (size_t i = 0; i < number.len; i++) {
		if (number.ptr[i] < '0' || number.ptr[i] > '9' || value > 100000)
			return 0;
		value = value * 10 + (uint32_t)(number.ptr[i] - '0');
	}
	return value;
}

tvx_str
number_in_eid(tvx_str eid)
{
	size_t from = eid.len;

	while (from > 0 && eid.ptr[from - 1] != '_')
		from--;
	return from > 0 ? str_slice(eid, from, eid.len) : TVX_STR("");
}

bool
numbers_match(tvx_str one, tvx_str other)
{
	if (str_equal_ascii_case(one, other))
		return true;
	if (roman_value(one) && roman_value(one) == plain_value(other))
		return true;
	return roman_value(other) && roman_value(other) == plain_value(one);
}

uint64_t
number_key(tvx_str number)
{
	const uint32_t roman = roman_value(number);
	const uint32_t value = roman ? roman : plain_value(number);
	uint64_t key = 14695981039346656037u;

	if (value)
		return value;
	for (size_t i = 0; i < number.len; i++) {
		const char c = number.ptr[i];

		key = (key ^ (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c)) *
		      1099511628211u;
	}
	return key;
}
