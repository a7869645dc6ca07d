/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "io.h"
#include "operand.h"

typedef struct settings {
	const char *store;
	bool names;
} settings;

/* The columns that hold names, as wide as the longest of them. */
typedef struct columns {
	size_t name, date, parent, party;
} columns;

static void
widen(size_t *width, tvx_str text)
{
	const size_t length = length_of(text);

	*width = *width > length ? *width : length;
}

static tvx_str
party_of(const tvx_stored_draft *draft)
{
	return draft->party.len ? draft->party : (tvx_str){ "joint", 5 };
}

static void
print_row(output *out, const tvx_stored_draft *draft, const columns *wide)
{
	output_cell(out, draft->name, wide->name);
	output_cell(out, draft->date, wide->date);
	output_cell(out, draft->parent, wide->parent);
	output_cell(out, party_of(draft), wide->party);
	output_printf(out, "%7u %7u  ", draft->clauses, draft->words);
	output_inert(out, draft->title);
	output_puts(out, "\n");
}

static void
print_table(output *out, const tvx_stored_draft *drafts, uint32_t count)
{
	columns wide = { sizeof "draft" - 1, sizeof "2022-04-15" - 1, sizeof "after" - 1,
			 sizeof "party" - 1 };

	for (uint32_t i = 0; i < count; i++) {
		widen(&wide.name, drafts[i].name);
		widen(&wide.date, drafts[i].date);
		widen(&wide.parent, drafts[i].parent);
		widen(&wide.party, party_of(&drafts[i]));
	}
	output_printf(out, "%-*s %-*s %-*s %-*s %7s %7s  %s\n", (int)wide.name, "draft",
		      (int)wide.date, "date", (int)wide.parent, "after", (int)wide.party,
		      "party", "clauses", "words", "title");
	for (uint32_t i = 0; i < count; i++)
		print_row(out, &drafts[i], &wide);
}

static void
print(output *out, const tvx_stored_draft *drafts, uint32_t count, bool names)
{
	if (!names && count > 0)
		print_table(out, drafts, count);
	for (uint32_t i = 0; names && i < count; i++) {
		output_inert(out, drafts[i].name);
		output_puts(out, "\n");
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
