/* SPDX-License-Identifier: MIT */
/*
 * rules/defined.c - definitions that changed, went, or serve nothing.
 *
 * A definition changed if words in it were struck or set that no other
 * finding speaks of: not those of a replacement made throughout the draft,
 * nor the number of a clause, nor words that only moved.
 */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/partition.h"
#include "base/str.h"
#include "rules/fresh.h"
#include "rules/terms.h"
#include "rules/uses.h"
#include "text/words.h"

#include <stdlib.h>

/* Findings of one row that are looked at: no sentence has more. */
#define FINDINGS_MOST 50

/* Edits side by side that are taken for one change. */
#define HUNK_MOST 100

/* Replacements made throughout the draft that are looked at. */
#define SYSTEMATIC_MOST 100

/* Terms without a definition are told one by one as long as they are few. */
#define FEW 3

/* Of terms that share a finding, so many are told by name. */
#define TERMS_TOLD 6

/* "any" for "an" is of less weight than a word of as many letters as this. */
#define LONG  4
#define SHORT 2

/* A term of more words is a phrase, and is used in other words. */
#define SIMPLE_WORDS 3

/* A change that begins past these many words is shown with the words around it. */
#define HEAD_WORDS 24
#define LEAD_WORDS 8

struct terms_search {
	finder *in;
	definitions before, after;
	uint32_t *first_finding; /* of each row; numbers are 1 and up */
	uint32_t *next_finding;  /* of each finding */
	uses of;                 /* changed, then gone, then new */
	size_t changed, gone;    /* where those end */
	size_t least;            /* letters of a word that counts */
};

/* Where words of a definition changed. */
typedef struct change_place {
	bool is_after;
	uint32_t clause, word;
} change_place;

static tvx_str
text_between(const sieve_draft *in, uint32_t begin, uint32_t end)
{
	return str_trim(str_slice(in->text, in->starts[begin], in->starts[end]));
}

static void
index_findings(terms_search *made)
{
	const tvx_findings *const found = made->in->found;

	made->first_finding = NEW_ARRAY(uint32_t, tvx_alignment_size(made->in->alignment));
	made->next_finding = NEW_ARRAY(uint32_t, found->count);
	for (size_t i = found->count; i-- > 0;) {
		uint32_t *const first = &made->first_finding[found->ptr[i].row];

		made->next_finding[i] = *first;
		*first = (uint32_t)i + 1;
	}
}

static bool
meet(tvx_range one, tvx_range other)
{
	return one.begin < other.end && other.begin < one.end;
}

static bool
is_told(const terms_search *in, uint32_t row, const tvx_edit *edit)
{
	uint32_t left = FINDINGS_MOST;

	for (uint32_t i = in->first_finding[row]; i != 0 && left > 0;
	     i = in->next_finding[i - 1], left--) {
		const tvx_finding *const found = &in->in->found->ptr[i - 1];

		if (found->severity > TVX_SEVERITY_INFO &&
		    (meet(found->before_span, edit->before) ||
		     meet(found->after_span, edit->after)))
			return true;
	}
	return false;
}

/* The words of a replacement that is made throughout the draft. */
static bool
is_systematic(const finder *in, const tvx_edit *edit, tvx_str words)
{
	const tvx_systematic *all;
	const uint32_t count = tvx_changes_systematic(in->changes, &all);

	for (uint32_t i = 0; i < count && i < SYSTEMATIC_MOST; i++)
		if (str_equal(str_trim(words),
			      str_trim(edit->op == TVX_EDIT_INSERT ? all[i].after
								   : all[i].before)))
			return true;
	return false;
}

/*
 * A word of so many letters at least.  One letter is the number of a clause,
 * and with the number of a footnote behind it a word is only a footnote's.
 */
static bool
has_word(tvx_str text, size_t least)
{
	size_t letters = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (sieve_is_letter(text.ptr[i])) {
			letters++;
			continue;
		}
		if (letters >= least && (text.ptr[i] < '0' || text.ptr[i] > '9'))
			return true;
		letters = 0;
	}
	return letters >= least;
}

/* A text without a mark at its end was cut by the end of a page. */
static bool
breaks_off(tvx_str text)
{
	return text.len > 0 && sieve_is_letter(text.ptr[text.len - 1]);
}

/* The edits are all that differs at the end of two texts, and one breaks off. */
static bool
is_broken(const tvx_change *change, uint32_t end)
{
	return end == change->edit_count &&
	       breaks_off(change->before_text) != breaks_off(change->after_text);
}

/* Do the edits from 'first' to before 'end' change words that nobody spoke of? */
static bool
is_change(const terms_search *in, const tvx_change *change, tvx_range edits)
{
	bool any = false;

	if (is_broken(change, edits.end))
		return false;
	for (uint32_t i = edits.begin; i < edits.end; i++) {
		const tvx_edit *const edit = &change->edits[i];
		const tvx_str words = edit->op == TVX_EDIT_INSERT
					      ? text_of(change->after_text, edit->after)
					      : text_of(change->before_text, edit->before);

		if (edit->typographic)
			continue;
		if (is_told(in, change->row, edit))
			return false;
		any |= edit->moved == TVX_NO_CLAUSE && has_word(words, in->least) &&
		       !is_systematic(in->in, edit, words);
	}
	return any;
}

/* In that part of a row's text, the byte at which such a change begins. */
static bool
find_change(const terms_search *in, uint32_t row, bool is_after, tvx_range within,
	    uint32_t *at)
{
	const tvx_change *const change = tvx_changes_at(in->in->changes, row);
	const view there = { .change = change };
	uint32_t i = is_after ? view_edit_after(&there, within.begin)
			      : view_edit_before(&there, within.begin);

	while (i < change->edit_count) {
		const tvx_edit *const edit = &change->edits[i];
		const tvx_range range = is_after ? edit->after : edit->before;
		uint32_t first = i, end = i + 1;

		if (range.begin >= within.end)
			break;
		if (edit->op == TVX_EDIT_EQUAL || range.begin == range.end) {
			i++;
			continue;
		}
		while (first > 0 && i - first < HUNK_MOST &&
		       change->edits[first - 1].op != TVX_EDIT_EQUAL)
			first--;
		while (end < change->edit_count && end - i < HUNK_MOST &&
		       change->edits[end].op != TVX_EDIT_EQUAL)
			end++;
		if (is_change(in, change, (tvx_range){ first, end })) {
			*at = range.begin > within.begin ? range.begin : within.begin;
			return true;
		}
		i = end;
	}
	return false;
}

/* Words of one clause as bytes in the text of its row. */
static tvx_range
bytes_of(const finder *in, uint32_t clause, bool is_after, tvx_range words)
{
	const uint32_t *const starts = finder_numbered(in, is_after)->starts;
	const tvx_clause *const found =
		tvx_instrument_clause(finder_draft(in, is_after), clause);
	const uint32_t from = starts[found->words.begin];
	const uint32_t base = finder_base(in, clause, is_after);
	const uint32_t begin =
		words.begin > found->words.begin ? words.begin : found->words.begin;
	const uint32_t end = words.end < found->words.end ? words.end : found->words.end;

	return (tvx_range){ base + starts[begin] - from, base + starts[end] - from };
}

static uint32_t
word_of_byte(const finder *in, uint32_t clause, bool is_after, uint32_t at)
{
	const tvx_range words =
		tvx_instrument_clause(finder_draft(in, is_after), clause)->words;
	const uint32_t *const starts = finder_numbered(in, is_after)->starts;
	const uint32_t byte = at - finder_base(in, clause, is_after) + starts[words.begin];
	uint32_t next = words.begin + 1;

	PARTITION_POINT(next, words.end, starts[next] <= byte);
	return next - 1;
}

static bool
find_place(const terms_search *in, const definition *of, bool is_after, change_place *out)
{
	const tvx_instrument *const draft = finder_draft(in->in, is_after);

	for (uint32_t i = of->clause; i < tvx_instrument_size(draft); i++) {
		const tvx_range words = tvx_instrument_clause(draft, i)->words;
		const uint32_t row = finder_row(in->in, i, is_after);
		tvx_range body = of->body;
		uint32_t at;

		if (words.begin >= of->body.end)
			break;
		if (i > of->clause)
			body.end = definition_end(finder_numbered(in->in, is_after),
						  of->by_quotes, words.begin, words.end);
		if (words.begin == words.end || row == TVX_NO_CLAUSE ||
		    !find_change(in, row, is_after, bytes_of(in->in, i, is_after, body),
				 &at))
			continue;
		*out = (change_place){ is_after, i, word_of_byte(in->in, i, is_after, at) };
		return true;
	}
	return false;
}

/* The next word from 'at' that a reader counts as one. */
static uint32_t
next_word(const sieve_draft *in, uint32_t at, uint32_t end)
{
	while (at < end && !word_counts(word_core(str_slice(in->text, in->starts[at],
							    in->starts[at + 1]))))
		at++;
	return at;
}

/* A sum over the words, whatever their order. */
static uint64_t
sum_words(const sieve_draft *in, tvx_range body)
{
	uint64_t sum = 0;

	for (uint32_t i = next_word(in, body.begin, body.end); i < body.end;
	     i = next_word(in, i + 1, body.end)) {
		const uint64_t mixed = (in->numbers[i] + 1) * 0x9E3779B97F4A7C15U;

		sum += (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9U;
	}
	return sum;
}

/* The same words, in whatever order and with whatever marks between them. */
static bool
same_words(const finder *in, const definition *was, const definition *is)
{
	return sum_words(&in->numbered_before, was->body) ==
	       sum_words(&in->numbered_after, is->body);
}

/* As bytes go, what other than references differs. */
static bool
same_but_references(finder *in, const definition *was, const definition *is)
{
	return words_number(
		       in,
		       text_between(&in->numbered_before, was->body.begin, was->body.end),
		       false) ==
	       words_number(in,
			    text_between(&in->numbered_after, is->body.begin, is->body.end),
			    true);
}

/*
 * The definition before of that name: in the same row, or the only one there
 * is.  Where a row defines it twice, nobody knows which became which.
 */
static const definition *
definition_before(const terms_search *in, const definition *is)
{
	const definition *const there =
		definitions_find(&in->before, is->name_hash, is->row);
	size_t end, first = definitions_named(&in->after, is->name_hash, &end);

	if (there)
		return definitions_find(&in->after, is->name_hash, is->row) ? there : NULL;
	if (end - first > 1)
		return NULL;
	first = definitions_named(&in->before, is->name_hash, &end);
	return end - first == 1 ? &in->before.ptr[first] : NULL;
}

static void
ask(terms_search *in, use asked)
{
	if (in->of.count >= USES_MOST)
		return;
	PUSH_ROOM(in->of.ptr, in->of.count, in->of.room);
	in->of.ptr[in->of.count++] = asked;
}

static void
ask_changed(terms_search *in)
{
	for (size_t i = 0; i < in->after.count; i++) {
		const definition *const is = &in->after.ptr[i];
		const definition *const was = definition_before(in, is);

		if (was && !was->by_name && !is->by_name && !same_words(in->in, was, is) &&
		    !same_but_references(in->in, was, is))
			ask(in, (use){ .of = is,
				       .was = was,
				       .is_after = true,
				       .apart = { is->whole.begin, is->body.end } });
	}
	in->changed = in->of.count;
}

static bool
is_defined_in(const definitions *in, uint64_t name_hash)
{
	size_t end;
	const size_t first = definitions_named(in, name_hash, &end);

	return first < end;
}

/* Terms of one word are left out: most mean the same without a definition. */
static void
ask_gone(terms_search *in)
{
	for (size_t i = 0; i < in->before.count; i++) {
		const definition *const was = &in->before.ptr[i];

		if (i > 0 && in->before.ptr[i - 1].name_hash == was->name_hash)
			continue;
		if ((was->among_others || was->by_name) &&
		    was->name.end - was->name.begin > 1 &&
		    !is_defined_in(&in->after, was->name_hash))
			ask(in, (use){ .of = was });
	}
	in->gone = in->of.count;
}

static void
ask_new(terms_search *in)
{
	for (size_t i = 0; i < in->after.count; i++) {
		const definition *const is = &in->after.ptr[i];

		if (i > 0 && in->after.ptr[i - 1].name_hash == is->name_hash)
			continue;
		if (is->by_quotes && is->name.end - is->name.begin <= SIMPLE_WORDS &&
		    !is_defined_in(&in->before, is->name_hash))
			ask(in, (use){ .of = is,
				       .is_after = true,
				       .is_new = true,
				       .apart = { is->whole.begin,
						  is->by_name ? is->whole.end
							      : is->body.end } });
	}
}

static tvx_str
name_of(const terms_search *in, const use *it)
{
	return text_between(finder_numbered(in->in, it->is_after), it->of->name.begin,
			    it->of->name.end);
}

/* "12 clauses use it, first Article 2(1), Article 3 and Article 5". */
static tvx_str
say_uses(terms_search *in, const use *it)
{
	char cites[USES_TOLD][120];
	tvx_str list[USES_TOLD];
	buffer out = { 0 };
	uint32_t told = 0;
	tvx_str made;

	for (; told < it->clauses && told < USES_TOLD; told++)
		list[told] = (tvx_str){ cites[told],
					tvx_instrument_cite(in->in->after, it->told[told],
							    cites[told], 120) };
	if (it->clauses > USES_TOLD)
		buffer_printf(&out, "%u clauses use it, first ", it->clauses);
	put_list(&out, list, told);
	if (it->clauses <= USES_TOLD)
		buffer_puts(&out, it->clauses == 1 ? " uses it" : " use it");
	made = arena_str(&in->in->found->pool, buffer_str(&out));
	buffer_release(&out);
	return made;
}

/* The definition from its head; where it changed far behind that, from there. */
static tvx_str
excerpt_of(terms_search *in, const use *it, change_place at)
{
	const definition *const of = at.is_after ? it->of : it->was;
	const sieve_draft *const words = finder_numbered(in->in, at.is_after);
	const tvx_range clause =
		tvx_instrument_clause(finder_draft(in->in, at.is_after), at.clause)->words;
	const uint32_t least = at.clause == of->clause ? of->body.begin : clause.begin;
	const uint32_t end = of->body.end < clause.end ? of->body.end : clause.end;
	const tvx_str head = text_between(words, of->whole.begin, of->body.begin);
	uint32_t from = at.word > LEAD_WORDS + least ? at.word - LEAD_WORDS : least;
	tvx_str tail;

	if (at.clause == of->clause && at.word < of->body.begin + HEAD_WORDS)
		return text_between(words, of->whole.begin, end);
	tail = text_between(words, from, end);
	return arena_format(&in->in->found->pool, "%.*s … %.*s", (int)head.len, head.ptr,
			    (int)tail.len, tail.ptr);
}

/* A finding asks for the row and its texts, and not for its passages. */
static void
report(terms_search *in, uint32_t row, sighting *seen)
{
	const view there = { .change = tvx_changes_at(in->in->changes, row),
			     .row = tvx_alignment_row(in->in->alignment, row) };

	finder_report(in->in, &there, seen);
}

static bool
find_words(terms_search *in, const use *it, size_t least, change_place *at)
{
	in->least = least;
	return find_place(in, it->of, true, at) || find_place(in, it->was, false, at);
}

static void
report_changed(terms_search *in, const use *it)
{
	const tvx_str name = name_of(in, it);
	sighting seen = { .rule = "term.changed", .joint = true };
	change_place at;

	if (!find_words(in, it, LONG, &at)) {
		if (!find_words(in, it, SHORT, &at))
			return;
		seen.severity = TVX_SEVERITY_MINOR;
	}
	if (it->clauses == 0)
		seen.severity = TVX_SEVERITY_MINOR;
	seen.after = bytes_of(in->in, it->of->clause, true, it->of->whole);
	if (it->was->row == it->of->row)
		seen.before = bytes_of(in->in, it->was->clause, false, it->was->whole);
	seen.message = arena_format(&in->in->found->pool, "what '%.*s' means has changed",
				    (int)name.len, name.ptr);
	seen.explanation =
		it->clauses > 0 ? say_uses(in, it) : TVX_STR("No other clause uses it");
	seen.excerpt = excerpt_of(in, it, at);
	report(in, it->of->row, &seen);
}

/* "'a', 'b', 'c' and 12 more". */
static tvx_str
say_names(terms_search *in, const use *const *list, size_t count)
{
	buffer out = { 0 };
	tvx_str made;

	for (size_t i = 0; i < count && i < TERMS_TOLD; i++) {
		const tvx_str name = name_of(in, list[i]);

		buffer_puts(&out, i == 0 ? "" : i + 1 == count ? " and " : ", ");
		buffer_printf(&out, "'%.*s'", (int)name.len, name.ptr);
	}
	if (count > TERMS_TOLD)
		buffer_printf(&out, " and %zu more", count - TERMS_TOLD);
	made = arena_str(&in->in->found->pool, buffer_str(&out));
	buffer_release(&out);
	return made;
}

static void
report_of(terms_search *in, const use *it, const char *id, tvx_str message)
{
	sighting seen = { .rule = id, .joint = true, .message = message };
	const tvx_range at = bytes_of(in->in, it->of->clause, it->is_after, it->of->whole);

	if (it->is_after)
		seen.after = at;
	else
		seen.before = at;
	report(in, it->of->row, &seen);
}

static void
report_gone(terms_search *in, const use *const *list, size_t count)
{
	arena *const pool = &in->in->found->pool;

	if (count > FEW) {
		const tvx_str all = say_names(in, list, count);

		report_of(in, list[0], "term.undefined",
			  arena_format(pool,
				       "%zu terms are no longer defined, and still used: "
				       "%.*s",
				       count, (int)all.len, all.ptr));
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const tvx_str name = name_of(in, list[i]), used = say_uses(in, list[i]);

		report_of(in, list[i], "term.undefined",
			  arena_format(pool, "'%.*s' is no longer defined, and %.*s",
				       (int)name.len, name.ptr, (int)used.len, used.ptr));
	}
}

static void
report_unused(terms_search *in, const use *const *list, size_t count)
{
	const tvx_str all = say_names(in, list, count);

	if (count > 0)
		report_of(in, list[0], "term.unused",
			  arena_format(&in->in->found->pool,
				       "%.*s %s newly defined and used nowhere",
				       (int)all.len, all.ptr, count == 1 ? "is" : "are"));
}

static int
by_place(const void *one, const void *other)
{
	const use *const a = *(const use *const *)one, *const b =
							       *(const use *const *)other;

	return (a->of->whole.begin > b->of->whole.begin) -
	       (a->of->whole.begin < b->of->whole.begin);
}

static void
report_rest(terms_search *in)
{
	const use **const list = NEW_ARRAY(const use *, in->of.count);
	size_t count = 0;

	for (size_t i = in->changed; i < in->gone; i++)
		if (in->of.ptr[i].clauses > 0 && !in->of.ptr[i].is_defined)
			list[count++] = &in->of.ptr[i];
	if (count > 1)
		qsort(list, count, sizeof *list, by_place);
	report_gone(in, list, count);
	count = 0;
	for (size_t i = in->gone; i < in->of.count; i++)
		if (in->of.ptr[i].clauses == 0 && !in->of.ptr[i].is_like)
			list[count++] = &in->of.ptr[i];
	if (count > 1)
		qsort(list, count, sizeof *list, by_place);
	report_unused(in, list, count);
	free(list);
}

terms_search *
terms_look(finder *in)
{
	terms_search *const made = NEW(terms_search);
	bool *const rows = definitions_rows(in);

	made->in = in;
	definitions_read(in, false, rows, &made->before);
	definitions_read(in, true, rows, &made->after);
	free(rows);
	ask_changed(made);
	ask_gone(made);
	ask_new(made);
	if (made->of.count > 0)
		uses_count(in, &made->of);
	return made;
}

static void
tell_all(terms_search *in)
{
	index_findings(in);
	for (size_t i = 0; i < in->changed; i++)
		report_changed(in, &in->of.ptr[i]);
	report_rest(in);
}

void
terms_told(finder *in, terms_search *looked)
{
	if (looked == NULL)
		return;
	looked->in = in;
	if (in->status == TVX_OK && looked->of.count > 0)
		tell_all(looked);
	free(looked->before.ptr);
	free(looked->after.ptr);
	free(looked->first_finding);
	free(looked->next_finding);
	free(looked->of.ptr);
	free(looked);
}
