/* SPDX-License-Identifier: MIT */
#include "pair.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

tvx_instrument *
draft_read(const char *text)
{
	const tvx_import_options options = { .format = "text" };
	tvx_instrument *made;

	assert_int_equal(tvx_import(&made, str_of(text), &options, NULL), TVX_OK);
	return made;
}

const tvx_report *
pair_compare(pair *made, const char *before, const char *after)
{
	made->before = draft_read(before);
	made->after = draft_read(after);
	assert_int_equal(tvx_rules_standard(&made->rules, NULL), TVX_OK);
	assert_int_equal(tvx_compare(&made->comparison, made->before, made->after,
				     made->rules, NULL, NULL),
			 TVX_OK);
	made->report = tvx_comparison_report(made->comparison);
	return made->report;
}

void
pair_release(pair *made)
{
	tvx_comparison_free(made->comparison);
	tvx_rules_free(made->rules);
	tvx_instrument_free(made->after);
	tvx_instrument_free(made->before);
}
