/* SPDX-License-Identifier: MIT */
/*
 * store/compose.h - an outline -> the objects of a draft.
 *
 *	tag -> commit -> tree -> outline
 *	          |         |--> clauses/ -> a blob a clause with words
 *	          v         |--> pins
 *	       parent       '--> source/  -> the document
 *
 * All of them follow from the outline, the document, the pins and the parent alone.
 * What the parent has too is named, not written.
 */
#ifndef STORE_COMPOSE_H
#define STORE_COMPOSE_H

#include "store/toc.h"

#include <travaux/pins.h>
#include "store/pack.h"

typedef struct composition {
	const toc *made;
	tvx_str document;
	const tvx_pins *pins;  /* NULL for none */
	const git_oid *parent; /* a commit; NULL for none */
	const char *tag;       /* its name, without "refs/tags/" */
	pack objects;
	arena names; /* of files */
	git_oid commit_id, tag_id;
} composition;

/* Fills in the objects and their ids; the other fields are given. */
TVX_MUST_USE tvx_status compose(composition *work, tvx_store *store, tvx_error *error);
void composition_release(composition *work);

#endif
