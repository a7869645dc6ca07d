/* SPDX-License-Identifier: MIT */
/*
 * The redline of a long pair of drafts, written by several threads.
 */
#include "base/buffer.h"
#include "base/str.h"
#include "pair.h"
#include "render/rows.h"

#include <travaux/render.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define ARTICLES 900

/* What becomes of an article: each kind in runs as well as alone. */
static uint32_t
fate(uint32_t article)
{
	return article * 7919U % 101 < 40 ? article / 5 % 7 : article % 7;
}

static void
put_sentence(buffer *out, uint32_t article, uint32_t paragraph, const char *amount)
{
	buffer_printf(out,
		      "%u. The Party of class %u shall pay, for the purposes of fund %u, "
		      "not more than %s units to the account %u of the secretariat, which "
		      "reports on item %u to the meeting that follows.\n\n",
		      paragraph, article, article * 31 % 977, amount, article * 17 % 883,
		      article + paragraph * 1000);
}

static void
put_article(buffer *out, uint32_t number, uint32_t article, bool changed)
{
	buffer_printf(out, "Article %u\nHeading %u\n\n", number, article);
	for (uint32_t p = 1; p <= 3; p++)
		put_sentence(out, article, p,
			     changed && p != 2 ? "three hundred" : "two hundred");
}

/* With a NUL behind it. */
static buffer
draft_text(bool after)
{
	buffer text = { 0 };
	uint32_t number = 0;

	for (uint32_t i = 0; i < ARTICLES; i++) {
		/* Struck whole, or put in whole; the rest is kept or changed. */
		if (fate(i) == (after ? 1 : 2))
			continue;
		put_article(&text, ++number, i, after && fate(i) > 3);
	}
	buffer_put_byte(&text, '\0');
	return text;
}

static int
begin(void **state)
{
	static pair made;
	buffer before = draft_text(false), after = draft_text(true);

	pair_compare(&made, before.ptr, after.ptr);
	buffer_release(&before);
	buffer_release(&after);
	*state = &made;
	return 0;
}

static int
end(void **state)
{
	pair_release(*state);
	return 0;
}

static void
rendered(buffer *got, const pair *of, const char *format, tvx_render_options options,
	 uint32_t threads)
{
	options.threads = threads;
	buffer_clear(got);
	assert_int_equal(tvx_render(of->report, format, &options, buffer_sink(got), NULL),
			 TVX_OK);
}

static void
says_the_same(const pair *of, const char *format, tvx_render_options options)
{
	buffer alone = { 0 }, many = { 0 };

	rendered(&alone, of, format, options, 1);
	assert_true(alone.len > 0);
	for (uint32_t threads = 2; threads <= 8; threads += 3) {
		rendered(&many, of, format, options, threads);
		assert_true(str_equal(buffer_str(&alone), buffer_str(&many)));
	}
	buffer_release(&alone);
	buffer_release(&many);
}

static void
pieces__threads_do_not_change_the_result(void **state)
{
	const pair *const made = *state;
	const uint32_t articles[] = { tvx_instrument_find(made->after, TVX_STR("100")),
				      tvx_instrument_find(made->after, TVX_STR("400")) };
	const tvx_walk_options narrow = { .after_only = articles, .after_only_count = 2 };
	const tvx_render_options options[] = {
		{ .width = 0 },           { .width = 200, .color = true },
		{ .clauses_only = true }, { .walk = { .unchanged = true } },
		{ .walk = narrow },
	};

	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		for (const char *const *format = tvx_render_formats(); *format; format++)
			says_the_same(made, *format, options[i]);
}

/* Cut at every seam, the pieces together are the whole. */
static void
pieces__any_seam_is_one(void **state)
{
	const pair *const made = *state;
	const tvx_render_options options = { .clauses_only = true };
	const uint32_t count = tvx_changes_size(made->report->changes);
	buffer whole = { 0 }, joined = { 0 };
	uint32_t begin_row = 0, seams = 0;
	stream out;

	rendered(&whole, made, "text", options, 1);
	stream_init(&out, buffer_sink(&joined));
	for (uint32_t row = 1; row <= count; row++) {
		if (row < count && !rows_have_seam(made->report, &options, row))
			continue;
		rows_put_run(&out, &look_ascii, made->report, &options, begin_row, row);
		begin_row = row;
		seams++;
	}
	assert_int_equal(stream_finish(&out), TVX_OK);
	assert_true(seams > 100);
	assert_true(str_equal(buffer_str(&whole), buffer_str(&joined)));
	buffer_release(&whole);
	buffer_release(&joined);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces__threads_do_not_change_the_result),
		cmocka_unit_test(pieces__any_seam_is_one),
	};

	return cmocka_run_group_tests(tests, begin, end) != 0;
}
