/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"

#include "base/alloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
buffer_release(buffer *buffer)
{
	free(buffer->ptr);
	*buffer = (struct buffer){ 0 };
}

void
buffer_clear(buffer *buffer)
{
	buffer->len = 0;
}

void
buffer_reserve(buffer *buffer, size_t more)
{
	const size_t want = add_size(buffer->len, more);

	if (want <= buffer->room)
		return;
	buffer->room = want > SIZE_MAX / 2 ? want : want + want / 2 + 64;
	buffer->ptr = grow_array(buffer->ptr, buffer->room, 1);
}

void
buffer_put(buffer *buffer, tvx_str bytes)
{
	if (bytes.len == 0)
		return;
	buffer_reserve(buffer, bytes.len);
	memcpy(buffer->ptr + buffer->len, bytes.ptr, bytes.len);
	buffer->len += bytes.len;
}

void
buffer_put_byte(buffer *buffer, char byte)
{
	buffer_put(buffer, (tvx_str){ &byte, 1 });
}

void
buffer_puts(buffer *buffer, const char *text)
{
	buffer_put(buffer, (tvx_str){ text, strlen(text) });
}

void
buffer_printf(buffer *buffer, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length <= 0)
		return;
	buffer_reserve(buffer, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(buffer->ptr + buffer->len, (size_t)length + 1, format, args);
	va_end(args);
	buffer->len += (size_t)length;
}

tvx_str
buffer_str(const buffer *buffer)
{
	return (tvx_str){ buffer->ptr ? buffer->ptr : "", buffer->len };
}

static tvx_status
append(void *ctx, tvx_str bytes)
{
	buffer_put(ctx, bytes);
	return TVX_OK;
}

tvx_sink
buffer_sink(buffer *buffer)
{
	return (tvx_sink){ append, buffer };
}
