/* SPDX-License-Identifier: MIT */
/*
 * travaux/render.h - Report -> bytes.
 */
#ifndef TRAVAUX_RENDER_H
#define TRAVAUX_RENDER_H

#include <travaux/report.h>
#include <travaux/sink.h>

typedef struct tvx_render_options {
	uint32_t width;    /* columns, where that means something; 0 for 80 */
	bool color;        /* terminal: escape sequences; else marks that read as well */
	bool summary_only; /* summary and findings, no clauses */
	bool clauses_only; /* terminal, text: no more than the clauses */
	bool text;         /* json: add before_text and after_text */
	uint32_t threads;  /* 0 for 1; the result does not depend on it */
	tvx_walk_options walk;
} tvx_render_options;

/*
 * Formats: "terminal", "json", "html", "md", "text".  The same report and
 * options give the same bytes, on any machine.  Text of the drafts is shown
 * inert in each of them.  TVX_ENOTFOUND for a format that is not there.
 */
TVX_API TVX_MUST_USE tvx_status tvx_render(const tvx_report *report, const char *format,
					   const tvx_render_options *options, tvx_sink sink,
					   tvx_error *error);

/* The names of the formats, NULL after the last. */
TVX_API const char *const *tvx_render_formats(void);

/* The tree of one draft: num, heading, eId, first words; a line a clause. */
TVX_API TVX_MUST_USE tvx_status tvx_render_outline(const tvx_instrument *instrument,
						   const tvx_render_options *options,
						   tvx_sink sink, tvx_error *error);

/* The text of the subtree of 'clause' (0 for all), wrapped to the width. */
TVX_API TVX_MUST_USE tvx_status tvx_render_clause(const tvx_instrument *instrument,
						  uint32_t clause,
						  const tvx_render_options *options,
						  tvx_sink sink, tvx_error *error);

/*
 * Bytes of others (a file name, a branch, a message) made fit for a terminal:
 * control, invisible and bidirectional characters as ⟦U+001B⟧.
 */
TVX_API TVX_MUST_USE tvx_status tvx_render_inert(tvx_str bytes, tvx_sink sink);

#endif
