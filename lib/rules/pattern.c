/* SPDX-License-Identifier: MIT */
#include "rules/pattern.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"

#include <travaux/limits.h>

#include <stdatomic.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/*
 * Five million steps are about a tenth of a second; the rules that ship spend
 * fewer than a hundred thousand on the longest sentence of any treaty we have.
 */
#define STEPS_PER_WINDOW 5000000

/*
 * A sentence is matched in windows of this many bytes.  A repeat that
 * consumes and gives up costs no callout for each byte, so the window is
 * what keeps a paragraph of 100 MB linear.  The longest sentence of a real
 * treaty that we know has 6,000 bytes.
 */
#define WINDOW 16384

/*
 * Counting every step makes matching five times as slow, so a match is tried
 * without first, with room for this many retreats from each place; only what
 * runs out of it is matched again, and counted.
 */
#define QUICK_RETREATS 1000

/* Made when they are first wanted, by whichever thread wants them first. */
typedef _Atomic(pcre2_code *) code_place;

typedef struct codes {
	code_place quick[2]; /* interpreted, and as machine code */
	code_place led[2];   /* as that, at one place alone */
	code_place counted;
} codes;

struct pattern {
	tvx_str text;
	uint32_t number; /* in the sieve of the set */
	codes *codes;
};

struct matcher {
	sieve_memory *memory;
	pcre2_match_data *data;
	pcre2_match_context *quick, *counted;
	bool is_brief;
	uint32_t steps;
};

static int
count_step(pcre2_callout_block *block, void *steps)
{
	uint32_t *const left = steps;

	(void)block;
	if (*left == 0)
		return PCRE2_ERROR_CALLOUT;
	(*left)--;
	return 0;
}

static tvx_status
fail_pattern(int code, tvx_error *error)
{
	PCRE2_UCHAR text[160];

	pcre2_get_error_message(code, text, sizeof text);
	return fail(error, TVX_EINPUT, "the pattern does not compile: %s", (char *)text);
}

static pcre2_code *
compile(tvx_str text, uint32_t more, size_t *at, int *code)
{
	const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS |
				 PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY | more;
	pcre2_compile_context *const context = pcre2_compile_context_create(NULL);
	pcre2_code *made;

	if (!context)
		out_of_memory();
	pcre2_set_max_pattern_length(context, TVX_LIMIT_PATTERN);
	pcre2_set_parens_nest_limit(context, 50);
	made = pcre2_compile((PCRE2_SPTR)text.ptr, text.len, options, code, at, context);
	pcre2_compile_context_free(context);
	return made;
}

pattern *
pattern_new(tvx_str text, sieve *with)
{
	pattern *const made = NEW(pattern);

	made->text = text;
	made->number = sieve_add(with, text);
	made->codes = NEW(codes);
	return made;
}

tvx_status
pattern_check(const pattern *made, size_t *at, tvx_error *error)
{
	uint32_t may_be_empty = 0;
	int code = 0;
	pcre2_code *const quick = compile(made->text, 0, at, &code);
	pcre2_code *const counted =
		quick ? compile(made->text, PCRE2_AUTO_CALLOUT, at, &code) : NULL;

	if (counted)
		pcre2_pattern_info(quick, PCRE2_INFO_MATCHEMPTY, &may_be_empty);
	pcre2_code_free(quick);
	pcre2_code_free(counted);
	if (!counted)
		return fail_pattern(code, error);
	if (!may_be_empty)
		return TVX_OK;
	*at = 0;
	return fail(error, TVX_EINPUT, "the pattern matches where there are no words");
}

void
pattern_free(pattern *made)
{
	if (!made)
		return;
	for (size_t i = 0; i < 2; i++) {
		pcre2_code_free(atomic_load(&made->codes->quick[i]));
		pcre2_code_free(atomic_load(&made->codes->led[i]));
	}
	pcre2_code_free(atomic_load(&made->codes->counted));
	free(made->codes);
	free(made);
}

/* The code in 'place', compiled if it is not there yet, and into machine code too. */
static const pcre2_code *
code_of(tvx_str text, code_place *place, uint32_t options, bool to_machine)
{
	pcre2_code *found = atomic_load(place), *made;
	size_t at;
	int code;

	if (found)
		return found;
	made = compile(text, options, &at, &code);
	/* The pattern was checked: what is missing is memory. */
	if (!made)
		out_of_memory();
	/* Twice as fast; where this machine has no such compiler, or the stack it
	 * may use runs out, the pattern is interpreted, with the same result. */
	if (to_machine)
		(void)pcre2_jit_compile(made, PCRE2_JIT_COMPLETE);
	if (atomic_compare_exchange_strong(place, &found, made))
		return made;
	pcre2_code_free(made);
	return found;
}

matcher *
matcher_new(const sieve *with, bool is_brief)
{
	matcher *const made = NEW(matcher);

	made->is_brief = is_brief;
	made->memory = sieve_memory_new(with);
	made->data = pcre2_match_data_create(1, NULL);
	made->quick = pcre2_match_context_create(NULL);
	made->counted = pcre2_match_context_create(NULL);
	if (!made->data || !made->quick || !made->counted)
		out_of_memory();
	pcre2_set_match_limit(made->quick, QUICK_RETREATS);
	pcre2_set_callout(made->counted, count_step, &made->steps);
	return made;
}

void
matcher_free(matcher *made)
{
	if (!made)
		return;
	pcre2_match_data_free(made->data);
	pcre2_match_context_free(made->quick);
	pcre2_match_context_free(made->counted);
	sieve_memory_free(made->memory);
	free(made);
}

void
matcher_know(matcher *with, const sieve_draft *before, const sieve_draft *after,
	     size_t words)
{
	sieve_know(with->memory, before, after, words);
}

const sieve_draft *
matcher_words(matcher *with, tvx_str text, size_t *first, size_t *end)
{
	return sieve_words(with->memory, text, first, end);
}

void
matcher_settle(matcher *with, tvx_str before, tvx_str after)
{
	sieve_settle(with->memory, before, after);
}

/* The end of a window that begins at 'begin': after a space, or as it comes. */
static uint32_t
window_end(tvx_str subject, uint32_t begin, uint32_t end)
{
	uint32_t at;

	if (end - begin <= WINDOW)
		return end;
	for (at = begin + WINDOW; at > begin + WINDOW / 2; at--)
		if (subject.ptr[at - 1] == ' ')
			return at;
	for (at = begin + WINDOW; ((unsigned char)subject.ptr[at] & 0xC0) == 0x80; at--)
		;
	return at;
}

static match_result
match_window(const pattern *made, matcher *with, tvx_str window, uint32_t from,
	     tvx_range *found)
{
	const PCRE2_SIZE *offsets;
	int matched;

	/* \K in a lookahead can end a match before it begins: PCRE2_NOTEMPTY and
	 * the comparison below keep such a match out. */
	matched = pcre2_match(code_of(made->text, &made->codes->quick[!with->is_brief], 0,
				      !with->is_brief),
			      (PCRE2_SPTR)window.ptr, window.len, from,
			      PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, with->data, with->quick);
	if (matched < 0 && matched != PCRE2_ERROR_NOMATCH)
		matched = pcre2_match(code_of(made->text, &made->codes->counted,
					      PCRE2_AUTO_CALLOUT, false),
				      (PCRE2_SPTR)window.ptr, window.len, from,
				      PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, with->data,
				      with->counted);
	if (matched == PCRE2_ERROR_NOMATCH)
		return MATCH_NONE;
	if (matched < 0)
		return MATCH_LIMIT;
	offsets = pcre2_get_ovector_pointer(with->data);
	if (offsets[1] <= offsets[0] || offsets[1] <= from)
		return MATCH_NONE;
	*found = (tvx_range){ (uint32_t)offsets[0], (uint32_t)offsets[1] };
	return MATCH_FOUND;
}

/* As that, tried only where the sieve has seen that a match may begin. */
static match_result
match_led(const pattern *made, matcher *with, tvx_str window, uint32_t from,
	  tvx_range *found)
{
	const pcre2_code *const code =
		code_of(made->text, &made->codes->led[!with->is_brief], PCRE2_ANCHORED,
			!with->is_brief);
	size_t at = from;

	while ((at = sieve_place(with->memory, made->number, window, at)) != SIZE_MAX) {
		const int matched = pcre2_match(code, (PCRE2_SPTR)window.ptr, window.len,
						at, PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY,
						with->data, with->quick);

		if (matched >= 0) {
			*found = (tvx_range){ (uint32_t)at,
					      (uint32_t)pcre2_get_ovector_pointer(
						      with->data)[1] };
			return MATCH_FOUND;
		}
		if (matched != PCRE2_ERROR_NOMATCH)
			return match_window(made, with, window, (uint32_t)at, found);
		at++;
	}
	return MATCH_NONE;
}

typedef match_result (*matching)(const pattern *made, matcher *with, tvx_str window,
				 uint32_t from, tvx_range *found);

bool
pattern_is_led(const pattern *made, const matcher *with, tvx_str text)
{
	return text.len <= WINDOW && sieve_leads(with->memory, made->number, text);
}

static matching
matching_of(const pattern *made, const matcher *with, tvx_str subject, tvx_range within)
{
	return pattern_is_led(made, with, str_slice(subject, within.begin, within.end))
		       ? match_led
		       : match_window;
}

/* Has the sieve seen that there is nothing to find?  In several windows a word
 * may be cut in two, and the pieces be words to PCRE2. */
static bool
is_sifted(const pattern *made, matcher *with, tvx_str subject, tvx_range within)
{
	return within.end - within.begin <= WINDOW &&
	       !sieve_passes(with->memory, made->number,
			     str_slice(subject, within.begin, within.end));
}

bool
pattern_may_match(const pattern *made, matcher *with, bool is_after)
{
	return sieve_passes_draft(with->memory, made->number, is_after);
}

match_result
pattern_all(const pattern *made, matcher *with, tvx_str subject, tvx_range within,
	    tvx_range **found, size_t *count, size_t *room)
{
	matching match;

	if (is_sifted(made, with, subject, within))
		return MATCH_NONE;
	match = matching_of(made, with, subject, within);
	for (uint32_t begin = within.begin; begin < within.end;) {
		const uint32_t end = window_end(subject, begin, within.end);
		const tvx_str window = str_slice(subject, begin, end);
		match_result result;
		tvx_range at = { 0, 0 };

		with->steps = STEPS_PER_WINDOW;
		while ((result = match(made, with, window, at.end, &at)) == MATCH_FOUND) {
			PUSH_ROOM(*found, *count, *room);
			(*found)[(*count)++] =
				(tvx_range){ at.begin + begin, at.end + begin };
		}
		if (result == MATCH_LIMIT)
			return MATCH_LIMIT;
		begin = end;
	}
	return MATCH_NONE;
}

match_result
pattern_first(const pattern *made, matcher *with, tvx_str subject, tvx_range within,
	      tvx_range *found)
{
	matching match;

	if (is_sifted(made, with, subject, within))
		return MATCH_NONE;
	match = matching_of(made, with, subject, within);
	for (uint32_t begin = within.begin; begin < within.end;) {
		const uint32_t end = window_end(subject, begin, within.end);
		match_result result;

		with->steps = STEPS_PER_WINDOW;
		result = match(made, with, str_slice(subject, begin, end), 0, found);
		if (result == MATCH_FOUND)
			*found = (tvx_range){ found->begin + begin, found->end + begin };
		if (result != MATCH_NONE)
			return result;
		begin = end;
	}
	return MATCH_NONE;
}
