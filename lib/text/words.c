/* SPDX-License-Identifier: MIT */
#include "text/words.h"

#include "base/alloc.h"
#include "text/properties.h"
#include "text/utf8.h"

#include <string.h>

/* What a character does to the word it stands in. */
enum {
	OTHER,  /* a word of its own */
	SPACE,  /* ends a word and belongs to it */
	LETTER, /* runs on with letters and digits */
	DIGIT,
	SINGLE, /* a letter of a script without spaces */
	EXTEND, /* a mark or an invisible character: stays with what it follows */
	WIDE    /* a byte of a longer character: ask for the whole of it */
};

#define A LETTER
#define D DIGIT
#define S SPACE
#define W WIDE
/* clang-format off */
static const unsigned char byte_kind[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, S, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,
	0, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, 0, 0, 0, 0, 0,
	0, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, 0, 0, 0, 0, 0,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
};
/* clang-format on */
#undef W
#undef A
#undef D
#undef S

/*
 * The line breaking property knows which scripts are written without spaces:
 * ideographs and kana break anywhere, Thai and its like need a dictionary.
 */
static bool
stands_alone(UChar32 c)
{
	if (c < 0xe00)
		return false;
	switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
	case U_LB_IDEOGRAPHIC:
	case U_LB_COMPLEX_CONTEXT:
	case U_LB_CONDITIONAL_JAPANESE_STARTER:
	case U_LB_NONSTARTER:
		return true;
	default:
		return false;
	}
}

static int
wide_kind(uint32_t code_point)
{
	const UChar32 c = (UChar32)code_point;
	const uint32_t gc = category_of(code_point);

	if (gc & U_GC_M_MASK || char_is_invisible(code_point))
		return EXTEND;
	if (gc & U_GC_L_MASK)
		return stands_alone(c) ? SINGLE : LETTER;
	if (gc & U_GC_ND_MASK)
		return DIGIT;
	if (gc & (U_GC_Z_MASK | U_GC_CC_MASK) && is_white_space(code_point))
		return SPACE;
	/* Superscripts, fractions and Roman signs run on: "m²", "5½". */
	return gc & (U_GC_NL_MASK | U_GC_NO_MASK) ? LETTER : OTHER;
}

/* Common alphabets need not be looked up: basic Cyrillic, Latin-1 letters. */
static int
kind_of(uint32_t c)
{
	if (c < 0x80)
		return byte_kind[c];
	if (c - 0x400 < 0x82 || (c - 0xc0 < 0x40 && c != 0xd7 && c != 0xf7))
		return LETTER;
	return wide_kind(c);
}

/* The kind of the character at 'at', which is moved past it. */
static int
take(tvx_str text, size_t *at)
{
	const unsigned char byte = (unsigned char)text.ptr[*at];

	if (byte < 0x80) {
		*at += 1;
		return byte_kind[byte];
	}
	return kind_of(utf8_next(text, at));
}

static size_t
skip(tvx_str text, size_t at, int kind)
{
	size_t next = at;

	while (at < text.len && take(text, &next) == kind)
		at = next;
	return at;
}

/* Apostrophes, hyphens, the Catalan point and the Hebrew gershayim. */
static bool
joins_letters(uint32_t c)
{
	return c == '\'' || c == '-' || c == 0x2019 || c == 0x2010 || c == 0x2011 ||
	       c == 0xb7 || c == 0x5f3 || c == 0x5f4;
}

static bool
joins_digits(uint32_t c)
{
	return c == '.' || c == ',' || c == 0x66b || c == 0x66c;
}

/*
 * Past a character that joins the word before it, last of kind 'last', to
 * the letter or digit after it; or 'at' if it joins nothing.
 */
static size_t
past_joint(tvx_str text, size_t at, int last, bool number)
{
	size_t next = at;
	const uint32_t c = utf8_next(text, &next);
	const size_t joined = next;

	if (next == text.len)
		return at;
	if (last == LETTER && joins_letters(c))
		return take(text, &next) == LETTER ? joined : at;
	if (last == DIGIT && number && joins_digits(c))
		return take(text, &next) == DIGIT ? joined : at;
	return at;
}

/* The end of a run of letters and digits of which the first, 'last', is read. */
static size_t
run_end(tvx_str text, size_t at, int last)
{
	const bool number = last == DIGIT;

	while (at < text.len) {
		size_t next = at;
		const int kind = take(text, &next);

		if (kind == LETTER || kind == DIGIT)
			last = kind;
		else if (kind != EXTEND)
			next = kind == OTHER ? past_joint(text, at, last, number) : at;
		if (next == at)
			break;
		at = next;
	}
	return at;
}

/* The end of the word that begins at 'at', its white space included. */
static size_t
word_end(tvx_str text, size_t at)
{
	int kind;

	at = skip(text, at, EXTEND);
	if (at == text.len)
		return at;
	size_t next = at;
	kind = take(text, &next);
	if (kind == LETTER || kind == DIGIT)
		at = run_end(text, next, kind);
	else if (kind != SPACE)
		at = skip(text, next, EXTEND);
	return skip(text, at, SPACE);
}

/* How many ASCII letters are first among eight bytes, all looked at together. */
static unsigned
letters_of_eight(const unsigned char *bytes)
{
	const uint64_t each = 0x0101010101010101u, high = each << 7;
	uint64_t word, lower, others;

	memcpy(&word, bytes, sizeof word);
	/* Little end first, wherever this runs. */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	/* No sum carries: seven bits and less than 0x20 are eight bits. */
	lower = (word & ~high) | each * 0x20;
	others = ~((lower + each * (0x80 - 'a')) & ~(lower + each * (0x7f - 'z'))) & high;
	others |= word & high;
	return others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
}

static size_t
skip_letters(tvx_str text, size_t at)
{
	const unsigned char *const bytes = (const unsigned char *)text.ptr;

	while (text.len - at >= 8) {
		const unsigned letters = letters_of_eight(bytes + at);

		at += letters;
		if (letters < 8)
			return at;
	}
	while (at < text.len && byte_kind[bytes[at]] == LETTER)
		at++;
	return at;
}

/*
 * The end of a plain word at 'at': ASCII letters or one mark, and the spaces
 * after.  Most words of most drafts are that.  0 for any other.
 */
static size_t
plain_word_end(tvx_str text, size_t at)
{
	const unsigned char *const bytes = (const unsigned char *)text.ptr;
	const int kind = byte_kind[bytes[at++]];

	if (kind == LETTER) {
		at = skip_letters(text, at);
		if (at == text.len)
			return at;
		if (byte_kind[bytes[at]] == DIGIT || bytes[at] == '-' || bytes[at] == '\'')
			return 0;
	} else if (kind != OTHER) {
		return 0;
	}
	while (at < text.len && byte_kind[bytes[at]] == SPACE)
		at++;
	return at < text.len && byte_kind[bytes[at]] == WIDE ? 0 : at;
}

void
words_cut(tvx_str text, uint32_t base, uint32_t **starts, size_t *count, size_t *room)
{
	size_t at = 0;

	while (at < text.len) {
		size_t end = plain_word_end(text, at);

		if (end == 0)
			end = word_end(text, at == 0 ? skip(text, 0, SPACE) : at);
		PUSH_ROOM(*starts, *count, *room);
		(*starts)[(*count)++] = base + (uint32_t)at;
		at = end;
	}
}

tvx_str
word_core(tvx_str word)
{
	size_t end = word.len;

	while (end > 0) {
		size_t before = end;

		if (!char_is_space(utf8_previous(word, &before)))
			break;
		end = before;
	}
	return (tvx_str){ word.ptr, end };
}

word_class
word_classify(tvx_str word)
{
	const int first = word.len ? byte_kind[(unsigned char)word.ptr[0]] : OTHER;
	size_t at = 0;

	if (first == LETTER)
		return WORD_LETTERS;
	if (first == DIGIT)
		return WORD_NUMBER;
	while (at < word.len) {
		const size_t here = at;

		switch (take(word, &at)) {
		case SPACE:
		case EXTEND:
			break;
		case LETTER:
		case SINGLE:
			return WORD_LETTERS;
		case DIGIT:
			return WORD_NUMBER;
		default:
			return word.ptr[here] == '[' || word.ptr[here] == ']'
				       ? WORD_BRACKET
				       : WORD_PUNCTUATION;
		}
	}
	return WORD_PUNCTUATION;
}

bool
word_counts(tvx_str word)
{
	const word_class is = word_classify(word);

	return is == WORD_LETTERS || is == WORD_NUMBER;
}

bool
text_has_words(tvx_str text)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);

		if (char_is_letter(c) || char_is_digit(c))
			return true;
	}
	return false;
}
