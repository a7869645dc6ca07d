/* SPDX-License-Identifier: MIT */
#include "store/pack.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "codec/digest.h"
#include "store/disk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* SHA-1. */
#define ID_SIZE 20

/* "PACK", the version, the number of objects: 32 bits each, big end first. */
#define HEADER   "PACK\0\0\0\2\0\0\0\0"
#define COUNT_AT 8

void
pack_release(pack *made)
{
	buffer_release(&made->bytes);
	arena_release(&made->pool);
	names_release(&made->seen);
	free(made->ids);
	deflater_free(made->packer);
	*made = (pack){ 0 };
}

/* Seven bits a byte, the lowest first; the first byte has the type and four. */
static void
put_head(buffer *out, git_object_t type, size_t size)
{
	unsigned byte = (unsigned)type << 4 | (unsigned)(size & 15);

	for (size >>= 4; size > 0; size >>= 7) {
		buffer_put_byte(out, (char)(byte | 0x80));
		byte = (unsigned)(size & 0x7F);
	}
	buffer_put_byte(out, (char)byte);
}

void
pack_add_as(const git_oid *id, pack *made, git_object_t type, tvx_str bytes)
{
	const tvx_str raw = { (const char *)id->id, ID_SIZE };

	if (names_find(&made->seen, raw) != NULL)
		return;
	names_add(&made->seen, arena_str(&made->pool, raw), 0);
	PUSH_ROOM(made->ids, made->count, made->room);
	made->ids[made->count++] = *id;
	if (made->packer == NULL) {
		made->packer = deflater_new();
		buffer_put(&made->bytes, (tvx_str){ HEADER, sizeof HEADER - 1 });
	}
	put_head(&made->bytes, type, bytes.len);
	deflater_put(made->packer, &made->bytes, bytes);
}

tvx_status
pack_add(git_oid *id, pack *made, git_object_t type, tvx_str bytes, tvx_error *error)
{
	if (git_odb_hash(id, bytes.ptr, bytes.len, type) < 0)
		return store_git_error(error, TVX_ESYSTEM);
	pack_add_as(id, made, type, bytes);
	return TVX_OK;
}

/* The number of objects at the head, the sum of all bytes at the end. */
static void
finish(pack *made)
{
	unsigned char sum[ID_SIZE];

	for (unsigned i = 0; i < 4; i++)
		made->bytes.ptr[COUNT_AT + i] = (char)(made->count >> (24 - 8 * i) & 0xFF);
	digest_sha1(buffer_str(&made->bytes), sum);
	buffer_put(&made->bytes, (tvx_str){ (const char *)sum, ID_SIZE });
	deflater_free(made->packer);
	made->packer = NULL;
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
	git_indexer *indexer = NULL;
	git_indexer_progress progress = { 0 };
	int code = git_indexer_new(&indexer, folder, 0, NULL, NULL);

	if (code == 0)
		code = git_indexer_append(indexer, made->bytes.ptr, made->bytes.len,
					  &progress);
	if (code == 0)
		code = git_indexer_commit(indexer, &progress);
	git_indexer_free(indexer);
	return code;
}

tvx_status
pack_write(buffer *name, pack *made, const char *folder, tvx_error *error)
{
	finish(made);
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
