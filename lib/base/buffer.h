/* SPDX-License-Identifier: MIT */
/*
 * base/buffer.h - bytes that grow.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <travaux/error.h>
#include <travaux/sink.h>
#include <travaux/str.h>

#include <string.h>

/* Zero is empty. */
typedef struct buffer {
	char *ptr;
	size_t len, room;
} buffer;

void buffer_release(buffer *out);
void buffer_clear(buffer *out);
/* Makes room for 'more' bytes behind those that are there. */
void buffer_reserve(buffer *out, size_t more);

static inline void
buffer_put(buffer *out, tvx_str bytes)
{
	if (bytes.len == 0)
		return;
	if (bytes.len > out->room - out->len)
		buffer_reserve(out, bytes.len);
	memcpy(out->ptr + out->len, bytes.ptr, bytes.len);
	out->len += bytes.len;
}

static inline void
buffer_put_byte(buffer *out, char byte)
{
	if (out->len == out->room)
		buffer_reserve(out, 1);
	out->ptr[out->len++] = byte;
}

void buffer_puts(buffer *out, const char *text);
__attribute__((format(printf, 2, 3))) void buffer_printf(buffer *out, const char *format,
							 ...);
/* Borrowed until the buffer is written again. */
tvx_str buffer_str(const buffer *out);

/* A sink that appends to the buffer. */
tvx_sink buffer_sink(buffer *out);

#endif
