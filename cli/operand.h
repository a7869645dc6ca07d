/* SPDX-License-Identifier: MIT */
/*
 * operand.h - what a person may write where a command takes a draft.
 *
 *	2022-04-15        a draft in the store, or a git revision of it
 *	v1.2:law/art.md   a file at a revision of the git repository here
 *	./draft.txt, -    a file, or standard input
 *	...@RU            any of these, as it stands if RU has its way
 */
#ifndef CLI_OPERAND_H
#define CLI_OPERAND_H

#include <travaux/import.h>
#include <travaux/store.h>

#include "options.h"

/* Zero is "nothing opened yet"; release it at the end. */
typedef struct source {
	const char *store_path; /* --store; NULL: $TRAVAUX_STORE, else here and above */
	const char *language;   /* --lang, or NULL */
	const char *format;     /* --from, or NULL: look and see */
	tvx_store *store;
} source;

TVX_MUST_USE tvx_status source_open_store(source *from, tvx_error *error);
void source_release(source *from);

/*
 * Reads a document.  One without a word is refused: most often it is what a
 * failed conversion left, and compared it would read as "all was struck".
 */
TVX_MUST_USE tvx_status document_read(tvx_instrument **out, tvx_str bytes,
				      const tvx_import_options *options, tvx_error *error);

TVX_MUST_USE tvx_status operand_load(tvx_instrument **out, source *from,
				     const char *operand, tvx_error *error);

/*
 * The same in two steps.  To fetch a draft finds out what is meant, and opens
 * the store, one operand at a time; to read it opens its file and touches
 * nothing else, so that two may be read at once.  It is released whatever came
 * of it, and once in any case.
 */
typedef struct fetched {
	char *path;    /* of a file that is to be read, or NULL */
	tvx_str bytes; /* of a file at a revision */
	size_t size;   /* of either; SIZE_MAX if that is not known */
	char *name;
	const char *party; /* "RU" of "x@RU", or NULL; borrows from the operand */
	const char *language, *format;
	tvx_instrument *instrument; /* once it is read; from a store, at once */
} fetched;
TVX_MUST_USE tvx_status operand_fetch(fetched *out, source *from, const char *operand,
				      tvx_error *error);
TVX_MUST_USE tvx_status fetched_read(fetched *it, tvx_error *error);
void fetched_release(fetched *it);

/* Why no draft may be called so, in words; NULL if one may. */
const char *operand_name_fault(const char *name);

/* The name that the store has for it, freed with free(); NULL for a file. */
char *operand_draft(const source *from, const char *operand);

/* Is it the file at 'path', by whatever name or link? */
bool operand_is_at(const char *operand, const char *path);

/*
 * Takes BEFORE AFTER, or BEFORE..AFTER, off the front of the operands.
 * False if neither is there.
 */
typedef struct operand_pair {
	char *before, *after; /* freed with operand_pair_release */
} operand_pair;
bool operand_pair_take(operand_pair *out, operands *rest);
void operand_pair_release(operand_pair *pair);

#endif
