/* SPDX-License-Identifier: MIT */
/*
 * diff/parties.h - whose bracket a byte of a draft stands in.
 *
 *	"shall [RU: consult [cease]] forthwith"
 *	       |----------RU-------|
 *
 * The brackets of a draft, nested and running over clauses, are flattened
 * once into the places where the party changes; a byte has the party of the
 * innermost bracket that names one.  Its marks belong to the bracket, and so
 * does white space behind it.
 */
#ifndef DIFF_PARTIES_H
#define DIFF_PARTIES_H

#include <travaux/instrument.h>

#include <stddef.h>

typedef struct party_change {
	uint32_t clause, offset; /* in the clause's text */
	tvx_str party;           /* from here on; empty for none */
} party_change;

/* In reading order; zero is a draft without parties. */
typedef struct parties {
	party_change *items;
	size_t count;
} parties;

parties parties_of(const tvx_instrument *instrument);
void parties_release(parties *list);

/*
 * The party at 'offset' in the text of 'clause'; '*until' is the offset
 * where the party may change next, or UINT32_MAX if not in this clause.
 */
tvx_str party_at(const parties *list, uint32_t clause, uint32_t offset, uint32_t *until);

#endif
