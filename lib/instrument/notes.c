/* SPDX-License-Identifier: MIT */
#include "instrument/notes.h"

static const struct row {
	uint16_t code;
	tvx_str name, meaning;
} rows[] = {
#define NOTE_ROW(id, code, meaning)                                                        \
	{ code, { #id, sizeof #id - 1 }, { meaning, sizeof meaning - 1 } },
	INSTRUMENT_NOTES(NOTE_ROW)
#undef NOTE_ROW
};

static const struct row *
row_of(uint16_t code)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].code == code)
			return &rows[i];
	return NULL;
}

tvx_str
note_name(uint16_t code)
{
	const struct row *const row = row_of(code);

	return row ? row->name : TVX_STR("");
}

tvx_str
note_meaning(uint16_t code)
{
	const struct row *const row = row_of(code);

	return row ? row->meaning : TVX_STR("");
}
