/* SPDX-License-Identifier: MIT */
#include "store/repository.h"

#include "base/alloc.h"
#include "base/error.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

tvx_status
store_git_error(tvx_error *error, tvx_status status)
{
	const git_error *const last = git_error_last();

	return fail(error, status, "%s",
		    last && last->message ? last->message : "git gave no reason");
}

tvx_status
store_set_up_git(tvx_error *error)
{
	static const int levels[] = { GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM,
				      GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL };
	int code = 0;

	for (size_t i = 0; i < sizeof levels / sizeof *levels && code == 0; i++)
		code = git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
	if (code == 0)
		code = git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
	if (code == 0)
		code = git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
	if (code == 0)
		code = git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	return code < 0 ? store_git_error(error, TVX_ESYSTEM) : TVX_OK;
}

static tvx_status
explain_open(int code, const char *path, bool is_there, tvx_error *error)
{
	const git_error *const last = git_error_last();

	if (code == GIT_ENOTFOUND && !is_there)
		return fail(error, TVX_ENOTFOUND, "there is no store at '%s' or above it",
			    path);
	/* To refuse one of another user libgit2 1.5 says that a setting was not found. */
	if (code == GIT_EOWNER || (code == GIT_ENOTFOUND && last && last->message &&
				   strstr(last->message, "safe.directory")))
		return fail(error, TVX_ESYSTEM,
			    "the repository at '%s' belongs to another user", path);
	return fail(error, TVX_ESYSTEM, "the repository at '%s' cannot be opened: %s", path,
		    last && last->message ? last->message : "git gave no reason");
}

/*
 * git shows the objects that replace refs and grafts put in the place of
 * others, libgit2 the others: two honest readers would see two texts.
 */
static tvx_status
refuse_replacements(tvx_store *store, tvx_error *error)
{
	git_reference_iterator *iterator = NULL;
	const char *name;
	buffer path = { 0 };
	struct stat info;
	tvx_status status = TVX_OK;
	int code;

	code = git_reference_iterator_glob_new(&iterator, store->repo, "refs/replace/*");
	if (code == 0)
		code = git_reference_next_name(&name, iterator);
	if (code == 0)
		status = fail(error, TVX_EINPUT,
			      "'%s' puts another object in the place of one that is stored",
			      name);
	else if (code != GIT_ITEROVER)
		status = store_git_error(error, TVX_ESYSTEM);
	git_reference_iterator_free(iterator);

	buffer_printf(&path, "%sinfo/grafts%c", store->folder, '\0');
	if (status == TVX_OK && lstat(path.ptr, &info) == 0 && info.st_size > 0)
		status = fail(error, TVX_EINPUT,
			      "'info/grafts' gives commits other parents than they have");
	buffer_release(&path);
	return status;
}

static tvx_status
open_repository(tvx_store *store, const char *path, tvx_error *error)
{
	const tvx_status status = store_set_up_git(error);
	git_buf found = GIT_BUF_INIT;
	bool is_there;
	int code;

	if (status != TVX_OK)
		return status;
	code = git_repository_discover(&found, path, 0, NULL);
	is_there = code == 0;
	/* As bare: where the work tree is said to be is not believed. */
	if (code == 0)
		code = git_repository_open_ext(
			&store->repo, found.ptr,
			GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_BARE, NULL);
	git_buf_dispose(&found);
	if (code < 0)
		return explain_open(code, path, is_there, error);
	store->folder = git_repository_commondir(store->repo);
	code = git_repository_odb(&store->odb, store->repo);
	if (code < 0)
		return store_git_error(error, TVX_ESYSTEM);
	return refuse_replacements(store, error);
}

tvx_status
tvx_store_open(tvx_store **out, const char *path, tvx_error *error)
{
	tvx_store *store;
	tvx_status status = git2_load(error);

	*out = NULL;
	if (status != TVX_OK)
		return status;
	if (git_libgit2_init() < 0)
		return store_git_error(error, TVX_ESYSTEM);
	store = NEW(tvx_store);
	status = open_repository(store, path, error);
	if (status == TVX_OK)
		*out = store;
	else
		tvx_store_free(store);
	return status;
}

void
tvx_store_free(tvx_store *store)
{
	if (store == NULL)
		return;
	git_odb_free(store->odb);
	git_repository_free(store->repo);
	arena_release(&store->pool);
	free(store);
	git_libgit2_shutdown();
}
