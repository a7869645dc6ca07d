/* SPDX-License-Identifier: MIT */
#include "align/matching.h"

#include "align/likeness.h"
#include "base/alloc.h"
#include "base/partition.h"
#include "base/together.h"

#include <stdlib.h>
#include <string.h>

/* Drafts of fewer words are read before a thread has started. */
#define WORDS_PER_THREAD 16384

/* What holds units rather than being one; an annex is decided by what it holds. */
static const bool holds_units[TVX_CLAUSE_KIND_COUNT] = {
	[TVX_CLAUSE_ROOT] = true,    [TVX_CLAUSE_PREAMBLE] = true,
	[TVX_CLAUSE_BOOK] = true,    [TVX_CLAUSE_PART] = true,
	[TVX_CLAUSE_TITLE] = true,   [TVX_CLAUSE_CHAPTER] = true,
	[TVX_CLAUSE_SECTION] = true, [TVX_CLAUSE_SUBSECTION] = true,
};

static uint64_t
stir(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0xff51afd7ed558ccdU;
	return hash ^ hash >> 29;
}

static uint64_t
hash_ids(const uint32_t *ids, uint32_t count, uint64_t seed)
{
	uint64_t hash = stir(seed, count);

	for (uint32_t i = 0; i < count; i++)
		hash = stir(hash, ids[i]);
	return hash;
}

static void
fill_node(side *one, const lexicon *words, uint32_t index, uint32_t *count)
{
	const tvx_clause *const clause = tvx_instrument_clause(one->instrument, index);
	node *const made = &one->nodes[index];
	const uint32_t *const folded = one->words->folded;

	*made = (node){
		.own = hash_ids(folded + clause->words.begin,
				clause->words.end - clause->words.begin, 1),
		.parent = clause->parent,
		.end = clause->end,
		.first = clause->words.begin,
		.counted = *count,
		.unit = NO_NODE,
		.partner = NO_NODE,
		.group = NO_GROUP,
		.kind = (uint8_t)clause->kind,
		.row = tvx_clause_is_row(clause),
	};
	/* Weight is nothing exactly where a word does not count. */
	for (uint32_t w = clause->words.begin; w < clause->words.end; w++)
		*count += words->weights[folded[w]] != 0;
}

static void
hash_trees(side *one)
{
	const uint32_t *const starts = one->words->heading_starts;

	/* Children come after their parent, so backwards each is whole in time. */
	for (uint32_t i = one->size; i-- > 0;) {
		node *const made = &one->nodes[i];
		const uint64_t heading = hash_ids(one->words->headings + starts[i],
						  starts[i + 1] - starts[i], 2);

		made->tree = stir(stir(made->tree, heading), made->own);
		if (made->parent != NO_NODE)
			one->nodes[made->parent].tree =
				stir(one->nodes[made->parent].tree + 1, made->tree);
	}
}

/* Notes are paragraphs of the document itself, behind its signatures or an annex. */
static void
find_feet(side *one)
{
	bool behind = false;

	for (uint32_t i = 1; i < one->size; i = one->nodes[i].end) {
		const uint8_t kind = one->nodes[i].kind;
		uint8_t foot = FOOT_NONE;

		if (kind == TVX_CLAUSE_SIGNATURES || kind == TVX_CLAUSE_ANNEX)
			foot = FOOT_PERHAPS;
		else if (kind == TVX_CLAUSE_PARAGRAPH && behind)
			foot = FOOT_NOTE;
		behind |= foot == FOOT_PERHAPS;
		for (uint32_t k = i; k < one->nodes[i].end; k++)
			one->nodes[k].foot = foot;
	}
}

static void
find_storeys(side *one)
{
	uint32_t *const units = NEW_ARRAY(uint32_t, one->size);
	bool *const annex_holds = NEW_ARRAY(bool, one->size);

	for (uint32_t i = one->size; i-- > 1;) {
		const node *const made = &one->nodes[i];

		if (made->kind == TVX_CLAUSE_ARTICLE || annex_holds[i])
			annex_holds[made->parent] = true;
	}
	for (uint32_t i = 0; i < one->size; i++) {
		node *const made = &one->nodes[i];
		const node *const above = i ? &one->nodes[made->parent] : NULL;
		const bool holds = holds_units[made->kind] ||
				   (made->kind == TVX_CLAUSE_ANNEX && annex_holds[i]);

		if (above != NULL && above->storey != STOREY_CONTAINER) {
			made->storey = STOREY_MATTER;
			made->unit = above->unit;
		} else if (holds) {
			made->storey = STOREY_CONTAINER;
		} else {
			made->storey = STOREY_UNIT;
			made->unit = i;
			units[one->unit_count++] = i;
		}
	}
	free(annex_holds);
	one->units = units;
}

typedef struct heading_key {
	uint64_t hash;
	uint32_t unit;
} heading_key;

static int
by_hash(const void *one, const void *other)
{
	const heading_key *const a = one, *const b = other;

	return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static void
count_namesakes(side *one)
{
	const uint32_t *const starts = one->words->heading_starts;
	heading_key *const keys = NEW_ARRAY(heading_key, one->unit_count);

	for (uint32_t u = 0; u < one->unit_count; u++) {
		const uint32_t unit = one->units[u];

		keys[u] = (heading_key){ hash_ids(one->words->headings + starts[unit],
						  starts[unit + 1] - starts[unit], 2),
					 unit };
	}
	qsort(keys, one->unit_count, sizeof *keys, by_hash);
	for (uint32_t from = 0, to; from < one->unit_count; from = to) {
		for (to = from + 1;
		     to < one->unit_count && keys[to].hash == keys[from].hash;)
			to++;
		for (uint32_t u = from; u < to; u++)
			one->nodes[keys[u].unit].namesakes = to - from;
	}
	free(keys);
}

typedef struct side_part {
	side *one;
	const lexicon *words;
	const lexicon_side *numbers;
	const tvx_instrument *instrument;
} side_part;

static void
side_init(void *part)
{
	const side_part *const of = part;
	const lexicon *const words = of->words;
	side *const one = of->one;
	uint32_t count = 0;

	*one = (side){ .instrument = of->instrument,
		       .words = of->numbers,
		       .weights = words->weights,
		       .size = tvx_instrument_size(of->instrument) };
	one->nodes = NEW_ARRAY(node, add_size(one->size, 1));
	for (uint32_t i = 0; i < one->size; i++)
		fill_node(one, words, i, &count);
	one->nodes[one->size] = (node){ .counted = count,
					.partner = NO_NODE,
					.unit = NO_NODE,
					.parent = NO_NODE,
					.group = NO_GROUP };
	hash_trees(one);
	find_feet(one);
	find_storeys(one);
	count_namesakes(one);
}

matching
matching_of_thread(matching *match, uint32_t thread)
{
	scratch *const own = &match->scratches[thread];
	matching made = *match;

	if (own->like == NULL) {
		own->like = likeness_new(match->words);
		own->place = NEW_ARRAY(uint32_t, match->after.size);
		memset(own->place, 0xff, match->after.size * sizeof *own->place);
	}
	made.like = own->like;
	made.place = own->place;
	return made;
}

void
matching_init(matching *match, const lexicon *words, const tvx_instrument *before,
	      const tvx_instrument *after, uint32_t threads)
{
	side_part sides[] = {
		{ &match->before, words, &words->before, before },
		{ &match->after, words, &words->after, after },
	};

	*match = (matching){ .words = words, .threads = threads };
	if (threads > 1 && tvx_instrument_count_words(after) > WORDS_PER_THREAD) {
		together(sides, sizeof *sides, 2, side_init);
	} else {
		side_init(&sides[0]);
		side_init(&sides[1]);
	}
	match->scratches = NEW_ARRAY(scratch, threads);
	*match = matching_of_thread(match, 0);
}

static void
side_release(side *one)
{
	free(one->nodes);
	free(one->units);
}

void
matching_release(matching *match)
{
	for (size_t i = 0; i < match->group_count; i++) {
		free(match->groups[i].before);
		free(match->groups[i].after);
	}
	free(match->groups);
	free(match->aparts);
	for (uint32_t i = 0; i < match->threads; i++) {
		likeness_free(match->scratches[i].like);
		free(match->scratches[i].place);
	}
	free(match->scratches);
	side_release(&match->before);
	side_release(&match->after);
}

void
pair_nodes(matching *match, uint32_t before, uint32_t after, tvx_reason reason,
	   uint32_t likeness)
{
	node *const one = &match->before.nodes[before];
	node *const other = &match->after.nodes[after];

	one->partner = after;
	other->partner = before;
	one->reason = (uint8_t)reason;
	one->likeness = (uint16_t)(likeness > 1000 ? 1000 : likeness);
}

void
unpair_before(matching *match, uint32_t before)
{
	node *const one = &match->before.nodes[before];

	match->after.nodes[one->partner].partner = NO_NODE;
	one->partner = NO_NODE;
	one->reason = TVX_REASON_NONE;
	one->likeness = 0;
	one->doubtful = false;
}

bool
are_apart(const matching *match, uint32_t before, uint32_t after)
{
	const apart *const list = match->aparts;
	size_t at = 0;

	if (feet_apart(match->before.nodes[before].foot, match->after.nodes[after].foot))
		return true;
	PARTITION_POINT(at, match->apart_count,
			list[at].before < before ||
				(list[at].before == before && list[at].after < after));
	return at < match->apart_count && list[at].before == before &&
	       list[at].after == after;
}

bool
are_aligned(const matching *match, uint32_t before, uint32_t after)
{
	const node *const one = &match->before.nodes[before];

	return one->partner == after ||
	       (one->group != NO_GROUP && one->group == match->after.nodes[after].group);
}
