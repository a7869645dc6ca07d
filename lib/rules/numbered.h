/* SPDX-License-Identifier: MIT */
/*
 * rules/numbered.h - the words of two drafts, as the alignment numbered them.
 */
#ifndef RULES_NUMBERED_H
#define RULES_NUMBERED_H

#include "rules/sieve.h"

#include <travaux/align.h>

/* Borrows from the alignment and its drafts; returns one past the last number. */
size_t drafts_numbered(const tvx_alignment *alignment, sieve_draft *before,
		       sieve_draft *after);

#endif
