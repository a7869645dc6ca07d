/* SPDX-License-Identifier: MIT */
#include "base/late.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#ifdef __linux__
#define LIBM "libm.so.6"
#else
#define LIBM "libm.so"
#endif

static const char *const there[] = { "cos", "sqrt" };
static const char *const not_there[] = { "cos", "cosine_of_a_treaty" };

typedef struct functions {
	double (*cos)(double);
	double (*sqrt)(double);
} functions;

static void
late__functions_are_found_in_the_order_of_their_names(void **state)
{
	functions table = { 0 };
	late_library libm = { LIBM, there, &table, 2, PTHREAD_MUTEX_INITIALIZER, false };

	(void)state;
	late_need(&libm);
	assert_true(fabs(table.cos(0.0) - 1.0) < 1e-9);
	assert_true(fabs(table.sqrt(9.0) - 3.0) < 1e-9);
	assert_int_equal(late_load(&libm, NULL), TVX_OK);
}

static void
late__a_library_that_is_missing_is_named(void **state)
{
	functions table = { 0 };
	late_library none = { "libnone-such.so.7",       there, &table, 2,
			      PTHREAD_MUTEX_INITIALIZER, false };
	tvx_error error;

	(void)state;
	assert_int_equal(late_load(&none, &error), TVX_ESYSTEM);
	assert_non_null(strstr(error.text, "libnone-such.so.7"));
}

static void
late__a_function_that_is_missing_is_named(void **state)
{
	functions table = { 0 };
	late_library libm = {
		LIBM, not_there, &table, 2, PTHREAD_MUTEX_INITIALIZER, false
	};
	tvx_error error;

	(void)state;
	assert_int_equal(late_load(&libm, &error), TVX_ESYSTEM);
	assert_non_null(strstr(error.text, "cosine_of_a_treaty"));
	/* Asked again, it is still missing. */
	assert_int_equal(late_load(&libm, &error), TVX_ESYSTEM);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(late__functions_are_found_in_the_order_of_their_names),
		cmocka_unit_test(late__a_library_that_is_missing_is_named),
		cmocka_unit_test(late__a_function_that_is_missing_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
