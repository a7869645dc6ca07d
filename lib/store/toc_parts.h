/* SPDX-License-Identifier: MIT */
/*
 * store/toc_parts.h - what both makers of an outline end with.
 */
#ifndef STORE_TOC_PARTS_H
#define STORE_TOC_PARTS_H

#include "store/toc.h"

/* Sorts the wIds; gives a clause whose wId another one has, or TVX_NO_CLAUSE. */
uint32_t toc_index(toc *made);

/* Settles in whose file each clause's text stands. */
void toc_divide(toc *made);

#endif
