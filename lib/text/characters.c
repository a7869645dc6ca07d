/* SPDX-License-Identifier: MIT */
/* What a code point is, asked of ICU; ASCII, which is most of it, never asks. */
#include "text/utf8.h"

#include "text/icu.h"

#include <stdio.h>

/* Braille blank: ICU calls it a symbol, and nothing of it can be seen. */
#define BRAILLE_BLANK 0x2800u

bool
wide_is_letter(uint32_t code_point)
{
	return (U_GET_GC_MASK((UChar32)code_point) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool
wide_is_digit(uint32_t code_point)
{
	return u_charType((UChar32)code_point) == U_DECIMAL_DIGIT_NUMBER;
}

int
char_digit_value(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point - '0' < 10 ? (int)(code_point - '0') : -1;
	return u_charDigitValue((UChar32)code_point);
}

bool
wide_is_space(uint32_t code_point)
{
	return u_isUWhiteSpace((UChar32)code_point);
}

bool
char_is_upper(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point - 'A' < 26;
	return u_isUUppercase((UChar32)code_point);
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
	return code_point == BRAILLE_BLANK ||
	       u_hasBinaryProperty((UChar32)code_point,
				   UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
	       (code_point >= 0xe0000 && code_point < 0xe1000);
}

bool
char_is_bidi_control(uint32_t code_point)
{
	return code_point >= 0x80 &&
	       u_hasBinaryProperty((UChar32)code_point, UCHAR_BIDI_CONTROL);
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
	if (U_GET_GC_MASK((UChar32)code_point) & (U_GC_MN_MASK | U_GC_ME_MASK))
		return 0;
	if (code_point >= 0x1160 && code_point < 0x1200)
		return 0; /* vowels and finals are drawn over the first jamo */
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
	if (U_FAILURE(status))
		snprintf(name, sizeof name, "U+%04X", (unsigned)code_point);
	snprintf(out, size, "%s", name);
}

const char *
char_script(uint32_t code_point)
{
	UErrorCode status = U_ZERO_ERROR;
	const UScriptCode script = uscript_getScript((UChar32)code_point, &status);
	const char *const name = U_SUCCESS(status) ? uscript_getName(script) : NULL;

	return name ? name : "Unknown";
}
