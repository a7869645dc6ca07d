/* SPDX-License-Identifier: MIT */
/* Objects by id: nothing larger than asked for, nothing of another type. */
#include "base/error.h"
#include "base/str.h"
#include "store/names.h"
#include "store/repository.h"

#include <string.h>

/* SHA-1: libgit2 has changed its own name for this. */
#define ID_SIZE  20
#define HEX_SIZE 41

/* A chain of tags longer than this is no one's honest work. */
#define TAGS_DEEP 16

static tvx_status
missing(tvx_error *error, const git_oid *id, int code)
{
	char hex[HEX_SIZE];

	git_oid_tostr(hex, sizeof hex, id);
	if (code == GIT_ENOTFOUND)
		return fail(error, TVX_ESYSTEM,
			    "object %s is not in the repository: lost, or left out of a "
			    "shallow clone",
			    hex);
	return fail(error, TVX_ESYSTEM, "object %s is damaged", hex);
}

tvx_status
store_read_object(git_odb_object **out, tvx_store *store, const git_oid *id,
		  git_object_t type, size_t limit, tvx_error *error)
{
	char hex[HEX_SIZE];
	git_object_t found;
	size_t size;
	int code;

	*out = NULL;
	code = git_odb_read_header(&size, &found, store->odb, id);
	if (code < 0)
		return missing(error, id, code);
	git_oid_tostr(hex, sizeof hex, id);
	if (found != type)
		return fail(error, TVX_EINPUT, "object %s is a %s where a %s is wanted",
			    hex, git_object_type2string(found),
			    git_object_type2string(type));
	if (size > limit)
		return fail(error, TVX_ELIMIT,
			    "object %s has %zu bytes, past the limit of %zu", hex, size,
			    limit);
	code = git_odb_read(out, store->odb, id);
	if (code < 0)
		return missing(error, id, code);
	return TVX_OK;
}

tvx_str
store_object_bytes(git_odb_object *object)
{
	return (tvx_str){ git_odb_object_data(object), git_odb_object_size(object) };
}

bool
tree_next(tvx_str tree, size_t *at, tree_entry *out)
{
	size_t i = *at;
	uint32_t mode = 0;

	for (; i < tree.len && i < *at + 6 && tree.ptr[i] >= '0' && tree.ptr[i] <= '7'; i++)
		mode = mode * 8 + (uint32_t)(tree.ptr[i] - '0');
	if (i == *at || i >= tree.len || tree.ptr[i] != ' ')
		return false;
	out->mode = mode;
	out->name = str_slice(tree, i + 1, str_find(tree, (tvx_str){ "", 1 }, i + 1));
	i += 1 + out->name.len + 1;
	if (i > tree.len || tree.len - i < ID_SIZE)
		return false;
	memcpy(out->id.id, tree.ptr + i, ID_SIZE);
	*at = i + ID_SIZE;
	return true;
}

void
tree_put(buffer *out, uint32_t mode, tvx_str name, const git_oid *id)
{
	buffer_printf(out, "%o ", (unsigned)mode);
	buffer_put(out, name);
	buffer_put_byte(out, '\0');
	buffer_put(out, (tvx_str){ (const char *)id->id, ID_SIZE });
}

tvx_status
store_tree_entry(tree_entry *out, tvx_store *store, const git_oid *tree, tvx_str name,
		 tvx_error *error)
{
	git_odb_object *object;
	tree_entry entry;
	size_t at = 0;
	bool found = false;
	tvx_status status = store_read_object(&object, store, tree, GIT_OBJECT_TREE,
					      STORE_LIMIT_TREE, error);

	if (status != TVX_OK)
		return status;
	while (!found && tree_next(store_object_bytes(object), &at, &entry))
		found = str_equal(entry.name, name);
	if (found)
		*out = (tree_entry){ entry.mode, name, entry.id };
	git_odb_object_free(object);
	return found ? TVX_OK : TVX_ENOTFOUND;
}

static tvx_status
tag_target(git_oid *id, tvx_store *store, tvx_error *error)
{
	git_odb_object *object;
	git_tag *tag = NULL;
	tvx_status status = store_read_object(&object, store, id, GIT_OBJECT_TAG,
					      STORE_LIMIT_RECORD, error);

	if (status != TVX_OK)
		return status;
	git_odb_object_free(object);
	if (git_tag_lookup(&tag, store->repo, id) == 0)
		git_oid_cpy(id, git_tag_target_id(tag));
	else
		status = store_git_error(error, TVX_ESYSTEM);
	git_tag_free(tag);
	return status;
}

tvx_status
store_peel(git_oid *commit, tvx_store *store, const git_oid *id, tvx_error *error)
{
	git_oid at = *id;

	for (int i = 0; i < TAGS_DEEP; i++) {
		git_object_t type;
		size_t size;
		const int code = git_odb_read_header(&size, &type, store->odb, &at);
		tvx_status status;

		if (code < 0)
			return missing(error, &at, code);
		if (type == GIT_OBJECT_COMMIT) {
			*commit = at;
			return TVX_OK;
		}
		if (type != GIT_OBJECT_TAG)
			return fail(error, TVX_EINPUT, "it names a %s, not a commit",
				    git_object_type2string(type));
		status = tag_target(&at, store, error);
		if (status != TVX_OK)
			return status;
	}
	return fail(error, TVX_ELIMIT, "the chain of tags is longer than %d", TAGS_DEEP);
}

tvx_status
store_find_draft(git_oid *commit, tvx_store *store, tvx_str name, tvx_error *error)
{
	buffer ref = { 0 };
	git_oid id;
	int code = GIT_ENOTFOUND;

	buffer_puts(&ref, "refs/tags/");
	if (name_put_tag(&ref, name)) {
		buffer_put_byte(&ref, '\0');
		code = git_reference_name_to_id(&id, store->repo, ref.ptr);
	}
	buffer_release(&ref);
	if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC)
		return fail(error, TVX_ENOTFOUND, "no draft is named '%.*s'", (int)name.len,
			    name.ptr);
	if (code < 0)
		return store_git_error(error, TVX_ESYSTEM);
	return store_peel(commit, store, &id, error);
}

tvx_status
store_find(git_oid *commit, tvx_store *store, const char *revision, tvx_error *error)
{
	const tvx_status status = store_find_draft(commit, store, str_of(revision), error);
	git_object *object = NULL;
	git_oid id;
	int code;

	if (status != TVX_ENOTFOUND)
		return status;
	code = git_revparse_single(&object, store->repo, revision);
	/*
	 * A letter or three from a to f are too few digits for an id, not an id; and
	 * ":PATH", which asks git for its index, is nothing that is stored.
	 */
	if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC || revision[0] == ':' ||
	    (code == GIT_EAMBIGUOUS && strlen(revision) < GIT_OID_MINPREFIXLEN))
		return fail(error, TVX_ENOTFOUND, "no draft or revision is named '%s'",
			    revision);
	if (code < 0)
		return store_git_error(error, TVX_EINPUT);
	id = *git_object_id(object);
	git_object_free(object);
	return store_peel(commit, store, &id, error);
}

tvx_status
store_read_commit(commit_links *out, tvx_store *store, const git_oid *id, tvx_error *error)
{
	git_odb_object *object;
	git_commit *commit = NULL;
	tvx_status status = store_read_object(&object, store, id, GIT_OBJECT_COMMIT,
					      STORE_LIMIT_RECORD, error);

	if (status != TVX_OK)
		return status;
	git_odb_object_free(object);
	if (git_commit_lookup(&commit, store->repo, id) < 0)
		return store_git_error(error, TVX_ESYSTEM);
	out->tree = *git_commit_tree_id(commit);
	out->has_parent = git_commit_parentcount(commit) > 0;
	if (out->has_parent)
		out->parent = *git_commit_parent_id(commit, 0);
	git_commit_free(commit);
	return TVX_OK;
}
