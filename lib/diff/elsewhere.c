/* SPDX-License-Identifier: MIT */
#include "diff/elsewhere.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "diff/nums.h"
#include "diff/short.h"
#include "diff/tidy.h"

#include <stdlib.h>
#include <string.h>

const stretch *
stretches_of(const stretches *list, uint32_t row, size_t *count)
{
	size_t at = 0;

	PARTITION_POINT(at, list->count, list->items[at].row < row);
	for (*count = 0; at + *count < list->count && list->items[at + *count].row == row;)
		++*count;
	return *count ? list->items + at : NULL;
}

uint32_t
clause_of_word(const draft_words *draft, const uint32_t *clauses, uint32_t count,
	       uint32_t word)
{
	for (uint32_t i = 0; i + 1 < count; i++) {
		const tvx_range words =
			tvx_instrument_clause(draft->instrument, clauses[i])->words;

		if (word < words.end - words.begin)
			return clauses[i];
		word -= words.end - words.begin;
	}
	return clauses[count - 1];
}

/* --- one side of a row -------------------------------------------------- */

/* Room for the words of rows, and what is gathered from them. */
typedef struct gathering {
	const compared *all;
	joint before_room, after_room;
	looses struck, set;
	short_clauses struck_short, set_short;
	bool *crossed; /* rows of which words stand across a border */
	stretches *from, *to;
} gathering;

/* A row seen from one draft: its words, and where the clauses of the other begin. */
typedef struct row_side {
	const draft_words *draft;
	const uint32_t *clauses;
	uint32_t count;
	wording words;
} row_side;

static row_side
before_side(gathering *it, uint32_t row)
{
	const tvx_row *const clauses = tvx_alignment_row(it->all->alignment, row);

	return (row_side){ it->all->before, clauses->before, clauses->before_count,
			   wording_of(
				   it->all->before, clauses->before, clauses->before_count,
				   it->all->changes[row].before_text, &it->before_room) };
}

static row_side
after_side(gathering *it, uint32_t row)
{
	const tvx_row *const clauses = tvx_alignment_row(it->all->alignment, row);

	return (row_side){ it->all->after, clauses->after, clauses->after_count,
			   wording_of(it->all->after, clauses->after, clauses->after_count,
				      it->all->changes[row].after_text, &it->after_room) };
}

/* The number of the clause that begins at word 'at' of the joined ones; or empty. */
static tvx_str
num_at(const draft_words *draft, const uint32_t *clauses, uint32_t count, uint32_t at)
{
	for (uint32_t i = 0; i < count; i++) {
		const tvx_clause *const clause =
			tvx_instrument_clause(draft->instrument, clauses[i]);
		const uint32_t words = clause->words.end - clause->words.begin;

		if (at < words)
			return at == 0 ? clause->num : (tvx_str){ "", 0 };
		at -= words;
	}
	return (tvx_str){ "", 0 };
}

static void
push(stretches *list, stretch item)
{
	PUSH_ROOM(list->items, list->count, list->room);
	list->items[list->count++] = item;
}

/* --- numbers ------------------------------------------------------------ */

/* Is all of 'run' the number of the clause that begins at 'at' of the other side? */
static void
add_num(const row_side *side, tvx_range run, const row_side *other, uint32_t at,
	uint32_t row, stretches *list)
{
	const uint32_t length = run.end - run.begin;

	if (length > 0 && at > 0 &&
	    words_of_num(&side->words, run.begin, run.end,
			 num_at(other->draft, other->clauses, other->count, at)) == length)
		push(list, (stretch){ row, run, row, at });
}

/* The number before a moved text, if it is struck with it and the clause has it now. */
static void
take_num(stretches *list, size_t place, const row_side *side, const tvx_range *run,
	 tvx_str num)
{
	stretch *const item = &list->items[place];
	const bool follows = place > 0 && list->items[place - 1].row == item->row;
	const uint32_t last = follows ? list->items[place - 1].words.end : 0;

	item->words.begin -=
		words_of_num(&side->words, last > run->begin ? last : run->begin,
			     item->words.begin, num);
}

/* The struck, or set, words of the row's hunks among which word 'at' is. */
static const hunk *
hunk_with(const row_hunks *row, uint32_t at, bool struck)
{
	const hunk *const items = row->items;
	size_t i = 0;

	PARTITION_POINT(i, row->count,
			(struck ? items[i].before.end : items[i].after.end) <= at);
	return &items[i];
}

static void
take_nums(gathering *it, stretches *list, bool struck)
{
	const draft_words *const draft = struck ? it->all->after : it->all->before;
	row_side side = { 0 };
	uint32_t row = UINT32_MAX;

	for (size_t i = 0; i < list->count; i++) {
		const stretch *const item = &list->items[i];
		const tvx_row *const other =
			tvx_alignment_row(it->all->alignment, item->other_row);
		const tvx_str num =
			num_at(draft, struck ? other->after : other->before,
			       struck ? other->after_count : other->before_count,
			       item->other_word);
		const hunk *const within =
			hunk_with(&it->all->rows[item->row], item->words.begin, struck);

		if (item->row != row)
			side = struck ? before_side(it, item->row)
				      : after_side(it, item->row);
		row = item->row;
		take_num(list, i, &side, struck ? &within->before : &within->after, num);
	}
}

/* --- across the border of two clauses ------------------------------------ */

/* The clause with words that comes next in the draft, if it is near. */
static uint32_t
next_with_words(const tvx_instrument *draft, uint32_t clause)
{
	const uint32_t size = tvx_instrument_size(draft);

	for (uint32_t i = clause + 1; i < size && i <= clause + 2; i++) {
		const tvx_range words = tvx_instrument_clause(draft, i)->words;

		if (words.end > words.begin)
			return i;
	}
	return TVX_NO_CLAUSE;
}

/* What one draft has, and the other not, of a hunk. */
static tvx_range
had(const hunk *item, bool struck)
{
	return struck ? item->before : item->after;
}

/*
 * The words with which the row ends in one draft alone, if the clause that comes
 * next in the other begins with them there alone: "... Phytosanitary" / "Measures;
 * state enterprise means".  The number of that clause may come before them.
 */
static void
add_across(gathering *it, uint32_t row, bool struck)
{
	const row_hunks *const found = &it->all->rows[row];
	const row_side side = struck ? before_side(it, row) : after_side(it, row);
	const row_side other = struck ? after_side(it, row) : before_side(it, row);
	const tvx_range run = had(&found->items[found->count - 1], struck);
	const uint32_t kept = had(&found->items[found->count - 1], !struck).begin;
	uint32_t next, next_row, length, num;
	row_side beyond;
	tvx_range set;

	if (run.end != side.words.count || run.end == run.begin ||
	    run.end - run.begin > MOVED_WORDS ||
	    count_words(&side.words, run, it->all->kinds) >= MOVED_WORDS ||
	    kept != other.words.count || kept == 0)
		return;
	next = next_with_words(other.draft->instrument, other.clauses[other.count - 1]);
	if (next == TVX_NO_CLAUSE)
		return;
	next_row = struck ? tvx_alignment_row_of_after(it->all->alignment, next)
			  : tvx_alignment_row_of_before(it->all->alignment, next);
	if (next_row == row || it->all->rows[next_row].count == 0)
		return;
	set = had(&it->all->rows[next_row].items[0], !struck);
	length = set.end - set.begin;
	if (set.begin > 0 || length == 0 || length > run.end - run.begin ||
	    !range_is_empty(had(&it->all->rows[next_row].items[0], struck)))
		return;
	beyond = struck ? after_side(it, next_row) : before_side(it, next_row);
	num = run.end - run.begin - length;
	if (memcmp(side.words.ids + run.end - length, beyond.words.ids,
		   length * sizeof *side.words.ids) != 0 ||
	    words_of_num(&side.words, run.begin, run.begin + num,
			 num_at(beyond.draft, beyond.clauses, beyond.count, 0)) != num)
		return;
	push(struck ? it->from : it->to, (stretch){ row, run, next_row, 0 });
	push(struck ? it->to : it->from, (stretch){ next_row, set, row, run.begin });
	it->crossed[row] = it->crossed[next_row] = true;
}

/* --- all rows ----------------------------------------------------------- */

/* Words of one side alone with which the clause of the row begins or ends. */
static void
add_short(gathering *it, short_clauses *list, uint32_t row, const row_side *side,
	  tvx_range run, tvx_range other)
{
	if (side->count == 1 && range_is_empty(other) && !range_is_empty(run) &&
	    (run.begin == 0 || run.end == side->words.count))
		short_clauses_add(list, row, &side->words, run, it->all->kinds);
}

static void
gather_row(gathering *it, uint32_t row)
{
	const row_hunks *const found = &it->all->rows[row];
	const row_side before = before_side(it, row), after = after_side(it, row);

	for (size_t i = 0; i < found->count; i++) {
		const hunk *const item = &found->items[i];
		loose run = { .row = row,
			      .rewritten = item->rewritten,
			      .place = (uint32_t)i };

		run.begin = item->before.begin;
		run.count = item->before.end - item->before.begin;
		looses_add(&it->struck, run, before.words.ids);
		run.begin = item->after.begin;
		run.count = item->after.end - item->after.begin;
		looses_add(&it->set, run, after.words.ids);
		if (after.count > 1 && range_is_empty(item->after))
			add_num(&before, item->before, &after, item->after.begin, row,
				it->from);
		if (before.count > 1 && range_is_empty(item->before))
			add_num(&after, item->after, &before, item->before.begin, row,
				it->to);
	}
	if (it->crossed[row])
		return;
	for (size_t i = 0; i < found->count; i++) {
		add_short(it, &it->struck_short, row, &before, found->items[i].before,
			  found->items[i].after);
		add_short(it, &it->set_short, row, &after, found->items[i].after,
			  found->items[i].before);
	}
}

/* Words that two rules found went by the first of them. */
static void
keep_apart(stretches *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		const stretch *const last = kept > 0 ? &list->items[kept - 1] : NULL;

		if (last == NULL || last->row != list->items[i].row ||
		    last->words.end <= list->items[i].words.begin)
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
}

void
find_elsewhere(const compared *all, stretches *from, stretches *to)
{
	gathering it = { .all = all, .from = from, .to = to };

	it.crossed = NEW_ARRAY(bool, all->count);
	for (uint32_t row = 0; row < all->count; row++)
		if (all->rows[row].count) {
			add_across(&it, row, true);
			add_across(&it, row, false);
		}
	for (uint32_t row = 0; row < all->count; row++)
		if (all->rows[row].count)
			gather_row(&it, row);
	find_moved_short(&it.struck_short, &it.set_short, all->before, all->after, from,
			 to);
	find_moved(&it.struck, &it.set, all->kinds, from, to);
	keep_apart(from);
	keep_apart(to);
	take_nums(&it, from, true);
	take_nums(&it, to, false);
	looses_release(&it.struck);
	looses_release(&it.set);
	short_clauses_release(&it.struck_short);
	short_clauses_release(&it.set_short);
	free(it.crossed);
	joint_release(&it.before_room);
	joint_release(&it.after_room);
}
