/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/str.h"
#include "text/disguise.h"
#include "text/forms.h"
#include "text/properties.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include "text/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

/* The words of 'text', a bar after each. */
static buffer
words_of(const char *text)
{
	const tvx_str all = str_of(text);
	uint32_t *starts = NULL;
	size_t count = 0, room = 0;
	buffer out = { 0 };

	words_cut(all, 0, &starts, &count, &room);
	for (size_t i = 0; i < count; i++) {
		const size_t end = i + 1 < count ? starts[i + 1] : all.len;

		buffer_put(&out, str_slice(all, starts[i], end));
		buffer_put_byte(&out, '|');
	}
	free(starts);
	return out;
}

static void
assert_words(const char *text, const char *expected)
{
	buffer out = words_of(text);

	buffer_put_byte(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buffer_release(&out);
}

static void
words__spaces_stay_with_the_word_before(void **state)
{
	(void)state;
	assert_words("The Parties  shall", "The |Parties  |shall|");
	assert_words("  begins late ", "  begins |late |");
	assert_words("one\ntwo\u00a0three", "one\n|two\u00a0|three|");
	assert_words("   ", "   |");
	assert_words("", "");
}

static void
words__an_apostrophe_or_hyphen_between_letters_is_inside(void **state)
{
	(void)state;
	assert_words("Union's cease-fire", "Union's |cease-fire|");
	assert_words("l\u2019accord", "l\u2019accord|");
	assert_words("'tis x- -x 5-6", "'|tis |x|- |-|x |5|-|6|");
}

static void
words__a_number_keeps_its_separators(void **state)
{
	(void)state;
	assert_words("1,029 10.5 1 000", "1,029 |10.5 |1 |000|");
	assert_words("in 2022, or 5.", "in |2022|, |or |5|.|");
	assert_words("km2 2nd 1.2", "km2 |2nd |1.2|");
}

static void
words__brackets_and_marks_stand_alone(void **state)
{
	(void)state;
	assert_words("[RU: x]", "[|RU|: |x|]|");
	assert_words("...(a);", ".|.|.|(|a|)|;|");
	assert_words("\u00ab5 %\u00bb", "\u00ab|5 |%|\u00bb|");
}

static void
words__scripts_without_spaces_are_cut_by_character(void **state)
{
	(void)state;
	assert_words("第五条 规定", "第|五|条 |规|定|");
	assert_words("ひらカー", "ひ|ら|カ|ー|");
	assert_words("วันนี้", "วั|น|นี้|");
}

static void
words__marks_and_invisible_characters_stay_inside(void **state)
{
	(void)state;
	assert_words("e\u0301te\u0301 a", "e\u0301te\u0301 |a|");
	assert_words("pa\u200by \u200bx ,\u200b", "pa\u200by |\u200bx |,\u200b|");
	assert_words("co\u00adoperate", "co\u00adoperate|");
	assert_words("Статья Україна", "Статья |Україна|");
	assert_words("المادة ٥", "المادة |٥|");
}

static void
words__cover_every_byte_of_any_text(void **state)
{
	static const uint32_t pool[] = { 'a',    '1',    ' ',     '.',    '\'',   '-',
					 '[',    '\n',   0x301,   0x200b, 0x4e00, 0x430,
					 0x2019, 0x0e27, 0x1f600, 0x660,  0,      0xa0 };
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		buffer text = { 0 };
		uint32_t *starts = NULL, at = 0;
		size_t count = 0, room = 0;

		for (int i = 0; i < round % 40; i++) {
			seed = seed * 1664525u + 1013904223u;
			utf8_put(&text, pool[(seed >> 16) % (sizeof pool / sizeof *pool)]);
		}
		words_cut(buffer_str(&text), 7, &starts, &count, &room);
		assert_int_equal(count > 0, text.len > 0);
		for (size_t i = 0; i < count; i++) {
			assert_true(i == 0 ? starts[i] == 7 : starts[i] > at);
			at = starts[i];
			assert_true(((unsigned char)text.ptr[at - 7] & 0xc0) != 0x80);
		}
		assert_true(count == 0 || at - 7 < text.len);
		free(starts);
		buffer_release(&text);
	}
}

static void
words__are_classed_by_their_first_visible_character(void **state)
{
	(void)state;
	assert_int_equal(word_classify(TVX_STR("shall ")), WORD_LETTERS);
	assert_int_equal(word_classify(TVX_STR("1,029")), WORD_NUMBER);
	assert_int_equal(word_classify(TVX_STR("条")), WORD_LETTERS);
	assert_int_equal(word_classify(TVX_STR("] ")), WORD_BRACKET);
	assert_int_equal(word_classify(TVX_STR("\u200b[")), WORD_BRACKET);
	assert_int_equal(word_classify(TVX_STR(";")), WORD_PUNCTUATION);
	assert_true(word_counts(TVX_STR("5 ")));
	assert_false(word_counts(TVX_STR("\u2014 ")));
	assert_int_equal(word_core(TVX_STR("end.\u00a0 \n")).len, 4);
}

static bool
fold_alike(const char *one, const char *other)
{
	buffer a = { 0 }, b = { 0 };
	bool alike;

	word_fold(str_of(one), &a);
	word_fold(str_of(other), &b);
	alike = str_equal(buffer_str(&a), buffer_str(&b));
	buffer_release(&a);
	buffer_release(&b);
	return alike;
}

static void
fold__typography_is_one_word(void **state)
{
	(void)state;
	assert_true(fold_alike("Shall ", "shall"));
	assert_true(fold_alike("ДОГОВОР", "договор"));
	assert_true(fold_alike("\u00c9tat", "e\u0301tat"));
	assert_true(fold_alike("\u0419", "\u0438\u0306"));
	assert_true(fold_alike("Union\u2019s", "union's"));
	assert_true(fold_alike("\u00ab", "\""));
	assert_true(fold_alike("\u201e", "\u201d"));
	assert_true(fold_alike("\u2013", "-"));
	assert_true(fold_alike("\u2212", "\u2011"));
	assert_true(fold_alike("co\u00adoperate", "cooperate"));
	assert_true(fold_alike("Stra\u00dfe", "STRASSE"));
	assert_true(fold_alike("\u212a", "k"));
	assert_true(fold_alike("\ufb01nal", "final"));
}

static void
fold__look_alike_letters_stay_apart(void **state)
{
	(void)state;
	assert_false(fold_alike("p\u0430y", "pay"));
	assert_false(fold_alike("\u0665", "5"));
	assert_false(fold_alike("m\u00b2", "m2"));
	assert_false(fold_alike("shall", "shal"));
}

/* The quick way and ICU must agree, or a word would differ from itself. */
static void
fold__the_quick_way_agrees_with_unicode(void **state)
{
	(void)state;
	for (uint32_t c = 0x21; c < 0x500; c++) {
		buffer plain = { 0 }, quick = { 0 }, slow = { 0 };

		if (char_is_space(c) || char_is_invisible(c))
			continue;
		utf8_put(&plain, c);
		word_fold(buffer_str(&plain), &quick);
		/* U+4DC0 folds to itself and is not known to the quick way. */
		utf8_put(&plain, 0x4dc0);
		word_fold(buffer_str(&plain), &slow);
		assert_int_equal(slow.len, quick.len + 3);
		assert_memory_equal(slow.ptr, quick.ptr, quick.len);
		buffer_release(&plain);
		buffer_release(&quick);
		buffer_release(&slow);
	}
}

static bool
alike(const char *before, const char *after)
{
	const bool result = words_look_alike(str_of(before), str_of(after));

	assert_int_equal(result, words_look_alike(str_of(after), str_of(before)));
	return result;
}

static void
disguise__a_letter_of_another_script_is_seen(void **state)
{
	(void)state;
	assert_true(alike("p\u0430y", "pay"));
	assert_true(alike("1\u041e", "10"));
	assert_true(alike("\u057dse", "use"));
	assert_true(alike("\u0420ay", "pay"));
	assert_true(alike("\uff10", "0"));
	assert_true(alike("shaIl", "shall"));
}

static void
disguise__an_invisible_character_is_seen(void **state)
{
	static const uint32_t hidden[] = {
		0x200b,  0x200c, 0x200d, 0xad,   0x202e, 0x34f,
		0xe0041, 0xfe0f, 0x3164, 0x2800, 0x115f, 0x2060
	};

	(void)state;
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
		for (size_t place = 0; place <= 3; place++) {
			buffer word = { 0 };
			size_t at;

			buffer_put(&word, str_slice(TVX_STR("pay"), 0, place));
			utf8_put(&word, hidden[i]);
			buffer_put(&word, str_slice(TVX_STR("pay"), place, 3));
			assert_true(words_look_alike(TVX_STR("pay"), buffer_str(&word)));
			assert_true(word_is_suspect(buffer_str(&word), &at));
			assert_int_equal(at, place);
			buffer_release(&word);
		}
}

/* Words in plain letters are compared without writing their looks down. */
static void
disguise__plain_words_meet_as_their_skeletons_do(void **state)
{
	static const char letters[] = "vwcldI1mrn0O\"'Ca";
	const size_t count = sizeof letters - 1;
	const size_t words = count + count * count;

	(void)state;
	for (size_t i = 0; i < words; i++)
		for (size_t j = 0; j < words; j++) {
			const char one[] = { letters[i % count],
					     i < count ? '\0' : letters[i / count - 1],
					     '\0' };
			const char other[] = { letters[j % count],
					       j < count ? '\0' : letters[j / count - 1],
					       '\0' };
			buffer made[4] = { 0 }, folded[2] = { 0 };

			text_skeleton(str_of(one), &made[0]);
			text_skeleton(str_of(other), &made[1]);
			text_casefold(str_of(one), &folded[0]);
			text_casefold(str_of(other), &folded[1]);
			text_skeleton(buffer_str(&folded[0]), &made[2]);
			text_skeleton(buffer_str(&folded[1]), &made[3]);
			const bool numeral = one[1] == '\0' && other[1] == '\0' &&
					     (one[0] == 'I' || one[0] == '1') &&
					     (other[0] == 'I' || other[0] == '1');
			const bool meet =
				str_equal(buffer_str(&made[0]), buffer_str(&made[1])) ||
				str_equal(buffer_str(&made[2]), buffer_str(&made[3]));
			const bool same =
				str_equal(buffer_str(&folded[0]), buffer_str(&folded[1]));

			assert_int_equal(words_look_alike(str_of(one), str_of(other)),
					 meet && !same && !numeral);
			for (size_t b = 0; b < 4; b++)
				buffer_release(&made[b]);
			buffer_release(&folded[0]);
			buffer_release(&folded[1]);
		}
}

static void
disguise__every_ignorable_character_is_seen(void **state)
{
	unsigned count = 0;

	(void)state;
	for (uint32_t c = 0x80; c < 0xe1000; c++) {
		buffer word = { 0 };

		if (!char_is_invisible(c))
			continue;
		buffer_puts(&word, "pa");
		utf8_put(&word, c);
		buffer_puts(&word, "y");
		assert_true(words_look_alike(TVX_STR("pay"), buffer_str(&word)));
		buffer_release(&word);
		count++;
	}
	assert_true(count >= 4174);
}

static void
disguise__digits_and_joined_letters_are_seen(void **state)
{
	(void)state;
	assert_true(alike("\u0665", "5"));
	assert_true(alike("\u0663\u0660", "30"));
	assert_true(alike("m\u00b2", "m2"));
	assert_true(alike("vvar", "war"));
	assert_true(alike("rnay", "may"));
	assert_true(alike("clay", "day"));
	assert_true(alike("learn", "leam"));
	assert_true(alike("bab", "\u042cab"));
	assert_false(alike("shall", "should"));
	assert_false(alike("tab", "\u042cab"));
	assert_false(alike("tone", "bone"));
}

static void
disguise__case_quotes_dashes_and_form_are_no_disguise(void **state)
{
	(void)state;
	assert_false(alike("Pay", "pay"));
	assert_false(alike("pay", "pay"));
	assert_false(alike("\u00e9tat", "e\u0301tat"));
	assert_false(alike("Union\u2019s", "Union's"));
	assert_false(alike("\u2013", "-"));
	assert_false(alike("\u00ab", "\u201c"));
	assert_false(alike("I", "1"));
	assert_false(alike("shall", "may"));
	assert_false(alike("10", "100"));
	/* A Persian joiner changes how the word looks; it is spelling. */
	assert_false(alike("\u0645\u06cc\u200c\u062e\u0648\u0631\u062f",
			   "\u0645\u06cc\u062e\u0648\u0631\u062f"));
}

static void
disguise__the_ascii_table_says_what_icu_says(void **state)
{
	static const uint32_t strange = 0x4e00;

	(void)state;
	for (char c = 0x21; c < 0x7f; c++) {
		buffer plain = { 0 }, mixed = { 0 }, one = { 0 }, other = { 0 };

		buffer_put_byte(&plain, c);
		utf8_put(&mixed, strange);
		buffer_put_byte(&mixed, c);
		text_skeleton(buffer_str(&plain), &one);
		text_skeleton(buffer_str(&mixed), &other);
		assert_true(other.len >= 3);
		assert_int_equal(one.len, other.len - 3);
		assert_memory_equal(one.ptr, other.ptr + 3, one.len);
		buffer_release(&plain);
		buffer_release(&mixed);
		buffer_release(&one);
		buffer_release(&other);
	}
}

static void
suspect__mixed_scripts_are_found_where_they_mix(void **state)
{
	size_t at = 99;

	(void)state;
	assert_true(word_is_suspect(TVX_STR("p\u0430y"), &at));
	assert_int_equal(at, 1);
	assert_true(word_is_suspect(TVX_STR("\u0434o\u0433\u043e\u0432\u043e\u0440"), &at));
	assert_int_equal(at, 2);
	assert_true(word_is_suspect(TVX_STR("\u039fptional"), &at));
	assert_int_equal(at, 0);
	assert_true(word_is_suspect(TVX_STR("1\u0660"), &at));
	assert_int_equal(at, 1);
	assert_true(word_is_suspect(TVX_STR("p\uff41y"), &at));
	assert_int_equal(at, 1);
	assert_true(word_is_suspect(TVX_STR("\u202e10"), &at));
	assert_int_equal(at, 0);
}

static void
suspect__honest_words_of_many_languages_are_quiet(void **state)
{
	static const char *const honest[] = {
		"treaty",
		"CO2",
		"Covid-19",
		"km\u00b2",
		"\u00abООН\u00bb",
		"ООН",
		"Україна",
		"п\u02bcять",
		"з'їзд",
		"IT-компания",
		"web-сайт",
		"№",
		"5\u00a0",
		"\u00a0:",
		"na\u00efve",
		"e\u0301tat",
		"\u0152uvre",
		"Gro\u00dfmacht",
		"\u00f1",
		"Łódź",
		"می\u200cخواهم",
		"المُعاهَدة",
		"اتفاقية",
		"שָׁלוֹם",
		"ก\u0e32\u0e23",
		"क्\u200dष",
		"र्\u200dय",
		"條",
		"ヵ",
		"한국",
		"Ελλάδα",
		"Ω",
		"µm",
		"\U0001f468\u200d\U0001f469",
		"\u2764\ufe0f",
		"5\ufe0f\u20e3",
		"\u845b\U000e0100",
		"Հայաստան",
		"საქართველო",
		"Việt",
		"N\u00ba",
		"1\u1d49\u02b3",
		"10\u00a0000",
		"H\u2082O",
		"A/RES/ES-11/1",
		"\u0394T",
		"\ufb01n",
		"ՀՀ",
		"\u02bbOkina",
	};
	size_t at;

	(void)state;
	for (size_t i = 0; i < sizeof honest / sizeof *honest; i++)
		if (word_is_suspect(str_of(honest[i]), &at))
			fail_msg("%s is suspect at %zu", honest[i], at);
}

static void
assert_sentences(const char *text, const char *expected)
{
	const tvx_str all = str_of(text);
	uint32_t *cuts = NULL;
	size_t count = 0, room = 0, from = 0;
	buffer out = { 0 };

	sentences_cut(all, &cuts, &count, &room);
	for (size_t i = 0; i < count; i++) {
		buffer_put(&out, str_slice(all, from, cuts[i]));
		buffer_put_byte(&out, '|');
		from = cuts[i];
	}
	assert_int_equal(from, all.len);
	buffer_put_byte(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buffer_release(&out);
	free(cuts);
}

static void
sentences__end_at_a_stop_before_a_capital(void **state)
{
	(void)state;
	assert_sentences("It is. It was! Is it? Yes", "It is. |It was! |Is it? |Yes|");
	assert_sentences("He said \"no.\" They left.", "He said \"no.\" |They left.|");
	assert_sentences("ends. \u00abТак\u00bb", "ends. |\u00abТак\u00bb|");
	assert_sentences("第一句。第二句。", "第一句。|第二句。|");
	assert_sentences("by 5 km. The rest", "by 5 km. |The rest|");
	assert_sentences("in 2022. The rest", "in 2022. |The rest|");
	assert_sentences("one\ntwo\nthree", "one\n|two\n|three|");
	assert_sentences("", "");
}

static void
sentences__legal_abbreviations_end_nothing(void **state)
{
	(void)state;
	assert_sentences("See Art. 5 and para. 2 thereof.",
			 "See Art. 5 and para. 2 thereof.|");
	assert_sentences("under No. 5. The rest", "under No. 5. |The rest|");
	assert_sentences("в ст. 5 и п. 2. Далее", "в ст. 5 и п. 2. |Далее|");
	assert_sentences("the U.S. Government", "the U.S. Government|");
	assert_sentences("Mr. J. Smith came.", "Mr. J. Smith came.|");
	assert_sentences("1. The Parties shall.", "1. The Parties shall.|");
	assert_sentences("10.5 and 1.2.3 of it", "10.5 and 1.2.3 of it|");
	assert_sentences("stops. but goes on", "stops. but goes on|");
}

static void
utf8__what_is_not_utf8_is_found(void **state)
{
	static const struct {
		tvx_str bytes;
		size_t valid;
	} cases[] = {
		{ { "abc", 3 }, 3 },
		{ { "\xc3\xa9", 2 }, 2 },
		{ { "a\xc0\xaf", 3 }, 1 },
		{ { "ab\xed\xa0\x80", 5 }, 2 },
		{ { "\xf4\x90\x80\x80", 4 }, 0 },
		{ { "\xf4\x8f\xbf\xbf", 4 }, 4 },
		{ { "\xe0\x80\xaf", 3 }, 0 },
		{ { "\xe2\x82", 2 }, 0 },
		{ { "12345678\x80", 9 }, 8 },
		{ { "12345678901\xf0\x9f\x98", 14 }, 11 },
		{ { "a\0b", 3 }, 3 },
		{ { "\xff", 1 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(utf8_valid_prefix(cases[i].bytes), cases[i].valid);
}

static void
utf8__code_points_come_back_from_either_side(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x110000; c = c < 0x3000 ? c + 1 : c + 97) {
		buffer text = { 0 };
		size_t at = 1;

		if (c >= 0xd800 && c < 0xe000)
			continue;
		buffer_put_byte(&text, 'x');
		utf8_put(&text, c);
		assert_int_equal(utf8_valid_prefix(buffer_str(&text)), text.len);
		assert_int_equal(utf8_next(buffer_str(&text), &at), c);
		assert_int_equal(at, text.len);
		assert_int_equal(utf8_previous(buffer_str(&text), &at), c);
		assert_int_equal(at, 1);
		buffer_release(&text);
	}
}

static void
characters__are_named_and_measured(void **state)
{
	char name[64], short_name[6];

	(void)state;
	char_name(0x430, name, sizeof name);
	assert_string_equal(name, "CYRILLIC SMALL LETTER A");
	char_name(0x430, short_name, sizeof short_name);
	assert_string_equal(short_name, "CYRIL");
	assert_string_equal(char_script(0x430), "Cyrillic");
	assert_string_equal(char_script('a'), "Latin");
	assert_int_equal(char_width('a'), 1);
	assert_int_equal(char_width(0x4e00), 2);
	assert_int_equal(char_width(0x301), 0);
	assert_int_equal(char_width(0x200b), 0);
	assert_int_equal(char_width(0x1b), 0);
	assert_true(char_is_bidi_control(0x202e));
	assert_true(char_is_control(0x1b));
	assert_false(char_is_control('\n'));
	assert_true(char_is_invisible(0x2800));
	assert_int_equal(char_digit_value(0x665), 5);
}

/* Generous: what is tested is that cost grows with the size, not its square. */
static void
hostile__large_paragraphs_take_linear_time(void **state)
{
	static const char *const units_of_text[] = {
		"a",  "a.",  "\u0301",  "\u200b", "[",       "a'",
		"1,", "A. ", "p\u0436", "\u200d", ".\u201d",
	};
	const size_t size = (size_t)8 << 20;
	const clock_t begin = clock();

	(void)state;
	for (size_t i = 0; i < sizeof units_of_text / sizeof *units_of_text; i++) {
		const tvx_str unit = str_of(units_of_text[i]);
		buffer text = { 0 }, folded = { 0 };
		uint32_t *cuts = NULL;
		size_t count = 0, room = 0, at;

		while (text.len + unit.len <= size)
			buffer_put(&text, unit);
		words_cut(buffer_str(&text), 0, &cuts, &count, &room);
		count = 0;
		sentences_cut(buffer_str(&text), &cuts, &count, &room);
		word_fold(buffer_str(&text), &folded);
		(void)word_is_suspect(buffer_str(&text), &at);
		free(cuts);
		buffer_release(&folded);
		buffer_release(&text);
	}
	assert_true((clock() - begin) / CLOCKS_PER_SEC < 120);
}

static void
properties__the_table_says_what_icu_says(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		const UChar32 asked = (UChar32)c;
		UErrorCode status = U_ZERO_ERROR;

		assert_int_equal(category_of(c), U_GET_GC_MASK(asked));
		assert_int_equal(is_white_space(c), u_isUWhiteSpace(asked));
		assert_int_equal(is_upper(c), u_isUUppercase(asked));
		assert_int_equal(is_lower(c), u_hasBinaryProperty(asked, UCHAR_LOWERCASE));
		assert_int_equal(
			is_ignorable(c),
			u_hasBinaryProperty(asked, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
		assert_string_equal(char_script(c),
				    uscript_getName(uscript_getScript(asked, &status)));
	}
}

/* Folded by ICU: composed, folded, composed. */
static void
fold_at_length(tvx_str text, buffer *out)
{
	units one, other;

	units_init(&one);
	units_init(&other);
	units_from(&one, text);
	units_nfc(&other, &one);
	units_casefold(&one, &other);
	units_nfc(&other, &one);
	units_append(&other, out);
	units_release(&one);
	units_release(&other);
}

static void
fold__a_character_that_folds_alone_folds_so_in_any_company(void **state)
{
	static const char *const company[] = { "", "e", "S", "\xD0\x9D", "\xCE\xA3" };
	buffer text = { 0 }, quick = { 0 }, slow = { 0 };
	uint32_t known = 0;

	(void)state;
	for (uint32_t c = 0; c < KNOWN_MARKS_END; c++)
		for (size_t i = 0; i < sizeof company / sizeof *company; i++) {
			buffer_clear(&text);
			buffer_clear(&quick);
			buffer_clear(&slow);
			buffer_puts(&text, company[i]);
			utf8_put(&text, c);
			buffer_puts(&text, company[i]);
			if (!text_casefold_simply(buffer_str(&text), &quick))
				continue;
			fold_at_length(buffer_str(&text), &slow);
			assert_true(str_equal(buffer_str(&quick), buffer_str(&slow)));
			known++;
		}
	assert_true(known > 5000);
	buffer_release(&text);
	buffer_release(&quick);
	buffer_release(&slow);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words__spaces_stay_with_the_word_before),
		cmocka_unit_test(words__an_apostrophe_or_hyphen_between_letters_is_inside),
		cmocka_unit_test(words__a_number_keeps_its_separators),
		cmocka_unit_test(words__brackets_and_marks_stand_alone),
		cmocka_unit_test(words__scripts_without_spaces_are_cut_by_character),
		cmocka_unit_test(words__marks_and_invisible_characters_stay_inside),
		cmocka_unit_test(words__cover_every_byte_of_any_text),
		cmocka_unit_test(words__are_classed_by_their_first_visible_character),
		cmocka_unit_test(fold__typography_is_one_word),
		cmocka_unit_test(disguise__plain_words_meet_as_their_skeletons_do),
		cmocka_unit_test(fold__look_alike_letters_stay_apart),
		cmocka_unit_test(fold__the_quick_way_agrees_with_unicode),
		cmocka_unit_test(disguise__a_letter_of_another_script_is_seen),
		cmocka_unit_test(disguise__an_invisible_character_is_seen),
		cmocka_unit_test(disguise__every_ignorable_character_is_seen),
		cmocka_unit_test(disguise__digits_and_joined_letters_are_seen),
		cmocka_unit_test(disguise__case_quotes_dashes_and_form_are_no_disguise),
		cmocka_unit_test(disguise__the_ascii_table_says_what_icu_says),
		cmocka_unit_test(suspect__mixed_scripts_are_found_where_they_mix),
		cmocka_unit_test(suspect__honest_words_of_many_languages_are_quiet),
		cmocka_unit_test(sentences__end_at_a_stop_before_a_capital),
		cmocka_unit_test(sentences__legal_abbreviations_end_nothing),
		cmocka_unit_test(utf8__what_is_not_utf8_is_found),
		cmocka_unit_test(utf8__code_points_come_back_from_either_side),
		cmocka_unit_test(characters__are_named_and_measured),
		cmocka_unit_test(properties__the_table_says_what_icu_says),
		cmocka_unit_test(
			fold__a_character_that_folds_alone_folds_so_in_any_company),
		cmocka_unit_test(hostile__large_paragraphs_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
