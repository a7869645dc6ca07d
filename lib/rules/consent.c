/* SPDX-License-Identifier: MIT */
/*
 * rules/consent.c - who must agree before anything is done.
 *
 * The decision rule of a sentence is a rung of a ladder:
 *
 *	each alone < after consultation < majority < qualified majority <
 *	consensus, no objection < consent of the group < agreement of all <
 *	consent of a named state
 *
 * and the lexicon has one lexeme for each.  What counts is the highest rung
 * that an edit brought against the highest that it took away: a rule that
 * stands on both sides says nothing about the change.  A rung is not a
 * judgement; going up means that more of the others can stop the act, and
 * from consensus on a single one of them can.
 */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "rules/fresh.h"
#include "rules/terms.h"

#include <stdlib.h>

#define RUNG_NONE  -1
#define RUNG_FIRST LEXEME_CONSENT_ALONE
#define RUNG_LAST  LEXEME_CONSENT_NAMED

/* From here on one state alone can stop the act. */
#define RUNG_VETO LEXEME_CONSENT_CONSENSUS

typedef struct rung {
	int height; /* RUNG_NONE, or a lexeme */
	tvx_range where;
} rung;

typedef struct ladder {
	rung was, is;             /* the highest that the edit took and brought */
	rung still_was, still_is; /* the highest of each side, edit or no edit */
} ladder;

/* A match inside one of a higher rung is part of its phrase. */
static void
drop_inner(ranges *found, const ranges *higher)
{
	size_t kept = 0;

	for (size_t i = 0, j = 0; i < found->count; i++) {
		while (j < higher->count && higher->ptr[j].end <= found->ptr[i].begin)
			j++;
		if (j == higher->count || higher->ptr[j].begin >= found->ptr[i].end)
			found->ptr[kept++] = found->ptr[i];
	}
	found->count = kept;
}

/* "the consent of Russia": the words after the match must name a state. */
static void
keep_named(const finder *in, tvx_str text, ranges *found)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++) {
		const tvx_range at = found->ptr[i];
		const bracket_index none = { 0 };
		terms named = { 0 };
		const tvx_range next = {
			at.end, (uint32_t)(text.len < at.end + 64 ? text.len : at.end + 64)
		};

		states_read(in, text, next, &none, 0, &named);
		if (named.member_count > 0) {
			const tvx_str name = named.members[0].written;
			const uint32_t begin = (uint32_t)(name.ptr - text.ptr);

			/* It must stand right there, perhaps behind "the". */
			if (begin <= at.end + 1)
				found->ptr[kept++] =
					(tvx_range){ at.begin, begin + (uint32_t)name.len };
		}
		terms_release(&named);
	}
	found->count = kept;
}

static void
raise(rung *to, const ranges *found, int height)
{
	if (found->count && height > to->height)
		*to = (rung){ height, found->ptr[0] };
}

static void
take(ranges *taken, const ranges *found)
{
	for (size_t i = 0; i < found->count; i++)
		ranges_put(taken, found->ptr[i]);
	ranges_sort(taken);
}

static void
read_rung(finder *in, const view *row, const passage *where, int height, ladder *out,
	  ranges *taken_before, ranges *taken_after)
{
	ranges before = { 0 }, after = { 0 }, kept;

	finder_words(in, (lexeme)height, row->change->before_text, where->before, &before);
	finder_words(in, (lexeme)height, row->change->after_text, where->after, &after);
	if (height == LEXEME_CONSENT_NAMED) {
		keep_named(in, row->change->before_text, &before);
		keep_named(in, row->change->after_text, &after);
	}
	drop_inner(&before, taken_before);
	drop_inner(&after, taken_after);
	raise(&out->still_was, &before, height);
	raise(&out->still_is, &after, height);
	kept = ranges_copy(&before);
	take(taken_before, &before);
	take(taken_after, &after);
	fresh_before(in, row, &before, &after);
	fresh_after(in, row, &after, &kept);
	raise(&out->was, &before, height);
	raise(&out->is, &after, height);
	free(before.ptr);
	free(after.ptr);
	free(kept.ptr);
}

static ladder
read_ladder(finder *in, const view *row, const passage *where)
{
	const rung none = { RUNG_NONE, { 0, 0 } };
	ladder made = { none, none, none, none };
	ranges taken_before = { 0 }, taken_after = { 0 };

	for (int height = RUNG_LAST; height >= (int)RUNG_FIRST; height--)
		read_rung(in, row, where, height, &made, &taken_before, &taken_after);
	free(taken_before.ptr);
	free(taken_after.ptr);
	return made;
}

/* "in accordance with a decision agreed by all" -> "a decision agreed by all". */
static tvx_str
phrase_of(finder *in, tvx_str words, int height)
{
	const tvx_str trimmed = str_trim(words);
	tvx_range lead;

	if (finder_word(in, LEXEME_CONSENT_LEAD, trimmed,
			(tvx_range){ 0, (uint32_t)trimmed.len }, &lead) &&
	    lead.begin == 0)
		return str_trim(str_slice(trimmed, lead.end, trimmed.len));
	/* "if none of them objects" is no noun that one could need. */
	return height == LEXEME_CONSENT_CONSENSUS && trimmed.len
		       ? arena_format(&in->found->pool, "what is meant by '%.*s'",
				      (int)trimmed.len, trimmed.ptr)
		       : trimmed;
}

/* "assistance", if the sentence is about a duty to help; else empty. */
static tvx_str
duty_of(finder *in, tvx_str text, tvx_range sentence)
{
	tvx_range help, duty;

	if (!finder_word(in, LEXEME_MODALITY_DUTY, text, sentence, &duty) ||
	    !finder_word(in, LEXEME_DUTY_HELP, text, sentence, &help))
		return TVX_STR("");
	return text_of(text, help);
}

/* Who the words mean: the states they name, or those their term stands for. */
static void
put_holders(finder *in, const terms *known, tvx_str words, bool *several, buffer *out)
{
	const term *const found = terms_named(known, words);
	const bracket_index none = { 0 };
	terms named = { 0 };
	tvx_str *joint;
	size_t count = 0;

	states_read(in, words, (tvx_range){ 0, (uint32_t)words.len }, &none, 0, &named);
	const terms *const from = named.member_count ? &named : known;
	const size_t first = named.member_count || !found ? 0 : found->first;
	const size_t end = named.member_count ? named.member_count : found ? found->end : 0;

	joint = NEW_ARRAY(tvx_str, end - first);
	for (size_t i = first; i < end; i++)
		if (from->members[i].party.len == 0)
			joint[count++] = from->members[i].written;
	put_list(out, joint, count);
	for (size_t i = first; i < end; i++)
		if (from->members[i].party.len > 0)
			buffer_printf(out, "; as proposed by %.*s, by %.*s too",
				      (int)from->members[i].party.len,
				      from->members[i].party.ptr,
				      (int)from->members[i].written.len,
				      from->members[i].written.ptr);
	*several = count > 1;
	free(joint);
	terms_release(&named);
}

static tvx_str
explain_veto(finder *in, const terms *known, tvx_str words, bool won, bool help)
{
	buffer who = { 0 }, out = { 0 };
	bool several = false;
	tvx_str made;

	put_holders(in, known, words, &several, &who);
	if (who.len == 0) {
		buffer_puts(&out, won ? "Any one of those who must agree can stop it"
				      : "No single one of them can stop it any longer");
	} else {
		buffer_printf(&out, "A veto is %s by %s%.*s",
			      won ? "held" : "no longer held", several ? "each of: " : "",
			      (int)who.len, who.ptr);
	}
	if (help && won)
		buffer_puts(&out,
			    "; the state against which the clause protects can be one "
			    "of them");
	made = arena_str(&in->found->pool, buffer_str(&out));
	buffer_release(&who);
	buffer_release(&out);
	return made;
}

/* Longer words before the condition do not name what it is a condition of. */
#define ACT 110

/*
 * What needs consent: "assistance under this clause", or in the clause's own
 * words "'to hold exercises on its territory'".
 */
static tvx_str
act_of(finder *in, tvx_str text, tvx_range sentence, const rung *at, tvx_str duty)
{
	tvx_str act =
		str_trim(text_of(text, (tvx_range){ sentence.begin, at->where.begin }));

	if (duty.len)
		return arena_format(&in->found->pool, "%.*s under this clause",
				    (int)duty.len, duty.ptr);
	while (act.len > 0 && act.ptr[act.len - 1] == ',')
		act = str_trim(str_slice(act, 0, act.len - 1));
	if (act.len < 8 || act.len > ACT || str_find(act, TVX_STR("["), 0) != SIZE_MAX ||
	    str_find(act, TVX_STR("]"), 0) != SIZE_MAX)
		return TVX_STR("what is done under this clause");
	return arena_format(&in->found->pool, "'%.*s'", (int)act.len, act.ptr);
}

static tvx_str
say_up(finder *in, const view *row, const passage *where, const ladder *seen, tvx_str duty)
{
	const tvx_str before = row->change->before_text, after = row->change->after_text;
	/* A weaker rule that still stands is not where the clause came from. */
	const rung *const from =
		seen->was.height != RUNG_NONE ? &seen->was : &seen->still_was;
	const tvx_str act = act_of(in, after, where->after, &seen->is, duty);
	const tvx_str now = phrase_of(in, text_of(after, seen->is.where), seen->is.height);
	const tvx_str was = phrase_of(in, text_of(before, from->where), from->height);

	if (from->height >= (int)LEXEME_CONSENT_MAJORITY)
		return arena_format(&in->found->pool,
				    "%.*s now needs %.*s, where it needed %.*s",
				    (int)act.len, act.ptr, (int)now.len, now.ptr,
				    (int)was.len, was.ptr);
	return arena_format(&in->found->pool, "%.*s now needs %.*s", (int)act.len, act.ptr,
			    (int)now.len, now.ptr);
}

static tvx_str
say_down(finder *in, const view *row, const passage *where, const ladder *seen,
	 tvx_str duty)
{
	const tvx_str before = row->change->before_text, after = row->change->after_text;
	const rung *const to = seen->is.height != RUNG_NONE ? &seen->is : &seen->still_is;
	const tvx_str act = act_of(in, before, where->before, &seen->was, duty);
	const tvx_str was =
		phrase_of(in, text_of(before, seen->was.where), seen->was.height);
	const tvx_str now = phrase_of(in, text_of(after, to->where), to->height);

	if (to->height >= (int)LEXEME_CONSENT_CONSULTATION)
		return arena_format(&in->found->pool, "%.*s no longer needs %.*s, but %.*s",
				    (int)act.len, act.ptr, (int)was.len, was.ptr,
				    (int)now.len, now.ptr);
	return arena_format(&in->found->pool, "%.*s no longer needs %.*s", (int)act.len,
			    act.ptr, (int)was.len, was.ptr);
}

static void
report_up(finder *in, const view *row, const passage *where, const ladder *seen)
{
	const tvx_str text = row->change->after_text;
	const tvx_str duty = duty_of(in, text, where->after);
	const bool veto = seen->is.height >= (int)RUNG_VETO;
	const bool whole = where->before.begin == where->before.end;
	const uint32_t at = view_place_before(row, seen->is.where.begin);
	sighting made = {
		.rule = whole || seen->still_was.height == RUNG_NONE ? "consent.inserted"
								     : "consent.raised",
		.before = seen->was.height != RUNG_NONE ? seen->was.where
							: (tvx_range){ at, at },
		.after = seen->is.where,
		.message = say_up(in, row, where, seen, duty),
	};

	if (whole)
		made.severity = seen->is.height >= (int)LEXEME_CONSENT_ALL
					? TVX_SEVERITY_MAJOR
					: TVX_SEVERITY_MINOR;
	else if (veto && duty.len && seen->was.height < (int)RUNG_VETO)
		made.severity = TVX_SEVERITY_CRITICAL;
	else if (!veto)
		made.severity = seen->is.height <= (int)LEXEME_CONSENT_CONSULTATION
					? TVX_SEVERITY_MINOR
					: TVX_SEVERITY_MAJOR;
	if (veto)
		made.explanation =
			explain_veto(in, &in->after_terms, text_of(text, seen->is.where),
				     true, duty.len > 0);
	finder_report(in, row, &made);
}

static void
report_down(finder *in, const view *row, const passage *where, const ladder *seen)
{
	const tvx_str text = row->change->before_text;
	const tvx_str duty = duty_of(in, text, where->before);
	const bool veto = seen->was.height >= (int)RUNG_VETO;
	const bool whole = where->after.begin == where->after.end;
	sighting made = {
		.rule = whole || seen->still_is.height == RUNG_NONE ? "consent.removed"
								    : "consent.lowered",
		.before = seen->was.where,
		.after = seen->is.height != RUNG_NONE
				 ? seen->is.where
				 : (tvx_range){ where->after.begin, where->after.begin },
		.message = say_down(in, row, where, seen, duty),
	};

	if (whole || seen->was.height <= (int)LEXEME_CONSENT_CONSULTATION)
		made.severity = TVX_SEVERITY_MINOR;
	if (veto)
		made.explanation =
			explain_veto(in, &in->before_terms, text_of(text, seen->was.where),
				     false, duty.len > 0);
	finder_report(in, row, &made);
}

/* One state had to agree and another has to now. */
static void
report_other(finder *in, const view *row, const passage *where, const ladder *seen)
{
	const tvx_str before = row->change->before_text, after = row->change->after_text;
	const tvx_str duty = duty_of(in, after, where->after);
	const tvx_str act = act_of(in, after, where->after, &seen->is, duty);
	const tvx_str now = phrase_of(in, text_of(after, seen->is.where), seen->is.height);
	const tvx_str was =
		phrase_of(in, text_of(before, seen->was.where), seen->was.height);
	const sighting made = {
		.rule = "consent.changed",
		.before = seen->was.where,
		.after = seen->is.where,
		.message = arena_format(&in->found->pool,
					"%.*s now needs %.*s, where it needed %.*s",
					(int)act.len, act.ptr, (int)now.len, now.ptr,
					(int)was.len, was.ptr),
		.explanation =
			explain_veto(in, &in->after_terms, text_of(after, seen->is.where),
				     true, duty.len > 0),
	};

	finder_report(in, row, &made);
}

/* The words of the consent may be other ones, as "approval"; the states are compared. */
static bool
other_states(finder *in, const view *row, const ladder *seen)
{
	const bracket_index none = { 0 };
	terms was = { 0 }, is = { 0 };
	bool other;

	states_read(in, row->change->before_text, seen->was.where, &none, 0, &was);
	states_read(in, row->change->after_text, seen->is.where, &none, 0, &is);
	other = was.member_count > 0 && is.member_count > 0 &&
		!str_equal(was.members[0].state, is.members[0].state);
	terms_release(&was);
	terms_release(&is);
	return other;
}

void
find_consent(finder *in, const view *row)
{
	for (size_t i = 0; i < row->count && in->status == TVX_OK; i++) {
		const passage *const where = &row->passages[i];
		ladder seen;

		if (!where->changed)
			continue;
		seen = read_ladder(in, row, where);
		/* That each may act alone is the foot of the ladder, no rule; and
		 * of a sentence that is wholly new only a veto is told. */
		if (where->before.begin == where->before.end &&
		    seen.is.height < (int)RUNG_VETO)
			continue;
		if (where->after.begin == where->after.end &&
		    seen.was.height < (int)RUNG_VETO)
			continue;
		if (seen.is.height > seen.was.height &&
		    seen.is.height > (int)LEXEME_CONSENT_ALONE)
			report_up(in, row, where, &seen);
		else if (seen.was.height > seen.is.height &&
			 seen.was.height > (int)LEXEME_CONSENT_ALONE)
			report_down(in, row, where, &seen);
		else if (seen.is.height == (int)LEXEME_CONSENT_NAMED &&
			 seen.was.height == seen.is.height && other_states(in, row, &seen))
			report_other(in, row, where, &seen);
	}
}
