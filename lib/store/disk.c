/* SPDX-License-Identifier: MIT */
#include "store/disk.h"

#include "base/error.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

tvx_status
disk_error(tvx_error *error, const char *path)
{
	char reason[128];

	/* The GNU one: it may give a text of its own and leave ours alone. */
	return fail(error, TVX_ESYSTEM, "%s: %s", path,
		    strerror_r(errno, reason, sizeof reason));
}

tvx_status
disk_sync(const char *path, tvx_error *error)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	tvx_status status = TVX_OK;

	if (file < 0)
		return disk_error(error, path);
	/* EINVAL: a file system that cannot sync a folder has no need to. */
	if (fsync(file) != 0 && errno != EINVAL)
		status = disk_error(error, path);
	close(file);
	return status;
}

tvx_status
disk_sync_above(const char *path, size_t stop, tvx_error *error)
{
	buffer room = { 0 };
	tvx_status status = TVX_OK;

	buffer_printf(&room, "%s%c", path, '\0');
	while (status == TVX_OK) {
		char *const slash = strrchr(room.ptr, '/');

		if (slash == NULL || (size_t)(slash - room.ptr) < stop)
			break;
		*slash = '\0';
		status = disk_sync(room.ptr, error);
	}
	buffer_release(&room);
	return status;
}

const char *
disk_path(buffer *room, const char *folder, const char *name)
{
	buffer_clear(room);
	buffer_puts(room, folder);
	buffer_puts(room, name);
	buffer_put_byte(room, '\0');
	return room->ptr;
}

void
disk_list(buffer *out, const char *folder, bool (*wanted)(const char *name))
{
	DIR *const open_folder = opendir(folder);
	const struct dirent *entry;

	if (open_folder == NULL)
		return;
	while ((entry = readdir(open_folder)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    wanted(entry->d_name))
			buffer_put(out,
				   (tvx_str){ entry->d_name, strlen(entry->d_name) + 1 });
	closedir(open_folder);
}
