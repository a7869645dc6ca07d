/* SPDX-License-Identifier: MIT */
/*
 * rules/examples.c - the examples that a rule carries, run on the whole road.
 *
 * Each example becomes two drafts of one article, which are aligned, compared
 * and searched as any drafts are: what holds here holds there.  An example
 * without one of its sides is an article that is new, or gone.  What stands
 * in it after a line "---" is the text of an Annex 1; after another, of Annex 2.
 */
#include "rules/set.h"

#include "base/buffer.h"
#include "base/str.h"
#include "instrument/builder.h"

#include <travaux/align.h>
#include <travaux/diff.h>

#include <stdio.h>

static void
add_clause(builder *made, tvx_clause_kind kind, tvx_str num, tvx_str text)
{
	builder_open(made, kind, num, TVX_STR(""));
	builder_exact_text(made, text);
	builder_close(made);
}

/* The anchor is in both drafts, so that an absent article is one and not all. */
static tvx_status
build(tvx_instrument **out, tvx_str text, tvx_str language, tvx_error *error)
{
	const tvx_str line = TVX_STR("\n---\n");
	size_t end = str_find(text, line, 0);
	builder *const made = builder_new();
	const tvx_draft draft = { .language = language };

	builder_set_draft(made, &draft);
	add_clause(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 1"),
		   TVX_STR("The depositary keeps the original."));
	if (text.len > 0)
		add_clause(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 2"),
			   str_slice(text, 0, end));
	for (int annex = 1; end != SIZE_MAX; annex++) {
		const size_t begin = end + line.len;
		char num[20];

		end = str_find(text, line, begin);
		snprintf(num, sizeof num, "Annex %d", annex);
		add_clause(made, TVX_CLAUSE_ANNEX, str_of(num),
			   str_slice(text, begin, end));
	}
	return builder_finish(out, made, error);
}

static bool
is_found(const tvx_findings *found, tvx_str id)
{
	for (uint32_t i = 0; i < tvx_findings_size(found); i++)
		if (str_equal(tvx_findings_at(found, i)->rule, id))
			return true;
	return false;
}

/* The two articles are one clause, whatever their words. */
static tvx_status
compare(tvx_findings **out, const tvx_instrument *before, const tvx_instrument *after,
	const tvx_rules *rules, bool both, tvx_error *error)
{
	const tvx_pin pin = { TVX_STR("art_2"), TVX_STR("art_2"), false };
	const tvx_align_options options = { .pins = &pin, .pin_count = both ? 1U : 0U };
	tvx_alignment *alignment = NULL;
	tvx_changes *changes = NULL;
	tvx_status status = tvx_align(&alignment, before, after, &options, error);

	if (status == TVX_OK)
		status = tvx_diff(&changes, alignment, NULL, error);
	if (status == TVX_OK)
		status = tvx_find(out, changes, rules, NULL, error);
	tvx_changes_free(changes);
	tvx_alignment_free(alignment);
	return status;
}

static tvx_status
run(const tvx_rules *rules, const example *given, bool *fired, tvx_error *error)
{
	const tvx_rule tried = rules->rules[given->rule].shown;
	tvx_instrument *before = NULL, *after = NULL;
	tvx_findings *found = NULL;
	tvx_status status = build(&before, given->before, tried.language, error);

	if (status == TVX_OK)
		status = build(&after, given->after, tried.language, error);
	if (status == TVX_OK)
		status = compare(&found, before, after, rules,
				 given->before.len > 0 && given->after.len > 0, error);
	if (status == TVX_OK)
		*fired = is_found(found, tried.id);
	tvx_findings_free(found);
	tvx_instrument_free(before);
	tvx_instrument_free(after);
	return status;
}

static tvx_status
complain(tvx_sink sink, tvx_rule tried, uint32_t line, const char *says)
{
	buffer out = { 0 };
	tvx_status status;

	buffer_put(&out, tried.id);
	if (tried.language.len)
		buffer_printf(&out, " (%.*s)", (int)tried.language.len, tried.language.ptr);
	if (line)
		buffer_printf(&out, ", line %u", line);
	buffer_printf(&out, ": %s\n", says);
	status = sink.write(sink.ctx, buffer_str(&out));
	buffer_release(&out);
	return status;
}

static tvx_status
run_all(const tvx_rules *rules, tvx_sink sink, uint32_t *failed, tvx_error *error)
{
	tvx_status status = TVX_OK;

	for (size_t i = 0; i < rules->example_count && status == TVX_OK; i++) {
		const example *const given = &rules->examples[i];
		bool fired = false;

		status = run(rules, given, &fired, error);
		if (status != TVX_OK || fired == given->fires)
			continue;
		(*failed)++;
		status = complain(sink, rules->rules[given->rule].shown, given->line,
				  given->fires ? "does not fire" : "fires, and should not");
	}
	return status;
}

tvx_status
tvx_rules_test(const tvx_rules *rules, tvx_sink sink, uint32_t *failed, tvx_error *error)
{
	tvx_status status;

	*failed = 0;
	status = run_all(rules, sink, failed, error);
	for (size_t i = 0; i < rules->count && status == TVX_OK; i++) {
		bool shown = false;

		for (size_t j = 0; j < rules->example_count && !shown; j++)
			shown = rules->examples[j].rule == i && rules->examples[j].fires;
		if (shown)
			continue;
		(*failed)++;
		status = complain(sink, rules->rules[i].shown, 0,
				  "has no example that fires");
	}
	return status;
}
