/* SPDX-License-Identifier: MIT */
/*
 * render/rows.h - the redline itself, clause by clause, for a terminal.
 */
#ifndef RENDER_ROWS_H
#define RENDER_ROWS_H

#include "render/look.h"

#include <travaux/render.h>

/*
 * A title a row that is shown, its redline behind a gutter, and the findings
 * in it.  Long stretches in which nothing changed are cut to the words around
 * what did, unless unchanged rows are shown too.
 */
void rows_put(stream *out, const look *style, const tvx_report *report,
	      const tvx_render_options *options);

/* The columns to wrap at. */
uint32_t render_width(const tvx_render_options *options);

#endif
