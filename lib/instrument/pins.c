/* SPDX-License-Identifier: MIT */
#include <travaux/pins.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

#include <travaux/limits.h>

#include <stdlib.h>

struct tvx_pins {
	arena pool;
	tvx_pin *list;
	size_t count, room;
};

tvx_pins *
tvx_pins_new(void)
{
	return NEW(tvx_pins);
}

void
tvx_pins_free(tvx_pins *pins)
{
	if (pins == NULL)
		return;
	arena_release(&pins->pool);
	free(pins->list);
	free(pins);
}

const tvx_pin *
tvx_pins_list(const tvx_pins *pins, uint32_t *count)
{
	*count = (uint32_t)pins->count;
	return pins->list;
}

static void
add(tvx_pins *pins, tvx_str before, tvx_str after, bool apart)
{
	PUSH_ROOM(pins->list, pins->count, pins->room);
	pins->list[pins->count++] = (tvx_pin){ arena_str(&pins->pool, before),
					       arena_str(&pins->pool, after), apart };
}

tvx_status
tvx_pins_add(tvx_pins *pins, tvx_str text, bool apart, tvx_error *error)
{
	const size_t equals = str_find(text, TVX_STR("="), 0);

	if (equals == SIZE_MAX || equals == 0 || equals + 1 == text.len)
		return fail(error, TVX_EINPUT, "'%.*s' is not BEFORE=AFTER",
			    (int)(text.len < 200 ? text.len : 200), text.ptr);
	if (pins->count >= TVX_LIMIT_PINS)
		return fail(error, TVX_ELIMIT, "more than %u pins",
			    (unsigned)TVX_LIMIT_PINS);
	add(pins, str_slice(text, 0, equals), str_slice(text, equals + 1, text.len), apart);
	return TVX_OK;
}

tvx_status
tvx_pins_read(tvx_pins *pins, tvx_str file, const char *source, tvx_error *error)
{
	/* Some editors put a byte order mark before what a person wrote. */
	const size_t mark = str_begins(file, TVX_STR("\xEF\xBB\xBF")) ? 3 : 0;
	uint32_t number = 0;

	for (size_t at = mark, next; at < file.len; at = next) {
		const size_t end = str_find(file, TVX_STR("\n"), at);
		const size_t stop = end == SIZE_MAX ? file.len : end;
		const tvx_str line = str_trim(str_slice(file, at, stop));
		const bool apart = str_begins(line, TVX_STR("!"));
		tvx_status status;

		next = stop + 1;
		number++;
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		status = tvx_pins_add(pins, str_slice(line, apart, line.len), apart, error);
		if (status != TVX_OK) {
			fail_at(error, source, number, 0);
			return status;
		}
	}
	return TVX_OK;
}

/* The clauses of one draft that the first so many pins say something of. */
static bool *
spoken_of(const tvx_pins *pins, const tvx_instrument *of, bool is_after)
{
	bool *const said = NEW_ARRAY(bool, tvx_instrument_size(of));

	for (size_t i = 0; i < pins->count; i++) {
		const tvx_pin *const pin = &pins->list[i];
		const uint32_t clause =
			tvx_instrument_find(of, is_after ? pin->after : pin->before);

		if (clause != TVX_NO_CLAUSE)
			said[clause] = true;
	}
	return said;
}

uint32_t
tvx_pins_recall(tvx_pins *pins, const tvx_pins *remembered, const tvx_instrument *before,
		const tvx_instrument *after)
{
	bool *const said_before = spoken_of(pins, before, false);
	bool *const said_after = spoken_of(pins, after, true);
	uint32_t lost = 0;

	for (size_t i = 0; i < remembered->count; i++) {
		const tvx_pin *const pin = &remembered->list[i];
		const uint32_t from = tvx_instrument_find(before, pin->before);
		const uint32_t to = tvx_instrument_find(after, pin->after);

		if (from == TVX_NO_CLAUSE || to == TVX_NO_CLAUSE)
			lost++;
		else if (!said_before[from] && !said_after[to])
			add(pins, tvx_instrument_clause(before, from)->eid,
			    tvx_instrument_clause(after, to)->eid, pin->apart);
	}
	free(said_before);
	free(said_after);
	return lost;
}
