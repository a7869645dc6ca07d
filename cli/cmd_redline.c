/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "comparing.h"
#include "io.h"

#include <travaux/render.h>

#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef struct settings {
	comparing common; /* first: COMPARING_OPTIONS counts on it */
	const char *path, *format;
	unsigned width;
	bool unchanged, quiet;
} settings;

typedef struct suffix {
	const char *suffix, *format;
} suffix;

static const suffix suffixes[] = {
	{ ".html", "html" }, { ".htm", "html" }, { ".md", "md" }, { ".markdown", "md" },
	{ ".json", "json" }, { ".txt", "text" }, { NULL, NULL },
};

static const char *
format_of(const char *path)
{
	const char *const dot = strrchr(path, '.');

	for (const suffix *row = suffixes; dot != NULL && row->suffix != NULL; row++)
		if (strcasecmp(row->suffix, dot) == 0)
			return row->format;
	return NULL;
}

static int
write_report(const settings *chosen, const char *format)
{
	const tvx_render_options look = { .width = chosen->width,
					  .threads = comparing_threads(&chosen->common),
					  .text = true,
					  .walk = { .unchanged = chosen->unchanged } };
	const bool to_stdout = strcmp(chosen->path, "-") == 0;
	tvx_error error = { 0 };
	tvx_status status;
	output out;
	int code;

	if (to_stdout)
		output_stdout(&out, false);
	else if (output_file(&out, chosen->path, &error) != TVX_OK)
		return say_error(&error);
	status = tvx_render(comparing_report(&chosen->common), format, &look,
			    output_sink(&out), &error);
	if (status != TVX_OK && out.status == TVX_OK) {
		output_abandon(&out);
		return say_error(&error);
	}
	code = output_close(&out);
	if (code == EXIT_DONE && !chosen->quiet && !to_stdout)
		printf("%s: written\n", chosen->path);
	return code;
}

/* The report would take the place of what it reports on, and nothing keeps a copy. */
static bool
spares_the_drafts(const settings *chosen, const operand_pair *pair)
{
	const char *const draft = operand_is_at(pair->before, chosen->path)  ? pair->before
				  : operand_is_at(pair->after, chosen->path) ? pair->after
									     : NULL;

	if (draft != NULL)
		say("%s: is a draft that is compared; the report needs a file of its own",
		    chosen->path);
	return draft == NULL;
}

/* NULL, having said why, if neither the option nor the suffix names a format. */
static const char *
wanted_format(const command *self, const settings *chosen)
{
	const char *const format =
		chosen->format ? chosen->format : format_of(chosen->path);

	if (format == NULL)
		usage_error(
			self,
			strcmp(chosen->path, "-") == 0
				? "with -o - the format has to be named: --format html, "
				  "md, json or text"
				: "the suffix of FILE is none of .html .md .json .txt; "
				  "--format says which format is meant");
	return format;
}

static const char too_few[] = "redline needs two drafts, BEFORE and AFTER";
static const char too_many[] = "redline takes two drafts and no more; diff --format html "
			       "makes a page of one clause";

static int
run(const command *self, int argc, char **argv)
{
	settings chosen = { 0 };
	operand_pair pair;
	operands rest;
	tvx_error error = { 0 };
	const char *format;
	int code;

	if (!options_parse(self, &chosen, argc, argv, &rest, &code))
		return code;
	if (chosen.path == NULL || chosen.path[0] == '\0')
		return usage_error(self, "redline needs -o FILE");
	format = wanted_format(self, &chosen);
	if (format == NULL)
		return EXIT_FAULT;
	if (!operand_pair_take(&pair, &rest) || rest.count > 0) {
		operand_pair_release(&pair);
		return usage_error(self, rest.count > 0 ? too_many : too_few);
	}
	if (!spares_the_drafts(&chosen, &pair)) {
		code = EXIT_FAULT;
	} else if (comparing_run(&chosen.common, &pair, &error) != TVX_OK) {
		code = say_error(&error);
	} else {
		progress(NULL);
		code = write_report(&chosen, format);
	}
	comparing_release(&chosen.common);
	operand_pair_release(&pair);
	return code;
}

static const option options[] = {
	{ "output", 'o', OPTION_STRING, offsetof(settings, path), "FILE",
	  "where to; .html .md .json .txt, or - for standard output" },
	{ "format", 'f', OPTION_STRING, offsetof(settings, format), "F",
	  "whatever the suffix says" },
	{ "unchanged", 'u', OPTION_FLAG, offsetof(settings, unchanged), NULL,
	  "also the clauses in which nothing changed" },
	{ "width", 'w', OPTION_NUMBER, offsetof(settings, width), "N", "columns of .txt" },
	{ "quiet", 'q', OPTION_FLAG, offsetof(settings, quiet), NULL, "say nothing" },
	COMPARING_OPTIONS,
	{ 0 },
};

const command command_redline = {
	"redline",
	run,
	"BEFORE AFTER -o FILE",
	"write the comparison as a report",
	options,
	"The format follows the suffix of FILE.  FILE is written whole or not at all.\n"
	"BEFORE and AFTER as for diff.",
};
