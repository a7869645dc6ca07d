/* SPDX-License-Identifier: MIT */
#include "import/encoding.h"

#include "base/error.h"
#include "text/utf8.h"

#include <string.h>

size_t
encoding_mark(tvx_str text)
{
	return text.len >= 3 && memcmp(text.ptr, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Says where in the text the byte at 'at' stands. */
static tvx_status
refuse(tvx_error *error, tvx_str text, size_t at, const char *what)
{
	uint32_t line = 1, column = 1;

	for (size_t i = 0; i < at; i++) {
		if (text.ptr[i] == '\n' ||
		    (text.ptr[i] == '\r' &&
		     (i + 1 >= text.len || text.ptr[i + 1] != '\n'))) {
			line++;
			column = 1;
		} else if (((unsigned char)text.ptr[i] & 0xC0) != 0x80) {
			column++;
		}
	}
	(void)fail(error, TVX_EINPUT, "%s", what);
	(void)fail_at(error, NULL, line, column);
	return TVX_EINPUT;
}

/* Old Macintosh line ends become "\n", byte for byte, so that offsets stay. */
static tvx_str
unify_lines(tvx_str text, buffer *held)
{
	const char *const end = text.ptr + text.len;
	bool lone = false;

	for (const char *at = text.ptr; at < end && !lone; at++) {
		at = memchr(at, '\r', (size_t)(end - at));
		if (at == NULL)
			break;
		lone = at + 1 == end || at[1] != '\n';
	}
	if (!lone)
		return text;
	if (text.ptr != held->ptr)
		buffer_put(held, text);
	for (size_t i = 0; i < held->len; i++)
		if (held->ptr[i] == '\r' &&
		    (i + 1 == held->len || held->ptr[i + 1] != '\n'))
			held->ptr[i] = '\n';
	return buffer_str(held);
}

static uint32_t
unit_at(tvx_str bytes, size_t at, bool big)
{
	const unsigned char *const p = (const unsigned char *)bytes.ptr + at;

	return big ? (uint32_t)(p[0] << 8 | p[1]) : (uint32_t)(p[1] << 8 | p[0]);
}

static tvx_status
decode_utf16(tvx_str bytes, bool big, buffer *held, tvx_error *error)
{
	buffer_reserve(held, bytes.len);
	for (size_t at = 2; at + 1 < bytes.len; at += 2) {
		uint32_t unit = unit_at(bytes, at, big);

		if (unit >= 0xD800 && unit < 0xE000) {
			const uint32_t low =
				at + 3 < bytes.len ? unit_at(bytes, at + 2, big) : 0;

			if (unit >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
				return refuse(error, buffer_str(held), held->len,
					      "half a surrogate pair in UTF-16");
			unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
			at += 2;
		}
		utf8_put(held, unit);
	}
	if (bytes.len % 2 != 0)
		return refuse(error, buffer_str(held), held->len,
			      "UTF-16 ends in half a character");
	return TVX_OK;
}

tvx_status
encoding_decode(tvx_str bytes, buffer *held, tvx_str *text, tvx_error *error)
{
	tvx_str read = bytes;
	const bool big = bytes.len >= 2 && memcmp(bytes.ptr, "\xFE\xFF", 2) == 0;
	const bool little = bytes.len >= 2 && memcmp(bytes.ptr, "\xFF\xFE", 2) == 0;

	if (big || little) {
		const tvx_status status = decode_utf16(bytes, big, held, error);

		if (status != TVX_OK)
			return status;
		read = buffer_str(held);
	}

	const size_t valid = utf8_valid_prefix(read);
	const char *const nul = valid > 0 ? memchr(read.ptr, '\0', valid) : NULL;

	if (nul != NULL)
		return refuse(error, read, (size_t)(nul - read.ptr),
			      "a NUL byte, which no text in UTF-8 holds, nor UTF-16 "
			      "without its byte order mark: save it in UTF-8");
	if (valid < read.len)
		return refuse(error, read, valid,
			      "not UTF-8, nor UTF-16 with a byte order mark: save it in "
			      "UTF-8");
	*text = unify_lines(read, held);
	return TVX_OK;
}
