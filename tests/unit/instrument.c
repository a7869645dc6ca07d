/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "instrument/builder.h"
#include "instrument/made.h"
#include "instrument/notes.h"
#include "instrument/numbers.h"

#include <travaux/limits.h>
#include <travaux/pins.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/*
 * A draft in shorthand, one clause an item: depth, kind, num, heading, text.
 */
typedef struct item {
	uint32_t depth;
	tvx_clause_kind kind;
	const char *num, *heading, *text;
} item;

static tvx_instrument *
finish(builder *made)
{
	tvx_instrument *instrument = NULL;
	tvx_error error;

	assert_int_equal(builder_finish(&instrument, made, &error), TVX_OK);
	assert_non_null(instrument);
	return instrument;
}

static tvx_instrument *
draft_of(const item *items, size_t count)
{
	builder *const made = builder_new();

	for (size_t i = 0; i < count; i++) {
		while (builder_depth(made) >= items[i].depth)
			builder_close(made);
		builder_open(made, items[i].kind, str_of(items[i].num),
			     str_of(items[i].heading));
		builder_text(made, str_of(items[i].text));
	}
	return finish(made);
}

#define DRAFT(items) draft_of((items), sizeof(items) / sizeof *(items))

static void
assert_str(tvx_str is, const char *expected)
{
	if (!str_equal(is, str_of(expected)))
		fail_msg("\"%.*s\" is not \"%s\"", (int)is.len, is.ptr, expected);
}

static void
assert_eid(const tvx_instrument *made, uint32_t index, const char *eid)
{
	assert_str(tvx_instrument_clause(made, index)->eid, eid);
}

static void
assert_text(const tvx_instrument *made, uint32_t index, const char *text)
{
	assert_str(tvx_instrument_clause(made, index)->text, text);
}

static unsigned
notes_of_code(const tvx_instrument *made, uint16_t code)
{
	const tvx_note *notes;
	unsigned count = 0;

	for (uint32_t i = tvx_instrument_notes(made, &notes); i-- > 0;)
		count += notes[i].code == code;
	return count;
}

/* What the header of instrument.h promises of every instrument. */
static void
assert_sound(const tvx_instrument *made)
{
	const uint32_t size = tvx_instrument_size(made);
	const uint32_t *const words = tvx_instrument_words(made);
	const tvx_str text = tvx_instrument_text(made);
	uint32_t word = 0;

	assert_true(size >= 1);
	assert_int_equal(tvx_instrument_clause(made, 0)->end, size);
	for (uint32_t i = 0; i < size; i++) {
		const tvx_clause *const clause = tvx_instrument_clause(made, i);

		assert_true(clause->end > i && clause->end <= size);
		assert_int_equal(clause->words.begin, word);
		word = clause->words.end;
		if (clause->text.len) {
			assert_true(clause->words.end > clause->words.begin);
			assert_ptr_equal(clause->text.ptr,
					 text.ptr + words[clause->words.begin]);
			assert_ptr_equal(clause->text.ptr + clause->text.len,
					 text.ptr + words[clause->words.end]);
		}
		if (i == 0)
			continue;
		assert_true(clause->parent < i);
		assert_true(clause->end <=
			    tvx_instrument_clause(made, clause->parent)->end);
		assert_int_equal(clause->depth,
				 tvx_instrument_clause(made, clause->parent)->depth + 1);
		assert_int_equal(tvx_instrument_find(made, clause->eid), i);
	}
	assert_int_equal(words[word], text.len);
}

static const item treaty[] = {
	{ 1, TVX_CLAUSE_PREAMBLE, "", "PREAMBLE", "" },
	{ 2, TVX_CLAUSE_RECITAL, "", "", "Recalling the past," },
	{ 2, TVX_CLAUSE_RECITAL, "", "", "Wishing for peace," },
	{ 1, TVX_CLAUSE_CHAPTER, "CHAPTER TWO", "Help", "" },
	{ 2, TVX_CLAUSE_SECTION, "Section 1", "", "" },
	{ 3, TVX_CLAUSE_ARTICLE, "Article 5", "Assistance", "" },
	{ 4, TVX_CLAUSE_PARAGRAPH, "1.", "", "Each State shall:" },
	{ 5, TVX_CLAUSE_POINT, "(a)", "", "consult;" },
	{ 5, TVX_CLAUSE_POINT, "(b)", "", "act." },
	{ 4, TVX_CLAUSE_PARAGRAPH, "", "", "It is so." },
	{ 3, TVX_CLAUSE_ARTICLE, "Article 5 bis", "", "More." },
	{ 1, TVX_CLAUSE_ANNEX, "ANNEX", "Numbers", "" },
	{ 2, TVX_CLAUSE_PARAGRAPH, "", "", "Tanks 342" },
	{ 2, TVX_CLAUSE_ARTICLE, "Article 5", "", "In the annex." },
	{ 1, TVX_CLAUSE_SIGNATURES, "", "", "Done at Istanbul" },
};

static void
eids__follow_kind_and_number(void **state)
{
	static const char *const expected[] = {
		"",
		"preamble",
		"preamble__rec_1",
		"preamble__rec_2",
		"chp_2",
		"chp_2__section_1",
		"art_5",
		"art_5__para_1",
		"art_5__para_1__point_a",
		"art_5__para_1__point_b",
		"art_5__para_2",
		"art_5bis",
		"annex_1",
		"annex_1__para_1",
		"annex_1__art_5",
		"signatures",
	};
	tvx_instrument *const made = DRAFT(treaty);

	(void)state;
	assert_sound(made);
	for (uint32_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		assert_eid(made, i, expected[i]);
		assert_str(tvx_instrument_clause(made, i)->wid, expected[i]);
	}
	tvx_instrument_free(made);
}

static void
eids__a_number_that_recurs_names_its_container(void **state)
{
	static const item items[] = {
		{ 1, TVX_CLAUSE_CHAPTER, "Chapter 1", "", "" },
		{ 2, TVX_CLAUSE_ARTICLE, "Article 1", "", "a" },
		{ 1, TVX_CLAUSE_CHAPTER, "Chapter 2", "", "" },
		{ 2, TVX_CLAUSE_ARTICLE, "Article 1", "", "b" },
		{ 2, TVX_CLAUSE_ARTICLE, "Article 1", "", "c" },
		{ 2, TVX_CLAUSE_ARTICLE, "Article 1", "", "d" },
	};
	tvx_instrument *const made = DRAFT(items);
	char cited[64];

	(void)state;
	assert_eid(made, 2, "art_1");
	assert_eid(made, 4, "chp_2__art_1");
	assert_eid(made, 5, "chp_2__art_1-2");
	assert_eid(made, 6, "chp_2__art_1-3");
	tvx_instrument_cite(made, 4, cited, sizeof cited);
	assert_string_equal(cited, "Chapter 2, Article 1");
	assert_sound(made);
	tvx_instrument_free(made);
}

static void
eids__an_unnumbered_clause_leaves_a_printed_number_alone(void **state)
{
	static const item items[] = {
		{ 1, TVX_CLAUSE_ARTICLE, "Article 1", "", "" },
		{ 2, TVX_CLAUSE_PARAGRAPH, "", "", "first" },
		{ 2, TVX_CLAUSE_PARAGRAPH, "1.", "", "second" },
		{ 2, TVX_CLAUSE_PARAGRAPH, "", "", "third" },
	};
	tvx_instrument *const made = DRAFT(items);

	(void)state;
	assert_eid(made, 2, "art_1__para_1-2");
	assert_eid(made, 3, "art_1__para_1");
	assert_eid(made, 4, "art_1__para_3");
	tvx_instrument_free(made);
}

static void
eids__sections_of_a_code_are_articles_with_a_name_of_their_own(void **state)
{
	static const item items[] = {
		{ 1, TVX_CLAUSE_ARTICLE, "\u00a7 20101.", "Findings", "a" },
		{ 1, TVX_CLAUSE_ARTICLE, "Sec. 7", "", "b" },
		{ 1, TVX_CLAUSE_ARTICLE, "Статья 5", "", "c" },
		{ 1, TVX_CLAUSE_ARTICLE, "ARTICLE V", "", "d" },
	};
	tvx_instrument *const made = DRAFT(items);

	(void)state;
	assert_eid(made, 1, "sec_20101");
	assert_eid(made, 2, "sec_7");
	assert_eid(made, 3, "art_5");
	assert_eid(made, 4, "art_V");
	tvx_instrument_free(made);
}

static void
eids__given_ones_are_kept_and_made_unique(void **state)
{
	builder *const made = builder_new();
	tvx_instrument *instrument;
	uint32_t first, second;

	(void)state;
	builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 5"), TVX_STR(""));
	builder_close(made);
	first = builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 6"), TVX_STR(""));
	builder_set_eid(made, first, TVX_STR("art_5"));
	builder_set_wid(made, first, TVX_STR("art_4"));
	builder_close(made);
	second = builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 4"), TVX_STR(""));
	builder_set_wid(made, second, TVX_STR("art_4"));
	instrument = finish(made);
	assert_eid(instrument, 1, "art_5-2");
	assert_eid(instrument, 2, "art_5");
	assert_eid(instrument, 3, "art_4");
	assert_str(tvx_instrument_clause(instrument, 1)->wid, "art_5-2");
	assert_str(tvx_instrument_clause(instrument, 2)->wid, "art_4");
	assert_str(tvx_instrument_clause(instrument, 3)->wid, "art_4-2");
	assert_int_equal(notes_of_code(instrument, NOTE_REPEATED_EID), 1);
	tvx_instrument_free(instrument);
}

static void
eids__a_wid_made_here_takes_no_wid_that_was_given(void **state)
{
	builder *const made = builder_new();
	tvx_instrument *instrument;
	uint32_t moved;

	(void)state;
	builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 5"), TVX_STR(""));
	builder_close(made);
	moved = builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 6"), TVX_STR(""));
	builder_set_wid(made, moved, TVX_STR("art_5"));
	instrument = finish(made);
	assert_str(tvx_instrument_clause(instrument, 1)->wid, "art_5-2");
	assert_str(tvx_instrument_clause(instrument, 2)->wid, "art_5");
	/* An eId is the stronger name. */
	assert_int_equal(tvx_instrument_find(instrument, TVX_STR("art_5")), 1);
	assert_int_equal(tvx_instrument_find(instrument, TVX_STR("art_5-2")), 1);
	tvx_instrument_free(instrument);
}

static void
numbers__are_read_in_many_scripts(void **state)
{
	static const struct {
		tvx_clause_kind kind;
		const char *num, *number;
	} cases[] = {
		{ TVX_CLAUSE_ARTICLE, "Article 5 bis", "5bis" },
		{ TVX_CLAUSE_ARTICLE, "Article 5 BIS", "5bis" },
		{ TVX_CLAUSE_ARTICLE, "Article premier", "1" },
		{ TVX_CLAUSE_ARTICLE, "Article 1er", "1" },
		{ TVX_CLAUSE_ARTICLE, "ARTICLE V", "V" },
		{ TVX_CLAUSE_ARTICLE, "Article 5a", "5a" },
		{ TVX_CLAUSE_ARTICLE, "Article L123-4", "L123-4" },
		{ TVX_CLAUSE_ARTICLE, "Art\u00edculo 5.\u00ba", "5" },
		{ TVX_CLAUSE_ARTICLE, "第五条", "5" },
		{ TVX_CLAUSE_ARTICLE, "第一百二十条", "120" },
		{ TVX_CLAUSE_ARTICLE, "第十条", "10" },
		{ TVX_CLAUSE_ARTICLE, "第5条", "5" },
		{ TVX_CLAUSE_ARTICLE, "المادة ٥", "5" },
		{ TVX_CLAUSE_ARTICLE, "Статья 5.1", "5.1" },
		{ TVX_CLAUSE_ARTICLE, "ARTICLE ONE", "1" },
		{ TVX_CLAUSE_CHAPTER, "CHAPTER TWENTY", "20" },
		{ TVX_CLAUSE_PART, "ЧАСТЬ ПЕРВАЯ", "1" },
		{ TVX_CLAUSE_ANNEX, "Annex A", "A" },
		{ TVX_CLAUSE_ANNEX, "ANNEX", NULL },
		{ TVX_CLAUSE_PARAGRAPH, "1.2", "1.2" },
		{ TVX_CLAUSE_PARAGRAPH, "1.", "1" },
		{ TVX_CLAUSE_POINT, "(a)", "a" },
		{ TVX_CLAUSE_POINT, "(aa)", "aa" },
		{ TVX_CLAUSE_POINT, "iv)", "iv" },
		{ TVX_CLAUSE_POINT, "(a bis)", "abis" },
		{ TVX_CLAUSE_POINT, "\u0430)", "\u0430" },
		{ TVX_CLAUSE_POINT, "-", NULL },
		{ TVX_CLAUSE_POINT, "\u2022", NULL },
		{ TVX_CLAUSE_POINT, "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buffer out = { 0 };

		assert_int_equal(number_of(cases[i].kind, str_of(cases[i].num), &out),
				 cases[i].number != NULL);
		assert_str(buffer_str(&out), cases[i].number);
		buffer_release(&out);
	}
}

static void
numbers__roman_numerals_are_strict(void **state)
{
	(void)state;
	assert_int_equal(roman_value(TVX_STR("XIV")), 14);
	assert_int_equal(roman_value(TVX_STR("mcmxciv")), 1994);
	assert_int_equal(roman_value(TVX_STR("IIII")), 0);
	assert_int_equal(roman_value(TVX_STR("ic")), 0);
	assert_int_equal(roman_value(TVX_STR("a")), 0);
	assert_true(numbers_match(TVX_STR("V"), TVX_STR("5")));
	assert_true(numbers_match(TVX_STR("5BIS"), TVX_STR("5bis")));
	assert_false(numbers_match(TVX_STR("5"), TVX_STR("6")));
}

static void
find__reads_what_a_person_writes(void **state)
{
	static const struct {
		const char *name;
		uint32_t clause;
	} cases[] = {
		{ "5", 6 },
		{ "5(1)(a)", 8 },
		{ "5(1)(b)", 9 },
		{ "Article 5", 6 },
		{ "ARTICLE V", 6 },
		{ "art. 5 para. 1", 7 },
		{ "art 5 bis", 11 },
		{ "5bis", 11 },
		{ "Annex 1", 12 },
		{ "Annex", 12 },
		{ "Annex 1, article 5", 14 },
		{ "preamble", 1 },
		{ "preamble, recital 2", 3 },
		{ "chapter 2", 4 },
		{ "chapter 2 section 1", 5 },
		{ "signatures", 15 },
		{ "art_5__para_1", 7 },
		{ "Статья 5", 6 },
		{ "5.1", 7 },
		{ "Art.5.1.a", 8 },
		{ "5.9", TVX_NO_CLAUSE },
		{ "第五条", 6 },
		{ "第5条(1)", 7 },
		{ "第二章", 4 },
		{ "Article 5 – (1)", 7 },
		{ "Article 5 –", 6 },
		{ "99", TVX_NO_CLAUSE },
		{ "5(9)", TVX_NO_CLAUSE },
		{ "", TVX_NO_CLAUSE },
		{ "nonsense", TVX_NO_CLAUSE },
		{ "()()", TVX_NO_CLAUSE },
		{ "\xff", TVX_NO_CLAUSE },
	};
	tvx_instrument *const made = DRAFT(treaty);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (tvx_instrument_find(made, str_of(cases[i].name)) != cases[i].clause)
			fail_msg("%s", cases[i].name);
	tvx_instrument_free(made);
}

static void
find__a_number_is_a_point_where_no_article_has_it(void **state)
{
	(void)state;
	builder *const making = builder_new();
	tvx_instrument *made;

	builder_open(making, TVX_CLAUSE_POINT, TVX_STR("Point 5"), TVX_STR("Assistance"));
	builder_open(making, TVX_CLAUSE_PARAGRAPH, TVX_STR("1."), TVX_STR(""));
	builder_text(making, TVX_STR("Each Guarantor State shall help."));
	builder_open(making, TVX_CLAUSE_POINT, TVX_STR("(7)"), TVX_STR(""));
	builder_text(making, TVX_STR("at once"));
	builder_close(making);
	builder_close(making);
	builder_close(making);
	assert_int_equal(builder_finish(&made, making, NULL), TVX_OK);
	assert_int_equal(tvx_instrument_find(made, TVX_STR("5")), 1);
	assert_int_equal(tvx_instrument_find(made, TVX_STR("5(1)")), 2);
	/* A point deep in another clause is not "7". */
	assert_int_equal(tvx_instrument_find(made, TVX_STR("7")), TVX_NO_CLAUSE);
	tvx_instrument_free(made);
}

static void
find__a_decimal_is_the_paragraph_that_prints_it(void **state)
{
	(void)state;
	builder *const making = builder_new();
	tvx_instrument *made;

	builder_open(making, TVX_CLAUSE_ARTICLE, TVX_STR("Clause 2"), TVX_STR("Term"));
	builder_open(making, TVX_CLAUSE_PARAGRAPH, TVX_STR("2.1"), TVX_STR(""));
	builder_text(making, TVX_STR("It lasts for a year."));
	builder_close(making);
	builder_open(making, TVX_CLAUSE_PARAGRAPH, TVX_STR("2.2"), TVX_STR(""));
	builder_text(making, TVX_STR("It may be ended:"));
	builder_open(making, TVX_CLAUSE_POINT, TVX_STR("(a)"), TVX_STR(""));
	builder_text(making, TVX_STR("by notice."));
	builder_close(making);
	builder_close(making);
	builder_close(making);
	assert_int_equal(builder_finish(&made, making, NULL), TVX_OK);
	assert_int_equal(tvx_instrument_find(made, TVX_STR("Clause 2")), 1);
	assert_int_equal(tvx_instrument_find(made, TVX_STR("clause 2.2")), 3);
	assert_int_equal(tvx_instrument_find(made, TVX_STR("2.2(a)")), 4);
	assert_int_equal(tvx_instrument_find(made, TVX_STR("2.3")), TVX_NO_CLAUSE);
	tvx_instrument_free(made);
}

/* Some clauses of any kind and number, at any depth. */
static tvx_instrument *
chance_draft(uint32_t seed, uint32_t count)
{
	static const char *const nums[] = {
		"1.", "2.",    "(a)", "(A)", "(i)",       "V",
		"5",  "5 bis", "",    "§ 5", "Article 5", "05"
	};
	builder *const made = builder_new();

	for (uint32_t i = 0; i < count; i++) {
		seed = seed * 1664525u + 1013904223u;
		for (uint32_t up = seed >> 28; up > 10 && builder_depth(made) > 0; up--)
			builder_close(made);
		builder_open(made, (tvx_clause_kind)(1 + (seed >> 16) % 15),
			     str_of(nums[(seed >> 8) % (sizeof nums / sizeof *nums)]),
			     TVX_STR("x"));
	}
	return finish(made);
}

static uint32_t
walk_for(const tvx_instrument *made, uint32_t under, tvx_clause_kind kind, tvx_str number,
	 bool child)
{
	for (uint32_t i = under + 1; i < made->clauses[under].end; i++) {
		const tvx_clause *const clause = &made->clauses[i];
		size_t from = clause->eid.len;

		while (from > 0 && clause->eid.ptr[from - 1] != '_')
			from--;
		if (clause->kind == kind && (!child || clause->parent == under) &&
		    (number.len == 0 ||
		     (from > 0 &&
		      numbers_match(str_slice(clause->eid, from, clause->eid.len),
				    number))))
			return i;
	}
	return TVX_NO_CLAUSE;
}

static void
index__finds_what_a_walk_would_find(void **state)
{
	static const char *const numbers[] = { "",  "1", "2",    "a",    "i",  "I", "5",
					       "V", "v", "5bis", "5BIS", "05", "7" };
	uint32_t found = 0;

	(void)state;
	for (uint32_t seed = 1; seed <= 20; seed++) {
		tvx_instrument *const made = chance_draft(seed, 20 * seed);

		for (uint32_t under = 0; under < made->size; under += 1 + under / 4)
			for (uint32_t at = 0; at < 2 * 15 * 13; at++) {
				const tvx_clause_kind kind = (tvx_clause_kind)(1 + at / 26);
				const tvx_str number = str_of(numbers[at % 26 / 2]);
				const bool child = at % 2;
				const uint32_t walked =
					walk_for(made, under, kind, number, child);

				assert_int_equal(index_find(&made->index, made->clauses,
							    under, kind, number, child),
						 walked);
				found += walked != TVX_NO_CLAUSE;
			}
		tvx_instrument_free(made);
	}
	assert_true(found > 1000);
}

/* What a search costs is what its bucket holds, and not the size of the draft. */
static void
index__a_bucket_holds_few_clauses(void **state)
{
	enum { ARTICLES = 20000 };
	builder *const making = builder_new();
	tvx_instrument *made;
	uint32_t most = 0;

	(void)state;
	for (unsigned i = 1; i <= ARTICLES; i++) {
		char num[32];

		snprintf(num, sizeof num, "Article %u", i);
		builder_open(making, TVX_CLAUSE_ARTICLE, str_of(num), TVX_STR(""));
		builder_close(making);
	}
	made = finish(making);
	for (uint32_t i = 0; i <= made->index.mask; i++) {
		const uint32_t held = made->index.buckets[i + 1] - made->index.buckets[i];

		most = held > most ? held : most;
	}
	assert_in_range(most, 1, 16);
	tvx_instrument_free(made);
}

static void
cite__is_what_a_person_would_write_and_find_reads_it(void **state)
{
	static const char *const expected[] = {
		"title",
		"preamble",
		"preamble, recital 1",
		"preamble, recital 2",
		"Chapter TWO",
		"Chapter TWO, Section 1",
		"Article 5",
		"Article 5(1)",
		"Article 5(1)(a)",
		"Article 5(1)(b)",
		"Article 5(2)",
		"Article 5 bis",
		"Annex 1",
		"Annex 1, row 1",
		"Annex 1, Article 5",
		"signatures",
	};
	tvx_instrument *const made = DRAFT(treaty);
	char cited[64];

	(void)state;
	for (uint32_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		assert_int_equal(tvx_instrument_cite(made, i, cited, sizeof cited),
				 strlen(expected[i]));
		assert_string_equal(cited, expected[i]);
		if (i > 0)
			assert_int_equal(tvx_instrument_find(made, str_of(cited)), i);
	}
	tvx_instrument_free(made);
}

static void
cite__has_one_space_where_the_number_has_several(void **state)
{
	static const item items[] = { { 1, TVX_CLAUSE_ARTICLE, "RULE  \u00a0126", "",
					"x" } };
	tvx_instrument *const made = DRAFT(items);
	char cited[16];

	(void)state;
	tvx_instrument_cite(made, 1, cited, sizeof cited);
	assert_string_equal(cited, "Rule 126");
	tvx_instrument_free(made);
}

static void
cite__has_the_number_without_what_stands_behind_it(void **state)
{
	static const char *const nums[][2] = {
		{ "Article 2 –", "Article 2" }, { "Article 2 —", "Article 2" },
		{ "Article 2.-", "Article 2" }, { "ARTICLE 2:", "Article 2" },
		{ "第二条", "第二条" },         { "§2", "§2" },
		{ "Статья 2.", "Статья 2" },
	};
	char cited[64];

	(void)state;
	for (size_t i = 0; i < sizeof nums / sizeof *nums; i++) {
		builder *const making = builder_new();
		tvx_instrument *made;

		builder_open(making, TVX_CLAUSE_ARTICLE, str_of(nums[i][0]), TVX_STR(""));
		builder_text(making, TVX_STR("Each Party shall help."));
		builder_close(making);
		assert_int_equal(builder_finish(&made, making, NULL), TVX_OK);
		tvx_instrument_cite(made, 1, cited, sizeof cited);
		assert_string_equal(cited, nums[i][1]);
		assert_int_equal(tvx_instrument_find(made, str_of(cited)), 1);
		tvx_instrument_free(made);
	}
}

static void
cite__is_cut_at_a_character(void **state)
{
	static const item items[] = { { 1, TVX_CLAUSE_ARTICLE, "Статья 5", "", "x" } };
	tvx_instrument *const made = DRAFT(items);
	char cited[6];

	(void)state;
	assert_int_equal(tvx_instrument_cite(made, 1, cited, sizeof cited), 4);
	assert_string_equal(cited, "Ст");
	assert_int_equal(tvx_instrument_cite(made, 1, cited, 1), 0);
	assert_string_equal(cited, "");
	assert_int_equal(tvx_instrument_cite(made, 1, cited, 0), 0);
	tvx_instrument_free(made);
}

static void
builder__text_after_children_is_a_tail(void **state)
{
	builder *const made = builder_new();
	tvx_instrument *instrument;

	(void)state;
	builder_text(made, TVX_STR(" front\n  matter "));
	builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 1"), TVX_STR(""));
	assert_int_equal(builder_text(made, TVX_STR("chapeau:")), 1);
	assert_int_equal(builder_text(made, TVX_STR("second")), 1);
	builder_open(made, TVX_CLAUSE_POINT, TVX_STR("(a)"), TVX_STR(""));
	builder_text(made, TVX_STR("point;"));
	builder_close(made);
	assert_int_equal(builder_text(made, TVX_STR("tail")), 3);
	assert_int_equal(builder_text(made, TVX_STR("of it")), 3);
	builder_close(made);
	assert_int_equal(builder_text(made, TVX_STR("after")), 4);
	instrument = finish(made);
	assert_sound(instrument);
	assert_text(instrument, 0, "front matter");
	assert_text(instrument, 1, "chapeau:\nsecond");
	assert_text(instrument, 3, "tail\nof it");
	assert_eid(instrument, 3, "art_1__wrapup_1");
	assert_eid(instrument, 4, "wrapup_1");
	assert_int_equal(tvx_instrument_count_words(instrument), 9);
	tvx_instrument_free(instrument);
}

static void
builder__only_line_breaks_change_in_text(void **state)
{
	builder *const made = builder_new();
	tvx_instrument *instrument;

	(void)state;
	builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 1"), TVX_STR(""));
	builder_text(made, TVX_STR("\u00a0two  spaces \r\n\tstay\u00a0here\u2028so \n"));
	builder_text(made, TVX_STR(" \n "));
	builder_open(made, TVX_CLAUSE_PARAGRAPH, TVX_STR("1."), TVX_STR(""));
	builder_exact_text(made, TVX_STR("kept  as\nit is"));
	instrument = finish(made);
	assert_text(instrument, 1, "two  spaces stay\u00a0here so");
	assert_text(instrument, 2, "kept  as\nit is");
	tvx_instrument_free(instrument);
}

static void
brackets__match_over_clauses(void **state)
{
	static const item items[] = {
		{ 1, TVX_CLAUSE_ARTICLE, "Article 1", "", "a [RU: b [c] d" },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 2", "", "e ] f [UA/RU:g]" },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 3", "", "[no: x] [A: y] [ ЄС : z]" },
	};
	tvx_instrument *const made = DRAFT(items);
	const tvx_bracket *is;

	(void)state;
	assert_int_equal(tvx_instrument_brackets(made, &is), 6);
	assert_str(is[0].party, "RU");
	assert_int_equal(is[0].clause, 1);
	assert_int_equal(is[0].end_clause, 2);
	assert_int_equal(is[0].open, 2);
	assert_int_equal(is[0].close, 2);
	assert_int_equal(is[0].inner, 7);
	assert_int_equal(is[1].depth, 1);
	assert_str(is[1].party, "");
	assert_int_equal(is[1].inner, is[1].open + 1);
	assert_str(is[2].party, "UA/RU");
	assert_str(is[3].party, "");
	assert_str(is[4].party, "");
	assert_str(is[5].party, "");
	tvx_instrument_free(made);
}

static void
brackets__lone_ones_are_notes_and_give_no_depth(void **state)
{
	static const item items[] = {
		{ 1, TVX_CLAUSE_ARTICLE, "Article 1", "", "] a [ b" },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 2", "", "c [d [e]]" },
	};
	tvx_instrument *const made = DRAFT(items);
	const tvx_bracket *is;

	(void)state;
	assert_int_equal(tvx_instrument_brackets(made, &is), 2);
	assert_int_equal(is[0].depth, 0);
	assert_int_equal(is[1].depth, 1);
	assert_int_equal(notes_of_code(made, NOTE_LONE_OPEN_BRACKET), 1);
	assert_int_equal(notes_of_code(made, NOTE_LONE_CLOSE_BRACKET), 1);
	tvx_instrument_free(made);
}

static tvx_instrument *
project(const tvx_instrument *made, const char *party)
{
	tvx_instrument *projected = NULL;
	tvx_error error;

	assert_int_equal(tvx_project(&projected, made, str_of(party), &error), TVX_OK);
	assert_sound(projected);
	return projected;
}

/* One text, as each of two parties would have it. */
static void
assert_projects(const char *text, const char *as_ru, const char *as_ua)
{
	const item items[] = {
		{ 1, TVX_CLAUSE_ARTICLE, "Article 1", "", text },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 2", "", "[RU: both][UA: have one]" },
	};
	tvx_instrument *const made = DRAFT(items);
	tvx_instrument *const ru = project(made, "RU"), *const ua = project(made, "UA");

	assert_text(ru, 1, as_ru);
	assert_text(ua, 1, as_ua);
	tvx_instrument_free(ru);
	tvx_instrument_free(ua);
	tvx_instrument_free(made);
}

static void
project__takes_one_party_and_refuses_the_others(void **state)
{
	(void)state;
	assert_projects("America[RU: , Belarus][UA: , Turkey] and", "America, Belarus and",
			"America, Turkey and");
	assert_projects("shall [RU: not ] act", "shall not act", "shall act");
	assert_projects("shall [RU: not] act", "shall not act", "shall act");
	assert_projects("act [RU: now].", "act now.", "act.");
	assert_projects("[RU: If asked,] it acts", "If asked, it acts", "it acts");
	assert_projects("it acts [RU: at once]", "it acts at once", "it acts");
	assert_projects("a [UA/RU: both] b", "a both b", "a both b");
	assert_projects("a [open] b [RU: c]", "a [open] b c", "a [open] b");
	assert_projects("a [RU: b [UA: c] d] e", "a b d e", "a e");
	assert_projects("a [x [RU: b] y] c", "a [x b y] c", "a [x y] c");
	assert_projects("two  spaces [RU: x]  stay", "two  spaces x  stay",
			"two  spaces  stay");
	assert_projects("lone ] [RU: x", "lone ] [RU: x", "lone ] [RU: x");
}

static void
project__clauses_emptied_by_it_are_gone(void **state)
{
	static const item items[] = {
		{ 1, TVX_CLAUSE_ARTICLE, "Article 1", "Kept", "" },
		{ 2, TVX_CLAUSE_PARAGRAPH, "1.", "", "[RU: x];" },
		{ 2, TVX_CLAUSE_PARAGRAPH, "2.", "", "stays" },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 2", "Gone", "" },
		{ 2, TVX_CLAUSE_PARAGRAPH, "1.", "", "[RU: y" },
		{ 2, TVX_CLAUSE_PARAGRAPH, "2.", "", "z]" },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 3", "Deleted", "" },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 4", "", "[UA: w]" },
	};
	tvx_instrument *const made = DRAFT(items);
	tvx_instrument *const ua = project(made, "UA");

	(void)state;
	assert_int_equal(tvx_instrument_size(ua), 5);
	assert_eid(ua, 1, "art_1");
	assert_eid(ua, 2, "art_1__para_2");
	assert_eid(ua, 3, "art_3");
	assert_eid(ua, 4, "art_4");
	assert_text(ua, 4, "w");
	assert_str(tvx_instrument_draft(ua)->party, "UA");
	tvx_instrument_free(ua);
	tvx_instrument_free(made);
}

static void
project__names_of_clauses_stay(void **state)
{
	builder *const made = builder_new();
	tvx_instrument *instrument, *projected;
	uint32_t clause;

	(void)state;
	builder_set_draft(made, &(tvx_draft){ .name = TVX_STR("2022-04-15") });
	builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 1"), TVX_STR(""));
	builder_text(made, TVX_STR("[UA: x]"));
	builder_close(made);
	clause = builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR(""), TVX_STR(""));
	builder_set_wid(made, clause, TVX_STR("art_9"));
	builder_set_source(made, clause, (tvx_range){ 3, 9 });
	builder_text(made, TVX_STR("[RU: x]"));
	instrument = finish(made);
	projected = project(instrument, "RU");
	assert_int_equal(tvx_instrument_size(projected), 2);
	assert_eid(projected, 1, "hcontainer_2");
	assert_str(tvx_instrument_clause(projected, 1)->wid, "art_9");
	assert_int_equal(tvx_instrument_clause(projected, 1)->source.end, 9);
	assert_str(tvx_instrument_draft(projected)->name, "2022-04-15@RU");
	tvx_instrument_free(projected);
	tvx_instrument_free(instrument);
}

static void
project__without_a_proposal_says_so(void **state)
{
	tvx_instrument *const made = DRAFT(treaty);
	tvx_instrument *projected = made;
	tvx_error error;

	(void)state;
	assert_int_equal(tvx_project(&projected, made, TVX_STR("RU"), &error),
			 TVX_ENOTFOUND);
	assert_null(projected);
	assert_non_null(strstr(error.text, "RU"));
	assert_int_equal(tvx_project(&projected, made, TVX_STR(""), NULL), TVX_ENOTFOUND);
	tvx_instrument_free(made);
}

/* A million clauses have a million names, and most of the memory is such things. */
static void
names__of_a_number_that_is_known_take_forty_bytes_each(void **state)
{
	const uint32_t count = 100000;
	arena pool = { 0 };
	names table = { 0 };

	(void)state;
	names_reserve(&table, count);
	for (uint32_t i = 0; i < count; i++)
		names_add(&table, arena_format(&pool, "art_%u", (unsigned)i), i);
	assert_true(table.entry_room * sizeof *table.entries +
			    table.room * sizeof *table.slots <=
		    (size_t)40 * count);
	for (uint32_t i = 0; i < count; i++) {
		char name[32];
		const int length = snprintf(name, sizeof name, "art_%u", (unsigned)i);
		const name_entry *const found =
			names_find(&table, (tvx_str){ name, (size_t)length });

		assert_non_null(found);
		assert_int_equal(found->clause, i);
	}
	assert_null(names_find(&table, TVX_STR("art_100000")));
	names_release(&table);
	arena_release(&pool);
}

static void
arena__strings_stand_without_a_gap_and_objects_where_they_may(void **state)
{
	arena pool = { 0 };
	const tvx_str one = arena_str(&pool, TVX_STR("art_1"));
	const tvx_str next = arena_str(&pool, TVX_STR("art_2"));
	const uint64_t *const number = ARENA_NEW(&pool, uint64_t, 1);

	(void)state;
	assert_ptr_equal(next.ptr, one.ptr + one.len + 1);
	assert_int_equal((uintptr_t)number % sizeof *number, 0);
	assert_int_equal(*number, 0);
	arena_release(&pool);
}

static void
notes__have_meanings_and_distinct_codes(void **state)
{
	static const uint16_t codes[] = {
#define NOTE_CODE(id, code, meaning) code,
		INSTRUMENT_NOTES(NOTE_CODE)
#undef NOTE_CODE
	};

	(void)state;
	assert_int_equal(note_meaning(9999).len, 0);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		assert_true(note_meaning(codes[i]).len > 0);
		for (size_t j = 0; j < i; j++)
			assert_true(codes[i] != codes[j]);
	}
}

static void
kinds__have_names_and_prefixes(void **state)
{
	(void)state;
	assert_str(tvx_clause_kind_name(TVX_CLAUSE_ARTICLE), "article");
	assert_str(tvx_clause_kind_prefix(TVX_CLAUSE_ARTICLE), "art");
	assert_str(tvx_clause_kind_prefix(TVX_CLAUSE_TAIL), "wrapup");
	for (int kind = 0; kind < TVX_CLAUSE_KIND_COUNT; kind++)
		assert_true(tvx_clause_kind_name((tvx_clause_kind)kind).len > 0);
}

static void
hostile__a_million_clauses_are_read(void **state)
{
	builder *const made = builder_new();
	tvx_instrument *instrument;

	(void)state;
	builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 1"), TVX_STR(""));
	for (int i = 0; i < 1000000; i++) {
		builder_open(made, TVX_CLAUSE_PARAGRAPH, str_of(i % 2 ? "1." : ""),
			     TVX_STR(""));
		builder_text(made, TVX_STR("same [words"));
		builder_close(made);
	}
	instrument = finish(made);
	assert_int_equal(tvx_instrument_size(instrument), 1000002);
	assert_sound(instrument);
	assert_int_equal(notes_of_code(instrument, NOTE_LONE_OPEN_BRACKET), 1000000);
	tvx_instrument_free(instrument);
}

static void
hostile__nesting_without_end_is_set_side_by_side(void **state)
{
	builder *const made = builder_new();
	tvx_instrument *instrument;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		builder_open(made, TVX_CLAUSE_POINT, TVX_STR("(a)"), TVX_STR(""));
		builder_text(made, TVX_STR("deeper"));
	}
	assert_int_equal(builder_depth(made), 100000);
	for (int i = 0; i < 99999; i++)
		builder_close(made);
	assert_int_equal(builder_depth(made), 1);
	builder_text(made, TVX_STR("tail"));
	instrument = finish(made);
	assert_int_equal(tvx_instrument_size(instrument), 100002);
	assert_sound(instrument);
	assert_int_equal(tvx_instrument_clause(instrument, 5000)->depth, TVX_LIMIT_DEPTH);
	assert_int_equal(tvx_instrument_clause(instrument, 100001)->depth, 2);
	assert_text(instrument, 100001, "tail");
	assert_int_equal(notes_of_code(instrument, NOTE_DEPTH_CUT), 1);
	for (uint32_t i = 1; i < 100002; i++)
		assert_true(tvx_instrument_clause(instrument, i)->eid.len <= 210);
	tvx_instrument_free(instrument);
}

static void
hostile__too_many_clauses_are_refused(void **state)
{
	builder *const made = builder_new();
	tvx_instrument *instrument = NULL;
	tvx_error error;

	(void)state;
	for (uint32_t i = 0; i <= TVX_LIMIT_CLAUSES; i++) {
		builder_open(made, TVX_CLAUSE_POINT, TVX_STR(""), TVX_STR(""));
		builder_close(made);
	}
	assert_int_equal(builder_depth(made), 0);
	assert_int_equal(builder_finish(&instrument, made, &error), TVX_ELIMIT);
	assert_null(instrument);
	assert_non_null(strstr(error.text, "clauses"));
}

static void
hostile__a_long_number_gives_a_short_eid(void **state)
{
	builder *const made = builder_new();
	char digits[5000];
	tvx_instrument *instrument;

	(void)state;
	memset(digits, '7', sizeof digits);
	builder_open(made, TVX_CLAUSE_ARTICLE, (tvx_str){ digits, sizeof digits },
		     TVX_STR(""));
	for (int i = 0; i < 40; i++)
		builder_open(made, TVX_CLAUSE_POINT, TVX_STR("(viii)"), TVX_STR(""));
	instrument = finish(made);
	assert_eid(instrument, 1, "art_1");
	assert_int_equal(notes_of_code(instrument, NOTE_LONG_EID), 2);
	assert_sound(instrument);
	tvx_instrument_free(instrument);
}

static void
hostile__a_huge_paragraph_is_one_clause(void **state)
{
	const size_t size = (size_t)100 << 20;
	char *const text = alloc_array(size, 1);
	builder *const made = builder_new();
	tvx_instrument *instrument;

	(void)state;
	for (size_t i = 0; i < size; i++)
		text[i] = "word [] \n"[i % 9];
	builder_text(made, (tvx_str){ text, size });
	free(text);
	instrument = finish(made);
	assert_sound(instrument);
	tvx_instrument_free(instrument);
}

static void
assert_pin(const tvx_pins *pins, uint32_t index, const char *before, const char *after,
	   bool apart)
{
	uint32_t count;
	const tvx_pin *const list = tvx_pins_list(pins, &count);

	assert_true(index < count);
	assert_str(list[index].before, before);
	assert_str(list[index].after, after);
	assert_int_equal(list[index].apart, apart);
}

static uint32_t
count_pins(const tvx_pins *pins)
{
	uint32_t count;

	tvx_pins_list(pins, &count);
	return count;
}

static void
pins__a_file_has_one_a_line_and_remarks(void **state)
{
	(void)state;
	tvx_pins *const pins = tvx_pins_new();
	const tvx_str file =
		TVX_STR("# said on Monday\r\n\r\n Point 7=8 \r\n!art_3=art_4\n5=6=7");

	assert_int_equal(tvx_pins_read(pins, file, "file", NULL), TVX_OK);
	assert_int_equal(count_pins(pins), 3);
	assert_pin(pins, 0, "Point 7", "8", false);
	assert_pin(pins, 1, "art_3", "art_4", true);
	assert_pin(pins, 2, "5", "6=7", false);
	tvx_pins_free(pins);
}

static void
pins__a_line_that_is_none_is_named_with_its_place(void **state)
{
	(void)state;
	static const char *const bad[] = { "5", "=5", "5=", "!", "!=" };

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		tvx_pins *const pins = tvx_pins_new();
		tvx_error error;
		char file[32];

		snprintf(file, sizeof file, "1=2\n%s\n", bad[i]);
		assert_int_equal(tvx_pins_read(pins, str_of(file), "my.pins", &error),
				 TVX_EINPUT);
		assert_string_equal(error.source, "my.pins");
		assert_int_equal(error.line, 2);
		tvx_pins_free(pins);
	}
}

static void
pins__more_than_the_limit_are_refused(void **state)
{
	(void)state;
	tvx_pins *const pins = tvx_pins_new();

	for (int i = 0; i < TVX_LIMIT_PINS; i++)
		assert_int_equal(tvx_pins_add(pins, TVX_STR("1=2"), false, NULL), TVX_OK);
	assert_int_equal(tvx_pins_add(pins, TVX_STR("1=2"), false, NULL), TVX_ELIMIT);
	tvx_pins_free(pins);
}

static void
pins__what_is_said_now_stands_above_what_was_said(void **state)
{
	(void)state;
	const item items[] = {
		{ 1, TVX_CLAUSE_ARTICLE, "Article 1", "", "One." },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 2", "", "Two." },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 3", "", "Three." },
		{ 1, TVX_CLAUSE_ARTICLE, "Article 4", "", "Four." },
	};
	tvx_instrument *const made = DRAFT(items);
	tvx_pins *const now = tvx_pins_new(), *const then = tvx_pins_new();

	assert_int_equal(tvx_pins_read(now, TVX_STR("1=2"), "", NULL), TVX_OK);
	assert_int_equal(tvx_pins_read(then,
				       TVX_STR("art_1=art_3\nart_3=art_2\n"
					       "Article 4=3\nart_2=art_9"),
				       "", NULL),
			 TVX_OK);
	assert_int_equal(tvx_pins_recall(now, then, made, made), 1);
	assert_int_equal(count_pins(now), 2);
	assert_pin(now, 0, "1", "2", false);
	assert_pin(now, 1, "art_4", "art_3", false);
	tvx_pins_free(now);
	tvx_pins_free(then);
	tvx_instrument_free(made);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(eids__follow_kind_and_number),
		cmocka_unit_test(eids__a_number_that_recurs_names_its_container),
		cmocka_unit_test(eids__an_unnumbered_clause_leaves_a_printed_number_alone),
		cmocka_unit_test(
			eids__sections_of_a_code_are_articles_with_a_name_of_their_own),
		cmocka_unit_test(eids__given_ones_are_kept_and_made_unique),
		cmocka_unit_test(eids__a_wid_made_here_takes_no_wid_that_was_given),
		cmocka_unit_test(numbers__are_read_in_many_scripts),
		cmocka_unit_test(numbers__roman_numerals_are_strict),
		cmocka_unit_test(find__reads_what_a_person_writes),
		cmocka_unit_test(find__a_decimal_is_the_paragraph_that_prints_it),
		cmocka_unit_test(find__a_number_is_a_point_where_no_article_has_it),
		cmocka_unit_test(index__finds_what_a_walk_would_find),
		cmocka_unit_test(index__a_bucket_holds_few_clauses),
		cmocka_unit_test(pins__a_file_has_one_a_line_and_remarks),
		cmocka_unit_test(pins__a_line_that_is_none_is_named_with_its_place),
		cmocka_unit_test(pins__more_than_the_limit_are_refused),
		cmocka_unit_test(pins__what_is_said_now_stands_above_what_was_said),
		cmocka_unit_test(cite__is_what_a_person_would_write_and_find_reads_it),
		cmocka_unit_test(cite__has_one_space_where_the_number_has_several),
		cmocka_unit_test(cite__has_the_number_without_what_stands_behind_it),
		cmocka_unit_test(cite__is_cut_at_a_character),
		cmocka_unit_test(builder__text_after_children_is_a_tail),
		cmocka_unit_test(builder__only_line_breaks_change_in_text),
		cmocka_unit_test(brackets__match_over_clauses),
		cmocka_unit_test(brackets__lone_ones_are_notes_and_give_no_depth),
		cmocka_unit_test(project__takes_one_party_and_refuses_the_others),
		cmocka_unit_test(project__clauses_emptied_by_it_are_gone),
		cmocka_unit_test(project__names_of_clauses_stay),
		cmocka_unit_test(project__without_a_proposal_says_so),
		cmocka_unit_test(names__of_a_number_that_is_known_take_forty_bytes_each),
		cmocka_unit_test(
			arena__strings_stand_without_a_gap_and_objects_where_they_may),
		cmocka_unit_test(notes__have_meanings_and_distinct_codes),
		cmocka_unit_test(kinds__have_names_and_prefixes),
		cmocka_unit_test(hostile__a_million_clauses_are_read),
		cmocka_unit_test(hostile__nesting_without_end_is_set_side_by_side),
		cmocka_unit_test(hostile__too_many_clauses_are_refused),
		cmocka_unit_test(hostile__a_long_number_gives_a_short_eid),
		cmocka_unit_test(hostile__a_huge_paragraph_is_one_clause),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
