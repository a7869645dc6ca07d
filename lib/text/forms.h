/* SPDX-License-Identifier: MIT */
/*
 * text/forms.h - one form of a text, by way of UTF-16, which ICU works in.
 *
 * A word fits on the stack; anything longer goes to the heap.
 */
#ifndef TEXT_FORMS_H
#define TEXT_FORMS_H

#include "base/buffer.h"

#include <travaux/str.h>

#include <stdbool.h>
#include <unicode/utypes.h>

#define UNITS_NEAR 128

/* UTF-16: in 'near' while it is short.  Begin with units_init. */
typedef struct units {
	UChar *ptr;
	int32_t len, room;
	UChar near[UNITS_NEAR];
} units;

void units_init(units *text);
void units_release(units *text);

/* Room for so many; what 'text' held is lost. */
void units_reserve(units *text, int32_t room);

/* Replaces what 'out' holds; a text too long for ICU aborts as memory does. */
void units_from(units *out, tvx_str text);
void units_append(const units *text, buffer *out);

/* These replace 'out'; 'out' is not 'text'. */
void units_nfc(units *out, const units *text);
void units_nfkc(units *out, const units *text);
void units_casefold(units *out, const units *text);

/* Appends the text case folded if each of its characters folds to one,
 * whatever it stands beside; false, and nothing appended, if one does not. */
bool text_casefold_simply(tvx_str text, buffer *out);

#endif
