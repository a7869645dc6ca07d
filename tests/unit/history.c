/* SPDX-License-Identifier: MIT */
#include "base/str.h"
#include "instrument/builder.h"
#include "place.h"

#include <travaux/history.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A clause of a draft to be made: an article, or a paragraph of the last one. */
typedef struct clause {
	const char *num, *text;
} clause;

#define AID                                                                                \
	"The Guarantor States shall provide Ukraine with the necessary assistance in the " \
	"event of an armed attack on its territory."
#define BORDERS                                                                            \
	"This Treaty shall apply to the territory of Ukraine within its internationally "  \
	"recognised borders at the date of signature."
#define COURTS                                                                             \
	"Any dispute about the interpretation of this instrument shall be submitted to "   \
	"the "                                                                             \
	"International Court of Justice at the request of a Party."
#define LANGUAGES                                                                          \
	"The texts in the six official languages are equally authentic and shall be kept " \
	"in "                                                                              \
	"the archives of the depositary."

static tvx_instrument *
make(const char *name, const clause *clauses)
{
	builder *const made = builder_new();
	tvx_instrument *out;

	builder_set_draft(made, &(tvx_draft){ .name = str_of(name), .date = str_of(name) });
	for (; clauses->num; clauses++) {
		const bool article = strncmp(clauses->num, "Article", 7) == 0;

		if (builder_depth(made) && article)
			builder_close(made);
		builder_open(made, article ? TVX_CLAUSE_ARTICLE : TVX_CLAUSE_PARAGRAPH,
			     str_of(clauses->num), TVX_STR(""));
		builder_exact_text(made, str_of(clauses->text));
		if (!article)
			builder_close(made);
	}
	assert_int_equal(builder_finish(&out, made, NULL), TVX_OK);
	return out;
}

/* Stores a draft as 'travaux import' does. */
static void
store(place *here, const char *name, const char *parent, const clause *clauses)
{
	tvx_instrument *const after = make(name, clauses);
	tvx_instrument *before = NULL;
	tvx_alignment *alignment = NULL;
	tvx_wids *wids = NULL;
	tvx_save_options options = { .parent = parent };
	char commit[41];

	if (parent) {
		must(here, tvx_store_load(&before, here->store, parent, &here->error));
		must(here, tvx_align(&alignment, before, after, NULL, &here->error));
		must(here, tvx_inherit_wids(&wids, here->store, parent, alignment, NULL,
					    &here->error));
		options.wids = tvx_wids_array(wids);
	}
	must(here, tvx_store_save(here->store, after, &options, commit, &here->error));
	tvx_wids_free(wids);
	tvx_alignment_free(alignment);
	tvx_instrument_free(before);
	tvx_instrument_free(after);
}

static void
assert_wids(place *here, const char *draft, const char *const *expected)
{
	tvx_instrument *loaded;
	uint32_t i = 1;

	must(here, tvx_store_load(&loaded, here->store, draft, &here->error));
	for (; expected[i - 1]; i++) {
		const tvx_str wid = tvx_instrument_clause(loaded, i)->wid;
		char *const found = strndup(wid.ptr, wid.len);

		assert_string_equal(found, expected[i - 1]);
		free(found);
	}
	assert_int_equal(tvx_instrument_size(loaded), i);
	tvx_instrument_free(loaded);
}

static const clause first[] = {
	{ "Article 1", AID },
	{ "Article 2", BORDERS },
	{ "Article 3", COURTS },
	{ NULL, NULL },
};
/* A new Article 1 before them; the second is gone. */
static const clause second[] = {
	{ "Article 1", LANGUAGES },
	{ "Article 2", AID },
	{ "Article 3", COURTS },
	{ NULL, NULL },
};
/* Another Article 4, in words that none of them had. */
static const clause third[] = {
	{ "Article 1", LANGUAGES },
	{ "Article 2", AID },
	{ "Article 3", COURTS },
	{ "Article 4", "Reservations are not permitted." },
	{ NULL, NULL },
};

static void
inherit__a_renumbered_clause_keeps_its_name(void **state)
{
	static const char *const wids[] = { "art_1-2", "art_1", "art_3", NULL };
	place *const here = *state;

	store(here, "2022-01-01", NULL, first);
	store(here, "2022-01-02", "2022-01-01", second);
	assert_wids(here, "2022-01-02", wids);
}

static void
inherit__a_name_that_died_is_not_given_to_another(void **state)
{
	/* Article 2 of the third draft is art_1; its own eId died with the second. */
	static const clause fourth[] = {
		{ "Article 1", LANGUAGES },
		{ "Article 2", "Reservations are not permitted." },
		{ "Article 3", AID },
		{ "Article 4", COURTS },
		{ NULL, NULL },
	};
	static const char *const wids[] = { "art_1-2", "art_2-2", "art_1", "art_3", NULL };
	place *const here = *state;

	store(here, "2022-01-01", NULL, first);
	store(here, "2022-01-02", "2022-01-01", second);
	store(here, "2022-01-03", "2022-01-02", fourth);
	assert_wids(here, "2022-01-03", wids);
}

static void
inherit__without_a_store_the_draft_before_decides(void **state)
{
	tvx_instrument *const before = make("2022-01-01", first);
	tvx_instrument *const after = make("2022-01-02", second);
	tvx_alignment *alignment;
	tvx_wids *wids;
	(void)state;

	assert_int_equal(tvx_align(&alignment, before, after, NULL, NULL), TVX_OK);
	assert_int_equal(tvx_inherit_wids(&wids, NULL, NULL, alignment, NULL, NULL),
			 TVX_OK);
	assert_true(str_equal(tvx_wids_array(wids)[0], TVX_STR("")));
	assert_true(str_equal(tvx_wids_array(wids)[1], TVX_STR("art_1-2")));
	assert_true(str_equal(tvx_wids_array(wids)[2], TVX_STR("art_1")));
	tvx_wids_free(wids);
	tvx_alignment_free(alignment);
	tvx_instrument_free(before);
	tvx_instrument_free(after);
}

/* The draft before is still in memory, under the wIds that it was stored with. */
static void
inherit__wids_that_were_given_are_passed_on(void **state)
{
	tvx_instrument *const oldest = make("2022-01-01", first);
	tvx_instrument *const before = make("2022-01-02", second);
	tvx_instrument *const after = make("2022-01-03", second);
	tvx_alignment *earlier, *later;
	tvx_wids *given, *wids;
	(void)state;

	assert_int_equal(tvx_align(&earlier, oldest, before, NULL, NULL), TVX_OK);
	assert_int_equal(tvx_inherit_wids(&given, NULL, NULL, earlier, NULL, NULL), TVX_OK);
	assert_int_equal(tvx_align(&later, before, after, NULL, NULL), TVX_OK);
	assert_int_equal(
		tvx_inherit_wids(&wids, NULL, NULL, later, tvx_wids_array(given), NULL),
		TVX_OK);
	assert_true(str_equal(tvx_wids_array(wids)[1], TVX_STR("art_1-2")));
	assert_true(str_equal(tvx_wids_array(wids)[2], TVX_STR("art_1")));
	tvx_wids_free(wids);
	tvx_wids_free(given);
	tvx_alignment_free(later);
	tvx_alignment_free(earlier);
	tvx_instrument_free(oldest);
	tvx_instrument_free(before);
	tvx_instrument_free(after);
}

static void
inherit__of_a_split_the_first_part_keeps_the_name(void **state)
{
	static const clause whole[] = {
		{ "Article 1", AID " " COURTS },
		{ "Article 2", BORDERS },
		{ NULL, NULL },
	};
	static const clause parts[] = {
		{ "Article 1", AID },
		{ "Article 2", COURTS },
		{ "Article 3", BORDERS },
		{ NULL, NULL },
	};
	static const char *const wids[] = { "art_1", "art_2-2", "art_2", NULL };
	place *const here = *state;

	store(here, "2022-01-01", NULL, whole);
	store(here, "2022-01-02", "2022-01-01", parts);
	assert_wids(here, "2022-01-02", wids);
}

static void
inherit__of_a_merge_the_first_name_stays(void **state)
{
	static const clause parts[] = {
		{ "Article 1", AID },
		{ "Article 2", COURTS },
		{ "Article 3", BORDERS },
		{ NULL, NULL },
	};
	static const clause whole[] = {
		{ "Article 1", AID " " COURTS },
		{ "Article 2", BORDERS },
		{ NULL, NULL },
	};
	static const char *const wids[] = { "art_1", "art_3", NULL };
	place *const here = *state;

	store(here, "2022-01-01", NULL, parts);
	store(here, "2022-01-02", "2022-01-01", whole);
	assert_wids(here, "2022-01-02", wids);
}

/* A chapter without heading or text holds them; its num is all it has. */
static tvx_instrument *
make_bare(const char *name, const char *text)
{
	builder *const made = builder_new();
	tvx_instrument *out;

	builder_set_draft(made, &(tvx_draft){ .name = str_of(name) });
	builder_open(made, TVX_CLAUSE_PREAMBLE, TVX_STR(""), TVX_STR(""));
	builder_open(made, TVX_CLAUSE_RECITAL, TVX_STR(""), TVX_STR(""));
	builder_exact_text(made, str_of(text));
	builder_close(made);
	builder_close(made);
	assert_int_equal(builder_finish(&out, made, NULL), TVX_OK);
	return out;
}

static void
inherit__a_clause_without_words_keeps_its_name_too(void **state)
{
	tvx_instrument *const before = make_bare("a", AID);
	tvx_instrument *const after = make_bare("b", AID);
	tvx_alignment *alignment;
	tvx_wids *wids;
	(void)state;

	assert_int_equal(tvx_align(&alignment, before, after, NULL, NULL), TVX_OK);
	assert_int_equal(tvx_inherit_wids(&wids, NULL, NULL, alignment, NULL, NULL),
			 TVX_OK);
	assert_true(str_equal(tvx_wids_array(wids)[1], TVX_STR("preamble")));
	tvx_wids_free(wids);
	tvx_alignment_free(alignment);
	tvx_instrument_free(before);
	tvx_instrument_free(after);
}

static void
inherit__repeated_drafts_never_change_a_name(void **state)
{
	static const char *const wids[] = { "art_1", "art_2", "art_3", NULL };
	place *const here = *state;
	char name[16], parent[16] = "2022-01-01";

	store(here, "2022-01-01", NULL, first);
	for (int day = 2; day < 8; day++) {
		snprintf(name, sizeof name, "2022-01-%02d", day);
		store(here, name, parent, first);
		assert_wids(here, name, wids);
		snprintf(parent, sizeof parent, "%s", name);
	}
}

static void
trace__a_clause_is_followed_to_where_it_first_stood(void **state)
{
	place *const here = *state;
	tvx_lineage *lineage;
	const tvx_step *step;

	store(here, "2022-01-01", NULL, first);
	store(here, "2022-01-02", "2022-01-01", second);
	store(here, "2022-01-03", "2022-01-02", third);
	must(here,
	     tvx_trace(&lineage, here->store, NULL, TVX_STR("Article 2"), &here->error));
	assert_int_equal(tvx_lineage_size(lineage), 3);
	step = tvx_lineage_step(lineage, 0);
	assert_null(step->before);
	assert_null(step->alignment);
	assert_int_equal(step->clause, 1);
	assert_int_equal(step->row_count, 0);
	step = tvx_lineage_step(lineage, 1);
	assert_int_equal(step->clause, 2);
	assert_int_equal(step->row_count, 1);
	assert_true(tvx_alignment_row(step->alignment, step->rows[0])->renumbered);
	assert_ptr_equal(tvx_alignment_before(step->alignment), step->before);
	assert_ptr_equal(tvx_changes_alignment(step->changes), step->alignment);
	step = tvx_lineage_step(lineage, 2);
	assert_int_equal(step->clause, 2);
	assert_ptr_equal(step->before, tvx_lineage_step(lineage, 1)->after);
	tvx_lineage_free(lineage);
}

static void
trace__a_new_clause_begins_where_it_was_inserted(void **state)
{
	place *const here = *state;
	tvx_lineage *lineage;
	const tvx_step *step;

	store(here, "2022-01-01", NULL, first);
	store(here, "2022-01-02", "2022-01-01", second);
	store(here, "2022-01-03", "2022-01-02", third);
	must(here,
	     tvx_trace(&lineage, here->store, "2022-01-03", TVX_STR("4"), &here->error));
	assert_int_equal(tvx_lineage_size(lineage), 1);
	step = tvx_lineage_step(lineage, 0);
	assert_non_null(step->before);
	assert_int_equal(step->row_count, 1);
	assert_int_equal(tvx_alignment_row(step->alignment, step->rows[0])->relation,
			 TVX_RELATION_INSERTED);
	tvx_lineage_free(lineage);
}

static void
trace__the_rows_are_those_of_the_whole_clause(void **state)
{
	static const clause one[] = {
		{ "Article 1", AID }, { "1.", BORDERS }, { "2.", COURTS }, { NULL, NULL }
	};
	static const clause other[] = {
		{ "Article 1", AID }, { "1.", COURTS }, { "2.", LANGUAGES }, { NULL, NULL }
	};
	place *const here = *state;
	tvx_lineage *lineage;
	const tvx_step *step;

	store(here, "2022-01-01", NULL, one);
	store(here, "2022-01-02", "2022-01-01", other);
	must(here, tvx_trace(&lineage, here->store, NULL, TVX_STR("art_1"), &here->error));
	assert_int_equal(tvx_lineage_size(lineage), 2);
	step = tvx_lineage_step(lineage, 1);
	/* The article, what was struck from it, what stayed, what is new. */
	assert_int_equal(step->row_count, 4);
	for (uint32_t i = 1; i < step->row_count; i++)
		assert_true(step->rows[i - 1] < step->rows[i]);
	tvx_lineage_free(lineage);
}

static void
trace__what_was_said_at_import_pairs_the_clauses(void **state)
{
	static const clause reworded[] = {
		{ "Article 1", AID },
		{ "Article 2", COURTS },
		{ "Article 3", "Reservations are not permitted." },
		{ NULL, NULL },
	};
	place *const here = *state;
	tvx_pins *const pins = tvx_pins_new();
	tvx_instrument *const after = make("2022-01-02", reworded);
	const tvx_save_options options = { .parent = "2022-01-01", .pins = pins };
	const tvx_step *step;
	tvx_lineage *lineage;
	char commit[41];

	store(here, "2022-01-01", NULL, first);
	must(here, tvx_pins_add(pins, TVX_STR("art_2=art_3"), false, &here->error));
	must(here, tvx_store_save(here->store, after, &options, commit, &here->error));
	must(here, tvx_trace(&lineage, here->store, NULL, TVX_STR("3"), &here->error));
	assert_int_equal(tvx_lineage_size(lineage), 2);
	step = tvx_lineage_step(lineage, 1);
	assert_int_equal(tvx_alignment_row(step->alignment,
					   tvx_alignment_row_of_after(step->alignment, 3))
				 ->reason,
			 TVX_REASON_PINNED);
	tvx_lineage_free(lineage);
	tvx_instrument_free(after);
	tvx_pins_free(pins);
}

static void
trace__a_clause_that_is_not_there_is_not_found(void **state)
{
	place *const here = *state;
	tvx_lineage *lineage;

	assert_int_equal(tvx_trace(&lineage, here->store, NULL, TVX_STR("1"), &here->error),
			 TVX_ENOTFOUND);
	assert_string_equal(here->error.text, "the store holds no draft yet");
	store(here, "2022-01-01", NULL, first);
	assert_int_equal(tvx_trace(&lineage, here->store, NULL, TVX_STR("9"), &here->error),
			 TVX_ENOTFOUND);
	assert_null(lineage);
	assert_string_equal(here->error.text,
			    "there is no clause '9' in the draft '2022-01-01'");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_begin, place_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(inherit__a_renumbered_clause_keeps_its_name),
		TEST(inherit__a_name_that_died_is_not_given_to_another),
		cmocka_unit_test(inherit__without_a_store_the_draft_before_decides),
		cmocka_unit_test(inherit__wids_that_were_given_are_passed_on),
		TEST(inherit__of_a_split_the_first_part_keeps_the_name),
		TEST(inherit__of_a_merge_the_first_name_stays),
		cmocka_unit_test(inherit__a_clause_without_words_keeps_its_name_too),
		TEST(inherit__repeated_drafts_never_change_a_name),
		TEST(trace__a_clause_is_followed_to_where_it_first_stood),
		TEST(trace__a_new_clause_begins_where_it_was_inserted),
		TEST(trace__the_rows_are_those_of_the_whole_clause),
		TEST(trace__what_was_said_at_import_pairs_the_clauses),
		TEST(trace__a_clause_that_is_not_there_is_not_found),
	};

	return cmocka_run_group_tests_name("history", tests, NULL, NULL) != 0;
}
