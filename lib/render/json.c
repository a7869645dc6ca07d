/* SPDX-License-Identifier: MIT */
/*
 * render/json.c - Report -> one JSON object, schema travaux/comparison/1.
 *
 * comparison-1.schema.json, beside this file, is the contract.  All rows are
 * written, changed or not, unless the walk is narrowed to some clauses.
 */
#include "render/formats.h"

#include "base/str.h"
#include "codec/json.h"
#include "report/beside.h"
#include "report/wanted.h"

static void
put_field(json_writer *json, const char *key, tvx_str text)
{
	json_key(json, key);
	json_put_string(json, text);
}

static void
put_count(json_writer *json, const char *key, uint32_t count)
{
	json_key(json, key);
	json_put_number(json, count);
}

static void
put_flag(json_writer *json, const char *key, bool value)
{
	json_key(json, key);
	json_put_bool(json, value);
}

static void
put_range(json_writer *json, const char *key, tvx_range range)
{
	json_key(json, key);
	json_open(json, '[');
	json_put_number(json, range.begin);
	json_put_number(json, range.end);
	json_close(json);
}

static void
put_draft(json_writer *json, const char *key, const tvx_instrument *instrument)
{
	const tvx_draft *draft = tvx_instrument_draft(instrument);

	json_key(json, key);
	json_open(json, '{');
	put_field(json, "name", draft->name);
	put_field(json, "source", draft->file.len ? draft->file : draft->source);
	put_field(json, "sha256", draft->sha256);
	put_field(json, "language", draft->language);
	put_count(json, "clauses", tvx_instrument_size(instrument) - 1);
	put_count(json, "words", tvx_instrument_count_words(instrument));
	json_close(json);
}

static void
put_summary(json_writer *json, const tvx_report *report, const tvx_walk_options *options)
{
	const tvx_summary summary = tvx_summarise(report, options);

	json_key(json, "summary");
	json_open(json, '{');
	put_count(json, "identical", summary.identical);
	put_count(json, "edited", summary.edited);
	put_count(json, "split", summary.split);
	put_count(json, "merged", summary.merged);
	put_count(json, "inserted", summary.inserted);
	put_count(json, "deleted", summary.deleted);
	put_count(json, "renumbered", summary.renumbered);
	put_count(json, "moved", summary.moved);
	put_count(json, "reheaded", summary.reheaded);
	put_count(json, "typographic", summary.typographic);
	put_count(json, "words_inserted", summary.words_inserted);
	put_count(json, "words_deleted", summary.words_deleted);
	put_count(json, "words_moved", summary.words_moved);
	json_key(json, "findings");
	json_open(json, '{');
	put_count(json, "critical", summary.findings[TVX_SEVERITY_CRITICAL]);
	put_count(json, "major", summary.findings[TVX_SEVERITY_MAJOR]);
	put_count(json, "minor", summary.findings[TVX_SEVERITY_MINOR]);
	put_count(json, "info", summary.findings[TVX_SEVERITY_INFO]);
	json_close(json);
	if (report->findings && tvx_findings_unread(report->findings).len)
		put_field(json, "unread_language", tvx_findings_unread(report->findings));
	json_close(json);
}

/* Which of a clause's strings an array shows. */
typedef tvx_str clause_field(const tvx_clause *clause);

static tvx_str
field_eid(const tvx_clause *clause)
{
	return clause->eid;
}

static tvx_str
field_num(const tvx_clause *clause)
{
	return clause->num;
}

static tvx_str
field_text(const tvx_clause *clause)
{
	return clause->text;
}

static void
put_clauses(json_writer *json, const char *key, const tvx_instrument *instrument,
	    const uint32_t *clauses, uint32_t count, clause_field *field)
{
	json_key(json, key);
	json_open(json, '[');
	for (uint32_t i = 0; i < count; i++)
		json_put_string(json, field(tvx_instrument_clause(instrument, clauses[i])));
	json_close(json);
}

static void
put_edit(json_writer *json, const tvx_report *report, const tvx_change *change,
	 const tvx_edit *edit)
{
	static const char *const names[] = {
		[TVX_EDIT_EQUAL] = "equal",
		[TVX_EDIT_DELETE] = "delete",
		[TVX_EDIT_INSERT] = "insert",
	};
	const bool deletes = edit->op == TVX_EDIT_DELETE;
	const tvx_range range = deletes ? edit->before : edit->after;

	json_open(json, '{');
	put_field(json, "op", str_of(names[edit->op]));
	put_range(json, "before", edit->before);
	put_range(json, "after", edit->after);
	put_field(json, "text",
		  str_slice(deletes ? change->before_text : change->after_text, range.begin,
			    range.end));
	if (edit->typographic)
		put_flag(json, "typographic", true);
	if (edit->moved != TVX_NO_CLAUSE && edit->op != TVX_EDIT_EQUAL)
		put_field(json, deletes ? "moved_to" : "moved_from",
			  tvx_instrument_clause(deletes ? report->after : report->before,
						edit->moved)
				  ->eid);
	if (edit->party.len)
		put_field(json, "party", edit->party);
	json_close(json);
}

static void
put_row(json_writer *json, const tvx_report *report, const tvx_row *row)
{
	put_clauses(json, "before", report->before, row->before, row->before_count,
		    field_eid);
	put_clauses(json, "after", report->after, row->after, row->after_count, field_eid);
	put_field(json, "relation", tvx_relation_name(row->relation));
	put_flag(json, "renumbered", row->renumbered);
	put_flag(json, "moved", row->moved);
	put_flag(json, "reheaded", row->reheaded);
	put_flag(json, "typographic", row->typographic);
	if (row->doubtful)
		put_flag(json, "doubtful", true);
	json_key(json, "similarity");
	json_put_thousandths(json, row->likeness);
	put_clauses(json, "before_num", report->before, row->before, row->before_count,
		    field_num);
	put_clauses(json, "after_num", report->after, row->after, row->after_count,
		    field_num);
	put_field(json, "reason", tvx_reason_name(row->reason));
}

static void
put_change(json_writer *json, const tvx_report *report, const tvx_event *event,
	   const tvx_render_options *options)
{
	const tvx_row *row = event->row;
	const tvx_change *change = event->change;

	json_open(json, '{');
	put_row(json, report, row);
	if (options->text) {
		put_clauses(json, "before_text", report->before, row->before,
			    row->before_count, field_text);
		put_clauses(json, "after_text", report->after, row->after, row->after_count,
			    field_text);
	}
	json_key(json, "edits");
	json_open(json, '[');
	for (uint32_t i = 0; i < change->edit_count; i++)
		put_edit(json, report, change, &change->edits[i]);
	json_close(json);
	json_close(json);
}

static void
put_alignment(json_writer *json, const tvx_report *report,
	      const tvx_render_options *options)
{
	tvx_walk_options all = options->walk;
	tvx_walk walk;
	tvx_event event;

	all.unchanged = true;
	walk = tvx_walk_begin(report, &all);
	json_key(json, "alignment");
	json_open(json, '[');
	while (!options->summary_only && tvx_walk_next(&walk, &event))
		if (event.kind == TVX_EVENT_ENTER && !event.context)
			put_change(json, report, &event, options);
	json_close(json);
}

/* The clause and the span on one side of a finding; null where it has none. */
static void
put_side(json_writer *json, const char *key, const tvx_instrument *instrument,
	 uint32_t clause)
{
	json_key(json, key);
	if (clause == TVX_NO_CLAUSE)
		json_put_null(json);
	else
		json_put_string(json, tvx_instrument_clause(instrument, clause)->eid);
}

static void
put_span(json_writer *json, const char *key, uint32_t clause, tvx_range span)
{
	if (clause != TVX_NO_CLAUSE) {
		put_range(json, key, span);
		return;
	}
	json_key(json, key);
	json_put_null(json);
}

static void
put_finding(json_writer *json, const tvx_report *report, const tvx_finding *finding)
{
	json_open(json, '{');
	put_field(json, "rule", finding->rule);
	put_field(json, "severity", tvx_severity_name(finding->severity));
	put_side(json, "before", report->before, finding->before);
	put_side(json, "after", report->after, finding->after);
	put_field(json, "message", finding->message);
	put_field(json, "explanation", finding->explanation);
	put_span(json, "before_span", finding->before, finding->before_span);
	put_span(json, "after_span", finding->after, finding->after_span);
	put_field(json, "excerpt", finding->excerpt);
	put_field(json, "party", finding->party);
	json_close(json);
}

static void
put_findings(json_writer *json, const tvx_report *report, const tvx_walk_options *options)
{
	const uint32_t count = report->findings ? tvx_findings_size(report->findings) : 0;

	json_key(json, "findings");
	json_open(json, '[');
	for (uint32_t i = 0; i < count; i++) {
		const tvx_finding *finding = tvx_findings_at(report->findings, i);

		if (row_is_wanted(report, options,
				  tvx_alignment_row(report->alignment, finding->row)))
			put_finding(json, report, finding);
	}
	json_close(json);
}

static void
put_systematic(json_writer *json, const tvx_report *report)
{
	const tvx_systematic *systematic;
	const uint32_t count = tvx_changes_systematic(report->changes, &systematic);

	json_key(json, "systematic");
	json_open(json, '[');
	for (uint32_t i = 0; i < count; i++) {
		json_open(json, '{');
		put_field(json, "before", systematic[i].before);
		put_field(json, "after", systematic[i].after);
		put_count(json, "count", systematic[i].count);
		json_close(json);
	}
	json_close(json);
}

static void
put_beside(json_writer *json, const tvx_report *report, const tvx_walk_options *options)
{
	beside others = beside_of(report, options);

	json_key(json, "beside");
	json_open(json, '[');
	for (size_t i = 0; i < others.count; i++) {
		json_open(json, '{');
		put_field(json, "what", str_of(others.ptr[i].what));
		put_field(json, "before", others.ptr[i].before);
		put_field(json, "after", others.ptr[i].after);
		json_close(json);
	}
	json_close(json);
	beside_release(&others);
}

void
render_json(const tvx_report *report, const tvx_render_options *options, stream *out)
{
	json_writer json;

	json_begin(&json, out);
	json_open(&json, '{');
	put_field(&json, "schema", TVX_STR("travaux/comparison/1"));
	put_draft(&json, "before", report->before);
	put_draft(&json, "after", report->after);
	put_summary(&json, report, &options->walk);
	put_alignment(&json, report, options);
	put_findings(&json, report, &options->walk);
	put_systematic(&json, report);
	put_beside(&json, report, &options->walk);
	json_close(&json);
	json_end(&json);
}
