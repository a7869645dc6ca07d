/* SPDX-License-Identifier: MIT */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/str.h"
#include "base/together.h"
#include "rules/language.h"
#include "rules/numbered.h"
#include "rules/terms.h"
#include "rules/walk.h"

#include <assert.h>
#include <stdlib.h>

/* Each bracket with the innermost one that holds it: one pass with a stack. */
static bracket_index
index_brackets(const tvx_instrument *draft)
{
	bracket_index made = { 0 };
	uint32_t *open = NULL;
	size_t depth = 0, room = 0;

	made.count = tvx_instrument_brackets(draft, &made.brackets);
	made.around = NEW_ARRAY(uint32_t, made.count);
	for (uint32_t i = 0; i < made.count; i++) {
		const tvx_bracket *const here = &made.brackets[i];

		while (depth > 0) {
			const tvx_bracket *const outer = &made.brackets[open[depth - 1]];

			if (outer->end_clause > here->clause ||
			    (outer->end_clause == here->clause &&
			     outer->close > here->open))
				break;
			depth--;
		}
		made.around[i] = depth ? open[depth - 1] : UINT32_MAX;
		PUSH_ROOM(open, depth, room);
		open[depth++] = i;
	}
	free(open);
	return made;
}

static bool
has_annexes(const tvx_instrument *draft)
{
	for (uint32_t i = 1; i < tvx_instrument_size(draft);
	     i = tvx_instrument_clause(draft, i)->end)
		if (tvx_instrument_clause(draft, i)->kind == TVX_CLAUSE_ANNEX)
			return true;
	return false;
}

/* Of fewer words one cannot tell that they are of no language known. */
#define WORDS_THAT_TELL 200

/*
 * All rules are tried on drafts of no known language; but a text of some length
 * that has none of the commonest words of those we know is in another.
 */
static tvx_str
unread_language(const finder *in)
{
	if (in->language.len)
		return language_is_read(in->rules, in->language)
			       ? TVX_STR("")
			       : arena_str(&in->found->pool, in->language);
	if (tvx_instrument_draft(in->before)->language.len ||
	    tvx_instrument_count_words(in->before) < WORDS_THAT_TELL ||
	    tvx_instrument_count_words(in->after) < WORDS_THAT_TELL)
		return TVX_STR("");
	return TVX_STR("und");
}

/* Bytes of changed text from which on patterns are worth compiling to machine code. */
#define BRIEF ((size_t)256 << 10)

static bool
is_brief(const finder *in)
{
	const uint32_t count = tvx_changes_size(in->changes);
	size_t size = 0;

	for (uint32_t i = 0; i < count && size < BRIEF; i++) {
		const tvx_change *const change = tvx_changes_at(in->changes, i);

		if (tvx_alignment_row(in->alignment, change->row)->relation !=
		    TVX_RELATION_IDENTICAL)
			size += change->before_text.len + change->after_text.len;
	}
	return size < BRIEF;
}

static void
begin(finder *in, const tvx_changes *changes, const tvx_rules *rules, tvx_error *error)
{
	*in = (finder){ .changes = changes,
			.alignment = tvx_changes_alignment(changes),
			.rules = rules };
	in->before = tvx_alignment_before(in->alignment);
	in->after = tvx_alignment_after(in->alignment);
	in->words =
		drafts_numbered(in->alignment, &in->numbered_before, &in->numbered_after);
	in->is_brief = is_brief(in);
	finder_begin(in, error);
	in->language = tvx_rules_language(in->before, in->after);
	in->found->unread = unread_language(in);
	in->has_annexes = has_annexes(in->after);
	in->before_brackets = index_brackets(in->before);
	in->after_brackets = index_brackets(in->after);
	terms_read(in, in->before, &in->before_brackets, &in->before_terms);
	terms_read(in, in->after, &in->after_brackets, &in->after_terms);
}

static void
end(finder *in)
{
	finder_end(in);
	free(in->before_brackets.around);
	free(in->after_brackets.around);
	terms_release(&in->before_terms);
	terms_release(&in->after_terms);
}

static bool
is_consent(const tvx_finding *found)
{
	return str_begins(found->rule, TVX_STR("consent."));
}

/* Worst first; a veto before other critical things; then as one reads. */
static int
by_weight(const void *one, const void *other)
{
	const tvx_finding *const a = one, *const b = other;
	const bool critical = a->severity == TVX_SEVERITY_CRITICAL;

	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (critical && is_consent(a) != is_consent(b))
		return is_consent(a) ? -1 : 1;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	if (a->after_span.begin != b->after_span.begin)
		return a->after_span.begin < b->after_span.begin ? -1 : 1;
	if (a->before_span.begin != b->before_span.begin)
		return a->before_span.begin < b->before_span.begin ? -1 : 1;
	return str_compare(a->rule, b->rule);
}

/*
 * Words that one rule has explained are not told again by a rule that sees
 * less in them: "unless all agree" is a matter of consent, and no longer a
 * condition or a negation as well.
 */
static int
rank(tvx_str id)
{
	static const char *const sees_least_last[] = { "hidden.",       "consent.",
						       "duty.weakened", "deadline.",
						       "number.",       "scope.",
						       "condition.",    "negation." };

	for (size_t i = 0; i < sizeof sees_least_last / sizeof *sees_least_last; i++)
		if (str_begins(id, str_of(sees_least_last[i])))
			return (int)i;
	return -1;
}

static bool
meet(tvx_range one, tvx_range other)
{
	return one.begin < other.end && other.begin < one.end;
}

/* "scope.exclusion-added" is half of "scope.exclusion-changed". */
static bool
is_half(tvx_str found, tvx_str other)
{
	const tvx_str whole = TVX_STR("-changed");
	const size_t stem = other.len > whole.len ? other.len - whole.len : 0;

	return stem > 0 && str_equal(str_slice(other, stem, other.len), whole) &&
	       !str_equal(found, other) && str_begins(found, str_slice(other, 0, stem + 1));
}

static bool
is_told_better(const tvx_finding *found, const tvx_finding *other)
{
	const int mine = rank(found->rule), theirs = rank(other->rule);

	if (is_half(found->rule, other->rule) && meet(found->after_span, other->after_span))
		return true;
	if (is_half(found->rule, other->rule) &&
	    meet(found->before_span, other->before_span))
		return true;
	return found->severity <= other->severity && mine >= 5 && theirs >= 0 &&
	       theirs < mine &&
	       (meet(found->after_span, other->after_span) ||
		meet(found->before_span, other->before_span));
}

/* The findings of a row stand together here, in the order of the walk. */
static void
drop_told(tvx_findings *found)
{
	size_t kept = 0, first = 0, end = 0;

	for (size_t i = 0; i < found->count; i++) {
		bool told = false;

		first = i < end ? first : i;
		while (end < found->count && found->ptr[end].row == found->ptr[i].row)
			end++;
		/* Within reach only: a row of ten thousand findings stays linear. */
		for (size_t j = i < first + 50 ? first : i - 50;
		     j < end && j < i + 50 && !told; j++)
			told = j != i && is_told_better(&found->ptr[i], &found->ptr[j]);
		found->ptr[i].severity = told ? (tvx_severity)0 : found->ptr[i].severity;
	}
	for (size_t i = 0; i < found->count; i++)
		if (found->ptr[i].severity != (tvx_severity)0)
			found->ptr[kept++] = found->ptr[i];
	found->count = kept;
}

tvx_status
tvx_find(tvx_findings **out, const tvx_changes *changes, const tvx_rules *rules,
	 const tvx_find_options *options, tvx_error *error)
{
	walked beside = { NULL, NULL };
	finder in;

	*out = NULL;
	begin(&in, changes, rules, error);
	if (in.status == TVX_OK)
		beside = walk_rows(&in, together_threads(options ? options->threads : 0));
	drop_told(in.found);
	if (in.status == TVX_OK)
		find_followed(&in);
	finder_take(&in, beside.across);
	if (in.status == TVX_OK)
		find_definitions(&in);
	terms_told(&in, beside.looked);
	if (in.status == TVX_OK)
		find_duties(&in);
	end(&in);
	if (in.status != TVX_OK) {
		tvx_findings_free(in.found);
		return in.status;
	}
	if (in.found->count > 1)
		qsort(in.found->ptr, in.found->count, sizeof *in.found->ptr, by_weight);
	*out = in.found;
	return TVX_OK;
}

uint32_t
tvx_findings_size(const tvx_findings *findings)
{
	return (uint32_t)findings->count;
}

tvx_str
tvx_findings_unread(const tvx_findings *findings)
{
	return findings->unread;
}

const tvx_finding *
tvx_findings_at(const tvx_findings *findings, uint32_t index)
{
	assert(index < findings->count);
	return &findings->ptr[index];
}

tvx_str
tvx_severity_name(tvx_severity severity)
{
	static const char *const words[] = {
		[TVX_SEVERITY_INFO] = "info",
		[TVX_SEVERITY_MINOR] = "minor",
		[TVX_SEVERITY_MAJOR] = "major",
		[TVX_SEVERITY_CRITICAL] = "critical",
	};

	return str_of(words[severity]);
}

void
tvx_findings_free(tvx_findings *findings)
{
	if (!findings)
		return;
	arena_release(&findings->pool);
	free(findings->ptr);
	free(findings);
}
