/* SPDX-License-Identifier: MIT */
/*
 * render/headings.h - two headings -> what both have, and what each has alone.
 *
 *	EU [-Recovery-]{+Follow-on+} prospectus
 *
 * A heading is short, so it is enough to know what both begin with and what both
 * end in, in whole words.  Where that is less than half of the shorter, the one is
 * struck and the other set.
 */
#ifndef RENDER_HEADINGS_H
#define RENDER_HEADINGS_H

#include <travaux/str.h>

/* head + struck + tail are the heading before, byte for byte; head + set + tail the
 * one after.  Any may be empty. */
typedef struct heading_parts {
	tvx_str head, struck, set, tail;
} heading_parts;

heading_parts heading_parts_of(tvx_str before, tvx_str after);

#endif
