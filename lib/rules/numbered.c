/* SPDX-License-Identifier: MIT */
#include "rules/numbered.h"

#include "align/lexicon.h"

static sieve_draft
draft_of(const tvx_instrument *draft, const lexicon_side *side)
{
	const uint32_t last = tvx_instrument_size(draft) - 1;

	return (sieve_draft){ .text = tvx_instrument_text(draft),
			      .starts = tvx_instrument_words(draft),
			      .numbers = side->folded,
			      .count = tvx_instrument_clause(draft, last)->words.end };
}

size_t
drafts_numbered(const tvx_alignment *alignment, sieve_draft *before, sieve_draft *after)
{
	const lexicon *const words = alignment_lexicon(alignment);

	*before = draft_of(tvx_alignment_before(alignment), &words->before);
	*after = draft_of(tvx_alignment_after(alignment), &words->after);
	return words->size;
}
