/* SPDX-License-Identifier: MIT */
/*
 * codec/stream.h - many small writes, few large ones.
 *
 * A stream gathers bytes and hands them to its sink in blocks.  The first
 * failure of the sink is remembered and all that follows is dropped, so that
 * a writer need not ask after every byte: it asks once, at the end.
 *
 *	stream out;
 *
 *	stream_init(&out, sink);
 *	stream_puts(&out, "...");
 *	return stream_finish(&out);
 */
#ifndef CODEC_STREAM_H
#define CODEC_STREAM_H

#include <travaux/sink.h>
#include <travaux/str.h>

#include <string.h>

#define STREAM_BLOCK 32768

typedef struct stream {
	tvx_sink sink;
	tvx_status status;
	size_t used;
	char block[STREAM_BLOCK];
} stream;

void stream_init(stream *out, tvx_sink sink);

/* Hands the block on; what is longer than a block goes straight through. */
void stream_flush_and_put(stream *out, tvx_str bytes);

/* Hands on what is left; the first failure, or TVX_OK. */
TVX_MUST_USE tvx_status stream_finish(stream *out);

static inline void
stream_put(stream *out, tvx_str bytes)
{
	if (bytes.len > STREAM_BLOCK - out->used) {
		stream_flush_and_put(out, bytes);
		return;
	}
	if (bytes.len)
		memcpy(out->block + out->used, bytes.ptr, bytes.len);
	out->used += bytes.len;
}

static inline void
stream_put_byte(stream *out, char byte)
{
	if (out->used == STREAM_BLOCK)
		stream_flush_and_put(out, (tvx_str){ "", 0 });
	out->block[out->used++] = byte;
}

static inline void
stream_puts(stream *out, const char *text)
{
	stream_put(out, (tvx_str){ text, strlen(text) });
}

/* In decimal. */
void stream_put_number(stream *out, uint64_t number);

/* The byte as "⟦0xC0⟧": how every format shows what is not a character. */
void stream_put_bad_byte(stream *out, unsigned char byte);

/* The code point as "⟦U+202E⟧". */
void stream_put_code_point(stream *out, uint32_t code_point);

/*
 * Length of the character at the start of 'bytes' and its code point, or 0 if
 * no valid UTF-8 character begins there.  'bytes' is not empty.
 */
size_t stream_decode(tvx_str bytes, uint32_t *code_point);

#endif
