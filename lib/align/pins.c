/* SPDX-License-Identifier: MIT */
#include "align/likeness.h"
#include "base/alloc.h"
#include "base/error.h"

#include <stdlib.h>

static tvx_status
find_clause(uint32_t *out, const tvx_instrument *instrument, tvx_str name,
	    const char *whose, tvx_error *error)
{
	*out = tvx_instrument_find(instrument, name);
	if (*out != TVX_NO_CLAUSE)
		return TVX_OK;
	return fail(error, TVX_ENOTFOUND,
		    "a pin: no clause is called '%.*s' in the draft %s",
		    (int)(name.len > 100 ? 100 : name.len), name.ptr, whose);
}

static int
by_pair(const void *one, const void *other)
{
	const apart *const a = one, *const b = other;

	if (a->before != b->before)
		return a->before < b->before ? -1 : 1;
	return a->after < b->after ? -1 : a->after > b->after;
}

static tvx_status
apply_pin(matching *match, const tvx_pin *pin, tvx_error *error)
{
	uint32_t before, after;
	tvx_status status = find_clause(&before, match->before.instrument, pin->before,
					"before", error);

	if (status == TVX_OK)
		status = find_clause(&after, match->after.instrument, pin->after, "after",
				     error);
	if (status != TVX_OK)
		return status;
	if (pin->apart) {
		PUSH_ROOM(match->aparts, match->apart_count, match->apart_room);
		match->aparts[match->apart_count++] = (apart){ before, after };
		return TVX_OK;
	}
	if (match->before.nodes[before].partner == after)
		return TVX_OK;
	if (!is_free(&match->before, before) || !is_free(&match->after, after))
		return fail(
			error, TVX_EINPUT, "two pins give '%.*s' and '%.*s' other partners",
			(int)(pin->before.len > 100 ? 100 : pin->before.len),
			pin->before.ptr, (int)(pin->after.len > 100 ? 100 : pin->after.len),
			pin->after.ptr);
	likeness_load(match->like, tree_words(&match->after, after));
	pair_nodes(match, before, after, TVX_REASON_PINNED,
		   overlap_dice(
			   likeness_hold(match->like, tree_words(&match->before, before))));
	return TVX_OK;
}

tvx_status
pins_apply(matching *match, const tvx_align_options *options, tvx_error *error)
{
	for (uint32_t i = 0; options != NULL && i < options->pin_count; i++) {
		const tvx_status status = apply_pin(match, &options->pins[i], error);

		if (status != TVX_OK)
			return status;
	}
	if (match->apart_count)
		qsort(match->aparts, match->apart_count, sizeof *match->aparts, by_pair);
	for (size_t i = 0; i < match->apart_count; i++) {
		const apart *const at = &match->aparts[i];

		if (match->before.nodes[at->before].partner == at->after)
			return fail(error, TVX_EINPUT,
				    "one pin pairs what another keeps apart");
	}
	return TVX_OK;
}
