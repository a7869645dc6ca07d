/* SPDX-License-Identifier: MIT */
#include "store/toc.h"
#include "store/toc_parts.h"

#include "base/error.h"
#include "base/partition.h"
#include "base/str.h"
#include "instrument/builder.h"

#include <stdlib.h>

void
toc_release(toc *made)
{
	arena_release(&made->pool);
	*made = (toc){ 0 };
}

static int
compare_wids(const void *one, const void *other)
{
	const toc_wid *const first = one, *const second = other;
	const int order = str_compare(first->wid, second->wid);

	return order ? order
		     : (first->clause > second->clause) - (first->clause < second->clause);
}

/* The first clause whose wId an earlier one has, or TVX_NO_CLAUSE. */
uint32_t
toc_index(toc *made)
{
	made->by_wid = ARENA_NEW(&made->pool, toc_wid, made->count);
	for (uint32_t i = 0; i < made->count; i++)
		made->by_wid[i] = (toc_wid){ made->list[i].wid, i };
	qsort(made->by_wid, made->count, sizeof *made->by_wid, compare_wids);
	for (uint32_t i = 1; i < made->count; i++)
		if (str_equal(made->by_wid[i - 1].wid, made->by_wid[i].wid))
			return made->by_wid[i].clause;
	return TVX_NO_CLAUSE;
}

uint32_t
toc_find(const toc *made, tvx_str wid)
{
	uint32_t at = 0;

	PARTITION_POINT(at, made->count, str_compare(made->by_wid[at].wid, wid) < 0);
	return at < made->count && str_equal(made->by_wid[at].wid, wid)
		       ? made->by_wid[at].clause
		       : TVX_NO_CLAUSE;
}

/* Kinds whose children may each have a file of their own. */
static const bool divides[TVX_CLAUSE_KIND_COUNT] = {
	[TVX_CLAUSE_ROOT] = true,       [TVX_CLAUSE_BOOK] = true,
	[TVX_CLAUSE_PART] = true,       [TVX_CLAUSE_TITLE] = true,
	[TVX_CLAUSE_CHAPTER] = true,    [TVX_CLAUSE_SECTION] = true,
	[TVX_CLAUSE_SUBSECTION] = true, [TVX_CLAUSE_ANNEX] = true,
};

/*
 * A division has a file for its own words and leaves its children theirs,
 * unless they are mere paragraphs: an annex without articles is one file.
 */
void
toc_divide(toc *made)
{
	toc_clause *const list = made->list;
	bool *const shares = ARENA_NEW(&made->pool, bool, made->count);

	shares[0] = true;
	for (uint32_t i = 1; i < made->count; i++)
		if (divides[list[i].kind] || list[i].kind == TVX_CLAUSE_ARTICLE)
			shares[list[i].parent] = true;
	for (uint32_t i = 0; i < made->count; i++) {
		const uint32_t parent = list[i].parent;
		const bool own = parent == TVX_NO_CLAUSE ||
				 (list[parent].unit == parent &&
				  divides[list[parent].kind] && shares[parent]);

		list[i].unit = own ? i : list[parent].unit;
	}
}

uint32_t
toc_unit_end(const toc *made, uint32_t unit)
{
	uint32_t end = unit;

	while (end < made->count && made->list[end].unit == unit)
		end++;
	return end;
}

tvx_status
toc_build(tvx_instrument **out, const toc *made, tvx_error *error)
{
	builder *const built = builder_new();

	builder_set_draft(built, &made->draft);
	for (uint32_t i = 0; i < made->count; i++) {
		const toc_clause *const clause = &made->list[i];

		while (i > 0 && builder_depth(built) >= clause->depth)
			builder_close(built);
		/* Past a limit the builder opens no more; finish says so. */
		if (i > 0 &&
		    builder_open(built, clause->kind, clause->num, clause->heading) != i)
			break;
		if (i == 0)
			builder_set_heading(built, 0, clause->heading);
		if (clause->wid.len)
			builder_set_wid(built, i, clause->wid);
		if (clause->eid.len)
			builder_set_eid(built, i, clause->eid);
		if (clause->text.len)
			builder_exact_text(built, clause->text);
	}
	return builder_finish(out, built, error);
}

static void
take_structure(toc *made, const tvx_instrument *instrument)
{
	made->count = tvx_instrument_size(instrument);
	made->list = ARENA_NEW(&made->pool, toc_clause, made->count);
	for (uint32_t i = 0; i < made->count; i++) {
		const tvx_clause *const clause = tvx_instrument_clause(instrument, i);

		made->list[i] = (toc_clause){
			.kind = clause->kind,
			.depth = clause->depth,
			.parent = clause->parent,
			.num = clause->num,
			.heading = clause->heading,
		};
	}
}

/* Keeps the eIds that the bare structure does not give by itself. */
static tvx_status
take_eids(toc *made, const tvx_instrument *instrument, tvx_error *error)
{
	tvx_instrument *bare;
	const tvx_status status = toc_build(&bare, made, error);

	if (status != TVX_OK)
		return status;
	for (uint32_t i = 0; i < made->count; i++) {
		const tvx_str eid = tvx_instrument_clause(instrument, i)->eid;

		if (!str_equal(eid, tvx_instrument_clause(bare, i)->eid))
			made->list[i].eid = eid;
	}
	tvx_instrument_free(bare);
	return TVX_OK;
}

tvx_status
toc_of(toc *made, const tvx_instrument *instrument, const tvx_str *wids, tvx_error *error)
{
	uint32_t twin;
	tvx_status status;

	take_structure(made, instrument);
	status = take_eids(made, instrument, error);
	if (status != TVX_OK)
		return status;
	for (uint32_t i = 0; i < made->count; i++) {
		const tvx_clause *const clause = tvx_instrument_clause(instrument, i);

		made->list[i].wid = wids && i > 0 ? wids[i] : clause->wid;
		made->list[i].text = clause->text;
	}
	made->draft = *tvx_instrument_draft(instrument);
	made->clauses = made->count - 1;
	made->words = tvx_instrument_count_words(instrument);
	twin = toc_index(made);
	if (twin != TVX_NO_CLAUSE)
		return fail(error, TVX_EINPUT, "two clauses have the wId '%.*s'",
			    (int)made->list[twin].wid.len, made->list[twin].wid.ptr);
	toc_divide(made);
	return TVX_OK;
}
