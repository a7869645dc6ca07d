/* SPDX-License-Identifier: MIT */
#include "rules/uses.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "text/words.h"

#include <stdlib.h>

/* Bytes that a word shares with another form of it; and letters that differ. */
#define STEM   3
#define ENDING 6

/* Words after the first of a term among which its last is looked for. */
#define NEAR 6

/* Words behind a use among which one that defines is looked for: "(HS) means". */
#define ASIDE 6

#define BUCKETS 1024

/* A word of a term, folded. */
typedef struct part {
	tvx_str letters;
	uint32_t term, place;
	uint32_t next; /* in its bucket */
	bool goes_on;  /* nothing is asked of it where the next word is of no term */
} part;

/* A word of the draft is a word of a term. */
typedef struct link {
	uint32_t part, next;
	bool exact; /* the word itself, or a form of it that the language has */
} link;

typedef struct search {
	finder *in;
	uses *of;
	part *parts;
	size_t part_count, part_room;
	link *links;
	size_t link_count, link_room;
	uint32_t buckets[BUCKETS]; /* parts, by their first bytes; 0 is none */
	uint32_t *by_number;       /* links and 2; 0: not known yet, 1: none */
	bool *begins_none;         /* by number: no term begins with that word */
	uint32_t *first_part;      /* of each term */
	uint64_t *pairs;           /* a table of hashes of the same links */
	size_t pair_room;          /* a power of two; at most half of it is taken */
	arena pool;
} search;

static tvx_str
core_at(const sieve_draft *in, uint32_t word)
{
	return word_core(str_slice(in->text, in->starts[word], in->starts[word + 1]));
}

static uint32_t
bucket_of(tvx_str letters)
{
	uint32_t hash = 0;

	for (size_t i = 0; i < STEM && i < letters.len; i++)
		hash = hash * 131 + (unsigned char)letters.ptr[i];
	return hash % BUCKETS;
}

/* Room for a folded word is the buffer's, and kept from word to word. */
static tvx_str
fold(tvx_str word, buffer *out)
{
	buffer_clear(out);
	word_fold(word, out);
	return buffer_str(out);
}

static void
add_term(search *to, uint32_t index, buffer *room)
{
	const use *const it = &to->of->ptr[index];
	const sieve_draft *const words = finder_numbered(to->in, it->is_after);
	const bool goes_on = !it->is_new && it->of->name.end - it->of->name.begin > 1;

	to->first_part[index] = (uint32_t)to->part_count;
	for (uint32_t i = it->of->name.begin; i < it->of->name.end; i++) {
		const tvx_str letters = arena_str(&to->pool, fold(core_at(words, i), room));
		uint32_t *const bucket = &to->buckets[bucket_of(letters)];

		PUSH_ROOM(to->parts, to->part_count, to->part_room);
		to->parts[to->part_count++] = (part){ .letters = letters,
						      .term = index,
						      .place = i - it->of->name.begin,
						      .next = *bucket,
						      .goes_on = goes_on };
		*bucket = (uint32_t)to->part_count;
	}
}

static size_t
shared(tvx_str one, tvx_str other)
{
	size_t at = 0;

	while (at < one.len && at < other.len && one.ptr[at] == other.ptr[at])
		at++;
	while (at > 0 && at < one.len && ((unsigned char)one.ptr[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* Are the endings of two forms of a word, "" and "s", those that the pack knows? */
static bool
is_inflection(finder *in, tvx_str one, tvx_str other)
{
	const bool swap = one.len > other.len;
	buffer both = { 0 };
	tvx_range found;
	bool is;

	buffer_put(&both, swap ? other : one);
	buffer_put_byte(&both, ' ');
	buffer_put(&both, swap ? one : other);
	is = finder_word(in, LEXEME_TERM_INFLECTION, buffer_str(&both),
			 (tvx_range){ 0, (uint32_t)both.len }, &found);
	buffer_release(&both);
	return is;
}

/* A link in the table of hashes; what it is, is its last bit.  0 is a free slot. */
static uint64_t
pair_of(uint32_t number, uint32_t index)
{
	return (uint64_t)number << 32 | (uint64_t)(index + 1) << 1;
}

/* The slot where it is, or may be put. */
static uint64_t *
find_pair(const search *in, uint64_t pair)
{
	size_t at =
		(size_t)(((pair | 1) * 0x9E3779B97F4A7C15U) >> 40) & (in->pair_room - 1);

	while (in->pairs[at] != 0 && (in->pairs[at] | 1) != (pair | 1))
		at = (at + 1) & (in->pair_room - 1);
	return &in->pairs[at];
}

static void
put_pair(search *in, uint64_t pair)
{
	uint64_t *const old = in->pairs;
	const size_t room = in->pair_room;

	if (in->link_count * 2 >= room) {
		in->pair_room = room ? mul_size(room, 2) : 1024;
		in->pairs = NEW_ARRAY(uint64_t, in->pair_room);
		for (size_t i = 0; i < room; i++)
			if (old[i] != 0)
				*find_pair(in, old[i]) = old[i];
		free(old);
	}
	*find_pair(in, pair) |= pair;
}

/* Links the word, or what is left of it, with the words of terms that are like it. */
static uint32_t
add_links(search *in, uint32_t number, tvx_str letters, uint32_t first)
{
	for (uint32_t i = in->buckets[bucket_of(letters)]; i != 0;
	     i = in->parts[i - 1].next) {
		const tvx_str other = in->parts[i - 1].letters;
		const size_t stem = shared(letters, other);
		const bool same = str_equal(letters, other);

		if (!same && (stem < STEM || letters.len - stem > ENDING ||
			      other.len - stem > ENDING))
			continue;
		const bool exact =
			same || is_inflection(in->in, str_slice(letters, stem, SIZE_MAX),
					      str_slice(other, stem, SIZE_MAX));

		PUSH_ROOM(in->links, in->link_count, in->link_room);
		in->links[in->link_count++] =
			(link){ .part = i - 1, .next = first, .exact = exact };
		put_pair(in, pair_of(number, i - 1) | exact);
		first = (uint32_t)in->link_count + 1;
	}
	return first;
}

/* A word of plain letters needs no folding to be told from all that are asked about. */
static bool
may_link(const search *in, tvx_str word)
{
	char first[STEM];

	for (size_t i = 0; i < word.len; i++)
		if ((unsigned char)word.ptr[i] >= 0x80 || word.ptr[i] == '\'')
			return true;
	for (size_t i = 0; i < STEM && i < word.len; i++)
		first[i] = (char)(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z'
					  ? word.ptr[i] - 'A' + 'a'
					  : word.ptr[i]);
	return in->buckets[bucket_of(
		       (tvx_str){ first, word.len < STEM ? word.len : STEM })] != 0;
}

/* In "l'accord" stands "accord" as well. */
static uint32_t
link_folded(search *in, uint32_t number, tvx_str letters)
{
	const size_t elided = str_find(letters, TVX_STR("'"), 0);
	const uint32_t first = add_links(in, number, letters, 1);

	return elided == SIZE_MAX
		       ? first
		       : add_links(in, number, str_slice(letters, elided + 1, SIZE_MAX),
				   first);
}

/* Few words of a term are its first: "of" is a word of many, and begins none. */
static bool
begins_none(const search *in, uint32_t known)
{
	for (; known > 1; known = in->links[known - 2].next)
		if (in->parts[in->links[known - 2].part].place == 0)
			return false;
	return true;
}

static uint32_t
links_of(search *in, uint32_t word, buffer *room)
{
	const uint32_t number = in->in->numbered_after.numbers[word];
	uint32_t *const known = &in->by_number[number];

	if (*known == 0) {
		const tvx_str core = core_at(&in->in->numbered_after, word);

		*known = may_link(in, core) ? link_folded(in, number, fold(core, room)) : 1;
		in->begins_none[number] = begins_none(in, *known);
	}
	return *known;
}

/* The word is that of the term: -1 no, 0 like it, 1 yes. */
static int
is_part(search *in, uint32_t word, uint32_t index, uint32_t place, buffer *room)
{
	uint64_t pair;

	if (links_of(in, word, room) == 1)
		return -1;
	pair = *find_pair(in, pair_of(in->in->numbered_after.numbers[word],
				      in->first_part[index] + place));
	return pair == 0 ? -1 : (int)(pair & 1);
}

static bool
is_set_off(const sieve_draft *in, tvx_range clause, tvx_range at)
{
	tvx_str open, close;

	if (at.begin == clause.begin || at.end == clause.end)
		return false;
	open = core_at(in, at.begin - 1);
	close = core_at(in, at.end);
	return (is_quote(open) && is_quote(close)) ||
	       (str_equal(open, TVX_STR("(")) && str_equal(close, TVX_STR(")")));
}

/* Does that use define?  It stands in quotes or parentheses, or a verb that
 * defines stands behind it. */
static bool
defines(finder *in, tvx_range clause, tvx_range at)
{
	const sieve_draft *const words = &in->numbered_after;
	const uint32_t end = at.end + ASIDE < clause.end ? at.end + ASIDE : clause.end;
	const tvx_str behind =
		str_slice(words->text, words->starts[at.end], words->starts[end]);
	tvx_range found;

	return is_set_off(words, clause, at) ||
	       (behind.len > 0 &&
		finder_word(in, LEXEME_TERM_MEANS, behind,
			    (tvx_range){ 0, (uint32_t)behind.len }, &found) &&
		(found.begin == 0 || behind.ptr[0] == '(' || behind.ptr[0] == ','));
}

static void
count_use(search *in, uint32_t clause, tvx_range clause_words, tvx_range at, use *it)
{
	if (at.begin < it->apart.end && it->apart.begin < at.end)
		return;
	if (!it->is_after && !it->is_defined)
		it->is_defined = defines(in->in, clause_words, at);
	if (it->clauses > 0 && it->last == clause)
		return;
	if (it->clauses < USES_TOLD)
		it->told[it->clauses] = clause;
	it->last = clause;
	it->clauses++;
}

/* "plant and animal varieties": the last word of the term follows soon. */
static bool
ends_soon(search *in, uint32_t index, uint32_t place, tvx_range within, buffer *room)
{
	for (uint32_t i = within.begin; i < within.end; i++)
		if (is_part(in, i, index, place, room) >= 0)
			return true;
	return false;
}

/* Do the words behind the first one go on as the term does: -1 no, 0 nearly, 1 yes? */
static int
continues(search *in, uint32_t word, uint32_t index, uint32_t size, buffer *room)
{
	int exact = 1;

	for (uint32_t place = 1; place < size; place++) {
		const int is = is_part(in, word + place, index, place, room);

		if (is < 0)
			return -1;
		exact = exact && is;
	}
	return exact;
}

static void
look_for(search *in, uint32_t clause, tvx_range words, uint32_t word, link first,
	 buffer *room)
{
	const uint32_t index = in->parts[first.part].term;
	use *const it = &in->of->ptr[index];
	const uint32_t size = it->of->name.end - it->of->name.begin;
	const uint32_t near = words.end - word > NEAR + 1 ? word + 1 + NEAR : words.end;
	int is;

	if (words.end - word < size || (word >= it->apart.begin && word < it->apart.end))
		return;
	if (it->is_new && !it->is_like && size > 1)
		it->is_like =
			ends_soon(in, index, size - 1, (tvx_range){ word + 1, near }, room);
	is = continues(in, word, index, size, room);
	if (is > 0 && first.exact)
		count_use(in, clause, words, (tvx_range){ word, word + size }, it);
	else if (is >= 0)
		it->is_like = true;
}

static void
look_at(search *in, uint32_t clause, tvx_range words, uint32_t word, buffer *room)
{
	const bool alone = word + 1 == words.end || links_of(in, word + 1, room) == 1;

	for (uint32_t i = links_of(in, word, room); i > 1; i = in->links[i - 2].next) {
		const link here = in->links[i - 2];
		const part *const first = &in->parts[here.part];

		if (first->place == 0 && !(alone && first->goes_on))
			look_for(in, clause, words, word, here, room);
	}
}

void
uses_count(finder *in, uses *of)
{
	search made = { .in = in, .of = of };
	const uint32_t count = tvx_instrument_size(in->after);
	buffer room = { 0 };

	made.by_number = NEW_ARRAY(uint32_t, in->words);
	made.begins_none = NEW_ARRAY(bool, in->words);
	made.first_part = NEW_ARRAY(uint32_t, of->count);
	for (uint32_t i = 0; i < of->count; i++)
		add_term(&made, i, &room);
	for (uint32_t i = 0; i < count && in->status == TVX_OK; i++) {
		const tvx_range words = tvx_instrument_clause(in->after, i)->words;

		for (uint32_t word = words.begin; word < words.end; word++)
			if (!made.begins_none[in->numbered_after.numbers[word]])
				look_at(&made, i, words, word, &room);
	}
	free(made.by_number);
	free(made.begins_none);
	free(made.first_part);
	free(made.pairs);
	free(made.parts);
	free(made.links);
	arena_release(&made.pool);
	buffer_release(&room);
}
