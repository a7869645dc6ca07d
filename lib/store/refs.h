/* SPDX-License-Identifier: MIT */
/*
 * store/refs.h - moving tags and branches: all checked, then each in order.
 */
#ifndef STORE_REFS_H
#define STORE_REFS_H

#include "store/repository.h"

typedef struct ref_move {
	const char *name;    /* "refs/heads/main" */
	const git_oid *from; /* NULL: it must not be there yet */
	const git_oid *to;
} ref_move;

/* Where a ref points; false if there is none, or one that names another. */
bool ref_read(git_oid *out, tvx_store *store, const char *name);

/*
 * Locks every ref, checks that each is at 'from' (or at 'to' already), then
 * moves them in order and waits for the disk.  TVX_ECONFLICT if one is
 * elsewhere or locked.  After another error some may have moved all the same:
 * the system can refuse the last step of what it has done.
 */
TVX_MUST_USE tvx_status refs_move(tvx_store *store, const ref_move *moves, size_t count,
				  const char *reason, tvx_error *error);

#endif
