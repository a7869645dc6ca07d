/* SPDX-License-Identifier: MIT */
/*
 * rules/pattern.h - regular expressions that end.
 *
 * PCRE2 under a budget of steps.  A step is a callout, and PCRE2 is told to
 * place one before every item of the pattern, so that whatever backtracks
 * spends.  (What matches with few retreats is not counted at all.)  Steps are better than
 * seconds: a clock would make a finding depend on how busy the machine is, and one pattern
 * would match here and time out there; the same text costs the same steps everywhere.
 * Nothing is compiled to machine code, for the same reason.
 *
 * A pattern is read as UTF-8, without regard to case ("(?-i)" regards it).
 */
#ifndef RULES_PATTERN_H
#define RULES_PATTERN_H

#include <travaux/error.h>
#include <travaux/str.h>

#include <stdbool.h>
#include <stddef.h>

typedef struct pattern pattern;

/* Compiles 'text'.  On TVX_EINPUT '*at' is the offset of what is wrong. */
TVX_MUST_USE tvx_status pattern_compile(pattern **out, tvx_str text, size_t *at,
					tvx_error *error);
void pattern_free(pattern *made);

/* What one thread needs to match: room for offsets, and the count of steps. */
typedef struct matcher matcher;

matcher *matcher_new(void);
void matcher_free(matcher *made);

typedef enum match_result { MATCH_NONE, MATCH_FOUND, MATCH_LIMIT } match_result;

/*
 * Appends every match in 'within' of 'subject' to an array as in
 * base/alloc.h; none is empty.  MATCH_LIMIT if the budget is spent.
 */
match_result pattern_all(const pattern *made, matcher *with, tvx_str subject,
			 tvx_range within, tvx_range **found, size_t *count, size_t *room);

/* The first of them. */
match_result pattern_first(const pattern *made, matcher *with, tvx_str subject,
			   tvx_range within, tvx_range *found);

#endif
