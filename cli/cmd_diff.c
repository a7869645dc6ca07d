/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "comparing.h"
#include "io.h"

#include <travaux/render.h>

#include <stdlib.h>
#include <string.h>

typedef struct settings {
	comparing common; /* first: COMPARING_OPTIONS counts on it */
	const char *format, *color;
	unsigned width;
	bool text, summary, unchanged, exit_code, no_pager;
} settings;

static int
print(const settings *chosen, tvx_walk_options walk, bool color)
{
	const char *const format = chosen->format ? chosen->format : "terminal";
	const tvx_render_options look = { .width = chosen->width ? chosen->width
								 : terminal_width(),
					  .color = color,
					  .summary_only = chosen->summary,
					  .text = chosen->text,
					  .threads = comparing_threads(&chosen->common),
					  .walk = walk };
	tvx_error error = { 0 };
	tvx_status status;
	output out;

	output_stdout(&out, !chosen->no_pager && strcmp(format, "terminal") == 0);
	status = tvx_render(comparing_report(&chosen->common), format, &look,
			    output_sink(&out), &error);
	if (status != TVX_OK && out.status == TVX_OK) {
		output_abandon(&out);
		return say_error(&error);
	}
	return output_close(&out);
}

static int
compare(settings *chosen, operands *rest, const operand_pair *pair, bool color)
{
	tvx_walk_options walk = { .unchanged = chosen->unchanged };
	tvx_error error = { 0 };
	tvx_summary summary;
	int code;

	if (comparing_run(&chosen->common, pair, &error) != TVX_OK ||
	    comparing_narrow(&chosen->common, rest, &walk, &error) != TVX_OK) {
		code = say_error(&error);
	} else {
		progress(NULL);
		code = print(chosen, walk, color);
		summary = tvx_summarise(comparing_report(&chosen->common), &walk);
		if (code == EXIT_DONE && chosen->exit_code && tvx_summary_differs(&summary))
			code = EXIT_DIFFERS;
	}
	free((void *)(uintptr_t)walk.before_only);
	free((void *)(uintptr_t)walk.after_only);
	return code;
}

static int
run(const command *self, int argc, char **argv)
{
	settings chosen = { 0 };
	operand_pair pair;
	operands rest;
	bool color;
	int code;

	if (!options_parse(self, &chosen, argc, argv, &rest, &code))
		return code;
	if (!color_parse(self, chosen.color, &color))
		return EXIT_FAULT;
	if (!operand_pair_take(&pair, &rest))
		return usage_error(self, "diff needs two drafts, BEFORE and AFTER");
	code = compare(&chosen, &rest, &pair, color);
	comparing_release(&chosen.common);
	operand_pair_release(&pair);
	return code;
}

static const option options[] = {
	{ "format", 'f', OPTION_STRING, offsetof(settings, format), "F",
	  "terminal (default), text, json, md, html" },
	{ "text", 0, OPTION_FLAG, offsetof(settings, text), NULL,
	  "json: with each clause's own text" },
	{ "summary", 's', OPTION_FLAG, offsetof(settings, summary), NULL,
	  "summary and findings, no clauses" },
	{ "unchanged", 'u', OPTION_FLAG, offsetof(settings, unchanged), NULL,
	  "also the clauses in which nothing changed" },
	{ "exit-code", 0, OPTION_FLAG, offsetof(settings, exit_code), NULL,
	  "exit with 1 if anything differs" },
	{ "color", 0, OPTION_STRING, offsetof(settings, color), "WHEN",
	  "auto, always, never" },
	{ "width", 'w', OPTION_NUMBER, offsetof(settings, width), "N", "columns" },
	{ "no-pager", 0, OPTION_FLAG, offsetof(settings, no_pager), NULL, "do not page" },
	COMPARING_OPTIONS,
	{ 0 },
};

const command command_diff = {
	"diff",
	run,
	"BEFORE AFTER [CLAUSE...]",
	"compare two drafts: summary, findings, redline",
	options,
	"BEFORE and AFTER are each a stored draft, a git revision, REV:PATH, or a file "
	"(\"-\" is\n"
	"standard input); with @PARTY, as it stands if that party has its way.  "
	"BEFORE..AFTER\n"
	"may be written for both.  With CLAUSE, only what touches it: 5, \"5(1)(a)\", "
	"\"Annex 1\".",
};
