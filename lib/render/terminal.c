/* SPDX-License-Identifier: MIT */
/*
 * render/terminal.c - Report -> lines: what a reader sees first, first.
 *
 * The summary, then the findings, worst first, then the clauses.  Each line
 * begins with words or a gutter of ours.
 */
#include "base/str.h"
#include "render/excerpt.h"
#include "render/formats.h"
#include "render/phrases.h"
#include "render/rows.h"
#include "report/beside.h"
#include "report/wanted.h"

/* Findings of the least severity that the list on top tells of. */
#define INFO_TOLD 6

/* Columns of a long text beside the clauses, at its begin and at its end. */
#define BESIDE_ENDS 60

/* Digits of a fingerprint that a reader compares by eye. */
#define FINGERPRINT 16

static void
put_label(stream *out, const look *style, const char *label)
{
	stream_puts(out, "  ");
	stream_puts(out, style->faint);
	stream_puts(out, label);
	for (size_t i = strlen(label); i < 10; i++)
		stream_put_byte(out, ' ');
	stream_puts(out, style->end);
}

static void
put_draft(stream *out, const look *style, const char *label,
	  const tvx_instrument *instrument)
{
	const tvx_draft *draft = tvx_instrument_draft(instrument);
	buffer size = { 0 };

	put_label(out, style, label);
	stream_puts(out, style->strong);
	inert_put(out, draft_label(instrument, label), GLYPHS_STRICT);
	stream_puts(out, style->end);
	stream_puts(out, style->faint);
	stream_puts(out, "  ");
	phrase_size(&size, instrument);
	stream_put(out, buffer_str(&size));
	buffer_release(&size);
	if (draft->sha256.len) {
		stream_puts(out, ", sha256 ");
		inert_put(out, str_slice(draft->sha256, 0, FINGERPRINT), GLYPHS_STRICT);
	}
	stream_puts(out, style->end);
	stream_put_byte(out, '\n');
}

typedef void phrase(buffer *out, const tvx_summary *summary);

static void
put_counts(stream *out, const look *style, const char *label, phrase *says,
	   const tvx_summary *summary)
{
	buffer counts = { 0 };

	says(&counts, summary);
	if (counts.len) {
		put_label(out, style, label);
		stream_put(out, buffer_str(&counts));
		stream_put_byte(out, '\n');
	}
	buffer_release(&counts);
}

/* A line under a label, unless there is nothing to say; gives the buffer back. */
static void
put_said(stream *out, const look *style, const char *label, buffer *said)
{
	if (said->len) {
		put_label(out, style, label);
		inert_put(out, buffer_str(said), GLYPHS_STRICT);
		stream_put_byte(out, '\n');
	}
	buffer_release(said);
}

static void
put_summary(stream *out, const look *style, const tvx_report *report,
	    const tvx_render_options *options)
{
	const tvx_summary summary = tvx_summarise(report, &options->walk);
	buffer only = { 0 }, two = { 0 }, unread = { 0 };

	put_draft(out, style, "before", report->before);
	put_draft(out, style, "after", report->after);
	phrase_only(&only, report, &options->walk);
	put_said(out, style, "only", &only);
	stream_put_byte(out, '\n');
	put_counts(out, style, "clauses", phrase_relations, &summary);
	put_counts(out, style, "places", phrase_places, &summary);
	put_counts(out, style, "words", phrase_words, &summary);
	put_counts(out, style, "findings", phrase_findings, &summary);
	phrase_languages(&two, report);
	put_said(out, style, "language", &two);
	phrase_unread(&unread, report);
	put_said(out, style, "rules", &unread);
	if (!tvx_summary_differs(&summary)) {
		put_label(out, style, "result");
		stream_puts(out, "no difference in words, numbers, places or typography\n");
	}
}

static void
put_systematic(stream *out, const look *style, const tvx_report *report, uint32_t width)
{
	const tvx_systematic *systematic;
	const uint32_t count = tvx_changes_systematic(report->changes, &systematic);
	wrap lines;

	for (uint32_t i = 0; i < count; i++) {
		wrap_init(&lines, out, i ? "            " : "  throughout ", "            ",
			  12, width);
		lines.guarded = style->guarded;
		wrap_puts(&lines, style->open_quote);
		wrap_text(&lines, systematic[i].before, GLYPHS_STRICT);
		wrap_puts(&lines, style->close_quote);
		wrap_puts(&lines, " became ");
		wrap_puts(&lines, style->open_quote);
		wrap_text(&lines, systematic[i].after, GLYPHS_STRICT);
		wrap_puts(&lines, style->close_quote);
		buffer times = { 0 };
		buffer_printf(&times, " %u times", systematic[i].count);
		wrap_text(&lines, buffer_str(&times), GLYPHS_PLAIN);
		buffer_release(&times);
		wrap_release(&lines);
	}
}

static void
put_marked(wrap *lines, const look *style, look_kind kind, tvx_str text)
{
	const look_mark *const mark = &style->marks[kind];
	const excerpt part = excerpt_of(text, BESIDE_ENDS, BESIDE_ENDS);

	if (text.len == 0)
		return;
	wrap_puts(lines, " ");
	wrap_style(lines, mark->style);
	wrap_open_mark(lines, mark->open);
	wrap_text(lines, part.cut ? part.head : text, GLYPHS_STRICT);
	if (part.cut) {
		wrap_puts(lines, style->gap);
		wrap_puts(lines, " ");
		wrap_text(lines, part.tail, GLYPHS_STRICT);
	}
	wrap_close_mark(lines, mark->close);
	wrap_style(lines, NULL);
}

/* What no clause holds, and the redline therefore cannot show. */
static void
put_beside(stream *out, const look *style, const tvx_report *report,
	   const tvx_render_options *options)
{
	const uint32_t width = render_width(options);
	beside others = beside_of(report, &options->walk);
	wrap lines;

	if (others.count)
		stream_put_byte(out, '\n');
	for (size_t i = 0; i < others.count && i < BESIDE_TOLD; i++) {
		wrap_init(&lines, out, "", style->gutter, LOOK_GUTTER_WIDTH, width);
		lines.guarded = style->guarded;
		wrap_puts(&lines, "beside the clauses: ");
		wrap_puts(&lines, others.ptr[i].what);
		wrap_break(&lines);
		put_marked(&lines, style, LOOK_STRUCK, others.ptr[i].before);
		put_marked(&lines, style, LOOK_SET, others.ptr[i].after);
		wrap_release(&lines);
	}
	if (others.count > BESIDE_TOLD) {
		stream_puts(out, "beside the clauses: ");
		stream_put_number(out, (uint32_t)others.count - BESIDE_TOLD);
		stream_puts(out, " more\n");
	}
	beside_release(&others);
}

static void
put_excerpt(wrap *lines, const look *style, const tvx_finding *finding)
{
	if (finding->excerpt.len == 0)
		return;
	wrap_break(lines);
	wrap_puts(lines, style->open_quote);
	wrap_text(lines, finding->excerpt, GLYPHS_STRICT);
	wrap_puts(lines, style->close_quote);
}

static void
put_place(wrap *lines, const look *style, const tvx_report *report,
	  const tvx_finding *finding)
{
	buffer cite = { 0 };

	if (finding->after != TVX_NO_CLAUSE)
		phrase_cite(&cite, report->after, finding->after);
	else if (finding->before != TVX_NO_CLAUSE)
		phrase_cite(&cite, report->before, finding->before);
	wrap_style(lines, *style->strong ? style->strong : NULL);
	wrap_text(lines, buffer_str(&cite), GLYPHS_STRICT);
	wrap_style(lines, NULL);
	buffer_release(&cite);
}

/*
 *	CRITICAL  Article 5(1)  consent.raised, proposed by RU
 *	│ What the change does
 *	│ What follows from that.
 *	│ “the words”
 */
static void
put_finding(stream *out, const look *style, const tvx_report *report,
	    const tvx_finding *finding, uint32_t width)
{
	wrap lines;

	wrap_init(&lines, out, "", style->gutter, LOOK_GUTTER_WIDTH, width);
	lines.guarded = style->guarded;
	wrap_style(&lines, style->severity[finding->severity]);
	wrap_text(&lines, tvx_severity_name(finding->severity), GLYPHS_STRICT);
	wrap_style(&lines, NULL);
	wrap_puts(&lines, " ");
	put_place(&lines, style, report, finding);
	wrap_puts(&lines, " ");
	wrap_style(&lines, *style->faint ? style->faint : NULL);
	wrap_text(&lines, finding->rule, GLYPHS_STRICT);
	if (finding->party.len) {
		wrap_puts(&lines, ", proposed by ");
		wrap_text(&lines, finding->party, GLYPHS_STRICT);
	}
	wrap_style(&lines, NULL);
	wrap_break(&lines);
	wrap_text(&lines, finding->message, GLYPHS_STRICT);
	if (finding->explanation.len && finding->severity > TVX_SEVERITY_MINOR) {
		wrap_break(&lines);
		wrap_text(&lines, finding->explanation, GLYPHS_STRICT);
	}
	if (finding->severity > TVX_SEVERITY_MINOR)
		put_excerpt(&lines, style, finding);
	wrap_release(&lines);
}

static void
put_findings(stream *out, const look *style, const tvx_report *report,
	     const tvx_render_options *options)
{
	const uint32_t count = report->findings ? tvx_findings_size(report->findings) : 0;
	tvx_severity last = TVX_SEVERITY_CRITICAL;
	uint32_t info = 0;

	for (uint32_t i = 0; i < count; i++) {
		const tvx_finding *finding = tvx_findings_at(report->findings, i);
		const tvx_row *row = tvx_alignment_row(report->alignment, finding->row);

		if (!row_is_wanted(report, &options->walk, row))
			continue;
		info += finding->severity == TVX_SEVERITY_INFO;
		if (info > INFO_TOLD)
			continue;
		/* The lesser ones stand close, once they begin. */
		if (finding->severity > TVX_SEVERITY_MINOR || finding->severity != last)
			stream_put_byte(out, '\n');
		last = finding->severity;
		put_finding(out, style, report, finding, render_width(options));
	}
	if (info <= INFO_TOLD)
		return;
	stream_puts(out, "\nand ");
	stream_put_number(out, info - INFO_TOLD);
	stream_puts(out, " more of severity info, each at its clause\n");
}

static void
render_lines(const tvx_report *report, const tvx_render_options *options, const look *style,
	     stream *out)
{
	if (!options->clauses_only) {
		put_summary(out, style, report, options);
		put_systematic(out, style, report, render_width(options));
		put_findings(out, style, report, options);
		put_beside(out, style, report, options);
	}
	if (!options->summary_only)
		rows_put(out, style, report, options);
}

void
render_terminal(const tvx_report *report, const tvx_render_options *options, stream *out)
{
	render_lines(report, options, options->color ? &look_color : &look_marks, out);
}

void
render_text(const tvx_report *report, const tvx_render_options *options, stream *out)
{
	render_lines(report, options, &look_ascii, out);
}
