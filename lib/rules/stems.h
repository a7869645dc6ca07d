/* SPDX-License-Identifier: MIT */
/*
 * rules/stems.h - the letters without which a pattern cannot match.
 *
 * Read from the pattern itself, so that whoever writes a rule need not know:
 *
 *	\b(?:provided\s+that|unless|only\s+(?:if|when))\b
 *	->  "provided" or "unless" or "only"
 *
 *	(?:consent|approval)\s+of\s+(?:all|each) | unanim(?:ous|ity)
 *	->  ("consent" or "approval") and ("all" or "each");  or  "unanim"
 *
 * Each alternative of the whole pattern is a way to match, and needs a stem
 * of each of its choices; of more than two choices the rarest are kept.
 * Stems are folded (ICU's full case folding, code
 * point by code point, no normalisation).  A stem is a run of letters without
 * a break, where any byte past ASCII counts as a letter; or it is any figure,
 * for "\d" and for a figure that is written.  What is read is a
 * part of PCRE2's syntax; a pattern that uses more than that (names,
 * recursion, verbs, octal) has no stems, which only means that it is always
 * tried.  Look-arounds are passed over.
 *
 * Of most patterns it is known besides with which stems a match begins, as
 * all three here in the first and "consent", "approval", "unanim" in the
 * second, were there "\b" before them: its leads.  Such a pattern is tried
 * nowhere but where a lead stands.
 */
#ifndef RULES_STEMS_H
#define RULES_STEMS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* What stands for a figure, whichever it is; the letters of no other stem. */
#define STEM_DIGIT "0"

/* No other stem is shorter than this, in bytes; a lead may be one letter. */
#define STEM_LEAST 2

typedef struct stem_letters {
	tvx_str letters; /* folded */
	bool begins;     /* what stands before is no ASCII letter */
} stem_letters;

/* A part of the list of stems, one of which must stand there. */
typedef struct stem_choice {
	size_t first, count;
} stem_choice;

#define STEM_CHOICES 2

typedef struct stem_way {
	stem_choice choices[STEM_CHOICES];
	size_t count; /* of choices: one at least */
} stem_way;

typedef struct stems {
	stem_letters *ptr;
	size_t count, room;
	stem_way *ways;
	size_t way_count, way_room;
	/* Each match begins with one of these, and no ASCII letter stands before
	 * it; 0 where that is not known. */
	stem_letters *leads;
	size_t lead_count, lead_room;
	arena pool;
} stems;

/* False, and no way, if the pattern can match without any stem.  Release in either case. */
bool stems_read(tvx_str pattern, stems *out);
void stems_release(stems *made);

#endif
