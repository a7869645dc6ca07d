/* SPDX-License-Identifier: MIT */
#include "rules/analysers.h"

/* One finding a row: they are counted, never listed one by one. */
void
find_typography(finder *in, const view *row)
{
	sighting seen = { .rule = "typography.only" };
	uint32_t count = 0;

	for (uint32_t i = 0; i < row->change->edit_count; i++) {
		const tvx_edit *const edit = &row->change->edits[i];

		if (edit->op == TVX_EDIT_EQUAL || !edit->typographic)
			continue;
		if (count == 0 || edit->op == TVX_EDIT_INSERT) {
			if (seen.before.begin == seen.before.end)
				seen.before = edit->before;
			if (seen.after.begin == seen.after.end)
				seen.after = edit->after;
		}
		/* A replacement is a delete and an insert: it counts once. */
		if (edit->op == TVX_EDIT_INSERT || i + 1 == row->change->edit_count ||
		    row->change->edits[i + 1].op != TVX_EDIT_INSERT ||
		    !row->change->edits[i + 1].typographic)
			count++;
	}
	if (count == 0)
		return;
	seen.message =
		arena_format(&in->found->pool,
			     "%u %s in quotes, dashes, spaces, case or Unicode form, "
			     "with no change of words",
			     count, count == 1 ? "difference" : "differences");
	finder_report(in, row, &seen);
}
