/* SPDX-License-Identifier: MIT */
/*
 * The text of one article (annex, chapter, whole document without articles):
 * paragraphs, points and tails, by the stack of open enumerators.
 */
#include "import/place.h"

#include "base/str.h"
#include "import/languages.h"
#include "import/runon.h"
#include "import/spaces.h"
#include "import/title.h"

#include <string.h>

/* Deeper lists are read as siblings: nobody nests so, and each level is searched. */
#define LEVELS ((size_t)60)

/* "days means calendar days": a definition in lower case, not a tail. */
static bool
is_definition(tvx_str text)
{
	const tvx_str front = str_slice(text, 0, 120);

	return str_find(front, TVX_STR(" means "), 0) != SIZE_MAX ||
	       str_find(front, TVX_STR(" means:"), 0) != SIZE_MAX ||
	       str_find(front, TVX_STR(" includes "), 0) != SIZE_MAX;
}

/*
 * Blocks that are neither numbered nor the end of a list, before the first
 * numbered paragraph.  Several are paragraphs without a number each; one is
 * the article's own text.
 */
static size_t
count_plain(const blocks *in, const block *opening, size_t first, size_t end)
{
	size_t count = 0;
	bool listed = false, waiting = false;

	for (size_t i = first; opening != NULL || i < end;) {
		const block *const this = opening != NULL ? opening : &in->items[i++];
		enumerator mark;

		opening = NULL;
		if (enumerator_read(this->text, &mark)) {
			if (style_is_paragraph(mark.as[0].style))
				break;
			listed = true;
			waiting = mark.length == this->text.len;
		} else if (waiting) {
			waiting = false;
		} else if (!listed || !begins_lower(this->text) ||
			   is_definition(this->text)) {
			count++;
		}
		if (count > 1)
			break;
	}
	return count;
}

static tvx_clause_kind
kind_of(const body *of, const meaning *as)
{
	const frame *const parent = reader_top(of->at);

	if (of->at->depth > of->base)
		return parent->kind == TVX_CLAUSE_PARAGRAPH &&
				       STYLE_GLYPH(as->style) == GLYPH_DECIMAL
			       ? TVX_CLAUSE_SUBPARAGRAPH
			       : TVX_CLAUSE_POINT;
	if (of->recitals)
		return TVX_CLAUSE_RECITAL;
	if (style_is_paragraph(as->style) ||
	    (style_counts_paragraphs(as->style) && !parent->chapeau))
		return TVX_CLAUSE_PARAGRAPH;
	return TVX_CLAUSE_POINT;
}

static tvx_str
after_mark(tvx_str text, size_t length)
{
	const tvx_str rest = spaces_trim(str_slice(text, length, text.len));

	return rest;
}

static void
open_mark(body *of, const block *this, tvx_str text, const enumerator *mark,
	  const place *where)
{
	size_t depth = where->depth;

	if (depth - of->base > LEVELS)
		depth = of->base + LEVELS;
	reader_close_to(of->at, depth);

	const tvx_str num = str_slice(text, 0, mark->length);
	frame *const made = reader_open(of->at, kind_of(of, &where->as), num,
					(tvx_str){ "", 0 }, reader_place(this, num));

	made->as = where->as;
	made->indent = this->indent;
	made->list = this->list;
	made->waiting = true;
}

/* The marks that a block begins with: "1. (a) (i) text". */
typedef struct chain {
	enumerator marks[4];
	const meaning *firsts[4]; /* from the second on: each begins a list */
	size_t count;
} chain;

static void
read_chain(tvx_str text, const enumerator *mark, chain *out)
{
	out->marks[0] = *mark;
	out->count = 1;
	while (out->count < 4) {
		enumerator *const next = &out->marks[out->count];

		text = after_mark(text, out->marks[out->count - 1].length);
		if (!enumerator_read(text, next))
			return;
		out->firsts[out->count] = enumerator_first(next);
		if (out->firsts[out->count] == NULL ||
		    STYLE_GLYPH(out->firsts[out->count]->style) >= GLYPH_DASH)
			return;
		out->count++;
	}
}

/*
 * A list that begins on the line of its paragraph is one only if a later
 * block continues it; else "a)" is how the words begin.
 */
static size_t
length_of_chain(const body *of, const chain *marks)
{
	for (size_t i = of->next; i < of->end && i < of->next + AHEAD; i++) {
		enumerator after;

		if (!enumerator_read(of->at->in->items[i].text, &after))
			continue;
		for (size_t c = marks->count; c-- > 0;)
			for (uint32_t m = 0; m < after.count; m++)
				if (c > 0 ? meaning_continues(marks->firsts[c],
							      &after.as[m])
					  : meaning_continues(&marks->marks[0].as[0],
							      &after.as[m]))
					return c + 1;
	}
	return 1;
}

/* "(a) In general" over deeper text, in a code: the heading of the point. */
static bool
heads_deeper(const body *of, const block *this, tvx_str text)
{
	return of->at->in->indented && of->next < of->end &&
	       of->at->in->items[of->next].indent > this->indent &&
	       looks_like_heading(text);
}

/* Is the number still to come, in this list?  Then "(c)" here is a mention. */
static bool
comes_later(const body *of, const meaning *as)
{
	for (size_t i = of->next; i < of->end && i < of->next + AHEAD; i++) {
		enumerator after;

		if (!enumerator_read(of->at->in->items[i].text, &after))
			continue;
		for (uint32_t m = 0; m < after.count; m++)
			if (after.as[m].style == as->style &&
			    (after.count == 1 || after.as[m].value == as->value ||
			     after.as[m].value == 1))
				return after.as[m].value == as->value;
	}
	return false;
}

/* Does the mark go on with a list that is open? */
static bool
goes_on_counting(const body *of, const enumerator *mark)
{
	for (size_t depth = of->at->depth; depth > of->base; depth--)
		for (uint32_t m = 0; m < mark->count; m++)
			if (meaning_continues(&of->at->frames[depth - 1].as, &mark->as[m]))
				return !comes_later(of, &mark->as[m]);
	return false;
}

/*
 * Where in the words of a point the next one begins: on a line of its own in the
 * same block, for Markdown ends lines, not paragraphs; or anywhere, if the text lost
 * its line breaks.  The length if none does.
 */
static size_t
next_point(const body *of, tvx_str text)
{
	enumerator mark;

	for (size_t at = runon_find(text, 0, &mark); at < text.len;
	     at = runon_find(text, at + mark.length, &mark))
		if ((of->at->runs_on || text.ptr[at - 1] == '\n') &&
		    goes_on_counting(of, &mark))
			return at;
	return text.len;
}

/* A numbered block; "1. (a) text" opens two levels.  Gives what is left of it. */
static tvx_str
read_numbered(body *of, const block *this, const enumerator *mark)
{
	tvx_str text = this->text;
	const bool shown =
		(of->at->in->indented && of->at->depth > of->base) || this->list > 0;
	place where = shown ? place_find_indented(of, mark, this) : place_find(of, mark);
	chain marks;

	read_chain(text, mark, &marks);
	if (marks.count > 1)
		marks.count = length_of_chain(of, &marks);
	for (size_t c = 0; c < marks.count; c++) {
		if (c > 0)
			where = (place){ *marks.firsts[c], of->at->depth };
		open_mark(of, this, text, &marks.marks[c], &where);
		text = after_mark(text, marks.marks[c].length);
	}
	const tvx_str words = str_slice(text, 0, next_point(of, text));
	const tvx_str rest = str_slice(text, words.len, text.len);

	if (words.len == 0)
		return rest;
	text = spaces_trim(words);
	if (heads_deeper(of, this, text))
		reader_head(of->at, text, reader_place(this, text));
	else
		reader_put(of->at, text, reader_place(this, text));
	return rest;
}

/* The points of a numbered block, each as if it were one. */
static void
read_points(body *of, const block *this, enumerator mark)
{
	block part = *this;
	bool numbered = true;

	while (numbered) {
		part.text = read_numbered(of, &part, &mark);
		part.source = reader_place(this, part.text);
		numbered = enumerator_read(part.text, &mark);
	}
	if (part.text.len > 0)
		reader_put(of->at, part.text, part.source);
}

static void
open_plain(body *of, tvx_clause_kind kind, const block *this)
{
	frame *const made = reader_open(of->at, kind, (tvx_str){ "", 0 },
					(tvx_str){ "", 0 }, this->source);

	made->indent = this->indent;
	reader_put(of->at, this->text, this->source);
}

/* "but amounts paid ...": words that end what stood before the list. */
static void
read_tail(body *of, const block *this)
{
	if (reader_top(of->at)->kind == TVX_CLAUSE_POINT && !of->at->colon)
		reader_close_to(of->at, of->at->depth - 1);
	reader_put(of->at, this->text, this->source);
}

/* Does the block go on with what stands open, rather than begin a paragraph? */
static bool
goes_on(const body *of, const block *this)
{
	if (of->at->depth == of->base || !begins_lower(this->text))
		return false;
	if (of->recitals && reader_top(of->at)->kind != TVX_CLAUSE_POINT)
		return of->at->open && begins_with_phrase(this->text, PHRASE_RECITAL) == 0;
	if (reader_top(of->at)->kind != TVX_CLAUSE_POINT)
		return of->at->open || of->at->comma;
	return !of->at->finished && !is_definition(this->text);
}

static void
close_indented(body *of, const block *this)
{
	while (of->at->depth > of->base && reader_top(of->at)->as.style != 0 &&
	       reader_top(of->at)->indent >= this->indent)
		reader_close_to(of->at, of->at->depth - 1);
}

static void
read_plain(body *of, const block *this)
{
	const bool indented = of->at->in->indented;

	if (reader_top(of->at)->waiting) {
		reader_put(of->at, this->text, this->source);
		return;
	}
	if (indented) {
		const size_t depth = of->at->depth;

		close_indented(of, this);
		if (of->at->depth < depth && of->at->depth > of->base) {
			reader_put(of->at, this->text, this->source);
			return;
		}
	}
	if (goes_on(of, this)) {
		read_tail(of, this);
		return;
	}
	if (body_paragraph(of) != NULL) {
		reader_close_to(of->at, of->base + 1);
		open_plain(of, TVX_CLAUSE_SUBPARAGRAPH, this);
		return;
	}
	reader_close_to(of->at, of->base);
	if (of->paragraphs)
		open_plain(of, of->recitals ? TVX_CLAUSE_RECITAL : TVX_CLAUSE_PARAGRAPH,
			   this);
	else
		reader_put(of->at, this->text, this->source);
}

static void
read_block(body *of, const block *this)
{
	enumerator mark;

	if (enumerator_read(this->text, &mark) &&
	    !(this->row && STYLE_GLYPH(mark.as[0].style) >= GLYPH_DASH))
		read_points(of, this, mark);
	else
		read_plain(of, this);
}

void
body_read(reader *at, const block *opening, size_t first, size_t end)
{
	body of = { .at = at, .base = at->depth, .next = first, .end = end };

	at->colon = at->finished = false;
	of.paragraphs = count_plain(at->in, opening, first, end) > 1;
	if (opening != NULL)
		read_block(&of, opening);
	while (of.next < end) {
		const block *const this = &at->in->items[of.next++];

		read_block(&of, this);
	}
	reader_close_to(at, of.base);
}

/*
 * "Recalling ..., Stressing ...": where the next recital begins in a preamble
 * that runs on; the length if it does not.
 */
static size_t
next_recital(tvx_str text)
{
	for (size_t at = 1; at < text.len; at++) {
		if (text.ptr[at] != ',' && text.ptr[at] != ';')
			continue;
		size_t from = at + 1;

		while (from < text.len && strchr(" \n\r\t", text.ptr[from]) != NULL)
			from++;
		const tvx_str rest = str_slice(text, from, text.len);
		const bool caseless = rest.len > 0 && (unsigned char)rest.ptr[0] >= 0xD0;

		if ((begins_upper(rest) || caseless) &&
		    (begins_with_phrase(rest, PHRASE_RECITAL) > 0 ||
		     begins_with_phrase(rest, PHRASE_ENACTING) > 0))
			return from;
	}
	return text.len;
}

static bool
announces(tvx_str text)
{
	static const char *const ends[] = { ",", ":", "，", "：", "،" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t length = strlen(ends[i]);

		if (text.len >= length &&
		    memcmp(text.ptr + text.len - length, ends[i], length) == 0)
			return true;
	}
	return false;
}

static void
read_recital(body *of, const block *this)
{
	const bool last = of->next == of->end;
	frame *const owner = &of->at->frames[of->base - 1];

	if (begins_with_phrase(this->text, PHRASE_ENACTING) > 0 ||
	    (last && of->at->depth > of->base &&
	     this->text.ptr[this->text.len - 1] == ':')) {
		reader_close_to(of->at, of->base);
		reader_put(of->at, this->text, this->source);
	} else if (!owner->parents && !owner->texts && this->text.len < 400 &&
		   announces(this->text) &&
		   begins_with_phrase(this->text, PHRASE_RECITAL) == 0) {
		reader_put(of->at, this->text, this->source);
	} else {
		read_plain(of, this);
	}
}

/* A plain block of a preamble, cut into its recitals if it runs on. */
static void
read_recitals(body *of, const block *this)
{
	block part = *this;
	tvx_str rest = this->text;

	if ((rest.len < 400 && begins_with_phrase(rest, PHRASE_PARTIES) == 0) ||
	    body_paragraph(of) != NULL) {
		read_recital(of, this);
		return;
	}
	while (rest.len > 0) {
		const size_t length = next_recital(rest);

		part.text = spaces_trim(str_slice(rest, 0, length));
		part.source = reader_place(this, part.text);
		rest = str_slice(rest, length, rest.len);
		read_recital(of, &part);
	}
}

void
preamble_read(reader *at, const block *opening, size_t first, size_t end)
{
	body of = { .at = at,
		    .base = at->depth,
		    .next = first,
		    .end = end,
		    .paragraphs = true,
		    .recitals = true };

	at->colon = at->finished = false;
	if (opening != NULL)
		read_recitals(&of, opening);
	while (of.next < end) {
		const block *const this = &at->in->items[of.next++];
		enumerator mark;

		if (enumerator_read(this->text, &mark))
			read_points(&of, this, mark);
		else
			read_recitals(&of, this);
	}
	reader_close_to(at, of.base);
}
