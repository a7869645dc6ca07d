/* SPDX-License-Identifier: MIT */
/*
 * rules/sieve.h - which patterns a text could match, by the letters in it.
 *
 * A treaty has fifty thousand words and five thousand different ones.  Each
 * different one is looked through once for the stems of all patterns
 * (rules/stems.h); from then on a sentence costs one look-up a word, and a
 * pattern whose stems are not all there is not tried on it.
 *
 *	sieve          the stems of a set of patterns; never changes once the
 *	               set is made, and threads may share it
 *	sieve_memory   what one thread has learnt of the words of its texts
 */
#ifndef RULES_SIEVE_H
#define RULES_SIEVE_H

#include "base/buffer.h"
#include "rules/stems.h"

#include <stdint.h>

/* A choice of stems past these shares its mark with another, whose patterns are
 * then tried more often. */
#define SIEVE_MARKS 512

/* A pattern without stems. */
#define SIEVE_ALWAYS UINT32_MAX

typedef struct sieve sieve;

sieve *sieve_new(void);
void sieve_free(sieve *made);

/* Adds the stems of a pattern; returns its number, or SIEVE_ALWAYS. */
uint32_t sieve_add(sieve *to, tvx_str pattern);

typedef struct sieve_memory sieve_memory;

sieve_memory *sieve_memory_new(const sieve *of);
void sieve_memory_free(sieve_memory *made);

/*
 * The words of a draft as they were cut and numbered when it was aligned, equal
 * words alike: word w is the bytes from starts[w] to starts[w + 1] of the text.
 */
typedef struct sieve_draft {
	tvx_str text;
	const uint32_t *starts; /* count + 1 */
	const uint32_t *numbers;
	size_t count;
} sieve_draft;

/*
 * Tells of two drafts, which must live as long as the memory, so that texts
 * which are part of one are not cut again; 'words' is past every number.
 */
void sieve_know(sieve_memory *in, const sieve_draft *before, const sieve_draft *after,
		size_t words);

/*
 * The draft that the text is so many whole words of, from '*first' to before
 * '*end'; NULL if it is not.
 */
const sieve_draft *sieve_words(sieve_memory *in, tvx_str text, size_t *first, size_t *end);

/*
 * The two texts that are asked about until the next call.  They must stay
 * where they are, and as they are, until the memory is freed.
 */
void sieve_settle(sieve_memory *in, tvx_str before, tvx_str after);

/*
 * Could the pattern of that number match in the text?  True for a text that is no
 * part of those settled: to look through it would cost what a match does.
 */
bool sieve_passes(sieve_memory *in, uint32_t number, tvx_str text);

/*
 * Could the pattern of that number match anywhere in the draft before, or
 * after?  Asked of the words that it has, each once; true if none are known.
 */
bool sieve_passes_draft(sieve_memory *in, uint32_t number, bool is_after);

/*
 * Is it known where alone a match could begin?  Not of every pattern, nor of
 * a text that is no part of those settled.
 */
bool sieve_leads(const sieve_memory *in, uint32_t number, tvx_str text);

/* The first of those places that is not before 'from'; SIZE_MAX for none. */
size_t sieve_place(sieve_memory *in, uint32_t number, tvx_str text, size_t from);

/* Of a run of letters, as far as stems go: any byte past ASCII may be one. */
static inline bool
sieve_is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (unsigned char)byte >= 0x80;
}

/* Appends 'letters' as stems are folded. */
void sieve_fold(tvx_str letters, buffer *out);

#endif
