/* SPDX-License-Identifier: MIT */
#include "store/escape.h"

#include "base/str.h"
#include "text/utf8.h"

/* Code points past ASCII that are written as \u{...}. */
static const struct {
	uint32_t first, last;
} hidden[] = {
	{ 0x80, 0x9F },
	{ 0x2028, 0x202E },
	{ 0x2066, 0x2069 },
	{ 0xFEFF, 0xFEFF },
};

/* The letter after the backslash, and what it stands for. */
static const struct {
	char letter, byte;
} letters[] = { { '\\', '\\' }, { 't', '\t' }, { 'n', '\n' }, { 'r', '\r' } };

/* Bytes at which a run of plain text may end: the rest need no look. */
static bool
is_suspect(unsigned char byte)
{
	return byte < 0x20 || byte == '\\' || byte == 0x7F || byte == 0xC2 ||
	       byte == 0xE2 || byte == 0xEF;
}

/* Length of the hidden code point that 'text' begins with; 0 for none. */
static size_t
hidden_at(tvx_str text, uint32_t *code_point)
{
	const unsigned char *byte = (const unsigned char *)text.ptr;
	size_t len = 0;

	if (byte[0] == 0xC2 && text.len >= 2) {
		*code_point = (uint32_t)(byte[0] & 0x1F) << 6 | (byte[1] & 0x3FU);
		len = 2;
	} else if ((byte[0] & 0xF0) == 0xE0 && text.len >= 3) {
		*code_point = (uint32_t)(byte[0] & 0x0F) << 12 |
			      (uint32_t)(byte[1] & 0x3F) << 6 | (byte[2] & 0x3FU);
		len = 3;
	}
	for (size_t i = 0; len && i < sizeof hidden / sizeof *hidden; i++)
		if (hidden[i].first <= *code_point && *code_point <= hidden[i].last)
			return len;
	return 0;
}

/* Escapes what 'text' begins with, or puts its first byte; returns its length. */
static size_t
put_suspect(buffer *out, tvx_str text)
{
	const unsigned char byte = (unsigned char)text.ptr[0];
	uint32_t code_point = byte;
	size_t len;

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (text.ptr[0] == letters[i].byte) {
			buffer_put_byte(out, '\\');
			buffer_put_byte(out, letters[i].letter);
			return 1;
		}
	len = byte < 0x80 ? 1 : hidden_at(text, &code_point);
	if (len)
		buffer_printf(out, "\\u{%X}", (unsigned)code_point);
	else
		buffer_put_byte(out, text.ptr[0]);
	return len ? len : 1;
}

void
escape_put(buffer *out, tvx_str text)
{
	const bool spaced = text.len && text.ptr[text.len - 1] == ' ';
	const size_t len = text.len - spaced;
	size_t at = 0;

	while (at < len) {
		size_t plain = at;

		while (plain < len && !is_suspect((unsigned char)text.ptr[plain]))
			plain++;
		buffer_put(out, str_slice(text, at, plain));
		at = plain;
		if (at < len)
			at += put_suspect(out, str_slice(text, at, len));
	}
	if (spaced)
		buffer_puts(out, "\\u{20}");
}

bool
escape_is_conflict(tvx_str line)
{
	return str_begins(line, TVX_STR("<<<<<<< "));
}

static int
hex_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* "{202E}": returns its length, or 0. */
static size_t
read_code_point(buffer *out, tvx_str text)
{
	uint32_t code_point = 0;
	size_t at = 1;

	if (text.len < 3 || text.ptr[0] != '{')
		return 0;
	for (; at < text.len && at < 7 && hex_value(text.ptr[at]) >= 0; at++)
		code_point = code_point * 16 + (uint32_t)hex_value(text.ptr[at]);
	if (at == 1 || at == text.len || text.ptr[at] != '}' || code_point > 0x10FFFF ||
	    (code_point >= 0xD800 && code_point <= 0xDFFF))
		return 0;
	utf8_put(out, code_point);
	return at + 1;
}

/* What follows a backslash: returns its length, or 0 if it means nothing. */
static size_t
read_escape(buffer *out, tvx_str text)
{
	if (str_begins(text, TVX_STR("§"))) {
		buffer_puts(out, "§");
		return sizeof "§" - 1;
	}
	for (size_t i = 0; text.len && i < sizeof letters / sizeof *letters; i++)
		if (text.ptr[0] == letters[i].letter) {
			buffer_put_byte(out, letters[i].byte);
			return 1;
		}
	if (text.len && text.ptr[0] == 'u') {
		const size_t len = read_code_point(out, str_slice(text, 1, text.len));
		return len ? len + 1 : 0;
	}
	return 0;
}

bool
escape_read(buffer *out, tvx_str escaped)
{
	size_t at = 0;

	while (at < escaped.len) {
		const size_t found = str_find(escaped, TVX_STR("\\"), at);
		const size_t stop = found < escaped.len ? found : escaped.len;
		size_t len;

		buffer_put(out, str_slice(escaped, at, stop));
		if (stop == escaped.len)
			return true;
		len = read_escape(out, str_slice(escaped, stop + 1, escaped.len));
		if (!len)
			return false;
		at = stop + 1 + len;
	}
	return true;
}
