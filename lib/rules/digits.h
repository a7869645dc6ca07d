/* SPDX-License-Identifier: MIT */
/*
 * rules/digits.h - the value of a number written in digits.
 */
#ifndef RULES_DIGITS_H
#define RULES_DIGITS_H

#include <travaux/str.h>

#include <stdbool.h>

/*
 * In the digits of any script.  What is a decimal mark is seen from the groups
 * of digits, and in 'english' a point always is.  False if the word is no
 * number, or one that cannot be held exactly.
 */
bool digits_value(tvx_str word, bool english, double *out);

#endif
