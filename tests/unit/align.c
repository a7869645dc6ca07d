/* SPDX-License-Identifier: MIT */
#include "align/assign.h"
#include "align/lexicon.h"
#include "base/alloc.h"
#include "base/str.h"
#include "instrument/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/*
 * A draft of the tests, one clause a line: its kind, its number, then after '|'
 * what it says (of an article and a chapter, its heading).
 *
 *	A Article 1|Use of terms
 *	P 1.|The words mean what they mean.
 *	p (a)|a point below it
 *	T|the own words of what is open
 *	X Annex|, and N (1)|a note at the foot of the document
 */
static const struct kind {
	char letter;
	tvx_clause_kind kind;
	uint32_t level;
} kinds[] = {
	{ 'C', TVX_CLAUSE_CHAPTER, 1 },   { 'X', TVX_CLAUSE_ANNEX, 1 },
	{ 'N', TVX_CLAUSE_PARAGRAPH, 1 }, { 'A', TVX_CLAUSE_ARTICLE, 2 },
	{ 'P', TVX_CLAUSE_PARAGRAPH, 3 }, { 'p', TVX_CLAUSE_POINT, 4 },
};

static const struct kind *
kind_of(char letter)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].letter == letter)
			return &kinds[i];
	fail_msg("no kind '%c'", letter);
	return NULL;
}

static void
add_line(builder *made, uint32_t *levels, tvx_str line)
{
	const size_t bar = str_find(line, TVX_STR("|"), 0);

	if (line.ptr[0] == 'T') {
		builder_text(made, str_slice(line, bar + 1, line.len));
		return;
	}
	const struct kind *const kind = kind_of(line.ptr[0]);
	const tvx_str num = str_slice(line, 2, bar);
	const tvx_str words = str_slice(line, bar + 1, line.len);
	const bool headed = kind->level <= 2 && kind->kind != TVX_CLAUSE_PARAGRAPH;

	while (builder_depth(made) && levels[builder_depth(made)] >= kind->level)
		builder_close(made);
	builder_open(made, kind->kind, num, headed ? words : TVX_STR(""));
	levels[builder_depth(made)] = kind->level;
	if (!headed)
		builder_text(made, words);
}

static tvx_instrument *
draft(const char *text)
{
	const tvx_str all = str_of(text);
	builder *const made = builder_new();
	uint32_t levels[8] = { 0 };
	tvx_instrument *out;

	for (size_t at = 0; at < all.len;) {
		size_t end = str_find(all, TVX_STR("\n"), at);

		end = end == SIZE_MAX ? all.len : end;
		add_line(made, levels, str_slice(all, at, end));
		at = end + 1;
	}
	while (builder_depth(made))
		builder_close(made);
	assert_int_equal(builder_finish(&out, made, NULL), TVX_OK);
	return out;
}

/* A comparison of two drafts, alive until released. */
typedef struct pair {
	tvx_instrument *before, *after;
	tvx_alignment *rows;
} pair;

static pair
align_pinned(const char *before, const char *after, const tvx_pin *pins, uint32_t count)
{
	const tvx_align_options options = { .pins = pins, .pin_count = count };
	pair made = { draft(before), draft(after), NULL };

	assert_int_equal(tvx_align(&made.rows, made.before, made.after, &options, NULL),
			 TVX_OK);
	return made;
}

static pair
align(const char *before, const char *after)
{
	return align_pinned(before, after, NULL, 0);
}

static void
release(pair *made)
{
	tvx_alignment_free(made->rows);
	tvx_instrument_free(made->before);
	tvx_instrument_free(made->after);
}

static const tvx_row *
row_of_before(const pair *made, const char *name)
{
	const uint32_t clause = tvx_instrument_find(made->before, str_of(name));

	assert_int_not_equal(clause, TVX_NO_CLAUSE);
	return tvx_alignment_row(made->rows,
				 tvx_alignment_row_of_before(made->rows, clause));
}

static const tvx_row *
row_of_after(const pair *made, const char *name)
{
	const uint32_t clause = tvx_instrument_find(made->after, str_of(name));

	assert_int_not_equal(clause, TVX_NO_CLAUSE);
	return tvx_alignment_row(made->rows,
				 tvx_alignment_row_of_after(made->rows, clause));
}

static void
assert_paired(const pair *made, const char *before, const char *after)
{
	const tvx_row *const row = row_of_before(made, before);

	assert_ptr_equal(row, row_of_after(made, after));
	assert_int_equal(row->before_count, 1);
	assert_int_equal(row->after_count, 1);
}

static uint32_t
count_rows(const pair *made, bool (*is)(const tvx_row *))
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < tvx_alignment_size(made->rows); i++)
		count += is(tvx_alignment_row(made->rows, i));
	return count;
}

static bool
is_moved(const tvx_row *row)
{
	return row->moved;
}

static bool
is_renumbered(const tvx_row *row)
{
	return row->renumbered;
}

static bool
is_lone(const tvx_row *row)
{
	return row->before_count == 0 || row->after_count == 0;
}

static bool
is_edited(const tvx_row *row)
{
	return row->relation == TVX_RELATION_EDITED;
}

/* Every clause that is a row is in one row, and the rows say so both ways. */
static void
assert_total(const tvx_alignment *rows, const tvx_instrument *instrument, bool after)
{
	uint32_t *const seen = NEW_ARRAY(uint32_t, tvx_instrument_size(instrument));

	for (uint32_t i = 0; i < tvx_alignment_size(rows); i++) {
		const tvx_row *const row = tvx_alignment_row(rows, i);
		const uint32_t *const clauses = after ? row->after : row->before;

		for (uint32_t k = 0; k < (after ? row->after_count : row->before_count);
		     k++) {
			const uint32_t said =
				after ? tvx_alignment_row_of_after(rows, clauses[k])
				      : tvx_alignment_row_of_before(rows, clauses[k]);

			assert_int_equal(said, i);
			seen[clauses[k]]++;
		}
	}
	for (uint32_t c = 0; c < tvx_instrument_size(instrument); c++)
		assert_int_equal(
			seen[c],
			tvx_clause_is_row(tvx_instrument_clause(instrument, c)) ? 1 : 0);
	free(seen);
}

static void
assert_whole(const pair *made)
{
	assert_total(made->rows, made->before, false);
	assert_total(made->rows, made->after, true);
}

/* Words by number, so that texts are long, different and the same each time. */
static const char *const stock[] = {
	"shall",       "party",       "vessel",      "measure",    "conserve",   "marine",
	"authority",   "report",      "impact",      "assess",     "notify",     "council",
	"share",       "benefit",     "resource",    "genetic",    "seabed",     "current",
	"threshold",   "proposal",    "scientific",  "technical",  "body",       "review",
	"publish",     "monitor",     "area",        "management", "tool",       "consult",
	"stakeholder", "capacity",    "transfer",    "technology", "fund",       "dispute",
	"settlement",  "provisional", "application", "signature",  "depositary", "annex",
};

static void
put_text(buffer *out, uint32_t seed, uint32_t words)
{
	uint32_t state = seed * 2654435761U + 1;

	for (uint32_t i = 0; i < words; i++) {
		state = state * 1664525U + 1013904223U;
		buffer_printf(out, "%s%s", i ? " " : "",
			      stock[(state >> 16) % (sizeof stock / sizeof *stock)]);
		if (i % 7 == 3)
			buffer_printf(out, " matter%u", (state >> 8) % 500);
	}
	buffer_puts(out, ".");
}

/* Articles whose texts are told by 'seeds', numbered as they come. */
static void
put_articles(buffer *out, const uint32_t *seeds, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		buffer_printf(out, "%sA Article %u|", i ? "\n" : "", i + 1);
		put_text(out, seeds[i] + 100000, 2);
		for (uint32_t p = 1; p <= 3; p++) {
			buffer_printf(out, "\nP %u.|", p);
			put_text(out, seeds[i] * 10 + p, 25);
		}
	}
}

static pair
align_orders(const uint32_t *before, uint32_t before_count, const uint32_t *after,
	     uint32_t after_count)
{
	buffer one = { 0 }, other = { 0 };
	pair made;

	put_articles(&one, before, before_count);
	put_articles(&other, after, after_count);
	buffer_put_byte(&one, '\0');
	buffer_put_byte(&other, '\0');
	made = align(one.ptr, other.ptr);
	buffer_release(&one);
	buffer_release(&other);
	return made;
}

static void
align__a_new_article_renumbers_those_behind_it_and_moves_none(void **state)
{
	uint32_t before[76], after[77];
	pair made;

	(void)state;
	for (uint32_t i = 0; i < 76; i++)
		before[i] = i;
	for (uint32_t i = 0; i < 77; i++)
		after[i] = i < 4 ? i : i == 4 ? 999 : i - 1;
	made = align_orders(before, 76, after, 77);
	assert_int_equal(count_rows(&made, is_moved), 0);
	assert_int_equal(count_rows(&made, is_renumbered), 72);
	assert_int_equal(count_rows(&made, is_lone), 4);
	assert_int_equal(row_of_after(&made, "art_5")->relation, TVX_RELATION_INSERTED);
	assert_paired(&made, "art_5", "art_6");
	assert_whole(&made);
	release(&made);
}

static void
align__an_article_taken_elsewhere_is_the_one_that_moved(void **state)
{
	uint32_t before[76], after[76];
	pair made;

	(void)state;
	for (uint32_t i = 0; i < 76; i++)
		before[i] = i;
	for (uint32_t i = 0; i < 76; i++)
		after[i] = i < 19 ? i : i < 39 ? i + 1 : i == 39 ? 19 : i;
	made = align_orders(before, 76, after, 76);
	assert_int_equal(count_rows(&made, is_moved), 1);
	assert_true(row_of_before(&made, "art_20")->moved);
	assert_paired(&made, "art_20", "art_40");
	assert_whole(&made);
	release(&made);
}

#define FIRST                                                                              \
	"Each Party shall ensure that its competent authorities notify the secretariat "   \
	"of every planned activity in the area without delay."
#define SECOND                                                                             \
	"The secretariat shall publish the notification and invite comments from all "     \
	"stakeholders for at least ninety days before approval."
#define THIRD                                                                              \
	"Disputes concerning fisheries quotas are settled by arbitration under the rules " \
	"annexed hereto unless the coastal States agree otherwise."

static void
align__one_paragraph_that_became_two_is_a_split(void **state)
{
	pair made =
		align("A Article 1|Notice\nP 1.|" FIRST " " SECOND "\nP 2.|" THIRD,
		      "A Article 1|Notice\nP 1.|" FIRST "\nP 2.|" SECOND "\nP 3.|" THIRD);
	const tvx_row *const row = row_of_before(&made, "art_1__para_1");

	(void)state;
	assert_int_equal(row->relation, TVX_RELATION_SPLIT);
	assert_int_equal(row->reason, TVX_REASON_SPLIT);
	assert_int_equal(row->after_count, 2);
	assert_ptr_equal(row, row_of_after(&made, "art_1__para_2"));
	assert_paired(&made, "art_1__para_2", "art_1__para_3");
	assert_int_equal(count_rows(&made, is_moved), 0);
	assert_whole(&made);
	release(&made);
}

static void
align__an_article_whose_words_became_its_first_paragraph_is_one_with_it(void **state)
{
	pair made =
		align("A Article 1|Notice\nT|" FIRST "\nA Article 2|End\nP 1.|" THIRD,
		      "A Article 1|Notice\nP 1.|" FIRST " It shall do so in writing, in "
		      "one of the languages of this treaty, and shall say who is to act."
		      "\nP 2.|" SECOND "\nA Article 2|End\nP 1.|" THIRD);
	const tvx_row *row = row_of_before(&made, "art_1");

	(void)state;
	assert_int_equal(row->relation, TVX_RELATION_SPLIT);
	assert_ptr_equal(row, row_of_after(&made, "art_1"));
	assert_ptr_equal(row, row_of_after(&made, "art_1__para_1"));
	assert_int_equal(row_of_after(&made, "art_1__para_2")->relation,
			 TVX_RELATION_INSERTED);
	assert_whole(&made);
	release(&made);
	made = align("A Article 1|Notice\nP 1.|" FIRST "\nP 2.|" SECOND,
		     "A Article 1|Notice\nT|" FIRST);
	row = row_of_after(&made, "art_1");
	assert_int_equal(row->relation, TVX_RELATION_MERGED);
	assert_ptr_equal(row, row_of_before(&made, "art_1__para_1"));
	assert_whole(&made);
	release(&made);
	/* Nor is one without a heading its first paragraph, though that says the same. */
	made = align("A Article 1|\nT|" FIRST "\nA Article 2|\nP 1.|" THIRD,
		     "A Article 1|\nP 1.|" FIRST "\nP 2.|" SECOND
		     "\nA Article 2|\nP 1.|" THIRD);
	row = row_of_before(&made, "art_1");
	assert_ptr_equal(row, row_of_after(&made, "art_1"));
	assert_ptr_equal(row, row_of_after(&made, "art_1__para_1"));
	assert_false(row->moved);
	assert_whole(&made);
	release(&made);
	made = align("A Article 1|\nP 1.|" FIRST "\nP 2.|" SECOND,
		     "A Article 1|\nT|" FIRST);
	row = row_of_after(&made, "art_1");
	assert_ptr_equal(row, row_of_before(&made, "art_1"));
	assert_ptr_equal(row, row_of_before(&made, "art_1__para_1"));
	assert_whole(&made);
	release(&made);
}

static void
align__what_is_short_stays_between_its_neighbours(void **state)
{
	pair made = align(
		"P |Term of secrecy\nP |24 months\nP |Term of customers\nP |24 months\n"
		"P |Term of vendors\nP |24 months\nP |The law that governs\nP |Georgia\n",
		"P |Term of secrecy\nP |12 months\nP |Term of customers\nP |12 months\n"
		"P |Term of vendors\nP |24 months\nP |The law that governs\nP |Texas\n");

	(void)state;
	assert_paired(&made, "para_2", "para_2");
	assert_paired(&made, "para_4", "para_4");
	assert_paired(&made, "para_6", "para_6");
	assert_paired(&made, "para_8", "para_8");
	assert_int_equal(row_of_after(&made, "para_6")->relation, TVX_RELATION_IDENTICAL);
	assert_false(row_of_after(&made, "para_6")->moved);
	assert_whole(&made);
	release(&made);
}

static void
align__what_says_nothing_is_known_by_where_it_stands(void **state)
{
	pair made =
		align("A Article 1|Notice\nP 1.|" FIRST "\nA Article 2|\n"
		      "A Article 3|\nA Article 4|Disputes\nP 1.|" THIRD "\nP 2.|" SECOND,
		      "A Article 1|Notice\nP 1.|" FIRST "\nA Article 2|\n"
		      "A Article 3|\nA Article 4|Disputes\nP 1.|" THIRD);

	(void)state;
	assert_paired(&made, "art_2", "art_2");
	assert_paired(&made, "art_3", "art_3");
	assert_whole(&made);
	release(&made);
}

/* The note has nearly the words of the article that went, and is none the less a note. */
static void
align__a_note_at_the_foot_is_no_clause_of_the_text(void **state)
{
	pair made = align("A Article 1|Notice\nP 1.|" FIRST "\nA Article 2|\nT|" THIRD,
			  "A Article 1|Notice\nP 1.|" FIRST "\nX Annex|\nP 1.|" SECOND
			  "\nN (1)|" THIRD " again");

	(void)state;
	assert_int_equal(row_of_before(&made, "art_2")->relation, TVX_RELATION_DELETED);
	assert_whole(&made);
	release(&made);
}

/* Rows of a table, which have few words, hang under another paragraph now. */
static void
align__what_says_little_is_known_by_where_it_stands(void **state)
{
	pair made = align("A Article 1|Notice\nP 1.|" FIRST "\np |" SECOND
			  "\np |Wolf | --- |\np |Lynx | --- |",
			  "A Article 1|Notice\nP 1.|" FIRST "\nP 2.|" THIRD "\np |" SECOND
			  "\np |Wolf | + |\np |Lynx | + |");
	const tvx_row *const last =
		tvx_alignment_row(made.rows, tvx_alignment_size(made.rows) - 1);

	(void)state;
	assert_int_equal(last->relation, TVX_RELATION_EDITED);
	assert_int_equal(last[-1].relation, TVX_RELATION_EDITED);
	assert_whole(&made);
	release(&made);
}

static void
align__two_paragraphs_that_became_one_are_a_merge(void **state)
{
	pair made =
		align("A Article 1|Notice\nP 1.|" FIRST "\nP 2.|" SECOND "\nP 3.|" THIRD,
		      "A Article 1|Notice\nP 1.|" FIRST " " SECOND "\nP 2.|" THIRD);
	const tvx_row *const row = row_of_after(&made, "art_1__para_1");

	(void)state;
	assert_int_equal(row->relation, TVX_RELATION_MERGED);
	assert_int_equal(row->before_count, 2);
	assert_ptr_equal(row, row_of_before(&made, "art_1__para_2"));
	assert_paired(&made, "art_1__para_3", "art_1__para_2");
	assert_whole(&made);
	release(&made);
}

static void
align__an_article_whose_paragraphs_went_to_two_is_split(void **state)
{
	pair made = align("A Article 1|Notice and disputes\nP 1.|" FIRST "\nP 2.|" SECOND
			  "\nP 3.|" THIRD,
			  "A Article 1|Notice\nP 1.|" FIRST "\nP 2.|" SECOND
			  "\nA Article 2|Disputes\nP 1.|" THIRD);
	const tvx_row *const row = row_of_before(&made, "art_1");

	(void)state;
	assert_int_equal(row->relation, TVX_RELATION_SPLIT);
	assert_int_equal(row->after_count, 2);
	assert_paired(&made, "art_1__para_3", "art_2__para_1");
	assert_int_equal(count_rows(&made, is_moved), 0);
	assert_whole(&made);
	release(&made);
}

static void
align__a_removal_and_an_unrelated_addition_stay_apart(void **state)
{
	pair made = align(
		"A Article 1|Notice\nP 1.|" FIRST "\nA Article 2|Comments\nP 1.|" SECOND,
		"A Article 1|Notice\nP 1.|" FIRST "\nA Article 2|Fisheries\nP 1.|" THIRD);

	(void)state;
	assert_paired(&made, "art_1", "art_1");
	assert_int_equal(row_of_before(&made, "art_2")->relation, TVX_RELATION_DELETED);
	assert_int_equal(row_of_after(&made, "art_2")->relation, TVX_RELATION_INSERTED);
	assert_int_equal(count_rows(&made, is_lone), 4);
	assert_whole(&made);
	release(&made);
}

static void
align__what_many_articles_say_did_not_move_from_one_to_another(void **state)
{
	pair made = align(
		"A Article 1|Lakes\nP 1.|Each Party shall keep its lakes free of nets.\n"
		"P 2.|Power is delegated to the Council to adopt the standards needed.\n"
		"A Article 2|Rivers\nP 1.|Boats on rivers carry lamps from dusk.\n"
		"P 2.|Power is delegated to the Council to adopt the standards needed.\n"
		"A Article 3|Harbours\nP 1.|Masters of harbours publish the tides.\n",
		"A Article 1|Lakes\nP 1.|Each Party shall keep its lakes free of nets.\n"
		"A Article 2|Rivers\nP 1.|Boats on rivers carry lamps from dusk.\n"
		"P 2.|Power is delegated to the Council to adopt the standards needed.\n"
		"A Article 3|Harbours\nP 1.|Masters of harbours publish the tides.\n"
		"P 2.|Power is delegated to the Council to adopt the standards needed.\n");

	(void)state;
	assert_true(is_lone(row_of_before(&made, "art_1__para_2")));
	assert_true(is_lone(row_of_after(&made, "art_3__para_2")));
	assert_paired(&made, "art_2__para_2", "art_2__para_2");
	assert_whole(&made);
	release(&made);
}

#define FINE                                                                               \
	"The fine is collected by the accountant who keeps the revenue of the harbour. "

static void
align__an_edited_article_is_not_the_copy_that_was_made_of_it(void **state)
{
	static const char lakes[] = "A Article 1|Lakes\nP 1.|Each Party keeps its lakes "
				    "free of nets and of hooks.\n";
	static const char tides[] = "A Article 3|Tides\nP 1.|Masters of harbours publish "
				    "the tides each month.\n";
	char before[1024], after[1024];

	(void)state;
	(void)snprintf(before, sizeof before, "%s%s%s", lakes,
		       "A Article 2|Fines\nP 1.|" FINE "It is due for five years.\n",
		       tides);
	(void)snprintf(after, sizeof after, "%s%s%s%s", lakes,
		       "A Article 2|Fines\nP 1.|" FINE "Tax law tells when it lapses.\n",
		       tides,
		       "A Article 4|Fines\nP 1.|" FINE "It is due for five years.\n");
	pair made = align(before, after);

	assert_paired(&made, "art_2", "art_2");
	assert_paired(&made, "art_2__para_1", "art_2__para_1");
	assert_int_equal(row_of_after(&made, "art_4")->relation, TVX_RELATION_INSERTED);
	assert_whole(&made);
	release(&made);
}

#define GRANT "The Licensor grants You a licence to do with the work, in every harbour: "

static void
align__points_of_a_paragraph_that_became_the_articles_own_words_follow(void **state)
{
	pair made =
		align("A Article 1|Use\nP 1.|" GRANT "\np (a)|copy it,\np (b)|sell it,\n"
		      "P 2.|Those rights exist on every medium, wherever it is.\n",
		      "A Article 1|Use\nT|" GRANT "\np (a)|copy it,\np (b)|lend it,\n");

	(void)state;
	assert_paired(&made, "art_1__para_1__point_a", "art_1__point_a");
	assert_whole(&made);
	release(&made);
}

static void
align__an_article_rewritten_throughout_is_the_one_that_is_most_like_it(void **state)
{
	pair made = align(
		"A Article 1|Lakes\nP 1.|Each Party shall keep its lakes free of nets.\n"
		"A Article 2|Reports\nP 1.|Every three years the Secretariat submits to "
		"the "
		"Council an account of how hydrography was applied by each member in "
		"turn.\n"
		"A Article 3|Harbours\nP 1.|Masters of harbours publish the tides.\n",
		"A Article 1|Lakes\nP 1.|Each Party shall keep its lakes free of nets.\n"
		"A Article 2|Evaluation\nP 1.|No later than June a panel of experts, "
		"chosen by "
		"lot, examines what hydrography has cost and tells the Secretariat.\n"
		"A Article 3|Harbours\nP 1.|Masters of harbours publish the tides.\n"
		"A Article 4|Lighthouses\nP 1.|Keepers trim their wicks at noon.\n");

	(void)state;
	assert_paired(&made, "art_2", "art_2");
	assert_true(row_of_before(&made, "art_2")->doubtful);
	assert_true(is_lone(row_of_after(&made, "art_4")));
	assert_whole(&made);
	release(&made);
}

static void
align__what_stands_alone_between_two_articles_stayed_between_them(void **state)
{
	pair made = align(
		"A Article 1|Lakes\nP 1.|Each Party shall keep its lakes free of nets.\n"
		"A Article 2|Reports\nP 1.|Every three years the Secretariat submits an "
		"account of hydrography, of pilots and of soundings in northern straits.\n"
		"A Article 3|Harbours\nP 1.|Masters of harbours publish the tides.\n",
		"A Article 1|Lakes\nP 1.|Each Party shall keep its lakes free of nets.\n"
		"A Article 2|Review\nP 1.|Experts chosen by lot examine whether "
		"hydrography, soundings in straits and the Secretariat cost too much.\n"
		"A Article 3|Harbours\nP 1.|Masters of harbours publish the tides.\n"
		"A Article 4|Lamps\nP 1.|Masters of harbours and their pilots publish the "
		"tides as a northern account of straits if keepers owe them wicks.\n");

	(void)state;
	assert_paired(&made, "art_2", "art_2");
	assert_true(row_of_before(&made, "art_2")->doubtful);
	assert_true(is_lone(row_of_after(&made, "art_4")));
	assert_whole(&made);
	release(&made);
}

static void
align__a_formula_far_away_is_no_piece_of_an_article_that_used_it(void **state)
{
	pair made = align(
		"A Article 1|Scope\nP 1.|This Act applies to dredging, towing and salvage "
		"in "
		"coastal waters, other than under the Directive of the Parliament and of "
		"the "
		"Council.\n"
		"A Article 2|Harbours\nP 1.|Masters of harbours publish the tides.\n"
		"A Article 3|Boats\nP 1.|Boats on rivers carry lamps from dusk.\n",
		"A Article 1|Scope\nP 1.|This Act applies to dredging, towing and salvage "
		"in "
		"coastal waters.\n"
		"A Article 2|Harbours\nP 1.|Masters of harbours publish the tides.\n"
		"A Article 3|Boats\nP 1.|Boats on rivers carry lamps from dusk.\n"
		"A Article 4|Acts\nP 1.|Directive of the Parliament and of the Council.\n");

	(void)state;
	assert_paired(&made, "art_1", "art_1");
	assert_true(is_lone(row_of_after(&made, "art_4")));
	assert_whole(&made);
	release(&made);
}

/* An article of so many whose words nobody else has. */
static void
put_lamps(buffer *draft, uint32_t number)
{
	buffer_printf(draft, "A Article %u|Lamps\nP 1.|Keeper%u trims lamp%u at dusk%u.\n",
		      number, number, number, number);
}

/* Two drafts of one article with three hundred others, so that a word may be rare. */
static pair
align_among_lamps(const char *one, const char *other)
{
	buffer before = { 0 }, after = { 0 };
	pair made;

	buffer_puts(&before, one);
	buffer_puts(&after, other);
	for (uint32_t i = 2; i <= 300; i++) {
		put_lamps(&before, i);
		put_lamps(&after, i);
	}
	buffer_put_byte(&before, '\0');
	buffer_put_byte(&after, '\0');
	made = align(before.ptr, after.ptr);
	buffer_release(&before);
	buffer_release(&after);
	return made;
}

static void
align__an_article_s_own_words_go_to_the_paragraph_most_like_them(void **state)
{
	pair made = align_among_lamps(
		"A Article 1|Seats\nT|Before the elections of 2009 the Council decides by "
		"unanimity who sits in the Assembly. Until the term ends the Assembly has "
		"the seats that it had when the treaty entered into force.\n",
		"A Article 1|Seats\nP 1.|For what is left of the term, and by derogation "
		"from what was in force at the elections of 2009, the Council adds seats "
		"to the seats that the Assembly had when the treaty entered into force, "
		"and the Assembly has so many until the term ends.\n"
		"P 2.|States name those who hold them.\n"
		"P 3.|Before the elections of 2014 the Council decides by unanimity who "
		"sits in the Assembly.\n");

	(void)state;
	assert_ptr_equal(row_of_before(&made, "art_1"),
			 row_of_after(&made, "art_1__para_3"));
	assert_true(is_lone(row_of_after(&made, "art_1__para_1")));
	assert_whole(&made);
	release(&made);
}

#define LIST(item)                                                                         \
	"A Article 1|Appeals\nP 1.|The appeals are these:\n"                               \
	"p (a)|in Latvia, an appeal to the supreme bench of that land,\n"                  \
	"p (b)|" item ",\np (c)|in Malta, an appeal lodged with a magistrate,\n"

static void
align__the_items_of_a_list_are_known_by_how_they_begin(void **state)
{
	pair made = align_among_lamps(
		LIST("in Lithuania, by a retrial, only in cases set out by statute"),
		LIST("in Lithuania, recourse towards Vilnius tribunals over errors"));

	(void)state;
	assert_paired(&made, "art_1__para_1__point_b", "art_1__para_1__point_b");
	assert_whole(&made);
	release(&made);
	made = align_among_lamps(
		LIST("in Lithuania, by a retrial, only in cases set out by statute"),
		LIST("Poland has recourse towards Vilnius tribunals over errors"));
	assert_true(is_lone(row_of_before(&made, "art_1__para_1__point_b")));
	release(&made);
}

static void
align__a_formula_in_a_short_clause_is_no_proof_that_it_moved(void **state)
{
	buffer before = { 0 }, after = { 0 };
	pair made;

	(void)state;
	for (uint32_t i = 1; i <= 60; i++) {
		put_lamps(&before, i);
		put_lamps(&after, i);
		if (i == 1)
			buffer_puts(&before, "P 2.|The following provisions shall apply to "
					     "dredging works.\n");
	}
	buffer_puts(&after, "P 2.|The following requirements shall apply to fishing nets.");
	buffer_put_byte(&before, '\0');
	buffer_put_byte(&after, '\0');
	made = align(before.ptr, after.ptr);
	assert_true(is_lone(row_of_before(&made, "art_1__para_2")));
	assert_true(is_lone(row_of_after(&made, "art_60__para_2")));
	release(&made);
	buffer_release(&before);
	buffer_release(&after);
}

static void
align__a_clause_follows_its_own_words_and_not_what_hangs_below_it(void **state)
{
	pair made = align(
		"A Article 1|Open procedures\nP 1.|Any firm may tender.\n"
		"A Article 2|Time limits\n"
		"P 1.|In the case of open procedures the least period for receipt of "
		"tenders is fifty days from dispatch of the notice.\n"
		"p (a)|a buyer who lengthens it says why\n"
		"p (b)|nobody shortens it without consent of the registrar\n",
		"A Article 1|Open procedures\nP 1.|Any firm may tender.\n"
		"P 2.|In open procedures the least period for receipt of tenders is thirty "
		"days from dispatch of the notice.\n"
		"A Article 2|Time limits\n"
		"P 1.|Buyers weigh how complex their wishes are:\n"
		"p (a)|a buyer who lengthens it says why\n"
		"p (b)|nobody shortens it without consent of the registrar\n");

	(void)state;
	assert_paired(&made, "art_2__para_1", "art_1__para_2");
	assert_paired(&made, "art_2__para_1__point_a", "art_2__para_1__point_a");
	assert_true(is_lone(row_of_after(&made, "art_2__para_1")));
	assert_whole(&made);
	release(&made);
}

static void
align__a_pairing_is_doubtful_where_another_clause_was_as_like_the_one_after(void **state)
{
	pair made =
		align("A Article 1|Sessions\n"
		      "P 1.|Each Party shall keep its lakes free of nets.\n"
		      "P 2.|The Council shall meet in Rome on the first day of May.\n"
		      "P 3.|The Council shall meet in Rome on the first day of June.\n",
		      "A Article 1|Sessions\n"
		      "P 1.|Each Party shall keep its lakes free of nets.\n"
		      "P 4.|The Council shall meet in Rome on the first day of July.\n");
	const tvx_row *const row = row_of_after(&made, "art_1__para_4");

	(void)state;
	assert_int_equal(row->before_count, 1);
	assert_true(row->doubtful);
	assert_false(row_of_before(&made, "art_1__para_1")->doubtful);
	release(&made);
}

static void
align__equal_siblings_pair_in_order(void **state)
{
	buffer text = { 0 };
	pair made;

	(void)state;
	buffer_puts(&text, "A Article 1|Rates");
	for (int i = 1; i <= 30; i++)
		buffer_printf(&text,
			      "\nP %d.|The rate is nil for the goods of this heading.", i);
	buffer_put_byte(&text, '\0');
	made = align(text.ptr, text.ptr);
	for (uint32_t i = 0; i < tvx_alignment_size(made.rows); i++) {
		const tvx_row *const row = tvx_alignment_row(made.rows, i);

		assert_int_equal(row->before[0], row->after[0]);
		assert_int_equal(row->relation, TVX_RELATION_IDENTICAL);
	}
	release(&made);
	buffer_release(&text);
}

static void
align__equal_siblings_lose_one_and_stay_in_order(void **state)
{
	pair made = align(
		"A Article 1|R\nP 1.|one two same words here\nP 2.|one two same words here"
		"\nP 3.|one two same words here",
		"A Article 1|R\nP 1.|one two same words here\nP 2.|one two same words "
		"here");

	(void)state;
	assert_paired(&made, "art_1__para_1", "art_1__para_1");
	assert_paired(&made, "art_1__para_2", "art_1__para_2");
	assert_int_equal(row_of_before(&made, "art_1__para_3")->relation,
			 TVX_RELATION_DELETED);
	assert_int_equal(count_rows(&made, is_moved), 0);
	release(&made);
}

static void
align__two_articles_that_swap_and_differ_in_a_letter_are_both_seen(void **state)
{
	pair made = align(
		"A Article 1|Notice\nP 1.|" FIRST " Cat.\nA Article 2|Notice\nP 1.|" FIRST
		" Cut.\nA Article 3|Comments\nP 1.|" SECOND,
		"A Article 1|Notice\nP 1.|" FIRST " Cut.\nA Article 2|Notice\nP 1.|" FIRST
		" Cot.\nA Article 3|Comments\nP 1.|" SECOND);

	(void)state;
	assert_paired(&made, "art_2", "art_1");
	assert_paired(&made, "art_1", "art_2");
	assert_int_equal(count_rows(&made, is_moved), 1);
	assert_int_equal(count_rows(&made, is_edited), 1);
	assert_int_equal(row_of_before(&made, "art_1__para_1")->relation,
			 TVX_RELATION_EDITED);
	assert_int_equal(row_of_before(&made, "art_2__para_1")->relation,
			 TVX_RELATION_IDENTICAL);
	release(&made);
}

static void
align__a_paragraph_that_went_to_another_article_moved_and_keeps_its_edit(void **state)
{
	pair made = align("A Article 1|Notice\nP 1.|" FIRST "\nP 2.|" THIRD
			  "\nA Article 2|Comments\nP 1.|" SECOND,
			  "A Article 1|Notice\nP 1.|" FIRST
			  "\nA Article 2|Comments\nP 1.|" SECOND "\nP 2.|New " THIRD);
	const tvx_row *const row = row_of_before(&made, "art_1__para_2");

	(void)state;
	assert_paired(&made, "art_1__para_2", "art_2__para_2");
	assert_true(row->moved);
	assert_int_equal(row->relation, TVX_RELATION_EDITED);
	assert_int_equal(count_rows(&made, is_moved), 1);
	release(&made);
}

static void
align__a_chapter_put_above_articles_moves_none(void **state)
{
	pair made = align("A Article 1|Notice\nP 1.|" FIRST
			  "\nA Article 2|Comments\nP 1.|" SECOND,
			  "C Chapter I|General\nA Article 1|Notice\nP 1.|" FIRST
			  "\nC Chapter II|Special\nA Article 2|Comments\nP 1.|" SECOND);

	(void)state;
	assert_int_equal(count_rows(&made, is_moved), 0);
	assert_int_equal(count_rows(&made, is_lone), 2);
	release(&made);
}

static void
align__chapters_pair_by_what_they_hold(void **state)
{
	pair made = align("C Chapter I|Old name\nA Article 1|Notice\nP 1.|" FIRST
			  "\nC Chapter II|Peace\nA Article 2|Comments\nP 1.|" SECOND,
			  "C Chapter I|Peace\nA Article 1|Comments\nP 1.|" SECOND
			  "\nC Chapter II|New name\nA Article 2|Notice\nP 1.|" FIRST);

	(void)state;
	assert_paired(&made, "chp_I", "chp_II");
	assert_paired(&made, "chp_II", "chp_I");
	assert_true(row_of_before(&made, "chp_I")->reheaded);
	assert_false(row_of_before(&made, "chp_II")->reheaded);
	release(&made);
}

static void
align__few_words_pair_by_their_place(void **state)
{
	pair made = align("A Article 1|Goods\nP 1.|" FIRST
			  "\np (a)|goods;\np (b)|ships;\np (c)|crews.",
			  "A Article 1|Goods\nP 1.|" FIRST
			  "\np (a)|goods;\np (b)|vessels;\np (c)|crews.");

	(void)state;
	assert_paired(&made, "art_1__para_1__point_b", "art_1__para_1__point_b");
	assert_int_equal(row_of_before(&made, "art_1__para_1__point_b")->reason,
			 TVX_REASON_CONTEXT);
	release(&made);
}

static void
align__quotes_and_the_style_of_a_number_are_typographic(void **state)
{
	pair made =
		align("A Article 5|Terms\nP 1.|The \"area\" is the area's bed and subsoil.",
		      "A ARTICLE 5.|Terms\nP 1)|The “area” is the area’s bed and subsoil.");
	const tvx_row *const article = row_of_before(&made, "art_5");
	const tvx_row *const words = row_of_before(&made, "art_5__para_1");

	(void)state;
	assert_true(article->typographic);
	assert_false(article->renumbered);
	assert_int_equal(words->relation, TVX_RELATION_IDENTICAL);
	assert_true(words->typographic);
	release(&made);
}

static void
align__a_deletion_stands_behind_its_last_predecessor(void **state)
{
	pair made =
		align("A Article 1|Notice\nP 1.|" FIRST "\nP 2.|" THIRD "\nP 3.|" SECOND,
		      "A Article 1|Notice\nP 1.|" FIRST "\nP 2.|" SECOND);

	(void)state;
	assert_int_equal(tvx_alignment_size(made.rows), 4);
	assert_int_equal(tvx_alignment_row(made.rows, 2)->relation, TVX_RELATION_DELETED);
	release(&made);
}

static void
align__a_pin_overrules_likeness(void **state)
{
	const tvx_pin together = { TVX_STR("art_1"), TVX_STR("art_2"), false };
	pair made = align_pinned("A Article 1|Notice\nP 1.|" FIRST,
				 "A Article 1|Notice\nP 1.|" FIRST
				 "\nA Article 2|Fish\nP 1.|" THIRD,
				 &together, 1);

	(void)state;
	assert_paired(&made, "art_1", "art_2");
	assert_int_equal(row_of_before(&made, "art_1")->reason, TVX_REASON_PINNED);
	assert_whole(&made);
	release(&made);
}

static void
align__a_pin_apart_keeps_even_the_same_words_apart(void **state)
{
	const tvx_pin apart = { TVX_STR("art_1"), TVX_STR("art_1"), true };
	pair made = align_pinned("A Article 1|Notice\nP 1.|" FIRST,
				 "A Article 1|Notice\nP 1.|" FIRST, &apart, 1);

	(void)state;
	assert_int_equal(row_of_before(&made, "art_1")->relation, TVX_RELATION_DELETED);
	assert_int_equal(row_of_after(&made, "art_1")->relation, TVX_RELATION_INSERTED);
	assert_whole(&made);
	release(&made);
}

static void
align__a_pin_of_no_clause_or_against_another_is_refused(void **state)
{
	const tvx_pin pins[] = { { TVX_STR("art_1"), TVX_STR("art_1"), false },
				 { TVX_STR("art_2"), TVX_STR("art_1"), false },
				 { TVX_STR("art_9"), TVX_STR("art_1"), false } };
	const char *const text = "A Article 1|Notice\nA Article 2|Comments";
	tvx_instrument *const one = draft(text);
	tvx_alignment *rows = NULL;
	tvx_error error;

	(void)state;
	assert_int_equal(tvx_align(&rows, one, one,
				   &(tvx_align_options){ .pins = pins, .pin_count = 2 },
				   &error),
			 TVX_EINPUT);
	assert_null(rows);
	assert_int_equal(tvx_align(&rows, one, one,
				   &(tvx_align_options){ .pins = pins + 2, .pin_count = 1 },
				   &error),
			 TVX_ENOTFOUND);
	assert_non_null(strstr(error.text, "art_9"));
	tvx_instrument_free(one);
}

static void
align__a_draft_with_itself_is_all_identical(void **state)
{
	uint32_t seeds[40];
	pair made;

	(void)state;
	for (uint32_t i = 0; i < 40; i++)
		seeds[i] = i % 7;
	made = align_orders(seeds, 40, seeds, 40);
	for (uint32_t i = 0; i < tvx_alignment_size(made.rows); i++) {
		const tvx_row *const row = tvx_alignment_row(made.rows, i);

		assert_int_equal(row->relation, TVX_RELATION_IDENTICAL);
		assert_int_equal(row->before[0], row->after[0]);
		assert_false(row->moved || row->renumbered || row->typographic);
	}
	release(&made);
}

/* Of drafts made by chance: each clause in one row, and twice the same rows. */
static void
align__every_clause_is_in_one_row_and_twice_in_the_same(void **state)
{
	uint32_t chance = 7;

	(void)state;
	for (int round = 0; round < 60; round++) {
		uint32_t before[30], after[30];
		pair made, again;

		for (uint32_t i = 0; i < 30; i++) {
			chance = chance * 1664525U + 1013904223U;
			before[i] = (chance >> 16) % 25;
			after[i] = (chance >> 8) % 40;
		}
		made = align_orders(before, 30, after, 1 + chance % 30);
		again = align_orders(before, 30, after, 1 + chance % 30);
		assert_whole(&made);
		assert_int_equal(tvx_alignment_size(made.rows),
				 tvx_alignment_size(again.rows));
		for (uint32_t i = 0; i < tvx_alignment_size(made.rows); i++) {
			const tvx_row *const one = tvx_alignment_row(made.rows, i);
			const tvx_row *const other = tvx_alignment_row(again.rows, i);

			assert_int_equal(one->relation, other->relation);
			assert_int_equal(one->likeness, other->likeness);
			assert_int_equal(one->moved, other->moved);
			assert_int_equal(one->before_count, other->before_count);
			assert_int_equal(one->after_count, other->after_count);
		}
		release(&made);
		release(&again);
	}
}

static void
align__ten_thousand_nearly_equal_clauses_keep_their_order(void **state)
{
	buffer before = { 0 }, after = { 0 };
	pair made;

	(void)state;
	for (uint32_t i = 1; i <= 10000; i++) {
		buffer_printf(
			&before,
			"%sA Article %u|Rate\nP 1.|The rate of duty for code %u is %u.",
			i > 1 ? "\n" : "", i, i, i % 10);
		buffer_printf(
			&after,
			"%sA Article %u|Rate\nP 1.|The rate of duty for code %u is %u.",
			i > 1 ? "\n" : "", i, i, (i + 3) % 10);
	}
	buffer_put_byte(&before, '\0');
	buffer_put_byte(&after, '\0');
	made = align(before.ptr, after.ptr);
	assert_whole(&made);
	assert_int_equal(count_rows(&made, is_lone), 0);
	assert_int_equal(count_rows(&made, is_moved), 0);
	release(&made);
	buffer_release(&before);
	buffer_release(&after);
}

static void
lexicon__two_words_have_one_number_exactly_when_folded_they_are_equal(void **state)
{
	tvx_instrument *const one =
		draft("A Article 1|Notice\nP 1.|Shall SHALL shall may “may” Россия россия");
	lexicon *const words = lexicon_new(one, one, 1);
	const uint32_t *const ids =
		words->before.folded +
		tvx_instrument_clause(one,
				      tvx_instrument_find(one, TVX_STR("art_1__para_1")))
			->words.begin;

	(void)state;
	assert_int_equal(ids[0], ids[1]);
	assert_int_equal(ids[0], ids[2]);
	assert_int_not_equal(ids[0], ids[3]);
	assert_int_equal(ids[3], ids[5]);
	assert_int_equal(ids[7], ids[8]);
	assert_int_equal(words->words[ids[0]].before, 3);
	assert_int_equal(words->words[ids[0]].after, 3);
	assert_false(words->words[ids[4]].counts);
	lexicon_free(words);
	tvx_instrument_free(one);
}

/* Against every assignment of a small table, tried one after the other. */
static uint32_t
best_gain(const uint32_t gains[5][5], uint32_t row, uint32_t used)
{
	uint32_t best;

	if (row == 5)
		return 0;
	best = best_gain(gains, row + 1, used);
	for (uint32_t c = 0; c < 5; c++) {
		uint32_t with;

		if (used >> c & 1 || gains[row][c] == 0)
			continue;
		with = gains[row][c] + best_gain(gains, row + 1, used | 1U << c);
		best = with > best ? with : best;
	}
	return best;
}

static void
assign__no_other_choice_gains_more(void **state)
{
	uint32_t chance = 3;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		uint32_t gains[5][5] = { { 0 } }, taken[5], sum = 0, used = 0;
		assign_edge edges[25];
		size_t count = 0;

		for (uint32_t i = 0; i < 25; i++) {
			chance = chance * 1664525U + 1013904223U;
			if ((chance >> 20) % 3 == 0)
				continue;
			gains[i / 5][i % 5] = 1 + (chance >> 8) % 50;
			edges[count++] =
				(assign_edge){ i / 5, i % 5, gains[i / 5][i % 5], 0 };
		}
		assign(edges, count, 5, 5, taken);
		for (uint32_t row = 0; row < 5; row++) {
			if (taken[row] == ASSIGN_ALONE)
				continue;
			assert_int_equal(edges[taken[row]].row, row);
			assert_int_equal(used >> edges[taken[row]].column & 1, 0);
			used |= 1U << edges[taken[row]].column;
			sum += edges[taken[row]].gain;
		}
		assert_int_equal(sum, best_gain(gains, 0, 0));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			align__a_new_article_renumbers_those_behind_it_and_moves_none),
		cmocka_unit_test(align__an_article_taken_elsewhere_is_the_one_that_moved),
		cmocka_unit_test(align__one_paragraph_that_became_two_is_a_split),
		cmocka_unit_test(align__two_paragraphs_that_became_one_are_a_merge),
		cmocka_unit_test(
			align__an_article_whose_words_became_its_first_paragraph_is_one_with_it),
		cmocka_unit_test(
			align__an_article_s_own_words_go_to_the_paragraph_most_like_them),
		cmocka_unit_test(align__the_items_of_a_list_are_known_by_how_they_begin),
		cmocka_unit_test(align__what_is_short_stays_between_its_neighbours),
		cmocka_unit_test(align__what_says_nothing_is_known_by_where_it_stands),
		cmocka_unit_test(align__what_says_little_is_known_by_where_it_stands),
		cmocka_unit_test(align__a_note_at_the_foot_is_no_clause_of_the_text),
		cmocka_unit_test(align__an_article_whose_paragraphs_went_to_two_is_split),
		cmocka_unit_test(align__a_removal_and_an_unrelated_addition_stay_apart),
		cmocka_unit_test(
			align__what_many_articles_say_did_not_move_from_one_to_another),
		cmocka_unit_test(
			align__points_of_a_paragraph_that_became_the_articles_own_words_follow),
		cmocka_unit_test(
			align__an_edited_article_is_not_the_copy_that_was_made_of_it),
		cmocka_unit_test(
			align__an_article_rewritten_throughout_is_the_one_that_is_most_like_it),
		cmocka_unit_test(
			align__what_stands_alone_between_two_articles_stayed_between_them),
		cmocka_unit_test(
			align__a_formula_far_away_is_no_piece_of_an_article_that_used_it),
		cmocka_unit_test(
			align__a_formula_in_a_short_clause_is_no_proof_that_it_moved),
		cmocka_unit_test(
			align__a_clause_follows_its_own_words_and_not_what_hangs_below_it),
		cmocka_unit_test(
			align__a_pairing_is_doubtful_where_another_clause_was_as_like_the_one_after),
		cmocka_unit_test(align__equal_siblings_pair_in_order),
		cmocka_unit_test(align__equal_siblings_lose_one_and_stay_in_order),
		cmocka_unit_test(
			align__two_articles_that_swap_and_differ_in_a_letter_are_both_seen),
		cmocka_unit_test(
			align__a_paragraph_that_went_to_another_article_moved_and_keeps_its_edit),
		cmocka_unit_test(align__a_chapter_put_above_articles_moves_none),
		cmocka_unit_test(align__chapters_pair_by_what_they_hold),
		cmocka_unit_test(align__few_words_pair_by_their_place),
		cmocka_unit_test(align__quotes_and_the_style_of_a_number_are_typographic),
		cmocka_unit_test(align__a_deletion_stands_behind_its_last_predecessor),
		cmocka_unit_test(align__a_pin_overrules_likeness),
		cmocka_unit_test(align__a_pin_apart_keeps_even_the_same_words_apart),
		cmocka_unit_test(align__a_pin_of_no_clause_or_against_another_is_refused),
		cmocka_unit_test(align__a_draft_with_itself_is_all_identical),
		cmocka_unit_test(align__every_clause_is_in_one_row_and_twice_in_the_same),
		cmocka_unit_test(align__ten_thousand_nearly_equal_clauses_keep_their_order),
		cmocka_unit_test(
			lexicon__two_words_have_one_number_exactly_when_folded_they_are_equal),
		cmocka_unit_test(assign__no_other_choice_gains_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
