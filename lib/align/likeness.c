/* SPDX-License-Identifier: MIT */
/*
 * The loaded words are marked in a table by word number, the loaded pairs in
 * a table by hash; a mark is an epoch, so nothing is ever cleared.  Two
 * different pairs may fall into one slot of the second table: it is kept four
 * times sparser than what is loaded, and a likeness is an estimate anyhow.
 */
#include "align/likeness.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

#define PAIR_BITS_LEAST 8
#define PAIR_BITS_MOST  18
/* Subtrees nest; a bound on each keeps a thousand levels of them linear. */
#define TREE_WORDS_MOST 8192
/* Words of a heading that are compared. */
#define HEADING_MOST 48

typedef struct mark {
	uint32_t loaded_in, held_in; /* epochs */
	uint16_t have, taken;
} mark;

struct scales {
	const uint16_t *weights;
	mark *words;
	mark *pairs;
	uint32_t loaded_epoch, held_epoch;
	uint32_t pair_shift;
	uint64_t loaded_weight;
};

scales *
likeness_new(const lexicon *words)
{
	scales *const like = NEW(scales);

	like->weights = words->weights;
	like->words = NEW_ARRAY(mark, words->size);
	like->pairs = NEW_ARRAY(mark, (size_t)1 << PAIR_BITS_MOST);
	return like;
}

void
likeness_free(scales *like)
{
	if (like == NULL)
		return;
	free(like->words);
	free(like->pairs);
	free(like);
}

static void
load_mark(scales *like, mark *at)
{
	const uint32_t have = at->loaded_in == like->loaded_epoch ? at->have : 0;

	at->loaded_in = like->loaded_epoch;
	at->have = (uint16_t)(have + (have < UINT16_MAX));
}

/* 1 if the loaded text has one more of these than were taken so far. */
static uint32_t
take_mark(const scales *like, mark *at)
{
	const uint32_t taken = at->held_in == like->held_epoch ? at->taken : 0;
	const uint32_t more = (at->loaded_in == like->loaded_epoch) & (taken < at->have);

	/* Which of these words are shared nobody can foretell, so nothing branches. */
	at->held_in = like->held_epoch;
	at->taken = (uint16_t)(taken + more);
	return more;
}

static mark *
pair_mark(scales *like, uint32_t one, uint32_t next)
{
	const uint32_t hash = (one * 0x9e3779b1U + next) * 0x85ebca6bU;

	return &like->pairs[hash >> like->pair_shift];
}

static uint64_t
load_stretch(scales *like, stretch text)
{
	uint64_t weight = 0;
	uint32_t previous = 0;

	for (uint32_t i = 0; i < text.count; text.ids++) {
		const uint32_t id = *text.ids;
		const uint32_t own = like->weights[id];

		if (own == 0)
			continue;
		weight += own;
		load_mark(like, &like->words[id]);
		if (i++ > 0) {
			weight += (own + like->weights[previous]) / 2;
			load_mark(like, pair_mark(like, previous, id));
		}
		previous = id;
	}
	return weight;
}

static void
next_epoch(uint32_t *epoch, scales *like)
{
	if (++*epoch != 0)
		return;
	/* After four milliards of clauses the epochs begin again. */
	for (size_t i = 0; i < (size_t)1 << PAIR_BITS_MOST; i++)
		like->pairs[i] = (mark){ 0 };
	*epoch = 1;
}

void
likeness_load(scales *like, stretch text)
{
	const uint64_t pairs = (uint64_t)text.count * 4;
	uint32_t bits = PAIR_BITS_LEAST;

	while (bits < PAIR_BITS_MOST && (uint64_t)1 << bits < pairs)
		bits++;
	like->pair_shift = 32 - bits;
	next_epoch(&like->loaded_epoch, like);
	like->loaded_weight = load_stretch(like, text);
}

static void
hold_stretch(scales *like, stretch text, overlap *sum)
{
	uint32_t previous = 0, previous_weight = 0;

	for (uint32_t i = 0; i < text.count; text.ids++) {
		const uint32_t id = *text.ids;
		const uint32_t own = like->weights[id];

		if (own == 0)
			continue;
		sum->held += own;
		sum->shared += own * take_mark(like, &like->words[id]);
		if (i++ > 0) {
			const uint32_t weight = (own + previous_weight) / 2;

			sum->held += weight;
			sum->shared +=
				weight * take_mark(like, pair_mark(like, previous, id));
		}
		previous = id;
		previous_weight = own;
	}
}

overlap
likeness_hold_all(scales *like, const stretch *texts, uint32_t count)
{
	overlap sum = { .loaded = like->loaded_weight };

	next_epoch(&like->held_epoch, like);
	for (uint32_t i = 0; i < count; i++)
		hold_stretch(like, texts[i], &sum);
	return sum;
}

overlap
likeness_hold(scales *like, stretch text)
{
	return likeness_hold_all(like, &text, 1);
}

static uint32_t
thousandths(uint64_t part, uint64_t whole)
{
	if (whole == 0)
		return 0;
	return part >= whole ? 1000 : (uint32_t)(part * 1000 / whole);
}

uint32_t
overlap_dice(overlap shared)
{
	return thousandths(2 * shared.shared, shared.loaded + shared.held);
}

uint32_t
overlap_of_held(overlap shared)
{
	return thousandths(shared.shared, shared.held);
}

uint32_t
overlap_of_loaded(overlap shared)
{
	return thousandths(shared.shared, shared.loaded);
}

stretch
own_words(const side *one, uint32_t index)
{
	return (stretch){ one->words->folded + one->nodes[index].first,
			  own_length(one, index) };
}

stretch
tree_words(const side *one, uint32_t index)
{
	const uint32_t length = tree_length(one, index);

	return (stretch){ one->words->folded + one->nodes[index].first,
			  length > TREE_WORDS_MOST ? TREE_WORDS_MOST : length };
}

static stretch
heading_words(const side *one, uint32_t index)
{
	const uint32_t begin = one->words->heading_starts[index];
	const uint32_t end = one->words->heading_starts[index + 1];

	return (stretch){ one->words->headings + begin, end - begin };
}

/* Headings are short: every word is sought in the other. */
static uint64_t
shared_heading(const uint16_t *weights, stretch one, stretch other)
{
	uint64_t shared = 0;

	for (uint32_t i = 0; i < one.count; i++) {
		for (uint32_t k = 0; k < other.count; k++) {
			if (one.ids[i] == other.ids[k]) {
				shared += weights[one.ids[i]];
				break;
			}
		}
	}
	return shared;
}

static uint64_t
weight_of(const uint16_t *weights, stretch text)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < text.count; i++)
		sum += weights[text.ids[i]];
	return sum;
}

uint32_t
heading_likeness(const matching *match, uint32_t before, uint32_t after)
{
	const uint16_t *const weights = match->words->weights;
	stretch one = heading_words(&match->before, before);
	stretch other = heading_words(&match->after, after);

	if (one.count == 0 || other.count == 0)
		return 0;
	if (one.count == other.count &&
	    memcmp(one.ids, other.ids, one.count * sizeof *one.ids) == 0)
		return 1000;
	one.count = one.count > HEADING_MOST ? HEADING_MOST : one.count;
	other.count = other.count > HEADING_MOST ? HEADING_MOST : other.count;
	return thousandths(2 * shared_heading(weights, one, other),
			   weight_of(weights, one) + weight_of(weights, other));
}

/* Bits that the words must have with which two items of a list begin. */
#define KEY_BITS 5

bool
clauses_begin_alike(const matching *match, uint32_t before, uint32_t after)
{
	const uint32_t least = 16 * KEY_BITS;
	const tvx_range one =
		tvx_instrument_clause(match->before.instrument, before)->words;
	const tvx_range other =
		tvx_instrument_clause(match->after.instrument, after)->words;
	uint32_t weight = 0;

	for (uint32_t i = 0; one.begin + i < one.end && other.begin + i < other.end; i++) {
		const uint32_t word = match->before.words->folded[one.begin + i];

		if (word != match->after.words->folded[other.begin + i])
			break;
		weight += match->words->weights[word];
		if (weight >= least)
			return true;
	}
	return false;
}
