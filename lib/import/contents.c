/* SPDX-License-Identifier: MIT */
#include "import/contents.h"

#include "base/str.h"
#include "import/enumerator.h"
#include "import/languages.h"
#include "import/spaces.h"
#include "import/title.h"

#include <string.h>

static bool
same_head(const head *one, const head *other)
{
	return one->as.kind == other->as.kind &&
	       ordinal_compare(&one->as.number, &other->as.number) == 0;
}

/* May the line stand in a table of contents? */
static bool
is_entry(tvx_str text)
{
	enumerator mark;

	if (enumerator_read(text, &mark))
		text = str_slice(text, spaces_skip(text, mark.length), text.len);
	return looks_like_heading(text) || str_find(text, TVX_STR("...."), 0) != SIZE_MAX ||
	       str_find(text, TVX_STR("|"), 0) != SIZE_MAX ||
	       leading_letters(text) == text.len;
}

/* Heads in [from, to) that have more than their heading between them and the next. */
static size_t
count_bodies(const outline *of, const blocks *in, size_t from, size_t to)
{
	size_t count = 0;

	for (size_t i = from; i < to; i++) {
		const size_t end = of->heads[i + 1].block;
		bool body = false;

		for (size_t b = of->heads[i].block + 1; b < end && !body; b++)
			body = !is_entry(in->items[b].text);
		count += body;
	}
	return count;
}

static bool
is_container(const head *this)
{
	return this->as.kind >= TVX_CLAUSE_BOOK && this->as.kind <= TVX_CLAUSE_SUBSECTION;
}

/*
 * The head that stands first of its kind, once more, and almost nothing but headings
 * between: the head again, or the count if that is not so.
 */
static size_t
find_again(const outline *of, const blocks *in, size_t first)
{
	size_t again = first + 1;

	while (again < of->count && !same_head(&of->heads[first], &of->heads[again]))
		again++;
	return again >= of->count || again - first < 3 ||
			       count_bodies(of, in, first, again) * 5 > again - first
		       ? of->count
		       : again;
}

/*
 * The same first article twice, or chapter where articles have no word for it: what
 * is between is a table of contents.  It begins and ends where the headings above
 * that article do.
 */
void
contents_find(outline *of, const blocks *in)
{
	size_t first = 0, again, back = 0;

	while (first < of->count && of->heads[first].as.kind != TVX_CLAUSE_ARTICLE)
		first++;
	if (first == of->count)
		for (first = 0; first < of->count && !is_container(&of->heads[first]);)
			first++;
	if (first == of->count)
		return;
	again = find_again(of, in, first);
	if (again == of->count)
		return;
	while (back < first && is_container(&of->heads[first - 1 - back]))
		back++;
	while (back > 0 && !same_head(&of->heads[first - back], &of->heads[again - back]))
		back--;
	of->contents = of->heads[first - back].block;
	of->contents_end = of->heads[again - back].block;
	memmove(of->heads + first - back, of->heads + again - back,
		(of->count - (again - back)) * sizeof *of->heads);
	of->count -= again - first;
}

/* How many heads further the annex that a list names is sought. */
#define LIST_REACH ((size_t)300)

/* Is the head one line of a list of annexes, and the annex itself further on? */
static bool
is_listed(const outline *of, const blocks *in, size_t i)
{
	const head *const this = &of->heads[i];

	if (this->as.kind != TVX_CLAUSE_ANNEX || this->block + 1 >= in->count ||
	    leading_letters(in->items[this->block + 1].text) == 0)
		return false;
	const tvx_str next = in->items[this->block + 1].text;
	const structure_word *const word =
		structure_word_of(str_slice(next, 0, leading_letters(next)));

	if (word == NULL || word->kind != TVX_CLAUSE_ANNEX)
		return false;
	for (size_t k = i + 1; k < of->count && k < i + LIST_REACH; k++)
		if (of->heads[k].block > this->block + 1 && same_head(this, &of->heads[k]))
			return true;
	return false;
}

void
contents_drop_annexes(outline *of, const blocks *in)
{
	size_t kept = 0;

	for (size_t i = 0; i < of->count; i++)
		if (!is_listed(of, in, i))
			of->heads[kept++] = of->heads[i];
	of->count = kept;
}
