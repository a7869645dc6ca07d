/* SPDX-License-Identifier: MIT */
/*
 * history/inherit - Alignment -> the wIds of the draft after.
 *
 * A wId names a clause for life: under it the clause has its file in the
 * store, so a name that died with its clause is not given to another.
 */
#include "base/alloc.h"
#include "base/arena.h"
#include "instrument/names.h"
#include "store/ancestry.h"

#include <travaux/history.h>

#include <stdlib.h>

struct tvx_wids {
	arena pool;
	tvx_str *list;
};

typedef struct inheritance {
	const tvx_instrument *before, *after;
	const tvx_alignment *alignment;
	const tvx_str *before_wids; /* NULL: its own */
	uint32_t *from;             /* for each clause after, the clause before it was */
	bool *claimed;              /* for each clause before: its name is passed on */
	names taken;                /* every name that is or was in use */
	tvx_wids *made;
} inheritance;

static const tvx_clause *
before_clause(const inheritance *work, uint32_t index)
{
	return tvx_instrument_clause(work->before, index);
}

static const tvx_clause *
after_clause(const inheritance *work, uint32_t index)
{
	return tvx_instrument_clause(work->after, index);
}

static tvx_str
before_wid(const inheritance *work, uint32_t index)
{
	return work->before_wids ? work->before_wids[index]
				 : before_clause(work, index)->wid;
}

static void
pass_on(inheritance *work, uint32_t before, uint32_t after)
{
	work->from[after] = before;
	work->claimed[before] = true;
}

static void
inherit_by_rows(inheritance *work)
{
	const uint32_t size = tvx_alignment_size(work->alignment);

	pass_on(work, 0, 0);
	for (uint32_t i = 0; i < size; i++) {
		const tvx_row *const row = tvx_alignment_row(work->alignment, i);

		if (row->before_count && row->after_count && row->after[0] != 0 &&
		    row->before[0] != 0)
			pass_on(work, row->before[0], row->after[0]);
	}
}

static bool
may_pass(const inheritance *work, uint32_t before, uint32_t after)
{
	const tvx_clause *const from = before_clause(work, before);

	return before != 0 && !work->claimed[before] && !tvx_clause_is_row(from) &&
	       from->kind == after_clause(work, after)->kind;
}

/* Of a clause with no words of its own: what its children stood in, if that
 * had none either; else the one of its name. */
static void
inherit_bare(inheritance *work, uint32_t index)
{
	const tvx_clause *const bare = after_clause(work, index);
	const name_entry *namesake;

	for (uint32_t child = index + 1; child < bare->end;
	     child = after_clause(work, child)->end) {
		const uint32_t from = work->from[child];

		if (from == TVX_NO_CLAUSE || from == 0 ||
		    !may_pass(work, before_clause(work, from)->parent, index))
			continue;
		pass_on(work, before_clause(work, from)->parent, index);
		return;
	}
	namesake = names_find(&work->taken, bare->eid);
	if (namesake && may_pass(work, namesake->clause, index))
		pass_on(work, namesake->clause, index);
}

/* Backwards, so that children are settled before what they stand in. */
static void
inherit_bares(inheritance *work)
{
	for (uint32_t i = tvx_instrument_size(work->after); i-- > 1;)
		if (work->from[i] == TVX_NO_CLAUSE &&
		    !tvx_clause_is_row(after_clause(work, i)))
			inherit_bare(work, i);
}

static void
take_before(inheritance *work)
{
	for (uint32_t i = 0; i < tvx_instrument_size(work->before); i++) {
		const tvx_str wid = before_wid(work, i);

		if (names_find(&work->taken, wid) == NULL)
			names_add(&work->taken, wid, i);
	}
}

static void
take_name(void *ctx, tvx_str wid)
{
	inheritance *const work = ctx;

	if (names_find(&work->taken, wid) == NULL)
		names_add(&work->taken, arena_str(&work->made->pool, wid), 0);
}

static tvx_status
take_ancestors(inheritance *work, tvx_store *store, const char *parent, tvx_error *error)
{
	const char *const *drafts;
	size_t count = 0;
	tvx_status status =
		store_ancestry(&drafts, &count, &work->made->pool, store, parent, error);

	for (size_t i = 0; i < count && status == TVX_OK; i++)
		status = store_each_wid(store, drafts[i], take_name, work, error);
	return status;
}

static tvx_str
fresh_name(inheritance *work, tvx_str eid)
{
	arena *const pool = &work->made->pool;
	name_entry *const taken = names_find(&work->taken, eid);
	tvx_str name = arena_str(pool, eid);

	/* The suffix is kept, so that as many repeats are as many steps. */
	while (taken && names_find(&work->taken, name))
		name = arena_format(pool, "%.*s-%u", (int)eid.len, eid.ptr,
				    (unsigned)taken->next_suffix++);
	names_add(&work->taken, name, 0);
	return name;
}

static bool
has_fresh(const inheritance *work)
{
	for (uint32_t i = 0; i < tvx_instrument_size(work->after); i++)
		if (work->from[i] == TVX_NO_CLAUSE)
			return true;
	return false;
}

static tvx_status
inherit(inheritance *work, tvx_store *store, const char *parent, tvx_error *error)
{
	const uint32_t count = tvx_instrument_size(work->after);

	take_before(work);
	inherit_by_rows(work);
	inherit_bares(work);
	if (store && parent && has_fresh(work)) {
		const tvx_status status = take_ancestors(work, store, parent, error);

		if (status != TVX_OK)
			return status;
	}
	work->made->list = ARENA_NEW(&work->made->pool, tvx_str, count);
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t from = work->from[i];

		work->made->list[i] =
			from == TVX_NO_CLAUSE
				? fresh_name(work, after_clause(work, i)->eid)
				: arena_str(&work->made->pool, before_wid(work, from));
	}
	return TVX_OK;
}

tvx_status
tvx_inherit_wids(tvx_wids **out, tvx_store *store, const char *parent,
		 const tvx_alignment *alignment, const tvx_str *before_wids,
		 tvx_error *error)
{
	inheritance work = { .before_wids = before_wids,
			     .before = tvx_alignment_before(alignment),
			     .after = tvx_alignment_after(alignment),
			     .alignment = alignment,
			     .made = NEW(tvx_wids) };
	const uint32_t count = tvx_instrument_size(work.after);
	tvx_status status;

	work.from = NEW_ARRAY(uint32_t, count);
	for (uint32_t i = 0; i < count; i++)
		work.from[i] = TVX_NO_CLAUSE;
	work.claimed = NEW_ARRAY(bool, tvx_instrument_size(work.before));
	status = inherit(&work, store, parent, error);
	free(work.from);
	free(work.claimed);
	names_release(&work.taken);
	*out = status == TVX_OK ? work.made : NULL;
	if (status != TVX_OK)
		tvx_wids_free(work.made);
	return status;
}

const tvx_str *
tvx_wids_array(const tvx_wids *wids)
{
	return wids->list;
}

void
tvx_wids_free(tvx_wids *wids)
{
	if (wids == NULL)
		return;
	arena_release(&wids->pool);
	free(wids);
}
