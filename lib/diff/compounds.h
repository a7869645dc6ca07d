/* SPDX-License-Identifier: MIT */
/*
 * diff/compounds.h - "newly-elected" and "newly elected": a compound written otherwise.
 *
 * Joined by a hyphen the two are one word, apart they are two, so the shortest
 * script strikes both.  To a reader only the hyphen changed:
 *
 *	[-newly-elected-]{+newly elected+}     newly[---]{+ +}elected
 *
 * White space alone is not looked at: "may be" is not "maybe".
 */
#ifndef DIFF_COMPOUNDS_H
#define DIFF_COMPOUNDS_H

#include "diff/hunks.h"
#include "diff/wording.h"

/* A compound at one end of a hunk: so many words of either side; zero for none. */
typedef struct compound {
	uint32_t before, after;
} compound;

compound compound_at_begin(const hunk *item, const wording *before, const wording *after);
/* 'first' is what the one at the beginning takes. */
compound compound_at_end(const hunk *item, compound first, const wording *before,
			 const wording *after);

/* Bytes that a compound is joined with: hyphens and white space. */
uint32_t joint_length(tvx_str text, uint32_t from);

#endif
