/* SPDX-License-Identifier: MIT */
#include "import/outline.h"

#include "base/alloc.h"
#include "base/str.h"
#include "import/contents.h"
#include "import/endnotes.h"
#include "import/enumerator.h"
#include "import/headed.h"
#include "import/languages.h"
#include "import/numbered.h"
#include "import/title.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

void
outline_release(outline *out)
{
	free(out->heads);
	memset(out, 0, sizeof *out);
}

static int
by_block(const void *one, const void *other)
{
	const head *const a = one, *const b = other;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	return (a->as.kind > b->as.kind) - (a->as.kind < b->as.kind);
}

void
outline_sort(outline *out)
{
	size_t kept = 0;

	if (out->count > 1)
		qsort(out->heads, out->count, sizeof *out->heads, by_block);
	for (size_t i = 0; i < out->count; i++)
		if (kept == 0 || out->heads[kept - 1].block != out->heads[i].block)
			out->heads[kept++] = out->heads[i];
	out->count = kept;
}

/* Does the block before break off in the middle of a phrase? */
static bool
breaks_off(tvx_str text)
{
	static const char *const ends[] = { "of",   "in",  "to",   "under", "with", "by",
					    "and",  "or",  "the",  "per",   "see",  "du",
					    "de",   "des", "à",    "aux",   "par",  "et",
					    "ou",   "del", "en",   "la",    "van",  "und",
					    "oder", "des", "nach", "в",     "с",    "и",
					    "или",  "со",  "до",   "та" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t length = strlen(ends[i]);

		if (text.len > length + 1 && text.ptr[text.len - length - 1] == ' ' &&
		    memcmp(text.ptr + text.len - length, ends[i], length) == 0)
			return true;
	}
	return false;
}

/* "(c) goods; or": an item whose next is missing, not a phrase that goes on. */
static bool
ends_as_item(tvx_str text)
{
	size_t word = text.len;

	while (word > 0 && text.ptr[word - 1] != ' ')
		word--;
	return word > 1 && text.ptr[word - 2] == ';';
}

static bool
follows(const ordinal *last, const ordinal *next)
{
	return last->value == 0 || next->value == 1 || next->value == last->value + 1 ||
	       (next->value == last->value && ordinal_compare(last, next) < 0);
}

static tvx_str
rest_of(tvx_str text, const heading *as)
{
	return str_slice(text, as->rest, text.len);
}

/* "ANNEX AGREEMENT RELATING TO ...": capitals go on after the word. */
static bool
goes_on_in_capitals(tvx_str text, const heading *as)
{
	const tvx_str rest = rest_of(text, as);
	const size_t length = leading_letters(rest);

	return all_capitals(str_slice(text, 0, leading_letters(text))) && length > 1 &&
	       all_capitals(str_slice(rest, 0, length));
}

static bool
in_parentheses(tvx_str rest)
{
	return rest.ptr[0] == '(' && rest.ptr[rest.len - 1] == ')' && rest.len < 300;
}

/* A number was misread before this one, but the line has a heading in it. */
static bool
skips_ahead(tvx_str rest, const ordinal *last, const ordinal *next)
{
	const size_t split = heading_split(rest);

	return next->value > last->value && next->value <= last->value + 5 && split > 0 &&
	       is_verbless(str_slice(rest, 0, split));
}

/*
 * "Annex I to the Agreement": a heading, or how a sentence begins.  A heading has no
 * verb, and no sentence is open above it.
 */
static bool
is_annex_of(const blocks *in, size_t i, const heading *as)
{
	const tvx_str text = in->items[i].text;
	const tvx_str above = i == 0 ? (tvx_str){ "", 0 } : in->items[i - 1].text;

	return as->kind == TVX_CLAUSE_ANNEX && as->rest < text.len && text.len < 150 &&
	       begins_with_phrase(rest_of(text, as), PHRASE_TO) > 0 &&
	       looks_like_heading(text) && is_verbless(text) &&
	       (as->numbered || all_capitals(text) || text.len < 80) && above.len > 0 &&
	       (strchr(".;", above.ptr[above.len - 1]) != NULL ||
		looks_like_heading(above));
}

/* Does a line that says more than "Article 5" head the article? */
static bool
heads_with_rest(tvx_str text, const heading *as, const ordinal *last)
{
	const tvx_str rest = rest_of(text, as);
	enumerator mark;

	if (!as->numbered)
		return (as->separated && looks_like_heading(rest)) ||
		       goes_on_in_capitals(text, as);
	if (as->kind == TVX_CLAUSE_POINT)
		return false;
	if (as->separated)
		return rest.ptr[0] != ')' &&
		       (as->kind == TVX_CLAUSE_ARTICLE || as->kind == TVX_CLAUSE_SECTION ||
			rest.len < 400 || goes_on_in_capitals(text, as));
	/* "Article 5(2)", "Article 5, paragraph 2": a mention. */
	if (as->rest == as->num_end || begins_with_phrase(rest, PHRASE_REFERENCE) > 0)
		return false;
	if (in_parentheses(rest))
		return true;
	if (enumerator_read(rest, &mark))
		return mark.as[0].value == 1 && as->kind == TVX_CLAUSE_ARTICLE;
	if (begins_lower(rest) || !char_is_letter(utf8_next(rest, &(size_t){ 0 })))
		return strchr("[\"", rest.ptr[0]) != NULL && looks_like_heading(rest);
	if (as->kind == TVX_CLAUSE_ARTICLE)
		return looks_like_heading(rest) || follows(last, &as->number) ||
		       skips_ahead(rest, last, &as->number);
	return looks_like_heading(rest) || goes_on_in_capitals(text, as);
}

/* The last numbers of articles: of the text, and of the annex that is open. */
typedef struct numbers {
	ordinal main, last;
	bool annexed;
} numbers;

/* A table in an annex mentions articles; one of its own begins with 1. */
static bool
fits_annex(const numbers *seen, const ordinal *next)
{
	return !seen->annexed || next->value == 1 || seen->main.value == 0 ||
	       ordinal_compare(&seen->main, next) < 0 ||
	       (seen->last.value != 0 && next->value >= seen->last.value &&
		next->value <= seen->last.value + 3 &&
		ordinal_compare(&seen->last, next) < 0);
}

static bool
is_head(const blocks *in, size_t i, const heading *as, const numbers *seen)
{
	const ordinal *const last = &seen->last;
	const tvx_str text = in->items[i].text;

	if (in->items[i].level > 0)
		return as->kind != TVX_CLAUSE_POINT || as->rest == text.len;
	if (i > 0 && in->items[i - 1].level == 0 && breaks_off(in->items[i - 1].text) &&
	    !(as->rest == text.len &&
	      (as->number.value == last->value + 1 || ends_as_item(in->items[i - 1].text))))
		return false;
	if (as->kind == TVX_CLAUSE_ARTICLE && !fits_annex(seen, &as->number))
		return false;
	return as->rest == text.len || is_annex_of(in, i, as) ||
	       heads_with_rest(text, as, last);
}

static void
push_head(outline *out, size_t place, const heading *as)
{
	PUSH_ROOM(out->heads, out->count, out->room);
	out->heads[out->count++] = (head){ place, *as };
}

static bool
is_preamble(tvx_str text, heading *as)
{
	const size_t length = begins_with_phrase(text, PHRASE_PREAMBLE);

	if (length == 0 || begins_lower(text))
		return false;
	memset(as, 0, sizeof *as);
	as->kind = TVX_CLAUSE_PREAMBLE;
	as->num_end = length;
	as->rest = length;
	while (as->rest < text.len && strchr(" \t\r\n:.", text.ptr[as->rest]) != NULL)
		as->rest++;
	return as->rest == text.len || begins_upper(rest_of(text, as));
}

static bool
is_signatures(tvx_str text, heading *as)
{
	if (begins_lower(text) || begins_with_phrase(text, PHRASE_SIGNATURES) == 0)
		return false;
	memset(as, 0, sizeof *as);
	as->kind = TVX_CLAUSE_SIGNATURES;
	return true;
}

static void
count_head(numbers *seen, const heading *as)
{
	if (as->kind == TVX_CLAUSE_ANNEX) {
		if (!seen->annexed)
			seen->main = seen->last;
		seen->last = (ordinal){ 0 };
		seen->annexed = true;
	} else if (as->kind == TVX_CLAUSE_ARTICLE) {
		/* The numbers of the text go on: the annex has ended. */
		if (seen->annexed && seen->main.value != 0 && as->number.value != 1 &&
		    ordinal_compare(&seen->main, &as->number) < 0 &&
		    as->number.value > seen->last.value + 3)
			seen->annexed = false;
		seen->last = as->number;
	}
}

/* May names follow?  Where nothing heads a clause, they stand in the second half. */
static bool
may_end(const outline *of, const blocks *in, size_t i)
{
	return of->count > 0 ? of->heads[of->count - 1].as.kind != TVX_CLAUSE_SIGNATURES
			     : i > in->count / 2;
}

static void
find_heads(outline *out, const blocks *in)
{
	numbers seen = { .annexed = false };
	bool articles = false, preamble = false;

	for (size_t i = 0; i < in->count; i++) {
		const tvx_str text = in->items[i].text;
		heading as;

		if (heading_read(text, &as) && is_head(in, i, &as, &seen)) {
			push_head(out, i, &as);
			count_head(&seen, &as);
			articles |= as.kind == TVX_CLAUSE_ARTICLE;
		} else if (!articles && !preamble && is_preamble(text, &as)) {
			push_head(out, i, &as);
			preamble = true;
		} else if (may_end(out, in, i) && is_signatures(text, &as)) {
			push_head(out, i, &as);
		}
	}
}

static size_t
count_kind(const outline *of, tvx_clause_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < of->count; i++)
		count += of->heads[i].as.kind == kind;
	return count;
}

static void
drop_kind(outline *of, tvx_clause_kind kind)
{
	size_t kept = 0;

	for (size_t i = 0; i < of->count; i++)
		if (of->heads[i].as.kind != kind)
			of->heads[kept++] = of->heads[i];
	of->count = kept;
}

/*
 * Do the numbers of signs count through the text, beside a few articles so called, as
 * of a treaty that a law brings into force?  Those that begin again in each article
 * number its paragraphs.
 */
static bool
signs_count_on(size_t signs, size_t firsts, size_t words)
{
	return (signs > words && firsts * 2 <= words) ||
	       (firsts <= 1 && signs >= 4 * words);
}

/* "§ 1" heads a paragraph where articles are called articles. */
static void
drop_signs(outline *of)
{
	size_t kept = 0, words = 0, signs = 0, firsts = 0;

	for (size_t i = 0; i < of->count; i++) {
		const heading *const as = &of->heads[i].as;

		if (as->kind != TVX_CLAUSE_ARTICLE)
			continue;
		words += !as->sign;
		signs += as->sign;
		firsts += as->sign && as->number.value == 1;
	}
	if (words == 0 || signs_count_on(signs, firsts, words))
		return;
	for (size_t i = 0; i < of->count; i++)
		if (!of->heads[i].as.sign)
			of->heads[kept++] = of->heads[i];
	of->count = kept;
}

/* Points and signs stand for articles where there are none. */
static void
drop_weaker(outline *of)
{
	if (count_kind(of, TVX_CLAUSE_ARTICLE) == 0)
		return;
	drop_kind(of, TVX_CLAUSE_POINT);
	drop_signs(of);
}

/* So do sections. */
static void
settle_sections(outline *of)
{
	if (count_kind(of, TVX_CLAUSE_ARTICLE) > 0 ||
	    count_kind(of, TVX_CLAUSE_SECTION) < 2)
		return;
	for (size_t i = 0; i < of->count; i++)
		if (of->heads[i].as.kind == TVX_CLAUSE_SECTION)
			of->heads[i].as.kind = TVX_CLAUSE_ARTICLE;
}

/*
 * "Article 1" on a line and "Use of terms For the purposes of this
 * Agreement:" on the next: are most articles written so?
 */
static void
find_running(outline *of, const blocks *in)
{
	size_t plain = 0, running = 0;

	for (size_t i = 0; i < of->count; i++) {
		const head *const this = &of->heads[i];
		const size_t next = this->block + 1;

		if (this->as.kind != TVX_CLAUSE_ARTICLE || next >= in->count ||
		    this->as.rest < in->items[this->block].text.len ||
		    (i + 1 < of->count && of->heads[i + 1].block == next))
			continue;
		const tvx_str text = in->items[next].text;

		if (looks_like_heading(text))
			continue;
		const size_t split = heading_split(text);

		plain++;
		running += split > 0 && split < 250 &&
			   is_verbless(str_slice(text, 0, split)) &&
			   begins_with_phrase(str_slice(text, split, text.len),
					      PHRASE_SENTENCE) > 0;
	}
	of->running = plain > 2 && running * 2 > plain;
}

/*
 * "Sec. 2. Definitions. In this Act": do most articles that have words on their
 * line begin with a heading that a full stop ends?
 */
static void
find_stopped(outline *of, const blocks *in)
{
	size_t words = 0, stopped = 0;

	for (size_t i = 0; i < of->count; i++) {
		const head *const this = &of->heads[i];
		const tvx_str text = in->items[this->block].text;

		if (this->as.kind != TVX_CLAUSE_ARTICLE || this->as.rest == text.len)
			continue;
		words++;
		stopped += heading_before_stop(rest_of(text, &this->as)) > 0;
	}
	if (stopped < 3 || stopped * 2 <= words)
		return;
	for (size_t i = 0; i < of->count; i++)
		of->heads[i].as.stopped |= of->heads[i].as.kind == TVX_CLAUSE_ARTICLE;
}

/* Do the notes stand below signatures?  They are found when those are read. */
static bool
signatures_have_notes(const outline *of, const blocks *in)
{
	for (size_t i = 0; i < of->count; i++) {
		const size_t end = i + 1 < of->count ? of->heads[i + 1].block : in->count;

		if (of->heads[i].as.kind == TVX_CLAUSE_SIGNATURES &&
		    endnotes_find(in, of->heads[i].block, end) < end)
			return true;
	}
	return false;
}

static void
find_endnotes(outline *out, const blocks *in)
{
	const head *const last = out->count > 0 ? &out->heads[out->count - 1] : NULL;
	const heading as = { .kind = TVX_CLAUSE_PARAGRAPH };
	size_t first;

	if (last == NULL || last->as.kind == TVX_CLAUSE_SIGNATURES ||
	    signatures_have_notes(out, in))
		return;
	first = endnotes_find(in, last->block, in->count);
	if (first < in->count)
		push_head(out, first, &as);
}

void
outline_find(outline *out, const blocks *in)
{
	find_heads(out, in);
	drop_weaker(out);
	/* From here on the head behind the contents stays, or what it heads is lost. */
	contents_find(out, in);
	numbered_find(out, in);
	settle_sections(out);
	headed_find(out, in);
	contents_drop_annexes(out, in);
	find_running(out, in);
	find_stopped(out, in);
	find_endnotes(out, in);
}
