/* SPDX-License-Identifier: MIT */
/*
 * base/buffer.h - bytes that grow.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <travaux/error.h>
#include <travaux/sink.h>
#include <travaux/str.h>

/* Zero is empty. */
typedef struct buffer {
	char *ptr;
	size_t len, room;
} buffer;

void buffer_release(buffer *out);
void buffer_clear(buffer *out);
void buffer_reserve(buffer *out, size_t more);
void buffer_put(buffer *out, tvx_str bytes);
void buffer_put_byte(buffer *out, char byte);
void buffer_puts(buffer *out, const char *text);
__attribute__((format(printf, 2, 3))) void buffer_printf(buffer *out, const char *format,
							 ...);
/* Borrowed until the buffer is written again. */
tvx_str buffer_str(const buffer *out);

/* A sink that appends to the buffer. */
tvx_sink buffer_sink(buffer *out);

#endif
