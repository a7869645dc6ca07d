/* SPDX-License-Identifier: MIT */
/*
 * compare/compare.c - the whole road in one call.
 *
 * The only file that names all the stages; each borrows from those before
 * it, so they are freed from last to first.
 */
#include <travaux/compare.h>

#include "base/alloc.h"
#include "base/together.h"

#include <stdlib.h>

struct tvx_comparison {
	tvx_alignment *alignment;
	tvx_changes *changes;
	tvx_rules *rules;       /* NULL if the caller gave some, or wanted none */
	tvx_findings *findings; /* NULL if there are no rules */
	tvx_report report;
};

/* One of two works that do not wait for one another. */
typedef struct part {
	void (*work)(struct part *part);
	tvx_comparison *made;
	const tvx_compare_options *options;
	tvx_status status;
	tvx_error error;
} part;

static void
pair_drafts(part *of)
{
	tvx_comparison *const made = of->made;

	of->status = tvx_align(&made->alignment, made->report.before, made->report.after,
			       &of->options->align, &of->error);
	if (of->status == TVX_OK)
		of->status = tvx_diff(&made->changes, made->alignment, &of->options->diff,
				      &of->error);
}

static void
read_rules(part *of)
{
	const tvx_report *const report = &of->made->report;

	of->status = tvx_rules_for(&of->made->rules,
				   tvx_rules_language(report->before, report->after),
				   &of->error);
}

static void
do_part(void *of)
{
	part *const it = of;

	it->work(it);
}

static tvx_status
do_parts(part *parts, uint32_t count, uint32_t threads, tvx_error *error)
{
	const uint32_t at_once = count < threads ? count : threads;

	together(parts, sizeof *parts, at_once, do_part);
	for (uint32_t i = at_once; i < count; i++)
		do_part(&parts[i]);
	for (uint32_t i = 0; i < count; i++)
		if (parts[i].status != TVX_OK) {
			if (error != NULL)
				*error = parts[i].error;
			return parts[i].status;
		}
	return TVX_OK;
}

static tvx_status
compare(tvx_comparison *made, const tvx_rules *rules, const tvx_compare_options *options,
	tvx_error *error)
{
	const uint32_t count = rules == NULL && options->shipped_rules ? 2 : 1;
	part parts[] = { { .work = pair_drafts, .made = made, .options = options },
			 { .work = read_rules, .made = made, .options = options } };
	tvx_status status =
		do_parts(parts, count, together_threads(options->find.threads), error);

	rules = rules != NULL ? rules : made->rules;
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
	tvx_rules_free(comparison->rules);
	tvx_changes_free(comparison->changes);
	tvx_alignment_free(comparison->alignment);
	free(comparison);
}
