/* SPDX-License-Identifier: MIT */
/*
 * rules/quantity.h - a number, its unit, and on which side of it one must stay.
 *
 *	"not more than 85,000"   "three days"   "25 miles"   "EUR 500"   "5 %"
 *
 * A quantity is kept in the base unit of its dimension, so that 25 miles and
 * 40 km can be set against each other.  Numbers that count nothing - of an
 * article, of a date, of a law - are not quantities.
 */
#ifndef RULES_QUANTITY_H
#define RULES_QUANTITY_H

#include "rules/finder.h"

typedef enum dimension {
	DIMENSION_COUNT,
	DIMENSION_LENGTH, /* metres */
	DIMENSION_AREA,   /* square metres */
	DIMENSION_MASS,   /* kilograms */
	DIMENSION_VOLUME, /* litres */
	DIMENSION_TIME,   /* days, by the clock */
	DIMENSION_WORKDAYS,
	DIMENSION_MONTHS, /* by the calendar */
	DIMENSION_SHARE,  /* per cent */
	DIMENSION_MONEY   /* in the currency written */
} dimension;

typedef enum bound { BOUND_NONE, BOUND_AT_MOST, BOUND_AT_LEAST } bound;

typedef struct quantity {
	tvx_range where;  /* with bound and unit */
	tvx_range amount; /* number and unit */
	double value;     /* in the base unit */
	tvx_str unit;     /* as written; may be empty */
	dimension dimension;
	uint32_t currency; /* of money, as unit.h numbers them */
	bound bound;
} quantity;

typedef struct quantities {
	quantity *ptr;
	size_t count, room;
} quantities;

/*
 * Appends the quantities of a passage.  In two steps, for who need not always
 * take the second: spotting numbers and units is quick; weighing drops, from
 * 'first' on, what only labels ("Article 5", "3 May 2020"), and reads bounds.
 */
void quantities_read(finder *in, tvx_str text, tvx_range within, quantities *out);
void quantities_spot(const finder *in, tvx_str text, tvx_range within, quantities *out);
void quantities_weigh(finder *in, tvx_str text, tvx_range within, quantities *out,
		      size_t first);

/* Lays "not more than" and its like on the quantities from 'first' on. */
void quantities_bound(finder *in, tvx_str text, tvx_range within, quantities *out,
		      size_t first);

/* Does the sign at 'at' stand close between two figures, as in "60:40"? */
bool parts_figures(tvx_str text, size_t at);

/* Of a time: about how many days by the clock. */
double quantity_days(const quantity *of);

/* Equal but for rounding; near each other, as a conversion rounded by hand is. */
bool quantity_same(const quantity *before, const quantity *after);
bool quantity_near(const quantity *before, const quantity *after);

/* "one seventh (7 times less)", "2.94 times more", "5 % less"; in the arena. */
tvx_str quantity_ratio(arena *pool, double before, double after);

#endif
