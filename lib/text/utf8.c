/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include <string.h>

/* The first continuation byte is bound more tightly after some leads: that is
 * where overlong forms, surrogates and numbers past U+10FFFF are refused. */
static size_t
sequence_length(unsigned char lead, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xbf;
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	if (lead < 0xe0)
		return 2;
	if (lead == 0xe0)
		*low = 0xa0;
	if (lead == 0xed)
		*high = 0x9f;
	if (lead == 0xf0)
		*low = 0x90;
	if (lead == 0xf4)
		*high = 0x8f;
	return lead < 0xf0 ? 3 : 4;
}

static bool
sequence_valid(const unsigned char *bytes, size_t left, size_t *length)
{
	unsigned char low, high;

	*length = sequence_length(bytes[0], &low, &high);
	if (*length == 0 || *length > left)
		return false;
	for (size_t i = 1; i < *length; i++) {
		if (bytes[i] < low || bytes[i] > high)
			return false;
		low = 0x80;
		high = 0xbf;
	}
	return true;
}

size_t
utf8_valid_prefix(tvx_str bytes)
{
	const unsigned char *const from = (const unsigned char *)bytes.ptr;
	size_t at = 0, length;

	while (at < bytes.len) {
		uint64_t eight;

		if (bytes.len - at >= sizeof eight) {
			memcpy(&eight, from + at, sizeof eight);
			if ((eight & 0x8080808080808080u) == 0) {
				at += sizeof eight;
				continue;
			}
		}
		if (!sequence_valid(from + at, bytes.len - at, &length))
			return at;
		at += length;
	}
	return bytes.len;
}

uint32_t
utf8_next_wide(const char *bytes, size_t *at)
{
	const unsigned char *const p = (const unsigned char *)bytes + *at;
	const uint32_t lead = p[0];

	if (lead < 0xe0) {
		*at += 2;
		return (lead & 0x1f) << 6 | (p[1] & 0x3fu);
	}
	if (lead < 0xf0) {
		*at += 3;
		return (lead & 0x0f) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	}
	*at += 4;
	return (lead & 0x07) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 |
	       (p[3] & 0x3fu);
}

void
utf8_put(buffer *out, uint32_t code_point)
{
	char bytes[4];
	const uint32_t c = code_point;

	if (c < 0x80) {
		buffer_put_byte(out, (char)c);
		return;
	}
	if (c < 0x800) {
		bytes[0] = (char)(0xc0 | c >> 6);
		bytes[1] = (char)(0x80 | (c & 0x3f));
		buffer_put(out, (tvx_str){ bytes, 2 });
		return;
	}
	if (c < 0x10000) {
		bytes[0] = (char)(0xe0 | c >> 12);
		bytes[1] = (char)(0x80 | (c >> 6 & 0x3f));
		bytes[2] = (char)(0x80 | (c & 0x3f));
		buffer_put(out, (tvx_str){ bytes, 3 });
		return;
	}
	bytes[0] = (char)(0xf0 | c >> 18);
	bytes[1] = (char)(0x80 | (c >> 12 & 0x3f));
	bytes[2] = (char)(0x80 | (c >> 6 & 0x3f));
	bytes[3] = (char)(0x80 | (c & 0x3f));
	buffer_put(out, (tvx_str){ bytes, 4 });
}
