/* SPDX-License-Identifier: MIT */
/*
 * report/walk.c - (Alignment, Changes, Findings) -> a stream of events.
 *
 * The walk allocates nothing, so it finds everything by position: rows stand
 * in the reading order of 'after', findings by severity and then by row.
 * That makes "is there something to show in this clause?" a question to the
 * next row that is shown, and "has this row a finding?" a binary search in
 * each severity; a walk is linear in the rows, whatever is in them.
 */
#include "report/wanted.h"

#include "base/partition.h"
#include "base/str.h"

enum { AT_ROW, IN_RUNS, IN_FINDINGS, AT_EXIT };

static const tvx_walk_options no_options;

static const tvx_finding *
finding_at(const tvx_walk *walk, uint32_t index)
{
	return tvx_findings_at(walk->report->findings, index);
}

/* The first finding in [from, to) for which 'row' is not past. */
static uint32_t
first_of_row(const tvx_walk *walk, uint32_t from, uint32_t to, uint32_t row)
{
	PARTITION_POINT(from, to, finding_at(walk, from)->row < row);
	return from;
}

/*
 * The first finding of the row in 'severity', or in the next one below it
 * that has any; moves '*severity' there.  UINT32_MAX: there is none.
 */
static uint32_t
find_finding(const tvx_walk *walk, uint32_t row, uint32_t *severity)
{
	for (; *severity > 0; --*severity) {
		const uint32_t from = walk->finding_end[*severity + 1];
		const uint32_t to = walk->finding_end[*severity];
		const uint32_t hit = first_of_row(walk, from, to, row);

		if (hit < to && finding_at(walk, hit)->row == row)
			return hit;
	}
	return UINT32_MAX;
}

static bool
row_changed(const tvx_row *row)
{
	return row->relation != TVX_RELATION_IDENTICAL || row->renumbered || row->moved ||
	       row->reheaded || row->typographic;
}

static bool
touches(const tvx_instrument *instrument, const uint32_t *clauses, uint32_t count,
	const uint32_t *only, uint32_t only_count)
{
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < only_count; k++)
			if (clauses[i] >= only[k] &&
			    clauses[i] < tvx_instrument_clause(instrument, only[k])->end)
				return true;
	return false;
}

bool
walk_is_whole(const tvx_walk_options *options)
{
	return options == NULL ||
	       (options->before_only_count == 0 && options->after_only_count == 0);
}

bool
row_is_wanted(const tvx_report *report, const tvx_walk_options *options, const tvx_row *row)
{
	if (walk_is_whole(options))
		return true;
	return touches(report->before, row->before, row->before_count, options->before_only,
		       options->before_only_count) ||
	       touches(report->after, row->after, row->after_count, options->after_only,
		       options->after_only_count);
}

uint32_t
wanted_findings(const tvx_report *report, const tvx_walk_options *options)
{
	const uint32_t all = report->findings ? tvx_findings_size(report->findings) : 0;
	uint32_t wanted = 0;

	if (walk_is_whole(options))
		return all;
	for (uint32_t i = 0; i < all; i++) {
		const uint32_t row = tvx_findings_at(report->findings, i)->row;

		wanted += row_is_wanted(report, options,
					tvx_alignment_row(report->alignment, row));
	}
	return wanted;
}

static bool
is_shown(const tvx_walk *walk, uint32_t index)
{
	const tvx_row *row = tvx_alignment_row(walk->report->alignment, index);
	uint32_t severity = TVX_SEVERITY_CRITICAL;

	return row_is_wanted(walk->report, walk->options, row) &&
	       (walk->options->unchanged || row_changed(row) ||
		find_finding(walk, index, &severity) != UINT32_MAX);
}

/* Moves '*next' to the first shown row past 'index' that is, or is not, a deletion. */
static void
advance(const tvx_walk *walk, uint32_t *next, uint32_t index, bool deleted)
{
	const uint32_t rows = tvx_alignment_size(walk->report->alignment);

	if (*next <= index)
		*next = index + 1;
	while (*next < rows &&
	       ((tvx_alignment_row(walk->report->alignment, *next)->after_count == 0) !=
			deleted ||
		!is_shown(walk, *next)))
		++*next;
}

static bool
holds(const tvx_instrument *instrument, const uint32_t *outer, uint32_t outer_count,
      const uint32_t *inner, uint32_t inner_count)
{
	return outer_count && inner_count && outer[0] > 0 && inner[0] > outer[0] &&
	       inner[0] < tvx_instrument_clause(instrument, outer[0])->end;
}

/*
 * An unchanged row is context for the next shown row, if that is inside its
 * clause; the instrument itself is context for nothing, or for all.
 */
static bool
is_context(tvx_walk *walk, uint32_t index)
{
	const tvx_alignment *alignment = walk->report->alignment;
	const uint32_t rows = tvx_alignment_size(alignment);
	const tvx_row *row = tvx_alignment_row(alignment, index);
	const tvx_row *inner;

	advance(walk, &walk->next_after, index, false);
	advance(walk, &walk->next_deleted, index, true);
	if (walk->next_after < rows) {
		inner = tvx_alignment_row(alignment, walk->next_after);
		if (holds(walk->report->after, row->after, row->after_count, inner->after,
			  inner->after_count))
			return true;
	}
	if (walk->next_deleted < rows) {
		inner = tvx_alignment_row(alignment, walk->next_deleted);
		return holds(walk->report->before, row->before, row->before_count,
			     inner->before, inner->before_count);
	}
	return false;
}

static uint32_t
text_length(const tvx_instrument *instrument, const uint32_t *clauses, uint32_t count)
{
	return count ? (uint32_t)tvx_instrument_clause(instrument, clauses[0])->text.len
		     : 0;
}

static void
fill(const tvx_walk *walk, tvx_event *event, tvx_event_kind kind)
{
	const tvx_report *report = walk->report;
	const tvx_row *row = tvx_alignment_row(report->alignment, walk->row);

	*event = (tvx_event){
		.kind = kind,
		.index = walk->row,
		.row = row,
		.change = tvx_changes_at(report->changes, walk->row),
	};
	if (row->before_count)
		event->before = tvx_instrument_clause(report->before, row->before[0]);
	if (row->after_count)
		event->after = tvx_instrument_clause(report->after, row->after[0]);
	event->depth = event->after ? event->after->depth : event->before->depth;
}

static bool
enter(tvx_walk *walk, tvx_event *event)
{
	const uint32_t rows = tvx_alignment_size(walk->report->alignment);
	bool context = false;

	while (walk->row < rows && !is_shown(walk, walk->row)) {
		context = is_context(walk, walk->row);
		if (context)
			break;
		walk->row++;
	}
	if (walk->row == rows)
		return false;
	fill(walk, event, TVX_EVENT_ENTER);
	event->context = context;
	walk->edit = walk->at = 0;
	walk->before_clause = walk->after_clause = 1;
	walk->before_border = text_length(walk->report->before, event->row->before,
					  event->row->before_count);
	walk->after_border = text_length(walk->report->after, event->row->after,
					 event->row->after_count);
	walk->state = context ? AT_EXIT : IN_RUNS;
	return true;
}

/* One side's next clause, if the walk stands where it begins. */
static const tvx_clause *
cross_border(const tvx_instrument *instrument, const uint32_t *clauses, uint32_t count,
	     uint32_t place, uint32_t *begun, uint32_t *border)
{
	const tvx_clause *clause;

	if (*begun >= count || place < *border)
		return NULL;
	clause = tvx_instrument_clause(instrument, clauses[(*begun)++]);
	*border += (uint32_t)clause->text.len;
	return clause;
}

static bool
border(tvx_walk *walk, tvx_event *event, const tvx_row *row, uint32_t before,
       uint32_t after)
{
	const tvx_clause *const was =
		cross_border(walk->report->before, row->before, row->before_count, before,
			     &walk->before_clause, &walk->before_border);
	const tvx_clause *const is =
		was ? NULL
		    : cross_border(walk->report->after, row->after, row->after_count, after,
				   &walk->after_clause, &walk->after_border);

	if (was == NULL && is == NULL)
		return false;
	fill(walk, event, TVX_EVENT_BORDER);
	event->before = was;
	event->after = is;
	return true;
}

static uint32_t
least(uint32_t one, uint32_t other)
{
	return one < other ? one : other;
}

static bool
run(tvx_walk *walk, tvx_event *event)
{
	const tvx_change *change = tvx_changes_at(walk->report->changes, walk->row);
	const tvx_row *row = tvx_alignment_row(walk->report->alignment, walk->row);
	const bool done = walk->edit == change->edit_count;
	const tvx_edit *edit = done ? NULL : &change->edits[walk->edit];
	const bool in_before = edit && edit->op != TVX_EDIT_INSERT;
	const bool in_after = edit && edit->op != TVX_EDIT_DELETE;
	const uint32_t before = done ? (uint32_t)change->before_text.len
				     : edit->before.begin + (in_before ? walk->at : 0);
	const uint32_t after = done ? (uint32_t)change->after_text.len
				    : edit->after.begin + (in_after ? walk->at : 0);
	uint32_t length;

	if (border(walk, event, row, before, after))
		return true;
	if (done)
		return false;
	length = in_before ? edit->before.end - before : edit->after.end - after;
	if (in_before && walk->before_clause < row->before_count)
		length = least(length, walk->before_border - before);
	if (in_after && walk->after_clause < row->after_count)
		length = least(length, walk->after_border - after);
	fill(walk, event, TVX_EVENT_RUN);
	event->edit = edit;
	event->text = in_after ? str_slice(change->after_text, after, after + length)
			       : str_slice(change->before_text, before, before + length);
	walk->at += length;
	if (in_before ? before + length == edit->before.end
		      : after + length == edit->after.end) {
		walk->edit++;
		walk->at = 0;
	}
	return true;
}

static void
begin_findings(tvx_walk *walk)
{
	walk->state = IN_FINDINGS;
	walk->severity = TVX_SEVERITY_CRITICAL;
	walk->finding = find_finding(walk, walk->row, &walk->severity);
}

static bool
next_finding(tvx_walk *walk, tvx_event *event)
{
	if (walk->finding == UINT32_MAX)
		return false;
	fill(walk, event, TVX_EVENT_FINDING);
	event->finding = finding_at(walk, walk->finding);
	if (++walk->finding < walk->finding_end[walk->severity] &&
	    finding_at(walk, walk->finding)->row == walk->row)
		return true;
	walk->severity--;
	walk->finding = find_finding(walk, walk->row, &walk->severity);
	return true;
}

tvx_walk
tvx_walk_begin(const tvx_report *report, const tvx_walk_options *options)
{
	const uint32_t findings =
		report->findings ? tvx_findings_size(report->findings) : 0;
	tvx_walk walk = {
		.report = report,
		.options = options ? options : &no_options,
	};
	uint32_t at = 0;

	for (uint32_t severity = TVX_SEVERITY_CRITICAL; severity > 0; severity--) {
		while (at < findings && finding_at(&walk, at)->severity >= severity)
			at++;
		walk.finding_end[severity] = at;
	}
	return walk;
}

tvx_walk
walk_begin_at(const tvx_report *report, const tvx_walk_options *options, uint32_t row)
{
	tvx_walk walk = tvx_walk_begin(report, options);

	walk.row = row;
	return walk;
}

bool
tvx_walk_next(tvx_walk *walk, tvx_event *event)
{
	if (walk->state == AT_ROW)
		return enter(walk, event);
	if (walk->state == IN_RUNS) {
		if (run(walk, event))
			return true;
		begin_findings(walk);
	}
	if (walk->state == IN_FINDINGS) {
		if (next_finding(walk, event))
			return true;
		walk->state = AT_EXIT;
	}
	fill(walk, event, TVX_EVENT_EXIT);
	walk->state = AT_ROW;
	walk->row++;
	return true;
}
