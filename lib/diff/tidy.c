/* SPDX-License-Identifier: MIT */
#include "diff/tidy.h"

#include "base/str.h"
#include "diff/borders.h"
#include "diff/kinds.h"
#include "text/utf8.h"
#include "text/words.h"

/* Equal words that two replacements may have between them and still be one. */
#define CRUMB_WORDS 2
/* An edit of so many words is not the insertion of a phrase. */
#define LONG_EDIT 12

uint32_t
count_words(const wording *words, tvx_range range, const uint8_t *kinds)
{
	uint32_t count = 0;

	for (uint32_t i = range.begin; i < range.end; i++)
		count += kinds[words->ids[i]] & KIND_COUNTS;
	return count;
}

/* --- absorb ----------------------------------------------------------- */

typedef struct extent {
	uint32_t struck, set;
} extent;

static extent
extent_of(const hunk *item, const wording *before, const wording *after,
	  const uint8_t *kinds)
{
	return (extent){ count_words(before, item->before, kinds),
			 count_words(after, item->after, kinds) };
}

static uint32_t
larger(extent size)
{
	return size.struck > size.set ? size.struck : size.set;
}

/* What stands between two hunks. */
typedef struct keeping {
	uint32_t words, rare; /* rare: neither a common word nor a number */
	bool at_border;       /* an edit ends before them or begins behind them as a phrase
				 would */
	bool replaces;        /* both hunks strike something and set something */
	bool torn;            /* no edit would end before them or begin behind them */
	bool says;            /* one is too long to be a mere "of the", however common */
	bool ends_phrase;     /* a phrase of 'before' ends before, among or behind them */
} keeping;

/* Does an edit before or behind these words end or begin as a phrase does? */
static bool
stand_at_border(const wording *words, tvx_range range, const uint8_t *kinds)
{
	const uint8_t next = range.end < words->count ? kinds[words->ids[range.end]] : 0;

	return (next & (KIND_COMMA | KIND_BREAK | KIND_STOP)) != 0 ||
	       border_before(words, range.begin, kinds) >= BORDER_COMMA;
}

/* Characters of a word that says something: "prospectus" in a law on them. */
#define LONG_WORD 8

static bool
is_long(tvx_str core)
{
	uint32_t count = 0;

	for (size_t at = 0; at < core.len; count++)
		utf8_next(core, &at);
	return count >= LONG_WORD;
}

static void
keep_word(keeping *kept, tvx_str core, uint8_t kind)
{
	kept->words += (kind & KIND_COUNTS) != 0;
	kept->rare += (kind & (KIND_COUNTS | KIND_COMMON | KIND_NUMBER)) == KIND_COUNTS;
	kept->says |= is_long(core);
	kept->ends_phrase |= (kind & (KIND_STOP | KIND_BREAK)) != 0;
}

static bool
has_both(const hunk *item)
{
	return !range_is_empty(item->before) && !range_is_empty(item->after);
}

/* Two deletions, two insertions or two replacements. */
static bool
go_alike(const hunk *left, const hunk *right)
{
	return range_is_empty(left->before) == range_is_empty(right->before) &&
	       range_is_empty(left->after) == range_is_empty(right->after);
}

/* "[50][|55|][100]": what is kept hangs on marks that are not, before and behind. */
static bool
are_torn(const wording *words, tvx_range range, const uint8_t *kinds)
{
	return border_before(words, range.begin, kinds) == BORDER_BAD &&
	       border_before(words, range.end, kinds) == BORDER_BAD;
}

/* Does what the hunk strikes, or sets, end as a phrase does?  If it does both, no. */
static bool
ends_phrase(const hunk *item, const wording *before, const wording *after,
	    const uint8_t *kinds)
{
	if (has_both(item))
		return false;
	return range_is_empty(item->before)
		       ? border_before(after, item->after.end, kinds) >= BORDER_COMMA
		       : border_before(before, item->before.end, kinds) >= BORDER_COMMA;
}

/*
 * Is the first word behind 'left' written otherwise, since 'left' begins the sentence now
 * or did?  "[{The Parliament and} |De -> de| Raad [bepaalt]{bepalen}": then it is no
 * kept word, and 'left' replaces.  Not behind a comma: "{By 21 May, }the Commission".
 */
static bool
recases(const hunk *left, const hunk *right, const wording *before, const wording *after,
	const uint8_t *kinds)
{
	return left->before.end < right->before.begin &&
	       !ends_phrase(left, before, after, kinds) &&
	       !str_equal(word_core(word_bytes(before, left->before.end)),
			  word_core(word_bytes(after, left->after.end)));
}

static keeping
keeping_of(const hunk *left, const hunk *right, const wording *before, const wording *after,
	   const uint8_t *kinds)
{
	const tvx_range was = { left->before.end, right->before.begin };
	const tvx_range is = { left->after.end, right->after.begin };
	const bool recased = recases(left, right, before, after, kinds);
	keeping kept = { 0 };

	for (uint32_t i = was.begin + recased; i < was.end; i++)
		keep_word(&kept, word_core(word_bytes(before, i)), kinds[before->ids[i]]);
	kept.at_border = range_is_empty(right->after) ? stand_at_border(before, was, kinds)
						      : stand_at_border(after, is, kinds);
	kept.ends_phrase |= stand_at_border(before, was, kinds);
	kept.replaces = (has_both(left) || recased) && has_both(right);
	kept.torn = go_alike(left, right) &&
		    (are_torn(before, was, kinds) || are_torn(after, is, kinds));
	return kept;
}

/*
 * "[approve]{carry out} the certification [of bodies and its review]": is a word between
 * a replacement and a deletion short beside both?
 */
static bool
is_short_between(extent left, extent right, keeping kept)
{
	return (!left.set || !right.set) && kept.rare < CRUMB_WORDS && !kept.ends_phrase &&
	       larger(left) >= 2 * kept.words && larger(right) >= 2 * kept.words;
}

/*
 * Do the words between two hunks belong to neither?  Two replacements take
 * what is shorter than both, but not two words that say something.  An
 * insertion beside a replacement is a fact of its own, and is kept apart from
 * it by any word that says something, and so is a deletion if it is short; and
 * between two long insertions an "of" or a "2" was kept by chance.
 */
static bool
is_crumb(extent left, extent right, keeping kept)
{
	const bool both_replace = kept.replaces && larger(left) && larger(right);
	const bool one_way = (!left.struck && !right.struck) || (!left.set && !right.set);
	const bool opposite = (!left.struck && !right.set) || (!left.set && !right.struck);

	if (kept.words > CRUMB_WORDS)
		return false;
	if (kept.torn &&
	    (kept.words ? larger(left) && larger(right) : larger(left) || larger(right)))
		return true;
	if (one_way)
		return kept.words > 0 && kept.rare == 0 && !kept.at_border &&
		       larger(left) >= LONG_EDIT && larger(right) >= LONG_EDIT;
	if (kept.words == 0)
		return both_replace;
	if (kept.rare == 0 && both_replace)
		return true;
	if (kept.says && opposite)
		return false;
	if (kept.words > larger(left) || kept.words > larger(right))
		return false;
	if (both_replace)
		return kept.rare < CRUMB_WORDS;
	return kept.rare == 0 || (!opposite && is_short_between(left, right, kept));
}

/* Longer runs are never crumbs, so they need no counting. */
static bool
may_be_crumb(const hunk *left, const hunk *right)
{
	return right->before.begin - left->before.end <= 4 * CRUMB_WORDS;
}

/* 'numbers': only those that two replacements have between them. */
static void
absorb(hunks *list, const wording *before, const wording *after, const uint8_t *kinds,
       bool numbers)
{
	hunks done = { list->items, 0, list->room };
	extent last = { 0, 0 };

	for (size_t i = 0; i < list->count; i++) {
		const hunk item = list->items[i];
		const extent size = extent_of(&item, before, after, kinds);
		hunk *const previous = done.count ? &done.items[done.count - 1] : NULL;
		keeping kept;

		if (previous == NULL || !may_be_crumb(previous, &item)) {
			hunks_add(&done, item);
			last = size;
			continue;
		}
		kept = keeping_of(previous, &item, before, after, kinds);
		if (!is_crumb(last, size, kept) ||
		    (numbers && (kept.rare > 0 || !kept.replaces))) {
			hunks_add(&done, item);
			last = size;
			continue;
		}
		previous->before.end = item.before.end;
		previous->after.end = item.after.end;
		last = extent_of(previous, before, after, kinds);
	}
	list->count = done.count;
}

/* Again for what stands beside a hunk that became a replacement by what it took:
 * "[Article 14(2) and Article 18 -> Articles 14(2), 14a(2) and 18]". */
void
hunks_absorb(hunks *list, const wording *before, const wording *after, const uint8_t *kinds)
{
	absorb(list, before, after, kinds, false);
	absorb(list, before, after, kinds, true);
}

/* --- whole ------------------------------------------------------------ */

/* Over equal words, to the left: 'room' of them are there. */
static void
grow_left(hunk *item, uint32_t room, const wording *before, const wording *after,
	  const uint8_t *kinds)
{
	for (; room > 0 && (is_in_number(before, item->before.begin, kinds) ||
			    is_in_number(after, item->after.begin, kinds));
	     room--) {
		item->before.begin--;
		item->after.begin--;
	}
}

static void
grow_right(hunk *item, uint32_t room, const wording *before, const wording *after,
	   const uint8_t *kinds)
{
	for (; room > 0 && (is_in_number(before, item->before.end, kinds) ||
			    is_in_number(after, item->after.end, kinds));
	     room--) {
		item->before.end++;
		item->after.end++;
	}
}

void
hunks_whole(hunks *list, const wording *before, const wording *after, const uint8_t *kinds)
{
	hunks done = { list->items, 0, list->room };

	for (size_t i = 0; i < list->count; i++) {
		hunk item = list->items[i];
		const uint32_t from =
			done.count ? done.items[done.count - 1].before.end : 0;
		const uint32_t to = i + 1 < list->count ? list->items[i + 1].before.begin
							: before->count;

		grow_left(&item, item.before.begin - from, before, after, kinds);
		grow_right(&item, to - item.before.end, before, after, kinds);
		hunks_add(&done, item);
	}
	list->count = done.count;
}

/* --- close ------------------------------------------------------------ */

/* 1 if the word opens a bracket, -1 if it closes one, else 0. */
static int
bracket_at(const wording *words, uint32_t at)
{
	static const char *const brackets[][2] = {
		{ "(", ")" }, { "[", "]" }, { "{", "}" }, { "（", "）" }, { "«", "»" }
	};
	const tvx_str core = word_core(word_bytes(words, at));

	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		if (str_equal(core, str_of(brackets[i][0])))
			return 1;
		if (str_equal(core, str_of(brackets[i][1])))
			return -1;
	}
	return 0;
}

/* How many brackets the words leave open; or, below zero, close that they did not open. */
static int
balance_of(const wording *words, tvx_range range)
{
	int open = 0, closed = 0;

	for (uint32_t i = range.begin; i < range.end; i++) {
		open += bracket_at(words, i);
		if (open < 0) {
			closed--;
			open = 0;
		}
	}
	return open > 0 && closed < 0 ? 0 : open + closed;
}

static void
widen(hunk *item, uint32_t left, uint32_t right)
{
	item->before.begin -= left;
	item->after.begin -= left;
	item->before.end += right;
	item->after.end += right;
}

/*
 * "[Article 5(1 -> point (b) of Article 6(2])": the bracket goes with what it closes,
 * or opens, if both sides leave it so.  'left' and 'right' are equal words that may go.
 */
static void
close_brackets(hunk *item, bool left, bool right, const wording *before,
	       const wording *after)
{
	int was, is;

	left = left && bracket_at(before, item->before.begin - 1) > 0;
	right = right && bracket_at(before, item->before.end) < 0;
	if (!left && !right)
		return;
	was = balance_of(before, item->before);
	is = balance_of(after, item->after);
	if (right && was > 0 && is > 0)
		widen(item, 0, 1);
	else if (left && was < 0 && is < 0)
		widen(item, 1, 0);
}

/* Is nothing between the two but brackets, and is one a replacement? */
static bool
are_one(const hunk *left, const hunk *right, const wording *before)
{
	for (uint32_t i = left->before.end; i < right->before.begin; i++)
		if (bracket_at(before, i) == 0)
			return false;
	return left->before.end < right->before.begin &&
	       (has_both(left) || has_both(right));
}

static void
join_at_brackets(hunks *list, const wording *before)
{
	size_t last = 0;

	for (size_t i = 1; i < list->count; i++) {
		const hunk *const item = &list->items[i];

		if (are_one(&list->items[last], item, before)) {
			list->items[last].before.end = item->before.end;
			list->items[last].after.end = item->after.end;
		} else {
			list->items[++last] = *item;
		}
	}
	list->count = list->count ? last + 1 : 0;
}

void
hunks_close(hunks *list, const wording *before, const wording *after)
{
	join_at_brackets(list, before);
	for (size_t i = 0; i < list->count; i++) {
		hunk *const item = &list->items[i];
		/* A word is left between two hunks. */
		const uint32_t from = i ? list->items[i - 1].before.end + 1 : 0;
		const uint32_t to = i + 1 < list->count
					    ? list->items[i + 1].before.begin - 1
					    : before->count;

		close_brackets(item, item->before.begin > from, item->before.end < to,
			       before, after);
	}
}
