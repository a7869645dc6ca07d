/* SPDX-License-Identifier: MIT */
/*
 * travaux/instrument.h - a draft, read once: the tree of its clauses.
 *
 * The tree is an array in reading order.  A clause knows its parent and the
 * end of its subtree, so that
 *
 *	the subtree of i   is  [i, clause(i)->end)
 *	the next sibling   is  clause(i)->end, where the parents agree
 *
 *	0 ROOT            "Treaty on ..."
 *	1   PREAMBLE
 *	2     RECITAL     "Recalling ..."
 *	3   ARTICLE       "Article 5"  heading "Assistance"
 *	4     PARAGRAPH   "1."         text "Each Guarantor State shall:"
 *	5       POINT     "(a)"        text "consult;"
 *	6       TAIL                   text "without delay."
 *
 * and a walk is a loop, never a recursion: no draft, however deeply nested,
 * can exhaust the stack.  A clause's text is its own words: for one that has
 * children that is the chapeau; words after the children are a TAIL, the
 * last child.  Clause 0 is the root; its heading is the title and its text
 * what stands on the page before the first clause.
 *
 * Text is the bytes of the draft, valid UTF-8, not normalised: that "é" is
 * written in one code point or in two is a fact that a comparison reports.
 * Only line breaks inside a paragraph are read as one space (they are the
 * paper's, not the draft's), and a break between two paragraphs of one
 * clause as one "\n".  Text neither begins nor ends with white space.
 *
 * Words are cut once, here.  A word is a run of letters, a number, one mark
 * of punctuation or one bracket, together with the white space after it; so
 * every byte of a text is in exactly one word, and a range of words prints
 * the source exactly.
 *
 * An instrument never changes after it is made.  Any number of threads may
 * read it.  It owns its text; every tvx_str below borrows from it.
 */
#ifndef TRAVAUX_INSTRUMENT_H
#define TRAVAUX_INSTRUMENT_H

#include <travaux/error.h>
#include <travaux/str.h>

#include <stdbool.h>

typedef struct tvx_instrument tvx_instrument;

#define TVX_NO_CLAUSE UINT32_MAX

/*
 * The kinds of clause: enumerator, name in messages and in the store, prefix
 * in an eId.  A SECTION divides chapters; the sections of the codes that
 * number those instead of articles ("§ 20101") are read as ARTICLE, with the
 * eId prefix "sec", and so are rules ("Rule 5"), with "rule"; clauses that only a
 * number heads ("1. Definitions"); and in Markdown those that only a heading heads,
 * with "hcontainer".
 */
#define TVX_CLAUSE_KINDS(X)                                                                \
	X(ROOT, "instrument", "")                                                          \
	X(PREAMBLE, "preamble", "preamble")                                                \
	X(RECITAL, "recital", "rec")                                                       \
	X(BOOK, "book", "book")                                                            \
	X(PART, "part", "part")                                                            \
	X(TITLE, "title", "title")                                                         \
	X(CHAPTER, "chapter", "chp")                                                       \
	X(SECTION, "section", "section")                                                   \
	X(SUBSECTION, "subsection", "subsection")                                          \
	X(ARTICLE, "article", "art")                                                       \
	X(PARAGRAPH, "paragraph", "para")                                                  \
	X(SUBPARAGRAPH, "subparagraph", "subpara")                                         \
	X(POINT, "point", "point")                                                         \
	X(TAIL, "tail", "wrapup")                                                          \
	X(ANNEX, "annex", "annex")                                                         \
	X(SIGNATURES, "signatures", "signatures")

typedef enum tvx_clause_kind {
#define TVX_CLAUSE_ENUM(id, name, prefix) TVX_CLAUSE_##id,
	TVX_CLAUSE_KINDS(TVX_CLAUSE_ENUM)
#undef TVX_CLAUSE_ENUM
		TVX_CLAUSE_KIND_COUNT
} tvx_clause_kind;

typedef struct tvx_clause {
	tvx_clause_kind kind;
	uint32_t parent;  /* TVX_NO_CLAUSE for the root */
	uint32_t end;     /* one past the last descendant */
	uint32_t depth;   /* 0 for the root */
	tvx_str num;      /* as printed: "Article 5", "1.", "(a)"; may be empty */
	tvx_str heading;  /* may be empty */
	tvx_str text;     /* its own words; may be empty */
	tvx_str eid;      /* unique: "art_5__para_1__point_a"; "" for the root */
	tvx_str wid;      /* the eId when the clause first appeared; unique */
	tvx_range words;  /* the words of 'text' */
	tvx_range source; /* the bytes of the document it was read from, with its
			     num and heading, without its children */
} tvx_clause;

/* What a document says of itself, or the store of it.  Fields may be empty. */
typedef struct tvx_draft {
	tvx_str name; /* "2022-04-15", or the name of the file */
	tvx_str title;
	tvx_str date;     /* ISO 8601, a day: "2022-04-15" */
	tvx_str language; /* BCP 47 primary tag: "en" */
	tvx_str looks;    /* the language that its text plainly is in, whatever it says */
	tvx_str party;    /* who proposed it; empty for a joint text */
	tvx_str status;
	tvx_str source; /* where it was found, in words */
	tvx_str beside; /* what stands in the document and in no clause, a line each:
			   remarks of its header, addresses of links */
	tvx_str file;   /* the name of the document it was read from */
	tvx_str sha256; /* of the document's bytes, lower-case hex */
} tvx_draft;

TVX_API const tvx_draft *tvx_instrument_draft(const tvx_instrument *instrument);

/* At least 1: the root is always there. */
TVX_API uint32_t tvx_instrument_size(const tvx_instrument *instrument);

/* 'index' must be less than the size. */
TVX_API const tvx_clause *tvx_instrument_clause(const tvx_instrument *instrument,
						uint32_t index);

/*
 * The first byte of each word, as an offset in the buffer that every clause's
 * text points into: word w of clause c is the bytes from starts[w] to
 * starts[w + 1], for w in [c->words.begin, c->words.end).  The entry at
 * c->words.end is the end of the clause's text.
 */
TVX_API const uint32_t *tvx_instrument_words(const tvx_instrument *instrument);

/* The buffer which those offsets count from. */
TVX_API tvx_str tvx_instrument_text(const tvx_instrument *instrument);

/* Words that hold a letter or a digit, in texts alone: what a reader counts. */
TVX_API uint32_t tvx_instrument_count_words(const tvx_instrument *instrument);

/* "article", "annex"; "art", "annex". */
TVX_API tvx_str tvx_clause_kind_name(tvx_clause_kind kind);
TVX_API tvx_str tvx_clause_kind_prefix(tvx_clause_kind kind);

/*
 * How a person would cite the clause: "Article 6(2)(a)", "Annex 1, row 3",
 * "preamble, recital 2".  Written to 'buffer', cut to fit at a character,
 * always NUL-terminated; returns the length written.
 */
TVX_API size_t tvx_instrument_cite(const tvx_instrument *instrument, uint32_t index,
				   char *buffer, size_t size);

/*
 * The clause that 'name' means: an eId, a wId, or as a person would write it
 * ("5", "5(1)(a)", "Article 5", "art 5 para 1", "Annex 1", "preamble").
 * TVX_NO_CLAUSE if there is none.
 */
TVX_API uint32_t tvx_instrument_find(const tvx_instrument *instrument, tvx_str name);

/* Does the clause have a num, a heading or words of its own? */
TVX_API bool tvx_clause_is_row(const tvx_clause *clause);

/*
 * Bracketed text: wording not yet agreed.  "[...]" has an empty party,
 * "[RU: ...]" is that party's proposal.  A pair may open in one clause and
 * close in a later one.
 */
typedef struct tvx_bracket {
	uint32_t clause, end_clause; /* where it opens and where it closes */
	uint32_t open, close;        /* offsets of '[' and ']' in those texts */
	uint32_t inner;              /* offset of the proposed words, in clause's text */
	uint32_t depth;              /* 0 for the outermost */
	tvx_str party;               /* "RU"; may be empty */
} tvx_bracket;

/* In the order in which they open.  Returns their number. */
TVX_API uint32_t tvx_instrument_brackets(const tvx_instrument *instrument,
					 const tvx_bracket **brackets);

/* A remark of the reader's: the draft was read, but not without a guess. */
typedef struct tvx_note {
	uint16_t code; /* keeps its meaning for ever: instrument/notes.h */
	uint32_t clause;
	uint32_t line; /* of the document, 1-based; 0 for none */
	tvx_str text;  /* one sentence, no full stop */
} tvx_note;

TVX_API uint32_t tvx_instrument_notes(const tvx_instrument *instrument,
				      const tvx_note **notes);

/*
 * The draft as it stands if 'party' has its way: its bracketed proposals are
 * taken, those of other parties refused, brackets of no party left as they
 * are.  Clauses emptied by that are gone.  eIds and wIds stay.
 * TVX_ENOTFOUND if the draft has no proposal of that party.
 */
TVX_API TVX_MUST_USE tvx_status tvx_project(tvx_instrument **out,
					    const tvx_instrument *instrument, tvx_str party,
					    tvx_error *error);

/* NULL is allowed, here and in every _free. */
TVX_API void tvx_instrument_free(tvx_instrument *instrument);

#endif
