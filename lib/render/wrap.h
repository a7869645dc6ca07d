/* SPDX-License-Identifier: MIT */
/*
 * render/wrap.h - words into lines that are ours from the first column.
 *
 * Text goes in as glyphs, marks and styles; lines come out, each beginning
 * with the gutter, so that no draft can begin a line - and with it forge a
 * line of ours, or a command to whatever reads the log.  A word is broken
 * only if it is wider than the line.  Scripts written without spaces may
 * break between any two letters, but not before a closing mark.
 *
 * A line that holds right-to-left letters is isolated (FSI ... PDI), so that
 * it is ordered within itself and moves nothing around it.
 *
 *	wrap lines;
 *
 *	wrap_init(&lines, out, "| ", "| ", 2, 80);
 *	wrap_style(&lines, "\033[31m");
 *	wrap_text(&lines, text, GLYPHS_STRICT);
 *	wrap_style(&lines, NULL);
 *	wrap_release(&lines);
 *
 * It holds one line and one word, never the text.
 */
#ifndef RENDER_WRAP_H
#define RENDER_WRAP_H

#include "base/buffer.h"
#include "render/inert.h"

typedef struct wrap_segment {
	const char *style;
	size_t end; /* in the word's bytes */
} wrap_segment;

typedef struct wrap {
	stream *out;
	const char *first, *gutter; /* of the next line, of those after it */
	uint32_t width;             /* columns between the gutter and the edge */

	buffer line;
	uint32_t column;
	const char *shown;  /* the style in force at the end of 'line' */
	bool right_to_left; /* the line holds letters that run so */

	buffer word;
	uint32_t word_width;
	bool word_right_to_left;
	wrap_segment *segments;
	size_t segment_count, segment_room;
	bool space; /* before the word */
	const char *space_style;

	const char *style; /* of what comes next */
	bool wide;         /* the last glyph was: a line may end after it */
	bool glued;        /* a line may not end here: an opening mark came last */
	bool guarded;      /* as in glyphs; the caller's to set */
	bool begun;        /* something was written since the last line ended */
} wrap;

/*
 * 'first' begins the first line and 'gutter' the others; both are as wide as
 * 'gutter_width' says, escape sequences not counted.  'width' is of the whole.
 */
void wrap_init(wrap *lines, stream *out, const char *first, const char *gutter,
	       uint32_t gutter_width, uint32_t width);

/* An escape sequence for what follows, or NULL for none. */
void wrap_style(wrap *lines, const char *style);

/* Draft text; '\n' ends the line. */
void wrap_text(wrap *lines, tvx_str text, glyphs_mode mode);

/* Our own words; they may be broken at spaces as any. */
void wrap_puts(wrap *lines, const char *text);

/* A mark that stays with what follows it, or with what stands before it. */
void wrap_open_mark(wrap *lines, const char *mark);
void wrap_close_mark(wrap *lines, const char *mark);

/* Ends the line, if one was begun. */
void wrap_break(wrap *lines);

/* Ends the last line and lets go of the memory. */
void wrap_release(wrap *lines);

#endif
