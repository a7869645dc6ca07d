/* SPDX-License-Identifier: MIT */
#include "store/pack.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "store/disk.h"

#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
make_database(pack *made)
{
	git_odb_backend *memory = NULL;
	git_config *settings = NULL;
	int code;

	if ((code = git_odb_new(&made->odb)) < 0 || (code = git_mempack_new(&memory)) < 0)
		return code;
	if ((code = git_odb_add_backend(made->odb, memory, 1)) < 0) {
		memory->free(memory);
		return code;
	}
	/* Empty settings of its own: how it packs does not depend on a file. */
	if ((code = git_repository_wrap_odb(&made->repo, made->odb)) < 0 ||
	    (code = git_config_new(&settings)) < 0)
		return code;
	code = git_repository_set_config(made->repo, settings);
	git_config_free(settings);
	return code;
}

tvx_status
pack_begin(pack *out, tvx_error *error)
{
	*out = (pack){ 0 };
	if (make_database(out) < 0 || git_packbuilder_new(&out->builder, out->repo) < 0) {
		store_git_error(error, TVX_ESYSTEM);
		pack_release(out);
		return TVX_ESYSTEM;
	}
	git_packbuilder_set_threads(out->builder, 1);
	return TVX_OK;
}

void
pack_release(pack *made)
{
	git_packbuilder_free(made->builder);
	git_repository_free(made->repo);
	git_odb_free(made->odb);
	free(made->ids);
	*made = (pack){ 0 };
}

tvx_status
pack_add(git_oid *id, pack *made, git_object_t type, tvx_str bytes, const char *name,
	 tvx_error *error)
{
	if (git_odb_write(id, made->odb, bytes.ptr, bytes.len, type) < 0 ||
	    git_packbuilder_insert(made->builder, id, name) < 0)
		return store_git_error(error, TVX_ESYSTEM);
	PUSH_ROOM(made->ids, made->count, made->room);
	made->ids[made->count++] = *id;
	return TVX_OK;
}

static bool
is_index(const char *name)
{
	const tvx_str text = str_of(name);

	return str_begins(text, TVX_STR("pack-")) && text.len > 4 &&
	       strcmp(name + text.len - 4, ".idx") == 0;
}

/*
 * The bytes of the pack go to the indexer in one piece: it maps and unmaps
 * the file for each piece it is given, and an object a piece is slow.
 */
static int
index_pack(const pack *made, const char *folder)
{
	git_buf bytes = GIT_BUF_INIT;
	git_indexer *indexer = NULL;
	git_indexer_progress progress = { 0 };
	int code;

	code = git_packbuilder_write_buf(&bytes, made->builder);
	if (code == 0)
		code = git_indexer_new(&indexer, folder, 0, NULL, NULL);
	if (code == 0)
		code = git_indexer_append(indexer, bytes.ptr, bytes.size, &progress);
	if (code == 0)
		code = git_indexer_commit(indexer, &progress);
	git_indexer_free(indexer);
	git_buf_dispose(&bytes);
	return code;
}

tvx_status
pack_write(buffer *name, const pack *made, const char *folder, tvx_error *error)
{
	if (index_pack(made, folder) < 0)
		return store_git_error(error, TVX_ESYSTEM);
	/* The folder was empty, so the only index there is this pack's. */
	buffer_clear(name);
	disk_list(name, folder, is_index);
	if (name->len == 0 || strlen(name->ptr) + 1 != name->len)
		return fail(error, TVX_EINTERNAL, "the pack has no index of its own");
	name->len = name->len - sizeof ".idx";
	buffer_put_byte(name, '\0');
	return TVX_OK;
}

/* The pack first: git looks for it once the index is there. The indexer has
 * waited for the disk to have both; what is left is their new names. */
static tvx_status
move_in(const char *folder, const char *packs, const char *name, tvx_error *error)
{
	static const char *const endings[] = { ".pack", ".idx" };
	buffer from = { 0 }, to = { 0 };
	tvx_status status = TVX_OK;

	for (size_t i = 0; i < 2 && status == TVX_OK; i++) {
		buffer_clear(&from);
		buffer_clear(&to);
		buffer_printf(&from, "%s%s%s%c", folder, name, endings[i], '\0');
		buffer_printf(&to, "%s/%s%s%c", packs, name, endings[i], '\0');
		if (rename(from.ptr, to.ptr) != 0)
			status = disk_error(error, to.ptr);
	}
	if (status == TVX_OK)
		status = disk_sync(packs, error);
	buffer_release(&from);
	buffer_release(&to);
	return status;
}

static tvx_status
read_back(const pack *made, tvx_store *store, tvx_error *error)
{
	/* A handle of its own, which has nothing in memory to answer from. */
	git_odb *fresh = NULL;
	buffer path = { 0 };
	tvx_status status = TVX_OK;

	if (git_odb_open(&fresh, disk_path(&path, store->folder, "objects")) < 0)
		status = store_git_error(error, TVX_ESYSTEM);
	for (size_t i = 0; i < made->count && status == TVX_OK; i++) {
		git_odb_object *object = NULL;

		if (git_odb_read(&object, fresh, &made->ids[i]) < 0)
			status = store_git_error(error, TVX_ESYSTEM);
		git_odb_object_free(object);
	}
	git_odb_free(fresh);
	buffer_release(&path);
	return status;
}

tvx_status
pack_install(const pack *made, tvx_store *store, const char *folder, const char *name,
	     tvx_error *error)
{
	buffer packs = { 0 };
	tvx_status status;

	buffer_printf(&packs, "%sobjects/pack%c", store->folder, '\0');
	status = move_in(folder, packs.ptr, name, error);
	buffer_release(&packs);
	if (status == TVX_OK && git_odb_refresh(store->odb) < 0)
		status = store_git_error(error, TVX_ESYSTEM);
	return status == TVX_OK ? read_back(made, store, error) : status;
}
