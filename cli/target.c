/* SPDX-License-Identifier: MIT */
#include "target.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a signal that ends the program has to take away first. */
static const char *volatile unfinished;

static void
take_away(int signal_number)
{
	const char *const draft = unfinished;

	if (draft != NULL)
		unlink(draft);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

static void
mind_signals(const char *draft)
{
	static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
	struct sigaction before;

	unfinished = draft;
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		if (sigaction(ending[i], NULL, &before) == 0 &&
		    before.sa_handler == SIG_DFL)
			signal(ending[i], take_away);
}

static void *
checked(void *memory)
{
	if (memory == NULL)
		abort();
	return memory;
}

static int
refuse(tvx_error *error, const char *path, const char *why)
{
	*error = (tvx_error){ .status = TVX_ESYSTEM };
	snprintf(error->source, sizeof error->source, "%s", path);
	snprintf(error->text, sizeof error->text, "cannot be written: %s", why);
	return -1;
}

/* To rename over it is no way to write what one may not write. */
static const char *
why_not(const char *path, const struct stat *facts)
{
	if (S_ISDIR(facts->st_mode))
		return "it is a folder";
	if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
		return strerror(errno);
	return NULL;
}

static mode_t
mode_of_a_new_file(void)
{
	const mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

static int
open_beside(target *it, mode_t mode, tvx_error *error)
{
	const size_t room = strlen(it->final) + 8;
	char *const draft = checked(malloc(room));
	int file;

	snprintf(draft, room, "%s.XXXXXX", it->final);
	file = mkstemp(draft);
	if (file < 0) {
		free(draft);
		return refuse(error, it->path, strerror(errno));
	}
	it->draft = draft;
	mind_signals(draft);
	if (fchmod(file, mode) == 0)
		return file;
	close(file);
	return refuse(error, it->path, strerror(errno));
}

int
target_open(target *out, const char *path, tvx_error *error)
{
	const char *fault;
	struct stat facts;
	int file;

	*out = (target){ .path = checked(strdup(path)) };
	if (stat(path, &facts) != 0) {
		if (errno != ENOENT)
			return refuse(error, path, strerror(errno));
		if (lstat(path, &facts) == 0)
			return refuse(error, path, "it is a link that leads nowhere");
		out->final = checked(strdup(path));
		return open_beside(out, mode_of_a_new_file(), error);
	}
	if ((fault = why_not(path, &facts)) != NULL)
		return refuse(error, path, fault);
	if (S_ISREG(facts.st_mode)) {
		out->final = realpath(path, NULL);
		if (out->final == NULL)
			return refuse(error, path, strerror(errno));
		return open_beside(out, facts.st_mode & 07777, error);
	}
	file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	return file >= 0 ? file : refuse(error, path, strerror(errno));
}

bool
target_keep(target *it, int file)
{
	const bool synced = it->draft == NULL || fsync(file) == 0;
	const int fault = errno;

	if (close(file) != 0 && synced)
		return false;
	errno = fault;
	if (!synced || (it->draft != NULL && rename(it->draft, it->final) != 0))
		return false;
	unfinished = NULL;
	free(it->draft);
	it->draft = NULL;
	return true;
}

void
target_release(target *it)
{
	if (it->draft != NULL)
		unlink(it->draft);
	unfinished = NULL;
	free(it->draft);
	free(it->final);
	free(it->path);
	*it = (target){ NULL, NULL, NULL };
}
