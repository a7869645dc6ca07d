/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"

#include <travaux/rules.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
rules__every_example_that_ships_holds(void **state)
{
	tvx_rules *rules = NULL;
	tvx_error error = { 0 };
	buffer out = { 0 };
	uint32_t failed = 0;

	(void)state;
	if (tvx_rules_standard(&rules, &error) != TVX_OK)
		fail_msg("%s:%u:%u: %s", error.source, error.line, error.column,
			 error.text);
	if (tvx_rules_test(rules, buffer_sink(&out), &failed, &error) != TVX_OK)
		fail_msg("%s", error.text);
	if (failed)
		print_message("%.*s", (int)out.len, out.ptr);
	assert_int_equal(failed, 0);
	buffer_release(&out);
	tvx_rules_free(rules);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules__every_example_that_ships_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
