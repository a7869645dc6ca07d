/* SPDX-License-Identifier: MIT */
#include "import/spaces.h"

#include <string.h>

/* Length of the white space character that 'at' begins, in bytes; 0 for none. */
static size_t
space_length(const unsigned char *at, size_t left)
{
	if (*at <= ' ')
		return 1;
	if (*at < 0xC2)
		return 0;
	if (*at == 0xC2)
		return left > 1 && (at[1] == 0xA0 || at[1] == 0x85) ? 2 : 0;
	if (left < 3 || *at > 0xE3)
		return 0;
	if (*at == 0xE2)
		return (at[1] == 0x80 &&
			((at[2] >= 0x80 && at[2] <= 0x8A) || at[2] == 0xA8 ||
			 at[2] == 0xA9 || at[2] == 0xAF)) ||
				       (at[1] == 0x81 && at[2] == 0x9F)
			       ? 3
			       : 0;
	return memcmp(at, "\xE3\x80\x80", 3) == 0 || memcmp(at, "\xE1\x9A\x80", 3) == 0 ? 3
											: 0;
}

size_t
spaces_skip(tvx_str text, size_t at)
{
	while (at < text.len) {
		const size_t length =
			space_length((const unsigned char *)text.ptr + at, text.len - at);

		if (length == 0)
			break;
		at += length;
	}
	return at;
}

tvx_str
spaces_trim(tvx_str text)
{
	const size_t begin = spaces_skip(text, 0);
	size_t end = text.len;

	while (end > begin) {
		size_t last = end - 1;

		while (last > begin && ((unsigned char)text.ptr[last] & 0xC0) == 0x80)
			last--;
		if (space_length((const unsigned char *)text.ptr + last, end - last) == 0)
			break;
		end = last;
	}
	return (tvx_str){ text.ptr + begin, end - begin };
}

/* Bytes of white space beyond ASCII that begin with 'lead'. */
static size_t
count_wide_spaces(tvx_str text, unsigned char lead)
{
	const char *const end = text.ptr + text.len;
	const char *at = text.ptr;
	size_t count = 0;

	while (at < end && (at = memchr(at, lead, (size_t)(end - at))) != NULL) {
		count += space_length((const unsigned char *)at, (size_t)(end - at));
		at++;
	}
	return count;
}

size_t
ink_count(tvx_str text)
{
	size_t count = 0;
	unsigned char all = 0;

	for (size_t i = 0; i < text.len; i++) {
		count += (unsigned char)text.ptr[i] > ' ';
		all |= (unsigned char)text.ptr[i];
	}
	if (all < 0x80)
		return count;
	return count - count_wide_spaces(text, 0xC2) - count_wide_spaces(text, 0xE1) -
	       count_wide_spaces(text, 0xE2) - count_wide_spaces(text, 0xE3);
}
