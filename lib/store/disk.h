/* SPDX-License-Identifier: MIT */
/*
 * store/disk.h - making sure that what was written is on the disk.
 */
#ifndef STORE_DISK_H
#define STORE_DISK_H

#include "base/buffer.h"

#include <travaux/error.h>

#include <stdbool.h>

/* Tells the system's reason for 'errno', about 'path'. */
tvx_status disk_error(tvx_error *error, const char *path);

/* Waits until a file, or the names in a folder, are on the disk. */
TVX_MUST_USE tvx_status disk_sync(const char *path, tvx_error *error);

/* Syncs the folder of 'path', and those above it, until that which is 'stop' bytes long. */
TVX_MUST_USE tvx_status disk_sync_above(const char *path, size_t stop, tvx_error *error);

/* "<folder><name>" with NUL behind, in a buffer that is cleared first. */
const char *disk_path(buffer *room, const char *folder, const char *name);

/*
 * The names in a folder that 'wanted' says yes to, each ended by NUL.
 * Nothing if the folder cannot be read.
 */
void disk_list(buffer *out, const char *folder, bool (*wanted)(const char *name));

#endif
