/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include "base/str.h"
#include "text/utf8.h"

typedef struct language {
	const char *tag;
	const char *words[10]; /* frequent, and not in the others */
} language;

static const language languages[] = {
	{ "en", { "the", "of", "and", "shall", "be", "to", "by", "any", "or", "with" } },
	{ "fr", { "le", "les", "des", "et", "du", "une", "dans", "par", "aux", "est" } },
	{ "es", { "el", "los", "las", "y", "del", "por", "una", "con", "para", "se" } },
	{ "de",
	  { "der", "die", "und", "das", "den", "dem", "eine", "mit", "nach", "oder" } },
	{ "nl",
	  { "het", "van", "een", "de", "en", "voor", "aan", "dit", "zijn", "worden" } },
	{ "ru", { "и", "что", "или", "по", "не", "при", "его", "настоящего", "об", "от" } },
	{ "uk", { "і", "та", "або", "що", "не", "про", "цього", "від", "її", "є" } },
};

#define LANGUAGES    (sizeof languages / sizeof *languages)
#define WORDS        (sizeof languages->words / sizeof *languages->words)
#define GUESS_FROM   ((size_t)20000)
#define GUESS_SCRIPT 50

/* Longer than any word of the table, in bytes. */
#define WORD_MOST 24

/* So far ahead that no page that follows will tell otherwise. */
#define PLAIN_WORDS 40
#define PLAIN_TIMES 10

typedef struct counts {
	uint32_t of[LANGUAGES];
} counts;

/* Latin and Cyrillic capitals: what the table is written in. */
static uint32_t
small(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42F))
		return c + 32;
	return c >= 0x400 && c <= 0x40F ? c + 80 : c;
}

static bool
is_word(tvx_str word, tvx_str known)
{
	size_t at = 0, i = 0;

	while (at < word.len && i < known.len)
		if (small(utf8_next(word, &at)) != utf8_next(known, &i))
			return false;
	return at == word.len && i == known.len;
}

/* Seventy words are asked of each word of the text: most differ in the first letter. */
static bool
may_be(tvx_str word, const char *known)
{
	const unsigned char first = (unsigned char)word.ptr[0];

	return first < 0x80 ? known[0] == (first | 0x20) : (unsigned char)known[0] >= 0x80;
}

static void
count_word(tvx_str word, counts *out)
{
	for (size_t l = 0; l < LANGUAGES; l++)
		for (size_t w = 0; w < WORDS; w++)
			out->of[l] += may_be(word, languages[l].words[w]) &&
				      is_word(word, str_of(languages[l].words[w]));
}

/* The language with most words; the first of equals. */
static uint32_t
most_counted(const counts *found)
{
	uint32_t best = 0;

	for (uint32_t l = 1; l < LANGUAGES; l++)
		if (found->of[l] > found->of[best])
			best = l;
	return best;
}

static bool
is_plain(const counts *found)
{
	const uint32_t best = most_counted(found);
	uint32_t others = 0;

	for (uint32_t l = 0; l < LANGUAGES; l++)
		others += l == best ? 0 : found->of[l];
	return found->of[best] >= PLAIN_WORDS && found->of[best] >= PLAIN_TIMES * others;
}

static size_t
letters(tvx_str text, size_t from)
{
	size_t at = from;

	while (at < text.len) {
		size_t next = at;

		if (!char_is_letter(utf8_next(text, &next)))
			break;
		at = next;
	}
	return at - from;
}

static counts
count_words(tvx_str text)
{
	counts made = { { 0 } };
	size_t words = 0;

	for (size_t at = 0; at < text.len;) {
		const size_t length = letters(text, at);

		if (length == 0) {
			(void)utf8_next(text, &at);
			continue;
		}
		if (length < WORD_MOST)
			count_word(str_slice(text, at, at + length), &made);
		at += length;
		if (++words % 64 == 0 && is_plain(&made))
			break;
	}
	return made;
}

static tvx_str
beginning(tvx_str text)
{
	size_t cut = text.len < GUESS_FROM ? text.len : GUESS_FROM;

	while (cut < text.len && ((unsigned char)text.ptr[cut] & 0xC0) == 0x80)
		cut++;
	return str_slice(text, 0, cut);
}

tvx_str
text_language(tvx_str text)
{
	uint32_t arabic = 0, han = 0, best;
	counts found;

	text = beginning(text);
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		arabic += c >= 0x620 && c < 0x700;
		han += c >= 0x4E00 && c < 0xA000;
	}
	if (arabic > GUESS_SCRIPT && arabic > han)
		return TVX_STR("ar");
	if (han > GUESS_SCRIPT)
		return TVX_STR("zh");
	found = count_words(text);
	best = most_counted(&found);
	return found.of[best] < 3 ? TVX_STR("") : str_of(languages[best].tag);
}

tvx_str
text_language_plain(tvx_str text)
{
	const counts found = count_words(beginning(text));

	return is_plain(&found) ? str_of(languages[most_counted(&found)].tag) : TVX_STR("");
}
