/* SPDX-License-Identifier: MIT */
/*
 * Markdown -> blocks, by md4c's callbacks.
 *
 * The words come as slices of the source, so that places are known; marks of
 * emphasis, links and headings fall away.  Numbers of lists are taken as
 * they were typed, from the source: a renderer counts them anew, a treaty
 * does not.  A row of a table is a block, its cells set apart by " | ".
 * Struck words keep their marks: they say that these words are gone.
 *
 * What md4c hands out no words of is a mark, or a passage that a page would
 * not show: the address of a link, a definition that nothing refers to, a
 * cell too many.  A draft could hide in it, so it is put beside the blocks.
 */
#include "import/blocks.h"
#include "import/enumerator.h"
#include "import/heading.h"
#include "import/spaces.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"

#include <md4c.h>
#include <string.h>

#ifdef TVX_LATE
#include "md4c_late.h"
#endif

typedef struct converter {
	blocks *out;
	tvx_str source;
	size_t base;
	uint32_t line; /* of counted */
	size_t counted;
	buffer text;
	size_t begin, end; /* of the words gathered, in the source */
	size_t last, told; /* where the last words handed out began and ended */
	bool gathered;
	uint8_t level, list;
	bool mark_due;   /* the words gathered next are the first of a list item */
	bool marked;     /* the words gathered begin with a typed mark */
	bool strike_due; /* the words gathered next are struck */
	size_t cells;
	bool row; /* within a row of a table */
} converter;

static uint32_t
line_at(converter *of, size_t at)
{
	for (; of->counted < at; of->counted++)
		of->line += of->source.ptr[of->counted] == '\n';
	return of->line;
}

/* The number or bullet typed before the words at 'at', back to the line's begin. */
static tvx_str
typed_mark(const converter *of, size_t at)
{
	size_t end = at, begin;

	while (end > 0 &&
	       (of->source.ptr[end - 1] == ' ' || of->source.ptr[end - 1] == '\t' ||
		strchr("*_![`~", of->source.ptr[end - 1]) != NULL))
		end--;
	begin = end;
	while (begin > 0 && (unsigned char)of->source.ptr[begin - 1] > ' ')
		begin--;
	return str_slice(of->source, begin, end);
}

static bool
is_bullet(tvx_str mark)
{
	return mark.len == 1 && strchr("-+*", mark.ptr[0]) != NULL;
}

static bool
is_number(tvx_str mark)
{
	if (mark.len < 2 || strchr(".)", mark.ptr[mark.len - 1]) == NULL)
		return false;
	for (size_t i = 0; i + 1 < mark.len; i++)
		if (mark.ptr[i] < '0' || mark.ptr[i] > '9')
			return false;
	return true;
}

static void
push_block(converter *of, tvx_str text)
{
	block *const made = blocks_push(of->out);

	made->text = arena_str(&of->out->pool, text);
	made->source = (tvx_range){ (uint32_t)(of->base + of->begin),
				    (uint32_t)(of->base + of->end) };
	made->line = line_at(of, of->begin);
	made->level = of->level;
	made->list = of->marked ? of->list : 0;
	made->row = of->row;
}

static bool
is_heading_alone(tvx_str line)
{
	heading as;

	return heading_read(line, &as) && as.rest == line.len;
}

/*
 * Does a clause end with the line?  Who writes laws in Markdown often leaves out the
 * empty line between two: a heading ends there, and so does a sentence or an item
 * before a heading or a number.  'titled' is the line below a heading; in a list the
 * numbers are Markdown's.
 */
static bool
ends_clause(tvx_str line, tvx_str next, bool titled, bool listed)
{
	enumerator mark;

	if (line.len == 0 || next.len == 0)
		return false;
	if (is_heading_alone(line))
		return true;
	if (!titled && strchr(".;:", line.ptr[line.len - 1]) == NULL)
		return false;
	return is_heading_alone(next) || (!listed && enumerator_read(next, &mark));
}

/* Length of the first clause of the lines. */
static size_t
clause_length(tvx_str text, bool titled, bool listed)
{
	size_t begin = 0;

	for (size_t stop = str_find(text, TVX_STR("\n"), 0); stop != SIZE_MAX;
	     stop = str_find(text, TVX_STR("\n"), begin)) {
		const size_t end = str_find(text, TVX_STR("\n"), stop + 1);
		const tvx_str line = spaces_trim(str_slice(text, begin, stop));
		const tvx_str next = spaces_trim(
			str_slice(text, stop + 1, end == SIZE_MAX ? text.len : end));

		if (ends_clause(line, next, titled && begin == 0, listed))
			return stop;
		begin = stop + 1;
	}
	return text.len;
}

static void
flush(converter *of)
{
	tvx_str text = spaces_trim(buffer_str(&of->text));
	bool titled = false;

	while (text.len > 0) {
		const size_t length =
			of->level > 0 ? text.len : clause_length(text, titled, of->marked);
		const tvx_str first = spaces_trim(str_slice(text, 0, length));

		push_block(of, first);
		titled = is_heading_alone(first);
		text = spaces_trim(str_slice(text, length, text.len));
	}
	buffer_clear(&of->text);
	of->marked = false;
	of->gathered = false;
}

static void
put_mark(converter *of, size_t at)
{
	const tvx_str mark = typed_mark(of, at);

	of->mark_due = false;
	if (is_bullet(mark) || is_number(mark)) {
		buffer_put(&of->text, is_bullet(mark) ? TVX_STR("-") : mark);
		buffer_put_byte(&of->text, ' ');
		of->begin = (size_t)(mark.ptr - of->source.ptr);
		of->marked = true;
	}
}

/* A letter, a digit or anything beyond ASCII: no mark of Markdown. */
static bool
is_said(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= 'a' && byte <= 'z') || (unsigned char)byte >= 0x80;
}

/* What stands before 'at' and was not handed out; a link with the words it is on. */
static void
put_beside(converter *of, size_t at)
{
	size_t begin = of->told, end = at;
	bool said = false;

	for (size_t i = begin; i < end; i++)
		said |= is_said(of->source.ptr[i]);
	if (!said)
		return;
	while (strchr(" \t\r\n>*_~|", of->source.ptr[begin]) != NULL)
		begin++;
	while (strchr(" \t\r\n>*_~|#![(`-+\\", of->source.ptr[end - 1]) != NULL)
		end--;
	if (of->source.ptr[begin] == ']' && of->last < of->told)
		begin = of->last;
	blocks_put_beside(of->out, str_slice(of->source, begin, end));
}

static int
on_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	converter *const of = data;

	if (type == MD_BLOCK_H) {
		flush(of);
		of->level = (uint8_t)((MD_BLOCK_H_DETAIL *)detail)->level;
	} else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
		flush(of);
		of->list = of->list < 200 ? (uint8_t)(of->list + 1) : of->list;
	} else if (type == MD_BLOCK_LI) {
		flush(of);
		of->mark_due = true;
	} else if (type == MD_BLOCK_TR) {
		flush(of);
		of->cells = 0;
		of->row = true;
	} else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
		if (of->cells++ > 0)
			buffer_puts(&of->text, " | ");
	} else {
		flush(of);
	}
	return 0;
}

static int
on_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	converter *const of = data;

	(void)detail;
	if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
		return 0;
	flush(of);
	if (type == MD_BLOCK_TR)
		of->row = false;
	if (type == MD_BLOCK_H)
		of->level = 0;
	else if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && of->list > 0)
		of->list--;
	else if (type == MD_BLOCK_LI)
		of->mark_due = false;
	return 0;
}

static int
on_enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	converter *const of = data;

	(void)detail;
	if (type == MD_SPAN_DEL && of->gathered)
		buffer_puts(&of->text, "~~");
	/* The mark of a list item, which the first words bring, comes before. */
	of->strike_due = type == MD_SPAN_DEL && !of->gathered;
	return 0;
}

static int
on_leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	converter *const of = data;

	(void)detail;
	if (type == MD_SPAN_DEL && !of->strike_due)
		buffer_puts(&of->text, "~~");
	of->strike_due = false;
	return 0;
}

static int
on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
	converter *const of = data;
	const char *const from = of->source.ptr;

	if (type == MD_TEXT_NULLCHAR)
		return 0;
	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
		buffer_put_byte(&of->text, '\n');
		return 0;
	}
	/* md4c hands out its own "\n" between lines of code and HTML. */
	if (text >= from && text < from + of->source.len) {
		const size_t at = (size_t)(text - from);

		if (!of->gathered) {
			of->gathered = true;
			of->begin = at;
			if (of->mark_due)
				put_mark(of, at);
			if (of->strike_due)
				buffer_puts(&of->text, "~~");
			of->strike_due = false;
		}
		if (at >= of->told) {
			put_beside(of, of->marked && of->begin > of->told ? of->begin : at);
			of->last = at;
			of->told = at + size;
		}
		of->end = at + size;
	}
	buffer_put(&of->text, (tvx_str){ text, size });
	return 0;
}

tvx_status
markdown_read(blocks *out, tvx_str text, size_t base, uint32_t line, tvx_error *error)
{
	converter of = { .out = out, .source = text, .base = base, .line = line };
	const MD_PARSER parser = { .flags = MD_FLAG_PERMISSIVEATXHEADERS |
					    MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES |
					    MD_FLAG_STRIKETHROUGH,
				   .enter_block = on_enter_block,
				   .leave_block = on_leave_block,
				   .enter_span = on_enter_span,
				   .leave_span = on_leave_span,
				   .text = on_text };
	const int failed = md_parse(text.ptr, (MD_SIZE)text.len, &parser, &of);

	flush(&of);
	put_beside(&of, text.len);
	buffer_release(&of.text);
	return failed == 0 ? TVX_OK
			   : fail(error, TVX_EINPUT, "Markdown that cannot be read");
}
