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

void buffer_release(buffer *buffer);
void buffer_clear(buffer *buffer);
void buffer_reserve(buffer *buffer, size_t more);
void buffer_put(buffer *buffer, tvx_str bytes);
void buffer_put_byte(buffer *buffer, char byte);
void buffer_puts(buffer *buffer, const char *text);
__attribute__((format(printf, 2, 3))) void buffer_printf(buffer *buffer, const char *format,
							 ...);
/* Borrowed until the buffer is written again. */
tvx_str buffer_str(const buffer *buffer);

/* A sink that appends to the buffer. */
tvx_sink buffer_sink(buffer *buffer);

#endif
