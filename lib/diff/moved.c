/* SPDX-License-Identifier: MIT */
#include "diff/moved.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "diff/kinds.h"

#include <stdlib.h>
#include <string.h>

/* Places that are tried for one run of words. */
#define CANDIDATES 16
#define NOWHERE    UINT32_MAX
/* A moved text goes on after a change within it if so many words of it follow
 * no more than so many words later. */
#define REJOIN_WORDS 3
#define REJOIN_GAP   12

/* Eight words with which more struck places than this go on are a formula: "of the
 * European Parliament and of the Council". */
#define FORMULA_PLACES 4

/* Runs of struck words by hash: heads of chains through 'next'. */
typedef struct run_index {
	uint32_t *heads;
	uint32_t *next; /* by place of the run's first word */
	uint64_t mask;
	const looses *struck, *set;
	const uint8_t *kinds;
	uint32_t *owner; /* by place: the loose run it belongs to */
	uint8_t *spent;  /* by place: already moved */
} run_index;

void
looses_add(looses *list, loose run, const uint32_t *ids)
{
	if (run.count < MOVED_WORDS)
		return;
	while (list->id_room < list->id_count + run.count) {
		list->id_room = list->id_room ? mul_size(list->id_room, 2) : 4096;
		list->ids = grow_array(list->ids, list->id_room, sizeof *list->ids);
	}
	memcpy(list->ids + list->id_count, ids + run.begin, run.count * sizeof *ids);
	run.offset = list->id_count;
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = run;
	list->id_count += run.count;
}

void
looses_release(looses *list)
{
	free(list->items);
	free(list->ids);
	*list = (looses){ 0 };
}

static uint64_t
hash_of(const uint32_t *ids)
{
	uint64_t hash = 0x13198a2e03707344u;

	for (size_t i = 0; i < MOVED_WORDS; i++) {
		hash = (hash ^ ids[i]) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 29;
	}
	return hash ^ hash >> 32;
}

static void
index_init(run_index *index, const looses *struck, const looses *set, const uint8_t *kinds)
{
	size_t room = 1024;

	while (room < 2 * struck->id_count)
		room *= 2;
	*index = (run_index){
		.mask = room - 1, .struck = struck, .set = set, .kinds = kinds
	};
	index->heads = NEW_ARRAY(uint32_t, room);
	memset(index->heads, 0xff, room * sizeof *index->heads);
	index->next = NEW_ARRAY(uint32_t, struck->id_count);
	index->owner = NEW_ARRAY(uint32_t, struck->id_count);
	index->spent = NEW_ARRAY(uint8_t, struck->id_count);
	/* From the end, so that chains begin with the first place. */
	for (size_t i = struck->count; i-- > 0;) {
		const loose *const run = &struck->items[i];

		for (size_t j = run->count; j-- > 0;) {
			const size_t place = run->offset + j;
			uint32_t *head;

			index->owner[place] = (uint32_t)i;
			if (j + MOVED_WORDS > run->count)
				continue;
			head = &index->heads[hash_of(struck->ids + place) & index->mask];
			index->next[place] = *head;
			*head = (uint32_t)place;
		}
	}
}

static void
index_release(run_index *index)
{
	free(index->heads);
	free(index->next);
	free(index->owner);
	free(index->spent);
}

/* How many words from 'place' on are those of 'ids', and not yet spent. */
static uint32_t
common_length(const run_index *index, size_t place, const uint32_t *ids, uint32_t most)
{
	const loose *const run = &index->struck->items[index->owner[place]];
	const size_t left = run->offset + run->count - place;
	uint32_t length = 0;

	while (length < most && length < left && !index->spent[place + length] &&
	       index->struck->ids[place + length] == ids[length])
		length++;
	return length;
}

/* A sentence that was struck and set whole stays in its place. */
static bool
is_one_hunk(const run_index *index, uint32_t place, const loose *run)
{
	const loose *const source = &index->struck->items[index->owner[place]];

	return source->row == run->row && source->place == run->place;
}

static uint32_t
longest_at(run_index *index, const loose *run, const uint32_t *ids, uint32_t most,
	   uint32_t *from)
{
	uint32_t *const head = &index->heads[hash_of(ids) & index->mask];
	uint32_t longest = 0, place;

	while (*head != NOWHERE && index->spent[*head])
		*head = index->next[*head];
	place = *head;
	for (int i = 0; i < CANDIDATES && place != NOWHERE;
	     i++, place = index->next[place]) {
		const uint32_t length = common_length(index, place, ids, most);

		if (length > longest && !is_one_hunk(index, place, run)) {
			longest = length;
			*from = place;
		}
	}
	return longest;
}

/* In how many struck places, not yet spent, the first words of 'ids' stand. */
static uint32_t
places_of(const run_index *index, const uint32_t *ids)
{
	uint32_t place = index->heads[hash_of(ids) & index->mask], count = 0;

	for (int i = 0; i < CANDIDATES && place != NOWHERE; i++, place = index->next[place])
		count += common_length(index, place, ids, MOVED_WORDS) == MOVED_WORDS;
	return count;
}

static bool
enough_words(const run_index *index, const uint32_t *ids, uint32_t length, uint32_t least)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < length && count < least; i++)
		count += index->kinds[ids[i]] & KIND_COUNTS;
	return count >= least;
}

static void
push(stretches *list, stretch item)
{
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = item;
}

/* The moved text that is being followed: places in the ids of both lists. */
typedef struct follow {
	run_index *index;
	const loose *from, *to;
	size_t from_floor, from_end, to_floor, to_end; /* within their runs */
	stretches *out_from, *out_to;
} follow;

static void
spend(const follow *it, size_t was, size_t is, uint32_t length)
{
	const uint32_t from_word = it->from->begin + (uint32_t)(was - it->from->offset);
	const uint32_t to_word = it->to->begin + (uint32_t)(is - it->to->offset);

	memset(it->index->spent + was, 1, length);
	push(it->out_from, (stretch){ it->from->row,
				      { from_word, from_word + length },
				      it->to->row,
				      to_word });
	push(it->out_to, (stretch){ it->to->row,
				    { to_word, to_word + length },
				    it->from->row,
				    from_word });
}

static size_t
least(size_t one, size_t other)
{
	return one < other ? one : other;
}

/* Equal words at two places, within the runs, none of them spent. */
static uint32_t
equal_from(const follow *it, size_t was, size_t is)
{
	const uint32_t *const struck = it->index->struck->ids;
	const uint32_t *const set = it->index->set->ids;
	uint32_t length = 0;

	while (was + length < it->from_end && is + length < it->to_end &&
	       !it->index->spent[was + length] && struck[was + length] == set[is + length])
		length++;
	return length;
}

static bool
goes_on(const follow *it, size_t was, size_t is, uint32_t *length)
{
	*length = equal_from(it, was, is);
	return *length >= REJOIN_WORDS &&
	       enough_words(it->index, it->index->set->ids + is, *length, REJOIN_WORDS);
}

/*
 * After a moved text come words that were changed in it, and then it may go
 * on.  The nearest place where it does is taken, until there is none;
 * returns where the last of it ends in the set words.
 */
static size_t
follow_on(const follow *it, size_t was, size_t is)
{
	uint32_t length = 0;

	for (size_t gap = 0; gap <= 2 * REJOIN_GAP; gap++) {
		const size_t first = gap > REJOIN_GAP ? gap - REJOIN_GAP : 0;

		for (size_t skip = first; skip <= least(gap, REJOIN_GAP); skip++) {
			if (was + skip >= it->from_end || is + gap - skip >= it->to_end ||
			    !goes_on(it, was + skip, is + gap - skip, &length))
				continue;
			spend(it, was + skip, is + gap - skip, length);
			was += skip + length;
			is += gap - skip + length;
			gap = SIZE_MAX; /* begins again */
			break;
		}
	}
	return is;
}

/* The same before a moved text: the words that end nearest to it. */
static void
follow_back(const follow *it, size_t was, size_t is)
{
	const uint32_t *const struck = it->index->struck->ids;
	const uint32_t *const set = it->index->set->ids;

	for (size_t gap = 1; gap <= 2 * REJOIN_GAP; gap++) {
		const size_t first = gap > REJOIN_GAP ? gap - REJOIN_GAP : 0;

		for (size_t skip = first; skip <= least(gap, REJOIN_GAP); skip++) {
			size_t b = was - least(was - it->from_floor, skip);
			size_t a = is - least(is - it->to_floor, gap - skip);
			uint32_t length = 0;

			while (b > it->from_floor && a > it->to_floor &&
			       !it->index->spent[b - 1] && struck[b - 1] == set[a - 1]) {
				b--;
				a--;
				length++;
			}
			if (length < REJOIN_WORDS ||
			    !enough_words(it->index, set + a, length, REJOIN_WORDS))
				continue;
			spend(it, b, a, length);
			was = b;
			is = a;
			gap = 0; /* begins again */
			break;
		}
	}
}

static bool
is_mark(const run_index *index, uint32_t id)
{
	return (index->kinds[id] & (KIND_COUNTS | KIND_OPENS)) == 0;
}

/* At how many of its ends the stretch has a mark, or the hunk ends. */
static int
clean_ends(const run_index *index, const looses *list, const loose *run, size_t at,
	   uint32_t length)
{
	const size_t end = at + length;
	const bool begins = at == run->offset || is_mark(index, list->ids[at - 1]) ||
			    is_mark(index, list->ids[at]);
	const bool ends = end == run->offset + run->count ||
			  is_mark(index, list->ids[end - 1]) ||
			  is_mark(index, list->ids[end]);

	return begins + ends;
}

/* What the hunk of 'run' has in the other list; NULL if that is too short to be in it. */
static const loose *
counterpart(const looses *list, const loose *run)
{
	const loose *const items = list->items;
	size_t at = 0;

	PARTITION_POINT(at, list->count,
			items[at].row < run->row || (items[at].row == run->row &&
						     items[at].place < run->place));
	return at < list->count && items[at].row == run->row &&
			       items[at].place == run->place
		       ? &items[at]
		       : NULL;
}

/* Words of a counterpart that are looked through. */
#define SENTENCE_WORDS 1024

/* Does the other side of a rewritten sentence say some of it too? */
static bool
is_said_there(const looses *list, const loose *run, const uint32_t *ids, uint32_t length)
{
	const loose *const other = run->rewritten ? counterpart(list, run) : NULL;

	if (other == NULL)
		return false;
	if (other->count > SENTENCE_WORDS)
		return true;
	for (uint32_t i = 0; i + REJOIN_WORDS <= other->count; i++)
		for (uint32_t k = 0; k + REJOIN_WORDS <= length; k++)
			if (memcmp(list->ids + other->offset + i, ids + k,
				   REJOIN_WORDS * sizeof *ids) == 0)
				return true;
	return false;
}

/*
 * Legal prose repeats itself: "supplier of public telecommunications
 * networks or services" amid other words on both sides is a manner of
 * speaking and has not moved.  A long text, or one that is a phrase, has.
 */
static bool
has_moved(const follow *it, size_t was, size_t is, uint32_t length)
{
	const run_index *const index = it->index;
	int struck, set;

	if (enough_words(index, index->set->ids + is, length, 2 * MOVED_WORDS))
		return true;
	/*
	 * What is written everywhere has not moved; nor has in a rewritten sentence what
	 * is written twice, for most of its words are those of what it became.
	 */
	if (places_of(index, index->set->ids + is) >
	    (it->from->rewritten || it->to->rewritten ? 1 : FORMULA_PLACES))
		return false;
	if (is_said_there(index->set, it->from, index->set->ids + is, length) ||
	    is_said_there(index->struck, it->to, index->set->ids + is, length))
		return false;
	struck = clean_ends(index, index->struck, it->from, was, length);
	set = clean_ends(index, index->set, it->to, is, length);
	return struck == 2 || set == 2 || (struck > 0 && set > 0);
}

/* Looks up one run of set words, spending what it finds. */
static void
match_run(run_index *index, const loose *run, stretches *from, stretches *to)
{
	const uint32_t *const ids = index->set->ids;
	const size_t end = run->offset + run->count;
	size_t at = run->offset, floor = at;

	while (at + MOVED_WORDS <= end) {
		uint32_t place = 0;
		const uint32_t length =
			longest_at(index, run, ids + at, (uint32_t)(end - at), &place);
		const loose *source;
		follow it;

		if (length < MOVED_WORDS) {
			at++;
			continue;
		}
		if (!enough_words(index, ids + at, length, MOVED_WORDS)) {
			at += length - MOVED_WORDS + 1;
			continue;
		}
		source = &index->struck->items[index->owner[place]];
		it = (follow){ index,
			       source,
			       run,
			       source->offset,
			       source->offset + source->count,
			       floor,
			       end,
			       from,
			       to };
		if (!has_moved(&it, place, at, length)) {
			at += length;
			continue;
		}
		spend(&it, place, at, length);
		follow_back(&it, place, at);
		floor = at = follow_on(&it, place + length, at + length);
	}
}

static int
by_place(const void *one, const void *other)
{
	const stretch *const a = one, *const b = other;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->words.begin > b->words.begin) - (a->words.begin < b->words.begin);
}

void
find_moved(const looses *struck, const looses *set, const uint8_t *kinds, stretches *from,
	   stretches *to)
{
	run_index index;

	if (struck->count > 0 && set->count > 0) {
		index_init(&index, struck, set, kinds);
		for (size_t i = 0; i < set->count; i++)
			match_run(&index, &set->items[i], from, to);
		index_release(&index);
	}
	if (from->count)
		qsort(from->items, from->count, sizeof *from->items, by_place);
	if (to->count)
		qsort(to->items, to->count, sizeof *to->items, by_place);
}
