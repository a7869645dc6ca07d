/* SPDX-License-Identifier: MIT */
/*
 * text/properties.h - what a code point is.
 *
 * Of the alphabets that most drafts are written in (Latin, Greek, Cyrillic)
 * and of dashes and quotation marks a table says it, which the build makes
 * from ICU (text/tables/known.c); of all others ICU itself.
 */
#ifndef TEXT_PROPERTIES_H
#define TEXT_PROPERTIES_H

#include "text/icu.h"

#include <stdbool.h>
#include <stdint.h>

#define KNOWN_LETTERS_END 0x530
#define KNOWN_MARKS       0x2000 /* General Punctuation */
#define KNOWN_MARKS_END   0x2070

enum {
	KNOWN_SPACE = 1,     /* White_Space */
	KNOWN_UPPER = 2,     /* Uppercase */
	KNOWN_LOWER = 4,     /* Lowercase */
	KNOWN_IGNORABLE = 8, /* Default_Ignorable_Code_Point */
	KNOWN_BIDI = 16      /* Bidi_Control */
};

typedef struct known_character {
	uint8_t category; /* as u_charType */
	uint8_t flags;
	uint8_t script; /* a UScriptCode */
	/* Case folded and NFC, whatever stands beside it; 0 where that is not
	 * one character, or depends on the next. */
	uint16_t folded;
} known_character;

extern const known_character known_letters[], known_marks[];

/* NULL for those that ICU is asked of. */
static inline const known_character *
known_character_of(uint32_t c)
{
	if (c < KNOWN_LETTERS_END)
		return &known_letters[c];
	return c - KNOWN_MARKS < KNOWN_MARKS_END - KNOWN_MARKS
		       ? &known_marks[c - KNOWN_MARKS]
		       : NULL;
}

/* A U_GC_ mask of one bit. */
static inline uint32_t
category_of(uint32_t c)
{
	const known_character *const known = known_character_of(c);

	return known ? U_MASK(known->category) : U_GET_GC_MASK((UChar32)c);
}

static inline bool
has_property(uint32_t c, unsigned flag, UProperty property)
{
	const known_character *const known = known_character_of(c);

	return known ? (known->flags & flag) != 0
		     : u_hasBinaryProperty((UChar32)c, property);
}

static inline bool
is_white_space(uint32_t c)
{
	return has_property(c, KNOWN_SPACE, UCHAR_WHITE_SPACE);
}

static inline bool
is_upper(uint32_t c)
{
	return has_property(c, KNOWN_UPPER, UCHAR_UPPERCASE);
}

static inline bool
is_lower(uint32_t c)
{
	return has_property(c, KNOWN_LOWER, UCHAR_LOWERCASE);
}

static inline bool
is_ignorable(uint32_t c)
{
	return has_property(c, KNOWN_IGNORABLE, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* As known_character.folded; 0 for what the table does not have. */
static inline uint32_t
folded_simply(uint32_t c)
{
	const known_character *const known = known_character_of(c);

	return known ? known->folded : 0;
}

static inline UScriptCode
script_code_of(uint32_t c)
{
	const known_character *const known = known_character_of(c);
	UErrorCode status = U_ZERO_ERROR;

	return known ? (UScriptCode)known->script : uscript_getScript((UChar32)c, &status);
}

#endif
