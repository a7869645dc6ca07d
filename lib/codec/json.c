/* SPDX-License-Identifier: MIT */
#include "codec/json.h"

#include <assert.h>

void
json_begin(json_writer *json, stream *out)
{
	*json = (json_writer){ .out = out };
}

/* Whatever comes first in a value: the comma that sets it off. */
static void
begin_value(json_writer *json)
{
	const uint32_t inner = json->depth ? json->depth - 1 : 0;

	if (json->keyed) {
		json->keyed = false;
		return;
	}
	assert(json->depth ? json->closers[inner] == ']' : !json->filled[0]);
	if (json->depth && json->filled[inner])
		stream_put_byte(json->out, ',');
	json->filled[inner] = true;
}

void
json_open(json_writer *json, char bracket)
{
	assert((bracket == '{' || bracket == '[') && json->depth < JSON_DEPTH);
	begin_value(json);
	stream_put_byte(json->out, bracket);
	json->closers[json->depth] = bracket == '{' ? '}' : ']';
	json->filled[json->depth++] = false;
}

void
json_close(json_writer *json)
{
	assert(json->depth && !json->keyed);
	stream_put_byte(json->out, json->closers[--json->depth]);
	if (json->depth == 0)
		json->filled[0] = true;
}

/* How a byte is written: 0 as it is, 'u' as \u00XX, '?' begins a longer character. */
static const char care[256] = {
	[0x00 ... 0x08] = 'u', ['\t'] = 't',  ['\n'] = 'n',          [0x0b ... 0x1f] = 'u',
	['"'] = '"',           ['\\'] = '\\', ['<'] = 'u',           ['>'] = 'u',
	['&'] = 'u',           [0x7f] = 'u',  [0x80 ... 0xff] = '?',
};

typedef struct code_points {
	uint32_t first, last;
} code_points;

/* Controls, and what a terminal or an editor does not show as itself. */
static const code_points escaped[] = {
	{ 0x80, 0x9f },     { 0xad, 0xad },     { 0x34f, 0x34f },   { 0x61c, 0x61c },
	{ 0x115f, 0x1160 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f }, { 0x200b, 0x200f },
	{ 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0x3164, 0x3164 }, { 0xfeff, 0xfeff },
	{ 0xffa0, 0xffa0 }, { 0xfff0, 0xfffb }, { 0xfffe, 0xffff },
};

static bool
is_escaped(uint32_t code_point)
{
	for (size_t i = 0; i < sizeof escaped / sizeof *escaped; i++)
		if (code_point <= escaped[i].last)
			return code_point >= escaped[i].first;
	return code_point >= 0xe0000 && code_point < 0xe1000;
}

static void
put_unit(stream *out, uint32_t unit)
{
	stream_put(out, TVX_STR("\\u"));
	for (int shift = 12; shift >= 0; shift -= 4)
		stream_put_byte(out, "0123456789abcdef"[unit >> shift & 15]);
}

static void
put_escaped(stream *out, uint32_t code_point)
{
	if (code_point < 0x10000) {
		put_unit(out, code_point);
		return;
	}
	put_unit(out, 0xd800 + ((code_point - 0x10000) >> 10));
	put_unit(out, 0xdc00 + ((code_point - 0x10000) & 0x3ff));
}

/* The character at 'at', which needs care or may; returns its length. */
static size_t
put_character(stream *out, tvx_str text, size_t at)
{
	const tvx_str rest = { text.ptr + at, text.len - at };
	const char how = care[(unsigned char)*rest.ptr];
	uint32_t code_point;
	size_t len;

	if (how != 'u' && how != '?') {
		stream_put_byte(out, '\\');
		stream_put_byte(out, how);
		return 1;
	}
	len = stream_decode(rest, &code_point);
	if (len == 0) {
		stream_put_bad_byte(out, (unsigned char)*rest.ptr);
		return 1;
	}
	if (how == 'u' || is_escaped(code_point))
		put_escaped(out, code_point);
	else
		stream_put(out, (tvx_str){ rest.ptr, len });
	return len;
}

static void
put_string(stream *out, tvx_str text)
{
	size_t at = 0;

	stream_put_byte(out, '"');
	while (at < text.len) {
		size_t plain = at;

		while (plain < text.len && !care[(unsigned char)text.ptr[plain]])
			plain++;
		stream_put(out, (tvx_str){ text.ptr + at, plain - at });
		at = plain;
		if (at < text.len)
			at += put_character(out, text, at);
	}
	stream_put_byte(out, '"');
}

void
json_key(json_writer *json, const char *name)
{
	assert(json->depth && json->closers[json->depth - 1] == '}' && !json->keyed);
	if (json->filled[json->depth - 1])
		stream_put_byte(json->out, ',');
	json->filled[json->depth - 1] = true;
	put_string(json->out, (tvx_str){ name, strlen(name) });
	stream_put_byte(json->out, ':');
	json->keyed = true;
}

void
json_put_string(json_writer *json, tvx_str text)
{
	begin_value(json);
	put_string(json->out, text);
}

void
json_put_number(json_writer *json, uint64_t number)
{
	begin_value(json);
	stream_put_number(json->out, number);
}

void
json_put_thousandths(json_writer *json, uint32_t thousandths)
{
	uint32_t rest = thousandths % 1000;

	begin_value(json);
	stream_put_number(json->out, thousandths / 1000);
	if (rest)
		stream_put_byte(json->out, '.');
	for (uint32_t place = 100; rest; place /= 10) {
		stream_put_byte(json->out, (char)('0' + rest / place));
		rest %= place;
	}
}

void
json_put_bool(json_writer *json, bool value)
{
	begin_value(json);
	stream_puts(json->out, value ? "true" : "false");
}

void
json_put_null(json_writer *json)
{
	begin_value(json);
	stream_put(json->out, TVX_STR("null"));
}

void
json_end(json_writer *json)
{
	assert(json->depth == 0 && !json->keyed);
	stream_put_byte(json->out, '\n');
}
