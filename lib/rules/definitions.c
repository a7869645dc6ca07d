/* SPDX-License-Identifier: MIT */
#include "rules/definitions.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "base/str.h"
#include "text/words.h"

#include <stdlib.h>

/* No term has more words than these; nor is one set off from its verb by more. */
#define NAME_MOST 12

typedef struct reading {
	finder *in;
	const tvx_instrument *draft;
	const sieve_draft *words;
	bool is_after;
	bool has_verbs; /* the draft may have words that define */
	definitions *out;
	ranges verbs;       /* room, kept from clause to clause */
	const terms *named; /* (hereinafter "X"), read already */
	size_t next_named;
	bool is_open; /* where the last definition ends is not known yet */
} reading;

static tvx_str
word_at(const sieve_draft *in, uint32_t word)
{
	return word_core(str_slice(in->text, in->starts[word], in->starts[word + 1]));
}

/* The word in which a byte of the draft stands, among those of a clause. */
static uint32_t
word_of(const sieve_draft *in, tvx_range words, uint32_t byte)
{
	uint32_t next = words.begin + 1;

	PARTITION_POINT(next, words.end, in->starts[next] <= byte);
	return next - 1;
}

bool
is_quote(tvx_str word)
{
	static const tvx_str quotes[] = { { "\"", 1 }, { "'", 1 }, { "“", 3 },
					  { "”", 3 },  { "„", 3 }, { "«", 2 },
					  { "»", 2 },  { "‘", 3 }, { "’", 3 } };

	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (str_equal(word, quotes[i]))
			return true;
	return false;
}

static bool
is_one_of(tvx_str word, const char *marks)
{
	return word.len == 1 && strchr(marks, word.ptr[0]) != NULL;
}

/*
 * The name in the quotes that end before 'verb', at once or but for an aside:
 * "Collection in situ", in relation to genetic resources, means
 */
static bool
find_quoted(const sieve_draft *in, uint32_t begin, uint32_t verb, tvx_range *name)
{
	uint32_t close = verb, open;

	while (close > begin && verb - close < NAME_MOST &&
	       !is_quote(word_at(in, close - 1)))
		close--;
	if (close == begin || !is_quote(word_at(in, close - 1)) ||
	    (close < verb && !is_one_of(word_at(in, close), ",(")) ||
	    (close < verb && !is_one_of(word_at(in, verb - 1), ",)")))
		return false;
	for (open = close - 1; open > begin && !is_quote(word_at(in, open - 1)); open--)
		if (close - open > NAME_MOST)
			return false;
	*name = (tvx_range){ open, close - 1 };
	return open > begin && open + 1 < close;
}

static bool
is_definitions_heading(finder *in, const tvx_instrument *draft, uint32_t clause)
{
	for (; clause != TVX_NO_CLAUSE;
	     clause = tvx_instrument_clause(draft, clause)->parent) {
		const tvx_str heading = tvx_instrument_clause(draft, clause)->heading;
		tvx_range found;

		if (heading.len > 0 &&
		    finder_word(in, LEXEME_TERM_HEADING, heading,
				(tvx_range){ 0, (uint32_t)heading.len }, &found))
			return true;
		if (tvx_instrument_clause(draft, clause)->kind == TVX_CLAUSE_ARTICLE)
			return false;
	}
	return false;
}

/* The word ends a part of a sentence, or a line. */
static bool
ends_part(const sieve_draft *in, uint32_t word)
{
	return is_one_of(word_at(in, word), ";") ||
	       (in->starts[word + 1] > in->starts[word] &&
		in->text.ptr[in->starts[word + 1] - 1] == '\n');
}

uint32_t
definition_end(const sieve_draft *in, bool by_quotes, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin; i < end; i++)
		if (is_one_of(word_at(in, i), ".") || (!by_quotes && ends_part(in, i)))
			return i + 1;
	return end;
}

/* All that stands before the verb in its clause, line, or part of a sentence. */
static bool
find_bare(const reading *of, uint32_t clause, uint32_t begin, uint32_t verb,
	  tvx_range *name)
{
	uint32_t first = verb;

	while (first > begin && !ends_part(of->words, first - 1)) {
		const word_class kind = word_classify(word_at(of->words, first - 1));

		if (verb - --first > NAME_MOST ||
		    (kind != WORD_LETTERS && kind != WORD_NUMBER))
			return false;
	}
	*name = (tvx_range){ first, verb };
	return first < verb && word_classify(word_at(of->words, first)) == WORD_LETTERS &&
	       is_definitions_heading(of->in, of->draft, clause);
}

/* FNV-1a over the numbers of the words. */
static uint64_t
hash_name(const sieve_draft *in, tvx_range name)
{
	uint64_t hash = 14695981039346656037U;

	for (uint32_t i = name.begin; i < name.end; i++)
		hash = (hash ^ in->numbers[i]) * 1099511628211U;
	return hash;
}

/* "the" of "the Parties" is no part of the name. */
static tvx_range
without_lead(finder *in, const sieve_draft *words, tvx_range name)
{
	const tvx_str first = word_at(words, name.begin);
	tvx_range found;

	if (name.end - name.begin > 1 &&
	    finder_word(in, LEXEME_TERM_LEAD, first, (tvx_range){ 0, (uint32_t)first.len },
			&found))
		name.begin++;
	return name;
}

static void
put(reading *to, uint32_t clause, definition made)
{
	definitions *const out = to->out;
	const uint32_t row = finder_row(to->in, clause, to->is_after);

	made.clause = clause;
	made.row = row;
	made.name = without_lead(to->in, to->words, made.name);
	made.name_hash = hash_name(to->words, made.name);
	PUSH_ROOM(out->ptr, out->count, out->room);
	out->ptr[out->count++] = made;
}

/* A body that ends in a colon goes on in the clauses below. */
static uint32_t
with_points(const reading *of, uint32_t clause, uint32_t end)
{
	const tvx_clause *const found = tvx_instrument_clause(of->draft, clause);

	if (end == found->words.end && found->end > clause + 1 &&
	    is_one_of(word_at(of->words, end - 1), ":"))
		return tvx_instrument_clause(of->draft, found->end - 1)->words.end;
	return end;
}

/* The last definition ends with its sentence, or before the next one; "; the term"
 * before that is no word of it. */
static void
close_last(reading *of, uint32_t clause, uint32_t next)
{
	definition *const last = &of->out->ptr[of->out->count - 1];
	const uint32_t begin = last->body.begin;
	uint32_t end = definition_end(of->words, last->by_quotes, begin, next);
	uint32_t part = end;

	if (end == next && next < tvx_instrument_clause(of->draft, clause)->words.end) {
		while (part > begin && !ends_part(of->words, part - 1))
			part--;
		end = part > begin ? part : end;
	}
	last->whole.end = end;
	last->body.end = with_points(of, clause, end);
	of->is_open = false;
}

static void
read_verb(reading *of, uint32_t clause, tvx_range verb, uint32_t *from)
{
	const tvx_range words = tvx_instrument_clause(of->draft, clause)->words;
	definition made = { 0 };

	made.by_quotes = find_quoted(of->words, *from, verb.begin, &made.name);
	if (verb.end == words.end ||
	    (!made.by_quotes && !find_bare(of, clause, *from, verb.begin, &made.name)))
		return;
	made.whole.begin = made.name.begin - made.by_quotes;
	made.body.begin = verb.end;
	if (of->is_open)
		close_last(of, clause, made.whole.begin);
	*from = verb.end;
	put(of, clause, made);
	of->is_open = true;
}

/* Bytes of the clause's text as words of the draft. */
static tvx_range
words_in(const reading *of, const tvx_clause *clause, tvx_range bytes)
{
	const uint32_t base = (uint32_t)(clause->text.ptr - of->words->text.ptr);

	return (tvx_range){ word_of(of->words, clause->words, base + bytes.begin),
			    word_of(of->words, clause->words, base + bytes.end - 1) + 1 };
}

static void
read_verbs(reading *of, uint32_t clause)
{
	const tvx_clause *const here = tvx_instrument_clause(of->draft, clause);
	const tvx_range all = { 0, (uint32_t)here->text.len };
	uint32_t from = here->words.begin;
	ranges *const verbs = &of->verbs;

	verbs->count = 0;
	finder_words(of->in, LEXEME_TERM_MEANS, here->text, all, verbs);
	/* In "trade by electronic means means" the last one defines. */
	for (size_t i = 0; i < verbs->count; i++) {
		const tvx_range verb = words_in(of, here, verbs->ptr[i]);

		if (i + 1 == verbs->count ||
		    verb.end < words_in(of, here, verbs->ptr[i + 1]).begin)
			read_verb(of, clause, verb, &from);
	}
	if (of->is_open)
		close_last(of, clause, here->words.end);
}

static void
read_names(reading *of, uint32_t clause)
{
	const tvx_clause *const here = tvx_instrument_clause(of->draft, clause);
	const terms *const from = of->named;

	for (; of->next_named < from->defining_count &&
	       from->defining[of->next_named].clause <= clause;
	     of->next_named++) {
		const defining *const found = &from->defining[of->next_named];
		definition made = { .by_quotes = true, .by_name = true };

		if (found->clause < clause)
			continue;
		made.whole = words_in(of, here, found->where);
		if (find_quoted(of->words, made.whole.begin, made.whole.end - 1,
				&made.name))
			put(of, clause, made);
	}
}

static void
read_clause(reading *of, uint32_t clause)
{
	const tvx_clause *const here = tvx_instrument_clause(of->draft, clause);

	if (here->text.len == 0)
		return;
	if (of->has_verbs) {
		matcher_settle(of->in->matcher, here->text, TVX_STR(""));
		read_verbs(of, clause);
	}
	read_names(of, clause);
}

/* The definitions from 'first' on stand in one article. */
static void
mark_others(definitions *in, size_t first)
{
	for (size_t i = first; i < in->count; i++)
		in->ptr[i].among_others = in->count - first > 1;
}

static int
by_name(const void *one, const void *other)
{
	const definition *const a = one, *const b = other;

	if (a->name_hash != b->name_hash)
		return a->name_hash < b->name_hash ? -1 : 1;
	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->whole.begin > b->whole.begin) - (a->whole.begin < b->whole.begin);
}

void
definitions_read(finder *in, bool is_after, const bool *rows, definitions *out)
{
	reading of = { .in = in,
		       .draft = finder_draft(in, is_after),
		       .words = finder_numbered(in, is_after),
		       .is_after = is_after,
		       /* Few clauses are sooner read than all words of the draft. */
		       .has_verbs = in->is_brief ||
				    finder_may_have(in, LEXEME_TERM_MEANS, is_after),
		       .named = is_after ? &in->after_terms : &in->before_terms,
		       .out = out };
	const uint32_t count = tvx_instrument_size(of.draft);
	size_t first = 0;

	for (uint32_t i = 0; i < count && in->status == TVX_OK; i++) {
		const uint32_t row = finder_row(in, i, is_after);

		if (tvx_instrument_clause(of.draft, i)->kind == TVX_CLAUSE_ARTICLE) {
			mark_others(out, first);
			first = out->count;
		}
		if (row != TVX_NO_CLAUSE && rows[row])
			read_clause(&of, i);
	}
	mark_others(out, first);
	free(of.verbs.ptr);
	if (out->count > 1)
		qsort(out->ptr, out->count, sizeof *out->ptr, by_name);
}

/* The first that is not before that name and row. */
static size_t
lower(const definitions *in, uint64_t name_hash, uint32_t row)
{
	const definition *const all = in->ptr;
	size_t at = 0;

	PARTITION_POINT(at, in->count,
			all[at].name_hash < name_hash ||
				(all[at].name_hash == name_hash && all[at].row < row));
	return at;
}

size_t
definitions_named(const definitions *in, uint64_t name_hash, size_t *end)
{
	const size_t first = lower(in, name_hash, 0);

	*end = lower(in, name_hash, UINT32_MAX);
	return first;
}

const definition *
definitions_find(const definitions *in, uint64_t name_hash, uint32_t row)
{
	const size_t at = lower(in, name_hash, row);

	return lower(in, name_hash, row + 1) == at + 1 ? &in->ptr[at] : NULL;
}

static bool
is_edited(const tvx_change *change)
{
	return change->words_deleted + change->words_inserted + change->words_moved > 0;
}

/* Marks the rows of the clauses above; each is passed once from below it. */
static void
mark_above(const finder *in, bool is_after, bool *rows)
{
	const tvx_instrument *const draft = finder_draft(in, is_after);

	for (uint32_t i = tvx_instrument_size(draft); i-- > 1;) {
		const uint32_t parent = tvx_instrument_clause(draft, i)->parent;
		const uint32_t row = finder_row(in, i, is_after);
		const uint32_t above = finder_row(in, parent, is_after);

		if (row != TVX_NO_CLAUSE && above != TVX_NO_CLAUSE && rows[row])
			rows[above] = true;
	}
}

bool *
definitions_rows(const finder *in)
{
	const uint32_t count = tvx_changes_size(in->changes);
	bool *const rows = NEW_ARRAY(bool, count);

	for (uint32_t i = 0; i < count; i++) {
		const tvx_change *const change = tvx_changes_at(in->changes, i);

		rows[change->row] = is_edited(change);
	}
	mark_above(in, false, rows);
	mark_above(in, true, rows);
	return rows;
}
