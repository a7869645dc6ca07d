/* SPDX-License-Identifier: MIT */
#include "diff/snake.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* One direction of the search; 'sign' -1 reads both spans from their ends. */
typedef struct search {
	span before, after;
	bool reversed;
	int32_t *reached; /* furthest word of 'before', by diagonal */
	const int32_t *other;
	int64_t steps;
	point best; /* furthest along both, seen from this end */
} search;

void
frontier_release(frontier *edge)
{
	free(edge->forward);
	free(edge->backward);
	*edge = (frontier){ 0 };
}

static int32_t *
widen(int32_t *row, int32_t reach, int32_t wider)
{
	int32_t *const grown = NEW_ARRAY(int32_t, 2 * (size_t)wider + 1);

	if (row != NULL)
		memcpy(grown + (wider - reach), row, (2 * (size_t)reach + 1) * sizeof *row);
	free(row);
	return grown;
}

static void
reserve(frontier *edge, int32_t reach)
{
	const int32_t wider = reach > 32 ? 2 * reach : 64;

	if (edge->forward != NULL && reach <= edge->reach)
		return;
	edge->forward = widen(edge->forward, edge->reach, wider);
	edge->backward = widen(edge->backward, edge->reach, wider);
	edge->reach = wider;
}

/* How far equal words go on from 'from', read from this end. */
static int32_t
slide(const search *way, point from)
{
	const int32_t before_left = way->before.count - from.before;
	const int32_t after_left = way->after.count - from.after;
	const int32_t most = before_left < after_left ? before_left : after_left;
	const uint32_t *one, *two;
	int32_t length = 0;

	if (!way->reversed) {
		one = way->before.ids + from.before;
		two = way->after.ids + from.after;
		while (length < most && one[length] == two[length])
			length++;
		return length;
	}
	one = way->before.ids + (way->before.count - 1 - from.before);
	two = way->after.ids + (way->after.count - 1 - from.after);
	while (length < most && one[-length] == two[-length])
		length++;
	return length;
}

static bool
on_grid(const search *way, point at)
{
	return at.before <= way->before.count && at.after <= way->after.count;
}

/*
 * One more difference on every diagonal.  True when a path meets one of the
 * other direction, which has made 'others' differences; '*meet' is where.
 */
static bool
advance(search *way, int32_t round, int32_t others, point *meet)
{
	const int32_t rows = way->after.count, columns = way->before.count;
	const int32_t delta = columns - rows;
	const int32_t low = round > rows ? round - 2 * (round - rows) : round;
	const int32_t high = round > columns ? round - 2 * (round - columns) : round;

	for (int32_t k = -low; k <= high; k += 2) {
		const bool down = k == -round ||
				  (k != round && way->reached[k - 1] < way->reached[k + 1]);
		point at = { down ? way->reached[k + 1] : way->reached[k - 1] + 1, 0 };
		const int32_t opposite = delta - k;

		at.after = at.before - k;
		if (on_grid(way, at)) {
			const int32_t length = slide(way, at);

			at.before += length;
			at.after += length;
			way->steps += length;
			if (at.before + at.after > way->best.before + way->best.after)
				way->best = at;
		}
		way->steps++;
		way->reached[k] = at.before;
		if (others >= 0 && opposite >= -others && opposite <= others &&
		    at.before + way->other[opposite] >= columns && on_grid(way, at)) {
			*meet = at;
			return true;
		}
	}
	return false;
}

static point
from_end(const search *way, point at)
{
	return (point){ way->before.count - at.before, way->after.count - at.after };
}

static point
furthest(const search *forward, const search *backward)
{
	const point one = forward->best, two = backward->best;

	if (one.before + one.after >= two.before + two.after)
		return one;
	return from_end(backward, two);
}

bool
find_middle(span before, span after, int64_t budget, frontier *edge, point *middle)
{
	search forward = { .before = before, .after = after };
	search backward = { .before = before, .after = after, .reversed = true };
	/* Paths of the two ends meet on a diagonal only where parity allows. */
	const bool odd = (before.count - after.count) % 2 != 0;

	reserve(edge, 2);
	edge->forward[edge->reach + 1] = 0;
	edge->backward[edge->reach + 1] = 0;
	for (int32_t round = 0; forward.steps + backward.steps <= budget; round++) {
		reserve(edge, round + 2);
		forward.reached = edge->forward + edge->reach;
		backward.reached = edge->backward + edge->reach;
		forward.other = backward.reached;
		backward.other = forward.reached;
		if (advance(&forward, round, odd ? round - 1 : -1, middle))
			return true;
		if (advance(&backward, round, odd ? -1 : round, middle)) {
			*middle = from_end(&backward, *middle);
			return true;
		}
	}
	*middle = furthest(&forward, &backward);
	return false;
}
