/* SPDX-License-Identifier: MIT */
/*
 * import/heading.h - does this line head an article, a chapter, an annex?
 *
 * A line is looked at alone here; whether "Article 5 Assistance" heads an
 * article or mentions one is settled by its neighbours in structure.c.
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
	bool sign;      /* "§": a section that is an article */
	bool titled;    /* all that follows on the line is its heading */
	bool stopped;   /* so is what follows up to a full stop */
} heading;

bool heading_read(tvx_str text, heading *out);

/* May 'text' be the heading of a clause: short, no sentence? */
bool looks_like_heading(tvx_str text);

/* Are all its cased letters capitals, and are there two at least? */
bool all_capitals(tvx_str text);

/*
 * Where in "Use of terms For the purposes of this Agreement:" the heading
 * ends and the text begins; 0 if all is text.
 */
size_t heading_split(tvx_str text);

/* Has what may be a heading no verb? */
bool is_verbless(tvx_str text);

/*
 * Length of the heading, stop included, in "Scope; definitions. This Act applies",
 * where the text goes on or ends; 0 if the first sentence is none.
 */
size_t heading_before_stop(tvx_str text);

#endif
