/* SPDX-License-Identifier: MIT */
/*
 * rules/analysers.h - what needs a parser rather than a pattern.
 */
#ifndef RULES_ANALYSERS_H
#define RULES_ANALYSERS_H

#include "rules/finder.h"

/* Of one row; run where something in it changed. */
typedef void (*row_analyser)(finder *in, const view *row);

void find_patterns(finder *in, const view *row);
void find_headings(finder *in, const view *row);
void find_consent(finder *in, const view *row);
void find_numbers(finder *in, const view *row);
void find_modality(finder *in, const view *row);
void find_parties(finder *in, const view *row);
void find_brackets(finder *in, const view *row);
void find_carried(finder *in, const view *row);
void find_references(finder *in, const view *row);
void find_hidden(finder *in, const view *row);
void find_turned(finder *in, const view *row);
void find_typography(finder *in, const view *row);

/* Of two whole drafts. */
void find_followed(finder *in);
void find_across(finder *in);
void find_definitions(finder *in);
void find_duties(finder *in);

/*
 * Terms are looked for first, which needs no finding and may be done beside the
 * walk by a finder of its own, and told of when what else was found is known.
 * terms_told() takes what was looked for; NULL is nothing.
 */
typedef struct terms_search terms_search;

terms_search *terms_look(finder *in);
void terms_told(finder *in, terms_search *looked);

#endif
