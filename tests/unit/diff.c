/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"
#include "diff/sequence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* --- sequences ------------------------------------------------------- */

static uint32_t
next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

static uint32_t
equal_words(const hunks *list, int32_t before_count)
{
	uint32_t struck = 0;

	for (size_t i = 0; i < list->count; i++)
		struck += list->items[i].before.end - list->items[i].before.begin;
	return (uint32_t)before_count - struck;
}

/* Every word outside the hunks equals its partner, and the hunks are in order. */
static void
assert_replays(span before, span after, const hunks *list)
{
	uint32_t b = 0, a = 0;

	for (size_t i = 0; i <= list->count; i++) {
		const bool last = i == list->count;
		const uint32_t to_b =
			last ? (uint32_t)before.count : list->items[i].before.begin;
		const uint32_t to_a =
			last ? (uint32_t)after.count : list->items[i].after.begin;

		assert_true(to_b >= b && to_b - b == to_a - a);
		assert_true(i == 0 || last || to_b > b);
		if (to_b > b)
			assert_memory_equal(before.ids + b, after.ids + a, (to_b - b) * 4);
		if (!last) {
			b = list->items[i].before.end;
			a = list->items[i].after.end;
		}
	}
}

/* The length of the longest common subsequence, by the textbook's table. */
static uint32_t
longest_common(span before, span after)
{
	uint32_t table[2][128] = { { 0 } };

	for (int32_t i = 0; i < before.count; i++)
		for (int32_t j = 0; j < after.count; j++) {
			const uint32_t *const above = table[i % 2];
			uint32_t *const row = table[(i + 1) % 2];

			row[j + 1] = above[j + 1] > row[j] ? above[j + 1] : row[j];
			if (before.ids[i] == after.ids[j])
				row[j + 1] = above[j] + 1;
		}
	return table[before.count % 2][after.count];
}

static void
diff__keeps_as_many_words_as_can_be_kept(void **state)
{
	uint64_t seed = 1;
	sequencer engine;
	hunks list = { 0 };

	(void)state;
	sequencer_init(&engine, 64, NULL);
	for (int round = 0; round < 20000; round++) {
		uint32_t ids[2][100];
		const uint32_t letters = 1 + next_random(&seed) % 60;
		span side[2];

		for (int s = 0; s < 2; s++) {
			side[s] = (span){ ids[s], (int32_t)(next_random(&seed) % 60) };
			for (int32_t i = 0; i < side[s].count; i++)
				ids[s][i] = next_random(&seed) % letters;
		}
		sequence_diff(&engine, side[0], side[1], &list);
		assert_replays(side[0], side[1], &list);
		assert_int_equal(equal_words(&list, side[0].count),
				 longest_common(side[0], side[1]));
	}
	hunks_release(&list);
	sequencer_release(&engine);
}

typedef void (*filler)(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed);

static void
all_different(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	(void)seed;
	for (uint32_t i = 0; i < count; i++) {
		before[i] = i;
		after[i] = count + i;
	}
}

static void
one_word(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	(void)seed;
	memset(before, 0, count * sizeof *before);
	memset(after, 0, count * sizeof *after);
	before[count / 3] = 1;
	after[count / 2] = 2;
	after[0] = 3;
}

static void
reversed(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	(void)seed;
	for (uint32_t i = 0; i < count; i++)
		before[i] = after[count - 1 - i] = i;
}

static void
two_letters(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++) {
		before[i] = next_random(seed) % 2;
		after[i] = next_random(seed) % 2;
	}
}

static void
thousand_words(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++) {
		before[i] = next_random(seed) % 1000;
		after[i] = next_random(seed) % 1000;
	}
}

static void
period_shift(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	(void)seed;
	for (uint32_t i = 0; i < count; i++) {
		before[i] = i % 1000;
		after[i] = (i + 500) % 1000;
	}
}

static void
shuffled(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++)
		before[i] = after[i] = i;
	for (uint32_t i = count - 1; i > 0; i--) {
		const uint32_t j = next_random(seed) % (i + 1), kept = after[i];

		after[i] = after[j];
		after[j] = kept;
	}
}

static void
fibonacci(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	double place = 0, other = 0.3;

	(void)seed;
	for (uint32_t i = 0; i < count; i++) {
		before[i] = (place += 0.6180339887498949) >= 1;
		after[i] = (other += 0.6180339887498949) >= 1;
		place -= before[i];
		other -= after[i];
	}
}

/* A text of some words that recur, one word in twenty of it changed. */
static void
edited(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t one = next_random(seed) % 3000,
			       two = next_random(seed) % 3000;

		before[i] = one < two ? one : two;
		after[i] = next_random(seed) % 20 ? before[i] : next_random(seed) % 3000;
	}
}

static const struct {
	const char *name;
	filler fill;
} hostile[] = {
	{ "all different", all_different },
	{ "one word", one_word },
	{ "reversed", reversed },
	{ "two letters", two_letters },
	{ "a thousand words", thousand_words },
	{ "period shift", period_shift },
	{ "shuffled", shuffled },
	{ "fibonacci", fibonacci },
	{ "edited", edited },
};

static double
seconds_for(filler fill, uint32_t count)
{
	uint32_t *const before = NEW_ARRAY(uint32_t, count), *const after = NEW_ARRAY(
								     uint32_t, count);
	const span one = { before, (int32_t)count }, two = { after, (int32_t)count };
	uint64_t seed = 7;
	sequencer engine;
	hunks list = { 0 };
	clock_t start;
	double spent;

	fill(before, after, count, &seed);
	sequencer_init(&engine, 2 * count + 3000, NULL);
	start = clock();
	sequence_diff(&engine, one, two, &list);
	spent = (double)(clock() - start) / CLOCKS_PER_SEC;
	assert_replays(one, two, &list);
	hunks_release(&list);
	sequencer_release(&engine);
	free(before);
	free(after);
	return spent;
}

static void
diff__hostile_sequences_replay_in_near_linear_time(void **state)
{
	const char *const most = getenv("TRAVAUX_DIFF_WORDS");
	const uint32_t largest = most ? (uint32_t)strtoul(most, NULL, 10) : 100000;

	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		const double half = seconds_for(hostile[i].fill, largest / 2);
		const double whole = seconds_for(hostile[i].fill, largest);

		print_message("%-18s %8u words %7.3f s, half %7.3f s\n", hostile[i].name,
			      largest, whole, half);
		/* Generous, for a busy machine under a sanitizer. */
		assert_true(whole < 4 * half + 2);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diff__keeps_as_many_words_as_can_be_kept),
		cmocka_unit_test(diff__hostile_sequences_replay_in_near_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
