/* SPDX-License-Identifier: MIT */
/*
 * store/ancestry.h - from a draft to those it was made from.
 */
#ifndef STORE_ANCESTRY_H
#define STORE_ANCESTRY_H

#include "base/arena.h"

#include <travaux/store.h>

/*
 * The commit that 'revision' names, then the first parent of each, for as
 * long as they are drafts: 40 hex digits each, for tvx_store_load.  The list
 * is in 'pool'.
 */
TVX_MUST_USE tvx_status store_ancestry(const char *const **out, size_t *count, arena *pool,
				       tvx_store *store, const char *revision,
				       tvx_error *error);

/* Calls 'see' with every wId of the draft at 'revision'. */
TVX_MUST_USE tvx_status store_each_wid(tvx_store *store, const char *revision,
				       void (*see)(void *ctx, tvx_str wid), void *ctx,
				       tvx_error *error);

#endif
