/* SPDX-License-Identifier: MIT */
/*
 * store/writer.h - one writer at a time, and what a dead one left undone.
 *
 *	<repository>/travaux/lock	held by flock while writing, so that the
 *					system frees it when the writer dies; its
 *					content says what the writer is about to do
 *	<repository>/travaux/pack-...	packs being written
 *
 * A draft is stored at the moment its tag is there.  The intent is on the
 * disk before any ref moves, so the next writer can finish what a killed one
 * began: put the branch where the tag says it belongs, remove a ref's lock
 * that is provably the dead writer's, remove half-written packs.
 */
#ifndef STORE_WRITER_H
#define STORE_WRITER_H

#include "store/repository.h"

typedef struct writer {
	tvx_store *store;
	buffer folder; /* ".../travaux/", NUL behind */
	int lock;
} writer;

/* TVX_ECONFLICT if another process writes and does not come to an end. */
TVX_MUST_USE tvx_status writer_begin(writer *out, tvx_store *store, tvx_error *error);
/* 'unfinished': the tag is there and the branch is not; the next writer sees to it. */
void writer_end(writer *self, bool unfinished);

typedef struct intent {
	const char *tag, *branch; /* refs, in full */
	const char *pack;         /* "pack-..."; "-" for none */
	git_oid tag_to, branch_to, branch_from;
	bool has_from; /* the branch is there already */
} intent;

TVX_MUST_USE tvx_status writer_declare(writer *self, const intent *plan, tvx_error *error);

#endif
