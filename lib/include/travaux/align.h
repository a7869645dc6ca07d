/* SPDX-License-Identifier: MIT */
/*
 * travaux/align.h - Instrument x Instrument -> Alignment: which clause became which.
 *
 * Four passes, each leaving less for the next:
 *
 *	1. clauses with the same words are the same clause;
 *	2. the rest are paired by likeness at least total cost, where leaving a
 *	   clause alone has a price too, so that a removal and an unrelated
 *	   addition are not mistaken for a rewording;
 *	3. what is still alone is tried as a split or a merge;
 *	4. the smallest set of moves that explains the new order is found; any
 *	   other clause whose number changed is renumbered, not moved.
 *
 * lib/align/README.md teaches how, with sources.
 *
 * Totality: every clause of either side that tvx_clause_is_row() is in
 * exactly one row.  An alignment borrows both instruments: free it before
 * them.  Like every stage it never changes once made.
 */
#ifndef TRAVAUX_ALIGN_H
#define TRAVAUX_ALIGN_H

#include <travaux/instrument.h>
#include <travaux/pins.h>

typedef struct tvx_alignment tvx_alignment;

typedef enum tvx_relation {
	TVX_RELATION_IDENTICAL, /* the same words (folded) in the same order */
	TVX_RELATION_EDITED,
	TVX_RELATION_SPLIT,    /* one before, several after */
	TVX_RELATION_MERGED,   /* several before, one after */
	TVX_RELATION_INSERTED, /* none before */
	TVX_RELATION_DELETED   /* none after */
} tvx_relation;

/* Why the clauses of a row were paired; the strongest reason wins. */
typedef enum tvx_reason {
	TVX_REASON_NONE,    /* not paired: inserted or deleted */
	TVX_REASON_PINNED,  /* a person said so */
	TVX_REASON_SAME,    /* the same words, and no other clause has them */
	TVX_REASON_ORDER,   /* the same words as others; order and neighbours decide */
	TVX_REASON_WORDS,   /* like words */
	TVX_REASON_CONTEXT, /* few words, or none: parents and neighbours decide */
	TVX_REASON_SPLIT,
	TVX_REASON_MERGE
} tvx_reason;

typedef struct tvx_row {
	const uint32_t *before, *after; /* clauses, in reading order */
	uint32_t before_count, after_count;
	tvx_relation relation;
	tvx_reason reason;
	uint16_t likeness; /* shared words, weighted, in thousandths */
	bool renumbered;   /* its num changed */
	bool moved;        /* its place among its aligned neighbours changed */
	bool reheaded;     /* the words of its heading changed */
	bool typographic;  /* bytes differ where words do not */
	bool doubtful;     /* paired, but another pairing was nearly as good */
} tvx_row;

/* In every options struct zero is the default, and NULL means all zero. */
typedef struct tvx_align_options {
	const tvx_pin *pins;
	uint32_t pin_count;
	uint32_t threads; /* 0 for 1; the result does not depend on it */
} tvx_align_options;

/*
 * Aligns 'before' with 'after'.  TVX_ENOTFOUND, naming it, if a pin's clause
 * is not there; TVX_EINPUT if two pins contradict each other.
 */
TVX_API TVX_MUST_USE tvx_status tvx_align(tvx_alignment **out, const tvx_instrument *before,
					  const tvx_instrument *after,
					  const tvx_align_options *options,
					  tvx_error *error);

TVX_API const tvx_instrument *tvx_alignment_before(const tvx_alignment *alignment);
TVX_API const tvx_instrument *tvx_alignment_after(const tvx_alignment *alignment);

/* In the reading order of 'after', deletions after their last predecessor. */
TVX_API uint32_t tvx_alignment_size(const tvx_alignment *alignment);
TVX_API const tvx_row *tvx_alignment_row(const tvx_alignment *alignment, uint32_t index);

/* The row in which a clause stands; TVX_NO_CLAUSE for one that is in none. */
TVX_API uint32_t tvx_alignment_row_of_before(const tvx_alignment *alignment,
					     uint32_t clause);
TVX_API uint32_t tvx_alignment_row_of_after(const tvx_alignment *alignment,
					    uint32_t clause);

/* "edited"; "words". */
TVX_API tvx_str tvx_relation_name(tvx_relation relation);
TVX_API tvx_str tvx_reason_name(tvx_reason reason);

TVX_API void tvx_alignment_free(tvx_alignment *alignment);

#endif
