/* SPDX-License-Identifier: MIT */
/*
 * import/heading.h - does this line head an article, a chapter, an annex?
 *
 * A line is looked at alone here; whether "Article 5 Assistance" heads an
 * article or mentions one is settled by its neighbours in outline.c.
 */
#ifndef IMPORT_HEADING_H
#define IMPORT_HEADING_H

#include "import/ordinal.h"

#include <travaux/instrument.h>

typedef struct heading {
	tvx_clause_kind kind;
	bool numbered;
	ordinal number;
	size_t num_end; /* the num is the text up to here, separator included */
	size_t rest;    /* where what follows begins; the length if nothing does */
	bool separated; /* ".", ":" or a dash stands between */
	bool sign;      /* "§", "Clause": an article where none is called so */
	bool provision; /* one of those behind the articles of a law */
	bool titled;    /* all that follows on the line is its heading */
	bool stopped;   /* so is what follows up to a full stop */
} heading;

bool heading_read(tvx_str text, heading *out);

#endif
