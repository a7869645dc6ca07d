/* SPDX-License-Identifier: MIT */
/*
 * Rows are laid out in two steps.  First those that have a clause after, in
 * its order; then each deletion goes behind the row of its last predecessor
 * before, by one counting sort.
 */
#include "align/rows.h"

#include "align/family.h"
#include "base/alloc.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

typedef struct row_maker {
	rows *made;
	const matching *match;
	uint32_t clause_count; /* of made->clauses */
} row_maker;

static const tvx_clause *
clause_before(const matching *match, uint32_t index)
{
	return tvx_instrument_clause(match->before.instrument, index);
}

static const tvx_clause *
clause_after(const matching *match, uint32_t index)
{
	return tvx_instrument_clause(match->after.instrument, index);
}

static bool
same_words(const matching *match, uint32_t before, uint32_t after)
{
	const tvx_range b = clause_before(match, before)->words;
	const tvx_range a = clause_after(match, after)->words;

	return b.end - b.begin == a.end - a.begin &&
	       memcmp(match->before.words->folded + b.begin,
		      match->after.words->folded + a.begin,
		      (b.end - b.begin) * sizeof(uint32_t)) == 0;
}

static bool
same_heading(const matching *match, uint32_t before, uint32_t after)
{
	const lexicon_side *const one = match->before.words, *const other =
								     match->after.words;
	const uint32_t count =
		one->heading_starts[before + 1] - one->heading_starts[before];

	return count == other->heading_starts[after + 1] - other->heading_starts[after] &&
	       memcmp(one->headings + one->heading_starts[before],
		      other->headings + other->heading_starts[after],
		      count * sizeof(uint32_t)) == 0;
}

/* What two clauses differ in besides their place. */
static void
compare_clauses(tvx_row *row, const matching *match, uint32_t before, uint32_t after)
{
	const tvx_clause *const one = clause_before(match, before);
	const tvx_clause *const other = clause_after(match, after);
	const bool same = same_words(match, before, after);

	row->renumbered = !same_number(match, before, after);
	row->reheaded = !same_heading(match, before, after);
	row->typographic = (same && !str_equal(one->text, other->text)) ||
			   (!row->reheaded && !str_equal(one->heading, other->heading)) ||
			   (!row->renumbered && !str_equal(one->num, other->num));
	row->relation = same ? TVX_RELATION_IDENTICAL : TVX_RELATION_EDITED;
}

static uint32_t *
put_clauses(row_maker *maker, const uint32_t *from, size_t count)
{
	uint32_t *const at = maker->made->clauses + maker->clause_count;

	memcpy(at, from, count * sizeof *from);
	maker->clause_count += (uint32_t)count;
	return at;
}

static tvx_row
pair_row(row_maker *maker, uint32_t before, uint32_t after)
{
	const node *const at = &maker->match->before.nodes[before];
	tvx_row row = { .before = put_clauses(maker, &before, 1),
			.after = put_clauses(maker, &after, 1),
			.before_count = 1,
			.after_count = 1,
			.reason = (tvx_reason)at->reason,
			.likeness = at->likeness,
			.moved = at->moved,
			.doubtful = at->doubtful };

	compare_clauses(&row, maker->match, before, after);
	if (row.relation == TVX_RELATION_IDENTICAL &&
	    clause_after(maker->match, after)->text.len)
		row.likeness = 1000;
	return row;
}

static tvx_row
group_row(row_maker *maker, const group *many)
{
	const bool merged = many->before_count > 1;
	tvx_row row = { .before = put_clauses(maker, many->before, many->before_count),
			.after = put_clauses(maker, many->after, many->after_count),
			.before_count = (uint32_t)many->before_count,
			.after_count = (uint32_t)many->after_count,
			.likeness = many->likeness,
			.moved = many->moved };

	compare_clauses(&row, maker->match, many->before[0], many->after[0]);
	row.typographic = false;
	row.relation = merged ? TVX_RELATION_MERGED : TVX_RELATION_SPLIT;
	row.reason = merged ? TVX_REASON_MERGE : TVX_REASON_SPLIT;
	return row;
}

static bool
is_deleted(const matching *match, uint32_t before)
{
	const node *const at = &match->before.nodes[before];

	return at->row && at->group == NO_GROUP &&
	       (at->partner == NO_NODE || !match->after.nodes[at->partner].row);
}

static void
add_row(row_maker *maker, tvx_row row)
{
	rows *const made = maker->made;

	for (uint32_t i = 0; i < row.before_count; i++)
		made->of_before[row.before[i]] = made->count;
	for (uint32_t i = 0; i < row.after_count; i++)
		made->of_after[row.after[i]] = made->count;
	made->at[made->count++] = row;
}

static void
add_rows_after(row_maker *maker)
{
	const matching *const match = maker->match;

	for (uint32_t i = 0; i < match->after.size; i++) {
		const node *const at = &match->after.nodes[i];

		if (!at->row || maker->made->of_after[i] != TVX_NO_CLAUSE)
			continue;
		if (at->group != NO_GROUP)
			add_row(maker, group_row(maker, &match->groups[at->group]));
		else if (at->partner != NO_NODE && match->before.nodes[at->partner].row)
			add_row(maker, pair_row(maker, at->partner, i));
		else
			add_row(maker, (tvx_row){ .after = put_clauses(maker, &i, 1),
						  .after_count = 1,
						  .relation = TVX_RELATION_INSERTED });
	}
}

/*
 * Where each row goes once deletions stand between: behind[r] deletions come
 * directly before row r; a deletion's anchor is one past its predecessor's row.
 */
static void
weave_deletions(row_maker *maker)
{
	rows *const made = maker->made;
	const matching *const match = maker->match;
	const uint32_t kept = made->count;
	uint32_t *const begins = NEW_ARRAY(uint32_t, (size_t)kept + 2);
	tvx_row *const woven = NEW_ARRAY(tvx_row, made->count + match->before.size);
	uint32_t anchor = 0;

	for (uint32_t i = 0; i < match->before.size; i++) {
		if (made->of_before[i] != TVX_NO_CLAUSE)
			anchor = made->of_before[i] + 1;
		else if (is_deleted(match, i))
			begins[anchor + 1]++;
	}
	/* Before row r stand r rows and the deletions anchored at r or less. */
	for (uint32_t r = 0; r <= kept; r++)
		begins[r + 1] += begins[r] + (r < kept ? 1 : 0);
	for (uint32_t r = 0; r < kept; r++)
		woven[begins[r + 1] - 1] = made->at[r];
	anchor = 0;
	for (uint32_t i = 0; i < match->before.size; i++) {
		if (made->of_before[i] != TVX_NO_CLAUSE)
			anchor = made->of_before[i] + 1;
		else if (is_deleted(match, i))
			woven[begins[anchor]++] =
				(tvx_row){ .before = put_clauses(maker, &i, 1),
					   .before_count = 1,
					   .relation = TVX_RELATION_DELETED };
	}
	made->count = begins[kept + 1];
	free(begins);
	free(made->at);
	made->at = woven;
}

static void
index_rows(rows *made)
{
	for (uint32_t r = 0; r < made->count; r++) {
		const tvx_row *const row = &made->at[r];

		for (uint32_t i = 0; i < row->before_count; i++)
			made->of_before[row->before[i]] = r;
		for (uint32_t i = 0; i < row->after_count; i++)
			made->of_after[row->after[i]] = r;
	}
}

void
rows_make(rows *made, const matching *match)
{
	const uint32_t n = match->before.size, m = match->after.size;
	row_maker maker = { made, match, 0 };

	*made = (rows){ .at = NEW_ARRAY(tvx_row, m),
			.clauses = NEW_ARRAY(uint32_t, (size_t)n + m),
			.of_before = NEW_ARRAY(uint32_t, n),
			.of_after = NEW_ARRAY(uint32_t, m) };
	memset(made->of_before, 0xff, n * sizeof *made->of_before);
	memset(made->of_after, 0xff, m * sizeof *made->of_after);
	add_rows_after(&maker);
	weave_deletions(&maker);
	index_rows(made);
}

void
rows_release(rows *made)
{
	free(made->at);
	free(made->clauses);
	free(made->of_before);
	free(made->of_after);
}
