/* SPDX-License-Identifier: MIT */
/*
 * instrument/numbers.h - the number in what is printed before a clause.
 *
 *	"Article 5 bis" -> "5bis"     "(a)"     -> "a"
 *	"ARTICLE V"     -> "V"        "第五条"   -> "5"
 *	"CHAPTER ONE"   -> "1"        "المادة ٥" -> "5"
 */
#ifndef INSTRUMENT_NUMBERS_H
#define INSTRUMENT_NUMBERS_H

#include "base/buffer.h"

#include <travaux/instrument.h>

#include <stdbool.h>

/* Appends the number; false, with nothing appended, if there is none. */
bool number_of(tvx_clause_kind kind, tvx_str num, buffer *out);

/* What stands behind the prefix in the last step of an eId: "5bis". */
tvx_str number_in_eid(tvx_str eid);

/* "Seven" or "seventh", in some languages; 0 if the word is none of them. */
uint32_t number_word_value(tvx_str word);

/* The value of a Roman numeral in either case, at most 3999; 0 if it is none. */
uint32_t roman_value(tvx_str letters);

/* Equal for numbers that match; for others most often not. */
uint64_t number_key(tvx_str number);

/* Are two numbers the same, letter case and Roman numerals aside? */
bool numbers_match(tvx_str one, tvx_str other);

#endif
