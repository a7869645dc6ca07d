/* SPDX-License-Identifier: MIT */
#include "base/partition.h"
#include "base/together.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>

#include <cmocka.h>

typedef struct part {
	uint32_t number, called;
} part;

static void
call(void *of)
{
	part *const it = of;

	it->called += it->number;
}

static void
together__each_part_is_done_once(void **state)
{
	part parts[TOGETHER_MOST];

	(void)state;
	for (uint32_t count = 1; count <= TOGETHER_MOST; count += 7) {
		for (uint32_t i = 0; i < count; i++)
			parts[i] = (part){ i + 1, 0 };
		together(parts, sizeof *parts, count, call);
		for (uint32_t i = 0; i < count; i++)
			assert_int_equal(parts[i].called, i + 1);
	}
}

static uint64_t
weight_of(const void *of, uint32_t item)
{
	const uint64_t *const weights = of;

	return weights[item];
}

static uint64_t
weight_of_run(const shares *made, uint32_t run, const uint64_t *weights)
{
	uint64_t sum = 0;

	for (uint32_t i = run ? made->ends[run - 1] : 0; i < made->ends[run]; i++)
		sum += weights[i];
	return sum;
}

static void
share__runs_hold_all_items_in_order_and_weigh_alike(void **state)
{
	uint64_t weights[1000];

	(void)state;
	for (uint32_t i = 0; i < 1000; i++)
		weights[i] = 1 + i * 7919 % 13;
	for (uint32_t threads = 1; threads <= TOGETHER_MOST; threads++) {
		const shares made = together_share(1000, threads, 10, weight_of, weights);

		assert_int_equal(made.count, threads);
		assert_int_equal(made.ends[made.count - 1], 1000);
		for (uint32_t run = 0; run < made.count; run++) {
			const uint64_t weight = weight_of_run(&made, run, weights);

			assert_in_range(weight, 7000 / threads - 100, 7000 / threads + 100);
		}
	}
}

static void
share__what_weighs_little_or_nothing_is_one_run(void **state)
{
	const uint64_t weights[] = { 3, 3, 3 };
	const shares light = together_share(3, 8, 10, weight_of, weights);
	const shares none = together_share(0, 8, 10, weight_of, weights);
	const shares heavy = together_share(3, 8, 4, weight_of, weights);

	(void)state;
	assert_int_equal(light.count, 1);
	assert_int_equal(light.ends[0], 3);
	assert_int_equal(none.count, 1);
	assert_int_equal(none.ends[0], 0);
	assert_int_equal(heavy.count, 3);
	assert_int_equal(heavy.ends[2], 3);
}

static void
threads__none_asked_for_is_one_and_too_many_are_the_most(void **state)
{
	(void)state;
	assert_int_equal(together_threads(0), 1);
	assert_int_equal(together_threads(5), 5);
	assert_int_equal(together_threads(1000000), TOGETHER_MOST);
}

static void
partition__the_point_is_the_first_that_does_not_hold(void **state)
{
	const uint32_t items[] = { 1, 1, 3, 3, 3, 4, 7, 7 };
	const uint32_t count = sizeof items / sizeof *items;

	(void)state;
	for (uint32_t begin = 0; begin <= count; begin++)
		for (uint32_t end = begin; end <= count; end++)
			for (uint32_t key = 0; key < 9; key++) {
				uint32_t expect = begin;
				uint32_t at = begin;

				while (expect < end && items[expect] < key)
					expect++;
				PARTITION_POINT(at, end, items[at] < key);
				assert_int_equal(at, expect);
			}
}

static void
partition__an_end_before_the_place_leaves_it(void **state)
{
	uint32_t at = 5;

	(void)state;
	PARTITION_POINT(at, 4, true);
	assert_int_equal(at, 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(together__each_part_is_done_once),
		cmocka_unit_test(share__runs_hold_all_items_in_order_and_weigh_alike),
		cmocka_unit_test(share__what_weighs_little_or_nothing_is_one_run),
		cmocka_unit_test(threads__none_asked_for_is_one_and_too_many_are_the_most),
		cmocka_unit_test(partition__the_point_is_the_first_that_does_not_hold),
		cmocka_unit_test(partition__an_end_before_the_place_leaves_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
