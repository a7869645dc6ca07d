/* SPDX-License-Identifier: MIT */
/*
 * rules/defined.c - definitions that changed, went, or serve nothing.
 */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "rules/fresh.h"
#include "rules/redefined.h"
#include "rules/terms.h"
#include "rules/uses.h"
#include "text/words.h"

#include <stdlib.h>

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
	told_findings told;
	uses of;              /* changed, then gone, then new */
	size_t changed, gone; /* where those end */
};

static tvx_str
text_between(const sieve_draft *in, uint32_t begin, uint32_t end)
{
	return str_trim(str_slice(in->text, in->starts[begin], in->starts[end]));
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
	return redefined_find(&in->told, it->of, true, least, at) ||
	       redefined_find(&in->told, it->was, false, least, at);
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
	seen.after = redefined_bytes(in->in, it->of->clause, true, it->of->whole);
	if (it->was->row == it->of->row)
		seen.before =
			redefined_bytes(in->in, it->was->clause, false, it->was->whole);
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
	const tvx_range at =
		redefined_bytes(in->in, it->of->clause, it->is_after, it->of->whole);

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
	in->told = told_of(in->in);
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
	told_release(&looked->told);
	free(looked->of.ptr);
	free(looked);
}
