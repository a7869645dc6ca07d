/* SPDX-License-Identifier: MIT */
/*
 * compare/compare.c - the whole road in one call.
 *
 * The only file that names all the stages; each borrows from those before
 * it, so they are freed from last to first.
 */
#include <travaux/compare.h>

#include "base/alloc.h"

#include <stdlib.h>

struct tvx_comparison {
	tvx_alignment *alignment;
	tvx_changes *changes;
	tvx_findings *findings; /* NULL if no rules were given */
	tvx_report report;
};

static tvx_status
compare(tvx_comparison *made, const tvx_rules *rules, const tvx_compare_options *options,
	tvx_error *error)
{
	const tvx_report *report = &made->report;
	tvx_status status;

	status = tvx_align(&made->alignment, report->before, report->after, &options->align,
			   error);
	if (status == TVX_OK)
		status = tvx_diff(&made->changes, made->alignment, &options->diff, error);
	if (status == TVX_OK && rules != NULL)
		status = tvx_find(&made->findings, made->changes, rules, &options->find,
				  error);
	return status;
}

tvx_status
tvx_compare(tvx_comparison **out, const tvx_instrument *before, const tvx_instrument *after,
	    const tvx_rules *rules, const tvx_compare_options *options, tvx_error *error)
{
	static const tvx_compare_options no_options;
	tvx_comparison *made = NEW(tvx_comparison);
	tvx_status status;

	*out = NULL;
	made->report.before = before;
	made->report.after = after;
	status = compare(made, rules, options ? options : &no_options, error);
	if (status != TVX_OK) {
		tvx_comparison_free(made);
		return status;
	}
	made->report.alignment = made->alignment;
	made->report.changes = made->changes;
	made->report.findings = made->findings;
	*out = made;
	return TVX_OK;
}

const tvx_report *
tvx_comparison_report(const tvx_comparison *comparison)
{
	return &comparison->report;
}

void
tvx_comparison_free(tvx_comparison *comparison)
{
	if (comparison == NULL)
		return;
	tvx_findings_free(comparison->findings);
	tvx_changes_free(comparison->changes);
	tvx_alignment_free(comparison->alignment);
	free(comparison);
}
