/* SPDX-License-Identifier: MIT */
#include "codec/yaml.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/str.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#ifdef TVX_LATE
#include "yaml_late.h"
#endif

/* Packs and policies nest six deep; what nests further is not one of them. */
#define YAML_DEPTH 64

/* The longest word compared for nearness: no key is longer. */
#define NEAR_WORD 64

typedef struct grown {
	yaml_tree tree; /* first, so that one pointer serves both */
	buffer letters;
	yaml_value *values;
	size_t count, room;
	uint32_t open[YAML_DEPTH]; /* the containers that are not closed yet */
	uint32_t depth;
	yaml_part key; /* read, and waiting for its value */
	uint32_t key_line, key_column;
	bool has_key;
} grown;

/* A key and where it stands, to find the ones that are written twice. */
typedef struct key_place {
	tvx_str key;
	uint32_t index;
} key_place;

static tvx_str
str_of_part(const grown *made, yaml_part part)
{
	return (tvx_str){ made->letters.ptr + part.begin, part.len };
}

static int
by_key(const void *one, const void *other)
{
	const key_place *const a = one, *const b = other;
	const int order = str_compare(a->key, b->key);

	return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static tvx_status
fail_twice(const grown *made, const key_place *first, const key_place *again,
	   tvx_error *error)
{
	const yaml_value *const one = &made->values[first->index];
	const yaml_value *const other = &made->values[again->index];

	fail(error, TVX_EINPUT, "the key '%.*s' is there twice, first at %u:%u",
	     (int)(first->key.len < 80 ? first->key.len : 80), first->key.ptr,
	     one->key_line, one->key_column);
	fail_at(error, made->tree.source, other->key_line, other->key_column);
	return TVX_EINPUT;
}

/* Sorting keeps a map of a hundred thousand keys from costing their square. */
static tvx_status
check_keys(const grown *made, uint32_t map, tvx_error *error)
{
	const uint32_t end = (uint32_t)made->count;
	key_place *keys = NULL;
	size_t count = 0, room = 0;
	tvx_status status = TVX_OK;

	for (uint32_t i = map + 1; i < end; i = made->values[i].end) {
		PUSH_ROOM(keys, count, room);
		keys[count++] = (key_place){ str_of_part(made, made->values[i].key), i };
	}
	if (count > 1)
		qsort(keys, count, sizeof *keys, by_key);
	for (size_t i = 1; i < count && status == TVX_OK; i++)
		if (str_equal(keys[i - 1].key, keys[i].key))
			status = fail_twice(made, &keys[i - 1], &keys[i], error);
	free(keys);
	return status;
}

static uint32_t
line_of(const yaml_event_t *event)
{
	return (uint32_t)event->start_mark.line + 1;
}

static uint32_t
column_of(const yaml_event_t *event)
{
	return (uint32_t)event->start_mark.column + 1;
}

static tvx_status
fail_event(const grown *made, const yaml_event_t *event, tvx_error *error, const char *says)
{
	fail(error, TVX_EINPUT, "%s", says);
	fail_at(error, made->tree.source, line_of(event), column_of(event));
	return TVX_EINPUT;
}

static bool
wants_key(const grown *made)
{
	return made->depth > 0 &&
	       made->values[made->open[made->depth - 1]].form == YAML_FORM_MAP &&
	       !made->has_key;
}

static uint32_t
push(grown *made, yaml_form form, const yaml_event_t *event)
{
	const uint32_t at = (uint32_t)made->count;

	PUSH_ROOM(made->values, made->count, made->room);
	made->values[made->count++] = (yaml_value){
		.form = form,
		.key = made->key,
		.line = line_of(event),
		.column = column_of(event),
		.key_line = made->key_line,
		.key_column = made->key_column,
		.end = at + 1,
	};
	made->key = (yaml_part){ 0, 0 };
	made->key_line = made->key_column = 0;
	made->has_key = false;
	return at;
}

static tvx_status
take_scalar(grown *made, const yaml_event_t *event, tvx_error *error)
{
	const tvx_str text = { (const char *)event->data.scalar.value,
			       event->data.scalar.length };
	const yaml_part part = { (uint32_t)made->letters.len, (uint32_t)text.len };

	if (text.len > UINT32_MAX - made->letters.len)
		return fail_event(made, event, error, "more text than four gigabytes");
	if (event->data.scalar.anchor || event->data.scalar.tag)
		return fail_event(made, event, error, "anchors and tags are not allowed");
	if (wants_key(made)) {
		buffer_put(&made->letters, text);
		made->key = part;
		made->key_line = line_of(event);
		made->key_column = column_of(event);
		made->has_key = true;
		return TVX_OK;
	}
	const uint32_t at = push(made, YAML_FORM_TEXT, event);
	buffer_put(&made->letters, text);
	made->values[at].text = part;
	return TVX_OK;
}

static tvx_status
take_open(grown *made, yaml_form form, bool marked, const yaml_event_t *event,
	  tvx_error *error)
{
	if (marked)
		return fail_event(made, event, error, "anchors and tags are not allowed");
	if (wants_key(made))
		return fail_event(made, event, error, "a key must be a word");
	if (made->depth == YAML_DEPTH) {
		fail_event(made, event, error, "nested too deeply");
		if (error)
			error->status = TVX_ELIMIT;
		return TVX_ELIMIT;
	}
	made->open[made->depth] = push(made, form, event);
	made->depth++;
	return TVX_OK;
}

static tvx_status
take_close(grown *made, tvx_error *error)
{
	const uint32_t at = made->open[--made->depth];

	made->values[at].end = (uint32_t)made->count;
	return made->values[at].form == YAML_FORM_MAP ? check_keys(made, at, error)
						      : TVX_OK;
}

static tvx_status
take(grown *made, const yaml_event_t *event, tvx_error *error)
{
	switch ((int)event->type) {
	case YAML_SCALAR_EVENT:
		return take_scalar(made, event, error);
	case YAML_SEQUENCE_START_EVENT:
		return take_open(made, YAML_FORM_LIST,
				 event->data.sequence_start.anchor ||
					 event->data.sequence_start.tag,
				 event, error);
	case YAML_MAPPING_START_EVENT:
		return take_open(made, YAML_FORM_MAP,
				 event->data.mapping_start.anchor ||
					 event->data.mapping_start.tag,
				 event, error);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return take_close(made, error);
	case YAML_ALIAS_EVENT:
		return fail_event(made, event, error, "aliases are not allowed");
	case YAML_DOCUMENT_START_EVENT:
		return made->count == 0
			       ? TVX_OK
			       : fail_event(made, event, error, "one document is enough");
	}
	return TVX_OK;
}

static tvx_status
fail_parse(const grown *made, const yaml_parser_t *parser, tvx_error *error)
{
	fail(error, TVX_EINPUT, "%s", parser->problem ? parser->problem : "not YAML");
	fail_at(error, made->tree.source, (uint32_t)parser->problem_mark.line + 1,
		(uint32_t)parser->problem_mark.column + 1);
	return TVX_EINPUT;
}

tvx_status
yaml_read(yaml_tree **out, tvx_str bytes, const char *source, tvx_error *error)
{
	grown *made = NEW(grown);
	tvx_status status = TVX_OK;
	yaml_parser_t parser;
	bool done = false;

	*out = NULL;
	made->tree.source = source;
	buffer_reserve(&made->letters, 1); /* an empty text is somewhere too */
	if (!yaml_parser_initialize(&parser))
		out_of_memory();
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.ptr, bytes.len);
	while (status == TVX_OK && !done) {
		yaml_event_t event;

		if (!yaml_parser_parse(&parser, &event)) {
			status = fail_parse(made, &parser, error);
			break;
		}
		status = take(made, &event, error);
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	made->tree.values = made->values;
	made->tree.letters = made->letters.ptr;
	made->tree.count = (uint32_t)made->count;
	if (status == TVX_OK)
		*out = &made->tree;
	else
		yaml_tree_free(&made->tree);
	return status;
}

void
yaml_tree_free(yaml_tree *tree)
{
	grown *const made = (grown *)(void *)tree;

	if (!made)
		return;
	buffer_release(&made->letters);
	free(made->values);
	free(made);
}

uint32_t
yaml_get(const yaml_tree *tree, uint32_t map, const char *key)
{
	for (uint32_t i = map + 1; i < tree->values[map].end; i = tree->values[i].end)
		if (str_equal(yaml_key(tree, i), str_of(key)))
			return i;
	return UINT32_MAX;
}

tvx_status
yaml_fail(const yaml_tree *tree, uint32_t value, tvx_error *error, const char *format, ...)
{
	char text[384];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	fail(error, TVX_EINPUT, "%s", text);
	fail_at(error, tree->source, value < tree->count ? tree->values[value].line : 1,
		value < tree->count ? tree->values[value].column : 1);
	return TVX_EINPUT;
}

tvx_status
yaml_expect(const yaml_tree *tree, uint32_t value, yaml_form form, tvx_error *error)
{
	static const char *const nouns[] = { "a text", "a list", "a map of keys" };
	const yaml_value *const found = &tree->values[value];
	const tvx_str key = yaml_key(tree, value);

	if (found->form == form)
		return TVX_OK;
	if (key.len == 0)
		return yaml_fail(tree, value, error, "here stands %s, not %s", nouns[form],
				 nouns[found->form]);
	return yaml_fail(tree, value, error, "'%.*s' is %s, not %s",
			 (int)(key.len < 80 ? key.len : 80), key.ptr, nouns[form],
			 nouns[found->form]);
}

/* Insertions, deletions and substitutions, by the textbook's two rows. */
static size_t
distance(tvx_str one, tvx_str other)
{
	size_t row[NEAR_WORD + 1];

	if (one.len > NEAR_WORD || other.len > NEAR_WORD)
		return SIZE_MAX;
	for (size_t j = 0; j <= other.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= one.len; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= other.len; j++) {
			const size_t above = row[j];
			size_t best = corner + (one.ptr[i - 1] != other.ptr[j - 1]);

			if (above + 1 < best)
				best = above + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			corner = above;
			row[j] = best;
		}
	}
	return row[other.len];
}

/* NULL if none is near: half the letters must be right. */
static const char *
nearest(tvx_str word, const char *const *known, size_t count)
{
	const char *found = NULL;
	size_t least = word.len / 2 + 1;

	for (size_t i = 0; i < count; i++) {
		const size_t far = distance(word, str_of(known[i]));

		if (far < least) {
			least = far;
			found = known[i];
		}
	}
	return found;
}

static tvx_status
fail_unknown(const yaml_tree *tree, tvx_str word, const char *noun,
	     const char *const *known, size_t count, uint32_t line, uint32_t column,
	     tvx_error *error)
{
	const char *const near = nearest(word, known, count);
	const int length = (int)(word.len < 80 ? word.len : 80);

	if (near)
		fail(error, TVX_EINPUT, "no %s is called '%.*s'; the nearest is '%s'", noun,
		     length, word.ptr, near);
	else
		fail(error, TVX_EINPUT, "no %s is called '%.*s'", noun, length, word.ptr);
	fail_at(error, tree->source, line, column);
	return TVX_EINPUT;
}

static bool
is_known(tvx_str word, const char *const *known, size_t count, size_t *index)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(word, str_of(known[i]))) {
			*index = i;
			return true;
		}
	return false;
}

tvx_status
yaml_expect_keys(const yaml_tree *tree, uint32_t map, const char *const *known,
		 size_t count, tvx_error *error)
{
	size_t index;
	const tvx_status status = yaml_expect(tree, map, YAML_FORM_MAP, error);

	if (status != TVX_OK)
		return status;
	for (uint32_t i = map + 1; i < tree->values[map].end; i = tree->values[i].end) {
		const yaml_value *const found = &tree->values[i];

		if (!is_known(yaml_key(tree, i), known, count, &index))
			return fail_unknown(tree, yaml_key(tree, i), "key", known, count,
					    found->key_line, found->key_column, error);
	}
	return TVX_OK;
}

tvx_status
yaml_word(size_t *out, const yaml_tree *tree, uint32_t value, const char *noun,
	  const char *const *known, size_t count, tvx_error *error)
{
	const yaml_value *const found = &tree->values[value];
	const tvx_status status = yaml_expect(tree, value, YAML_FORM_TEXT, error);

	*out = 0;
	if (status != TVX_OK)
		return status;
	if (is_known(yaml_text(tree, value), known, count, out))
		return TVX_OK;
	return fail_unknown(tree, yaml_text(tree, value), noun, known, count, found->line,
			    found->column, error);
}
