/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "io.h"
#include "operand.h"

#include <travaux/history.h>
#include <travaux/render.h>

#include <string.h>

typedef struct settings {
	const char *store, *draft, *color;
	unsigned width;
	bool patch, no_pager;
} settings;

/* What a step did to the clause, over all its rows: "edited, renumbered". */
static void
put_facts(output *out, const tvx_step *step)
{
	bool relations[TVX_RELATION_DELETED + 1] = { false };
	static const char *const names[] = { "renumbered", "moved", "reheaded",
					     "typography" };
	bool holds[4] = { false }, said = false;

	for (uint32_t i = 0; i < step->row_count; i++) {
		const tvx_row *const row =
			tvx_alignment_row(step->alignment, step->rows[i]);

		relations[row->relation] = true;
		holds[0] |= row->renumbered;
		holds[1] |= row->moved;
		holds[2] |= row->reheaded;
		holds[3] |= row->typographic;
	}
	for (int r = TVX_RELATION_EDITED; r <= TVX_RELATION_DELETED; r++) {
		const tvx_str name = tvx_relation_name((tvx_relation)r);

		if (relations[r])
			output_printf(out, "%s%.*s", said ? ", " : "", (int)name.len,
				      name.ptr);
		said |= relations[r];
	}
	for (int f = 0; f < 4; f++) {
		if (holds[f])
			output_printf(out, "%s%s", said ? ", " : "", names[f]);
		said |= holds[f];
	}
	if (!said)
		output_puts(out, "identical");
}

static void
put_words(output *out, const tvx_step *step)
{
	uint32_t deleted = 0, inserted = 0;

	for (uint32_t i = 0; i < step->row_count; i++) {
		const tvx_change *const change =
			tvx_changes_at(step->changes, step->rows[i]);

		deleted += change->words_deleted;
		inserted += change->words_inserted;
	}
	if (deleted || inserted)
		output_printf(out, "; %u words struck, %u set", deleted, inserted);
}

/* The names of the drafts make a column, as wide as the longest of them. */
static size_t
width_of_names(const tvx_lineage *lineage)
{
	size_t width = 0;

	for (uint32_t i = 0; i < tvx_lineage_size(lineage); i++) {
		const tvx_step *const step = tvx_lineage_step(lineage, i);
		const size_t length = length_of(tvx_instrument_draft(step->after)->name);

		width = length > width ? length : width;
	}
	return width;
}

static void
put_step(output *out, const tvx_step *step, size_t width)
{
	const tvx_draft *const draft = tvx_instrument_draft(step->after);
	char cite[256];
	size_t length;

	output_cell(out, draft->name, width + 1);
	if (step->clause == TVX_NO_CLAUSE) {
		output_puts(out, step->before ? "gone\n" : "not there yet\n");
		return;
	}
	length = tvx_instrument_cite(step->after, step->clause, cite, sizeof cite);
	if (cite[0] >= 'a' && cite[0] <= 'z')
		cite[0] = (char)(cite[0] - 'a' + 'A');
	output_inert(out, (tvx_str){ cite, length });
	output_puts(out, ": ");
	if (step->alignment == NULL) {
		output_puts(out, "first there\n");
		return;
	}
	put_facts(out, step);
	put_words(out, step);
	output_puts(out, "\n");
}

/* The step's redline, from the same renderer as diff, narrowed to the clause. */
static tvx_status
put_patch(output *out, const tvx_step *step, const tvx_render_options *look,
	  tvx_error *error)
{
	const tvx_report report = { step->before, step->after, step->alignment,
				    step->changes, NULL };
	tvx_render_options narrow = *look;
	uint32_t before = TVX_NO_CLAUSE;

	if (step->alignment == NULL || step->row_count == 0)
		return TVX_OK;
	if (step->clause != TVX_NO_CLAUSE) {
		narrow.walk.after_only = &step->clause;
		narrow.walk.after_only_count = 1;
	} else {
		const tvx_row *const row =
			tvx_alignment_row(step->alignment, step->rows[0]);

		before = row->before_count ? row->before[0] : 0;
		narrow.walk.before_only = &before;
		narrow.walk.before_only_count = 1;
	}
	narrow.clauses_only = true;
	return tvx_render(&report, "terminal", &narrow, output_sink(out), error);
}

static tvx_status
put_lineage(output *out, const tvx_lineage *lineage, const settings *chosen, bool color,
	    tvx_error *error)
{
	const tvx_render_options look = { .width = chosen->width ? chosen->width
								 : terminal_width(),
					  .color = color };
	const size_t width = width_of_names(lineage);
	tvx_status status = TVX_OK;

	for (uint32_t i = 0; i < tvx_lineage_size(lineage) && status == TVX_OK; i++) {
		put_step(out, tvx_lineage_step(lineage, i), width);
		if (chosen->patch)
			status = put_patch(out, tvx_lineage_step(lineage, i), &look, error);
	}
	return out->status == TVX_OK ? status : TVX_OK;
}

static int
print(const tvx_lineage *lineage, const settings *chosen, bool color)
{
	tvx_error error = { 0 };
	output out;

	output_stdout(&out, !chosen->no_pager);
	if (put_lineage(&out, lineage, chosen, color, &error) != TVX_OK) {
		output_abandon(&out);
		return say_error(&error);
	}
	return output_close(&out);
}

static int
run(const command *self, int argc, char **argv)
{
	settings chosen = { 0 };
	source from = { 0 };
	tvx_lineage *lineage = NULL;
	operands rest;
	tvx_error error;
	bool color;
	int code;

	if (!options_parse(self, &chosen, argc, argv, &rest, &code))
		return code;
	if (!color_parse(self, chosen.color, &color))
		return EXIT_FAULT;
	if (rest.count != 1)
		return usage_error(self, "log follows one clause");
	from.store_path = chosen.store;
	progress("following");
	if (source_open_store(&from, &error) != TVX_OK ||
	    tvx_trace(&lineage, from.store, chosen.draft,
		      (tvx_str){ rest.items[0], strlen(rest.items[0]) },
		      &error) != TVX_OK) {
		code = say_error(&error);
	} else {
		progress(NULL);
		code = print(lineage, &chosen, color);
	}
	tvx_lineage_free(lineage);
	source_release(&from);
	return code;
}

static const option options[] = {
	{ "patch", 'p', OPTION_FLAG, offsetof(settings, patch), NULL,
	  "with each step's redline" },
	{ "draft", 'd', OPTION_STRING, offsetof(settings, draft), "DRAFT",
	  "the draft in which CLAUSE is named so; else the newest" },
	{ "store", 0, OPTION_STRING, offsetof(settings, store), "DIR",
	  "the store; else $TRAVAUX_STORE, else here" },
	{ "color", 0, OPTION_STRING, offsetof(settings, color), "WHEN",
	  "auto, always, never" },
	{ "width", 'w', OPTION_NUMBER, offsetof(settings, width), "N", "columns" },
	{ "no-pager", 0, OPTION_FLAG, offsetof(settings, no_pager), NULL, "do not page" },
	{ 0 },
};

const command command_log = {
	"log",
	run,
	"CLAUSE [-p] [--draft DRAFT]",
	"follow one clause through the drafts",
	options,
	"Oldest first: in which draft the clause first stood, and at each step whether it "
	"was\n"
	"edited, renumbered or moved.  CLAUSE is an eId or as one would say it: 5, "
	"\"5(1)(a)\".",
};
