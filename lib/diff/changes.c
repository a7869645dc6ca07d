/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "base/together.h"
#include "diff/edits.h"
#include "diff/elsewhere.h"
#include "diff/kinds.h"
#include "diff/replay.h"
#include "diff/sequence.h"
#include "diff/systematic.h"
#include "diff/tidy.h"

#include <stdlib.h>
#include <string.h>

/* Fewer bytes than this are compared before a thread has started. */
#define BYTES_PER_THREAD ((size_t)256 << 10)

struct tvx_changes {
	const tvx_alignment *alignment;
	tvx_change *items;
	uint32_t count;
	tvx_systematic *systematic;
	uint32_t systematic_count;
	arena pools[TOGETHER_MOST]; /* one a thread; the first is also everyone's */
};

/* All that the threads share, and only read but for their own rows. */
typedef struct job {
	tvx_changes *made;
	const lexicon *words;
	draft_words before, after;
	parties before_parties, after_parties;
	uint8_t *kinds;
	row_hunks *rows;
	stretches from, to; /* moved: struck words, set words */
	bool reworked;      /* see is_reworked */
} job;

/* A run of rows, and what one thread needs for it. */
typedef struct worker {
	job *shared;
	uint32_t begin, end;
	sequencer engine;
	joint before_room, after_room;
	hunks list;
	edit_list edits;
	replacements replaced;
	arena scratch; /* hunks and replacements; dies with the worker */
	arena *pool;
	bool replays;
} worker;

static const tvx_row *
row_of(const job *shared, uint32_t row)
{
	return tvx_alignment_row(shared->made->alignment, row);
}

static wording
before_wording(const job *shared, uint32_t row, joint *room)
{
	const tvx_row *const it = row_of(shared, row);

	return wording_of(&shared->before, it->before, it->before_count,
			  shared->made->items[row].before_text, room);
}

static wording
after_wording(const job *shared, uint32_t row, joint *room)
{
	const tvx_row *const it = row_of(shared, row);

	return wording_of(&shared->after, it->after, it->after_count,
			  shared->made->items[row].after_text, room);
}

/* --- first walk: hunks -------------------------------------------------- */

static void
keep_hunks(worker *it, uint32_t row)
{
	row_hunks *const kept = &it->shared->rows[row];

	if (it->list.count == 0)
		return;
	kept->count = it->list.count;
	kept->items = ARENA_NEW(&it->scratch, hunk, kept->count);
	memcpy(kept->items, it->list.items, kept->count * sizeof *kept->items);
}

static void
find_hunks(worker *it, uint32_t row)
{
	const job *const shared = it->shared;
	const wording before = before_wording(shared, row, &it->before_room);
	const wording after = after_wording(shared, row, &it->after_room);

	sequence_diff(&it->engine, (span){ before.ids, (int32_t)before.count },
		      (span){ after.ids, (int32_t)after.count }, &it->list);
	if (it->list.count && before.count && after.count) {
		/* Hunks that have joined may slide on as one. */
		hunks_slide(&it->list, &before, &after, shared->kinds);
		hunks_slide(&it->list, &before, &after, shared->kinds);
		hunks_settle(&it->list, &before, &after, shared->kinds);
		replacements_add(&it->replaced, row, &it->list, &before, &after,
				 shared->kinds, &it->scratch);
		hunks_absorb(&it->list, &before, &after, shared->kinds);
		hunks_whole(&it->list, &before, &after, shared->kinds);
		hunks_rewrite(&it->list, &before, &after, shared->kinds, shared->reworked);
		hunks_close(&it->list, &before, &after);
	}
	keep_hunks(it, row);
}

static void
find_all_hunks(void *context)
{
	worker *const it = context;
	const job *const shared = it->shared;

	sequencer_init(&it->engine, shared->words->size, shared->kinds);
	for (uint32_t row = it->begin; row < it->end; row++) {
		const tvx_row *const clauses = row_of(shared, row);
		tvx_change *const change = &shared->made->items[row];

		change->row = row;
		change->before_text = wording_text(&shared->before, clauses->before,
						   clauses->before_count, it->pool);
		change->after_text = wording_text(&shared->after, clauses->after,
						  clauses->after_count, it->pool);
		shared->rows[row].same = str_equal(change->before_text, change->after_text);
		if (!shared->rows[row].same)
			find_hunks(it, row);
	}
	sequencer_release(&it->engine);
}

/* --- between the walks: moved text -------------------------------------- */

static void
find_all_moved(job *shared)
{
	const compared all = { shared->made->alignment,
			       shared->made->items,
			       shared->rows,
			       shared->made->count,
			       &shared->before,
			       &shared->after,
			       shared->kinds };

	find_elsewhere(&all, &shared->from, &shared->to);
}

/* --- second walk: edits ------------------------------------------------- */

static uint32_t
moved_clause(const job *shared, const tvx_edit *edit, const edit_side *before,
	     const edit_side *after)
{
	const bool struck = edit->op == TVX_EDIT_DELETE;
	const stretch *const item =
		struck ? &before->moved[edit->moved] : &after->moved[edit->moved];
	const tvx_row *const row = row_of(shared, item->other_row);

	if (struck)
		return clause_of_word(&shared->after, row->after, row->after_count,
				      item->other_word);
	return clause_of_word(&shared->before, row->before, row->before_count,
			      item->other_word);
}

static uint32_t
moved_words(const edit_side *side, const uint8_t *kinds)
{
	uint32_t count = 0;

	for (size_t i = 0; i < side->moved_count; i++)
		count += count_words(&side->words, side->moved[i].words, kinds);
	return count;
}

static void
count_change(const job *shared, tvx_change *change, const edit_side *before,
	     const edit_side *after)
{
	const row_hunks *const found = &shared->rows[change->row];

	for (size_t i = 0; i < found->count; i++) {
		change->words_deleted +=
			count_words(&before->words, found->items[i].before, shared->kinds);
		change->words_inserted +=
			count_words(&after->words, found->items[i].after, shared->kinds);
	}
	change->words_moved = moved_words(before, shared->kinds);
	change->words_deleted -= change->words_moved;
	change->words_inserted -= moved_words(after, shared->kinds);
}

static void
keep_edits(worker *it, tvx_change *change)
{
	const edit_list *const edits = &it->edits;
	tvx_edit *const kept = ARENA_NEW(it->pool, tvx_edit, edits->count);

	if (edits->count)
		memcpy(kept, edits->items, edits->count * sizeof *kept);
	change->edits = kept;
	change->edit_count = (uint32_t)edits->count;
}

static void
keep_equal(worker *it, tvx_change *change)
{
	const tvx_range all = { 0, (uint32_t)change->before_text.len };
	tvx_edit *edit;

	if (change->before_text.len == 0)
		return;
	edit = ARENA_NEW(it->pool, tvx_edit, 1);
	*edit = (tvx_edit){ TVX_EDIT_EQUAL, false, all, all, TVX_NO_CLAUSE, { "", 0 } };
	change->edits = edit;
	change->edit_count = 1;
}

static void
make_edits(worker *it, tvx_change *change)
{
	const job *const shared = it->shared;
	const tvx_row *const row = row_of(shared, change->row);
	const row_hunks *const found = &shared->rows[change->row];
	edit_side before = { before_wording(shared, change->row, &it->before_room),
			     row->before,
			     row->before_count,
			     &shared->before,
			     &shared->before_parties,
			     NULL,
			     0 };
	edit_side after = { after_wording(shared, change->row, &it->after_room),
			    row->after,
			    row->after_count,
			    &shared->after,
			    &shared->after_parties,
			    NULL,
			    0 };

	if (found->count) {
		before.moved =
			stretches_of(&shared->from, change->row, &before.moved_count);
		after.moved = stretches_of(&shared->to, change->row, &after.moved_count);
	}
	edits_make(&it->edits, &before, &after, found->items, found->count);
	for (size_t i = 0; i < it->edits.count; i++)
		if (it->edits.items[i].moved != TVX_NO_CLAUSE)
			it->edits.items[i].moved =
				moved_clause(shared, &it->edits.items[i], &before, &after);
	count_change(shared, change, &before, &after);
	change->words_deleted -= it->edits.kept_before;
	change->words_inserted -= it->edits.kept_after;
	keep_edits(it, change);
}

static void
make_all_edits(void *context)
{
	worker *const it = context;

	it->replays = true;
	for (uint32_t row = it->begin; row < it->end; row++) {
		tvx_change *const change = &it->shared->made->items[row];

		if (it->shared->rows[row].same)
			keep_equal(it, change);
		else
			make_edits(it, change);
		it->replays = it->replays && change_replays(change);
	}
}

/* --- threads ------------------------------------------------------------ */

static uint64_t
row_size(const void *of, uint32_t row)
{
	const job *const shared = of;
	const tvx_row *const it = row_of(shared, row);
	uint64_t size = 64;

	for (uint32_t i = 0; i < it->before_count; i++)
		size += tvx_instrument_clause(shared->before.instrument, it->before[i])
				->text.len;
	for (uint32_t i = 0; i < it->after_count; i++)
		size += tvx_instrument_clause(shared->after.instrument, it->after[i])
				->text.len;
	return size;
}

/* Gives each worker its rows; returns how many work. */
static uint32_t
share_rows(job *shared, worker *workers, uint32_t threads)
{
	const shares runs = together_share(shared->made->count, threads, BYTES_PER_THREAD,
					   row_size, shared);

	for (uint32_t i = 0; i < runs.count; i++) {
		workers[i].begin = i ? runs.ends[i - 1] : 0;
		workers[i].end = runs.ends[i];
		workers[i].shared = shared;
		workers[i].pool = &shared->made->pools[i];
	}
	return runs.count;
}

static void
worker_release(worker *it)
{
	joint_release(&it->before_room);
	joint_release(&it->after_room);
	hunks_release(&it->list);
	free(it->edits.items);
	free(it->replaced.items);
	arena_release(&it->scratch);
}

static void
find_all_systematic(tvx_changes *made, const worker *workers, uint32_t count)
{
	replacements all = { 0 };

	for (uint32_t i = 0; i < count; i++)
		for (size_t j = 0; j < workers[i].replaced.count; j++) {
			PUSH_ROOM(all.items, all.count, all.room);
			all.items[all.count++] = workers[i].replaced.items[j];
		}
	made->systematic_count = find_systematic(&all, &made->pools[0], &made->systematic);
	free(all.items);
}

static bool
walk_rows(job *shared, uint32_t threads)
{
	worker *const workers = NEW_ARRAY(worker, threads);
	const uint32_t count = share_rows(shared, workers, threads);
	bool replays = true;

	together(workers, sizeof *workers, count, find_all_hunks);
	find_all_moved(shared);
	together(workers, sizeof *workers, count, make_all_edits);
	find_all_systematic(shared->made, workers, count);
	for (uint32_t i = 0; i < count; i++) {
		replays = replays && workers[i].replays;
		worker_release(&workers[i]);
	}
	free(workers);
	return replays;
}

/* --- the stage ----------------------------------------------------------- */

static uint64_t
count_all(const tvx_instrument *draft, const uint32_t *clauses, uint32_t count)
{
	uint64_t words = 0;

	for (uint32_t i = 0; i < count; i++) {
		const tvx_range range = tvx_instrument_clause(draft, clauses[i])->words;

		words += range.end - range.begin;
	}
	return words;
}

/*
 * A draft was reworked, not edited, if less than half of the two stands in
 * clauses that have a counterpart.  The words that such clauses share, one
 * here and one there, are no guide to a reader.
 */
static bool
is_reworked(const job *shared)
{
	uint64_t paired = 0, all = 0;

	for (uint32_t i = 0; i < shared->made->count; i++) {
		const tvx_row *const row = row_of(shared, i);
		const uint64_t words =
			count_all(shared->before.instrument, row->before,
				  row->before_count) +
			count_all(shared->after.instrument, row->after, row->after_count);

		all += words;
		paired += row->before_count && row->after_count ? words : 0;
	}
	return 2 * paired < all;
}

static job
job_begin(tvx_changes *made, const tvx_alignment *alignment)
{
	const tvx_instrument *const before = tvx_alignment_before(alignment);
	const tvx_instrument *const after = tvx_alignment_after(alignment);
	job shared = { .made = made, .words = alignment_lexicon(alignment) };

	made->alignment = alignment;
	made->count = tvx_alignment_size(alignment);
	made->items = NEW_ARRAY(tvx_change, made->count);
	shared.before = draft_words_of(before, &shared.words->before);
	shared.after = draft_words_of(after, &shared.words->after);
	shared.before_parties = parties_of(before);
	shared.after_parties = parties_of(after);
	shared.kinds = word_kinds(shared.words);
	shared.rows = NEW_ARRAY(row_hunks, made->count);
	shared.reworked = is_reworked(&shared);
	return shared;
}

static void
job_release(job *shared)
{
	parties_release(&shared->before_parties);
	parties_release(&shared->after_parties);
	free(shared->kinds);
	free(shared->rows);
	free(shared->from.items);
	free(shared->to.items);
}

tvx_status
tvx_diff(tvx_changes **out, const tvx_alignment *alignment, const tvx_diff_options *options,
	 tvx_error *error)
{
	tvx_changes *const made = NEW(tvx_changes);
	job shared = job_begin(made, alignment);
	const bool replays =
		walk_rows(&shared, together_threads(options ? options->threads : 0));

	*out = NULL;
	job_release(&shared);
	if (!replays) {
		tvx_changes_free(made);
		return fail(error, TVX_EINTERNAL,
			    "the changes of a clause do not spell its two texts");
	}
	*out = made;
	return TVX_OK;
}

const tvx_alignment *
tvx_changes_alignment(const tvx_changes *changes)
{
	return changes->alignment;
}

uint32_t
tvx_changes_size(const tvx_changes *changes)
{
	return changes->count;
}

const tvx_change *
tvx_changes_at(const tvx_changes *changes, uint32_t index)
{
	return &changes->items[index];
}

uint32_t
tvx_changes_systematic(const tvx_changes *changes, const tvx_systematic **systematic)
{
	*systematic = changes->systematic;
	return changes->systematic_count;
}

void
tvx_changes_free(tvx_changes *changes)
{
	if (changes == NULL)
		return;
	for (size_t i = 0; i < TOGETHER_MOST; i++)
		arena_release(&changes->pools[i]);
	free(changes->items);
	free(changes);
}
