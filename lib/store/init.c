/* SPDX-License-Identifier: MIT */
/* tvx_store_init: an empty store, whole and on the disk, or none. */
#include "base/error.h"
#include "store/disk.h"
#include "store/repository.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

/* What a new repository consists of, the last written last. A folder that
 * holds these and nothing else was begun by a writer that was stopped. */
static const char *const parts[] = { "objects/info", "objects/pack", "objects",   "info",
				     "hooks",        "refs/heads",   "refs/tags", "refs",
				     "description",  "config",       "HEAD" };

static bool
is_foreign(const char *name)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const size_t len = strlen(parts[i]);

		if (strncmp(name, parts[i], len) == 0 &&
		    (name[len] == '\0' || strcmp(name + len, ".lock") == 0))
			return false;
	}
	return true;
}

static bool
holds_other_things(const char *path)
{
	buffer folder = { 0 }, names = { 0 };
	bool foreign;

	disk_list(&names, disk_path(&folder, path, "/"), is_foreign);
	foreign = names.len > 0;
	buffer_release(&folder);
	buffer_release(&names);
	return foreign;
}

static tvx_status
make_repository(const char *path, tvx_error *error)
{
	git_repository_init_options options;
	git_repository *repo = NULL;
	tvx_status status = TVX_OK;

	if (git_repository_init_options_init(&options,
					     GIT_REPOSITORY_INIT_OPTIONS_VERSION) < 0)
		return store_git_error(error, TVX_ESYSTEM);
	options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKDIR |
			GIT_REPOSITORY_INIT_MKPATH;
	options.initial_head = "main";
	if (git_repository_init_ext(&repo, path, &options) < 0)
		status = store_git_error(error, TVX_ESYSTEM);
	git_repository_free(repo);
	return status;
}

static tvx_status
sync_repository(const char *path, tvx_error *error)
{
	buffer folder = { 0 }, part = { 0 };
	tvx_status status = TVX_OK;

	buffer_printf(&folder, "%s/%c", path, '\0');
	for (size_t i = 0; i < sizeof parts / sizeof *parts && status == TVX_OK; i++)
		status = disk_sync(disk_path(&part, folder.ptr, parts[i]), error);
	if (status == TVX_OK)
		status = disk_sync(folder.ptr, error);
	if (status == TVX_OK)
		status = disk_sync(disk_path(&part, folder.ptr, ".."), error);
	buffer_release(&folder);
	buffer_release(&part);
	return status;
}

/* A repository at this very place, not above it. */
static bool
is_repository(const char *path)
{
	git_repository *repo = NULL;
	const int code =
		git_repository_open_ext(&repo, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);

	git_repository_free(repo);
	return code == 0;
}

static bool
is_file(const char *path)
{
	struct stat facts;

	return stat(path, &facts) == 0 && !S_ISDIR(facts.st_mode);
}

tvx_status
tvx_store_init(const char *path, tvx_error *error)
{
	tvx_status status;

	if (path[0] == '\0' || is_file(path))
		return fail(error, TVX_EINPUT, "'%s' %s: a store wants a folder of its own",
			    path, path[0] == '\0' ? "is no name" : "is a file");
	status = git2_load(error);
	if (status != TVX_OK)
		return status;
	if (git_libgit2_init() < 0)
		return store_git_error(error, TVX_ESYSTEM);
	status = store_set_up_git(error);
	if (status == TVX_OK && !is_repository(path)) {
		status = holds_other_things(path) ? fail(error, TVX_ECONFLICT,
							 "'%s' holds other files: a store "
							 "wants a folder of its own",
							 path)
						  : make_repository(path, error);
		if (status == TVX_OK)
			status = sync_repository(path, error);
	}
	git_libgit2_shutdown();
	return status;
}
