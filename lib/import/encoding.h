/* SPDX-License-Identifier: MIT */
/*
 * import/encoding.h - the bytes of a document -> UTF-8 with "\n".
 */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include "base/buffer.h"

#include <travaux/error.h>

/*
 * Gives in '*text' what the bytes say.  UTF-8 is borrowed where nothing has
 * to change, so that offsets in the text are offsets in the bytes; a byte
 * order mark stays in it as white space would.  UTF-16 and lone carriage
 * returns are rewritten into 'held'.  TVX_EINPUT with line and column for
 * what is neither, and for NUL.
 */
TVX_MUST_USE tvx_status encoding_decode(tvx_str bytes, buffer *held, tvx_str *text,
					tvx_error *error);

/* How many bytes of a byte order mark the text begins with. */
size_t encoding_mark(tvx_str text);

#endif
