/* SPDX-License-Identifier: MIT */
/*
 * The draft as one party would have it.  The texts are read once, bracket by
 * bracket, with a stack of those that are open: what stands inside a refused
 * one goes, the marks of an accepted one go, all else stays byte for byte.
 * Then the clauses that this emptied are left out.
 */
#include "instrument/builder.h"
#include "instrument/made.h"
#include "instrument/notes.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "text/utf8.h"
#include "text/words.h"
#include <stdlib.h>

typedef enum verdict { LEFT_ALONE, TAKEN, REFUSED } verdict;

typedef struct projection {
	const tvx_instrument *from;
	tvx_str party;
	buffer text;      /* what is left, all clauses */
	tvx_range *texts; /* the part of it that is each clause's */
	bool *emptied;    /* had words or stood in a refused bracket, and has none */
	uint32_t next;    /* the bracket that opens next */
	uint32_t *open;   /* those that are open, innermost last */
	size_t open_count, open_room;
	uint32_t refused; /* how many of those are refused */
	size_t begin;     /* of the clause's text in 'text' */
	bool joint;       /* something was removed where 'text' now ends */
} projection;

/* Is 'party' one of those in "UA/RU"? */
static bool
is_of_party(tvx_str parties, tvx_str party)
{
	size_t from = 0;

	while (from < parties.len) {
		const size_t slash = str_find(parties, TVX_STR("/"), from);
		const size_t end = slash < parties.len ? slash : parties.len;

		if (str_equal(str_slice(parties, from, end), party))
			return true;
		from = end + 1;
	}
	return false;
}

static verdict
judge(const projection *run, const tvx_bracket *bracket)
{
	if (bracket->party.len == 0)
		return LEFT_ALONE;
	return is_of_party(bracket->party, run->party) ? TAKEN : REFUSED;
}

static bool
ends_in_space(const projection *run)
{
	const tvx_str text = buffer_str(&run->text);
	size_t at = text.len;

	return at > run->begin && char_is_space(utf8_previous(text, &at));
}

static void
drop_last_spaces(projection *run)
{
	while (ends_in_space(run)) {
		size_t at = run->text.len;

		utf8_previous(buffer_str(&run->text), &at);
		run->text.len = at;
	}
}

static bool
wants_no_space(uint32_t c)
{
	return c == ',' || c == '.' || c == ';' || c == ':' || c == '\n';
}

/*
 * Appends text that stays.  At a joint one of two white spaces goes, and any
 * before a mark that wants none; a paragraph's end outlives a space.
 */
static void
put(projection *run, tvx_str text)
{
	size_t at = 0;

	if (text.len == 0)
		return;
	if (run->joint) {
		const uint32_t first = utf8_next(text, &at);

		if (char_is_space(first) && run->text.len == run->begin)
			text = str_slice(text, at, text.len);
		else if (wants_no_space(first))
			drop_last_spaces(run);
		else if (char_is_space(first) && ends_in_space(run))
			text = str_slice(text, at, text.len);
	}
	if (text.len == 0)
		return;
	run->joint = false;
	buffer_put(&run->text, text);
}

/* Opens the bracket at 'at'; returns where the text after it goes on. */
static size_t
enter(projection *run, size_t at)
{
	const tvx_bracket *const bracket = &run->from->brackets[run->next];
	const verdict is = judge(run, bracket);

	PUSH_ROOM(run->open, run->open_count, run->open_room);
	run->open[run->open_count++] = run->next++;
	if (is == LEFT_ALONE) {
		if (run->refused == 0)
			put(run, TVX_STR("["));
		return at + 1;
	}
	run->refused += is == REFUSED;
	run->joint = true;
	return bracket->inner;
}

/* Closes the innermost bracket; returns the length of its mark. */
static size_t
leave(projection *run)
{
	const tvx_bracket *const bracket =
		&run->from->brackets[run->open[--run->open_count]];
	const verdict is = judge(run, bracket);

	if (is == LEFT_ALONE) {
		if (run->refused == 0)
			put(run, TVX_STR("]"));
		return 1;
	}
	run->refused -= is == REFUSED;
	run->joint = true;
	return 1;
}

static bool
opens_here(const projection *run, uint32_t clause, size_t at)
{
	const tvx_bracket *const bracket = &run->from->brackets[run->next];

	return run->next < run->from->bracket_count && bracket->clause == clause &&
	       bracket->open == at;
}

static bool
closes_here(const projection *run, uint32_t clause, size_t at)
{
	const tvx_bracket *bracket;

	if (run->open_count == 0)
		return false;
	bracket = &run->from->brackets[run->open[run->open_count - 1]];
	return bracket->end_clause == clause && bracket->close == at;
}

static void
project_clause(projection *run, uint32_t clause)
{
	const tvx_str text = run->from->clauses[clause].text;
	const bool refused = run->refused > 0;
	size_t from = 0;

	run->begin = run->text.len;
	run->joint = false;
	for (size_t at = 0; at < text.len;) {
		const bool opens = opens_here(run, clause, at);

		if (!opens && !closes_here(run, clause, at)) {
			at++;
			continue;
		}
		if (run->refused == 0)
			put(run, str_slice(text, from, at));
		if (opens)
			at = enter(run, at);
		else
			at += leave(run);
		from = at;
	}
	if (run->refused == 0)
		put(run, str_slice(text, from, text.len));
	if (run->joint)
		drop_last_spaces(run);
	run->texts[clause] = (tvx_range){ (uint32_t)run->begin, (uint32_t)run->text.len };
	run->emptied[clause] = (text_has_words(text) || (refused && run->refused)) &&
			       !text_has_words(str_slice(buffer_str(&run->text), run->begin,
							 run->text.len));
}

/*
 * Turns 'emptied' into "gone": a clause goes if it was emptied, or was never
 * more than a frame, and none of its children is left.  Backwards, so that
 * children are settled before their parent.
 */
static void
settle_gone(projection *run)
{
	const tvx_instrument *const from = run->from;
	bool *const has_child = NEW_ARRAY(bool, from->size);

	for (uint32_t i = from->size; i-- > 1;) {
		const tvx_clause *const clause = &from->clauses[i];
		const bool frame = clause->end > i + 1 && !text_has_words(clause->text);

		run->emptied[i] = !has_child[i] && (run->emptied[i] || frame);
		if (!run->emptied[i])
			has_child[clause->parent] = true;
	}
	run->emptied[0] = false;
	free(has_child);
}

static void
copy_clause(builder *made, const projection *run, uint32_t index)
{
	const tvx_clause *const clause = &run->from->clauses[index];
	const tvx_range text = run->texts[index];
	uint32_t copy = 0;

	while (index > 0 && builder_depth(made) >= clause->depth)
		builder_close(made);
	if (index > 0)
		copy = builder_open(made, clause->kind, clause->num, clause->heading);
	else
		builder_set_heading(made, 0, clause->heading);
	builder_exact_text(made, str_slice(buffer_str(&run->text), text.begin, text.end));
	builder_set_source(made, copy, clause->source);
	if (index > 0) {
		builder_set_eid(made, copy, clause->eid);
		builder_set_wid(made, copy, clause->wid);
	}
}

static void
copy_draft(builder *made, const projection *run)
{
	tvx_draft draft = run->from->draft;
	buffer name = { 0 };

	buffer_put(&name, draft.name);
	if (draft.name.len) {
		buffer_put_byte(&name, '@');
		buffer_put(&name, run->party);
		draft.name = buffer_str(&name);
	}
	draft.party = run->party;
	builder_set_draft(made, &draft);
	buffer_release(&name);
}

/* Remarks on the reading hold for what is left; those on brackets are made anew. */
static void
copy_notes(builder *made, const projection *run, const uint32_t *copies)
{
	for (uint32_t i = 0; i < run->from->note_count; i++) {
		const tvx_note *const note = &run->from->notes[i];

		if (note->code < NOTE_LONE_OPEN_BRACKET && !run->emptied[note->clause])
			builder_note(made, note->code, copies[note->clause], note->line,
				     note->text);
	}
}

static tvx_status
rebuild(tvx_instrument **out, const projection *run, tvx_error *error)
{
	builder *const made = builder_new();
	uint32_t *const copies = NEW_ARRAY(uint32_t, run->from->size);
	uint32_t kept = 0;

	copy_draft(made, run);
	for (uint32_t i = 0; i < run->from->size; i++) {
		if (run->emptied[i])
			continue;
		copies[i] = kept++;
		copy_clause(made, run, i);
	}
	copy_notes(made, run, copies);
	free(copies);
	return builder_finish(out, made, error);
}

static bool
has_proposal(const tvx_instrument *instrument, tvx_str party)
{
	for (uint32_t i = 0; i < instrument->bracket_count; i++)
		if (is_of_party(instrument->brackets[i].party, party))
			return true;
	return false;
}

static void
projection_release(projection *run)
{
	buffer_release(&run->text);
	free(run->texts);
	free(run->emptied);
	free(run->open);
}

tvx_status
tvx_project(tvx_instrument **out, const tvx_instrument *instrument, tvx_str party,
	    tvx_error *error)
{
	projection run = { .from = instrument, .party = party };
	tvx_status status;

	*out = NULL;
	if (party.len == 0 || !has_proposal(instrument, party))
		return fail(error, TVX_ENOTFOUND, "the draft has no proposal of \"%.*s\"",
			    (int)(party.len < 64 ? party.len : 64), party.ptr);
	run.texts = NEW_ARRAY(tvx_range, instrument->size);
	run.emptied = NEW_ARRAY(bool, instrument->size);
	for (uint32_t i = 0; i < instrument->size; i++)
		project_clause(&run, i);
	settle_gone(&run);
	status = rebuild(out, &run, error);
	projection_release(&run);
	return status;
}
