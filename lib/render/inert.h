/* SPDX-License-Identifier: MIT */
/*
 * render/inert.h - the text of others, a glyph at a time, fit to be shown.
 *
 * Every byte of a draft that reaches a reader passes here.  A glyph is a
 * character shown as itself, or one that must be named instead: a control,
 * something invisible or bidirectional, a private or impossible code point, a
 * byte that is no character at all.  Those print as "⟦U+202E⟧", and the
 * brackets themselves are named too, so that no draft can forge a name.
 *
 *	glyphs walk = glyphs_of(text, GLYPHS_PLAIN);
 *	glyph one;
 *
 *	while (glyphs_next(&walk, &one)) ...
 *
 * Line feeds come as glyphs of their own; what they mean is the caller's.
 */
#ifndef RENDER_INERT_H
#define RENDER_INERT_H

#include "codec/stream.h"

#include <stdbool.h>

typedef enum glyphs_mode {
	/* Joiners between letters of a script that needs them are left alone. */
	GLYPHS_PLAIN,
	/* All that is invisible is named: in words that changed. */
	GLYPHS_STRICT,
	/* Odd spaces and combining marks too: where only typography changed. */
	GLYPHS_CODED
} glyphs_mode;

typedef struct glyph {
	tvx_str bytes; /* of the draft */
	uint32_t code_point;
	int width;  /* in columns, the name's if it is named */
	bool named; /* show its name, not its bytes */
	bool bad;   /* a byte, not a code point */
} glyph;

typedef struct glyphs {
	tvx_str text;
	size_t at;
	uint32_t previous; /* code point */
	uint32_t marks;    /* combining marks in a row */
	glyphs_mode mode;
	bool guarded; /* name the bracket of what reads as a mark of ours: "[-", "+}" */
} glyphs;

glyphs glyphs_of(tvx_str text, glyphs_mode mode);
bool glyphs_next(glyphs *walk, glyph *out);

/*
 * Passes over the letters, digits and stops of ASCII that come next, and
 * returns them: each is one column wide, shown as itself and part of no mark
 * in every mode.  Most of most drafts is that.  May be empty.
 */
tvx_str glyphs_plain(glyphs *walk);

/*
 * Passes over such words, with one space behind each, for as long as they and
 * the spaces between them take no more columns than 'most'; returns them without
 * the last space.  May be empty.
 */
tvx_str glyphs_plain_words(glyphs *walk, size_t most);

/* Passes over one space, if one comes next. */
bool glyphs_space(glyphs *walk);

/* As itself or by its name. */
void glyph_put(stream *out, const glyph *one);

/* Does the code point belong to a script written from right to left? */
bool is_right_to_left(uint32_t code_point);

/*
 * All of 'text' on one line: a line feed becomes a space.
 */
void inert_put(stream *out, tvx_str text, glyphs_mode mode);

#endif
