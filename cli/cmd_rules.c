/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "io.h"

#include <travaux/rules.h>

#include <stdlib.h>

typedef struct settings {
	bool test;
} settings;

static tvx_status
load(tvx_rules **out, const operands *rest, tvx_error *error)
{
	tvx_str yaml;
	tvx_status status;

	if (rest->count == 0)
		return tvx_rules_standard(out, error);
	status = read_file(&yaml, rest->items[0], error);
	if (status != TVX_OK)
		return status;
	status = tvx_rules_compile(out, yaml, rest->items[0], error);
	free((void *)(uintptr_t)yaml.ptr);
	return status;
}

static void
list(output *out, const tvx_rules *rules)
{
	for (uint32_t i = 0; i < tvx_rules_size(rules); i++) {
		const tvx_rule rule = tvx_rules_at(rules, i);
		const tvx_str severity = tvx_severity_name(rule.severity);

		output_printf(out, "%-9.*s %-3.*s ", (int)severity.len, severity.ptr,
			      rule.language.len ? (int)rule.language.len : 1,
			      rule.language.len ? rule.language.ptr : "*");
		output_inert(out, rule.id);
		output_printf(out, "%*s  ", rule.id.len < 34 ? (int)(34 - rule.id.len) : 0,
			      "");
		output_inert(out, rule.summary);
		output_puts(out, "\n");
	}
}

static int
run_examples(output *out, const tvx_rules *rules)
{
	uint32_t failed, examples = 0;
	tvx_error error = { 0 };

	if (tvx_rules_test(rules, output_sink(out), &failed, &error) != TVX_OK &&
	    out->status == TVX_OK)
		return say_error(&error);
	for (uint32_t i = 0; i < tvx_rules_size(rules); i++)
		examples += tvx_rules_at(rules, i).examples;
	output_printf(out, "%u rule%s, %u example%s, %u not holding\n",
		      tvx_rules_size(rules), tvx_rules_size(rules) == 1 ? "" : "s",
		      examples, examples == 1 ? "" : "s", failed);
	return failed ? EXIT_DIFFERS : EXIT_DONE;
}

static int
run(const command *self, int argc, char **argv)
{
	settings chosen = { 0 };
	tvx_rules *rules = NULL;
	operands rest;
	tvx_error error;
	output out;
	int code, closed;

	if (!options_parse(self, &chosen, argc, argv, &rest, &code))
		return code;
	if (rest.count > 1)
		return usage_error(self, "rules reads one pack");
	if (load(&rules, &rest, &error) != TVX_OK)
		return say_error(&error);
	output_stdout(&out, false);
	if (chosen.test)
		code = run_examples(&out, rules);
	else
		list(&out, rules);
	closed = output_close(&out);
	tvx_rules_free(rules);
	return closed ? closed : code;
}

static const option options[] = {
	{ "test", 't', OPTION_FLAG, offsetof(settings, test), NULL,
	  "run the examples that the rules carry; exit 1 if one does not hold" },
	{ 0 },
};

const command command_rules = {
	"rules",
	run,
	"[--test] [FILE]",
	"list the rules in force, or try those of a pack",
	options,
	"Without FILE, the rules that come with travaux.  FILE is a rule pack, as\n"
	"travaux-rules(5) says.",
};
