/* SPDX-License-Identifier: MIT */
#include "place.h"

#include "base/alloc.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

int
place_begin(void **state)
{
	place *const here = NEW(place);

	snprintf(here->folder, sizeof here->folder, "/tmp/travaux-unit-XXXXXX");
	assert_non_null(mkdtemp(here->folder));
	snprintf(here->path, sizeof here->path, "%s/s", here->folder);
	must(here, tvx_store_init(here->path, &here->error));
	must(here, tvx_store_open(&here->store, here->path, &here->error));
	*state = here;
	return 0;
}

static int
remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk)
{
	(void)info, (void)kind, (void)walk;
	return remove(path);
}

int
place_end(void **state)
{
	place *const here = *state;

	tvx_store_free(here->store);
	nftw(here->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(here);
	return 0;
}

void
must(place *here, tvx_status status)
{
	if (status != TVX_OK)
		print_error("%s (%s:%u)\n", here->error.text, here->error.source,
			    here->error.line);
	assert_int_equal(status, TVX_OK);
}
