/* SPDX-License-Identifier: MIT */
#include "instrument/made.h"

#include "base/str.h"
#include "instrument/numbers.h"
#include "text/utf8.h"

#include <travaux/limits.h>

#include <string.h>

/* Where the citation goes; what does not fit is dropped, whole characters at a time. */
typedef struct citation {
	char *buffer;
	size_t len, size;
} citation;

static void
put(citation *to, tvx_str text)
{
	size_t at = 0, next = 0;

	while (at < text.len) {
		utf8_next(text, &next);
		if (to->len + (next - at) + 1 > to->size) {
			to->size = to->len + 1; /* nothing after the gap either */
			return;
		}
		memcpy(to->buffer + to->len, text.ptr + at, next - at);
		to->len += next - at;
		at = next;
	}
}

/* What stands between a number and its heading is of neither: "Article 2 –". */
static const tvx_str stops[] = {
	{ ".", 1 }, { ":", 1 }, { ")", 1 }, { "-", 1 }, { "–", 3 }, { "—", 3 },
};

static tvx_str
without_end(tvx_str text, tvx_str end)
{
	const size_t rest = text.len > end.len ? text.len - end.len : 0;

	return str_equal(str_slice(text, rest, text.len), end) ? str_slice(text, 0, rest)
							       : text;
}

static tvx_str
trim_num(tvx_str num)
{
	size_t length;

	num = str_trim(num);
	do {
		length = num.len;
		for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
			num = str_trim(without_end(num, stops[i]));
	} while (num.len < length);
	return num;
}

static bool
has_label(tvx_str num)
{
	size_t at = 0;
	uint32_t c;

	if (num.len == 0)
		return false;
	c = utf8_next(num, &at);
	/* "第一条", "§5": signs that name the unit, and stand close to the number. */
	if (c == 0x7B2C || c == 0xA7)
		return true;
	return !char_is_digit(c) && (at < num.len ? c != '(' : false) &&
	       memchr(num.ptr, ' ', num.len) != NULL;
}

/* "ARTICLE  5" shouts, and stretches; it is cited as "Article 5". */
static void
put_label(citation *to, tvx_str num)
{
	bool label = true, spaced = false;

	for (size_t at = 0, next = 0; at < num.len; at = next) {
		const uint32_t c = utf8_next(num, &next);
		const char lower = (char)(c | 0x20);
		const bool space = char_is_space(c), again = space && spaced;

		spaced = space;
		if (c == ' ')
			label = false;
		if (again)
			continue;
		if (space)
			put(to, TVX_STR(" "));
		else if (label && at > 0 && c >= 'A' && c <= 'Z')
			put(to, (tvx_str){ &lower, 1 });
		else
			put(to, str_slice(num, at, next));
	}
}

static void
put_kind(citation *to, tvx_clause_kind kind)
{
	const tvx_str name = tvx_clause_kind_name(kind);
	const char first = (char)(name.ptr[0] & ~0x20);

	put(to, (tvx_str){ &first, 1 });
	put(to, str_slice(name, 1, name.len));
}

/* "Article 5", "Annex 1", "Chapter 2": in the draft's own words if it has any. */
static void
put_unit(citation *to, const tvx_clause *clause)
{
	const tvx_str num = trim_num(clause->num);
	const tvx_str number = number_in_eid(clause->eid);

	if (has_label(num)) {
		put_label(to, num);
		return;
	}
	put_kind(to, clause->kind);
	if (num.len || number.len) {
		put(to, TVX_STR(" "));
		put(to, number.len ? number : num);
	}
}

/* "(2)" in an article; elsewhere in words: ", row 3", ", recital 2". */
static void
put_item(citation *to, const tvx_clause *clause, const tvx_clause *parent)
{
	const tvx_str number = number_in_eid(clause->eid);
	const bool apart = parent->kind != TVX_CLAUSE_ARTICLE &&
			   parent->kind != TVX_CLAUSE_PARAGRAPH &&
			   parent->kind != TVX_CLAUSE_SUBPARAGRAPH &&
			   parent->kind != TVX_CLAUSE_POINT;
	const bool row = parent->kind == TVX_CLAUSE_ANNEX && clause->num.len == 0;

	if (!apart) {
		put(to, TVX_STR("("));
		put(to, number);
		put(to, TVX_STR(")"));
		return;
	}
	if (to->len)
		put(to, TVX_STR(", "));
	put(to, row ? TVX_STR("row") : tvx_clause_kind_name(clause->kind));
	put(to, TVX_STR(" "));
	put(to, number);
}

static void
put_step(citation *to, const tvx_clause *clause, const tvx_clause *parent)
{
	switch (clause->kind) {
	case TVX_CLAUSE_ROOT:
		return;
	case TVX_CLAUSE_RECITAL:
	case TVX_CLAUSE_PARAGRAPH:
	case TVX_CLAUSE_SUBPARAGRAPH:
	case TVX_CLAUSE_POINT:
		put_item(to, clause, parent);
		return;
	case TVX_CLAUSE_PREAMBLE:
	case TVX_CLAUSE_TAIL:
	case TVX_CLAUSE_SIGNATURES:
		put(to, to->len ? TVX_STR(", ") : TVX_STR(""));
		put(to, tvx_clause_kind_name(clause->kind));
		return;
	case TVX_CLAUSE_BOOK:
	case TVX_CLAUSE_PART:
	case TVX_CLAUSE_TITLE:
	case TVX_CLAUSE_CHAPTER:
	case TVX_CLAUSE_SECTION:
	case TVX_CLAUSE_SUBSECTION:
	case TVX_CLAUSE_ARTICLE:
	case TVX_CLAUSE_ANNEX:
		put(to, to->len ? TVX_STR(", ") : TVX_STR(""));
		put_unit(to, clause);
		return;
	case TVX_CLAUSE_KIND_COUNT:
		return;
	}
}

/*
 * An article is cited without its chapter, as its number means the same
 * alone; unless the number recurs, and the eId had to name the chapter too.
 */
static bool
stands_alone(const tvx_clause *clause, const tvx_clause *below)
{
	return below != NULL && below->kind == TVX_CLAUSE_ARTICLE &&
	       clause->kind != TVX_CLAUSE_ANNEX &&
	       !(clause->eid.len && str_begins(below->eid, clause->eid) &&
		 str_begins(str_slice(below->eid, clause->eid.len, below->eid.len),
			    TVX_STR("__")));
}

size_t
tvx_instrument_cite(const tvx_instrument *instrument, uint32_t index, char *out,
		    size_t size)
{
	citation to = { out, 0, size };
	uint32_t chain[TVX_LIMIT_DEPTH + 1];
	size_t count = 0;
	const tvx_clause *below = NULL;

	if (size == 0)
		return 0;
	for (uint32_t i = index; i != TVX_NO_CLAUSE; i = instrument->clauses[i].parent) {
		const tvx_clause *const clause = &instrument->clauses[i];

		if (stands_alone(clause, below))
			continue;
		below = below && below->kind == TVX_CLAUSE_ARTICLE ? below : clause;
		chain[count++] = i;
	}
	if (index == 0)
		put(&to, TVX_STR("title"));
	for (size_t i = count; i-- > 0;) {
		const tvx_clause *const clause = &instrument->clauses[chain[i]];

		put_step(&to, clause,
			 clause->parent == TVX_NO_CLAUSE
				 ? clause
				 : &instrument->clauses[clause->parent]);
	}
	out[to.len] = '\0';
	return to.len;
}
