/* SPDX-License-Identifier: MIT */
/*
 * travaux/import.h - bytes -> Instrument.
 *
 * One reader a format turns bytes into blocks (a paragraph, its place, hints
 * of its style); one file turns blocks into clauses for all formats.  Odd
 * drafting is never an error: it is read, with a note.
 */
#ifndef TRAVAUX_IMPORT_H
#define TRAVAUX_IMPORT_H

#include <travaux/instrument.h>

typedef struct tvx_import_options {
	const char *format;   /* "text", "markdown"; NULL to look and see */
	const char *language; /* BCP 47; NULL for what the text looks like */
	const char *name;     /* of the draft; NULL for its header's, or the file's */
	const char *file;     /* what to call the document in messages; may be NULL */
	const char *date;     /* NULL for its header's */
	const char *party;    /* NULL for its header's */
} tvx_import_options;

/*
 * Reads UTF-8, with or without a byte order mark, or UTF-16 with one.
 * TVX_EINPUT, with line and column, if the bytes are not that or hold NUL; and
 * for what is no plain text but a Word document, a PDF or the like, or, where
 * no format is named, a page of HTML or a document in XML.
 */
TVX_API TVX_MUST_USE tvx_status tvx_import(tvx_instrument **out, tvx_str bytes,
					   const tvx_import_options *options,
					   tvx_error *error);

#endif
