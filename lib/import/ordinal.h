/* SPDX-License-Identifier: MIT */
/*
 * import/ordinal.h - the numbers that head clauses: "5", "V", "1.1", "5 bis",
 * "premier", "五", "٥".
 */
#ifndef IMPORT_ORDINAL_H
#define IMPORT_ORDINAL_H

#include <travaux/str.h>

#include <stdbool.h>

typedef struct ordinal {
	size_t length;   /* bytes */
	uint32_t value;  /* 5 of "5.2 bis" */
	uint32_t minor;  /* 2 of "5.2 bis" */
	uint32_t suffix; /* 2 of "5.2 bis", 1 of "5a" */
	bool spelled;    /* in letters: a word, or a Roman numeral that may be one */
} ordinal;

/* Reads the number that 'text' begins with; false if there is none. */
bool ordinal_read(tvx_str text, ordinal *out);

/* By value, then minor, then suffix. */
int ordinal_compare(const ordinal *one, const ordinal *other);

/* Decimal digits of any script; moves '*at' past them.  0 for none or past 10^8. */
uint32_t digits_read(tvx_str text, size_t *at);
/* The value of a Roman numeral in one case; 0 if it is not one. */
uint32_t numeral_value(tvx_str text);
/* Chinese numerals; moves '*at' past them. */
uint32_t han_read(tvx_str text, size_t *at);

#endif
