/* SPDX-License-Identifier: MIT */
/*
 * codec/yaml.h - YAML that a person wrote: rule packs and policies.
 *
 * bytes -> tree of values, each with the place it was read from.  The tree
 * is an array in reading order, as an instrument is:
 *
 *	0 MAP
 *	1   TEXT  key "language"  "en"
 *	2   LIST  key "rules"
 *	3     MAP
 *	4       TEXT key "id" "condition.added"
 *
 *	the subtree of i is [i, values[i].end); its first child is i + 1
 *
 * so that a walk is a loop and depth costs no stack.
 *
 * Strict on purpose.  A key written twice is an error that names both
 * places; anchors, aliases, tags and a second document are errors, since
 * each lets a page mean something other than what it shows.  Every scalar is
 * text: "no" is two letters, never a truth value.
 */
#ifndef CODEC_YAML_H
#define CODEC_YAML_H

#include <travaux/error.h>
#include <travaux/str.h>

#include <stddef.h>

typedef enum yaml_form { YAML_FORM_TEXT, YAML_FORM_LIST, YAML_FORM_MAP } yaml_form;

/* A part of the tree's letters: no pointer, so that a tree may be a constant
 * which costs no start of a program anything. */
typedef struct yaml_part {
	uint32_t begin, len;
} yaml_part;

typedef struct yaml_value {
	yaml_form form;
	yaml_part text;                /* of a TEXT */
	yaml_part key;                 /* under which it stands, if its parent is a MAP */
	uint32_t line, column;         /* 1-based, of the value */
	uint32_t key_line, key_column; /* of the key; 0 if there is none */
	uint32_t end;                  /* one past the last descendant */
} yaml_value;

typedef struct yaml_tree {
	const yaml_value *values;
	const char *letters;
	uint32_t count; /* 0 for a document that holds nothing */
	const char *source;
} yaml_tree;

static inline tvx_str
yaml_text(const yaml_tree *tree, uint32_t value)
{
	const yaml_part part = tree->values[value].text;

	return (tvx_str){ tree->letters + part.begin, part.len };
}

static inline tvx_str
yaml_key(const yaml_tree *tree, uint32_t value)
{
	const yaml_part part = tree->values[value].key;

	return (tvx_str){ tree->letters + part.begin, part.len };
}

/* 'source' is for messages; it is kept and must live as long as the tree. */
TVX_MUST_USE tvx_status yaml_read(yaml_tree **out, tvx_str bytes, const char *source,
				  tvx_error *error);
/* libyaml has a yaml_free of its own, and calls it by name. */
void yaml_tree_free(yaml_tree *tree);

/* The child of map 'map' under 'key', or UINT32_MAX. */
uint32_t yaml_get(const yaml_tree *tree, uint32_t map, const char *key);

/* Says what is wrong with a value, at its place. */
__attribute__((format(printf, 4, 5))) tvx_status
yaml_fail(const yaml_tree *tree, uint32_t value, tvx_error *error, const char *format, ...);

/* TVX_EINPUT unless the value has that form: "'rules' is a list". */
TVX_MUST_USE tvx_status yaml_expect(const yaml_tree *tree, uint32_t value, yaml_form form,
				    tvx_error *error);

/*
 * TVX_EINPUT at the first key of 'map' that is none of 'known', with the
 * known word that is nearest to it.
 */
TVX_MUST_USE tvx_status yaml_expect_keys(const yaml_tree *tree, uint32_t map,
					 const char *const *known, size_t count,
					 tvx_error *error);

/*
 * The index in 'known' of a TEXT's word; TVX_EINPUT, with the nearest, if it
 * is none of them.  'noun' says what the word is: "severity".
 */
TVX_MUST_USE tvx_status yaml_word(size_t *out, const yaml_tree *tree, uint32_t value,
				  const char *noun, const char *const *known, size_t count,
				  tvx_error *error);

#endif
