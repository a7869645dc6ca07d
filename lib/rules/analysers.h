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
void find_references(finder *in, const view *row);
void find_hidden(finder *in, const view *row);
void find_typography(finder *in, const view *row);

/* Of two whole drafts. */
void find_followed(finder *in);
void find_across(finder *in);
void find_definitions(finder *in);
void find_duties(finder *in);
void find_terms(finder *in);

#endif
