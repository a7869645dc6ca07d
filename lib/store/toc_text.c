/* SPDX-License-Identifier: MIT */
/* The outline as bytes, and back. */
#include "base/error.h"
#include "base/str.h"
#include "store/escape.h"
#include "store/toc.h"
#include "store/toc_parts.h"
#include "text/utf8.h"

#include <travaux/limits.h>

#include <string.h>

#define FORMAT_NAME "Travaux"
#define FORMAT      1

/* The headers that are text, in the order in which they are written. */
static const struct {
	const char *name;
	size_t field;
} headers[] = {
	{ "Title", offsetof(toc, draft.title) },
	{ "Draft", offsetof(toc, draft.name) },
	{ "Date", offsetof(toc, draft.date) },
	{ "Language", offsetof(toc, draft.language) },
	{ "Proposed-by", offsetof(toc, draft.party) },
	{ "Status", offsetof(toc, draft.status) },
	{ "Source", offsetof(toc, draft.source) },
	{ "Beside", offsetof(toc, draft.beside) },
	{ "File", offsetof(toc, draft.file) },
	{ "Sha256", offsetof(toc, draft.sha256) },
	{ "Parent", offsetof(toc, parent) },
};
static const struct {
	const char *name;
	size_t field;
} counts[] = {
	{ "Clauses", offsetof(toc, clauses) },
	{ "Words", offsetof(toc, words) },
};

#define COUNT(table)             (sizeof(table) / sizeof *(table))
#define FIELD(type, made, place) ((type *)((char *)(made) + (place)))

static void
put_clause(buffer *out, const toc_clause *clause)
{
	const tvx_str fields[] = { clause->wid, tvx_clause_kind_name(clause->kind),
				   clause->num, clause->heading, clause->eid };
	size_t last = COUNT(fields);

	buffer_printf(out, "%u", (unsigned)clause->depth);
	while (last > 0 && fields[last - 1].len == 0)
		last--;
	for (size_t i = 0; i < last; i++) {
		buffer_put_byte(out, '\t');
		escape_put(out, fields[i]);
	}
	buffer_put_byte(out, '\n');
}

void
toc_put(buffer *out, const toc *made)
{
	buffer_printf(out, "%s: %d\n", FORMAT_NAME, FORMAT);
	for (size_t i = 0; i < COUNT(headers); i++) {
		const tvx_str value = *FIELD(const tvx_str, made, headers[i].field);

		if (value.len == 0)
			continue;
		buffer_printf(out, "%s: ", headers[i].name);
		escape_put(out, value);
		buffer_put_byte(out, '\n');
	}
	for (size_t i = 0; i < COUNT(counts); i++)
		buffer_printf(out, "%s: %u\n", counts[i].name,
			      (unsigned)*FIELD(const uint32_t, made, counts[i].field));
	buffer_put_byte(out, '\n');
	for (uint32_t i = 0; i < made->count; i++)
		put_clause(out, &made->list[i]);
}

/* What is still to be read, and where it is from. */
typedef struct reading {
	toc *made;
	tvx_str bytes;
	size_t at;
	uint32_t line;
	const char *source;
	buffer scratch;
	tvx_error *error;
} reading;

static tvx_status
bad(reading *in, const char *what)
{
	fail(in->error, TVX_EINPUT, "%s", what);
	fail_at(in->error, in->source, in->line, 0);
	return TVX_EINPUT;
}

static bool
next_line(reading *in, tvx_str *line)
{
	size_t end;

	if (in->at >= in->bytes.len)
		return false;
	end = str_find(in->bytes, TVX_STR("\n"), in->at);
	end = end < in->bytes.len ? end : in->bytes.len;
	*line = str_slice(in->bytes, in->at, end);
	in->at = end + 1;
	in->line++;
	/* A carriage return of ours is escaped: this one is an editor's. */
	if (line->len && line->ptr[line->len - 1] == '\r')
		line->len--;
	return true;
}

static tvx_status
read_field(reading *in, tvx_str *out, tvx_str escaped)
{
	buffer_clear(&in->scratch);
	if (memchr(escaped.ptr, '\\', escaped.len) == NULL) {
		*out = escaped;
		return TVX_OK;
	}
	if (!escape_read(&in->scratch, escaped))
		return bad(in, "a backslash here begins no escape");
	*out = arena_str(&in->made->pool, buffer_str(&in->scratch));
	return TVX_OK;
}

static bool
read_number(tvx_str digits, uint32_t *out)
{
	uint64_t value = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
			return false;
		value = value * 10 + (uint64_t)(digits.ptr[i] - '0');
		if (value > UINT32_MAX)
			return false;
	}
	*out = (uint32_t)value;
	return digits.len > 0;
}

static tvx_status
read_header(reading *in, tvx_str line)
{
	const size_t colon = str_find(line, TVX_STR(":"), 0);
	const tvx_str name = str_slice(line, 0, colon < line.len ? colon : 0);
	tvx_str value = str_slice(line, name.len + 1, line.len);

	if (escape_is_conflict(line))
		return bad(in, ESCAPE_CONFLICT);
	if (name.len == 0)
		return bad(in, "a header is a name, a colon and a value");
	if (str_begins(value, TVX_STR(" ")))
		value = str_slice(value, 1, value.len);
	for (size_t i = 0; i < COUNT(headers); i++)
		if (str_equal(name, str_of(headers[i].name)))
			return read_field(in, FIELD(tvx_str, in->made, headers[i].field),
					  value);
	for (size_t i = 0; i < COUNT(counts); i++)
		if (str_equal(name, str_of(counts[i].name)) &&
		    !read_number(value, FIELD(uint32_t, in->made, counts[i].field)))
			return bad(in, "this is not a number");
	return TVX_OK;
}

static tvx_status
read_format(reading *in)
{
	tvx_str line = { "", 0 };
	uint32_t version;

	if (!next_line(in, &line) || !str_begins(line, TVX_STR(FORMAT_NAME ": ")) ||
	    !read_number(str_slice(line, sizeof FORMAT_NAME ": " - 1, line.len), &version))
		return bad(in, "this is not the outline of a stored draft");
	if (version > FORMAT)
		return bad(in, "this outline is of a later version of the format");
	return TVX_OK;
}

static tvx_status
read_headers(reading *in)
{
	const size_t valid = utf8_valid_prefix(in->bytes);
	tvx_status status;
	tvx_str line;

	for (size_t i = 0; i < COUNT(headers); i++)
		*FIELD(tvx_str, in->made, headers[i].field) = (tvx_str){ "", 0 };
	if (valid < in->bytes.len)
		return bad(in, "the outline is not valid UTF-8");
	status = read_format(in);
	while (status == TVX_OK && next_line(in, &line) && line.len)
		status = read_header(in, line);
	return status;
}

static bool
read_kind(tvx_str name, tvx_clause_kind *out)
{
	for (tvx_clause_kind kind = 0; kind < TVX_CLAUSE_KIND_COUNT; kind++)
		if (str_equal(name, tvx_clause_kind_name(kind))) {
			*out = kind;
			return true;
		}
	return false;
}

/* The parent of a clause at 'depth' after clause i - 1, or TVX_NO_CLAUSE. */
static uint32_t
parent_at(const toc *made, uint32_t i, uint32_t depth)
{
	uint32_t parent = i - 1;

	if (depth == 0 || depth > made->list[parent].depth + 1)
		return TVX_NO_CLAUSE;
	while (made->list[parent].depth >= depth)
		parent = made->list[parent].parent;
	return parent;
}

static tvx_status
read_place(reading *in, uint32_t i, tvx_str depth, tvx_str kind)
{
	toc_clause *const clause = &in->made->list[i];

	if (!read_number(depth, &clause->depth))
		return bad(in, "a line begins with the depth of the clause");
	if (clause->depth > TVX_LIMIT_DEPTH)
		return bad(in, "the clause is deeper than travaux can hold");
	if (!read_kind(kind, &clause->kind))
		return bad(in, "this is not a kind of clause");
	if ((i == 0) != (clause->kind == TVX_CLAUSE_ROOT) || (i == 0 && clause->depth != 0))
		return bad(in,
			   "the instrument, at depth 0, is the first line and no other");
	clause->parent = i ? parent_at(in->made, i, clause->depth) : TVX_NO_CLAUSE;
	if (i && clause->parent == TVX_NO_CLAUSE)
		return bad(in, "the clause is deeper than its parent allows");
	return TVX_OK;
}

static tvx_status
read_clause(reading *in, uint32_t i, tvx_str line)
{
	toc_clause *const clause = &in->made->list[i];
	tvx_str depth = { "", 0 }, kind = { "", 0 };
	tvx_str *const fields[] = { &depth,       &clause->wid,     &kind,
				    &clause->num, &clause->heading, &clause->eid };
	tvx_status status = TVX_OK;
	size_t at = 0, field = 0;

	if (escape_is_conflict(line))
		return bad(in, ESCAPE_CONFLICT);
	for (size_t f = 0; f < COUNT(fields); f++)
		*fields[f] = (tvx_str){ "", 0 };
	for (; at <= line.len && status == TVX_OK; field++) {
		size_t end = str_find(line, TVX_STR("\t"), at);

		end = end < line.len ? end : line.len;
		if (field == COUNT(fields))
			return bad(in, "the line has more fields than a clause");
		status = read_field(in, fields[field], str_slice(line, at, end));
		at = end + 1;
	}
	return status == TVX_OK ? read_place(in, i, depth, kind) : status;
}

static tvx_status
read_clauses(reading *in)
{
	toc *const made = in->made;
	const tvx_str rest = str_slice(in->bytes, in->at, in->bytes.len);
	size_t lines = 1;
	tvx_status status = TVX_OK;
	tvx_str line;

	for (size_t at = 0; (at = str_find(rest, TVX_STR("\n"), at)) < rest.len; at++)
		lines++;
	if (lines > TVX_LIMIT_CLAUSES)
		return fail(in->error, TVX_ELIMIT, "the draft has more than %u clauses",
			    (unsigned)TVX_LIMIT_CLAUSES);
	made->list = ARENA_NEW(&made->pool, toc_clause, lines);
	while (status == TVX_OK && next_line(in, &line))
		if (line.len)
			status = read_clause(in, made->count++, line);
	if (status == TVX_OK && made->count == 0)
		return bad(in, "the outline ends before the first clause");
	return status;
}

static tvx_status
read_all(reading *in)
{
	tvx_status status = read_headers(in);
	uint32_t twin;

	if (status == TVX_OK)
		status = read_clauses(in);
	if (status != TVX_OK)
		return status;
	twin = toc_index(in->made);
	if (twin != TVX_NO_CLAUSE) {
		fail(in->error, TVX_EINPUT, "two clauses have the wId '%.*s'",
		     (int)in->made->list[twin].wid.len, in->made->list[twin].wid.ptr);
		return fail_at(in->error, in->source, 0, 0);
	}
	toc_divide(in->made);
	return TVX_OK;
}

static tvx_status
read_with(tvx_status (*read)(reading *), toc *made, tvx_str bytes, const char *source,
	  tvx_error *error)
{
	reading in = { .made = made, .source = source, .error = error };
	tvx_status status;

	in.bytes = arena_str(&made->pool, bytes);
	status = read(&in);
	buffer_release(&in.scratch);
	return status;
}

tvx_status
toc_read_headers(toc *made, tvx_str bytes, const char *source, tvx_error *error)
{
	return read_with(read_headers, made, bytes, source, error);
}

tvx_status
toc_read(toc *made, tvx_str bytes, const char *source, tvx_error *error)
{
	return read_with(read_all, made, bytes, source, error);
}
