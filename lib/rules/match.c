/* SPDX-License-Identifier: MIT */
/*
 * rules/match.c - the rules that are patterns.
 */
#include "rules/analysers.h"

#include "base/buffer.h"
#include "base/partition.h"
#include "base/str.h"
#include "rules/fresh.h"
#include "rules/language.h"

#include <stdlib.h>
#include <string.h>

typedef struct sides {
	ranges before, after;
} sides;

static void
put_slot(finder *in, const view *row, tvx_str slot, const sighting *seen,
	 tvx_range sentence, bool is_after, buffer *out)
{
	const tvx_str before = row->change->before_text, after = row->change->after_text;

	if (str_equal(slot, TVX_STR("{before}")))
		buffer_put(out, str_trim(text_of(before, seen->before)));
	else if (str_equal(slot, TVX_STR("{clause}")))
		buffer_put(out, finder_cite(in, row));
	else if (str_equal(slot, TVX_STR("{who}")))
		buffer_put(out, finder_subject(in, is_after ? after : before, sentence));
	else if (seen->excerpt.len)
		buffer_put(out, seen->excerpt);
	else
		buffer_put(out, str_trim(is_after ? text_of(after, seen->after)
						  : text_of(before, seen->before)));
}

/* The match and up to 'words' words behind it, as far as the next mark. */
static tvx_range
with_tail(tvx_str text, tvx_range match, uint32_t end, uint32_t words)
{
	uint32_t at = match.end, last = match.end;

	while (words > 0 && at < end && !strchr(",;:.()[]\n", text.ptr[at])) {
		if (text.ptr[at] == ' ' && at > match.end && at > last) {
			last = at;
			words--;
		}
		at++;
	}
	if (words > 0 && (at == end || text.ptr[at] != ' '))
		last = at;
	return (tvx_range){ match.begin, last };
}

/*
 * Where what was struck with the end of a match ends too: words behind that
 * still stand, and must not be shown as gone.
 */
static uint32_t
struck_end(const view *row, tvx_range match, uint32_t end)
{
	const tvx_change *const change = row->change;
	const uint32_t index = view_edit_before(row, match.end - 1);
	const uint32_t last =
		index < change->edit_count && change->edits[index].op == TVX_EDIT_DELETE
			? change->edits[index].before.end
			: end;

	return last < end ? last : end;
}

/* Three small letters are an "and", "of" or "the": a tail that ends in one
 * says nothing. */
#define DANGLING 3

static bool
is_dangling(tvx_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= '0' && word.ptr[i] <= 'Z')
			return false;
	return word.len <= DANGLING;
}

static tvx_range
without_dangling(tvx_str text, tvx_range match, tvx_range shown)
{
	while (shown.end > match.end) {
		uint32_t begin = shown.end;

		while (begin > match.end && text.ptr[begin - 1] != ' ')
			begin--;
		if (!is_dangling(str_slice(text, begin, shown.end)))
			break;
		shown.end = begin > match.end ? begin - 1 : match.end;
	}
	return shown;
}

/* What to show of what is gone: the match, and its tail as far as it went with it. */
static tvx_range
shown_before(const view *row, const rule *under, tvx_range match, uint32_t end)
{
	const tvx_str text = row->change->before_text;
	const uint32_t last = struck_end(row, match, end);
	const tvx_range shown = with_tail(text, match, last, under->tail);

	return last < end ? without_dangling(text, match, shown) : shown;
}

/* The sentence of a rule, its braces filled. */
static tvx_str
fill(finder *in, const view *row, tvx_str says, const sighting *seen, const passage *where)
{
	const bool is_after = seen->after.begin < seen->after.end;
	buffer out = { 0 };
	tvx_str made;

	for (size_t at = 0; at < says.len;) {
		const size_t open = str_find(says, TVX_STR("{"), at);
		const size_t close =
			open == SIZE_MAX ? SIZE_MAX : str_find(says, TVX_STR("}"), open);

		if (close == SIZE_MAX) {
			buffer_put(&out, str_slice(says, at, says.len));
			break;
		}
		buffer_put(&out, str_slice(says, at, open));
		put_slot(in, row, str_slice(says, open, close + 1), seen,
			 is_after ? where->after : where->before, is_after, &out);
		at = close + 1;
	}
	made = arena_str(&in->found->pool, buffer_str(&out));
	buffer_release(&out);
	return made;
}

static void
report(finder *in, const view *row, const rule *under, const passage *where,
       tvx_range before, tvx_range after)
{
	sighting seen = {
		.before = before.begin == before.end
				  ? before
				  : shown_before(row, under, before, where->before.end),
		.after = after.begin == after.end
				 ? after
				 : with_tail(row->change->after_text, after,
					     where->after.end, under->tail),
	};

	/* What a clause holds that is wholly new was weighed with the clause. */
	if (view_is_whole(row) && under->shown.severity > TVX_SEVERITY_MINOR)
		seen.severity = (tvx_severity)(under->shown.severity - 1);
	seen.message = fill(in, row, under->says, &seen, where);
	seen.explanation = fill(in, row, under->explains, &seen, where);
	finder_report_rule(in, row, under, &seen);
}

/*
 * Where the match after begins in the text before, if the words there are those
 * that no edit touched; UINT32_MAX otherwise.
 */
static uint32_t
kept_begin(const view *row, tvx_range after)
{
	const tvx_change *const change = row->change;
	const uint32_t index = view_edit_after(row, after.begin);

	return index < change->edit_count && change->edits[index].op == TVX_EDIT_EQUAL
		       ? view_place_before(row, after.begin)
		       : UINT32_MAX;
}

static bool
begins_one(const ranges *found, uint32_t begin)
{
	size_t at = 0;

	PARTITION_POINT(at, found->count, found->ptr[at].begin < begin);
	return at < found->count && found->ptr[at].begin == begin;
}

/* "not" of "not exceed" and of "not normally exceed" is one, if it was kept. */
static void
drop_kept(const view *row, ranges *after, const ranges *all_before)
{
	size_t kept = 0;

	for (size_t i = 0; i < after->count; i++)
		if (!begins_one(all_before, kept_begin(row, after->ptr[i])))
			after->ptr[kept++] = after->ptr[i];
	after->count = kept;
}

static void
drop_kept_before(const view *row, ranges *before, const ranges *all_after)
{
	ranges begins = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < all_after->count; i++) {
		const uint32_t at = kept_begin(row, all_after->ptr[i]);

		if (at != UINT32_MAX)
			ranges_put(&begins, (tvx_range){ at, at });
	}
	for (size_t i = 0; i < before->count; i++)
		if (!begins_one(&begins, before->ptr[i].begin))
			before->ptr[kept++] = before->ptr[i];
	before->count = kept;
	free(begins.ptr);
}

/* One match took the place of another: nearer than this on the path. */
#define NEAR 40

/* Drops what stands where the other side lost, or won, its like. */
static void
drop_replaced(const view *row, ranges *before, ranges *after)
{
	size_t kept_before = 0, kept_after = 0, j = 0;

	for (size_t i = 0; i < before->count; i++) {
		const tvx_range was = before->ptr[i];
		uint32_t place = 0;

		while (j < after->count &&
		       (place = view_place_before(row, after->ptr[j].begin)) + NEAR <
			       was.begin)
			after->ptr[kept_after++] = after->ptr[j++];
		if (j < after->count && place <= was.end + NEAR)
			j++;
		else
			before->ptr[kept_before++] = was;
	}
	while (j < after->count)
		after->ptr[kept_after++] = after->ptr[j++];
	before->count = kept_before;
	after->count = kept_after;
}

/* Longer than this a run of matches is not one excerpt. */
#define RUN 160

/* The first match, with those that follow close in the same edit. */
static tvx_range
first_run(const ranges *found)
{
	tvx_range run = found->ptr[0];

	for (size_t i = 1; i < found->count && found->ptr[i].end - run.begin <= RUN &&
			   found->ptr[i].begin - run.end <= NEAR;
	     i++)
		run.end = found->ptr[i].end;
	return run;
}

/* A day, a month, a year, and "of". */
#define DATE_WORDS 4

static bool
is_figure(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The next word, "th" of "5th" left out; empty at the end. */
static tvx_str
next_of_date(tvx_str text, size_t *at)
{
	size_t begin = *at, end;

	while (begin < text.len && memchr(" \n\t,", text.ptr[begin], 4))
		begin++;
	end = begin;
	while (end < text.len && !memchr(" \n\t,", text.ptr[end], 4))
		end++;
	*at = end;
	if (end > begin + 2 && is_figure(text.ptr[end - 3]) &&
	    !is_figure(text.ptr[end - 2]) && !is_figure(text.ptr[end - 1]))
		end -= 2;
	return str_slice(text, begin, end);
}

static size_t
words_of_date(tvx_str text, tvx_str out[DATE_WORDS])
{
	size_t count = 0, at = 0;

	for (tvx_str word; (word = next_of_date(text, &at)).len > 0;) {
		if (str_equal(word, TVX_STR("of")))
			continue;
		if (count == DATE_WORDS)
			return 0;
		out[count++] = word;
	}
	return count;
}

/* "October 5, 2015" is "5 October 2015". */
static bool
is_same_date(tvx_str one, tvx_str other)
{
	tvx_str was[DATE_WORDS], is[DATE_WORDS];
	const size_t count = words_of_date(one, was);
	size_t found = 0;

	if (count != words_of_date(other, is))
		return false;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			if (is[j].ptr != NULL && str_equal(was[i], is[j])) {
				is[j].ptr = NULL;
				found++;
				break;
			}
	return count > 0 && found == count;
}

/* The same letters and figures, with other hyphens and spaces between them. */
static bool
reads_alike(tvx_str one, tvx_str other)
{
	static const char between[] = " \n\t-,";
	size_t i = 0, j = 0;

	for (;;) {
		while (i < one.len && memchr(between, one.ptr[i], sizeof between - 1))
			i++;
		while (j < other.len && memchr(between, other.ptr[j], sizeof between - 1))
			j++;
		if (i == one.len || j == other.len)
			return i == one.len && j == other.len;
		if (one.ptr[i++] != other.ptr[j++])
			return false;
	}
}

static void
judge_replaced(finder *in, const view *row, const rule *under, const passage *where,
	       const sides *found)
{
	if (found->before.count == 0 || found->after.count == 0)
		return;
	const tvx_str was = text_of(row->change->before_text, found->before.ptr[0]);
	const tvx_str is = text_of(row->change->after_text, found->after.ptr[0]);

	if (!reads_alike(was, is) && !is_same_date(was, is))
		report(in, row, under, where, found->before.ptr[0], found->after.ptr[0]);
}

static void
judge_edited(finder *in, const view *row, const rule *under, const passage *where,
	     sides *found)
{
	const tvx_range none_after = { where->after.begin, where->after.begin };
	ranges *const before = &found->before, *const after = &found->after;
	ranges all = ranges_copy(before);
	uint32_t place;

	ranges all_after = ranges_copy(after);

	fresh_before(in, row, before, after);
	fresh_after(in, row, after, &all);
	if (under->tail > 0 && under->when == RULE_ADDED)
		drop_kept(row, after, &all);
	if (under->tail > 0 && under->when == RULE_REMOVED)
		drop_kept_before(row, before, &all_after);
	free(all.ptr);
	free(all_after.ptr);
	if (under->when == RULE_CHANGED) {
		judge_replaced(in, row, under, where, found);
		return;
	}
	drop_replaced(row, before, after);
	if (under->when == RULE_REMOVED && before->count)
		report(in, row, under, where, first_run(before), none_after);
	if (under->when != RULE_ADDED || after->count == 0)
		return;
	place = view_place_before(row, after->ptr[0].begin);
	report(in, row, under, where, (tvx_range){ place, place }, first_run(after));
}

/* Fewer letters than these are a number that follows another, or a comma. */
#define REWORDED 20

static bool
is_reworded(const view *row, const passage *where)
{
	uint32_t letters = 0;

	for (uint32_t i = view_edit_after(row, where->after.begin);
	     i < row->change->edit_count && letters < REWORDED; i++) {
		const tvx_edit *const edit = &row->change->edits[i];

		if (edit->after.begin >= where->after.end)
			break;
		if (edit->op != TVX_EDIT_EQUAL && !edit->typographic)
			letters += edit->after.end - edit->after.begin + edit->before.end -
				   edit->before.begin;
	}
	return letters >= REWORDED;
}

/* One finding a passage: three conditions in one sentence are read in one glance. */
static void
judge(finder *in, const view *row, const rule *under, const passage *where, sides *found)
{
	const tvx_range none_before = { where->before.begin, where->before.begin };
	ranges *const before = &found->before, *const after = &found->after;

	switch (under->when) {
	case RULE_ADDED:
	case RULE_REMOVED:
	case RULE_CHANGED:
		judge_edited(in, row, under, where, found);
		return;
	case RULE_KEPT:
		if (before->count && after->count && is_reworded(row, where))
			report(in, row, under, where, before->ptr[0], after->ptr[0]);
		return;
	case RULE_PRESENT:
		if (after->count)
			report(in, row, under, where, none_before, after->ptr[0]);
		return;
	}
}

static bool
concerns(const rule *under, const passage *where)
{
	const bool one_sided = where->before.begin == where->before.end ||
			       where->after.begin == where->after.end;

	return under->when == RULE_PRESENT ||
	       (where->changed && (!one_sided || under->whole));
}

static bool
any_inserted(const view *row, const ranges *after)
{
	for (size_t i = 0; i < after->count; i++)
		if (view_inserted(row, after->ptr[i]))
			return true;
	return false;
}

/* Is there anything before that the rule could tell of? */
static bool
is_touched(const view *row, const rule *under, const ranges *before)
{
	if (under->when == RULE_KEPT)
		return before->count > 0;
	for (size_t i = 0; i < before->count; i++)
		if (view_deleted(row, before->ptr[i]))
			return true;
	return false;
}

static void
run_in(finder *in, const view *row, const rule *under, const passage *where)
{
	const pattern *const before =
		under->pattern_before ? under->pattern_before : under->pattern;
	sides found = { 0 };

	if (!concerns(under, where))
		return;
	/* Most rules meet nothing, so the side that decides is asked first. */
	if (under->when != RULE_ADDED && under->when != RULE_PRESENT)
		finder_match(in, before, under->shown.id, row->change->before_text,
			     where->before, &found.before);
	if (under->when == RULE_ADDED || under->when == RULE_PRESENT ||
	    is_touched(row, under, &found.before))
		finder_match(in, under->pattern, under->shown.id, row->change->after_text,
			     where->after, &found.after);
	if (under->when == RULE_ADDED && any_inserted(row, &found.after))
		finder_match(in, before, under->shown.id, row->change->before_text,
			     where->before, &found.before);
	if (found.before.count + found.after.count > 0)
		judge(in, row, under, where, &found);
	free(found.before.ptr);
	free(found.after.ptr);
}

static bool
is_for(const finder *in, const rule *under)
{
	return !under->analysed && language_fits(under->shown.language, in->language);
}

static passage
whole_row(const view *row)
{
	passage all = { { 0, (uint32_t)row->change->before_text.len },
			{ 0, (uint32_t)row->change->after_text.len },
			false };

	for (size_t i = 0; i < row->count; i++)
		all.changed |= row->passages[i].changed;
	return all;
}

void
find_patterns(finder *in, const view *row)
{
	for (size_t i = 0; i < in->rules->count && in->status == TVX_OK; i++) {
		const rule *const under = &in->rules->rules[i];

		if (!is_for(in, under))
			continue;
		if (under->place == RULE_SENTENCE) {
			for (size_t j = 0; j < row->count; j++)
				run_in(in, row, under, &row->passages[j]);
		} else if (under->place == RULE_CLAUSE) {
			const passage all = whole_row(row);

			run_in(in, row, under, &all);
		}
	}
}

/* Headings carry no edits: a match is there, or it is not. */
static void
run_in_heading(finder *in, const view *row, const rule *under)
{
	const tvx_str before =
		tvx_instrument_clause(in->before, row->row->before[0])->heading;
	const tvx_str after = tvx_instrument_clause(in->after, row->row->after[0])->heading;
	sides found = { 0 };
	sighting seen = { 0 };
	passage where = { 0 };

	finder_match(in, under->pattern, under->shown.id, before,
		     (tvx_range){ 0, (uint32_t)before.len }, &found.before);
	finder_match(in, under->pattern, under->shown.id, after,
		     (tvx_range){ 0, (uint32_t)after.len }, &found.after);
	const bool was = found.before.count > 0, is = found.after.count > 0;

	if ((under->when == RULE_ADDED && is && !was) ||
	    (under->when == RULE_PRESENT && is) ||
	    ((under->when == RULE_KEPT || under->when == RULE_CHANGED) && is && was))
		seen.excerpt = text_of(after, found.after.ptr[0]);
	else if (under->when == RULE_REMOVED && was && !is)
		seen.excerpt = text_of(before, found.before.ptr[0]);
	if (seen.excerpt.len) {
		seen.message = fill(in, row, under->says, &seen, &where);
		seen.explanation = fill(in, row, under->explains, &seen, &where);
		finder_report_rule(in, row, under, &seen);
	}
	free(found.before.ptr);
	free(found.after.ptr);
}

void
find_headings(finder *in, const view *row)
{
	if (!row->row->reheaded || view_is_whole(row))
		return;
	for (size_t i = 0; i < in->rules->count && in->status == TVX_OK; i++) {
		const rule *const under = &in->rules->rules[i];

		if (is_for(in, under) && under->place == RULE_HEADING)
			run_in_heading(in, row, under);
	}
}

/* The first clause of a draft in which the pattern matches. */
static uint32_t
first_clause(finder *in, const rule *under, const tvx_instrument *draft, tvx_range *found)
{
	const uint32_t count = tvx_instrument_size(draft);
	ranges all = { 0 };
	uint32_t clause = TVX_NO_CLAUSE;

	if (!pattern_may_match(under->pattern, in->matcher, draft == in->after))
		return clause;

	for (uint32_t i = 0; i < count && clause == TVX_NO_CLAUSE; i++) {
		const tvx_str text = tvx_instrument_clause(draft, i)->text;

		matcher_settle(in->matcher, text, TVX_STR(""));
		finder_match(in, under->pattern, under->shown.id, text,
			     (tvx_range){ 0, (uint32_t)text.len }, &all);
		if (all.count) {
			*found = all.ptr[0];
			clause = i;
		}
	}
	free(all.ptr);
	return clause;
}

static void
run_across(finder *in, const rule *under)
{
	const bool added = under->when == RULE_ADDED;
	tvx_range found = { 0, 0 };
	const uint32_t here = first_clause(in, under, finder_draft(in, added), &found);
	tvx_range elsewhere;
	uint32_t index, base;
	view row = { 0 };

	if (here == TVX_NO_CLAUSE ||
	    first_clause(in, under, finder_draft(in, !added), &elsewhere) != TVX_NO_CLAUSE)
		return;
	index = finder_row(in, here, added);
	if (index == TVX_NO_CLAUSE)
		return;
	view_cut(&row, in->changes, index);
	base = finder_base(in, here, added);
	const tvx_range span = { base + found.begin, base + found.end };
	const passage where = { added ? (tvx_range){ 0, 0 } : span,
				added ? span : (tvx_range){ 0, 0 }, true };
	sighting seen = { .before = where.before, .after = where.after };

	seen.message = fill(in, &row, under->says, &seen, &where);
	seen.explanation = fill(in, &row, under->explains, &seen, &where);
	finder_report_rule(in, &row, under, &seen);
	view_release(&row);
}

void
find_across(finder *in)
{
	for (size_t i = 0; i < in->rules->count && in->status == TVX_OK; i++) {
		const rule *const under = &in->rules->rules[i];

		if (is_for(in, under) && under->place == RULE_DRAFT &&
		    (under->when == RULE_ADDED || under->when == RULE_REMOVED))
			run_across(in, under);
	}
}
