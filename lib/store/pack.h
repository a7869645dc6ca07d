/* SPDX-License-Identifier: MIT */
/*
 * store/pack.h - new objects, gathered in memory and written as one pack.
 *
 * They are kept in an object database of their own, so that each is written
 * even if the repository has a file of that name already: such a file may be
 * what a power cut left, empty or torn.  One pack takes one sync, where a
 * file for each of a thousand clauses would take a thousand.
 */
#ifndef STORE_PACK_H
#define STORE_PACK_H

#include "store/repository.h"

typedef struct pack {
	git_odb *odb;
	git_repository *repo;
	git_packbuilder *builder;
	git_oid *ids;
	size_t count, room;
} pack;

TVX_MUST_USE tvx_status pack_begin(pack *out, tvx_error *error);
void pack_release(pack *made);

/* 'name' tells the packer what may be alike; NULL for nothing. */
TVX_MUST_USE tvx_status pack_add(git_oid *id, pack *made, git_object_t type, tvx_str bytes,
				 const char *name, tvx_error *error);

/* Writes pack and index into 'folder', '/' last; 'name' receives "pack-...", NUL behind. */
TVX_MUST_USE tvx_status pack_write(buffer *name, const pack *made, const char *folder,
				   tvx_error *error);

/* Moves them among the packs of the store, and reads every object back. */
TVX_MUST_USE tvx_status pack_install(const pack *made, tvx_store *store, const char *folder,
				     const char *name, tvx_error *error);

#endif
