/* SPDX-License-Identifier: MIT */
/*
 * render/look.h - how a redline looks on a terminal.
 *
 * Three looks, one layout: with colour, with marks, and with marks in plain
 * ASCII.  Colour never carries a meaning alone: what is struck is struck
 * through and what is set is underlined, for eyes and printers that see none.
 */
#ifndef RENDER_LOOK_H
#define RENDER_LOOK_H

#include "render/wrap.h"

#include <travaux/rules.h>

typedef enum look_kind {
	LOOK_KEPT,
	LOOK_STRUCK,
	LOOK_SET,
	LOOK_MOVED_AWAY,
	LOOK_MOVED_HERE,
	LOOK_RESPELT_FROM, /* the same words, written otherwise */
	LOOK_RESPELT_TO,
	LOOK_KIND_COUNT
} look_kind;

typedef struct look_mark {
	const char *style, *open, *close;
} look_mark;

typedef struct look {
	look_mark marks[LOOK_KIND_COUNT];
	const char *gutter; /* before each line of a draft's text */
	const char *rule;   /* before a title */
	const char *from, *to, *dot, *gap, *paragraph;
	const char *open_quote, *close_quote;
	const char *strong, *faint, *end;                /* escape sequences, or nothing */
	const char *severity[TVX_SEVERITY_CRITICAL + 1]; /* styles */
	bool guarded; /* marks carry the meaning: a draft must not forge them */
} look;

extern const look look_color, look_marks, look_ascii;

/* An escape sequence of the look, for wrap_style. */
static inline const char *
look_style(const char *sequence)
{
	return *sequence ? sequence : NULL;
}

/* Columns that 'gutter' and 'rule' take. */
#define LOOK_GUTTER_WIDTH 2
#define LOOK_RULE_WIDTH   3

#endif
