/* SPDX-License-Identifier: MIT */
/*
 * store/escape.h - text that stays on its line, and hides nothing there.
 *
 *	\\  \t  \n  \r		backslash, tab, line feed, carriage return
 *	\u{202E}		a control, a line or paragraph separator, a mark
 *				that overrides the direction of writing, a BOM
 *	\u{20}			a space that ends the text
 *	\§			a section sign that would look like a marker
 *	\u{3C}<<<<<< x		what would look like a conflict that git left
 *
 * All else stands as it is.  So an editor that trims its lines, a pager and
 * a terminal cannot change or disguise what the store holds.
 */
#ifndef STORE_ESCAPE_H
#define STORE_ESCAPE_H

#include "base/buffer.h"

#include <stdbool.h>

/* Appends 'text' escaped. */
void escape_put(buffer *out, tvx_str text);

/* The line by which git begins what it could not merge. */
bool escape_is_conflict(tvx_str line);
#define ESCAPE_CONFLICT "a merge left a conflict here that is not resolved"

/* Appends what 'escaped' stands for; false for an escape there is not. */
bool escape_read(buffer *out, tvx_str escaped);

#endif
