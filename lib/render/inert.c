/* SPDX-License-Identifier: MIT */
#include "render/inert.h"

#include "base/str.h"
#include "text/utf8.h"

#include <travaux/render.h>

/* More marks than any orthography stacks on one letter. */
#define MARKS_LIMIT 6

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER     0x200d

glyphs
glyphs_of(tvx_str text, glyphs_mode mode)
{
	return (glyphs){ .text = text, .mode = mode };
}

bool
is_right_to_left(uint32_t c)
{
	return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) ||
	       (c >= 0xfe70 && c < 0xff00) || (c >= 0x10800 && c < 0x11000) ||
	       (c >= 0x1e800 && c < 0x1f000);
}

/* Persian, Urdu and the scripts of India and Sri Lanka are spelt with joiners. */
static bool
takes_joiners(uint32_t c)
{
	return (c >= 0x600 && c < 0x780) || (c >= 0x900 && c < 0xe00);
}

static bool
is_private_or_impossible(uint32_t c)
{
	return (c >= 0xe000 && c < 0xf900) || c >= 0xf0000 || (c >= 0xfdd0 && c < 0xfdf0) ||
	       (c & 0xfffe) == 0xfffe;
}

static bool
is_white_bracket(uint32_t c)
{
	return c == 0x27e6 || c == 0x27e7;
}

static bool
joins(const glyphs *walk, const glyph *one)
{
	size_t next = walk->at;

	return walk->mode == GLYPHS_PLAIN &&
	       (one->code_point == ZERO_WIDTH_NON_JOINER ||
		one->code_point == ZERO_WIDTH_JOINER) &&
	       takes_joiners(walk->previous) && next < walk->text.len &&
	       takes_joiners(utf8_next(walk->text, &next));
}

static bool
is_odd_space(uint32_t c)
{
	return c != ' ' && c != '\n' && char_is_space(c);
}

static bool
is_sign(uint32_t c)
{
	return c == '-' || c == '+' || c == '~' || c == '<' || c == '>';
}

/* "[-", "{+", "[>" and their like: a draft must not strike or set by itself. */
static bool
reads_as_mark(const glyphs *walk, uint32_t c)
{
	if (c == '[' || c == '{')
		return walk->at < walk->text.len &&
		       is_sign((unsigned char)walk->text.ptr[walk->at]);
	return (c == ']' || c == '}') && is_sign(walk->previous);
}

static bool
must_be_named(const glyphs *walk, const glyph *one)
{
	const uint32_t c = one->code_point;

	if (walk->guarded && reads_as_mark(walk, c))
		return true;
	if (c < 0x7f)
		return c < ' ' && c != '\n' && (c != '\t' || walk->mode == GLYPHS_CODED);
	if (char_is_control(c) || char_is_bidi_control(c) || c == 0x2028 || c == 0x2029 ||
	    is_private_or_impossible(c) || is_white_bracket(c))
		return true;
	if (char_is_invisible(c))
		return !joins(walk, one);
	if (walk->mode == GLYPHS_CODED && (one->width == 0 || is_odd_space(c)))
		return true;
	/* A mark with no letter would settle on whatever we printed before it. */
	return one->width == 0 && (walk->previous == 0 || walk->marks > MARKS_LIMIT);
}

static int
name_width(const glyph *one)
{
	int digits = 4;

	if (one->bad)
		return 6;
	while (one->code_point >> (4 * digits))
		digits++;
	return 4 + digits;
}

bool
glyphs_next(glyphs *walk, glyph *out)
{
	tvx_str rest;
	size_t len;

	if (walk->at >= walk->text.len)
		return false;
	rest = (tvx_str){ walk->text.ptr + walk->at, walk->text.len - walk->at };
	*out = (glyph){ .width = 1 };
	len = stream_decode(rest, &out->code_point);
	if (len == 0) {
		out->bad = out->named = true;
		out->code_point = (unsigned char)*rest.ptr;
		len = 1;
	}
	rest.len = len;
	out->bytes = rest;
	walk->at += len;
	if (!out->bad) {
		if (out->code_point >= 0x80)
			out->width = char_width(out->code_point);
		walk->marks = out->width == 0 ? walk->marks + 1 : 0;
		out->named = must_be_named(walk, out);
	}
	if (out->named)
		out->width = name_width(out);
	walk->previous = out->code_point;
	return true;
}

/* Letters, digits, and the marks that mean nothing to a terminal or a page. */
#define P 1
/* clang-format off */
static const bool plain_bytes[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, P, P, 0, 0, P, 0, P, P,
	P, P, P, P, P, P, P, P, P, P, P, P, 0, 0, 0, 0,
	0, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
	P, P, P, P, P, P, P, P, P, P, P, 0, 0, 0, 0, 0,
	0, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P,
	P, P, P, P, P, P, P, P, P, P, P, 0, 0, 0, 0, 0,
};
/* clang-format on */
#undef P

tvx_str
glyphs_plain(glyphs *walk)
{
	const size_t from = walk->at;
	size_t at = from;

	while (at < walk->text.len && plain_bytes[(unsigned char)walk->text.ptr[at]])
		at++;
	if (at > from) {
		walk->at = at;
		walk->previous = (unsigned char)walk->text.ptr[at - 1];
		walk->marks = 0;
	}
	return str_slice(walk->text, from, at);
}

tvx_str
glyphs_plain_words(glyphs *walk, size_t most)
{
	const tvx_str rest = str_slice(walk->text, walk->at, walk->text.len);
	const size_t end = rest.len <= most ? rest.len : most + 1;
	size_t words = 0;

	for (size_t at = 0; at < end; at++) {
		if (plain_bytes[(unsigned char)rest.ptr[at]])
			continue;
		if (rest.ptr[at] != ' ' || at == 0 || rest.ptr[at - 1] == ' ')
			break;
		words = at;
	}
	if (words > 0) {
		walk->at += words + 1;
		walk->previous = ' ';
		walk->marks = 0;
	}
	return str_slice(rest, 0, words);
}

bool
glyphs_space(glyphs *walk)
{
	if (walk->at >= walk->text.len || walk->text.ptr[walk->at] != ' ')
		return false;
	walk->at++;
	walk->previous = ' ';
	walk->marks = 0;
	return true;
}

void
glyph_put(stream *out, const glyph *one)
{
	if (one->bad)
		stream_put_bad_byte(out, (unsigned char)one->code_point);
	else if (one->named)
		stream_put_code_point(out, one->code_point);
	else if (one->code_point == '\t' || one->code_point == '\n')
		stream_put_byte(out, ' ');
	else
		stream_put(out, one->bytes);
}

void
inert_put(stream *out, tvx_str text, glyphs_mode mode)
{
	glyphs walk = glyphs_of(text, mode);
	glyph one;

	while (glyphs_next(&walk, &one))
		glyph_put(out, &one);
}

tvx_status
tvx_render_inert(tvx_str bytes, tvx_sink sink)
{
	stream out;

	stream_init(&out, sink);
	inert_put(&out, bytes, GLYPHS_STRICT);
	return stream_finish(&out);
}
