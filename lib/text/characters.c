/* SPDX-License-Identifier: MIT */
/* What a code point is; ASCII, which is most of it, is not asked here. */
#include "text/utf8.h"

#include "base/alloc.h"
#include "text/properties.h"

#include <stdio.h>

/* Braille blank: ICU calls it a symbol, and nothing of it can be seen. */
#define BRAILLE_BLANK 0x2800u

bool
wide_is_letter(uint32_t code_point)
{
	return (category_of(code_point) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool
wide_is_digit(uint32_t code_point)
{
	return category_of(code_point) == U_GC_ND_MASK;
}

int
char_digit_value(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point - '0' < 10 ? (int)(code_point - '0') : -1;
	return wide_is_digit(code_point) ? u_charDigitValue((UChar32)code_point) : -1;
}

bool
wide_is_space(uint32_t code_point)
{
	return is_white_space(code_point);
}

bool
char_is_upper(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point - 'A' < 26;
	return is_upper(code_point);
}

bool
char_is_control(uint32_t code_point)
{
	if (code_point == '\t' || code_point == '\n')
		return false;
	return code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0);
}

bool
char_is_invisible(uint32_t code_point)
{
	if (code_point < 0x80)
		return false;
	return code_point == BRAILLE_BLANK || is_ignorable(code_point) ||
	       (code_point >= 0xe0000 && code_point < 0xe1000);
}

bool
char_is_bidi_control(uint32_t code_point)
{
	return code_point >= 0x80 &&
	       has_property(code_point, KNOWN_BIDI, UCHAR_BIDI_CONTROL);
}

int
char_width(uint32_t code_point)
{
	int32_t width;

	if (code_point < 0x80)
		return code_point >= 0x20 && code_point != 0x7f;
	if (code_point == 0xad)
		return 1; /* terminals draw the soft hyphen */
	if (char_is_control(code_point) ||
	    (code_point != BRAILLE_BLANK && char_is_invisible(code_point)))
		return 0;
	if (category_of(code_point) & (U_GC_MN_MASK | U_GC_ME_MASK))
		return 0;
	if (code_point >= 0x1160 && code_point < 0x1200)
		return 0; /* vowels and finals are drawn over the first jamo */
	if (known_character_of(code_point) != NULL)
		return 1; /* there is no ideograph among them */
	width = u_getIntPropertyValue((UChar32)code_point, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

void
char_name(uint32_t code_point, char *out, size_t size)
{
	char name[128];
	UErrorCode status = U_ZERO_ERROR;

	if (size == 0)
		return;
	u_charName((UChar32)code_point, U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
	if (status == U_MEMORY_ALLOCATION_ERROR)
		out_of_memory();
	if (U_FAILURE(status))
		snprintf(name, sizeof name, "U+%04X", (unsigned)code_point);
	snprintf(out, size, "%s", name);
}

/* Of the scripts that the table holds; ICU has the same names. */
static const char *
known_script(int script)
{
	switch (script) {
	case USCRIPT_COMMON:
		return "Common";
	case USCRIPT_INHERITED:
		return "Inherited";
	case USCRIPT_LATIN:
		return "Latin";
	case USCRIPT_GREEK:
		return "Greek";
	case USCRIPT_CYRILLIC:
		return "Cyrillic";
	default:
		return NULL;
	}
}

const char *
char_script(uint32_t code_point)
{
	const UScriptCode script = script_code_of(code_point);
	const char *name = known_script((int)script);

	if (name == NULL)
		name = uscript_getName(script);
	return name ? name : "Unknown";
}
