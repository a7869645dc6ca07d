/* SPDX-License-Identifier: MIT */
/*
 * render/phrases.h - what formats say in the same words.
 *
 * Each appends plain text to a buffer.  Where it holds bytes of a draft
 * (numbers, headings, names) the caller still has to make it inert.
 */
#ifndef RENDER_PHRASES_H
#define RENDER_PHRASES_H

#include "base/buffer.h"

#include <travaux/report.h>

/* "Article 6(2)(a)", "Preamble"; for the root, "Title". */
void phrase_cite(buffer *out, const tvx_instrument *instrument, uint32_t clause);

/* The clauses of one side of a row: "Article 5(1), Article 5(2) and 3 more". */
void phrase_clauses(buffer *out, const tvx_instrument *instrument, const uint32_t *clauses,
		    uint32_t count);

/* "edited, renumbered"; empty for a row in which nothing changed. */
void phrase_facts(buffer *out, const tvx_row *row);

/* "27 clauses, 508 words"; the instrument itself is not counted. */
void phrase_size(buffer *out, const tvx_instrument *instrument);

/* "24 edited, 1 split"; "812 set"; "1 critical": what is zero is left out. */
void phrase_relations(buffer *out, const tvx_summary *summary);
void phrase_places(buffer *out, const tvx_summary *summary);
void phrase_words(buffer *out, const tvx_summary *summary);
void phrase_findings(buffer *out, const tvx_summary *summary);

/* Which clauses the report was narrowed to; nothing where it is of the whole. */
void phrase_only(buffer *out, const tvx_report *report, const tvx_walk_options *options);

/* That the drafts are in two languages; nothing where they are not. */
void phrase_languages(buffer *out, const tvx_report *report);

/* What the findings cannot tell, as they do not read the language; else nothing. */
void phrase_unread(buffer *out, const tvx_report *report);

/* The clause's heading, unless that is what it is cited by; empty for NULL. */
tvx_str phrase_heading(const tvx_clause *clause, tvx_str cited);

/* The name of a draft, or of its file, or "before" as the caller says. */
tvx_str draft_label(const tvx_instrument *instrument, const char *otherwise);

#endif
