/* SPDX-License-Identifier: MIT */
/*
 * pair.h - two drafts of a test, and all that is known of them.
 */
#ifndef TEST_PAIR_H
#define TEST_PAIR_H

#include <travaux/compare.h>

typedef struct pair {
	tvx_instrument *before, *after;
	tvx_rules *rules;
	tvx_comparison *comparison;
	const tvx_report *report; /* of the comparison */
} pair;

/* A draft in plain text; the test has failed if it cannot be read. */
tvx_instrument *draft_read(const char *text);

/* Reads both and compares them by the standard rules; gives the report. */
const tvx_report *pair_compare(pair *made, const char *before, const char *after);
void pair_release(pair *made);

#endif
