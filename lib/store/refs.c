/* SPDX-License-Identifier: MIT */
#include "store/refs.h"

#include "base/error.h"
#include "store/disk.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOVES_MAX 2

bool
ref_read(git_oid *out, tvx_store *store, const char *name)
{
	git_reference *ref = NULL;
	bool found = false;

	if (git_reference_lookup(&ref, store->repo, name) == 0 &&
	    git_reference_type(ref) == GIT_REFERENCE_DIRECT) {
		*out = *git_reference_target(ref);
		found = true;
	}
	git_reference_free(ref);
	return found;
}

/* Will the lock of this ref have to make a folder? */
static bool
wants_folder(tvx_store *store, const char *name)
{
	buffer path = { 0 };
	struct stat info;
	bool wants;

	disk_path(&path, store->folder, name);
	*strrchr(path.ptr, '/') = '\0';
	wants = stat(path.ptr, &info) != 0;
	buffer_release(&path);
	return wants;
}

static tvx_status
lock_ref(git_transaction **out, tvx_store *store, const char *name, tvx_error *error)
{
	int code = git_transaction_new(out, store->repo);

	if (code == 0)
		code = git_transaction_lock_ref(*out, name);
	if (code == GIT_ELOCKED)
		return fail(
			error, TVX_ECONFLICT,
			"'%s%s.lock' is in the way: git is at work there, or was stopped "
			"and left it",
			store->folder, name);
	return code == 0 ? TVX_OK : store_git_error(error, TVX_ESYSTEM);
}

static tvx_status
check(tvx_store *store, const ref_move *move, bool *is_there, tvx_error *error)
{
	git_reference *ref = NULL;
	const int code = git_reference_lookup(&ref, store->repo, move->name);
	const git_oid *at;
	bool may_move;

	*is_there = false;
	if (code == GIT_ENOTFOUND && move->from == NULL)
		return TVX_OK;
	if (code < 0 && code != GIT_ENOTFOUND)
		return store_git_error(error, TVX_ESYSTEM);
	at = code == 0 ? git_reference_target(ref) : NULL;
	*is_there = at && git_oid_equal(at, move->to);
	may_move = *is_there || (at && move->from && git_oid_equal(at, move->from));
	git_reference_free(ref);
	if (!may_move)
		return fail(error, TVX_ECONFLICT, "'%s' was moved by another writer",
			    move->name);
	return TVX_OK;
}

/*
 * libgit2 moves a lock onto its ref by a second link, and takes it for moved
 * even if the first could not be removed: then the lock is the ref itself.
 */
static void
drop_second_link(const char *path)
{
	buffer lock = { 0 };
	struct stat ref, twin;

	buffer_printf(&lock, "%s.lock%c", path, '\0');
	if (lstat(path, &ref) == 0 && lstat(lock.ptr, &twin) == 0 &&
	    ref.st_ino == twin.st_ino && ref.st_dev == twin.st_dev)
		unlink(lock.ptr);
	buffer_release(&lock);
}

static tvx_status
move_ref(git_transaction *locked, tvx_store *store, const ref_move *move,
	 const git_signature *who, const char *reason, bool new_folder, tvx_error *error)
{
	buffer path = { 0 };
	tvx_status status = TVX_OK;

	disk_path(&path, store->folder, move->name);
	if (git_transaction_set_target(locked, move->name, move->to, who, reason) < 0 ||
	    git_transaction_commit(locked) < 0)
		status = store_git_error(error, TVX_ESYSTEM);
	drop_second_link(path.ptr);
	/* libgit2 waits for the ref and its folder, not for the folder's own name. */
	if (status == TVX_OK && new_folder)
		status = disk_sync_above(path.ptr, strlen(store->folder), error);
	buffer_release(&path);
	return status;
}

tvx_status
refs_move(tvx_store *store, const ref_move *moves, size_t count, const char *reason,
	  tvx_error *error)
{
	git_transaction *locked[MOVES_MAX] = { NULL };
	bool is_there[MOVES_MAX] = { false }, new_folder[MOVES_MAX] = { false };
	git_signature *who = NULL;
	tvx_status status = TVX_OK;

	if (git_signature_new(&who, "travaux", "travaux@localhost", 0, 0) < 0)
		status = store_git_error(error, TVX_ESYSTEM);
	for (size_t i = 0; i < count; i++)
		new_folder[i] = wants_folder(store, moves[i].name);
	for (size_t i = 0; i < count && status == TVX_OK; i++)
		status = lock_ref(&locked[i], store, moves[i].name, error);
	for (size_t i = 0; i < count && status == TVX_OK; i++)
		status = check(store, &moves[i], &is_there[i], error);
	for (size_t i = 0; i < count && status == TVX_OK; i++)
		if (!is_there[i])
			status = move_ref(locked[i], store, &moves[i], who, reason,
					  new_folder[i], error);
	for (size_t i = 0; i < MOVES_MAX; i++)
		git_transaction_free(locked[i]);
	git_signature_free(who);
	return status;
}
