/* SPDX-License-Identifier: MIT */
/*
 * import/endnotes.h - the notes that a page, become a file, has put at its end.
 *
 *	... electricity ( 4 ) and ... transport ( 5 ) ...        marks, in the text
 *	ANNEX VI ...
 *	( 1 ) OJ C 262, 28.8.1997, p. 6.                         the notes
 *	( 2 ) OJ C 138, 4.5.1998.
 *
 * They stand below the last annex, or between the signatures and the first one, and
 * are no part of it.  What tells them from a list of that annex: they run on from one
 * to the end, and the text before the annex has their marks, in order and in the same
 * brackets, while the annex itself has not the first.
 */
#ifndef IMPORT_ENDNOTES_H
#define IMPORT_ENDNOTES_H

#include "import/blocks.h"

#include <stddef.h>

/*
 * The block with which the notes begin that go on up to 'end'; 'end' if there are
 * none.  'last' is the block of the heading before them.
 */
size_t endnotes_find(const blocks *in, size_t last, size_t end);

#endif
