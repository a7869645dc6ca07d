/* SPDX-License-Identifier: MIT */
#include "store/clause_file.h"

#include "base/error.h"
#include "base/str.h"
#include "store/escape.h"
#include "text/sentences.h"
#include "text/utf8.h"

#include <stdlib.h>

#define MARK "§ "

void
clause_file_scratch_release(clause_file_scratch *scratch)
{
	free(scratch->ends);
	*scratch = (clause_file_scratch){ 0 };
}

static void
put_line(buffer *out, tvx_str line)
{
	if (str_begins(line, TVX_STR(MARK)))
		buffer_put_byte(out, '\\');
	if (escape_is_conflict(line)) {
		buffer_puts(out, "\\u{3C}");
		line = str_slice(line, 1, line.len);
	}
	escape_put(out, line);
	buffer_put_byte(out, '\n');
}

/* Does one space, and no other, stand between a sentence and the next? */
static bool
breaks_at(tvx_str paragraph, size_t begin, size_t end)
{
	return end < paragraph.len && end >= begin + 2 && paragraph.ptr[end - 1] == ' ' &&
	       paragraph.ptr[end - 2] != ' ' && paragraph.ptr[end] != ' ';
}

static void
put_paragraph(buffer *out, tvx_str paragraph, clause_file_scratch *scratch)
{
	size_t count = 0, begin = 0;

	sentences_cut(paragraph, &scratch->ends, &count, &scratch->room);
	for (size_t i = 0; i < count; i++) {
		const size_t end = scratch->ends[i];

		if (!breaks_at(paragraph, begin, end))
			continue;
		put_line(out, str_slice(paragraph, begin, end - 1));
		begin = end;
	}
	if (begin < paragraph.len)
		put_line(out, str_slice(paragraph, begin, paragraph.len));
}

static void
put_text(buffer *out, tvx_str text, clause_file_scratch *scratch)
{
	size_t at = 0;

	for (;;) {
		const size_t found = str_find(text, TVX_STR("\n"), at);

		put_paragraph(out, str_slice(text, at, found), scratch);
		if (found >= text.len)
			return;
		buffer_put_byte(out, '\n');
		at = found + 1;
	}
}

/* The part of 'wid' that follows that of its unit; empty if it does not. */
static tvx_str
inside(tvx_str wid, tvx_str unit)
{
	const tvx_str rest = str_slice(wid, unit.len, wid.len);

	if (!str_begins(wid, unit) || !str_begins(rest, TVX_STR("__")))
		return (tvx_str){ "", 0 };
	return rest.len > 2 && rest.ptr[2] == '/' ? (tvx_str){ "", 0 }
						  : str_slice(rest, 2, rest.len);
}

static void
put_marker(buffer *out, tvx_str wid, tvx_str unit)
{
	const tvx_str name = inside(wid, unit);

	buffer_puts(out, MARK);
	if (name.len == 0)
		buffer_put_byte(out, '/');
	escape_put(out, name.len ? name : wid);
	buffer_put_byte(out, '\n');
}

void
clause_file_put(buffer *out, const toc *made, uint32_t unit, clause_file_scratch *scratch)
{
	const uint32_t end = toc_unit_end(made, unit);

	for (uint32_t i = unit; i < end; i++) {
		if (made->list[i].text.len == 0)
			continue;
		if (i > unit)
			put_marker(out, made->list[i].wid, made->list[unit].wid);
		put_text(out, made->list[i].text, scratch);
	}
}

/* A clause file as it is read: 'text' is that of 'clause' so far. */
typedef struct reading {
	toc *made;
	uint32_t unit, clause, line;
	const char *source;
	buffer text, name;
	bool inside_paragraph; /* the last line was not blank */
	tvx_error *error;
} reading;

static tvx_status
place(reading *in)
{
	return fail_at(in->error, in->source, in->line, 0), TVX_EINPUT;
}

static void
finish_clause(reading *in)
{
	toc_clause *const clause = &in->made->list[in->clause];

	clause->text = arena_str(&in->made->pool, buffer_str(&in->text));
	clause->has_text = true;
	buffer_clear(&in->text);
	in->inside_paragraph = false;
}

static tvx_status
read_marker(reading *in, tvx_str name)
{
	const toc_clause *const unit = &in->made->list[in->unit];

	finish_clause(in);
	buffer_clear(&in->name);
	if (!str_begins(name, TVX_STR("/"))) {
		buffer_put(&in->name, unit->wid);
		buffer_puts(&in->name, "__");
	}
	if (!escape_read(&in->name, str_begins(name, TVX_STR("/"))
					    ? str_slice(name, 1, name.len)
					    : name)) {
		fail(in->error, TVX_EINPUT, "a backslash here begins no escape");
		return place(in);
	}
	in->clause = toc_find(in->made, buffer_str(&in->name));
	if (in->clause == TVX_NO_CLAUSE || in->made->list[in->clause].unit != in->unit) {
		fail(in->error, TVX_EINPUT, "the outline has no clause '%.*s' in this file",
		     (int)in->name.len, in->name.ptr);
		return place(in);
	}
	if (in->made->list[in->clause].has_text) {
		fail(in->error, TVX_EINPUT, "the clause '%.*s' stands here a second time",
		     (int)in->name.len, in->name.ptr);
		return place(in);
	}
	return TVX_OK;
}

static tvx_status
read_line(reading *in, tvx_str line)
{
	if (str_begins(line, TVX_STR(MARK)))
		return read_marker(in, str_slice(line, sizeof MARK - 1, line.len));
	if (escape_is_conflict(line)) {
		fail(in->error, TVX_EINPUT, ESCAPE_CONFLICT);
		return place(in);
	}
	if (line.len == 0) {
		buffer_put_byte(&in->text, '\n');
		in->inside_paragraph = false;
		return TVX_OK;
	}
	if (in->inside_paragraph)
		buffer_put_byte(&in->text, ' ');
	in->inside_paragraph = true;
	if (escape_read(&in->text, line))
		return TVX_OK;
	fail(in->error, TVX_EINPUT, "a backslash here begins no escape");
	return place(in);
}

/* What stands at the end of a line unescaped is an editor's, not ours. */
static tvx_str
trim_end(tvx_str line)
{
	while (line.len &&
	       (line.ptr[line.len - 1] == ' ' || line.ptr[line.len - 1] == '\t' ||
		line.ptr[line.len - 1] == '\r'))
		line.len--;
	return line;
}

static tvx_status
read_lines(reading *in, tvx_str bytes)
{
	const size_t valid = utf8_valid_prefix(bytes);
	size_t at = str_begins(bytes, TVX_STR("\xEF\xBB\xBF")) ? 3 : 0;
	tvx_status status = TVX_OK;

	while (at < bytes.len && status == TVX_OK) {
		size_t end = str_find(bytes, TVX_STR("\n"), at);

		end = end < bytes.len ? end : bytes.len;
		in->line++;
		if (valid < end) {
			fail(in->error, TVX_EINPUT, "this line is not valid UTF-8");
			return place(in);
		}
		status = read_line(in, trim_end(str_slice(bytes, at, end)));
		at = end + 1;
	}
	if (status == TVX_OK)
		finish_clause(in);
	return status;
}

tvx_status
clause_file_read(toc *made, uint32_t unit, tvx_str bytes, const char *source,
		 tvx_error *error)
{
	reading in = {
		.made = made, .unit = unit, .clause = unit, .source = source, .error = error
	};
	const tvx_status status = read_lines(&in, bytes);

	buffer_release(&in.text);
	buffer_release(&in.name);
	return status;
}
