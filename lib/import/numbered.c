/* SPDX-License-Identifier: MIT */
#include "import/numbered.h"

#include "base/alloc.h"
#include "base/partition.h"
#include "base/str.h"
#include "import/enumerator.h"
#include "import/languages.h"
#include "import/place.h"
#include "import/spaces.h"
#include "import/title.h"

#include <stdlib.h>
#include <string.h>

/* A heading on the line of its number is no longer. */
#define CAPTION_LONGEST ((size_t)120)

/* Styles that head articles, the outer ones first. */
static const uint16_t styles[] = {
	STYLE(GLYPH_ROMAN_UPPER, ENCLOSURE_STOP, 0),
	STYLE(GLYPH_DIGIT, ENCLOSURE_STOP, 1),
	STYLE(GLYPH_DIGIT, ENCLOSURE_CLOSE, 1),
	STYLE(GLYPH_DIGIT, ENCLOSURE_NONE, 1),
};

typedef struct candidate {
	size_t block;
	meaning as;
	size_t length; /* bytes of the number */
	bool headed;   /* has a heading, and a text below it */
	bool stopped;  /* the text is on its line, behind a full stop */
} candidate;

/* Numbers of articles that one that was repealed leaves out. */
#define GAP 3

/* So many articles without the word, to one with it, that is of another text. */
#define STRAY 4

/* More of those with it, and nothing else is sought. */
#define STRAYS_MOST 10

/* Larger numbers are years. */
#define MOST_NUMBERS 1000

typedef struct candidates {
	candidate *items;
	size_t count, room;
	size_t last[MOST_NUMBERS]; /* of those headed, by number: 1 and up; 0 for none */
} candidates;

/* "1 Short title", "3A Exemptions": a number that nothing but white space sets off. */
static bool
read_bare(tvx_str text, enumerator *out)
{
	size_t at = 0;
	const uint32_t value = digits_read(text, &at);
	uint32_t suffix = 0;

	if (at == 0 || at > 3)
		return false;
	if (at + 1 < text.len && text.ptr[at] >= 'A' && text.ptr[at] <= 'Z')
		suffix = (uint32_t)(text.ptr[at++] - 'A' + 1);
	const size_t next = spaces_skip(text, at);

	if (next == at || !begins_upper(str_slice(text, next, text.len)))
		return false;
	out->count = 1;
	out->length = at;
	out->as[0] = (meaning){ styles[sizeof styles / sizeof *styles - 1], value, suffix };
	return true;
}

static bool
read_number(tvx_str text, uint16_t style, candidate *out)
{
	enumerator mark;

	if (!enumerator_read(text, &mark) && !read_bare(text, &mark))
		return false;
	for (uint32_t m = 0; m < mark.count; m++)
		if (mark.as[m].style == style) {
			out->as = mark.as[m];
			out->length = mark.length;
			return true;
		}
	return false;
}

/* "Source Code." is a heading too, if a text stands below it. */
static bool
is_caption(const block *this, tvx_str rest)
{
	if (rest.len == 0 || this->level > 0)
		return rest.len > 0;
	if (rest.ptr[rest.len - 1] == '.' && !all_capitals(rest))
		return heading_before_stop(rest) == rest.len;
	return rest.len <= CAPTION_LONGEST && looks_like_heading(rest) && is_verbless(rest);
}

/* A list of headings, or one of short items, has no text between them. */
static void
drop_lists(candidates *out, size_t end)
{
	memset(out->last, 0, sizeof out->last);
	for (size_t i = 0; i < out->count; i++) {
		candidate *const this = &out->items[i];
		const bool listed =
			this->block + 1 == end ||
			(i + 1 < out->count && this[1].block == this->block + 1 &&
			 meaning_continues(&this->as, &this[1].as));

		this->headed = this->stopped || (this->headed && !listed);
		if (this->headed && this->as.value < MOST_NUMBERS)
			out->last[this->as.value] = i + 1;
	}
}

static void
gather(candidates *out, const outline *of, const blocks *in, size_t end, uint16_t style)
{
	out->count = 0;
	for (size_t i = 0; i < end; i++) {
		const tvx_str text = in->items[i].text;
		candidate made = { .block = i };

		if (outline_lists(of, i) || !read_number(text, style, &made))
			continue;
		const tvx_str rest = spaces_trim(str_slice(text, made.length, text.len));

		const size_t stop = in->items[i].level > 0 ? 0 : heading_before_stop(rest);

		made.stopped = stop > 0 && stop < rest.len;
		made.headed = !made.stopped && is_caption(&in->items[i], rest);
		PUSH_ROOM(out->items, out->count, out->room);
		out->items[out->count++] = made;
	}
	drop_lists(out, end);
}

/* The numbers that count on, and how many of them have headings. */
typedef struct run {
	size_t *members; /* into the candidates */
	size_t count, room, headed;
	size_t kept; /* members up to the last that has a heading */
} run;

/* Is there a part or a chapter between two blocks?  Numbers may begin again below it. */
static bool
parted(const outline *of, size_t from, size_t to)
{
	size_t at = 0;

	PARTITION_POINT(at, of->count, of->heads[at].block <= from);
	return at < of->count && of->heads[at].block < to;
}

/* Do the numbers between two come no more?  Their articles were repealed. */
static bool
skips(const candidates *from, size_t last, size_t this)
{
	const uint32_t first = from->items[last].as.value + 1,
		       end = from->items[this].as.value;

	if (end <= first || end > first + GAP || end >= MOST_NUMBERS)
		return false;
	for (uint32_t value = first; value < end; value++)
		if (from->last[value] > this)
			return false;
	return true;
}

/*
 * A number with a heading counts on from the last such.  Those without one stand
 * between if they are needed to get there; else they number what is inside an
 * article.
 */
static bool
take(run *out, const candidates *from, size_t i, const outline *of)
{
	const candidate *const this = &from->items[i];
	const size_t before = out->kept == 0 ? i : out->members[out->kept - 1];
	const candidate *const last = out->kept == 0 ? NULL : &from->items[before];
	const bool begins = this->as.value <= 1 && this->as.suffix == 0 &&
			    (last == NULL || parted(of, last->block, this->block));
	const bool due = last != NULL &&
			 this->as.value == last->as.value + 1 + (out->count - out->kept);

	if (!this->headed)
		return due;
	if (begins || (last != NULL && meaning_continues(&last->as, &this->as)))
		out->count = out->kept;
	else if (!due && (last == NULL || !skips(from, before, i)))
		return false;
	else if (!due)
		out->count = out->kept;
	return true;
}

static void
find_run(run *out, const candidates *from, const outline *of)
{
	out->count = out->headed = out->kept = 0;
	for (size_t i = 0; i < from->count; i++) {
		if (!take(out, from, i, of))
			continue;
		PUSH_ROOM(out->members, out->count, out->room);
		out->members[out->count++] = i;
		if (from->items[i].headed) {
			out->kept = out->count;
			out->headed++;
		}
	}
}

static bool
is_good(const run *found)
{
	return found->headed >= 2 && found->headed * 3 >= found->count * 2;
}

static void
push(outline *out, size_t where, const heading *as)
{
	PUSH_ROOM(out->heads, out->count, out->room);
	out->heads[out->count++] = (head){ where, *as };
}

static void
push_run(outline *out, const blocks *in, const candidates *from, const run *found,
	 tvx_clause_kind kind)
{
	for (size_t i = 0; i < found->count; i++) {
		const candidate *const this = &from->items[found->members[i]];
		const heading as = { .kind = kind,
				     .numbered = true,
				     .number = { .length = this->length,
						 .value = this->as.value,
						 .suffix = this->as.suffix },
				     .num_end = this->length,
				     .rest = spaces_skip(in->items[this->block].text,
							 this->length),
				     .separated = true,
				     .titled = this->headed && !this->stopped,
				     .stopped = this->stopped };

		push(out, this->block, &as);
	}
}

/* Do paragraphs count on through the heads of a run?  Then it divides, as sections do. */
static bool
is_counted_through(const blocks *in, const candidates *from, const run *found, size_t end)
{
	size_t on = 0, anew = 0;

	for (size_t i = 1; i < found->count; i++) {
		const size_t next = from->items[found->members[i]].block + 1;
		candidate first;

		if (next < end &&
		    read_number(in->items[next].text, STYLE(GLYPH_DIGIT, ENCLOSURE_STOP, 1),
				&first)) {
			on += first.as.value > 1;
			anew += first.as.value == 1;
		}
	}
	return on > anew;
}

/* Runs of headed numbers up to 'end', more than 'least'; false if there is none. */
static bool
find_articles(outline *out, const blocks *in, size_t end, size_t least)
{
	candidates found = { 0 };
	run counted = { 0 };
	bool sections = false, any = false;

	for (size_t s = 0; s < sizeof styles / sizeof *styles && (!any || sections); s++) {
		gather(&found, out, in, end, styles[s]);
		find_run(&counted, &found, out);
		if (!is_good(&counted) || counted.headed <= least)
			continue;
		sections = s == 0 && is_counted_through(in, &found, &counted, end);
		push_run(out, in, &found, &counted,
			 sections ? TVX_CLAUSE_SECTION : TVX_CLAUSE_ARTICLE);
		outline_sort(out);
		any = true;
	}
	free(found.items);
	free(counted.members);
	return any;
}

/* Are these the words of a preamble, before the numbers? */
static bool
is_of_preamble(tvx_str text)
{
	return begins_with_phrase(text, PHRASE_RECITAL) > 0 ||
	       begins_with_phrase(text, PHRASE_PREAMBLE) > 0 ||
	       begins_with_phrase(text, PHRASE_ENACTING) > 0;
}

/* "Whereas:" numbers its recitals. */
static bool
announces_recitals(tvx_str text)
{
	return text.ptr[text.len - 1] == ':' &&
	       begins_with_phrase(text, PHRASE_ENACTING) == 0 &&
	       begins_with_phrase(text, PHRASE_RECITAL) > 0;
}

/* The block with which numbered paragraphs begin below a preamble; 'end' if none does. */
static size_t
find_body(const outline *of, const blocks *in, size_t end)
{
	bool preamble = false;

	for (size_t i = 0; i < end; i++) {
		const tvx_str text = in->items[i].text;
		candidate first;

		if (preamble && !outline_lists(of, i) &&
		    read_number(text, STYLE(GLYPH_DIGIT, ENCLOSURE_STOP, 1), &first) &&
		    first.as.value <= 1 && !announces_recitals(in->items[i - 1].text) &&
		    !is_of_preamble(spaces_trim(str_slice(text, first.length, text.len))))
			return i;
		preamble |= is_of_preamble(text);
	}
	return end;
}

/* Where the text ends and annexes or names begin. */
static size_t
end_of_text(const outline *of, const blocks *in)
{
	for (size_t h = 0; h < of->count; h++)
		if (of->heads[h].as.kind == TVX_CLAUSE_ANNEX ||
		    of->heads[h].as.kind == TVX_CLAUSE_SIGNATURES)
			return of->heads[h].block;
	return in->count;
}

void
numbered_find(outline *out, const blocks *in)
{
	const size_t end = end_of_text(out, in);
	const heading plain = { .kind = TVX_CLAUSE_PARAGRAPH };
	size_t sections = 0, articles = 0;

	for (size_t h = 0; h < out->count && out->heads[h].block < end; h++) {
		sections += out->heads[h].as.kind == TVX_CLAUSE_SECTION;
		articles += out->heads[h].as.kind == TVX_CLAUSE_ARTICLE ||
			    out->heads[h].as.kind == TVX_CLAUSE_POINT;
	}
	/*
	 * Two sections or more are articles themselves, unless more stand in them; what
	 * is called an article is one, unless it stands among far more without the word.
	 */
	if (articles > STRAYS_MOST ||
	    find_articles(out, in, end, sections + articles * STRAY) || sections > 1 ||
	    articles > 0)
		return;

	const size_t first = find_body(out, in, end);

	if (first < end) {
		push(out, first, &plain);
		outline_sort(out);
	}
}
