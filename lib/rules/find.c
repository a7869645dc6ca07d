/* SPDX-License-Identifier: MIT */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/str.h"
#include "base/together.h"
#include "rules/numbered.h"
#include "rules/terms.h"

#include <assert.h>
#include <stdlib.h>

static const row_analyser row_analysers[] = {
	find_headings, find_consent,    find_numbers, find_modality,   find_parties,
	find_brackets, find_references, find_hidden,  find_typography,
};

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

static tvx_str
language_of(const finder *in)
{
	const tvx_str after = tvx_instrument_draft(in->after)->language;

	return after.len ? after : tvx_instrument_draft(in->before)->language;
}

/* What one thread needs of its own. */
static void
begin_alone(finder *in, tvx_error *error)
{
	const tvx_systematic *systematic;
	const uint32_t count = tvx_changes_systematic(in->changes, &systematic);

	in->matcher = matcher_new(in->rules->sieve);
	matcher_know(in->matcher, &in->numbered_before, &in->numbered_after, in->words);
	in->countable = NEW_ARRAY(uint8_t, in->words);
	in->targets_before = NEW(names);
	in->targets_after = NEW(names);
	in->told_systematic = NEW_ARRAY(telling, count);
	in->found = NEW(tvx_findings);
	in->error = error;
}

static void
end_alone(finder *in)
{
	matcher_free(in->matcher);
	free(in->countable);
	names_release(in->targets_before);
	names_release(in->targets_after);
	free(in->targets_before);
	free(in->targets_after);
	free(in->told_systematic);
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
	begin_alone(in, error);
	in->language = language_of(in);
	in->has_annexes = has_annexes(in->after);
	in->before_brackets = index_brackets(in->before);
	in->after_brackets = index_brackets(in->after);
	terms_read(in, in->before, &in->before_brackets, &in->before_terms);
	terms_read(in, in->after, &in->after_brackets, &in->after_terms);
}

static void
end(finder *in)
{
	end_alone(in);
	free(in->before_brackets.around);
	free(in->after_brackets.around);
	terms_release(&in->before_terms);
	terms_release(&in->after_terms);
}

static bool
is_changed(const view *row)
{
	if (view_is_whole(row) || row->row->reheaded || row->row->typographic)
		return true;
	for (uint32_t i = 0; i < row->change->edit_count; i++)
		if (row->change->edits[i].op != TVX_EDIT_EQUAL)
			return true;
	return false;
}

static bool
wants_all_rows(const tvx_rules *rules)
{
	for (size_t i = 0; i < rules->count; i++)
		if (rules->rules[i].when == RULE_PRESENT && !rules->rules[i].analysed)
			return true;
	return false;
}

/* A run of rows, and who walks it; or who looks for terms. */
typedef struct walker {
	finder in;
	uint32_t begin, end;
	bool is_of_terms;
	terms_search *looked;
	tvx_error error;
} walker;

static void
walk_run(walker *it)
{
	finder *const in = &it->in;
	const bool all = wants_all_rows(in->rules);
	view row = { 0 };

	for (uint32_t i = it->begin; i < it->end && in->status == TVX_OK; i++) {
		row.change = tvx_changes_at(in->changes, i);
		row.row = tvx_alignment_row(in->alignment, row.change->row);
		if (!all && !is_changed(&row))
			continue;
		view_cut(&row, in->changes, i);
		matcher_settle(in->matcher, row.change->before_text,
			       row.change->after_text);
		find_patterns(in, &row);
		if (!is_changed(&row))
			continue;
		for (size_t j = 0; j < sizeof row_analysers / sizeof *row_analysers &&
				   in->status == TVX_OK;
		     j++)
			row_analysers[j](in, &row);
	}
	view_release(&row);
}

static void
walk(void *part)
{
	walker *const it = part;

	if (it->is_of_terms)
		it->looked = terms_look(&it->in);
	else
		walk_run(it);
}

/* Fewer bytes than this are walked before a thread has started. */
#define BYTES_PER_THREAD ((size_t)64 << 10)

static uint64_t
row_size(const void *of, uint32_t row)
{
	const finder *const in = of;
	const tvx_change *const change = tvx_changes_at(in->changes, row);

	return 64 + change->before_text.len + change->after_text.len;
}

/* What 'other' told, of rows that stand behind those of 'in'; of a replacement
 * that recurs, nothing if it was told of before. */
static void
take_findings(finder *in, finder *other)
{
	const tvx_systematic *systematic;
	const uint32_t count = tvx_changes_systematic(in->changes, &systematic);
	tvx_findings *const to = in->found, *const from = other->found;
	bool *const again = NEW_ARRAY(bool, from->count + 1);

	for (uint32_t i = 0; i < count; i++) {
		const telling *const here = &other->told_systematic[i];

		if (here->is_told && in->told_systematic[i].is_told)
			again[here->index] = true;
		in->told_systematic[i].is_told |= here->is_told;
	}
	for (size_t i = 0; i < from->count; i++) {
		if (again[i])
			continue;
		PUSH_ROOM(to->ptr, to->count, to->room);
		to->ptr[to->count++] = from->ptr[i];
	}
	arena_join(&to->pool, &from->pool);
	free(again);
}

/* The same of what is counted: 'other' comes later. */
static void
take_followed(followed *to, const followed *other)
{
	followed sum = to->count > 0 ? *to : *other;

	sum.count = to->count + other->count;
	for (uint32_t i = 0; i < other->told; i++)
		followed_put_pair(&sum, other->pairs[i]);
	*to = sum;
}

static void
take_walk(finder *in, walker *from)
{
	finder *const other = &from->in;

	if (in->status == TVX_OK && other->status != TVX_OK) {
		in->status = other->status;
		if (in->error != NULL)
			*in->error = from->error;
	}
	take_findings(in, other);
	take_followed(&in->followed, &other->followed);
	end_alone(other);
	tvx_findings_free(other->found);
}

/* Returns what was looked for of terms. */
static terms_search *
walk_rows(finder *in, uint32_t threads)
{
	/* One part more is of terms. */
	const shares runs =
		together_share(tvx_changes_size(in->changes),
			       threads < TOGETHER_MOST ? threads : TOGETHER_MOST - 1,
			       BYTES_PER_THREAD, row_size, in);
	const uint32_t count = runs.count + 1;
	walker *const walkers = NEW_ARRAY(walker, count);
	terms_search *looked;

	for (uint32_t i = 0; i < count; i++) {
		walkers[i].in = *in;
		walkers[i].is_of_terms = i == runs.count;
		walkers[i].begin = i ? runs.ends[i - 1] : 0;
		walkers[i].end = walkers[i].is_of_terms ? 0 : runs.ends[i];
		begin_alone(&walkers[i].in, &walkers[i].error);
	}
	if (runs.count > 1)
		together(walkers, sizeof *walkers, count, walk);
	else
		for (uint32_t i = 0; i < count; i++)
			walk(&walkers[i]);
	looked = walkers[runs.count].looked;
	for (uint32_t i = 0; i < count; i++)
		take_walk(in, &walkers[i]);
	free(walkers);
	return looked;
}

static bool
is_consent(const tvx_finding *found)
{
	return str_begins(found->rule, TVX_STR("consent."));
}

/* Worst first; a veto before other critical things; then as one reads. */
static int
by_weight(const void *before, const void *after)
{
	const tvx_finding *one = before, *other = after;
	const bool critical = one->severity == TVX_SEVERITY_CRITICAL;

	if (one->severity != other->severity)
		return one->severity > other->severity ? -1 : 1;
	if (critical && is_consent(one) != is_consent(other))
		return is_consent(one) ? -1 : 1;
	if (one->row != other->row)
		return one->row < other->row ? -1 : 1;
	if (one->after_span.begin != other->after_span.begin)
		return one->after_span.begin < other->after_span.begin ? -1 : 1;
	if (one->before_span.begin != other->before_span.begin)
		return one->before_span.begin < other->before_span.begin ? -1 : 1;
	return str_compare(one->rule, other->rule);
}

/*
 * Words that one rule has explained are not told again by a rule that sees
 * less in them: "unless all agree" is a matter of consent, and no longer a
 * condition or a negation as well.
 */
static int
rank(tvx_str id)
{
	static const char *const sees_least_last[] = { "hidden.",  "consent.", "deadline.",
						       "number.",  "scope.",   "condition.",
						       "negation." };

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
	return found->severity <= other->severity && mine >= 4 && theirs >= 0 &&
	       theirs < mine &&
	       (meet(found->after_span, other->after_span) ||
		meet(found->before_span, other->before_span));
}

/* The findings of a row stand together here, in the order of the walk. */
static void
drop_told(tvx_findings *found)
{
	size_t kept = 0, first = 0;

	for (size_t i = 0; i < found->count; i++) {
		bool told = false;
		size_t end = i;

		while (first < i && found->ptr[first].row != found->ptr[i].row)
			first++;
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
	terms_search *looked = NULL;
	finder in;

	*out = NULL;
	begin(&in, changes, rules, error);
	if (in.status == TVX_OK)
		looked = walk_rows(&in, together_threads(options ? options->threads : 0));
	drop_told(in.found);
	if (in.status == TVX_OK)
		find_followed(&in);
	if (in.status == TVX_OK)
		find_across(&in);
	if (in.status == TVX_OK)
		find_definitions(&in);
	terms_told(&in, looked);
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

const tvx_finding *
tvx_findings_at(const tvx_findings *findings, uint32_t index)
{
	assert(index < findings->count);
	return &findings->ptr[index];
}

tvx_str
tvx_severity_name(tvx_severity severity)
{
	switch (severity) {
	case TVX_SEVERITY_INFO:
		return TVX_STR("info");
	case TVX_SEVERITY_MINOR:
		return TVX_STR("minor");
	case TVX_SEVERITY_MAJOR:
		return TVX_STR("major");
	case TVX_SEVERITY_CRITICAL:
		return TVX_STR("critical");
	}
	return TVX_STR("");
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
