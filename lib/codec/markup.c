/* SPDX-License-Identifier: MIT */
#include "codec/markup.h"

#include <assert.h>

void
markup_begin(markup *page, stream *out)
{
	*page = (markup){ .out = out };
	stream_puts(out, "<!DOCTYPE html>\n");
}

static void
end_tag(markup *page)
{
	if (page->in_tag)
		stream_put_byte(page->out, '>');
	page->in_tag = false;
}

/* A page is read as source too: each block begins a line. */
static bool
is_block(const char *element)
{
	static const char *const inlines[] = { "a",  "b",   "bdi",  "br",     "del",
					       "em", "ins", "span", "strong", "code" };

	for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
		if (strcmp(element, inlines[i]) == 0)
			return false;
	return true;
}

static void
begin_tag(markup *page, const char *element)
{
	end_tag(page);
	if (page->depth && is_block(element))
		stream_put_byte(page->out, '\n');
	stream_put_byte(page->out, '<');
	stream_puts(page->out, element);
	page->in_tag = true;
}

void
markup_open(markup *page, const char *element)
{
	assert(page->depth < MARKUP_DEPTH);
	begin_tag(page, element);
	page->open[page->depth++] = element;
}

void
markup_void(markup *page, const char *element)
{
	begin_tag(page, element);
}

void
markup_close(markup *page)
{
	assert(page->depth);
	end_tag(page);
	stream_puts(page->out, "</");
	stream_puts(page->out, page->open[--page->depth]);
	stream_put_byte(page->out, '>');
}

/* How a byte is written: 0 as it is, else one of the rows of 'escapes'. */
static const unsigned char care[256] = {
	[0x00 ... 0x08] = 1, [0x0b ... 0x1f] = 1, [0x7f] = 1,
	[0x80 ... 0xff] = 1, ['&'] = 2,           ['<'] = 3,
	['>'] = 4,           ['"'] = 5,           ['\''] = 6,
};

static const char *const escapes[] = { "", "", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };

static size_t
put_long(stream *out, tvx_str rest)
{
	uint32_t code_point;
	const size_t len = stream_decode(rest, &code_point);

	if (len == 0) {
		stream_put_bad_byte(out, (unsigned char)*rest.ptr);
		return 1;
	}
	if (code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0) ||
	    (code_point & 0xfffe) == 0xfffe ||
	    (code_point >= 0xfdd0 && code_point < 0xfdf0))
		stream_put_code_point(out, code_point);
	else
		stream_put(out, (tvx_str){ rest.ptr, len });
	return len;
}

static void
put_escaped(stream *out, tvx_str text)
{
	size_t at = 0;

	while (at < text.len) {
		size_t plain = at;
		unsigned char how;

		while (plain < text.len && !care[(unsigned char)text.ptr[plain]])
			plain++;
		stream_put(out, (tvx_str){ text.ptr + at, plain - at });
		at = plain;
		if (at == text.len)
			return;
		how = care[(unsigned char)text.ptr[at]];
		if (how == 1) {
			at += put_long(out, (tvx_str){ text.ptr + at, text.len - at });
		} else {
			stream_puts(out, escapes[how]);
			at++;
		}
	}
}

void
markup_attr(markup *page, const char *name, tvx_str value)
{
	assert(page->in_tag);
	stream_put_byte(page->out, ' ');
	stream_puts(page->out, name);
	stream_puts(page->out, "=\"");
	put_escaped(page->out, value);
	stream_put_byte(page->out, '"');
}

void
markup_text(markup *page, tvx_str text)
{
	end_tag(page);
	put_escaped(page->out, text);
}

void
markup_puts(markup *page, const char *text)
{
	markup_text(page, (tvx_str){ text, strlen(text) });
}

void
markup_number(markup *page, uint64_t number)
{
	end_tag(page);
	stream_put_number(page->out, number);
}

void
markup_style(markup *page, const char *css)
{
	markup_open(page, "style");
	end_tag(page);
	stream_puts(page->out, css);
	markup_close(page);
}

void
markup_end(markup *page)
{
	end_tag(page);
	while (page->depth)
		markup_close(page);
	stream_put_byte(page->out, '\n');
}
