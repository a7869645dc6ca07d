/* SPDX-License-Identifier: MIT */
/*
 * keeper - stores one small draft, for scripts that break what it does.
 *
 *	keeper STORE init
 *	keeper STORE NAME [PARENT]	prints the commit
 *
 * Exits 0 if the store said that it is done, 1 with its sentence if not.
 */
#include "base/alloc.h"
#include "base/str.h"
#include "instrument/builder.h"

#include <travaux/store.h>

#include <stdio.h>
#include <string.h>

#define ARTICLES 12

static tvx_instrument *
make_draft(const char *name)
{
	builder *const made = builder_new();
	const tvx_draft draft = { .name = str_of(name),
				  .date = TVX_STR("2022-04-15"),
				  .title = TVX_STR("Treaty on Mutual Aid") };
	tvx_instrument *out = NULL;

	builder_set_draft(made, &draft);
	for (int i = 1; i <= ARTICLES; i++) {
		char num[32], text[256];

		snprintf(num, sizeof num, "Article %d", i);
		/* Every third article is another in each draft. */
		snprintf(text, sizeof text,
			 "The Parties agree on matter %d. They shall report to %s.", i,
			 i % 3 ? "each other" : name);
		builder_open(made, TVX_CLAUSE_ARTICLE, str_of(num), TVX_STR(""));
		builder_text(made, str_of(text));
		builder_close(made);
	}
	if (builder_finish(&out, made, NULL) != TVX_OK)
		out_of_memory();
	return out;
}

static tvx_status
keep(const char *path, const char *name, const char *parent, tvx_error *error)
{
	tvx_store *store = NULL;
	tvx_instrument *const draft = make_draft(name);
	const tvx_save_options options = { .parent = parent,
					   .document =
						   TVX_STR("the document as it came\n") };
	char commit[41];
	tvx_status status = tvx_store_open(&store, path, error);

	if (status == TVX_OK)
		status = tvx_store_save(store, draft, &options, commit, error);
	if (status == TVX_OK)
		puts(commit);
	tvx_store_free(store);
	tvx_instrument_free(draft);
	return status;
}

int
main(int argc, char **argv)
{
	tvx_error error = { 0 };
	tvx_status status;

	if (argc < 3) {
		fputs("usage: keeper STORE init | keeper STORE NAME [PARENT]\n", stderr);
		return 2;
	}
	status = strcmp(argv[2], "init") == 0 ? tvx_store_init(argv[1], &error)
					      : keep(argv[1], argv[2], argv[3], &error);
	if (status != TVX_OK)
		fprintf(stderr, "%s\n", error.text);
	return status != TVX_OK;
}
