/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/str.h"
#include "pair.h"
#include "report/beside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char before_text[] =
	"Article 1\nUse\n\n"
	"1. Each Party shall use the waters fairly.\n\n"
	"2. No Party shall begin works in secret.\n\n"
	"Article 2\nCommission\n\n"
	"1. The Commission shall meet twice a year.\n\n"
	"2. It may inspect the works that are notified to it. It shall "
	"publish what it finds within the year.\n\n"
	"Article 3\nFloods\n\n"
	"Each Party shall warn the other of floods.\n\n"
	"Article 4\nEnd\n\n"
	"This Agreement ends after ten years.\n";

static const char after_text[] =
	"Article 1\nUse\n\n"
	"1. Each Party shall use the waters fairly.\n\n"
	"2. No Party may begin works in secret.\n\n"
	"Article 2\nCommission\n\n"
	"1. The Commission shall meet twice a year.\n\n"
	"2. It may inspect the works that are notified to it.\n\n"
	"3. It shall publish what it finds within the year.\n\n"
	"Article 3\nFish\n\n"
	"The river shall be kept open to the fish that travel in it.\n\n"
	"Article 4\nFloods\n\n"
	"Each Party shall warn the other of floods.\n";

static uint32_t
row_of(const tvx_report *report, const char *after)
{
	const uint32_t clause = tvx_instrument_find(report->after, str_of(after));

	assert_int_not_equal(clause, TVX_NO_CLAUSE);
	return tvx_alignment_row_of_after(report->alignment, clause);
}

static void
report__a_walk_enters_and_leaves_each_row_once_in_order(void **state)
{
	const tvx_walk_options all = { .unchanged = true };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	tvx_walk walk = tvx_walk_begin(report, &all);
	uint32_t entered = 0, left = 0;
	tvx_event event;

	(void)state;
	while (tvx_walk_next(&walk, &event)) {
		if (event.kind == TVX_EVENT_ENTER)
			assert_int_equal(event.index, entered++);
		if (event.kind == TVX_EVENT_EXIT)
			assert_int_equal(event.index, left++);
		assert_false(event.context);
		assert_ptr_equal(event.row,
				 tvx_alignment_row(report->alignment, event.index));
	}
	assert_int_equal(entered, tvx_alignment_size(report->alignment));
	assert_int_equal(left, entered);
	assert_false(tvx_walk_next(&walk, &event));
	pair_release(&made);
}

static void
report__the_runs_of_a_row_spell_both_its_texts(void **state)
{
	const tvx_walk_options all = { .unchanged = true };
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	tvx_walk walk = tvx_walk_begin(report, &all);
	buffer before = { 0 }, after = { 0 };
	uint32_t runs = 0;
	tvx_event event;

	(void)state;
	while (tvx_walk_next(&walk, &event)) {
		switch (event.kind) {
		case TVX_EVENT_ENTER:
			buffer_clear(&before);
			buffer_clear(&after);
			break;
		case TVX_EVENT_RUN:
			assert_true(event.text.len > 0);
			if (event.edit->op != TVX_EDIT_INSERT)
				buffer_put(&before, event.text);
			if (event.edit->op != TVX_EDIT_DELETE)
				buffer_put(&after, event.text);
			runs++;
			break;
		case TVX_EVENT_EXIT:
			assert_true(
				str_equal(buffer_str(&before), event.change->before_text));
			assert_true(
				str_equal(buffer_str(&after), event.change->after_text));
			break;
		case TVX_EVENT_BORDER:
		case TVX_EVENT_FINDING:
			break;
		}
	}
	assert_true(runs > 10);
	buffer_release(&before);
	buffer_release(&after);
	pair_release(&made);
}

static void
assert_beside(const beside_entry *entry, const char *what, const char *before,
	      const char *after)
{
	assert_string_equal(entry->what, what);
	assert_true(str_equal(entry->before, str_of(before)));
	assert_true(str_equal(entry->after, str_of(after)));
}

static void
report__what_no_clause_holds_is_told_beside(void **state)
{
	pair made;
	const tvx_report *report = pair_compare(
		&made, "Title: A\nStatus: one\nNote: x\nNote: x\nNote: y\n\nText.\n",
		"Title: B\nStatus: two\nNote: y\nNote: z\nNote: x\n\nText.\n");
	tvx_summary summary = tvx_summarise(report, NULL);
	beside is = beside_of(report, NULL);

	(void)state;
	assert_true(tvx_summary_differs(&summary));
	assert_int_equal(summary.beside, 4);
	assert_int_equal(is.count, 4);
	assert_beside(&is.ptr[0], "title", "A", "B");
	assert_beside(&is.ptr[1], "status", "one", "two");
	assert_beside(&is.ptr[2], "passage", "Note: x", "");
	assert_beside(&is.ptr[3], "passage", "", "Note: z");
	beside_release(&is);
	pair_release(&made);
}

static void
report__a_title_on_the_page_is_a_heading_and_not_beside(void **state)
{
	pair made;
	const tvx_report *report =
		pair_compare(&made, "TREATY ON AID\n\nArticle 1\nText.\n",
			     "TREATY ON NO AID\n\nArticle 1\nText.\n");
	const tvx_summary summary = tvx_summarise(report, NULL);

	(void)state;
	assert_int_equal(summary.beside, 0);
	assert_int_equal(summary.reheaded, 1);
	pair_release(&made);
}

static void
report__a_border_stands_where_the_next_clause_of_a_split_begins(void **state)
{
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const uint32_t split = row_of(report, "2(3)");
	tvx_walk walk = tvx_walk_begin(report, NULL);
	uint32_t borders = 0;
	buffer after = { 0 };
	tvx_event event;

	(void)state;
	assert_int_equal(tvx_alignment_row(report->alignment, split)->relation,
			 TVX_RELATION_SPLIT);
	while (tvx_walk_next(&walk, &event)) {
		if (event.kind == TVX_EVENT_BORDER) {
			assert_int_equal(event.index, split);
			assert_null(event.before);
			assert_true(str_equal(event.after->num, TVX_STR("3.")));
			assert_true(str_equal(buffer_str(&after),
					      TVX_STR("It may inspect the works that are "
						      "notified to it.")));
			borders++;
		}
		if (event.kind == TVX_EVENT_RUN && event.index == split &&
		    event.edit->op != TVX_EDIT_DELETE)
			buffer_put(&after, event.text);
	}
	assert_int_equal(borders, 1);
	buffer_release(&after);
	pair_release(&made);
}

static void
report__what_did_not_change_is_left_out_but_for_what_holds_a_change(void **state)
{
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const uint32_t first = row_of(report, "1"), same = row_of(report, "1(1)");
	const uint32_t edited = row_of(report, "1(2)");
	tvx_walk walk = tvx_walk_begin(report, NULL);
	bool saw_first = false, saw_edited = false;
	tvx_event event;

	(void)state;
	while (tvx_walk_next(&walk, &event)) {
		assert_int_not_equal(event.index, same);
		if (event.kind != TVX_EVENT_ENTER)
			continue;
		if (event.index == first) {
			assert_true(event.context);
			saw_first = true;
		}
		if (event.index == edited) {
			assert_false(event.context);
			assert_true(saw_first);
			saw_edited = true;
		}
	}
	assert_true(saw_edited);
	pair_release(&made);
}

static void
report__each_finding_is_told_once_and_in_its_row(void **state)
{
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const uint32_t count = tvx_findings_size(report->findings);
	tvx_walk walk = tvx_walk_begin(report, NULL);
	uint32_t told = 0;
	tvx_event event;

	(void)state;
	assert_true(count > 0);
	while (tvx_walk_next(&walk, &event)) {
		if (event.kind != TVX_EVENT_FINDING)
			continue;
		assert_int_equal(event.finding->row, event.index);
		told++;
	}
	assert_int_equal(told, count);
	pair_release(&made);
}

static void
report__a_walk_can_be_narrowed_to_a_clause(void **state)
{
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const uint32_t only = tvx_instrument_find(report->after, TVX_STR("2"));
	const tvx_walk_options options = { .after_only = &only, .after_only_count = 1 };
	tvx_walk walk = tvx_walk_begin(report, &options);
	uint32_t entered = 0;
	tvx_event event;

	(void)state;
	while (tvx_walk_next(&walk, &event)) {
		const uint32_t clause = event.row->after[0];

		assert_true(clause >= only &&
			    clause < tvx_instrument_clause(report->after, only)->end);
		entered += event.kind == TVX_EVENT_ENTER;
	}
	assert_int_equal(entered, 2); /* the article, as context, and its split paragraph */
	pair_release(&made);
}

static void
report__the_summary_counts_rows_and_words(void **state)
{
	pair made;
	const tvx_report *report = pair_compare(&made, before_text, after_text);
	const tvx_summary summary = tvx_summarise(report, NULL);

	(void)state;
	assert_int_equal(summary.edited, 1);
	assert_int_equal(summary.split, 1);
	assert_int_equal(summary.merged, 0);
	assert_int_equal(summary.inserted, 1);
	assert_int_equal(summary.deleted, 1);
	assert_int_equal(summary.renumbered, 1);
	assert_int_equal(summary.words_inserted, 1 + 13);
	assert_int_equal(summary.words_deleted, 1 + 6);
	assert_true(tvx_summary_differs(&summary));
	assert_int_equal(summary.identical + summary.edited + summary.split +
				 summary.inserted + summary.deleted,
			 tvx_alignment_size(report->alignment));
	pair_release(&made);
}

static void
report__a_draft_compared_with_itself_differs_in_nothing(void **state)
{
	pair made;
	const tvx_report *report = pair_compare(&made, after_text, after_text);
	const tvx_summary summary = tvx_summarise(report, NULL);
	tvx_walk walk = tvx_walk_begin(report, NULL);
	tvx_event event;

	(void)state;
	assert_false(tvx_summary_differs(&summary));
	assert_int_equal(summary.identical, tvx_alignment_size(report->alignment));
	assert_false(tvx_walk_next(&walk, &event));
	pair_release(&made);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(report__a_walk_enters_and_leaves_each_row_once_in_order),
		cmocka_unit_test(report__the_runs_of_a_row_spell_both_its_texts),
		cmocka_unit_test(
			report__a_border_stands_where_the_next_clause_of_a_split_begins),
		cmocka_unit_test(
			report__what_did_not_change_is_left_out_but_for_what_holds_a_change),
		cmocka_unit_test(report__each_finding_is_told_once_and_in_its_row),
		cmocka_unit_test(report__a_walk_can_be_narrowed_to_a_clause),
		cmocka_unit_test(report__the_summary_counts_rows_and_words),
		cmocka_unit_test(report__a_draft_compared_with_itself_differs_in_nothing),
		cmocka_unit_test(report__what_no_clause_holds_is_told_beside),
		cmocka_unit_test(report__a_title_on_the_page_is_a_heading_and_not_beside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
