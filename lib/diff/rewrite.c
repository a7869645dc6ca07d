/* SPDX-License-Identifier: MIT */
/*
 * Sentences of which the old and the new serve a reader better than what they share.
 *
 * A sentence lies between two places where both drafts begin one.  In a draft that
 * was edited it also ends at a long run of equal words, and of what is kept in it
 * the scraps alone go: one or two words, and runs that are short beside the
 * changes on both sides of them.
 *
 *	[If]{Where} the examining [finds that]{considers that in} the application
 *	documents [on which the grant ... report.]{which are to serve ... shall:}
 *
 * In a draft that was reworked a rewritten sentence is struck and set whole.
 */
#include "diff/borders.h"
#include "diff/kinds.h"
#include "diff/tidy.h"

/* Words of an equal run that are looked at from either end for a border. */
#define LONG_RUN 32

/*
 * What may be left of a sentence that is rewritten: fewer equal words in a row
 * than 'run'; and of all its words a quarter, or less than 'tenths' of ten in
 * runs shorter than 'scraps' between three changes or more.
 */
typedef struct rewriting {
	uint32_t run, tenths, scraps;
	uint32_t part_scraps; /* where a long run is at one of its ends */
	bool whole;
} rewriting;

static const rewriting of_edited = { 8, 5, 2, 1, false };
static const rewriting of_reworked = { 12, 7, 5, 2, true };

/* Fewer words than this are a scrap, and so are fewer than such a share of the smaller
 * change beside them; where hardly anything is left, than a larger share. */
#define SCRAP_WORDS    3
#define SCRAP_SHARE    4
#define SCRAP_OF_WHOLE 2

typedef struct sentence {
	hunk whole;
	size_t first; /* hunk that stands in it, and how many have been done before it */
	uint32_t kept, longest;
	bool part; /* a long run of equal words stands before it, or behind */
} sentence;

typedef struct rewriter {
	const wording *before, *after;
	const uint8_t *kinds;
	const rewriting *limit;
	hunks done;
	sentence it;
} rewriter;

static hunk
empty_at(uint32_t b, uint32_t a)
{
	return (hunk){ .before = { b, b }, .after = { a, a } };
}

static bool
has_both(const hunk *item)
{
	return !range_is_empty(item->before) && !range_is_empty(item->after);
}

/* Two deletions, or two insertions. */
static bool
go_one_way(const hunk *left, const hunk *right)
{
	return !has_both(left) &&
	       range_is_empty(left->before) == range_is_empty(right->before) &&
	       range_is_empty(left->after) == range_is_empty(right->after);
}

static uint32_t
lesser(uint32_t one, uint32_t other)
{
	return one < other ? one : other;
}

typedef struct extent {
	uint32_t struck, set;
} extent;

static extent
extent_of(const rewriter *to, const hunk *item)
{
	return (extent){ count_words(to->before, item->before, to->kinds),
			 count_words(to->after, item->after, to->kinds) };
}

/* The words of the longer side. */
static uint32_t
larger(extent size)
{
	return size.struck > size.set ? size.struck : size.set;
}

/* --- scraps ------------------------------------------------------------- */

/* "[the procedure for grant]{the examination} is based, [do not meet": so many words that
 * end a phrase in both drafts are no scrap. */
#define PHRASE_WORDS 2

/* 'kept' words between two changes, of which the smaller has 'change' words: few beside
 * that; or, without a share, one or two.  But an insertion of one word is not joined
 * to what follows over two. */
static bool
is_scrap(const hunk *left, const hunk *right, uint32_t kept, uint32_t change,
	 uint32_t share)
{
	if (share > 0)
		return kept * share < change;
	return kept < SCRAP_WORDS && !go_one_way(left, right) &&
	       ((has_both(left) && has_both(right)) || kept <= change);
}

static bool
is_phrase_border(const rewriter *to, uint32_t b, uint32_t a)
{
	return border_before(to->before, b, to->kinds) >= BORDER_COMMA &&
	       border_before(to->after, a, to->kinds) >= BORDER_COMMA;
}

/* At an end of the sentence: a word or more, not the full stop alone. */
static bool
is_end_scrap(const rewriter *to, const hunk *item, tvx_range end, uint32_t share)
{
	const uint32_t kept = count_words(to->before, end, to->kinds);

	return kept > 0 && has_both(item) &&
	       (kept < SCRAP_WORDS || kept * share < larger(extent_of(to, item)));
}

/* A phrase with a comma is no scrap: "in Lithuania, [an appeal]". */
static void
strike_ends(rewriter *to, hunk *first, hunk *last, uint32_t share)
{
	const hunk *const whole = &to->it.whole;

	if (!is_phrase_border(to, first->before.begin, first->after.begin) &&
	    is_end_scrap(to, first, (tvx_range){ whole->before.begin, first->before.begin },
			 share)) {
		first->before.begin = whole->before.begin;
		first->after.begin = whole->after.begin;
	}
	if (!is_phrase_border(to, last->before.end, last->after.end) &&
	    is_end_scrap(to, last, (tvx_range){ last->before.end, whole->before.end },
			 share)) {
		last->before.end = whole->before.end;
		last->after.end = whole->after.end;
	}
}

static void
strike_between(rewriter *to, uint32_t share)
{
	hunk *const items = to->done.items;
	hunk *last = &items[to->it.first];
	extent size = extent_of(to, last); /* of the last, as it grows */

	for (size_t i = to->it.first + 1; i < to->done.count; i++) {
		const hunk *const item = &items[i];
		const extent next = extent_of(to, item);
		const tvx_range between = { last->before.end, item->before.begin };
		const uint32_t kept = count_words(to->before, between, to->kinds);

		if ((kept >= PHRASE_WORDS &&
		     is_phrase_border(to, item->before.begin, item->after.begin)) ||
		    !is_scrap(last, item, kept, lesser(larger(size), larger(next)),
			      share)) {
			*++last = *item;
			size = next;
			continue;
		}
		last->before.end = item->before.end;
		last->after.end = item->after.end;
		last->rewritten = true;
		size.struck += kept + next.struck;
		size.set += kept + next.set;
	}
	to->done.count = (size_t)(last - items) + 1;
}

/* First the words that are scraps by themselves, so that the changes are whole beside
 * which others are. */
static void
strike_scraps(rewriter *to, uint32_t share)
{
	hunk *const items = to->done.items;

	strike_between(to, 0);
	strike_between(to, share);
	strike_ends(to, &items[to->it.first], &items[to->done.count - 1], share);
}

/* --- sentences ----------------------------------------------------------- */

static void
strike_whole(rewriter *to)
{
	hunk *const item = &to->done.items[to->it.first];

	*item = to->it.whole;
	item->rewritten = true;
	to->done.count = to->it.first + 1;
}

static void
rewrite_sentence(rewriter *to)
{
	const rewriting *const limit = to->limit;
	const sentence *const it = &to->it;
	const size_t count = to->done.count - it->first;
	const uint32_t shorter =
		lesser(count_words(to->before, it->whole.before, to->kinds),
		       count_words(to->after, it->whole.after, to->kinds));
	const bool replaced = !it->part && 4 * it->kept < shorter;
	const uint32_t scraps = it->part ? limit->part_scraps : limit->scraps;

	if (!replaced && (count < 3 || 10 * it->kept >= limit->tenths * shorter ||
			  it->kept >= scraps * (count + 1)))
		return;
	if (limit->whole && !it->part)
		strike_whole(to);
	else
		strike_scraps(to, replaced ? SCRAP_OF_WHOLE : SCRAP_SHARE);
}

static void
begin_sentence(rewriter *to, uint32_t b, uint32_t a)
{
	to->it = (sentence){ .whole = empty_at(b, a), .first = to->done.count };
}

/* Ends the sentence at 'b', 'a', and begins the next one there. */
static void
close_sentence(rewriter *to, uint32_t b, uint32_t a)
{
	sentence *const it = &to->it;

	it->whole.before.end = b;
	it->whole.after.end = a;
	/* A single hunk with nothing kept but its full stop is whole already. */
	if (to->done.count > it->first + (it->kept == 0) && it->longest < to->limit->run)
		rewrite_sentence(to);
	begin_sentence(to, b, a);
}

static void
pass_word(rewriter *to, uint32_t b, uint32_t *run)
{
	if ((to->kinds[to->before->ids[b]] & KIND_COUNTS) == 0)
		return;
	to->it.kept++;
	if (++*run > to->it.longest)
		to->it.longest = *run;
}

/* What came before a long run, from 'b', 'a' on, is a sentence without it. */
static void
close_before_run(rewriter *to, uint32_t b, uint32_t a)
{
	to->it.kept -= to->limit->run;
	to->it.longest = 0;
	to->it.part = true;
	close_sentence(to, b, a);
}

static bool
both_begin(const rewriter *to, uint32_t b, uint32_t a)
{
	return border_before(to->before, b, to->kinds) >= BORDER_BREAK &&
	       border_before(to->after, a, to->kinds) >= BORDER_BREAK;
}

/* The equal words from 'from' on, 'length' of them. */
static void
pass_equal(rewriter *to, hunk from, uint32_t length)
{
	const uint32_t b = from.before.begin, a = from.after.begin;
	uint32_t run = 0, begin = 0;

	for (uint32_t i = 0; i < length; i++) {
		/* The middle of a long run is in no rewritten sentence. */
		if (i == LONG_RUN && length > 3 * LONG_RUN) {
			i = length - LONG_RUN;
			begin_sentence(to, b + i, a + i);
			to->it.longest = run = to->limit->run + 1;
		}
		if (both_begin(to, b + i, a + i)) {
			close_sentence(to, b + i, a + i);
			run = 0;
			begin = i;
		}
		pass_word(to, b + i, &run);
		if (run == to->limit->run)
			close_before_run(to, b + begin, a + begin);
	}
	if (both_begin(to, b + length, a + length)) {
		close_sentence(to, b + length, a + length);
	} else if (run >= to->limit->run) {
		begin_sentence(to, b + length, a + length);
		to->it.part = true;
	}
}

/* Sentences side by side stay apart if each is rewritten; the rest is one. */
static void
join_touching(hunks *list)
{
	hunks done = { list->items, 0, list->room };

	for (size_t i = 0; i < list->count; i++) {
		const hunk item = list->items[i];

		if (done.count && has_both(&done.items[done.count - 1]) && has_both(&item))
			done.items[done.count++] = item;
		else
			hunks_add(&done, item);
	}
	list->count = done.count;
}

void
hunks_rewrite(hunks *list, const wording *before, const wording *after,
	      const uint8_t *kinds, bool reworked)
{
	const size_t count = list->count;
	rewriter to = { .before = before,
			.after = after,
			.kinds = kinds,
			.limit = reworked ? &of_reworked : &of_edited,
			.done = { list->items, 0, list->room } };
	hunk at = { 0 };

	for (size_t i = 0; i <= count; i++) {
		const hunk item =
			i < count ? list->items[i] : empty_at(before->count, after->count);

		pass_equal(&to, at, item.before.begin - at.before.begin);
		if (i < count)
			to.done.items[to.done.count++] = item;
		at = empty_at(item.before.end, item.after.end);
	}
	list->count = to.done.count;
	join_touching(list);
}
