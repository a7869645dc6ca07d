/* SPDX-License-Identifier: MIT */
#include "render/rows.h"

#include "base/str.h"
#include "render/excerpt.h"
#include "render/phrases.h"
#include "render/runs.h"
#include "render/title.h"
#include "report/wanted.h"

/* Columns of unchanged words shown on each side of a change. */
#define AROUND 120

/* Of words that moved away: enough to know them by, they stand whole elsewhere. */
#define AWAY 48

/* So many clauses in a row that were renumbered and nothing else are told as one. */
#define BARE_TOLD 4

/* Headings above the clause to come, held back while bare rows are gathered. */
#define HELD_MOST 8

typedef struct page {
	stream *out;
	const look *style;
	const tvx_report *report;
	const tvx_render_options *options;
	uint32_t width;
	buffer phrase;
	wrap text;
	bool open;    /* 'text' holds the row's redline */
	bool apart;   /* the last row had more than a title */
	tvx_str lead; /* a num that goes before the row's first words */
	/* The last title was of a clause that was inserted, or deleted, whole; else
	 * IDENTICAL. */
	tvx_relation whole;
	tvx_event bare[BARE_TOLD], bare_last, held[HELD_MOST];
	uint32_t bare_count, held_count;
	uint32_t whole_end; /* of its subtree, or of its parent's if it has no heading */
	uint32_t last;      /* row */
} page;

uint32_t
render_width(const tvx_render_options *options)
{
	return options->width ? options->width : 80;
}

static void
begin_text(page *shown)
{
	if (shown->open)
		return;
	wrap_init(&shown->text, shown->out, shown->style->gutter, shown->style->gutter,
		  LOOK_GUTTER_WIDTH, shown->width);
	shown->text.guarded = shown->style->guarded;
	shown->open = true;
}

static void
end_text(page *shown)
{
	if (shown->open)
		wrap_release(&shown->text);
	shown->apart |= shown->open;
	shown->open = false;
}

static look_kind
kind_of(const tvx_edit *edit)
{
	static const look_kind kinds[][3] = {
		[TVX_EDIT_EQUAL] = { LOOK_KEPT, LOOK_KEPT, LOOK_KEPT },
		[TVX_EDIT_DELETE] = { LOOK_STRUCK, LOOK_RESPELT_FROM, LOOK_MOVED_AWAY },
		[TVX_EDIT_INSERT] = { LOOK_SET, LOOK_RESPELT_TO, LOOK_MOVED_HERE },
	};

	return kinds[edit->op][edit->moved != TVX_NO_CLAUSE ? 2 : edit->typographic];
}

static void
put_gap(page *shown)
{
	wrap_style(&shown->text, look_style(shown->style->faint));
	wrap_puts(&shown->text, " ");
	wrap_puts(&shown->text, shown->style->gap);
	wrap_puts(&shown->text, " ");
	wrap_style(&shown->text, NULL);
}

/* Unchanged words: whole, or those next to a change. */
static void
put_kept(page *shown, const tvx_event *event)
{
	const bool first = run_is_first(event), last = run_is_last(event);
	excerpt part = { .cut = false };

	if (!shown->options->walk.unchanged)
		part = excerpt_of(event->text, first && !last ? AROUND * 2 / 3 : AROUND,
				  last ? 0 : AROUND);
	if (part.cut) {
		wrap_text(&shown->text, part.head, GLYPHS_PLAIN);
		put_gap(shown);
		wrap_text(&shown->text, part.tail, GLYPHS_PLAIN);
	} else {
		wrap_text(&shown->text, event->text, GLYPHS_PLAIN);
	}
}

/* Words that went to another clause, or came from one: both places are named. */
static void
put_moved(page *shown, const tvx_event *event, look_kind kind)
{
	const look_mark *mark = &shown->style->marks[kind];
	const bool away = kind == LOOK_MOVED_AWAY;
	const tvx_str words = str_trim(event->text);
	const excerpt part = excerpt_of(words, AWAY, AWAY);
	const size_t before = run_space_before(event).len;
	wrap *lines = &shown->text;

	if (before > 0)
		wrap_puts(lines, " ");
	buffer_clear(&shown->phrase);
	if (!run_place_is_told(shown->report, event)) {
		buffer_puts(&shown->phrase, away ? "moved to " : "moved from ");
		phrase_cite(&shown->phrase,
			    away ? shown->report->after : shown->report->before,
			    event->edit->moved);
		buffer_puts(&shown->phrase, ": ");
	}
	wrap_style(lines, mark->style);
	wrap_open_mark(lines, mark->open);
	wrap_style(lines, look_style(shown->style->faint));
	wrap_text(lines, buffer_str(&shown->phrase), GLYPHS_STRICT);
	wrap_style(lines, mark->style);
	if (away && part.cut && !shown->options->walk.unchanged) {
		wrap_text(lines, part.head, GLYPHS_STRICT);
		put_gap(shown);
		wrap_style(lines, mark->style);
		wrap_text(lines, part.tail, GLYPHS_STRICT);
	} else {
		wrap_text(lines, words, GLYPHS_STRICT);
	}
	wrap_close_mark(lines, mark->close);
	wrap_style(lines, NULL);
	if (before + words.len < event->text.len)
		wrap_puts(lines, " ");
}

/* White space alone: there is nothing to see, so it is named. */
static void
put_blank(page *shown, tvx_str text, const look_mark *mark)
{
	wrap *lines = &shown->text;

	wrap_style(lines, mark->style);
	wrap_open_mark(lines, mark->open);
	for (size_t i = 0; i < text.len; i++)
		wrap_puts(lines, text.ptr[i] == '\n' ? shown->style->paragraph : "␣");
	wrap_close_mark(lines, mark->close);
	wrap_style(lines, NULL);
	wrap_text(lines, text, GLYPHS_PLAIN);
}

/* The num of a clause that has no title, with the first of its words if it can. */
static void
put_lead(page *shown, const look_mark *mark, bool joined)
{
	wrap *lines = &shown->text;

	if (shown->lead.len == 0)
		return;
	begin_text(shown);
	if (!joined) {
		wrap_style(lines, mark->style);
		wrap_open_mark(lines, mark->open);
	}
	wrap_text(lines, shown->lead, GLYPHS_STRICT);
	if (!joined) {
		wrap_close_mark(lines, mark->close);
		wrap_style(lines, NULL);
	}
	wrap_puts(lines, " ");
	shown->lead.len = 0;
}

static void
put_marked(page *shown, const look_mark *mark, tvx_str text, glyphs_mode mode)
{
	const tvx_str words = str_trim(text);
	const size_t before = (size_t)(words.ptr - text.ptr);
	wrap *lines = &shown->text;

	wrap_text(lines, str_slice(text, 0, before), mode);
	wrap_style(lines, mark->style);
	wrap_open_mark(lines, mark->open);
	put_lead(shown, mark, true);
	wrap_text(lines, words, mode);
	wrap_close_mark(lines, mark->close);
	wrap_style(lines, NULL);
	wrap_text(lines, str_slice(text, before + words.len, text.len), mode);
}

static const look_mark *
mark_of_lead(const page *shown)
{
	return &shown->style->marks[shown->whole == TVX_RELATION_DELETED ? LOOK_STRUCK
									 : LOOK_SET];
}

static void
put_run(page *shown, const tvx_event *event)
{
	const look_kind kind = kind_of(event->edit);
	const look_mark *mark = &shown->style->marks[kind];

	if (!row_shows_text(event->row, &shown->options->walk))
		return;
	begin_text(shown);
	if (mark != mark_of_lead(shown) || str_trim(event->text).len == 0)
		put_lead(shown, mark_of_lead(shown), false);
	if (run_is_border_space(event))
		wrap_puts(&shown->text, " ");
	else if (kind == LOOK_KEPT)
		put_kept(shown, event);
	else if (kind == LOOK_MOVED_AWAY || kind == LOOK_MOVED_HERE)
		put_moved(shown, event, kind);
	else if (str_trim(event->text).len == 0)
		put_blank(shown, event->text, mark);
	else
		put_marked(shown, mark, event->text,
			   event->edit->typographic ? GLYPHS_CODED : GLYPHS_STRICT);
}

/* "{+¶ 2.+}": where one clause became two a paragraph is set, in a merge struck. */
static void
put_border(page *shown, const tvx_event *event)
{
	const tvx_clause *clause = event->after ? event->after : event->before;
	const look_mark *mark = &shown->style->marks[event->after ? LOOK_SET : LOOK_STRUCK];

	begin_text(shown);
	if (event->after)
		wrap_break(&shown->text);
	else
		wrap_puts(&shown->text, " ");
	wrap_style(&shown->text, mark->style);
	wrap_open_mark(&shown->text, mark->open);
	wrap_puts(&shown->text, shown->style->paragraph);
	if (clause->num.len)
		wrap_puts(&shown->text, " ");
	wrap_text(&shown->text, clause->num, GLYPHS_STRICT);
	wrap_close_mark(&shown->text, mark->close);
	wrap_style(&shown->text, NULL);
	wrap_puts(&shown->text, " ");
}

static void
put_finding(page *shown, const tvx_finding *finding)
{
	const tvx_str severity = tvx_severity_name(finding->severity);

	begin_text(shown);
	wrap_break(&shown->text);
	wrap_style(&shown->text, shown->style->severity[finding->severity]);
	wrap_puts(&shown->text, shown->style->guarded ? "* " : "● ");
	wrap_text(&shown->text, severity, GLYPHS_STRICT);
	wrap_style(&shown->text, NULL);
	wrap_puts(&shown->text, " ");
	wrap_text(&shown->text, finding->rule, GLYPHS_STRICT);
	wrap_puts(&shown->text, ": ");
	wrap_text(&shown->text, finding->message, GLYPHS_STRICT);
	wrap_break(&shown->text);
}

static bool
will_have_text(const page *shown, const tvx_event *event)
{
	return !event->context && row_shows_text(event->row, &shown->options->walk) &&
	       event->change->edit_count;
}

/*
 * What follows in a clause that was inserted, or deleted, whole needs no title
 * of its own; nor does one more paragraph after such a paragraph.
 */
static bool
goes_without_title(const page *shown, const tvx_event *event)
{
	const tvx_row *row = event->row;
	const tvx_clause *clause = event->after ? event->after : event->before;
	const uint32_t index = row->after_count ? row->after[0] : row->before[0];

	return shown->whole != TVX_RELATION_IDENTICAL && row->relation == shown->whole &&
	       clause->heading.len == 0 && index < shown->whole_end &&
	       event->index == shown->last + 1;
}

static void
remember_whole(page *shown, const tvx_event *event)
{
	const bool after = event->after != NULL;
	const tvx_instrument *side = after ? shown->report->after : shown->report->before;
	const tvx_clause *clause = after ? event->after : event->before;

	shown->whole = TVX_RELATION_IDENTICAL;
	if (event->before && event->after)
		return;
	shown->whole = event->row->relation;
	shown->whole_end = clause->end;
	if (clause->heading.len == 0 && clause->parent != TVX_NO_CLAUSE)
		shown->whole_end = tvx_instrument_clause(side, clause->parent)->end;
}

static void
put_title(page *shown, const tvx_event *event)
{
	title_put(shown->out, shown->style, shown->report, event, shown->width);
}

/* "Article 6 to Article 77 ← Article 5 to Article 76 · 72 clauses renumbered" */
static void
put_bare_range(page *shown)
{
	const tvx_event *first = &shown->bare[0], *last = &shown->bare_last;
	buffer *words = &shown->phrase;
	wrap lines;

	wrap_init(&lines, shown->out, shown->style->rule, shown->style->gutter,
		  LOOK_RULE_WIDTH, shown->width);
	lines.guarded = shown->style->guarded;
	buffer_clear(words);
	phrase_cite(words, shown->report->after, first->row->after[0]);
	buffer_puts(words, " to ");
	phrase_cite(words, shown->report->after, last->row->after[0]);
	wrap_style(&lines, look_style(shown->style->strong));
	wrap_text(&lines, buffer_str(words), GLYPHS_STRICT);
	buffer_clear(words);
	buffer_printf(words, " %s ", shown->style->from);
	phrase_cite(words, shown->report->before, first->row->before[0]);
	buffer_puts(words, " to ");
	phrase_cite(words, shown->report->before, last->row->before[0]);
	buffer_printf(words, " %s %u clauses renumbered", shown->style->dot,
		      shown->bare_count);
	wrap_style(&lines, look_style(shown->style->faint));
	wrap_text(&lines, buffer_str(words), GLYPHS_STRICT);
	wrap_release(&lines);
	buffer_clear(words);
}

static void
put_held(page *shown)
{
	for (uint32_t i = 0; i < shown->held_count; i++)
		put_title(shown, &shown->held[i]);
	shown->held_count = 0;
}

static void
put_bare(page *shown)
{
	if (shown->bare_count > BARE_TOLD)
		put_bare_range(shown);
	else
		for (uint32_t i = 0; i < shown->bare_count; i++)
			put_title(shown, &shown->bare[i]);
	shown->bare_count = 0;
	put_held(shown);
}

/* Gathers rows that were only renumbered, and what stands above the next. */
static bool
gather(page *shown, const tvx_walk *walk, const tvx_event *event)
{
	const bool untold = shown->options->walk.unchanged;

	if (!untold && row_is_bare(walk, event)) {
		if (shown->bare_count == 0 && shown->apart)
			stream_put_byte(shown->out, '\n');
		shown->apart = false;
		if (shown->bare_count < BARE_TOLD)
			shown->bare[shown->bare_count] = *event;
		shown->bare_last = *event;
		shown->bare_count++;
		shown->held_count = 0;
		shown->whole = TVX_RELATION_IDENTICAL;
		return true;
	}
	if (!event->context || shown->bare_count == 0 || shown->held_count == HELD_MOST)
		return false;
	shown->held[shown->held_count++] = *event;
	return true;
}

static void
enter(page *shown, const tvx_walk *walk, const tvx_event *event)
{
	const bool untitled = goes_without_title(shown, event);

	shown->last = event->index;
	shown->lead.len = 0;
	if (untitled) {
		shown->lead = event->after ? event->after->num : event->before->num;
		return;
	}
	if (gather(shown, walk, event))
		return;
	put_bare(shown);
	if (shown->apart || will_have_text(shown, event))
		stream_put_byte(shown->out, '\n');
	shown->apart = false;
	put_title(shown, event);
	remember_whole(shown, event);
}

bool
rows_have_seam(const tvx_report *report, const tvx_render_options *options, uint32_t row)
{
	const tvx_row *const last =
		row > 0 ? tvx_alignment_row(report->alignment, row - 1) : NULL;

	return last != NULL && last->relation == TVX_RELATION_EDITED &&
	       tvx_changes_at(report->changes, row - 1)->edit_count > 0 &&
	       row_is_wanted(report, &options->walk, last);
}

void
rows_put_run(stream *out, const look *style, const tvx_report *report,
	     const tvx_render_options *options, uint32_t begin, uint32_t end)
{
	page shown = { .out = out, .style = style, .report = report, .options = options };
	tvx_walk walk = walk_begin_at(report, &options->walk, begin);
	tvx_event event;

	shown.width = render_width(options);
	shown.apart = begin > 0 || !options->clauses_only;
	while (runs_next(&walk, &event) && event.index < end) {
		switch (event.kind) {
		case TVX_EVENT_ENTER:
			enter(&shown, &walk, &event);
			break;
		case TVX_EVENT_RUN:
			put_run(&shown, &event);
			break;
		case TVX_EVENT_BORDER:
			put_border(&shown, &event);
			break;
		case TVX_EVENT_FINDING:
			put_finding(&shown, event.finding);
			break;
		case TVX_EVENT_EXIT:
			put_lead(&shown, mark_of_lead(&shown), false);
			end_text(&shown);
			break;
		}
	}
	put_bare(&shown);
	buffer_release(&shown.phrase);
}
