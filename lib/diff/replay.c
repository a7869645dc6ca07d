/* SPDX-License-Identifier: MIT */
#include "diff/replay.h"

#include <string.h>

static bool
follows(tvx_range range, size_t at, size_t length)
{
	return range.begin == at && range.end >= range.begin && range.end <= length;
}

static bool
keeps_its_word(const tvx_change *change, const tvx_edit *edit)
{
	const size_t before = edit->before.end - edit->before.begin;
	const size_t after = edit->after.end - edit->after.begin;

	switch (edit->op) {
	case TVX_EDIT_EQUAL:
		return before == after && before > 0 &&
		       memcmp(change->before_text.ptr + edit->before.begin,
			      change->after_text.ptr + edit->after.begin, before) == 0;
	case TVX_EDIT_DELETE:
		return before > 0 && after == 0;
	case TVX_EDIT_INSERT:
		return before == 0 && after > 0;
	}
	return false;
}

bool
change_replays(const tvx_change *change)
{
	size_t before = 0, after = 0;

	for (uint32_t i = 0; i < change->edit_count; i++) {
		const tvx_edit *const edit = &change->edits[i];

		if (!follows(edit->before, before, change->before_text.len) ||
		    !follows(edit->after, after, change->after_text.len) ||
		    !keeps_its_word(change, edit))
			return false;
		before = edit->before.end;
		after = edit->after.end;
	}
	return before == change->before_text.len && after == change->after_text.len;
}
