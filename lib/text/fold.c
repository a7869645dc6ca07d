/* SPDX-License-Identifier: MIT */
/*
 * The folded form of a word.  Nearly every word is made of characters that
 * fold one to one and compose with nothing: ASCII, Latin-1 letters, basic
 * Cyrillic, Han.  Those are folded here; ICU is asked for the rest.
 */
#include "text/words.h"

#include "text/properties.h"
#include "text/utf8.h"

/* The one form of a quote, dash or space; else the character itself. */
static uint32_t
unify(uint32_t c)
{
	if (c >= 0x201c && c <= 0x201f)
		return '"';
	if (c == 0xab || c == 0xbb || c == 0x2033 || c == 0x301d || c == 0x301e ||
	    c == 0x301f || c == 0x5f4 || c == 0xff02)
		return '"';
	if ((c >= 0x2018 && c <= 0x201b) || c == 0x2032 || c == 0x2039 || c == 0x203a ||
	    c == 0x2bc || c == 0x5f3 || c == 0xb4 || c == 0xff07)
		return '\'';
	if (category_of(c) == U_GC_PD_MASK || c == 0x2212)
		return '-';
	return is_white_space(c) ? ' ' : c;
}

/* The folded character, or 0 if only ICU knows. */
static uint32_t
fold_simply(uint32_t c)
{
	uint32_t folded;

	if (c < 0x80)
		return c - 'A' < 26 ? c + 0x20 : c;
	if (c - 0x4e00 < 0x5200)
		return c;
	folded = folded_simply(c);
	if (folded == 0 || is_ignorable(c))
		return 0;
	return folded == c ? unify(c) : folded;
}

static bool
fold_quickly(tvx_str word, buffer *out)
{
	const size_t mark = out->len;

	buffer_reserve(out, word.len);
	for (size_t at = 0; at < word.len;) {
		const uint32_t folded = fold_simply(utf8_next(word, &at));

		if (folded == 0) {
			out->len = mark;
			return false;
		}
		if (folded < 0x80)
			out->ptr[out->len++] = (char)folded;
		else
			utf8_put(out, folded);
	}
	return true;
}

void
word_fold(tvx_str word, buffer *out)
{
	const tvx_str core = word_core(word);
	buffer unified = { 0 };

	if (fold_quickly(core, out))
		return;
	for (size_t at = 0; at < core.len;) {
		const uint32_t c = utf8_next(core, &at);

		if (!is_ignorable(c))
			utf8_put(&unified, unify(c));
	}
	text_casefold(buffer_str(&unified), out);
	buffer_release(&unified);
}
