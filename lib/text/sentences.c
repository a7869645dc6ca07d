/* SPDX-License-Identifier: MIT */
/*
 * A scan of our own rather than ICU's rules: those look ahead without bound
 * for a lower-case letter, and know nothing of "Art." and "п.".  This one
 * looks back over one word and forward over one gap.
 */
#include "text/sentences.h"

#include "base/alloc.h"
#include "base/str.h"
#include "text/properties.h"
#include "text/utf8.h"

#include <string.h>

/* After these a full stop ends no sentence.  Case folded, without the stop. */
static const tvx_str abbreviations[] = {
#define ABBREVIATION(text)                                                                 \
	{                                                                                  \
		text, sizeof(text) - 1                                                     \
	}
	ABBREVIATION("art"),     ABBREVIATION("arts"),     ABBREVIATION("no"),
	ABBREVIATION("nos"),     ABBREVIATION("nr"),       ABBREVIATION("para"),
	ABBREVIATION("paras"),   ABBREVIATION("par"),      ABBREVIATION("sec"),
	ABBREVIATION("sect"),    ABBREVIATION("ch"),       ABBREVIATION("chap"),
	ABBREVIATION("cl"),      ABBREVIATION("sub"),      ABBREVIATION("subpara"),
	ABBREVIATION("pt"),      ABBREVIATION("ann"),      ABBREVIATION("annex"),
	ABBREVIATION("app"),     ABBREVIATION("fig"),      ABBREVIATION("vol"),
	ABBREVIATION("ed"),      ABBREVIATION("eds"),      ABBREVIATION("p"),
	ABBREVIATION("pp"),      ABBREVIATION("cf"),       ABBREVIATION("ibid"),
	ABBREVIATION("viz"),     ABBREVIATION("e.g"),      ABBREVIATION("i.e"),
	ABBREVIATION("incl"),    ABBREVIATION("approx"),   ABBREVIATION("resp"),
	ABBREVIATION("mr"),      ABBREVIATION("mrs"),      ABBREVIATION("ms"),
	ABBREVIATION("dr"),      ABBREVIATION("prof"),     ABBREVIATION("hon"),
	ABBREVIATION("st"),      ABBREVIATION("ltd"),      ABBREVIATION("inc"),
	ABBREVIATION("co"),      ABBREVIATION("v"),        ABBREVIATION("vs"),
	ABBREVIATION("u.s"),     ABBREVIATION("u.n"),      ABBREVIATION("res"),
	ABBREVIATION("doc"),     ABBREVIATION("reg"),      ABBREVIATION("dir"),
	ABBREVIATION("jan"),     ABBREVIATION("feb"),      ABBREVIATION("aug"),
	ABBREVIATION("sept"),    ABBREVIATION("oct"),      ABBREVIATION("nov"),
	ABBREVIATION("dec"),     ABBREVIATION("al"),       ABBREVIATION("al\u00edn"),
	ABBREVIATION("chif"),    ABBREVIATION("m"),        ABBREVIATION("mm"),
	ABBREVIATION("n\u00ba"), ABBREVIATION("n\u00fam"), ABBREVIATION("p\u00e1rr"),
	ABBREVIATION("abs"),     ABBREVIATION("bzw"),      ABBREVIATION("ziff"),
	ABBREVIATION("buchst"),  ABBREVIATION("lit"),      ABBREVIATION("vgl"),
	ABBREVIATION("z.b"),     ABBREVIATION("d.h"),      ABBREVIATION("ст"),
	ABBREVIATION("статт"),   ABBREVIATION("п"),        ABBREVIATION("пп"),
	ABBREVIATION("подп"),    ABBREVIATION("абз"),      ABBREVIATION("гл"),
	ABBREVIATION("разд"),    ABBREVIATION("ч"),        ABBREVIATION("см"),
	ABBREVIATION("ср"),      ABBREVIATION("т"),        ABBREVIATION("т.е"),
	ABBREVIATION("т.д"),     ABBREVIATION("т.п"),      ABBREVIATION("г"),
	ABBREVIATION("гг"),      ABBREVIATION("р"),        ABBREVIATION("рр"),
	ABBREVIATION("тыс"),     ABBREVIATION("млн"),      ABBREVIATION("млрд"),
	ABBREVIATION("руб"),     ABBREVIATION("коп"),      ABBREVIATION("напр"),
	ABBREVIATION("др"),      ABBREVIATION("пр"),       ABBREVIATION("им"),
	ABBREVIATION("док"),     ABBREVIATION("рез"),      ABBREVIATION("тис"),
	ABBREVIATION("див"),     ABBREVIATION("та ін"),    ABBREVIATION("грн"),
	ABBREVIATION("стр"),     ABBREVIATION("с"),
#undef ABBREVIATION
};

/* No abbreviation is longer; nor is more looked at. */
#define WORD_MOST 24

enum stop { NO_STOP, SOFT_STOP, HARD_STOP, WIDE_STOP };

/* A full stop may abbreviate; "!" may not; "。" needs no space after it. */
static enum stop
stop_of(uint32_t c)
{
	switch (c) {
	case '.':
	case 0x2026: /* … */
		return SOFT_STOP;
	case '!':
	case '?':
	case 0x61f: /* Arabic ? */
	case 0x6d4: /* Urdu . */
	case 0x964: /* danda */
	case 0x965:
	case 0x203c:
	case 0x2047:
	case 0x589: /* Armenian . */
		return HARD_STOP;
	case 0x3002:
	case 0xff01:
	case 0xff0e:
	case 0xff1f:
	case 0xff61:
		return WIDE_STOP;
	default:
		return NO_STOP;
	}
}

/* Closing quotes and brackets, further stops: they stay with the sentence. */
static bool
trails(uint32_t c)
{
	if (c < 0x80)
		return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' ||
		       c == '.' || c == '!' || c == '?';
	return c == 0x2019 || c == 0x201d || c == 0xbb || c == 0x203a ||
	       stop_of(c) != NO_STOP || category_of(c) == U_GC_PE_MASK ||
	       char_is_invisible(c);
}

/* The last word before 'at', as far back as an abbreviation may reach. */
static tvx_str
word_before(tvx_str text, size_t at)
{
	size_t from = at;

	while (from > 0) {
		size_t previous = from;
		const uint32_t c = utf8_previous(text, &previous);

		if (at - previous > WORD_MOST ||
		    (!char_is_letter(c) && !char_is_digit(c) && c != '.'))
			break;
		from = previous;
	}
	return str_slice(text, from, at);
}

static bool
is_initial(tvx_str word)
{
	size_t at = 0;
	uint32_t c;

	if (word.len == 0)
		return false;
	c = utf8_next(word, &at);
	return at == word.len && char_is_upper(c);
}

static bool
abbreviates(tvx_str word)
{
	buffer folded = { 0 };
	bool found = is_initial(word);

	if (word.len > WORD_MOST)
		return false;
	text_casefold(word, &folded);
	for (size_t i = 0; !found && i < sizeof abbreviations / sizeof *abbreviations; i++)
		found = str_equal(abbreviations[i], buffer_str(&folded));
	buffer_release(&folded);
	return found;
}

static bool
all_digits(tvx_str word)
{
	for (size_t at = 0; at < word.len;)
		if (!char_is_digit(utf8_next(word, &at)))
			return false;
	return word.len > 0;
}

/* The first thing of a sentence is no small letter, comma or the like. */
static bool
may_begin(uint32_t c)
{
	if (c == ',' || c == ';' || c == ':' || c == '.')
		return false;
	return !is_lower(c);
}

/*
 * Does the stop at 'at' end a sentence that began at 'start', when 'gap' is
 * where white space begins after it and 'next' where it ends?
 */
static bool
ends(tvx_str text, size_t start, size_t at, size_t gap, size_t next, enum stop stop)
{
	tvx_str word;
	size_t there = next;

	if (stop == WIDE_STOP)
		return true;
	if (gap == next || !may_begin(utf8_next(text, &there)))
		return false;
	if (stop == HARD_STOP)
		return true;
	if (at + 1 < gap)
		return true; /* an abbreviation closes no quotation */
	word = word_before(text, at);
	if (all_digits(word))
		/* "1. The Parties": the number of a paragraph, not its end. */
		return word.ptr != text.ptr + start;
	return !abbreviates(word);
}

static void
put_end(size_t end, uint32_t **ends_at, size_t *count, size_t *room)
{
	PUSH_ROOM(*ends_at, *count, *room);
	(*ends_at)[(*count)++] = (uint32_t)end;
}

static size_t
past(tvx_str text, size_t at, bool (*is)(uint32_t))
{
	size_t next = at;

	while (at < text.len && is(utf8_next(text, &next)))
		at = next;
	return at;
}

static bool
holds_line_end(tvx_str text, size_t from, size_t to)
{
	return memchr(text.ptr + from, '\n', to - from) != NULL;
}

/* Past what surely ends nothing: ASCII but for stops and line ends. */
static size_t
past_plain(tvx_str text, size_t at)
{
	static const bool careful[256] = {
		['\n'] = true, ['!'] = true,           ['.'] = true,
		['?'] = true,  [0x80 ... 0xff] = true,
	};

	while (at < text.len && !careful[(unsigned char)text.ptr[at]])
		at++;
	return at;
}

void
sentences_cut(tvx_str text, uint32_t **ends_at, size_t *count, size_t *room)
{
	size_t start = 0, at = 0;

	while ((at = past_plain(text, at)) < text.len) {
		const size_t here = at;
		const uint32_t c = utf8_next(text, &at);
		const enum stop stop = stop_of(c);
		size_t gap, next;

		if (stop == NO_STOP && c != '\n')
			continue;
		gap = c == '\n' ? at : past(text, at, trails);
		next = past(text, gap, char_is_space);
		at = next > gap ? next : gap;
		if (next < text.len && (c == '\n' || holds_line_end(text, gap, next) ||
					ends(text, start, here, gap, next, stop))) {
			put_end(next, ends_at, count, room);
			start = next;
		}
	}
	if (text.len > 0)
		put_end(text.len, ends_at, count, room);
}
