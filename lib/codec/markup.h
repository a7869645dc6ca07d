/* SPDX-License-Identifier: MIT */
/*
 * codec/markup.h - an HTML writer that cannot write what is not well formed.
 *
 *	markup_open(&page, "p");
 *	markup_attr(&page, "class", TVX_STR("message"));
 *	markup_text(&page, text);
 *	markup_close(&page);
 *
 * Names are a programmer's; text and attribute values are anyone's, and are
 * escaped.  Each element that is opened is closed by the writer under its own
 * name.  The page holds no script, so nothing else needs escaping.
 */
#ifndef CODEC_MARKUP_H
#define CODEC_MARKUP_H

#include "codec/stream.h"

#include <stdbool.h>

#define MARKUP_DEPTH 32

typedef struct markup {
	stream *out;
	const char *open[MARKUP_DEPTH]; /* elements, innermost last */
	uint32_t depth;
	bool in_tag; /* a start tag still takes attributes */
} markup;

void markup_begin(markup *page, stream *out);
void markup_open(markup *page, const char *element);
void markup_attr(markup *page, const char *name, tvx_str value);
void markup_close(markup *page);
/* "br" and its like, which hold nothing; takes attributes until the next call. */
void markup_void(markup *page, const char *element);

void markup_text(markup *page, tvx_str text);
void markup_puts(markup *page, const char *text);
void markup_number(markup *page, uint64_t number);

/* Of a style element, and of our own making: not escaped. */
void markup_style(markup *page, const char *css);

/* Closes what is open. */
void markup_end(markup *page);

#endif
