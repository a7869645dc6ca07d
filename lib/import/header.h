/* SPDX-License-Identifier: MIT */
/*
 * import/header.h - what a document says of itself at its very top.
 *
 *	Title: Treaty on Security Guarantees
 *	Draft: 2022-04-15
 *	Language: en
 *
 * or the same between two lines of "---", as Markdown files do.
 */
#ifndef IMPORT_HEADER_H
#define IMPORT_HEADER_H

#include "import/blocks.h"

#include <travaux/instrument.h>

/*
 * Fills in the fields of 'draft' that the header names, borrowed from 'text',
 * and gives the bytes that the header takes; 0 if there is none.  A line that
 * is no such field is put beside the blocks: nothing of it is a clause's, and
 * yet a reader of the document has it before his eyes.
 */
size_t header_read(tvx_str text, tvx_draft *draft, blocks *beside);

#endif
