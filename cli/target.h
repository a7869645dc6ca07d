/* SPDX-License-Identifier: MIT */
/*
 * target.h - the file that a report goes to.
 *
 *	path ─ links followed ─▶ path.XXXXXX ─ written whole ─▶ path
 *
 * It is there whole or not at all, whatever ends the program but a kill that
 * cannot be caught.  What is no regular file, a device or a pipe, is never put
 * out of the way: it is written to as it stands.  A file that is there keeps
 * its permissions, a new one has those that the umask leaves.
 */
#ifndef CLI_TARGET_H
#define CLI_TARGET_H

#include <travaux/error.h>

#include <stdbool.h>

typedef struct target {
	char *path;  /* as it was given, for messages */
	char *final; /* where its links lead */
	char *draft; /* the temporary name, NULL where there is none */
} target;

/* The descriptor to write to, or -1 with the reason in 'error'. */
int target_open(target *out, const char *path, tvx_error *error);
/* Puts the whole file in its place and closes 'file'; false leaves errno. */
bool target_keep(target *it, int file);
/* Nothing stays behind of a file that was not kept. */
void target_release(target *it);

#endif
