/* SPDX-License-Identifier: MIT */
#include "import/languages.h"

#include "base/str.h"
#include "text/utf8.h"

#include <string.h>

#define MAX_PHRASES 160

/* Folded; a phrase ends where a word does, unless it ends in "'" or "’". */
static const char *const phrases[][MAX_PHRASES] = {
	[PHRASE_PREAMBLE] = { "preamble", "préambule", "preámbulo", "präambel", "preambule",
			      "преамбула", "преамбула", "الديباجة", "ديباجة", "序言",
			      "preambulo", "preâmbulo", "preambolo", "preambuła",
			      "recitals" },
	[PHRASE_RECITAL] = { "whereas",         "having regard",
			     "recalling",       "recognizing",
			     "recognising",     "considering",
			     "noting",          "affirming",
			     "reaffirming",     "desiring",
			     "desirous",        "determined",
			     "resolved",        "convinced",
			     "conscious",       "mindful",
			     "bearing in mind", "taking into account",
			     "taking",          "emphasizing",
			     "emphasising",     "stressing",
			     "acknowledging",   "believing",
			     "concerned",       "deeply concerned",
			     "aware",           "welcoming",
			     "guided",          "seeking",
			     "wishing",         "acting in accordance",
			     "after",           "prompted",
			     "pursuant",        "in pursuit",
			     "being",           "also recognizing",
			     "building",        "committed",
			     "inspired",        "underlining",
			     "aspiring",        "respecting",
			     "reiterating",     "deploring",
			     "condemning",      "underscoring",
			     "encouraged",      "alarmed",
			     "gravely",         "cognizant",
			     "having",          "in view of",
			     "generally",       "expressing",
			     "considérant",     "vu",
			     "rappelant",       "reconnaissant",
			     "soulignant",      "constatant",
			     "affirmant",       "réaffirmant",
			     "désireux",        "désireuses",
			     "conscients",      "conscientes",
			     "convaincus",      "convaincues",
			     "résolus",         "résolues",
			     "notant",          "soucieux",
			     "soucieuses",      "ayant",
			     "prenant",         "recordando",
			     "reconociendo",    "considerando",
			     "deseando",        "convencidos",
			     "conscientes",     "visto",
			     "in erwägung",     "eingedenk",
			     "in anbetracht",   "überwegende",
			     "overwegende",     "принимая во внимание",
			     "ссылаясь",        "признавая",
			     "подчеркивая",     "учитывая",
			     "желая",           "напоминая",
			     "сознавая",        "осознавая",
			     "будучи",          "враховуючи",
			     "беручи до уваги", "визнаючи",
			     "бажаючи",         "إذ" },
	[PHRASE_PARTIES] = { "the parties to",
			     "the states parties",
			     "the high contracting parties",
			     "the contracting parties",
			     "the contracting states",
			     "the governments",
			     "the government of",
			     "the general assembly",
			     "the european parliament",
			     "the council of the european",
			     "the commission of the european",
			     "the european commission",
			     "the republic of",
			     "the member states",
			     "we",
			     "the states signatory",
			     "the parties",
			     "les parties",
			     "les états",
			     "le parlement européen",
			     "le conseil de",
			     "le conseil des",
			     "la commission",
			     "les hautes parties",
			     "l'assemblée générale",
			     "l’assemblée générale",
			     "le gouvernement",
			     "les gouvernements",
			     "las partes",
			     "los estados",
			     "el gobierno",
			     "la asamblea general",
			     "die vertragsparteien",
			     "die vertragsstaaten",
			     "die parteien",
			     "die regierung",
			     "die hohen vertragsparteien",
			     "de partijen",
			     "de staten",
			     "de regeringen",
			     "de verdragsluitende",
			     "zijne majesteit",
			     "стороны",
			     "государства",
			     "высокие договаривающиеся",
			     "генеральная ассамблея",
			     "правительство",
			     "сторони",
			     "держави",
			     "високі договірні",
			     "уряд",
			     "верховна рада",
			     "إن الأطراف",
			     "إن الدول",
			     "本公约",
			     "各缔约",
			     "缔约" },
	[PHRASE_ENACTING] = { "have agreed",
			      "has agreed",
			      "have adopted",
			      "has adopted",
			      "have decided",
			      "agree as follows",
			      "agreed as follows",
			      "do hereby agree",
			      "hereby agree",
			      "sont convenus",
			      "sont convenues",
			      "ont adopté",
			      "a adopté",
			      "a arrêté",
			      "ont arrêté",
			      "han convenido",
			      "han acordado",
			      "han adoptado",
			      "sind wie folgt",
			      "haben folgendes",
			      "sind übereingekommen",
			      "zijn overeengekomen",
			      "zijn het volgende",
			      "согласились",
			      "договорились",
			      "домовились",
			      "погодились",
			      "قد اتفقت",
			      "达成协议",
			      "议定如下" },
	[PHRASE_SIGNATURES] = { "in witness whereof",
				"in faith whereof",
				"done at",
				"done in",
				"done this",
				"done on",
				"signed at",
				"signed in",
				"signed on",
				"signed this",
				"as witness",
				"en foi de quoi",
				"fait à",
				"fait a",
				"fait en",
				"fait le",
				"signé à",
				"signé en",
				"en fe de lo cual",
				"en testimonio de lo cual",
				"hecho en",
				"hecho a",
				"firmado en",
				"zu urkund dessen",
				"geschehen zu",
				"ten blijke waarvan",
				"gedaan te",
				"в удостоверение чего",
				"совершено в",
				"совершено",
				"на посвідчення чого",
				"вчинено",
				"подписано",
				"підписано",
				"إثباتا لذلك",
				"وإثباتا لذلك",
				"حررت في",
				"حرر في",
				"以昭信守" },
	[PHRASE_CONTENTS] = { "table of contents", "contents", "table des matières",
			      "sommaire", "índice", "inhaltsverzeichnis", "inhalt",
			      "inhoud", "содержание", "оглавление", "зміст", "المحتويات",
			      "目录" },
	[PHRASE_SENTENCE] = { "dès",       "on",          "within",
			      "during",    "after",       "before",
			      "such",      "there",       "the",
			      "for",       "in",          "this",
			      "these",     "each",        "every",
			      "all",       "nothing",     "any",
			      "no",        "states",      "parties",
			      "without",   "where",       "when",
			      "whenever",  "if",          "notwithstanding",
			      "subject",   "a",           "an",
			      "except",    "upon",        "as",
			      "to",        "pursuant",    "unless",
			      "it",        "with",        "one",
			      "both",      "nationals",   "le",
			      "la",        "les",         "l'",
			      "l’",        "au",          "aux",
			      "pour",      "chaque",      "tout",
			      "toute",     "toutes",      "tous",
			      "sans",      "lorsque",     "lorsqu’",
			      "si",        "en",          "rien",
			      "aucun",     "aucune",      "nul",
			      "un",        "une",         "dans",
			      "à",         "afin",        "sous",
			      "sauf",      "el",          "los",
			      "las",       "para",        "cada",
			      "todo",      "toda",        "nada",
			      "ningún",    "cuando",      "sin",
			      "der",       "die",         "das",
			      "jede",      "jeder",       "для",
			      "каждая",    "каждый",      "каждое",
			      "все",       "если",        "при",
			      "ничто",     "без",         "настоящее",
			      "настоящий", "государства", "стороны",
			      "любое",     "в",           "с",
			      "никакие",   "положения" },
	[PHRASE_REFERENCE] = { "من", "إلى", "أعلاه", "أدناه", "المتعلقة", "and", "or", "of",
			       "to", "shall", "et", "ou", "du", "de" },
	[PHRASE_TO] = { "to", "of", "à", "au", "aux", "de", "du", "a la", "al", "del", "zu",
			"zum", "zur", "bij", "к", "до", "all'", "all’", "alla" },
	[PHRASE_AND] = { "and", "or", "to", "et", "ou", "à", "y", "o", "und", "oder", "bis",
			 "en", "of", "и", "или", "та", "або", "і" },
};

/* Length of 'text' that folds to 'phrase', or 0. */
static size_t
match(tvx_str text, const char *phrase)
{
	const tvx_str want = { phrase, strlen(phrase) };
	size_t at = 0, i = 0;
	uint32_t wanted = 0;

	while (i < want.len) {
		if (at >= text.len)
			return 0;
		wanted = utf8_next(want, &i);

		const uint32_t c = letter_fold(utf8_next(text, &at));

		if (c != wanted && !(wanted == ' ' && (c == '\n' || c == 0xA0)))
			return 0;
	}
	if (at < text.len && wanted != '\'' && wanted != 0x2019 && wanted < 0x2E80) {
		size_t next = at;

		if (char_is_letter(utf8_next(text, &next)))
			return 0;
	}
	return at;
}

/* Phrases are folded, and folding stays within ASCII, or without. */
static bool
begins_alike(char byte, char phrase)
{
	if ((byte ^ phrase) & 0x80)
		return false;
	return (byte & 0x80) || (byte | 0x20) == (phrase | 0x20);
}

size_t
begins_with_phrase(tvx_str text, phrase_kind kind)
{
	size_t longest = 0;

	if (text.len == 0)
		return 0;
	for (size_t i = 0; i < MAX_PHRASES && phrases[kind][i] != NULL; i++) {
		if (!begins_alike(text.ptr[0], phrases[kind][i][0]))
			continue;
		const size_t length = match(text, phrases[kind][i]);

		if (length > longest)
			longest = length;
	}
	return longest;
}

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
#define GUESS_FROM   ((size_t)20000)
#define GUESS_SCRIPT 50

/* Seventy words are asked of each word of the text: most differ in the first letter. */
static bool
may_be(tvx_str word, const char *known)
{
	const unsigned char first = (unsigned char)word.ptr[0];

	return first < 0x80 ? known[0] == (first | 0x20) : (unsigned char)known[0] >= 0x80;
}

static void
count_word(tvx_str word, uint32_t *counts)
{
	for (size_t l = 0; l < LANGUAGES; l++)
		for (size_t w = 0; w < 10; w++)
			counts[l] += may_be(word, languages[l].words[w]) &&
				     match(word, languages[l].words[w]) == word.len;
}

/* The language with most words; the first of equals. */
static uint32_t
most_counted(const uint32_t *counts)
{
	uint32_t best = 0;

	for (uint32_t l = 1; l < LANGUAGES; l++)
		if (counts[l] > counts[best])
			best = l;
	return best;
}

/* So far ahead that no page that follows will tell otherwise? */
static bool
is_settled(const uint32_t *counts)
{
	const uint32_t best = most_counted(counts);
	uint32_t others = 0;

	for (uint32_t l = 0; l < LANGUAGES; l++)
		others += l == best ? 0 : counts[l];
	return counts[best] >= 40 && counts[best] >= 10 * others;
}

static void
count_words(tvx_str text, uint32_t *counts)
{
	size_t words = 0;

	for (size_t at = 0; at < text.len;) {
		const size_t length = leading_letters(str_slice(text, at, text.len));

		if (length == 0) {
			(void)utf8_next(text, &at);
			continue;
		}
		if (length < 24)
			count_word(str_slice(text, at, at + length), counts);
		at += length;
		if (++words % 64 == 0 && is_settled(counts))
			return;
	}
}

tvx_str
language_guess(tvx_str text)
{
	uint32_t counts[LANGUAGES] = { 0 }, arabic = 0, han = 0, best;
	size_t cut = text.len < GUESS_FROM ? text.len : GUESS_FROM;

	while (cut < text.len && ((unsigned char)text.ptr[cut] & 0xC0) == 0x80)
		cut++;
	text.len = cut;
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		arabic += c >= 0x620 && c < 0x700;
		han += c >= 0x4E00 && c < 0xA000;
	}
	if (arabic > GUESS_SCRIPT && arabic > han)
		return TVX_STR("ar");
	if (han > GUESS_SCRIPT)
		return TVX_STR("zh");
	count_words(text, counts);
	best = most_counted(counts);
	if (counts[best] < 3)
		return (tvx_str){ "", 0 };
	return (tvx_str){ languages[best].tag, strlen(languages[best].tag) };
}
