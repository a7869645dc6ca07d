/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "rules/set.h"
#include "text/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
put_way(buffer *out, const stems *from, const stem_way *way)
{
	for (size_t c = 0; c < way->count; c++)
		for (size_t i = 0; i < way->choices[c].count; i++) {
			buffer_puts(out, i ? "|" : c ? "&" : "");
			const stem_letters *const stem =
				&from->ptr[way->choices[c].first + i];

			buffer_puts(out, stem->begins ? "^" : "");
			buffer_put(out, stem->letters);
		}
}

/* "^" before a stem that must begin a word; stems of a choice with bars between, choices
 * with "&", ways with ";"; "-" for no way. */
static void
assert_stems(const char *written, const char *expected)
{
	stems read = { 0 };
	buffer joined = { 0 };

	if (stems_read(str_of(written), &read)) {
		for (size_t i = 0; i < read.way_count; i++) {
			buffer_puts(&joined, i ? ";" : "");
			put_way(&joined, &read, &read.ways[i]);
		}
	} else {
		assert_int_equal(read.way_count, 0);
		buffer_puts(&joined, "-");
	}
	buffer_put_byte(&joined, '\0');
	if (strcmp(joined.ptr, expected) != 0)
		fail_msg("'%s': the stems are '%s', not '%s'", written, joined.ptr,
			 expected);
	buffer_release(&joined);
	stems_release(&read);
}

static void
stems__each_way_to_match_gives_its_rarest(void **state)
{
	(void)state;
	assert_stems("unless", "unless");
	assert_stems("\\b(provided\\s+that|Unless)\\b", "^provided|^unless");
	assert_stems("(?x) \\b (?: on\\s+the\\s+basis # of what?\n | so long as )",
		     "^basis|^solongas");
	assert_stems("only\\s+(?:if|after|with)", "only&^if|^after|^with");
	assert_stems("a(?:b(?:cc|dd)e|ff)g", "cc|dd|ff");
	assert_stems("Реферéндум|НЕ\\b", "реферéндум;не");
	assert_stems("(?:consent|approval)\\s+of\\s+(?:all|each)|unanim(?:ous|ity)",
		     "consent|approval&^all|^each;unanim&ous|ity");
	assert_stems("(?:one)+ (?:three){2,}", "^three&one");
	assert_stems("\\d{1,2}\\s+May|in\\s+[12]\\d{3}", "^may&0;in&0");
}

static void
stems__what_may_be_missing_is_no_stem(void **state)
{
	(void)state;
	assert_stems("colou?rs", "colo&rs");
	assert_stems("(?:simple\\s+)?vote", "vote");
	assert_stems("(?:simple\\s+){0,1}vote(?:rs)*", "vote");
	assert_stems("(?x) vote (?:simple) ?", "vote");
	assert_stems("(?x) votes ?", "vote");
	assert_stems("not(?!withstanding)", "not");
	assert_stems("(?<!withstanding)no(?=body)", "no");
	assert_stems("é?a", "-");
	assert_stems("words|\\d*", "-");
	assert_stems("words|", "-");
	assert_stems("[abc]d.e", "-");
}

static void
stems__what_must_begin_a_word_says_so(void **state)
{
	(void)state;
	assert_stems("\\ball", "^all");
	assert_stems("\\b(?:by\\s+)?all", "^all");
	assert_stems("\\b(?:un|by\\s)all", "all&^un|^by");
	assert_stems("\\b(?:un)?all", "all");
	assert_stems("\\s*all", "all");
	assert_stems("\\s+[“]?all", "all");
	assert_stems("\\b(?<!not\\s)all\\w+ed", "^all&ed");
	/* The boundary is behind the letter that stands before the mark. */
	assert_stems("\\b“", "“");
}

static void
stems__syntax_that_is_not_read_gives_none(void **state)
{
	static const char *const patterns[] = {
		"(?<name>words)",   "(*UTF)words",       "(?R)words", "\\Qwords\\E",
		"words\\x{20}",     "(words)\\1",        "words{,3}", "(?x)words++ +",
		"[[:alpha:]]words", "(?#aside)words",    "words)",    "(words",
		"wor[ds",           "(?(1)words|other)", "words\\pL", "(?n)words",
	};

	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		assert_stems(patterns[i], "-");
}

/* With bars between; "-" for none. */
static void
assert_leads(const char *written, const char *expected)
{
	stems read = { 0 };
	buffer joined = { 0 };

	(void)stems_read(str_of(written), &read);
	for (size_t i = 0; i < read.lead_count; i++) {
		buffer_puts(&joined, i ? "|" : "");
		buffer_put(&joined, read.leads[i].letters);
	}
	buffer_puts(&joined, read.lead_count ? "" : "-");
	buffer_put_byte(&joined, '\0');
	if (strcmp(joined.ptr, expected) != 0)
		fail_msg("'%s': the leads are '%s', not '%s'", written, joined.ptr,
			 expected);
	buffer_release(&joined);
	stems_release(&read);
}

static void
stems__where_each_match_begins_is_a_lead(void **state)
{
	(void)state;
	assert_leads("\\b(shall|must|may\\s+not)\\b", "shall|must|may");
	assert_leads("(?x) \\b (?: only\\s+ )? (?: with | by ) \\s+ consent",
		     "only|with|by");
	assert_leads("\\b(?<!not\\s)(?=a)all\\s+of|^\\bnone", "all|none");
	assert_leads("\\bcolou?r", "colo");
	assert_leads("\\b(?:(?:un\\s)?)all", "un|all");
	assert_leads("\\b(?:un)?all", "-");
	assert_leads("\\b(?:un)+all", "un");
	assert_leads("\\b(?:x\\s)?shall", "x|shall");
	assert_leads("\\b\\d*shall", "0|shall");
	assert_leads("\\b(?:1|2)\\s+May", "0|0");
	assert_leads("\\b(?:at\\s+most|an?\\s+most)", "at|a");
}

static void
stems__a_match_that_may_begin_with_anything_has_no_lead(void **state)
{
	static const char *const patterns[] = {
		"shall",          "\\b\\w*shall",     "\\b(?:shall|[mM]ust)",
		"\\(shall",       "\\b.?shall",       "\\b(?:shall|a?)",
		"\\bs?hall",      "\\b(?:x\\s)*.all", "\\bshall|must",
		"\\b(?:-)?shall", "\\Kshall",         "\\b\\w*shall",
	};

	(void)state;
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		assert_leads(patterns[i], "-");
}

typedef struct matches {
	tvx_range *ptr;
	size_t count, room;
} matches;

static matches
matches_of(const pattern *made, matcher *with, tvx_str text)
{
	matches found = { 0 };

	assert_int_not_equal(pattern_all(made, with, text,
					 (tvx_range){ 0, (uint32_t)text.len }, &found.ptr,
					 &found.count, &found.room),
			     MATCH_LIMIT);
	return found;
}

/* With the sieve and without, the same is found at the same places. */
static size_t
compare_line(const pattern *made, matcher *sifted, matcher *plain, tvx_str line)
{
	matches one = matches_of(made, sifted, line), other = matches_of(made, plain, line);
	const size_t count = one.count;

	assert_int_equal(one.count, other.count);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(one.ptr[i].begin, other.ptr[i].begin);
		assert_int_equal(one.ptr[i].end, other.ptr[i].end);
	}
	free(one.ptr);
	free(other.ptr);
	return count;
}

/* A text as the alignment would know it: words that fold alike have one number. */
typedef struct numbered_text {
	sieve_draft draft;
	uint32_t *starts, *numbers;
	size_t words; /* past every number */
} numbered_text;

static numbered_text
number_text(tvx_str text)
{
	numbered_text made = { .draft = { .text = text } };
	size_t count = 0, room = 0;
	buffer *forms;

	words_cut(text, 0, &made.starts, &count, &room);
	PUSH_ROOM(made.starts, count, room);
	made.starts[count] = (uint32_t)text.len;
	made.numbers = NEW_ARRAY(uint32_t, count);
	forms = NEW_ARRAY(buffer, count);
	for (size_t w = 0; w < count; w++) {
		buffer *const form = &forms[made.words];
		size_t number = 0;

		word_fold(str_slice(text, made.starts[w], made.starts[w + 1]), form);
		while (!str_equal(buffer_str(&forms[number]), buffer_str(form)))
			number++;
		made.numbers[w] = (uint32_t)number;
		if (number == made.words)
			made.words++;
		else
			buffer_clear(form);
	}
	for (size_t i = 0; i < count; i++)
		buffer_release(&forms[i]);
	free(forms);
	made.draft.starts = made.starts;
	made.draft.numbers = made.numbers;
	made.draft.count = count;
	return made;
}

static void
numbered_release(numbered_text *made)
{
	free(made->starts);
	free(made->numbers);
}

/* Each line is a text of its own; 'known', if it is given, numbers its words. */
static size_t
compare_lines(const pattern *made, const sieve *all, tvx_str text,
	      const numbered_text *known)
{
	matcher *const sifted = matcher_new(all, text.len % 2), *const plain = matcher_new(
									all, false);
	size_t total = 0;

	if (known != NULL)
		matcher_know(sifted, &known->draft, &known->draft, known->words);
	matcher_settle(sifted, text, TVX_STR(""));
	for (size_t at = 0; at < text.len;) {
		const size_t newline = str_find(text, TVX_STR("\n"), at);
		const size_t end = newline == SIZE_MAX ? text.len : newline;

		total += compare_line(made, sifted, plain, str_slice(text, at, end));
		at = end + 1;
	}
	if (total > 0)
		assert_true(pattern_may_match(made, sifted, true));
	matcher_free(sifted);
	matcher_free(plain);
	return total;
}

/* Upper case, and the two letters past ASCII that fold into it. */
static void
disguise(tvx_str text, buffer *out)
{
	for (size_t i = 0; i < text.len; i++) {
		const char byte = text.ptr[i];

		if (byte == 's' && i % 2)
			buffer_puts(out, "\xC5\xBF");
		else if (byte == 'k' && i % 2)
			buffer_puts(out, "\xE2\x84\xAA");
		else
			buffer_put_byte(out, byte >= 'a' && byte <= 'z'
						     ? (char)(byte - 'a' + 'A')
						     : byte);
	}
}

static void
compare_everywhere(const pattern *made, const sieve *all, size_t *found)
{
	for (size_t i = 0; made && i < shipped_pack_count; i++) {
		const yaml_tree *const pack = &shipped_packs[i];
		buffer text = { 0 }, other = { 0 };

		for (uint32_t at = 0; at < pack->count; at++) {
			buffer_put(&text, yaml_text(pack, at));
			buffer_put_byte(&text, '\n');
		}
		disguise(buffer_str(&text), &other);
		*found += compare_lines(made, all, buffer_str(&text), NULL);
		*found += compare_lines(made, all, buffer_str(&other), NULL);
		buffer_release(&text);
		buffer_release(&other);
	}
}

/* The packs hold each word that their patterns look for, and sentences of it. */
static void
sieve__no_match_is_kept_from_a_pattern_that_ships(void **state)
{
	tvx_rules *rules = NULL;
	size_t found = 0;

	(void)state;
	assert_int_equal(tvx_rules_standard(&rules, NULL), TVX_OK);
	for (size_t i = 0; i < rules->count; i++) {
		compare_everywhere(rules->rules[i].pattern, rules->sieve, &found);
		compare_everywhere(rules->rules[i].pattern_before, rules->sieve, &found);
	}
	for (size_t i = 0; i < rules->lexicon_count; i++)
		for (size_t j = 0; j < LEXEME_COUNT; j++)
			compare_everywhere(rules->lexicons[i].of[j], rules->sieve, &found);
	assert_true(found > 1000);
	tvx_rules_free(rules);
}

/* xorshift: the same patterns in every run. */
static uint32_t
draw(uint64_t *state, uint32_t below)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (uint32_t)(*state % below);
}

#define PICK(state, list) ((list)[draw(state, sizeof(list) / sizeof *(list))])

/* Letters, boundaries and repeats in brackets, four deep. */
static void
put_pattern(buffer *out, uint64_t *state)
{
	static const char *const pieces[] = {
		"a",      "ab",        "all",    "shall", "k",      "é",    "Ж",
		"“",      "-",         "1",      "_",     " ",      "\\b",  "\\s+",
		"\\s*",   "\\w",       "\\d",    "[^a]",  "\\p{L}", ".",    "^",
		"(?=a)",  "(?!b)",     "(?<!a)", "\\W",   "\\B",    "|",    "(?:",
		"(?>",    "(",         "(?-i:",  ")",     "?",      "*",    "+",
		"{0,2}",  "{2}",       "+?",     ")?",    ")+",     "|all", "\\ball\\b",
		"\\b(?:", "\\b(?:al|",
	};
	uint32_t open = 0;

	for (uint32_t i = 2 + draw(state, 10); i > 0; i--) {
		const char *const piece = PICK(state, pieces);

		open += piece[0] == '(' && strchr(piece, ')') == NULL;
		if (piece[0] == ')' && open-- == 0) {
			open = 0;
			continue;
		}
		buffer_puts(out, piece);
	}
	for (; open > 0; open--)
		buffer_puts(out, ")");
}

static void
put_text(buffer *out, uint64_t *state)
{
	static const char *const pieces[] = {
		"a",        "al", "all", "ALL", "shall", "ſhall", "K", "\xE2\x84\xAA",
		"É",        "ж",  "“",   "”",   "-",     "1",     "_", " ",
		"\xC2\xAD", "'",  " ",   "b",   "2",     "٣",
	};

	for (uint32_t i = 1 + draw(state, 8); i > 0; i--)
		buffer_puts(out, PICK(state, pieces));
}

static void
sieve__no_match_is_kept_from_a_random_pattern(void **state)
{
	uint64_t random = 88172645463325252U;
	size_t found = 0, compiled = 0, at;

	(void)state;
	for (size_t i = 0; i < 12000; i++) {
		buffer written = { 0 }, text = { 0 };
		sieve *const all = sieve_new();
		pattern *made;

		put_pattern(&written, &random);
		for (size_t line = 0; line < 10; line++) {
			put_text(&text, &random);
			buffer_puts(&text, "\n");
		}
		made = pattern_new(buffer_str(&written), all);
		if (pattern_check(made, &at, NULL) == TVX_OK) {
			numbered_text known = number_text(buffer_str(&text));

			found += compare_lines(made, all, buffer_str(&text), NULL);
			found += compare_lines(made, all, buffer_str(&text), &known);
			compiled++;
			numbered_release(&known);
		}
		pattern_free(made);
		sieve_free(all);
		buffer_release(&written);
		buffer_release(&text);
	}
	assert_true(compiled > 1000);
	assert_true(found > 1000);
}

static void
check(const pattern *made, size_t *checked)
{
	tvx_error error = { 0 };
	size_t at;

	if (!made)
		return;
	if (pattern_check(made, &at, &error) != TVX_OK)
		fail_msg("%s", error.text);
	(*checked)++;
}

/* They are compiled when they are first tried, and not checked then. */
static void
pattern__every_one_that_ships_compiles(void **state)
{
	tvx_rules *rules = NULL;
	size_t checked = 0;

	(void)state;
	assert_int_equal(tvx_rules_standard(&rules, NULL), TVX_OK);
	for (size_t i = 0; i < rules->count; i++) {
		check(rules->rules[i].pattern, &checked);
		check(rules->rules[i].pattern_before, &checked);
	}
	for (size_t i = 0; i < rules->lexicon_count; i++)
		for (size_t j = 0; j < LEXEME_COUNT; j++)
			check(rules->lexicons[i].of[j], &checked);
	for (size_t i = 0; i < rules->measure_count; i++)
		check(rules->measures[i].pattern, &checked);
	assert_true(checked > 100);
	tvx_rules_free(rules);
}

static size_t
is_unled(const pattern *made, matcher *with, tvx_str text)
{
	return made != NULL && !pattern_is_led(made, with, text);
}

/*
 * A pattern without leads is tried at each letter of a sentence, which takes ten to
 * forty times as long.  What must be so: an alternative may begin with white
 * space, a mark, or any word; what need not: "(?:one[-\s])?half", for "one[-\s]half|half".
 */
static void
pattern__nearly_every_one_that_ships_is_led(void **state)
{
	const tvx_str text = TVX_STR("Each Party shall help.");
	tvx_rules *rules = NULL;
	matcher *with;
	size_t unled = 0;

	(void)state;
	assert_int_equal(tvx_rules_for(&rules, TVX_STR("en"), NULL), TVX_OK);
	with = matcher_new(rules->sieve, true);
	matcher_settle(with, text, TVX_STR(""));
	for (size_t i = 0; i < rules->count; i++)
		unled += is_unled(rules->rules[i].pattern, with, text) +
			 is_unled(rules->rules[i].pattern_before, with, text);
	for (size_t i = 0; i < rules->lexicon_count; i++)
		for (size_t j = 0; j < LEXEME_COUNT; j++)
			unled += is_unled(rules->lexicons[i].of[j], with, text);
	/* One for parentheses, two that fill their text, and what is no quantity. */
	assert_in_range(unled, 1, 4);
	matcher_free(with);
	tvx_rules_free(rules);
}

static void
sieve__a_word_without_a_stem_is_kept_out_and_one_with_it_is_not(void **state)
{
	const tvx_str text = TVX_STR("Each Guarantor State may help, UNLESS one objects.");
	sieve *const made = sieve_new();
	const uint32_t unless = sieve_add(made, TVX_STR("\\bunless\\b"));
	const uint32_t never = sieve_add(made, TVX_STR("\\bnever\\b"));
	const uint32_t inside = sieve_add(made, TVX_STR("\\barantor"));
	const tvx_str quoted = TVX_STR("the “arantors”");
	const uint32_t always = sieve_add(made, TVX_STR("\\w+"));
	const uint32_t figure = sieve_add(made, TVX_STR("\\d+"));
	sieve_memory *const memory = sieve_memory_new(made);

	(void)state;
	assert_true(sieve_passes(memory, never, text)); /* not settled: not looked at */
	sieve_settle(memory, text, quoted);
	assert_true(sieve_passes(memory, unless, text));
	assert_false(sieve_passes(memory, never, text));
	assert_true(sieve_passes(memory, always, text));
	assert_false(sieve_passes(memory, figure, text));
	assert_false(sieve_passes(memory, unless, str_slice(text, 0, 30)));
	assert_false(sieve_passes(memory, inside, text));
	assert_true(sieve_passes(memory, inside, quoted));
	sieve_memory_free(memory);
	sieve_free(made);
}

static void
sieve__a_draft_without_a_stem_has_no_match_anywhere(void **state)
{
	/* The first form of the word has a soft hyphen, and no stem in it. */
	const tvx_str text = TVX_STR("A refer\xC2\xAD"
				     "endum, or a Referendum, is held.");
	numbered_text known = number_text(text);
	sieve *const made = sieve_new();
	const uint32_t held = sieve_add(made, TVX_STR("\\breferendum\\b"));
	const uint32_t never = sieve_add(made, TVX_STR("\\bplebiscite\\b"));
	sieve_memory *const memory = sieve_memory_new(made);

	(void)state;
	assert_true(sieve_passes_draft(memory, never, true)); /* none is known */
	sieve_know(memory, &known.draft, &known.draft, known.words);
	assert_true(sieve_passes_draft(memory, held, true));
	assert_false(sieve_passes_draft(memory, never, true));
	sieve_memory_free(memory);
	sieve_free(made);
	numbered_release(&known);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stems__each_way_to_match_gives_its_rarest),
		cmocka_unit_test(stems__what_may_be_missing_is_no_stem),
		cmocka_unit_test(stems__what_must_begin_a_word_says_so),
		cmocka_unit_test(stems__syntax_that_is_not_read_gives_none),
		cmocka_unit_test(stems__where_each_match_begins_is_a_lead),
		cmocka_unit_test(stems__a_match_that_may_begin_with_anything_has_no_lead),
		cmocka_unit_test(
			sieve__a_word_without_a_stem_is_kept_out_and_one_with_it_is_not),
		cmocka_unit_test(sieve__a_draft_without_a_stem_has_no_match_anywhere),
		cmocka_unit_test(sieve__no_match_is_kept_from_a_pattern_that_ships),
		cmocka_unit_test(sieve__no_match_is_kept_from_a_random_pattern),
		cmocka_unit_test(pattern__every_one_that_ships_compiles),
		cmocka_unit_test(pattern__nearly_every_one_that_ships_is_led),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
