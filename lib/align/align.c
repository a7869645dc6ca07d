/* SPDX-License-Identifier: MIT */
#include "align/matching.h"
#include "align/rows.h"
#include "base/alloc.h"
#include "base/str.h"
#include "base/together.h"

#include <stdlib.h>

struct tvx_alignment {
	const tvx_instrument *before, *after;
	lexicon *words;
	rows rows;
};

static tvx_status
match_drafts(matching *match, const tvx_align_options *options, tvx_error *error)
{
	const tvx_status status = pins_apply(match, options, error);

	if (status != TVX_OK)
		return status;
	same_pair(match);
	units_pair(match);
	home_pair(match);
	splits_find_units(match);
	leftover_pair(match);
	matter_pair(match);
	splits_find_matter(match);
	matter_pair_in_groups(match);
	containers_pair(match);
	wordless_pair(match);
	moves_find(match);
	return TVX_OK;
}

tvx_status
tvx_align(tvx_alignment **out, const tvx_instrument *before, const tvx_instrument *after,
	  const tvx_align_options *options, tvx_error *error)
{
	const uint32_t threads = together_threads(options ? options->threads : 0);
	lexicon *const words = lexicon_new(before, after, threads);
	matching match;
	tvx_status status;

	*out = NULL;
	matching_init(&match, words, before, after, threads);
	status = match_drafts(&match, options, error);
	if (status == TVX_OK) {
		tvx_alignment *const made = NEW(tvx_alignment);

		made->before = before;
		made->after = after;
		made->words = words;
		rows_make(&made->rows, &match);
		*out = made;
	} else {
		lexicon_free(words);
	}
	matching_release(&match);
	return status;
}

const lexicon *
alignment_lexicon(const tvx_alignment *alignment)
{
	return alignment->words;
}

const tvx_instrument *
tvx_alignment_before(const tvx_alignment *alignment)
{
	return alignment->before;
}

const tvx_instrument *
tvx_alignment_after(const tvx_alignment *alignment)
{
	return alignment->after;
}

uint32_t
tvx_alignment_size(const tvx_alignment *alignment)
{
	return alignment->rows.count;
}

const tvx_row *
tvx_alignment_row(const tvx_alignment *alignment, uint32_t index)
{
	return &alignment->rows.at[index];
}

uint32_t
tvx_alignment_row_of_before(const tvx_alignment *alignment, uint32_t clause)
{
	return alignment->rows.of_before[clause];
}

uint32_t
tvx_alignment_row_of_after(const tvx_alignment *alignment, uint32_t clause)
{
	return alignment->rows.of_after[clause];
}

tvx_str
tvx_relation_name(tvx_relation relation)
{
	static const char *const names[] = {
		[TVX_RELATION_IDENTICAL] = "identical", [TVX_RELATION_EDITED] = "edited",
		[TVX_RELATION_SPLIT] = "split",         [TVX_RELATION_MERGED] = "merged",
		[TVX_RELATION_INSERTED] = "inserted",   [TVX_RELATION_DELETED] = "deleted",
	};

	return str_of(names[relation]);
}

tvx_str
tvx_reason_name(tvx_reason reason)
{
	static const char *const names[] = {
		[TVX_REASON_NONE] = "none",   [TVX_REASON_PINNED] = "pinned",
		[TVX_REASON_SAME] = "same",   [TVX_REASON_ORDER] = "order",
		[TVX_REASON_WORDS] = "words", [TVX_REASON_CONTEXT] = "context",
		[TVX_REASON_SPLIT] = "split", [TVX_REASON_MERGE] = "merge",
	};

	return str_of(names[reason]);
}

void
tvx_alignment_free(tvx_alignment *alignment)
{
	if (alignment == NULL)
		return;
	rows_release(&alignment->rows);
	lexicon_free(alignment->words);
	free(alignment);
}
