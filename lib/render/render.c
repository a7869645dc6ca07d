/* SPDX-License-Identifier: MIT */
/*
 * render/render.c - the table of formats.
 */
#include "render/formats.h"

#include "base/error.h"

#include <string.h>

static const struct {
	const char *name;
	renderer *render;
} formats[] = {
	{ "terminal", render_terminal }, { "json", render_json }, { "html", render_html },
	{ "md", render_markdown },       { "text", render_text },
};

#define FORMAT_COUNT (sizeof formats / sizeof *formats)

const char *const *
tvx_render_formats(void)
{
	static const char *const names[FORMAT_COUNT + 1] = { "terminal", "json", "html",
							     "md", "text" };

	return names;
}

/* By its name, or as a reader's formats and files are called. */
static bool
is_called(size_t i, const char *format)
{
	static const char *const others[][2] = { { "md", "markdown" }, { "text", "txt" } };

	for (size_t k = 0; k < sizeof others / sizeof *others; k++)
		if (strcmp(format, others[k][1]) == 0)
			format = others[k][0];
	return strcmp(formats[i].name, format) == 0;
}

tvx_status
tvx_render(const tvx_report *report, const char *format, const tvx_render_options *options,
	   tvx_sink sink, tvx_error *error)
{
	static const tvx_render_options no_options;
	stream out;
	tvx_status status;

	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (!is_called(i, format))
			continue;
		stream_init(&out, sink);
		formats[i].render(report, options ? options : &no_options, &out);
		status = stream_finish(&out);
		return status == TVX_OK
			       ? TVX_OK
			       : fail(error, status, "the report could not be written");
	}
	return fail(error, TVX_ENOTFOUND,
		    "no format is called '%.40s': there are terminal, text, html, md and "
		    "json",
		    format);
}
