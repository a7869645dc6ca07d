/* SPDX-License-Identifier: MIT */
/*
 * place.h - an empty store in a folder of its own, for one test.
 */
#ifndef TEST_PLACE_H
#define TEST_PLACE_H

#include <travaux/store.h>

typedef struct place {
	char folder[64], path[80]; /* the store is at 'path', in the folder */
	tvx_store *store;
	tvx_error error;
} place;

/* Before and after a test: '*state' is the place, which goes with all in it. */
int place_begin(void **state);
int place_end(void **state);

/* The test has failed, and says why, if 'status' is not TVX_OK. */
void must(place *here, tvx_status status);

#endif
