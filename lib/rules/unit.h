/* SPDX-License-Identifier: MIT */
/*
 * rules/unit.h - units of measure, in the languages that ship.
 *
 * Measures are few and mean the same in every treaty, so they are a table
 * here and not a pack: a pack could get a conversion wrong without a word.
 */
#ifndef RULES_UNIT_H
#define RULES_UNIT_H

#include "rules/quantity.h"

typedef struct unit {
	const char *name; /* folded */
	dimension dimension;
	double factor; /* to the base unit */
} unit;

/* NULL if it is none; 'name' is folded, words set off by one space. */
const unit *unit_named(tvx_str name);

/* A number for each currency, however it is written; 0 for what is no money. */
uint32_t unit_currency(const unit *of);

#endif
