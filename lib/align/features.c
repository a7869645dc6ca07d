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
/* So many features of an index that is being made are kept from when they are
 * counted to when they are placed; of more they are worked out again. */
#define KEPT_MOST  ((size_t)1 << 20)
#define KEPT_LEAST ((size_t)1 << 10)
/* Of so many buckets, as a word has bytes, it is written down where they begin. */
#define GROUP 8

typedef struct posting {
	uint32_t feature, member;
} posting;

struct feature_index {
	const side *one;
	const uint32_t *members;
	bool whole_trees;
	posting *postings; /* by bucket; none of a bucket past POSTINGS_MOST */
	/*
	 * There are as many buckets as postings, so that they are small counts:
	 * how many each has, and where the first of each group begins.
	 */
	uint8_t *lengths;
	uint32_t *begins;
	uint32_t shift;
	uint32_t count;     /* of the members */
	bool is_shared;     /* postings and buckets are another's */
	uint64_t *asked;    /* while it is made: the buckets that will be; NULL for all */
	uint32_t *features; /* of the clause that is looked at: FEATURES_MOST */
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

/* Features as they are found: so many more may be, and those that pass are kept. */
typedef struct harvest {
	uint32_t *kept;
	uint32_t count, left;
	uint32_t mask;
} harvest;

static inline void
take(harvest *into, uint32_t feature, uint32_t own_mask)
{
	if ((feature & own_mask) != 0 || into->left == 0)
		return;
	into->left--;
	into->kept[into->count] = feature;
	into->count += (feature & into->mask) == 0;
}

static void
take_own(const side *one, uint32_t index, harvest *into)
{
	const uint32_t *at = one->words->folded + one->nodes[index].first;
	const uint32_t words = own_length(one, index), mask = sample_mask(words);
	uint32_t previous = 0, two = 0;

	for (uint32_t i = 0; i < words && into->left > 0; at++) {
		uint32_t pair;

		if (one->weights[*at] == 0)
			continue;
		pair = i > 0 ? spread(previous * 0x9e3779b1U + *at) : spread(~*at);
		take(into, pair, mask);
		if (i++ > 1)
			take(into, spread(two * 31 + *at + 1), mask);
		two = pair;
		previous = *at;
	}
}

/* As that, where so few words cannot have too many features. */
static uint32_t
take_plain(const side *one, uint32_t index, uint32_t mask, uint32_t *kept)
{
	const uint32_t *at = one->words->folded + one->nodes[index].first;
	const uint32_t words = own_length(one, index);
	uint32_t count = 0, previous = 0, two = 0;

	for (uint32_t i = 0; i < words; at++) {
		uint32_t pair, three;

		if (one->weights[*at] == 0)
			continue;
		pair = i > 0 ? spread(previous * 0x9e3779b1U + *at) : spread(~*at);
		three = spread(two * 31 + *at + 1);
		kept[count] = pair;
		count += (pair & mask) == 0;
		kept[count] = three;
		count += i++ > 1 && (three & mask) == 0;
		two = pair;
		previous = *at;
	}
	return count;
}

static uint32_t
end_of(const side *one, uint32_t clause, bool whole_trees)
{
	return whole_trees ? one->nodes[clause].end : clause + 1;
}

static uint32_t
words_of(const side *one, uint32_t clause, bool whole_trees)
{
	return whole_trees ? tree_length(one, clause) : own_length(one, clause);
}

/*
 * Writes the features of a clause, or of its subtree, thinned as its length
 * asks; returns their number.  They are worked out each time: a clause is in
 * an index or asks one twice or thrice, most are never asked for, and all of
 * them kept would be twice the words of both drafts.
 */
static uint32_t
features_of(const side *one, uint32_t clause, bool whole_trees, uint32_t *out)
{
	const uint32_t end = end_of(one, clause, whole_trees);
	const uint32_t words = words_of(one, clause, whole_trees);
	harvest into = { .kept = out, .left = FEATURES_MOST, .mask = sample_mask(words) };

	if (words < FEATURES_MOST / 2) {
		for (uint32_t i = clause; i < end; i++)
			into.count += take_plain(one, i, into.mask, out + into.count);
		return into.count;
	}
	for (uint32_t i = clause; i < end && into.left > 0; i++)
		take_own(one, i, &into);
	return into.count;
}

static uint32_t
bits_for(size_t count)
{
	uint32_t bits = 4;

	while (bits < 24 && (size_t)1 << bits < count)
		bits++;
	return bits;
}

/* The features of the members, one after the other; of none if they are too many. */
typedef struct kept_features {
	uint32_t *at;
	size_t count, room;
	size_t *ends; /* by member; NULL if they are not kept */
} kept_features;

static void
kept_release(kept_features *kept)
{
	free(kept->at);
	free(kept->ends);
	*kept = (kept_features){ 0 };
}

static void
keep(kept_features *kept, uint32_t member, const uint32_t *features, uint32_t count)
{
	if (kept->ends == NULL)
		return;
	if (kept->count + count > KEPT_MOST) {
		kept_release(kept);
		return;
	}
	while (kept->count + count > kept->room) {
		kept->room *= 2;
		kept->at = grow_array(kept->at, kept->room, sizeof *kept->at);
	}
	memcpy(kept->at + kept->count, features, count * sizeof *features);
	kept->count += count;
	kept->ends[member] = kept->count;
}

/* Past POSTINGS_MOST it is enough to know that they are more. */
static void
count_features(feature_index *index, const uint32_t *features, uint32_t count)
{
	for (uint32_t f = 0; f < count; f++) {
		uint8_t *const length = &index->lengths[features[f] >> index->shift];

		*length = (uint8_t)(*length + (*length <= POSTINGS_MOST));
	}
}

/* The group's, and the lengths before this one in it, all added up at once. */
static uint32_t
begin_of(const feature_index *index, uint32_t bucket)
{
	const uint64_t bytes = 0x00ff00ff00ff00ffu;
	uint64_t lengths;

	memcpy(&lengths, index->lengths + bucket / GROUP * GROUP, sizeof lengths);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	lengths = __builtin_bswap64(lengths);
#endif
	lengths &= ((uint64_t)1 << 8 * (bucket % GROUP)) - 1;
	lengths = (lengths & bytes) + (lengths >> 8 & bytes);
	return index->begins[bucket / GROUP] +
	       (uint32_t)(lengths * 0x0001000100010001u >> 48);
}

/* 'left' is, by bucket, how many are still to be placed: they fill it from its end. */
static void
place_features(feature_index *index, uint32_t member, const uint32_t *features,
	       uint32_t count, uint8_t *left)
{
	for (uint32_t f = 0; f < count; f++) {
		const uint32_t bucket = features[f] >> index->shift;

		if (index->lengths[bucket] == 0)
			continue;
		index->postings[begin_of(index, bucket) + --left[bucket]] =
			(posting){ features[f], member };
	}
}

/* Marks the buckets of all that will be asked for. */
static void
mark_asked(feature_index *index, const askers *by, size_t bucket_count)
{
	index->asked = NEW_ARRAY(uint64_t, bucket_count / 64 + 1);
	for (uint32_t i = 0; i < by->count; i++) {
		const uint32_t found = features_of(by->other, by->clauses[i],
						   index->whole_trees, index->features);

		for (uint32_t f = 0; f < found; f++) {
			const uint32_t bucket = index->features[f] >> index->shift;

			index->asked[bucket / 64] |= UINT64_C(1) << bucket % 64;
		}
	}
}

/* Leaves those that will be asked for; returns how many they are. */
static uint32_t
leave_asked(const feature_index *index, uint32_t *features, uint32_t count)
{
	uint32_t left = 0;

	if (index->asked == NULL)
		return count;
	for (uint32_t f = 0; f < count; f++) {
		const uint32_t bucket = features[f] >> index->shift;

		features[left] = features[f];
		left += index->asked[bucket / 64] >> bucket % 64 & 1;
	}
	return left;
}

static void
fill_counting(feature_index *index, uint32_t count, kept_features *kept)
{
	for (uint32_t m = 0; m < count; m++) {
		const uint32_t found =
			leave_asked(index, index->features,
				    features_of(index->one, index->members[m],
						index->whole_trees, index->features));

		count_features(index, index->features, found);
		keep(kept, m, index->features, found);
	}
}

/* From the last member on, so that in each bucket they stand in order. */
static void
fill_placing(feature_index *index, uint32_t count, const kept_features *kept, uint8_t *left)
{
	for (uint32_t m = count; m-- > 0;) {
		const uint32_t *features = index->features;
		size_t found;

		if (kept->ends != NULL) {
			const size_t begin = m ? kept->ends[m - 1] : 0;

			features = kept->at + begin;
			found = kept->ends[m] - begin;
		} else {
			found = features_of(index->one, index->members[m],
					    index->whole_trees, index->features);
		}
		place_features(index, m, features, (uint32_t)found, left);
	}
}

/* A bucket with so many that nobody will read them is to have none. */
static uint32_t
settle_buckets(feature_index *index, size_t count)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		if (i % GROUP == 0)
			index->begins[i / GROUP] = sum;
		if (index->lengths[i] > POSTINGS_MOST)
			index->lengths[i] = 0;
		sum += index->lengths[i];
	}
	return sum;
}

/* About how many there will be: two a word, and of long texts the sample. */
static size_t
guess_postings(const side *one, const uint32_t *members, uint32_t count, bool whole_trees)
{
	size_t guess = 0;

	for (uint32_t m = 0; m < count; m++) {
		const uint32_t words = words_of(one, members[m], whole_trees);

		guess += 2 * (size_t)words / (sample_mask(words) + 1) + 1;
	}
	return guess;
}

/* To mark what will be asked for pays while that is a small part of what there is. */
#define ASKED_SHARE 4

feature_index *
index_new(const side *one, const uint32_t *members, uint32_t count, bool whole_trees,
	  const askers *by)
{
	feature_index *const index = NEW(feature_index);
	const size_t guess = guess_postings(one, members, count, whole_trees);
	const uint32_t bits = bits_for(guess);
	const size_t bucket_count = (size_t)1 << bits;
	kept_features kept = { .ends = NEW_ARRAY(size_t, count),
			       .at = grow_array(NULL, KEPT_LEAST, sizeof *kept.at),
			       .room = KEPT_LEAST };
	uint8_t *left;

	*index = (feature_index){ .one = one,
				  .members = members,
				  .whole_trees = whole_trees,
				  .shift = 32 - bits,
				  .count = count };
	index->features = grow_array(NULL, FEATURES_MOST, sizeof *index->features);
	index->lengths = NEW_ARRAY(uint8_t, bucket_count);
	index->begins = NEW_ARRAY(uint32_t, bucket_count / GROUP);
	if (by != NULL && guess_postings(by->other, by->clauses, by->count, whole_trees) <
				  guess / ASKED_SHARE)
		mark_asked(index, by, bucket_count);
	fill_counting(index, count, &kept);
	free(index->asked);
	index->asked = NULL;
	index->postings = NEW_ARRAY(posting, settle_buckets(index, bucket_count));
	left = grow_array(NULL, bucket_count, sizeof *left);
	memcpy(left, index->lengths, bucket_count);
	fill_placing(index, count, &kept, left);
	free(left);
	kept_release(&kept);
	index->votes = NEW_ARRAY(uint32_t, count);
	index->touched = NEW_ARRAY(uint32_t, count);
	return index;
}

feature_index *
index_share(const feature_index *of)
{
	feature_index *const index = NEW(feature_index);

	*index = *of;
	index->is_shared = true;
	index->features = grow_array(NULL, FEATURES_MOST, sizeof *index->features);
	index->votes = NEW_ARRAY(uint32_t, of->count);
	index->touched = NEW_ARRAY(uint32_t, of->count);
	return index;
}

void
index_free(feature_index *index)
{
	if (index == NULL)
		return;
	if (!index->is_shared) {
		free(index->postings);
		free(index->lengths);
		free(index->begins);
	}
	free(index->features);
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
find_lists(const feature_index *index, const side *other, uint32_t clause,
	   posting_list *lists)
{
	const uint32_t found =
		features_of(other, clause, index->whole_trees, index->features);
	uint32_t count = 0;

	for (uint32_t f = 0; f < found && count < LISTS_MOST; f++) {
		const uint32_t feature = index->features[f];
		const uint32_t bucket = feature >> index->shift;
		const uint32_t length = index->lengths[bucket];

		if (length > 0)
			lists[count++] =
				(posting_list){ feature, begin_of(index, bucket), length };
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
	const uint32_t count = find_lists(index, other, clause, lists);
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
