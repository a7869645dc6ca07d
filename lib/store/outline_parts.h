/* SPDX-License-Identifier: MIT */
/*
 * store/outline_parts.h - what both makers of an outline end with.
 */
#ifndef STORE_OUTLINE_PARTS_H
#define STORE_OUTLINE_PARTS_H

#include "store/outline.h"

/* Sorts the wIds; gives a clause whose wId another one has, or TVX_NO_CLAUSE. */
uint32_t outline_index(outline *made);

/* Settles in whose file each clause's text stands. */
void outline_divide(outline *made);

#endif
