/* SPDX-License-Identifier: MIT */
/*
 * rules/terms.h - states by name, and the terms that stand for several.
 *
 *	Great Britain, China[UA: , Turkey] and France (hereinafter "the Guarantors")
 *	^ member       ^ member    ^ member, UA ^ member               ^ term
 */
#ifndef RULES_TERMS_H
#define RULES_TERMS_H

#include "base/buffer.h"
#include "rules/finder.h"

/* The definitions of a draft; the members of each in the order of the text. */
void terms_read(finder *in, const tvx_instrument *draft, const bracket_index *brackets,
		terms *out);
void terms_release(terms *made);

/* Appends the states named in 'within' of a clause's text. */
void states_read(const finder *in, tvx_str text, tvx_range within,
		 const bracket_index *brackets, uint32_t clause, terms *out);

/* The term that stands in the words, or NULL. */
const term *terms_named(const terms *in, tvx_str words);
/* The term of that name, or NULL. */
const term *terms_find(const terms *in, tvx_str name);

/* Appends "China, Russia and France". */
void put_list(buffer *out, const tvx_str *items, size_t count);

#endif
