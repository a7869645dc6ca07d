/* SPDX-License-Identifier: MIT */
/*
 * Plain text -> blocks.
 *
 * In wrapped text an empty line ends a paragraph, and so does a line that
 * stops short: if the first word of the next line had fitted, the writer
 * broke there on purpose.  That is believed only of text whose certain soft
 * breaks keep the rule (a program filled the lines).  Elsewhere, and where
 * the last line of a paragraph is just full, a number or a heading after a
 * sentence's end begins a block.
 *
 * What looks like a number may be the middle of a sentence that was broken
 * there: "of paragraph" / "(b) and ...", "Articles 10.6, 10.7 and" / "10.10
 * shall apply".  So where nothing but the column made the line end, a number
 * after a comma or a word begins a block only if it is in sequence: it follows
 * the last one of its style, or the next one of its style follows it.  Where a
 * program filled the lines, that is asked after a full stop as well: "(1)" in a
 * paragraph that goes on with "; (2)" is no more a block there than within a line.
 */
#include "import/blocks.h"

#include "base/str.h"
#include "import/enumerator.h"
#include "import/heading.h"
#include "import/languages.h"
#include "import/lines.h"
#include "import/place.h"
#include "import/runon.h"
#include "import/spaces.h"
#include "import/title.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Shorter lines are not continued in text that is one paragraph a line. */
#define JOIN_FROM 40

/* Styles of numbers that one article mixes: "1." "(a)" "(i)" "(A)" "1.1" and so on. */
#define MOST_STYLES 8

/* What the lines so far of the block, and the blocks before it, have told. */
typedef struct progress {
	size_t length;             /* columns of the block */
	size_t lines;              /* of the block */
	bool titled;               /* the block began right under "Article 5" */
	meaning numbered;          /* the last paragraph number */
	uint32_t article;          /* the last number of an article */
	meaning last[MOST_STYLES]; /* the last number of each style in this article */
	uint32_t styles;
} progress;

static bool
is_wide(uint32_t c)
{
	return c >= 0x2E80 && c < 0xFFE0;
}

/* "Annex 2-B." is how a sentence ends. */
static bool
ends_in_stop(const page *of, const line *this)
{
	return of->text.ptr[this->end - 1] == '.';
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
	return line_has_room(of, this, next) &&
	       (this->full_stop || begins_block(of, next) ||
		this->columns + 1 + next->first + SLACK <= of->width);
}

static bool
ends_in_word(tvx_str text, const char *word)
{
	const size_t length = strlen(word);

	return text.len > length && text.ptr[text.len - length - 1] == ' ' &&
	       memcmp(text.ptr + text.len - length, word, length) == 0;
}

/* Ends in a word after which a number is that of another clause. */
static bool
ends_in_mention(tvx_str text)
{
	static const char *const ends[] = { "paragraph",     "paragraphs", "Article",
					    "Articles",      "article",    "articles",
					    "Annex",         "Section",    "Chapter",
					    "point",         "points",     "subparagraph",
					    "subparagraphs", "clause",     "paragraphe",
					    "Absatz",        "lid",        "пункт",
					    "пункта",        "пунктом",    "статьи" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends_in_word(text, ends[i]))
			return true;
	return false;
}

/* The same, or in "and": "paragraphs (a) and" / "(b)". */
static bool
ends_in_reference(tvx_str text)
{
	static const char *const ends[] = { "and", "or",   "to", "et",  "ou",
					    "und", "oder", "и",  "або", "та" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends_in_word(text, ends[i]))
			return true;
	return ends_in_mention(text);
}

/* Lines ahead in which a list that begins in mid-sentence must go on. */
#define LIST_AHEAD ((size_t)20)
/* The same after a sentence: points may be long. */
#define POINT_AHEAD ((size_t)200)

/*
 * The line within 'ahead' lines that begins with a number of this style; NULL if
 * none does.  "(i)" under "(a)" is a numeral, unless a letter is due there.
 */
static const line *
next_of_style(const page *of, const line *from, size_t ahead, const meaning *mark,
	      meaning *found)
{
	const line *const end = of->lines + of->count;
	enumerator after;

	for (const line *at = from + 1; at < end && at < from + ahead; at++) {
		if (line_is_empty(at) || !enumerator_read(text_of(of, at), &after))
			continue;
		for (uint32_t m = 0; m < after.count; m++)
			if (after.as[m].style == mark->style &&
			    (after.count == 1 || after.as[m].value <= mark->value + 1)) {
				*found = after.as[m];
				return at;
			}
	}
	return NULL;
}

/* Is the next number of this style, in the lines ahead, the one after 'mark'? */
static bool
has_next(const page *of, const line *next, const meaning *mark, size_t ahead)
{
	meaning after;
	const line *const at = next_of_style(of, next, ahead, mark, &after);

	return at != NULL && after.value == mark->value + 1 && at[-1].full_stop;
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
		!ends_in_reference(text_of(of, this)) ||
		has_next(of, next, &mark.as[0], POINT_AHEAD));
}

/* "(a)" after a word begins a list if "(b)" begins a line soon. */
static bool
begins_list(const page *of, const line *this, const line *next)
{
	enumerator mark;

	return enumerator_read(text_of(of, next), &mark) &&
	       !ends_in_mention(text_of(of, this)) && mark.as[mark.count - 1].value == 1 &&
	       has_next(of, next, &mark.as[mark.count - 1], LIST_AHEAD);
}

static bool
continues_any(const progress *so_far, const meaning *mark)
{
	for (uint32_t i = 0; i < so_far->styles; i++)
		if (meaning_continues(&so_far->last[i], mark))
			return true;
	return false;
}

/* Is it the number after the last of its style, or before the next? */
static bool
is_in_sequence(const page *of, const line *next, const enumerator *mark,
	       const progress *so_far)
{
	for (uint32_t m = 0; m < mark->count; m++)
		if (continues_any(so_far, &mark->as[m]))
			return true;
	return has_next(of, next, &mark->as[mark->count - 1], LIST_AHEAD);
}

/* Is the same number the next of its style?  One of the two is within a sentence. */
static bool
comes_again(const page *of, const line *next, const meaning *mark)
{
	meaning after;

	return next_of_style(of, next, POINT_AHEAD, mark, &after) != NULL &&
	       after.value == mark->value && after.suffix == mark->suffix;
}

/* Does an item of this number stand within the lines? */
static bool
runs_on(const page *of, const line *from, const line *to, uint16_t style, uint32_t value)
{
	const tvx_str text = str_slice(of->text, from->begin, to->end);
	enumerator mark;

	for (size_t at = runon_find(text, 0, &mark); at < text.len;
	     at = runon_find(text, at + mark.length, &mark))
		for (uint32_t m = 0; m < mark.count; m++)
			if (mark.as[m].style == style && mark.as[m].value == value)
				return true;
	return false;
}

/* Lines of one list in one paragraph. */
#define RUN_ON_LINES ((size_t)40)

/* The last of the lines from 'from' on that surely begin no block. */
static const line *
last_within(const page *of, const line *from)
{
	const line *const end = of->lines + of->count;
	const line *last = from;
	enumerator mark;

	while (last + 1 < end && last < from + RUN_ON_LINES && !line_is_empty(last + 1) &&
	       !enumerator_read(text_of(of, last + 1), &mark))
		last++;
	return last;
}

/*
 * May the number begin a block where only the column ended the line?  One that
 * goes on with a list does, unless it is still to come; one that begins a list
 * does if the list goes on.  Any other does not if the number before it or after
 * it stands within the lines: then so does this one.
 */
static bool
has_its_place(const page *of, const line *next, const progress *so_far)
{
	const size_t back = so_far->lines < RUN_ON_LINES ? so_far->lines : RUN_ON_LINES;
	enumerator mark;

	if (!of->exact || !enumerator_read(text_of(of, next), &mark) ||
	    STYLE_GLYPH(mark.as[0].style) >= GLYPH_DASH)
		return true;
	for (uint32_t m = 0; m < mark.count; m++)
		if (continues_any(so_far, &mark.as[m]) ||
		    meaning_continues(&so_far->numbered, &mark.as[m]))
			return mark.count > 1 || !comes_again(of, next, &mark.as[m]);
	for (uint32_t m = 0; m < mark.count; m++)
		if (has_next(of, next, &mark.as[m], POINT_AHEAD))
			return true;
	for (uint32_t m = 0; m < mark.count; m++)
		if (runs_on(of, next - back, next - 1, mark.as[m].style,
			    mark.as[m].value - 1) ||
		    runs_on(of, next, last_within(of, next), mark.as[m].style,
			    mark.as[m].value + 1))
			return false;
	return true;
}

static bool
is_next_article(const page *of, const line *next, const progress *so_far)
{
	heading head;

	return heading_read(text_of(of, next), &head) && head.kind == TVX_CLAUSE_ARTICLE &&
	       head.number.value == so_far->article + 1;
}

/* Ends in a comma, in one and an "and", or in what a sentence goes on after. */
static bool
ends_in_comma(const page *of, const line *this)
{
	const tvx_str text = text_of(of, this);
	size_t at = text.len;
	uint32_t c = utf8_previous(text, &at);

	if (this->open) {
		while (at > 0 && text.ptr[at] != ' ')
			at--;
		c = at > 0 ? (unsigned char)text.ptr[at - 1] : ' ';
	}
	return c == ',' || c == ')' || c == 0x3001;
}

/* "(b)" alone on its line, and the next one begins with a number too: a mention. */
static bool
stands_alone(const page *of, const line *next)
{
	const bool last = next + 1 == of->lines + of->count;
	const tvx_str text = text_of(of, next);
	enumerator mark;

	return enumerator_read(text, &mark) &&
	       (mark.length == text.len || (mark.length + 1 == text.len &&
					    strchr(".;", text.ptr[mark.length]) != NULL)) &&
	       (last || line_is_empty(next + 1) || begins_block(of, next + 1));
}

/*
 * Does a number or a heading, after a line that ends as a sentence or an item
 * does, begin a block?  After a comma it does in sequence: "1994." is a year,
 * "10.10 (Environment)" an article that is spoken of.
 */
static bool
may_begin_after(const page *of, const line *this, const line *next, const progress *so_far)
{
	enumerator mark;

	if (!this->full_stop)
		return false;
	return !ends_in_comma(of, this) || !enumerator_read(text_of(of, next), &mark) ||
	       STYLE_GLYPH(mark.as[0].style) >= GLYPH_DASH ||
	       is_in_sequence(of, next, &mark, so_far);
}

/* "1. Definitions", far from the margin, and a line that begins as a text does. */
static bool
is_numbered_heading(const page *of, const line *this, const line *next)
{
	const tvx_str text = text_of(of, this);
	enumerator mark;

	if (this->columns * 2 > of->width || this->full_stop || next->lower ||
	    !begins_upper(text_of(of, next)) || !enumerator_read(text, &mark) ||
	    STYLE_GLYPH(mark.as[0].style) != GLYPH_DIGIT)
		return false;
	const tvx_str rest = spaces_trim(str_slice(text, mark.length, text.len));

	return looks_like_heading(rest) && is_verbless(rest);
}

/* Does a block end after 'this'? */
static bool
ends_block(const page *of, const line *this, const line *next, const progress *so_far)
{
	if (line_is_empty(next))
		return true;
	const bool joins = line_breaks_softly(this, next) && so_far->length >= JOIN_FROM &&
			   so_far->length <= WIDEST && !is_heading_alone(of, this);

	if (!of->wrapped || (of->exact && breaks_early(of, this, next)))
		return !joins || begins_block(of, next);
	if ((so_far->lines == 1 && is_heading_alone(of, this)) ||
	    (is_heading_alone(of, next) && !next->lower &&
	     (this->full_stop || !(of->exact || ends_in_stop(of, next)) ||
	      (is_next_article(of, next, so_far) &&
	       !(this->open && ends_in_stop(of, next))))))
		return true;
	if (so_far->lines == 1 && is_numbered_heading(of, this, next))
		return true;
	if (!begins_block(of, next) || stands_alone(of, next))
		return false;
	return so_far->titled || ((may_begin_after(of, this, next, so_far) ||
				   continues_numbers(of, this, next, so_far) ||
				   begins_list(of, this, next)) &&
				  has_its_place(of, next, so_far));
}

static void
remember(progress *so_far, const meaning *mark)
{
	uint32_t i = 0;

	while (i < so_far->styles && so_far->last[i].style != mark->style)
		i++;
	if (i == MOST_STYLES)
		return;
	so_far->last[i] = *mark;
	so_far->styles += i == so_far->styles;
}

/*
 * Keeps what the marks at the beginning of a block count: "1. (a) text".  Of
 * several meanings those that go on with a list or begin one: "(i)" after
 * "(h)" may be either.
 */
static void
remember_marks(const page *of, const line *first, progress *so_far)
{
	tvx_str text = text_of(of, first);
	enumerator mark;

	for (int depth = 0; depth < 4 && enumerator_read(text, &mark); depth++) {
		for (uint32_t m = 0; m < mark.count; m++)
			if (mark.count == 1 || mark.as[m].value == 1 ||
			    continues_any(so_far, &mark.as[m]))
				remember(so_far, &mark.as[m]);
		text = spaces_trim(str_slice(text, mark.length, text.len));
	}
}

/* The last line of the block that begins at 'first'. */
static size_t
last_of_block(const page *of, size_t first, progress *so_far)
{
	enumerator mark;
	heading head;
	size_t last = first;

	if (first > 0 && !line_is_empty(&of->lines[first - 1]))
		so_far->titled = is_heading_alone(of, &of->lines[first - 1]);
	else
		so_far->titled = false;
	so_far->length = of->lines[first].columns;
	so_far->lines = 1;
	if (enumerator_read(text_of(of, &of->lines[first]), &mark) &&
	    STYLE_GLYPH(mark.as[0].style) == GLYPH_DIGIT)
		so_far->numbered = mark.as[0];
	if (of->wrapped && heading_read(text_of(of, &of->lines[first]), &head) &&
	    head.kind == TVX_CLAUSE_ARTICLE) {
		so_far->article = head.number.value;
		so_far->styles = 0;
	} else if (of->wrapped)
		remember_marks(of, &of->lines[first], so_far);
	while (last + 1 < of->count &&
	       !ends_block(of, &of->lines[last], &of->lines[last + 1], so_far)) {
		so_far->length += of->lines[++last].columns;
		so_far->lines++;
	}
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
		if (line_is_empty(&of->lines[i]))
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
	page of = page_of(text, number);
	progress so_far = { 0 };

	out->indented = is_indented(&of);
	for (size_t i = 0; i < of.count; i++) {
		if (line_is_empty(&of.lines[i]))
			continue;
		const size_t last = last_of_block(&of, i, &so_far);

		add_block(out, &of, i, last, base);
		i = last;
	}
	free(of.lines);
}
