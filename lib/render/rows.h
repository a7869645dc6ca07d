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

/* The same of the rows in [begin, end); 'begin' is 0 or a seam. */
void rows_put_run(stream *out, const look *style, const tvx_report *report,
		  const tvx_render_options *options, uint32_t begin, uint32_t end);

/*
 * How a row is shown depends on those before it: whether they had a redline,
 * were only renumbered, stand in a clause that was inserted whole.  Not if the
 * last of them is a clause that both drafts have and that has a redline: there
 * the rows may be cut, and each piece written by another thread.
 */
bool rows_have_seam(const tvx_report *report, const tvx_render_options *options,
		    uint32_t row);

/* The columns to wrap at. */
uint32_t render_width(const tvx_render_options *options);

#endif
