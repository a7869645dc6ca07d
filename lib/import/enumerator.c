/* SPDX-License-Identifier: MIT */
#include "import/enumerator.h"

#include "base/str.h"
#include "import/languages.h"
#include "import/ordinal.h"
#include "import/spaces.h"
#include "text/utf8.h"

#include <string.h>

static void
mean(enumerator *out, glyph with, uint32_t value, uint32_t suffix)
{
	out->as[out->count++] = (meaning){ STYLE(with, 0, 0), value, suffix };
}

/* Combined alphabets: gaps are skipped when the sequence is followed. */
static uint32_t
cyrillic_place(uint32_t c)
{
	static const uint32_t letters[] = { 0x430, 0x431, 0x432, 0x433, 0x491, 0x434, 0x435,
					    0x451, 0x454, 0x436, 0x437, 0x438, 0x456, 0x457,
					    0x439, 0x43A, 0x43B, 0x43C, 0x43D, 0x43E, 0x43F,
					    0x440, 0x441, 0x442, 0x443, 0x444, 0x445, 0x446,
					    0x447, 0x448, 0x449, 0x44A, 0x44B, 0x44C, 0x44D,
					    0x44E, 0x44F };

	for (uint32_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i] == letter_fold(c))
			return i + 1;
	return 0;
}

static uint32_t
arabic_place(uint32_t c)
{
	static const uint32_t letters[] = {
		0x623, 0x628, 0x62C, 0x62F, 0x647, 0x648, 0x632, 0x62D, 0x637, 0x64A,
		0x643, 0x644, 0x645, 0x646, 0x633, 0x639, 0x641, 0x635, 0x642, 0x631,
		0x634, 0x62A, 0x62B, 0x62E, 0x630, 0x636, 0x638, 0x63A
	};

	if (c == 0x627)
		return 1;
	for (uint32_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i] == c)
			return i + 1;
	return 0;
}

static void
mean_latin(enumerator *out, tvx_str letters)
{
	const bool upper = letters.ptr[0] < 'a';
	const uint32_t place = (uint32_t)((letters.ptr[0] | 32) - 'a' + 1);
	const uint32_t roman = numeral_value(letters);
	bool same = true;

	for (size_t i = 1; i < letters.len; i++)
		same = same && letters.ptr[i] == letters.ptr[0];
	if (letters.len == 1)
		mean(out, upper ? GLYPH_UPPER : GLYPH_LOWER, place, 0);
	if (roman != 0)
		mean(out, upper ? GLYPH_ROMAN_UPPER : GLYPH_ROMAN_LOWER, roman, 0);
	if (letters.len == 2 && same) {
		mean(out, upper ? GLYPH_UPPER : GLYPH_LOWER, 26 + place, 0);
		if (out->count < 3)
			mean(out, GLYPH_DOUBLE, place, 0);
	} else if (letters.len == 2 && roman == 0 && !upper) {
		/* "(ba)": put in after (b), as consolidated texts do. */
		mean(out, GLYPH_LOWER, place, (uint32_t)(letters.ptr[1] - 'a' + 1));
	} else if (letters.len == 3 && same && out->count < 3) {
		mean(out, GLYPH_LOWER, 52 + place, 0);
	}
}

static size_t
read_latin(tvx_str text, enumerator *out)
{
	size_t length = 0;

	while (length < text.len && (text.ptr[length] & 0x80) == 0 &&
	       (text.ptr[length] | 32) >= 'a' && (text.ptr[length] | 32) <= 'z')
		length++;
	if (length == 0 || length > 8)
		return 0;
	for (size_t i = 1; i < length; i++)
		if (((text.ptr[i] ^ text.ptr[0]) & 32) != 0)
			return 0;
	mean_latin(out, str_slice(text, 0, length));
	return out->count > 0 ? length : 0;
}

/* ".2.3" behind a number, whose last part is the value; returns how many parts it has. */
static size_t
read_parts(tvx_str text, size_t *at, uint32_t *value)
{
	size_t parts = 1;

	for (; *at + 1 < text.len && text.ptr[*at] == '.' && parts < 8; parts++) {
		size_t next = *at + 1;
		const uint32_t more = digits_read(text, &next);

		if (next == *at + 1)
			break;
		*value = more;
		*at = next;
	}
	return parts;
}

/* "b" or "bis" right behind a number: where it ends, or 0 if other letters stand there. */
static size_t
read_letters(tvx_str text, size_t at, uint32_t *suffix)
{
	const size_t letters = leading_letters(str_slice(text, at, text.len));
	const uint32_t bis = suffix_of_word(str_slice(text, at, at + letters));

	if (bis == 0 && letters > 1)
		return 0;
	*suffix = bis != 0 ? bis : (uint32_t)(text.ptr[at] - 'a' + 1);
	return at + letters;
}

/* " bis" or "-bis" behind a number: where it ends, or 'at' if there is none. */
static size_t
read_bis(tvx_str text, size_t at, uint32_t *suffix)
{
	size_t begin = at, letters;

	if (begin < text.len && text.ptr[begin] == '-')
		begin++;
	else
		while (begin < text.len && text.ptr[begin] == ' ')
			begin++;
	letters = leading_letters(str_slice(text, begin, text.len));
	if (begin == at || letters == 0)
		return at;
	*suffix = suffix_of_word(str_slice(text, begin, begin + letters));
	return *suffix != 0 ? begin + letters : at;
}

static size_t
read_digits(tvx_str text, enumerator *out)
{
	size_t at = 0;
	uint32_t value = digits_read(text, &at), suffix = 0;

	/* Larger numbers that begin a line are years and sums. */
	if (at == 0 || at > 12 || value >= 1000)
		return 0;
	const size_t parts = read_parts(text, &at, &value);
	const glyph with = parts > 1 ? GLYPH_DECIMAL : GLYPH_DIGIT;

	at = at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z'
		     ? read_letters(text, at, &suffix)
		     : read_bis(text, at, &suffix);
	if (at == 0)
		return 0;
	mean(out, with, value, suffix);
	out->as[0].style = STYLE(with, 0, parts);
	return at;
}

static size_t
read_other(tvx_str text, enumerator *out)
{
	size_t at = 0, han = 0;
	const uint32_t c = utf8_next(text, &at);
	const uint32_t cyrillic = cyrillic_place(c), arabic = arabic_place(c);
	const uint32_t chinese = han_read(text, &han);

	if (chinese != 0) {
		mean(out, GLYPH_HAN, chinese, 0);
		return han;
	}
	if (cyrillic == 0 && arabic == 0)
		return 0;
	mean(out, cyrillic != 0 ? GLYPH_CYRILLIC : GLYPH_ARABIC, cyrillic + arabic, 0);
	return at;
}

/* Length of what is counted with; its meanings go to 'out'. */
static size_t
read_count(tvx_str text, enumerator *out)
{
	if (text.len == 0)
		return 0;
	out->count = 0;
	if ((text.ptr[0] >= '0' && text.ptr[0] <= '9'))
		return read_digits(text, out);
	if ((text.ptr[0] & 0x80) == 0)
		return read_latin(text, out);
	const size_t digits = read_digits(text, out);

	return digits != 0 ? digits : read_other(text, out);
}

static bool
begins(tvx_str text, size_t at, const char *mark)
{
	return str_begins(str_slice(text, at, text.len), str_of(mark));
}

static void
enclose(enumerator *out, enclosure with, size_t length)
{
	for (uint32_t i = 0; i < out->count; i++)
		out->as[i].style = (uint16_t)(out->as[i].style | (unsigned)with << 4);
	out->length = length;
}

static bool
space_at(tvx_str text, size_t at)
{
	return at >= text.len || spaces_skip(text, at) > at;
}

/* "(a)", "（一）", "( a )", "(1).". */
static bool
read_enclosed(tvx_str text, enumerator *out)
{
	const size_t open = text.ptr[0] == '(' ? 1 : begins(text, 0, "（") ? 3 : 0;

	if (open == 0)
		return false;
	const size_t from = spaces_skip(text, open);
	const size_t length = read_count(str_slice(text, from, text.len), out);
	const size_t at = spaces_skip(text, from + length);

	if (length == 0 || at >= text.len)
		return false;
	if (text.ptr[at] == ')')
		enclose(out, ENCLOSURE_BOTH, at + 1);
	else if (begins(text, at, "）"))
		enclose(out, ENCLOSURE_BOTH, at + 3);
	else
		return false;
	/* "(1).  All communications": the stop is of the number. */
	if (out->length + 1 < text.len && text.ptr[out->length] == '.' &&
	    space_at(text, out->length + 1))
		out->length++;
	/* "(1)(2)" and "(a), (b)" are mentions. */
	return out->length >= text.len || strchr(",;", text.ptr[out->length]) == NULL;
}

/* After "a." or "1.": not "e.g." nor "U.S." nor "1.5". */
static bool
stop_ends_mark(tvx_str text, size_t at, const enumerator *out)
{
	if (space_at(text, at))
		return true;
	if (STYLE_GLYPH(out->as[0].style) == GLYPH_DIGIT)
		return !(text.ptr[at] >= '0' && text.ptr[at] <= '9') && text.ptr[at] != '/';
	if (STYLE_GLYPH(out->as[0].style) == GLYPH_HAN)
		return true;
	if (STYLE_GLYPH(out->as[0].style) != GLYPH_LOWER || out->as[0].value > 26)
		return false;
	const size_t word = leading_letters(str_slice(text, at, text.len));

	return word > 1 && at + word < text.len && text.ptr[at + word] != '.';
}

/*
 * "I - the first", "1 – the first": the length with the dash; 0 if none is there.
 * Letters are not counted so, and the numeral is what is meant.
 */
static size_t
dash_after(tvx_str text, size_t at, enumerator *out)
{
	static const char *const dashes[] = { " - ", " – ", " — " };
	meaning *as = NULL;

	if (at >= text.len || text.ptr[at] != ' ')
		return 0;
	for (uint32_t m = 0; m < out->count; m++)
		if (STYLE_GLYPH(out->as[m].style) == GLYPH_DIGIT ||
		    STYLE_GLYPH(out->as[m].style) == GLYPH_ROMAN_UPPER)
			as = &out->as[m];
	for (size_t i = 0; as != NULL && i < sizeof dashes / sizeof *dashes; i++) {
		const size_t next = at + strlen(dashes[i]);

		if (begins(text, at, dashes[i]) && next < text.len &&
		    char_is_letter(utf8_next(text, &(size_t){ next }))) {
			out->as[0] = *as;
			out->count = 1;
			return next - 1;
		}
	}
	return 0;
}

/* What closes a mark by itself, whatever stands behind it. */
static const struct {
	const char *sign;
	glyph of; /* GLYPH_NONE: of any */
	enclosure with;
} closers[] = {
	{ "）", GLYPH_NONE, ENCLOSURE_CLOSE },  { "．", GLYPH_NONE, ENCLOSURE_STOP },
	{ "、", GLYPH_HAN, ENCLOSURE_COMMA },   { "、", GLYPH_DIGIT, ENCLOSURE_STOP },
	{ "°", GLYPH_DIGIT, ENCLOSURE_DEGREE }, { "º", GLYPH_DIGIT, ENCLOSURE_DEGREE },
};

/* "1.", "1)", "1.-", "1°", "1.1", "一、", "I - ". */
static bool
read_open(tvx_str text, enumerator *out)
{
	const size_t at = read_count(text, out);

	if (at == 0)
		return false;
	const glyph with = STYLE_GLYPH(out->as[0].style);

	if (at < text.len && text.ptr[at] == ')' &&
	    (with != GLYPH_LOWER || at <= 2 || out->count > 1)) {
		enclose(out, ENCLOSURE_CLOSE, at + 1);
		return true;
	}
	for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
		if (begins(text, at, closers[i].sign) &&
		    (closers[i].of == GLYPH_NONE || closers[i].of == with)) {
			enclose(out, closers[i].with, at + strlen(closers[i].sign));
			return true;
		}
	if (at < text.len && text.ptr[at] == '.') {
		size_t end = at + 1;

		if (end < text.len && text.ptr[end] == '-')
			end++;
		enclose(out, ENCLOSURE_STOP, end);
		return with != GLYPH_HAN && stop_ends_mark(text, end, out);
	}
	const size_t dash = dash_after(text, at, out);

	if (dash > 0) {
		enclose(out, ENCLOSURE_DASH, dash);
		return true;
	}
	enclose(out, ENCLOSURE_STOP, at);
	return with == GLYPH_DECIMAL && space_at(text, at) &&
	       !begins_lower(str_slice(text, at, text.len));
}

static bool
read_mark(tvx_str text, enumerator *out)
{
	static const struct mark {
		const char *bytes;
		glyph as;
	} marks[] = { { "-", GLYPH_DASH },
		      { "–", GLYPH_DASH },
		      { "—", GLYPH_DASH },
		      { "•", GLYPH_BULLET },
		      { "·", GLYPH_BULLET },
		      { "*", GLYPH_BULLET },
		      { "▪", GLYPH_BULLET },
		      { "■", GLYPH_BULLET },
		      { "●", GLYPH_BULLET },
		      { "○", GLYPH_BULLET },
		      { "\xEF\x82\xB7", GLYPH_BULLET } };

	if (text.ptr[0] != '-' && text.ptr[0] != '*' && !(text.ptr[0] & 0x80))
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (begins(text, 0, marks[i].bytes)) {
			const size_t length = strlen(marks[i].bytes);

			if (!space_at(text, length) || length == text.len)
				return false;
			out->count = 0;
			mean(out, marks[i].as, 0, 0);
			out->length = length;
			return true;
		}
	return false;
}

/* "§ 1" of a paragraph inside an article. */
static bool
read_sign(tvx_str text, enumerator *out)
{
	if (!begins(text, 0, "§"))
		return false;
	const size_t from = spaces_skip(text, 2);
	const size_t length = read_digits(str_slice(text, from, text.len), out);

	if (length == 0)
		return false;
	const size_t end = from + length + (begins(text, from + length, "º") ? 2 : 0);

	enclose(out, ENCLOSURE_SIGN,
		end < text.len && text.ptr[end] == '.' ? end + 1 : end);
	return true;
}

/* "(2) and (3) of Article 5": the middle of a sentence. */
static bool
goes_on_counting(tvx_str rest)
{
	const size_t length = begins_with_phrase(rest, PHRASE_AND);
	const size_t at = spaces_skip(rest, length);

	if (length == 0 || at >= rest.len)
		return false;
	return rest.ptr[at] == '(' || (rest.ptr[at] >= '0' && rest.ptr[at] <= '9');
}

bool
enumerator_read(tvx_str text, enumerator *out)
{
	static const char never[] = "[]{}\"'<>=|/\\,;:!?%&+_~^`@$";

	memset(out, 0, sizeof *out);
	if (text.len == 0 || strchr(never, text.ptr[0]) != NULL)
		return false;
	if (!(read_enclosed(text, out) || read_mark(text, out) || read_sign(text, out) ||
	      read_open(text, out)))
		return false;

	return STYLE_GLYPH(out->as[0].style) >= GLYPH_DASH ||
	       !goes_on_counting(str_slice(text, spaces_skip(text, out->length), text.len));
}
