/* SPDX-License-Identifier: MIT */
/*
 * The promises, held on drafts that were mutilated at random:
 *
 *	mutated ROUNDS FILE ...
 *
 * A round takes one of the files, repeats it until several threads have work,
 * and changes it in many places; a draft and its change are then compared.
 * Totality and replay hold, and what is said of the pair is the same by one,
 * two and seven threads, and with the rules of all languages or with those
 * for theirs alone.  The same rounds are made on every machine.
 */
#include "promises.h"

#include <travaux/rules.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Below this the work is not shared among threads. */
#define LARGE ((size_t)300 << 10)

static uint64_t state = 1;

static uint32_t
chance(uint32_t most)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return most ? (uint32_t)(state >> 11) % most : 0;
}

static void
put(bytes *out, const char *ptr, size_t len)
{
	const tvx_sink sink = bytes_sink(out);

	if (sink.write(sink.ctx, (tvx_str){ ptr, len }) != TVX_OK)
		abort();
}

static const char *const inserted[] = {
	" not ",      " unless all the Parties agree ",
	" ten days ", "\xE2\x80\x8B",
	" may ",      " [RU: and only on request] ",
	"\n\n",       "\n\n(a) ",
	" 85,000 ",   " \xD0\xBD\xD0\xB5 ",
	"\xD0\xB0",   "\n\nArticle 7\n\n",
	"[",          " Article 5 ",
};

/* 'from' with about one change in 'rarely' words: dropped, doubled, or another put in. */
static void
mutilate(bytes *out, const bytes *from, uint32_t rarely)
{
	size_t at = 0;

	while (at < from->len) {
		const char *const space = memchr(from->ptr + at, ' ', from->len - at);
		const size_t end = space ? (size_t)(space - from->ptr) + 1 : from->len;
		const uint32_t what = chance(rarely);

		if (what != 0)
			put(out, from->ptr + at, end - at);
		if (what == 1)
			put(out, from->ptr + at, end - at);
		if (what == 2) {
			const char *const words =
				inserted[chance(sizeof inserted / sizeof *inserted)];

			put(out, words, strlen(words));
		}
		at = end;
	}
}

/* The paragraphs of a document, some left out and some once more at the end. */
static void
shuffle(bytes *out, const bytes *from)
{
	bytes later = { 0 };
	size_t at = 0;

	while (at < from->len) {
		size_t end = at;
		const uint32_t what = chance(60);

		while (end < from->len && (from->ptr[end] != '\n' || end + 1 >= from->len ||
					   from->ptr[end + 1] != '\n'))
			end++;
		end = end + 2 < from->len ? end + 2 : from->len;
		if (what > 1)
			put(out, from->ptr + at, end - at);
		if (what == 1)
			put(&later, from->ptr + at, end - at);
		at = end;
	}
	put(out, "\n\n", 2);
	if (later.len)
		put(out, later.ptr, later.len);
	bytes_free(&later);
}

static tvx_instrument *
read_draft(const bytes *document)
{
	tvx_instrument *made = NULL;
	tvx_error error;

	if (tvx_import(&made, (tvx_str){ document->ptr, document->len }, NULL, &error)) {
		fprintf(stderr, "%s\n", error.text);
		exit(1);
	}
	return made;
}

static void
report_of(bytes *out, const tvx_instrument *before, const tvx_instrument *after,
	  const tvx_rules *rules, uint32_t threads)
{
	const tvx_compare_options options = { .align = { .threads = threads },
					      .diff = { .threads = threads },
					      .find = { .threads = threads } };
	const tvx_render_options all = { .text = true, .threads = threads };
	tvx_comparison *made;
	tvx_error error;
	fault why;

	if (tvx_compare(&made, before, after, rules, &options, &error) != TVX_OK ||
	    tvx_render(tvx_comparison_report(made), "json", &all, bytes_sink(out),
		       &error) != TVX_OK ||
	    tvx_render(tvx_comparison_report(made), "text", &all, bytes_sink(out),
		       &error) != TVX_OK) {
		fprintf(stderr, "%s\n", error.text);
		exit(1);
	}
	if (!all_hold(tvx_comparison_report(made), &why)) {
		fprintf(stderr, "%s\n", why.text);
		exit(1);
	}
	tvx_comparison_free(made);
}

static unsigned
differ(const bytes *one, const bytes *other, const char *what)
{
	if (one->len == other->len && memcmp(one->ptr, other->ptr, one->len) == 0)
		return 0;
	fprintf(stderr, "other bytes with %s\n", what);
	return 1;
}

static unsigned
hold(const bytes *document, const bytes *changed, const tvx_rules *rules)
{
	tvx_instrument *const before = read_draft(document);
	tvx_instrument *const after = read_draft(changed);
	const tvx_str language = tvx_rules_language(before, after);
	bytes alone = { 0 }, two = { 0 }, seven = { 0 }, fewer = { 0 };
	tvx_rules *fitting = NULL;
	unsigned failures = 0;

	if (tvx_rules_for(&fitting, language, NULL) != TVX_OK)
		exit(1);
	report_of(&alone, before, after, rules, 1);
	report_of(&two, before, after, rules, 2);
	report_of(&seven, before, after, rules, 7);
	report_of(&fewer, before, after, fitting, 2);
	failures += differ(&alone, &two, "two threads");
	failures += differ(&alone, &seven, "seven threads");
	failures += differ(&alone, &fewer, "the rules of its language alone");
	tvx_rules_free(fitting);
	bytes_free(&alone);
	bytes_free(&two);
	bytes_free(&seven);
	bytes_free(&fewer);
	tvx_instrument_free(before);
	tvx_instrument_free(after);
	return failures;
}

static void
read_file(const char *path, bytes *into)
{
	FILE *const file = fopen(path, "rb");
	char part[65536];
	size_t got;

	if (file == NULL) {
		fprintf(stderr, "%s: cannot be read\n", path);
		exit(2);
	}
	while ((got = fread(part, 1, sizeof part, file)) > 0)
		put(into, part, got);
	fclose(file);
}

static unsigned
make_round(const char *path, bool is_large, const tvx_rules *rules)
{
	bytes once = { 0 }, document = { 0 }, shuffled = { 0 }, changed = { 0 };
	unsigned failures;

	read_file(path, &once);
	/* Behind a line of its own a header is text, and names no language that is none. */
	put(&document, "Draft\n\n", 7);
	do {
		mutilate(&document, &once, 40);
		put(&document, "\n\n", 2);
	} while (is_large && document.len < LARGE);
	shuffle(&shuffled, &document);
	mutilate(&changed, &shuffled, 5 + chance(400));
	failures = hold(&document, &changed, rules);
	bytes_free(&once);
	bytes_free(&document);
	bytes_free(&shuffled);
	bytes_free(&changed);
	return failures;
}

int
main(int argc, char **argv)
{
	const long rounds = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
	unsigned failures = 0;
	tvx_rules *rules;

	if (rounds <= 0) {
		fputs("usage: mutated ROUNDS FILE ...\n", stderr);
		return 2;
	}
	if (tvx_rules_standard(&rules, NULL) != TVX_OK)
		return 1;
	for (long i = 0; i < rounds; i++) {
		const unsigned more =
			make_round(argv[2 + i % (argc - 2)], i % 4 == 0, rules);

		if (more)
			fprintf(stderr, "in round %ld, of %s\n", i,
				argv[2 + i % (argc - 2)]);
		failures += more;
	}
	tvx_rules_free(rules);
	printf("%ld rounds, %u failures\n", rounds, failures);
	return failures != 0;
}
