/* SPDX-License-Identifier: MIT */
#include "codec/stream.h"

void
stream_init(stream *out, tvx_sink sink)
{
	/* The block is not cleared: only what has been put is ever read. */
	out->sink = sink;
	out->status = TVX_OK;
	out->used = 0;
}

static void
hand_on(stream *out, tvx_str bytes)
{
	if (out->status == TVX_OK && bytes.len)
		out->status = out->sink.write(out->sink.ctx, bytes);
}

void
stream_flush_and_put(stream *out, tvx_str bytes)
{
	hand_on(out, (tvx_str){ out->block, out->used });
	out->used = 0;
	if (bytes.len > STREAM_BLOCK) {
		hand_on(out, bytes);
		return;
	}
	if (bytes.len)
		memcpy(out->block, bytes.ptr, bytes.len);
	out->used = bytes.len;
}

tvx_status
stream_finish(stream *out)
{
	stream_flush_and_put(out, (tvx_str){ "", 0 });
	return out->status;
}

void
stream_put_number(stream *out, uint64_t number)
{
	char digits[20];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	stream_put(out, (tvx_str){ digits + at, sizeof digits - at });
}

static void
put_hex(stream *out, uint32_t number, int least)
{
	int digits = 8;

	while (digits > least && (number >> (4 * (digits - 1))) == 0)
		digits--;
	while (digits-- > 0)
		stream_put_byte(out, "0123456789ABCDEF"[number >> (4 * digits) & 15]);
}

void
stream_put_bad_byte(stream *out, unsigned char byte)
{
	stream_puts(out, "⟦0x");
	put_hex(out, byte, 2);
	stream_puts(out, "⟧");
}

void
stream_put_code_point(stream *out, uint32_t code_point)
{
	stream_puts(out, "⟦U+");
	put_hex(out, code_point, 4);
	stream_puts(out, "⟧");
}

/* The shortest code point that a sequence of so many bytes may spell. */
static const uint32_t shortest[] = { 0, 0, 0x80, 0x800, 0x10000 };

size_t
stream_decode(tvx_str bytes, uint32_t *code_point)
{
	const unsigned char first = (unsigned char)bytes.ptr[0];
	const size_t len = first < 0x80   ? 1
			   : first < 0xc2 ? 0
			   : first < 0xe0 ? 2
			   : first < 0xf0 ? 3
			   : first < 0xf5 ? 4
					  : 0;
	uint32_t value = len > 1 ? first & (0x7fu >> len) : first;

	if (len == 0 || len > bytes.len)
		return 0;
	for (size_t i = 1; i < len; i++) {
		const unsigned char next = (unsigned char)bytes.ptr[i];

		if ((next & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (next & 0x3fu);
	}
	if (value < shortest[len] || value > 0x10ffff ||
	    (value >= 0xd800 && value < 0xe000))
		return 0;
	*code_point = value;
	return len;
}
