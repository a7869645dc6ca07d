/* SPDX-License-Identifier: MIT */
#include "text/suspect.h"

#include "base/str.h"
#include "text/disguise.h"
#include "text/properties.h"
#include "text/utf8.h"

#include <string.h>

/* The character that the marks before 'at' stand on; 0 at the start. */
static uint32_t
base_before(tvx_str word, size_t at)
{
	uint32_t c = 0;

	for (int marks = 0; at > 0 && marks < 8; marks++) {
		c = utf8_previous(word, &at);
		if ((category_of(c) & U_GC_M_MASK) == 0)
			break;
	}
	return c;
}

static bool
is_emoji(uint32_t c)
{
	return u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
	       u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_MODIFIER) ||
	       u_hasBinaryProperty((UChar32)c, UCHAR_REGIONAL_INDICATOR);
}

/* Arabic and its like join; Indic scripts form clusters. */
static bool
takes_joiner(uint32_t base)
{
	const UChar32 c = (UChar32)base;
	const int joining = u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);

	return joining == U_JT_DUAL_JOINING || joining == U_JT_RIGHT_JOINING ||
	       joining == U_JT_LEFT_JOINING || is_emoji(base) ||
	       (c > 0x900 &&
		u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) != U_INSC_OTHER);
}

static bool
takes_selector(uint32_t selector, uint32_t base, uint32_t next)
{
	const bool emoji_style = selector == 0xfe0e || selector == 0xfe0f;

	if (base < 0x80)
		return emoji_style && next == 0x20e3;
	return emoji_style
		       ? is_emoji(base) || u_hasBinaryProperty((UChar32)base, UCHAR_EMOJI)
		       : u_hasBinaryProperty((UChar32)base, UCHAR_IDEOGRAPHIC);
}

static bool
is_selector(uint32_t c)
{
	return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

static bool
is_tag(uint32_t c)
{
	return c >= 0xe0020 && c <= 0xe007f;
}

bool
invisible_is_meant(tvx_str word, size_t at)
{
	size_t after = at, before = at, there;
	const uint32_t c = utf8_next(word, &after);
	const uint32_t last = at > 0 ? utf8_previous(word, &before) : 0;
	const uint32_t base = base_before(word, at);
	const uint32_t next = (there = after) < word.len ? utf8_next(word, &there) : 0;

	if (c == 0x200c || c == 0x200d)
		return takes_joiner(base);
	if (is_selector(c))
		return takes_selector(c, base, next);
	if (is_tag(c))
		return is_tag(last) || last == 0x1f3f4;
	if (c >= 0x180b && c <= 0x180f)
		return base >= 0x1800 && base < 0x18b0;
	if (c == 0x115f || c == 0x1160)
		return (last >= 0x1100 && last < 0x1160) ||
		       (next >= 0x1160 && next < 0x1200);
	return false;
}

/* The scripts whose letters are mistaken for each other. */
static const UScriptCode alike[] = { USCRIPT_LATIN,    USCRIPT_CYRILLIC, USCRIPT_GREEK,
				     USCRIPT_ARMENIAN, USCRIPT_COPTIC,   USCRIPT_CHEROKEE };

enum { SCRIPTS = sizeof alike / sizeof *alike, NO_SCRIPT = SCRIPTS };

static int
script_of(uint32_t c)
{
	UScriptCode script;

	if (c < 0x80)
		return (c | 0x20) - 'a' < 26 ? 0 : NO_SCRIPT;
	script = script_code_of(c);
	for (int i = 0; i < SCRIPTS; i++)
		if (alike[i] == script)
			return i;
	return NO_SCRIPT;
}

/* What was asked of ICU already: a long word asks of few different letters. */
typedef struct twin_cache {
	uint32_t letter[64];
	bool twin[64];
} twin_cache;

static bool
looks_like_ascii(uint32_t c)
{
	buffer letter = { 0 }, looks = { 0 };
	bool twin;

	utf8_put(&letter, c);
	text_skeleton(buffer_str(&letter), &looks);
	twin = looks.len > 0 && (unsigned char)looks.ptr[0] < 0x80;
	buffer_release(&letter);
	buffer_release(&looks);
	return twin;
}

/* Does this letter of another script pass for one of 'into'? */
static bool
passes_for(uint32_t c, int into, twin_cache *known)
{
	static const char twins[] = "aceijopsxyhkmtbABCEHIJKMOPSTXY";
	const size_t place = c % 64;

	if (c < 0x80)
		return strchr(twins, (int)c) != NULL;
	if (into != 0)
		return true;
	if (known->letter[place] != c) {
		known->letter[place] = c;
		known->twin[place] = looks_like_ascii(c);
	}
	return known->twin[place];
}

/* The script that most letters of a part are in; Latin before others. */
static int
main_script(tvx_str part)
{
	unsigned count[SCRIPTS + 1] = { 0 };
	int most = 0;

	for (size_t at = 0; at < part.len;)
		count[script_of(utf8_next(part, &at))]++;
	for (int i = 1; i < SCRIPTS; i++)
		if (count[i] > count[most])
			most = i;
	return most;
}

/* Letters drawn as ASCII ones: full-width and mathematical. */
static bool
mimics_ascii(uint32_t c)
{
	return (c >= 0xff21 && c <= 0xff5a) || (c >= 0x1d400 && c < 0x1d800);
}

static size_t
stranger_in(tvx_str part)
{
	const int most = main_script(part);
	twin_cache known = { .letter = { 0 } };
	bool plain = false;

	for (size_t at = 0; at < part.len;)
		plain |= script_of(utf8_next(part, &at)) == 0 &&
			 (unsigned char)part.ptr[at - 1] < 0x80;
	for (size_t at = 0; at < part.len;) {
		const size_t here = at;
		const uint32_t c = utf8_next(part, &at);
		const int script = script_of(c);

		if (plain && mimics_ascii(c))
			return here;
		if (script != NO_SCRIPT && script != most && passes_for(c, most, &known))
			return here;
	}
	return SIZE_MAX;
}

/* "IT-компания" is honest: the parts of a word are looked at one by one. */
static size_t
find_stranger(tvx_str word)
{
	size_t from = 0, at = 0, hit;

	while (at < word.len) {
		size_t next = at;
		const uint32_t c = utf8_next(word, &next);

		if (!char_is_letter(c) && !char_is_digit(c) && !char_is_invisible(c)) {
			hit = stranger_in(str_slice(word, from, at));
			if (hit != SIZE_MAX)
				return from + hit;
			from = next;
		}
		at = next;
	}
	hit = stranger_in(str_slice(word, from, word.len));
	return hit == SIZE_MAX ? hit : from + hit;
}

/* The first digit of another system than the digits before it. */
static size_t
find_mixed_digit(tvx_str word)
{
	uint32_t zero = 0;

	for (size_t at = 0; at < word.len;) {
		const size_t here = at;
		const uint32_t c = utf8_next(word, &at);
		const int value = char_digit_value(c);

		if (value < 0)
			continue;
		if (zero != 0 && c - (uint32_t)value != zero)
			return here;
		zero = c - (uint32_t)value;
	}
	return SIZE_MAX;
}

static size_t
find_hidden(tvx_str word)
{
	for (size_t at = 0; at < word.len;) {
		const size_t here = at;
		const uint32_t c = utf8_next(word, &at);

		if (char_is_bidi_control(c) ||
		    (char_is_invisible(c) && !invisible_is_meant(word, here)))
			return here;
	}
	return SIZE_MAX;
}

bool
word_is_suspect(tvx_str word, size_t *at)
{
	size_t first, other;

	if (str_is_ascii(word))
		return false;
	first = find_hidden(word);
	other = find_stranger(word);
	first = other < first ? other : first;
	other = find_mixed_digit(word);
	first = other < first ? other : first;
	if (first != SIZE_MAX)
		*at = first;
	return first != SIZE_MAX;
}
