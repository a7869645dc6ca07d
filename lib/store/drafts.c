/* SPDX-License-Identifier: MIT */
/* What the store holds, as its tags and the headers of outlines say. */
#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "store/draft.h"
#include "store/order.h"

#include <stdlib.h>
#include <string.h>

#define TAGS "refs/tags/"

static void
describe(tvx_stored_draft *out, arena *pool, const toc *made, const git_oid *commit)
{
	char hex[41];

	git_oid_tostr(hex, sizeof hex, commit);
	*out = (tvx_stored_draft){
		.name = arena_str(pool, made->draft.name),
		.date = arena_str(pool, made->draft.date),
		.party = arena_str(pool, made->draft.party),
		.language = arena_str(pool, made->draft.language),
		.title = arena_str(pool, made->draft.title),
		.parent = arena_str(pool, made->parent),
		.commit = arena_str(pool, (tvx_str){ hex, sizeof hex - 1 }),
		.clauses = made->clauses,
		.words = made->words,
	};
}

/*
 * Reads the draft of one tag.  Tags of other things are not drafts, and no
 * error: '*is_draft' is false.
 */
static tvx_status
read_tag(tvx_stored_draft *out, bool *is_draft, tvx_store *store, const char *ref,
	 tvx_error *error)
{
	toc made = { 0 };
	commit_links links;
	tree_entry file;
	git_oid id, commit;
	tvx_status status;

	*is_draft = false;
	if (git_reference_name_to_id(&id, store->repo, ref) < 0)
		return store_git_error(error, TVX_ESYSTEM);
	status = store_peel(&commit, store, &id, error);
	if (status == TVX_EINPUT)
		return TVX_OK;
	if (status == TVX_OK)
		status = store_read_commit(&links, store, &commit, error);
	if (status == TVX_OK)
		status = store_tree_entry(&file, store, &links.tree, TVX_STR("outline"),
					  error);
	if (status == TVX_ENOTFOUND)
		return TVX_OK;
	if (status == TVX_OK)
		status = draft_outline(&made, store, &commit, ref + sizeof TAGS - 1, true,
				       error);
	if (status == TVX_OK) {
		describe(out, &store->pool, &made, &commit);
		*is_draft = true;
	}
	toc_release(&made);
	return status;
}

typedef struct listing {
	tvx_stored_draft *drafts;
	uint32_t count;
	size_t room;
} listing;

static tvx_status
list_tags(listing *out, tvx_store *store, tvx_error *error)
{
	git_reference_iterator *iterator = NULL;
	const char *ref;
	tvx_status status = TVX_OK;
	int code = git_reference_iterator_glob_new(&iterator, store->repo, TAGS "*");

	while (status == TVX_OK && code == 0 &&
	       (code = git_reference_next_name(&ref, iterator)) == 0) {
		tvx_stored_draft draft;
		bool is_draft;

		status = read_tag(&draft, &is_draft, store, ref, error);
		if (status != TVX_OK || !is_draft)
			continue;
		PUSH_ROOM(out->drafts, out->count, out->room);
		out->drafts[out->count++] = draft;
	}
	if (status == TVX_OK && code != GIT_ITEROVER)
		status = store_git_error(error, TVX_ESYSTEM);
	git_reference_iterator_free(iterator);
	return status;
}

tvx_status
tvx_store_drafts(tvx_store *store, const tvx_stored_draft **drafts, uint32_t *count,
		 tvx_error *error)
{
	listing found = { 0 };
	const tvx_status status = list_tags(&found, store, error);

	*drafts = NULL;
	*count = 0;
	if (status == TVX_OK && found.count) {
		tvx_stored_draft *const kept =
			ARENA_NEW(&store->pool, tvx_stored_draft, found.count);

		order_drafts(found.drafts, found.count);
		memcpy(kept, found.drafts, mul_size(found.count, sizeof *kept));
		*drafts = kept;
		*count = found.count;
	}
	free(found.drafts);
	return status;
}

/* The name by which the draft at a commit is found again: its tag's, if that
 * is there; of a commit that a person made on top of it, the commit's id. */
static tvx_status
name_of(tvx_str *out, tvx_store *store, const git_oid *commit, const char *branch,
	tvx_error *error)
{
	toc made = { 0 };
	git_oid tagged;
	char hex[41];
	tvx_status status = draft_outline(&made, store, commit, branch, true, error);

	if (status == TVX_OK) {
		const bool by_tag =
			store_find_draft(&tagged, store, made.draft.name, NULL) == TVX_OK &&
			git_oid_equal(&tagged, commit);

		git_oid_tostr(hex, sizeof hex, commit);
		*out = arena_str(&store->pool, by_tag ? made.draft.name : str_of(hex));
	}
	toc_release(&made);
	return status;
}

tvx_status
tvx_store_tip(tvx_str *out, tvx_store *store, const char *branch, tvx_error *error)
{
	buffer ref = { 0 };
	git_oid id, commit;
	tvx_status status;
	int code;

	*out = (tvx_str){ "", 0 };
	branch = branch ? branch : "main";
	buffer_printf(&ref, "refs/heads/%s%c", branch, '\0');
	code = git_reference_name_to_id(&id, store->repo, ref.ptr);
	buffer_release(&ref);
	if (code == GIT_ENOTFOUND)
		return TVX_OK;
	if (code == GIT_EINVALIDSPEC)
		return fail(error, TVX_EINPUT, "'%s' cannot be the name of a branch",
			    branch);
	if (code < 0)
		return store_git_error(error, TVX_EINPUT);
	status = store_peel(&commit, store, &id, error);
	return status == TVX_OK ? name_of(out, store, &commit, branch, error) : status;
}
