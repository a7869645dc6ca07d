/* SPDX-License-Identifier: MIT */
/*
 * rules/memory.c - what one thread has learnt of the words of its texts, and
 * which patterns the sieve lets pass for it (rules/sieve.h).
 */
#include "rules/marks.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

/* A power of two. */
#define RANGES 64

/* Words past these are looked through each time: a text of a million different
 * words must not fill the memory with them. */
#define WORDS_MOST 65536

/* Longer runs of letters are no words of a language with spaces, and do not recur. */
#define WORD_LONGEST 64

/* Of the marks of words, these are always there. */
enum { NO_MARKS, ALL_MARKS };

typedef struct known_word {
	tvx_str word; /* ptr is NULL in an empty place */
	uint64_t hash;
	uint32_t found; /* among the marks of words */
} known_word;

/* A place where a match of what its word is marked with may begin. */
typedef struct place {
	uint32_t at;
	uint32_t found; /* among the marks of words */
} place;

typedef struct known_range {
	const char *ptr;
	size_t len;
	marks found;
	place *places; /* in order */
	size_t count, room;
} known_range;

/* What is known of a word of the drafts by its number. */
typedef enum numbered_kind {
	NUMBERED_UNKNOWN,
	NUMBERED_EMPTY, /* of no interest to any pattern */
	NUMBERED_PLAIN, /* its letters are one run */
	NUMBERED_MANY   /* they are several, which are looked up each time */
} numbered_kind;

typedef struct numbered {
	uint32_t found; /* among the marks of words */
	uint16_t at;    /* where the run begins in the word */
	uint8_t kind;
	bool has_digits; /* behind letters: no word begins with them */
} numbered;

struct sieve_memory {
	const sieve *sieve;
	sieve_draft drafts[2];
	size_t near[2];      /* the word of each that was found last */
	marks vocabulary[2]; /* of all words of each; once 'has_vocabulary' */
	bool has_vocabulary[2];
	numbered *numbered; /* NULL if no drafts are known */
	size_t words_known;
	tvx_str before, after;
	known_word *words; /* open addressing */
	size_t count, room;
	marks *marks; /* of words; the first holds none, the second all */
	size_t marks_count, marks_room;
	uint32_t digits_inside; /* of figures behind letters, among the marks */
	known_range ranges[RANGES];
	buffer folded;
};

sieve_memory *
sieve_memory_new(const sieve *of)
{
	sieve_memory *const made = NEW(sieve_memory);

	made->sieve = of;
	made->marks = NEW_ARRAY(marks, 2);
	made->marks_count = made->marks_room = 2;
	memset(&made->marks[ALL_MARKS], 0xff, sizeof made->marks[ALL_MARKS]);
	return made;
}

void
sieve_memory_free(sieve_memory *made)
{
	if (!made)
		return;
	for (size_t i = 0; i < RANGES; i++)
		free(made->ranges[i].places);
	free(made->words);
	free(made->numbered);
	free(made->marks);
	buffer_release(&made->folded);
	free(made);
}

void
sieve_know(sieve_memory *in, const sieve_draft *before, const sieve_draft *after,
	   size_t words)
{
	in->drafts[0] = *before;
	in->drafts[1] = *after;
	in->near[0] = in->near[1] = 0;
	free(in->numbered);
	in->numbered = NEW_ARRAY(numbered, words);
	in->words_known = words;
	in->has_vocabulary[0] = in->has_vocabulary[1] = false;
}

void
sieve_settle(sieve_memory *in, tvx_str before, tvx_str after)
{
	in->before = before;
	in->after = after;
}

static known_word *
place_of(known_word *words, size_t room, tvx_str word, uint64_t hash)
{
	size_t at = (size_t)hash & (room - 1);

	while (words[at].word.ptr &&
	       !(words[at].hash == hash && str_equal(words[at].word, word)))
		at = (at + 1) & (room - 1);
	return &words[at];
}

static void
grow(sieve_memory *in)
{
	const size_t room = in->room ? in->room * 2 : 1024;
	known_word *const words = NEW_ARRAY(known_word, room);

	for (size_t i = 0; i < in->room; i++)
		if (in->words[i].word.ptr)
			*place_of(words, room, in->words[i].word, in->words[i].hash) =
				in->words[i];
	free(in->words);
	in->words = words;
	in->room = room;
}

/* Keeps the marks of a word; most have none, and share those. */
static uint32_t
keep_marks(sieve_memory *in, const marks *found)
{
	bool any = false;

	for (size_t i = 0; i < MARK_WORDS; i++)
		any |= found->bits[i] != 0;
	if (!any)
		return NO_MARKS;
	PUSH_ROOM(in->marks, in->marks_count, in->marks_room);
	in->marks[in->marks_count] = *found;
	return (uint32_t)in->marks_count++;
}

/* FNV-1a */
static uint64_t
hash_of(tvx_str word)
{
	uint64_t hash = 14695981039346656037U;

	for (size_t i = 0; i < word.len; i++)
		hash = (hash ^ (unsigned char)word.ptr[i]) * 1099511628211U;
	return hash ^ hash >> 32;
}

/* The marks of a word, by their place; 'all' is joined with them. */
static uint32_t
marks_of_word(sieve_memory *in, tvx_str word, marks *all)
{
	const uint64_t hash = hash_of(word);
	known_word *known = NULL;
	marks found;

	if (word.len <= WORD_LONGEST) {
		if (in->count * 2 >= in->room)
			grow(in);
		known = place_of(in->words, in->room, word, hash);
	}
	if (known == NULL || (known->word.ptr == NULL && in->count == WORDS_MOST)) {
		found = marks_of_letters(in->sieve, word, &in->folded);
		marks_join(all, &found);
		return ALL_MARKS;
	}
	if (known->word.ptr == NULL) {
		in->count++;
		*known = (known_word){ word, hash, 0 };
		found = marks_of_letters(in->sieve, word, &in->folded);
		known->found = keep_marks(in, &found);
	}
	if (known->found != NO_MARKS)
		marks_join(all, &in->marks[known->found]);
	return known->found;
}

/* Of a word in ASCII its first letter; past ASCII may stand a letter or a
 * quotation mark, so that behind it a word may begin. */
static void
add_places(known_range *out, size_t begin, size_t end, bool is_wide, uint32_t found)
{
	for (size_t at = begin; at < end; at++) {
		const bool inside = at > begin;

		if (inside && !is_wide)
			return;
		if (((unsigned char)out->ptr[at] & 0xC0) == 0x80 ||
		    (inside && (unsigned char)out->ptr[at - 1] < 0x80))
			continue;
		PUSH_ROOM(out->places, out->count, out->room);
		out->places[out->count++] = (place){ (uint32_t)at, found };
	}
}

/* Letters, or figures, that stand together. */
typedef struct text_run {
	size_t begin, end;
	bool is_wide; /* one of the letters is not ASCII */
	bool is_digits;
	bool goes_on; /* figures behind a letter: no word begins with them */
} text_run;

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
is_plain_letter(char byte)
{
	return sieve_is_letter(byte) && (unsigned char)byte < 0x80;
}

/* The next run in [at, end) of figures, or of letters that are enough. */
static bool
next_run(const sieve *of, tvx_str text, size_t *at, size_t end, text_run *run)
{
	while (*at < end) {
		unsigned char wide = 0;

		while (*at < end && !sieve_is_letter(text.ptr[*at]) &&
		       !is_digit(text.ptr[*at]))
			++*at;
		*run = (text_run){ .begin = *at };
		for (; *at < end && is_digit(text.ptr[*at]); ++*at)
			run->is_digits = true;
		for (; !run->is_digits && *at < end && sieve_is_letter(text.ptr[*at]);
		     ++*at)
			wide |= (unsigned char)text.ptr[*at];
		run->end = *at;
		run->is_wide = wide >= 0x80;
		run->goes_on = run->is_digits && run->begin > 0 &&
			       is_plain_letter(text.ptr[run->begin - 1]);
		if (run->is_digits || run->end - run->begin >= of->least)
			return run->end > run->begin;
	}
	return false;
}

/* What a run is known by: one figure is as good as another. */
static tvx_str
run_word(tvx_str text, const text_run *run)
{
	if (run->is_digits)
		return run->goes_on ? TVX_STR("_" STEM_DIGIT) : TVX_STR(STEM_DIGIT);
	return str_slice(text, run->begin, run->end);
}

/* Looks through [begin, end), as if nothing stood around it. */
static void
look_over_bytes(sieve_memory *in, known_range *out, size_t begin, size_t end)
{
	const tvx_str text = { out->ptr, out->len };
	text_run run;

	while (next_run(in->sieve, text, &begin, end, &run)) {
		const uint32_t found = marks_of_word(in, run_word(text, &run), &out->found);

		if (found != NO_MARKS && !run.goes_on)
			add_places(out, run.begin, run.end, run.is_wide, found);
	}
}

static bool
is_part(tvx_str text, tvx_str of)
{
	return of.len > 0 && text.ptr >= of.ptr && text.ptr + text.len <= of.ptr + of.len;
}

/* Of a word in ASCII that no white space stands before. */
static void
learn(sieve_memory *in, numbered *known, tvx_str word)
{
	marks found = { { 0 } };
	uint32_t runs = 0;
	size_t at = 0, begin = 0;
	text_run run;

	*known = (numbered){ .kind = NUMBERED_EMPTY };
	while (next_run(in->sieve, word, &at, word.len, &run)) {
		const uint32_t marked = marks_of_word(in, run_word(word, &run), &found);

		if (run.goes_on) {
			known->has_digits = true;
			in->digits_inside = marked;
			continue;
		}
		known->found = marked;
		begin = run.begin;
		runs++;
	}
	known->at = (uint16_t)begin;
	/* What is not kept among the words must be looked through each time. */
	if (runs == 1 && known->found != NO_MARKS && known->found != ALL_MARKS &&
	    begin <= UINT16_MAX)
		known->kind = NUMBERED_PLAIN;
	else if (runs > 1 || known->found != NO_MARKS)
		known->kind = NUMBERED_MANY;
}

static void
look_over_word(sieve_memory *in, known_range *out, size_t begin, size_t end,
	       uint32_t number)
{
	numbered *const known = &in->numbered[number];

	/* White space before the first word of a clause is part of that. */
	if (out->ptr[begin] <= ' ') {
		look_over_bytes(in, out, begin, end);
		return;
	}
	if (known->kind == NUMBERED_UNKNOWN)
		learn(in, known, (tvx_str){ out->ptr + begin, end - begin });
	if (known->kind == NUMBERED_MANY) {
		look_over_bytes(in, out, begin, end);
		return;
	}
	if (known->has_digits)
		marks_join(&out->found, &in->marks[in->digits_inside]);
	if (known->kind == NUMBERED_PLAIN) {
		marks_join(&out->found, &in->marks[known->found]);
		PUSH_ROOM(out->places, out->count, out->room);
		out->places[out->count++] =
			(place){ (uint32_t)begin + known->at, known->found };
	}
}

/*
 * The first word that does not begin before 'at'.  One text that is asked about
 * stands near the last one, so it is looked for from there on, in steps that
 * double, and then between the last two.
 */
static size_t
word_from(const sieve_draft *draft, size_t at, size_t *near)
{
	const uint32_t *const starts = draft->starts;
	size_t low = *near, high = *near, step = 1;

	while (low > 0 && starts[low - 1] >= at) {
		high = low - 1;
		low = high > step ? high - step : 0;
		step *= 2;
	}
	while (high < draft->count && starts[high] < at) {
		low = high + 1;
		high = draft->count - high > step ? high + step : draft->count;
		step *= 2;
	}
	PARTITION_POINT(low, high, starts[low] < at);
	*near = low;
	return low;
}

const sieve_draft *
sieve_words(sieve_memory *in, tvx_str text, size_t *first, size_t *end)
{
	for (size_t i = 0; in->numbered != NULL && i < 2; i++) {
		const sieve_draft *const draft = &in->drafts[i];
		const size_t base = (size_t)(text.ptr - draft->text.ptr);

		if (!is_part(text, draft->text))
			continue;
		*first = word_from(draft, base, &in->near[i]);
		*end = word_from(draft, base + text.len, &in->near[i]);
		if (draft->starts[*first] == base && draft->starts[*end] == base + text.len)
			return draft;
	}
	return NULL;
}

static void
look_over_words(sieve_memory *in, known_range *out, const sieve_draft *draft, size_t first,
		size_t end)
{
	const size_t base = draft->starts[first];

	for (size_t w = first; w < end; w++)
		look_over_word(in, out, draft->starts[w] - base,
			       draft->starts[w + 1] - base, draft->numbers[w]);
}

static void
look_over(sieve_memory *in, known_range *out)
{
	const tvx_str text = { out->ptr, out->len };
	const sieve_draft *draft = NULL;
	size_t first, end;

	out->found = (marks){ { 0 } };
	out->count = 0;
	if (str_is_ascii(text))
		draft = sieve_words(in, text, &first, &end);
	if (draft != NULL)
		look_over_words(in, out, draft, first, end);
	else
		look_over_bytes(in, out, 0, text.len);
}

static bool
is_settled(const sieve_memory *in, tvx_str text)
{
	return text.len > 0 && text.len <= UINT32_MAX &&
	       (is_part(text, in->before) || is_part(text, in->after));
}

static const known_range *
range_of(sieve_memory *in, tvx_str text)
{
	known_range *const it = &in->ranges[((uintptr_t)text.ptr * 31 + text.len) % RANGES];

	if (it->ptr != text.ptr || it->len != text.len) {
		it->ptr = text.ptr;
		it->len = text.len;
		look_over(in, it);
	}
	return it;
}

bool
sieve_passes(sieve_memory *in, uint32_t number, tvx_str text)
{
	const known_range *range;
	const sifted *asked;

	if (number == SIEVE_ALWAYS || !is_settled(in, text))
		return true;
	range = range_of(in, text);
	asked = &in->sieve->patterns[number];
	return marks_let_pass(in->sieve, asked, &range->found);
}

/* A word that is all ASCII is as good as its next, whatever the case. */
static void
learn_vocabulary(sieve_memory *in, size_t side)
{
	const sieve_draft *const draft = &in->drafts[side];
	bool *const seen = NEW_ARRAY(bool, in->words_known);
	known_range each = { 0 };

	for (size_t w = 0; w < draft->count; w++) {
		tvx_str word;

		if (seen[draft->numbers[w]])
			continue;
		word = str_slice(draft->text, draft->starts[w], draft->starts[w + 1]);
		seen[draft->numbers[w]] = str_is_ascii(word);
		each.ptr = word.ptr;
		each.len = word.len;
		each.count = 0;
		look_over_bytes(in, &each, 0, word.len);
	}
	in->vocabulary[side] = each.found;
	in->has_vocabulary[side] = true;
	free(each.places);
	free(seen);
}

bool
sieve_passes_draft(sieve_memory *in, uint32_t number, bool is_after)
{
	const sifted *asked;

	if (in->numbered == NULL || number == SIEVE_ALWAYS ||
	    !in->sieve->patterns[number].is_plain)
		return true;
	if (!in->has_vocabulary[is_after])
		learn_vocabulary(in, is_after);
	asked = &in->sieve->patterns[number];
	return marks_let_pass(in->sieve, asked, &in->vocabulary[is_after]);
}

bool
sieve_leads(const sieve_memory *in, uint32_t number, tvx_str text)
{
	return number != SIEVE_ALWAYS && in->sieve->patterns[number].lead != NO_LEAD &&
	       is_settled(in, text);
}

/* The index of the first place that is not before 'from'. */
static size_t
first_place(const known_range *in, size_t from)
{
	size_t at = 0;

	PARTITION_POINT(at, in->count, in->places[at].at < from);
	return at;
}

size_t
sieve_place(sieve_memory *in, uint32_t number, tvx_str text, size_t from)
{
	const uint32_t lead = in->sieve->patterns[number].lead;
	const known_range *const range = range_of(in, text);

	for (size_t i = first_place(range, from); i < range->count; i++)
		if (marks_have(&in->marks[range->places[i].found], lead))
			return range->places[i].at;
	return SIZE_MAX;
}
