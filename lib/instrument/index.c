/* SPDX-License-Identifier: MIT */
#include "instrument/index.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "base/str.h"
#include "instrument/numbers.h"

#include <stdlib.h>

/* In place of a parent, in the key of a clause wherever it stands. */
#define ANYWHERE TVX_NO_CLAUSE

static uint32_t
bucket_of(const clause_index *made, uint32_t parent, uint32_t kind, uint64_t number)
{
	const uint64_t key = (uint64_t)parent << 8 | kind;
	const unsigned __int128 product =
		(unsigned __int128)(number ^ 0x9e3779b97f4a7c15u) *
		(key * 0xa0761d6478bd642fu | 1);

	return (uint32_t)((uint64_t)product ^ (uint64_t)(product >> 64)) & made->mask;
}

static void
list_kinds(clause_index *made, const tvx_clause *clauses, uint32_t size)
{
	uint32_t next[TVX_CLAUSE_KIND_COUNT];

	for (uint32_t i = 1; i < size; i++)
		made->kinds[clauses[i].kind + 1]++;
	for (int kind = 0; kind < TVX_CLAUSE_KIND_COUNT; kind++) {
		made->kinds[kind + 1] += made->kinds[kind];
		next[kind] = made->kinds[kind];
	}
	made->of_kind = NEW_ARRAY(uint32_t, size);
	for (uint32_t i = 1; i < size; i++)
		made->of_kind[next[clauses[i].kind]++] = i;
}

/* Two buckets a clause, of anywhere and of its parent; UINT32_MAX without a number. */
static uint32_t *
hash_all(clause_index *made, const tvx_clause *clauses, uint32_t size)
{
	uint32_t *const hashes = NEW_ARRAY(uint32_t, mul_size(size, 2));

	for (uint32_t i = 1; i < size; i++) {
		const tvx_str number = number_in_eid(clauses[i].eid);
		const uint64_t key = number_key(number);

		if (number.len == 0) {
			hashes[2 * i] = hashes[2 * i + 1] = UINT32_MAX;
			continue;
		}
		hashes[2 * i] = bucket_of(made, ANYWHERE, clauses[i].kind, key);
		hashes[2 * i + 1] =
			bucket_of(made, clauses[i].parent, clauses[i].kind, key);
	}
	return hashes;
}

/* Counted, and then put where the count says: in each bucket in reading order. */
static void
fill_buckets(clause_index *made, const uint32_t *hashes, uint32_t size)
{
	const size_t count = (size_t)made->mask + 1;
	uint32_t *const next = NEW_ARRAY(uint32_t, count);

	for (size_t i = 2; i < 2 * (size_t)size; i++)
		if (hashes[i] != UINT32_MAX)
			made->buckets[hashes[i] + 1]++;
	for (size_t i = 0; i < count; i++) {
		made->buckets[i + 1] += made->buckets[i];
		next[i] = made->buckets[i];
	}
	for (size_t i = 2; i < 2 * (size_t)size; i++)
		if (hashes[i] != UINT32_MAX)
			made->entries[next[hashes[i]]++] = (uint32_t)(i / 2);
	free(next);
}

void
index_make(clause_index *out, const tvx_clause *clauses, uint32_t size)
{
	uint32_t *hashes;

	*out = (clause_index){ .mask = 15 };
	while (out->mask < size)
		out->mask = out->mask * 2 + 1;
	list_kinds(out, clauses, size);
	out->buckets = NEW_ARRAY(uint32_t, add_size(out->mask, 2));
	out->entries = NEW_ARRAY(uint32_t, mul_size(size, 2));
	hashes = hash_all(out, clauses, size);
	fill_buckets(out, hashes, size);
	free(hashes);
}

void
index_release(clause_index *made)
{
	free(made->of_kind);
	free(made->buckets);
	free(made->entries);
	*made = (clause_index){ 0 };
}

/* The first place in a sorted stretch that holds more than 'clause'. */
static uint32_t
first_after(const uint32_t *list, uint32_t from, uint32_t to, uint32_t clause)
{
	PARTITION_POINT(from, to, list[from] <= clause);
	return from;
}

uint32_t
index_find(const clause_index *made, const tvx_clause *clauses, uint32_t under,
	   tvx_clause_kind kind, tvx_str number, bool child)
{
	const uint32_t *list = made->of_kind;
	uint32_t from, to;

	if (made->of_kind == NULL)
		return TVX_NO_CLAUSE;
	if (number.len == 0) {
		from = made->kinds[kind];
		to = made->kinds[kind + 1];
	} else {
		const uint32_t bucket =
			bucket_of(made, child ? under : ANYWHERE, kind, number_key(number));

		list = made->entries;
		from = made->buckets[bucket];
		to = made->buckets[bucket + 1];
	}
	for (uint32_t i = first_after(list, from, to, under);
	     i < to && list[i] < clauses[under].end; i++) {
		const tvx_clause *const clause = &clauses[list[i]];

		if (clause->kind == kind && (!child || clause->parent == under) &&
		    (number.len == 0 || numbers_match(number_in_eid(clause->eid), number)))
			return list[i];
	}
	return TVX_NO_CLAUSE;
}
