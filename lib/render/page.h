/* SPDX-License-Identifier: MIT */
/*
 * render/page.h - what the parts of the HTML page share.
 */
#ifndef RENDER_PAGE_H
#define RENDER_PAGE_H

#include "base/buffer.h"
#include "codec/markup.h"
#include "render/inert.h"

#include <travaux/render.h>

/* Draft text, what must be named set apart; "\n" is a line break. */
void page_text(markup *page, tvx_str text, glyphs_mode mode);

/* An element with a class and text in it; isolated, for it may run either way. */
void page_element(markup *page, const char *element, const char *class, tvx_str text);

/* An element with our own words in it. */
void page_label(markup *page, const char *element, const char *class, const char *text);

/* A link to the row. */
void page_link(markup *page, uint32_t row, tvx_str words);

/* A link to the row, with a clause's citation as its words. */
void page_cite(markup *page, uint32_t row, const tvx_instrument *instrument,
	       uint32_t clause);

/* The clauses. */
void page_rows(markup *page, const tvx_report *report, const tvx_walk_options *options);

#endif
