/* SPDX-License-Identifier: MIT */
/*
 * The promises, held on real pairs of documents:
 *
 *	pairs shipped ROOT        the drafts, each with each, and the snapshots
 *	pairs shared FOLDER       real treaties, where they are; else skipped
 *	pairs BEFORE AFTER ...    any
 *
 * For each pair totality and replay are checked on the API, and determinism
 * on bytes: JSON rendered twice, after a comparison by two and by seven
 * threads, and in every locale at hand that counts, cases or orders otherwise.
 */
#include "promises.h"

#include <travaux/rules.h>

#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SKIPPED = 77 };

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(SANITIZED) || defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_disable() ((void)0)
#define __lsan_enable()  ((void)0)
#endif

/* The C library forgets to free the name of a locale; that leak is not ours. */
static locale_t
open_locale(const char *name)
{
	locale_t made;

	__lsan_disable();
	made = newlocale(LC_ALL_MASK, name, (locale_t)0);
	__lsan_enable();
	return made;
}

/* Larger documents take the time of many small ones and show no more. */
#define BYTES_MOST ((long)400 << 10)

typedef struct run {
	tvx_rules *rules;
	unsigned pairs, failures, locales;
} run;

static const char *const locales[] = { "C",           "C.UTF-8",     "tr_TR.UTF-8",
				       "de_DE.UTF-8", "ar_SA.UTF-8", "ja_JP.UTF-8" };

static bool
read_file(const char *path, bytes *into)
{
	FILE *const file = fopen(path, "rb");
	char part[65536];
	size_t got;

	if (file == NULL)
		return false;
	while ((got = fread(part, 1, sizeof part, file)) > 0) {
		const tvx_sink sink = bytes_sink(into);

		if (sink.write(sink.ctx, (tvx_str){ part, got }) != TVX_OK)
			break;
	}
	fclose(file);
	return true;
}

static tvx_instrument *
read_draft(const char *path)
{
	tvx_instrument *instrument = NULL;
	bytes document = { 0 };
	tvx_error error;

	if (!read_file(path, &document))
		fprintf(stderr, "%s: cannot be read\n", path);
	else if (tvx_import(&instrument, (tvx_str){ document.ptr, document.len },
			    &(tvx_import_options){ .file = path }, &error) != TVX_OK)
		fprintf(stderr, "%s:%u: %s\n", path, error.line, error.text);
	bytes_free(&document);
	return instrument;
}

typedef struct pair {
	const char *before_path, *after_path;
	tvx_instrument *before, *after;
} pair;

static bool
say(const pair *of, const char *what)
{
	fprintf(stderr, "%s\n%s: %s\n", of->before_path, of->after_path, what);
	return false;
}

/* The JSON of a whole comparison made from the start, and what a reader sees of it. */
static bool
report_of(const pair *of, const run *with, uint32_t threads, bytes *out)
{
	const tvx_compare_options options = { .align = { .threads = threads },
					      .diff = { .threads = threads },
					      .find = { .threads = threads } };
	const tvx_render_options all = { .text = true, .walk = { .unchanged = true } };
	const tvx_render_options read = { .threads = threads };
	tvx_comparison *comparison;
	tvx_error error;
	bool made;

	if (tvx_compare(&comparison, of->before, of->after, with->rules, &options, &error))
		return say(of, error.text);
	made = tvx_render(tvx_comparison_report(comparison), "json", &all, bytes_sink(out),
			  &error) == TVX_OK &&
	       tvx_render(tvx_comparison_report(comparison), "text", &read, bytes_sink(out),
			  &error) == TVX_OK;
	tvx_comparison_free(comparison);
	return made || say(of, error.text);
}

static bool
report_is(const pair *of, const run *with, uint32_t threads, const bytes *expected,
	  const char *what)
{
	bytes again = { 0 };
	bool equal = report_of(of, with, threads, &again);

	if (equal && (again.len != expected->len ||
		      memcmp(again.ptr, expected->ptr, again.len) != 0))
		equal = say(of, what);
	bytes_free(&again);
	return equal;
}

static bool
report_is_in_locale(const pair *of, const run *with, const char *name,
		    const bytes *expected)
{
	const locale_t other = open_locale(name);
	char what[64];
	locale_t usual;
	bool equal;

	if (other == (locale_t)0)
		return true;
	snprintf(what, sizeof what, "other bytes in the locale %s", name);
	usual = uselocale(other);
	equal = report_is(of, with, 1, expected, what);
	uselocale(usual);
	freelocale(other);
	return equal;
}

static bool
is_deterministic(const pair *of, const run *with)
{
	bytes report = { 0 };
	bool is = report_of(of, with, 1, &report);

	is = is && report_is(of, with, 1, &report, "other bytes the second time");
	is = is && report_is(of, with, 2, &report, "other bytes with two threads");
	is = is && report_is(of, with, 7, &report, "other bytes with seven threads");
	for (size_t i = 0; is && i < sizeof locales / sizeof *locales; i++)
		is = report_is_in_locale(of, with, locales[i], &report);
	bytes_free(&report);
	return is;
}

static bool
keeps_promises(const pair *of, const run *with)
{
	tvx_comparison *comparison;
	tvx_error error;
	fault why;
	bool holds;

	if (tvx_compare(&comparison, of->before, of->after, with->rules, NULL, &error))
		return say(of, error.text);
	holds = all_hold(tvx_comparison_report(comparison), &why) || say(of, why.text);
	tvx_comparison_free(comparison);
	return holds && is_deterministic(of, with);
}

static void
try_one_way(run *with, const char *before, const char *after)
{
	pair of = { .before_path = before, .after_path = after };

	of.before = read_draft(before);
	of.after = read_draft(after);
	with->pairs++;
	if (of.before == NULL || of.after == NULL || !keeps_promises(&of, with))
		with->failures++;
	tvx_instrument_free(of.before);
	tvx_instrument_free(of.after);
}

static void
try_pair(run *with, const char *before, const char *after)
{
	try_one_way(with, before, after);
	try_one_way(with, after, before);
}

/* Sorted names of a folder that begin and end so; at most 'most' of them. */
static size_t
list(const char *folder, const char *begin, const char *end, char (*names)[256],
     size_t most)
{
	struct dirent **entries;
	const int found = scandir(folder, &entries, NULL, alphasort);
	size_t count = 0;

	for (int i = 0; i < found; i++) {
		const char *const name = entries[i]->d_name;
		const size_t length = strlen(name), tail = strlen(end);

		if (count < most && name[0] != '.' && length >= tail &&
		    strncmp(name, begin, strlen(begin)) == 0 &&
		    strcmp(name + length - tail, end) == 0)
			snprintf(names[count++], sizeof *names, "%s", name);
		free(entries[i]);
	}
	if (found >= 0)
		free(entries);
	return count;
}

/* FOLDER/NAME, into 'out'. */
static void
join(char *out, size_t size, const char *folder, const char *name)
{
	const int length = snprintf(out, size, "%s/%s", folder, name);

	if (length < 0 || (size_t)length >= size) {
		fprintf(stderr, "%s/%s: too long a name\n", folder, name);
		exit(2);
	}
}

static bool
is_small(const char *path)
{
	FILE *const file = fopen(path, "rb");
	bool small = false;

	if (file == NULL)
		return false;
	if (fseek(file, 0, SEEK_END) == 0)
		small = ftell(file) <= BYTES_MOST;
	fclose(file);
	return small;
}

/* Each of a folder's documents with the next, or with every other. */
static void
try_folder(run *with, const char *folder, const char *end, bool each_with_each)
{
	char names[64][256], before[1024], after[1024];
	const size_t count = list(folder, "", end, names, 64);

	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			join(before, sizeof before, folder, names[i]);
			join(after, sizeof after, folder, names[j]);
			if ((j == i + 1 || each_with_each) && is_small(before) &&
			    is_small(after))
				try_pair(with, before, after);
		}
}

static void
try_snapshot(run *with, const char *folder)
{
	char befores[4][256], afters[4][256], before[1024], after[1024];

	if (list(folder, "before.", "", befores, 4) != 1 ||
	    list(folder, "after.", "", afters, 4) != 1)
		return;
	join(before, sizeof before, folder, befores[0]);
	join(after, sizeof after, folder, afters[0]);
	try_pair(with, before, after);
}

static void
try_shipped(run *with, const char *root)
{
	char folder[512], cases[128][256], path[1024];
	size_t count;

	join(folder, sizeof folder, root, "drafts");
	try_folder(with, folder, ".txt", true);
	join(folder, sizeof folder, root, "tests/snapshot");
	count = list(folder, "", "", cases, 128);
	for (size_t i = 0; i < count; i++) {
		join(path, sizeof path, folder, cases[i]);
		try_snapshot(with, path);
	}
}

/* A folder of data holds old.txt and new.txt, or dated states. */
static void
try_shared(run *with, const char *data)
{
	char folders[128][256], path[1024], before[1100], after[1100];
	const size_t count = list(data, "", "", folders, 128);

	for (size_t i = 0; i < count; i++) {
		join(path, sizeof path, data, folders[i]);
		join(before, sizeof before, path, "old.txt");
		join(after, sizeof after, path, "new.txt");
		if (is_small(before) && is_small(after))
			try_pair(with, before, after);
		else
			try_folder(with, path, ".txt", false);
		try_folder(with, path, ".md", false);
	}
}

static int
usage(void)
{
	fputs("usage: pairs shipped ROOT | shared FOLDER | BEFORE AFTER ...\n", stderr);
	return 2;
}

/* The folder that the environment names comes before the one beside the project. */
static int
try_shared_if_there(run *with, const char *fallback)
{
	const char *const named = getenv("TRAVAUX_SHARED");
	char data[1024], probe[1][256];

	join(data, sizeof data, named && *named ? named : fallback, "data");
	if (list(data, "", "", probe, 1) == 0) {
		printf("SKIPPED: no documents in %s\n", data);
		return SKIPPED;
	}
	try_shared(with, data);
	return 0;
}

static int
finish(run *with, int skipped)
{
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		const locale_t there = open_locale(locales[i]);

		printf("%s %s\n", there ? "locale" : "not installed:", locales[i]);
		if (there)
			freelocale(there);
	}
	printf("%u pairs, %u failures\n", with->pairs, with->failures);
	tvx_rules_free(with->rules);
	if (skipped)
		return skipped;
	return with->failures != 0 || with->pairs == 0;
}

int
main(int argc, char **argv)
{
	run with = { 0 };
	tvx_error error;
	int skipped = 0;

	if (argc < 3 || argc % 2 == 0)
		return usage();
	if (tvx_rules_standard(&with.rules, &error) != TVX_OK) {
		fprintf(stderr, "%s\n", error.text);
		return 1;
	}
	if (strcmp(argv[1], "shipped") == 0)
		try_shipped(&with, argv[2]);
	else if (strcmp(argv[1], "shared") == 0)
		skipped = try_shared_if_there(&with, argv[2]);
	else
		for (int i = 1; i + 1 < argc; i += 2)
			try_pair(&with, argv[i], argv[i + 1]);
	return finish(&with, skipped);
}
