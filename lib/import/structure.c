/* SPDX-License-Identifier: MIT */
#include "import/structure.h"

#include "base/alloc.h"
#include "base/str.h"
#include "import/endnotes.h"
#include "import/languages.h"
#include "import/spaces.h"
#include "instrument/notes.h"
#include "import/outline.h"
#include "import/reader.h"
#include "import/runon.h"
#include "import/title.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING ((tvx_str){ "", 0 })

typedef struct structure {
	reader at;
	outline heads;
	/* Outer kinds have lower ranks; a kind met first inside another moves below it. */
	int ranks[TVX_CLAUSE_KIND_COUNT];
	bool seen[TVX_CLAUSE_KIND_COUNT];
	ordinal main_last[TVX_CLAUSE_KIND_COUNT];  /* in the body of the text */
	ordinal annex_last[TVX_CLAUSE_KIND_COUNT]; /* in the annex that is open */
} structure;

static const int first_ranks[TVX_CLAUSE_KIND_COUNT] = {
	[TVX_CLAUSE_ANNEX] = 5,       [TVX_CLAUSE_BOOK] = 10,
	[TVX_CLAUSE_PART] = 20,       [TVX_CLAUSE_TITLE] = 30,
	[TVX_CLAUSE_CHAPTER] = 40,    [TVX_CLAUSE_SECTION] = 50,
	[TVX_CLAUSE_SUBSECTION] = 60, [TVX_CLAUSE_ARTICLE] = 1000,
	[TVX_CLAUSE_POINT] = 1000
};

/* Depth of the frame of the annex that is open; 0 for none. */
static size_t
annex_depth(const structure *of)
{
	for (size_t depth = of->at.depth; depth > 1; depth--)
		if (of->at.frames[depth - 1].kind == TVX_CLAUSE_ANNEX)
			return depth;
	return 0;
}

/* An annex in the middle of a text ends where the numbers of the text go on. */
static bool
leaves_annex(const structure *of, const heading *as)
{
	const ordinal *const inside = &of->annex_last[as->kind],
			     *const outside = &of->main_last[as->kind];

	if (!as->numbered || outside->value == 0 || as->number.value == 1)
		return false;
	if (inside->value != 0 && as->number.value <= inside->value + 3 &&
	    ordinal_compare(inside, &as->number) < 0)
		return false;
	/* "Chapter 25" of a tariff is not what comes after Chapter VII. */
	return as->number.value <= outside->value + 3 &&
	       ordinal_compare(outside, &as->number) < 0;
}

/* Closes what a new clause of this kind cannot stand in. */
static void
close_for(structure *of, const heading *as)
{
	const size_t annex = annex_depth(of);
	size_t depth = of->at.depth;

	if (annex > 0 && leaves_annex(of, as)) {
		reader_close_to(&of->at, annex - 1);
		return;
	}
	/* They are of no title or chapter. */
	if (as->provision) {
		reader_close_to(&of->at, annex > 0 ? annex : 1);
		return;
	}
	const int rank = of->ranks[as->kind];

	if (!of->seen[as->kind] && as->number.value == 1 && rank < 1000 &&
	    as->kind != TVX_CLAUSE_ANNEX) {
		for (size_t i = depth; i > 1; i--) {
			const frame *const open = &of->at.frames[i - 1];

			/* The second of its kind, or one that holds nothing else. */
			if (of->ranks[open->kind] > rank && of->ranks[open->kind] < 1000 &&
			    (open->number.value > 1 || (!open->parents && !open->texts))) {
				of->ranks[as->kind] = of->ranks[open->kind] + 5;
				break;
			}
		}
	}
	while (depth > 1 && of->ranks[of->at.frames[depth - 1].kind] >= of->ranks[as->kind])
		depth--;
	reader_close_to(&of->at, depth);
}

static void
remember(structure *of, const heading *as)
{
	of->seen[as->kind] = true;
	if (!as->numbered)
		return;
	if (annex_depth(of) > 0 && as->kind != TVX_CLAUSE_ANNEX)
		of->annex_last[as->kind] = as->number;
	else
		of->main_last[as->kind] = as->number;
}

/*
 * The heading that stands after "Article 5": on its line, on the next, or
 * before the text on either.  '*next' is the first block that was not used;
 * 'opening' holds what is left of a block that was used in part.
 */
typedef struct caption {
	tvx_str num, heading;
	tvx_range source;
	block opening;
	bool opens;
	size_t next;
} caption;

static void
split_opening(caption *out, const block *this, tvx_str text, size_t split)
{
	out->heading = spaces_trim(str_slice(text, 0, split));
	out->opening = *this;
	out->opening.text = spaces_trim(str_slice(text, split, text.len));
	out->opening.source = reader_place(this, out->opening.text);
	out->opening.level = 0;
	out->opens = out->opening.text.len > 0;
}

static bool
split_is_good(tvx_str text, size_t split)
{
	return split > 0 && is_verbless(str_slice(text, 0, split));
}

/* "Article 5. Scope.", and a text below it: the stop is the heading's. */
static bool
is_stopped_title(const heading *as, tvx_str rest, bool has_body)
{
	return has_body && as->separated && rest.ptr[rest.len - 1] == '.' &&
	       heading_before_stop(rest) == rest.len;
}

static void
title_on_line(caption *out, const block *this, const heading *as, bool has_body)
{
	const tvx_str rest = str_slice(this->text, as->rest, this->text.len);
	const bool whole = as->titled || is_stopped_title(as, rest, has_body) ||
			   looks_like_heading(rest) || this->level > 0 ||
			   (as->kind != TVX_CLAUSE_ARTICLE && rest.len < 300);
	size_t split = as->stopped ? heading_before_stop(rest) : 0;

	if (whole && split == 0) {
		out->heading = rest;
		return;
	}
	if (split == 0) {
		split = heading_split(rest);
		split = split_is_good(rest, split) ? split : 0;
	}
	split_opening(out, this, rest, split);
}

static bool
block_is_title(const structure *of, const head *this, size_t next, size_t end)
{
	const block *const above = &of->at.in->items[this->block],
			   *const below = &of->at.in->items[next];

	if (above->level > 0)
		return below->level > 0;
	if (!looks_like_heading(below->text) || below->text.len > 300)
		return false;
	return next + 1 < end || this->as.kind != TVX_CLAUSE_ARTICLE ||
	       all_capitals(below->text);
}

/* "Publicity of proposals Upon receipt ...": cut there though no stop ends it. */
static bool
begins_sentence(tvx_str text, size_t split)
{
	return split > 0 && text.len > split + 60 &&
	       begins_with_phrase(str_slice(text, split, text.len), PHRASE_SENTENCE) > 0;
}

static caption
find_title(const structure *of, const head *this, size_t end)
{
	const block *const first = &of->at.in->items[this->block];
	caption out = { .num = spaces_trim(str_slice(first->text, 0, this->as.num_end)),
			.heading = NOTHING,
			.source = first->source,
			.next = this->block + 1 };

	if (this->as.rest < first->text.len) {
		title_on_line(&out, first, &this->as, out.next < end);
	} else if (out.next < end) {
		const block *const second = &of->at.in->items[out.next];
		const bool runs_on = this->as.kind == TVX_CLAUSE_ARTICLE ||
				     this->as.kind == TVX_CLAUSE_ANNEX;
		const size_t split = of->heads.running && second->level == 0
					     ? heading_split(second->text)
					     : 0;

		if (block_is_title(of, this, out.next, end) &&
		    !(runs_on && begins_sentence(second->text, split))) {
			out.heading = second->text;
			out.next++;
		} else if (runs_on && split < 300 && split_is_good(second->text, split)) {
			split_opening(&out, second, second->text, split);
			out.next++;
		}
		if (out.heading.len > 0)
			out.source.end = reader_place(second, out.heading).end;
	}
	return out;
}

/* "ANNEX VII A" inside "ANNEX VII" is a part of it. */
static tvx_clause_kind
kind_of(const structure *of, const heading *as)
{
	const size_t annex = annex_depth(of);
	const ordinal *const open = annex == 0 ? NULL : &of->at.frames[annex - 1].number;

	return as->kind == TVX_CLAUSE_ANNEX && as->numbered && open != NULL &&
			       open->value == as->number.value && open->suffix == 0 &&
			       as->number.suffix != 0
		       ? TVX_CLAUSE_PART
		       : as->kind;
}

/* Odd numbering of articles is read as it is, with a note. */
static void
note_number(structure *of, const heading *as, uint32_t clause, uint32_t line)
{
	const ordinal *const last =
		annex_depth(of) > 0 ? &of->annex_last[as->kind] : &of->main_last[as->kind];
	const int order = ordinal_compare(last, &as->number);
	uint16_t code = 0;

	if (as->kind != TVX_CLAUSE_ARTICLE || !as->numbered || last->value == 0)
		return;
	if (order == 0)
		code = NOTE_REPEATED_NUMBER;
	else if (order > 0 && as->number.value != 1)
		code = NOTE_ORDER;
	else if (as->number.value > last->value + 1 &&
		 as->number.value < last->value + 10 && last->minor == 0)
		code = NOTE_NUMBERING_GAP;
	if (code != 0)
		builder_note(of->at.made, code, clause, line, note_meaning(code));
}

/* "Annex" and "ANNEX: list of" have no number: the word is the num all the same. */
static void
read_clause(structure *of, const head *this, size_t end)
{
	const caption found = find_title(of, this, end);
	heading as = this->as;

	as.kind = kind_of(of, &this->as);
	if (as.kind == TVX_CLAUSE_PART && this->as.kind == TVX_CLAUSE_ANNEX)
		reader_close_to(&of->at, annex_depth(of));
	else
		close_for(of, &as);
	if (as.kind == TVX_CLAUSE_ANNEX)
		memset(of->annex_last, 0, sizeof of->annex_last);
	frame *const made =
		reader_open(&of->at, as.kind, found.num, found.heading, found.source);

	made->number = this->as.number;
	note_number(of, &as, made->clause, of->at.in->items[this->block].line);
	remember(of, &as);
	body_read(&of->at, found.opens ? &found.opening : NULL, found.next, end);
}

static void
read_preamble(structure *of, const head *this, size_t end)
{
	const block *const first = &of->at.in->items[this->block];
	const tvx_str rest =
		spaces_trim(str_slice(first->text, this->as.rest, first->text.len));
	block opening = *first;

	reader_close_to(&of->at, 1);
	(void)reader_open(&of->at, TVX_CLAUSE_PREAMBLE, NOTHING,
			  spaces_trim(str_slice(first->text, 0, this->as.rest)),
			  reader_place(first, str_slice(first->text, 0, this->as.rest)));
	opening.text = rest;
	opening.source = reader_place(first, rest);
	preamble_read(&of->at, rest.len > 0 ? &opening : NULL, this->block + 1, end);
	reader_close_to(&of->at, 1);
}

/* Notes at the end are of the document: paragraphs of it, behind all else. */
static void
read_endnotes(structure *of, size_t first, size_t end)
{
	reader_close_to(&of->at, 1);
	body_read(&of->at, NULL, first, end);
}

/* Names and places under a text are not clauses: they stay one.  Notes below them are. */
static void
read_signatures(structure *of, const head *this, size_t end)
{
	const size_t annex = annex_depth(of);
	const size_t notes = endnotes_find(of->at.in, this->block, end);

	reader_close_to(&of->at, annex > 0 ? annex : 1);
	(void)reader_open(&of->at, TVX_CLAUSE_SIGNATURES, NOTHING, NOTHING,
			  of->at.in->items[this->block].source);
	for (size_t i = this->block; i < notes; i++)
		reader_put(&of->at, of->at.in->items[i].text, of->at.in->items[i].source);
	reader_close_to(&of->at, of->at.depth - 1);
	if (notes < end)
		read_endnotes(of, notes, end);
}

static bool
goes_on(tvx_str text)
{
	return strchr(",;:", text.ptr[text.len - 1]) != NULL;
}

/* "The Security Council," above "Recalling ...": who speaks, whoever it is. */
static bool
names_speaker(const blocks *in, size_t i, size_t end)
{
	return i + 1 < end && goes_on(in->items[i].text) &&
	       begins_with_phrase(in->items[i + 1].text, PHRASE_RECITAL) > 0;
}

static bool
begins_preamble(tvx_str text, bool articles)
{
	const size_t recital = begins_with_phrase(text, PHRASE_RECITAL);

	if (recital > 0)
		return goes_on(text) || text.len > 100 || recital == text.len;
	if (begins_with_phrase(text, PHRASE_PARTIES) > 0)
		return goes_on(text) || text.len > 60;
	return articles && text.len > 300;
}

/* The first heading of the page is the title; the rest of the page is text. */
static void
read_front(structure *of, size_t end)
{
	const block *const items = of->at.in->items;
	bool titled = false;

	for (size_t i = 0; i < end; i++) {
		if (!titled && (items[i].level > 0 || looks_like_heading(items[i].text))) {
			reader_title(&of->at, items[i].text, items[i].source);
			titled = true;
		} else {
			reader_put(&of->at, items[i].text, items[i].source);
		}
	}
}

/* A table of contents is read as text of the page: its numbers head nothing. */
static void
read_contents(structure *of)
{
	reader_close_to(&of->at, 1);
	for (size_t i = of->heads.contents; i < of->heads.contents_end; i++)
		reader_put(&of->at, of->at.in->items[i].text, of->at.in->items[i].source);
}

/* What stands before the first head: title, page, and a preamble without a heading. */
static void
read_opening(structure *of)
{
	const blocks *const in = of->at.in;
	const bool any = of->heads.count > 0;
	const bool heads = any && of->heads.heads[0].as.kind != TVX_CLAUSE_SIGNATURES;
	const size_t first = any ? of->heads.heads[0].block : in->count;
	const bool contents =
		of->heads.contents < of->heads.contents_end && of->heads.contents < first;
	const size_t end = contents ? of->heads.contents : first;
	size_t start = 0;

	while (start < end && !begins_preamble(in->items[start].text, heads) &&
	       !names_speaker(in, start, end))
		start++;
	if (heads && of->heads.heads[0].as.kind == TVX_CLAUSE_PREAMBLE)
		start = end;
	if (!heads && start == end) {
		const size_t front = end > 1 && (in->items[0].level > 0 ||
						 looks_like_heading(in->items[0].text))
					     ? 1
					     : 0;

		read_front(of, front);
		body_read(&of->at, NULL, front, end);
		return;
	}
	read_front(of, start);
	if (start < end) {
		(void)reader_open(&of->at, TVX_CLAUSE_PREAMBLE, NOTHING, NOTHING,
				  in->items[start].source);
		preamble_read(&of->at, NULL, start, end);
		reader_close_to(&of->at, 1);
	}
	if (contents)
		read_contents(of);
}

static void
read_heads(structure *of)
{
	const outline *const heads = &of->heads;

	for (size_t i = 0; i < heads->count; i++) {
		const head *const this = &heads->heads[i];
		size_t end =
			i + 1 < heads->count ? heads->heads[i + 1].block : of->at.in->count;
		const bool contents = heads->contents < heads->contents_end &&
				      this->block < heads->contents &&
				      end > heads->contents;

		if (contents)
			end = heads->contents;
		if (this->as.kind == TVX_CLAUSE_PREAMBLE)
			read_preamble(of, this, end);
		else if (this->as.kind == TVX_CLAUSE_SIGNATURES)
			read_signatures(of, this, end);
		else if (this->as.kind == TVX_CLAUSE_PARAGRAPH)
			read_endnotes(of, this->block, end);
		else
			read_clause(of, this, end);
		if (contents)
			read_contents(of);
	}
}

void
structure_build(builder *made, const blocks *in, buffer *title)
{
	structure of = { .at = { .in = in, .made = made, .title = title } };

	memcpy(of.ranks, first_ranks, sizeof of.ranks);
	of.at.frames = NEW(frame);
	of.at.depth = of.at.room = 1;
	of.at.tail = TVX_NO_CLAUSE;
	of.at.runs_on = runon_is_usual(in);
	of.at.frames[0].kind = TVX_CLAUSE_ROOT;
	outline_find(&of.heads, in);
	read_opening(&of);
	read_heads(&of);
	reader_close_to(&of.at, 1);
	outline_release(&of.heads);
	arena_release(&of.at.pool);
	free(of.at.frames);
}
