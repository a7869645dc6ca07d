/* SPDX-License-Identifier: MIT */
/*
 * rules/set.h - Packs -> Rules: what a set of rules is made of.
 *
 * Four sorts of data stand in a pack, all of them read by pack.c:
 *
 *	rules      an id, a severity, when it fires; either a pattern, or the
 *	           word that an analyser in C emits it ("by: analyser")
 *	lexicon    the words by which the analysers of a language see: what
 *	           says "shall", what says "all of them must agree"
 *	states     the names of states, those of one state on one line
 *	measures   what a number measures, where a pattern is needed to know
 *
 * so that an analyser holds no word of any language, and a jurist can teach
 * the engine another one without a compiler.
 *
 * A set never changes once made, and threads may share it.
 */
#ifndef RULES_SET_H
#define RULES_SET_H

#include "base/arena.h"
#include "codec/yaml.h"
#include "rules/pattern.h"

#include <travaux/rules.h>

typedef enum rule_when {
	RULE_ADDED,   /* in the words after, in an inserted place, and not moved there */
	RULE_REMOVED, /* the same of the words before */
	RULE_CHANGED, /* on both sides, in other words */
	RULE_KEPT,    /* on both sides, in a sentence in which something else changed */
	RULE_PRESENT  /* anywhere in the draft after */
} rule_when;

typedef enum rule_place {
	RULE_SENTENCE,
	RULE_CLAUSE,
	RULE_HEADING,
	RULE_DRAFT /* added: nowhere in the whole draft before; removed: nowhere after */
} rule_place;

typedef struct example {
	tvx_str before, after;
	uint32_t rule, line;
	bool fires;
} example;

typedef struct rule {
	tvx_rule shown;
	rule_when when;
	rule_place place;
	bool analysed; /* an analyser emits it; it has no pattern */
	uint32_t tail; /* words to show behind the match; they do not count in it */
	bool whole;    /* fires in sentences and clauses that are wholly new or gone */
	pattern *pattern;
	pattern *pattern_before; /* CHANGED: what the words before must match */
	tvx_str says, explains;
} rule;

/*
 * What the analysers ask a language for: enumerator, name in a pack.  The
 * rungs of the ladder of consent stand in the order of the ladder.
 */
#define LEXEMES(X)                                                                         \
	X(CONSENT_ALONE, "consent.alone")                                                  \
	X(CONSENT_CONSULTATION, "consent.consultation")                                    \
	X(CONSENT_MAJORITY, "consent.majority")                                            \
	X(CONSENT_QUALIFIED, "consent.qualified-majority")                                 \
	X(CONSENT_CONSENSUS, "consent.consensus")                                          \
	X(CONSENT_GROUP, "consent.group")                                                  \
	X(CONSENT_ALL, "consent.all")                                                      \
	X(CONSENT_NAMED, "consent.named")                                                  \
	X(CONSENT_LEAD, "consent.lead")                                                    \
	X(DUTY_HELP, "duty.help")                                                          \
	X(MODALITY_MAY, "modality.may")                                                    \
	X(MODALITY_INTENT, "modality.intent")                                              \
	X(MODALITY_SHOULD, "modality.should")                                              \
	X(MODALITY_ENDEAVOUR, "modality.endeavour")                                        \
	X(MODALITY_DUTY, "modality.duty")                                                  \
	X(SUBJECT_BEARER, "subject.bearer")                                                \
	X(SUBJECT_NOBODY, "subject.nobody")                                                \
	X(SUBJECT_SKIP, "subject.skip")                                                    \
	X(TERM_DEFINES, "term.defines")                                                    \
	X(TERM_MEANS, "term.means")                                                        \
	X(TERM_HEADING, "term.heading")                                                    \
	X(TERM_LEAD, "term.lead")                                                          \
	X(TERM_INFLECTION, "term.inflection")                                              \
	X(TERM_OPEN, "term.undetermined")                                                  \
	X(WORD_TURNED, "word.turned")                                                      \
	X(WORD_JOINED, "word.joined")                                                      \
	X(NUMBER_AT_MOST, "number.at-most")                                                \
	X(NUMBER_AT_LEAST, "number.at-least")                                              \
	X(NUMBER_NOT, "number.not-a-quantity")                                             \
	X(REFERENCE_ANNEX, "reference.annex")                                              \
	X(REFERENCE_CLAUSE, "reference.clause")

typedef enum lexeme {
#define LEXEME_ENUM(id, name) LEXEME_##id,
	LEXEMES(LEXEME_ENUM)
#undef LEXEME_ENUM
		LEXEME_COUNT
} lexeme;

typedef struct lexicon {
	tvx_str language;
	pattern *of[LEXEME_COUNT]; /* NULL where the pack has none */
} lexicon;

typedef struct state_name {
	tvx_str name, state; /* "the USA"; the first name on its line */
} state_name;

typedef struct measure {
	tvx_str what, language;
	pattern *pattern;
} measure;

struct tvx_rules {
	arena pool;
	sieve *sieve; /* of all patterns of the set */
	rule *rules;
	size_t count, room;
	example *examples;
	size_t example_count, example_room;
	lexicon *lexicons;
	size_t lexicon_count, lexicon_room;
	state_name *states; /* sorted by name once the set is made */
	size_t state_count, state_room;
	measure *measures;
	size_t measure_count, measure_room;
};

/* How a pack is read: one that ships was checked by a test, and its patterns
 * are not checked again; a comparison needs no examples. */
typedef struct set_reading {
	bool is_trusted, without_examples;
} set_reading;

/* Adds a pack to a set that is being made. */
TVX_MUST_USE tvx_status set_add_pack(tvx_rules *set, const yaml_tree *pack, set_reading how,
				     tvx_error *error);

/* The rule of an analyser, or NULL if this set does not hold it. */
const rule *set_rule(const tvx_rules *set, const char *id);

/* The name of a lexeme. */
const char *lexeme_name(lexeme id);

/* The packs that ship, as read when the library was built. */
extern const yaml_tree shipped_packs[];
extern const size_t shipped_pack_count;

/* Is one of them for drafts in the language of that code, and no other? */
bool set_ships_for(tvx_str code);

#endif
