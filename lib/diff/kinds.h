/* SPDX-License-Identifier: MIT */
/*
 * diff/kinds.h - what a word is to a reader: Lexicon -> a byte of flags a word.
 *
 * Made once a comparison and looked up by word number, so that tidying an
 * edit script never looks at text.  No language is known here: what is
 * common in these two drafts ("the", "статьи") is common, whatever it means.
 */
#ifndef DIFF_KINDS_H
#define DIFF_KINDS_H

#include <stdint.h>

struct lexicon;

enum {
	KIND_COUNTS = 1, /* holds a letter or a digit */
	KIND_NUMBER = 2,
	KIND_COMMON = 4, /* among the most frequent words of the two drafts */
	KIND_STOP = 8,   /* ends a sentence: . ? ! */
	KIND_BREAK = 16, /* ends a part of one: ; : */
	KIND_COMMA = 32,
	KIND_OPENS = 64,  /* belongs to what follows: ( [ and opening quotes */
	KIND_CLOSES = 128 /* other punctuation, which belongs to what precedes */
};

/* The caller frees it. */
uint8_t *word_kinds(const struct lexicon *words);

#endif
