/* SPDX-License-Identifier: MIT */
/*
 * render/formats.h - one function a format.
 *
 * A renderer reads a report by its walk and writes to a stream; what changed
 * was settled before it, so it can fail only where the stream does.  Bytes
 * that come from a draft go through render/inert.h or the JSON writer, never
 * straight to the stream.
 */
#ifndef RENDER_FORMATS_H
#define RENDER_FORMATS_H

#include "codec/stream.h"

#include <travaux/render.h>

typedef void renderer(const tvx_report *report, const tvx_render_options *options,
		      stream *out);

renderer render_json;
renderer render_terminal;
renderer render_text;
renderer render_markdown;
renderer render_html;

#endif
