/* SPDX-License-Identifier: MIT */
/*
 * rules/uses.h - in which clauses of the draft after a term is used.
 *
 * All terms asked about are looked for in one walk over the words of the
 * draft: each different word is held against the words of the terms once,
 * and from then on known by its number.
 */
#ifndef RULES_USES_H
#define RULES_USES_H

#include "rules/definitions.h"

/* Clauses that are told by name. */
#define USES_TOLD 3

/* Terms past these are not counted: an act of the Union defines some eighty. */
#define USES_MOST 300

typedef struct use {
	const definition *of, *was; /* what it was before, for one that changed */
	bool is_after;              /* the draft that defines it */
	bool is_new;                /* nothing but whether it is used at all is asked */
	tvx_range apart;  /* words of the draft after that are the definition itself */
	uint32_t clauses; /* that use it */
	uint32_t told[USES_TOLD]; /* the first */
	uint32_t last;
	bool is_defined; /* it stands in quotes, or before a word that defines, elsewhere */
	bool is_like;    /* something like it is used: "plant and animal varieties" */
} use;

typedef struct uses {
	use *ptr;
	size_t count, room;
} uses;

/* Counts all of them. */
void uses_count(finder *in, uses *of);

#endif
