/* SPDX-License-Identifier: MIT */
/*
 * Two documents, whatever they are: totality and replay hold, and every
 * format prints them.  The documents are the halves of the input around the
 * first NUL, which no document may hold.
 */
#include "target.h"

#include "promises.h"

#include <string.h>

static tvx_instrument *
read_half(tvx_str half)
{
	tvx_instrument *instrument = NULL;

	if (tvx_import(&instrument, half, NULL, NULL) != TVX_OK)
		return NULL;
	return instrument;
}

static void
print(const tvx_report *report)
{
	const tvx_render_options options = {
		.color = true, .width = 40, .text = true, .walk = { .unchanged = true }
	};

	for (const char *const *format = tvx_render_formats(); *format; format++) {
		bytes out = { 0 };
		tvx_error error = { .status = TVX_OK };

		if (tvx_render(report, *format, &options, bytes_sink(&out), &error))
			stop_here(error.text);
		if (out.len == 0)
			stop_here("a format prints nothing");
		bytes_free(&out);
	}
}

static void
compare(const tvx_instrument *before, const tvx_instrument *after)
{
	tvx_comparison *comparison;
	tvx_error error = { .status = TVX_OK };
	fault why;

	if (tvx_compare(&comparison, before, after, standard_rules(), NULL, &error))
		stop_here(error.text);
	if (!all_hold(tvx_comparison_report(comparison), &why))
		stop_here(why.text);
	print(tvx_comparison_report(comparison));
	tvx_comparison_free(comparison);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *const gap = size ? memchr(data, 0, size) : NULL;
	const size_t first = gap ? (size_t)(gap - data) : size;
	const tvx_str before_bytes = { (const char *)data, first };
	const tvx_str after_bytes = { (const char *)data + first + (gap != NULL),
				      size - first - (gap != NULL) };
	tvx_instrument *const before = read_half(before_bytes);
	tvx_instrument *const after = read_half(after_bytes);

	if (before != NULL && after != NULL)
		compare(before, after);
	tvx_instrument_free(before);
	tvx_instrument_free(after);
	return 0;
}
