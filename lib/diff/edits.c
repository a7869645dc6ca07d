/* SPDX-License-Identifier: MIT */
#include "diff/edits.h"

#include "base/alloc.h"
#include "base/str.h"
#include "diff/compounds.h"
#include "text/utf8.h"

/* How far both texts have been written. */
typedef struct writer {
	edit_list *out;
	const edit_side *before, *after;
	uint32_t before_at, after_at;
	size_t before_moved, after_moved; /* stretches that have been passed */
} writer;

static tvx_str
bytes_of(const edit_side *side, tvx_range range)
{
	return (tvx_str){ side->words.text.ptr + range.begin, range.end - range.begin };
}

/* --- one edit --------------------------------------------------------- */

static bool
continues(const tvx_edit *last, const tvx_edit *item)
{
	return last->op == item->op && last->typographic == item->typographic &&
	       last->moved == item->moved && str_equal(last->party, item->party) &&
	       last->before.end == item->before.begin &&
	       last->after.end == item->after.begin;
}

static void
put(writer *to, tvx_edit item)
{
	edit_list *const out = to->out;

	to->before_at = item.before.end;
	to->after_at = item.after.end;
	if (out->count && continues(&out->items[out->count - 1], &item)) {
		out->items[out->count - 1].before.end = item.before.end;
		out->items[out->count - 1].after.end = item.after.end;
		return;
	}
	PUSH_ROOM(out->items, out->count, out->room);
	out->items[out->count++] = item;
}

static tvx_edit
edit_at(const writer *to, tvx_edit_op op, uint32_t length)
{
	const uint32_t before = op == TVX_EDIT_INSERT ? 0 : length;
	const uint32_t after = op == TVX_EDIT_DELETE ? 0 : length;

	return (tvx_edit){ .op = op,
			   .before = { to->before_at, to->before_at + before },
			   .after = { to->after_at, to->after_at + after },
			   .moved = TVX_NO_CLAUSE,
			   .party = { "", 0 } };
}

static void
put_equal(writer *to, uint32_t length)
{
	if (length)
		put(to, edit_at(to, TVX_EDIT_EQUAL, length));
}

/* --- where one side of an edit is cut ---------------------------------- */

/* The clause that the byte at 'offset' of the row's text is in; '*begin' and
 * '*end' are that clause's in the row's text. */
static uint32_t
clause_at(const edit_side *side, uint32_t offset, uint32_t *begin, uint32_t *end)
{
	uint32_t from = 0, i;

	for (i = 0; i < side->clause_count; i++) {
		const tvx_str text =
			tvx_instrument_clause(side->draft->instrument, side->clauses[i])
				->text;

		*begin = from;
		*end = from + (uint32_t)text.len;
		if (offset < *end)
			break;
		from = *end;
	}
	return side->clauses[i < side->clause_count ? i : side->clause_count - 1];
}

static tvx_str
party_of(const edit_side *side, uint32_t offset, uint32_t *until)
{
	uint32_t begin = 0, end = 0, clause;
	tvx_str party;

	*until = UINT32_MAX;
	if (side->parties->count == 0)
		return (tvx_str){ "", 0 };
	clause = clause_at(side, offset, &begin, &end);
	party = party_at(side->parties, clause, offset - begin, until);
	*until = *until == UINT32_MAX ? end : begin + *until;
	return party;
}

static bool
is_space(tvx_str text)
{
	for (size_t at = 0; at < text.len;)
		if (!char_is_space(utf8_next(text, &at)))
			return false;
	return true;
}

/* The bytes of a moved stretch; white space beside it that is struck or set
 * with it goes along. */
static tvx_range
moved_bytes(const edit_side *side, const stretch *item, tvx_range within)
{
	tvx_range range = { word_begin(&side->words, item->words.begin),
			    word_begin(&side->words, item->words.end) };

	if (range.begin > within.begin &&
	    is_space(bytes_of(side, (tvx_range){ within.begin, range.begin })))
		range.begin = within.begin;
	if (range.end > within.end)
		range.end = within.end;
	return range;
}

/* Which moved stretch, if any, 'offset' is in, and until where that holds. */
static uint32_t
moved_at(const edit_side *side, size_t *passed, tvx_range within, uint32_t *until)
{
	*until = within.end;
	for (; *passed < side->moved_count; ++*passed) {
		const tvx_range range = moved_bytes(side, &side->moved[*passed], within);

		if (range.end <= within.begin)
			continue;
		if (range.begin >= within.end)
			break;
		*until = within.begin < range.begin ? range.begin : range.end;
		return within.begin < range.begin ? TVX_NO_CLAUSE : (uint32_t)*passed;
	}
	return TVX_NO_CLAUSE;
}

/* Writes the deletion or insertion of 'range', in as many pieces as needed. */
static void
put_side(writer *to, tvx_edit_op op, tvx_range range, bool typographic)
{
	const edit_side *const side = op == TVX_EDIT_DELETE ? to->before : to->after;
	size_t *const passed = op == TVX_EDIT_DELETE ? &to->before_moved : &to->after_moved;

	while (range.begin < range.end) {
		uint32_t moved_until, party_until;
		const uint32_t moved = moved_at(side, passed, range, &moved_until);
		const tvx_str party = party_of(side, range.begin, &party_until);
		const uint32_t until =
			moved_until < party_until ? moved_until : party_until;
		const uint32_t end = until < range.end ? until : range.end;
		tvx_edit item = edit_at(to, op, end - range.begin);

		item.moved = moved;
		item.party = party;
		item.typographic = typographic;
		put(to, item);
		range.begin = end;
	}
}

static void
put_pair(writer *to, tvx_range before, tvx_range after, bool typographic)
{
	put_side(to, TVX_EDIT_DELETE, before, typographic);
	put_side(to, TVX_EDIT_INSERT, after, typographic);
}

/* --- equal words ------------------------------------------------------- */

static bool
has_word(tvx_str text)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t next = utf8_next(text, &at);

		if (char_is_letter(next) || char_is_digit(next))
			return true;
	}
	return false;
}

/* Equal words that two words written otherwise may have between them and be one edit. */
#define BETWEEN_WORDS 2

/* No more than those, and no end of a line. */
static bool
is_short(tvx_str text)
{
	uint32_t words = 0;
	bool within = false;

	for (size_t at = 0; at < text.len && words <= BETWEEN_WORDS;) {
		const uint32_t next = utf8_next(text, &at);
		const bool of_word = char_is_letter(next) || char_is_digit(next);

		if (next == '\n')
			return false;
		words += of_word && !within;
		within = of_word;
	}
	return words <= BETWEEN_WORDS;
}

/* A word written otherwise, not a mark. */
static bool
is_recased(const edit_side *side, const tvx_edit *item, tvx_edit_op op)
{
	const tvx_range range = op == TVX_EDIT_DELETE ? item->before : item->after;

	return item->op == op && item->typographic && item->party.len == 0 &&
	       has_word(bytes_of(side, range));
}

/* "[HIGH CONTRACTING PARTIES]{High Contracting Parties}": words written otherwise, one
 * soon after the other, are one edit. */
static void
join_recased(edit_list *out, const edit_side *before, const edit_side *after)
{
	tvx_edit *const last = out->count < 5 ? NULL : &out->items[out->count - 5];

	if (last == NULL || last[2].op != TVX_EDIT_EQUAL ||
	    !is_recased(before, &last[0], TVX_EDIT_DELETE) ||
	    !is_recased(after, &last[1], TVX_EDIT_INSERT) ||
	    !is_recased(before, &last[3], TVX_EDIT_DELETE) ||
	    !is_recased(after, &last[4], TVX_EDIT_INSERT) ||
	    !is_short(bytes_of(before, last[2].before)))
		return;
	last[0].before.end = last[3].before.end;
	last[1].before = last[4].before;
	last[1].after.end = last[4].after.end;
	out->count -= 3;
}

typedef struct word_place {
	tvx_range core, space;
} word_place;

static word_place
place_of(const edit_side *side, uint32_t at)
{
	const uint32_t core = word_core_end(&side->words, at);

	return (word_place){ { word_begin(&side->words, at), core },
			     { core, word_begin(&side->words, at + 1) } };
}

static bool
same_bytes(const writer *at, tvx_range before, tvx_range after)
{
	return str_equal(bytes_of(at->before, before), bytes_of(at->after, after));
}

/* Bytes that both begin with, up to a whole character. */
static uint32_t
common_head(tvx_str was, tvx_str is)
{
	size_t length = 0, at = 0;

	while (at < was.len && at < is.len && was.ptr[at] == is.ptr[at])
		at++;
	for (size_t next = 0; next < at;) {
		utf8_next(was, &next);
		if (next <= at)
			length = next;
	}
	return (uint32_t)length;
}

/* Bytes that both end in, from a whole character on, after 'head'. */
static uint32_t
common_tail(tvx_str was, tvx_str is, uint32_t head)
{
	const size_t most = (was.len < is.len ? was.len : is.len) - head;
	size_t length = 0;

	while (length < most &&
	       was.ptr[was.len - 1 - length] == is.ptr[is.len - 1 - length])
		length++;
	while (length > 0 && ((unsigned char)was.ptr[was.len - length] & 0xc0) == 0x80)
		length--;
	return (uint32_t)length;
}

/*
 * A word written otherwise: as a whole if its letters are, "Party" for
 * "party"; the mark alone if one within it is, the hyphen of "cease-fire".
 */
static void
put_core(writer *to, tvx_range before, tvx_range after)
{
	const tvx_str was = bytes_of(to->before, before), is = bytes_of(to->after, after);
	uint32_t head, tail;

	if (str_equal(was, is)) {
		put_equal(to, (uint32_t)was.len);
		return;
	}
	head = common_head(was, is);
	tail = common_tail(was, is, head);
	if (has_word(str_slice(was, head, was.len - tail)) ||
	    has_word(str_slice(is, head, is.len - tail)))
		head = tail = 0;
	put_equal(to, head);
	put_pair(to, (tvx_range){ before.begin + head, before.end - tail },
		 (tvx_range){ after.begin + head, after.end - tail }, true);
	join_recased(to->out, to->before, to->after);
	put_equal(to, tail);
}

/* One equal word; 'joins' if a hunk follows and takes unlike white space. */
static void
put_word(writer *to, uint32_t b, uint32_t a, bool joins)
{
	const word_place was = place_of(to->before, b), is = place_of(to->after, a);
	const bool seam = wording_ends_clause(&to->before->words, b) ||
			  wording_ends_clause(&to->after->words, a);

	put_core(to, was.core, is.core);
	if (same_bytes(to, was.space, is.space))
		put_equal(to, was.space.end - was.space.begin);
	else if (!joins)
		put_pair(to, was.space, is.space, !seam);
}

/* Words are looked at singly only in groups of this size that differ. */
#define GROUP_WORDS 32

static tvx_range
bytes_of_words(const edit_side *side, uint32_t from, uint32_t count)
{
	return (tvx_range){ word_begin(&side->words, from),
			    word_begin(&side->words, from + count) };
}

static void
put_equal_words(writer *to, tvx_range before, tvx_range after, bool joins)
{
	uint32_t left = before.end - before.begin;
	uint32_t b = before.begin, a = after.begin, size = left;

	/* All at once, as a rule; if not, a group at a time. */
	while (left > 0) {
		const tvx_range was = bytes_of_words(to->before, b, size);
		const tvx_range is = bytes_of_words(to->after, a, size);

		if (same_bytes(to, was, is))
			put_equal(to, was.end - was.begin);
		else if (size > GROUP_WORDS) {
			size = GROUP_WORDS;
			continue;
		} else
			for (uint32_t i = 0; i < size; i++)
				put_word(to, b + i, a + i, joins && i + 1 == left);
		left -= size;
		b += size;
		a += size;
		size = left < GROUP_WORDS ? left : GROUP_WORDS;
	}
}

/* --- hunks ------------------------------------------------------------- */

/* White space that both ranges end in, and that need not be in the edit. */
static uint32_t
common_space(const writer *to, tvx_range before, tvx_range after)
{
	const tvx_str was = bytes_of(to->before, before), is = bytes_of(to->after, after);
	const size_t was_core = word_core(was).len, is_core = word_core(is).len;
	const tvx_str was_space = str_slice(was, was_core, was.len);
	const tvx_str is_space = str_slice(is, is_core, is.len);

	return str_equal(was_space, is_space) ? (uint32_t)was_space.len : 0;
}

/* Bytes up to the word at 'at'; white space that differs may have been left to a hunk. */
static tvx_range
rest_until(const edit_side *side, uint32_t from, uint32_t at)
{
	return (tvx_range){ from, word_begin(&side->words, at) };
}

/* A compound that is written otherwise: its letters are equal, its joints may not be. */
static void
put_compound(writer *to, uint32_t b, uint32_t a)
{
	tvx_range before = rest_until(to->before, to->before_at, b);
	tvx_range after = rest_until(to->after, to->after_at, a);

	while (before.begin < before.end || after.begin < after.end) {
		const tvx_str was = bytes_of(to->before, before);
		const tvx_str is = bytes_of(to->after, after);
		const uint32_t was_joint = joint_length(was, 0),
			       is_joint = joint_length(is, 0);
		uint32_t same = 0;

		if (was_joint > 0 || is_joint > 0) {
			const tvx_range struck = { before.begin, before.begin + was_joint };
			const tvx_range set = { after.begin, after.begin + is_joint };

			if (same_bytes(to, struck, set))
				put_equal(to, was_joint);
			else
				put_pair(to, struck, set, false);
		} else {
			while (same < was.len && same < is.len &&
			       was.ptr[same] == is.ptr[same] &&
			       joint_length(was, same) == 0)
				same++;
			put_equal(to, same);
		}
		before.begin = to->before_at;
		after.begin = to->after_at;
	}
}

static void
put_words(writer *to, uint32_t b, uint32_t a)
{
	tvx_range before = rest_until(to->before, to->before_at, b);
	tvx_range after = rest_until(to->after, to->after_at, a);
	const uint32_t space = common_space(to, before, after);

	before.end -= space;
	after.end -= space;
	put_pair(to, before, after, false);
	put_equal(to, space);
}

static void
put_hunk(writer *to, const hunk *item)
{
	compound first = { 0, 0 }, last = { 0, 0 };

	if (!item->rewritten && !range_is_empty(item->before) &&
	    !range_is_empty(item->after)) {
		first = compound_at_begin(item, &to->before->words, &to->after->words);
		last = compound_at_end(item, first, &to->before->words, &to->after->words);
	}
	if (first.before > 0)
		put_compound(to, item->before.begin + first.before,
			     item->after.begin + first.after);
	put_words(to, item->before.end - last.before, item->after.end - last.after);
	if (last.before > 0)
		put_compound(to, item->before.end, item->after.end);
	to->out->kept_before += first.before + last.before;
	to->out->kept_after += first.after + last.after;
}

void
edits_make(edit_list *out, const edit_side *before, const edit_side *after,
	   const hunk *items, size_t count)
{
	writer to = { .out = out, .before = before, .after = after };
	tvx_range b = { 0, 0 }, a = { 0, 0 };

	out->count = 0;
	out->kept_before = out->kept_after = 0;
	for (size_t i = 0; i < count; i++) {
		b.end = items[i].before.begin;
		a.end = items[i].after.begin;
		put_equal_words(&to, b, a, true);
		put_hunk(&to, &items[i]);
		b.begin = items[i].before.end;
		a.begin = items[i].after.end;
	}
	b.end = before->words.count;
	a.end = after->words.count;
	put_equal_words(&to, b, a, false);
}
