/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "io.h"
#include "operand.h"
#include "pinning.h"

#include <travaux/align.h>
#include <travaux/history.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct settings {
	const char *store, *name, *parent, *date, *party, *language, *format, *branch;
	pinning pinning;
	bool quiet;
} settings;

/* One document on its way into the store. */
typedef struct arrival {
	tvx_str bytes;
	tvx_instrument *instrument, *parent;
	tvx_alignment *alignment;
	tvx_wids *wids;
	tvx_pins *pins; /* what was said of it and its parent, by eIds */
	char commit[41];
} arrival;

/* What is of no use to the document that comes next. */
static void
arrival_release_means(arrival *one)
{
	tvx_alignment_free(one->alignment);
	tvx_instrument_free(one->parent);
	tvx_pins_free(one->pins);
	free((void *)(uintptr_t)one->bytes.ptr);
	one->alignment = NULL;
	one->pins = NULL;
	one->parent = NULL;
	one->bytes.ptr = NULL;
}

static void
arrival_release(arrival *one)
{
	arrival_release_means(one);
	tvx_wids_free(one->wids);
	tvx_instrument_free(one->instrument);
}

/* "drafts/2022-03-29.txt" -> "2022-03-29": a draft's name when nothing else gives one. */
static char *
name_of_file(const char *path)
{
	const char *const slash = strrchr(path, '/');
	const char *const base = slash ? slash + 1 : path;
	const char *const dot = strrchr(base, '.');
	char *const name =
		strndup(base, dot && dot != base ? (size_t)(dot - base) : strlen(base));

	if (name == NULL)
		abort();
	return name;
}

/* What the operands of a command take for something else is never found again. */
static tvx_status
check_name(const arrival *one, const char *path, tvx_error *error)
{
	const tvx_str name = tvx_instrument_draft(one->instrument)->name;
	char *const operand = strndup(name.ptr, name.len);
	const char *fault;

	if (operand == NULL)
		abort();
	fault = operand_name_fault(operand);
	if (fault != NULL) {
		*error = (tvx_error){ .status = TVX_EINPUT };
		snprintf(error->source, sizeof error->source, "%s", path);
		snprintf(error->text, sizeof error->text,
			 "'%.100s' cannot be the name of a draft: %s; --name gives another",
			 operand, fault);
	}
	free(operand);
	return fault == NULL ? TVX_OK : TVX_EINPUT;
}

static tvx_status
read_document(arrival *one, const settings *chosen, const char *path, tvx_error *error)
{
	tvx_import_options options = { .format = chosen->format,
				       .language = chosen->language,
				       .name = chosen->name,
				       .file = path,
				       .date = chosen->date,
				       .party = chosen->party };
	char *const fallback = name_of_file(path);
	tvx_status status = read_file(&one->bytes, path, error);

	if (status == TVX_OK)
		status = document_read(&one->instrument, one->bytes, &options, error);
	/* A draft in the store needs a name; the file's will do if the text gives none. */
	if (status == TVX_OK && tvx_instrument_draft(one->instrument)->name.len == 0) {
		tvx_instrument_free(one->instrument);
		one->instrument = NULL;
		options.name = fallback;
		status = document_read(&one->instrument, one->bytes, &options, error);
	}
	free(fallback);
	return status == TVX_OK ? check_name(one, path, error) : status;
}

static unsigned
days_of_month(unsigned year, unsigned month)
{
	static const unsigned char days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && leap ? 29 : days[month - 1];
}

/* A day that does not sort by its letters would stand anywhere among the drafts. */
static bool
is_day(const char *text)
{
	unsigned year, month, day;

	if (strlen(text) != 10 || strspn(text, "0123456789") != 4 || text[4] != '-' ||
	    strspn(text + 5, "0123456789") != 2 || text[7] != '-' ||
	    strspn(text + 8, "0123456789") != 2 ||
	    sscanf(text, "%4u-%2u-%2u", &year, &month, &day) != 3)
		return false;
	return month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month);
}

/* The signs that BCP 47 has, a letter first. */
static bool
is_language(const char *text)
{
	const size_t length =
		strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			     "0123456789-");

	return length > 1 && length <= 35 && text[length] == '\0' && text[0] >= 'A';
}

static const char *
fault_of(const settings *chosen)
{
	if (chosen->date != NULL && !is_day(chosen->date))
		return "--date takes a day as 2022-04-15";
	if (chosen->language != NULL && !is_language(chosen->language))
		return "--lang takes a language as en, pt-BR or zh-Hant";
	if (chosen->name != NULL && chosen->name[0] == '\0')
		return "--name is empty";
	return NULL;
}

static bool
is_name_of(const arrival *one, const char *name)
{
	const tvx_str own = one->instrument ? tvx_instrument_draft(one->instrument)->name
					    : (tvx_str){ "", 0 };

	return own.len > 0 && strlen(name) == own.len &&
	       memcmp(name, own.ptr, own.len) == 0;
}

/* By the words, and by what a person says of them. */
static tvx_status
align(arrival *one, const tvx_instrument *before, const settings *chosen, tvx_error *error)
{
	tvx_align_options options = { 0 };
	tvx_pins *said;
	tvx_status status = pinning_collect(&said, &chosen->pinning, error);

	if (status != TVX_OK)
		return status;
	options.pins = tvx_pins_list(said, &options.pin_count);
	status = tvx_align(&one->alignment, before, one->instrument, &options, error);
	if (status == TVX_OK) {
		one->pins = tvx_pins_new();
		tvx_pins_recall(one->pins, said, before, one->instrument);
	}
	tvx_pins_free(said);
	return status;
}

static tvx_status
refuse_pins(const settings *chosen, tvx_error *error)
{
	if (!pinning_is_used(&chosen->pinning))
		return TVX_OK;
	*error = (tvx_error){ .status = TVX_EINPUT };
	snprintf(error->text, sizeof error->text,
		 "pins say which clause of the parent became which, and this draft has no "
		 "parent");
	return TVX_EINPUT;
}

/*
 * wIds come from the parent, by aligning: a clause that was there keeps its
 * name.  Most often the parent is the document that was stored before.
 */
static tvx_status
inherit(arrival *one, const arrival *last, tvx_store *store, const settings *chosen,
	const char *parent, tvx_error *error)
{
	const tvx_instrument *before = last->instrument;
	const tvx_str *wids = last->wids ? tvx_wids_array(last->wids) : NULL;
	tvx_status status = TVX_OK;

	if (parent == NULL)
		return refuse_pins(chosen, error);
	if (!is_name_of(last, parent)) {
		status = tvx_store_load(&one->parent, store, parent, error);
		before = one->parent;
		wids = NULL;
	}
	if (status == TVX_OK)
		status = align(one, before, chosen, error);
	return status == TVX_OK ? tvx_inherit_wids(&one->wids, store, parent,
						   one->alignment, wids, error)
				: status;
}

static tvx_status
save(arrival *one, tvx_store *store, const settings *chosen, const char *parent,
     tvx_error *error)
{
	const tvx_save_options options = { .parent = parent,
					   .branch = chosen->branch,
					   .document = one->bytes,
					   .wids = one->wids ? tvx_wids_array(one->wids)
							     : NULL,
					   .pins = one->pins };

	return tvx_store_save(store, one->instrument, &options, one->commit, error);
}

/* Of a draft that is stored: what it was made from, and not itself. */
static tvx_status
parent_of_stored(char **out, tvx_store *store, const arrival *one, tvx_error *error)
{
	const tvx_stored_draft *drafts;
	uint32_t count;
	const tvx_status status = tvx_store_drafts(store, &drafts, &count, error);

	for (uint32_t i = 0; status == TVX_OK && i < count; i++) {
		char *const name = strndup(drafts[i].name.ptr, drafts[i].name.len);

		if (name == NULL)
			abort();
		if (is_name_of(one, name) && drafts[i].parent.len > 0)
			*out = strndup(drafts[i].parent.ptr, drafts[i].parent.len);
		free(name);
	}
	return status;
}

/* The newest draft of the branch: what a new one follows unless told otherwise. */
static tvx_status
newest_draft(char **out, tvx_store *store, const settings *chosen, tvx_error *error)
{
	tvx_str name;
	tvx_status status;

	*out = NULL;
	if (chosen->parent != NULL) {
		*out = strdup(chosen->parent);
		return TVX_OK;
	}
	status = tvx_store_tip(&name, store, chosen->branch, error);
	if (status == TVX_OK && name.len > 0)
		*out = strndup(name.ptr, name.len);
	return status;
}

static bool
is_same(tvx_str one, tvx_str other)
{
	return one.len == other.len && memcmp(one.ptr, other.ptr, one.len) == 0;
}

/*
 * The same document again must find the parent it had, not itself.  The store
 * also finds a branch or a commit by the name, which is no draft of that name.
 */
static bool
is_stored_already(tvx_store *store, const arrival *one)
{
	const tvx_draft *const draft = tvx_instrument_draft(one->instrument);
	char *const name = strndup(draft->name.ptr, draft->name.len);
	tvx_instrument *stored = NULL;
	bool same = false;

	if (name == NULL)
		abort();
	if (tvx_store_load(&stored, store, name, NULL) == TVX_OK) {
		const tvx_draft *const had = tvx_instrument_draft(stored);

		same = is_same(had->sha256, draft->sha256) &&
		       is_same(had->name, draft->name) && is_same(had->date, draft->date) &&
		       is_same(had->party, draft->party) &&
		       is_same(had->language, draft->language);
	}
	tvx_instrument_free(stored);
	free(name);
	return same;
}

/* What is printed last tells that the draft is safe: it does not wait for the next. */
static void
tell(const arrival *one, const char *what)
{
	put_inert(stdout, tvx_instrument_draft(one->instrument)->name);
	fputs(what, stdout);
	fflush(stdout);
}

static void
tell_stored(const arrival *one, const settings *chosen)
{
	if (!chosen->quiet)
		tell(one, ": is in the store already\n");
}

static void
tell_new(const arrival *one, const char *parent, const settings *chosen)
{
	const uint32_t clauses = tvx_instrument_size(one->instrument) - 1;
	const uint32_t words = tvx_instrument_count_words(one->instrument);
	char facts[96];

	if (chosen->quiet)
		return;
	snprintf(facts, sizeof facts, ": stored, %u clause%s, %u word%s", clauses,
		 clauses == 1 ? "" : "s", words, words == 1 ? "" : "s");
	tell(one, facts);
	if (parent != NULL) {
		fputs(", after ", stdout);
		put_inert(stdout, (tvx_str){ parent, strlen(parent) });
	}
	printf(" (commit %.12s)\n", one->commit);
	fflush(stdout);
}

/* Stores what was read, and says so. */
static tvx_status
store_one(arrival *one, const arrival *last, bool stored, tvx_store *store,
	  const settings *chosen, tvx_error *error)
{
	char *parent = NULL;
	tvx_status status = stored && chosen->parent == NULL
				    ? parent_of_stored(&parent, store, one, error)
				    : newest_draft(&parent, store, chosen, error);

	if (status == TVX_OK &&
	    (status = inherit(one, last, store, chosen, parent, error)) == TVX_OK &&
	    (status = save(one, store, chosen, parent, error)) == TVX_OK) {
		if (stored)
			tell_stored(one, chosen);
		else
			tell_new(one, parent, chosen);
	}
	free(parent);
	return status;
}

/* 'last' is the document stored before, and becomes this one. */
static tvx_status
import_one(arrival *last, tvx_store *store, const settings *chosen, const char *path,
	   tvx_error *error)
{
	arrival one = { 0 };
	bool stored;
	tvx_status status;

	progress("importing");
	status = read_document(&one, chosen, path, error);
	stored = status == TVX_OK && is_stored_already(store, &one);
	/* With pins it is the same draft only if those are the same too. */
	if (stored && !pinning_is_used(&chosen->pinning)) {
		tell_stored(&one, chosen);
		arrival_release(&one);
	} else if (status == TVX_OK) {
		status = store_one(&one, last, stored, store, chosen, error);
		arrival_release_means(&one);
		arrival_release(last);
		*last = one;
	} else {
		arrival_release(&one);
	}
	progress(NULL);
	return status;
}

static int
run(const command *self, int argc, char **argv)
{
	settings chosen = { 0 };
	source from = { 0 };
	arrival last = { 0 };
	operands rest;
	tvx_error error;
	int code;

	if (!options_parse(self, &chosen, argc, argv, &rest, &code))
		return code;
	if (rest.count == 0)
		return usage_error(self, "import needs a document");
	if (fault_of(&chosen) != NULL)
		return usage_error(self, fault_of(&chosen));
	if (chosen.name != NULL && rest.count > 1)
		return usage_error(self, "--name names one document");
	if (pinning_is_used(&chosen.pinning) && rest.count > 1)
		return usage_error(self, "--pin, --no-pair and --pins say of one document");
	from.store_path = chosen.store;
	if (source_open_store(&from, &error) != TVX_OK)
		return say_error(&error);
	for (size_t i = 0; i < rest.count && code == EXIT_DONE; i++)
		if (import_one(&last, from.store, &chosen, rest.items[i], &error) != TVX_OK)
			code = say_error(&error);
	arrival_release(&last);
	source_release(&from);
	return code;
}

static const option options[] = {
	{ "store", 0, OPTION_STRING, offsetof(settings, store), "DIR",
	  "the store; else $TRAVAUX_STORE, else here" },
	{ "name", 'n', OPTION_STRING, offsetof(settings, name), "NAME",
	  "name of the draft; else its Draft: header, else the file's" },
	{ "parent", 'p', OPTION_STRING, offsetof(settings, parent), "DRAFT",
	  "the draft it was made from; else the newest" },
	{ "date", 'd', OPTION_STRING, offsetof(settings, date), "DATE",
	  "its day, as 2022-04-15" },
	{ "party", 0, OPTION_STRING, offsetof(settings, party), "P", "who proposed it" },
	{ "lang", 0, OPTION_STRING, offsetof(settings, language), "L",
	  "its language, as en" },
	{ "from", 0, OPTION_STRING, offsetof(settings, format), "FORMAT",
	  "text or markdown; else seen from the file" },
	{ "branch", 'b', OPTION_STRING, offsetof(settings, branch), "NAME",
	  "the line of drafts it stands on; else main" },
	PINNING_OPTIONS(settings, pinning),
	{ "quiet", 'q', OPTION_FLAG, offsetof(settings, quiet), NULL, "say nothing" },
	{ 0 },
};

const command command_import = {
	"import",
	run,
	"FILE... [--name N] [--parent DRAFT] [--date D] [--party P] [--lang L]",
	"read documents and store each as a draft",
	options,
	"Reads each FILE into clauses, aligns them with the draft it follows, so that a "
	"clause\n"
	"that was renumbered keeps its name and its history, and commits it: one commit "
	"and one\n"
	"tag a draft.  Once the line is printed the draft is safe from a kill and a power "
	"cut.\n"
	"The same document again changes nothing.",
};
