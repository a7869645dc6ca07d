/* SPDX-License-Identifier: MIT */
/*
 * import/foreign.h - documents that are of another kind than those that are read.
 *
 * A page of HTML is text too, and would be read as a treaty of tags; a Word
 * document fails at its first byte, which helps nobody.  Both are named for
 * what they are.
 */
#ifndef IMPORT_FOREIGN_H
#define IMPORT_FOREIGN_H

#include "base/str.h"

#include <travaux/error.h>

/* TVX_EINPUT if the bytes are those of a kind of file that holds no plain text. */
TVX_MUST_USE tvx_status foreign_refuse_bytes(tvx_str bytes, tvx_error *error);

/* TVX_EINPUT if the text is the source of a page or a document in markup. */
TVX_MUST_USE tvx_status foreign_refuse_markup(tvx_str text, tvx_error *error);

#endif
