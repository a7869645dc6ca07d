/* SPDX-License-Identifier: MIT */
/*
 * travaux/compare.h - the whole road in one call.
 *
 *	bytes -> Instrument -> Alignment -> Changes -> Findings -> Report
 *
 * Most programs need this header, travaux/import.h and travaux/render.h.
 * Those that want to stop at a stage call the stages themselves.
 */
#ifndef TRAVAUX_COMPARE_H
#define TRAVAUX_COMPARE_H

#include <travaux/import.h>
#include <travaux/report.h>

typedef struct tvx_comparison tvx_comparison;

typedef struct tvx_compare_options {
	tvx_align_options align;
	tvx_diff_options diff;
	tvx_find_options find;
	bool shipped_rules; /* see below */
} tvx_compare_options;

/*
 * Compares two instruments, which must outlive the comparison.  'rules' may
 * be NULL: then those that ship for the language of the two (travaux/rules.h)
 * are read while the drafts are aligned, if 'shipped_rules' asks for them; and
 * no findings are sought if it does not.
 */
TVX_API TVX_MUST_USE tvx_status
tvx_compare(tvx_comparison **out, const tvx_instrument *before, const tvx_instrument *after,
	    const tvx_rules *rules, const tvx_compare_options *options, tvx_error *error);

/* Valid until the comparison is freed. */
TVX_API const tvx_report *tvx_comparison_report(const tvx_comparison *comparison);

TVX_API void tvx_comparison_free(tvx_comparison *comparison);

#endif
