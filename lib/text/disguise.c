/* SPDX-License-Identifier: MIT */
/*
 * What a reader sees of a word.  ICU's confusable skeletons know letters of
 * other scripts, but not what cannot be seen, digits of other systems, nor
 * two letters that print as one; those are added before and after.
 */
#include "text/disguise.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/forms.h"
#include "text/icu.h"
#include "text/suspect.h"
#include "text/utf8.h"
#include "text/words.h"

#include <string.h>

/* Two letters that print as one; ICU itself writes "m" as "rn". */
static void
join_letters(tvx_str skeleton, buffer *out)
{
	for (size_t i = 0; i < skeleton.len; i++) {
		const tvx_str two = str_slice(skeleton, i, i + 2);

		if (str_equal(two, TVX_STR("vv"))) {
			buffer_put_byte(out, 'w');
			i++;
		} else if (str_equal(two, TVX_STR("cl"))) {
			buffer_put_byte(out, 'd');
			i++;
		} else {
			buffer_put_byte(out, skeleton.ptr[i]);
		}
	}
}

/* What ICU's skeleton of an ASCII character is, where it is not itself. */
static const char *
ascii_skeleton(char c)
{
	switch (c) {
	case '0':
		return "O";
	case '1':
	case 'I':
	case '|':
		return "l";
	case 'm':
		return "rn";
	case '"':
		return "''";
	case '`':
		return "'";
	default:
		return NULL;
	}
}

/* False for what is not ASCII or what only ICU knows. */
static bool
skeleton_of_ascii(tvx_str text, buffer *out)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80 || text.ptr[i] == '%')
			return false;
	for (size_t i = 0; i < text.len; i++) {
		const char *const skeleton = ascii_skeleton(text.ptr[i]);

		if (skeleton != NULL)
			buffer_puts(out, skeleton);
		else
			buffer_put_byte(out, text.ptr[i]);
	}
	return true;
}

/* Without the invisible; digits of every system as ASCII if 'digits'. */
static void
put_visible(tvx_str text, bool digits, buffer *out)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = utf8_next(text, &at);
		const int value = digits ? char_digit_value(c) : -1;

		if (char_is_invisible(c))
			continue;
		if (value >= 0)
			buffer_put_byte(out, (char)('0' + value));
		else
			utf8_put(out, char_is_space(c) ? ' ' : c);
	}
}

static void
skeleton_of(const USpoofChecker *checker, const units *text, buffer *out)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t room = 3 * text->len + 64, length = 0;
	units looks;

	units_init(&looks);
	do {
		status = U_ZERO_ERROR;
		units_reserve(&looks, room);
		length = uspoof_getSkeleton(checker, 0, text->ptr, text->len, looks.ptr,
					    looks.room, &status);
		room = length + 1;
	} while (status == U_BUFFER_OVERFLOW_ERROR);
	/* Without it a disguise would pass for an honest word. */
	if (U_FAILURE(status))
		out_of_memory();
	looks.len = length;
	units_append(&looks, out);
	units_release(&looks);
}

/* How a text is looked at. */
typedef struct gaze {
	bool digits; /* those of every system are digits */
	bool exact; /* a letter that is another by compatibility is itself: "ϲ" is no "ς" */
} gaze;

static void
skeleton_of_unicode(tvx_str text, gaze how, buffer *out)
{
	UErrorCode status = U_ZERO_ERROR;
	USpoofChecker *const checker = uspoof_open(&status);
	buffer visible = { 0 };
	units raw, plain;

	units_init(&raw);
	units_init(&plain);
	put_visible(text, how.digits, &visible);
	units_from(&raw, buffer_str(&visible));
	units_nfkc(&plain, &raw);
	if (U_FAILURE(status))
		out_of_memory();
	skeleton_of(checker, how.exact ? &raw : &plain, out);
	uspoof_close(checker);
	units_release(&raw);
	units_release(&plain);
	buffer_release(&visible);
}

static void
put_skeleton(tvx_str text, gaze how, buffer *out)
{
	buffer looks = { 0 };

	if (!skeleton_of_ascii(text, &looks))
		skeleton_of_unicode(text, how, &looks);
	join_letters(buffer_str(&looks), out);
	buffer_release(&looks);
}

void
text_skeleton(tvx_str text, buffer *out)
{
	put_skeleton(text, (gaze){ .digits = true }, out);
}

static bool
look_alike_as(tvx_str before, tvx_str after, gaze how)
{
	buffer one = { 0 }, other = { 0 };
	bool alike;

	put_skeleton(before, how, &one);
	put_skeleton(after, how, &other);
	alike = str_equal(buffer_str(&one), buffer_str(&other));
	buffer_release(&one);
	buffer_release(&other);
	return alike;
}

/* "I" and "1" are one numeral, not a disguise; "II" and "11" are not. */
static bool
is_numeral_one(tvx_str before, tvx_str after)
{
	return before.len == 1 && after.len == 1 &&
	       ((before.ptr[0] == 'I' && after.ptr[0] == '1') ||
		(before.ptr[0] == '1' && after.ptr[0] == 'I'));
}

/* The same word but for case, quotes, dashes, spaces or Unicode form. */
static bool
same_typography_aside(tvx_str before, tvx_str after)
{
	buffer one = { 0 }, other = { 0 };
	bool same;

	word_fold(before, &one);
	word_fold(after, &other);
	same = str_equal(buffer_str(&one), buffer_str(&other));
	buffer_release(&one);
	buffer_release(&other);
	return same;
}

static void
put_hidden(tvx_str word, buffer *out)
{
	for (size_t at = 0; at < word.len;) {
		const size_t here = at;
		const uint32_t c = utf8_next(word, &at);

		if (char_is_invisible(c) && !invisible_is_meant(word, here))
			utf8_put(out, c);
	}
}

/* Does one hold an invisible character, out of place, that the other does not? */
static bool
hide_differently(tvx_str before, tvx_str after)
{
	buffer one = { 0 }, other = { 0 };
	bool differ;

	put_hidden(before, &one);
	put_hidden(after, &other);
	differ = !str_equal(buffer_str(&one), buffer_str(&other));
	buffer_release(&one);
	buffer_release(&other);
	return differ;
}

/* As they stand, and in one case: a Cyrillic capital may begin a Latin word. */
static bool
skeletons_meet(tvx_str before, tvx_str after)
{
	buffer one = { 0 }, other = { 0 };
	bool meet = look_alike_as(before, after, (gaze){ .digits = true }) ||
		    look_alike_as(before, after, (gaze){ .digits = false }) ||
		    look_alike_as(before, after, (gaze){ .digits = true, .exact = true });

	if (!meet) {
		text_casefold(before, &one);
		text_casefold(after, &other);
		meet = look_alike_as(buffer_str(&one), buffer_str(&other),
				     (gaze){ .digits = true });
	}
	buffer_release(&one);
	buffer_release(&other);
	return meet;
}

/*
 * The next letter at or after '*at' that stands for itself in every skeleton,
 * in small; NUL past the last.  -1 if a byte is there that is no ASCII letter.
 */
static int
next_plain_letter(tvx_str word, size_t *at)
{
	static const char joined[] = "cdilmnorvw";

	while (*at < word.len) {
		const char byte = word.ptr[(*at)++];
		const int letter = byte | 0x20;

		if ((byte & 0x80) || letter < 'a' || letter > 'z')
			return -1;
		if (!memchr(joined, letter, sizeof joined - 1))
			return letter;
	}
	return 0;
}

/* Most words that took each other's place are told apart by their plain letters. */
static bool
differ_plainly(tvx_str before, tvx_str after)
{
	size_t b = 0, a = 0;
	int one, other;

	do {
		one = next_plain_letter(before, &b);
		other = next_plain_letter(after, &a);
	} while (one == other && one > 0);
	return one >= 0 && other >= 0 && one != other;
}

bool
words_look_alike(tvx_str before, tvx_str after)
{
	const tvx_str one = word_core(before), other = word_core(after);

	if (str_equal(one, other) || is_numeral_one(one, other))
		return false;
	if (differ_plainly(one, other))
		return false;
	if (same_typography_aside(one, other))
		return hide_differently(one, other);
	return skeletons_meet(one, other);
}
