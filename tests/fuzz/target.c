/* SPDX-License-Identifier: MIT */
#include "target.h"

#include <stdio.h>
#include <stdlib.h>

void
stop_here(const char *why)
{
	fprintf(stderr, "broken: %s\n", why);
	abort();
}

const tvx_rules *
standard_rules(void)
{
	static tvx_rules *rules;
	tvx_error error;

	if (rules == NULL && tvx_rules_standard(&rules, &error) != TVX_OK)
		stop_here(error.text);
	return rules;
}
