/* SPDX-License-Identifier: MIT */
/*
 * history/trace - one clause, back through the drafts.
 *
 *	draft 0      draft 1      draft 2      draft 3
 *	   .      <-    c      <-    c      <-    c     by wId, else by row
 *	             [ step 0 ]  [ step 1 ]  [ step 2 ]
 *
 * Links are made from the newest draft to the oldest; the lineage is what
 * stands from the first draft that has the clause.  Between that and the
 * newest there may be drafts without it: what a person dropped and put back
 * under its name is the same clause.
 */
#include "base/alloc.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/ancestry.h"

#include <travaux/history.h>

#include <stdlib.h>

/* A draft on the line, and the pair that it makes with the one before. */
typedef struct draft_link {
	const char *revision;
	tvx_instrument *instrument;
	tvx_alignment *alignment;
	tvx_changes *changes;
	uint32_t clause;
} draft_link;

struct tvx_lineage {
	arena pool;
	draft_link *links; /* oldest first */
	size_t count;
	tvx_step *steps;
	uint32_t step_count;
};

static uint32_t
find_wid(const tvx_instrument *instrument, tvx_str wid)
{
	for (uint32_t i = 0; i < tvx_instrument_size(instrument); i++)
		if (str_equal(tvx_instrument_clause(instrument, i)->wid, wid))
			return i;
	return TVX_NO_CLAUSE;
}

/* By the words, and by what was said when the newer draft was imported. */
static tvx_status
align(draft_link *newer, const draft_link *older, tvx_store *store, tvx_error *error)
{
	tvx_pins *const remembered = tvx_pins_new(), *const pins = tvx_pins_new();
	tvx_align_options options = { 0 };
	tvx_status status =
		tvx_store_pins(remembered, store, older->revision, newer->revision, error);

	tvx_pins_recall(pins, remembered, older->instrument, newer->instrument);
	options.pins = tvx_pins_list(pins, &options.pin_count);
	if (status == TVX_OK)
		status = tvx_align(&newer->alignment, older->instrument, newer->instrument,
				   &options, error);
	tvx_pins_free(remembered);
	tvx_pins_free(pins);
	return status;
}

static tvx_status
pair(draft_link *newer, const draft_link *older, tvx_store *store, tvx_error *error)
{
	tvx_status status = TVX_OK;

	if (newer->alignment == NULL)
		status = align(newer, older, store, error);
	if (status == TVX_OK && newer->changes == NULL)
		status = tvx_diff(&newer->changes, newer->alignment, NULL, error);
	return status;
}

/* The clause of the draft before that 'newer's clause was. */
static uint32_t
predecessor(const draft_link *newer, const draft_link *older)
{
	const tvx_clause *const clause =
		tvx_instrument_clause(newer->instrument, newer->clause);
	const uint32_t named = find_wid(older->instrument, clause->wid);
	uint32_t row;

	if (named != TVX_NO_CLAUSE)
		return named;
	row = tvx_alignment_row_of_after(newer->alignment, newer->clause);
	if (row == TVX_NO_CLAUSE ||
	    tvx_alignment_row(newer->alignment, row)->before_count == 0)
		return TVX_NO_CLAUSE;
	return tvx_alignment_row(newer->alignment, row)->before[0];
}

/* Loads the drafts before the newest, and follows the clause as it goes. */
static tvx_status
follow(tvx_lineage *line, tvx_store *store, const char *const *drafts, size_t *first,
       tvx_error *error)
{
	tvx_str wid = { "", 0 };
	tvx_status status = TVX_OK;

	*first = line->count - 1;
	for (size_t i = line->count - 1; i > 0; i--) {
		draft_link *const newer = &line->links[i], *const older =
								   &line->links[i - 1];

		status = tvx_store_load(&older->instrument, store, drafts[line->count - i],
					error);
		if (status == TVX_OK && newer->clause != TVX_NO_CLAUSE) {
			wid = tvx_instrument_clause(newer->instrument, newer->clause)->wid;
			status = pair(newer, older, store, error);
			if (status == TVX_OK)
				older->clause = predecessor(newer, older);
		} else if (status == TVX_OK) {
			older->clause = find_wid(older->instrument, wid);
		}
		if (status != TVX_OK)
			return status;
		if (older->clause != TVX_NO_CLAUSE)
			*first = i - 1;
	}
	for (size_t i = *first + 1; i < line->count && status == TVX_OK; i++)
		status = pair(&line->links[i], &line->links[i - 1], store, error);
	return status;
}

static int
compare_rows(const void *one, const void *other)
{
	const uint32_t first = *(const uint32_t *)one, second = *(const uint32_t *)other;

	return (first > second) - (first < second);
}

static uint32_t
add_rows(uint32_t *rows, uint32_t count, const draft_link *of,
	 const tvx_alignment *alignment,
	 uint32_t (*row_of)(const tvx_alignment *, uint32_t))
{
	if (of->clause == TVX_NO_CLAUSE)
		return count;
	for (uint32_t i = of->clause;
	     i < tvx_instrument_clause(of->instrument, of->clause)->end; i++) {
		rows[count] = row_of(alignment, i);
		count += rows[count] != TVX_NO_CLAUSE;
	}
	return count;
}

static size_t
subtree_size(const draft_link *of)
{
	if (of->clause == TVX_NO_CLAUSE)
		return 0;
	return tvx_instrument_clause(of->instrument, of->clause)->end - of->clause;
}

/* The rows of the subtree on both sides, each once, in order. */
static void
set_rows(tvx_step *step, arena *pool, const draft_link *newer, const draft_link *older)
{
	uint32_t *const rows =
		ARENA_NEW(pool, uint32_t,
			  add_size(add_size(subtree_size(newer), subtree_size(older)), 1));
	uint32_t count = 0, kept = 0;

	count = add_rows(rows, count, older, newer->alignment, tvx_alignment_row_of_before);
	count = add_rows(rows, count, newer, newer->alignment, tvx_alignment_row_of_after);
	qsort(rows, count, sizeof *rows, compare_rows);
	for (uint32_t i = 0; i < count; i++)
		if (kept == 0 || rows[kept - 1] != rows[i])
			rows[kept++] = rows[i];
	step->rows = rows;
	step->row_count = kept;
}

static void
make_steps(tvx_lineage *line, size_t first)
{
	line->step_count = (uint32_t)(line->count - first);
	line->steps = ARENA_NEW(&line->pool, tvx_step, line->step_count);
	for (size_t i = first; i < line->count; i++) {
		const draft_link *const newer = &line->links[i];
		tvx_step *const step = &line->steps[i - first];

		step->after = newer->instrument;
		step->clause = newer->clause;
		if (newer->alignment == NULL)
			continue;
		step->before = line->links[i - 1].instrument;
		step->alignment = newer->alignment;
		step->changes = newer->changes;
		set_rows(step, &line->pool, newer, &line->links[i - 1]);
	}
}

/* The newest draft by date, where no one says which. */
static tvx_status
newest(const char **out, arena *pool, tvx_store *store, tvx_error *error)
{
	const tvx_stored_draft *drafts;
	uint32_t count;
	const tvx_status status = tvx_store_drafts(store, &drafts, &count, error);

	if (status != TVX_OK)
		return status;
	if (count == 0)
		return fail(error, TVX_ENOTFOUND, "the store holds no draft yet");
	*out = arena_str(pool, drafts[count - 1].commit).ptr;
	return TVX_OK;
}

static tvx_status
trace(tvx_lineage *line, tvx_store *store, const char *revision, tvx_str name,
      tvx_error *error)
{
	const char *const *drafts;
	size_t first = 0;
	draft_link *last;
	tvx_status status = TVX_OK;

	if (revision == NULL)
		status = newest(&revision, &line->pool, store, error);
	if (status == TVX_OK)
		status = store_ancestry(&drafts, &line->count, &line->pool, store, revision,
					error);
	if (status != TVX_OK)
		return status;
	line->links = NEW_ARRAY(draft_link, line->count);
	for (size_t i = 0; i < line->count; i++) {
		line->links[i].clause = TVX_NO_CLAUSE;
		line->links[i].revision = drafts[line->count - 1 - i];
	}
	last = &line->links[line->count - 1];
	status = tvx_store_load(&last->instrument, store, revision, error);
	if (status != TVX_OK)
		return status;
	last->clause = tvx_instrument_find(last->instrument, name);
	if (last->clause == TVX_NO_CLAUSE) {
		const tvx_str draft = tvx_instrument_draft(last->instrument)->name;

		return fail(error, TVX_ENOTFOUND,
			    "there is no clause '%.*s' in the draft '%.*s'", (int)name.len,
			    name.ptr, (int)draft.len, draft.ptr);
	}
	status = follow(line, store, drafts, &first, error);
	if (status == TVX_OK)
		make_steps(line, first);
	return status;
}

tvx_status
tvx_trace(tvx_lineage **out, tvx_store *store, const char *revision, tvx_str name,
	  tvx_error *error)
{
	tvx_lineage *const line = NEW(tvx_lineage);
	const tvx_status status = trace(line, store, revision, name, error);

	*out = status == TVX_OK ? line : NULL;
	if (status != TVX_OK)
		tvx_lineage_free(line);
	return status;
}

uint32_t
tvx_lineage_size(const tvx_lineage *lineage)
{
	return lineage->step_count;
}

const tvx_step *
tvx_lineage_step(const tvx_lineage *lineage, uint32_t index)
{
	return &lineage->steps[index];
}

void
tvx_lineage_free(tvx_lineage *lineage)
{
	if (lineage == NULL)
		return;
	for (size_t i = 0; lineage->links && i < lineage->count; i++)
		tvx_changes_free(lineage->links[i].changes);
	for (size_t i = 0; lineage->links && i < lineage->count; i++)
		tvx_alignment_free(lineage->links[i].alignment);
	for (size_t i = 0; lineage->links && i < lineage->count; i++)
		tvx_instrument_free(lineage->links[i].instrument);
	free(lineage->links);
	arena_release(&lineage->pool);
	free(lineage);
}
