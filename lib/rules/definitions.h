/* SPDX-License-Identifier: MIT */
/*
 * rules/definitions.h - the terms that a draft defines, by the words of it.
 *
 *	(7) "controller" means the person that decides, alone or with others:
 *	     ^^^^^^^^^^ name    ^^^^^^^^^^ body, with the points (a) and (b) below
 *
 *	the Convention of 1982 (hereinafter "the Convention")
 *	                                         ^^^^^^^^^^ name, and no body
 *
 * A term stands in quotes before a word that defines, or is all that stands
 * before it in a clause of an article of definitions; which words define is
 * the pack's to say.  Only clauses of rows in which something changed are
 * read, and those above them: what no edit touched is defined as it was.
 *
 * All ranges count the words of the draft.
 */
#ifndef RULES_DEFINITIONS_H
#define RULES_DEFINITIONS_H

#include "rules/finder.h"

typedef struct definition {
	uint64_t name_hash; /* of the numbers of its words: equal names, equal hash */
	uint32_t row, clause;
	tvx_range name, whole, body; /* the body may be empty */
	bool by_quotes;
	bool by_name;      /* of a thing described before: (hereinafter "X") */
	bool among_others; /* its article defines another term too */
} definition;

/* Sorted by name, then by row. */
typedef struct definitions {
	definition *ptr;
	size_t count, room;
} definitions;

/* For each row, whether something in it or below its clauses changed. */
bool *definitions_rows(const finder *in);

void definitions_read(finder *in, bool is_after, const bool *rows, definitions *out);

/* Those of one name: from the first one to before '*end'. */
size_t definitions_named(const definitions *in, uint64_t name_hash, size_t *end);

/* The one of that name in that row; NULL if there is none, or more than one. */
const definition *definitions_find(const definitions *in, uint64_t name_hash, uint32_t row);

/*
 * Where the definition, or its part in a clause below, ends: with the sentence;
 * without quotes the next term may stand behind a semicolon or in the next line.
 */
uint32_t definition_end(const sieve_draft *in, bool by_quotes, uint32_t begin,
			uint32_t end);

/* The word, without the space after it, is a mark of quotation. */
bool is_quote(tvx_str word);

#endif
