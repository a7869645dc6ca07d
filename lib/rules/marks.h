/* SPDX-License-Identifier: MIT */
/*
 * rules/marks.h - the marks of stems, and where a sieve keeps them.
 *
 * A mark is one of SIEVE_MARKS bits: of a choice of stems, any of which a way
 * to match asks for, or of the leads of a pattern.  A word has the marks of
 * the stems that stand in it; a text those of its words.
 */
#ifndef RULES_MARKS_H
#define RULES_MARKS_H

#include "rules/sieve.h"

/* A power of two. */
#define HEADS 1024

#define MARK_WORDS (SIEVE_MARKS / 64)

typedef struct marks {
	uint64_t bits[MARK_WORDS];
} marks;

static inline bool
marks_have(const marks *found, uint32_t mark)
{
	return found->bits[mark / 64] >> mark % 64 & 1;
}

static inline void
marks_join(marks *into, const marks *more)
{
	for (size_t i = 0; i < MARK_WORDS; i++)
		into->bits[i] |= more->bits[i];
}

/* Stems that begin with the same two bytes, or as good as, are chained; and so are
 * leads of one letter. */
typedef struct stem {
	tvx_str text;
	bool begins;
	uint32_t mark;
	uint32_t next; /* index + 1; 0 for none */
} stem;

/* The marks of the choices of a way; the last one again for those it has not. */
typedef struct way {
	uint32_t marks[STEM_CHOICES];
} way;

#define NO_LEAD UINT32_MAX

typedef struct sifted {
	size_t first, end; /* of its ways */
	uint32_t lead;     /* the mark of its leads */
	bool is_plain;     /* its stems are ASCII, and so never part of two words */
} sifted;

struct sieve {
	stem *stems;
	size_t count, room;
	/* Index + 1: of those that may stand anywhere, and of those that begin a word. */
	uint32_t heads[2][HEADS];
	way *ways;
	size_t way_count, way_room;
	sifted *patterns;
	size_t pattern_count, pattern_room;
	uint32_t marks; /* given out so far */
	size_t least;   /* bytes of the shortest stem or lead */
	arena pool;
};

/* Are there the marks that one of the ways to match asks for? */
bool marks_let_pass(const sieve *of, const sifted *asked, const marks *found);

/*
 * The marks of the stems that stand in a word, where they may; 'folded' is room
 * for it.
 */
marks marks_of_letters(const sieve *of, tvx_str word, buffer *folded);

#endif
