/* SPDX-License-Identifier: MIT */
/*
 * rules/hidden.c - changes made so as not to be seen.
 *
 * Three sorts: a word replaced by one that looks the same; characters that
 * do not show, or that act on those that do and turn their order; a new word
 * that mixes letters of two scripts.  Each is told once a row, with the first
 * example and the number of them: a reader who knows of one will look.
 */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/disguise.h"
#include "text/utf8.h"
#include "text/words.h"

#include <stdlib.h>
#include <string.h>

#define SOFT_HYPHEN 0x00AD
#define ZWNJ        0x200C
#define ZWJ         0x200D

/* Of a word that a sign cuts; no treaty has a longer one. */
#define LONGEST_WORD 120

typedef struct tally {
	sighting first;
	uint32_t count;
	uint32_t code_point; /* of an invisible one */
	tvx_str was, is;     /* of a pair */
} tally;

typedef struct hunk {
	tvx_range before, after;
} hunk;

static void
cut(tvx_str text, uint32_t **starts, size_t *count)
{
	size_t room = 0;

	words_cut(text, 0, starts, count, &room);
	PUSH_ROOM(*starts, *count, room);
	(*starts)[*count] = (uint32_t)text.len;
}

static void
note_pair(tally *out, tvx_str was, tvx_str is, tvx_range before, tvx_range after)
{
	if (out->count++ > 0)
		return;
	out->first.before = before;
	out->first.after = after;
	out->was = was;
	out->is = is;
}

/* "∣" is no letter and cuts the word in which it stands for an "l". */
static void
compare_whole(const hunk *where, tvx_str before, tvx_str after, tally *out)
{
	const tvx_str one = str_trim(before), other = str_trim(after);

	if (one.len <= LONGEST_WORD && other.len <= LONGEST_WORD && text_has_words(one) &&
	    text_has_words(other) && !(str_is_ascii(one) && str_is_ascii(other)) &&
	    words_look_alike(one, other))
		note_pair(out, one, other, where->before, where->after);
}

/* Words against words, where a hunk has as many on both sides. */
static void
compare_words(const hunk *where, tvx_str before, tvx_str after, tally *out)
{
	uint32_t *was = NULL, *is = NULL;
	size_t was_count = 0, is_count = 0;

	cut(before, &was, &was_count);
	cut(after, &is, &is_count);
	if (was_count != is_count)
		compare_whole(where, before, after, out);
	for (size_t i = 0; was_count == is_count && i < was_count; i++) {
		const tvx_str one = word_core(str_slice(before, was[i], was[i + 1]));
		const tvx_str other = word_core(str_slice(after, is[i], is[i + 1]));

		if (!str_equal(one, other) && words_look_alike(one, other))
			note_pair(out, one, other,
				  (tvx_range){ where->before.begin + was[i],
					       where->before.begin + was[i] +
						       (uint32_t)one.len },
				  (tvx_range){ where->after.begin + is[i],
					       where->after.begin + is[i] +
						       (uint32_t)other.len });
	}
	free(was);
	free(is);
}

/* Persian and the scripts of India are spelt with joiners; nobody hides there. */
static bool
script_joins(uint32_t code_point)
{
	static const char *const joining[] = { "Arabic",    "Devanagari", "Bengali",
					       "Gurmukhi",  "Gujarati",   "Oriya",
					       "Tamil",     "Telugu",     "Kannada",
					       "Malayalam", "Sinhala",    "Mongolian",
					       "Syriac" };
	const char *const script = char_script(code_point);

	for (size_t i = 0; i < sizeof joining / sizeof *joining; i++)
		if (strcmp(script, joining[i]) == 0)
			return true;
	return false;
}

static uint32_t
count_unseen(tvx_str text, uint32_t *first, size_t *place)
{
	uint32_t count = 0, previous = 0;

	for (size_t at = 0; at < text.len;) {
		const size_t here = at;
		const uint32_t code_point = utf8_next(text, &at);
		const bool joiner = code_point == ZWNJ || code_point == ZWJ;

		if ((char_is_invisible(code_point) || char_is_bidi_control(code_point) ||
		     char_is_control(code_point)) &&
		    code_point != SOFT_HYPHEN && !(joiner && script_joins(previous))) {
			if (count++ == 0) {
				*first = code_point;
				*place = here;
			}
		}
		previous = code_point;
	}
	return count;
}

static void
compare_unseen(const hunk *where, tvx_str before, tvx_str after, tally *out)
{
	uint32_t was_first = 0, is_first = 0;
	size_t was_place = 0, is_place = 0;
	const uint32_t was = count_unseen(before, &was_first, &was_place);
	const uint32_t is = count_unseen(after, &is_first, &is_place);
	const uint32_t at = where->after.begin + (uint32_t)is_place;

	if (is <= was)
		return;
	if (out->count == 0) {
		out->first.before = where->before;
		out->first.after = (tvx_range){ at, where->after.end };
		out->code_point = is_first;
	}
	out->count += is - was;
}

/* "ρkl" is a symbol of a formula, not a word in disguise. */
static bool
is_symbol(tvx_str word)
{
	size_t letters = 0;
	bool greek = false;

	for (size_t at = 0; at < word.len; letters++)
		greek |= strcmp(char_script(utf8_next(word, &at)), "Greek") == 0;
	return greek && letters < 4;
}

static void
find_suspects(const hunk *where, tvx_str after, tally *out)
{
	uint32_t *starts = NULL;
	size_t count = 0, at, place = 0;
	uint32_t unseen;

	cut(after, &starts, &count);
	for (size_t i = 0; i < count; i++) {
		const tvx_str word = word_core(str_slice(after, starts[i], starts[i + 1]));
		const uint32_t begin = where->after.begin + starts[i];

		/* An invisible character has been told as one. */
		if (!word_is_suspect(word, &at) ||
		    count_unseen(word, &unseen, &place) > 0 || is_symbol(word) ||
		    str_find(word, TVX_STR("\xC2\xAD"), 0) != SIZE_MAX)
			continue;
		note_pair(out, (tvx_str){ word.ptr + at, word.len - at }, word,
			  where->before, (tvx_range){ begin, begin + (uint32_t)word.len });
	}
	free(starts);
}

/* The first characters in which two words differ. */
static void
differ_at(tvx_str was, tvx_str is, uint32_t *one, uint32_t *other)
{
	size_t i = 0, j = 0;

	*one = *other = 0;
	while (i < was.len && j < is.len && *one == *other) {
		*one = utf8_next(was, &i);
		*other = utf8_next(is, &j);
	}
}

static tvx_str
how_many(finder *in, uint32_t count)
{
	return count < 2 ? TVX_STR("")
			 : arena_format(&in->found->pool, ", and %u more", count - 1);
}

static void
report_pairs(finder *in, const view *row, tally *seen)
{
	const tvx_str more = how_many(in, seen->count);
	char was_name[80], is_name[80];
	uint32_t was, is;
	size_t at;

	if (seen->count == 0)
		return;
	differ_at(seen->was, seen->is, &was, &is);
	char_name(was, was_name, sizeof was_name);
	char_name(is, is_name, sizeof is_name);
	seen->first.rule = "hidden.look-alike";
	seen->first.message = arena_format(
		&in->found->pool, "'%.*s' was replaced by a word that looks the same%.*s",
		(int)seen->was.len, seen->was.ptr, (int)more.len, more.ptr);
	/* "rn" for "m": no letter is foreign, and naming two of them explains nothing. */
	if (strcmp(char_script(was), char_script(is)) == 0)
		seen->first.explanation = arena_format(
			&in->found->pool, "'%.*s' stands where '%.*s' stood",
			(int)seen->is.len, seen->is.ptr, (int)seen->was.len, seen->was.ptr);
	else
		seen->first.explanation = arena_format(
			&in->found->pool, "%s (U+%04X) stands where %s (U+%04X) stood",
			is_name, is, was_name, was);
	/* The other way round a disguise was taken off. */
	if (word_is_suspect(seen->was, &at) && !word_is_suspect(seen->is, &at))
		seen->first.severity = TVX_SEVERITY_MINOR;
	finder_report(in, row, &seen->first);
}

/* The word around a place: what does not show cannot be its own excerpt. */
static tvx_str
word_around(tvx_str text, uint32_t at)
{
	uint32_t begin = at, end = at;

	while (begin > 0 && at - begin < 40 && text.ptr[begin - 1] != ' ')
		begin--;
	while (end < text.len && end - at < 40 && text.ptr[end] != ' ')
		end++;
	while (begin < at && ((unsigned char)text.ptr[begin] & 0xC0) == 0x80)
		begin++;
	while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
		end++;
	return str_slice(text, begin, end);
}

static void
report_unseen(finder *in, const view *row, tally *seen)
{
	char name[80];

	if (seen->count == 0)
		return;
	char_name(seen->code_point, name, sizeof name);
	seen->first.rule = "hidden.invisible";
	if (seen->first.excerpt.len == 0)
		seen->first.excerpt =
			word_around(row->change->after_text, seen->first.after.begin);
	seen->first.message = arena_format(
		&in->found->pool, "%u %s newly in the text that %s not show", seen->count,
		seen->count == 1 ? "character is" : "characters are",
		seen->count == 1 ? "does" : "do");
	seen->first.explanation = arena_format(&in->found->pool, "The first is %s (U+%04X)",
					       name, seen->code_point);
	finder_report(in, row, &seen->first);
}

static void
report_suspects(finder *in, const view *row, tally *seen)
{
	const tvx_str more = how_many(in, seen->count);
	char name[80];
	size_t at = 0;
	uint32_t code_point;

	if (seen->count == 0)
		return;
	code_point = utf8_next(seen->was, &at);
	char_name(code_point, name, sizeof name);
	seen->first.rule = "hidden.mixed-script";
	seen->first.message = arena_format(
		&in->found->pool, "the new word '%.*s' mixes letters of two scripts%.*s",
		(int)seen->is.len, seen->is.ptr, (int)more.len, more.ptr);
	seen->first.explanation =
		arena_format(&in->found->pool, "It holds %s (U+%04X)", name, code_point);
	if (view_is_whole(row))
		seen->first.severity = TVX_SEVERITY_MAJOR;
	finder_report(in, row, &seen->first);
}

/* Headings and numbers have no edits; they are short, and compared whole. */
static void
compare_titles(const view *row, const finder *in, tally *pairs, tally *unseen)
{
	const hunk nowhere = { { 0, 0 }, { 0, 0 } };

	if (view_is_whole(row))
		return;
	const tvx_clause *const was =
		tvx_instrument_clause(in->before, row->row->before[0]);
	const tvx_clause *const is = tvx_instrument_clause(in->after, row->row->after[0]);
	const tvx_str before[] = { was->heading, was->num };
	const tvx_str after[] = { is->heading, is->num };

	for (size_t i = 0; i < 2; i++) {
		const uint32_t pair_count = pairs->count, unseen_count = unseen->count;

		if (str_equal(before[i], after[i]))
			continue;
		compare_unseen(&nowhere, before[i], after[i], unseen);
		if (unseen->count == unseen_count)
			compare_words(&nowhere, before[i], after[i], pairs);
		if (pair_count == 0 && pairs->count > 0)
			pairs->first = (sighting){ .excerpt = after[i] };
		if (unseen_count == 0 && unseen->count > 0)
			unseen->first = (sighting){ .excerpt = after[i] };
	}
}

static void
compare_hunk(const view *row, const hunk *where, tally *pairs, tally *unseen,
	     tally *suspects)
{
	const tvx_str before = text_of(row->change->before_text, where->before);
	const tvx_str after = text_of(row->change->after_text, where->after);
	const uint32_t unseen_count = unseen->count, pair_count = pairs->count;

	compare_unseen(where, before, after, unseen);
	if (unseen->count == unseen_count)
		compare_words(where, before, after, pairs);
	if (pairs->count == pair_count)
		find_suspects(where, after, suspects);
}

void
find_hidden(finder *in, const view *row)
{
	const tvx_change *const change = row->change;
	tally pairs = { 0 }, unseen = { 0 }, suspects = { 0 };

	for (uint32_t i = 0; i < change->edit_count;) {
		uint32_t end = i;
		hunk where;

		while (end < change->edit_count && change->edits[end].op != TVX_EDIT_EQUAL)
			end++;
		if (end == i) {
			i++;
			continue;
		}
		where.before = (tvx_range){ change->edits[i].before.begin,
					    change->edits[end - 1].before.end };
		where.after = (tvx_range){ change->edits[i].after.begin,
					   change->edits[end - 1].after.end };
		compare_hunk(row, &where, &pairs, &unseen, &suspects);
		i = end;
	}
	compare_titles(row, in, &pairs, &unseen);
	report_pairs(in, row, &pairs);
	report_unseen(in, row, &unseen);
	report_suspects(in, row, &suspects);
}
