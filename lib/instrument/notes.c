/* SPDX-License-Identifier: MIT */
#include "instrument/notes.h"

static const struct row {
	uint16_t code;
	tvx_str meaning;
} rows[] = {
#define NOTE_ROW(id, code, meaning) { code, { meaning, sizeof meaning - 1 } },
	INSTRUMENT_NOTES(NOTE_ROW)
#undef NOTE_ROW
};

tvx_str
note_meaning(uint16_t code)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].code == code)
			return rows[i].meaning;
	return TVX_STR("");
}
