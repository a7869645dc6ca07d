/* SPDX-License-Identifier: MIT */
#include "base/late.h"

#include "base/error.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static tvx_status
fill(late_library *library, tvx_error *error)
{
	char *const table = library->functions;
	void *const handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);

	if (handle == NULL)
		return fail(error, TVX_ESYSTEM, "a library cannot be loaded: %s",
			    dlerror());
	for (size_t i = 0; i < library->count; i++) {
		void *const function = dlsym(handle, library->names[i]);

		if (function == NULL)
			return fail(error, TVX_ESYSTEM, "%s has no function '%s'",
				    library->file, library->names[i]);
		memcpy(table + i * sizeof function, &function, sizeof function);
	}
	return TVX_OK;
}

tvx_status
late_load(late_library *library, tvx_error *error)
{
	tvx_status status = TVX_OK;

	pthread_mutex_lock(&library->lock);
	if (!atomic_load_explicit(&library->loaded, memory_order_relaxed)) {
		status = fill(library, error);
		atomic_store_explicit(&library->loaded, status == TVX_OK,
				      memory_order_release);
	}
	pthread_mutex_unlock(&library->lock);
	return status;
}

void
late_insist(late_library *library)
{
	tvx_error error;

	if (late_load(library, &error) == TVX_OK)
		return;
	fprintf(stderr, "travaux: %s\n", error.text);
	abort();
}
