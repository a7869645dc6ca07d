/* SPDX-License-Identifier: MIT */
#include "render/title.h"

#include "base/str.h"
#include "render/headings.h"
#include "render/phrases.h"

typedef struct title {
	const look *style;
	const tvx_event *event;
	wrap lines;
	buffer now, was; /* what the row's clauses are cited by; one may be empty */
} title;

static void
put_styled(title *shown, const char *style, tvx_str text)
{
	wrap_style(&shown->lines, look_style(style));
	wrap_text(&shown->lines, text, GLYPHS_STRICT);
	wrap_style(&shown->lines, NULL);
}

static void
put_marked(title *shown, look_kind kind, tvx_str text, glyphs_mode mode)
{
	const look_mark *mark = &shown->style->marks[kind];

	if (text.len == 0)
		return;
	wrap_style(&shown->lines, mark->style);
	wrap_open_mark(&shown->lines, mark->open);
	wrap_text(&shown->lines, text, mode);
	wrap_close_mark(&shown->lines, mark->close);
	wrap_style(&shown->lines, NULL);
}

/* Two headings of which one became the other: what both have is shown once. */
static void
put_edited(title *shown, tvx_str before, tvx_str after)
{
	const heading_parts parts = heading_parts_of(before, after);

	put_marked(shown, LOOK_KEPT, parts.head, GLYPHS_STRICT);
	put_marked(shown, LOOK_STRUCK, parts.struck, GLYPHS_STRICT);
	if (parts.head.len + parts.tail.len == 0 && before.len && after.len)
		wrap_puts(&shown->lines, " ");
	put_marked(shown, LOOK_SET, parts.set, GLYPHS_STRICT);
	put_marked(shown, LOOK_KEPT, parts.tail, GLYPHS_STRICT);
}

static void
put_heading(title *shown)
{
	const tvx_event *event = shown->event;
	const tvx_str before = phrase_heading(event->before, buffer_str(&shown->was));
	const tvx_str after = phrase_heading(event->after, buffer_str(&shown->now));
	const bool both = before.len && after.len;

	if (before.len || after.len) {
		wrap_close_mark(&shown->lines, ":");
		wrap_puts(&shown->lines, " ");
	}
	if (event->row->reheaded) {
		put_edited(shown, before, after);
	} else if (both && !str_equal(before, after)) {
		put_marked(shown, LOOK_RESPELT_FROM, before, GLYPHS_CODED);
		wrap_puts(&shown->lines, " ");
		put_marked(shown, LOOK_RESPELT_TO, after, GLYPHS_CODED);
	} else {
		put_marked(shown, LOOK_KEPT, after.len ? after : before, GLYPHS_PLAIN);
	}
}

static void
put_aside(title *shown, const char *sign, tvx_str text)
{
	if (text.len == 0)
		return;
	wrap_puts(&shown->lines, " ");
	put_styled(shown, shown->style->faint, str_of(sign));
	wrap_puts(&shown->lines, " ");
	put_styled(shown, shown->style->faint, text);
}

void
title_put(stream *out, const look *style, const tvx_report *report, const tvx_event *event,
	  uint32_t width)
{
	const tvx_row *row = event->row;
	title shown = { .style = style, .event = event };
	buffer facts = { 0 };

	phrase_clauses(&shown.was, report->before, row->before, row->before_count);
	phrase_clauses(&shown.now, report->after, row->after, row->after_count);
	phrase_facts(&facts, row);
	wrap_init(&shown.lines, out, style->rule, style->gutter, LOOK_RULE_WIDTH, width);
	shown.lines.guarded = style->guarded;
	put_styled(&shown, event->context ? style->faint : style->strong,
		   buffer_str(row->after_count ? &shown.now : &shown.was));
	put_heading(&shown);
	if (shown.now.len && !str_equal(buffer_str(&shown.was), buffer_str(&shown.now)))
		put_aside(&shown, style->from, buffer_str(&shown.was));
	put_aside(&shown, style->dot, buffer_str(&facts));
	wrap_release(&shown.lines);
	buffer_release(&shown.was);
	buffer_release(&shown.now);
	buffer_release(&facts);
}
