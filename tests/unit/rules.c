/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/str.h"
#include "codec/yaml.h"
#include "instrument/builder.h"
#include "rules/number_word.h"
#include "rules/quantity.h"
#include "rules/set.h"
#include "text/words.h"

#include <travaux/rules.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static tvx_rules *
standard(void)
{
	tvx_rules *rules = NULL;
	tvx_error error = { 0 };

	if (tvx_rules_standard(&rules, &error) != TVX_OK)
		fail_msg("%s:%u:%u: %s", error.source, error.line, error.column,
			 error.text);
	return rules;
}

static tvx_rules *
compile(const char *yaml)
{
	tvx_rules *rules = NULL;
	tvx_error error = { 0 };

	if (tvx_rules_compile(&rules, str_of(yaml), "pack.yaml", &error) != TVX_OK)
		fail_msg("%u:%u: %s", error.line, error.column, error.text);
	return rules;
}

static void
refuse(const char *yaml, uint32_t line, uint32_t column, const char *says)
{
	tvx_rules *rules = (tvx_rules *)1;
	tvx_error error = { 0 };

	assert_int_equal(tvx_rules_compile(&rules, str_of(yaml), "pack.yaml", &error),
			 TVX_EINPUT);
	assert_null(rules);
	assert_string_equal(error.source, "pack.yaml");
	if (!strstr(error.text, says))
		fail_msg("'%s' does not say '%s'", error.text, says);
	assert_int_equal(error.line, line);
	assert_int_equal(error.column, column);
}

/* One article a text; the road from there to the findings. */
typedef struct pair {
	tvx_instrument *before, *after;
	tvx_alignment *alignment;
	tvx_changes *changes;
	tvx_findings *found;
} pair;

static tvx_instrument *
build_under(const char *num, const char *text)
{
	const tvx_draft draft = { .language = TVX_STR("en") };
	tvx_instrument *made = NULL;
	builder *const into = builder_new();

	builder_set_draft(into, &draft);
	builder_open(into, TVX_CLAUSE_ARTICLE, TVX_STR("Article 1"), TVX_STR(""));
	builder_text(into, TVX_STR("The depositary keeps the original."));
	builder_close(into);
	builder_open(into, TVX_CLAUSE_ARTICLE, str_of(num), TVX_STR(""));
	builder_exact_text(into, str_of(text));
	builder_close(into);
	assert_int_equal(builder_finish(&made, into, NULL), TVX_OK);
	return made;
}

static tvx_instrument *
build(const char *text)
{
	return build_under("Article 2", text);
}

static tvx_status
find_between(pair *out, const tvx_rules *rules, tvx_error *error)
{
	const tvx_pin pin = { tvx_instrument_clause(out->before, 2)->eid,
			      tvx_instrument_clause(out->after, 2)->eid, false };
	const tvx_align_options options = { .pins = &pin, .pin_count = 1 };

	assert_int_equal(
		tvx_align(&out->alignment, out->before, out->after, &options, NULL),
		TVX_OK);
	assert_int_equal(tvx_diff(&out->changes, out->alignment, NULL, NULL), TVX_OK);
	return tvx_find(&out->found, out->changes, rules, NULL, error);
}

static tvx_status
find(pair *out, const tvx_rules *rules, const char *before, const char *after,
     tvx_error *error)
{
	*out = (pair){ .before = build(before), .after = build(after) };
	return find_between(out, rules, error);
}

static void
release(pair *made)
{
	tvx_findings_free(made->found);
	tvx_changes_free(made->changes);
	tvx_alignment_free(made->alignment);
	tvx_instrument_free(made->before);
	tvx_instrument_free(made->after);
}

static const tvx_finding *
first_of(const pair *in, const char *id)
{
	for (uint32_t i = 0; i < tvx_findings_size(in->found); i++)
		if (str_equal(tvx_findings_at(in->found, i)->rule, str_of(id)))
			return tvx_findings_at(in->found, i);
	return NULL;
}

static void
assert_str(tvx_str found, const char *expected)
{
	if (!str_equal(found, str_of(expected)))
		fail_msg("'%.*s' is not '%s'", (int)found.len, found.ptr, expected);
}

/* Of what was found between two articles that differ in their numbers alone. */
static uint32_t
count_between(const tvx_rules *rules, const char *before, const char *after, const char *id)
{
	static const char text[] = "Each Party shall keep the wells open.";
	pair made = { .before = build_under(before, text),
		      .after = build_under(after, text) };
	uint32_t count;

	assert_int_equal(find_between(&made, rules, NULL), TVX_OK);
	count = first_of(&made, id) != NULL;
	release(&made);
	return count;
}

static void
find__a_number_that_only_looks_like_the_other_is_hidden(void **state)
{
	tvx_rules *const rules = standard();
	static const char id[] = "hidden.look-alike";

	(void)state;
	assert_int_equal(count_between(rules, "(a)", "(\xD0\xB0)", id), 1);
	assert_int_equal(count_between(rules, "2.", "\xEF\xBC\x92.", id), 1);
	assert_int_equal(count_between(rules, "(a)", "(b)", id), 0);
	assert_int_equal(
		count_between(rules, "\xD1\x81\xD1\x82. 4", "\xD1\x81\xD1\x82. 5", id), 0);
	tvx_rules_free(rules);
}

static void
rules__every_example_that_ships_holds(void **state)
{
	tvx_rules *const rules = standard();
	tvx_error error = { 0 };
	buffer out = { 0 };
	uint32_t failed = 1;

	(void)state;
	assert_int_equal(tvx_rules_test(rules, buffer_sink(&out), &failed, &error), TVX_OK);
	if (failed)
		print_message("%.*s", (int)out.len, out.ptr);
	assert_int_equal(failed, 0);
	buffer_release(&out);
	tvx_rules_free(rules);
}

static void
rules__every_shipped_rule_has_an_example_that_is_silent(void **state)
{
	tvx_rules *const rules = standard();

	(void)state;
	assert_true(tvx_rules_size(rules) > 50);
	for (uint32_t i = 0; i < tvx_rules_size(rules); i++) {
		const tvx_rule shown = tvx_rules_at(rules, i);

		if (shown.examples < 2)
			fail_msg("%.*s has %u", (int)shown.id.len, shown.id.ptr,
				 shown.examples);
	}
	tvx_rules_free(rules);
}

static void
rules__an_example_that_does_not_hold_is_told_and_counted(void **state)
{
	tvx_rules *const rules = compile("rules:\n"
					 "  - id: a.b\n"
					 "    severity: minor\n"
					 "    pattern: 'zebra'\n"
					 "    says: 'a zebra'\n"
					 "    fires:\n"
					 "      - before: 'A horse.'\n"
					 "        after: 'A cow.'\n");
	buffer out = { 0 };
	uint32_t failed = 0;

	(void)state;
	assert_int_equal(tvx_rules_test(rules, buffer_sink(&out), &failed, NULL), TVX_OK);
	assert_int_equal(failed, 1);
	assert_str(buffer_str(&out), "a.b, line 7: does not fire\n");
	buffer_release(&out);
	tvx_rules_free(rules);
}

static void
rules__a_rule_without_an_example_counts_as_failed(void **state)
{
	tvx_rules *const rules =
		compile("rules:\n"
			"  - {id: a.b, severity: minor, pattern: x, says: y}\n");
	buffer out = { 0 };
	uint32_t failed = 0;

	(void)state;
	assert_int_equal(tvx_rules_test(rules, buffer_sink(&out), &failed, NULL), TVX_OK);
	assert_int_equal(failed, 1);
	buffer_release(&out);
	tvx_rules_free(rules);
}

static buffer
read_pack(const char *name)
{
	char path[4096], part[4096];
	buffer bytes = { 0 };
	size_t got;

	(void)snprintf(path, sizeof path, "%s/lib/rules/packs/%s", TEST_SOURCE_ROOT, name);
	FILE *const file = fopen(path, "rb");

	assert_non_null(file);
	while ((got = fread(part, 1, sizeof part, file)) > 0)
		buffer_put(&bytes, (tvx_str){ part, got });
	(void)fclose(file);
	return bytes;
}

static void
pack__what_ships_is_what_its_file_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < shipped_pack_count; i++) {
		const yaml_tree *const built = &shipped_packs[i];
		buffer bytes = read_pack(built->source);
		yaml_tree *read = NULL;

		assert_int_equal(yaml_read(&read, buffer_str(&bytes), built->source, NULL),
				 TVX_OK);
		assert_int_equal(read->count, built->count);
		for (uint32_t v = 0; v < built->count; v++) {
			const yaml_value *const one = &built->values[v];
			const yaml_value *const other = &read->values[v];

			assert_int_equal(one->form, other->form);
			assert_true(str_equal(yaml_text(built, v), yaml_text(read, v)));
			assert_true(str_equal(yaml_key(built, v), yaml_key(read, v)));
			assert_int_equal(one->line, other->line);
			assert_int_equal(one->column, other->column);
			assert_int_equal(one->end, other->end);
		}
		yaml_tree_free(read);
		buffer_release(&bytes);
	}
}

static void
pack__what_is_not_known_is_refused_with_the_nearest_word(void **state)
{
	(void)state;
	refuse("rulez: []\n", 1, 1, "the nearest is 'rules'");
	refuse("rules:\n  - id: a.b\n    severty: minor\n", 3, 5,
	       "the nearest is 'severity'");
	refuse("rules:\n  - id: a.b\n    severity: majr\n", 3, 15,
	       "the nearest is 'major'");
	refuse("lexicon:\n  modality.dooty: x\n", 2, 3, "the nearest is 'modality.duty'");
}

static void
pack__a_key_or_an_id_written_twice_is_refused(void **state)
{
	(void)state;
	refuse("language: en\nlanguage: fr\n", 2, 1, "twice, first at 1:1");
	refuse("rules:\n"
	       "  - {id: a.b, severity: minor, pattern: x, says: y}\n"
	       "  - {id: a.b, severity: minor, pattern: x, says: y}\n",
	       3, 10, "twice");
}

static void
pack__a_pattern_that_is_no_pattern_is_refused(void **state)
{
	(void)state;
	refuse("rules:\n  - {id: a.b, severity: minor, says: y, pattern: '('}\n", 2, 50,
	       "does not compile");
	refuse("rules:\n  - {id: a.b, severity: minor, says: y, pattern: '\\C'}\n", 2, 50,
	       "does not compile");
	refuse("rules:\n  - {id: a.b, severity: minor, says: y, pattern: 'x*'}\n", 2, 50,
	       "no words");
	refuse("rules:\n  - {id: a.b, severity: minor, says: y, "
	       "pattern: '((a{1,1000}){1,1000}){1,100}'}\n",
	       2, 50, "does not compile");
	/* It compiles, but not with its steps counted. */
	refuse("rules:\n  - {id: a.b, severity: minor, says: y, "
	       "pattern: '(?:(?:ab?c?d?e?f?g?h?){200}){5}x'}\n",
	       2, 50, "does not compile");
}

static void
pack__what_makes_a_page_mean_another_thing_is_refused(void **state)
{
	(void)state;
	refuse("language: &x en\n", 1, 11, "anchors");
	refuse("language: !!str en\n", 1, 11, "tags");
	refuse("language: en\n---\nlanguage: fr\n", 2, 1, "one document");
	refuse("rules:\n  - id: \"a.\\e[31m\"\n    severity: info\n    pattern: x\n    "
	       "says: y\n",
	       2, 9, "small letters");
	refuse("rules:\n  - {id: a.b, severity: info, pattern: x, says: '{mach}'}\n", 2, 49,
	       "no other braces");
}

static void
pack__what_nests_without_end_is_a_limit(void **state)
{
	tvx_rules *rules = NULL;
	tvx_error error = { 0 };
	char deep[4001];

	(void)state;
	memset(deep, '[', sizeof deep - 1);
	deep[sizeof deep - 1] = '\0';
	assert_int_equal(tvx_rules_compile(&rules, str_of(deep), "deep", &error),
			 TVX_ELIMIT);
	assert_null(rules);
}

static void
find__a_pattern_without_end_is_a_limit_that_names_the_rule(void **state)
{
	tvx_rules *const rules =
		compile("rules:\n  - {id: slow.rule, severity: minor, says: y, "
			"pattern: '(\\w+\\s?)+(\\w+\\s?)+(\\w+\\s?)+(\\w+\\s?)+[#!]'}\n");
	tvx_error error = { 0 };
	pair made;

	(void)state;
	assert_int_equal(find(&made, rules, "aaaa aaaa",
			      "aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa bbbb", &error),
			 TVX_ELIMIT);
	assert_null(made.found);
	assert_non_null(strstr(error.text, "slow.rule"));
	release(&made);
	tvx_rules_free(rules);
}

static void
find__a_veto_put_into_a_duty_to_help_is_critical_and_names_its_holders(void **state)
{
	tvx_rules *const rules = standard();
	const tvx_finding *found;
	pair made;

	(void)state;
	assert_int_equal(
		find(&made, rules,
		     "China, Russia and France (hereinafter \"the Guarantors\") agree. "
		     "Each "
		     "Guarantor shall, after consultations, provide assistance.",
		     "China, Russia and France (hereinafter \"the Guarantors\") agree. "
		     "Each "
		     "Guarantor shall, after consultations[RU: and in accordance with a "
		     "decision agreed by all the Guarantors], provide assistance.",
		     NULL),
		TVX_OK);
	found = tvx_findings_at(made.found, 0);
	assert_str(found->rule, "consent.raised");
	assert_int_equal(found->severity, TVX_SEVERITY_CRITICAL);
	assert_str(found->party, "RU");
	assert_str(found->excerpt,
		   "in accordance with a decision agreed by all the Guarantors");
	assert_str(found->message,
		   "assistance under this clause now needs a decision agreed "
		   "by all the Guarantors (proposed by RU)");
	assert_str(found->explanation,
		   "A veto is held by each of: China, Russia and France; the state against "
		   "which the clause protects can be one of them");
	assert_int_equal(tvx_findings_size(made.found), 1);
	release(&made);
	tvx_rules_free(rules);
}

static void
find__a_number_that_shrinks_says_by_how_much(void **state)
{
	tvx_rules *const rules = standard();
	pair made;

	(void)state;
	assert_int_equal(find(&made, rules,
			      "Missiles with a range greater than 280 km are prohibited.",
			      "Missiles with a range greater than 40 km are prohibited.",
			      NULL),
			 TVX_OK);
	assert_int_equal(tvx_findings_size(made.found), 1);
	assert_str(tvx_findings_at(made.found, 0)->message,
		   "missile range 280 km -> 40 km, one seventh (7 times less)");
	release(&made);
	tvx_rules_free(rules);
}

static void
find__however_is_not_who_is_bound(void **state)
{
	tvx_rules *const rules = standard();
	pair made;

	(void)state;
	assert_int_equal(find(&made, rules, "However, the Parties shall admit troops.",
			      "However, the Parties shall not admit troops.", NULL),
			 TVX_OK);
	assert_int_equal(tvx_findings_size(made.found), 1);
	assert_str(tvx_findings_at(made.found, 0)->message,
		   "the Parties: a 'not' or an exception is new: 'not admit troops'");
	release(&made);
	tvx_rules_free(rules);
}

static void
find__a_bound_that_went_is_shown_as_written(void **state)
{
	tvx_rules *const rules = standard();
	pair made;

	(void)state;
	assert_int_equal(find(&made, rules, "The Commission has at least 5 members.",
			      "The Commission has 5 members.", NULL),
			 TVX_OK);
	assert_int_equal(tvx_findings_size(made.found), 1);
	assert_str(tvx_findings_at(made.found, 0)->message,
		   "at least 5 -> 5, no longer a lower limit");
	release(&made);
	tvx_rules_free(rules);
}

static void
find__what_one_party_proposes_is_never_said_as_agreed(void **state)
{
	tvx_rules *const rules = standard();
	pair made;

	(void)state;
	assert_int_equal(find(&made, rules, "The Parties shall exchange prisoners.",
			      "The Parties shall[UA: , if they so wish and subject to "
			      "Article 1,] exchange prisoners.",
			      NULL),
			 TVX_OK);
	const tvx_finding *const found = first_of(&made, "condition.added");
	assert_non_null(found);
	assert_str(found->party, "UA");
	assert_true(str_find(found->message, TVX_STR("(proposed by UA)"), 0) != SIZE_MAX);
	release(&made);
	tvx_rules_free(rules);
}

/* Each of these changes no meaning: nothing but typography may be said of it. */
static void
find__typography_alone_is_info_and_nothing_else(void **state)
{
	static const char *const pairs[][2] = {
		{ "The 'Parties' shall not, without delay, pay 5 days - or 3.",
		  "The ‘Parties’ shall not, without delay, pay 5 days – or 3." },
		{ "Each State shall help.", "Each State  shall\u00A0help." },
		{ "The État shall help.", "The E\u0301tat shall help." },
		{ "each state shall help.", "Each State shall help." },
	};
	tvx_rules *const rules = standard();

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		pair made;

		assert_int_equal(find(&made, rules, pairs[i][0], pairs[i][1], NULL),
				 TVX_OK);
		assert_int_equal(tvx_findings_size(made.found), 1);
		assert_str(tvx_findings_at(made.found, 0)->rule, "typography.only");
		release(&made);
	}
	tvx_rules_free(rules);
}

/* That efforts to reach consensus have failed is no rule that asks for it; in the French
 * pack a bare "consensus" is one, so it is asked of the English alone. */
static void
find__exhausted_efforts_to_reach_consensus_are_no_rule(void **state)
{
	tvx_rules *rules;
	pair made;

	(void)state;
	assert_int_equal(tvx_rules_for(&rules, TVX_STR("en"), NULL), TVX_OK);
	assert_int_equal(
		find(&made, rules,
		     "If efforts to reach consensus have been exhausted, a vote is taken.",
		     "If all efforts to agree have been exhausted, a vote is taken.", NULL),
		TVX_OK);
	assert_null(first_of(&made, "consent.removed"));
	release(&made);
	assert_int_equal(find(&made, rules, "Decisions are taken by consensus.",
			      "Decisions are taken by vote.", NULL),
			 TVX_OK);
	assert_non_null(first_of(&made, "consent.removed"));
	release(&made);
	tvx_rules_free(rules);
}

/* A capital that only an edit beside it took is told with that edit; any other is told. */
static void
find__a_capital_that_an_edit_took_is_no_finding(void **state)
{
	static const struct {
		const char *before, *after;
		bool told;
	} cases[] = {
		{ "It is so. The Council shall pay.",
		  "It is so. By 21 May 2025, the Council shall pay.", false },
		{ "It is so. If all agree, the Council shall pay.",
		  "It is so. The Council shall pay.", false },
		{ "It is so. The Council of Guarantors shall pay.",
		  "It is so. The full Council of guarantors shall pay.", true },
		{ "The old Council shall pay.", "The council shall pay.", true },
	};
	tvx_rules *const rules = standard();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		pair made;

		assert_int_equal(find(&made, rules, cases[i].before, cases[i].after, NULL),
				 TVX_OK);
		assert_true((first_of(&made, "typography.only") != NULL) == cases[i].told);
		release(&made);
	}
	tvx_rules_free(rules);
}

/* The spans lie in the texts of the change, whatever the rule. */
/* Articles 1 to 3 that cite each other; behind a new first one, 2 to 4. */
static tvx_instrument *
build_numbered(bool is_after)
{
	static const char *const texts[] = {
		"The ceilings of tanks and of guns are laid down in",
		"Inspectors go wherever they are sent by virtue of",
		"To arbitration goes any dispute that arises under",
	};
	const tvx_draft draft = { .language = TVX_STR("en") };
	tvx_instrument *made = NULL;
	builder *const into = builder_new();
	buffer words = { 0 };

	builder_set_draft(into, &draft);
	for (int i = is_after ? -1 : 0; i < 3; i++) {
		buffer_clear(&words);
		buffer_printf(&words, "Article %d", i + 1 + is_after);
		builder_open(into, TVX_CLAUSE_ARTICLE, buffer_str(&words), TVX_STR(""));
		buffer_clear(&words);
		if (i < 0)
			buffer_puts(&words, "Peace and friendship prevail.");
		else
			buffer_printf(&words, "%s Article %d.", texts[i],
				      (i + 1) % 3 + 1 + is_after);
		builder_exact_text(into, buffer_str(&words));
		builder_close(into);
	}
	assert_int_equal(builder_finish(&made, into, NULL), TVX_OK);
	buffer_release(&words);
	return made;
}

static void
find__references_that_follow_a_renumbering_are_told_once_with_examples(void **state)
{
	tvx_rules *const rules = standard();
	pair made = { .before = build_numbered(false), .after = build_numbered(true) };
	uint32_t told = 0;

	(void)state;
	assert_int_equal(tvx_align(&made.alignment, made.before, made.after, NULL, NULL),
			 TVX_OK);
	assert_int_equal(tvx_diff(&made.changes, made.alignment, NULL, NULL), TVX_OK);
	assert_int_equal(tvx_find(&made.found, made.changes, rules, NULL, NULL), TVX_OK);
	for (uint32_t i = 0; i < tvx_findings_size(made.found); i++)
		told += str_begins(tvx_findings_at(made.found, i)->rule,
				   TVX_STR("reference."));
	assert_int_equal(told, 1);
	assert_str(first_of(&made, "reference.follows")->message,
		   "3 references follow the clauses they point to, which were renumbered: "
		   "Article 2 is now Article 3, Article 3 is now Article 4, Article 1 is "
		   "now Article 2");
	assert_str(first_of(&made, "reference.follows")->excerpt, "Article 3");
	release(&made);
	tvx_rules_free(rules);
}

static void
find__a_changed_definition_names_its_term_and_where_it_is_used(void **state)
{
	tvx_rules *const rules = standard();
	const tvx_finding *changed;
	pair made;

	(void)state;
	assert_int_equal(
		find(&made, rules, "“Vessel” means a ship of war. Vessels show their flag.",
		     "“Vessel” means a ship of commerce. Vessels show their flag.", NULL),
		TVX_OK);
	changed = first_of(&made, "term.changed");
	assert_non_null(changed);
	assert_str(changed->message, "what 'Vessel' means has changed");
	assert_str(changed->explanation, "Article 2 uses it");
	assert_str(changed->excerpt, "“Vessel” means a ship of commerce.");
	assert_int_equal(changed->severity, TVX_SEVERITY_MAJOR);
	release(&made);
	tvx_rules_free(rules);
}

static void
find__a_definition_is_not_said_to_change_where_another_rule_said_it(void **state)
{
	tvx_rules *const rules = standard();
	pair made;

	(void)state;
	assert_int_equal(find(&made, rules, "“Vessel” means a ship of 300 tonnes.",
			      "“Vessel” means a ship of 500 tonnes.", NULL),
			 TVX_OK);
	assert_non_null(first_of(&made, "number.changed"));
	assert_null(first_of(&made, "term.changed"));
	release(&made);
	tvx_rules_free(rules);
}

static void
find__small_words_of_a_definition_weigh_less(void **state)
{
	tvx_rules *const rules = standard();
	pair made;

	(void)state;
	assert_int_equal(find(&made, rules,
			      "“Vessel” means any ship of war. Vessels show their flag.",
			      "“Vessel” means the ship of war. Vessels show their flag.",
			      NULL),
			 TVX_OK);
	assert_non_null(first_of(&made, "term.changed"));
	assert_int_equal(first_of(&made, "term.changed")->severity, TVX_SEVERITY_MINOR);
	release(&made);
	tvx_rules_free(rules);
}

static void
find__words_of_a_definition_in_another_order_are_the_same_definition(void **state)
{
	tvx_rules *const rules = standard();
	pair made;

	(void)state;
	assert_int_equal(find(&made, rules, "“Vessel” means, on the high seas, a ship.",
			      "“Vessel” means a ship on the high seas.", NULL),
			 TVX_OK);
	assert_null(first_of(&made, "term.changed"));
	release(&made);
	tvx_rules_free(rules);
}

static void
find__terms_that_lost_their_definitions_share_a_finding_where_they_are_many(void **state)
{
	tvx_rules *const rules = standard();
	const tvx_finding *gone;
	pair made;

	(void)state;
	assert_int_equal(
		find(&made, rules,
		     "“Old ship” means one. “New ship” means two. “War ship” means three. "
		     "“Big ship” means four. Old ships, new ships, war ships and big ships "
		     "are shown.",
		     "Old ships, new ships, war ships and big ships are shown.", NULL),
		TVX_OK);
	gone = first_of(&made, "term.undefined");
	assert_non_null(gone);
	assert_str(gone->message, "4 terms are no longer defined, and still used: 'Old "
				  "ship', 'New ship', 'War ship' and 'Big ship'");
	release(&made);
	tvx_rules_free(rules);
}

static void
find__spans_lie_in_the_texts_and_the_order_is_worst_first(void **state)
{
	tvx_rules *const rules = standard();
	uint32_t severity = TVX_SEVERITY_CRITICAL;
	pair made;

	(void)state;
	assert_int_equal(
		find(&made, rules,
		     "Each State shall not keep more than 5 tanks. It shall help at "
		     "once. China, France and Poland agree, subject to Article 1.",
		     "Each State may keep more than 50 tanks. It shall, by unanimous "
		     "decision, help. China and Fr\u0430nce agree, without reservation.",
		     NULL),
		TVX_OK);
	assert_true(tvx_findings_size(made.found) >= 5);
	for (uint32_t i = 0; i < tvx_findings_size(made.found); i++) {
		const tvx_finding *const found = tvx_findings_at(made.found, i);
		const tvx_change *const change = tvx_changes_at(made.changes, found->row);

		assert_true(found->before_span.begin <= found->before_span.end);
		assert_true(found->before_span.end <= change->before_text.len);
		assert_true(found->after_span.begin <= found->after_span.end);
		assert_true(found->after_span.end <= change->after_text.len);
		assert_true(found->severity <= severity);
		assert_true(found->message.len > 0);
		severity = found->severity;
	}
	release(&made);
	tvx_rules_free(rules);
}

static void
quantity__a_ratio_reads_as_a_person_would_say_it(void **state)
{
	arena pool = { 0 };

	(void)state;
	assert_str(quantity_ratio(&pool, 280, 40), "one seventh (7 times less)");
	assert_str(quantity_ratio(&pool, 40, 280), "7 times more");
	assert_str(quantity_ratio(&pool, 250000, 85000), "2.94 times less");
	assert_str(quantity_ratio(&pool, 100, 95), "5 % less");
	assert_str(quantity_ratio(&pool, 60, 90), "50 % more");
	assert_str(quantity_ratio(&pool, 2009, 2014), "more by less than 1 %");
	arena_release(&pool);
}

/* What is asked of the first letters alone must let each number word pass. */
static void
number__every_word_of_a_number_is_seen_by_its_first_letters(void **state)
{
	static const char *const words[] = {
		"one",      "Two",        "THREE",    "four",     "five",      "six",
		"seven",    "eight",      "nine",     "ten",      "eleven",    "twelve",
		"thirteen", "twenty-one", "forty",    "fifty",    "sixty",     "seventy",
		"eighty",   "ninety",     "hundred",  "thousand", "million",   "billion",
		"zero",     "cent",       "cinq",     "deux",     "dix",       "huit",
		"mille",    "neuf",       "onze",     "quatre",   "seize",     "trois",
		"un",       "vingt",      "сорок",    "п'ять",    "Сто",       "une",
		"two",      "thirty",     "treize",   "trente",   "twenty",    "soixante",
		"sept",     "sixteen",    "quarante", "quinze",   "quatorze",  "douze",
		"milliard", "fifteen",    "eighteen", "UN",       "cinquante",
	};
	double value;

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		buffer folded = { 0 };

		word_fold(str_of(words[i]), &folded);
		assert_true(number_word(buffer_str(&folded), false, &value));
		if (!number_word_may_be(str_of(words[i])))
			fail_msg("'%s'", words[i]);
		buffer_release(&folded);
	}
	assert_false(number_word_may_be(TVX_STR("Guarantor")));
	assert_false(number_word_may_be(TVX_STR("a")));
	assert_false(number_word_may_be(TVX_STR(",")));
}

static void
yaml__values_keep_their_place(void **state)
{
	yaml_tree *tree = NULL;

	(void)state;
	assert_int_equal(
		yaml_read(&tree, TVX_STR("a: 1\nb:\n  - no\n  - {c: d}\n"), "x", NULL),
		TVX_OK);
	assert_int_equal(tree->count, 6);
	assert_int_equal(yaml_get(tree, 0, "b"), 2);
	assert_str(yaml_text(tree, 3), "no");
	assert_int_equal(tree->values[3].line, 3);
	assert_int_equal(tree->values[3].column, 5);
	assert_int_equal(tree->values[2].end, 6);
	assert_int_equal(yaml_get(tree, 0, "c"), UINT32_MAX);
	yaml_tree_free(tree);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules__every_example_that_ships_holds),
		cmocka_unit_test(rules__every_shipped_rule_has_an_example_that_is_silent),
		cmocka_unit_test(rules__an_example_that_does_not_hold_is_told_and_counted),
		cmocka_unit_test(rules__a_rule_without_an_example_counts_as_failed),
		cmocka_unit_test(pack__what_ships_is_what_its_file_says),
		cmocka_unit_test(pack__what_is_not_known_is_refused_with_the_nearest_word),
		cmocka_unit_test(pack__a_key_or_an_id_written_twice_is_refused),
		cmocka_unit_test(pack__a_pattern_that_is_no_pattern_is_refused),
		cmocka_unit_test(pack__what_makes_a_page_mean_another_thing_is_refused),
		cmocka_unit_test(pack__what_nests_without_end_is_a_limit),
		cmocka_unit_test(
			find__a_pattern_without_end_is_a_limit_that_names_the_rule),
		cmocka_unit_test(
			find__a_veto_put_into_a_duty_to_help_is_critical_and_names_its_holders),
		cmocka_unit_test(find__a_number_that_only_looks_like_the_other_is_hidden),
		cmocka_unit_test(find__a_number_that_shrinks_says_by_how_much),
		cmocka_unit_test(find__however_is_not_who_is_bound),
		cmocka_unit_test(find__a_bound_that_went_is_shown_as_written),
		cmocka_unit_test(find__what_one_party_proposes_is_never_said_as_agreed),
		cmocka_unit_test(find__typography_alone_is_info_and_nothing_else),
		cmocka_unit_test(find__a_capital_that_an_edit_took_is_no_finding),
		cmocka_unit_test(find__exhausted_efforts_to_reach_consensus_are_no_rule),
		cmocka_unit_test(
			find__references_that_follow_a_renumbering_are_told_once_with_examples),
		cmocka_unit_test(
			find__a_changed_definition_names_its_term_and_where_it_is_used),
		cmocka_unit_test(
			find__a_definition_is_not_said_to_change_where_another_rule_said_it),
		cmocka_unit_test(find__small_words_of_a_definition_weigh_less),
		cmocka_unit_test(
			find__words_of_a_definition_in_another_order_are_the_same_definition),
		cmocka_unit_test(
			find__terms_that_lost_their_definitions_share_a_finding_where_they_are_many),
		cmocka_unit_test(find__spans_lie_in_the_texts_and_the_order_is_worst_first),
		cmocka_unit_test(quantity__a_ratio_reads_as_a_person_would_say_it),
		cmocka_unit_test(
			number__every_word_of_a_number_is_seen_by_its_first_letters),
		cmocka_unit_test(yaml__values_keep_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
