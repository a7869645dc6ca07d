/* SPDX-License-Identifier: MIT */
#include "import/place.h"

bool
style_counts_paragraphs(uint16_t style)
{
	const unsigned around = (unsigned)style >> 4 & 15;
	const glyph with = STYLE_GLYPH(style);

	return (with == GLYPH_DIGIT || with == GLYPH_DECIMAL || with == GLYPH_HAN) &&
	       around != ENCLOSURE_DEGREE;
}

/* "1." rather than "(1)": a paragraph wherever it stands first. */
bool
style_is_paragraph(uint16_t style)
{
	const unsigned around = (unsigned)style >> 4 & 15;

	return style_counts_paragraphs(style) &&
	       (around == ENCLOSURE_STOP || around == ENCLOSURE_SIGN);
}

bool
meaning_continues(const meaning *last, const meaning *next)
{
	const glyph with = STYLE_GLYPH(next->style);

	if (last->style != next->style)
		return false;
	if (with >= GLYPH_DASH)
		return true;
	if (with == GLYPH_CYRILLIC || with == GLYPH_ARABIC)
		return next->value > last->value && next->value <= last->value + 3;
	return next->value == last->value + 1 ||
	       (next->value == last->value && next->suffix > last->suffix);
}

static bool
find_continued(const body *of, const enumerator *mark, place *out)
{
	for (size_t depth = of->at->depth; depth > of->base; depth--)
		for (uint32_t m = 0; m < mark->count; m++)
			if (meaning_continues(&of->at->frames[depth - 1].as,
					      &mark->as[m])) {
				*out = (place){ mark->as[m], depth - 1 };
				return true;
			}
	return false;
}

const meaning *
enumerator_first(const enumerator *mark)
{
	const meaning *found = NULL;

	for (uint32_t m = 0; m < mark->count; m++)
		if (mark->as[m].value == 1 && mark->as[m].suffix == 0)
			found = &mark->as[m];
	return found;
}

/*
 * "(i)" after "(h)": the letter, unless "(ii)" comes before "(j)".
 */
static bool
opens_numerals(const body *of, const enumerator *mark, const place *letter)
{
	const meaning *const first = enumerator_first(mark);

	if (first == NULL || first->style == letter->as.style)
		return false;
	for (size_t i = of->next; i < of->end && i < of->next + AHEAD; i++) {
		enumerator after;

		if (!enumerator_read(of->at->in->items[i].text, &after))
			continue;
		for (uint32_t m = 0; m < after.count; m++) {
			if (meaning_continues(first, &after.as[m]))
				return true;
			if (meaning_continues(&letter->as, &after.as[m]))
				return false;
		}
	}
	return of->at->colon;
}

/*
 * "(i)" after "(g)", "(h)" having been left out: the letter, if "(j)" comes before
 * "(ii)", or neither does and nothing announced numerals.
 */
static bool
find_skipped(const body *of, const enumerator *mark, place *out)
{
	for (size_t depth = of->at->depth; depth > of->base; depth--) {
		const meaning *const last = &of->at->frames[depth - 1].as;

		for (uint32_t m = 0; m < mark->count; m++) {
			const glyph with = STYLE_GLYPH(mark->as[m].style);

			if ((with != GLYPH_LOWER && with != GLYPH_UPPER) ||
			    mark->as[m].style != last->style ||
			    mark->as[m].value <= last->value + 1 ||
			    mark->as[m].value > last->value + 3)
				continue;
			*out = (place){ mark->as[m], depth - 1 };
			return !opens_numerals(of, mark, out);
		}
	}
	return false;
}

static bool
find_same_style(const body *of, const enumerator *mark, place *out)
{
	for (size_t depth = of->at->depth; depth > of->base; depth--)
		for (uint32_t m = 0; m < mark->count; m++)
			if (of->at->frames[depth - 1].as.style == mark->as[m].style) {
				*out = (place){ mark->as[m], depth - 1 };
				return true;
			}
	return false;
}

/* The frame of the numbered paragraph that is open, or NULL. */
const frame *
body_paragraph(const body *of)
{
	const frame *const found = &of->at->frames[of->base];

	return of->at->depth > of->base && found->as.style != 0 &&
			       (found->kind == TVX_CLAUSE_PARAGRAPH ||
				found->kind == TVX_CLAUSE_RECITAL)
		       ? found
		       : NULL;
}

/* Where a new list begins: below what announces it, or at the article for "1.". */
static size_t
depth_of_list(const body *of, const meaning *first)
{
	const frame *const top = reader_top(of->at);

	/* "Whereas:" announces the recitals, not a list in a recital. */
	if (of->recitals && style_counts_paragraphs(first->style) &&
	    body_paragraph(of) == NULL)
		return of->base;
	if (of->at->colon || top->waiting)
		return of->at->depth;
	if (style_is_paragraph(first->style) && (of->at->finished || top->as.style == 0))
		return of->base;
	return of->at->depth;
}

place
place_find(const body *of, const enumerator *mark)
{
	const meaning *const first = enumerator_first(mark);
	const frame *const top = reader_top(of->at);
	place found = { mark->as[0], of->at->depth };

	if (find_continued(of, mark, &found)) {
		if (opens_numerals(of, mark, &found))
			return (place){ *first, of->at->depth };
		return found;
	}
	if (STYLE_GLYPH(mark->as[0].style) == GLYPH_DECIMAL &&
	    find_same_style(of, mark, &found))
		return found;
	if (mark->count > 1 && find_skipped(of, mark, &found))
		return found;
	if (first != NULL) {
		/* The same list begins again, and nothing announced a list in it. */
		if (top->as.style == first->style && !of->at->colon)
			return (place){ *first, of->at->depth - 1 };
		return (place){ *first, depth_of_list(of, first) };
	}
	if (find_same_style(of, mark, &found))
		return found;
	found.depth = depth_of_list(of, &found.as);
	return found;
}

/* The list of Markdown that the item goes on with, whatever stands open in it. */
static bool
find_list(const body *of, const enumerator *mark, const block *this, place *out)
{
	for (size_t depth = of->at->depth; depth > of->base; depth--) {
		const frame *const last = &of->at->frames[depth - 1];

		if (last->list != this->list)
			continue;
		for (uint32_t m = 0; m < mark->count; m++)
			if (meaning_continues(&last->as, &mark->as[m])) {
				*out = (place){ mark->as[m], depth - 1 };
				return true;
			}
	}
	return false;
}

/*
 * By indentation, or the nesting of Markdown lists, where that is shown.
 * Unnumbered paragraphs in between are closed with the rest.
 */
place
place_find_indented(const body *of, const enumerator *mark, const block *this)
{
	const frame *const top = reader_top(of->at);
	place found = { mark->as[0], of->at->depth };
	bool continued = false;

	if (this->list > 0 && find_list(of, mark, this, &found))
		return found;
	for (size_t depth = of->at->depth; depth > of->base; depth--) {
		const frame *const last = &of->at->frames[depth - 1];
		const bool inner = this->list > 0
					   ? last->list < this->list && last->list > 0
					   : last->indent < this->indent;
		bool next = false;

		if (last->as.style == 0)
			continue;
		for (uint32_t m = 0; m < mark->count && !next; m++)
			if (meaning_continues(&last->as, &mark->as[m])) {
				found.as = mark->as[m];
				next = true;
			}
		if (inner || (this->list > 0 && last->list == 0 && !next))
			break;
		continued |= next;
		found.depth = depth - 1;
	}
	if (!continued && enumerator_first(mark) != NULL)
		found.as = *enumerator_first(mark);
	if (found.depth == of->at->depth && top->as.style == 0 && !of->at->colon &&
	    found.depth > of->base)
		found.depth = of->base;
	return found;
}
