/* SPDX-License-Identifier: MIT */
#include "store/pins.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "store/repository.h"

#include <travaux/limits.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
compare_pins(const void *one, const void *other)
{
	const tvx_pin *const a = one, *const b = other;
	const int before = str_compare(a->before, b->before);
	const int after = before ? before : str_compare(a->after, b->after);

	return after ? after : a->apart - b->apart;
}

static bool
has_byte(tvx_str text, const char *bytes)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '\0' || strchr(bytes, text.ptr[i]) != NULL)
			return true;
	return false;
}

static bool
can_be_read_back(const tvx_pin *pin)
{
	return pin->before.len > 0 && pin->after.len > 0 &&
	       str_trim(pin->before).len == pin->before.len &&
	       str_trim(pin->after).len == pin->after.len &&
	       !has_byte(pin->before, "=\n\r") && !has_byte(pin->after, "\n\r") &&
	       !has_byte(str_slice(pin->before, 0, 1), "!#");
}

static void
put_pin(buffer *out, const tvx_pin *pin)
{
	if (pin->apart)
		buffer_put_byte(out, '!');
	buffer_put(out, pin->before);
	buffer_put_byte(out, '=');
	buffer_put(out, pin->after);
	buffer_put_byte(out, '\n');
}

tvx_status
pins_put(buffer *out, const tvx_pins *pins, tvx_error *error)
{
	uint32_t count = 0;
	const tvx_pin *const list = pins ? tvx_pins_list(pins, &count) : NULL;
	tvx_pin *sorted;

	for (uint32_t i = 0; i < count; i++)
		if (!can_be_read_back(&list[i]))
			return fail(
				error, TVX_EINPUT,
				"a pin of '%.*s' cannot be written to a file",
				(int)(list[i].before.len < 100 ? list[i].before.len : 100),
				list[i].before.ptr);
	if (count == 0)
		return TVX_OK;
	sorted = NEW_ARRAY(tvx_pin, count);
	memcpy(sorted, list, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, compare_pins);
	buffer_puts(out, "# A clause of the draft that this one was made from = the one it "
			 "became here,\n# as was said when it was imported; ! before two "
			 "that are not one.\n");
	for (uint32_t i = 0; i < count; i++)
		if (i == 0 || compare_pins(&sorted[i - 1], &sorted[i]) != 0)
			put_pin(out, &sorted[i]);
	free(sorted);
	return TVX_OK;
}

/* What was said of how the draft at 'links' follows from its parent. */
static tvx_status
read_pins(tvx_pins *pins, tvx_store *store, const commit_links *links, const char *name,
	  tvx_error *error)
{
	char source[128]; /* as in tvx_error */
	git_odb_object *object = NULL;
	tree_entry file;
	tvx_status status =
		store_tree_entry(&file, store, &links->tree, TVX_STR("pins"), error);

	if (status == TVX_ENOTFOUND)
		return TVX_OK;
	snprintf(source, sizeof source, "%s:pins", name);
	if (status == TVX_OK)
		status = store_read_object(&object, store, &file.id, GIT_OBJECT_BLOB,
					   TVX_LIMIT_PACK, error);
	if (status == TVX_OK)
		status = tvx_pins_read(pins, store_object_bytes(object), source, error);
	git_odb_object_free(object);
	return status;
}

static tvx_status
add_turned(tvx_pins *pins, const tvx_pins *from, tvx_error *error)
{
	uint32_t count;
	const tvx_pin *const list = tvx_pins_list(from, &count);
	buffer text = { 0 };
	tvx_status status = TVX_OK;

	for (uint32_t i = 0; i < count && status == TVX_OK; i++) {
		buffer_clear(&text);
		buffer_put(&text, list[i].after);
		buffer_put_byte(&text, '=');
		buffer_put(&text, list[i].before);
		status = tvx_pins_add(pins, buffer_str(&text), list[i].apart, error);
	}
	buffer_release(&text);
	return status;
}

static tvx_status
read_turned(tvx_pins *pins, tvx_store *store, const commit_links *links, const char *name,
	    tvx_error *error)
{
	tvx_pins *const straight = tvx_pins_new();
	tvx_status status = read_pins(straight, store, links, name, error);

	if (status == TVX_OK)
		status = add_turned(pins, straight, error);
	tvx_pins_free(straight);
	return status;
}

tvx_status
tvx_store_pins(tvx_pins *pins, tvx_store *store, const char *before, const char *after,
	       tvx_error *error)
{
	git_oid older, newer;
	commit_links of_older, of_newer;
	tvx_status status;

	if ((status = store_find(&older, store, before, error)) ||
	    (status = store_find(&newer, store, after, error)))
		return status == TVX_ENOTFOUND ? TVX_OK : status;
	if ((status = store_read_commit(&of_older, store, &older, error)) ||
	    (status = store_read_commit(&of_newer, store, &newer, error)))
		return status;
	if (of_newer.has_parent && git_oid_equal(&of_newer.parent, &older))
		return read_pins(pins, store, &of_newer, after, error);
	if (of_older.has_parent && git_oid_equal(&of_older.parent, &newer))
		return read_turned(pins, store, &of_older, before, error);
	return TVX_OK;
}
