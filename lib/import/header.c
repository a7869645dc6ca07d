/* SPDX-License-Identifier: MIT */
#include "import/header.h"

#include "base/str.h"
#include "import/encoding.h"

#include <stddef.h>
#include <string.h>

static const struct key {
	const char *name;
	size_t field; /* SIZE_MAX for one that no draft has */
} keys[] = {
	{ "title", offsetof(tvx_draft, title) },
	{ "draft", offsetof(tvx_draft, name) },
	{ "name", offsetof(tvx_draft, name) },
	{ "date", offsetof(tvx_draft, date) },
	{ "language", offsetof(tvx_draft, language) },
	{ "lang", offsetof(tvx_draft, language) },
	{ "party", offsetof(tvx_draft, party) },
	{ "proposed-by", offsetof(tvx_draft, party) },
	{ "status", offsetof(tvx_draft, status) },
	{ "source", offsetof(tvx_draft, source) },
	{ "note", SIZE_MAX },
};

/* The next line without its end; moves '*at' past it. */
static tvx_str
next_line(tvx_str text, size_t *at)
{
	const char *const stop = memchr(text.ptr + *at, '\n', text.len - *at);
	const size_t begin = *at, end = stop == NULL ? text.len : (size_t)(stop - text.ptr);

	*at = end < text.len ? end + 1 : end;
	return str_slice(text, begin, end);
}

static const struct key *
key_of(tvx_str line, tvx_str *value)
{
	const size_t colon = str_find(line, TVX_STR(":"), 0);

	if (colon == SIZE_MAX || colon > 16)
		return NULL;
	*value = str_trim(str_slice(line, colon + 1, line.len));
	if (value->len >= 2 && value->ptr[0] == '"' && value->ptr[value->len - 1] == '"')
		*value = str_slice(*value, 1, value->len - 1);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_equal_ascii_case(str_of(keys[i].name), str_slice(line, 0, colon)))
			return &keys[i];
	return NULL;
}

/* A remark, or a second line of one name, is put beside. */
static void
take_line(tvx_draft *draft, const struct key *key, tvx_str value, tvx_str line,
	  blocks *beside)
{
	tvx_str held = { "", 0 };

	if (key != NULL && key->field != SIZE_MAX)
		memcpy(&held, (char *)draft + key->field, sizeof held);
	if (key == NULL || key->field == SIZE_MAX || held.len > 0)
		blocks_put_beside(beside, line);
	else
		memcpy((char *)draft + key->field, &value, sizeof value);
}

/* "key: value" of any name, as front matter may hold. */
static bool
is_entry(tvx_str line)
{
	return str_find(line, TVX_STR(":"), 0) != SIZE_MAX ||
	       (line.len > 0 &&
		(line.ptr[0] == ' ' || line.ptr[0] == '#' || line.ptr[0] == '-'));
}

static size_t
read_front_matter(tvx_str text, size_t at, tvx_draft *draft, blocks *beside)
{
	tvx_draft read = *draft;

	while (at < text.len) {
		const tvx_str line = next_line(text, &at);
		tvx_str value;
		const struct key *const key = key_of(line, &value);

		if (str_equal(str_trim(line), TVX_STR("---"))) {
			*draft = read;
			return at;
		}
		if (key == NULL && str_trim(line).len > 0 && !is_entry(line))
			break;
		take_line(&read, key, value, line, beside);
	}
	return 0;
}

/* One line alone could be a title such as "Status: a history"; it must stand apart. */
static size_t
read_block(tvx_str text, size_t at, tvx_draft *draft, blocks *beside)
{
	tvx_draft read = *draft;
	size_t end = 0, count = 0;

	while (at < text.len) {
		const tvx_str line = next_line(text, &at);
		tvx_str value;
		const struct key *const key = key_of(line, &value);

		if (str_trim(line).len == 0)
			break;
		if (key == NULL)
			return 0;
		take_line(&read, key, value, line, beside);
		end = at;
		count++;
	}
	if (count == 0)
		return 0;
	*draft = read;
	return end;
}

size_t
header_read(tvx_str text, tvx_draft *draft, blocks *beside)
{
	size_t begin = encoding_mark(text), end;

	while (begin < text.len && (unsigned char)text.ptr[begin] <= ' ')
		begin++;
	if (begin >= text.len)
		return 0;

	size_t at = begin;

	if (str_equal(str_trim(next_line(text, &at)), TVX_STR("---")))
		end = read_front_matter(text, at, draft, beside);
	else
		end = read_block(text, begin, draft, beside);
	if (end == 0)
		buffer_clear(&beside->beside);
	return end;
}
