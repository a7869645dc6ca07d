/* SPDX-License-Identifier: MIT */
/*
 * diff/wording.h - the words of one side of a row: Alignment row -> words.
 *
 * A row of one clause borrows: its words are a range of the instrument's.
 * A row of several is joined, without a gap, so that a split or a merge is
 * one text against one text:
 *
 *	text    "Each State shall:consult."      two clauses
 *	starts   0    5     11   16 17     24 25
 *	seams                       3            the word that begins the second
 *
 * At a seam two words have no white space between them because the clauses
 * are two, not because someone left it out; whoever compares white space
 * asks wording_ends_clause first.
 */
#ifndef DIFF_WORDING_H
#define DIFF_WORDING_H

#include "align/lexicon.h"
#include "base/arena.h"

#include <stdbool.h>

typedef struct wording {
	tvx_str text;
	const uint32_t *ids;
	const uint32_t *starts; /* count + 1 of them, counted from 'base' */
	uint32_t base, count;
	const uint32_t *seams; /* words that begin a clause, but the first */
	uint32_t seam_count;
} wording;

/* Room for the words of joined rows, kept between rows; zero is empty. */
typedef struct joint {
	uint32_t *ids, *starts, *seams;
	size_t room, seam_room;
} joint;

/* One draft with the numbers of its words. */
typedef struct draft_words {
	const tvx_instrument *instrument;
	const uint32_t *folded;
	const uint32_t *starts;
	const char *bytes; /* which the starts count from */
} draft_words;

void joint_release(joint *room);

draft_words draft_words_of(const tvx_instrument *instrument, const lexicon_side *side);

/* The text of a row's clauses: borrowed if one, joined in 'pool' if several. */
tvx_str wording_text(const draft_words *draft, const uint32_t *clauses, uint32_t count,
		     arena *pool);

/* 'text' is what wording_text gave; borrows from 'room' until its next use. */
wording wording_of(const draft_words *draft, const uint32_t *clauses, uint32_t count,
		   tvx_str text, joint *room);

/* The offset in the text of the first byte of word 'at', or of the end. */
uint32_t word_begin(const wording *words, uint32_t at);
/* The word with the white space after it, and where that begins. */
tvx_str word_bytes(const wording *words, uint32_t at);
uint32_t word_core_end(const wording *words, uint32_t at);
bool wording_ends_clause(const wording *words, uint32_t at);

#endif
