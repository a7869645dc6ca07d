/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"

#include "base/alloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
buffer_release(buffer *out)
{
	free(out->ptr);
	*out = (struct buffer){ 0 };
}

void
buffer_clear(buffer *out)
{
	out->len = 0;
}

void
buffer_reserve(buffer *out, size_t more)
{
	const size_t want = add_size(out->len, more);

	if (want <= out->room)
		return;
	out->room = want > SIZE_MAX / 2 ? want : want + want / 2 + 64;
	out->ptr = grow_array(out->ptr, out->room, 1);
}

void
buffer_puts(buffer *out, const char *text)
{
	buffer_put(out, (tvx_str){ text, strlen(text) });
}

void
buffer_printf(buffer *out, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length <= 0)
		return;
	buffer_reserve(out, (size_t)length + 1);
	va_start(args, format);
	vsnprintf(out->ptr + out->len, (size_t)length + 1, format, args);
	va_end(args);
	out->len += (size_t)length;
}

tvx_str
buffer_str(const buffer *out)
{
	return (tvx_str){ out->ptr ? out->ptr : "", out->len };
}

static tvx_status
append(void *ctx, tvx_str bytes)
{
	buffer_put(ctx, bytes);
	return TVX_OK;
}

tvx_sink
buffer_sink(buffer *out)
{
	return (tvx_sink){ append, out };
}
