/* SPDX-License-Identifier: MIT */
#include "diff/kinds.h"

#include "align/lexicon.h"
#include "base/alloc.h"
#include "base/str.h"

static const struct {
	const char *mark;
	uint8_t kind;
} marks[] = {
	{ ".", KIND_STOP },   { "?", KIND_STOP },   { "!", KIND_STOP },
	{ "。", KIND_STOP },  { "؟", KIND_STOP },   { ";", KIND_BREAK },
	{ ":", KIND_BREAK },  { "；", KIND_BREAK }, { "：", KIND_BREAK },
	{ "؛", KIND_BREAK },  { ",", KIND_COMMA },  { "，", KIND_COMMA },
	{ "、", KIND_COMMA }, { "،", KIND_COMMA },  { "(", KIND_OPENS },
	{ "[", KIND_OPENS },  { "{", KIND_OPENS },  { "«", KIND_OPENS },
	{ "“", KIND_OPENS },  { "„", KIND_OPENS },  { "‘", KIND_OPENS },
	{ "（", KIND_OPENS }, { "§", KIND_OPENS },  { "¿", KIND_OPENS },
	{ "—", KIND_COMMA },  { "–", KIND_COMMA },
};

static uint8_t
kind_of_mark(tvx_str form)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_equal(form, str_of(marks[i].mark)))
			return marks[i].kind;
	return KIND_CLOSES;
}

/* A word is common when there is one of it in every this many. */
#define COMMON_SHARE 150
/* Nothing is common in a few lines. */
#define COMMON_LEAST 10

uint8_t *
word_kinds(const lexicon *words)
{
	uint8_t *const kinds = NEW_ARRAY(uint8_t, words->size);
	uint64_t total = 0;

	for (uint32_t i = 0; i < words->size; i++)
		total += (uint64_t)words->words[i].before + words->words[i].after;
	for (uint32_t i = 0; i < words->size; i++) {
		const lexicon_word *const word = &words->words[i];
		const uint64_t count = (uint64_t)word->before + word->after;

		if (!word->counts) {
			kinds[i] = kind_of_mark((tvx_str){ word->ptr, word->length });
			continue;
		}
		kinds[i] = KIND_COUNTS;
		if (word->class == WORD_NUMBER)
			kinds[i] |= KIND_NUMBER;
		else if (count >= COMMON_LEAST && count * COMMON_SHARE >= total)
			kinds[i] |= KIND_COMMON;
	}
	return kinds;
}
