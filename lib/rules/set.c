/* SPDX-License-Identifier: MIT */
#include "rules/set.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "rules/language.h"

#include <travaux/limits.h>

#include <assert.h>
#include <stdlib.h>

static int
by_name(const void *one, const void *other)
{
	const state_name *const a = one, *const b = other;

	return str_compare(a->name, b->name);
}

/* An empty set, to add packs to. */
static tvx_rules *
set_new(void)
{
	tvx_rules *const made = NEW(tvx_rules);

	made->sieve = sieve_new();
	return made;
}

static tvx_status
add_written(tvx_rules *set, tvx_str yaml, const char *name, tvx_error *error)
{
	const set_reading with_care = { false, false };
	yaml_tree *tree = NULL;
	tvx_status status;

	if (yaml.len > TVX_LIMIT_PACK)
		return fail(error, TVX_ELIMIT, "a pack of more than %zu bytes",
			    TVX_LIMIT_PACK);
	status = yaml_read(&tree, yaml, name, error);
	if (status == TVX_OK)
		status = set_add_pack(set, tree, with_care, error);
	yaml_tree_free(tree);
	return status;
}

/* Sorts what is looked up by name, and gives the set away; or frees it. */
static tvx_status
give(tvx_rules **out, tvx_rules *set, tvx_status status)
{
	*out = NULL;
	if (status != TVX_OK) {
		tvx_rules_free(set);
		return status;
	}
	if (set->state_count > 1)
		qsort(set->states, set->state_count, sizeof *set->states, by_name);
	*out = set;
	return TVX_OK;
}

tvx_status
tvx_rules_compile(tvx_rules **out, tvx_str yaml, const char *name, tvx_error *error)
{
	tvx_rules *const set = set_new();

	return give(out, set, add_written(set, yaml, name, error));
}

static tvx_str
language_of_pack(const yaml_tree *pack)
{
	const uint32_t at = yaml_get(pack, 0, "language");

	return at == UINT32_MAX ? TVX_STR("") : yaml_text(pack, at);
}

bool
set_ships_for(tvx_str code)
{
	for (size_t i = 0; code.len > 0 && i < shipped_pack_count; i++)
		if (str_equal(language_of_pack(&shipped_packs[i]), code))
			return true;
	return false;
}

static tvx_status
add_shipped(tvx_rules **out, tvx_str language, set_reading how, tvx_error *error)
{
	tvx_rules *const set = set_new();
	tvx_status status = TVX_OK;

	for (size_t i = 0; i < shipped_pack_count && status == TVX_OK; i++)
		if (language_fits(language_of_pack(&shipped_packs[i]), language))
			status = set_add_pack(set, &shipped_packs[i], how, error);
	return give(out, set, status);
}

tvx_status
tvx_rules_standard(tvx_rules **out, tvx_error *error)
{
	return add_shipped(out, TVX_STR(""), (set_reading){ .is_trusted = true }, error);
}

tvx_status
tvx_rules_for(tvx_rules **out, tvx_str language, tvx_error *error)
{
	return add_shipped(out, language_code(language),
			   (set_reading){ .is_trusted = true, .without_examples = true },
			   error);
}

uint32_t
tvx_rules_size(const tvx_rules *rules)
{
	return (uint32_t)rules->count;
}

tvx_rule
tvx_rules_at(const tvx_rules *rules, uint32_t index)
{
	assert(index < rules->count);
	return rules->rules[index].shown;
}

const rule *
set_rule(const tvx_rules *set, const char *id)
{
	for (size_t i = 0; i < set->count; i++)
		if (set->rules[i].analysed && str_equal(set->rules[i].shown.id, str_of(id)))
			return &set->rules[i];
	return NULL;
}

void
tvx_rules_free(tvx_rules *rules)
{
	if (!rules)
		return;
	for (size_t i = 0; i < rules->count; i++) {
		pattern_free(rules->rules[i].pattern);
		pattern_free(rules->rules[i].pattern_before);
	}
	for (size_t i = 0; i < rules->lexicon_count; i++)
		for (size_t j = 0; j < LEXEME_COUNT; j++)
			pattern_free(rules->lexicons[i].of[j]);
	for (size_t i = 0; i < rules->measure_count; i++)
		pattern_free(rules->measures[i].pattern);
	sieve_free(rules->sieve);
	arena_release(&rules->pool);
	free(rules->rules);
	free(rules->examples);
	free(rules->lexicons);
	free(rules->states);
	free(rules->measures);
	free(rules);
}
