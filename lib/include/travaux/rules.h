/* SPDX-License-Identifier: MIT */
/*
 * travaux/rules.h - Changes x Rules -> Findings: what a reader should look at.
 *
 * Rules are data: packs in YAML (travaux-rules(5)), compiled once into a set
 * that threads may share; what needs a parser rather than a pattern is an
 * analyser in C beside the packs.  A finding names a rule, a severity, the
 * clause on both sides and the words, and says in one plain sentence what
 * the change does.  It never argues who is right.
 *
 * A pattern has a budget of steps.  One that exceeds it is not "no match":
 * tvx_find gives TVX_ELIMIT and names the rule.
 */
#ifndef TRAVAUX_RULES_H
#define TRAVAUX_RULES_H

#include <travaux/diff.h>
#include <travaux/sink.h>

typedef struct tvx_rules tvx_rules;
typedef struct tvx_findings tvx_findings;

typedef enum tvx_severity {
	TVX_SEVERITY_INFO = 1,
	TVX_SEVERITY_MINOR,
	TVX_SEVERITY_MAJOR,
	TVX_SEVERITY_CRITICAL
} tvx_severity;

typedef struct tvx_finding {
	tvx_str rule; /* "consent.raised" */
	tvx_severity severity;
	uint32_t row;                      /* of the alignment */
	uint32_t before, after;            /* clauses; TVX_NO_CLAUSE for none */
	tvx_range before_span, after_span; /* bytes in the texts of the change */
	tvx_str message;     /* one sentence, no full stop: what the change does */
	tvx_str explanation; /* a sentence or two more; may be empty */
	tvx_str excerpt;     /* the words, from the side that has them */
	tvx_str party;       /* whose proposal; may be empty */
} tvx_finding;

/* The packs and analysers that ship with the library. */
TVX_API TVX_MUST_USE tvx_status tvx_rules_standard(tvx_rules **out, tvx_error *error);

/*
 * The language by which two drafts are judged, as "en": the one that both say
 * they are in, or that one of them says.  Empty, which means all, if they say
 * two, or one that the text plainly is not in: a draft that names another
 * cannot choose by which rules it is read.
 */
TVX_API tvx_str tvx_rules_language(const tvx_instrument *before,
				   const tvx_instrument *after);

/*
 * Those of them that speak of drafts in 'language' (all, if it is empty),
 * without their examples: what a comparison needs, made in less time.
 */
TVX_API TVX_MUST_USE tvx_status tvx_rules_for(tvx_rules **out, tvx_str language,
					      tvx_error *error);

/* A set of one pack; 'name' is for messages. */
TVX_API TVX_MUST_USE tvx_status tvx_rules_compile(tvx_rules **out, tvx_str yaml,
						  const char *name, tvx_error *error);

typedef struct tvx_rule {
	tvx_str id, language; /* language may be empty: any */
	tvx_severity severity;
	tvx_str summary;
	uint32_t examples;
} tvx_rule;

TVX_API uint32_t tvx_rules_size(const tvx_rules *rules);
TVX_API tvx_rule tvx_rules_at(const tvx_rules *rules, uint32_t index);

/*
 * Runs the examples that the rules carry and writes a line for each that
 * does not hold.  '*failed' is their number; a rule without an example that
 * fires counts as one.
 */
TVX_API TVX_MUST_USE tvx_status tvx_rules_test(const tvx_rules *rules, tvx_sink sink,
					       uint32_t *failed, tvx_error *error);

TVX_API void tvx_rules_free(tvx_rules *rules);

typedef struct tvx_find_options {
	uint32_t threads; /* 0 for 1; the result does not depend on it */
} tvx_find_options;

/* Worst first; among equals in reading order. */
TVX_API TVX_MUST_USE tvx_status tvx_find(tvx_findings **out, const tvx_changes *changes,
					 const tvx_rules *rules,
					 const tvx_find_options *options, tvx_error *error);
TVX_API uint32_t tvx_findings_size(const tvx_findings *findings);
TVX_API const tvx_finding *tvx_findings_at(const tvx_findings *findings, uint32_t index);

/*
 * The language of the drafts, if no rule of the set reads its words: then only
 * what needs none was looked for, numbers, parties, references and what is
 * hidden, and "no finding" says nothing of the rest.  "und" if the drafts are
 * long, and in none of the languages known.  Empty otherwise.
 */
TVX_API tvx_str tvx_findings_unread(const tvx_findings *findings);

/* "critical". */
TVX_API tvx_str tvx_severity_name(tvx_severity severity);

TVX_API void tvx_findings_free(tvx_findings *findings);

#endif
