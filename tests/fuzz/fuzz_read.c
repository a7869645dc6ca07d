/* SPDX-License-Identifier: MIT */
/*
 * Whatever the bytes: they are refused with a reason, or read into an outline
 * that holds, is shown in full, and can be projected for each of its parties.
 */
#include "target.h"

#include "promises.h"

#include <travaux/import.h>

#include <string.h>

/* The first byte picks the format; the rest is the document. */
static const char *const formats[] = { NULL, "text", "markdown", NULL };

static void
must(bool holds, const fault *why)
{
	if (!holds)
		stop_here(why->text);
}

static void
print(const tvx_instrument *instrument)
{
	const tvx_render_options narrow = { .width = 20 };
	bytes out = { 0 };

	if (tvx_render_outline(instrument, &narrow, bytes_sink(&out), NULL) != TVX_OK ||
	    tvx_render_clause(instrument, 0, &narrow, bytes_sink(&out), NULL) != TVX_OK)
		stop_here("a draft that was read is not shown");
	bytes_free(&out);
}

static void
project(const tvx_instrument *instrument)
{
	const tvx_bracket *brackets;
	const uint32_t count = tvx_instrument_brackets(instrument, &brackets);
	tvx_instrument *projected;
	fault why;

	for (uint32_t i = 0; i < count && i < 4; i++) {
		const tvx_str party = brackets[i].party;

		if (party.len == 0 || memchr(party.ptr, '/', party.len) != NULL)
			continue;
		if (tvx_project(&projected, instrument, party, NULL) != TVX_OK)
			stop_here("a party that has a proposal has no projection");
		must(outline_holds(projected, &why), &why);
		tvx_instrument_free(projected);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *const format =
		size ? formats[data[0] % (sizeof formats / sizeof *formats)] : NULL;
	const tvx_import_options options = { .format = format, .file = "fuzz" };
	const tvx_str document = { (const char *)data + (size > 0), size - (size > 0) };
	tvx_instrument *instrument;
	tvx_error error = { .status = TVX_OK };
	fault why;

	if (tvx_import(&instrument, document, &options, &error) != TVX_OK) {
		if (instrument != NULL || error.text[0] == '\0')
			stop_here("a refusal without a reason, or with a result");
		return 0;
	}
	must(outline_holds(instrument, &why), &why);
	print(instrument);
	project(instrument);
	tvx_instrument_free(instrument);
	return 0;
}
