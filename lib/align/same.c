/* SPDX-License-Identifier: MIT */
/*
 * The first pass: what has the same words is the same clause.
 *
 * A subtree that occurs once in each draft is an anchor, and all inside it
 * is paired with it, clause by clause.  The walk goes from the top down and
 * steps over what is paired, so the largest equal subtrees are found first
 * and each clause is looked at once, as in XyDiff (Cobena, Abiteboul, Marian,
 * "Detecting Changes in XML Documents", ICDE 2002).
 */
#include "align/family.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* Of fewer words than this the same are too often said by chance. */
#define ANCHOR_LEAST 8

/* In place of a clause: there was none, or more than one. */
#define NONE NO_NODE
#define MANY (NO_NODE - 1)

typedef struct occurrence {
	uint64_t tree;
	uint32_t before, after; /* the only one of each side */
} occurrence;

/* What occurs before; what is new after is asked for and not found. */
typedef struct occurrences {
	occurrence *slots;
	size_t mask;
} occurrences;

static occurrence *
find(const occurrences *table, uint64_t tree)
{
	size_t at = (size_t)(tree ^ tree >> 32) & table->mask;

	while (table->slots[at].before != NONE && table->slots[at].tree != tree)
		at = (at + 1) & table->mask;
	return &table->slots[at];
}

static bool
may_anchor(const side *one, uint32_t index)
{
	return tree_length(one, index) >= ANCHOR_LEAST && is_free(one, index);
}

static size_t
count_anchors(const side *one)
{
	size_t count = 0;

	for (uint32_t i = 0; i < one->size; i++)
		count += may_anchor(one, i);
	return count;
}

static void
enter_before(const occurrences *table, const side *one)
{
	for (uint32_t i = 0; i < one->size; i++) {
		occurrence *at;

		if (!may_anchor(one, i))
			continue;
		at = find(table, one->nodes[i].tree);
		at->tree = one->nodes[i].tree;
		at->before = at->before == NONE ? i : MANY;
	}
}

static void
enter_after(const occurrences *table, const side *one)
{
	for (uint32_t i = 0; i < one->size; i++) {
		occurrence *at;

		if (!may_anchor(one, i))
			continue;
		at = find(table, one->nodes[i].tree);
		if (at->before != NONE)
			at->after = at->after == NONE ? i : MANY;
	}
}

static bool
equal_ids(const uint32_t *one, uint32_t count, const uint32_t *other, uint32_t other_count)
{
	return count == other_count && memcmp(one, other, count * sizeof *one) == 0;
}

static bool
equal_node(const matching *match, uint32_t before, uint32_t after)
{
	const lexicon_side *const one = match->before.words, *const other =
								     match->after.words;
	const tvx_range b = tvx_instrument_clause(match->before.instrument, before)->words;
	const tvx_range a = tvx_instrument_clause(match->after.instrument, after)->words;

	return equal_ids(one->folded + b.begin, b.end - b.begin, other->folded + a.begin,
			 a.end - a.begin) &&
	       equal_ids(one->headings + one->heading_starts[before],
			 one->heading_starts[before + 1] - one->heading_starts[before],
			 other->headings + other->heading_starts[after],
			 other->heading_starts[after + 1] - other->heading_starts[after]);
}

/* Equal hashes are not believed: the words are compared, and the shape. */
static bool
equal_trees(const matching *match, uint32_t before, uint32_t after)
{
	const node *const one = &match->before.nodes[before];
	const node *const other = &match->after.nodes[after];
	const uint32_t count = one->end - before;

	if (other->end - after != count)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		if (one[i].end - before != other[i].end - after ||
		    (one[i].storey == STOREY_CONTAINER) !=
			    (other[i].storey == STOREY_CONTAINER) ||
		    one[i].partner != NO_NODE || other[i].partner != NO_NODE ||
		    are_apart(match, before + i, after + i) ||
		    !equal_node(match, before + i, after + i))
			return false;
	}
	return true;
}

bool
same_pair_trees(matching *match, uint32_t before, uint32_t after, tvx_reason reason)
{
	const uint32_t count = match->before.nodes[before].end - before;

	if (!equal_trees(match, before, after))
		return false;
	for (uint32_t i = 0; i < count; i++)
		pair_nodes(match, before + i, after + i, reason, 1000);
	return true;
}

static size_t
table_size(size_t count)
{
	size_t size = 64;

	while (size < count * 2)
		size *= 2;
	return size;
}

static occurrences
occurrences_of(const matching *match)
{
	const size_t size = table_size(count_anchors(&match->before));
	occurrences table = { NEW_ARRAY(occurrence, size), size - 1 };

	for (size_t i = 0; i < size; i++)
		table.slots[i].before = table.slots[i].after = NONE;
	enter_before(&table, &match->before);
	enter_after(&table, &match->after);
	return table;
}

/*
 * An article whose words are now those of its first paragraph is still that article,
 * and not the paragraph; splits.c puts the paragraph to it.  'one' has the article,
 * 'other' the article with paragraphs.
 */
static bool
became_paragraph(const matching *match, bool forth, uint32_t article, uint32_t paragraph,
		 uint32_t *partner)
{
	const side *const one = forth ? &match->before : &match->after;
	const side *const other = forth ? &match->after : &match->before;
	const uint32_t parent = other->nodes[paragraph].parent;

	*partner = parent;
	return one->nodes[article].storey == STOREY_UNIT &&
	       one->nodes[article].end == article + 1 &&
	       other->nodes[paragraph].storey == STOREY_MATTER &&
	       other->nodes[parent].kind == one->nodes[article].kind &&
	       is_free(other, parent) && own_length(other, parent) == 0 &&
	       same_number(match, forth ? article : parent, forth ? parent : article) &&
	       !are_apart(match, forth ? article : parent, forth ? parent : article);
}

static void
keep_articles(matching *match)
{
	for (uint32_t i = 1; i < match->before.size; i++) {
		const uint32_t after = match->before.nodes[i].partner;
		uint32_t partner;

		if (after == NO_NODE || match->before.nodes[i].reason != TVX_REASON_SAME)
			continue;
		if (became_paragraph(match, true, i, after, &partner)) {
			unpair_before(match, i);
			pair_nodes(match, i, partner, TVX_REASON_SAME, 1000);
		} else if (became_paragraph(match, false, after, i, &partner)) {
			unpair_before(match, i);
			pair_nodes(match, partner, after, TVX_REASON_SAME, 1000);
		}
	}
}

void
same_pair(matching *match)
{
	const occurrences table = occurrences_of(match);
	uint32_t i = 0;

	while (i < match->before.size) {
		const occurrence *const at = find(&table, match->before.nodes[i].tree);

		if (at->before == i && at->after < MANY &&
		    same_pair_trees(match, i, at->after, TVX_REASON_SAME))
			i = match->before.nodes[i].end;
		else
			i++;
	}
	free(table.slots);
	keep_articles(match);
}
