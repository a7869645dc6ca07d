/* SPDX-License-Identifier: MIT */
#include "rules/language.h"

#include "base/str.h"

/* Of the languages that packs ship for: ISO 639-2 and -3, and names. */
static const struct {
	const char *said, *code;
} others[] = {
	{ "eng", "en" },        { "english", "en" }, { "fra", "fr" },
	{ "fre", "fr" },        { "french", "fr" },  { "français", "fr" },
	{ "francais", "fr" },   { "rus", "ru" },     { "russian", "ru" },
	{ "русский", "ru" },    { "ukr", "uk" },     { "ukrainian", "uk" },
	{ "українська", "uk" },
};

tvx_str
language_code(tvx_str said)
{
	size_t end = 0;

	said = str_trim(said);
	while (end < said.len && said.ptr[end] != '-' && said.ptr[end] != '_')
		end++;
	said = str_slice(said, 0, end);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_equal_ascii_case(said, str_of(others[i].said)))
			return str_of(others[i].code);
	return said;
}

bool
language_is_denied(const tvx_instrument *draft)
{
	const tvx_str said = language_code(tvx_instrument_draft(draft)->language);
	const tvx_str looks = tvx_instrument_draft(draft)->looks;

	return said.len > 0 && set_ships_for(looks) && !str_equal_ascii_case(said, looks);
}

tvx_str
tvx_rules_language(const tvx_instrument *before, const tvx_instrument *after)
{
	const tvx_str there = language_code(tvx_instrument_draft(before)->language);
	const tvx_str here = language_code(tvx_instrument_draft(after)->language);

	if (language_is_denied(before) || language_is_denied(after))
		return TVX_STR("");
	if (there.len == 0 || here.len == 0)
		return there.len ? there : here;
	return str_equal_ascii_case(there, here) ? here : TVX_STR("");
}

bool
language_fits(tvx_str language, tvx_str code)
{
	return language.len == 0 || code.len == 0 || str_equal_ascii_case(language, code);
}

/* The rules that are analysers are of any language, and see by a lexicon. */
bool
language_is_read(const tvx_rules *set, tvx_str code)
{
	for (size_t i = 0; i < set->count; i++)
		if (!set->rules[i].analysed &&
		    language_fits(set->rules[i].shown.language, code))
			return true;
	for (size_t i = 0; i < set->lexicon_count; i++)
		if (language_fits(set->lexicons[i].language, code))
			return true;
	return false;
}
