/* SPDX-License-Identifier: MIT */
/*
 * Costs are gains turned round: cost = -gain, and 0 for being alone.  The
 * prices keep cost - row price - column price at or above zero, with
 * equality on what is taken; a search is Dijkstra's over those differences.
 * Jonker and Volgenant's column reduction and row reduction are left out:
 * here nearly every row finds its best column free at once, which is their
 * effect, in the first lines of the search.
 */
#include "align/assign.h"

#include "base/alloc.h"

#include <stdbool.h>
#include <stdlib.h>

/* Columns settled in one search; and for all rows together, on average. */
#define SETTLED_MOST    512
#define SETTLED_AVERAGE 48

typedef struct heap_item {
	int64_t distance;
	uint32_t column;
} heap_item;

typedef struct solver {
	const assign_edge *edges;
	size_t *begins; /* of the edges of each row; one more at the end */
	int64_t *row_prices, *column_prices;
	uint32_t *takers;   /* row, by column; ASSIGN_ALONE if free */
	uint32_t *taken;    /* edge, by row */
	int64_t *distances; /* by column, where reached */
	uint32_t *reached;  /* search number, by column */
	uint32_t *settled;
	size_t *via; /* edge by which a column was reached */
	heap_item *heap;
	size_t heap_count, heap_room;
	uint32_t *settled_list;
	uint32_t settled_count;
	uint32_t search;
	uint64_t budget;
} solver;

static bool
comes_first(heap_item one, heap_item other)
{
	return one.distance != other.distance ? one.distance < other.distance
					      : one.column < other.column;
}

static void
heap_push(solver *self, heap_item item)
{
	size_t at = self->heap_count;

	PUSH_ROOM(self->heap, self->heap_count, self->heap_room);
	self->heap_count++;
	for (; at > 0 && comes_first(item, self->heap[(at - 1) / 2]); at = (at - 1) / 2)
		self->heap[at] = self->heap[(at - 1) / 2];
	self->heap[at] = item;
}

static heap_item
heap_pop(solver *self)
{
	const heap_item first = self->heap[0];
	const heap_item last = self->heap[--self->heap_count];
	size_t at = 0;

	for (;;) {
		size_t child = at * 2 + 1;

		if (child >= self->heap_count)
			break;
		if (child + 1 < self->heap_count &&
		    comes_first(self->heap[child + 1], self->heap[child]))
			child++;
		if (!comes_first(self->heap[child], last))
			break;
		self->heap[at] = self->heap[child];
		at = child;
	}
	if (self->heap_count)
		self->heap[at] = last;
	return first;
}

static int
by_row(const void *one, const void *other)
{
	const assign_edge *const a = one, *const b = other;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return a->gain > b->gain ? -1 : a->gain < b->gain;
}

/* Being alone is a way to end for every row on the path: the best so far. */
typedef struct ending {
	int64_t distance;
	uint32_t row;    /* that would be alone, or ASSIGN_ALONE */
	uint32_t column; /* or the free column */
} ending;

static void
reach_from(solver *self, uint32_t row, int64_t base, ending *best)
{
	const int64_t alone = base - self->row_prices[row];

	if (alone < best->distance)
		*best = (ending){ alone, row, 0 };
	for (size_t e = self->begins[row]; e < self->begins[row + 1]; e++) {
		const assign_edge *const edge = &self->edges[e];
		const uint32_t column = edge->column;
		const int64_t distance = base - (int64_t)edge->gain -
					 self->row_prices[row] -
					 self->column_prices[column];

		if (self->settled[column] == self->search || distance >= best->distance)
			continue;
		if (self->reached[column] == self->search &&
		    self->distances[column] <= distance)
			continue;
		self->reached[column] = self->search;
		self->distances[column] = distance;
		self->via[column] = e;
		if (self->takers[column] == ASSIGN_ALONE)
			*best = (ending){ distance, ASSIGN_ALONE, column };
		else
			heap_push(self, (heap_item){ distance, column });
	}
}

static void
raise_prices(solver *self, uint32_t start, int64_t end)
{
	self->row_prices[start] += end;
	for (uint32_t i = 0; i < self->settled_count; i++) {
		const uint32_t column = self->settled_list[i];
		const int64_t slack = end - self->distances[column];

		self->column_prices[column] -= slack;
		self->row_prices[self->takers[column]] += slack;
	}
}

/* Hands each column on the path back to the row that reached it. */
static void
augment(solver *self, uint32_t start, ending end)
{
	uint32_t column = end.column;

	if (end.row != ASSIGN_ALONE) {
		if (end.row == start)
			return;
		column = self->edges[self->taken[end.row]].column;
		self->taken[end.row] = ASSIGN_ALONE;
	}
	for (;;) {
		const size_t edge = self->via[column];
		const uint32_t row = self->edges[edge].row;
		const uint32_t given = self->taken[row];

		self->taken[row] = (uint32_t)edge;
		self->takers[column] = row;
		if (row == start)
			return;
		column = self->edges[given].column;
	}
}

/* Where the search is given up: the best that nobody has. */
static void
take_free(solver *self, uint32_t row)
{
	uint32_t best = ASSIGN_ALONE;

	for (size_t e = self->begins[row]; e < self->begins[row + 1]; e++) {
		const assign_edge *const edge = &self->edges[e];

		if (self->takers[edge->column] == ASSIGN_ALONE &&
		    (best == ASSIGN_ALONE || edge->gain > self->edges[best].gain))
			best = (uint32_t)e;
	}
	if (best == ASSIGN_ALONE)
		return;
	self->taken[row] = best;
	self->takers[self->edges[best].column] = row;
	self->row_prices[row] = -(int64_t)self->edges[best].gain -
				self->column_prices[self->edges[best].column];
}

static void
search_row(solver *self, uint32_t start)
{
	ending best = { INT64_MAX, ASSIGN_ALONE, 0 };

	self->search++;
	self->heap_count = 0;
	self->settled_count = 0;
	reach_from(self, start, 0, &best);
	while (self->heap_count > 0) {
		const heap_item item = heap_pop(self);

		if (item.distance >= best.distance)
			break;
		if (self->settled[item.column] == self->search)
			continue;
		if (self->settled_count >= SETTLED_MOST || self->budget == 0) {
			take_free(self, start);
			return;
		}
		self->budget--;
		self->settled[item.column] = self->search;
		self->settled_list[self->settled_count++] = item.column;
		reach_from(self, self->takers[item.column], item.distance, &best);
	}
	raise_prices(self, start, best.distance);
	augment(self, start, best);
}

static void
solver_init(solver *self, assign_edge *edges, size_t count, uint32_t row_count,
	    uint32_t column_count, uint32_t *taken)
{
	*self = (solver){ .edges = edges, .taken = taken };
	qsort(edges, count, sizeof *edges, by_row);
	self->begins = NEW_ARRAY(size_t, add_size(row_count, 1));
	for (size_t e = 0; e < count; e++)
		self->begins[edges[e].row + 1]++;
	for (uint32_t row = 0; row < row_count; row++)
		self->begins[row + 1] += self->begins[row];
	self->row_prices = NEW_ARRAY(int64_t, row_count);
	self->column_prices = NEW_ARRAY(int64_t, column_count);
	self->takers = NEW_ARRAY(uint32_t, column_count);
	self->distances = NEW_ARRAY(int64_t, column_count);
	self->reached = NEW_ARRAY(uint32_t, column_count);
	self->settled = NEW_ARRAY(uint32_t, column_count);
	self->via = NEW_ARRAY(size_t, column_count);
	self->settled_list = NEW_ARRAY(uint32_t, SETTLED_MOST);
	for (uint32_t column = 0; column < column_count; column++)
		self->takers[column] = ASSIGN_ALONE;
	for (uint32_t row = 0; row < row_count; row++)
		taken[row] = ASSIGN_ALONE;
	self->budget = (uint64_t)SETTLED_AVERAGE * row_count + 4096;
}

static void
solver_release(solver *self)
{
	free(self->begins);
	free(self->row_prices);
	free(self->column_prices);
	free(self->takers);
	free(self->distances);
	free(self->reached);
	free(self->settled);
	free(self->via);
	free(self->heap);
	free(self->settled_list);
}

void
assign(assign_edge *edges, size_t count, uint32_t row_count, uint32_t column_count,
       uint32_t *taken)
{
	solver self;

	solver_init(&self, edges, count, row_count, column_count, taken);
	for (uint32_t row = 0; row < row_count; row++)
		search_row(&self, row);
	solver_release(&self);
}
