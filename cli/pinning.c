/* SPDX-License-Identifier: MIT */
#include "pinning.h"

#include "io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
pinning_is_used(const pinning *chosen)
{
	return chosen->pins.count > 0 || chosen->apart.count > 0 || chosen->file != NULL;
}

static tvx_status
add_list(tvx_pins *pins, const option_list *list, bool apart, tvx_error *error)
{
	for (size_t i = 0; i < list->count; i++) {
		const tvx_str text = { list->items[i], strlen(list->items[i]) };
		const tvx_status status = tvx_pins_add(pins, text, apart, error);

		if (status == TVX_OK)
			continue;
		snprintf(error->source, sizeof error->source, "%s",
			 apart ? "--no-pair" : "--pin");
		return status;
	}
	return TVX_OK;
}

static tvx_status
add_file(tvx_pins *pins, const char *path, tvx_error *error)
{
	tvx_str file;
	tvx_status status;

	if (path == NULL)
		return TVX_OK;
	status = read_file(&file, path, error);
	if (status != TVX_OK)
		return status;
	status = tvx_pins_read(pins, file, path, error);
	free((void *)(uintptr_t)file.ptr);
	return status;
}

tvx_status
pinning_collect(tvx_pins **out, const pinning *chosen, tvx_error *error)
{
	tvx_pins *const pins = tvx_pins_new();
	tvx_status status;

	if ((status = add_list(pins, &chosen->pins, false, error)) == TVX_OK &&
	    (status = add_list(pins, &chosen->apart, true, error)) == TVX_OK)
		status = add_file(pins, chosen->file, error);
	*out = status == TVX_OK ? pins : NULL;
	if (status != TVX_OK)
		tvx_pins_free(pins);
	return status;
}

tvx_status
pinning_recall(tvx_pins *pins, tvx_store *store, const char *before_name,
	       const tvx_instrument *before, const char *after_name,
	       const tvx_instrument *after, tvx_error *error)
{
	tvx_pins *remembered;
	tvx_status status;
	uint32_t lost;

	if (store == NULL)
		return TVX_OK;
	remembered = tvx_pins_new();
	status = tvx_store_pins(remembered, store, before_name, after_name, error);
	if (status == TVX_OK) {
		lost = tvx_pins_recall(pins, remembered, before, after);
		if (lost > 0)
			fprintf(stderr,
				"travaux: %u of the pins that the store remembers name a "
				"clause that is not in the drafts compared\n",
				(unsigned)lost);
	}
	tvx_pins_free(remembered);
	return status;
}
