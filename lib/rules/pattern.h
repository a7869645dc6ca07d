/* SPDX-License-Identifier: MIT */
/*
 * rules/pattern.h - regular expressions that end.
 *
 * PCRE2 under a budget of steps.  A step is a callout, and PCRE2 is told to
 * place one before every item of the pattern, so that whatever backtracks
 * spends.  (What matches with few retreats is not counted at all.)  Steps are better than
 * seconds: a clock would make a finding depend on how busy the machine is, and one pattern
 * would match here and time out there; the same text costs the same steps everywhere.
 *
 * A pattern is read as UTF-8, without regard to case ("(?-i)" regards it).
 */
#ifndef RULES_PATTERN_H
#define RULES_PATTERN_H

#include "rules/sieve.h"

#include <travaux/error.h>
#include <travaux/str.h>

#include <stdbool.h>
#include <stddef.h>

typedef struct pattern pattern;

/*
 * A pattern of a set, whose sieve learns its stems.  'text' must outlive it.
 * It is compiled when it is first tried, and most never are: a short draft
 * meets few of them.  Any number of threads may try it.
 */
pattern *pattern_new(tvx_str text, sieve *with);

/*
 * Does it compile, and match nothing empty?  On TVX_EINPUT '*at' is the offset
 * of what is wrong.  Whoever makes a pattern of unchecked text asks this first.
 */
TVX_MUST_USE tvx_status pattern_check(const pattern *made, size_t *at, tvx_error *error);
void pattern_free(pattern *made);

/*
 * What one thread needs to match: room for offsets, the count of steps, and
 * what it knows of the words of its texts.  Borrows the sieve.  A brief one
 * tries few times: patterns are not compiled into machine code for it, which
 * takes as long as some hundred tries, and finds the same.
 */
typedef struct matcher matcher;

matcher *matcher_new(const sieve *with, bool is_brief);
void matcher_free(matcher *made);

/* The drafts, and the texts of the row that comes next (rules/sieve.h). */
void matcher_know(matcher *with, const sieve_draft *before, const sieve_draft *after,
		  size_t words);
void matcher_settle(matcher *with, tvx_str before, tvx_str after);
const sieve_draft *matcher_words(matcher *with, tvx_str text, size_t *first, size_t *end);

/* Is it tried in this text, which was settled, nowhere but where it may begin? */
bool pattern_is_led(const pattern *made, const matcher *with, tvx_str text);

/* Could it match anywhere in the draft before, or after? */
bool pattern_may_match(const pattern *made, matcher *with, bool is_after);

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
