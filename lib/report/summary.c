/* SPDX-License-Identifier: MIT */
/*
 * report/summary.c - how much changed, in numbers.
 */
#include "report/beside.h"
#include "report/wanted.h"

static void
count_row(tvx_summary *summary, const tvx_row *row)
{
	uint32_t *const by_relation[] = {
		[TVX_RELATION_IDENTICAL] = &summary->identical,
		[TVX_RELATION_EDITED] = &summary->edited,
		[TVX_RELATION_SPLIT] = &summary->split,
		[TVX_RELATION_MERGED] = &summary->merged,
		[TVX_RELATION_INSERTED] = &summary->inserted,
		[TVX_RELATION_DELETED] = &summary->deleted,
	};

	++*by_relation[row->relation];
	summary->renumbered += row->renumbered;
	summary->moved += row->moved;
	summary->reheaded += row->reheaded;
	summary->typographic += row->typographic;
}

static void
count_finding(tvx_summary *summary, const tvx_report *report,
	      const tvx_walk_options *options, const tvx_finding *finding)
{
	if (row_is_wanted(report, options,
			  tvx_alignment_row(report->alignment, finding->row)))
		summary->findings[finding->severity]++;
}

tvx_summary
tvx_summarise(const tvx_report *report, const tvx_walk_options *options)
{
	const uint32_t rows = tvx_alignment_size(report->alignment);
	const uint32_t findings =
		report->findings ? tvx_findings_size(report->findings) : 0;
	tvx_summary summary = { 0 };
	beside others = beside_of(report, options);

	summary.beside = (uint32_t)others.count;
	beside_release(&others);

	for (uint32_t i = 0; i < rows; i++) {
		const tvx_change *change = tvx_changes_at(report->changes, i);
		const tvx_row *row = tvx_alignment_row(report->alignment, i);

		if (!row_is_wanted(report, options, row))
			continue;
		count_row(&summary, row);
		summary.words_inserted += change->words_inserted;
		summary.words_deleted += change->words_deleted;
		summary.words_moved += change->words_moved;
	}
	for (uint32_t i = 0; i < findings; i++)
		count_finding(&summary, report, options,
			      tvx_findings_at(report->findings, i));
	return summary;
}

bool
tvx_summary_differs(const tvx_summary *summary)
{
	return summary->edited || summary->split || summary->merged || summary->inserted ||
	       summary->deleted || summary->renumbered || summary->moved ||
	       summary->reheaded || summary->typographic || summary->beside;
}
