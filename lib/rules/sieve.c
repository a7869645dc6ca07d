/* SPDX-License-Identifier: MIT */
#include "rules/marks.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/forms.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static uint32_t
head_of(const char *at)
{
	return ((unsigned char)at[0] * 31U + (unsigned char)at[1]) & (HEADS - 1);
}

static uint32_t
head_of_letter(char letter)
{
	return (unsigned char)letter * 31U & (HEADS - 1);
}

void
sieve_fold(tvx_str letters, buffer *out)
{
	units plain, folded;

	if (text_casefold_simply(letters, out))
		return;
	units_init(&plain);
	units_init(&folded);
	units_from(&plain, letters);
	units_casefold(&folded, &plain);
	units_append(&folded, out);
	units_release(&plain);
	units_release(&folded);
}

sieve *
sieve_new(void)
{
	sieve *const made = NEW(sieve);

	made->least = STEM_LEAST;
	return made;
}

void
sieve_free(sieve *made)
{
	if (!made)
		return;
	arena_release(&made->pool);
	free(made->stems);
	free(made->ways);
	free(made->patterns);
	free(made);
}

static void
add_stem(sieve *to, const stem_letters *from, uint32_t mark)
{
	const bool is_letter = from->letters.len < STEM_LEAST;
	uint32_t *const head =
		&to->heads[from->begins][is_letter ? head_of_letter(from->letters.ptr[0])
						   : head_of(from->letters.ptr)];

	if (is_letter)
		to->least = 1;
	PUSH_ROOM(to->stems, to->count, to->room);
	to->stems[to->count++] =
		(stem){ arena_str(&to->pool, from->letters), from->begins, mark, *head };
	*head = (uint32_t)to->count;
}

static uint32_t
add_choice(sieve *to, const stems *from, stem_choice choice)
{
	const uint32_t mark = to->marks++ % SIEVE_MARKS;

	for (size_t i = 0; i < choice.count; i++)
		add_stem(to, &from->ptr[choice.first + i], mark);
	return mark;
}

static void
add_way(sieve *to, const stems *from, const stem_way *read)
{
	way made;

	for (size_t i = 0; i < STEM_CHOICES; i++)
		made.marks[i] = i < read->count ? add_choice(to, from, read->choices[i])
						: made.marks[i - 1];
	PUSH_ROOM(to->ways, to->way_count, to->way_room);
	to->ways[to->way_count++] = made;
}

static uint32_t
add_leads(sieve *to, const stems *from)
{
	uint32_t mark;

	if (from->lead_count == 0)
		return NO_LEAD;
	mark = to->marks++ % SIEVE_MARKS;
	for (size_t i = 0; i < from->lead_count; i++)
		add_stem(to, &from->leads[i], mark);
	return mark;
}

static bool
has_plain_stems(const stems *from)
{
	bool plain = true;

	for (size_t i = 0; i < from->count; i++)
		plain = plain && str_is_ascii(from->ptr[i].letters);
	return plain;
}

uint32_t
sieve_add(sieve *to, tvx_str pattern)
{
	const size_t first = to->way_count;
	stems read = { 0 };
	uint32_t number = SIEVE_ALWAYS;

	if (stems_read(pattern, &read)) {
		for (size_t i = 0; i < read.way_count; i++)
			add_way(to, &read, &read.ways[i]);
		PUSH_ROOM(to->patterns, to->pattern_count, to->pattern_room);
		to->patterns[to->pattern_count] =
			(sifted){ first, to->way_count, add_leads(to, &read),
				  has_plain_stems(&read) };
		number = (uint32_t)to->pattern_count++;
	}
	stems_release(&read);
	return number;
}

/* Past ASCII may stand a letter, but a quotation mark too. */
static bool
may_begin(const buffer *word, size_t at)
{
	return at == 0 || (unsigned char)word->ptr[at - 1] >= 0x80;
}

/* The marks of the stems of a chain that stand there. */
static void
look_at(const sieve *from, const buffer *word, uint32_t chain, size_t at, marks *found)
{
	for (uint32_t next = chain; next; next = from->stems[next - 1].next) {
		const stem *const here = &from->stems[next - 1];

		if (here->text.len <= word->len - at &&
		    memcmp(here->text.ptr, word->ptr + at, here->text.len) == 0)
			found->bits[here->mark / 64] |= UINT64_C(1) << here->mark % 64;
	}
}

static void
mark_digits(const sieve *from, uint32_t chain, marks *found)
{
	for (uint32_t next = chain; next; next = from->stems[next - 1].next) {
		const stem *const here = &from->stems[next - 1];

		if (str_equal(here->text, TVX_STR(STEM_DIGIT)))
			found->bits[here->mark / 64] |= UINT64_C(1) << here->mark % 64;
	}
}

/* Of what asks for a figure: past ASCII it may begin anywhere. */
static void
look_at_digits(const sieve *from, tvx_str word, marks *found)
{
	for (size_t at = 0; at < word.len;) {
		if ((unsigned char)word.ptr[at] < 0x80) {
			at++;
			continue;
		}
		if (!char_is_digit(utf8_next(word, &at)))
			continue;
		for (size_t begins = 0; begins < 2; begins++)
			mark_digits(from, from->heads[begins][head_of_letter(*STEM_DIGIT)],
				    found);
		return;
	}
}

marks
marks_of_letters(const sieve *of, tvx_str word, buffer *folded)
{
	marks found = { { 0 } };

	buffer_clear(folded);
	sieve_fold(word, folded);
	for (size_t i = 0; i < folded->len; i++) {
		const char *const at = folded->ptr + i;
		const size_t chains = may_begin(folded, i) ? 2 : 1;

		for (size_t begins = 0; begins < chains; begins++) {
			const uint32_t *const heads = of->heads[begins];

			if (i + STEM_LEAST <= folded->len)
				look_at(of, folded, heads[head_of(at)], i, &found);
			if (of->least < STEM_LEAST)
				look_at(of, folded, heads[head_of_letter(*at)], i, &found);
		}
	}
	if (of->least < STEM_LEAST)
		look_at_digits(of, word, &found);
	return found;
}

static bool
is_open(const way *one, const marks *found)
{
	for (size_t i = 0; i < STEM_CHOICES; i++)
		if (!marks_have(found, one->marks[i]))
			return false;
	return true;
}

bool
marks_let_pass(const sieve *of, const sifted *asked, const marks *found)
{
	for (size_t i = asked->first; i < asked->end; i++)
		if (is_open(&of->ways[i], found))
			return true;
	return false;
}
