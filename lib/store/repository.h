/* SPDX-License-Identifier: MIT */
/*
 * store/repository.h - the git repository under a store.
 *
 * Nothing in it is trusted.  It is opened with the check of who owns it, and
 * as bare, so that no work tree is looked for; configuration outside of it
 * is not read, and none inside it does anything here.  Objects are read by
 * id, their size and type asked first, their digest checked by libgit2.
 */
#ifndef STORE_REPOSITORY_H
#define STORE_REPOSITORY_H

#include "base/arena.h"
#include "base/buffer.h"

#include <travaux/store.h>

#include "store/git2.h"
#include <stdbool.h>

struct tvx_store {
	git_repository *repo;
	git_odb *odb;
	const char *folder; /* the git directory that holds refs and objects, '/' last */
	arena pool;
};

/* Bytes of a tree, a commit or a tag: a million clauses are some 60 MB. */
#define STORE_LIMIT_TREE   ((size_t)256 << 20)
#define STORE_LIMIT_RECORD ((size_t)4 << 20)

/*
 * What must hold before libgit2 opens anything: it keeps these settings for
 * the process, and reads the one about fsync when refs are first used.
 */
TVX_MUST_USE tvx_status store_set_up_git(tvx_error *error);

/* Tells what libgit2 said last. */
tvx_status store_git_error(tvx_error *error, tvx_status status);

/*
 * Reads an object that is to be of 'type' and no larger than 'limit'.
 * TVX_ESYSTEM, naming it, if it is missing or damaged.
 */
TVX_MUST_USE tvx_status store_read_object(git_odb_object **out, tvx_store *store,
					  const git_oid *id, git_object_t type,
					  size_t limit, tvx_error *error);
tvx_str store_object_bytes(git_odb_object *object);

/* An entry of a tree's bytes; 'name' borrows from them. */
typedef struct tree_entry {
	uint32_t mode;
	tvx_str name;
	git_oid id;
} tree_entry;

#define TREE_MODE_FOLDER 040000u
#define TREE_MODE_FILE   0100644u

/* The entry at '*at', which is moved past it; false at the end, or where the
 * bytes are no entry, and then '*at' is not the length. */
bool tree_next(tvx_str tree, size_t *at, tree_entry *out);
void tree_put(buffer *out, uint32_t mode, tvx_str name, const git_oid *id);

/* The entry of that name in a tree; TVX_ENOTFOUND without a message if there is none. */
TVX_MUST_USE tvx_status store_tree_entry(tree_entry *out, tvx_store *store,
					 const git_oid *tree, tvx_str name,
					 tvx_error *error);

/* The commit behind an object that may be a tag, or a tag of a tag ... */
TVX_MUST_USE tvx_status store_peel(git_oid *commit, tvx_store *store, const git_oid *id,
				   tvx_error *error);

/* The commit of the draft with that name, by its tag; TVX_ENOTFOUND. */
TVX_MUST_USE tvx_status store_find_draft(git_oid *commit, tvx_store *store, tvx_str name,
					 tvx_error *error);
/* As that, or the commit at a revision as git spells it. */
TVX_MUST_USE tvx_status store_find(git_oid *commit, tvx_store *store, const char *revision,
				   tvx_error *error);

typedef struct commit_links {
	git_oid tree, parent;
	bool has_parent; /* 'parent' is the first of them */
} commit_links;
TVX_MUST_USE tvx_status store_read_commit(commit_links *out, tvx_store *store,
					  const git_oid *id, tvx_error *error);

#endif
