/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/str.h"
#include "import/enumerator.h"
#include "import/heading.h"
#include "import/ordinal.h"
#include "import/spaces.h"
#include "instrument/notes.h"

#include <travaux/import.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static buffer
read_file(const char *path)
{
	FILE *const file = fopen(path, "rb");
	buffer bytes = { 0 };
	char part[65536];
	size_t length;

	if (file == NULL)
		return bytes;
	buffer_reserve(&bytes, 1);
	while ((length = fread(part, 1, sizeof part, file)) > 0)
		buffer_put(&bytes, (tvx_str){ part, length });
	(void)fclose(file);
	return bytes;
}

static tvx_instrument *
import(tvx_str bytes, const char *file)
{
	const tvx_import_options options = { .file = file };
	tvx_instrument *made = NULL;
	tvx_error error = { 0 };

	if (tvx_import(&made, bytes, &options, &error) != TVX_OK)
		fail_msg("%s:%u:%u: %s", error.source, error.line, error.column,
			 error.text);
	assert_non_null(made);
	return made;
}

static tvx_instrument *
import_text(const char *text)
{
	return import(str_of(text), "draft.txt");
}

/* One clause a line: its depth, kind, [num], {heading} and text on one line. */
static buffer
outline_of(const tvx_instrument *of)
{
	buffer out = { 0 };

	for (uint32_t i = 0; i < tvx_instrument_size(of); i++) {
		const tvx_clause *const clause = tvx_instrument_clause(of, i);

		for (uint32_t d = 0; d < clause->depth; d++)
			buffer_puts(&out, "  ");
		buffer_put(&out, tvx_clause_kind_name(clause->kind));
		buffer_puts(&out, " [");
		buffer_put(&out, clause->num);
		buffer_puts(&out, "] {");
		buffer_put(&out, clause->heading);
		buffer_puts(&out, "}");
		if (clause->text.len > 0)
			buffer_put_byte(&out, ' ');
		for (size_t b = 0; b < clause->text.len; b++)
			if (clause->text.ptr[b] == '\n')
				buffer_puts(&out, " / ");
			else
				buffer_put_byte(&out, clause->text.ptr[b]);
		buffer_put_byte(&out, '\n');
	}
	return out;
}

static void
assert_outlines_equal(const char *name, tvx_str expected, tvx_str is)
{
	size_t line = 1;

	if (str_equal(expected, is))
		return;
	for (size_t i = 0; i < expected.len && i < is.len; i++) {
		if (expected.ptr[i] != is.ptr[i]) {
			fail_msg("%s: line %zu differs; the outline is:\n%.*s", name, line,
				 (int)is.len, is.ptr);
		}
		line += expected.ptr[i] == '\n';
	}
	fail_msg("%s: one outline is longer; it is:\n%.*s", name, (int)is.len, is.ptr);
}

/*
 * Reads outlines/NAME and compares with outlines/NAME.outline.  Every
 * expectation was read by eye against its text when it was written.
 */
static void
assert_reads(const char *name)
{
	char path[4096];

	(void)snprintf(path, sizeof path, "%s/tests/unit/outlines/%s", TEST_SOURCE_ROOT,
		       name);
	buffer text = read_file(path);

	assert_non_null(text.ptr);
	tvx_instrument *const made = import(buffer_str(&text), name);
	buffer is = outline_of(made);

	(void)snprintf(path, sizeof path, "%s/tests/unit/outlines/%s.outline",
		       TEST_SOURCE_ROOT, name);
	buffer expected = read_file(path);

	assert_outlines_equal(name, buffer_str(&expected), buffer_str(&is));
	tvx_instrument_free(made);
	buffer_release(&text);
	buffer_release(&is);
	buffer_release(&expected);
}

#define READS(claim, name)                                                                 \
	static void claim(void **state)                                                    \
	{                                                                                  \
		(void)state;                                                               \
		assert_reads(name);                                                        \
	}

READS(structure__english_treaty, "english.txt")
READS(structure__rules_stand_beside_articles, "rules.txt")
READS(structure__french_treaty, "french.txt")
READS(structure__spanish_treaty, "spanish.txt")
READS(structure__german_treaty, "german.txt")
READS(structure__italian_law, "italian.txt")
READS(structure__portuguese_law, "portuguese.txt")
READS(structure__french_code, "french-code.txt")
READS(structure__spanish_law_and_its_provisions, "spanish-law.txt")
READS(structure__british_act, "act.txt")
READS(structure__a_treaty_inside_a_law_does_not_make_its_sections_paragraphs, "strays.txt")
READS(structure__contract_in_clauses, "contract.txt")
READS(structure__annexes_say_what_they_are_annexed_to, "annexes.txt")
READS(structure__dutch_treaty_in_markdown, "dutch.md")
READS(structure__russian_treaty, "russian.txt")
READS(structure__ukrainian_treaty, "ukrainian.txt")
READS(structure__chinese_treaty, "chinese.txt")
READS(structure__arabic_treaty, "arabic.txt")
READS(structure__styles_of_enumerators_nest_by_a_stack, "enumerators.txt")
READS(structure__sequence_decides_letter_or_numeral, "letters-and-numerals.txt")
READS(structure__a_list_that_restarts_does_not_close_the_article, "restarts.txt")
READS(structure__a_reference_is_not_a_heading, "references.txt")
READS(structure__a_table_of_contents_is_not_the_text, "contents.txt")
READS(structure__sections_of_a_code_nest_by_indentation, "code.txt")
READS(structure__numbers_and_headings_stand_for_articles, "memorandum.txt")
READS(structure__numbers_head_articles_in_numbered_sections, "licence.txt")
READS(structure__numbered_paragraphs_end_a_preamble, "resolution.txt")
READS(structure__headings_on_the_line_end_in_a_stop, "sections.txt")
READS(structure__points_stand_for_articles_where_there_are_none, "points.txt")
READS(structure__bracketed_paragraphs_keep_their_bytes, "brackets.txt")
READS(structure__headings_that_run_on_are_cut_where_the_sentence_begins, "running.txt")
READS(structure__notes_at_the_end_are_no_part_of_the_last_annex, "endnotes.txt")
READS(structure__notes_below_the_signatures_are_no_part_of_them, "footnotes.txt")
READS(structure__notes_of_an_annex_stay_in_it, "ownnotes.txt")
READS(structure__chapters_far_on_are_of_the_annex_that_is_open, "tariff.txt")
READS(markdown__headings_without_a_number_end_an_article, "german-law.md")
READS(markdown__headings_stand_for_articles_where_there_are_none, "terms.md")
READS(structure__articles_in_brackets_are_articles, "bracketed.txt")
READS(markdown__rows_of_a_table_behind_the_signatures_are_of_the_appendices,
      "appendices.md")
READS(markdown__numbers_are_kept_as_typed, "markdown.md")
READS(markdown__numbers_on_lines_of_one_paragraph_are_clauses, "runon.md")

/* Any line may follow any other: whatever is taken for what, no word is lost. */
static void
structure__lines_in_any_order_keep_their_words(void **state)
{
	static const char *const lines[] = { "Article 1",      "Article 2 Scope",
					     "ARTICLE IV",     "Art. 5",
					     "§ 1 Scope",      "§ 2",
					     "1. Definitions", "2. Title",
					     "3. Fees",        "1. They agree.",
					     "2. They do so.", "I. GENERAL",
					     "II. OTHER",      "1 Short title",
					     "2 Extent",       "CHAPTER 1",
					     "TITLE I",        "Section 1",
					     "Section 2",      "ANNEX I",
					     "SCHEDULE",       "ANNEX I TO IT",
					     "Preamble",       "Whereas:",
					     "Recalling it,",  "The Parties,",
					     "Have agreed:",   "Done at Paris, in May.",
					     "(a) one;",       "(b) two;",
					     "(i) small;",     "(ii) large.",
					     "- dash",         "A sentence ends.",
					     "a tail",         "Heading Words",
					     "[Article 3] x",  "Clause 1 - A",
					     "Principle 1",    "1. Kapitel",
					     "1.1 Sub",        "1) one",
					     "Article L1-1",   "Sec. 1. A. It is.",
					     "Sec. 2. B. No.", "I - first",
					     "(1) OJ C 1.",    "Rule 5",
					     "Livre Ier : X",  "Point 1",
					     "Protocol",       "Disposición final 1. X." };
	const uint32_t count = sizeof lines / sizeof *lines;
	uint32_t dice = 1;

	(void)state;
	for (int draft = 0; draft < 3000; draft++) {
		buffer text = { 0 };
		const bool markdown = draft % 2;

		for (int line = 0; line < 20; line++) {
			dice = dice * 1664525U + 1013904223U;
			if (markdown && (dice >> 28) < 4)
				buffer_puts(&text, "## ");
			buffer_puts(&text, lines[(dice >> 8) % count]);
			buffer_puts(&text, "\n\n");
		}
		tvx_instrument_free(
			import(buffer_str(&text), markdown ? "draft.md" : "draft.txt"));
		buffer_release(&text);
	}
}

/* A word out of its order in the table would not be found. */
static void
heading__is_known_in_every_language(void **state)
{
	static const char *const lines[] = {
		"Article 5",   "ARTICLE V",    "Artículo 5",    "Artigo 5",
		"Articolo 5",  "Articolul 5",  "Artikel 5",     "Artykuł 5",
		"Článek 5",    "Článok 5",     "Članak 5",      "Член 5",
		"Статья 5",    "Стаття 5",     "Άρθρο 5",       "Madde 5",
		"Artikkel 5",  "المادة 5",     "第五条",        "5. cikk",
		"5 artikla",   "5. člen",      "5 straipsnis",  "Art. 5",
		"Sec. 5",      "Čl. 5",        "Чл. 5",         "Rule 5",
		"Clause 5",    "Principle 5",  "Cláusula 5",    "Книга 5",
		"Book 5",      "Livre 5",      "Part 5",        "Część 5",
		"Kısım 5",     "Title 5",      "Titolo 5",      "Tytuł 5",
		"Дял 5",       "Chapter 5",    "Capo 5",        "Rozdział 5",
		"Kapitola 5",  "Poglavlje 5",  "Κεφάλαιο 5",    "Bölüm 5",
		"Luku 5",      "Peatükk 5",    "Section 5",     "Sezione 5",
		"Seção 5",     "Secțiunea 5",  "Oddíl 5",       "Annex 5",
		"Allegato 5",  "Załącznik 5",  "Příloha 5",     "Prilog 5",
		"Anexa 5",     "Bilag 5",      "Liite 5",       "Pielikums 5",
		"Priedas 5",   "Melléklet 5",  "Παράρτημα 5",   "Приложение 5",
		"Додаток 5",   "Annex No. 5",  "Anlage Nr. 5",  "Приложение № 5",
		"Annexe n° 5", "Artículo 5.º", "Article L5-1",  "Artikel 5bis",
		"Titre Ve",    "Статья 5.1",   "المادة الخامسة"
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		heading as;

		if (!heading_read(str_of(lines[i]), &as))
			fail_msg("%s heads nothing", lines[i]);
		if (as.number.value != 5 || as.rest != strlen(lines[i]))
			fail_msg("%s is number %u", lines[i], (unsigned)as.number.value);
	}
}

/* What is an annex in one language and a name or a ware in another. */
static void
heading__is_no_name_and_no_ware(void **state)
{
	static const char *const lines[] = { "LISA SMITH", "1. pants", "Principle and",
					     "Capo of the harbour" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		heading as;

		if (heading_read(str_of(lines[i]), &as))
			fail_msg("%s is a heading", lines[i]);
	}
}

/* Where a number and a word meet by chance. */
static void
ordinal__is_no_word(void **state)
{
	static const struct {
		const char *text;
		uint32_t value, suffix;
	} cases[] = {
		{ "Ce traité", 0, 0 },
		{ "Die Vertragsparteien", 0, 0 },
		{ "De 5 à 6", 0, 0 },
		{ "Ier", 1, 0 },
		{ "5e", 5, 5 },
		{ "4\u00b9", 4, 1 },
		{ "L. 1221-3", 1221, 0 },
		{ "A 5", 1, 0 },
		{ "\u0627\u0644\u062d\u0627\u062f\u064a\u0629 \u0639\u0634\u0631\u0629", 11,
		  0 }
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ordinal as;
		const bool read = ordinal_read(str_of(cases[i].text), &as);

		if ((read ? as.value : 0) != cases[i].value || as.suffix != cases[i].suffix)
			fail_msg("%s is number %u, suffix %u", cases[i].text,
				 (unsigned)as.value, (unsigned)as.suffix);
	}
}

/* Fills lines as a program would: greedily, to 'width' columns; 'gap' between. */
static buffer
wrap(tvx_str text, size_t width, const char *gap)
{
	buffer out = { 0 };
	size_t column = 0, at = 0;

	while (at < text.len) {
		size_t end = at, columns = 0;

		if (text.ptr[at] == '\n') {
			if (column > 0)
				buffer_puts(&out, gap);
			column = 0;
			at++;
			continue;
		}
		if (text.ptr[at] == ' ') {
			at++;
			continue;
		}
		for (; end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '\n';
		     end++)
			columns += ((unsigned char)text.ptr[end] & 0xC0) != 0x80;
		if (column > 0 && column + 1 + columns > width) {
			buffer_put_byte(&out, '\n');
			column = 0;
		}
		if (column > 0)
			buffer_put_byte(&out, ' ');
		buffer_put(&out, str_slice(text, at, end));
		column += columns + (column > 0);
		at = end;
	}
	return out;
}

/* A treaty of 40 articles, paragraphs of many lengths, in one line each. */
static buffer
long_treaty(void)
{
	static const char *const words[] = {
		"the Parties",    "shall consult", "on request",      "without delay",
		"in good faith",  "each Council",  "may decide",      "by a majority",
		"of its members", "in accordance", "with the Treaty", "and its annexes"
	};
	buffer out = { 0 };
	unsigned turn = 7;

	buffer_puts(&out, "TREATY OF MANY LINES\n");
	for (unsigned article = 1; article <= 40; article++) {
		buffer_printf(&out, "Article %u\nHeading of Article %u\n", article,
			      article);
		for (unsigned line = 0; line < 6; line++) {
			if (line % 3 == 0)
				buffer_printf(&out, "%u. ", line / 3 + 1);
			else
				buffer_printf(&out, "(%c) ", (int)('a' + (line + 2) % 3));
			buffer_puts(&out, "Here ");
			for (unsigned w = 0; w < 4 + turn % 23; w++) {
				turn = turn * 1103515245u + 12345u;
				buffer_puts(&out, words[(turn >> 16) % 12]);
				buffer_puts(&out, turn >> 16 & 1 ? ", " : " ");
			}
			buffer_puts(&out, line % 3 == 0 ? "as follows:\n" : "as said.\n");
		}
	}
	return out;
}

static void
assert_wrapping_is_nothing(const buffer *flat, const char *gap, size_t from, size_t to,
			   size_t step)
{
	tvx_instrument *const one = import(buffer_str(flat), "flat.txt");
	buffer expected = outline_of(one);

	for (size_t width = from; width <= to; width += step) {
		buffer wrapped = wrap(buffer_str(flat), width, gap);
		tvx_instrument *const other = import(buffer_str(&wrapped), "wrapped.txt");
		buffer is = outline_of(other);

		assert_outlines_equal(gap, buffer_str(&expected), buffer_str(&is));
		tvx_instrument_free(other);
		buffer_release(&wrapped);
		buffer_release(&is);
	}
	tvx_instrument_free(one);
	buffer_release(&expected);
}

static void
text__wrapping_with_empty_lines_between_changes_nothing(void **state)
{
	buffer flat = long_treaty();

	(void)state;
	assert_wrapping_is_nothing(&flat, "\n\n", 60, 90, 6);
	buffer_release(&flat);
}

static void
text__wrapping_without_empty_lines_changes_nothing(void **state)
{
	buffer flat = long_treaty();

	(void)state;
	assert_wrapping_is_nothing(&flat, "\n", 60, 90, 6);
	buffer_release(&flat);
}

/* What begins lines of it at one width or another, and begins no clause. */
static const char mentions[] =
	"Article 41\nScope\n"
	"1. Articles 10.6 (Expropriation), 10.7 (Transfers), 10.10 (Environment), and "
	"10.11 (Denial of Benefits) apply without delay to the Parties and to those who "
	"act "
	"for them, as do Articles II, XVI, and XVII. Nothing else in this Chapter does.\n"
	"2. The Parties shall apply paragraphs (c), (d), or (f) of this Article to what is "
	"described in Article 42. They shall do so in good faith and at the request of any "
	"of "
	"them, within ninety days of 28 February, 1994. This is an old law.\n"
	"Article 42\nRemedies\n"
	"1. A Party may:\n(a) request consultations;\n(b) suspend a concession that is "
	"spoken of in an agreement;3 and\n(c) withdraw from the Council after it has given "
	"notice to the others, as it is said in Article 43.\n"
	"2. The Parties shall meet without delay where the matter described in Article 43. "
	"is brought before them, and shall seek to settle it by agreement.\n"
	"Article 43\nNotice\nA notice is given in writing to the depositary of the "
	"Treaty.\n";

static void
text__a_number_in_the_middle_of_a_sentence_begins_nothing(void **state)
{
	buffer flat = long_treaty(); /* enough lines to tell their width */

	(void)state;
	buffer_puts(&flat, mentions);
	assert_wrapping_is_nothing(&flat, "\n", 60, 110, 1);
	buffer_release(&flat);
}

/* A list within a paragraph, points after words that end no sentence, footnotes. */
static const char lists[] =
	"Article 41\nLists\n"
	"1. No Party may impose limitations in the form of quotas on any of these:\n"
	"(a) the number of suppliers whether in the form of quotas or of an economic test; "
	"2 or\n(b) the number of persons whom a supplier may employ.\n"
	"2. Changed means, of a good, where: (1) it has been converted into one of limited "
	"uses; (2) its physical properties are changed to an extent that is great; or (3) "
	"the operation is complex in the number of its processes.\n"
	"3. A decision that is contrary to\n(i) a ruling issued by the administration of "
	"another Party, or\n(ii) the consistent treatment given by it, is without effect.\n"
	"4. A review is conducted of a conflict between the lists and\n(i) the "
	"nomenclature and its subsequent revisions; and\n(ii) the annexes.\n"
	"Article 42\nNo list\n"
	"1. The Parties shall apply paragraph 1 (a) and paragraph 3 of this Article "
	"without "
	"delay, as the case may be, to any good; and they shall notify it.\n"
	"2. The Council shall adopt a budget.\n";

static void
text__a_list_within_a_paragraph_stays_there_wherever_lines_end(void **state)
{
	buffer flat = long_treaty();

	(void)state;
	buffer_puts(&flat, lists);
	assert_wrapping_is_nothing(&flat, "\n", 60, 110, 1);
	buffer_release(&flat);
}

/* Articles of three paragraphs, in one block each or, for 'broken' of them, in three. */
static uint32_t
count_clauses(unsigned articles, unsigned broken)
{
	buffer text = { 0 };

	for (unsigned i = 1; i <= articles; i++) {
		const char *const gap = i <= broken ? "\n" : " ";

		buffer_printf(
			&text,
			"Article %u\nHeading\n1. The Parties consult.%s2. They meet as "
			"said in Article 1.%s3. The costs are shared.\n",
			i, gap, gap);
	}
	tvx_instrument *const made = import(buffer_str(&text), "text.txt");
	const uint32_t count = tvx_instrument_size(made);

	tvx_instrument_free(made);
	buffer_release(&text);
	return count;
}

static void
structure__numbers_within_lines_count_where_a_text_lost_its_line_breaks(void **state)
{
	(void)state;
	assert_int_equal(count_clauses(12, 0), 1 + 12 * 4);
	assert_int_equal(count_clauses(12, 4), 1 + 12 * 4);
	/* In one article of fifty it is how the article is written. */
	assert_int_equal(count_clauses(50, 49), 1 + 49 * 4 + 2);
}

static void
structure__a_paragraph_of_nothing_but_numbers_is_read_in_linear_time(void **state)
{
	(void)state;
	for (int digits = 0; digits < 2; digits++) {
		buffer text = { 0 };
		tvx_instrument *made;
		clock_t begin;

		buffer_puts(&text, "Article 1\n1. ");
		for (int i = 0; i < 400000; i++)
			if (digits)
				buffer_printf(&text, "%d. Goods. ", 1 + i % 9);
			else
				buffer_printf(&text, "(%c) goods; and ", 'a' + i % 9);
		begin = clock();
		made = import(buffer_str(&text), "text.txt");
		/* A second; minutes if each number looks at all that follow. */
		assert_true(clock() - begin < 20 * CLOCKS_PER_SEC);
		tvx_instrument_free(made);
		buffer_release(&text);
	}
}

static void
text__line_ends_of_all_systems_read_alike(void **state)
{
	static const char *const texts[] = { "Article 1\n1. One.\n2. Two.\n",
					     "Article 1\r\n1. One.\r\n2. Two.\r\n",
					     "Article 1\r1. One.\r2. Two.\r" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		tvx_instrument *const made = import_text(texts[i]);

		assert_int_equal(tvx_instrument_size(made), 4);
		assert_true(
			str_equal(tvx_instrument_clause(made, 3)->text, TVX_STR("Two.")));
		tvx_instrument_free(made);
	}
}

static void
text__lines_of_han_are_joined_without_a_space(void **state)
{
	(void)state;
	tvx_instrument *const made =
		import_text("第一条\n\n各缔约国应当保护共同的水域不受任何\n"
			    "污染并应当按照本条约的规定在相互之\n"
			    "间交换一切必要的情报和资料以便共同\n"
			    "采取措施。\n");

	assert_int_equal(tvx_instrument_size(made), 2);
	assert_true(str_equal(
		tvx_instrument_clause(made, 1)->text,
		TVX_STR("各缔约国应当保护共同的水域不受任何污染并应当按照本条约的规定"
			"在相互之间交换一切必要的情报和资料以便共同采取措施。")));
	tvx_instrument_free(made);
}

static void
source__is_the_bytes_the_clause_was_read_from(void **state)
{
	static const char text[] =
		"\xEF\xBB\xBF"
		"Article 1\nScope\n\n1. One (a).\n(a) two;\nand three.\n";

	(void)state;
	tvx_instrument *const made =
		import((tvx_str){ text, sizeof text - 1 }, "draft.txt");

	for (uint32_t i = 0; i < tvx_instrument_size(made); i++) {
		const tvx_clause *const clause = tvx_instrument_clause(made, i);
		const tvx_str bytes = str_slice((tvx_str){ text, sizeof text - 1 },
						clause->source.begin, clause->source.end);

		if (clause->num.len > 0)
			assert_true(str_begins(bytes, clause->num));
		if (clause->text.len > 0)
			assert_true(str_find(bytes, clause->text, 0) != SIZE_MAX);
		if (clause->heading.len > 0)
			assert_true(str_find(bytes, clause->heading, 0) != SIZE_MAX);
	}
	tvx_instrument_free(made);
}

static void
assert_refused(tvx_str bytes, uint32_t line, uint32_t column)
{
	tvx_instrument *made = NULL;
	tvx_error error = { 0 };

	assert_int_equal(tvx_import(&made, bytes, NULL, &error), TVX_EINPUT);
	assert_null(made);
	assert_int_equal(error.line, line);
	assert_int_equal(error.column, column);
}

static void
encoding__what_is_no_text_is_refused_with_its_place(void **state)
{
	(void)state;
	assert_refused(TVX_STR("one\ntw\xFFo"), 2, 3);
	assert_refused(TVX_STR("one\r\n\xC3\xA9\xC0\xAF"), 2, 2);
	assert_refused(TVX_STR("one\rtwo\r\0three"), 3, 1);
	assert_refused(TVX_STR("\xFF\xFEo\0n\0e\0\n\0\x00\xD8o\0"), 2, 1);
	assert_refused(TVX_STR("\xFE\xFF\0o\0n\0"), 1, 3);
	assert_refused(TVX_STR("\xFF\xFEo\0\0\0"), 1, 2);
}

static void
encoding__utf16_reads_as_utf8_does(void **state)
{
	static const char little[] =
		"\xFF\xFE\x21\x04\x42\x04\x30\x04\x42\x04\x4C\x04\x4F\x04"
		"\x20\x00\x35\x00\r\0\n\0\x3D\xD8\x00\xDE";
	static const char big[] = "\xFE\xFF\x04\x21\x04\x42\x04\x30\x04\x42\x04\x4C\x04\x4F"
				  "\x00\x20\x00\x35\0\r\0\n\xD8\x3D\xDE\x00";
	const tvx_str both[] = { { little, sizeof little - 1 }, { big, sizeof big - 1 } };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		tvx_instrument *const made = import(both[i], "draft.txt");
		const tvx_clause *const article = tvx_instrument_clause(made, 1);

		assert_int_equal(article->kind, TVX_CLAUSE_ARTICLE);
		assert_true(str_equal(article->num, TVX_STR("Статья 5")));
		assert_true(str_equal(article->text, TVX_STR("😀")));
		tvx_instrument_free(made);
	}
}

static void
header__names_the_draft_and_options_overrule_it(void **state)
{
	const tvx_str text =
		TVX_STR("Title: A Treaty\nDraft: 2022-04-15\nDate: 2022-04-15\n"
			"Language: en\nProposed-by: RU\nStatus: draft\n"
			"Source: a newspaper\nNote: none\n\nArticle 1\nText.\n");
	const tvx_import_options options = { .file = "x/y.txt", .party = "UA" };
	tvx_instrument *made = NULL;

	(void)state;
	assert_int_equal(tvx_import(&made, text, &options, NULL), TVX_OK);
	const tvx_draft *const draft = tvx_instrument_draft(made);

	assert_true(str_equal(draft->name, TVX_STR("2022-04-15")));
	assert_true(str_equal(draft->title, TVX_STR("A Treaty")));
	assert_true(str_equal(draft->party, TVX_STR("UA")));
	assert_true(str_equal(draft->status, TVX_STR("draft")));
	assert_true(str_equal(draft->source, TVX_STR("a newspaper")));
	assert_true(str_equal(draft->file, TVX_STR("y.txt")));
	assert_int_equal(draft->sha256.len, 64);
	assert_int_equal(tvx_instrument_size(made), 2);
	tvx_instrument_free(made);
}

static void
header__a_draft_without_one_is_named_by_its_file(void **state)
{
	(void)state;
	tvx_instrument *const made = import(
		TVX_STR("TREATY\n\nArticle 1\nThe text of the Treaty shall be one.\n"),
		"drafts/2022-03-29.txt");
	const tvx_draft *const draft = tvx_instrument_draft(made);

	assert_true(str_equal(draft->name, TVX_STR("2022-03-29")));
	assert_true(str_equal(draft->title, TVX_STR("TREATY")));
	assert_true(str_equal(draft->language, TVX_STR("en")));
	tvx_instrument_free(made);
}

static void
assert_beside(const char *file, const char *text, const char *expected)
{
	tvx_instrument *const made = import(str_of(text), file);
	const tvx_str is = tvx_instrument_draft(made)->beside;

	if (!str_equal(is, str_of(expected)))
		fail_msg("beside is \"%.*s\" and not \"%s\"", (int)is.len, is.ptr,
			 expected);
	tvx_instrument_free(made);
}

static void
header__what_no_field_takes_is_kept_beside(void **state)
{
	(void)state;
	assert_beside("x.txt",
		      "Title: A\nNote: binds nobody\nTitle: B\n\nArticle 1\nText.\n",
		      "Note: binds nobody\nTitle: B");
	assert_beside("x.md", "---\ntitle: A\nArticle 0: none\n  - x\n---\n# Article 1\n",
		      "Article 0: none\n- x");
	assert_beside("x.txt", "Note: one\nArticle 1\nText.\n", "");
}

static void
markdown__what_a_page_would_not_show_is_kept_beside(void **state)
{
	(void)state;
	assert_beside("x.md",
		      "See [Annex 1](a.md \"of 2021\"), **all** of [it][r].\n\n"
		      "2. ![map](m.png) and\n\n[r]: r.md 'no'\n",
		      "Annex 1](a.md \"of 2021\")\nit][r]\nmap](m.png)\n[r]: r.md 'no'");
	assert_beside("x.md", "[//]: # (binds nobody)\n\n# One #\n\nTwo\n---\n\n> `3`\n",
		      "[//]: # (binds nobody)");
	assert_beside("x.md", "| a | b |\n|---|:-:|\n| c | d | hidden |\n", "hidden");
	assert_beside("x.md", "```hidden\ntext\n```\n\n1. [a](b)\n2.\n3. c\n",
		      "```hidden\na](b) 2.");
}

static void
markdown__struck_words_keep_their_marks(void **state)
{
	(void)state;
	tvx_instrument *const made =
		import(TVX_STR("1. ~~Each Party~~ shall\n\n2. all ~~not~~ pay\n"), "x.md");
	buffer is = outline_of(made);

	assert_outlines_equal("struck",
			      TVX_STR("instrument [] {}\n"
				      "  paragraph [1.] {} ~~Each Party~~ shall\n"
				      "  paragraph [2.] {} all ~~not~~ pay\n"),
			      buffer_str(&is));
	buffer_release(&is);
	tvx_instrument_free(made);
}

static void
notes__odd_numbers_of_articles_are_read_and_said(void **state)
{
	static const uint16_t codes[] = { NOTE_NUMBERING_GAP, NOTE_REPEATED_NUMBER,
					  NOTE_ORDER };
	static const uint32_t lines[] = { 3, 5, 7 };
	const tvx_note *notes;

	(void)state;
	tvx_instrument *const made =
		import_text("Article 1\nThe first.\nArticle 3\nThe third."
			    "\nArticle 3\nAgain.\nArticle 2\nThe last."
			    "\nArticle 4\nThe fourth.\n");

	assert_int_equal(tvx_instrument_size(made), 6);
	assert_int_equal(tvx_instrument_notes(made, &notes), 4);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(notes[i].code, codes[i]);
		assert_int_equal(notes[i].line, lines[i]);
		assert_int_equal(notes[i].clause, i + 2);
	}
	tvx_instrument_free(made);
}

static void
import__nothing_is_an_instrument_with_a_root(void **state)
{
	static const char *const texts[] = { "", "\n\n", "\xEF\xBB\xBF", " \xC2\xA0\n" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		tvx_instrument *const made = import_text(texts[i]);

		assert_int_equal(tvx_instrument_size(made), 1);
		tvx_instrument_free(made);
	}
}

static void
import__an_unknown_format_is_not_found(void **state)
{
	const tvx_import_options options = { .format = "tablet" };
	tvx_instrument *made = NULL;

	(void)state;
	assert_int_equal(tvx_import(&made, TVX_STR("x"), &options, NULL), TVX_ENOTFOUND);
	assert_null(made);
}

static void
ordinals__are_read_in_many_scripts(void **state)
{
	static const struct number {
		const char *text;
		uint32_t value, minor, suffix;
		size_t length;
	} numbers[] = {
		{ "5", 5, 0, 0, 1 },
		{ "5.", 5, 0, 0, 1 },
		{ "1.12", 1, 12, 0, 4 },
		{ "XIV", 14, 0, 0, 3 },
		{ "5 bis", 5, 0, 2, 5 },
		{ "5ter", 5, 0, 3, 4 },
		{ "437c.", 437, 0, 3, 4 },
		{ "premier", 1, 0, 0, 7 },
		{ "1er", 1, 0, 0, 3 },
		{ "TWENTY-ONE", 21, 0, 0, 10 },
		{ "٥", 5, 0, 0, 2 },
		{ "C", 100, 0, 0, 1 },
		{ "B", 2, 0, 0, 1 },
		{ "первая", 1, 0, 0, 12 },
		{ "المادة", 0, 0, 0, 0 },
		{ "shall", 0, 0, 0, 0 },
		{ "IIX", 0, 0, 0, 0 },
		{ "222-18", 222, 0, 1800000, 6 },
		{ "222-18-1", 222, 0, 1800001, 8 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		ordinal is;
		const bool read = ordinal_read(str_of(numbers[i].text), &is);

		assert_int_equal(read, numbers[i].value != 0);
		if (!read)
			continue;
		assert_int_equal(is.value, numbers[i].value);
		assert_int_equal(is.minor, numbers[i].minor);
		assert_int_equal(is.suffix, numbers[i].suffix);
		assert_int_equal(is.length, numbers[i].length);
	}
}

static void
enumerators__marks_are_told_from_words(void **state)
{
	static const char *const marks[] = {
		"1. x",  "1) x", "(1) x",   "(a) x", "a) x",   "a. x",   "(i) x",
		"(A) x", "- x",  "– x",     "• x",   "(aa) x", "1° x",   "§ 1 x",
		"а) x",  "أ) x", "（一）x", "一、x", "1.1 X",  "1bis. x"
	};
	static const char *const words[] = {
		"e.g. x",        "U.S. x", "1.5 litres", "1994. x",
		"(2) and (3) x", "-5 x",   "a x",        "(see) x",
		"[1. x]",        "1 x",    "",           "(1"
	};
	enumerator mark;

	(void)state;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (!enumerator_read(str_of(marks[i]), &mark))
			fail_msg("not read: %s", marks[i]);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (enumerator_read(str_of(words[i]), &mark))
			fail_msg("read: %s", words[i]);
}

static void
spaces__ink_is_what_is_left(void **state)
{
	(void)state;
	assert_int_equal(ink_count(TVX_STR(" a\xC2\xA0\xC3\xA9\xE2\x80\x89\xE3\x80\x80\n")),
			 3);
	assert_int_equal(ink_count(TVX_STR("")), 0);
	assert_true(str_equal(spaces_trim(TVX_STR("\xC2\xA0 a b\xE3\x80\x80")),
			      TVX_STR("a b")));
}

static tvx_instrument *
import_many(const char *unit, size_t count, const char *head)
{
	buffer text = { 0 };

	buffer_puts(&text, head);
	for (size_t i = 0; i < count; i++)
		buffer_puts(&text, unit);
	tvx_instrument *const made = import(buffer_str(&text), "hostile.txt");

	buffer_release(&text);
	return made;
}

/* Each of these is quadratic or deep in a reader that is not careful; one that
 * is not careful never comes to the end of them. */
static void
hostile__odd_texts_are_read_to_the_end(void **state)
{
	static const struct odd {
		const char *unit;
		size_t count;
	} odd[] = { { "1. a:\n", 100000 },
		    { "(a) x:\n(i) y:\n", 100000 },
		    { "Article 1\n", 100000 },
		    { "Article 1\nText.\n", 50000 },
		    { "word ", 1000000 },
		    { "(i)\n", 100000 },
		    { "Recalling, ", 100000 },
		    { "((((((((", 100000 },
		    { "x\n\n", 200000 },
		    { "CHAPTER I\nANNEX I\n", 50000 },
		    { "1. (a) (i) (A) x\n", 50000 },
		    { "Article 5 Use ", 100000 } };

	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		tvx_instrument_free(import_many(odd[i].unit, odd[i].count, ""));
		tvx_instrument_free(import_many(odd[i].unit, odd[i].count,
						"Article 1\nWords of it.\n"));
	}
}

/* A real treaty, and what a reader of it counts. */
typedef struct real {
	const char *path;
	uint32_t articles, annexes, recitals; /* recitals: 0 where they are not pinned */
	/* A clause by name, its num and how its words begin. */
	const char *name, *num, *words;
} real;

static const real reals[] = {
#include "outlines/real-treaties.h"
};

static const char *
shared_path(const char *path, char *out, size_t size)
{
	const char *const shared = getenv("TRAVAUX_SHARED");

	if (shared != NULL)
		(void)snprintf(out, size, "%s/data/%s", shared, path);
	else
		(void)snprintf(out, size, "%s/../shared/data/%s", TEST_SOURCE_ROOT, path);
	return out;
}

static uint32_t
count_kind(const tvx_instrument *of, tvx_clause_kind kind)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < tvx_instrument_size(of); i++)
		count += tvx_instrument_clause(of, i)->kind == kind;
	return count;
}

static void
assert_real(const real *this, const tvx_instrument *made)
{
	const uint32_t articles = count_kind(made, TVX_CLAUSE_ARTICLE),
		       annexes = count_kind(made, TVX_CLAUSE_ANNEX),
		       recitals = count_kind(made, TVX_CLAUSE_RECITAL);

	if (articles != this->articles || annexes != this->annexes ||
	    (this->recitals != 0 && recitals != this->recitals))
		fail_msg("%s: %u articles, %u annexes, %u recitals", this->path, articles,
			 annexes, recitals);
	if (this->name == NULL)
		return;
	for (uint32_t i = 0; i < tvx_instrument_size(made); i++) {
		const tvx_clause *const clause = tvx_instrument_clause(made, i);

		if (!str_equal(clause->eid, str_of(this->name)))
			continue;
		if (!str_equal(clause->num, str_of(this->num)) ||
		    !str_begins(clause->text, str_of(this->words)))
			fail_msg("%s: %s is [%.*s] %.*s", this->path, this->name,
				 (int)clause->num.len, clause->num.ptr,
				 (int)clause->text.len, clause->text.ptr);
		return;
	}
	fail_msg("%s: there is no %s", this->path, this->name);
}

static void
reals__articles_annexes_and_recitals_are_all_found(void **state)
{
	size_t absent = 0;

	(void)state;
	for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
		char path[4096];
		buffer text = read_file(shared_path(reals[i].path, path, sizeof path));

		if (text.ptr == NULL) {
			absent++;
			continue;
		}
		tvx_instrument *const made = import(buffer_str(&text), reals[i].path);

		assert_real(&reals[i], made);
		tvx_instrument_free(made);
		buffer_release(&text);
	}
	if (absent > 0) {
		print_message("SKIPPED: %zu of %zu real treaties are not there "
			      "(TRAVAUX_SHARED names where they are)\n",
			      absent, sizeof reals / sizeof *reals);
		if (absent == sizeof reals / sizeof *reals)
			skip();
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(structure__english_treaty),
		cmocka_unit_test(structure__rules_stand_beside_articles),
		cmocka_unit_test(structure__french_treaty),
		cmocka_unit_test(structure__spanish_treaty),
		cmocka_unit_test(structure__german_treaty),
		cmocka_unit_test(structure__lines_in_any_order_keep_their_words),
		cmocka_unit_test(heading__is_known_in_every_language),
		cmocka_unit_test(heading__is_no_name_and_no_ware),
		cmocka_unit_test(ordinal__is_no_word),
		cmocka_unit_test(structure__italian_law),
		cmocka_unit_test(structure__portuguese_law),
		cmocka_unit_test(structure__french_code),
		cmocka_unit_test(structure__spanish_law_and_its_provisions),
		cmocka_unit_test(structure__british_act),
		cmocka_unit_test(
			structure__a_treaty_inside_a_law_does_not_make_its_sections_paragraphs),
		cmocka_unit_test(structure__contract_in_clauses),
		cmocka_unit_test(structure__annexes_say_what_they_are_annexed_to),
		cmocka_unit_test(structure__dutch_treaty_in_markdown),
		cmocka_unit_test(structure__russian_treaty),
		cmocka_unit_test(structure__ukrainian_treaty),
		cmocka_unit_test(structure__chinese_treaty),
		cmocka_unit_test(structure__arabic_treaty),
		cmocka_unit_test(structure__styles_of_enumerators_nest_by_a_stack),
		cmocka_unit_test(structure__sequence_decides_letter_or_numeral),
		cmocka_unit_test(
			structure__a_list_that_restarts_does_not_close_the_article),
		cmocka_unit_test(structure__a_reference_is_not_a_heading),
		cmocka_unit_test(structure__a_table_of_contents_is_not_the_text),
		cmocka_unit_test(structure__sections_of_a_code_nest_by_indentation),
		cmocka_unit_test(structure__numbers_and_headings_stand_for_articles),
		cmocka_unit_test(structure__numbers_head_articles_in_numbered_sections),
		cmocka_unit_test(structure__numbered_paragraphs_end_a_preamble),
		cmocka_unit_test(structure__headings_on_the_line_end_in_a_stop),
		cmocka_unit_test(structure__points_stand_for_articles_where_there_are_none),
		cmocka_unit_test(structure__bracketed_paragraphs_keep_their_bytes),
		cmocka_unit_test(
			structure__headings_that_run_on_are_cut_where_the_sentence_begins),
		cmocka_unit_test(structure__notes_at_the_end_are_no_part_of_the_last_annex),
		cmocka_unit_test(structure__notes_below_the_signatures_are_no_part_of_them),
		cmocka_unit_test(structure__notes_of_an_annex_stay_in_it),
		cmocka_unit_test(structure__chapters_far_on_are_of_the_annex_that_is_open),
		cmocka_unit_test(markdown__headings_without_a_number_end_an_article),
		cmocka_unit_test(
			markdown__headings_stand_for_articles_where_there_are_none),
		cmocka_unit_test(structure__articles_in_brackets_are_articles),
		cmocka_unit_test(
			markdown__rows_of_a_table_behind_the_signatures_are_of_the_appendices),
		cmocka_unit_test(markdown__numbers_are_kept_as_typed),
		cmocka_unit_test(markdown__numbers_on_lines_of_one_paragraph_are_clauses),
		cmocka_unit_test(text__wrapping_with_empty_lines_between_changes_nothing),
		cmocka_unit_test(text__wrapping_without_empty_lines_changes_nothing),
		cmocka_unit_test(text__a_number_in_the_middle_of_a_sentence_begins_nothing),
		cmocka_unit_test(
			text__a_list_within_a_paragraph_stays_there_wherever_lines_end),
		cmocka_unit_test(
			structure__numbers_within_lines_count_where_a_text_lost_its_line_breaks),
		cmocka_unit_test(
			structure__a_paragraph_of_nothing_but_numbers_is_read_in_linear_time),
		cmocka_unit_test(text__line_ends_of_all_systems_read_alike),
		cmocka_unit_test(text__lines_of_han_are_joined_without_a_space),
		cmocka_unit_test(source__is_the_bytes_the_clause_was_read_from),
		cmocka_unit_test(encoding__what_is_no_text_is_refused_with_its_place),
		cmocka_unit_test(encoding__utf16_reads_as_utf8_does),
		cmocka_unit_test(header__names_the_draft_and_options_overrule_it),
		cmocka_unit_test(header__a_draft_without_one_is_named_by_its_file),
		cmocka_unit_test(header__what_no_field_takes_is_kept_beside),
		cmocka_unit_test(markdown__what_a_page_would_not_show_is_kept_beside),
		cmocka_unit_test(markdown__struck_words_keep_their_marks),
		cmocka_unit_test(notes__odd_numbers_of_articles_are_read_and_said),
		cmocka_unit_test(import__nothing_is_an_instrument_with_a_root),
		cmocka_unit_test(import__an_unknown_format_is_not_found),
		cmocka_unit_test(ordinals__are_read_in_many_scripts),
		cmocka_unit_test(enumerators__marks_are_told_from_words),
		cmocka_unit_test(spaces__ink_is_what_is_left),
		cmocka_unit_test(hostile__odd_texts_are_read_to_the_end),
		cmocka_unit_test(reals__articles_annexes_and_recitals_are_all_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
