/* SPDX-License-Identifier: MIT */
/*
 * render/html.c - Report -> one page that needs nothing else.
 *
 * No script, no picture, no font and no link leaves the page; its content
 * security policy allows one style sheet, by digest.  Text of the drafts is
 * only ever text.
 */
#include "base/alloc.h"
#include "base/str.h"
#include "codec/digest.h"
#include "render/formats.h"
#include "render/page.h"
#include "render/page_style.h"
#include "render/phrases.h"
#include "report/beside.h"
#include "report/wanted.h"

#include <stdlib.h>

static uint32_t
nibble(char digit)
{
	return digit <= '9' ? (uint32_t)(digit - '0') : (uint32_t)(digit - 'a') + 10;
}

/* A digest as a policy wants it: base64 of its bytes, from their hex. */
static void
put_base64_of_hex(buffer *out, const char *hex, size_t bytes)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < bytes; i += 3) {
		const size_t left = bytes - i < 3 ? bytes - i : 3;
		uint32_t group = 0;

		for (size_t k = 0; k < 3; k++)
			group = group << 8 |
				(k < left ? nibble(hex[2 * (i + k)]) << 4 |
						    nibble(hex[2 * (i + k) + 1])
					  : 0);
		for (size_t k = 0; k < 4; k++)
			buffer_put_byte(out, k <= left ? digits[group >> (18 - 6 * k) & 63]
						       : '=');
	}
}

static void
put_policy(markup *page)
{
	buffer policy = { 0 };
	char hex[65];

	digest_sha256(str_of(page_style), hex);
	buffer_puts(&policy, "default-src 'none'; style-src 'sha256-");
	put_base64_of_hex(&policy, hex, 32);
	buffer_puts(&policy, "'; base-uri 'none'; form-action 'none'");
	markup_void(page, "meta");
	markup_attr(page, "http-equiv", TVX_STR("Content-Security-Policy"));
	markup_attr(page, "content", buffer_str(&policy));
	buffer_release(&policy);
}

static void
put_meta(markup *page, const char *name, const char *content)
{
	markup_void(page, "meta");
	markup_attr(page, "name", str_of(name));
	markup_attr(page, "content", str_of(content));
}

/* In a title there are no elements: what must be named is named in plain text. */
static void
put_plain(markup *page, tvx_str text)
{
	buffer plain = { 0 };

	if (tvx_render_inert(text, buffer_sink(&plain)) == TVX_OK)
		markup_text(page, buffer_str(&plain));
	buffer_release(&plain);
}

static void
put_head(markup *page, const tvx_report *report)
{
	markup_open(page, "head");
	markup_void(page, "meta");
	markup_attr(page, "charset", TVX_STR("utf-8"));
	put_policy(page);
	put_meta(page, "viewport", "width=device-width, initial-scale=1");
	put_meta(page, "referrer", "no-referrer");
	markup_open(page, "title");
	put_plain(page, draft_label(report->before, "before"));
	markup_puts(page, " → ");
	put_plain(page, draft_label(report->after, "after"));
	markup_close(page);
	markup_style(page, page_style);
	markup_close(page);
}

static void
put_listed(buffer *out, tvx_str text)
{
	if (text.len && out->len)
		buffer_puts(out, " · ");
	buffer_put(out, text);
}

/* "2022-03-29 · en · 27 clauses, 508 words" */
static void
put_measures(markup *page, const tvx_instrument *instrument)
{
	const tvx_draft *draft = tvx_instrument_draft(instrument);
	buffer line = { 0 };

	if (!str_equal(draft->date, draft->name))
		put_listed(&line, draft->date);
	put_listed(&line, draft->party);
	put_listed(&line, draft->language);
	if (line.len)
		buffer_puts(&line, " · ");
	phrase_size(&line, instrument);
	page_element(page, "p", NULL, buffer_str(&line));
	buffer_release(&line);
}

static void
put_draft(markup *page, const char *label, const tvx_instrument *instrument)
{
	const tvx_draft *draft = tvx_instrument_draft(instrument);

	markup_open(page, "div");
	page_label(page, "p", "kicker", label);
	page_element(page, "p", "name", draft_label(instrument, label));
	put_measures(page, instrument);
	if (draft->status.len)
		page_element(page, "p", "facts", draft->status);
	markup_close(page);
}

static void
put_drafts(markup *page, const tvx_report *report)
{
	markup_open(page, "div");
	markup_attr(page, "class", TVX_STR("drafts"));
	put_draft(page, "Before", report->before);
	put_draft(page, "After", report->after);
	markup_close(page);
}

/* What was compared, for whoever has to be sure of it. */
static void
put_fingerprint(markup *page, const char *label, const tvx_instrument *instrument)
{
	const tvx_draft *draft = tvx_instrument_draft(instrument);

	if (draft->sha256.len == 0)
		return;
	markup_open(page, "p");
	markup_attr(page, "class", TVX_STR("digest"));
	markup_puts(page, label);
	markup_puts(page, ": ");
	if (draft->file.len)
		page_element(page, "bdi", NULL, draft->file);
	markup_puts(page, " sha256 ");
	page_text(page, draft->sha256, GLYPHS_STRICT);
	markup_close(page);
}

static void
put_title(markup *page, const tvx_report *report)
{
	const tvx_str after = tvx_instrument_clause(report->after, 0)->heading;
	const tvx_str before = tvx_instrument_clause(report->before, 0)->heading;
	const tvx_str title = after.len ? after : before;

	page_label(page, "p", "kicker", "Comparison of two drafts");
	markup_open(page, "h1");
	markup_attr(page, "dir", TVX_STR("auto"));
	if (title.len)
		page_text(page, title, GLYPHS_STRICT);
	else
		markup_puts(page, "Untitled instrument");
	markup_close(page);
}

typedef void phrase(buffer *out, const tvx_summary *summary);

/* A row of the table, unless there is nothing to say; gives the buffer back. */
static void
put_said(markup *page, const char *label, buffer *said)
{
	if (said->len) {
		page_label(page, "dt", NULL, label);
		page_element(page, "dd", NULL, buffer_str(said));
	}
	buffer_release(said);
}

static void
put_counts(markup *page, const tvx_report *report, const tvx_summary *summary,
	   const tvx_walk_options *options)
{
	static const struct {
		const char *label;
		phrase *says;
	} parts[] = {
		{ "Clauses", phrase_relations },
		{ "Places", phrase_places },
		{ "Words", phrase_words },
		{ "Findings", phrase_findings },
	};
	buffer counts = { 0 }, only = { 0 }, two = { 0 }, unread = { 0 };

	markup_open(page, "dl");
	markup_attr(page, "class", TVX_STR("counts"));
	phrase_only(&only, report, options);
	put_said(page, "Only", &only);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buffer_clear(&counts);
		parts[i].says(&counts, summary);
		page_label(page, "dt", NULL, parts[i].label);
		page_element(page, "dd", NULL,
			     counts.len ? buffer_str(&counts) : TVX_STR("none"));
	}
	phrase_languages(&two, report);
	put_said(page, "Language", &two);
	phrase_unread(&unread, report);
	put_said(page, "Rules", &unread);
	markup_close(page);
	buffer_release(&counts);
}

static void
put_beside(markup *page, const tvx_report *report, const tvx_walk_options *options)
{
	beside others = beside_of(report, options);

	if (others.count)
		page_label(page, "h2", NULL, "Beside the clauses");
	for (size_t i = 0; i < others.count && i < BESIDE_TOLD; i++) {
		const beside_entry *const one = &others.ptr[i];

		markup_open(page, "p");
		markup_puts(page, one->what);
		if (one->before.len) {
			markup_puts(page, " ");
			page_element(page, "del", NULL, one->before);
		}
		if (one->after.len) {
			markup_puts(page, " ");
			page_element(page, "ins", NULL, one->after);
		}
		markup_close(page);
	}
	if (others.count > BESIDE_TOLD) {
		markup_open(page, "p");
		markup_puts(page, "and ");
		markup_number(page, (uint32_t)(others.count - BESIDE_TOLD));
		markup_puts(page, " more");
		markup_close(page);
	}
	beside_release(&others);
}

static void
put_summary(markup *page, const tvx_report *report, const tvx_walk_options *options)
{
	const tvx_summary summary = tvx_summarise(report, options);
	const tvx_systematic *systematic;
	const uint32_t count = tvx_changes_systematic(report->changes, &systematic);

	page_label(page, "h2", NULL, "Summary");
	if (!tvx_summary_differs(&summary))
		page_label(page, "p", NULL,
			   "No difference in words, numbers, places or typography.");
	put_counts(page, report, &summary, options);
	for (uint32_t i = 0; i < count; i++) {
		markup_open(page, "p");
		markup_puts(page, i ? "" : "Throughout: ");
		page_element(page, "del", NULL, systematic[i].before);
		markup_puts(page, " ");
		page_element(page, "ins", NULL, systematic[i].after);
		markup_puts(page, ", ");
		markup_number(page, systematic[i].count);
		markup_puts(page, " times");
		markup_close(page);
	}
}

static void
put_finding_place(markup *page, const tvx_report *report, const tvx_finding *finding)
{
	const bool after = finding->after != TVX_NO_CLAUSE;

	markup_puts(page, " · ");
	page_cite(page, finding->row, after ? report->after : report->before,
		  after ? finding->after : finding->before);
}

/* Findings that say the same, one or more, with the place of each. */
static void
put_alike(markup *page, const tvx_report *report, const tvx_finding *const *alike,
	  size_t count)
{
	const tvx_finding *const finding = alike[0];
	buffer class = { 0 };

	buffer_puts(&class, "finding ");
	buffer_put(&class, tvx_severity_name(finding->severity));
	markup_open(page, "article");
	markup_attr(page, "class", buffer_str(&class));
	buffer_release(&class);
	markup_open(page, "p");
	markup_attr(page, "class", TVX_STR("label"));
	page_element(page, "span", "severity", tvx_severity_name(finding->severity));
	for (size_t i = 0; i < count; i++)
		put_finding_place(page, report, alike[i]);
	if (finding->party.len) {
		markup_puts(page, " · proposed by ");
		page_element(page, "bdi", NULL, finding->party);
	}
	markup_close(page);
	page_element(page, "p", "message", finding->message);
	if (finding->explanation.len)
		page_element(page, "p", NULL, finding->explanation);
	if (finding->excerpt.len)
		page_element(page, "p", "excerpt", finding->excerpt);
	page_element(page, "span", "rule", finding->rule);
	markup_close(page);
}

/* By all that a reader is told of a finding but its place. */
static int
compare_told(const tvx_finding *one, const tvx_finding *other)
{
	const tvx_str said[][2] = { { one->rule, other->rule },
				    { one->message, other->message },
				    { one->party, other->party },
				    { one->explanation, other->explanation },
				    { one->excerpt, other->excerpt } };
	int order = 0;

	for (size_t i = 0; i < sizeof said / sizeof *said && order == 0; i++)
		order = str_compare(said[i][0], said[i][1]);
	return order;
}

static int
by_what_is_told(const void *one, const void *other)
{
	const tvx_finding *const a = *(const tvx_finding *const *)one;
	const tvx_finding *const b = *(const tvx_finding *const *)other;
	const int order = compare_told(a, b);

	/* They stand in an array in the order of their clauses. */
	return order ? order : (a > b) - (a < b);
}

/* What weighs least stands by rule, and what is said alike is said once. */
static void
put_gathered(markup *page, const tvx_report *report, const tvx_finding **list, size_t count)
{
	size_t begin = 0;

	if (count)
		qsort(list, count, sizeof *list, by_what_is_told);
	for (size_t end = 1; end <= count; end++) {
		if (end < count && compare_told(list[begin], list[end]) == 0)
			continue;
		put_alike(page, report, list + begin, end - begin);
		begin = end;
	}
}

static void
put_findings(markup *page, const tvx_report *report, const tvx_walk_options *options)
{
	const uint32_t count = report->findings ? tvx_findings_size(report->findings) : 0;
	const bool none = wanted_findings(report, options) == 0;
	const tvx_finding **info;
	size_t least = 0;

	if (report->findings == NULL)
		return;
	page_label(page, "h2", NULL, "Findings");
	if (none && tvx_findings_unread(report->findings).len)
		page_label(page, "p", NULL, "No rule in force reads this language.");
	else if (none)
		page_label(page, "p", NULL, "No rule in force names any of these changes.");
	info = NEW_ARRAY(const tvx_finding *, count);
	for (uint32_t i = 0; i < count; i++) {
		const tvx_finding *finding = tvx_findings_at(report->findings, i);

		if (!row_is_wanted(report, options,
				   tvx_alignment_row(report->alignment, finding->row)))
			continue;
		if (finding->severity == TVX_SEVERITY_INFO)
			info[least++] = finding;
		else
			put_alike(page, report, &finding, 1);
	}
	put_gathered(page, report, info, least);
	free(info);
}

static void
put_place(markup *page, const tvx_report *report, uint32_t index, const tvx_row *row)
{
	buffer words = { 0 };

	markup_open(page, "tr");
	phrase_clauses(&words, report->before, row->before, row->before_count);
	page_element(page, "td", NULL, buffer_str(&words));
	buffer_clear(&words);
	phrase_clauses(&words, report->after, row->after, row->after_count);
	markup_open(page, "td");
	page_link(page, index, buffer_str(&words));
	markup_close(page);
	buffer_clear(&words);
	phrase_facts(&words, row);
	page_element(page, "td", "facts", buffer_str(&words));
	markup_close(page);
	buffer_release(&words);
}

/* The old and the new numbers of what was renumbered or moved. */
static void
put_places(markup *page, const tvx_report *report, const tvx_walk_options *options)
{
	const uint32_t rows = tvx_alignment_size(report->alignment);
	bool begun = false;

	for (uint32_t i = 0; i < rows; i++) {
		const tvx_row *row = tvx_alignment_row(report->alignment, i);

		if (!row->before_count || !row->after_count ||
		    !(row->renumbered || row->moved ||
		      row->before_count != row->after_count) ||
		    !row_is_wanted(report, options, row))
			continue;
		if (!begun) {
			page_label(page, "h2", NULL, "Numbers and places");
			markup_open(page, "table");
			markup_open(page, "tr");
			page_label(page, "th", NULL, "Before");
			page_label(page, "th", NULL, "After");
			page_label(page, "th", NULL, "");
			markup_close(page);
			begun = true;
		}
		put_place(page, report, i, row);
	}
	if (begun)
		markup_close(page);
}

void
render_html(const tvx_report *report, const tvx_render_options *options, stream *out)
{
	markup page;

	markup_begin(&page, out);
	markup_open(&page, "html");
	markup_attr(&page, "lang", TVX_STR("en"));
	put_head(&page, report);
	markup_open(&page, "body");
	markup_open(&page, "main");
	put_title(&page, report);
	put_drafts(&page, report);
	put_summary(&page, report, &options->walk);
	put_findings(&page, report, &options->walk);
	put_beside(&page, report, &options->walk);
	if (!options->summary_only) {
		put_places(&page, report, &options->walk);
		page_rows(&page, report, &options->walk);
	}
	markup_open(&page, "footer");
	page_label(&page, "p", NULL,
		   "Made by travaux, which says what changed and by which rule, "
		   "never who was right.");
	put_fingerprint(&page, "before", report->before);
	put_fingerprint(&page, "after", report->after);
	markup_end(&page);
}
