/* SPDX-License-Identifier: MIT */
/*
 * comparing.h - the part that diff and redline share: two operands in, a report out.
 */
#ifndef CLI_COMPARING_H
#define CLI_COMPARING_H

#include <travaux/compare.h>

#include "operand.h"
#include "pinning.h"

typedef struct comparing {
	const char *store, *language, *format_in, *rules;
	pinning pinning;
	unsigned threads;
	bool no_findings, forget_pins;
	/* What the run makes; released by comparing_release. */
	source source;
	tvx_instrument *before, *after;
	tvx_rules *compiled;
	tvx_comparison *comparison;
	tvx_pins *pins;
} comparing;

/* Rows for an option table whose struct begins with a comparing. */
#define COMPARING_OPTIONS                                                                       \
	{ "store",       0,                                                                     \
	  OPTION_STRING, offsetof(comparing, store),                                            \
	  "DIR",         "the store of drafts; else $TRAVAUX_STORE, else here" },               \
		{ "lang",        0,                                                             \
		  OPTION_STRING, offsetof(comparing, language),                                 \
		  "L",           "language of the files, as \"en\"; else seen from the text" }, \
		{ "from",        0,                                                             \
		  OPTION_STRING, offsetof(comparing, format_in),                                \
		  "FORMAT",      "format of the files: text, markdown; else seen" },            \
		{ "rules",       0,                                                             \
		  OPTION_STRING, offsetof(comparing, rules),                                    \
		  "FILE",        "a rule pack in place of the standard ones" },                 \
		{ "no-findings", 0,                                                             \
		  OPTION_FLAG,   offsetof(comparing, no_findings),                              \
		  NULL,          "do not look for findings" },                                  \
		PINNING_OPTIONS(comparing, pinning),                                            \
		{ "forget-pins", 0,                                                             \
		  OPTION_FLAG,   offsetof(comparing, forget_pins),                              \
		  NULL,          "do without the pins that the store remembers" },              \
	{                                                                                       \
		"threads", 0, OPTION_NUMBER, offsetof(comparing, threads), "N",                 \
			"threads; the result does not depend on it"                             \
	}

/* Reads both drafts and compares them. */
TVX_MUST_USE tvx_status comparing_run(comparing *work, const operand_pair *pair,
				      tvx_error *error);
const tvx_report *comparing_report(const comparing *work);

/* As many as there are processors to run on, if nobody said. */
uint32_t comparing_threads(const comparing *work);
void comparing_release(comparing *work);

/*
 * Narrows a walk to the clauses a person named; each must be in one draft at
 * least.  The arrays are freed with free().
 */
TVX_MUST_USE tvx_status comparing_narrow(const comparing *work, const operands *clauses,
					 tvx_walk_options *walk, tvx_error *error);

#endif
