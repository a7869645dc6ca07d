/* SPDX-License-Identifier: MIT */
#include "render/headings.h"

#include "base/str.h"
#include "text/utf8.h"

static bool
is_continued(tvx_str text, size_t at)
{
	return at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80;
}

/* An accent that stands by itself is one, and so is what is no letter that we know. */
static bool
is_word(uint32_t character)
{
	return character < 0x80 ? char_is_letter(character) || char_is_digit(character)
				: !char_is_space(character);
}

/* Is the place within a word of the text? */
static bool
parts_word(tvx_str text, size_t at)
{
	size_t last = at, next = at;

	return at > 0 && at < text.len && is_word(utf8_next(text, &next)) &&
	       is_word(utf8_previous(text, &last));
}

/* The whole words that both begin with. */
static size_t
common_head(tvx_str before, tvx_str after)
{
	size_t length = 0;

	while (length < before.len && length < after.len &&
	       before.ptr[length] == after.ptr[length])
		length++;
	while (is_continued(before, length) || is_continued(after, length) ||
	       parts_word(before, length) || parts_word(after, length))
		length--;
	return length;
}

/* The whole words that both end in, past what they begin with. */
static size_t
common_tail(tvx_str before, tvx_str after, size_t head)
{
	const size_t most = (before.len < after.len ? before.len : after.len) - head;
	size_t length = 0;

	while (length < most &&
	       before.ptr[before.len - 1 - length] == after.ptr[after.len - 1 - length])
		length++;
	while (length > 0 && (is_continued(before, before.len - length) ||
			      parts_word(before, before.len - length) ||
			      parts_word(after, after.len - length)))
		length--;
	return length;
}

heading_parts
heading_parts_of(tvx_str before, tvx_str after)
{
	const size_t shorter = before.len < after.len ? before.len : after.len;
	size_t head = common_head(before, after), tail;

	if (str_equal(before, after))
		return (heading_parts){ .head = before };
	tail = common_tail(before, after, head);
	if (2 * (head + tail) < shorter)
		head = tail = 0;
	return (heading_parts){ str_slice(before, 0, head),
				str_slice(before, head, before.len - tail),
				str_slice(after, head, after.len - tail),
				str_slice(after, after.len - tail, after.len) };
}
