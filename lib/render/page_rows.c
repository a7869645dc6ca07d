/* SPDX-License-Identifier: MIT */
/*
 * render/page_rows.c - the redline on the page, clause by clause.
 *
 *	Article 5(1)        1. The Guarantor States shall ...
 *	edited, renumbered  | critical consent.raised: ...
 *	was point 5(1)
 */
#include "base/str.h"
#include "render/headings.h"
#include "render/page.h"
#include "render/phrases.h"
#include "render/runs.h"

typedef struct rows {
	markup *page;
	const tvx_report *report;
	const tvx_walk_options *options;
	buffer words;
	uint32_t next; /* the row that would follow the last one shown */
	bool open;     /* the paragraph of the row's text is open */
} rows;

static void
put_legend(markup *page)
{
	markup_open(page, "p");
	markup_attr(page, "class", TVX_STR("legend"));
	page_label(page, "del", NULL, "struck");
	page_label(page, "ins", NULL, "set");
	page_label(page, "del", "moved", "moved away");
	page_label(page, "ins", "moved", "moved here");
	page_label(page, "del", "spelt", "typography before");
	page_label(page, "ins", "spelt", "typography after");
	markup_close(page);
}

/* What stands between two rows that are shown. */
static void
put_omitted(rows *shown, uint32_t until)
{
	const uint32_t count = until - shown->next;

	if (until > shown->next) {
		markup_open(shown->page, "p");
		markup_attr(shown->page, "class", TVX_STR("omitted"));
		markup_number(shown->page, count);
		markup_puts(shown->page,
			    count == 1 ? " clause not shown: nothing changed in it"
				       : " clauses not shown: nothing changed in them");
		markup_close(shown->page);
	}
}

static bool
has_heading(const tvx_event *event)
{
	return (event->before && event->before->heading.len) ||
	       (event->after && event->after->heading.len);
}

static void
put_class(rows *shown, const tvx_event *event)
{
	buffer_clear(&shown->words);
	buffer_puts(&shown->words, "row ");
	buffer_put(&shown->words, tvx_relation_name(event->row->relation));
	if (has_heading(event))
		buffer_puts(&shown->words, " head");
	if (event->context)
		buffer_puts(&shown->words, " context");
	if (event->row->relation == TVX_RELATION_IDENTICAL)
		buffer_puts(&shown->words, " plain");
	markup_attr(shown->page, "class", buffer_str(&shown->words));
	buffer_clear(&shown->words);
	buffer_printf(&shown->words, "r%u", event->index + 1);
	markup_attr(shown->page, "id", buffer_str(&shown->words));
	buffer_clear(&shown->words);
}

static void
put_facts(rows *shown, const tvx_row *row, tvx_str now)
{
	buffer facts = { 0 };

	phrase_facts(&facts, row);
	if (facts.len) {
		markup_open(shown->page, "span");
		markup_attr(shown->page, "class", TVX_STR("facts"));
		page_element(shown->page, "b", NULL, buffer_str(&facts));
		buffer_clear(&facts);
		phrase_clauses(&facts, shown->report->before, row->before,
			       row->before_count);
		if (row->before_count && row->after_count &&
		    !str_equal(buffer_str(&facts), now)) {
			markup_puts(shown->page, ", was ");
			page_element(shown->page, "bdi", NULL, buffer_str(&facts));
		}
		markup_close(shown->page);
	}
	buffer_release(&facts);
}

static void
put_name(rows *shown, const tvx_event *event)
{
	const tvx_row *row = event->row;

	markup_open(shown->page, "h3");
	if (row->after_count)
		phrase_clauses(&shown->words, shown->report->after, row->after,
			       row->after_count);
	else
		phrase_clauses(&shown->words, shown->report->before, row->before,
			       row->before_count);
	page_element(shown->page, "bdi", NULL, buffer_str(&shown->words));
	put_facts(shown, row, buffer_str(&shown->words));
	markup_close(shown->page);
	buffer_clear(&shown->words);
}

/* What both headings have is shown once; not where they only differ in type. */
static void
put_headings(rows *shown, tvx_str before, tvx_str after, const char *class)
{
	heading_parts parts = { .struck = before, .set = after };

	if (class == NULL)
		parts = heading_parts_of(before, after);
	page_text(shown->page, parts.head, GLYPHS_STRICT);
	if (parts.struck.len)
		page_element(shown->page, "del", class, parts.struck);
	if (parts.head.len + parts.tail.len == 0)
		markup_puts(shown->page, " ");
	if (parts.set.len)
		page_element(shown->page, "ins", class, parts.set);
	page_text(shown->page, parts.tail, GLYPHS_STRICT);
}

static void
put_heading(rows *shown, const tvx_event *event)
{
	const tvx_str before = event->before ? event->before->heading : TVX_STR("");
	const tvx_str after = event->after ? event->after->heading : TVX_STR("");
	const char *class =
		event->row->reheaded || !event->before || !event->after ? NULL : "spelt";

	if (!has_heading(event))
		return;
	markup_open(shown->page, "p");
	markup_attr(shown->page, "class", TVX_STR("heading"));
	markup_attr(shown->page, "dir", TVX_STR("auto"));
	if (str_equal(before, after))
		page_text(shown->page, after, GLYPHS_PLAIN);
	else
		put_headings(shown, before, after, class);
	markup_close(shown->page);
}

static void
begin_row(rows *shown, const tvx_event *event)
{
	put_omitted(shown, event->index);
	shown->next = event->index + 1;
	markup_open(shown->page, "section");
	put_class(shown, event);
	put_name(shown, event);
	markup_open(shown->page, "div");
	put_heading(shown, event);
}

static void
begin_text(rows *shown)
{
	if (shown->open)
		return;
	markup_open(shown->page, "p");
	markup_attr(shown->page, "class", TVX_STR("text"));
	markup_attr(shown->page, "dir", TVX_STR("auto"));
	shown->open = true;
}

static void
end_text(rows *shown)
{
	if (shown->open)
		markup_close(shown->page);
	shown->open = false;
}

/* "moved to Article 7", a link to where the words now stand. */
static void
put_other_place(rows *shown, const tvx_edit *edit)
{
	const bool away = edit->op == TVX_EDIT_DELETE;
	const tvx_report *report = shown->report;
	const uint32_t row =
		away ? tvx_alignment_row_of_after(report->alignment, edit->moved)
		     : tvx_alignment_row_of_before(report->alignment, edit->moved);

	markup_open(shown->page, "span");
	markup_attr(shown->page, "class", TVX_STR("away"));
	markup_puts(shown->page, away ? "[moved to " : "[moved from ");
	page_cite(shown->page, row, away ? report->after : report->before, edit->moved);
	markup_puts(shown->page, "] ");
	markup_close(shown->page);
}

static void
put_changed(rows *shown, const tvx_event *event)
{
	const tvx_edit *edit = event->edit;
	const bool blank = str_trim(event->text).len == 0;
	tvx_str text = event->text;

	if (edit->moved != TVX_NO_CLAUSE && !run_place_is_told(shown->report, event)) {
		const tvx_str space = run_space_before(event);

		page_text(shown->page, space, GLYPHS_PLAIN);
		put_other_place(shown, edit);
		text = str_slice(text, space.len, text.len);
	}
	markup_open(shown->page, edit->op == TVX_EDIT_DELETE ? "del" : "ins");
	if (edit->moved != TVX_NO_CLAUSE)
		markup_attr(shown->page, "class", TVX_STR("moved"));
	else if (edit->typographic)
		markup_attr(shown->page, "class", TVX_STR("spelt"));
	for (size_t i = 0; blank && i < text.len; i++)
		markup_puts(shown->page, text.ptr[i] == '\n' ? "¶" : "␣");
	page_text(shown->page, text, edit->typographic ? GLYPHS_CODED : GLYPHS_STRICT);
	markup_close(shown->page);
}

static void
put_run(rows *shown, const tvx_event *event)
{
	if (!row_shows_text(event->row, shown->options))
		return;
	begin_text(shown);
	if (run_is_border_space(event))
		markup_puts(shown->page, " ");
	else if (event->edit->op == TVX_EDIT_EQUAL)
		page_text(shown->page, event->text, GLYPHS_PLAIN);
	else
		put_changed(shown, event);
}

static void
put_border(rows *shown, const tvx_event *event)
{
	const tvx_clause *clause = event->after ? event->after : event->before;
	const bool first = !shown->open;

	begin_text(shown);
	if (event->after && !first)
		markup_void(shown->page, "br");
	else if (!first)
		markup_puts(shown->page, " ");
	buffer_clear(&shown->words);
	buffer_puts(&shown->words, clause->num.len ? "¶ " : "¶");
	buffer_put(&shown->words, clause->num);
	page_element(shown->page, event->after ? "ins" : "del", NULL,
		     buffer_str(&shown->words));
	markup_puts(shown->page, " ");
	buffer_clear(&shown->words);
}

static void
put_finding(rows *shown, const tvx_finding *finding)
{
	end_text(shown);
	buffer_clear(&shown->words);
	buffer_puts(&shown->words, "note ");
	buffer_put(&shown->words, tvx_severity_name(finding->severity));
	markup_open(shown->page, "p");
	markup_attr(shown->page, "class", buffer_str(&shown->words));
	buffer_clear(&shown->words);
	page_element(shown->page, "span", "severity", tvx_severity_name(finding->severity));
	markup_puts(shown->page, " ");
	page_element(shown->page, "bdi", NULL, finding->message);
	markup_close(shown->page);
}

void
page_rows(markup *page, const tvx_report *report, const tvx_walk_options *options)
{
	rows shown = { .page = page, .report = report, .options = options };
	const bool narrowed = options->before_only_count || options->after_only_count;
	tvx_walk walk = tvx_walk_begin(report, options);
	tvx_event event;

	page_label(page, "h2", NULL, "Redline");
	put_legend(page);
	while (runs_next(&walk, &event)) {
		switch (event.kind) {
		case TVX_EVENT_ENTER:
			if (narrowed)
				shown.next = event.index;
			begin_row(&shown, &event);
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
			end_text(&shown);
			markup_close(page);
			markup_close(page);
			break;
		}
	}
	if (!narrowed)
		put_omitted(&shown, tvx_alignment_size(report->alignment));
	buffer_release(&shown.words);
}
