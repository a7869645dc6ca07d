/* SPDX-License-Identifier: MIT */
#include "operand.h"

#include "io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

/*
 * Where "@PARTY" begins in the operand, or its end.  git's "@{1}" is no party,
 * nor is anything in the name of a file that is there.
 */
static size_t
party_at(const char *operand)
{
	const char *const at = strrchr(operand, '@');
	size_t letters;

	if (at == NULL || at == operand || is_file(operand))
		return strlen(operand);
	letters = strspn(at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ/");
	return letters >= 2 && at[1 + letters] == '\0' ? (size_t)(at - operand)
						       : strlen(operand);
}

/* It is read with the rest of the work, since two files may be read at once. */
static tvx_status
fetch_file(fetched *out, const char *path)
{
	struct stat facts;

	out->path = checked(strdup(path));
	out->name = checked(strdup(strcmp(path, "-") == 0 ? "standard input" : path));
	out->size = stat(path, &facts) == 0 && S_ISREG(facts.st_mode)
			    ? (size_t)facts.st_size
			    : SIZE_MAX;
	return TVX_OK;
}

static tvx_status
fetch_at_revision(fetched *out, source *from, const char *operand, const char *colon,
		  tvx_error *error)
{
	char *const revision = checked(strndup(operand, (size_t)(colon - operand)));
	tvx_status status;

	status = tvx_store_read(&out->bytes, from->store, revision, colon + 1, error);
	out->size = out->bytes.len;
	if (status == TVX_OK)
		out->name = checked(strdup(operand));
	free(revision);
	return status;
}

/* A file at a revision, or else a draft that has a colon in its name. */
static tvx_status
fetch_at_colon(fetched *out, source *from, const char *operand, const char *colon,
	       tvx_error *error)
{
	const tvx_status status = fetch_at_revision(out, from, operand, colon, error);

	if (status == TVX_ENOTFOUND &&
	    tvx_store_load(&out->instrument, from->store, operand, NULL) == TVX_OK)
		return TVX_OK;
	return status;
}

/* A path is meant if it says so: a slash, or a suffix and a file of that name. */
static bool
means_file(const char *operand)
{
	return is_file(operand) &&
	       (strchr(operand, '/') || strchr(operand, '.') || strcmp(operand, "-") == 0);
}

static bool
is_folder(const char *path)
{
	struct stat facts;

	return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

/* "draft.txt@ru", "draft.txt@A". */
static bool
is_no_party(const char *operand)
{
	const char *const at = strrchr(operand, '@');

	return at != NULL && at != operand && at[1] != '\0' &&
	       at[1 + strspn(at + 1, "abcdefghijklmnopqrstuvwxyz"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ/")] == '\0';
}

/* No draft is called so, nor is it a file: what may have been meant. */
static tvx_status
explain_not_found(const char *operand, bool store, tvx_error *error)
{
	if (is_folder(operand)) {
		*error = (tvx_error){ .status = TVX_ENOTFOUND };
		snprintf(error->source, sizeof error->source, "%s", operand);
		snprintf(error->text, sizeof error->text, "is a folder, not a document");
	} else if (is_no_party(operand)) {
		*error = (tvx_error){ .status = TVX_ENOTFOUND };
		snprintf(error->text, sizeof error->text,
			 "'%.200s' is no draft; a party behind '@' is two capital letters "
			 "or more",
			 operand);
	} else if (!store) {
		*error = (tvx_error){ .status = TVX_ENOTFOUND };
		snprintf(error->text, sizeof error->text,
			 "'%.200s' is no file, and there is no store here to hold a draft "
			 "of that name",
			 operand);
	}
	return TVX_ENOTFOUND;
}

static tvx_status
fetch_named(fetched *out, source *from, const char *operand, tvx_error *error)
{
	const char *const colon = strchr(operand, ':');
	tvx_error no_store;
	tvx_status status;

	if (means_file(operand))
		return fetch_file(out, operand);
	if (source_open_store(from, &no_store) != TVX_OK) {
		if (is_file(operand))
			return fetch_file(out, operand);
		*error = no_store;
		return no_store.status == TVX_ENOTFOUND
			       ? explain_not_found(operand, false, error)
			       : no_store.status;
	}
	if (colon != NULL && colon != operand)
		return fetch_at_colon(out, from, operand, colon, error);
	status = tvx_store_load(&out->instrument, from->store, operand, error);
	if (status == TVX_ENOTFOUND && is_file(operand))
		return fetch_file(out, operand);
	return status == TVX_ENOTFOUND ? explain_not_found(operand, true, error) : status;
}

tvx_status
operand_fetch(fetched *out, source *from, const char *operand, tvx_error *error)
{
	const size_t at = party_at(operand);
	char *const name = checked(strndup(operand, at));
	tvx_status status;

	*out = (fetched){ .party = operand[at] == '@' ? operand + at + 1 : NULL,
			  .language = from->language,
			  .format = from->format };
	status = fetch_named(out, from, name, error);
	free(name);
	return status;
}

tvx_status
document_read(tvx_instrument **out, tvx_str bytes, const tvx_import_options *options,
	      tvx_error *error)
{
	const tvx_status status = tvx_import(out, bytes, options, error);

	if (status != TVX_OK || tvx_instrument_size(*out) > 1 ||
	    tvx_clause_is_row(tvx_instrument_clause(*out, 0)))
		return status;
	tvx_instrument_free(*out);
	*out = NULL;
	*error = (tvx_error){ .status = TVX_EINPUT };
	snprintf(error->source, sizeof error->source, "%s", options->file);
	snprintf(error->text, sizeof error->text, "holds no word of text");
	return TVX_EINPUT;
}

/* The bytes go as soon as they have been read. */
static tvx_status
read_bytes(fetched *it, tvx_error *error)
{
	const tvx_import_options options = { .file = it->name,
					     .language = it->language,
					     .format = it->format };
	tvx_status status = TVX_OK;

	if (it->path != NULL)
		status = read_file(&it->bytes, it->path, error);
	if (status == TVX_OK)
		status = document_read(&it->instrument, it->bytes, &options, error);
	tvx_store_free_bytes(it->bytes);
	it->bytes = (tvx_str){ NULL, 0 };
	return status;
}

tvx_status
fetched_read(fetched *it, tvx_error *error)
{
	tvx_instrument *whole = NULL;
	tvx_status status = TVX_OK;

	if (it->instrument == NULL)
		status = read_bytes(it, error);
	if (status != TVX_OK || it->party == NULL)
		return status;
	whole = it->instrument;
	it->instrument = NULL;
	status = tvx_project(&it->instrument, whole,
			     (tvx_str){ it->party, strlen(it->party) }, error);
	tvx_instrument_free(whole);
	return status;
}

void
fetched_release(fetched *it)
{
	tvx_store_free_bytes(it->bytes);
	free(it->path);
	free(it->name);
	tvx_instrument_free(it->instrument);
	*it = (fetched){ 0 };
}

tvx_status
operand_load(tvx_instrument **out, source *from, const char *operand, tvx_error *error)
{
	fetched it;
	tvx_status status;

	progress("reading");
	status = operand_fetch(&it, from, operand, error);
	if (status == TVX_OK)
		status = fetched_read(&it, error);
	*out = status == TVX_OK ? it.instrument : NULL;
	if (status == TVX_OK)
		it.instrument = NULL;
	fetched_release(&it);
	return status;
}

const char *
operand_name_fault(const char *name)
{
	if (strcmp(name, "-") == 0)
		return "it means standard input";
	if (name[0] == '-')
		return "it begins as an option does";
	if (strstr(name, "..") != NULL)
		return "'..' stands between two drafts";
	if (name[party_at(name)] == '@')
		return "what follows '@' is a party";
	return NULL;
}

/* Where a colon may be that of REV:PATH, which is no draft and has no pins. */
static bool
is_draft(tvx_store *store, const char *name)
{
	tvx_instrument *draft;
	const bool is = tvx_store_load(&draft, store, name, NULL) == TVX_OK;

	tvx_instrument_free(draft);
	return is;
}

char *
operand_draft(const source *from, const char *operand)
{
	char *const name = checked(strndup(operand, party_at(operand)));

	if (from->store != NULL && !means_file(name) &&
	    (strchr(name, ':') == NULL || is_draft(from->store, name)))
		return name;
	free(name);
	return NULL;
}

bool
operand_is_at(const char *operand, const char *path)
{
	char *const name = checked(strndup(operand, party_at(operand)));
	struct stat draft, other;
	const bool is = stat(name, &draft) == 0 && S_ISREG(draft.st_mode) &&
			stat(path, &other) == 0 && draft.st_dev == other.st_dev &&
			draft.st_ino == other.st_ino;

	free(name);
	return is;
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
