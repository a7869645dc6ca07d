/* SPDX-License-Identifier: MIT */
/*
 * import/numbered.h - clauses that no word heads: "1. Definitions".
 *
 * Memoranda, contracts and licences number their articles and do not call them
 * so; resolutions and communiqués number paragraphs.  Where no article was
 * found, or but a few strays, two things are looked for:
 *
 *	1. PURPOSE                      a number and a heading, and text below:
 *	The purpose of ...              an article, if the next ones are alike
 *	2. AREAS OF COOPERATION
 *	2.1 The Participants ...
 *
 *	Recalling ...,                  a number and words, below a preamble:
 *	1. Decides ...;                 the preamble has ended
 *
 * The numbers count from one (or nought), up to the first annex.  Of articles
 * that have headings a few may be missing that stand nowhere else: those were
 * repealed.
 */
#ifndef IMPORT_NUMBERED_H
#define IMPORT_NUMBERED_H

#include "import/outline.h"

/* Adds the heads of such articles, or of the body below a preamble. */
void numbered_find(outline *out, const blocks *in);

#endif
