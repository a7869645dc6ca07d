/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "io.h"
#include "operand.h"

#include <travaux/render.h>

#include <string.h>

typedef struct settings {
	const char *store, *language, *format, *color;
	unsigned width;
	bool outline, no_pager, notes;
} settings;

static void
print_notes(output *out, const tvx_instrument *instrument)
{
	const tvx_note *notes;
	const uint32_t count = tvx_instrument_notes(instrument, &notes);

	for (uint32_t i = 0; i < count; i++) {
		output_printf(out, "note TVX-%03u", notes[i].code);
		if (notes[i].line)
			output_printf(out, ", line %u", notes[i].line);
		output_puts(out, ": ");
		output_inert(out, notes[i].text);
		output_puts(out, "\n");
	}
}

static tvx_status
find_clause(uint32_t *out, const tvx_instrument *instrument, const operands *rest,
	    tvx_error *error)
{
	*out = 0;
	if (rest->count < 2)
		return TVX_OK;
	*out = tvx_instrument_find(instrument,
				   (tvx_str){ rest->items[1], strlen(rest->items[1]) });
	if (*out != TVX_NO_CLAUSE)
		return TVX_OK;
	*error = (tvx_error){ .status = TVX_ENOTFOUND };
	snprintf(error->text, sizeof error->text,
		 "%.100s has no clause '%.100s'; `travaux show DRAFT --outline` lists them",
		 rest->items[0], rest->items[1]);
	return TVX_ENOTFOUND;
}

static tvx_status
show(output *out, const tvx_instrument *instrument, uint32_t clause, const settings *chosen,
     const tvx_render_options *look, tvx_error *error)
{
	const tvx_status status =
		chosen->outline
			? tvx_render_outline(instrument, look, output_sink(out), error)
			: tvx_render_clause(instrument, clause, look, output_sink(out),
					    error);

	if (status == TVX_OK && chosen->notes)
		print_notes(out, instrument);
	/* A write that failed is the output's to tell. */
	return status == out->status ? TVX_OK : status;
}

static int
print(const settings *chosen, const operands *rest, const tvx_instrument *instrument,
      bool color)
{
	const tvx_render_options look = { .width = chosen->width ? chosen->width
								 : terminal_width(),
					  .color = color };
	tvx_error error;
	uint32_t clause;
	output out;
	int code;

	if (find_clause(&clause, instrument, rest, &error) != TVX_OK)
		return say_error(&error);
	output_stdout(&out, !chosen->no_pager);
	if (show(&out, instrument, clause, chosen, &look, &error) != TVX_OK) {
		output_abandon(&out);
		return say_error(&error);
	}
	code = output_close(&out);
	return code;
}

static int
run(const command *self, int argc, char **argv)
{
	settings chosen = { 0 };
	source from = { 0 };
	tvx_instrument *instrument = NULL;
	operands rest;
	tvx_error error;
	bool color;
	int code;

	if (!options_parse(self, &chosen, argc, argv, &rest, &code))
		return code;
	if (!color_parse(self, chosen.color, &color))
		return EXIT_FAULT;
	if (rest.count < 1 || rest.count > 2)
		return usage_error(self,
				   "show needs a draft, and at most one clause of it");
	from = (source){ .store_path = chosen.store,
			 .language = chosen.language,
			 .format = chosen.format };
	if (operand_load(&instrument, &from, rest.items[0], &error) != TVX_OK)
		code = say_error(&error);
	else {
		progress(NULL);
		code = print(&chosen, &rest, instrument, color);
	}
	tvx_instrument_free(instrument);
	source_release(&from);
	return code;
}

static const option options[] = {
	{ "outline", 'o', OPTION_FLAG, offsetof(settings, outline), NULL,
	  "the tree: eId (and wId), number, heading, words" },
	{ "notes", 0, OPTION_FLAG, offsetof(settings, notes), NULL,
	  "what the reader of the document had to guess" },
	{ "store", 0, OPTION_STRING, offsetof(settings, store), "DIR",
	  "the store; else $TRAVAUX_STORE, else here" },
	{ "lang", 0, OPTION_STRING, offsetof(settings, language), "L",
	  "language of a file" },
	{ "from", 0, OPTION_STRING, offsetof(settings, format), "FORMAT",
	  "format of a file" },
	{ "color", 0, OPTION_STRING, offsetof(settings, color), "WHEN",
	  "auto, always, never" },
	{ "width", 'w', OPTION_NUMBER, offsetof(settings, width), "N", "columns" },
	{ "no-pager", 0, OPTION_FLAG, offsetof(settings, no_pager), NULL, "do not page" },
	{ 0 },
};

const command command_show = {
	"show",
	run,
	"DRAFT [CLAUSE] [--outline]",
	"print a draft, a clause of it, or its outline",
	options,
	"DRAFT is a stored draft, a git revision, REV:PATH, or a file; with @PARTY, the "
	"text\n"
	"as it stands if that party's bracketed proposals are accepted.  CLAUSE is an eId "
	"or as\n"
	"one would say it: 5, \"5(1)(a)\", \"Annex 1\".",
};
