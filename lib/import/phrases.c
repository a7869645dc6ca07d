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
