/* SPDX-License-Identifier: MIT */
#include "pair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char before_text[] = "Article 1\n\nEach Party shall pay.\n\n"
				  "Article 2\n\nEach Party shall report.\n";
static const char after_text[] = "Article 1\n\nEach Party may pay.\n\n"
				 "Article 2\n\nEach Party shall report.\n";

static void
compare__the_whole_road_is_one_call(void **state)
{
	tvx_instrument *before = draft_read(before_text), *after = draft_read(after_text);
	tvx_comparison *comparison;
	tvx_rules *rules;
	const tvx_report *report;

	(void)state;
	assert_int_equal(tvx_rules_standard(&rules, NULL), TVX_OK);
	assert_int_equal(tvx_compare(&comparison, before, after, rules, NULL, NULL),
			 TVX_OK);
	report = tvx_comparison_report(comparison);
	assert_ptr_equal(report->before, before);
	assert_ptr_equal(report->after, after);
	assert_int_equal(tvx_changes_size(report->changes),
			 tvx_alignment_size(report->alignment));
	assert_true(tvx_findings_size(report->findings) > 0);
	tvx_comparison_free(comparison);
	tvx_rules_free(rules);
	tvx_instrument_free(after);
	tvx_instrument_free(before);
}

static void
compare__without_rules_no_findings_are_sought(void **state)
{
	tvx_instrument *before = draft_read(before_text), *after = draft_read(after_text);
	tvx_comparison *comparison;

	(void)state;
	assert_int_equal(tvx_compare(&comparison, before, after, NULL, NULL, NULL), TVX_OK);
	assert_null(tvx_comparison_report(comparison)->findings);
	tvx_comparison_free(comparison);
	tvx_instrument_free(after);
	tvx_instrument_free(before);
}

static void
compare__the_rules_that_ship_are_read_beside_the_alignment(void **state)
{
	tvx_instrument *before = draft_read(before_text), *after = draft_read(after_text);
	tvx_comparison *one, *other;
	tvx_rules *rules;
	uint32_t count;

	(void)state;
	assert_int_equal(tvx_rules_for(&rules, tvx_rules_language(before, after), NULL),
			 TVX_OK);
	assert_int_equal(tvx_compare(&one, before, after, rules, NULL, NULL), TVX_OK);
	count = tvx_findings_size(tvx_comparison_report(one)->findings);
	assert_true(count > 0);
	for (uint32_t threads = 0; threads < 3; threads++) {
		const tvx_compare_options options = { .find = { .threads = threads },
						      .shipped_rules = true };

		assert_int_equal(tvx_compare(&other, before, after, NULL, &options, NULL),
				 TVX_OK);
		assert_int_equal(tvx_findings_size(tvx_comparison_report(other)->findings),
				 count);
		tvx_comparison_free(other);
	}
	tvx_comparison_free(one);
	tvx_rules_free(rules);
	tvx_instrument_free(after);
	tvx_instrument_free(before);
}

static void
compare__a_stage_that_fails_leaves_no_comparison(void **state)
{
	tvx_instrument *before = draft_read(before_text), *after = draft_read(after_text);
	const tvx_pin pin = { TVX_STR("Article 9"), TVX_STR("Article 1"), false };
	const tvx_compare_options options = { .align = { .pins = &pin, .pin_count = 1 },
					      .find = { .threads = 2 },
					      .shipped_rules = true };
	tvx_comparison *comparison = (tvx_comparison *)&options; /* must not stay */
	tvx_error error = { 0 };

	(void)state;
	assert_int_equal(tvx_compare(&comparison, before, after, NULL, &options, &error),
			 TVX_ENOTFOUND);
	assert_null(comparison);
	assert_non_null(strstr(error.text, "Article 9"));
	tvx_comparison_free(comparison);
	tvx_instrument_free(after);
	tvx_instrument_free(before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compare__the_whole_road_is_one_call),
		cmocka_unit_test(compare__without_rules_no_findings_are_sought),
		cmocka_unit_test(
			compare__the_rules_that_ship_are_read_beside_the_alignment),
		cmocka_unit_test(compare__a_stage_that_fails_leaves_no_comparison),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
