/* SPDX-License-Identifier: MIT */
/* tvx_store_load: the draft at a commit -> an Instrument. */
#include "store/draft.h"

#include "base/error.h"
#include "base/str.h"
#include "store/clause_file.h"
#include "store/names.h"

#include <travaux/limits.h>

#include <stdio.h>
#include <stdlib.h>

/* As in tvx_error. */
#define SOURCE_SIZE 128

tvx_status
draft_outline(toc *out, tvx_store *store, const git_oid *commit, const char *name,
	      bool headers_only, tvx_error *error)
{
	char source[SOURCE_SIZE];
	git_odb_object *object = NULL;
	commit_links links;
	tree_entry file;
	tvx_status status;

	if ((status = store_read_commit(&links, store, commit, error)))
		return status;
	status = store_tree_entry(&file, store, &links.tree, TVX_STR("outline"), error);
	if (status == TVX_ENOTFOUND)
		return fail(error, TVX_EINPUT, "'%s' is not a draft: it has no outline",
			    name);
	if (status == TVX_OK)
		status = store_read_object(&object, store, &file.id, GIT_OBJECT_BLOB,
					   TVX_LIMIT_DOCUMENT, error);
	if (status != TVX_OK)
		return status;
	snprintf(source, sizeof source, "%s:outline", name);
	status = (headers_only ? toc_read_headers
			       : toc_read)(out, store_object_bytes(object), source, error);
	git_odb_object_free(object);
	return status;
}

/* The files that the outline asks for, by name. */
typedef struct wanted_file {
	tvx_str name;
	uint32_t unit;
} wanted_file;

static int
compare_wanted(const void *one, const void *other)
{
	return str_compare(((const wanted_file *)one)->name,
			   ((const wanted_file *)other)->name);
}

static wanted_file *
list_wanted(toc *made, size_t *count)
{
	wanted_file *const list = ARENA_NEW(&made->pool, wanted_file, made->count);
	buffer name = { 0 };

	*count = 0;
	for (uint32_t i = 0; i < made->count; i++) {
		if (made->list[i].unit != i)
			continue;
		buffer_clear(&name);
		name_put_clause(&name, made->list[i].wid);
		list[(*count)++] =
			(wanted_file){ arena_str(&made->pool, buffer_str(&name)), i };
	}
	buffer_release(&name);
	qsort(list, *count, sizeof *list, compare_wanted);
	return list;
}

typedef struct loading {
	tvx_store *store;
	toc *made;
	const char *name;
	const wanted_file *wanted;
	size_t wanted_count, room; /* bytes that may still be read */
	tvx_error *error;
} loading;

static tvx_status
read_file(loading *job, const tree_entry *entry)
{
	const wanted_file key = { .name = entry->name };
	const wanted_file *const found =
		bsearch(&key, job->wanted, job->wanted_count, sizeof key, compare_wanted);
	char source[SOURCE_SIZE];
	git_odb_object *object = NULL;
	tvx_status status;

	snprintf(source, sizeof source, "%s:clauses/%.*s", job->name, (int)entry->name.len,
		 entry->name.ptr);
	if (found == NULL || (entry->mode & 0170000) != 0100000) {
		fail(job->error, TVX_EINPUT,
		     found ? "this is not a file"
			   : "the outline has no clause for this file");
		fail_at(job->error, source, 0, 0);
		return TVX_EINPUT;
	}
	status = store_read_object(&object, job->store, &entry->id, GIT_OBJECT_BLOB,
				   job->room, job->error);
	if (status != TVX_OK)
		return status;
	job->room -= git_odb_object_size(object);
	status = clause_file_read(job->made, found->unit, store_object_bytes(object),
				  source, job->error);
	git_odb_object_free(object);
	return status;
}

static tvx_status
read_clauses(loading *job, const git_oid *root)
{
	git_odb_object *object = NULL;
	tree_entry entry;
	size_t at = 0;
	tvx_status status =
		store_tree_entry(&entry, job->store, root, TVX_STR("clauses"), job->error);

	if (status == TVX_ENOTFOUND)
		return TVX_OK;
	if (status == TVX_OK)
		status = store_read_object(&object, job->store, &entry.id, GIT_OBJECT_TREE,
					   STORE_LIMIT_TREE, job->error);
	while (status == TVX_OK && tree_next(store_object_bytes(object), &at, &entry))
		status = read_file(job, &entry);
	if (status == TVX_OK && at < git_odb_object_size(object))
		status =
			fail(job->error, TVX_EINPUT, "the list of clause files is damaged");
	git_odb_object_free(object);
	return status;
}

/*
 * What a person committed on top of a draft still has its headers: it is that
 * draft no longer, nor was it read from that document.
 */
static void
tell_apart(toc *made, tvx_store *store, const git_oid *commit)
{
	tvx_draft *const draft = &made->draft;
	char hex[41];
	git_oid tagged;

	if (store_find_draft(&tagged, store, draft->name, NULL) == TVX_OK &&
	    git_oid_equal(&tagged, commit))
		return;
	git_oid_tostr(hex, sizeof hex, commit);
	draft->name = arena_format(&made->pool, "%.*s at %.7s", (int)draft->name.len,
				   draft->name.ptr, hex);
	draft->sha256 = TVX_STR("");
}

static tvx_status
load(tvx_instrument **out, toc *made, tvx_store *store, const char *revision,
     tvx_error *error)
{
	loading job = { .store = store,
			.made = made,
			.name = revision,
			.room = TVX_LIMIT_DOCUMENT,
			.error = error };
	commit_links links;
	git_oid commit;
	tvx_status status;

	if ((status = store_find(&commit, store, revision, error)) ||
	    (status = draft_outline(made, store, &commit, revision, false, error)) ||
	    (status = store_read_commit(&links, store, &commit, error)))
		return status;
	tell_apart(made, store, &commit);
	job.wanted = list_wanted(made, &job.wanted_count);
	status = read_clauses(&job, &links.tree);
	return status == TVX_OK ? toc_build(out, made, error) : status;
}

tvx_status
tvx_store_load(tvx_instrument **out, tvx_store *store, const char *revision,
	       tvx_error *error)
{
	toc made = { 0 };
	tvx_status status;

	*out = NULL;
	status = load(out, &made, store, revision, error);
	toc_release(&made);
	return status;
}
