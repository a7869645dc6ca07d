/* SPDX-License-Identifier: MIT */
/*
 * rules/modality.c - what kind of word binds: shall, should, may.
 *
 * A word of obligation that an edit took away is set against the one that it
 * put in the same place.  The steps, from the weakest:
 *
 *	may < intends to < should < shall endeavour to < shall
 *
 * "shall" for "must" is no change; "may not" is read with "shall not".
 */
#include "rules/analysers.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "rules/fresh.h"
#include "rules/terms.h"
#include "text/sentences.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Further apart than this, one word did not replace the other. */
#define NEAR 60

typedef struct binding {
	lexeme strength;
	tvx_range where;
	bool edited, paired;
} binding;

typedef struct bindings {
	binding *ptr;
	size_t count, room;
} bindings;

/* As they stand; of two that begin together, the longer first. */
static int
by_place(const void *one, const void *other)
{
	const binding *const a = one, *const b = other;

	if (a->where.begin != b->where.begin)
		return a->where.begin < b->where.begin ? -1 : 1;
	return (a->where.end < b->where.end) - (a->where.end > b->where.end);
}

/* "shall endeavour to" holds a "shall" that does not count. */
static void
drop_inner(bindings *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (kept == 0 || list->ptr[kept - 1].where.end <= list->ptr[i].where.begin)
			list->ptr[kept++] = list->ptr[i];
	list->count = kept;
}

static void
read_side(finder *in, const view *row, const passage *where, bool is_after, bindings *out)
{
	const tvx_str text = is_after ? row->change->after_text : row->change->before_text;
	const tvx_range within = is_after ? where->after : where->before;

	for (int id = LEXEME_MODALITY_MAY; id <= LEXEME_MODALITY_DUTY; id++) {
		ranges found = { 0 };

		finder_words(in, (lexeme)id, text, within, &found);
		for (size_t i = 0; i < found.count; i++) {
			PUSH_ROOM(out->ptr, out->count, out->room);
			out->ptr[out->count++] = (binding){
				.strength = (lexeme)id,
				.where = found.ptr[i],
				.edited = is_after ? view_inserted(row, found.ptr[i])
						   : view_deleted(row, found.ptr[i]),
			};
		}
		free(found.ptr);
	}
	if (out->count > 1)
		qsort(out->ptr, out->count, sizeof *out->ptr, by_place);
	drop_inner(out);
}

static const char *
name_of(lexeme strength)
{
	switch ((int)strength) {
	case LEXEME_MODALITY_MAY:
		return "a permission";
	case LEXEME_MODALITY_INTENT:
		return "an intention";
	case LEXEME_MODALITY_SHOULD:
		return "a recommendation";
	case LEXEME_MODALITY_ENDEAVOUR:
		return "a duty to try";
	}
	return "a duty";
}

static bool
is_word(finder *in, lexeme id, tvx_str words)
{
	tvx_range found;

	return finder_word(in, id, words, (tvx_range){ 0, (uint32_t)words.len }, &found);
}

static void
report_pair(finder *in, const view *row, tvx_str who, const binding *was, const binding *is)
{
	const tvx_str before = str_trim(text_of(row->change->before_text, was->where));
	const tvx_str after = str_trim(text_of(row->change->after_text, is->where));

	/* "Nothing shall" binds nobody. */
	if (is_word(in, LEXEME_SUBJECT_NOBODY, who))
		return;
	const sighting seen = {
		.rule = is->strength < was->strength ? "modality.weakened"
						     : "modality.strengthened",
		.before = was->where,
		.after = is->where,
		.message = arena_format(&in->found->pool,
					"%s of %.*s becomes %s: '%.*s' instead of '%.*s'",
					name_of(was->strength), (int)who.len, who.ptr,
					name_of(is->strength), (int)after.len, after.ptr,
					(int)before.len, before.ptr),
	};

	finder_report(in, row, &seen);
}

static bool
near(const view *row, const binding *was, const binding *is)
{
	const uint32_t place = view_place_before(row, is->where.begin);
	const uint32_t begin = was->where.begin, end = was->where.end;

	return place >= begin ? place - begin <= NEAR : end - place <= NEAR;
}

static void
pair(finder *in, const view *row, const passage *where, binding *was, binding *is)
{
	was->paired = is->paired = true;
	if (was->strength != is->strength && (was->edited || is->edited))
		report_pair(in, row,
			    finder_subject(in, row->change->after_text, where->after), was,
			    is);
}

/* Words at the same place on the path: "shall" that became "shall endeavour to". */
static void
pair_in_place(finder *in, const view *row, const passage *where, bindings *before,
	      bindings *after)
{
	size_t i = 0;

	for (size_t j = 0; j < after->count; j++) {
		const uint32_t place = view_place_before(row, after->ptr[j].where.begin);

		while (i < before->count && before->ptr[i].where.begin < place)
			i++;
		if (i < before->count && before->ptr[i].where.begin == place)
			pair(in, row, where, &before->ptr[i++], &after->ptr[j]);
	}
}

/* Both lists rise; each word that is left is set against the first near it. */
static void
pair_near(finder *in, const view *row, const passage *where, bindings *before,
	  bindings *after)
{
	size_t j = 0;

	for (size_t i = 0; i < before->count; i++) {
		binding *const was = &before->ptr[i];

		if (was->paired || !was->edited)
			continue;
		while (j < after->count &&
		       (after->ptr[j].paired || !after->ptr[j].edited ||
			(!near(row, was, &after->ptr[j]) &&
			 view_place_before(row, after->ptr[j].where.begin) <
				 was->where.begin)))
			j++;
		if (j == after->count)
			return;
		if (near(row, was, &after->ptr[j]))
			pair(in, row, where, was, &after->ptr[j++]);
	}
}

/* A state, a party, a body: one that can bear a duty. */
static bool
can_bear(finder *in, tvx_str subject)
{
	const bracket_index none = { 0 };
	terms named = { 0 };
	bool any;

	if (is_word(in, LEXEME_SUBJECT_NOBODY, subject))
		return false;
	states_read(in, subject, (tvx_range){ 0, (uint32_t)subject.len }, &none, 0, &named);
	any = named.member_count > 0 || is_word(in, LEXEME_SUBJECT_BEARER, subject);
	terms_release(&named);
	return any;
}

/* The one word of an edit; empty if it is more, or none. */
static tvx_range
word_of(tvx_str text, tvx_range edit)
{
	const tvx_str all = text_of(text, edit), word = str_trim(all);
	const uint32_t begin = edit.begin + (uint32_t)(word.ptr - all.ptr);

	if (word.len == 0 || memchr(word.ptr, ' ', word.len) != NULL)
		return (tvx_range){ 0, 0 };
	return (tvx_range){ begin, begin + (uint32_t)word.len };
}

/*
 * In most languages a duty is a verb alone: "chaque Partie fournit".  Where
 * "peut fournir" takes the place of that one word it became a permission, and
 * the other way round a duty; "can" in the place of "may" is neither.
 */
static void
pair_with_verb(finder *in, const view *row, const passage *where, const bindings *one,
	       bool is_after)
{
	const tvx_change *const change = row->change;
	const binding *const said = one->ptr;
	tvx_str who;
	uint32_t i;

	if (one->count != 1 || !said->edited || said->strength == LEXEME_MODALITY_DUTY)
		return;
	i = is_after ? view_edit_after(row, said->where.begin)
		     : view_edit_before(row, said->where.begin) + 1;
	if (i == 0 || i >= change->edit_count)
		return;
	const tvx_edit *const gone = &change->edits[i - 1], *const set = &change->edits[i];
	const binding whole = { .strength = said->strength,
				.where = is_after ? set->after : gone->before };
	const binding verb = { .strength = LEXEME_MODALITY_DUTY,
			       .where = is_after
						? word_of(change->before_text, gone->before)
						: word_of(change->after_text, set->after) };

	if (gone->op != TVX_EDIT_DELETE || set->op != TVX_EDIT_INSERT ||
	    whole.where.begin != said->where.begin || verb.where.end == 0 ||
	    whole.where.end <= said->where.end + 1)
		return;
	who = is_after ? finder_subject(in, change->after_text, where->after)
		       : finder_subject(in, change->before_text, where->before);
	if (can_bear(in, who))
		report_pair(in, row, who, is_after ? &verb : &whole,
			    is_after ? &whole : &verb);
}

/* Without the mark of a footnote before it, and the clause that hangs on it. */
static tvx_str
head_of(tvx_str subject)
{
	static const char *const hangers[] = { " that ",     " which ",    " who ",
					       " referred ", " concerned", " designated " };
	size_t begin = 0;

	while (begin < subject.len && strchr("0123456789 ", subject.ptr[begin]))
		begin++;
	subject = str_slice(subject, begin, subject.len);
	for (size_t i = 0; i < sizeof hangers / sizeof *hangers; i++)
		subject = str_slice(subject, 0, str_find(subject, str_of(hangers[i]), 0));
	return subject;
}

/* The subject without "the", "each" and the like, folded. */
static tvx_str
bare(finder *in, tvx_str subject)
{
	static const char *const articles[] = { "the ",   "The ",   "each ", "Each ",
						"every ", "Every ", "all ",  "All ",
						"any ",   "Any ",   "a ",    "A ",
						"an ",    "An " };
	buffer folded = { 0 };
	tvx_str made;

	subject = head_of(subject);
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (str_begins(subject, str_of(articles[i]))) {
			const tvx_str article = str_of(articles[i]);

			subject = str_slice(subject, article.len, subject.len);
			i = SIZE_MAX; /* "all the": look again from the first */
		}
	text_casefold(subject, &folded);
	/* "the authority" and "the authorities" are the same bearer. */
	if (folded.len > 3 && memcmp(folded.ptr + folded.len - 3, "ies", 3) == 0)
		folded.len -= 3;
	else if (folded.len > 1 && strchr("sy", folded.ptr[folded.len - 1]))
		folded.len--;
	made = arena_str(&in->found->pool, buffer_str(&folded));
	buffer_release(&folded);
	return made;
}

static bool
is_systematic(const finder *in, tvx_str was, tvx_str is)
{
	const tvx_systematic *all;
	const uint32_t count = tvx_changes_systematic(in->changes, &all);

	for (uint32_t i = 0; i < count; i++)
		if (str_find(was, all[i].before, 0) != SIZE_MAX &&
		    str_find(is, all[i].after, 0) != SIZE_MAX)
			return true;
	return false;
}

/* Another bears the duty: the verb stayed, and before it stands another name. */
static void
compare_bearers(finder *in, const view *row, const passage *where)
{
	const tvx_str was = finder_subject(in, row->change->before_text, where->before);
	const tvx_str is = finder_subject(in, row->change->after_text, where->after);
	const tvx_str before = row->change->before_text, after = row->change->after_text;

	if (was.ptr < before.ptr || was.ptr >= before.ptr + before.len ||
	    is.ptr < after.ptr || is.ptr >= after.ptr + after.len)
		return;
	const uint32_t b = (uint32_t)(was.ptr - before.ptr),
		       a = (uint32_t)(is.ptr - after.ptr);
	const tvx_range span_before = { b, b + (uint32_t)was.len };
	const tvx_range span_after = { a, a + (uint32_t)is.len };
	const tvx_str one = bare(in, was), other = bare(in, is);

	if (words_number(in, was, false) == words_number(in, is, true) ||
	    !view_deleted(row, span_before) || !view_inserted(row, span_after) ||
	    str_find(one, other, 0) != SIZE_MAX || str_find(other, one, 0) != SIZE_MAX ||
	    is_systematic(in, was, is) || !can_bear(in, head_of(was)) ||
	    !can_bear(in, head_of(is)))
		return;
	const sighting seen = {
		.rule = "duty.bearer-changed",
		.before = span_before,
		.after = span_after,
		.message = arena_format(&in->found->pool,
					"what bound %.*s is now said of %.*s", (int)was.len,
					was.ptr, (int)is.len, is.ptr),
	};
	finder_report(in, row, &seen);
}

static size_t
count_sentences(tvx_str text, tvx_range within)
{
	uint32_t *ends = NULL;
	size_t count = 0, room = 0;

	sentences_cut(text_of(text, within), &ends, &count, &room);
	free(ends);
	return count;
}

/* Of two sentences that became one, it is not known whose subject and whose verb went. */
static bool
are_as_many(const view *row, const passage *where)
{
	return count_sentences(row->change->before_text, where->before) ==
	       count_sentences(row->change->after_text, where->after);
}

void
find_modality(finder *in, const view *row)
{
	for (size_t i = 0; i < row->count && in->status == TVX_OK; i++) {
		const passage *const where = &row->passages[i];
		bindings before = { 0 }, after = { 0 };

		if (!where->changed || where->before.begin == where->before.end ||
		    where->after.begin == where->after.end)
			continue;
		read_side(in, row, where, false, &before);
		read_side(in, row, where, true, &after);
		pair_in_place(in, row, where, &before, &after);
		const bool even =
			(before.count == 0 && after.count == 0) || are_as_many(row, where);

		if (even)
			pair_near(in, row, where, &before, &after);
		if (before.count == 0)
			pair_with_verb(in, row, where, &after, true);
		else if (after.count == 0)
			pair_with_verb(in, row, where, &before, false);
		if (even)
			compare_bearers(in, row, where);
		free(before.ptr);
		free(after.ptr);
	}
}
