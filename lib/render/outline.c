/* SPDX-License-Identifier: MIT */
/*
 * render/outline.c - one draft: its tree, or the text of a clause.
 */
#include "base/error.h"
#include "base/str.h"
#include "render/look.h"
#include "render/rows.h"

/* Columns of indentation; what is deeper is not set further in. */
#define INDENT_LIMIT 24

static const look *
look_of(const tvx_render_options *options)
{
	return options && options->color ? &look_color : &look_marks;
}

static uint32_t
width_of(const tvx_render_options *options)
{
	return options && options->width ? options->width : 80;
}

static tvx_status
finish(stream *out, tvx_error *error)
{
	const tvx_status status = stream_finish(out);

	return status == TVX_OK ? TVX_OK
				: fail(error, status, "the draft could not be written");
}

/* Text on one line, cut to what is left of it; returns the columns taken. */
static uint32_t
put_cut(stream *out, tvx_str text, uint32_t room, const char *gap)
{
	glyphs walk = glyphs_of(text, GLYPHS_PLAIN);
	uint32_t column = 0;
	glyph one;

	while (glyphs_next(&walk, &one)) {
		if (column + (uint32_t)one.width + 1 > room) {
			stream_puts(out, gap);
			return column + 1;
		}
		glyph_put(out, &one);
		column += (uint32_t)one.width;
	}
	return column;
}

/*
 * The eId, and behind it the wId where that is another: the name that the
 * clause's file has in a store.  Returns the columns used.
 */
static uint32_t
put_ids(stream *out, const look *style, const tvx_clause *clause)
{
	const bool renamed = !str_equal(clause->eid, clause->wid) && clause->wid.len > 0;

	if (clause->eid.len == 0)
		return 0;
	stream_puts(out, style->faint);
	stream_puts(out, " ");
	inert_put(out, clause->eid, GLYPHS_STRICT);
	if (renamed) {
		stream_puts(out, " (");
		inert_put(out, clause->wid, GLYPHS_STRICT);
		stream_puts(out, ")");
	}
	stream_puts(out, style->end);
	return (uint32_t)(clause->eid.len + 1 + (renamed ? clause->wid.len + 3 : 0));
}

/*
 *	article     Article 5  Assistance                     art_5
 *	  paragraph   1.  Each Guarantor State shall: ...     art_5__para_1
 *
 * The kind comes first: the line is ours before it is the draft's.
 */
static void
put_outline_row(stream *out, const look *style, const tvx_clause *clause, uint32_t width)
{
	const tvx_str kind = tvx_clause_kind_name(clause->kind);
	const uint32_t indent =
		clause->depth * 2 < INDENT_LIMIT ? clause->depth * 2 : INDENT_LIMIT;
	uint32_t column = indent + (uint32_t)kind.len;
	const tvx_str parts[] = { clause->num, clause->heading, clause->text };

	for (uint32_t i = 0; i < indent; i++)
		stream_put_byte(out, ' ');
	stream_puts(out, style->faint);
	stream_put(out, kind);
	stream_puts(out, style->end);
	column += put_ids(out, style, clause);
	for (size_t i = 0; i < 3 && column + 8 < width; i++) {
		if (parts[i].len == 0)
			continue;
		stream_puts(out, i == 2 ? "  " : style->strong);
		if (i < 2)
			stream_puts(out, "  ");
		column += 2 + put_cut(out, parts[i], width - column - 2, style->gap);
		stream_puts(out, i == 2 ? "" : style->end);
	}
	stream_put_byte(out, '\n');
}

tvx_status
tvx_render_outline(const tvx_instrument *instrument, const tvx_render_options *options,
		   tvx_sink sink, tvx_error *error)
{
	const uint32_t size = tvx_instrument_size(instrument);
	stream out;

	stream_init(&out, sink);
	for (uint32_t i = 0; i < size; i++)
		put_outline_row(&out, look_of(options),
				tvx_instrument_clause(instrument, i), width_of(options));
	return finish(&out, error);
}

static void
put_clause(stream *out, const look *style, const tvx_clause *clause, uint32_t depth,
	   uint32_t width)
{
	const uint32_t indent = depth * 2 < INDENT_LIMIT ? depth * 2 : INDENT_LIMIT;
	buffer gutter = { 0 };
	wrap lines;

	buffer_printf(&gutter, "%s%*s", style->gutter, (int)indent, "");
	wrap_init(&lines, out, gutter.ptr, gutter.ptr, LOOK_GUTTER_WIDTH + indent, width);
	wrap_style(&lines, *style->strong ? style->strong : NULL);
	wrap_text(&lines, clause->num, GLYPHS_PLAIN);
	if (clause->num.len && clause->heading.len)
		wrap_puts(&lines, " ");
	wrap_text(&lines, clause->heading, GLYPHS_PLAIN);
	wrap_style(&lines, NULL);
	if (clause->heading.len)
		wrap_break(&lines);
	else if (clause->num.len)
		wrap_puts(&lines, " ");
	wrap_text(&lines, clause->text, GLYPHS_PLAIN);
	wrap_release(&lines);
	buffer_release(&gutter);
}

/* A title of ours above each clause that has a num or heading, then its text. */
tvx_status
tvx_render_clause(const tvx_instrument *instrument, uint32_t clause,
		  const tvx_render_options *options, tvx_sink sink, tvx_error *error)
{
	const look *style = look_of(options);
	const tvx_clause *top = tvx_instrument_clause(instrument, clause);
	stream out;

	stream_init(&out, sink);
	for (uint32_t i = clause; i < top->end; i++) {
		const tvx_clause *shown = tvx_instrument_clause(instrument, i);

		if (!tvx_clause_is_row(shown))
			continue;
		if (i > clause && shown->kind == TVX_CLAUSE_ARTICLE)
			stream_put_byte(&out, '\n');
		put_clause(&out, style, shown, shown->depth - top->depth,
			   width_of(options));
	}
	return finish(&out, error);
}
