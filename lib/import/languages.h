/* SPDX-License-Identifier: MIT */
/*
 * import/languages.h - the words of structure, as data.
 *
 * What a treaty calls its parts, how it counts them, how its recitals and
 * its signatures begin, in the languages read.  The languages share one
 * table: a draft is not asked its language to be read, and no word means two
 * things.  All words are stored folded (letter_fold).
 */
#ifndef IMPORT_LANGUAGES_H
#define IMPORT_LANGUAGES_H

#include <travaux/instrument.h>

/* One letter for both cases, for the scripts of the tables; no locale. */
uint32_t letter_fold(uint32_t code_point);
bool letter_is_upper(uint32_t code_point);
bool letter_is_lower(uint32_t code_point);

/* Is the word this one, which is stored folded? */
bool equals_folded(tvx_str word, tvx_str folded);

/* Does the first letter, after quotes and brackets, tell a case? */
bool begins_lower(tvx_str text);
bool begins_upper(tvx_str text);

static inline bool
is_ascii_letter(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* Length of the run of letters that 'text' begins with, hyphens inside included. */
size_t leading_letters(tvx_str text);

/* A word that heads a clause: "Article", "Chapter", "Annex". */
typedef struct structure_word {
	const char *word;
	tvx_clause_kind kind;
	bool bare;         /* may stand without a number: "ANNEX" */
	bool abbreviation; /* a full stop after it belongs to it */
	bool after;        /* an article whose number stands before the word */
	bool weak;         /* an article where none is called so */
} structure_word;

const structure_word *structure_word_of(tvx_str word);

/* "one", "first", "premier", "EERSTE": the number that a word spells; 0 for none. */
uint32_t number_of_word(tvx_str word);
/* "bis" 2, "ter" 3; 0 for none. */
uint32_t suffix_of_word(tvx_str word);

typedef enum phrase_kind {
	PHRASE_PREAMBLE,   /* a line that heads the preamble */
	PHRASE_RECITAL,    /* what a recital begins with */
	PHRASE_PARTIES,    /* who speaks: "The Parties to", "The European Parliament" */
	PHRASE_ENACTING,   /* "have agreed as follows" */
	PHRASE_SIGNATURES, /* "In witness whereof" */
	PHRASE_CONTENTS,   /* "Table of contents" */
	PHRASE_SENTENCE,   /* what a sentence begins with, after a heading on one line */
	PHRASE_REFERENCE,  /* after "Article 5": this is a mention, not a heading */
	PHRASE_TO,         /* between an annex and what it is annexed to */
	PHRASE_AND         /* what stands between two numbers in a sentence */
} phrase_kind;

/* Length of the phrase of that kind that the text begins with; 0 for none. */
size_t begins_with_phrase(tvx_str text, phrase_kind kind);

#endif
