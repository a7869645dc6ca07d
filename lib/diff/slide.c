/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "diff/borders.h"
#include "diff/kinds.h"
#include "diff/tidy.h"
#include "text/words.h"

/* Equal words between two insertions that may have been kept elsewhere. */
#define STRAY_WORDS 4
/* Words of two insertions together that are looked through for them. */
#define STRAY_REACH 512

/* Would ", in good faith" end well before word 'at'? */
static bool
ends_phrase(const wording *words, uint32_t at, const uint8_t *kinds)
{
	const uint8_t next = at < words->count ? kinds[words->ids[at]] : KIND_STOP;

	return (next & (KIND_COMMA | KIND_BREAK | KIND_STOP)) != 0 ||
	       border_before(words, at, kinds) >= BORDER_GROUP;
}

/* How well [begin, end) stands alone: ", in good faith," as well as a sentence. */
static int
score_of(const wording *words, uint32_t begin, uint32_t end, const uint8_t *kinds)
{
	if (end - begin > 2 && (kinds[words->ids[begin]] & KIND_COMMA) != 0 &&
	    (kinds[words->ids[end - 1]] & KIND_COMMA) != 0)
		return 2 * BORDER_COMMA;
	if (end - begin > 1 && (kinds[words->ids[begin]] & KIND_COMMA) != 0 &&
	    ends_phrase(words, end, kinds))
		return BORDER_COMMA + BORDER_GROUP;
	return border_before(words, begin, kinds) + border_before(words, end, kinds);
}

static void
shift(hunk *item, uint32_t by, bool right)
{
	const uint32_t step = right ? by : 0 - by;

	item->before.begin += step;
	item->before.end += step;
	item->after.begin += step;
	item->after.end += step;
}

/* The side of a one-sided hunk that has words. */
typedef struct sliding {
	const wording *words;
	tvx_range range;
	const wording *other;
	uint32_t place;       /* in the other side */
	uint32_t left, right; /* how far it can go, over equal words */
} sliding;

static sliding
sliding_of(const hunk *item, const wording *before, const wording *after,
	   uint32_t left_room, uint32_t right_room)
{
	const bool deletes = range_is_empty(item->after);
	sliding it = { .words = deletes ? before : after,
		       .range = deletes ? item->before : item->after,
		       .other = deletes ? after : before,
		       .place = deletes ? item->after.begin : item->before.begin };
	const uint32_t *const ids = it.words->ids;

	while (it.left < left_room &&
	       ids[it.range.begin - 1 - it.left] == ids[it.range.end - 1 - it.left])
		it.left++;
	while (it.right < right_room &&
	       ids[it.range.begin + it.right] == ids[it.range.end + it.right])
		it.right++;
	return it;
}

/* More than the best borders are worth. */
#define COST_OF_TYPE 16

static int
differs_in_type(const sliding *it, uint32_t at, uint32_t other)
{
	const tvx_str one = word_bytes(it->words, at), two = word_bytes(it->other, other);

	return !str_equal(word_core(one), word_core(two));
}

/*
 * The best place for the hunk, as a distance from its leftmost one.  Words that
 * it slides over are equal but may be written otherwise: "The [European
 * Parliament and the] Council", so that "The" need not become "the".
 */
static uint32_t
best_place(const sliding *it, const uint8_t *kinds)
{
	const uint32_t begin = it->range.begin - it->left, end = it->range.end - it->left;
	const uint32_t other = it->place - it->left;
	uint32_t best = 0;
	int most = INT32_MIN, type = 0; /* against those at the leftmost place */

	for (uint32_t i = 0; i <= it->left + it->right; i++) {
		const int score = score_of(it->words, begin + i, end + i, kinds) -
				  COST_OF_TYPE * type;

		if (score >= most) {
			most = score;
			best = i;
		}
		if (i < it->left + it->right)
			type += differs_in_type(it, begin + i, other + i) -
				differs_in_type(it, end + i, other + i);
	}
	return best;
}

/*
 * Slides 'item', which has 'left_room' equal words before it and
 * 'right_room' after it.  A neighbour that can be reached is joined.
 */
static void
slide(hunk *item, const wording *before, const wording *after, const uint8_t *kinds,
      uint32_t left_room, uint32_t right_room, bool has_left, bool has_right)
{
	sliding it;
	uint32_t place;

	if (!range_is_empty(item->before) && !range_is_empty(item->after))
		return;
	it = sliding_of(item, before, after, left_room, right_room);
	if (it.left + it.right == 0)
		return;
	if (has_left && it.left == left_room)
		place = 0;
	else if (has_right && it.right == right_room)
		place = it.left + it.right;
	else
		place = best_place(&it, kinds);
	shift(item, it.left, false);
	shift(item, place, true);
}

void
hunks_slide(hunks *list, const wording *before, const wording *after, const uint8_t *kinds)
{
	hunks done = { list->items, 0, list->room };
	const size_t count = list->count;

	/* 'done' never has more than have been read, so it may share the array. */
	for (size_t i = 0; i < count; i++) {
		hunk item = list->items[i];
		const bool has_left = done.count > 0, has_right = i + 1 < count;
		const uint32_t from = has_left ? done.items[done.count - 1].before.end : 0;
		const uint32_t to =
			has_right ? list->items[i + 1].before.begin : before->count;

		slide(&item, before, after, kinds, item.before.begin - from,
		      to - item.before.end, has_left, has_right);
		hunks_add(&done, item);
	}
	list->count = done.count;
}

/* --- stray words -------------------------------------------------------- */

static bool
is_same(const uint32_t *one, const uint32_t *other, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (one[i] != other[i])
			return false;
	return true;
}

/*
 * The words kept between two insertions may occur in them again: "[, which]
 * shall [begin at once, shall, if asked,] act" keeps the wrong "shall".  The
 * one is kept that leaves two insertions which stand best alone.
 */
static void
settle_stray(tvx_range *left, tvx_range *right, const wording *words, const uint8_t *kinds)
{
	const uint32_t count = right->begin - left->end;
	const uint32_t *const kept = words->ids + left->end;
	uint32_t best = left->end;
	int most = score_of(words, left->begin, left->end, kinds) +
		   score_of(words, right->begin, right->end, kinds);

	for (uint32_t at = left->begin + 1; at + count < right->end; at++) {
		int score;

		if (words->ids[at] != *kept || !is_same(words->ids + at, kept, count))
			continue;
		score = score_of(words, left->begin, at, kinds) +
			score_of(words, at + count, right->end, kinds);
		if (score > most) {
			most = score;
			best = at;
		}
	}
	left->end = best;
	right->begin = best + count;
}

/*
 * "from [eighteen to] twenty-seven [to fifty-four]" keeps the wrong word: what
 * the deletion ends in, the insertion begins with, and to keep that instead
 * puts each new word over against an old one.
 *
 *	struck	X S         kept  K	set	    S Y
 *	        X -> K	    kept  S	K -> Y
 */
static void
settle_pair(hunk *left, hunk *right, const wording *first, const wording *second,
	    bool strikes_first)
{
	const uint32_t kept = right->before.begin - left->before.end;
	tvx_range *const ends = strikes_first ? &left->before : &left->after;
	tvx_range *const begins = strikes_first ? &right->after : &right->before;

	if (ends->end - ends->begin <= kept || begins->end - begins->begin <= kept ||
	    !is_same(first->ids + ends->end - kept, second->ids + begins->begin, kept))
		return;
	ends->end -= kept;
	begins->begin += kept;
	(strikes_first ? &left->after : &left->before)->end += kept;
	(strikes_first ? &right->before : &right->after)->begin -= kept;
}

void
hunks_settle(hunks *list, const wording *before, const wording *after, const uint8_t *kinds)
{
	for (size_t i = 1; i < list->count; i++) {
		hunk *const left = &list->items[i - 1], *const right = &list->items[i];
		const uint32_t kept = right->before.begin - left->before.end;

		if (kept == 0 || kept > STRAY_WORDS)
			continue;
		if (range_is_empty(left->before) && range_is_empty(right->before) &&
		    right->after.end - left->after.begin <= STRAY_REACH)
			settle_stray(&left->after, &right->after, after, kinds);
		else if (range_is_empty(left->after) && range_is_empty(right->after) &&
			 right->before.end - left->before.begin <= STRAY_REACH)
			settle_stray(&left->before, &right->before, before, kinds);
		else if (range_is_empty(left->after) && range_is_empty(right->before))
			settle_pair(left, right, before, after, true);
		else if (range_is_empty(left->before) && range_is_empty(right->after))
			settle_pair(left, right, after, before, false);
	}
}
