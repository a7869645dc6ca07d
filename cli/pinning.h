/* SPDX-License-Identifier: MIT */
/*
 * pinning.h - the options by which a person overrules the alignment.
 */
#ifndef CLI_PINNING_H
#define CLI_PINNING_H

#include <travaux/store.h>

#include "options.h"

typedef struct pinning {
	option_list pins, apart;
	const char *file;
} pinning;

/* Rows for an option table whose struct has a pinning as 'member'. */
#define PINNING_OPTIONS(owner, member)                                                     \
	{ "pin",          0,                                                               \
	  OPTION_LIST,    offsetof(owner, member.pins),                                    \
	  "BEFORE=AFTER", "these two are one clause" },                                    \
		{ "no-pair",      0,                                                       \
		  OPTION_LIST,    offsetof(owner, member.apart),                           \
		  "BEFORE=AFTER", "these two are not" },                                   \
	{                                                                                  \
		"pins", 0, OPTION_STRING, offsetof(owner, member.file), "FILE",            \
			"a file of such lines; \"!\" before one says: are not"             \
	}

bool pinning_is_used(const pinning *chosen);

/* All that was said, in a list that is freed with tvx_pins_free. */
TVX_MUST_USE tvx_status pinning_collect(tvx_pins **out, const pinning *chosen,
					tvx_error *error);

/*
 * Adds what 'store' (NULL for none) remembers of two drafts, by their names
 * there; says on stderr how much of it is about clauses that are not there.
 */
TVX_MUST_USE tvx_status pinning_recall(tvx_pins *pins, tvx_store *store,
				       const char *before_name,
				       const tvx_instrument *before, const char *after_name,
				       const tvx_instrument *after, tvx_error *error);

#endif
