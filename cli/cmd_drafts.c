/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "io.h"
#include "operand.h"

#include <string.h>

typedef struct settings {
	const char *store;
	bool names;
} settings;

static void
print_row(output *out, const tvx_stored_draft *draft)
{
	char line[128];

	snprintf(line, sizeof line, "%-14.*s %-10.*s ", (int)draft->name.len,
		 draft->name.ptr, (int)draft->date.len, draft->date.ptr);
	output_inert(out, (tvx_str){ line, strlen(line) });
	snprintf(line, sizeof line, "%-14.*s %-6.*s", (int)draft->parent.len,
		 draft->parent.ptr, draft->party.len ? (int)draft->party.len : 5,
		 draft->party.len ? draft->party.ptr : "joint");
	output_inert(out, (tvx_str){ line, strlen(line) });
	output_printf(out, "%8u %7u  ", draft->clauses, draft->words);
	output_inert(out, draft->title);
	output_puts(out, "\n");
}

static void
print(output *out, const tvx_stored_draft *drafts, uint32_t count, bool names)
{
	if (!names && count > 0)
		output_printf(out, "%-14s %-10s %-14s %-6s%8s %7s  %s\n", "draft", "date",
			      "after", "party", "clauses", "words", "title");
	for (uint32_t i = 0; i < count; i++) {
		if (names) {
			output_inert(out, drafts[i].name);
			output_puts(out, "\n");
		} else {
			print_row(out, &drafts[i]);
		}
	}
}

static int
run(const command *self, int argc, char **argv)
{
	settings chosen = { 0 };
	source from = { 0 };
	const tvx_stored_draft *drafts;
	uint32_t count;
	operands rest;
	tvx_error error;
	output out;
	int code;

	if (!options_parse(self, &chosen, argc, argv, &rest, &code))
		return code;
	if (rest.count > 0)
		return usage_error(self,
				   "drafts takes no operand; --store names the store");
	from.store_path = chosen.store;
	if (source_open_store(&from, &error) != TVX_OK ||
	    tvx_store_drafts(from.store, &drafts, &count, &error) != TVX_OK) {
		source_release(&from);
		return say_error(&error);
	}
	output_stdout(&out, false);
	print(&out, drafts, count, chosen.names);
	code = output_close(&out);
	if (count == 0)
		say("the store holds no draft yet; `travaux import FILE` adds one");
	source_release(&from);
	return code;
}

static const option options[] = {
	{ "store", 0, OPTION_STRING, offsetof(settings, store), "DIR",
	  "the store; else $TRAVAUX_STORE, else here" },
	{ "names", 0, OPTION_FLAG, offsetof(settings, names), NULL,
	  "names alone, one a line" },
	{ 0 },
};

const command command_drafts = {
	"drafts",
	run,
	"[--store DIR]",
	"list the drafts in the store",
	options,
	"By date: name, day, the draft it follows, who proposed it, clauses and words, "
	"title.",
};
