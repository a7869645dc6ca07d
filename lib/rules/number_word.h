/* SPDX-License-Identifier: MIT */
/*
 * rules/number_word.h - words for numbers, in the languages that ship.
 *
 * One word, one value: "three hundred" is put together from two by who reads
 * them (rules/quantity.c).
 */
#ifndef RULES_NUMBER_WORD_H
#define RULES_NUMBER_WORD_H

#include <travaux/str.h>

#include <stdbool.h>

/* False only if the word as it is written, not folded, is none of a number:
 * most words are told from those by their first three letters. */
bool number_word_may_be(tvx_str word);

/* "three" -> 3, "hundred" -> 100; 'word' is folded.  Of an English text, those that are
 * numbers in French and words in English too, "cent" and "seize", are none. */
bool number_word(tvx_str word, bool english, double *out);

/* "one", «один»: as often an article or a pronoun. */
bool number_word_is_article(tvx_str word);

#endif
