/* SPDX-License-Identifier: MIT */
/*
 * import/contents.h - headings that only list what is further on.
 *
 *	Article 1 Use of terms ........ 3       a table of contents, whose heads
 *	Article 2 Scope ............... 4       come again with a text below
 *	...
 *	Article 1
 *	Use of terms
 *	For the purposes of ...
 */
#ifndef IMPORT_CONTENTS_H
#define IMPORT_CONTENTS_H

#include "import/outline.h"

/* Finds the blocks of a table of contents, and drops its heads. */
void contents_find(outline *of, const blocks *in);
/* Drops the heads of a list of annexes that follow further on. */
void contents_drop_annexes(outline *of, const blocks *in);

#endif
