/* SPDX-License-Identifier: MIT */
/*
 * import/title.h - does a text look like the heading of a clause, and where does
 * one that runs on into the text end?
 *
 *	Use of terms                                      whole
 *	Use of terms For the purposes of this Act:        before a sentence
 *	Use of terms. In this Act:                        before a full stop
 */
#ifndef IMPORT_TITLE_H
#define IMPORT_TITLE_H

#include <travaux/str.h>

#include <stdbool.h>

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
