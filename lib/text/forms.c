/* SPDX-License-Identifier: MIT */
#include "text/forms.h"

#include "base/alloc.h"
#include "text/properties.h"
#include "text/utf8.h"

#include <stdlib.h>

void
units_init(units *text)
{
	text->ptr = text->near;
	text->len = 0;
	text->room = UNITS_NEAR;
}

void
units_release(units *text)
{
	if (text->ptr != text->near)
		free(text->ptr);
	units_init(text);
}

void
units_reserve(units *text, int32_t room)
{
	if (room <= text->room)
		return;
	if (text->ptr != text->near)
		free(text->ptr);
	text->ptr = NEW_ARRAY(UChar, (size_t)room);
	text->room = room;
}

void
units_from(units *out, tvx_str text)
{
	UErrorCode status = U_ZERO_ERROR;

	/* No text has more UTF-16 units than UTF-8 bytes. */
	if (text.len > INT32_MAX / 4)
		out_of_memory();
	units_reserve(out, (int32_t)text.len + 1);
	u_strFromUTF8(out->ptr, out->room, &out->len, text.ptr, (int32_t)text.len, &status);
	if (U_FAILURE(status))
		out->len = 0;
}

void
units_append(const units *text, buffer *out)
{
	const size_t most = mul_size((size_t)text->len, 3);
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = 0;

	buffer_reserve(out, most + 1);
	u_strToUTF8(out->ptr + out->len, (int32_t)most + 1, &length, text->ptr, text->len,
		    &status);
	if (U_SUCCESS(status))
		out->len += (size_t)length;
}

typedef int32_t (*transform)(UChar *to, int32_t room, const units *text,
			     UErrorCode *status);

/* ICU says how long the result is if the first room was too small. */
static void
apply(transform change, units *out, const units *text)
{
	UErrorCode status = U_ZERO_ERROR;

	units_reserve(out, text->len + 1);
	out->len = change(out->ptr, out->room, text, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR) {
		status = U_ZERO_ERROR;
		units_reserve(out, out->len + 1);
		out->len = change(out->ptr, out->room, text, &status);
	}
	if (U_FAILURE(status))
		out_of_memory();
}

static int32_t
to_nfc(UChar *to, int32_t room, const units *text, UErrorCode *status)
{
	const UNormalizer2 *const nfc = unorm2_getNFCInstance(status);

	return unorm2_normalize(nfc, text->ptr, text->len, to, room, status);
}

static int32_t
to_nfkc(UChar *to, int32_t room, const units *text, UErrorCode *status)
{
	const UNormalizer2 *const nfkc = unorm2_getNFKCInstance(status);

	return unorm2_normalize(nfkc, text->ptr, text->len, to, room, status);
}

static int32_t
to_folded(UChar *to, int32_t room, const units *text, UErrorCode *status)
{
	return u_strFoldCase(to, room, text->ptr, text->len, U_FOLD_CASE_DEFAULT, status);
}

void
units_nfc(units *out, const units *text)
{
	apply(to_nfc, out, text);
}

void
units_nfkc(units *out, const units *text)
{
	apply(to_nfkc, out, text);
}

void
units_casefold(units *out, const units *text)
{
	apply(to_folded, out, text);
}

bool
text_casefold_simply(tvx_str text, buffer *out)
{
	const size_t mark = out->len;

	buffer_reserve(out, text.len);
	for (size_t at = 0; at < text.len;) {
		const uint32_t folded = folded_simply(utf8_next(text, &at));

		if (folded == 0) {
			out->len = mark;
			return false;
		}
		if (folded < 0x80)
			buffer_put_byte(out, (char)folded);
		else
			utf8_put(out, folded);
	}
	return true;
}

/* Composed before, so that both forms of a letter fold alike, and after,
 * because folding may take a letter apart. */
void
text_casefold(tvx_str text, buffer *out)
{
	units one, other;

	if (text_casefold_simply(text, out))
		return;
	units_init(&one);
	units_init(&other);
	units_from(&one, text);
	units_nfc(&other, &one);
	units_casefold(&one, &other);
	units_nfc(&other, &one);
	units_append(&other, out);
	units_release(&one);
	units_release(&other);
}
