/* SPDX-License-Identifier: MIT */
/*
 * import/headed.h - clauses that have a heading and no number, in Markdown.
 *
 *	## Acceptance of terms          articles, where nothing else is one
 *	By using the service ...
 *
 *	## § 3 Inkrafttreten            beside articles: no part of the one above,
 *	...                             if the heading is no lower than its
 *	## Schlussformel
 *	Der Bundesrat hat zugestimmt.
 *
 * Plain text does not tell a heading from a short line, so nothing is sought there.
 */
#ifndef IMPORT_HEADED_H
#define IMPORT_HEADED_H

#include "import/outline.h"

/* Adds the heads of such articles; the heads that are there are in order, and stay so. */
void headed_find(outline *out, const blocks *in);

#endif
