/* SPDX-License-Identifier: MIT */
/*
 * text/words.h - where words begin, and when two are the same word.
 *
 * A word is a run of letters and marks of any script, a number with its
 * separators ("1,029", "10.5"), one character of punctuation, one symbol or
 * one bracket - with the white space that follows it.  Letters of scripts
 * written without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar) are a word each.  An
 * apostrophe or hyphen between two letters belongs to the word ("Union's",
 * "cease-fire").  Every byte belongs to one word; cutting depends on Unicode
 * properties alone, never on a locale.
 *
 * Two words are the same, folded, when NFC, case folding, one form of
 * quotes, dashes and spaces, and removal of ignorable characters make them
 * so.  Look-alike letters of another script are not folded.
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include "base/buffer.h"

#include <travaux/str.h>

#include <stdbool.h>

typedef enum word_class {
	WORD_LETTERS,
	WORD_NUMBER,
	WORD_PUNCTUATION, /* and symbols */
	WORD_BRACKET      /* '[' or ']' */
} word_class;

/*
 * Appends to '*starts' (an array of '*count' with room for '*room') the offset
 * of each word of 'text' plus 'base'; the end is not appended.  'text' is
 * valid UTF-8; leading white space goes with the first word.
 */
void words_cut(tvx_str text, uint32_t base, uint32_t **starts, size_t *count, size_t *room);

/* The word without the white space after it. */
tvx_str word_core(tvx_str word);
word_class word_classify(tvx_str word);

/* Holds a letter or a digit: what a reader counts as a word. */
bool word_counts(tvx_str word);
/* The same of so many words: is there anything to read? */
bool text_has_words(tvx_str text);

/* Appends the folded form of 'word', without the white space after it. */
void word_fold(tvx_str word, buffer *out);

#endif
