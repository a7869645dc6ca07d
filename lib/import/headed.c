/* SPDX-License-Identifier: MIT */
#include "import/headed.h"

#include "base/alloc.h"
#include "base/str.h"
#include "import/enumerator.h"
#include "import/languages.h"

#define LEVELS 8

/* What is known where the walk over the blocks has come to. */
typedef struct walk {
	size_t next;     /* the head that comes next */
	uint8_t article; /* level of the last article; 0 for none */
	bool annexed;
} walk;

static bool
is_heading(const outline *of, const blocks *in, size_t i)
{
	return !outline_lists(of, i) && in->items[i].level > 0 &&
	       in->items[i].level < LEVELS;
}

/* "CHAPTER II" and its title on the next line, which is a heading too. */
static bool
is_title_of(const outline *of, const blocks *in, const walk *at, size_t i)
{
	const head *const above = at->next > 0 ? &of->heads[at->next - 1] : NULL;

	return above != NULL && above->block + 1 == i && is_heading(of, in, above->block) &&
	       above->as.rest == in->items[above->block].text.len;
}

/* Steps onto the block; true if it is a head already. */
static bool
step(walk *at, const outline *of, const blocks *in, size_t i)
{
	if (at->next == of->count || of->heads[at->next].block != i)
		return false;

	const head *const this = &of->heads[at->next++];

	at->annexed |= this->as.kind == TVX_CLAUSE_ANNEX;
	if (this->as.kind == TVX_CLAUSE_ARTICLE)
		at->article = in->items[i].level;
	return true;
}

static void
push(outline *out, size_t where, tvx_clause_kind kind)
{
	const heading as = { .kind = kind, .titled = true };

	PUSH_ROOM(out->heads, out->count, out->room);
	out->heads[out->count++] = (head){ where, as };
}

/*
 * The level of headings that head articles: the highest that has two with a text
 * below, the title of the document left out.  0 if there is none.
 */
static uint8_t
level_of_articles(const outline *of, const blocks *in)
{
	size_t with_text[LEVELS] = { 0 };
	walk at = { 0 };
	bool titled = false;

	for (size_t i = 0; i + 1 < in->count && !at.annexed; i++) {
		if (step(&at, of, in, i) || !is_heading(of, in, i) ||
		    is_title_of(of, in, &at, i))
			continue;
		if (titled && in->items[i + 1].level == 0)
			with_text[in->items[i].level]++;
		titled = true;
	}
	for (uint8_t level = 1; level < LEVELS; level++)
		if (with_text[level] >= 2)
			return level;
	return 0;
}

static void
find_articles(outline *out, const blocks *in)
{
	const uint8_t level = level_of_articles(out, in);
	const size_t known = out->count;
	walk at = { 0 };
	bool titled = false;

	if (level == 0)
		return;
	for (size_t i = 0; i < in->count && !at.annexed; i++) {
		const outline seen = { .heads = out->heads, .count = known };

		if (step(&at, &seen, in, i) || !is_heading(out, in, i) ||
		    is_title_of(&seen, in, &at, i))
			continue;
		if (titled && in->items[i].level <= level)
			push(out, i,
			     in->items[i].level == level ? TVX_CLAUSE_ARTICLE
							 : TVX_CLAUSE_SECTION);
		titled = true;
	}
}

/* "Ordinary revision procedure" over paragraph 2: the article goes on below it. */
static bool
goes_on_below(const blocks *in, size_t i)
{
	enumerator mark;

	return i + 1 < in->count && enumerator_read(in->items[i + 1].text, &mark) &&
	       STYLE_GLYPH(mark.as[0].style) == GLYPH_DIGIT && mark.as[0].value > 1;
}

/* "Protocol", which elsewhere needs a number. */
static tvx_clause_kind
kind_of(tvx_str text)
{
	const structure_word *const word =
		structure_word_of(str_slice(text, 0, leading_letters(text)));

	return word != NULL && word->kind == TVX_CLAUSE_ANNEX ? TVX_CLAUSE_ANNEX
							      : TVX_CLAUSE_ARTICLE;
}

/* Headings no lower than that of the article above, which end it. */
static void
find_others(outline *out, const blocks *in)
{
	const size_t known = out->count;
	walk at = { 0 };

	for (size_t i = 0; i < in->count && !at.annexed; i++) {
		const outline seen = { .heads = out->heads, .count = known };

		if (step(&at, &seen, in, i) || !is_heading(out, in, i) || at.article == 0 ||
		    in->items[i].level > at.article || is_title_of(&seen, in, &at, i) ||
		    goes_on_below(in, i))
			continue;
		push(out, i, kind_of(in->items[i].text));
	}
}

void
headed_find(outline *out, const blocks *in)
{
	bool articles = false, paragraphs = false, headings = false;

	for (size_t i = 0; i < in->count && !headings; i++)
		headings = in->items[i].level > 0;
	if (!headings)
		return;
	for (size_t h = 0; h < out->count; h++) {
		articles |= out->heads[h].as.kind == TVX_CLAUSE_ARTICLE;
		paragraphs |= out->heads[h].as.kind == TVX_CLAUSE_PARAGRAPH ||
			      out->heads[h].as.kind == TVX_CLAUSE_POINT;
	}
	if (articles)
		find_others(out, in);
	else if (!paragraphs)
		find_articles(out, in);
	outline_sort(out);
}
