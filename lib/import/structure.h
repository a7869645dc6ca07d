/* SPDX-License-Identifier: MIT */
/*
 * import/structure.h - Blocks -> the clauses of an Instrument.
 *
 * One way for all formats.  The outline gives the heads (parts, articles,
 * annexes); between two heads a stack of open enumerators gives the rest:
 *
 *	1. ...        stack: 1.
 *	   (a) ...    stack: 1. (a)
 *	       (i)    stack: 1. (a) (i)
 *	   (b) ...    closes to the level whose next number this is
 *	2. ...
 *
 * Whether "(i)" is a letter or a numeral, whether "1." starts a list inside
 * a point or closes it, is decided by which open sequence it continues.
 *
 * Every byte of a block that is not white space goes into a num, a heading
 * or a text, once and in order.
 */
#ifndef IMPORT_STRUCTURE_H
#define IMPORT_STRUCTURE_H

#include "base/buffer.h"
#include "import/blocks.h"
#include "instrument/builder.h"

/* Also appends the title, the heading of the root, to 'title'. */
void structure_build(builder *made, const blocks *in, buffer *title);

#endif
