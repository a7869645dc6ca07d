/* SPDX-License-Identifier: MIT */
#include "rules/walk.h"

#include "base/alloc.h"
#include "base/str.h"
#include "base/together.h"

#include <stdatomic.h>
#include <stdlib.h>

/* Runs of rows for each thread: the last to be done keeps the others waiting for
 * a fraction of its work. */
#define RUNS_PER_THREAD 4

/* Fewer bytes than this are walked before a thread has started. */
#define BYTES_PER_THREAD ((size_t)24 << 10)

static const row_analyser row_analysers[] = {
	find_headings,   find_consent,  find_numbers,    find_modality,
	find_parties,    find_brackets, find_carried,    find_turned,
	find_references, find_hidden,   find_typography,
};

static void
begin_alone(finder *in)
{
	in->matcher = matcher_new(in->rules->sieve, in->is_brief);
	matcher_know(in->matcher, &in->numbered_before, &in->numbered_after, in->words);
	in->countable = NEW_ARRAY(uint8_t, in->words);
	in->targets_before = NEW(names);
	in->targets_after = NEW(names);
}

static void
end_alone(finder *in)
{
	matcher_free(in->matcher);
	free(in->countable);
	names_release(in->targets_before);
	names_release(in->targets_after);
	free(in->targets_before);
	free(in->targets_after);
}

static telling *
new_tellings(const finder *in)
{
	const tvx_systematic *systematic;

	return NEW_ARRAY(telling, tvx_changes_systematic(in->changes, &systematic));
}

void
finder_begin(finder *in, tvx_error *error)
{
	begin_alone(in);
	in->told_systematic = new_tellings(in);
	in->found = NEW(tvx_findings);
	in->error = error;
}

void
finder_end(finder *in)
{
	end_alone(in);
	free(in->told_systematic);
}

/* Of numbers that differ in letters beyond ASCII one may only look like the other. */
static bool
may_be_disguised(const finder *in, const tvx_row *row)
{
	if (!row->renumbered || row->before_count == 0 || row->after_count == 0)
		return false;
	const tvx_str was = tvx_instrument_clause(in->before, row->before[0])->num;
	const tvx_str is = tvx_instrument_clause(in->after, row->after[0])->num;

	return !str_equal(was, is) && !(str_is_ascii(was) && str_is_ascii(is));
}

static bool
is_changed(const finder *in, const view *row)
{
	if (view_is_whole(row) || row->row->reheaded || row->row->typographic ||
	    may_be_disguised(in, row->row))
		return true;
	for (uint32_t i = 0; i < row->change->edit_count; i++)
		if (row->change->edits[i].op != TVX_EDIT_EQUAL)
			return true;
	return false;
}

static bool
wants_all_rows(const tvx_rules *rules)
{
	for (size_t i = 0; i < rules->count; i++)
		if (rules->rules[i].when == RULE_PRESENT && !rules->rules[i].analysed)
			return true;
	return false;
}

/* The longest come first, that none is begun when all else is done. */
typedef enum run_kind { RUN_TERMS, RUN_ACROSS, RUN_ROWS } run_kind;

/* A run of rows, or what is asked of whole drafts, and what was found in it. */
typedef struct run {
	run_kind kind;
	uint32_t begin, end;
	tvx_findings *found;
	telling *told_systematic;
	followed followed;
	terms_search *looked;
	tvx_status status;
	tvx_error error;
} run;

typedef struct work {
	run *runs;
	uint32_t count;
	_Atomic uint32_t next; /* that nobody has taken */
} work;

typedef struct walker {
	finder in;
	work *of;
} walker;

static void
walk_row(finder *in, view *row)
{
	matcher_settle(in->matcher, row->change->before_text, row->change->after_text);
	find_patterns(in, row);
	if (!is_changed(in, row))
		return;
	for (size_t i = 0;
	     i < sizeof row_analysers / sizeof *row_analysers && in->status == TVX_OK; i++)
		row_analysers[i](in, row);
}

static void
walk_run(finder *in, const run *of)
{
	const bool all = wants_all_rows(in->rules);
	view row = { 0 };

	for (uint32_t i = of->begin; i < of->end && in->status == TVX_OK; i++) {
		row.change = tvx_changes_at(in->changes, i);
		row.row = tvx_alignment_row(in->alignment, row.change->row);
		if (!all && !is_changed(in, &row))
			continue;
		view_cut(&row, in->changes, i);
		walk_row(in, &row);
	}
	view_release(&row);
}

static void
do_run(finder *in, run *of)
{
	in->told_systematic = new_tellings(in);
	in->found = NEW(tvx_findings);
	in->followed = (followed){ 0 };
	in->status = TVX_OK;
	in->error = &of->error;
	switch (of->kind) {
	case RUN_TERMS:
		of->looked = terms_look(in);
		break;
	case RUN_ACROSS:
		find_across(in);
		break;
	case RUN_ROWS:
		walk_run(in, of);
		break;
	}
	of->found = in->found;
	of->told_systematic = in->told_systematic;
	of->followed = in->followed;
	of->status = in->status;
}

/* After a failure only what was taken before it can matter: that comes first. */
static void
walk(void *part)
{
	walker *const it = part;
	work *const of = it->of;
	uint32_t next;

	do {
		next = atomic_fetch_add(&of->next, 1);
		if (next < of->count)
			do_run(&it->in, &of->runs[next]);
	} while (next < of->count && it->in.status == TVX_OK);
}

static uint64_t
row_size(const void *of, uint32_t row)
{
	const finder *const in = of;
	const tvx_change *const change = tvx_changes_at(in->changes, row);

	return 64 + change->before_text.len + change->after_text.len;
}

void
finder_take(finder *in, tvx_findings *from)
{
	tvx_findings *const to = in->found;

	if (from == NULL)
		return;
	for (size_t i = 0; i < from->count; i++) {
		PUSH_ROOM(to->ptr, to->count, to->room);
		to->ptr[to->count++] = from->ptr[i];
	}
	arena_join(&to->pool, &from->pool);
	tvx_findings_free(from);
}

/* What was found in a run of rows behind all that is in 'in'; of a replacement that
 * recurs, nothing if it was told of before. */
static void
take_findings(finder *in, run *from)
{
	const tvx_systematic *systematic;
	const uint32_t count = tvx_changes_systematic(in->changes, &systematic);
	tvx_findings *const found = from->found;
	bool *const again = NEW_ARRAY(bool, found->count + 1);
	size_t kept = 0;

	for (uint32_t i = 0; i < count; i++) {
		const telling *const here = &from->told_systematic[i];

		if (here->is_told && in->told_systematic[i].is_told)
			again[here->index] = true;
		in->told_systematic[i].is_told |= here->is_told;
	}
	for (size_t i = 0; i < found->count; i++)
		if (!again[i])
			found->ptr[kept++] = found->ptr[i];
	found->count = kept;
	finder_take(in, found);
	free(again);
}

/* The same of what is counted. */
static void
take_followed(followed *to, const followed *other)
{
	followed sum = to->count > 0 ? *to : *other;

	sum.count = to->count + other->count;
	for (uint32_t i = 0; i < other->told; i++)
		followed_put_pair(&sum, other->pairs[i]);
	*to = sum;
}

static void
take_run(finder *in, run *from, walked *out)
{
	if (from->found == NULL)
		return;
	if (in->status == TVX_OK && from->status != TVX_OK) {
		in->status = from->status;
		if (in->error != NULL)
			*in->error = from->error;
	}
	if (from->kind == RUN_ACROSS) {
		out->across = from->found;
	} else {
		take_findings(in, from);
		take_followed(&in->followed, &from->followed);
	}
	if (from->kind == RUN_TERMS)
		out->looked = from->looked;
	free(from->told_systematic);
}

static uint32_t
least(uint32_t one, uint32_t other)
{
	return one < other ? one : other;
}

/* Returns how many threads are worth their while. */
static uint32_t
cut_runs(work *out, const finder *in, uint32_t threads)
{
	const uint32_t rows = tvx_changes_size(in->changes);
	shares cut = together_share(rows, threads, BYTES_PER_THREAD, row_size, in);

	threads = cut.count;
	if (threads > 1)
		cut = together_share(rows, least(threads * RUNS_PER_THREAD, TOGETHER_MOST),
				     BYTES_PER_THREAD / RUNS_PER_THREAD, row_size, in);
	out->count = cut.count + RUN_ROWS;
	out->runs = NEW_ARRAY(run, out->count);
	out->runs[RUN_ACROSS].kind = RUN_ACROSS;
	for (uint32_t i = 0; i < cut.count; i++)
		out->runs[RUN_ROWS + i] = (run){ .kind = RUN_ROWS,
						 .begin = i ? cut.ends[i - 1] : 0,
						 .end = cut.ends[i] };
	return threads;
}

walked
walk_rows(finder *in, uint32_t threads)
{
	work all = { 0 };
	const uint32_t count = cut_runs(&all, in, threads);
	walker *const walkers = NEW_ARRAY(walker, count);
	walked made = { NULL, NULL };

	for (uint32_t i = 0; i < count; i++) {
		walkers[i] = (walker){ .in = *in, .of = &all };
		begin_alone(&walkers[i].in);
	}
	together(walkers, sizeof *walkers, count, walk);
	for (uint32_t i = 0; i < count; i++)
		end_alone(&walkers[i].in);
	for (uint32_t i = 0; i < all.count; i++)
		take_run(in, &all.runs[i], &made);
	free(walkers);
	free(all.runs);
	return made;
}
