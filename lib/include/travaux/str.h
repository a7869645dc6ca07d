/* SPDX-License-Identifier: MIT */
/*
 * travaux/str.h - a string is a pointer and a length.
 *
 * Text in this library is UTF-8, may hold NUL, and is never assumed to end
 * in one.  A tvx_str owns nothing: it borrows from the object it came from
 * and dies with it.
 */
#ifndef TRAVAUX_STR_H
#define TRAVAUX_STR_H

#include <stddef.h>
#include <stdint.h>

typedef struct tvx_str {
	const char *ptr;
	size_t len;
} tvx_str;

#define TVX_STR(literal) ((tvx_str){ (literal), sizeof(literal) - 1 })

/* Half-open: [begin, end).  Of bytes, words or clauses, as the field says. */
typedef struct tvx_range {
	uint32_t begin, end;
} tvx_range;

#endif
