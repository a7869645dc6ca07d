/* SPDX-License-Identifier: MIT */
#include "operand.h"

#include "io.h"

#include <stdio.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *
checked(void *memory)
{
	if (memory == NULL)
		abort();
	return memory;
}

tvx_status
source_open_store(source *from, tvx_error *error)
{
	const char *const variable = getenv("TRAVAUX_STORE");
	const char *path = from->store_path;

	if (from->store != NULL)
		return TVX_OK;
	if (path == NULL)
		path = variable && *variable ? variable : ".";
	return tvx_store_open(&from->store, path, error);
}

void
source_release(source *from)
{
	tvx_store_free(from->store);
	from->store = NULL;
}

/* Where "@PARTY" begins in the operand, or its end.  git's "@{1}" is no party. */
static size_t
party_at(const char *operand)
{
	const char *const at = strrchr(operand, '@');
	size_t letters;

	if (at == NULL || at == operand)
		return strlen(operand);
	letters = strspn(at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ/");
	return letters >= 2 && at[1 + letters] == '\0' ? (size_t)(at - operand)
						       : strlen(operand);
}

static tvx_status
import_bytes(tvx_instrument **out, const source *from, tvx_str bytes, const char *name,
	     tvx_error *error)
{
	const tvx_import_options options = { .file = name,
					     .language = from->language,
					     .format = from->format };

	return tvx_import(out, bytes, &options, error);
}

static tvx_status
load_file(tvx_instrument **out, source *from, const char *path, tvx_error *error)
{
	tvx_str bytes;
	tvx_status status = read_file(&bytes, path, error);

	if (status != TVX_OK)
		return status;
	progress("reading");
	status = import_bytes(out, from, bytes,
			      strcmp(path, "-") == 0 ? "standard input" : path, error);
	free((void *)(uintptr_t)bytes.ptr);
	return status;
}

static tvx_status
load_at_revision(tvx_instrument **out, source *from, const char *operand, const char *colon,
		 tvx_error *error)
{
	char *const revision = checked(strndup(operand, (size_t)(colon - operand)));
	tvx_str bytes = { NULL, 0 };
	tvx_status status;

	status = tvx_store_read(&bytes, from->store, revision, colon + 1, error);
	if (status == TVX_OK)
		status = import_bytes(out, from, bytes, operand, error);
	tvx_store_free_bytes(bytes);
	free(revision);
	return status;
}

/* A path is meant if it says so: a slash, or a suffix and a file of that name. */
static bool
means_file(const char *operand)
{
	return is_file(operand) &&
	       (strchr(operand, '/') || strchr(operand, '.') || strcmp(operand, "-") == 0);
}

static tvx_status
load_named(tvx_instrument **out, source *from, const char *operand, tvx_error *error)
{
	const char *const colon = strchr(operand, ':');
	tvx_error no_store;
	tvx_status status;

	if (means_file(operand))
		return load_file(out, from, operand, error);
	if (source_open_store(from, &no_store) != TVX_OK) {
		if (is_file(operand))
			return load_file(out, from, operand, error);
		*error = no_store;
		if (no_store.status == TVX_ENOTFOUND) {
			*error = (tvx_error){ .status = TVX_ENOTFOUND };
			snprintf(error->text, sizeof error->text,
				 "'%.200s' is no file, and there is no store here to hold "
				 "a draft "
				 "of that name",
				 operand);
		}
		return error->status;
	}
	progress("reading");
	if (colon != NULL && colon != operand)
		return load_at_revision(out, from, operand, colon, error);
	status = tvx_store_load(out, from->store, operand, error);
	if (status == TVX_ENOTFOUND && is_file(operand))
		return load_file(out, from, operand, error);
	return status;
}

tvx_status
operand_load(tvx_instrument **out, source *from, const char *operand, tvx_error *error)
{
	const size_t at = party_at(operand);
	char *const name = checked(strndup(operand, at));
	tvx_instrument *whole = NULL;
	tvx_status status = load_named(&whole, from, name, error);

	*out = NULL;
	if (status == TVX_OK && operand[at] == '@') {
		const tvx_str party = { operand + at + 1, strlen(operand + at + 1) };

		status = tvx_project(out, whole, party, error);
		tvx_instrument_free(whole);
	} else if (status == TVX_OK) {
		*out = whole;
	}
	free(name);
	return status;
}

char *
operand_draft(const source *from, const char *operand)
{
	char *const name = checked(strndup(operand, party_at(operand)));

	if (from->store != NULL && !means_file(name) && strchr(name, ':') == NULL)
		return name;
	free(name);
	return NULL;
}

bool
operand_pair_take(operand_pair *out, operands *rest)
{
	const char *const first = rest->count ? rest->items[0] : "";
	const char *const dots = strstr(first, "..");
	/* "../draft.txt" is a path, and so is "a/../b". */
	const bool is_range = dots && dots != first && dots[2] != '\0' && dots[2] != '/' &&
			      dots[-1] != '/' && !is_file(first);
	const size_t taken = is_range ? 1 : 2;

	*out = (operand_pair){ NULL, NULL };
	if (rest->count < taken)
		return false;
	out->before =
		checked(is_range ? strndup(first, (size_t)(dots - first)) : strdup(first));
	out->after = checked(strdup(is_range ? dots + 2 : rest->items[1]));
	rest->items += taken;
	rest->count -= taken;
	return true;
}

void
operand_pair_release(operand_pair *pair)
{
	free(pair->before);
	free(pair->after);
	*pair = (operand_pair){ NULL, NULL };
}
