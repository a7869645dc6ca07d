/* SPDX-License-Identifier: MIT */
#include "render/wrap.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/utf8.h"

#include <stdlib.h>

#define RESET         "\033[0m"
#define FIRST_ISOLATE "\xe2\x81\xa8"
#define POP_ISOLATE   "\xe2\x81\xa9"
#define LEAST_WIDTH   16

void
wrap_init(wrap *lines, stream *out, const char *first, const char *gutter,
	  uint32_t gutter_width, uint32_t width)
{
	*lines = (wrap){ .out = out, .first = first, .gutter = gutter };
	lines->width =
		width > gutter_width + LEAST_WIDTH ? width - gutter_width : LEAST_WIDTH;
}

static void
show_style(wrap *lines, const char *style)
{
	if (style == lines->shown)
		return;
	if (lines->shown)
		buffer_puts(&lines->line, RESET);
	if (style)
		buffer_puts(&lines->line, style);
	lines->shown = style;
}

static void
end_line(wrap *lines)
{
	show_style(lines, NULL);
	stream_puts(lines->out, lines->first);
	if (lines->right_to_left)
		stream_puts(lines->out, FIRST_ISOLATE);
	stream_put(lines->out, buffer_str(&lines->line));
	if (lines->right_to_left)
		stream_puts(lines->out, POP_ISOLATE);
	stream_put_byte(lines->out, '\n');
	buffer_clear(&lines->line);
	lines->first = lines->gutter;
	lines->column = 0;
	lines->right_to_left = false;
}

/* Room for a word so wide: a space before it, or a new line. */
static void
begin_word(wrap *lines, uint32_t width)
{
	if (lines->column && lines->column + lines->space + width > lines->width) {
		end_line(lines);
	} else if (lines->space && lines->column) {
		show_style(lines, lines->space_style);
		buffer_put_byte(&lines->line, ' ');
		lines->column++;
	}
	lines->space = false;
}

/* The word to the line, or to a line of its own. */
static void
end_word(wrap *lines)
{
	size_t from = 0;

	if (lines->segment_count == 0)
		return;
	begin_word(lines, lines->word_width);
	for (size_t i = 0; i < lines->segment_count; i++) {
		const wrap_segment *segment = &lines->segments[i];

		show_style(lines, segment->style);
		buffer_put(&lines->line,
			   str_slice(buffer_str(&lines->word), from, segment->end));
		from = segment->end;
	}
	lines->right_to_left |= lines->word_right_to_left;
	lines->word_right_to_left = false;
	lines->column += lines->word_width;
	lines->segment_count = 0;
	lines->word_width = 0;
	buffer_clear(&lines->word);
}

static void
end_segment(wrap *lines)
{
	wrap_segment *last =
		lines->segment_count ? &lines->segments[lines->segment_count - 1] : NULL;

	if (last == NULL || last->style != lines->style) {
		PUSH_ROOM(lines->segments, lines->segment_count, lines->segment_room);
		last = &lines->segments[lines->segment_count++];
		last->style = lines->style;
	}
	last->end = lines->word.len;
}

static void
put_space(wrap *lines)
{
	end_word(lines);
	lines->wide = lines->glued = false;
	if (!lines->space)
		lines->space_style = lines->style;
	lines->space = lines->begun;
}

static bool
is_opener(uint32_t c)
{
	return c == 0x3008 || c == 0x300a || c == 0x300c || c == 0x300e || c == 0x3010 ||
	       c == 0x3014 || c == 0xff08 || c == 0xff3b;
}

/* Between letters of a script without spaces a line may end. */
static bool
may_break(const wrap *lines, const glyph *one)
{
	if (lines->glued || lines->segment_count == 0)
		return false;
	if (one->width == 2 && !one->named)
		return char_is_letter(one->code_point) || is_opener(one->code_point);
	return lines->wide && !one->named && char_is_letter(one->code_point) && one->width;
}

static void
append_name(buffer *word, const glyph *one)
{
	if (one->bad)
		buffer_printf(word, "⟦0x%02X⟧", one->code_point);
	else
		buffer_printf(word, "⟦U+%04X⟧", one->code_point);
}

static void
put_glyph(wrap *lines, const glyph *one)
{
	if (may_break(lines, one) ||
	    (lines->word_width && lines->word_width + (uint32_t)one->width > lines->width))
		end_word(lines);
	if (one->named)
		append_name(&lines->word, one);
	else
		buffer_put(&lines->word, one->bytes);
	lines->word_width += (uint32_t)one->width;
	end_segment(lines);
	lines->wide = one->width == 2 && !one->named;
	lines->glued = is_opener(one->code_point);
	lines->begun = true;
	/* What is named is not a letter, so it brings no direction. */
	lines->word_right_to_left |= !one->named && is_right_to_left(one->code_point);
}

/* A run of a word that is not broken: what put_glyph does, for all of it. */
static void
put_plain(wrap *lines, tvx_str run)
{
	buffer_put(&lines->word, run);
	lines->word_width += (uint32_t)run.len;
	end_segment(lines);
	lines->glued = false;
	lines->begun = true;
}

/* A run of words, and the space after it: as put_plain and put_space for each. */
static void
put_words(wrap *lines, tvx_str run)
{
	begin_word(lines, (uint32_t)run.len);
	show_style(lines, lines->style);
	buffer_put(&lines->line, run);
	lines->column += (uint32_t)run.len;
	lines->wide = lines->glued = false;
	lines->begun = lines->space = true;
	lines->space_style = lines->style;
}

static bool
stays_whole(const wrap *lines, size_t more)
{
	return !lines->wide && lines->word_width + more <= lines->width;
}

void
wrap_style(wrap *lines, const char *style)
{
	lines->style = style;
}

/* Plain words that end the line as it is, or stop short of it; may be none. */
static tvx_str
put_what_fits(wrap *lines, glyphs *walk)
{
	const uint32_t begun = lines->column + (lines->column && lines->space);
	tvx_str words = { "", 0 };

	if (lines->segment_count > 0 || lines->wide || begun >= lines->width)
		return words;
	words = glyphs_plain_words(walk, lines->width - begun);
	if (words.len > 0)
		put_words(lines, words);
	return words;
}

void
wrap_text(wrap *lines, tvx_str text, glyphs_mode mode)
{
	glyphs walk = glyphs_of(text, mode);
	glyph one;

	walk.guarded = lines->guarded;
	while (walk.at < text.len) {
		glyphs ahead = walk;
		tvx_str run = put_what_fits(lines, &walk);

		if (run.len > 0)
			continue;
		run = glyphs_plain(&ahead);

		if (run.len > 0 && lines->segment_count == 0 &&
		    stays_whole(lines, run.len) && glyphs_space(&ahead)) {
			put_words(lines, run);
			walk = ahead;
			continue;
		}
		if (run.len > 0 && stays_whole(lines, run.len)) {
			put_plain(lines, run);
			walk = ahead;
			continue;
		}
		glyphs_next(&walk, &one);
		if (one.named || (one.code_point != '\n' && one.code_point != ' ' &&
				  one.code_point != '\t'))
			put_glyph(lines, &one);
		else if (one.code_point == '\n')
			wrap_break(lines);
		else
			put_space(lines);
	}
}

void
wrap_puts(wrap *lines, const char *text)
{
	wrap_text(lines, str_of(text), GLYPHS_PLAIN);
}

static void
put_mark(wrap *lines, const char *mark)
{
	const tvx_str text = str_of(mark);
	size_t at = 0;

	while (at < text.len) {
		utf8_next(text, &at);
		lines->word_width++;
	}
	buffer_put(&lines->word, text);
	end_segment(lines);
	lines->begun = true;
}

void
wrap_open_mark(wrap *lines, const char *mark)
{
	if (*mark == '\0')
		return;
	if (lines->wide && !lines->glued)
		end_word(lines);
	put_mark(lines, mark);
	lines->glued = true;
	lines->wide = false;
}

void
wrap_close_mark(wrap *lines, const char *mark)
{
	if (*mark == '\0')
		return;
	put_mark(lines, mark);
	lines->glued = false;
}

void
wrap_break(wrap *lines)
{
	end_word(lines);
	if (lines->begun)
		end_line(lines);
	lines->begun = lines->space = lines->wide = lines->glued = false;
}

void
wrap_release(wrap *lines)
{
	wrap_break(lines);
	buffer_release(&lines->line);
	buffer_release(&lines->word);
	free(lines->segments);
}
