/* SPDX-License-Identifier: MIT */
#include "rules/terms.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "base/str.h"
#include "rules/cut.h"
#include "text/words.h"

#include <stdlib.h>
#include <string.h>

/* No state has a name of more words than "United Kingdom of Great Britain and
 * Northern Ireland". */
#define NAME_WORDS 9

/* There are some two hundred states; past this many names no new one is told. */
#define LIST_LONGEST 1000

/* Terms that stand for states: a treaty has two or three. */
#define TERMS_MOST 1000

void
put_list(buffer *out, const tvx_str *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_puts(out, i + 1 == count ? " and " : ", ");
		buffer_put(out, items[i]);
	}
}

/* The first name, as they are sorted, that begins with these words; NULL if none does. */
static const state_name *
first_name(const tvx_rules *set, tvx_str words)
{
	size_t at = 0;

	PARTITION_POINT(at, set->state_count, str_compare(set->states[at].name, words) < 0);
	return at < set->state_count && str_begins(set->states[at].name, words)
		       ? &set->states[at]
		       : NULL;
}

/* "l'" and "d'" of "l'Allemagne", in bytes; 0 if the word begins with none. */
static uint32_t
elided(tvx_str word)
{
	if (word.len < 5 || ((word.ptr[0] | 0x20) != 'l' && (word.ptr[0] | 0x20) != 'd'))
		return 0;
	if (word.ptr[1] == '\'')
		return 2;
	return memcmp(word.ptr + 1, "\xE2\x80\x99", 3) == 0 ? 4 : 0;
}

/* The longest name that begins 'skipped' bytes into word 'first'; '*count' is its words. */
static const state_name *
longest_name(const tvx_rules *set, const cut *in, size_t first, uint32_t skipped,
	     size_t *count)
{
	const state_name *best = NULL;

	for (size_t words = 1; words <= NAME_WORDS && first + words <= in->count; words++) {
		const tvx_str all = word_core(cut_words(in, first, first + words));
		const tvx_str name = str_slice(all, skipped, all.len);
		const state_name *const found = first_name(set, name);

		if (found == NULL)
			break;
		if (found->name.len == name.len) {
			best = found;
			*count = words;
		}
	}
	return best;
}

/* "the" and the like belong to how a state is written, if they stand before it. */
static tvx_str
written(const cut *in, size_t first, size_t count, uint32_t skipped)
{
	const bool article =
		first > 0 &&
		str_equal(word_core(cut_words(in, first - 1, first)), TVX_STR("the"));

	const tvx_str all = word_core(cut_words(in, first - article, first + count));

	return str_slice(all, skipped, all.len);
}

/* Named twice is named once, so a list is never longer than the states there are. */
static bool
is_named(const terms *in, size_t first, tvx_str state, tvx_str party)
{
	if (in->member_count - first >= LIST_LONGEST)
		return true;
	for (size_t i = first; i < in->member_count; i++)
		if (str_equal(in->members[i].state, state) &&
		    str_equal(in->members[i].party, party))
			return true;
	return false;
}

void
states_read(const finder *in, tvx_str text, tvx_range within, const bracket_index *brackets,
	    uint32_t clause, terms *out)
{
	const size_t before = out->member_count;
	cut part;

	/* White space that nothing stands before is cut with the word behind it. */
	while (within.begin < within.end && memchr(" \n\t", text.ptr[within.begin], 3))
		within.begin++;
	cut_make(&part, in, text, within);
	for (size_t i = 0, words = 1; i < part.count; i += words, words = 1) {
		const uint32_t skipped = elided(cut_words(&part, i, i + 1));
		const char first = part.text.ptr[cut_begin(&part, i) + skipped];
		const state_name *found;

		/* Names begin with a capital, in every script that has them. */
		if ((unsigned char)first < 0x80 && (first < 'A' || first > 'Z'))
			continue;
		found = longest_name(in->rules, &part, i, skipped, &words);
		if (!found)
			continue;
		const tvx_str party =
			bracket_party(brackets, clause, within.begin + cut_begin(&part, i));
		if (is_named(out, before, found->state, party))
			continue;
		PUSH_ROOM(out->members, out->member_count, out->member_room);
		out->members[out->member_count++] = (member){
			.state = found->state,
			.written = written(&part, i, words, skipped),
			.party = party,
		};
	}
	cut_release(&part);
}

static bool
is_quote_at(tvx_str text, size_t at, size_t *size)
{
	static const tvx_str quotes[] = { { "\"", 1 }, { "“", 3 }, { "”", 3 },
					  { "„", 3 },  { "«", 2 }, { "»", 2 } };

	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (str_begins(str_slice(text, at, text.len), quotes[i])) {
			*size = quotes[i].len;
			return true;
		}
	return false;
}

/* What stands in the first quotes, without the article. */
static tvx_str
quoted(tvx_str text)
{
	size_t begin = SIZE_MAX, size;

	for (size_t i = 0; i < text.len; i++) {
		if (!is_quote_at(text, i, &size))
			continue;
		if (begin != SIZE_MAX) {
			const tvx_str name = str_trim(str_slice(text, begin, i));

			return str_begins(name, TVX_STR("the "))
				       ? str_slice(name, 4, name.len)
				       : name;
		}
		begin = i + size;
		i += size - 1;
	}
	return TVX_STR("");
}

static void
read_clause(finder *in, const tvx_instrument *draft, uint32_t clause,
	    const bracket_index *brackets, terms *out)
{
	const tvx_str text = tvx_instrument_clause(draft, clause)->text;
	uint32_t from = 0;
	ranges found = { 0 };

	finder_words(in, LEXEME_TERM_DEFINES, text, (tvx_range){ 0, (uint32_t)text.len },
		     &found);
	for (size_t i = 0; i < found.count; i++) {
		term made = { .name = quoted(text_of(text, found.ptr[i])),
			      .clause = clause,
			      .where = { from, found.ptr[i].end },
			      .first = out->member_count };

		PUSH_ROOM(out->defining, out->defining_count, out->defining_room);
		out->defining[out->defining_count++] = (defining){ clause, found.ptr[i] };
		states_read(in, text, (tvx_range){ from, found.ptr[i].begin }, brackets,
			    clause, out);
		made.end = out->member_count;
		from = found.ptr[i].end;
		if (made.name.len == 0 || made.first == made.end ||
		    out->count >= TERMS_MOST)
			continue;
		PUSH_ROOM(out->ptr, out->count, out->room);
		out->ptr[out->count++] = made;
	}
	free(found.ptr);
}

void
terms_read(finder *in, const tvx_instrument *draft, const bracket_index *brackets,
	   terms *out)
{
	const uint32_t count = tvx_instrument_size(draft);

	for (uint32_t i = 0; i < count && in->status == TVX_OK; i++)
		read_clause(in, draft, i, brackets, out);
}

void
terms_release(terms *made)
{
	free(made->ptr);
	free(made->members);
	free(made->defining);
}

const term *
terms_find(const terms *in, tvx_str name)
{
	for (size_t i = 0; i < in->count; i++)
		if (str_equal_ascii_case(in->ptr[i].name, name))
			return &in->ptr[i];
	return NULL;
}

/* "all the Guarantor States" holds "Guarantor States"; so does "a Guarantor State". */
const term *
terms_named(const terms *in, tvx_str words)
{
	const term *best = NULL;

	for (size_t i = 0; i < in->count; i++) {
		const term *const found = &in->ptr[i];
		const size_t plural =
			found->name.len && found->name.ptr[found->name.len - 1] == 's';
		const tvx_str stem = str_slice(found->name, 0, found->name.len - plural);

		if (found->first == found->end || str_find(words, stem, 0) == SIZE_MAX)
			continue;
		if (!best || best->name.len < found->name.len)
			best = found;
	}
	return best;
}
