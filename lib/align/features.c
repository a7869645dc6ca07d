/* SPDX-License-Identifier: MIT */
#include "align/features.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* About as many features of each length are kept of one clause. */
#define SAMPLE 48
/* A feature that more clauses than this have tells none of them from another. */
#define POSTINGS_MOST 96
/* Postings read for one clause. */
#define READ_MOST 512
/* Of one subtree; subtrees nest, and a thousand levels must stay linear. */
#define FEATURES_MOST 16384
/* Lists looked up for one clause: its sample, in two lengths, and some more. */
#define LISTS_MOST 256
/* From so many lists on, one that is shared says nothing. */
#define CHANCE_LISTS 12
/* Classes of postings by the length of the list: 1, 2-3, 4-7, ... */
#define LENGTH_CLASSES 7
/* In place of where a bucket begins: its postings are not kept. */
#define DROPPED UINT32_MAX

typedef struct posting {
	uint32_t feature, member;
} posting;

struct feature_index {
	const side *one;
	const uint32_t *members;
	bool whole_trees;
	posting *postings; /* by bucket; none of a bucket past POSTINGS_MOST */
	uint32_t *buckets; /* begin of each bucket; one more at the end */
	uint32_t shift;
	/* Votes, by member; 'touched' lists those that are not zero. */
	uint32_t *votes;
	uint32_t *touched;
	uint32_t touched_count;
};

static uint32_t
spread(uint32_t hash)
{
	hash ^= hash >> 16;
	hash *= 0x7feb352dU;
	hash ^= hash >> 15;
	hash *= 0x846ca68bU;
	return hash ^ hash >> 16;
}

/* The sample of a text of so many words keeps hashes whose low bits are zero. */
static uint32_t
sample_mask(uint32_t length)
{
	uint32_t mask = 0;

	while (length / (mask + 1) > SAMPLE)
		mask = mask * 2 + 1;
	return mask;
}

static uint32_t
add_features(const side *one, uint32_t index, uint32_t *out)
{
	const uint32_t begin = one->nodes[index].bag, end = one->nodes[index + 1].bag;
	const uint32_t mask = sample_mask(end - begin);
	uint32_t count = 0, two = 0;

	for (uint32_t i = begin; i < end; i++) {
		const uint32_t id = one->bag[i];
		const uint32_t pair = i > begin ? spread(one->bag[i - 1] * 0x9e3779b1U + id)
						: spread(~id);

		if ((pair & mask) == 0)
			out[count++] = pair;
		if (i > begin + 1) {
			const uint32_t three = spread(two * 31 + id + 1);

			if ((three & mask) == 0)
				out[count++] = three;
		}
		two = pair;
	}
	return count;
}

void
features_make(side *one)
{
	uint32_t count = 0, room = 1024;
	uint32_t *features = NEW_ARRAY(uint32_t, room);

	for (uint32_t i = 0; i < one->size; i++) {
		const uint32_t length = one->nodes[i + 1].bag - one->nodes[i].bag;

		if (length > (room - count) / 2) {
			room = add_size(mul_size(room, 2), mul_size(length, 2)) > UINT32_MAX
				       ? UINT32_MAX
				       : (uint32_t)(room * 2 + length * 2);
			features = grow_array(features, room, sizeof *features);
		}
		one->nodes[i].feature = count;
		count += add_features(one, i, features + count);
	}
	one->nodes[one->size].feature = count;
	one->features = features;
}

/* The stretch of features of a clause; for a subtree, thinned by 'mask'. */
static tvx_range
features_of(const side *one, uint32_t clause, bool whole_trees, uint32_t *mask)
{
	const node *const nodes = one->nodes;
	const uint32_t end = whole_trees ? nodes[clause].end : clause + 1;

	*mask = sample_mask(nodes[end].bag - nodes[clause].bag);
	return (tvx_range){ nodes[clause].feature,
			    nodes[end].feature - nodes[clause].feature > FEATURES_MOST
				    ? nodes[clause].feature + FEATURES_MOST
				    : nodes[end].feature };
}

static uint32_t
bits_for(size_t count)
{
	uint32_t bits = 4;

	while (bits < 24 && (size_t)1 << bits < count)
		bits++;
	return bits;
}

static void
fill_index(feature_index *index, uint32_t count, bool placing)
{
	uint32_t *const buckets = index->buckets;

	for (uint32_t m = 0; m < count; m++) {
		uint32_t mask;
		const tvx_range range = features_of(index->one, index->members[m],
						    index->whole_trees, &mask);

		for (uint32_t f = range.begin; f < range.end; f++) {
			const uint32_t feature = index->one->features[f];
			const uint32_t bucket = feature >> index->shift;

			if ((feature & mask) != 0 || buckets[bucket] == DROPPED)
				continue;
			if (placing)
				index->postings[buckets[bucket]] = (posting){ feature, m };
			buckets[bucket]++;
		}
	}
}

/*
 * From how many each bucket has to where it begins; one with so many that
 * nobody will read them has none.
 */
static uint32_t
place_buckets(uint32_t *buckets, size_t count)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		const uint32_t here = buckets[i];

		buckets[i] = here > POSTINGS_MOST ? DROPPED : sum;
		sum += here > POSTINGS_MOST ? 0 : here;
	}
	return sum;
}

/* Filling moved each begin to its end, which is the next one's begin. */
static void
restore_buckets(uint32_t *buckets, size_t count)
{
	uint32_t end = 0;

	for (size_t i = 0; i < count; i++) {
		const uint32_t here = buckets[i] == DROPPED ? end : buckets[i];

		buckets[i] = end;
		end = here;
	}
	buckets[count] = end;
}

static size_t
bound_postings(const side *one, const uint32_t *members, uint32_t count, bool whole_trees)
{
	size_t bound = 0;

	for (uint32_t m = 0; m < count; m++) {
		uint32_t mask;
		const tvx_range range = features_of(one, members[m], whole_trees, &mask);

		bound += (range.end - range.begin) / (mask + 1) + 1;
	}
	return bound;
}

feature_index *
index_new(const side *one, const uint32_t *members, uint32_t count, bool whole_trees)
{
	feature_index *const index = NEW(feature_index);
	const uint32_t bits = bits_for(bound_postings(one, members, count, whole_trees));
	const size_t bucket_count = (size_t)1 << bits;

	*index = (feature_index){ .one = one,
				  .members = members,
				  .whole_trees = whole_trees,
				  .shift = 32 - bits };
	index->buckets = NEW_ARRAY(uint32_t, bucket_count + 1);
	fill_index(index, count, false);
	index->postings = NEW_ARRAY(posting, place_buckets(index->buckets, bucket_count));
	fill_index(index, count, true);
	restore_buckets(index->buckets, bucket_count);
	index->votes = NEW_ARRAY(uint32_t, count);
	index->touched = NEW_ARRAY(uint32_t, count);
	return index;
}

void
index_free(feature_index *index)
{
	if (index == NULL)
		return;
	free(index->postings);
	free(index->buckets);
	free(index->votes);
	free(index->touched);
	free(index);
}

/* A list of postings that one feature of the asker has. */
typedef struct posting_list {
	uint32_t feature, begin, length;
} posting_list;

static uint32_t
length_class(uint32_t length)
{
	return 31 - (uint32_t)__builtin_clz(length);
}

/* The lists of the features of a clause that are not too long to tell anything. */
static uint32_t
find_lists(const feature_index *index, const side *other, tvx_range range, uint32_t mask,
	   posting_list *lists)
{
	uint32_t count = 0;

	for (uint32_t f = range.begin; f < range.end && count < LISTS_MOST; f++) {
		const uint32_t feature = other->features[f];
		const uint32_t *const bucket = &index->buckets[feature >> index->shift];
		const uint32_t length = bucket[1] - bucket[0];

		if ((feature & mask) == 0 && length > 0 && length <= POSTINGS_MOST)
			lists[count++] = (posting_list){ feature, bucket[0], length };
	}
	return count;
}

static void
vote(feature_index *index, const posting_list *list, uint32_t weight)
{
	for (uint32_t p = list->begin; p < list->begin + list->length; p++) {
		const posting *const at = &index->postings[p];

		if (at->feature != list->feature)
			continue;
		if (index->votes[at->member] == 0)
			index->touched[index->touched_count++] = at->member;
		index->votes[at->member] += weight;
	}
}

/* Keeps the best, in order; the number of touched is bounded by READ_MOST. */
static uint32_t
best_voted(feature_index *index, uint32_t *positions, uint32_t *scores)
{
	uint32_t count = 0;

	for (uint32_t t = 0; t < index->touched_count; t++) {
		const uint32_t member = index->touched[t];
		const uint32_t score = index->votes[member];
		uint32_t at = count < CANDIDATES_MOST ? count++ : CANDIDATES_MOST;

		index->votes[member] = 0;
		if (at == CANDIDATES_MOST) {
			if (score <= scores[--at])
				continue;
		}
		for (; at > 0 && scores[at - 1] < score; at--) {
			scores[at] = scores[at - 1];
			positions[at] = positions[at - 1];
		}
		scores[at] = score;
		positions[at] = member;
	}
	index->touched_count = 0;
	/*
	 * What has less than a fifth of the best one's votes is not its rival;
	 * nor, where votes are many, what has less than two fifths.
	 */
	while (count > 1 && scores[count - 1] * 10 < scores[0] * (scores[0] > 100 ? 4 : 2))
		count--;
	return count;
}

uint32_t
index_ask(feature_index *index, const side *other, uint32_t clause, uint32_t *positions,
	  uint32_t *votes)
{
	posting_list lists[LISTS_MOST];
	uint32_t mask;
	const tvx_range range = features_of(other, clause, index->whole_trees, &mask);
	const uint32_t count = find_lists(index, other, range, mask, lists);
	uint32_t read = 0, found;

	for (uint32_t class = 0; class < LENGTH_CLASSES && read < READ_MOST; class ++) {
		for (uint32_t i = 0; i < count && read < READ_MOST; i++) {
			if (length_class(lists[i].length) != class)
				continue;
			vote(index, &lists[i], LENGTH_CLASSES + 1 - class);
			read += lists[i].length;
		}
	}
	found = best_voted(index, positions, votes);
	/* Of many features one is shared by chance. */
	while (found > 0 && count >= CHANCE_LISTS && votes[found - 1] <= LENGTH_CLASSES + 1)
		found--;
	return found;
}
