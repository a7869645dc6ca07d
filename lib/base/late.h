/* SPDX-License-Identifier: MIT */
/*
 * base/late.h - a library that is loaded when it is first wanted.
 *
 * libgit2 brings TLS, SSH and Kerberos with it and ICU the C++ library: to
 * bind them takes the loader longer than two short drafts take to compare,
 * and two files of plain English want neither, nor zlib, YAML or Markdown.
 * So the build may leave them out of what the loader binds (meson's option
 * "late"), and lib/late.py makes from a list of names a table of their
 * functions and a macro for each, by which a call looks as it would otherwise:
 *
 *	git_odb_free(odb)   is   (*git2_late()->git_odb_free_)(odb)
 *
 * A name that is missing in the list does not link.  The table is filled
 * once, by whichever thread asks first, and stays; it is the only data of
 * this library that changes, as the loader's own table would.
 */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include <travaux/error.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct late_library {
	const char *file; /* as the loader knows it: "libgit2.so.1.5" */
	const char *const *names;
	void *functions; /* as many pointers as there are names, in their order */
	size_t count;
	pthread_mutex_t lock;
	atomic_bool loaded;
} late_library;

/* TVX_ESYSTEM, with what the loader says, if it or one of its functions is
 * not there. */
TVX_MUST_USE tvx_status late_load(late_library *library, tvx_error *error);

/* As that, but the process says so and aborts. */
void late_insist(late_library *library);

static inline void
late_need(late_library *library)
{
	if (!atomic_load_explicit(&library->loaded, memory_order_acquire))
		late_insist(library);
}

#endif
