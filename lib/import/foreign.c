/* SPDX-License-Identifier: MIT */
#include "import/foreign.h"

#include "base/error.h"
#include "base/str.h"
#include "import/encoding.h"

typedef struct kind {
	tvx_str begins;
	const char *name;
} kind;

#define BEGINS(bytes, name)                                                                \
	{                                                                                  \
		{ bytes, sizeof(bytes) - 1 }, name                                         \
	}

static const kind kinds[] = {
	BEGINS("PK\3\4", "a ZIP archive"),
	BEGINS("%PDF-", "a PDF"),
	BEGINS("{\\rtf", "an RTF document"),
	BEGINS("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word document"),
	BEGINS("\x1F\x8B\x08", "a file compressed by gzip"),
	BEGINS("\x89PNG\r\n", "a picture"),
	BEGINS("\xFF\xD8\xFF", "a picture"),
};

/* The word processors' own are ZIP archives, and tell by the names in them. */
static const kind archives[] = {
	BEGINS("word/document.xml", "a Word document"),
	BEGINS("application/vnd.oasis.opendocument", "an OpenDocument"),
};

/* Compared without regard to case. */
static const kind markup[] = {
	BEGINS("<!doctype html", "a page of HTML"), BEGINS("<html", "a page of HTML"),
	BEGINS("<head", "a page of HTML"),          BEGINS("<body", "a page of HTML"),
	BEGINS("<?xml", "a document in XML"),
};

#define COUNT(table) (sizeof table / sizeof *table)

static tvx_status
refuse(tvx_error *error, const char *what)
{
	return fail(error, TVX_EINPUT,
		    "is %s, which is not read: save it as plain text in UTF-8, or as "
		    "Markdown",
		    what);
}

tvx_status
foreign_refuse_bytes(tvx_str bytes, tvx_error *error)
{
	const char *name = NULL;

	for (size_t i = 0; i < COUNT(kinds) && name == NULL; i++)
		if (str_begins(bytes, kinds[i].begins))
			name = kinds[i].name;
	if (name == NULL)
		return TVX_OK;
	for (size_t i = 0; name == kinds[0].name && i < COUNT(archives); i++)
		if (str_find(bytes, archives[i].begins, 0) != SIZE_MAX)
			name = archives[i].name;
	return refuse(error, name);
}

/* Past white space and comments; what is not closed hides the rest. */
static tvx_str
skip_to_matter(tvx_str text)
{
	const tvx_str opening = TVX_STR("<!--"), closing = TVX_STR("-->");
	size_t end;

	text = str_trim(str_slice(text, encoding_mark(text), text.len));
	while (str_begins(text, opening) &&
	       (end = str_find(text, closing, opening.len)) != SIZE_MAX)
		text = str_trim(str_slice(text, end + closing.len, text.len));
	return text;
}

tvx_status
foreign_refuse_markup(tvx_str text, tvx_error *error)
{
	const tvx_str matter = skip_to_matter(text);

	for (size_t i = 0; i < COUNT(markup); i++)
		if (str_equal_ascii_case(str_slice(matter, 0, markup[i].begins.len),
					 markup[i].begins))
			return refuse(error, markup[i].name);
	/* A name space is declared in the first tag, and nowhere in a treaty. */
	if (str_begins(matter, TVX_STR("<")) &&
	    str_find(str_slice(matter, 0, str_find(matter, TVX_STR(">"), 0)),
		     TVX_STR(" xmlns"), 0) != SIZE_MAX)
		return refuse(error, "a document in XML");
	return TVX_OK;
}
