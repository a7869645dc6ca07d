/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "instrument/builder.h"
#include "render/excerpt.h"
#include "render/inert.h"
#include "render/wrap.h"
#include "text/utf8.h"

#include <travaux/compare.h>
#include <travaux/render.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
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
		cmocka_unit_test(render__a_draft_cannot_forge_a_mark),
		cmocka_unit_test(
			render__a_style_is_ended_with_each_line_and_taken_up_on_the_next),
		cmocka_unit_test(render__a_line_that_runs_from_right_to_left_is_isolated),
		cmocka_unit_test(render__an_excerpt_is_cut_between_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
