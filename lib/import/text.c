/* SPDX-License-Identifier: MIT */
/*
 * Plain text -> blocks.
 *
 * Two ways of writing are met: one paragraph a line, and paragraphs wrapped
 * at a column.  Which, is told by the line breaks that cannot end a
 * paragraph: a line that ends in a word and one after it that begins in
 * lower case.  Where they are frequent and no line is long, the text is
 * wrapped.
 *
 * In wrapped text an empty line ends a paragraph, and so does a line that
 * stops short: if the first word of the next line had fitted, the writer
 * broke there on purpose.  That is believed only of text whose certain soft
 * breaks keep the rule (a program filled the lines).  Elsewhere, and where
 * the last line of a paragraph is just full, a number or a heading after a
 * sentence's end begins a block.
 */
#include "import/blocks.h"

#include "base/alloc.h"
#include "base/str.h"
#include "import/enumerator.h"
#include "import/heading.h"
#include "import/languages.h"
#include "import/spaces.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* No one fills lines wider than this. */
#define WIDEST 130

/* Shorter lines are not continued in text that is one paragraph a line. */
#define JOIN_FROM 40

typedef struct line {
	size_t begin, end; /* trimmed; equal for an empty line */
	uint32_t number;
	uint16_t indent, columns, first; /* columns of the line and of its first word */
	bool open, lower;                /* ends in a word; begins in lower case */
	bool full_stop;                  /* ends as a sentence or an item does */
} line;

/* What the lines so far of the block, and the blocks before it, have told. */
typedef struct progress {
	size_t length;    /* columns of the block */
	bool titled;      /* the block began right under "Article 5" */
	meaning numbered; /* the last paragraph number */
	uint32_t article; /* the last number of an article */
} progress;

typedef struct page {
	tvx_str text;
	line *lines;
	size_t count, room;
	bool wrapped, exact;
	uint16_t width;
} page;

static uint16_t
columns_of(tvx_str text)
{
	size_t columns = 0;

	for (size_t i = 0; i < text.len; i++)
		columns += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
	return columns > UINT16_MAX ? UINT16_MAX : (uint16_t)columns;
}

static bool
is_wide(uint32_t c)
{
	return c >= 0x2E80 && c < 0xFFE0;
}

static bool
ends_open(tvx_str text)
{
	size_t at = text.len;
	const uint32_t c = utf8_previous(text, &at);

	return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : char_is_letter(c);
}

static bool
ends_stopped(tvx_str text)
{
	static const char *const ends[] = { "and", "or", "et",  "ou",  "und", "oder",
					    "и",   "та", "или", "або", "y",   "o" };
	size_t at = text.len;
	const uint32_t c = utf8_previous(text, &at);

	if (c < 0x80 ? strchr(".;:,!?)]\"", (int)c) != NULL
		     : c == 0x2014 || c == 0x2013 || c == 0x201D || c == 0xBB ||
			       (c >= 0x3001 && c <= 0x3002) || c == 0xFF1B || c == 0xFF1A ||
			       c == 0x61B)
		return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t length = strlen(ends[i]);

		if (text.len > length + 2 &&
		    memcmp(text.ptr + text.len - length, ends[i], length) == 0 &&
		    text.ptr[text.len - length - 1] == ' ')
			return strchr(";,", text.ptr[text.len - length - 2]) != NULL;
	}
	return false;
}

/* Begins in lower case, or in a script without cases; "a)" is a mark, not a word. */
static bool
begins_soft(tvx_str text)
{
	size_t at = 0;
	const uint32_t c = utf8_next(text, &at);
	const size_t stop = text.len < 6 ? text.len : 6;

	for (size_t i = 1; i < stop && text.ptr[i] != ' '; i++)
		if (text.ptr[i] == ')' || text.ptr[i] == '.')
			return false;
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return char_is_letter(c) && !letter_is_upper(c);
}

static void
measure(page *of, line *made)
{
	const tvx_str text = str_slice(of->text, made->begin, made->end);
	size_t first = 0;

	made->columns = (uint16_t)(columns_of(text) + made->indent);
	if (made->columns > WIDEST + 64)
		first = 0;
	else
		while (first < text.len && text.ptr[first] != ' ')
			first++;
	made->first = columns_of(str_slice(text, 0, first));
	made->open = ends_open(text);
	made->full_stop = ends_stopped(text);
	made->lower = begins_soft(text);
}

static void
add_line(page *of, size_t begin, size_t end, uint32_t number)
{
	PUSH_ROOM(of->lines, of->count, of->room);

	line *const made = &of->lines[of->count++];
	const tvx_str text = spaces_trim(str_slice(of->text, begin, end));
	size_t indent = 0;

	memset(made, 0, sizeof *made);
	made->number = number;
	made->begin = (size_t)(text.ptr - of->text.ptr);
	made->end = made->begin + text.len;
	for (; begin < made->begin; begin++)
		indent += of->text.ptr[begin] == '\t'
				  ? 8
				  : ((unsigned char)of->text.ptr[begin] & 0xC0) != 0x80;
	made->indent = indent > 1000 ? 1000 : (uint16_t)indent;
	if (text.len > 0)
		measure(of, made);
}

static void
cut_lines(page *of, uint32_t number)
{
	for (size_t at = 0; at < of->text.len; number++) {
		const char *const stop = memchr(of->text.ptr + at, '\n', of->text.len - at);
		const size_t end =
			stop == NULL ? of->text.len : (size_t)(stop - of->text.ptr);

		add_line(of, at, end, number);
		at = end + 1;
	}
}

static bool
is_empty(const line *this)
{
	return this->begin == this->end;
}

/* A break that cannot end a paragraph. */
static bool
is_soft(const line *this, const line *next)
{
	return this->open && next->lower;
}

static bool
fits(const page *of, const line *this, const line *next)
{
	return this->columns + 1 + next->first <= of->width;
}

/* "Annex 2-B." is how a sentence ends. */
static bool
ends_in_stop(const page *of, const line *this)
{
	return of->text.ptr[this->end - 1] == '.';
}

/* The column at which lines were filled: all but stray lines end before it. */
static uint16_t
find_width(const page *of)
{
	uint32_t histogram[WIDEST + 1] = { 0 }, lines = 0, over = 0;
	uint16_t width = WIDEST;

	for (size_t i = 0; i < of->count; i++)
		if (!is_empty(&of->lines[i])) {
			lines++;
			if (of->lines[i].columns <= WIDEST)
				histogram[of->lines[i].columns]++;
			else
				over++;
		}
	while (width > 0 && over + histogram[width] <= lines / 500)
		over += histogram[width--];
	return width;
}

static void
decide(page *of)
{
	size_t bytes = 0, wide = 0, breaks = 0, soft = 0, kept = 0;

	of->width = find_width(of);
	for (size_t i = 0; i < of->count; i++) {
		const line *const this = &of->lines[i];

		bytes += this->end - this->begin;
		if (this->columns > WIDEST)
			wide += this->end - this->begin;
		if (is_empty(this) || i + 1 == of->count || is_empty(this + 1))
			continue;
		breaks++;
		if (is_soft(this, this + 1)) {
			soft++;
			kept += !fits(of, this, this + 1);
		}
	}
	of->wrapped = wide * 10 < bytes && soft * 6 >= breaks && soft >= 3;
	of->exact = of->wrapped && kept * 100 >= soft * 97;
}

static tvx_str
text_of(const page *of, const line *this)
{
	return str_slice(of->text, this->begin, this->end);
}

/* Is the line a heading whole, such as "Article 5"? */
static bool
is_heading_alone(const page *of, const line *this)
{
	heading head;
	const tvx_str text = text_of(of, this);

	return heading_read(text, &head) && head.rest == text.len;
}

static bool
begins_block(const page *of, const line *next)
{
	const tvx_str text = text_of(of, next);
	enumerator mark;
	heading head;

	if (heading_read(text, &head))
		return head.rest == text.len || head.separated ||
		       (begins_upper(str_slice(text, head.rest, text.len)) &&
			text.ptr[head.rest] != '(');
	return enumerator_read(text, &mark);
}

/* Spaces are lost at a break: one word more might not have fitted after all. */
#define SLACK 6

static bool
breaks_early(const page *of, const line *this, const line *next)
{
	return fits(of, this, next) &&
	       (this->full_stop || begins_block(of, next) ||
		this->columns + 1 + next->first + SLACK <= of->width);
}

static bool
ends_in_reference(tvx_str text)
{
	static const char *const ends[] = {
		"and",     "or",       "to",      "paragraph",    "paragraphs",
		"Article", "Articles", "article", "articles",     "Annex",
		"Section", "Chapter",  "point",   "subparagraph", "subparagraphs",
		"clause",  "et",       "ou",      "paragraphe",   "und",
		"oder",    "Absatz",   "lid",     "пункт",        "пункта",
		"пунктом", "статьи",   "и",       "або",          "та"
	};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t length = strlen(ends[i]);

		if (text.len > length && text.ptr[text.len - length - 1] == ' ' &&
		    memcmp(text.ptr + text.len - length, ends[i], length) == 0)
			return true;
	}
	return false;
}

/*
 * Does the line begin with the number after that of the last numbered block?
 * "paragraphs 1 and" / "2. Each Party" does too, by chance.
 */
static bool
continues_numbers(const page *of, const line *this, const line *next,
		  const progress *so_far)
{
	const tvx_str text = text_of(of, next);
	enumerator mark;

	return enumerator_read(text, &mark) && mark.as[0].style == so_far->numbered.style &&
	       mark.as[0].value == so_far->numbered.value + 1 &&
	       (begins_lower(str_slice(text, mark.length, text.len)) ||
		!ends_in_reference(text_of(of, this)));
}

/* Lines ahead in which a list that begins must go on. */
#define LIST_AHEAD ((size_t)20)

/* "(a)" after a word begins a list if "(b)" begins a line soon. */
static bool
begins_list(const page *of, const line *this, const line *next)
{
	const line *const end = of->lines + of->count;
	enumerator mark, after;

	if (!enumerator_read(text_of(of, next), &mark) ||
	    ends_in_reference(text_of(of, this)))
		return false;
	const meaning first = mark.as[mark.count - 1];

	if (first.value != 1)
		return false;
	for (const line *at = next + 1; at < end && at < next + LIST_AHEAD; at++) {
		if (!enumerator_read(text_of(of, at), &after))
			continue;
		for (uint32_t m = 0; m < after.count; m++)
			if (after.as[m].style == first.style)
				return after.as[m].value == 2 && at[-1].full_stop;
	}
	return false;
}

static bool
is_next_article(const page *of, const line *next, const progress *so_far)
{
	heading head;

	return heading_read(text_of(of, next), &head) && head.kind == TVX_CLAUSE_ARTICLE &&
	       head.number.value == so_far->article + 1;
}

/* "1994." after a comma is a year; "(b)" is not. */
static bool
may_begin_after(const page *of, const line *this, const line *next)
{
	enumerator mark;

	return this->full_stop && (of->text.ptr[this->end - 1] != ',' ||
				   !(enumerator_read(text_of(of, next), &mark) &&
				     STYLE_GLYPH(mark.as[0].style) == GLYPH_DIGIT));
}

/* Does a block end after 'this'? */
static bool
ends_block(const page *of, const line *this, const line *next, const progress *so_far)
{
	if (is_empty(next))
		return true;
	const bool joins = is_soft(this, next) && so_far->length >= JOIN_FROM &&
			   so_far->length <= WIDEST && !is_heading_alone(of, this);

	if (!of->wrapped || (of->exact && breaks_early(of, this, next)))
		return !joins || begins_block(of, next);
	if (is_heading_alone(of, this) ||
	    (is_heading_alone(of, next) && !next->lower &&
	     (this->full_stop || !(of->exact || ends_in_stop(of, next)) ||
	      is_next_article(of, next, so_far))))
		return true;
	if (!begins_block(of, next))
		return false;
	return so_far->titled || may_begin_after(of, this, next) ||
	       continues_numbers(of, this, next, so_far) || begins_list(of, this, next);
}

/* The last line of the block that begins at 'first'. */
static size_t
last_of_block(const page *of, size_t first, progress *so_far)
{
	enumerator mark;
	heading head;
	size_t last = first;

	if (first > 0 && !is_empty(&of->lines[first - 1]))
		so_far->titled = is_heading_alone(of, &of->lines[first - 1]);
	else
		so_far->titled = false;
	so_far->length = of->lines[first].columns;
	if (enumerator_read(text_of(of, &of->lines[first]), &mark) &&
	    STYLE_GLYPH(mark.as[0].style) == GLYPH_DIGIT)
		so_far->numbered = mark.as[0];
	if (of->wrapped && heading_read(text_of(of, &of->lines[first]), &head) &&
	    head.kind == TVX_CLAUSE_ARTICLE)
		so_far->article = head.number.value;
	while (last + 1 < of->count &&
	       !ends_block(of, &of->lines[last], &of->lines[last + 1], so_far))
		so_far->length += of->lines[++last].columns;
	return last;
}

/* Lines of a script without spaces are joined without one. */
static tvx_str
join_wide(blocks *out, const page *of, size_t first, size_t last)
{
	const size_t size = of->lines[last].end - of->lines[first].begin;
	char *const joined = ARENA_NEW(&out->pool, char, size + 1);
	size_t len = 0;

	for (size_t i = first; i <= last; i++) {
		const tvx_str text = text_of(of, &of->lines[i]);
		size_t end = len, begin = 0;

		if (len > 0 && !(is_wide(utf8_previous((tvx_str){ joined, len }, &end)) &&
				 is_wide(utf8_next(text, &begin))))
			joined[len++] = '\n';
		memcpy(joined + len, text.ptr, text.len);
		len += text.len;
	}
	return (tvx_str){ joined, len };
}

static void
add_block(blocks *out, const page *of, size_t first, size_t last, size_t base)
{
	const line *const from = &of->lines[first], *const to = &of->lines[last];
	block *const made = blocks_push(out);

	made->text = str_slice(of->text, from->begin, to->end);
	made->source =
		(tvx_range){ (uint32_t)(base + from->begin), (uint32_t)(base + to->end) };
	made->line = from->number;
	made->indent = from->indent;
	for (size_t i = first; i < last; i++) {
		size_t at = of->lines[i].end;

		if (is_wide(utf8_previous(of->text, &at))) {
			made->text = join_wide(out, of, first, last);
			break;
		}
	}
}

/* Does indentation show the nesting?  Not in wrapped text, nor if it is rare. */
static bool
is_indented(const page *of)
{
	size_t seen = 0, deep = 0;
	uint64_t depths = 0;

	if (of->wrapped)
		return false;
	for (size_t i = 0; i < of->count; i++) {
		if (is_empty(&of->lines[i]))
			continue;
		seen++;
		deep += of->lines[i].indent > 0;
		if (of->lines[i].indent < 64)
			depths |= (uint64_t)1 << of->lines[i].indent;
	}
	return deep * 2 > seen && __builtin_popcountll(depths) >= 4;
}

void
text_read(blocks *out, tvx_str text, size_t base, uint32_t number)
{
	page of = { .text = text };
	progress so_far = { 0 };

	cut_lines(&of, number);
	decide(&of);
	out->indented = is_indented(&of);
	for (size_t i = 0; i < of.count; i++) {
		if (is_empty(&of.lines[i]))
			continue;
		const size_t last = last_of_block(&of, i, &so_far);

		add_block(out, &of, i, last, base);
		i = last;
	}
	free(of.lines);
}
