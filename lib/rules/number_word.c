/* SPDX-License-Identifier: MIT */
#include "rules/number_word.h"

#include "base/partition.h"

#include <string.h>

typedef struct word_value {
	const char *word;
	double value;
	bool french; /* "seize" and "cent" are English words too */
} word_value;

/* Sorted by bytes. */
static const word_value number_words[] = {
	{ "billion", 1000000000, false },
	{ "billions", 1000000000, false },
	{ "cent", 100, true },
	{ "cinq", 5, true },
	{ "cinquante", 50, true },
	{ "deux", 2, true },
	{ "dix", 10, true },
	{ "douze", 12, true },
	{ "eight", 8, false },
	{ "eighteen", 18, false },
	{ "eighty", 80, false },
	{ "eighty-eight", 88, false },
	{ "eighty-five", 85, false },
	{ "eighty-four", 84, false },
	{ "eighty-nine", 89, false },
	{ "eighty-one", 81, false },
	{ "eighty-seven", 87, false },
	{ "eighty-six", 86, false },
	{ "eighty-three", 83, false },
	{ "eighty-two", 82, false },
	{ "eleven", 11, false },
	{ "fifteen", 15, false },
	{ "fifty", 50, false },
	{ "fifty-eight", 58, false },
	{ "fifty-five", 55, false },
	{ "fifty-four", 54, false },
	{ "fifty-nine", 59, false },
	{ "fifty-one", 51, false },
	{ "fifty-seven", 57, false },
	{ "fifty-six", 56, false },
	{ "fifty-three", 53, false },
	{ "fifty-two", 52, false },
	{ "five", 5, false },
	{ "forty", 40, false },
	{ "forty-eight", 48, false },
	{ "forty-five", 45, false },
	{ "forty-four", 44, false },
	{ "forty-nine", 49, false },
	{ "forty-one", 41, false },
	{ "forty-seven", 47, false },
	{ "forty-six", 46, false },
	{ "forty-three", 43, false },
	{ "forty-two", 42, false },
	{ "four", 4, false },
	{ "fourteen", 14, false },
	{ "huit", 8, true },
	{ "hundred", 100, false },
	{ "mille", 1000, true },
	{ "milliard", 1000000000, true },
	{ "milliards", 1000000000, true },
	{ "million", 1000000, false },
	{ "millions", 1000000, false },
	{ "neuf", 9, true },
	{ "nine", 9, false },
	{ "nineteen", 19, false },
	{ "ninety", 90, false },
	{ "ninety-eight", 98, false },
	{ "ninety-five", 95, false },
	{ "ninety-four", 94, false },
	{ "ninety-nine", 99, false },
	{ "ninety-one", 91, false },
	{ "ninety-seven", 97, false },
	{ "ninety-six", 96, false },
	{ "ninety-three", 93, false },
	{ "ninety-two", 92, false },
	{ "one", 1, false },
	{ "onze", 11, true },
	{ "quarante", 40, true },
	{ "quatorze", 14, true },
	{ "quatre", 4, true },
	{ "quinze", 15, true },
	{ "seize", 16, true },
	{ "sept", 7, true },
	{ "seven", 7, false },
	{ "seventeen", 17, false },
	{ "seventy", 70, false },
	{ "seventy-eight", 78, false },
	{ "seventy-five", 75, false },
	{ "seventy-four", 74, false },
	{ "seventy-nine", 79, false },
	{ "seventy-one", 71, false },
	{ "seventy-seven", 77, false },
	{ "seventy-six", 76, false },
	{ "seventy-three", 73, false },
	{ "seventy-two", 72, false },
	{ "six", 6, false },
	{ "sixteen", 16, false },
	{ "sixty", 60, false },
	{ "sixty-eight", 68, false },
	{ "sixty-five", 65, false },
	{ "sixty-four", 64, false },
	{ "sixty-nine", 69, false },
	{ "sixty-one", 61, false },
	{ "sixty-seven", 67, false },
	{ "sixty-six", 66, false },
	{ "sixty-three", 63, false },
	{ "sixty-two", 62, false },
	{ "soixante", 60, true },
	{ "ten", 10, false },
	{ "thirteen", 13, false },
	{ "thirty", 30, false },
	{ "thirty-eight", 38, false },
	{ "thirty-five", 35, false },
	{ "thirty-four", 34, false },
	{ "thirty-nine", 39, false },
	{ "thirty-one", 31, false },
	{ "thirty-seven", 37, false },
	{ "thirty-six", 36, false },
	{ "thirty-three", 33, false },
	{ "thirty-two", 32, false },
	{ "thousand", 1000, false },
	{ "three", 3, false },
	{ "treize", 13, true },
	{ "trente", 30, true },
	{ "trois", 3, true },
	{ "twelve", 12, false },
	{ "twenty", 20, false },
	{ "twenty-eight", 28, false },
	{ "twenty-five", 25, false },
	{ "twenty-four", 24, false },
	{ "twenty-nine", 29, false },
	{ "twenty-one", 21, false },
	{ "twenty-seven", 27, false },
	{ "twenty-six", 26, false },
	{ "twenty-three", 23, false },
	{ "twenty-two", 22, false },
	{ "two", 2, false },
	{ "un", 1, true },
	{ "une", 1, true },
	{ "vingt", 20, true },
	{ "zero", 0, false },
	{ "восемь", 8, false },
	{ "восьми", 8, false },
	{ "вісім", 8, false },
	{ "два", 2, false },
	{ "двадцати", 20, false },
	{ "двадцать", 20, false },
	{ "двадцять", 20, false },
	{ "дванадцяти", 12, false },
	{ "дванадцять", 12, false },
	{ "две", 2, false },
	{ "двенадцати", 12, false },
	{ "двенадцать", 12, false },
	{ "двом", 2, false },
	{ "двох", 2, false },
	{ "двум", 2, false },
	{ "двумя", 2, false },
	{ "двух", 2, false },
	{ "дві", 2, false },
	{ "дев'яносто", 90, false },
	{ "дев'яти", 9, false },
	{ "дев'ять", 9, false },
	{ "девяносто", 90, false },
	{ "девяти", 9, false },
	{ "девять", 9, false },
	{ "десяти", 10, false },
	{ "десять", 10, false },
	{ "миллиард", 1000000000, false },
	{ "миллиардов", 1000000000, false },
	{ "миллион", 1000000, false },
	{ "миллиона", 1000000, false },
	{ "миллионов", 1000000, false },
	{ "мільйон", 1000000, false },
	{ "мільйона", 1000000, false },
	{ "мільйонів", 1000000, false },
	{ "мільярд", 1000000000, false },
	{ "мільярдів", 1000000000, false },
	{ "один", 1, false },
	{ "одинадцять", 11, false },
	{ "одиннадцать", 11, false },
	{ "одна", 1, false },
	{ "одного", 1, false },
	{ "одной", 1, false },
	{ "п'ятдесят", 50, false },
	{ "п'ятдесяти", 50, false },
	{ "п'яти", 5, false },
	{ "п'ятнадцяти", 15, false },
	{ "п'ятнадцять", 15, false },
	{ "п'ять", 5, false },
	{ "пяти", 5, false },
	{ "пятидесяти", 50, false },
	{ "пятнадцати", 15, false },
	{ "пятнадцать", 15, false },
	{ "пять", 5, false },
	{ "пятьдесят", 50, false },
	{ "семи", 7, false },
	{ "семь", 7, false },
	{ "сорок", 40, false },
	{ "сорока", 40, false },
	{ "ста", 100, false },
	{ "сто", 100, false },
	{ "сім", 7, false },
	{ "тисяч", 1000, false },
	{ "тисяча", 1000, false },
	{ "тисячі", 1000, false },
	{ "тремя", 3, false },
	{ "трех", 3, false },
	{ "три", 3, false },
	{ "тридцати", 30, false },
	{ "тридцать", 30, false },
	{ "тридцять", 30, false },
	{ "трьох", 3, false },
	{ "трёх", 3, false },
	{ "тысяч", 1000, false },
	{ "тысяча", 1000, false },
	{ "тысячи", 1000, false },
	{ "четыре", 4, false },
	{ "четырех", 4, false },
	{ "четырнадцать", 14, false },
	{ "четырёх", 4, false },
	{ "чотири", 4, false },
	{ "чотирнадцять", 14, false },
	{ "чотирьох", 4, false },
	{ "шести", 6, false },
	{ "шестидесяти", 60, false },
	{ "шесть", 6, false },
	{ "шестьдесят", 60, false },
	{ "шістдесят", 60, false },
	{ "шість", 6, false },
};

bool
number_word_may_be(tvx_str word)
{
	/* By first letter, the second and third of each number, pair by pair. */
	static const char *const pairs[26] = {
		['b' - 'a'] = "il",         ['c' - 'a'] = "enin",
		['d' - 'a'] = "euixou",     ['e' - 'a'] = "igle",
		['f' - 'a'] = "ifivorou",   ['h' - 'a'] = "uiun",
		['m' - 'a'] = "il",         ['n' - 'a'] = "euin",
		['o' - 'a'] = "nenz",       ['q' - 'a'] = "uaui",
		['s' - 'a'] = "eiepevixoi", ['t' - 'a'] = "enhihohrrerowewo",
		['u' - 'a'] = "n ne",       ['v' - 'a'] = "in",
		['z' - 'a'] = "er",
	};
	const int first = word.len > 1 ? (word.ptr[0] | 0x20) - 'a' : -1;
	const char second = word.len > 1 ? (char)(word.ptr[1] | 0x20) : ' ';
	const char third = word.len > 2 ? (char)(word.ptr[2] | 0x20) : ' ';
	const char *pair;

	if (word.len > 1 && ((word.ptr[0] | word.ptr[1] | third) & 0x80))
		return true;
	if (first < 0 || first >= 26 || pairs[first] == NULL)
		return false;
	for (pair = pairs[first]; *pair; pair += 2)
		if (pair[0] == second && (pair[1] == third || third < 'a' || third > 'z'))
			return true;
	return false;
}

/* Most words are told from a number's by their first bytes. */
static int
compare_word(const char *number, tvx_str word)
{
	const int order = strncmp(number, word.ptr, word.len);

	return order ? order : number[word.len] != '\0';
}

bool
number_word(tvx_str word, bool english, double *out)
{
	const size_t count = word.len ? sizeof number_words / sizeof *number_words : 0;
	size_t at = 0;

	PARTITION_POINT(at, count, compare_word(number_words[at].word, word) < 0);
	if (at == count || compare_word(number_words[at].word, word) != 0)
		return false;
	*out = number_words[at].value;
	return !english || !number_words[at].french;
}

bool
number_word_is_article(tvx_str word)
{
	double value;

	return number_word(word, false, &value) && value == 1;
}
