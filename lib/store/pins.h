/* SPDX-License-Identifier: MIT */
/*
 * store/pins.h - the file "pins" of a draft: pins, as travaux/pins.h has them.
 *
 * Sorted, each once: what was said makes the bytes, not the order it was said
 * in.  A draft of which nothing was said has no such file.
 */
#ifndef STORE_PINS_H
#define STORE_PINS_H

#include "base/buffer.h"

#include <travaux/pins.h>

/* Appends the file, or nothing for no pins (NULL too). TVX_EINPUT for a name
 * that would not be read back. */
TVX_MUST_USE tvx_status pins_put(buffer *out, const tvx_pins *pins, tvx_error *error);

#endif
