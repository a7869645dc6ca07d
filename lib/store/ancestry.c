/* SPDX-License-Identifier: MIT */
#include "store/ancestry.h"

#include "base/alloc.h"
#include "base/error.h"
#include "store/draft.h"

#include <stdlib.h>

/* A line of drafts longer than this is made by a machine, or never ends. */
#define DRAFTS_MAX ((size_t)100000)

static tvx_status
is_draft(bool *out, tvx_store *store, const git_oid *tree, tvx_error *error)
{
	tree_entry file;
	const tvx_status status =
		store_tree_entry(&file, store, tree, TVX_STR("outline"), error);

	*out = status == TVX_OK;
	return status == TVX_ENOTFOUND ? TVX_OK : status;
}

tvx_status
store_ancestry(const char *const **out, size_t *count, arena *pool, tvx_store *store,
	       const char *revision, tvx_error *error)
{
	const char **list = NULL;
	size_t room = 0;
	commit_links links = { 0 };
	git_oid at;
	bool draft = true;
	char hex[41];
	tvx_status status = store_find(&at, store, revision, error);

	*count = 0;
	while (status == TVX_OK && *count < DRAFTS_MAX) {
		status = store_read_commit(&links, store, &at, error);
		if (status == TVX_OK && *count)
			status = is_draft(&draft, store, &links.tree, error);
		if (status != TVX_OK || !draft)
			break;
		git_oid_tostr(hex, sizeof hex, &at);
		PUSH_ROOM(list, *count, room);
		list[(*count)++] = arena_str(pool, (tvx_str){ hex, sizeof hex - 1 }).ptr;
		if (!links.has_parent)
			break;
		at = links.parent;
	}
	if (status == TVX_OK && *count == DRAFTS_MAX)
		status = fail(error, TVX_ELIMIT, "the line has more than %zu drafts",
			      DRAFTS_MAX);
	if (status == TVX_OK) {
		const char **const kept = ARENA_NEW(pool, const char *, *count);

		for (size_t i = 0; i < *count; i++)
			kept[i] = list[i];
		*out = kept;
	}
	free(list);
	return status;
}

tvx_status
store_each_wid(tvx_store *store, const char *revision, void (*see)(void *ctx, tvx_str wid),
	       void *ctx, tvx_error *error)
{
	toc made = { 0 };
	git_oid commit;
	tvx_status status = store_find(&commit, store, revision, error);

	if (status == TVX_OK)
		status = draft_outline(&made, store, &commit, revision, false, error);
	for (uint32_t i = 0; i < made.count && status == TVX_OK; i++)
		see(ctx, made.list[i].wid);
	toc_release(&made);
	return status;
}
