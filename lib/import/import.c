/* SPDX-License-Identifier: MIT */
#include <travaux/import.h>
#include <travaux/limits.h>

#include "base/error.h"
#include "base/str.h"
#include "codec/digest.h"
#include "import/blocks.h"
#include "import/encoding.h"
#include "import/foreign.h"
#include "import/header.h"
#include "import/spaces.h"
#include "import/structure.h"
#include "instrument/builder.h"
#include "text/language.h"

#include <string.h>

typedef tvx_status block_reader(blocks *out, tvx_str text, size_t base, uint32_t line,
				tvx_error *error);

static tvx_status
read_text(blocks *out, tvx_str text, size_t base, uint32_t line, tvx_error *error)
{
	(void)error;
	text_read(out, text, base, line);
	return TVX_OK;
}

static const struct format {
	const char *name;
	const char *suffixes[3];
	block_reader *read;
} formats[] = {
	{ "text", { ".txt", ".text", NULL }, read_text },
	{ "markdown", { ".md", ".markdown", NULL }, markdown_read },
};

#define FORMATS (sizeof formats / sizeof *formats)

static bool
ends_with(tvx_str text, const char *suffix)
{
	const size_t length = strlen(suffix);

	return text.len >= length &&
	       str_equal_ascii_case(str_slice(text, text.len - length, text.len),
				    str_of(suffix));
}

/* Two lines that begin with "#" are headings; a treaty in plain text has none. */
static bool
looks_like_markdown(tvx_str text)
{
	size_t found = 0, at = 0;

	text = str_slice(text, 0, 100000);
	while (found < 2 && at != SIZE_MAX && at < text.len) {
		size_t hashes = at;

		while (hashes < text.len && text.ptr[hashes] == '#')
			hashes++;
		found += hashes > at && hashes - at <= 6 && hashes + 1 < text.len &&
			 text.ptr[hashes] == ' ';
		at = str_find(text, TVX_STR("\n"), at);
		at = at == SIZE_MAX ? at : at + 1;
	}
	return found >= 2;
}

/* "markdown", or "md" as its files are called. */
static const struct format *
format_named(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(name, formats[i].name) == 0)
			return &formats[i];
		for (size_t s = 0; formats[i].suffixes[s] != NULL; s++)
			if (strcmp(name, formats[i].suffixes[s] + 1) == 0)
				return &formats[i];
	}
	return NULL;
}

static const struct format *
format_of(const tvx_import_options *options, tvx_str text)
{
	const tvx_str file = str_of(options->file);

	if (options->format != NULL)
		return format_named(options->format);
	for (size_t i = 0; i < FORMATS; i++)
		for (size_t s = 0; formats[i].suffixes[s] != NULL; s++)
			if (ends_with(file, formats[i].suffixes[s]))
				return &formats[i];
	return &formats[looks_like_markdown(text) ? 1 : 0];
}

/* "drafts/2022-04-15.txt" -> "2022-04-15". */
static tvx_str
name_of_file(tvx_str file)
{
	size_t begin = 0, end = file.len;

	for (size_t i = 0; i < file.len; i++)
		if (file.ptr[i] == '/')
			begin = i + 1;
	for (size_t i = 0; i < FORMATS; i++)
		for (size_t s = 0; formats[i].suffixes[s] != NULL; s++)
			if (ends_with(file, formats[i].suffixes[s]))
				end = file.len - strlen(formats[i].suffixes[s]);
	return str_slice(file, begin, end > begin ? end : file.len);
}

static void
choose(tvx_str *field, const char *option)
{
	if (option != NULL)
		*field = str_of(option);
}

/* What the caller says wins over what the document says. */
static void
fill_draft(tvx_draft *draft, const tvx_import_options *options, tvx_str text)
{
	const tvx_str file = str_of(options->file);
	size_t folder = 0;

	for (size_t i = 0; i < file.len; i++)
		if (file.ptr[i] == '/')
			folder = i + 1;
	draft->file = str_slice(file, folder, file.len);
	choose(&draft->name, options->name);
	if (draft->name.len == 0)
		draft->name = name_of_file(file);
	choose(&draft->date, options->date);
	choose(&draft->party, options->party);
	choose(&draft->language, options->language);
	if (draft->language.len == 0)
		draft->language = text_language(text);
}

/* Is every byte that was read in some num, heading or text, once? */
static bool
is_whole(const tvx_instrument *made, const blocks *read)
{
	size_t before = 0, after = 0;

	for (size_t i = 0; i < read->count; i++)
		before += ink_count(read->items[i].text);
	for (uint32_t i = 0; i < tvx_instrument_size(made); i++) {
		const tvx_clause *const clause = tvx_instrument_clause(made, i);

		after += ink_count(clause->num) + ink_count(clause->heading) +
			 ink_count(clause->text);
	}
	return before == after;
}

static tvx_status
build(tvx_instrument **out, const blocks *read, tvx_draft *draft, tvx_error *error)
{
	buffer title = { 0 };
	builder *const made = builder_new();
	tvx_instrument *instrument = NULL;
	size_t bytes = 0;

	for (size_t i = 0; i < read->count; i++)
		bytes += read->items[i].text.len + 1;
	builder_expect(made, read->count + 1, bytes);
	structure_build(made, read, &title);
	if (draft->title.len == 0)
		draft->title = buffer_str(&title);
	draft->beside = buffer_str(&read->beside);
	builder_set_draft(made, draft);
	buffer_release(&title);
	const tvx_status status = builder_finish(&instrument, made, error);

	if (status != TVX_OK)
		return status;
	if (!is_whole(instrument, read)) {
		tvx_instrument_free(instrument);
		return fail(error, TVX_EINTERNAL, "text was lost while it was read");
	}
	*out = instrument;
	return TVX_OK;
}

static uint32_t
count_lines(tvx_str text, size_t end)
{
	uint32_t lines = 1;

	for (size_t i = 0; i < end; i++)
		lines += text.ptr[i] == '\n';
	return lines;
}

static tvx_status
read_decoded(tvx_instrument **out, tvx_str text, tvx_str bytes,
	     const tvx_import_options *options, tvx_error *error)
{
	const struct format *const format = format_of(options, text);
	tvx_draft draft = { 0 };
	blocks read = { 0 };
	char hex[65];

	if (format == NULL)
		return fail(error, TVX_ENOTFOUND,
			    "no format to read is called '%.40s': there are text and "
			    "markdown",
			    options->format);

	size_t begin = header_read(text, &draft, &read);

	if (begin == 0)
		begin = encoding_mark(text);
	fill_draft(&draft, options, str_slice(text, begin, text.len));
	digest_sha256(bytes, hex);
	draft.sha256 = str_of(hex);
	tvx_status status = format->read(&read, str_slice(text, begin, text.len), begin,
					 count_lines(text, begin), error);

	if (status == TVX_OK)
		status = build(out, &read, &draft, error);
	blocks_release(&read);
	return status;
}

tvx_status
tvx_import(tvx_instrument **out, tvx_str bytes, const tvx_import_options *options,
	   tvx_error *error)
{
	static const tvx_import_options none = { 0 };
	buffer held = { 0 };
	tvx_str text = { "", 0 };
	tvx_status status;

	*out = NULL;
	if (options == NULL)
		options = &none;
	if (bytes.len > TVX_LIMIT_DOCUMENT)
		return fail(error, TVX_ELIMIT, "the document is larger than %zu MiB",
			    TVX_LIMIT_DOCUMENT >> 20);
	status = foreign_refuse_bytes(bytes, error);
	if (status == TVX_OK)
		status = encoding_decode(bytes, &held, &text, error);
	/* Who names a format has seen the file, and means what stands in it. */
	if (status == TVX_OK && options->format == NULL)
		status = foreign_refuse_markup(text, error);
	if (status == TVX_OK)
		status = read_decoded(out, text, bytes, options, error);
	if (status != TVX_OK && options->file != NULL)
		(void)fail_at(error, options->file, error == NULL ? 0 : error->line,
			      error == NULL ? 0 : error->column);
	buffer_release(&held);
	return status;
}
