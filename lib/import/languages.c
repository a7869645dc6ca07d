/* SPDX-License-Identifier: MIT */
#include "import/languages.h"

#include "base/partition.h"
#include "text/utf8.h"

#include <string.h>

uint32_t
letter_fold(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
		return c + 32;
	if (c >= 0x100 && c <= 0x137)
		return c | 1;
	if (c >= 0x139 && c <= 0x148)
		return c + (c & 1);
	if (c >= 0x14A && c <= 0x177)
		return c | 1;
	if (c >= 0x386 && c <= 0x3A9)
		return c == 0x386   ? 0x3AC
		       : c <= 0x38A ? c + 37
		       : c == 0x38C ? 0x3CC
		       : c <= 0x38F ? c + 63
		       : c >= 0x391 ? c + 32
				    : c;
	if (c >= 0x400 && c <= 0x40F)
		return c + 80;
	if (c >= 0x410 && c <= 0x42F)
		return c + 32;
	if (c >= 0x460 && c <= 0x4BF)
		return c | 1;
	return c;
}

bool
letter_is_upper(uint32_t c)
{
	return letter_fold(c) != c;
}

bool
letter_is_lower(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) ||
	       (c >= 0x100 && c <= 0x17F && !letter_is_upper(c)) ||
	       (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F) ||
	       (c >= 0x460 && c <= 0x4BF && !letter_is_upper(c));
}

/* The first letter of the text if only marks stand before it, else 0. */
static uint32_t
first_letter(tvx_str text)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : char_is_letter(c))
			return c;
		if ((c >= '0' && c <= '9') || (c >= 0x80 && char_is_digit(c)) || at > 12)
			return 0;
	}
	return 0;
}

bool
begins_lower(tvx_str text)
{
	return letter_is_lower(first_letter(text));
}

bool
begins_upper(tvx_str text)
{
	return letter_is_upper(first_letter(text));
}

size_t
leading_letters(tvx_str text)
{
	size_t end = 0;

	/* Most words are plain, and end here. */
	while (end < text.len && is_ascii_letter(text.ptr[end]))
		end++;
	if (end == text.len ||
	    ((unsigned char)text.ptr[end] < 0x80 && text.ptr[end] != '-'))
		return end;
	for (size_t at = end; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : char_is_letter(c))
			end = at;
		else if (c != '-' || end == 0)
			break;
	}
	return end;
}

bool
equals_folded(tvx_str word, tvx_str folded)
{
	size_t at = 0, i = 0;

	while (at < word.len && i < folded.len)
		if (letter_fold(utf8_next(word, &at)) != utf8_next(folded, &i))
			return false;
	return at == word.len && i == folded.len;
}

/* Folds a short word into 'out'; 0 if it is too long to be in a table. */
static size_t
fold_short(tvx_str word, char *out, size_t size)
{
	size_t len = 0;

	for (size_t at = 0; at < word.len;) {
		const uint32_t c = letter_fold(utf8_next(word, &at));

		if (len + 4 >= size || c >= 0x10000)
			return 0;
		if (c < 0x80) {
			out[len++] = (char)c;
		} else if (c < 0x800) {
			out[len++] = (char)(0xC0 | (c >> 6));
			out[len++] = (char)(0x80 | (c & 0x3F));
		} else {
			out[len++] = (char)(0xE0 | (c >> 12));
			out[len++] = (char)(0x80 | ((c >> 6) & 0x3F));
			out[len++] = (char)(0x80 | (c & 0x3F));
		}
	}
	out[len] = '\0';
	return len;
}

#define ROW(word, kind)                                                                    \
	{                                                                                  \
		word, TVX_CLAUSE_##kind, false, false, false, false                        \
	}
#define BARE(word, kind)                                                                   \
	{                                                                                  \
		word, TVX_CLAUSE_##kind, true, false, false, false                         \
	}
#define ABBR(word, kind)                                                                   \
	{                                                                                  \
		word, TVX_CLAUSE_##kind, false, true, false, false                         \
	}
#define AFTER(word, kind)                                                                  \
	{                                                                                  \
		word, TVX_CLAUSE_##kind, false, false, true, false                         \
	}
#define WEAK(word, kind)                                                                   \
	{                                                                                  \
		word, TVX_CLAUSE_##kind, false, false, false, true                         \
	}

/*
 * English, French, Spanish, Portuguese, Italian, Romanian, German, Dutch, the Nordic
 * and Baltic languages, Hungarian, Polish, Czech, Slovak, Slovene, Croatian, Turkish,
 * Greek, Russian, Ukrainian, Bulgarian, Arabic, and what follows "第五" in Chinese:
 * in the order of their bytes, for a word is sought by halves.
 */
static const structure_word structure_words[] = {
	BARE("aanhangsel", ANNEX),
	ROW("abschnitt", SECTION),
	BARE("addendum", ANNEX),
	ROW("afdeling", SECTION),
	ROW("afsnit", TITLE),
	ROW("allegati", ANNEX),
	BARE("allegato", ANNEX),
	BARE("anexa", ANNEX),
	BARE("anexo", ANNEX),
	ROW("anexos", ANNEX),
	BARE("anhang", ANNEX),
	ROW("anhänge", ANNEX),
	BARE("anlage", ANNEX),
	ROW("anlagen", ANNEX),
	BARE("annex", ANNEX),
	BARE("annexe", ANNEX),
	ROW("annexes", ANNEX),
	BARE("appendice", ANNEX),
	ROW("appendices", ANNEX),
	BARE("appendix", ANNEX),
	BARE("apéndice", ANNEX),
	BARE("apêndice", ANNEX),
	ABBR("art", ARTICLE),
	ROW("article", ARTICLE),
	ROW("articolo", ARTICLE),
	ROW("articolul", ARTICLE),
	ROW("articulo", ARTICLE),
	ROW("artigo", ARTICLE),
	ROW("artikel", ARTICLE),
	ROW("artikkel", ARTICLE),
	AFTER("artikla", ARTICLE),
	ROW("artykuł", ARTICLE),
	ROW("artículo", ARTICLE),
	BARE("attachment", ANNEX),
	ROW("avdelning", TITLE),
	ROW("avsnitt", SECTION),
	BARE("bijlage", ANNEX),
	ROW("bijlagen", ANNEX),
	BARE("bilag", ANNEX),
	BARE("bilaga", ANNEX),
	ROW("boek", BOOK),
	ROW("book", BOOK),
	ROW("buch", BOOK),
	ROW("bölüm", CHAPTER),
	ROW("capitolo", CHAPTER),
	ROW("capitolul", CHAPTER),
	ROW("capitulo", CHAPTER),
	ROW("capo", CHAPTER),
	ROW("capítulo", CHAPTER),
	ROW("chapitre", CHAPTER),
	ROW("chapter", CHAPTER),
	AFTER("cikk", ARTICLE),
	WEAK("clause", ARTICLE),
	WEAK("cláusula", ARTICLE),
	ROW("część", PART),
	ROW("deel", PART),
	BARE("exhibit", ANNEX),
	ROW("glava", CHAPTER),
	ROW("hlava", TITLE),
	ROW("hoofdstuk", CHAPTER),
	ROW("kapitel", CHAPTER),
	ROW("kapitola", CHAPTER),
	ROW("kısım", PART),
	ROW("libro", BOOK),
	BARE("liite", ANNEX),
	ROW("lisa", ANNEX),
	ROW("livre", BOOK),
	ROW("livro", BOOK),
	ROW("luku", CHAPTER),
	ROW("madde", ARTICLE),
	BARE("melléklet", ANNEX),
	ROW("naslov", TITLE),
	ROW("oddiel", SECTION),
	ROW("oddział", SECTION),
	ROW("oddíl", SECTION),
	ROW("odjeljak", SECTION),
	ROW("onderafdeling", SUBSECTION),
	ROW("part", PART),
	ROW("parte", PART),
	ROW("partea", PART),
	ROW("partie", PART),
	ROW("peatükk", CHAPTER),
	BARE("pielikums", ANNEX),
	ROW("poglavlje", CHAPTER),
	ROW("point", POINT),
	BARE("priedas", ANNEX),
	BARE("prilog", ANNEX),
	BARE("priloga", ANNEX),
	WEAK("principe", ARTICLE),
	WEAK("principio", ARTICLE),
	WEAK("principle", ARTICLE),
	ROW("protocol", ANNEX),
	ROW("protocole", ANNEX),
	ROW("protocollo", ANNEX),
	ROW("protocolo", ANNEX),
	ROW("protokoll", ANNEX),
	BARE("príloha", ANNEX),
	ROW("punkt", POINT),
	ROW("punt", POINT),
	ROW("punto", POINT),
	BARE("příloha", ANNEX),
	ROW("regel", ARTICLE),
	ROW("rozdział", CHAPTER),
	ROW("rule", ARTICLE),
	ROW("règle", ARTICLE),
	BARE("schedule", ANNEX),
	ROW("schedules", ANNEX),
	ABBR("sec", ARTICLE),
	ROW("seccion", SECTION),
	ROW("sección", SECTION),
	ROW("section", SECTION),
	ROW("secção", SECTION),
	ROW("secțiunea", SECTION),
	ROW("sekcja", SECTION),
	ROW("sezione", SECTION),
	ROW("seção", SECTION),
	ROW("sous-section", SUBSECTION),
	AFTER("straipsnis", ARTICLE),
	ROW("sub-section", SUBSECTION),
	ROW("subchapter", SECTION),
	ROW("subpart", SECTION),
	ROW("subsección", SUBSECTION),
	ROW("subsection", SUBSECTION),
	ROW("teil", PART),
	ROW("titel", TITLE),
	ROW("title", TITLE),
	ROW("titlul", TITLE),
	ROW("titolo", TITLE),
	ROW("titre", TITLE),
	ROW("titulo", TITLE),
	ROW("tytuł", TITLE),
	ROW("título", TITLE),
	ROW("unterabschnitt", SUBSECTION),
	BARE("vedlegg", ANNEX),
	BARE("załącznik", ANNEX),
	ROW("časť", PART),
	ABBR("čl", ARTICLE),
	ROW("član", ARTICLE),
	ROW("članak", ARTICLE),
	AFTER("člen", ARTICLE),
	ROW("článek", ARTICLE),
	ROW("článok", ARTICLE),
	ROW("část", PART),
	ROW("άρθρο", ARTICLE),
	ROW("αρθρο", ARTICLE),
	ROW("κεφάλαιο", CHAPTER),
	ROW("κεφαλαιο", CHAPTER),
	BARE("παράρτημα", ANNEX),
	BARE("παραρτημα", ANNEX),
	ROW("τμήμα", SECTION),
	ROW("τμημα", SECTION),
	ROW("глава", CHAPTER),
	BARE("додаток", ANNEX),
	ROW("дял", TITLE),
	ROW("книга", BOOK),
	ROW("подраздел", SUBSECTION),
	BARE("приложение", ANNEX),
	ROW("протокол", ANNEX),
	ROW("пункт", POINT),
	ROW("підрозділ", SUBSECTION),
	ROW("раздел", TITLE),
	ROW("розділ", TITLE),
	ROW("секция", SECTION),
	ROW("секція", SECTION),
	ABBR("ст", ARTICLE),
	ROW("стаття", ARTICLE),
	ROW("статья", ARTICLE),
	ROW("частина", PART),
	ROW("часть", PART),
	ABBR("чл", ARTICLE),
	ROW("член", ARTICLE),
	ROW("الباب", TITLE),
	ROW("الجزء", PART),
	ROW("الفرع", SUBSECTION),
	ROW("الفصل", CHAPTER),
	ROW("القسم", SECTION),
	ROW("المادة", ARTICLE),
	BARE("المرفق", ANNEX),
	BARE("الملحق", ANNEX),
	ROW("النقطة", POINT),
	ROW("مادة", ARTICLE),
	ROW("条", ARTICLE),
	ROW("條", ARTICLE),
	ROW("章", CHAPTER),
	ROW("節", SECTION),
	ROW("编", BOOK),
	ROW("节", SECTION),
	ROW("部分", PART),
	BARE("附件", ANNEX),
	BARE("附录", ANNEX),
	BARE("附表", ANNEX),
};

/* Most words differ in their first two bytes; they have two at least. */
static int
compare_words(const char *one, const char *other)
{
	if (one[0] != other[0])
		return (unsigned char)one[0] < (unsigned char)other[0] ? -1 : 1;
	if (one[1] != other[1])
		return (unsigned char)one[1] < (unsigned char)other[1] ? -1 : 1;
	return strcmp(one + 2, other + 2);
}

const structure_word *
structure_word_of(tvx_str word)
{
	char folded[64];
	const size_t len = fold_short(word, folded, sizeof folded);

	if (len < 2)
		return NULL;
	const size_t count = sizeof structure_words / sizeof *structure_words;
	size_t at = 0;

	PARTITION_POINT(at, count, compare_words(structure_words[at].word, folded) < 0);
	return at < count && compare_words(structure_words[at].word, folded) == 0
		       ? &structure_words[at]
		       : NULL;
}

typedef struct number_word {
	const char *word;
	uint32_t value;
} number_word;

static const number_word number_words[] = {
	{ "one", 1 },        { "two", 2 },         { "three", 3 },
	{ "four", 4 },       { "five", 5 },        { "six", 6 },
	{ "seven", 7 },      { "eight", 8 },       { "nine", 9 },
	{ "ten", 10 },       { "eleven", 11 },     { "twelve", 12 },
	{ "thirteen", 13 },  { "fourteen", 14 },   { "fifteen", 15 },
	{ "sixteen", 16 },   { "seventeen", 17 },  { "eighteen", 18 },
	{ "nineteen", 19 },  { "twenty", 20 },     { "thirty", 30 },
	{ "forty", 40 },     { "fifty", 50 },      { "first", 1 },
	{ "second", 2 },     { "third", 3 },       { "fourth", 4 },
	{ "fifth", 5 },      { "sixth", 6 },       { "seventh", 7 },
	{ "eighth", 8 },     { "ninth", 9 },       { "tenth", 10 },
	{ "sole", 1 },       { "premier", 1 },     { "première", 1 },
	{ "unique", 1 },     { "deuxième", 2 },    { "second", 2 },
	{ "seconde", 2 },    { "troisième", 3 },   { "quatrième", 4 },
	{ "cinquième", 5 },  { "sixième", 6 },     { "septième", 7 },
	{ "huitième", 8 },   { "neuvième", 9 },    { "dixième", 10 },
	{ "primero", 1 },    { "primera", 1 },     { "único", 1 },
	{ "segundo", 2 },    { "segunda", 2 },     { "tercero", 3 },
	{ "tercera", 3 },    { "cuarto", 4 },      { "cuarta", 4 },
	{ "quinto", 5 },     { "quinta", 5 },      { "sexto", 6 },
	{ "sexta", 6 },      { "séptimo", 7 },     { "octavo", 8 },
	{ "noveno", 9 },     { "décimo", 10 },     { "erster", 1 },
	{ "erstes", 1 },     { "erste", 1 },       { "zweiter", 2 },
	{ "zweites", 2 },    { "dritter", 3 },     { "drittes", 3 },
	{ "vierter", 4 },    { "viertes", 4 },     { "fünfter", 5 },
	{ "fünftes", 5 },    { "sechster", 6 },    { "siebter", 7 },
	{ "achter", 8 },     { "neunter", 9 },     { "zehnter", 10 },
	{ "eerste", 1 },     { "tweede", 2 },      { "derde", 3 },
	{ "vierde", 4 },     { "vijfde", 5 },      { "zesde", 6 },
	{ "zevende", 7 },    { "achtste", 8 },     { "negende", 9 },
	{ "tiende", 10 },    { "первая", 1 },      { "первый", 1 },
	{ "вторая", 2 },     { "второй", 2 },      { "третья", 3 },
	{ "третий", 3 },     { "четвертая", 4 },   { "пятая", 5 },
	{ "шестая", 6 },     { "седьмая", 7 },     { "восьмая", 8 },
	{ "девятая", 9 },    { "десятая", 10 },    { "перша", 1 },
	{ "перший", 1 },     { "друга", 2 },       { "третя", 3 },
	{ "четверта", 4 },   { "п’ята", 5 },       { "шоста", 6 },
	{ "сьома", 7 },      { "восьма", 8 },      { "дев’ята", 9 },
	{ "десята", 10 },    { "الأولى", 1 },      { "الاولى", 1 },
	{ "الأول", 1 },      { "الاول", 1 },       { "الثانية", 2 },
	{ "الثاني", 2 },     { "الثالثة", 3 },     { "الثالث", 3 },
	{ "الرابعة", 4 },    { "الرابع", 4 },      { "الخامسة", 5 },
	{ "الخامس", 5 },     { "السادسة", 6 },     { "السادس", 6 },
	{ "السابعة", 7 },    { "السابع", 7 },      { "الثامنة", 8 },
	{ "الثامن", 8 },     { "التاسعة", 9 },     { "التاسع", 9 },
	{ "العاشرة", 10 },   { "العاشر", 10 },     { "الحادية", 1 },
	{ "الحادي", 1 },     { "العشرون", 20 },    { "العشرين", 20 },
	{ "الثلاثون", 30 },  { "الثلاثين", 30 },   { "الأربعون", 40 },
	{ "الأربعين", 40 },  { "الخمسون", 50 },    { "الخمسين", 50 },
	{ "الستون", 60 },    { "السبعون", 70 },    { "الثمانون", 80 },
	{ "التسعون", 90 },   { "única", 1 },       { "séptima", 7 },
	{ "octava", 8 },     { "novena", 9 },      { "décima", 10 },
	{ "elfde", 11 },     { "twaalfde", 12 },   { "dertiende", 13 },
	{ "elfter", 11 },    { "zwölfter", 12 },   { "onzième", 11 },
	{ "douzième", 12 },  { "eleventh", 11 },   { "twelfth", 12 },
	{ "undécimo", 11 },  { "duodécimo", 12 },  { "préliminaire", 1 },
	{ "preliminar", 1 }, { "preliminary", 1 },
};

static const number_word suffix_words[] = {
	{ "bis", 2 },        { "ter", 3 },     { "quater", 4 },    { "quinquies", 5 },
	{ "sexies", 6 },     { "septies", 7 }, { "octies", 8 },    { "nonies", 9 },
	{ "novies", 9 },     { "decies", 10 }, { "undecies", 11 }, { "duodecies", 12 },
	{ "terdecies", 13 }, { "مكرر", 2 },
};

static uint32_t
look_up(const number_word *table, size_t count, tvx_str word)
{
	char folded[64];

	if (fold_short(word, folded, sizeof folded) == 0)
		return 0;
	for (size_t i = 0; i < count; i++)
		if (table[i].word[0] == folded[0] && table[i].word[1] == folded[1] &&
		    strcmp(table[i].word, folded) == 0)
			return table[i].value;
	return 0;
}

uint32_t
number_of_word(tvx_str word)
{
	return look_up(number_words, sizeof number_words / sizeof *number_words, word);
}

uint32_t
suffix_of_word(tvx_str word)
{
	return look_up(suffix_words, sizeof suffix_words / sizeof *suffix_words, word);
}
