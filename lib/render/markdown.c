/* SPDX-License-Identifier: MIT */
/*
 * render/markdown.c - Report -> Markdown as forges read it.
 *
 * Struck words are ~~struck~~ and set words **set**.  A draft's text is
 * escaped so that none of it is markup, a mention, a reference or a link.
 */
#include "base/str.h"
#include "render/formats.h"
#include "render/headings.h"
#include "render/inert.h"
#include "render/phrases.h"
#include "render/runs.h"
#include "report/beside.h"
#include "report/wanted.h"
#include "text/utf8.h"

static bool
is_markup(uint32_t c)
{
	return c < 0x80 && c != '\0' && strchr("\\`*_{}[]<>|~&$#@", (int)c);
}

static bool
is_word_byte(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= 'a' && byte <= 'z');
}

/*
 * A backslash keeps a character from being markup, but not an "@name", a "#12"
 * or an address from being found in the finished text: an empty comment after
 * their first character parts those.
 */
static bool
begins_reference(const glyphs *walk, const glyph *one)
{
	const tvx_str rest = str_slice(walk->text, walk->at, walk->text.len);

	if (one->code_point == '@' || one->code_point == '#')
		return rest.len && is_word_byte(*rest.ptr);
	if (one->code_point == ':')
		return rest.len && *rest.ptr != ' ';
	return (one->code_point | 0x20) == 'w' &&
	       str_equal_ascii_case(str_slice(rest, 0, 3), TVX_STR("ww."));
}

static void
put_text(stream *out, tvx_str text, glyphs_mode mode)
{
	glyphs walk = glyphs_of(text, mode);
	glyph one;

	while (glyphs_next(&walk, &one)) {
		if (!one.named && one.code_point == '\n') {
			stream_puts(out, "<br>");
			continue;
		}
		if (!one.named && is_markup(one.code_point))
			stream_put_byte(out, '\\');
		glyph_put(out, &one);
		if (!one.named && begins_reference(&walk, &one))
			stream_puts(out, "<!-- -->");
	}
}

typedef struct tag {
	const char *open, *close;           /* where Markdown's own marks hold */
	const char *open_html, *close_html; /* where they would not */
} tag;

static const tag struck = { "~~", "~~", "<del>", "</del>" };
static const tag set = { "**", "**", "<strong>", "</strong>" };

/* Marks hold if a letter or digit stands just inside them. */
static bool
marks_hold(tvx_str words)
{
	size_t first = 0, last = words.len;
	const uint32_t begin = utf8_next(words, &first), end = utf8_previous(words, &last);

	return (char_is_letter(begin) || char_is_digit(begin)) &&
	       (char_is_letter(end) || char_is_digit(end)) &&
	       memchr(words.ptr, '\n', words.len) == NULL;
}

static void
put_tagged(stream *out, const tag *marks, tvx_str text, glyphs_mode mode)
{
	const tvx_str words = str_trim(text);
	const size_t before = (size_t)(words.ptr - text.ptr);
	bool hold;

	if (words.len == 0) {
		stream_puts(out, marks->open_html);
		stream_puts(out, memchr(text.ptr, '\n', text.len) ? "¶" : "␣");
		stream_puts(out, marks->close_html);
		put_text(out, text, mode);
		return;
	}
	hold = marks_hold(words);
	put_text(out, str_slice(text, 0, before), mode);
	stream_puts(out, hold ? marks->open : marks->open_html);
	put_text(out, words, mode);
	stream_puts(out, hold ? marks->close : marks->close_html);
	put_text(out, str_slice(text, before + words.len, text.len), mode);
}

static void
put_draft(stream *out, const char *label, const tvx_instrument *instrument)
{
	const tvx_draft *draft = tvx_instrument_draft(instrument);

	stream_puts(out, "| ");
	stream_puts(out, label);
	stream_puts(out, " | ");
	put_text(out, draft_label(instrument, label), GLYPHS_STRICT);
	stream_puts(out, " | ");
	put_text(out, draft->date, GLYPHS_STRICT);
	stream_puts(out, " | ");
	stream_put_number(out, tvx_instrument_size(instrument) - 1);
	stream_puts(out, " | ");
	stream_put_number(out, tvx_instrument_count_words(instrument));
	stream_puts(out, " |\n");
}

static void
put_beside(stream *out, const tvx_report *report, const tvx_walk_options *options)
{
	beside others = beside_of(report, options);

	if (others.count)
		stream_puts(out, "\n## Beside the clauses\n\n");
	for (size_t i = 0; i < others.count && i < BESIDE_TOLD; i++) {
		const beside_entry *const one = &others.ptr[i];

		stream_puts(out, "- ");
		stream_puts(out, one->what);
		if (one->before.len) {
			stream_put_byte(out, ' ');
			put_tagged(out, &struck, one->before, GLYPHS_STRICT);
		}
		if (one->after.len) {
			stream_put_byte(out, ' ');
			put_tagged(out, &set, one->after, GLYPHS_STRICT);
		}
		stream_put_byte(out, '\n');
	}
	if (others.count > BESIDE_TOLD) {
		stream_puts(out, "- and ");
		stream_put_number(out, others.count - BESIDE_TOLD);
		stream_puts(out, " more\n");
	}
	beside_release(&others);
}

typedef void phrase(buffer *out, const tvx_summary *summary);

static void
put_said(stream *out, const char *label, tvx_str said)
{
	if (said.len == 0)
		return;
	stream_puts(out, "- ");
	stream_puts(out, label);
	stream_puts(out, ": ");
	put_text(out, said, GLYPHS_STRICT);
	stream_put_byte(out, '\n');
}

static void
put_summary(stream *out, const tvx_report *report, const tvx_walk_options *options)
{
	static const struct {
		const char *label;
		phrase *says;
	} parts[] = {
		{ "clauses", phrase_relations },
		{ "places", phrase_places },
		{ "words", phrase_words },
		{ "findings", phrase_findings },
	};
	const tvx_summary summary = tvx_summarise(report, options);
	buffer counts = { 0 };

	stream_puts(out, "# Comparison\n\n|  | draft | date | clauses | words |\n"
			 "| --- | --- | --- | ---: | ---: |\n");
	put_draft(out, "before", report->before);
	put_draft(out, "after", report->after);
	stream_put_byte(out, '\n');
	phrase_only(&counts, report, options);
	put_said(out, "only", buffer_str(&counts));
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buffer_clear(&counts);
		parts[i].says(&counts, &summary);
		if (counts.len == 0)
			continue;
		stream_puts(out, "- ");
		stream_puts(out, parts[i].label);
		stream_puts(out, ": ");
		stream_put(out, buffer_str(&counts));
		stream_put_byte(out, '\n');
	}
	buffer_clear(&counts);
	phrase_languages(&counts, report);
	put_said(out, "language", buffer_str(&counts));
	buffer_clear(&counts);
	phrase_unread(&counts, report);
	put_said(out, "rules", buffer_str(&counts));
	if (!tvx_summary_differs(&summary))
		stream_puts(out,
			    "- no difference in words, numbers, places or typography\n");
	buffer_release(&counts);
}

static void
put_cite(stream *out, const tvx_instrument *instrument, uint32_t clause)
{
	buffer cite = { 0 };

	if (clause != TVX_NO_CLAUSE)
		phrase_cite(&cite, instrument, clause);
	put_text(out, buffer_str(&cite), GLYPHS_STRICT);
	buffer_release(&cite);
}

static void
put_finding(stream *out, const tvx_report *report, const tvx_finding *finding)
{
	const bool after = finding->after != TVX_NO_CLAUSE;

	stream_puts(out, "- **");
	stream_put(out, tvx_severity_name(finding->severity));
	stream_puts(out, "** ");
	put_cite(out, after ? report->after : report->before,
		 after ? finding->after : finding->before);
	stream_puts(out, ": ");
	put_text(out, finding->message, GLYPHS_STRICT);
	stream_puts(out, " (");
	put_text(out, finding->rule, GLYPHS_STRICT);
	if (finding->party.len) {
		stream_puts(out, ", proposed by ");
		put_text(out, finding->party, GLYPHS_STRICT);
	}
	stream_puts(out, ")\n");
	if (finding->explanation.len) {
		stream_puts(out, "  <br>");
		put_text(out, finding->explanation, GLYPHS_STRICT);
		stream_put_byte(out, '\n');
	}
	if (finding->excerpt.len) {
		stream_puts(out, "  > ");
		put_text(out, finding->excerpt, GLYPHS_STRICT);
		stream_put_byte(out, '\n');
	}
}

static void
put_findings(stream *out, const tvx_report *report, const tvx_walk_options *options)
{
	const uint32_t count = report->findings ? tvx_findings_size(report->findings) : 0;

	if (wanted_findings(report, options))
		stream_puts(out, "\n## Findings\n\n");
	for (uint32_t i = 0; i < count; i++) {
		const tvx_finding *finding = tvx_findings_at(report->findings, i);

		if (row_is_wanted(report, options,
				  tvx_alignment_row(report->alignment, finding->row)))
			put_finding(out, report, finding);
	}
}

static void
put_heading(stream *out, tvx_str before, tvx_str after, bool both)
{
	heading_parts parts;

	if (before.len || after.len)
		stream_puts(out, ": ");
	if (!both || str_equal(before, after)) {
		put_text(out, after.len ? after : before, GLYPHS_STRICT);
		return;
	}
	parts = heading_parts_of(before, after);
	put_text(out, parts.head, GLYPHS_STRICT);
	if (parts.struck.len)
		put_tagged(out, &struck, parts.struck, GLYPHS_STRICT);
	if (parts.head.len + parts.tail.len == 0)
		stream_put_byte(out, ' ');
	if (parts.set.len)
		put_tagged(out, &set, parts.set, GLYPHS_STRICT);
	put_text(out, parts.tail, GLYPHS_STRICT);
}

static void
put_title(stream *out, const tvx_report *report, const tvx_event *event, bool bare)
{
	const tvx_row *row = event->row;
	buffer now = { 0 }, was = { 0 }, facts = { 0 };

	phrase_clauses(&now, report->after, row->after, row->after_count);
	phrase_clauses(&was, report->before, row->before, row->before_count);
	phrase_facts(&facts, row);
	stream_puts(out, bare ? "- " : "\n### ");
	put_text(out, now.len ? buffer_str(&now) : buffer_str(&was), GLYPHS_STRICT);
	put_heading(out, phrase_heading(event->before, buffer_str(&was)),
		    phrase_heading(event->after, buffer_str(&now)),
		    event->before && event->after);
	if (!bare)
		stream_puts(out, "\n\n");
	if (facts.len) {
		stream_puts(out, bare ? " _" : "_");
		put_text(out, buffer_str(&facts), GLYPHS_STRICT);
		if (now.len && was.len && !str_equal(buffer_str(&now), buffer_str(&was))) {
			stream_puts(out, ", was ");
			put_text(out, buffer_str(&was), GLYPHS_STRICT);
		}
		stream_puts(out, bare ? "_\n" : "_\n\n");
	} else if (bare) {
		stream_puts(out, "\n");
	}
	buffer_release(&now);
	buffer_release(&was);
	buffer_release(&facts);
}

static void
put_run(stream *out, const tvx_report *report, const tvx_event *event)
{
	const tvx_edit *edit = event->edit;
	const bool away = edit->op == TVX_EDIT_DELETE;
	tvx_str text = event->text;

	if (run_is_border_space(event)) {
		stream_put_byte(out, ' ');
		return;
	}
	if (edit->op == TVX_EDIT_EQUAL) {
		put_text(out, text, GLYPHS_PLAIN);
		return;
	}
	if (edit->moved != TVX_NO_CLAUSE && !run_place_is_told(report, event)) {
		const tvx_str space = run_space_before(event);

		put_text(out, space, GLYPHS_PLAIN);
		text = str_slice(text, space.len, text.len);
		stream_puts(out, away ? "<sub>\\[moved to " : "<sub>\\[moved from ");
		put_cite(out, away ? report->after : report->before, edit->moved);
		stream_puts(out, "\\]</sub> ");
	}
	put_tagged(out, away ? &struck : &set, text,
		   edit->typographic ? GLYPHS_CODED : GLYPHS_STRICT);
}

static void
put_border(stream *out, const tvx_event *event, bool first)
{
	const tvx_clause *clause = event->after ? event->after : event->before;

	if (!first)
		stream_puts(out, event->after ? "<br>" : " ");
	stream_puts(out, event->after ? "<strong>¶ " : "<del>¶ ");
	put_text(out, clause->num, GLYPHS_STRICT);
	stream_puts(out, event->after ? "</strong> " : "</del> ");
}

static void
put_rows(stream *out, const tvx_report *report, const tvx_walk_options *options)
{
	tvx_walk walk = tvx_walk_begin(report, options);
	bool begun = false; /* a quoted paragraph of the row's text */
	tvx_event event;

	stream_puts(out, "\n## Redline\n");
	while (runs_next(&walk, &event)) {
		const bool text =
			event.kind == TVX_EVENT_BORDER ||
			(event.kind == TVX_EVENT_RUN && row_shows_text(event.row, options));

		const bool first = !begun;

		if (begun != text)
			stream_puts(out, text ? "> " : "\n");
		begun = text;
		switch (event.kind) {
		case TVX_EVENT_ENTER:
			put_title(
				out, report, &event,
				row_is_bare(&walk, &event) &&
					!(options->unchanged && event.change->edit_count));
			break;
		case TVX_EVENT_RUN:
			if (text)
				put_run(out, report, &event);
			break;
		case TVX_EVENT_BORDER:
			put_border(out, &event, first);
			break;
		case TVX_EVENT_FINDING:
		case TVX_EVENT_EXIT:
			break;
		}
	}
}

void
render_markdown(const tvx_report *report, const tvx_render_options *options, stream *out)
{
	put_summary(out, report, &options->walk);
	put_findings(out, report, &options->walk);
	put_beside(out, report, &options->walk);
	if (!options->summary_only)
		put_rows(out, report, &options->walk);
}
