/* SPDX-License-Identifier: MIT */
/*
 * A clause by its name.  An eId or a wId is looked up; anything else is read
 * as steps, "Annex 1 art. 2 (a)" as annex 1, article 2, any a, and each step
 * is sought under the clause that the one before it found.
 */
#include "instrument/made.h"

#include "base/str.h"
#include "instrument/numbers.h"
#include "text/utf8.h"

#define STEPS_MOST 16
#define ANY_KIND   TVX_CLAUSE_KIND_COUNT

typedef struct step {
	tvx_clause_kind kind;
	tvx_str number; /* may be empty: "preamble" */
} step;

typedef struct alias {
	tvx_str word; /* case folded */
	tvx_clause_kind kind;
} alias;

#define ALIAS(word, id)                                                                    \
	{                                                                                  \
		{ (word), sizeof(word) - 1 }, TVX_CLAUSE_##id                              \
	}

/* Beside the names and the prefixes of the kinds, which are words too. */
static const alias aliases[] = {
	ALIAS("sec", ARTICLE),          ALIAS("rule", ARTICLE),
	ALIAS("\u00a7", ARTICLE),       ALIAS("articles", ARTICLE),
	ALIAS("статья", ARTICLE),       ALIAS("ст", ARTICLE),
	ALIAS("стаття", ARTICLE),       ALIAS("art\u00edculo", ARTICLE),
	ALIAS("artikel", ARTICLE),      ALIAS("المادة", ARTICLE),
	ALIAS("artigo", ARTICLE),       ALIAS("articolo", ARTICLE),
	ALIAS("clause", ARTICLE),       ALIAS("principle", ARTICLE),
	ALIAS("par", PARAGRAPH),        ALIAS("row", PARAGRAPH),
	ALIAS("paragraphe", PARAGRAPH), ALIAS("пункт", PARAGRAPH),
	ALIAS("п", PARAGRAPH),          ALIAS("subparagraph", SUBPARAGRAPH),
	ALIAS("letter", POINT),         ALIAS("ch", CHAPTER),
	ALIAS("chapitre", CHAPTER),     ALIAS("глава", CHAPTER),
	ALIAS("розділ", CHAPTER),       ALIAS("kapitel", CHAPTER),
	ALIAS("partie", PART),          ALIAS("часть", PART),
	ALIAS("частина", PART),         ALIAS("teil", PART),
	ALIAS("раздел", SECTION),       ALIAS("abschnitt", SECTION),
	ALIAS("annexe", ANNEX),         ALIAS("anexo", ANNEX),
	ALIAS("anhang", ANNEX),         ALIAS("приложение", ANNEX),
	ALIAS("додаток", ANNEX),        ALIAS("appendix", ANNEX),
	ALIAS("schedule", ANNEX),       ALIAS("pr\u00e9ambule", PREAMBLE),
	ALIAS("преамбула", PREAMBLE),   ALIAS("pr\u00e4ambel", PREAMBLE),
	ALIAS("titre", TITLE),          ALIAS("livre", BOOK),
	ALIAS("rec", RECITAL),
};

static tvx_clause_kind
kind_named(tvx_str folded)
{
	for (int kind = 0; kind < TVX_CLAUSE_KIND_COUNT; kind++)
		if (folded.len &&
		    (str_equal(folded, tvx_clause_kind_name((tvx_clause_kind)kind)) ||
		     str_equal(folded, tvx_clause_kind_prefix((tvx_clause_kind)kind))))
			return (tvx_clause_kind)kind;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (str_equal(folded, aliases[i].word))
			return aliases[i].kind;
	return ANY_KIND;
}

static bool
separates(uint32_t c)
{
	return c == '(' || c == ')' || c == ',' || c == ';' || c == ':' || c == '_' ||
	       c == '[' || c == ']' || c == '/' || char_is_space(c);
}

/* The next run of characters that do not separate; a "§" stands alone. */
static tvx_str
next_part(tvx_str name, size_t *at)
{
	size_t from = *at, next;

	for (next = from; from < name.len && separates(utf8_next(name, &next)); from = next)
		;
	*at = from;
	for (next = from; *at < name.len; *at = next) {
		const uint32_t c = utf8_next(name, &next);

		if (separates(c) || (c == 0xa7 && *at > from))
			break;
		if (c == 0xa7) {
			*at = next;
			break;
		}
	}
	return str_slice(name, from, *at);
}

static tvx_str
without_point(tvx_str part)
{
	while (part.len > 1 && part.ptr[part.len - 1] == '.')
		part.len--;
	return part;
}

static bool
is_number_suffix(tvx_str part)
{
	return str_equal_ascii_case(part, TVX_STR("bis")) ||
	       str_equal_ascii_case(part, TVX_STR("ter")) ||
	       str_equal_ascii_case(part, TVX_STR("quater"));
}

static tvx_clause_kind
kind_of_part(tvx_str part)
{
	buffer folded = { 0 };
	tvx_clause_kind kind;

	text_casefold(part, &folded);
	kind = kind_named(buffer_str(&folded));
	buffer_release(&folded);
	return kind;
}

/* "TWO" as "2", "6" and "bis" as "6bis". */
static tvx_str
number_of_part(tvx_str before, tvx_str part, arena *pool)
{
	const uint32_t value = number_word_value(part);

	if (before.len)
		return arena_format(pool, "%.*s%.*s", (int)before.len, before.ptr,
				    (int)part.len, part.ptr);
	return value ? arena_format(pool, "%u", (unsigned)value) : part;
}

/* What Chinese counts, behind the number: "第五条". */
static const struct {
	tvx_str sign;
	tvx_clause_kind kind;
} counted[] = {
	{ { "条", 3 }, TVX_CLAUSE_ARTICLE },   { { "條", 3 }, TVX_CLAUSE_ARTICLE },
	{ { "章", 3 }, TVX_CLAUSE_CHAPTER },   { { "节", 3 }, TVX_CLAUSE_SECTION },
	{ { "節", 3 }, TVX_CLAUSE_SECTION },   { { "编", 3 }, TVX_CLAUSE_BOOK },
	{ { "款", 3 }, TVX_CLAUSE_PARAGRAPH }, { { "部分", 6 }, TVX_CLAUSE_PART },
};

static bool
read_counted(tvx_str part, step *out, arena *pool)
{
	buffer number = { 0 };
	bool read = false;

	for (size_t i = 0; i < sizeof counted / sizeof *counted && !read; i++) {
		if (!str_begins(part, TVX_STR("第")) ||
		    str_find(part, counted[i].sign, 0) == SIZE_MAX)
			continue;
		read = number_of(counted[i].kind, part, &number);
		*out = (step){ counted[i].kind, arena_str(pool, buffer_str(&number)) };
	}
	buffer_release(&number);
	return read;
}

/* What stands between a number and its heading is no step: "Article 2 –". */
static bool
is_dash(tvx_str part)
{
	return str_equal(part, TVX_STR("–")) || str_equal(part, TVX_STR("—")) ||
	       str_equal(part, TVX_STR("-"));
}

/* Reads at most STEPS_MOST; numbers borrow from 'name' or from the arena. */
static size_t
read_steps(tvx_str name, step *steps, arena *pool)
{
	size_t count = 0, at = 0;
	bool waiting = false; /* a kind stands without its number */

	while (count < STEPS_MOST) {
		const tvx_str part = without_point(next_part(name, &at));
		const tvx_clause_kind kind = kind_of_part(part);
		step *const last = count ? &steps[count - 1] : NULL;
		const bool suffix = !waiting && last != NULL && is_number_suffix(part);

		if (part.len == 0)
			break;
		if (is_dash(part))
			continue;
		if (read_counted(part, &steps[count], pool))
			count++;
		else if (kind != ANY_KIND)
			steps[count++] = (step){ kind, TVX_STR("") };
		else if (waiting || suffix)
			last->number = number_of_part(last->number, part, pool);
		else
			steps[count++] =
				(step){ last ? ANY_KIND : TVX_CLAUSE_ARTICLE, part };
		waiting = kind != ANY_KIND;
	}
	return count;
}

/* The first in reading order, where any kind will do. */
static uint32_t
find_kinds(const tvx_instrument *made, uint32_t under, const step *wanted, bool child)
{
	uint32_t first = TVX_NO_CLAUSE;

	if (wanted->kind != ANY_KIND)
		return index_find(&made->index, made->clauses, under, wanted->kind,
				  wanted->number, child);
	for (int kind = 0; kind < TVX_CLAUSE_KIND_COUNT; kind++) {
		const uint32_t found =
			index_find(&made->index, made->clauses, under,
				   (tvx_clause_kind)kind, wanted->number, child);

		first = found < first ? found : first;
	}
	return first;
}

/* Children first, so that "5(1)" is not a "1" deeper in article 5. */
static uint32_t
find_under(const tvx_instrument *made, uint32_t under, const step *wanted)
{
	const uint32_t child = find_kinds(made, under, wanted, true);

	return child != TVX_NO_CLAUSE ? child : find_kinds(made, under, wanted, false);
}

static uint32_t
find_by_steps(const tvx_instrument *made, const step *steps, size_t count)
{
	uint32_t clause = 0;

	for (size_t i = 0; i < count && clause != TVX_NO_CLAUSE; i++)
		clause = find_under(made, clause, &steps[i]);
	return count > 0 ? clause : TVX_NO_CLAUSE;
}

/*
 * "5" is an article where there is one; a communiqué has points instead, and
 * those stand right under the root.
 */
static uint32_t
find_by_points(const tvx_instrument *made, step *steps, size_t count)
{
	uint32_t clause;

	if (count == 0 || steps[0].kind != TVX_CLAUSE_ARTICLE)
		return TVX_NO_CLAUSE;
	steps[0].kind = TVX_CLAUSE_POINT;
	clause = find_by_steps(made, steps, 1);
	if (clause == TVX_NO_CLAUSE || made->clauses[clause].depth != 1)
		return TVX_NO_CLAUSE;
	return find_by_steps(made, steps, count);
}

/* "Clause 2.2", which the draft itself prints before a paragraph of Clause 2. */
static uint32_t
find_by_decimals(const tvx_instrument *made, const step *steps, size_t count)
{
	step first;

	if (count == 0 || steps[0].kind != TVX_CLAUSE_ARTICLE ||
	    str_find(steps[0].number, TVX_STR("."), 0) == SIZE_MAX)
		return TVX_NO_CLAUSE;
	first = (step){ TVX_CLAUSE_PARAGRAPH, steps[0].number };

	uint32_t clause = find_under(made, 0, &first);

	for (size_t i = 1; i < count && clause != TVX_NO_CLAUSE; i++)
		clause = find_under(made, clause, &steps[i]);
	return clause;
}

static uint32_t
find_said(const tvx_instrument *made, tvx_str name, arena *pool)
{
	step steps[STEPS_MOST];
	const size_t count = read_steps(name, steps, pool);
	uint32_t clause = find_by_steps(made, steps, count);

	if (clause == TVX_NO_CLAUSE)
		clause = find_by_decimals(made, steps, count);
	return clause != TVX_NO_CLAUSE ? clause : find_by_points(made, steps, count);
}

/* "5.1" is a number of its own where a draft has it, and else 5(1). */
static tvx_str
without_stops(tvx_str name, arena *pool)
{
	char *const copy = ARENA_NEW(pool, char, name.len);

	for (size_t i = 0; i < name.len; i++)
		copy[i] = (char)(name.ptr[i] == '.' ? ' ' : name.ptr[i]);
	return (tvx_str){ copy, name.len };
}

uint32_t
tvx_instrument_find(const tvx_instrument *instrument, tvx_str name)
{
	const name_entry *entry = names_find(&instrument->eids, name);
	arena pool = { 0 };
	uint32_t clause;

	if (entry == NULL)
		entry = names_find(&instrument->wids, name);
	if (entry != NULL)
		return entry->clause;
	if (utf8_valid_prefix(name) != name.len)
		return TVX_NO_CLAUSE;
	clause = find_said(instrument, name, &pool);
	if (clause == TVX_NO_CLAUSE && str_find(name, TVX_STR("."), 0) != SIZE_MAX)
		clause = find_said(instrument, without_stops(name, &pool), &pool);
	arena_release(&pool);
	return clause;
}
