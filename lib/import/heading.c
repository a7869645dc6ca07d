/* SPDX-License-Identifier: MIT */
#include "import/heading.h"

#include "base/str.h"
#include "import/languages.h"
#include "import/spaces.h"
#include "text/utf8.h"

#include <string.h>

/* Past ".", ":", a dash, between the number and what follows. */
static size_t
skip_separator(tvx_str text, size_t at)
{
	static const char *const separators[] = { ".-", ".–", ".—", ".",  ":",  "—", "–",
						  "-",  "：", "．", "、", " —", " –" };
	const size_t from = spaces_skip(text, at);

	/* Most often a letter follows: none of these begins so. */
	if (from == text.len || is_ascii_letter(text.ptr[from]))
		return at;
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		const tvx_str mark = str_of(separators[i]);

		if (str_begins(str_slice(text, from, text.len), mark))
			return from + mark.len;
	}
	return at;
}

static void
finish(tvx_str text, size_t end, heading *out)
{
	out->num_end = skip_separator(text, end);
	out->separated = out->num_end != end;
	out->rest = spaces_skip(text, out->num_end);
	if (out->rest == text.len && !out->separated)
		out->num_end = end;
}

/* "第一百二十条之一": put in after the article of that number. */
static size_t
read_chinese_suffix(tvx_str text, size_t at, ordinal *number)
{
	size_t end = at + 3;

	if (!str_begins(str_slice(text, at, text.len), TVX_STR("之")))
		return at;
	number->suffix = han_read(text, &end);
	return number->suffix == 0 ? at : end;
}

/* "五" or "5". */
static uint32_t
read_count(tvx_str text, size_t *at)
{
	const size_t begin = *at;
	const uint32_t value = han_read(text, at);

	return *at == begin ? digits_read(text, at) : value;
}

/* "第五条", "第二章". */
static bool
read_chinese(tvx_str text, heading *out)
{
	size_t at = 3;

	if (!str_begins(text, TVX_STR("第")))
		return false;
	at = spaces_skip(text, at);
	const size_t begin = at;

	out->number.value = read_count(text, &at);
	if (at == begin || out->number.value == 0)
		return false;
	at = spaces_skip(text, at);
	for (size_t length = 6; length >= 3; length -= 3) {
		const structure_word *const word =
			structure_word_of(str_slice(text, at, at + length));

		if (word == NULL || at + length > text.len)
			continue;
		const size_t end = read_chinese_suffix(text, at + length, &out->number);

		out->kind = word->kind;
		out->numbered = true;
		finish(text, end, out);
		/* "第五条所述": a mention runs on. */
		return out->separated || out->rest != end || out->rest == text.len;
	}
	return false;
}

/* "附件一", "附件". */
static bool
read_chinese_annex(tvx_str text, heading *out)
{
	size_t at = 6;
	const structure_word *const word =
		text.len < 6 ? NULL : structure_word_of(str_slice(text, 0, 6));

	if (word == NULL || word->kind != TVX_CLAUSE_ANNEX ||
	    (unsigned char)text.ptr[0] < 0xE4)
		return false;
	at = spaces_skip(text, at);
	const size_t begin = at;

	out->number.value = read_count(text, &at);
	out->kind = word->kind;
	out->numbered = at > begin;
	finish(text, at > begin ? at : 6, out);
	return out->rest == text.len || out->separated || out->rest != out->num_end;
}

/* "§ 20101.", "§§" is a mention. */
static bool
read_sign(tvx_str text, heading *out)
{
	if (!str_begins(text, TVX_STR("§")))
		return false;
	const size_t from = spaces_skip(text, 2);

	if (!ordinal_read(str_slice(text, from, text.len), &out->number) ||
	    out->number.spelled)
		return false;
	out->kind = TVX_CLAUSE_ARTICLE;
	out->numbered = out->sign = true;
	finish(text, from + out->number.length, out);
	return true;
}

static bool
is_word_of(tvx_str word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (equals_folded(word, str_of(list[i])))
			return true;
	return false;
}

/* Past "No.", "Nr.", "№", "n°" between the word and the number. */
static size_t
skip_number_sign(tvx_str text, size_t at)
{
	static const char *const signs[] = { "№",  "No.", "Nr.", "n°",   "nº",  "N°",
					     "Nº", "N ",  "No ", "Núm.", "núm." };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		const size_t next = at + strlen(signs[i]);

		if (str_begins(str_slice(text, at, text.len), str_of(signs[i])) &&
		    digits_read(text, &(size_t){ spaces_skip(text, next) }) != 0)
			return spaces_skip(text, next);
	}
	return at;
}

/* Length of figures or Roman capitals that stand alone; 0 for none. */
static size_t
bare_number(tvx_str text)
{
	size_t length = 0, next;

	while (length < text.len && memchr("0123456789IVXLC", text.ptr[length], 15) != NULL)
		length++;
	next = length;
	return length < text.len && char_is_letter(utf8_next(text, &next)) ? 0 : length;
}

/* "Appendices I, II and III": past the numbers that follow the first. */
static size_t
past_more_numbers(tvx_str text, size_t end)
{
	for (;;) {
		const bool comma = end < text.len && text.ptr[end] == ',';
		const size_t from = spaces_skip(text, end + comma);
		const size_t word =
			begins_with_phrase(str_slice(text, from, text.len), PHRASE_AND);
		const size_t at = spaces_skip(text, from + word);
		const size_t length = bare_number(str_slice(text, at, text.len));

		if ((!comma && word == 0) || length == 0)
			return end;
		end = at + length;
	}
}

/* "Article 5", "Art. 5", "Annex", "Chapter ONE". */
static bool
read_word_first(tvx_str text, size_t length, heading *out)
{
	const structure_word *const word = structure_word_of(str_slice(text, 0, length));

	if (word == NULL)
		return false;
	size_t at = length;

	if (word->abbreviation) {
		if (at >= text.len || text.ptr[at] != '.')
			return false;
		at++;
	}
	size_t number = spaces_skip(text, at);

	/* "ANNEX -I" was put in before the first. */
	if (word->bare && number > at && number + 1 < text.len && text.ptr[number] == '-' &&
	    text.ptr[number + 1] != ' ')
		number++;
	if (number > at)
		number = skip_number_sign(text, number);
	out->kind = word->kind;
	out->sign = word->weak;
	/* "Title I" needs the space; "Статья5" does not exist. */
	if (number > at && ordinal_read(str_slice(text, number, text.len), &out->number)) {
		const size_t end = number + out->number.length;
		size_t next = end;

		out->numbered = end >= text.len || !char_is_letter(utf8_next(text, &next));
		if (out->numbered) {
			finish(text,
			       word->kind == TVX_CLAUSE_ANNEX ? past_more_numbers(text, end)
							      : end,
			       out);
			return true;
		}
	}
	if (!word->bare)
		return false;
	memset(&out->number, 0, sizeof out->number);
	out->numbered = false;
	finish(text, length, out);
	return true;
}

/* "Disposición adicional primera", behind the articles of a Spanish law. */
static bool
read_provision(tvx_str text, size_t length, heading *out)
{
	static const char *const words[] = { "disposición", "disposicion", "disposição" };
	static const char *const sorts[] = { "adicional", "transitoria", "transitória",
					     "derogatoria", "final" };
	const size_t second = spaces_skip(text, length);

	if ((text.ptr[0] | 0x20) != 'd' || second == length)
		return false;
	const tvx_str rest = str_slice(text, second, text.len);
	const tvx_str sort = str_slice(rest, 0, leading_letters(rest));
	const size_t number = spaces_skip(rest, sort.len);

	if (!is_word_of(str_slice(text, 0, length), words, sizeof words / sizeof *words) ||
	    !is_word_of(sort, sorts, sizeof sorts / sizeof *sorts) ||
	    !ordinal_read(str_slice(rest, number, rest.len), &out->number))
		return false;
	out->kind = TVX_CLAUSE_ARTICLE;
	out->numbered = out->provision = true;
	finish(text, second + number + out->number.length, out);
	return out->separated || out->rest == text.len;
}

/* In English and French the number of a part stands behind: "1. Title" is a clause. */
static bool
is_numbered_behind(tvx_str word)
{
	static const char *const words[] = { "title",    "titre",  "part",    "partie",
					     "chapter",  "livre",  "section", "chapitre",
					     "book",     "annex",  "annexe",  "appendix",
					     "schedule", "exhibit" };

	return is_word_of(word, words, sizeof words / sizeof *words);
}

/* "EERSTE DEEL", "Erster Teil", "1. Kapitel", "5 artikla". */
static bool
read_number_first(tvx_str text, heading *out)
{
	if (!ordinal_read(text, &out->number) || out->number.length >= text.len)
		return false;
	size_t at = out->number.length;

	const bool stop = text.ptr[at] == '.';
	const bool spelled =
		!stop && out->number.spelled && number_of_word(str_slice(text, 0, at)) != 0;

	at = spaces_skip(text, at + stop);
	const size_t length = leading_letters(str_slice(text, at, text.len));
	const size_t next = spaces_skip(text, at + length);

	/* "1. Each Party": what heads a clause ends there, or is set off. */
	if (length == 0 || (next < text.len && is_ascii_letter(text.ptr[next])))
		return false;
	const structure_word *const word =
		structure_word_of(str_slice(text, at, at + length));

	if (word == NULL || word->kind == TVX_CLAUSE_POINT ||
	    (word->kind == TVX_CLAUSE_ARTICLE) != word->after ||
	    (!stop && !spelled && !word->after) ||
	    (stop && is_numbered_behind(str_of(word->word))))
		return false;
	out->kind = word->kind;
	out->numbered = true;
	finish(text, at + length, out);
	return out->rest == text.len || (out->separated && !word->after);
}

static bool
read_plain(tvx_str text, heading *out)
{
	const size_t length = leading_letters(str_slice(text, 0, 64));

	if (length == 0 && (unsigned char)text.ptr[0] != 0xC2 &&
	    !(text.ptr[0] >= '0' && text.ptr[0] <= '9'))
		return false;
	if (length >= 2 && begins_lower(text))
		return false;
	return read_chinese(text, out) || read_chinese_annex(text, out) ||
	       read_sign(text, out) || (length > 0 && read_word_first(text, length, out)) ||
	       (length > 0 && read_provision(text, length, out)) ||
	       read_number_first(text, out);
}

/*
 * "[Article 3bis] (mechanism)", "[Article 5 - Voting]": an article not yet agreed.  A
 * bracket that closes further on is text, and what it stands before is too.
 */
static bool
read_bracketed(tvx_str text, heading *out)
{
	const tvx_str inner = str_slice(text, 1, text.len);
	const size_t close = str_find(inner, TVX_STR("]"), 0);

	if (close == SIZE_MAX || inner.len < 3 || !read_plain(inner, out) ||
	    !out->numbered || out->num_end > close)
		return false;
	out->num_end++;
	out->rest++;
	if (out->num_end == close + 1) {
		out->num_end++;
		out->rest = spaces_skip(text, out->num_end);
	}
	return true;
}

bool
heading_read(tvx_str text, heading *out)
{
	memset(out, 0, sizeof *out);
	if (text.len < 3)
		return false;
	return text.ptr[0] == '[' ? read_bracketed(text, out) : read_plain(text, out);
}
