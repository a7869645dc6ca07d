/* SPDX-License-Identifier: MIT */
/*
 * text/utf8.h - bytes and code points.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/buffer.h"

#include <travaux/str.h>

#include <stdbool.h>

/* Offset of the first byte that is not valid UTF-8 (overlong, surrogate, past
 * U+10FFFF or truncated included), or the length. */
size_t utf8_valid_prefix(tvx_str bytes);

/* utf8_next of what is not ASCII. */
uint32_t utf8_next_wide(const char *bytes, size_t *at);

/* The code point at 'at', which is moved past it; 'text' is valid UTF-8. */
static inline uint32_t
utf8_next(tvx_str text, size_t *at)
{
	const unsigned char lead = (unsigned char)text.ptr[*at];

	if (lead >= 0x80)
		return utf8_next_wide(text.ptr, at);
	*at += 1;
	return lead;
}

/* The code point before 'at', which is moved onto it. */
static inline uint32_t
utf8_previous(tvx_str text, size_t *at)
{
	size_t start = *at - 1, forth;

	while (start > 0 && ((unsigned char)text.ptr[start] & 0xc0) == 0x80)
		start--;
	*at = forth = start;
	return utf8_next(text, &forth);
}

void utf8_put(buffer *out, uint32_t code_point);

/* These three, of what is not ASCII (text/properties.h). */
bool wide_is_letter(uint32_t code_point);
bool wide_is_digit(uint32_t code_point);
bool wide_is_space(uint32_t code_point);

/* Letters and marks. */
static inline bool
char_is_letter(uint32_t code_point)
{
	return code_point < 0x80 ? (code_point | 0x20) - 'a' < 26
				 : wide_is_letter(code_point);
}

/* Any decimal digit. */
static inline bool
char_is_digit(uint32_t code_point)
{
	return code_point < 0x80 ? code_point - '0' < 10 : wide_is_digit(code_point);
}

/* White_Space. */
static inline bool
char_is_space(uint32_t code_point)
{
	return code_point < 0x80 ? code_point == ' ' || code_point - '\t' < 5
				 : wide_is_space(code_point);
}

int char_digit_value(uint32_t code_point); /* of any decimal digit; -1 if it is none */
bool char_is_upper(uint32_t code_point);
bool char_is_control(uint32_t code_point);   /* C0 (not \t \n), DEL, C1 */
bool char_is_invisible(uint32_t code_point); /* default ignorable, blank fillers, tags */
bool char_is_bidi_control(uint32_t code_point);
/* Columns of a terminal: 0, 1 or 2. */
int char_width(uint32_t code_point);
/* "CYRILLIC SMALL LETTER A", into 'out', cut to fit. */
void char_name(uint32_t code_point, char *out, size_t size);
/* "Cyrillic"; ASCII, static. */
const char *char_script(uint32_t code_point);

/* Appends the text case folded, NFC. */
void text_casefold(tvx_str text, buffer *out);

#endif
