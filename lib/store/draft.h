/* SPDX-License-Identifier: MIT */
/*
 * store/draft.h - the outline of the draft at a commit.
 */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "store/toc.h"
#include "store/repository.h"

/*
 * Reads the outline, or its headers alone; 'name' is how messages call the
 * draft.  TVX_EINPUT if the commit is no draft.
 */
TVX_MUST_USE tvx_status draft_outline(toc *out, tvx_store *store, const git_oid *commit,
				      const char *name, bool headers_only,
				      tvx_error *error);

#endif
