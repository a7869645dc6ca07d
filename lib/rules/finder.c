/* SPDX-License-Identifier: MIT */
#include "rules/finder.h"
#include "rules/language.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/partition.h"
#include "base/str.h"

#include <stdlib.h>

/* Of the words in an excerpt: what a reader takes in at a glance. */
#define EXCERPT 240

/* Of a subject: longer than this it is a clause, not a name. */
#define SUBJECT 80

/* How far into a sentence its subject is looked for: it stands at its head. */
#define LOOK 1024

tvx_str
text_of(tvx_str text, tvx_range range)
{
	return str_slice(text, range.begin, range.end);
}

static int
by_place(const void *one, const void *other)
{
	const tvx_range *const a = one, *const b = other;

	return (a->begin > b->begin) - (a->begin < b->begin);
}

void
ranges_put(ranges *out, tvx_range range)
{
	PUSH_ROOM(out->ptr, out->count, out->room);
	out->ptr[out->count++] = range;
}

void
ranges_sort(ranges *out)
{
	if (out->count > 1)
		qsort(out->ptr, out->count, sizeof *out->ptr, by_place);
}

ranges
ranges_copy(const ranges *from)
{
	ranges made = { 0 };

	for (size_t i = 0; i < from->count; i++)
		ranges_put(&made, from->ptr[i]);
	return made;
}

bool
finder_holds(const finder *in, const char *id)
{
	return set_rule(in->rules, id) != NULL;
}

static tvx_str
cut_excerpt(arena *pool, tvx_str words)
{
	const tvx_str whole = str_trim(words);
	size_t end = EXCERPT;

	if (whole.len <= EXCERPT)
		return arena_str(pool, whole);
	while (end > EXCERPT / 2 && whole.ptr[end] != ' ')
		end--;
	while (end > 0 && ((unsigned char)whole.ptr[end] & 0xC0) == 0x80)
		end--;
	return arena_format(pool, "%.*s …", (int)end, whole.ptr);
}

static tvx_str
excerpt_of(finder *in, const view *row, const sighting *seen)
{
	tvx_str words = seen->excerpt;

	if (words.len == 0)
		words = text_of(row->change->after_text, seen->after);
	if (words.len == 0)
		words = text_of(row->change->before_text, seen->before);
	return cut_excerpt(&in->found->pool, words);
}

/* What one side alone proposes is never said as if it stood. */
static tvx_str
message_of(finder *in, tvx_str message, tvx_str party)
{
	return party.len == 0 ? arena_str(&in->found->pool, message)
			      : arena_format(&in->found->pool, "%.*s (proposed by %.*s)",
					     (int)message.len, message.ptr, (int)party.len,
					     party.ptr);
}

static tvx_str
party_of(const finder *in, const view *row, const sighting *seen)
{
	if (row->row->after_count > 0 &&
	    (seen->after.begin < seen->after.end || row->row->before_count == 0))
		return finder_party_after(in, row, seen->after.begin);
	return row->row->before_count > 0 ? finder_party_before(in, row, seen->before.begin)
					  : TVX_STR("");
}

/*
 * A recital binds nobody, and the notes below a signature bind less: what is
 * major in an article is minor there.  Who is named, and what hides, is not.
 */
static tvx_severity
weigh(const finder *in, const view *row, tvx_str id, tvx_severity severity)
{
	const tvx_instrument *const draft = row->row->after_count ? in->after : in->before;
	uint32_t at = row->row->after_count ? row->row->after[0] : row->row->before[0];

	if (severity != TVX_SEVERITY_MAJOR || str_begins(id, TVX_STR("hidden.")) ||
	    str_begins(id, TVX_STR("party.")))
		return severity;
	for (; at != TVX_NO_CLAUSE; at = tvx_instrument_clause(draft, at)->parent) {
		const tvx_clause_kind kind = tvx_instrument_clause(draft, at)->kind;

		if (kind == TVX_CLAUSE_PREAMBLE || kind == TVX_CLAUSE_SIGNATURES)
			return TVX_SEVERITY_MINOR;
	}
	return severity;
}

uint32_t
finder_base(const finder *in, uint32_t clause, bool is_after)
{
	const tvx_row *const row =
		tvx_alignment_row(in->alignment, finder_row(in, clause, is_after));
	const tvx_instrument *const draft = finder_draft(in, is_after);
	const uint32_t *const clauses = is_after ? row->after : row->before;
	uint32_t base = 0;

	for (uint32_t i = 0; clauses[i] != clause; i++)
		base += (uint32_t)tvx_instrument_clause(draft, clauses[i])->text.len;
	return base;
}

void
finder_report_rule(finder *in, const view *row, const rule *under, const sighting *seen)
{
	tvx_findings *const found = in->found;
	const tvx_str party = seen->joint
				      ? TVX_STR("")
				      : arena_str(&found->pool, party_of(in, row, seen));
	uint32_t offset;

	PUSH_ROOM(found->ptr, found->count, found->room);
	found->ptr[found->count++] = (tvx_finding){
		.rule = arena_str(&found->pool, under->shown.id),
		.severity = weigh(in, row, under->shown.id,
				  seen->severity ? seen->severity : under->shown.severity),
		.row = row->change->row,
		.before = view_clause_before(row, in->before, seen->before.begin, &offset),
		.after = view_clause_after(row, in->after, seen->after.begin, &offset),
		.before_span = seen->before,
		.after_span = seen->after,
		.message = message_of(in, seen->message, party),
		.explanation = seen->explanation.len
				       ? arena_str(&found->pool, seen->explanation)
				       : TVX_STR(""),
		.excerpt = excerpt_of(in, row, seen),
		.party = party,
	};
}

void
finder_report(finder *in, const view *row, const sighting *seen)
{
	const rule *const under = set_rule(in->rules, seen->rule);

	if (under)
		finder_report_rule(in, row, under, seen);
}

static void
report_limit(finder *in, tvx_str what)
{
	in->status = fail(in->error, TVX_ELIMIT,
			  "the rule '%.*s' takes too many steps and was not applied",
			  (int)what.len, what.ptr);
}

void
finder_match(finder *in, const pattern *made, tvx_str what, tvx_str text, tvx_range within,
	     ranges *out)
{
	if (in->status != TVX_OK || within.begin == within.end)
		return;
	if (pattern_all(made, in->matcher, text, within, &out->ptr, &out->count,
			&out->room) == MATCH_LIMIT)
		report_limit(in, what);
}

/* In order, and what two languages both see once: "article" is French too. */
static void
merge_languages(ranges *out, size_t first)
{
	size_t kept = first;

	qsort(out->ptr + first, out->count - first, sizeof *out->ptr, by_place);
	for (size_t i = first; i < out->count; i++)
		if (kept == first || out->ptr[kept - 1].end <= out->ptr[i].begin)
			out->ptr[kept++] = out->ptr[i];
	out->count = kept;
}

void
finder_words(finder *in, lexeme id, tvx_str text, tvx_range within, ranges *out)
{
	const size_t first = out->count;
	size_t languages = 0;

	for (size_t i = 0; i < in->rules->lexicon_count; i++) {
		const lexicon *const words = &in->rules->lexicons[i];

		if (!words->of[id] || !language_fits(words->language, in->language))
			continue;
		finder_match(in, words->of[id], str_of(lexeme_name(id)), text, within, out);
		languages++;
	}
	if (languages > 1 && out->count - first > 1)
		merge_languages(out, first);
}

bool
finder_may_have(finder *in, lexeme id, bool is_after)
{
	for (size_t i = 0; i < in->rules->lexicon_count; i++) {
		const lexicon *const words = &in->rules->lexicons[i];

		if (words->of[id] && language_fits(words->language, in->language) &&
		    pattern_may_match(words->of[id], in->matcher, is_after))
			return true;
	}
	return false;
}

bool
finder_word(finder *in, lexeme id, tvx_str text, tvx_range within, tvx_range *out)
{
	bool any = false;

	for (size_t i = 0; i < in->rules->lexicon_count && in->status == TVX_OK; i++) {
		const lexicon *const words = &in->rules->lexicons[i];
		match_result result;
		tvx_range found;

		if (!words->of[id] || !language_fits(words->language, in->language))
			continue;
		result = pattern_first(words->of[id], in->matcher, text, within, &found);
		if (result == MATCH_LIMIT)
			report_limit(in, str_of(lexeme_name(id)));
		if (result == MATCH_FOUND && (!any || found.begin < out->begin)) {
			*out = found;
			any = true;
		}
	}
	return any;
}

static bool
opens_before(const tvx_bracket *bracket, uint32_t clause, uint32_t offset)
{
	return bracket->clause < clause ||
	       (bracket->clause == clause && bracket->open <= offset);
}

static bool
closes_after(const tvx_bracket *bracket, uint32_t clause, uint32_t offset)
{
	return bracket->end_clause > clause ||
	       (bracket->end_clause == clause && bracket->close >= offset);
}

tvx_str
bracket_party(const bracket_index *in, uint32_t clause, uint32_t offset)
{
	uint32_t at = 0;

	PARTITION_POINT(at, in->count, opens_before(&in->brackets[at], clause, offset));
	for (uint32_t i = at ? at - 1 : UINT32_MAX; i != UINT32_MAX; i = in->around[i])
		if (in->brackets[i].party.len > 0 &&
		    closes_after(&in->brackets[i], clause, offset))
			return in->brackets[i].party;
	return TVX_STR("");
}

tvx_str
finder_party_after(const finder *in, const view *row, uint32_t at)
{
	uint32_t offset;
	const uint32_t clause = view_clause_after(row, in->after, at, &offset);

	return clause == TVX_NO_CLAUSE ? TVX_STR("")
				       : bracket_party(&in->after_brackets, clause, offset);
}

tvx_str
finder_party_before(const finder *in, const view *row, uint32_t at)
{
	uint32_t offset;
	const uint32_t clause = view_clause_before(row, in->before, at, &offset);

	return clause == TVX_NO_CLAUSE
		       ? TVX_STR("")
		       : bracket_party(&in->before_brackets, clause, offset);
}

/* Where the first word of obligation or leave stands. */
static bool
first_modal(finder *in, tvx_str text, tvx_range within, tvx_range *out)
{
	tvx_range found;
	bool any = false;

	for (int id = LEXEME_MODALITY_MAY; id <= LEXEME_MODALITY_DUTY; id++)
		if (finder_word(in, (lexeme)id, text, within, &found) &&
		    (!any || found.begin < out->begin)) {
			*out = found;
			any = true;
		}
	return any;
}

/*
 * "In the event of an attack, each Guarantor State, after consultations, shall":
 * of the pieces between the commas before the verb, the first that does not
 * begin as a circumstance does.
 */
tvx_str
finder_subject(finder *in, tvx_str text, tvx_range within)
{
	tvx_range verb = { 0, 0 }, skip;
	uint32_t begin = within.begin;

	if (within.end - within.begin > LOOK)
		within.end = within.begin + LOOK;
	while (within.end < text.len &&
	       ((unsigned char)text.ptr[within.end] & 0xC0) == 0x80)
		within.end--;
	if (!first_modal(in, text, within, &verb))
		return TVX_STR("the clause");
	while (begin < verb.begin) {
		const size_t comma = str_find(text, TVX_STR(","), begin);
		const uint32_t end = comma < verb.begin ? (uint32_t)comma : verb.begin;
		const tvx_str piece = str_trim(text_of(text, (tvx_range){ begin, end }));

		if (piece.len > 0 && piece.len <= SUBJECT && piece.ptr[0] != '[' &&
		    !(finder_word(in, LEXEME_SUBJECT_SKIP, piece,
				  (tvx_range){ 0, (uint32_t)piece.len }, &skip) &&
		      skip.begin == 0))
			return piece;
		begin = end + 1;
	}
	return TVX_STR("the clause");
}

tvx_str
finder_cite(finder *in, const view *row)
{
	char name[120];
	const size_t length = row->row->after_count
				      ? tvx_instrument_cite(in->after, row->row->after[0],
							    name, sizeof name)
				      : tvx_instrument_cite(in->before, row->row->before[0],
							    name, sizeof name);

	return arena_str(&in->found->pool, (tvx_str){ name, length });
}
