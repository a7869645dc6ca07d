/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* vsnprintf cuts at a byte; step back to the start of a cut character. */
static void
mend_end(char *text, size_t size)
{
	size_t end = strlen(text);
	size_t start = end;

	if (end + 1 < size)
		return;
	while (start > 0 && ((unsigned char)text[start - 1] & 0xc0) == 0x80)
		start--;
	if (start > 0 && ((unsigned char)text[start - 1] & 0x80))
		text[start - 1] = '\0';
}

tvx_status
fail(tvx_error *error, tvx_status status, const char *format, ...)
{
	va_list args;

	if (error == NULL)
		return status;
	*error = (tvx_error){ .status = status };
	va_start(args, format);
	vsnprintf(error->text, sizeof error->text, format, args);
	va_end(args);
	mend_end(error->text, sizeof error->text);
	return status;
}

tvx_status
fail_at(tvx_error *error, const char *source, uint32_t line, uint32_t column)
{
	if (error == NULL)
		return TVX_EINPUT;
	if (source != NULL) {
		snprintf(error->source, sizeof error->source, "%s", source);
		mend_end(error->source, sizeof error->source);
	}
	error->line = line;
	error->column = column;
	return error->status;
}
