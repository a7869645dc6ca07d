/* SPDX-License-Identifier: MIT */
#include "instrument/builder.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"
#include "instrument/made.h"
#include "instrument/notes.h"
#include "text/language.h"
#include "text/utf8.h"

#include <travaux/limits.h>

#include <stdlib.h>

/*
 * Clauses stand in reading order from the start, and text is only ever given
 * to the newest of them (text after children opens a TAIL), so one buffer
 * holds all texts in order.  While building, 'words' of a clause holds the
 * bytes of its text in that buffer.
 */
struct builder {
	tvx_instrument *made;
	size_t room;
	uint32_t innermost; /* the open clause */
	uint32_t too_deep;  /* opened past the limit, beside 'innermost' */
	bool cut;           /* some clause was, and a note says so */
	buffer text;
	const char *over; /* what there is too much of; NULL while all is well */
};

static uint32_t
add_clause(builder *made, const tvx_clause *clause)
{
	tvx_instrument *const into = made->made;
	const uint32_t begin = (uint32_t)made->text.len;

	PUSH_ROOM(into->clauses, into->size, made->room);
	into->clauses[into->size] = *clause;
	into->clauses[into->size].words = (tvx_range){ begin, begin };
	return into->size++;
}

builder *
builder_new(void)
{
	builder *const made = NEW(builder);

	made->made = NEW(tvx_instrument);
	add_clause(made, &(tvx_clause){ .kind = TVX_CLAUSE_ROOT, .parent = TVX_NO_CLAUSE });
	return made;
}

void
builder_free(builder *made)
{
	if (made == NULL)
		return;
	tvx_instrument_free(made->made);
	buffer_release(&made->text);
	free(made);
}

void
builder_expect(builder *made, size_t clauses, size_t bytes)
{
	tvx_instrument *const into = made->made;

	buffer_reserve(&made->text, bytes);
	if (clauses <= made->room)
		return;
	made->room = clauses;
	into->clauses = grow_array(into->clauses, made->room, sizeof *into->clauses);
}

static tvx_str
keep(builder *made, tvx_str string)
{
	return string.len ? arena_str(&made->made->pool, string) : TVX_STR("");
}

/* A clause past the limit of depth becomes the next sibling of the deepest. */
static uint32_t
parent_for_next(builder *made)
{
	const tvx_clause *const innermost = &made->made->clauses[made->innermost];

	if (innermost->depth < TVX_LIMIT_DEPTH)
		return made->innermost;
	if (!made->cut)
		builder_note(made, NOTE_DEPTH_CUT, made->innermost, 0,
			     note_meaning(NOTE_DEPTH_CUT));
	made->cut = true;
	made->too_deep++;
	return innermost->parent;
}

uint32_t
builder_open(builder *made, tvx_clause_kind kind, tvx_str num, tvx_str heading)
{
	uint32_t parent;

	if (made->made->size >= TVX_LIMIT_CLAUSES)
		made->over = "clauses";
	if (made->over != NULL) {
		made->too_deep++;
		return made->innermost;
	}
	parent = parent_for_next(made);
	made->innermost =
		add_clause(made, &(tvx_clause){
					 .kind = kind,
					 .parent = parent,
					 .depth = made->made->clauses[parent].depth + 1,
					 .num = keep(made, num),
					 .heading = keep(made, heading),
				 });
	return made->innermost;
}

void
builder_close(builder *made)
{
	if (made->too_deep > 0)
		made->too_deep--;
	else if (made->innermost != 0)
		made->innermost = made->made->clauses[made->innermost].parent;
}

uint32_t
builder_depth(const builder *made)
{
	return made->made->clauses[made->innermost].depth + made->too_deep;
}

/* The clause that takes the next text: the newest, or a TAIL made for it. */
static tvx_clause *
clause_for_text(builder *made)
{
	tvx_instrument *const into = made->made;
	const uint32_t newest = into->size - 1;
	const tvx_clause *const last = &into->clauses[newest];

	if (newest != made->innermost &&
	    !(last->kind == TVX_CLAUSE_TAIL && last->parent == made->innermost)) {
		builder_open(made, TVX_CLAUSE_TAIL, TVX_STR(""), TVX_STR(""));
		builder_close(made);
	}
	return &into->clauses[into->size - 1];
}

static void
put_paragraph(builder *made, tvx_clause *clause, tvx_str text)
{
	if (text.len >= TVX_LIMIT_DOCUMENT - made->text.len) {
		made->over = "text";
		return;
	}
	if (clause->words.end > clause->words.begin)
		buffer_put_byte(&made->text, '\n');
	buffer_put(&made->text, text);
	clause->words.end = (uint32_t)made->text.len;
}

uint32_t
builder_exact_text(builder *made, tvx_str text)
{
	if (text.len != 0 && made->over == NULL)
		put_paragraph(made, clause_for_text(made), text);
	return made->over ? made->innermost : made->made->size - 1;
}

static bool
breaks_line(uint32_t c)
{
	return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static tvx_str
trim(tvx_str text)
{
	size_t from = 0, to = text.len, next;

	for (next = 0; from < to && char_is_space(utf8_next(text, &next)); from = next)
		;
	for (next = to; to > from && char_is_space(utf8_previous(text, &next)); to = next)
		;
	return str_slice(text, from, to);
}

/* Appends with each run of white space that holds a line break as one space. */
static void
join_lines(tvx_str text, buffer *out)
{
	size_t at = 0;

	while (at < text.len) {
		const size_t from = at;
		size_t next = at;
		bool broken = false;

		for (; at < text.len && !char_is_space(utf8_next(text, &next)); at = next)
			;
		buffer_put(out, str_slice(text, from, at));
		const size_t gap = at;
		for (next = at; at < text.len; at = next) {
			const uint32_t c = utf8_next(text, &next);

			if (!char_is_space(c))
				break;
			broken |= breaks_line(c);
		}
		buffer_put(out, broken ? TVX_STR(" ") : str_slice(text, gap, at));
	}
}

/* Might some byte begin a line break?  One pass that compilers make wide. */
static bool
may_break_line(tvx_str text)
{
	unsigned found = 0;

	for (size_t i = 0; i < text.len; i++) {
		const unsigned char byte = (unsigned char)text.ptr[i];

		found |= (unsigned)((unsigned char)(byte - '\n') < 4) |
			 (unsigned)(byte == 0xc2) | (unsigned)(byte == 0xe2);
	}
	return found != 0;
}

uint32_t
builder_text(builder *made, tvx_str text)
{
	buffer joined = { 0 };
	uint32_t clause;

	text = trim(text);
	if (!may_break_line(text))
		return builder_exact_text(made, text);
	join_lines(text, &joined);
	clause = builder_exact_text(made, buffer_str(&joined));
	buffer_release(&joined);
	return clause;
}

void
builder_set_heading(builder *made, uint32_t clause, tvx_str heading)
{
	made->made->clauses[clause].heading = keep(made, heading);
}

void
builder_set_wid(builder *made, uint32_t clause, tvx_str wid)
{
	made->made->clauses[clause].wid = keep(made, wid);
}

void
builder_set_eid(builder *made, uint32_t clause, tvx_str eid)
{
	made->made->clauses[clause].eid = keep(made, eid);
}

void
builder_set_source(builder *made, uint32_t clause, tvx_range source)
{
	made->made->clauses[clause].source = source;
}

void
builder_set_draft(builder *made, const tvx_draft *draft)
{
	made->made->draft = (tvx_draft){
		.name = keep(made, draft->name),
		.title = keep(made, draft->title),
		.date = keep(made, draft->date),
		.language = keep(made, draft->language),
		.party = keep(made, draft->party),
		.status = keep(made, draft->status),
		.source = keep(made, draft->source),
		.beside = keep(made, draft->beside),
		.file = keep(made, draft->file),
		.sha256 = keep(made, draft->sha256),
	};
}

void
builder_note(builder *made, uint16_t code, uint32_t clause, uint32_t line, tvx_str text)
{
	instrument_note_add(made->made, code, clause, line, keep(made, text));
}

/* Backwards, each clause ends where its last descendant does. */
static void
set_ends(tvx_instrument *made)
{
	for (uint32_t i = made->size; i-- > 0;) {
		tvx_clause *const clause = &made->clauses[i];

		if (clause->end == 0)
			clause->end = i + 1;
		if (i > 0 && made->clauses[clause->parent].end == 0)
			made->clauses[clause->parent].end = clause->end;
	}
}

static void
set_texts(tvx_instrument *made, buffer *text)
{
	made->text = grow_array(text->ptr, text->len, 1);
	made->text_len = text->len;
	*text = (buffer){ 0 };
	for (uint32_t i = 0; i < made->size; i++) {
		tvx_clause *const clause = &made->clauses[i];
		const tvx_range bytes = clause->words;

		clause->text = bytes.end > bytes.begin
				       ? (tvx_str){ made->text + bytes.begin,
						    bytes.end - bytes.begin }
				       : TVX_STR("");
	}
}

tvx_status
builder_finish(tvx_instrument **out, builder *made, tvx_error *error)
{
	tvx_instrument *const instrument = made->made;

	*out = NULL;
	if (made->over != NULL) {
		fail(error, TVX_ELIMIT, "more %s than travaux can hold", made->over);
		builder_free(made);
		return TVX_ELIMIT;
	}
	/* What was expected and did not come goes back. */
	instrument->clauses = grow_array(instrument->clauses, instrument->size,
					 sizeof *instrument->clauses);
	set_ends(instrument);
	set_texts(instrument, &made->text);
	instrument_cut_words(instrument);
	instrument->draft.looks = text_language_plain(tvx_instrument_text(instrument));
	instrument_match_brackets(instrument);
	instrument_make_ids(instrument);
	index_make(&instrument->index, instrument->clauses, instrument->size);
	made->made = NULL;
	builder_free(made);
	*out = instrument;
	return TVX_OK;
}
