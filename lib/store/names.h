/* SPDX-License-Identifier: MIT */
/*
 * store/names.h - names of files and tags, made from names that may hold anything.
 *
 * A byte that a file system, a shell or a ref could trip over is written
 * %HH.  Two different wIds never share a file, not even where file names
 * ignore case or where the name had to be cut: a digest is then part of it.
 *
 *	art_5		art_5.txt
 *	art_V		art_V~5f1d2c3b4a596877.txt
 *	art_5/../x	art_5%2F..%2Fx.txt
 */
#ifndef STORE_NAMES_H
#define STORE_NAMES_H

#include "base/buffer.h"

#include <stdbool.h>

/* Appends the file name of a clause; the root, whose wId is empty, is "instrument.txt". */
void name_put_clause(buffer *out, tvx_str wid);

/* Appends the name under which a document is kept; "document" if it has none. */
void name_put_document(buffer *out, tvx_str file);

/*
 * Appends the tag of a draft, without "refs/tags/": the name itself where
 * git takes it for one.  False if the name is empty, or too long for a file
 * name once written so.
 */
bool name_put_tag(buffer *out, tvx_str draft);

#endif
