/* SPDX-License-Identifier: MIT */
/*
 * render/excerpt.h - the two ends of a long text.
 */
#ifndef RENDER_EXCERPT_H
#define RENDER_EXCERPT_H

#include <travaux/str.h>

#include <stdbool.h>
#include <stdint.h>

typedef struct excerpt {
	tvx_str head, tail; /* whole words */
	bool cut;           /* false: too little would be left out, show it whole */
} excerpt;

/*
 * About 'head' columns from the start of 'text' and 'tail' from its end, cut
 * between words, or between letters where there are no spaces.  Valid UTF-8.
 */
excerpt excerpt_of(tvx_str text, uint32_t head, uint32_t tail);

#endif
