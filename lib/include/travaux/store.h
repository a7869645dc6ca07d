/* SPDX-License-Identifier: MIT */
/*
 * travaux/store.h - Instrument <-> a commit in a git repository.
 *
 *	outline            headers, then one line a clause in reading order:
 *	                   depth, wId, kind, num, heading
 *	clauses/<wId>.txt  the clause's text, a sentence a line; an article is one
 *	                   file with its paragraphs and points inside
 *	pins               what a person said of how it follows from its parent
 *	source/<name>      the document as imported, byte for byte
 *
 * A draft is one commit and one annotated tag; a line of drafts is a branch.
 * A clause that moves or is renumbered keeps its file: its history is the
 * history of one path, which plain git can show.  The same inputs give the
 * same commit id on any machine.
 *
 * When tvx_store_save returns TVX_OK the draft survives a kill and a power
 * cut; until then the old state stands, and the message says which holds.
 * Nothing in the repository is trusted: objects are read by id, nothing is
 * checked out, no hook, filter or configuration runs.
 *
 * A store is used by one thread at a time.
 */
#ifndef TRAVAUX_STORE_H
#define TRAVAUX_STORE_H

#include <travaux/instrument.h>
#include <travaux/pins.h>

typedef struct tvx_store tvx_store;

/* Makes an empty store, a bare repository, at 'path'; an existing one is left as it is. */
TVX_API TVX_MUST_USE tvx_status tvx_store_init(const char *path, tvx_error *error);

/* 'path' may be the store, or a work tree or folder inside one. */
TVX_API TVX_MUST_USE tvx_status tvx_store_open(tvx_store **out, const char *path,
					       tvx_error *error);
TVX_API void tvx_store_free(tvx_store *store);

typedef struct tvx_stored_draft {
	tvx_str name, date, party, language, title;
	tvx_str parent; /* the draft it was made from; empty for none */
	tvx_str commit; /* 40 hex digits */
	uint32_t clauses, words;
} tvx_stored_draft;

/*
 * By date, then as they were made from each other, then by name.  '*drafts' is
 * valid until the store is freed.
 */
TVX_API TVX_MUST_USE tvx_status tvx_store_drafts(tvx_store *store,
						 const tvx_stored_draft **drafts,
						 uint32_t *count, tvx_error *error);

/*
 * The name of the draft that a branch (NULL for "main") is at: what a new
 * draft follows unless told otherwise.  Empty for a branch that is not there
 * yet.  Valid until the store is freed.
 */
TVX_API TVX_MUST_USE tvx_status tvx_store_tip(tvx_str *out, tvx_store *store,
					      const char *branch, tvx_error *error);

/*
 * The draft of that name, or at that revision as git spells it.  At a commit
 * that no draft's tag points to, one that a person made, the name is that of
 * the draft it was made from "at" the commit, and there is no sha256.
 */
TVX_API TVX_MUST_USE tvx_status tvx_store_load(tvx_instrument **out, tvx_store *store,
					       const char *revision, tvx_error *error);

/*
 * The bytes of 'path' at 'revision', in any git repository; freed with
 * tvx_store_free_bytes.
 */
TVX_API TVX_MUST_USE tvx_status tvx_store_read(tvx_str *out, tvx_store *store,
					       const char *revision, const char *path,
					       tvx_error *error);
TVX_API void tvx_store_free_bytes(tvx_str bytes);

typedef struct tvx_save_options {
	const char *parent; /* name of the draft it was made from; NULL for none */
	const char *branch; /* the line it stands on; NULL for "main" */
	tvx_str document;   /* the bytes it was imported from */
	/* wIds for the clauses of the instrument, by index; NULL for their own.
	 * They come from aligning with the parent. */
	const tvx_str *wids;
	/* What a person said of the alignment with the parent, to be remembered;
	 * NULL for nothing.  Named by eIds, so that the commit's id depends on
	 * what was meant and not on how it was spelled. */
	const tvx_pins *pins;
} tvx_save_options;

/*
 * Stores 'instrument' under its draft name.  The same draft again is TVX_OK
 * and changes nothing; another draft of that name, or a branch that is not at
 * the parent, is TVX_ECONFLICT.  'commit' receives 40 hex digits and NUL.
 */
TVX_API TVX_MUST_USE tvx_status tvx_store_save(tvx_store *store,
					       const tvx_instrument *instrument,
					       const tvx_save_options *options,
					       char commit[41], tvx_error *error);

/*
 * Adds to 'pins' what the store remembers of how 'before' and 'after' follow
 * from each other: the pins of the one that was made from the other, turned
 * round where that is 'before'.  Nothing is added, and that is TVX_OK, where
 * neither was, or one is no draft of the store.
 */
TVX_API TVX_MUST_USE tvx_status tvx_store_pins(tvx_pins *pins, tvx_store *store,
					       const char *before, const char *after,
					       tvx_error *error);

#endif
