/* SPDX-License-Identifier: MIT */
#include "rules/set.h"

#include "base/alloc.h"
#include "base/str.h"

#include <assert.h>
#include <stdlib.h>

static int
by_name(const void *before, const void *after)
{
	const state_name *one = before, *other = after;

	return str_compare(one->name, other->name);
}

tvx_rules *
set_new(void)
{
	tvx_rules *const made = NEW(tvx_rules);

	made->sieve = sieve_new();
	return made;
}

void
set_finish(tvx_rules *set)
{
	if (set->state_count > 1)
		qsort(set->states, set->state_count, sizeof *set->states, by_name);
}

tvx_status
tvx_rules_compile(tvx_rules **out, tvx_str yaml, const char *name, tvx_error *error)
{
	tvx_rules *const set = set_new();
	const tvx_status status = set_add_pack(set, yaml, name, false, error);

	*out = NULL;
	if (status != TVX_OK) {
		tvx_rules_free(set);
		return status;
	}
	set_finish(set);
	*out = set;
	return TVX_OK;
}

tvx_status
tvx_rules_standard(tvx_rules **out, tvx_error *error)
{
	tvx_rules *const set = set_new();
	tvx_status status = TVX_OK;

	*out = NULL;
	for (size_t i = 0; i < shipped_pack_count && status == TVX_OK; i++) {
		const shipped_pack *const pack = &shipped_packs[i];

		status = set_add_pack(set, (tvx_str){ pack->text, pack->size }, pack->name,
				      true, error);
	}
	if (status != TVX_OK) {
		tvx_rules_free(set);
		return status;
	}
	set_finish(set);
	*out = set;
	return TVX_OK;
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

bool
language_fits(tvx_str language, tvx_str draft)
{
	return language.len == 0 || draft.len == 0 || str_equal_ascii_case(language, draft);
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
