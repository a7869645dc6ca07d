/* SPDX-License-Identifier: MIT */
/*
 * rules/pack.c - YAML -> rules, strictly: what is not known is an error.
 */
#include "rules/set.h"

#include "base/alloc.h"
#include "base/error.h"
#include "base/str.h"
#include "codec/yaml.h"

#include <travaux/limits.h>

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct reading {
	tvx_rules *set;
	const yaml_tree *tree;
	tvx_str language;
	set_reading how;
	tvx_error *error;
} reading;

static const char *const pack_keys[] = { "language", "rules", "lexicon", "states",
					 "measures" };
static const char *const rule_keys[] = {
	"id",       "severity", "when",  "in",     "pattern",        "by",  "also", "says",
	"explains", "summary",  "fires", "silent", "pattern-before", "tail"
};
static const char *const example_keys[] = { "before", "after" };
static const char *const measure_keys[] = { "what", "pattern" };
static const char *const severities[] = { "info", "minor", "major", "critical" };
static const char *const whens[] = { "added", "removed", "changed", "kept", "present" };
static const char *const places[] = { "sentence", "clause", "heading", "draft" };
static const char *const makers[] = { "analyser" };
static const char *const alsos[] = { "whole" };
static const char *const slots[] = { "{match}", "{who}", "{clause}", "{before}" };
static const char *const lexeme_names[] = {
#define LEXEME_NAME(id, name) name,
	LEXEMES(LEXEME_NAME)
#undef LEXEME_NAME
};

const char *
lexeme_name(lexeme id)
{
	return lexeme_names[id];
}

/* What ships is a constant; any other tree goes when it has been read. */
static tvx_str
kept(const reading *in, tvx_str text)
{
	return in->how.is_trusted ? text : arena_str(&in->set->pool, text);
}

/* A text under 'key', kept; empty if it is not there. */
static tvx_status
read_text(const reading *in, uint32_t map, const char *key, tvx_str *out)
{
	const uint32_t at = yaml_get(in->tree, map, key);
	tvx_status status;

	*out = TVX_STR("");
	if (at == UINT32_MAX)
		return TVX_OK;
	status = yaml_expect(in->tree, at, YAML_FORM_TEXT, in->error);
	if (status == TVX_OK)
		*out = kept(in, yaml_text(in->tree, at));
	return status;
}

static tvx_status
read_word(const reading *in, uint32_t map, const char *key, const char *const *known,
	  size_t count, size_t *out)
{
	const uint32_t at = yaml_get(in->tree, map, key);

	return at == UINT32_MAX
		       ? TVX_OK
		       : yaml_word(out, in->tree, at, key, known, count, in->error);
}

static tvx_status
read_pattern_value(const reading *in, uint32_t at, pattern **out)
{
	size_t offset = 0;
	tvx_status status = yaml_expect(in->tree, at, YAML_FORM_TEXT, in->error);

	if (status != TVX_OK)
		return status;
	if (yaml_text(in->tree, at).len > TVX_LIMIT_PATTERN)
		return yaml_fail(in->tree, at, in->error,
				 "a pattern of more than %zu bytes", TVX_LIMIT_PATTERN);
	*out = pattern_new(kept(in, yaml_text(in->tree, at)), in->set->sieve);
	if (!in->how.is_trusted)
		status = pattern_check(*out, &offset, in->error);
	if (status != TVX_OK) {
		const yaml_value *const value = &in->tree->values[at];

		fail_at(in->error, in->tree->source, value->line, value->column);
	}
	return status;
}

static tvx_status
read_pattern(const reading *in, uint32_t map, const char *key, pattern **out)
{
	const uint32_t at = yaml_get(in->tree, map, key);

	return at == UINT32_MAX ? TVX_OK : read_pattern_value(in, at, out);
}

/* An id is printed by every report, so it is held to letters that need no escape. */
static bool
is_id(tvx_str id)
{
	bool dot = false;

	for (size_t i = 0; i < id.len; i++) {
		const char letter = id.ptr[i];

		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-.", letter) ||
		    letter == '\0')
			return false;
		dot |= letter == '.';
	}
	return dot && id.len < 100;
}

static tvx_status
check_id(const reading *in, uint32_t map, const rule *made)
{
	const uint32_t at = yaml_get(in->tree, map, "id");
	const tvx_str id = made->shown.id;

	if (at == UINT32_MAX)
		return yaml_fail(in->tree, map, in->error, "a rule without an id");
	if (!is_id(id))
		return yaml_fail(
			in->tree, at, in->error,
			"an id is of small letters, digits and dashes, with a dot: "
			"'condition.added'");
	for (size_t i = 0; i + 1 < in->set->count; i++)
		if (str_equal(in->set->rules[i].shown.id, id) &&
		    str_equal(in->set->rules[i].shown.language, in->language))
			return yaml_fail(in->tree, at, in->error,
					 "the rule '%.*s' is there twice", (int)id.len,
					 id.ptr);
	return TVX_OK;
}

/* "{mach}" in a sentence would be printed as it stands: say so now. */
static tvx_status
check_slots(const reading *in, uint32_t map, const char *key, tvx_str text)
{
	for (size_t at = str_find(text, TVX_STR("{"), 0); at != SIZE_MAX;
	     at = str_find(text, TVX_STR("{"), at + 1)) {
		bool known = false;

		for (size_t i = 0; i < COUNT(slots); i++)
			known |=
				str_begins(str_slice(text, at, text.len), str_of(slots[i]));
		if (!known)
			return yaml_fail(in->tree, yaml_get(in->tree, map, key), in->error,
					 "'%s' may hold {match}, {who}, {clause} and "
					 "{before}, and no other braces",
					 key);
	}
	return TVX_OK;
}

static tvx_status
check_rule(const reading *in, uint32_t map, const rule *made)
{
	tvx_status status = check_id(in, map, made);

	if (status == TVX_OK && yaml_get(in->tree, map, "severity") == UINT32_MAX)
		status = yaml_fail(in->tree, map, in->error, "a rule without a severity");
	if (status == TVX_OK && !made->analysed && (!made->pattern || !made->says.len))
		status = yaml_fail(in->tree, map, in->error,
				   "a rule needs a 'pattern' and what it 'says'");
	if (status == TVX_OK && made->analysed && made->pattern)
		status = yaml_fail(in->tree, map, in->error,
				   "a rule of an analyser has no pattern");
	if (status == TVX_OK && made->pattern_before && made->when != RULE_CHANGED)
		status = yaml_fail(in->tree, map, in->error,
				   "'pattern-before' goes with 'when: changed'");
	if (status == TVX_OK && made->place == RULE_DRAFT && made->when != RULE_ADDED &&
	    made->when != RULE_REMOVED)
		status = yaml_fail(in->tree, map, in->error,
				   "'in: draft' goes with 'when: added' or 'removed'");
	if (status == TVX_OK)
		status = check_slots(in, map, "says", made->says);
	return status == TVX_OK ? check_slots(in, map, "explains", made->explains) : status;
}

static tvx_status
read_example(const reading *in, uint32_t map, bool fires)
{
	tvx_rules *const set = in->set;
	example made = { .fires = fires,
			 .rule = (uint32_t)set->count - 1,
			 .line = in->tree->values[map].line };
	tvx_status status = yaml_expect_keys(in->tree, map, example_keys,
					     COUNT(example_keys), in->error);

	if (status == TVX_OK)
		status = read_text(in, map, "before", &made.before);
	if (status == TVX_OK)
		status = read_text(in, map, "after", &made.after);
	if (status != TVX_OK)
		return status;
	PUSH_ROOM(set->examples, set->example_count, set->example_room);
	set->examples[set->example_count++] = made;
	set->rules[set->count - 1].shown.examples++;
	return TVX_OK;
}

static tvx_status
read_examples(const reading *in, uint32_t map, const char *key, bool fires)
{
	const uint32_t list = yaml_get(in->tree, map, key);
	tvx_status status;

	if (list == UINT32_MAX || in->how.without_examples)
		return TVX_OK;
	status = yaml_expect(in->tree, list, YAML_FORM_LIST, in->error);
	for (uint32_t i = list + 1; status == TVX_OK && i < in->tree->values[list].end;
	     i = in->tree->values[i].end)
		status = read_example(in, i, fires);
	return status;
}

static tvx_status
read_words(const reading *in, uint32_t map, rule *made)
{
	size_t severity = 0, when = RULE_ADDED, place = RULE_SENTENCE, maker = SIZE_MAX,
	       also = SIZE_MAX;
	tvx_status status =
		read_word(in, map, "severity", severities, COUNT(severities), &severity);

	if (status == TVX_OK)
		status = read_word(in, map, "when", whens, COUNT(whens), &when);
	if (status == TVX_OK)
		status = read_word(in, map, "in", places, COUNT(places), &place);
	if (status == TVX_OK)
		status = read_word(in, map, "by", makers, COUNT(makers), &maker);
	if (status == TVX_OK)
		status = read_word(in, map, "also", alsos, COUNT(alsos), &also);
	made->shown.severity = (tvx_severity)(severity + 1);
	made->when = (rule_when)when;
	made->place = (rule_place)place;
	made->analysed = maker != SIZE_MAX;
	made->whole = also != SIZE_MAX;
	return status;
}

static tvx_status
read_tail(const reading *in, uint32_t map, uint32_t *out)
{
	const uint32_t at = yaml_get(in->tree, map, "tail");
	tvx_str text;

	if (at == UINT32_MAX)
		return TVX_OK;
	text = yaml_text(in->tree, at);
	if (in->tree->values[at].form != YAML_FORM_TEXT || text.len == 0 || text.len > 2)
		return yaml_fail(in->tree, at, in->error, "'tail' is a number of words");
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return yaml_fail(in->tree, at, in->error,
					 "'tail' is a number of words");
		*out = *out * 10 + (uint32_t)(text.ptr[i] - '0');
	}
	return TVX_OK;
}

static tvx_status
read_rule(const reading *in, uint32_t map)
{
	tvx_rules *const set = in->set;
	tvx_status status =
		yaml_expect_keys(in->tree, map, rule_keys, COUNT(rule_keys), in->error);
	rule *made;

	if (status != TVX_OK)
		return status;
	PUSH_ROOM(set->rules, set->count, set->room);
	made = &set->rules[set->count++];
	*made = (rule){ .shown.language = in->language };
	status = read_text(in, map, "id", &made->shown.id);
	if (status == TVX_OK)
		status = read_words(in, map, made);
	if (status == TVX_OK)
		status = read_text(in, map, "says", &made->says);
	if (status == TVX_OK)
		status = read_text(in, map, "explains", &made->explains);
	if (status == TVX_OK)
		status = read_text(in, map, "summary", &made->shown.summary);
	if (status == TVX_OK)
		status = read_pattern(in, map, "pattern", &made->pattern);
	if (status == TVX_OK)
		status = read_pattern(in, map, "pattern-before", &made->pattern_before);
	if (status == TVX_OK)
		status = read_tail(in, map, &made->tail);
	if (status == TVX_OK)
		status = check_rule(in, map, made);
	if (made->shown.summary.len == 0)
		made->shown.summary = made->says;
	if (status == TVX_OK)
		status = read_examples(in, map, "fires", true);
	return status == TVX_OK ? read_examples(in, map, "silent", false) : status;
}

static tvx_status
read_lexicon(const reading *in, uint32_t map)
{
	tvx_rules *const set = in->set;
	tvx_status status = yaml_expect_keys(in->tree, map, lexeme_names,
					     COUNT(lexeme_names), in->error);
	lexicon *made;

	if (status != TVX_OK)
		return status;
	PUSH_ROOM(set->lexicons, set->lexicon_count, set->lexicon_room);
	made = &set->lexicons[set->lexicon_count++];
	*made = (lexicon){ .language = in->language };
	for (size_t i = 0; i < COUNT(lexeme_names) && status == TVX_OK; i++)
		status = read_pattern(in, map, lexeme_names[i], &made->of[i]);
	return status;
}

/* One state a line: the name to print first, its other names after it. */
static tvx_status
read_state(const reading *in, uint32_t list)
{
	tvx_rules *const set = in->set;
	tvx_str state = { NULL, 0 };
	tvx_status status = yaml_expect(in->tree, list, YAML_FORM_LIST, in->error);

	for (uint32_t i = list + 1; status == TVX_OK && i < in->tree->values[list].end;
	     i = in->tree->values[i].end) {
		status = yaml_expect(in->tree, i, YAML_FORM_TEXT, in->error);
		if (status == TVX_OK && yaml_text(in->tree, i).len == 0)
			status =
				yaml_fail(in->tree, i, in->error, "a state without a name");
		if (status != TVX_OK)
			break;
		PUSH_ROOM(set->states, set->state_count, set->state_room);
		const tvx_str name = kept(in, yaml_text(in->tree, i));
		if (!state.ptr)
			state = name;
		set->states[set->state_count++] = (state_name){ name, state };
	}
	return status;
}

static tvx_status
read_measure(const reading *in, uint32_t map)
{
	tvx_rules *const set = in->set;
	tvx_status status = yaml_expect_keys(in->tree, map, measure_keys,
					     COUNT(measure_keys), in->error);
	measure *made;

	if (status != TVX_OK)
		return status;
	PUSH_ROOM(set->measures, set->measure_count, set->measure_room);
	made = &set->measures[set->measure_count++];
	*made = (measure){ .language = in->language };
	status = read_text(in, map, "what", &made->what);
	if (status == TVX_OK)
		status = read_pattern(in, map, "pattern", &made->pattern);
	if (status == TVX_OK && (!made->pattern || !made->what.len))
		status = yaml_fail(in->tree, map, in->error,
				   "a measure needs 'what' and a 'pattern'");
	return status;
}

static tvx_status
read_list(const reading *in, const char *key,
	  tvx_status (*read)(const reading *in, uint32_t at))
{
	const uint32_t list = yaml_get(in->tree, 0, key);
	tvx_status status;

	if (list == UINT32_MAX)
		return TVX_OK;
	status = yaml_expect(in->tree, list, YAML_FORM_LIST, in->error);
	for (uint32_t i = list + 1; status == TVX_OK && i < in->tree->values[list].end;
	     i = in->tree->values[i].end)
		status = read(in, i);
	return status;
}

static tvx_status
read_pack(reading *in)
{
	const uint32_t words = yaml_get(in->tree, 0, "lexicon");
	tvx_status status = read_text(in, 0, "language", &in->language);

	if (status == TVX_OK)
		status = read_list(in, "rules", read_rule);
	if (status == TVX_OK && words != UINT32_MAX)
		status = read_lexicon(in, words);
	if (status == TVX_OK)
		status = read_list(in, "states", read_state);
	return status == TVX_OK ? read_list(in, "measures", read_measure) : status;
}

tvx_status
set_add_pack(tvx_rules *set, const yaml_tree *pack, set_reading how, tvx_error *error)
{
	reading in = { .set = set, .tree = pack, .how = how, .error = error };
	tvx_status status;

	if (pack->count == 0) {
		fail(error, TVX_EINPUT, "a pack without a rule");
		return fail_at(error, pack->source, 1, 1);
	}
	status = yaml_expect_keys(pack, 0, pack_keys, COUNT(pack_keys), error);
	return status == TVX_OK ? read_pack(&in) : status;
}
