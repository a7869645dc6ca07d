/* SPDX-License-Identifier: MIT */
/*
 * rules/finder.h - Changes x Rules -> Findings, while it is under way.
 *
 * The rows are walked once, by several threads, each with a finder of its own
 * (rules/walk.h); what is asked of whole drafts comes beside them and behind.  An
 * analyser is a function of a finder, and most of the view of one row, and
 * reports into the first.  It asks for words by lexeme, never by spelling, and
 * reports under the id of a rule: if the set does not hold that rule, nothing is
 * reported.
 *
 * A spent budget is remembered here and ends the walk, so that no analyser
 * has to pass it on.
 */
#ifndef RULES_FINDER_H
#define RULES_FINDER_H

#include "instrument/names.h"
#include "base/arena.h"
#include "rules/set.h"
#include "rules/view.h"

typedef struct ranges {
	tvx_range *ptr;
	size_t count, room;
} ranges;

void ranges_put(ranges *out, tvx_range range);
void ranges_sort(ranges *out);
ranges ranges_copy(const ranges *from);

/* Brackets of a draft, each with the one around it. */
typedef struct bracket_index {
	const tvx_bracket *brackets;
	uint32_t count;
	uint32_t *around; /* UINT32_MAX for none */
} bracket_index;

/* "the Guarantor States", and who they are. */
typedef struct term {
	tvx_str name; /* as in the quotes, without its article */
	uint32_t clause;
	tvx_range where;   /* the definition, in that clause's text */
	size_t first, end; /* of the members */
} term;

typedef struct member {
	tvx_str state;   /* from the pack: the same for all names of a state */
	tvx_str written; /* as it is written here, with its article */
	tvx_str party;   /* only as this party's proposal; may be empty */
} member;

/* A definition of whatever kind: (hereinafter "X"). */
typedef struct defining {
	uint32_t clause;
	tvx_range where; /* in that clause's text */
} defining;

typedef struct terms {
	term *ptr;
	size_t count, room;
	defining *defining; /* all, in the order of the draft */
	size_t defining_count, defining_room;
	member *members;
	size_t member_count, member_room;
} terms;

struct tvx_findings {
	arena pool;
	tvx_finding *ptr;
	size_t count, room;
	tvx_str unread; /* the language, if no rule reads its words */
};

/* Where a replacement that recurs was told of: told once, of the whole draft. */
typedef struct telling {
	bool is_told;
	size_t index; /* among the findings; their number if the set has no such rule */
} telling;

/* Of references that follow a renumbering, this many are told by name. */
#define FOLLOWED_TOLD 3

typedef struct reference_pair {
	tvx_str was, is;
} reference_pair;

/* References that merely follow a renumbering: counted, and told once. */
typedef struct followed {
	uint32_t count, told;
	uint32_t change;                     /* where the first stands */
	tvx_range before, after;             /* in the texts of that change */
	reference_pair pairs[FOLLOWED_TOLD]; /* the first different ones */
} followed;

typedef struct finder {
	const tvx_changes *changes;
	const tvx_alignment *alignment;
	const tvx_instrument *before, *after;
	const tvx_rules *rules;
	bool has_annexes; /* the draft after */
	bool is_brief;    /* little changed: a pattern is tried a few times */
	tvx_str language; /* of the draft after, or before if it says none */
	sieve_draft numbered_before, numbered_after;
	size_t words; /* past every number of a word */
	matcher *matcher;
	uint8_t *countable;                    /* by number of a word: quantity.c */
	names *targets_before, *targets_after; /* references looked up already */
	telling *told_systematic;              /* of each replacement that recurs */
	followed followed;
	bracket_index before_brackets, after_brackets;
	terms before_terms, after_terms;
	tvx_findings *found;
	tvx_status status; /* the first limit passed */
	tvx_error *error;
} finder;

/* Of the two drafts: the one; its words; the row of a clause, or TVX_NO_CLAUSE. */
static inline const tvx_instrument *
finder_draft(const finder *in, bool is_after)
{
	return is_after ? in->after : in->before;
}

static inline const sieve_draft *
finder_numbered(const finder *in, bool is_after)
{
	return is_after ? &in->numbered_after : &in->numbered_before;
}

static inline uint32_t
finder_row(const finder *in, uint32_t clause, bool is_after)
{
	return is_after ? tvx_alignment_row_of_after(in->alignment, clause)
			: tvx_alignment_row_of_before(in->alignment, clause);
}

/* Where the text of a clause that is in a row begins in the text of the row. */
uint32_t finder_base(const finder *in, uint32_t clause, bool is_after);

/* What an analyser saw. */
typedef struct sighting {
	const char *rule;
	tvx_severity severity; /* 0 for the rule's own */
	tvx_range before, after;
	tvx_str message, explanation;
	tvx_str excerpt; /* 0 for the words of the spans */
	bool joint;      /* says itself whose proposals it is about */
} sighting;

/* Reports into the findings, if the set holds the rule. */
void finder_report(finder *in, const view *row, const sighting *seen);
/* The same, of a rule that is at hand. */
void finder_report_rule(finder *in, const view *row, const rule *under,
			const sighting *seen);
bool finder_holds(const finder *in, const char *id);

/* Keeps the pair, if there is room and it says something new. */
void followed_put_pair(followed *to, reference_pair pair);

/* Appends the matches of a pattern; a spent budget names 'what'. */
void finder_match(finder *in, const pattern *made, tvx_str what, tvx_str text,
		  tvx_range within, ranges *out);

/* Appends the matches of a lexeme in the languages of the draft, in order. */
void finder_words(finder *in, lexeme id, tvx_str text, tvx_range within, ranges *out);
/* Could one stand anywhere in the draft before, or after? */
bool finder_may_have(finder *in, lexeme id, bool is_after);
/* The first of them. */
bool finder_word(finder *in, lexeme id, tvx_str text, tvx_range within, tvx_range *out);

/* Whose proposal the words at a place are; empty for none. */
tvx_str finder_party_after(const finder *in, const view *row, uint32_t at);
tvx_str finder_party_before(const finder *in, const view *row, uint32_t at);
tvx_str bracket_party(const bracket_index *in, uint32_t clause, uint32_t offset);

/* Who has the duty: "each Guarantor State"; "the clause" if nobody is named. */
tvx_str finder_subject(finder *in, tvx_str text, tvx_range within);

/* "Article 5(1)" in the draft after, or before. */
tvx_str finder_cite(finder *in, const view *row);

/* A range as text. */
tvx_str text_of(tvx_str text, tvx_range range);

#endif
