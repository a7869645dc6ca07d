/* SPDX-License-Identifier: MIT */
/* One file at one revision, of any git repository. */
#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "store/repository.h"

#include <travaux/limits.h>

#include <stdlib.h>
#include <string.h>

static tvx_status
not_there(tvx_error *error, const char *revision, const char *path)
{
	return fail(error, TVX_ENOTFOUND, "there is no file '%s' at '%s'", path, revision);
}

/* From folder to folder down 'path'. */
static tvx_status
find_file(tree_entry *out, tvx_store *store, const git_oid *root, const char *revision,
	  const char *path, tvx_error *error)
{
	tvx_str rest = str_of(path);

	*out = (tree_entry){ .mode = TREE_MODE_FOLDER, .id = *root };
	while (rest.len) {
		const size_t slash = str_find(rest, TVX_STR("/"), 0);
		const tvx_str name = str_slice(rest, 0, slash);
		tvx_status status;

		rest = str_slice(rest, name.len + 1, rest.len);
		if (name.len == 0)
			continue;
		if (out->mode != TREE_MODE_FOLDER)
			return not_there(error, revision, path);
		status = store_tree_entry(out, store, &out->id, name, error);
		if (status == TVX_ENOTFOUND)
			return not_there(error, revision, path);
		if (status != TVX_OK)
			return status;
	}
	if ((out->mode & 0170000) != 0100000)
		return fail(error, TVX_EINPUT, "'%s' is not a file at '%s'", path,
			    revision);
	return TVX_OK;
}

tvx_status
tvx_store_read(tvx_str *out, tvx_store *store, const char *revision, const char *path,
	       tvx_error *error)
{
	git_odb_object *object = NULL;
	commit_links links;
	tree_entry file;
	git_oid commit;
	tvx_status status;
	char *copy;

	*out = (tvx_str){ NULL, 0 };
	if ((status = store_find(&commit, store, revision, error)) ||
	    (status = store_read_commit(&links, store, &commit, error)) ||
	    (status = find_file(&file, store, &links.tree, revision, path, error)) ||
	    (status = store_read_object(&object, store, &file.id, GIT_OBJECT_BLOB,
					TVX_LIMIT_DOCUMENT, error)))
		return status;
	out->len = git_odb_object_size(object);
	copy = NEW_ARRAY(char, add_size(out->len, 1));
	memcpy(copy, git_odb_object_data(object), out->len);
	out->ptr = copy;
	git_odb_object_free(object);
	return TVX_OK;
}

void
tvx_store_free_bytes(tvx_str bytes)
{
	free((char *)bytes.ptr);
}
