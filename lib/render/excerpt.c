/* SPDX-License-Identifier: MIT */
#include "render/excerpt.h"

#include "base/str.h"
#include "text/utf8.h"

/* Leaving out less than this is not worth a gap. */
#define LEAST_LEFT_OUT 80

/* Every character counts as one at least: a tower of marks is long, too. */
static uint32_t
width_of(uint32_t code_point)
{
	const int width = code_point < 0x80 ? 1 : char_width(code_point);

	return width > 1 ? 2 : 1;
}

static bool
is_gap(uint32_t code_point)
{
	return code_point == ' ' || code_point == '\n';
}

/* Is each byte a character, and a column? */
/* Where the head ends: past the last space, or after a wide letter. */
static size_t
head_end(tvx_str text, uint32_t columns)
{
	const tvx_str front = str_slice(text, 0, columns);
	size_t at = 0, end = 0;
	uint32_t column = 0;

	if (str_is_ascii(front)) {
		for (end = front.len; end > 0 && !is_gap((unsigned char)text.ptr[end - 1]);)
			end--;
		return end || columns == 0 ? end : front.len;
	}
	while (at < text.len && column < columns) {
		const uint32_t c = utf8_next(text, &at);

		column += width_of(c);
		if (is_gap(c) || width_of(c) == 2)
			end = at;
	}
	return end || columns == 0 ? end : at;
}

static size_t
tail_begin(tvx_str text, uint32_t columns)
{
	const size_t from = text.len > columns ? text.len - columns : 0;
	size_t at = text.len, begin = text.len;
	uint32_t column = 0;

	if (str_is_ascii(str_slice(text, from, text.len))) {
		for (at = from; at + 1 < text.len; at++)
			if (is_gap((unsigned char)text.ptr[at]))
				return at + 1;
		return from;
	}
	while (at > 0 && column < columns) {
		const size_t next = at;
		const uint32_t c = utf8_previous(text, &at);

		column += width_of(c);
		if (is_gap(c) && column > 1)
			begin = next;
		else if (width_of(c) == 2)
			begin = at;
	}
	return begin < text.len || columns == 0 ? begin : at;
}

excerpt
excerpt_of(tvx_str text, uint32_t head, uint32_t tail)
{
	if (text.len < LEAST_LEFT_OUT)
		return (excerpt){ .head = text };
	const size_t end = head_end(text, head), begin = tail_begin(text, tail);

	if (begin < end || begin - end < LEAST_LEFT_OUT)
		return (excerpt){ .head = text };
	return (excerpt){
		.head = str_slice(text, 0, end),
		.tail = str_slice(text, begin, text.len),
		.cut = true,
	};
}
