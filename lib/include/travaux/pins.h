/* SPDX-License-Identifier: MIT */
/*
 * travaux/pins.h - what a person says of which clause became which.
 *
 *	# Point 7 was taken apart on the way.
 *	Point 7=8		these two are one clause
 *	!art_3=art_4		these two are not
 *
 * A pin overrules the alignment.  Names are as for tvx_instrument_find, the
 * one of the draft before first.  A file of pins has one a line; empty lines
 * and those that begin with "#" say nothing.
 */
#ifndef TRAVAUX_PINS_H
#define TRAVAUX_PINS_H

#include <travaux/instrument.h>

typedef struct tvx_pin {
	tvx_str before, after;
	bool apart;
} tvx_pin;

/* A list of pins, with its own copy of the names. */
typedef struct tvx_pins tvx_pins;

TVX_API tvx_pins *tvx_pins_new(void);
TVX_API void tvx_pins_free(tvx_pins *pins);

/* In the order in which they came; valid until the next call with 'pins'. */
TVX_API const tvx_pin *tvx_pins_list(const tvx_pins *pins, uint32_t *count);

/* Adds "BEFORE=AFTER".  TVX_EINPUT if it is not of that form. */
TVX_API TVX_MUST_USE tvx_status tvx_pins_add(tvx_pins *pins, tvx_str text, bool apart,
					     tvx_error *error);

/* Adds what a file says; 'source' names it in an error.  TVX_ELIMIT past TVX_LIMIT_PINS. */
TVX_API TVX_MUST_USE tvx_status tvx_pins_read(tvx_pins *pins, tvx_str file,
					      const char *source, tvx_error *error);

/*
 * Adds what was said before, by the clauses' eIds.  What a pin of 'pins' says
 * of either clause stands above it.  A pin of a clause that is not there (in
 * a projection, say) is left out; the number of those is returned.
 */
TVX_API uint32_t tvx_pins_recall(tvx_pins *pins, const tvx_pins *remembered,
				 const tvx_instrument *before, const tvx_instrument *after);

#endif
