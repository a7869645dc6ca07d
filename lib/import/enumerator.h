/* SPDX-License-Identifier: MIT */
/*
 * import/enumerator.h - the mark that a numbered paragraph or point begins with.
 *
 * "(i)" is the ninth letter or the first Roman numeral; which, only its
 * place in the sequence tells.  So an enumerator is read as one to three
 * meanings, and place.c picks.
 */
#ifndef IMPORT_ENUMERATOR_H
#define IMPORT_ENUMERATOR_H

#include <travaux/str.h>

#include <stdbool.h>

/* What is counted with. */
typedef enum glyph {
	GLYPH_NONE,
	GLYPH_DIGIT,
	GLYPH_DECIMAL, /* "1.1"; the form tells how many numbers */
	GLYPH_LOWER,
	GLYPH_UPPER,
	GLYPH_DOUBLE, /* "aa" */
	GLYPH_ROMAN_LOWER,
	GLYPH_ROMAN_UPPER,
	GLYPH_CYRILLIC,
	GLYPH_ARABIC,
	GLYPH_HAN,
	GLYPH_DASH,
	GLYPH_BULLET
} glyph;

/* What stands around it. */
typedef enum enclosure {
	ENCLOSURE_NONE,
	ENCLOSURE_STOP,   /* "1." */
	ENCLOSURE_CLOSE,  /* "1)" */
	ENCLOSURE_BOTH,   /* "(1)" */
	ENCLOSURE_DEGREE, /* "1°" */
	ENCLOSURE_SIGN,   /* "§ 1" */
	ENCLOSURE_COMMA,  /* "一、" */
	ENCLOSURE_DASH    /* "I - " */
} enclosure;

/* A style is a glyph, its enclosure and, for decimals, their number. */
#define STYLE(glyph, enclosure, parts)                                                     \
	((uint16_t)((unsigned)(glyph) | (unsigned)(enclosure) << 4 |                       \
		    (unsigned)(parts) << 8))
#define STYLE_GLYPH(style) ((glyph)((style)&15))

typedef struct meaning {
	uint16_t style;
	uint32_t value, suffix;
} meaning;

typedef struct enumerator {
	size_t length; /* bytes of the mark, white space after it left out */
	uint32_t count;
	meaning as[3];
} enumerator;

/* Reads the mark that 'text' begins with; false if there is none. */
bool enumerator_read(tvx_str text, enumerator *out);

#endif
