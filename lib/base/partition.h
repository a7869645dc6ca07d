/* SPDX-License-Identifier: MIT */
/*
 * base/partition.h - where an array in order is cut in two.
 *
 * A lower bound, the first item that is not below a key, or as many as there
 * are, is
 *
 *	size_t at = 0;
 *
 *	PARTITION_POINT(at, count, items[at].key < key);
 *
 * and an upper bound has <= for the <.  A macro, for the question becomes
 * part of the loop, in the words and with the types of who asks; bsearch()
 * calls a function for each try, and gives any one of those that are equal.
 */
#ifndef BASE_PARTITION_H
#define BASE_PARTITION_H

/*
 * Moves 'place' to the first in [place, end) for which 'holds' is false, or to
 * 'end'.  'holds' asks about 'place', has no effects, and is true up to some
 * place and false from there.  If 'end' is not behind 'place', it stays.
 */
#define PARTITION_POINT(place, end, holds)                                                 \
	do {                                                                               \
		__typeof__(place) low_ = (place), high_ = (end);                           \
                                                                                           \
		while (low_ < high_) {                                                     \
			(place) = low_ + (high_ - low_) / 2;                               \
			if (holds)                                                         \
				low_ = (place) + 1;                                        \
			else                                                               \
				high_ = (place);                                           \
		}                                                                          \
		(place) = low_;                                                            \
	} while (0)

#endif
