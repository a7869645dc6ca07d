/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "diff/replay.h"
#include "diff/sequence.h"
#include "instrument/builder.h"

#include <travaux/diff.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* --- sequences ------------------------------------------------------- */

static uint32_t
next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

static uint32_t
equal_words(const hunks *list, int32_t before_count)
{
	uint32_t struck = 0;

	for (size_t i = 0; i < list->count; i++)
		struck += list->items[i].before.end - list->items[i].before.begin;
	return (uint32_t)before_count - struck;
}

/* Every word outside the hunks equals its partner, and the hunks are in order. */
static void
assert_replays(span before, span after, const hunks *list)
{
	uint32_t b = 0, a = 0;

	for (size_t i = 0; i <= list->count; i++) {
		const bool last = i == list->count;
		const uint32_t to_b =
			last ? (uint32_t)before.count : list->items[i].before.begin;
		const uint32_t to_a =
			last ? (uint32_t)after.count : list->items[i].after.begin;

		assert_true(to_b >= b && to_b - b == to_a - a);
		assert_true(i == 0 || last || to_b > b);
		if (to_b > b)
			assert_memory_equal(before.ids + b, after.ids + a, (to_b - b) * 4);
		if (!last) {
			b = list->items[i].before.end;
			a = list->items[i].after.end;
		}
	}
}

/* The length of the longest common subsequence, by the textbook's table. */
static uint32_t
longest_common(span before, span after)
{
	uint32_t table[2][128] = { { 0 } };

	for (int32_t i = 0; i < before.count; i++)
		for (int32_t j = 0; j < after.count; j++) {
			const uint32_t *const above = table[i % 2];
			uint32_t *const row = table[(i + 1) % 2];

			row[j + 1] = above[j + 1] > row[j] ? above[j + 1] : row[j];
			if (before.ids[i] == after.ids[j])
				row[j + 1] = above[j] + 1;
		}
	return table[before.count % 2][after.count];
}

static void
diff__keeps_as_many_words_as_can_be_kept(void **state)
{
	uint64_t seed = 1;
	sequencer engine;
	hunks list = { 0 };

	(void)state;
	sequencer_init(&engine, 64, NULL);
	for (int round = 0; round < 20000; round++) {
		uint32_t ids[2][100];
		const uint32_t letters = 1 + next_random(&seed) % 60;
		span side[2];

		for (int s = 0; s < 2; s++) {
			side[s] = (span){ ids[s], (int32_t)(next_random(&seed) % 60) };
			for (int32_t i = 0; i < side[s].count; i++)
				ids[s][i] = next_random(&seed) % letters;
		}
		sequence_diff(&engine, side[0], side[1], &list);
		assert_replays(side[0], side[1], &list);
		assert_int_equal(equal_words(&list, side[0].count),
				 longest_common(side[0], side[1]));
	}
	hunks_release(&list);
	sequencer_release(&engine);
}

typedef void (*filler)(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed);

static void
all_different(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	(void)seed;
	for (uint32_t i = 0; i < count; i++) {
		before[i] = i;
		after[i] = count + i;
	}
}

static void
one_word(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	(void)seed;
	memset(before, 0, count * sizeof *before);
	memset(after, 0, count * sizeof *after);
	before[count / 3] = 1;
	after[count / 2] = 2;
	after[0] = 3;
}

static void
reversed(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	(void)seed;
	for (uint32_t i = 0; i < count; i++)
		before[i] = after[count - 1 - i] = i;
}

static void
two_letters(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++) {
		before[i] = next_random(seed) % 2;
		after[i] = next_random(seed) % 2;
	}
}

static void
thousand_words(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++) {
		before[i] = next_random(seed) % 1000;
		after[i] = next_random(seed) % 1000;
	}
}

static void
period_shift(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	(void)seed;
	for (uint32_t i = 0; i < count; i++) {
		before[i] = i % 1000;
		after[i] = (i + 500) % 1000;
	}
}

static void
shuffled(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++)
		before[i] = after[i] = i;
	for (uint32_t i = count - 1; i > 0; i--) {
		const uint32_t j = next_random(seed) % (i + 1), kept = after[i];

		after[i] = after[j];
		after[j] = kept;
	}
}

static void
fibonacci(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	double place = 0, other = 0.3;

	(void)seed;
	for (uint32_t i = 0; i < count; i++) {
		before[i] = (place += 0.6180339887498949) >= 1;
		after[i] = (other += 0.6180339887498949) >= 1;
		place -= before[i];
		other -= after[i];
	}
}

/* A text of some words that recur, one word in twenty of it changed. */
static void
edited(uint32_t *before, uint32_t *after, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t one = next_random(seed) % 3000,
			       two = next_random(seed) % 3000;

		before[i] = one < two ? one : two;
		after[i] = next_random(seed) % 20 ? before[i] : next_random(seed) % 3000;
	}
}

static const struct {
	const char *name;
	filler fill;
} hostile[] = {
	{ "all different", all_different },
	{ "one word", one_word },
	{ "reversed", reversed },
	{ "two letters", two_letters },
	{ "a thousand words", thousand_words },
	{ "period shift", period_shift },
	{ "shuffled", shuffled },
	{ "fibonacci", fibonacci },
	{ "edited", edited },
};

static double
seconds_for(filler fill, uint32_t count)
{
	uint32_t *const before = NEW_ARRAY(uint32_t, count), *const after = NEW_ARRAY(
								     uint32_t, count);
	const span one = { before, (int32_t)count }, two = { after, (int32_t)count };
	uint64_t seed = 7;
	sequencer engine;
	hunks list = { 0 };
	clock_t start;
	double spent;

	fill(before, after, count, &seed);
	sequencer_init(&engine, 2 * count + 3000, NULL);
	start = clock();
	sequence_diff(&engine, one, two, &list);
	spent = (double)(clock() - start) / CLOCKS_PER_SEC;
	assert_replays(one, two, &list);
	hunks_release(&list);
	sequencer_release(&engine);
	free(before);
	free(after);
	return spent;
}

static void
diff__hostile_sequences_replay_in_near_linear_time(void **state)
{
	const char *const most = getenv("TRAVAUX_DIFF_WORDS");
	const uint32_t largest = most ? (uint32_t)strtoul(most, NULL, 10) : 100000;

	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		const double half = seconds_for(hostile[i].fill, largest / 2);
		const double whole = seconds_for(hostile[i].fill, largest);

		print_message("%-18s %8u words %7.3f s, half %7.3f s\n", hostile[i].name,
			      largest, whole, half);
		/* Generous, for a busy machine under a sanitizer. */
		assert_true(whole < 4 * half + 2);
	}
}

/* --- changes ----------------------------------------------------------- */

typedef struct pair {
	tvx_instrument *before, *after;
	tvx_alignment *alignment;
	tvx_changes *changes;
} pair;

/* Stands between the paragraphs of two articles. */
#define NEXT_ARTICLE "Next:"

/* A draft of one article or two with these paragraphs; NULL ends them. */
static tvx_instrument *
draft_of(const char *const *paragraphs)
{
	builder *const made = builder_new();
	tvx_instrument *instrument;
	uint32_t number = 0;

	builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 1"), TVX_STR("Matters"));
	for (uint32_t i = 0; paragraphs[i] != NULL; i++) {
		char num[16];

		if (strcmp(paragraphs[i], NEXT_ARTICLE) == 0) {
			builder_close(made);
			builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 2"),
				     TVX_STR("Others"));
			number = 0;
			continue;
		}
		snprintf(num, sizeof num, "%u.", ++number);
		builder_open(made, TVX_CLAUSE_PARAGRAPH, str_of(num), TVX_STR(""));
		builder_exact_text(made, str_of(paragraphs[i]));
		builder_close(made);
	}
	builder_close(made);
	assert_int_equal(builder_finish(&instrument, made, NULL), TVX_OK);
	return instrument;
}

static pair
compare(const char *const *before, const char *const *after, uint32_t threads)
{
	const tvx_diff_options options = { .threads = threads };
	pair it = { .before = draft_of(before), .after = draft_of(after) };

	assert_int_equal(tvx_align(&it.alignment, it.before, it.after, NULL, NULL), TVX_OK);
	assert_int_equal(tvx_diff(&it.changes, it.alignment, &options, NULL), TVX_OK);
	return it;
}

static void
release(pair *it)
{
	tvx_changes_free(it->changes);
	tvx_alignment_free(it->alignment);
	tvx_instrument_free(it->before);
	tvx_instrument_free(it->after);
}

/* "=kept -struck +set", with "~" for typographic and ">" for moved. */
static void
print_edit(buffer *out, const tvx_change *change, const tvx_edit *edit)
{
	const bool set = edit->op == TVX_EDIT_INSERT;
	const tvx_range range = set ? edit->after : edit->before;

	if (edit->op == TVX_EDIT_EQUAL) {
		buffer_put(out, str_slice(change->before_text, range.begin, range.end));
		return;
	}
	buffer_puts(out, set ? "{+" : "[-");
	buffer_puts(out, edit->typographic ? "~" : edit->moved != TVX_NO_CLAUSE ? ">" : "");
	if (edit->party.len) {
		buffer_put(out, edit->party);
		buffer_puts(out, "!");
	}
	buffer_put(out, str_slice(set ? change->after_text : change->before_text,
				  range.begin, range.end));
	buffer_puts(out, set ? "+}" : "-]");
}

/* The redline of all paragraphs, a line each. */
static void
print_changes(buffer *out, const tvx_changes *changes)
{
	for (uint32_t i = 0; i < tvx_changes_size(changes); i++) {
		const tvx_change *const change = tvx_changes_at(changes, i);

		assert_true(change_replays(change));
		for (uint32_t j = 0; j < change->edit_count; j++)
			print_edit(out, change, &change->edits[j]);
		if (change->edit_count)
			buffer_puts(out, "\n");
	}
	buffer_put_byte(out, '\0');
}

static void
assert_redline(const char *const *before, const char *const *after, const char *expected)
{
	pair it = compare(before, after, 1);
	buffer out = { 0 };

	print_changes(&out, it.changes);
	assert_string_equal(out.ptr, expected);
	buffer_release(&out);
	release(&it);
}

/* One paragraph against one. */
static void
assert_edits(const char *before, const char *after, const char *expected)
{
	const char *const one[] = { before, NULL }, *const other[] = { after, NULL };
	char line[1024];

	snprintf(line, sizeof line, "%s\n", expected);
	assert_redline(one, other, line);
}

static void
diff__an_insertion_is_that_insertion_and_nothing_else(void **state)
{
	(void)state;
	assert_edits(
		"The Parties shall consult on the matter.",
		"The Parties shall, after urgent consultations, consult on the matter.",
		"The Parties shall{+, after urgent consultations,+} consult on the "
		"matter.");
	assert_edits(
		"Each State shall provide assistance to Ukraine.",
		"Each State shall, on the basis of a decision, provide aid to Ukraine.",
		"Each State shall{+, on the basis of a decision,+} provide "
		"[-assistance-]{+aid+} to Ukraine.");
	assert_edits("The Committee shall keep its own rules.",
		     "The Committee shall keep its own rules and publish them.",
		     "The Committee shall keep its own rules{+ and publish them+}.");
}

static void
diff__edits_slide_to_the_borders_of_phrases_and_sentences(void **state)
{
	(void)state;
	assert_edits("It shall be open. It shall be fair to all.",
		     "It shall be open. It shall be free. It shall be fair to all.",
		     "It shall be open. {+It shall be free. +}It shall be fair to all.");
	assert_edits("They agree on goods, on services, and on trade.",
		     "They agree on goods, on capital, on services, and on trade.",
		     "They agree on goods, {+on capital, +}on services, and on trade.");
	assert_edits("A \"good\" of a Party is free of duty.",
		     "A \"good\" or \"service\" of a Party is free of duty.",
		     "A \"good\" {+or \"service\" +}of a Party is free of duty.");
	assert_edits("\u7f14\u7ea6\u65b9\u5e94\u5408\u4f5c\u3002\u672c\u6761\u9002\u7528"
		     "\u4e8e\u8d27\u7269\u3002",
		     "\u7f14\u7ea6\u65b9\u5e94\u5408\u4f5c\u3002\u7f14\u7ea6\u65b9\u5e94"
		     "\u534f\u5546\u3002\u672c\u6761\u9002\u7528\u4e8e\u8d27\u7269\u3002",
		     "\u7f14\u7ea6\u65b9\u5e94\u5408\u4f5c\u3002{+"
		     "\u7f14\u7ea6\u65b9\u5e94\u534f\u5546\u3002+}"
		     "\u672c\u6761\u9002\u7528\u4e8e\u8d27\u7269\u3002");
}

static void
diff__an_insertion_may_begin_with_its_comma(void **state)
{
	(void)state;
	assert_edits("It applies under Article 14(2) and Article 15 to all States.",
		     "It applies under Articles 14(2), 14a(2) and 15 to all States.",
		     "It applies under [-Article-]{+Articles+} 14(2){+, 14a(2)+} and "
		     "[-Article -]15 to all States.");
}

static void
diff__of_two_equal_words_the_one_between_phrases_is_kept(void **state)
{
	(void)state;
	assert_edits(
		"In the event of an attack the States shall provide help.",
		"In the event of an attack the States, which shall begin at once, shall, "
		"if asked, provide help.",
		"In the event of an attack the States{+, which shall begin at once,+} "
		"shall{+, if asked,+} provide help.");
}

static void
diff__a_word_between_two_replacements_belongs_to_neither(void **state)
{
	(void)state;
	assert_edits(
		"Within thirty full days there is an appeal to it in each case.",
		"Within sixty full weeks there is an appeal to it in each case.",
		"Within [-thirty full days-]{+sixty full weeks+} there is an appeal to "
		"it in each case.");
}

static void
diff__a_word_between_a_replacement_and_a_longer_deletion_belongs_to_neither(void **state)
{
	(void)state;
	assert_edits("Members approve with all speed funds for the coming year in Rome.",
		     "Members grant soon funds in Rome.",
		     "Members [-approve with all speed funds for the coming year-]{+grant "
		     "soon funds+} in Rome.");
	/* What is struck up to a comma is a phrase, and comes out as that phrase. */
	assert_edits("Each party may, in lieu of the language of the case, use one of the "
		     "official languages in oral proceedings.",
		     "Each party may use an official language in oral proceedings.",
		     "Each party may[-, in lieu of the language of the case,-] use [-one "
		     "of the official languages-]{+an official language+} in oral "
		     "proceedings.");
}

static void
diff__a_number_beside_what_became_a_replacement_goes_with_it(void **state)
{
	const char *const before[] = {
		"Bread and milk and salt and eggs and oil and tea.",
		"Without prejudice to Article 14(2) and Article 18(1), it has all of it.",
		NULL
	};
	const char *const after[] = { before[0],
				      "Without prejudice to Articles 14(2), 14a(2) and "
				      "18(1), it has all of it.",
				      NULL };

	(void)state;
	assert_redline(before, after,
		       "Bread and milk and salt and eggs and oil and tea.\nWithout "
		       "prejudice to [-Article "
		       "14(2) and Article-]{+Articles 14(2), 14a(2) and+} 18(1), it has "
		       "all of it.\n");
}

static void
diff__a_word_that_gave_its_capital_away_is_not_kept(void **state)
{
	(void)state;
	assert_edits("It is so. The Council lays the rules down by law.",
		     "It is so. Each Chamber and the Council lay the rules down by law.",
		     "It is so. [-The Council lays-]{+Each Chamber and the Council lay+} "
		     "the rules down by law.");
	/* An insertion that ends as a phrase does is that insertion and nothing else. */
	assert_edits("It is so. The Council may lay the rules down by law.",
		     "It is so. By 21 May 2025, the Council shall lay the rules down by "
		     "law.",
		     "It is so. {+By 21 May 2025, +}[-~The-]{+~the+} Council "
		     "[-may-]{+shall+} lay the rules down by law.");
}

static void
diff__words_written_otherwise_one_after_the_other_are_one_edit(void **state)
{
	(void)state;
	assert_edits("THE HIGH CONTRACTING PARTIES to this treaty and their Organs agree.",
		     "The High Contracting Parties to this treaty and their organs agree.",
		     "[-~THE HIGH CONTRACTING PARTIES-]{+~The High Contracting Parties+} "
		     "to this treaty and their [-~Organs-]{+~organs+} agree.");
	assert_edits("In Latvia, Section 27 and Paragraphs 3 and 5 of it.",
		     "In Latvia, section 27 and paragraphs 3 and 5 of it.",
		     "In Latvia, [-~Section 27 and Paragraphs-]{+~section 27 and "
		     "paragraphs+} 3 and 5 of it.");
}

static void
diff__a_long_word_is_kept_however_often_it_is_said(void **state)
{
#define SAID "A prospectus is a prospectus. This prospectus is our prospectus.\n"
	const char *const before[] = { SAID SAID SAID,
				       "They draw up a growth prospectus "
				       "under this simple regime if asked.",
				       NULL };
	const char *const after[] = { SAID SAID SAID,
				      "They draw up a growth issuance "
				      "prospectus if asked.",
				      NULL };

	(void)state;
	assert_redline(before, after,
		       SAID SAID SAID "\nThey draw up a growth {+issuance +}prospectus "
				      "[-under this simple regime -]if asked.\n");
}

static void
diff__a_number_changes_as_a_whole(void **state)
{
	(void)state;
	assert_edits("A sum of 1,029.50 euros is due in all cases.",
		     "A sum of 1,029.75 euros is due in all cases.",
		     "A sum of [-1,029.50-]{+1,029.75+} euros is due in all cases.");
	assert_edits("It applies from 2006-04-12 on, as Regulation (EU) 2016/679 does.",
		     "It applies from 2006-05-12 on, as Regulation (EU) 2016/680 does.",
		     "It applies from [-2006-04-12-]{+2006-05-12+} on, as Regulation (EU) "
		     "[-2016/679-]{+2016/680+} does.");
	assert_edits("See pages 12 and Annex 2-B of the Treaty.",
		     "See pages 12-15 and Annex 3-B of the Treaty.",
		     "See pages [-12-]{+12-15+} and Annex [-2-B-]{+3-B+} of the Treaty.");
}

static void
diff__of_a_compound_written_otherwise_the_hyphen_changes(void **state)
{
	const char *const before[] = { "The newly-elected Council meets.", NULL };
	const char *const after[] = { "The newly elected Council meets.", NULL };
	pair it = compare(before, after, 1);
	const tvx_change *const change =
		tvx_changes_at(it.changes, tvx_changes_size(it.changes) - 1);

	(void)state;
	assert_int_equal(change->words_deleted + change->words_inserted, 0);
	release(&it);
	assert_edits(before[0], after[0], "The newly[---]{+ +}elected Council meets.");
	assert_edits("A body which co-ordinates the work of others is set up.",
		     "A body which coordinates the work of others is set up.",
		     "A body which co[---]ordinates the work of others is set up.");
	assert_edits(
		"It meets until the newly formed Cabinet of Ministers starts work.",
		"It meets until a newly-formed Cabinet of Ministers starts work.",
		"It meets until [-the-]{+a+} newly[- -]{+-+}formed Cabinet of Ministers "
		"starts work.");
	/* What is joined by nothing at all may be another word. */
	assert_edits("It may be that the Council of Ministers meets.",
		     "It maybe that the Council of Ministers meets.",
		     "It [-may be-]{+maybe+} that the Council of Ministers meets.");
	assert_edits("The parts of Annex 2-B of the Treaty.",
		     "The parts of Annex 3-B of the Treaty.",
		     "The parts of Annex [-2-B-]{+3-B+} of the Treaty.");
}

static void
diff__each_new_word_stands_over_against_an_old_one(void **state)
{
	(void)state;
	assert_edits("The membership grows from eighteen up to the twenty-seven States "
		     "which are party to it.",
		     "The membership grows from twenty-seven up to the fifty-four States "
		     "which are party to it.",
		     "The membership grows from [-eighteen-]{+twenty-seven+} up to the "
		     "[-twenty-seven-]{+fifty-four+} States which are party to it.");
	assert_edits("The price rises from ten to twenty euros in the year.",
		     "The price rises from twenty to thirty euros in the year.",
		     "The price rises from [-ten to twenty-]{+twenty to thirty+} euros in "
		     "the year.");
}

static void
diff__what_hangs_on_marks_that_are_struck_is_struck_with_them(void **state)
{
	(void)state;
	assert_edits("There shall be at least [50][55][100] Parties to it.",
		     "There shall be at least 55 Parties to it.",
		     "There shall be at least [-[50][55][100]-]{+55+} Parties to it.");
	assert_edits("The rate (\u201cMFN\u201d) is paid in full by all of them.",
		     "The rate (MFN) is paid in full by all of them.",
		     "The rate ([-\u201c-]MFN[-\u201d-]) is paid in full by all of them.");
}

static void
diff__a_rewritten_sentence_is_struck_and_set_whole(void **state)
{
	(void)state;
	assert_edits(
		"The seat is in Vienna. The Council meets there once in every year to "
		"elect its Chair by secret ballot. It has two languages.",
		"The seat is in Vienna. Rules about the time of sessions, the number of "
		"delegates and the quorum by which a Chair is chosen follow. It has two "
		"languages.",
		"The seat is in Vienna. [-The Council meets there once in every year to "
		"elect its Chair by secret ballot-]{+Rules about the time of sessions, "
		"the number of delegates and the quorum by which a Chair is chosen "
		"follow+}. "
		"It has two languages.");
}

static void
diff__of_a_rewritten_sentence_the_scraps_go(void **state)
{
	(void)state;
	assert_edits(
		"Where the examining division finds that the documents on which the grant "
		"is to be based do not meet the needs of unity of invention, it shall "
		"invite the applicant to limit the claims.",
		"If the search is dispensed with and the examining division considers that "
		"in the documents which are to serve as the basis for the exam an "
		"invention is claimed that was never searched, it shall say so.",
		"[-Where-]{+If the search is dispensed with and+} the examining division "
		"[-finds that-]{+considers that in+} the documents [-on which the grant "
		"is to be based do not meet the needs of unity of invention, it shall "
		"invite the applicant to limit the claims-]{+which are to serve as the "
		"basis for the exam an invention is claimed that was never searched, it "
		"shall say so+}.");
	/* What it begins with is no scrap if a comma ends it. */
	assert_edits("in Lithuania, by a retrial, only in cases set out by statute,",
		     "in Lithuania, an appeal to the supreme court,",
		     "in Lithuania, [-by a retrial, only in cases set out by "
		     "statute-]{+an appeal to the supreme court+},");
	/* Nor are two words that end a phrase in both. */
	assert_edits(
		"Where the examining division finds that the texts on which the procedure "
		"for grant must rely, do not meet the needs of unity in one respect or "
		"more "
		"than one it sees, every person concerned is then invited to limit her own "
		"claims without delay.",
		"If the search is dispensed with and the examining division considers that "
		"in those files where examination must rely, an invention is claimed that "
		"was never searched by any authority named under this chapter or "
		"elsewhere.",
		"[-Where the examining division finds that the texts on which the "
		"procedure for grant-]{+If the search is dispensed with and the examining "
		"division considers that in those files where examination+} must rely, "
		"[-do not meet the needs of "
		"unity in one respect or more than one it sees, every person concerned is "
		"then invited to limit her own claims without delay-]{+an invention is "
		"claimed that was never searched by any authority named under this chapter "
		"or elsewhere+}.");
	/* Nor is what stands between an insertion and a replacement. */
	assert_edits("In the first election of the members of the Council, however, three "
		     "shall be chosen for a term of one year.",
		     "In the first election of the members of the Council after it grows "
		     "from eleven to fifteen, two of four shall be chosen for a term of "
		     "one year.",
		     "In the first election of the members of the Council{+ after it grows "
		     "from eleven to fifteen+}, [-however, three-]{+two of four+} shall be "
		     "chosen for a term of one year.");
}

static void
diff__a_bracket_goes_with_what_it_closes(void **state)
{
	(void)state;
	assert_edits("The payer is not liable for any use of it once notice under Article "
		     "56(1)(b) has been given.",
		     "The payer is not liable for any use of it once notice under point "
		     "(b) of Article 69(1) has been given.",
		     "The payer is not liable for any use of it once notice under "
		     "[-Article 56(1)(b)-]{+point (b) of Article 69(1)+} has been given.");
	assert_edits("Branches within the meaning of Article 4(3) of that Directive are "
		     "located there.",
		     "Branches within the meaning of Article 4(1) of this Regulation are "
		     "located there.",
		     "Branches within the meaning of Article 4[-(3) of that "
		     "Directive-]{+(1) of this Regulation+} are located there.");
}

static void
diff__a_sentence_in_scraps_is_struck_and_set_whole_where_all_was_reworked(void **state)
{
	static const char was[] =
		"The competent authority that is empowered under the law of a Party to "
		"conduct such inquiries shall be provided with the necessary resources to "
		"enable it to fulfill its duties.";
	static const char is[] =
		"Each Party shall provide its own competent authority, where there is one, "
		"with the necessary resources to enable it to fulfil its duties.";
	const char *const before[] = {
		was,
		"Ships that carry grain pay neither tolls nor fees in ports of the river, "
		"and are let through before others. Pilots are engaged for them at the "
		"expense of the town whose quay they seek. No captain is held to account "
		"for cargo spoilt by waiting.",
		NULL
	};
	const char *const after[] = {
		is,
		"Copyright expires seventy years after an author died. Photographs, maps "
		"and computer programs enjoy protection as literary works do. Broadcasting "
		"organisations may prohibit fixation, reproduction and retransmission. "
		"Trademarks lapse unless renewed every decade.",
		NULL
	};
	const char *const edited[] = { is, before[1], NULL };
	char expected[2048];

	(void)state;
	snprintf(expected, sizeof expected, "[-%s-]{+%s+}\n[-%s-]\n{+%s+}\n", was, is,
		 before[1], after[1]);
	assert_redline(before, after, expected);
	/* Where the rest is as it was, what is left of the sentence is shown. */
	snprintf(
		expected, sizeof expected, "%s%s\n",
		"[-The-]{+Each Party shall provide its own+} competent authority[- that is "
		"empowered under the law of a Party to conduct such inquiries shall be "
		"provided-]{+, where there is one,+} with the necessary resources to "
		"enable it to [-fulfill-]{+fulfil+} its duties.\n",
		before[1]);
	assert_redline(before, edited, expected);
}

static void
diff__what_differs_in_type_alone_is_typographic(void **state)
{
	const char *const before[] = { "The \"Fund\" is here and  there.", NULL };
	const char *const after[] = { "The \u201cFund\u201d is Here and there.", NULL };
	pair it = compare(before, after, 1);
	const tvx_change *const change =
		tvx_changes_at(it.changes, tvx_changes_size(it.changes) - 1);

	(void)state;
	assert_int_equal(change->words_deleted + change->words_inserted, 0);
	release(&it);
	assert_edits(before[0], after[0],
		     "The [-~\"-]{+~\u201c+}Fund[-~\"-]{+~\u201d+} is "
		     "[-~here-]{+~Here+} and[-~  -]{+~ +}there.");
}

static void
diff__white_space_at_an_edit_goes_with_it(void **state)
{
	(void)state;
	assert_edits("The law of the land is to be upheld by all", "The law of the land is",
		     "The law of the land is[- to be upheld by all-]");
	assert_edits("The States agree to meet  now in the city",
		     "The States agree to meet in the "
		     "city",
		     "The States agree to meet[-  now-] in the city");
}

static void
diff__text_struck_here_and_set_there_has_moved(void **state)
{
	const char *const before[] = {
		"The depositary shall inform all States of each signature, and of the date "
		"on "
		"which this treaty enters into force for them. Copies are free.",
		"Any dispute is settled by negotiation between the two States which are "
		"party "
		"to it.",
		NULL
	};
	const char *const after[] = {
		"The depositary shall inform all States of each signature. Copies are "
		"free.",
		"Any dispute is settled by negotiation between the two States which are "
		"party "
		"to it, and of the date on which this treaty enters into force for them.",
		NULL
	};
	pair it = compare(before, after, 1);
	uint32_t moved = 0, other = 0;

	(void)state;
	for (uint32_t i = 0; i < tvx_changes_size(it.changes); i++) {
		const tvx_change *const change = tvx_changes_at(it.changes, i);

		moved += change->words_moved;
		other += change->words_deleted + change->words_inserted;
		for (uint32_t j = 0; j < change->edit_count; j++)
			if (change->edits[j].op == TVX_EDIT_DELETE)
				assert_int_equal(change->edits[j].moved, 3);
			else if (change->edits[j].op == TVX_EDIT_INSERT)
				assert_int_equal(change->edits[j].moved, 2);
	}
	assert_int_equal(moved, 13);
	assert_int_equal(other, 0);
	release(&it);
}

static uint32_t
count_moved(const char *const *before, const char *const *after)
{
	pair it = compare(before, after, 1);
	uint32_t moved = 0;

	for (uint32_t i = 0; i < tvx_changes_size(it.changes); i++)
		moved += tvx_changes_at(it.changes, i)->words_moved;
	release(&it);
	return moved;
}

#define SEAT "The Office has its seat in Munich and a branch at The Hague. "
#define DESK "A registrar keeps the rolls, and seals what leaves the house. "

static void
diff__text_of_a_rewritten_sentence_may_have_moved_elsewhere(void **state)
{
	const char *const before[] = {
		SEAT "Where the documents lack unity or cover what no report was drawn up "
		     "for, it shall, in writing, invite the applicant to limit the "
		     "application to one invention.",
		"Copies are free.",
		DESK "Where the fees fell due twice or shares are held in trust by others, "
		     "it shall, in writing, invite the applicant to limit the "
		     "application to one invention.",
		NULL
	};
	const char *const after[] = {
		SEAT "Where a search is dispensed with and some claims were never examined "
		     "by anyone, the Division has it on a list that shall be public.",
		"Copies are free. In the end, invite the applicant to limit the "
		"application to one invention, or to withdraw.",
		DESK "Where masters of harbours trim lamps at dusk or ask too much of "
		     "pilots, it closes a port, and in a storm shall say so.",
		NULL
	};
	const char *const one[] = { before[0], before[1], NULL };
	const char *const other[] = { after[0], after[1], NULL };

	(void)state;
	assert_int_equal(count_moved(one, other), 10);
	/* But not if two said it: then it is a manner of speaking. */
	assert_int_equal(count_moved(before, after), 0);
}

#define COPIES "Copies of a permit are free for the members of a crew"
#define RULES  ", as laid down in the rules that are annexed hereto,"

static void
diff__a_formula_has_not_moved(void **state)
{
	const char *const before[] = { "Masters of harbours" RULES " publish the tides.",
				       "Pilots" RULES " keep lamps trimmed from dusk.",
				       "Copyright" RULES
				       " expires seventy years after death.",
				       "Dredging" RULES " waits for the end of spawning.",
				       "Salvage" RULES " belongs to whoever found a wreck.",
				       COPIES " who ask for one.",
				       NULL };
	const char *const after[] = { COPIES RULES " who ask for one.", NULL };
	const char *const one[] = { before[0], before[5], NULL };

	(void)state;
	assert_int_equal(count_moved(one, after), 10);
	assert_int_equal(count_moved(before, after), 0);
}

#define OF_FEES                                                                            \
	"Each Party shall publish without delay the fees that a port collects from ships."
#define OF_COPIES "Copies of a permit are free for the members of a crew who ask for one."

static void
diff__a_short_clause_that_nothing_else_resembles_has_moved(void **state)
{
	const char *const before[] = { OF_FEES, "Acceptance of test data.", NEXT_ARTICLE,
				       OF_COPIES, NULL };
	const char *const after[] = { OF_FEES, NEXT_ARTICLE, OF_COPIES,
				      "Acceptance of test data.", NULL };

	(void)state;
	assert_redline(before, after,
		       OF_FEES "\n[->Acceptance of test data.-]\n" OF_COPIES
			       "\n{+>Acceptance of test data.+}\n");
}

static void
diff__a_short_clause_that_stands_elsewhere_too_has_not_moved(void **state)
{
	const char *const before[] = { OF_FEES, "Acceptance of test data.", NEXT_ARTICLE,
				       OF_COPIES, NULL };
	const char *const after[] = { OF_FEES,
				      NEXT_ARTICLE,
				      OF_COPIES,
				      "Acceptance of test data.",
				      "Acceptance of test data.",
				      NULL };

	(void)state;
	assert_redline(before, after,
		       OF_FEES
		       "\n[-Acceptance of test data.-]\n" OF_COPIES
		       "\n{+Acceptance of test data.+}\n{+Acceptance of test data.+}\n");
}

static void
diff__a_short_clause_that_became_the_beginning_of_another_has_moved(void **state)
{
	const char *const before[] = { OF_FEES, "Acceptance of test data.", NEXT_ARTICLE,
				       OF_COPIES, NULL };
	const char *const after[] = { OF_FEES, NEXT_ARTICLE,
				      "Acceptance of test data. " OF_COPIES, NULL };

	(void)state;
	assert_redline(before, after,
		       OF_FEES "\n[->Acceptance of test data.-]\n"
			       "{+>Acceptance of test data. +}" OF_COPIES "\n");
}

static void
diff__a_number_in_the_text_that_became_a_clause_s_is_not_struck(void **state)
{
	const char *const inline_too[] = { OF_FEES " 2. " OF_COPIES, NULL };
	const char *const renumbered[] = { OF_FEES " 7. " OF_COPIES, NULL };
	const char *const apart[] = { OF_FEES, OF_COPIES, NULL };

	(void)state;
	assert_redline(inline_too, apart, OF_FEES "[-> 2. -]" OF_COPIES "\n");
	assert_redline(renumbered, apart, OF_FEES "[-> 7. -]" OF_COPIES "\n");
	assert_redline(apart, inline_too, OF_FEES "{+> 2. +}" OF_COPIES "\n");
}

#define OF_SPS "SPS Agreement means the Agreement on the Application of Sanitary"
#define OF_STATES                                                                          \
	"state enterprise means an enterprise that is owned by a Party or by its agents;"

static void
diff__words_that_crossed_the_border_of_two_clauses_have_moved(void **state)
{
	const char *const before[] = { OF_SPS " Measures;", OF_STATES, NULL };
	const char *const after[] = { OF_SPS, "Measures; " OF_STATES, NULL };
	const char *const other[] = { OF_SPS, "Rules; " OF_STATES, NULL };
	const char *const inline_too[] = { OF_SPS " Measures; 2. technical interfaces;",
					   OF_STATES, NULL };
	const char *const apart[] = { OF_SPS " Measures;", "technical interfaces;",
				      OF_STATES, NULL };

	(void)state;
	assert_redline(before, after,
		       OF_SPS "[-> Measures;-]\n{+>Measures; +}" OF_STATES "\n");
	assert_redline(before, other, OF_SPS "[- Measures;-]\n{+Rules; +}" OF_STATES "\n");
	assert_redline(inline_too, apart,
		       OF_SPS " Measures;[-> 2. technical interfaces;-]\n"
			      "{+>technical interfaces;+}\n" OF_STATES "\n");
}

static void
diff__a_split_strikes_and_sets_no_word(void **state)
{
	const char *const before[] = { "Each Party shall publish its laws on transit "
				       "without delay. Laws on the fees "
				       "that a port collects from ships of the other Party "
				       "shall be published as well.",
				       NULL };
	const char *const after[] = {
		"Each Party shall publish its laws on transit without delay.",
		"Laws on the fees that a port collects from ships of the other Party shall "
		"be "
		"published as well.",
		NULL
	};
	pair it = compare(before, after, 1);
	bool split = false;

	(void)state;
	for (uint32_t i = 0; i < tvx_changes_size(it.changes); i++) {
		const tvx_change *const change = tvx_changes_at(it.changes, i);

		split |= tvx_alignment_row(it.alignment, i)->after_count == 2;
		assert_int_equal(change->words_deleted + change->words_inserted, 0);
		for (uint32_t j = 0; j < change->edit_count; j++)
			assert_false(change->edits[j].typographic);
	}
	assert_true(split);
	release(&it);
}

static void
diff__a_party_owns_what_stands_in_its_bracket(void **state)
{
	(void)state;
	assert_edits(
		"The States shall meet every year in the city of Vienna.",
		"The States shall [RU: endeavour to] [each] meet every year in the city "
		"of Vienna.",
		"The States shall {+RU![RU: endeavour to] +}{+[each] +}meet every year in "
		"the "
		"city of Vienna.");
	assert_edits("The States shall [RU: endeavour to [UA: always] meet] every year in "
		     "the city of "
		     "Vienna.",
		     "The States shall every year in the city of Vienna.",
		     "The States shall [-RU![RU: endeavour to -][-UA![UA: always] "
		     "-][-RU!meet] -]every "
		     "year in the city of Vienna.");
}

static void
diff__what_recurs_is_said_once(void **state)
{
	const char *const before[] = {
		"Peru shall open its ports to all ships.",
		"The laws of Peru apply on board and in harbour.",
		"No fee is due to Peru for the use of a light.",
		"Disputes with Peru, or with a national of Peru, go to "
		"the Commission.",
		NULL
	};
	const char *const after[] = {
		"Colombia shall open its ports to all ships.",
		"The laws of Colombia apply on board and in harbour.",
		"No fee is due to Colombia for the use of a light.",
		"Disputes with Colombia, or with a national of Colombia, "
		"go to the Commission.",
		NULL
	};
	pair it = compare(before, after, 1);
	const tvx_systematic *systematic;

	(void)state;
	assert_int_equal(tvx_changes_systematic(it.changes, &systematic), 1);
	assert_true(str_equal(systematic[0].before, TVX_STR("Peru")));
	assert_true(str_equal(systematic[0].after, TVX_STR("Colombia")));
	assert_int_equal(systematic[0].count, 5);
	release(&it);
}

/* Long enough for several threads: numbered sentences, some of them changed. */
static char **
many_paragraphs(uint32_t count, bool changed)
{
	char **const paragraphs = NEW_ARRAY(char *, count + 1);
	uint64_t seed = changed ? 5 : 4;

	for (uint32_t i = 0; i < count; i++) {
		buffer text = { 0 };

		for (uint32_t j = 0; j < 60; j++)
			buffer_printf(&text, "w%u ",
				      changed && next_random(&seed) % 9 == 0
					      ? next_random(&seed) % 50
					      : i * 7 + j * j % 31);
		buffer_put(&text, TVX_STR("end.\0"));
		paragraphs[i] = text.ptr;
	}
	return paragraphs;
}

static void
free_paragraphs(char **paragraphs)
{
	for (uint32_t i = 0; paragraphs[i] != NULL; i++)
		free(paragraphs[i]);
	free(paragraphs);
}

static void
diff__threads_do_not_change_the_result(void **state)
{
	char **const before = many_paragraphs(4000, false),
		     **const after = many_paragraphs(4000, true);
	buffer out[2] = { { 0 }, { 0 } };

	(void)state;
	for (uint32_t i = 0; i < 2; i++) {
		pair it = compare((const char *const *)before, (const char *const *)after,
				  i ? 4 : 1);

		print_changes(&out[i], it.changes);
		release(&it);
	}
	assert_true(str_equal(buffer_str(&out[0]), buffer_str(&out[1])));
	buffer_release(&out[0]);
	buffer_release(&out[1]);
	free_paragraphs(before);
	free_paragraphs(after);
}

/* Few words, so that much recurs; marks, brackets, case and space at random. */
static char *
random_paragraph(uint64_t *seed)
{
	static const char *const forms[] = {
		"shall",  "Shall",   "the",
		"The",    "Party",   "parties",
		"agree",  "on",      "1,029",
		"12",     ",",       ".",
		";",      "(",       ")",
		"[RU:",   "[",       "]",
		"-",      "\u2011",  "\u0434\u0430",
		"\u00e9", "e\u0301", "\u7b2c\u4e94",
	};
	static const char *const spaces[] = {
		" ", " ", " ", " ", "  ", "\u00a0", "\n", ""
	};
	const uint32_t count = 1 + next_random(seed) % 60;
	buffer text = { 0 };

	buffer_puts(&text, "x");
	for (uint32_t i = 0; i < count; i++) {
		buffer_puts(&text, spaces[next_random(seed) % 8]);
		buffer_puts(&text, forms[next_random(seed) % 24]);
	}
	buffer_put_byte(&text, '\0');
	return text.ptr;
}

static void
diff__any_two_drafts_replay(void **state)
{
	uint64_t seed = 99;

	(void)state;
	for (int round = 0; round < 400; round++) {
		char *paragraphs[2][6] = { { NULL } };
		buffer out = { 0 };
		pair it;

		for (int side = 0; side < 2; side++)
			for (uint32_t i = 0; i <= next_random(&seed) % 5; i++)
				paragraphs[side][i] = random_paragraph(&seed);
		it = compare((const char *const *)paragraphs[0],
			     (const char *const *)paragraphs[1], 1);
		print_changes(&out, it.changes);
		buffer_release(&out);
		release(&it);
		for (int i = 0; i < 12; i++)
			free(paragraphs[i / 6][i % 6]);
	}
}

static void
diff__a_script_that_lies_is_caught(void **state)
{
	const tvx_str before = TVX_STR("shall consult"), after = TVX_STR("shall cease");
	tvx_edit edits[] = {
		{ TVX_EDIT_EQUAL, false, { 0, 6 }, { 0, 6 }, TVX_NO_CLAUSE, { "", 0 } },
		{ TVX_EDIT_DELETE, false, { 6, 13 }, { 6, 6 }, TVX_NO_CLAUSE, { "", 0 } },
		{ TVX_EDIT_INSERT, false, { 13, 13 }, { 6, 11 }, TVX_NO_CLAUSE, { "", 0 } },
	};
	tvx_change change = { 0, before, after, edits, 3, 1, 1, 0 };

	(void)state;
	assert_true(change_replays(&change));
	edits[0].before.end = edits[0].after.end = 7; /* overlaps */
	assert_false(change_replays(&change));
	edits[0].before.end = edits[0].after.end = 5; /* leaves a gap */
	assert_false(change_replays(&change));
	edits[0].before.end = edits[0].after.end = 6;
	edits[2].after.end = 10; /* stops short */
	assert_false(change_replays(&change));
	edits[2].after.end = 11;
	change.after_text = TVX_STR("shalt cease"); /* equal in name only */
	assert_false(change_replays(&change));
	change.after_text = after;
	change.edit_count = 2; /* one missing */
	assert_false(change_replays(&change));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diff__keeps_as_many_words_as_can_be_kept),
		cmocka_unit_test(diff__hostile_sequences_replay_in_near_linear_time),
		cmocka_unit_test(diff__an_insertion_is_that_insertion_and_nothing_else),
		cmocka_unit_test(diff__edits_slide_to_the_borders_of_phrases_and_sentences),
		cmocka_unit_test(diff__of_two_equal_words_the_one_between_phrases_is_kept),
		cmocka_unit_test(diff__a_word_between_two_replacements_belongs_to_neither),
		cmocka_unit_test(
			diff__a_word_between_a_replacement_and_a_longer_deletion_belongs_to_neither),
		cmocka_unit_test(
			diff__a_number_beside_what_became_a_replacement_goes_with_it),
		cmocka_unit_test(diff__a_word_that_gave_its_capital_away_is_not_kept),
		cmocka_unit_test(
			diff__words_written_otherwise_one_after_the_other_are_one_edit),
		cmocka_unit_test(diff__a_long_word_is_kept_however_often_it_is_said),
		cmocka_unit_test(diff__a_number_changes_as_a_whole),
		cmocka_unit_test(diff__of_a_rewritten_sentence_the_scraps_go),
		cmocka_unit_test(diff__a_bracket_goes_with_what_it_closes),
		cmocka_unit_test(diff__an_insertion_may_begin_with_its_comma),
		cmocka_unit_test(
			diff__text_of_a_rewritten_sentence_may_have_moved_elsewhere),
		cmocka_unit_test(diff__a_formula_has_not_moved),
		cmocka_unit_test(diff__of_a_compound_written_otherwise_the_hyphen_changes),
		cmocka_unit_test(diff__each_new_word_stands_over_against_an_old_one),
		cmocka_unit_test(
			diff__what_hangs_on_marks_that_are_struck_is_struck_with_them),
		cmocka_unit_test(
			diff__a_sentence_in_scraps_is_struck_and_set_whole_where_all_was_reworked),
		cmocka_unit_test(diff__a_rewritten_sentence_is_struck_and_set_whole),
		cmocka_unit_test(diff__what_differs_in_type_alone_is_typographic),
		cmocka_unit_test(diff__white_space_at_an_edit_goes_with_it),
		cmocka_unit_test(diff__text_struck_here_and_set_there_has_moved),
		cmocka_unit_test(
			diff__a_short_clause_that_nothing_else_resembles_has_moved),
		cmocka_unit_test(
			diff__a_short_clause_that_stands_elsewhere_too_has_not_moved),
		cmocka_unit_test(
			diff__a_short_clause_that_became_the_beginning_of_another_has_moved),
		cmocka_unit_test(
			diff__a_number_in_the_text_that_became_a_clause_s_is_not_struck),
		cmocka_unit_test(
			diff__words_that_crossed_the_border_of_two_clauses_have_moved),
		cmocka_unit_test(diff__a_split_strikes_and_sets_no_word),
		cmocka_unit_test(diff__a_party_owns_what_stands_in_its_bracket),
		cmocka_unit_test(diff__what_recurs_is_said_once),
		cmocka_unit_test(diff__threads_do_not_change_the_result),
		cmocka_unit_test(diff__any_two_drafts_replay),
		cmocka_unit_test(diff__a_script_that_lies_is_caught),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
