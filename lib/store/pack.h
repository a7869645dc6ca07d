/* SPDX-License-Identifier: MIT */
/*
 * store/pack.h - new objects, gathered in memory and written as one pack.
 *
 * Each is written even if the repository has a file of that name already:
 * such a file may be what a power cut left, empty or torn.  One pack takes
 * one sync, where a file for each of a thousand clauses would take a
 * thousand.
 *
 * The pack is put together here, each object as one zlib stream: the packer
 * of libgit2 spent a third of an import on looking for clauses of a draft
 * that are like each other, and found none.  libgit2 indexes it, and so reads
 * each object, takes its digest and the sum of the whole.
 *
 * Format: git's gitformat-pack(5), version 2.
 */
#ifndef STORE_PACK_H
#define STORE_PACK_H

#include "codec/deflate.h"
#include "instrument/names.h"
#include "store/repository.h"

typedef struct pack {
	buffer bytes;
	deflater *packer; /* NULL until there is an object */
	arena pool;       /* of ids */
	names seen;       /* ids as bytes */
	git_oid *ids;
	size_t count, room;
} pack;

void pack_release(pack *made);

/* Adds an object, unless it is there; zero is an empty pack. */
TVX_MUST_USE tvx_status pack_add(git_oid *id, pack *made, git_object_t type, tvx_str bytes,
				 tvx_error *error);

/* The same, of an object whose id is known. */
void pack_add_as(const git_oid *id, pack *made, git_object_t type, tvx_str bytes);

/* Writes pack and index into 'folder', '/' last; 'name' receives "pack-...", NUL behind.
 * Nothing can be added then. */
TVX_MUST_USE tvx_status pack_write(buffer *name, pack *made, const char *folder,
				   tvx_error *error);

/* Moves them among the packs of the store, and reads every object back. */
TVX_MUST_USE tvx_status pack_install(const pack *made, tvx_store *store, const char *folder,
				     const char *name, tvx_error *error);

#endif
