/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/str.h"
#include "pair.h"
#include "render/excerpt.h"
#include "render/headings.h"
#include "render/inert.h"
#include "render/wrap.h"
#include "text/utf8.h"

#include <travaux/render.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

static const char *
ended(buffer *text)
{
	buffer_reserve(text, 1);
	text->ptr[text->len] = '\0';
	return text->ptr;
}

static const char *
inert(buffer *got, tvx_str bytes)
{
	buffer_clear(got);
	assert_int_equal(tvx_render_inert(bytes, buffer_sink(got)), TVX_OK);
	return ended(got);
}

static void
render__what_acts_or_hides_is_named(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(inert(&got, TVX_STR("plain é 约 نص [-x-]")),
			    "plain é 约 نص [-x-]");
	assert_string_equal(inert(&got, TVX_STR("\x1b[31m\x07\x7f")),
			    "⟦U+001B⟧[31m⟦U+0007⟧⟦U+007F⟧");
	assert_string_equal(inert(&got, TVX_STR("a\xc2\x9b"
						"1\xe2\x80\xae"
						"2\xe2\x80\x8b\xef\xbb\xbf")),
			    "a⟦U+009B⟧1⟦U+202E⟧2⟦U+200B⟧⟦U+FEFF⟧");
	assert_string_equal(inert(&got, TVX_STR("\xf3\xa0\x81\x81\xee\x80\x80")),
			    "⟦U+E0041⟧⟦U+E000⟧");
	assert_string_equal(inert(&got, TVX_STR("\xe2\x80\xa8\xc2\x85")),
			    "⟦U+2028⟧⟦U+0085⟧");
	assert_string_equal(inert(&got, TVX_STR("one\ntwo\r\n")), "one two⟦U+000D⟧ ");
	buffer_release(&got);
}

static void
render__a_draft_cannot_forge_the_name_of_a_character(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(inert(&got, TVX_STR("⟦U+0041⟧")), "⟦U+27E6⟧U+0041⟦U+27E7⟧");
	buffer_release(&got);
}

static void
render__bytes_that_are_no_character_are_shown(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(inert(&got, TVX_STR("a\xff\xc3")), "a⟦0xFF⟧⟦0xC3⟧");
	buffer_release(&got);
}

static void
render__a_tower_of_marks_is_cut_down(void **state)
{
	buffer text = { 0 }, got = { 0 };

	(void)state;
	buffer_puts(&text, "a");
	for (int i = 0; i < 9; i++)
		buffer_puts(&text, "\xcc\x81");
	inert(&got, buffer_str(&text));
	assert_non_null(strstr(got.ptr, "⟦U+0301⟧⟦U+0301⟧⟦U+0301⟧"));
	assert_memory_equal(got.ptr, "a\xcc\x81\xcc\x81", 5);
	assert_string_equal(inert(&got, TVX_STR("\xcc\x81")), "⟦U+0301⟧");
	buffer_release(&text);
	buffer_release(&got);
}

static void
render__joiners_stay_where_a_script_is_spelt_with_them(void **state)
{
	/* Persian "they want", then a joiner between Latin letters. */
	static const char persian[] = "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae";
	buffer got = { 0 };
	stream out;

	(void)state;
	stream_init(&out, buffer_sink(&got));
	inert_put(&out, str_of(persian), GLYPHS_PLAIN);
	inert_put(&out,
		  TVX_STR(" a\xe2\x80\x8c"
			  "b"),
		  GLYPHS_PLAIN);
	assert_int_equal(stream_finish(&out), TVX_OK);
	assert_memory_equal(got.ptr, persian, sizeof persian - 1);
	assert_non_null(strstr(ended(&got), " a⟦U+200C⟧b"));
	buffer_release(&got);
}

static const char *
wrapped(buffer *got, const char *text, uint32_t width, bool guarded)
{
	wrap lines;
	stream out;

	buffer_clear(got);
	stream_init(&out, buffer_sink(got));
	wrap_init(&lines, &out, "> ", "| ", 2, width);
	lines.guarded = guarded;
	wrap_text(&lines, str_of(text), GLYPHS_PLAIN);
	wrap_release(&lines);
	assert_int_equal(stream_finish(&out), TVX_OK);
	return ended(got);
}

static void
render__lines_break_between_words_and_begin_with_the_gutter(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(
		wrapped(&got, "The Parties shall consult one another", 20, false),
		"> The Parties shall\n| consult one\n| another\n");
	assert_string_equal(wrapped(&got, "one\n\ntwo", 20, false), "> one\n| two\n");
	assert_string_equal(wrapped(&got, "", 20, false), "");
	buffer_release(&got);
}

static void
render__a_word_is_broken_only_if_it_is_wider_than_the_line(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(wrapped(&got, "a 012345678901234567 b", 20, false),
			    "> a\n| 012345678901234567\n| b\n");
	assert_string_equal(wrapped(&got, "0123456789012345678901234567", 20, false),
			    "> 012345678901234567\n| 8901234567\n");
	buffer_release(&got);
}

static void
render__wide_letters_break_anywhere_but_before_a_closing_mark(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(wrapped(&got, "保证国应当向乌克兰提供援助", 20, false),
			    "> 保证国应当向乌克兰\n| 提供援助\n");
	assert_string_equal(wrapped(&got, "保证国应当向乌克兰。提供", 20, false),
			    "> 保证国应当向乌克\n| 兰。提供\n");
	buffer_release(&got);
}

static void
render__marks_have_no_width_and_stay_with_their_letter(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(wrapped(&got,
				    "e\xcc\x81g e\xcc\x81g e\xcc\x81g e\xcc\x81g "
				    "e\xcc\x81g e\xcc\x81g e\xcc\x81g",
				    20, false),
			    "> e\xcc\x81g e\xcc\x81g e\xcc\x81g e\xcc\x81g e\xcc\x81g "
			    "e\xcc\x81g\n| e\xcc\x81g\n");
	buffer_release(&got);
}

/* Byte after byte none is more than a run of one; whole, the runs are long. */
static void
render__text_is_wrapped_alike_whole_and_in_pieces(void **state)
{
	static const char text[] = "The Parties (all of them) shall, under Article 17(b), "
				   "not re-measure 0123456789012345678901234567 & report.";
	buffer whole = { 0 }, pieces = { 0 };

	(void)state;
	for (uint32_t width = 18; width < 60; width++) {
		wrap lines;
		stream out;

		buffer_clear(&pieces);
		stream_init(&out, buffer_sink(&pieces));
		wrap_init(&lines, &out, "> ", "| ", 2, width);
		for (size_t i = 0; i < sizeof text - 1; i++)
			wrap_text(&lines, (tvx_str){ text + i, 1 }, GLYPHS_PLAIN);
		wrap_release(&lines);
		assert_int_equal(stream_finish(&out), TVX_OK);
		assert_string_equal(wrapped(&whole, text, width, false), ended(&pieces));
	}
	buffer_release(&whole);
	buffer_release(&pieces);
}

static void
render__a_draft_cannot_forge_a_mark(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(wrapped(&got, "[-a-] {+b+} [RU: c]", 60, true),
			    "> ⟦U+005B⟧-a-⟦U+005D⟧ ⟦U+007B⟧+b+⟦U+007D⟧ [RU: c]\n");
	assert_string_equal(wrapped(&got, "[-a-]", 60, false), "> [-a-]\n");
	buffer_release(&got);
}

static void
render__a_style_is_ended_with_each_line_and_taken_up_on_the_next(void **state)
{
	buffer got = { 0 };
	wrap lines;
	stream out;

	(void)state;
	stream_init(&out, buffer_sink(&got));
	wrap_init(&lines, &out, "| ", "| ", 2, 20);
	wrap_text(&lines, TVX_STR("kept "), GLYPHS_PLAIN);
	wrap_style(&lines, "\033[31m");
	wrap_text(&lines, TVX_STR("struck words here"), GLYPHS_PLAIN);
	wrap_style(&lines, NULL);
	wrap_text(&lines, TVX_STR("."), GLYPHS_PLAIN);
	wrap_release(&lines);
	assert_int_equal(stream_finish(&out), TVX_OK);
	assert_string_equal(ended(&got), "| kept \033[31mstruck words\033[0m\n"
					 "| \033[31mhere\033[0m.\n");
	buffer_release(&got);
}

static void
render__a_line_that_runs_from_right_to_left_is_isolated(void **state)
{
	buffer got = { 0 };

	(void)state;
	assert_string_equal(wrapped(&got, "نص", 20, false),
			    "> \xe2\x81\xa8نص\xe2\x81\xa9\n");
	buffer_release(&got);
}

static void
render__an_excerpt_is_cut_between_words(void **state)
{
	const tvx_str text = TVX_STR(
		"The Guarantor States and Ukraine agree that in the event of an armed "
		"attack on Ukraine each of them shall provide assistance to it");
	const excerpt part = excerpt_of(text, 16, 18);
	const excerpt whole = excerpt_of(text, 40, 40);

	(void)state;
	assert_true(part.cut);
	assert_true(str_equal(part.head, TVX_STR("The Guarantor ")));
	assert_true(str_equal(part.tail, TVX_STR("assistance to it")));
	assert_false(whole.cut);
	assert_true(str_equal(whole.head, text));
}

static const char before_text[] =
	"Article 1\nPayment\n\n"
	"1. Each Party shall pay its share within ninety days of the end of the year.\n\n"
	"2. A Party that does not pay shall have no vote.\n\n"
	"Article 2\nReport\n\n"
	"The secretariat shall report to the Parties.\n";

static const char after_text[] =
	"Article 1\nPayment\n\n"
	"1. Each Party shall pay its share within sixty days of the end of the year, "
	"unless "
	"all the Parties agree otherwise.\n\n"
	"2. A Party that does not pay shall have no vote.\n\n"
	"Article 2\nAudit\n\n"
	"The accounts shall be examined by two auditors whom the meeting elects.\n\n"
	"Article 3\nReport\n\n"
	"The secretariat shall report to the Parties.\n";

static const char *
rendered(buffer *got, const tvx_report *report, const char *format,
	 const tvx_render_options *options)
{
	buffer_clear(got);
	assert_int_equal(tvx_render(report, format, options, buffer_sink(got), NULL),
			 TVX_OK);
	return ended(got);
}

static void
render__every_format_says_the_same_bytes_twice(void **state)
{
	buffer once = { 0 }, twice = { 0 };
	uint32_t formats = 0;
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);

	(void)state;
	for (const char *const *format = tvx_render_formats(); *format;
	     format++, formats++) {
		rendered(&once, report, *format, NULL);
		rendered(&twice, report, *format, NULL);
		assert_true(once.len > 0);
		assert_string_equal(once.ptr, twice.ptr);
	}
	assert_int_equal(formats, 5);
	buffer_release(&once);
	buffer_release(&twice);
	pair_release(&made);
}

static void
render__a_format_that_is_not_there_is_named(void **state)
{
	tvx_error error = { 0 };
	buffer got = { 0 };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);

	(void)state;
	assert_int_equal(tvx_render(report, "papyrus", NULL, buffer_sink(&got), &error),
			 TVX_ENOTFOUND);
	assert_non_null(strstr(error.text, "papyrus"));
	assert_int_equal(got.len, 0);
	pair_release(&made);
}

static tvx_status
refuse(void *ctx, tvx_str bytes)
{
	(void)ctx;
	(void)bytes;
	return TVX_ESYSTEM;
}

static void
render__what_could_not_be_written_is_an_error(void **state)
{
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const tvx_sink sink = { refuse, NULL };

	(void)state;
	for (const char *const *format = tvx_render_formats(); *format; format++)
		assert_int_equal(tvx_render(report, *format, NULL, sink, NULL),
				 TVX_ESYSTEM);
	assert_int_equal(tvx_render_outline(made.after, NULL, sink, NULL), TVX_ESYSTEM);
	assert_int_equal(tvx_render_clause(made.after, 0, NULL, sink, NULL), TVX_ESYSTEM);
	assert_int_equal(tvx_render_inert(TVX_STR("x"), sink), TVX_ESYSTEM);
	pair_release(&made);
}

/* Columns of a line; escape sequences take none. */
static uint32_t
columns_of(tvx_str line)
{
	uint32_t columns = 0;
	size_t at = 0;

	while (at < line.len) {
		if (line.ptr[at] == '\033') {
			while (line.ptr[at++] != 'm')
				continue;
			continue;
		}
		columns += (uint32_t)char_width(utf8_next(line, &at));
	}
	return columns;
}

static void
render__no_line_is_wider_than_asked(void **state)
{
	buffer got = { 0 };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);

	(void)state;
	for (uint32_t width = 40; width < 130; width += 7) {
		const tvx_render_options options = { .width = width, .color = width % 2 };
		size_t from = 0;

		rendered(&got, report, "terminal", &options);
		for (size_t end;
		     (end = str_find(buffer_str(&got), TVX_STR("\n"), from)) != SIZE_MAX;
		     from = end + 1) {
			const tvx_str line = str_slice(buffer_str(&got), from, end);

			/* The two lines of the drafts are not wrapped. */
			if (str_begins(line, TVX_STR("  ")))
				continue;
			assert_true(columns_of(line) <= width);
		}
	}
	buffer_release(&got);
	pair_release(&made);
}

static void
render__what_was_struck_and_set_is_marked(void **state)
{
	buffer got = { 0 };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const tvx_render_options color = { .color = true };

	(void)state;
	rendered(&got, report, "text", NULL);
	assert_non_null(strstr(got.ptr, "[-ninety-]{+sixty+} days"));
	assert_non_null(strstr(got.ptr, "-- Article 2: Audit - inserted"));
	assert_non_null(strstr(got.ptr, "-- Article 3: Report <- Article 2 - renumbered"));
	assert_null(strstr(got.ptr, "shall have no vote"));
	rendered(&got, report, "terminal", &color);
	assert_non_null(
		strstr(got.ptr, "\033[31;9mninety\033[0m\033[32;4msixty\033[0m days"));
	assert_null(strstr(got.ptr, "[-"));
	rendered(&got, report, "md", NULL);
	assert_non_null(strstr(got.ptr, "~~ninety~~**sixty** days"));
	rendered(&got, report, "html", NULL);
	assert_non_null(strstr(got.ptr, "<del>ninety</del><ins>sixty</ins> days"));
	buffer_release(&got);
	pair_release(&made);
}

static uint32_t
count_of(const buffer *text, const char *words)
{
	uint32_t count = 0;

	for (const char *at = text->ptr; (at = strstr(at, words)) != NULL; at++)
		count++;
	return count;
}

static void
render__where_words_went_is_said_once(void **state)
{
	static const char *const ways[] = { "moved to", "moved from" };
	buffer got = { 0 };
	pair made;
	const tvx_report *report = pair_compare(
		&made,
		"Article 1\nLakes\n\nLakes are kept free of nets. The depositary informs "
		"all States of each signature without delay, and of the date on which this "
		"treaty enters into force for every one of them.\n\n"
		"Article 2\nDisputes\n\nAny dispute is settled by arbitration.\n",
		"Article 1\nLakes\n\nLakes are kept free of nets.\n\n"
		"Article 2\nDisputes\n\nAny dispute is settled by arbitration. The "
		"depositary informs all States of each signature without haste, and of the "
		"date on which this treaty enters into force for every one of them.\n");

	(void)state;
	for (const char *const *format = tvx_render_formats(); *format; format++) {
		if (strcmp(*format, "json") == 0)
			continue;
		rendered(&got, report, *format, NULL);
		for (size_t i = 0; i < 2; i++)
			assert_int_equal(count_of(&got, ways[i]), 1);
		assert_non_null(strstr(got.ptr, "delay"));
	}
	buffer_release(&got);
	pair_release(&made);
}

static void
render__unchanged_clauses_are_shown_if_asked(void **state)
{
	buffer got = { 0 };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const tvx_render_options all = { .walk = { .unchanged = true } };

	(void)state;
	for (const char *const *format = tvx_render_formats(); *format; format++) {
		rendered(&got, report, *format, &all);
		assert_non_null(strstr(got.ptr, "shall have no vote"));
	}
	buffer_release(&got);
	pair_release(&made);
}

/* Paragraphs after one that was put in are not put in themselves. */
static void
render__what_both_drafts_have_is_never_shown_as_set(void **state)
{
	static const char before[] = "Article 1\nPayment\n\n"
				     "1. Each Party shall pay its share.\n\n"
				     "2. A Party that does not pay shall have no vote.\n\n"
				     "3. The secretariat shall report to the Parties.\n";
	static const char after[] = "Article 1\nPayment\n\n"
				    "1. The meeting adopts the budget every year.\n\n"
				    "2. Each Party shall pay its share.\n\n"
				    "3. A Party that does not pay shall have no vote.\n\n"
				    "4. The secretariat shall report to the Parties.\n";
	const tvx_render_options all = { .walk = { .unchanged = true } };
	buffer got = { 0 };
	pair made;
	const tvx_report *report = pair_compare(&made, before, after);

	(void)state;
	rendered(&got, report, "text", &all);
	assert_non_null(strstr(got.ptr, "{+The meeting adopts the budget every year.+}"));
	assert_null(strstr(got.ptr, "{+3.+}"));
	assert_null(strstr(got.ptr, "{+4.+}"));
	assert_non_null(strstr(got.ptr, "Article 1(4) <- Article 1(3)"));
	buffer_release(&got);
	pair_release(&made);
}

static void
render__a_summary_alone_has_no_clauses_and_clauses_alone_no_summary(void **state)
{
	buffer got = { 0 };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const tvx_render_options summary = { .summary_only = true };
	const tvx_render_options clauses = { .clauses_only = true };

	(void)state;
	rendered(&got, report, "text", &summary);
	assert_non_null(strstr(got.ptr, "  clauses   "));
	assert_null(strstr(got.ptr, "-- Article"));
	rendered(&got, report, "text", &clauses);
	assert_null(strstr(got.ptr, "  clauses   "));
	assert_memory_equal(got.ptr, "-- Article 1", 12);
	buffer_release(&got);
	pair_release(&made);
}

static void
render__json_is_parsed_by_another_parser_and_replays(void **state)
{
	buffer got = { 0 }, text = { 0 };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const tvx_render_options options = { .text = true };
	json_t *parsed, *rows, *row, *edit;
	size_t i, k;

	(void)state;
	rendered(&got, report, "json", &options);
	parsed = json_loadb(got.ptr, got.len, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(parsed);
	rows = json_object_get(parsed, "alignment");
	assert_int_equal(json_array_size(rows), tvx_alignment_size(report->alignment));
	json_array_foreach(rows, i, row)
	{
		const tvx_change *change = tvx_changes_at(report->changes, (uint32_t)i);

		buffer_clear(&text);
		json_array_foreach(json_object_get(row, "edits"), k, edit)
		{
			if (strcmp(json_string_value(json_object_get(edit, "op")),
				   "insert"))
				buffer_puts(&text, json_string_value(
							   json_object_get(edit, "text")));
		}
		assert_true(str_equal(buffer_str(&text), change->before_text));
	}
	json_decref(parsed);
	buffer_release(&got);
	buffer_release(&text);
	pair_release(&made);
}

static void
render__a_page_says_findings_of_least_weight_once_with_all_their_places(void **state)
{
	buffer got = { 0 };
	pair made;
	const tvx_report *report =
		pair_compare(&made,
			     "Article 1\n\nThe Party's word.\n\nArticle 2\n\nThe Party's "
			     "law.\n\nArticle 3\n\nThe Council's seat.\n",
			     "Article 1\n\nThe Party’s word.\n\nArticle 2\n\nThe Party’s "
			     "law.\n\nArticle 3\n\nThe Council’s seat.\n");

	(void)state;
	assert_int_equal(tvx_findings_size(report->findings), 3);
	rendered(&got, report, "html", NULL);
	assert_int_equal(count_of(&got, "class=\"message\""), 1);
	assert_int_equal(count_of(&got, "class=\"finding info\""), 1);
	assert_non_null(strstr(got.ptr, "Article 1</bdi></a> · <a"));
	assert_non_null(strstr(got.ptr, "Article 3</bdi></a></p>"));
	rendered(&got, report, "json", NULL);
	assert_int_equal(count_of(&got, "\"typography.only\""), 3);
	buffer_release(&got);
	pair_release(&made);
}

static void
render__json_of_one_clause_has_the_findings_of_that_clause(void **state)
{
	buffer got = { 0 };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const uint32_t audit = tvx_instrument_find(made.after, TVX_STR("2"));
	const tvx_render_options options = { .walk = { .after_only = &audit,
						       .after_only_count = 1 } };
	json_t *parsed, *findings, *finding;
	size_t i;

	(void)state;
	rendered(&got, report, "json", &options);
	parsed = json_loadb(got.ptr, got.len, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(parsed);
	findings = json_object_get(parsed, "findings");
	assert_true(json_array_size(findings) > 0);
	assert_true(json_array_size(findings) < tvx_findings_size(report->findings));
	json_array_foreach(findings, i, finding) assert_string_equal(
		json_string_value(json_object_get(finding, "after")), "art_2");
	json_decref(parsed);
	buffer_release(&got);
	pair_release(&made);
}

static void
render__an_outline_has_a_line_for_each_clause(void **state)
{
	tvx_instrument *instrument = draft_read(after_text);
	buffer got = { 0 };
	uint32_t lines = 0;

	(void)state;
	assert_int_equal(tvx_render_outline(instrument, NULL, buffer_sink(&got), NULL),
			 TVX_OK);
	for (size_t i = 0; i < got.len; i++)
		lines += got.ptr[i] == '\n';
	assert_int_equal(lines, tvx_instrument_size(instrument));
	assert_non_null(strstr(ended(&got), "    paragraph art_1__para_1  1.  Each Party"));
	buffer_clear(&got);
	assert_int_equal(tvx_render_clause(instrument,
					   tvx_instrument_find(instrument, TVX_STR("1")),
					   NULL, buffer_sink(&got), NULL),
			 TVX_OK);
	assert_non_null(strstr(ended(&got), "│   2. A Party that does not pay"));
	assert_null(strstr(got.ptr, "secretariat"));
	buffer_release(&got);
	tvx_instrument_free(instrument);
}

static void
render__what_both_headings_have_is_shown_once(void **state)
{
	static const struct {
		const char *before, *after, *parts;
	} cases[] = {
		{ "EU Recovery prospectus", "EU Follow-on prospectus",
		  "EU |Recovery|Follow-on| prospectus" },
		{ "Notification by post", "Notification by postal services",
		  "Notification by |post|postal services|" },
		{ "Adaptation du livre II.", "Adaptation du livre II",
		  "Adaptation du livre II|.||" },
		{ "Quality of the waters", "Quality and monitoring of the waters",
		  "Quality ||and monitoring |of the waters" },
		{ "Заявления", "Заявление", "|Заявления|Заявление|" },
		{ "Об актах суда", "Об актах судов", "Об актах |суда|судов|" },
		{ "Approval", "Entry into force", "|Approval|Entry into force|" },
		{ "Scope", "", "|Scope||" },
		{ "", "Scope", "||Scope|" },
		{ "the the the", "the the", "the the| the||" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const heading_parts parts =
			heading_parts_of(str_of(cases[i].before), str_of(cases[i].after));
		buffer told = { 0 };

		buffer_put(&told, parts.head);
		buffer_puts(&told, "|");
		buffer_put(&told, parts.struck);
		buffer_puts(&told, "|");
		buffer_put(&told, parts.set);
		buffer_puts(&told, "|");
		buffer_put(&told, parts.tail);
		buffer_put_byte(&told, '\0');
		assert_string_equal(told.ptr, cases[i].parts);
		buffer_release(&told);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(render__what_both_headings_have_is_shown_once),
		cmocka_unit_test(render__what_acts_or_hides_is_named),
		cmocka_unit_test(render__a_draft_cannot_forge_the_name_of_a_character),
		cmocka_unit_test(render__bytes_that_are_no_character_are_shown),
		cmocka_unit_test(render__a_tower_of_marks_is_cut_down),
		cmocka_unit_test(render__joiners_stay_where_a_script_is_spelt_with_them),
		cmocka_unit_test(
			render__lines_break_between_words_and_begin_with_the_gutter),
		cmocka_unit_test(
			render__a_word_is_broken_only_if_it_is_wider_than_the_line),
		cmocka_unit_test(
			render__wide_letters_break_anywhere_but_before_a_closing_mark),
		cmocka_unit_test(render__marks_have_no_width_and_stay_with_their_letter),
		cmocka_unit_test(render__text_is_wrapped_alike_whole_and_in_pieces),
		cmocka_unit_test(render__a_draft_cannot_forge_a_mark),
		cmocka_unit_test(
			render__a_style_is_ended_with_each_line_and_taken_up_on_the_next),
		cmocka_unit_test(render__a_line_that_runs_from_right_to_left_is_isolated),
		cmocka_unit_test(render__an_excerpt_is_cut_between_words),
		cmocka_unit_test(render__every_format_says_the_same_bytes_twice),
		cmocka_unit_test(render__a_format_that_is_not_there_is_named),
		cmocka_unit_test(render__what_could_not_be_written_is_an_error),
		cmocka_unit_test(render__no_line_is_wider_than_asked),
		cmocka_unit_test(render__what_was_struck_and_set_is_marked),
		cmocka_unit_test(render__where_words_went_is_said_once),
		cmocka_unit_test(render__unchanged_clauses_are_shown_if_asked),
		cmocka_unit_test(render__what_both_drafts_have_is_never_shown_as_set),
		cmocka_unit_test(
			render__a_summary_alone_has_no_clauses_and_clauses_alone_no_summary),
		cmocka_unit_test(render__json_is_parsed_by_another_parser_and_replays),
		cmocka_unit_test(
			render__a_page_says_findings_of_least_weight_once_with_all_their_places),
		cmocka_unit_test(
			render__json_of_one_clause_has_the_findings_of_that_clause),
		cmocka_unit_test(render__an_outline_has_a_line_for_each_clause),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
